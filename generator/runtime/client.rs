//! The client: where the API is, who asks, and how long to wait.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderValue;
use reqwest::redirect::Policy;
use reqwest::{Method, Url};

use crate::call::Call;
use crate::credential::Credential;
use crate::error::BuildError;

/// How many redirects of one call are followed.
const MOST_REDIRECTS: usize = 10;

/// A client of the API. Clones share one connection pool and cost next to nothing.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) settings: Arc<Settings>,
}

/// What every call of a client shares.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: String,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeout: Duration,
}

impl Client {
    /// A call by method and path template, for what the description does not know.
    ///
    /// The operations of the description have methods of their own, which are to be preferred.
    pub fn call(&self, method: Method, path: &'static str) -> Call {
        Call::new(self.clone(), method, path)
    }
}

/// Sets up a [`Client`].
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_url: Option<String>,
    credentials: Vec<Credential>,
    user_agent: String,
    timeout: Duration,
    connect_timeout: Duration,
    http: Option<reqwest::Client>,
}

impl ClientBuilder {
    pub(crate) fn new(base_url: Option<&str>, user_agent: &str) -> Self {
        Self {
            base_url: base_url.map(str::to_owned),
            credentials: Vec::new(),
            user_agent: user_agent.to_owned(),
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            http: None,
        }
    }

    /// Sets where the API is, such as `https://api.example.com`; paths are appended to it.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Adds a credential, which every call then carries; it replaces one in the same place.
    pub fn credential(mut self, credential: Credential) -> Self {
        self.credentials
            .retain(|known| known.name() != credential.name());
        self.credentials.push(credential);
        self
    }

    /// Sets the `User-Agent` header; at first it is the name and version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Sets how long a call may take from its start to the end of its answer; at first 30 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long making a connection may take; at first 10 seconds.
    ///
    /// A client given with [`http_client`](Self::http_client) keeps its own limit.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// Sets the HTTP client to use, with its proxies, certificates and pool.
    ///
    /// Which redirects are followed is then its own affair, and whether credentials go with them.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// The base URL is missing or cannot be used, a credential or the user agent does not fit into
    /// a header, or the HTTP client cannot be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        let base_url = base_url(self.base_url)?;
        for credential in &self.credentials {
            credential.check()?;
        }
        let user_agent =
            HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::Header {
                name: "user-agent".to_owned(),
            })?;
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .connect_timeout(self.connect_timeout)
                .redirect(within_origin())
                .referer(false)
                .build()
                .map_err(BuildError::HttpClient)?,
        };
        Ok(Client {
            settings: Arc::new(Settings {
                http,
                base_url,
                credentials: self.credentials,
                user_agent,
                timeout: self.timeout,
            }),
        })
    }
}

/// Follows redirects within the origin that was asked; credentials must not leave it. Any other is
/// given to the caller as the status that it is.
fn within_origin() -> Policy {
    Policy::custom(|attempt| {
        let asked = attempt.previous().first().map(Url::origin);
        let stays = asked == Some(attempt.url().origin());
        if stays && attempt.previous().len() <= MOST_REDIRECTS {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}

/// The base URL without a closing slash, if paths can be appended to it.
fn base_url(text: Option<String>) -> Result<String, BuildError> {
    let refused = |reason: &str| {
        Err(BuildError::BaseUrl {
            reason: reason.to_owned(),
        })
    };
    let text = text.ok_or(BuildError::MissingBaseUrl)?;
    let url = match Url::parse(&text) {
        Ok(url) => url,
        Err(error) => return refused(&error.to_string()),
    };
    if !matches!(url.scheme(), "http" | "https") {
        return refused("its scheme is neither `https` nor `http`");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refused("it holds a user or password; give these as a credential");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refused("it has a query or fragment, to which no path can be appended");
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}
