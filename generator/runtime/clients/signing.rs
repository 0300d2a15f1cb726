//! Which credentials a call is sent with, and whether they may go where it goes.

use bytes::Bytes;
use http::Request;

use crate::calls::error::BuildError;
use crate::clients::client::Settings;
use crate::clients::credential::{Credential, SECRET_HEADERS};
use crate::clients::origin::{Origin, is_exposed};

/// What a call says of its credentials.
#[derive(Clone, Debug, Default)]
pub(crate) struct Security {
    /// The security schemes that the operation takes, if it says so. If it takes none, the credentials of the client
    /// stay away.
    pub(crate) schemes: Option<&'static [&'static str]>,
    /// The credentials of the call itself.
    pub(crate) own: Vec<Credential>,
}

impl Security {
    /// The credentials of the call, and those of the client that go to other places: one for each place. Elsewhere than
    /// to the server of the client only those go that are wanted, or of which nobody knows.
    pub(crate) fn chosen<'a>(
        &'a self,
        of_client: &'a [Credential],
        is_elsewhere: bool,
    ) -> Vec<&'a Credential> {
        let of_client = match self.schemes {
            Some([]) => &[],
            _ => of_client,
        };
        let mut chosen: Vec<&Credential> = Vec::new();
        // Of one place the best counts, and of equals the last.
        let of_client = of_client.iter();
        let mut by_rank: Vec<&Credential> = of_client
            .filter(|credential| !is_elsewhere || self.goes_elsewhere(credential))
            .collect();
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

    /// Whether a credential of the client may go to another server than that of the client.
    fn goes_elsewhere(&self, credential: &Credential) -> bool {
        let is_known = self.schemes.is_some() && credential.scheme_name().is_some();
        !is_known || self.wants(credential)
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
    pub(crate) fn sign(
        &self,
        request: &mut Request<Bytes>,
        security: &Security,
    ) -> Result<(), BuildError> {
        let server = request.extensions().get::<Origin>();
        let is_of_server = server.is_some_and(|server| server.holds(request.uri()));
        let is_at_home = self.origin.holds(request.uri());
        let mut credentials = security.chosen(&self.credentials, !is_at_home);
        credentials.retain(|_| is_at_home || is_of_server);
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
