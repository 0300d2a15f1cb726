//! The client: where the API is, who asks, and how long to wait.

use std::sync::Arc;
use std::time::Duration;

use http::Method;
use http::header::HeaderValue;
use reqwest::Url;

use crate::calls::call::Call;
use crate::calls::error::BuildError;
use crate::clients::credential::Credential;
use crate::clients::origin::{Origin, is_exposed};
use crate::retries::pace::Pace;
use crate::retries::rate_limit::RateLimit;
use crate::retries::retry::RetryPolicy;
use crate::retries::retry_budget::RetryBudget;
use crate::transports::http_client::http_client;
use crate::transports::http_transport::HttpTransport;
use crate::transports::interceptor::Interceptor;
use crate::transports::transport::Transport;

/// A client of the API. Clones share one connection pool and cost next to nothing.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) settings: Arc<Settings>,
}

/// What every call of a client shares.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) base_url: String,
    pub(crate) origin: Origin,
    /// Whether the base URL is that of the description.
    pub(crate) is_described: bool,
    pub(crate) allows_plain_http: bool,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) max_response_size: u64,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    pub(crate) pace: Pace,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(crate) transport: Arc<dyn Transport>,
    #[cfg(feature = "blocking")]
    pub(crate) blocking: crate::calls::blocking::Blocking,
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
    described_url: Option<String>,
    credentials: Vec<Credential>,
    user_agent: String,
    timeout: Duration,
    attempt_timeout: Duration,
    connect_timeout: Duration,
    max_response_size: u64,
    allows_plain_http: bool,
    retry: RetryPolicy,
    retry_share: u32,
    rate_limit: Option<RateLimit>,
    interceptors: Vec<Arc<dyn Interceptor>>,
    transport: Option<Arc<dyn Transport>>,
}

impl ClientBuilder {
    pub(crate) fn new(base_url: Option<&str>, user_agent: &str) -> Self {
        Self {
            base_url: base_url.map(str::to_owned),
            described_url: base_url.map(str::to_owned),
            credentials: Vec::new(),
            user_agent: user_agent.to_owned(),
            timeout: Duration::from_secs(60),
            attempt_timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            max_response_size: 64 * 1024 * 1024,
            allows_plain_http: false,
            retry: RetryPolicy::default(),
            retry_share: 20,
            rate_limit: None,
            interceptors: Vec::new(),
            transport: None,
        }
    }

    /// Sets where the API is, such as `https://api.example.com`; paths are appended to it.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Adds a credential, which every call then carries, in place of one of its scheme that goes to the same place.
    ///
    /// Calls that take no credentials ([`Call::security`]) and those that have their own ([`Call::credential`]) go
    /// without it.
    pub fn credential(mut self, credential: Credential) -> Self {
        credential.replace_in(&mut self.credentials);
        self
    }

    /// Sets the `User-Agent` header; by default the name and version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Sets how long a call may take from its start to the end of its answer, with all its attempts
    /// and the waits between them; by default 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long one attempt of a call may take; by default 30 seconds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Sets how long making a connection may take, TLS included; by default 10 seconds.
    ///
    /// A client given with [`http_client`](Self::http_client) keeps its own limit.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// Sets how many bytes the body of an answer may have, decompressed; by default 64 MiB.
    pub fn max_response_size(mut self, bytes: u64) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Lets credentials go over `http`, which everyone on the way can read.
    ///
    /// Without it, only hosts of this machine (`localhost`, `127.0.0.1`) get them so: those of the
    /// client, and those that a call or an interceptor sets as `Authorization`, `Cookie` or
    /// `Proxy-Authorization`.
    pub fn allow_plain_http(mut self) -> Self {
        self.allows_plain_http = true;
        self
    }

    /// Sets when calls are tried again; by default as [`RetryPolicy::default`] says.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Sets how many retries there may be for a hundred calls; by default 20.
    ///
    /// A client begins with ten in reserve, and never has more. Where all is used up, calls give
    /// what their last attempt gave. A retry after a 429 does not count, as it keeps the pace.
    pub fn retry_share(mut self, retries: u32) -> Self {
        self.retry_share = retries;
        self
    }

    /// Sets how many requests the client and its clones may send.
    ///
    /// Calls wait for their turn within their time limit. Whatever is set here, all calls also wait
    /// as long as the server asks with a 429 (without `Retry-After` a second, at most 15 minutes),
    /// and then go on at the pace at which it let requests through before.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.rate_limit = Some(limit);
        self
    }

    /// Adds an interceptor, inside of those that were added before.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sets the HTTP client to use, with its proxies, certificates and pool. The one that is used at
    /// first takes the proxies of the environment, but none for servers on this machine.
    ///
    /// Which redirects are followed is then its own affair, and whether credentials go with them.
    pub fn http_client(self, http: reqwest::Client) -> Self {
        self.transport(HttpTransport::new(http))
    }

    /// Sets what carries the requests, in place of the network.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// The base URL is missing or cannot be used, a credential would go over plain `http`, it or the
    /// user agent does not fit into a header, or the HTTP client cannot be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        let is_described = self.base_url == self.described_url;
        let base_url = base_url(self.base_url)?;
        let is_safe = self.credentials.is_empty() || self.allows_plain_http;
        let host = base_url.host_str().unwrap_or_default();
        if !is_safe && is_exposed(base_url.scheme(), host) {
            return Err(BuildError::PlainHttp);
        }
        for credential in &self.credentials {
            credential.check()?;
        }
        let user_agent =
            HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::Header {
                name: "user-agent".to_owned(),
            })?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => {
                let http = http_client(host, self.connect_timeout)?;
                Arc::new(HttpTransport::redirected(http))
            }
        };
        Ok(Client {
            settings: Arc::new(Settings {
                base_url: base_url.as_str().trim_end_matches('/').to_owned(),
                origin: Origin::of(&base_url),
                is_described,
                allows_plain_http: self.allows_plain_http,
                credentials: self.credentials,
                user_agent,
                timeout: self.timeout,
                attempt_timeout: self.attempt_timeout,
                max_response_size: self.max_response_size,
                retry: self.retry,
                budget: RetryBudget::new(self.retry_share),
                pace: Pace::new(self.rate_limit),
                interceptors: self.interceptors,
                transport,
                #[cfg(feature = "blocking")]
                blocking: crate::calls::blocking::Blocking::default(),
            }),
        })
    }
}

/// The base URL, if paths can be appended to it.
fn base_url(text: Option<String>) -> Result<Url, BuildError> {
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
    Ok(url)
}
