//! Calls that wait on the thread that makes them, for programs without an async runtime.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::calls::error::BuildError;

/// The runtime of a client for its blocking calls; it is set up with the first one.
///
/// It has a thread of its own, so that connections are kept alive between calls, too.
#[derive(Debug, Default)]
pub(crate) struct Blocking {
    runtime: OnceLock<Runtime>,
}

impl Blocking {
    /// Waits for the end of a call.
    ///
    /// # Errors
    ///
    /// The thread belongs to an async runtime, which must not be kept from its work; or there are no
    /// resources for a thread.
    pub(crate) fn wait<F: Future>(&self, call: F) -> Result<F::Output, BuildError> {
        match Handle::try_current() {
            Ok(_) => Err(BuildError::BlockingInsideAsync),
            Err(_) => Ok(self.runtime()?.block_on(call)),
        }
    }

    fn runtime(&self) -> Result<&Runtime, BuildError> {
        if let Some(runtime) = self.runtime.get() {
            return Ok(runtime);
        }
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(BuildError::Runtime)?;
        Ok(self.runtime.get_or_init(|| runtime))
    }
}

impl Drop for Blocking {
    /// A client may be dropped anywhere, also where waiting for threads to end is forbidden.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
