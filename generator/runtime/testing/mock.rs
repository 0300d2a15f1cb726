//! A transport for tests, which answers as it is told and keeps what it was asked.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{Method, Request};
use serde::Serialize;

use crate::testing::mock_answer::MockAnswer;
use crate::testing::mock_request::MockRequest;
use crate::transports::boxed::BoxFuture;
use crate::transports::fault::{Fault, FaultKind};
use crate::transports::interceptor::Attempt;
use crate::transports::transport::{Limits, Sent, Transport};

/// A transport for tests. Clones are the same transport: keep one to see what was asked.
///
/// ```text
/// let mock = MockTransport::new().answer(Method::GET, "/users/{id}", 200, json!({"name": "Ada"}));
/// let client = Client::builder().transport(mock.clone()).build()?;
/// ```
#[derive(Clone, Default)]
pub struct MockTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    routes: Vec<Route>,
    otherwise: Option<Reply>,
    requests: Vec<MockRequest>,
}

/// The answers to one kind of request.
struct Route {
    method: Method,
    path: String,
    replies: VecDeque<Reply>,
}

/// What gives the answer to a request.
type Reply = Arc<dyn Fn(&MockRequest) -> MockAnswer + Send + Sync>;

impl MockTransport {
    /// A transport that knows no answer yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer of JSON; see [`respond`](Self::respond).
    #[must_use]
    pub fn answer(self, method: Method, path: &str, status: u16, body: impl Serialize) -> Self {
        self.respond(method, path, MockAnswer::json(status, body))
    }

    /// Adds an answer to the requests of this method and path, which is a template (`/users/{id}`)
    /// or the path as it is sent (`/users/17`).
    ///
    /// Several answers to the same are given one after the other; the last one stays.
    #[must_use]
    pub fn respond(self, method: Method, path: &str, answer: MockAnswer) -> Self {
        self.respond_by(method, path, move |_| answer.clone())
    }

    /// Adds an answer that depends on the request, such as one by its query or body; see
    /// [`respond`](Self::respond).
    #[must_use]
    pub fn respond_by(
        self,
        method: Method,
        path: &str,
        reply: impl Fn(&MockRequest) -> MockAnswer + Send + Sync + 'static,
    ) -> Self {
        let mut state = self.state();
        let known = state
            .routes
            .iter_mut()
            .find(|route| route.method == method && route.path == path);
        match known {
            Some(route) => route.replies.push_back(Arc::new(reply)),
            None => state.routes.push(Route {
                method,
                path: path.to_owned(),
                replies: VecDeque::from([Arc::new(reply) as Reply]),
            }),
        }
        drop(state);
        self
    }

    /// Sets the answer to all other requests; without it they fail as [`FaultKind::Refused`].
    #[must_use]
    pub fn otherwise(self, answer: MockAnswer) -> Self {
        self.state().otherwise = Some(Arc::new(move |_| answer.clone()));
        self
    }

    /// What was asked so far, in order; every attempt is a request.
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().requests.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Keeps the request, and gives what answers it.
    fn take(&mut self, request: &MockRequest) -> Option<Reply> {
        self.requests.push(request.clone());
        let route = self.routes.iter_mut().find(|route| {
            route.method == request.method
                && [request.template, &request.path].contains(&&*route.path)
        });
        match route {
            Some(route) if route.replies.len() > 1 => route.replies.pop_front(),
            Some(route) => route.replies.front().cloned(),
            None => self.otherwise.clone(),
        }
    }
}

impl Transport for MockTransport {
    fn send(&self, request: Request<Bytes>, _: Limits) -> BoxFuture<'_, Sent> {
        let attempt = request.extensions().get::<Attempt>();
        let template = attempt.map_or("", |attempt| attempt.path);
        let request = MockRequest::new(request, template);
        // The lock is open again when the answer is made, so that this may look at the requests.
        let reply = self.state().take(&request);
        let answer = reply.map(|reply| reply(&request));
        Box::pin(async move {
            let refused = || format!("no answer is set for {} {}", request.method, request.path);
            let refuse = || Fault::new(FaultKind::Refused).caused_by(refused());
            answer.ok_or_else(refuse)?.give().await
        })
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockTransport")
            .field("requests", &self.state().requests)
            .finish_non_exhaustive()
    }
}
