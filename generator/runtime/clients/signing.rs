//! Which credentials a call is sent with, and whether they may go where it goes.

use bytes::Bytes;
use http::Request;

use crate::calls::error::BuildError;
use crate::clients::client::Settings;
use crate::clients::credential::{Credential, SECRET_HEADERS};
use crate::clients::origin::{Origin, is_exposed};

/// What a call says of its credentials: an extension of its request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Security {
    /// The security schemes that the operation takes, if it says so. If it takes none, the credentials of the client
    /// stay away.
    pub(crate) schemes: Option<&'static [&'static str]>,
    /// The credentials of the call itself.
    pub(crate) own: Vec<Credential>,
}

impl Security {
    /// The credentials of the call, and those of the client that go to other places: one for each place.
    fn chosen<'a>(&'a self, of_client: &'a [Credential]) -> Vec<&'a Credential> {
        let of_client = match self.schemes {
            Some([]) => &[],
            _ => of_client,
        };
        let mut chosen: Vec<&Credential> = Vec::new();
        // Of one place the best counts, and of equals the last.
        let mut by_rank: Vec<&Credential> = of_client.iter().collect();
        by_rank.sort_by_key(|credential| (self.wants(credential), !credential.is_exceptional()));
        by_rank.extend(&self.own);
        for credential in by_rank.into_iter().rev() {
            if chosen.iter().all(|it| it.name() != credential.name()) {
                chosen.push(credential);
            }
        }
        chosen.reverse();
        chosen
    }

    /// Whether the operation takes the scheme of a credential.
    fn wants(&self, credential: &Credential) -> bool {
        let schemes = self.schemes.unwrap_or_default();
        credential
            .scheme_name()
            .is_some_and(|it| schemes.contains(&it))
    }
}

impl Settings {
    /// Adds the credentials, if the request goes to where they belong.
    ///
    /// # Errors
    ///
    /// A request cannot hold them, or one that holds secrets could be read by others.
    pub(crate) fn sign(&self, request: &mut Request<Bytes>) -> Result<(), BuildError> {
        let server = request.extensions().get::<Origin>();
        let is_of_server = server.is_some_and(|server| server.holds(request.uri()));
        let is_signed = is_of_server || self.origin.holds(request.uri());
        let security = request.extensions().get::<Security>().cloned();
        let security = security.unwrap_or_default();
        let mut credentials = security.chosen(&self.credentials);
        credentials.retain(|_| is_signed);
        for credential in &credentials {
            credential.sign(request)?;
        }
        let (scheme, host) = (request.uri().scheme_str(), request.uri().host());
        let is_exposed = is_exposed(scheme.unwrap_or_default(), host.unwrap_or_default());
        // Where the base URL is elsewhere, a proxy may stand before this machine.
        let is_exposed = is_exposed || (scheme == Some("http") && !self.origin.is_here());
        let holds_secrets = || {
            let mut names = SECRET_HEADERS.iter();
            !credentials.is_empty() || names.any(|name| request.headers().contains_key(name))
        };
        match is_exposed && !self.allows_plain_http && holds_secrets() {
            true => Err(BuildError::PlainHttp),
            false => Ok(()),
        }
    }
}
