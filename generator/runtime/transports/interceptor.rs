//! What stands between the calls of a client and its transport.

use std::fmt;

use bytes::Bytes;
use http::{Request, Response};

use crate::clients::client::Settings;
use crate::clients::signing::Security;
use crate::transports::boxed::BoxFuture;
use crate::transports::fault::{Fault, FaultKind};
use crate::transports::transport::{Limits, Sent};

/// Sees every attempt of every call, and may change what is sent and what comes back.
///
/// Most interceptors need one of [`before`](Self::before) and [`after`](Self::after);
/// [`around`](Self::around) can also answer by itself, or send something else. The first one that is
/// added is the outermost.
///
/// Credentials are added behind the last interceptor, so that none sees them, and only to what still
/// goes to the origin of the base URL, or of the server that the call asks. The extensions of a request hold an [`Attempt`].
pub trait Interceptor: fmt::Debug + Send + Sync + 'static {
    /// Sees the request before it is sent.
    ///
    /// # Errors
    ///
    /// The request is not to be sent.
    fn before(&self, request: &mut Request<Bytes>) -> Result<(), Fault> {
        let _ = request;
        Ok(())
    }

    /// Sees the answer, whatever its status.
    fn after(&self, answer: &mut Response<Bytes>) {
        let _ = answer;
    }

    /// Sends the request on to what comes next.
    fn around<'a>(&'a self, mut request: Request<Bytes>, next: Next<'a>) -> BoxFuture<'a, Sent> {
        Box::pin(async move {
            self.before(&mut request)?;
            let mut answer = next.run(request).await?;
            self.after(&mut answer);
            Ok(answer)
        })
    }
}

/// Which attempt of which operation a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// The path template, such as `/users/{id}`.
    pub path: &'static str,
    /// The number of the attempt, from 1.
    pub number: u32,
}

/// What comes after an interceptor: the other ones, and at last the transport.
#[derive(Clone, Copy)]
pub struct Next<'a> {
    settings: &'a Settings,
    position: usize,
    limits: Limits,
    security: &'a Security,
}

impl<'a> Next<'a> {
    /// What comes after the call itself.
    pub(crate) fn new(settings: &'a Settings, limits: Limits, security: &'a Security) -> Self {
        Self {
            settings,
            position: 0,
            limits,
            security,
        }
    }

    /// Sends the request on.
    ///
    /// # Errors
    ///
    /// No whole answer came.
    pub fn run(mut self, mut request: Request<Bytes>) -> BoxFuture<'a, Sent> {
        if let Some(interceptor) = self.settings.interceptors.get(self.position) {
            self.position += 1;
            return interceptor.around(request, self);
        }
        match self.settings.sign(&mut request, self.security) {
            Ok(()) => self.settings.transport.send(request, self.limits),
            Err(error) => {
                let fault = Fault::new(FaultKind::Refused).caused_by(error);
                Box::pin(async { Err(fault) })
            }
        }
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Next")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
