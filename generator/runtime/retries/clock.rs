//! The time, and waiting for it: by tokio, and in the browser by its own timers.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use std::time::SystemTime;
#[cfg(target_arch = "wasm32")]
use web_time::SystemTime;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use tokio::time::{Instant, sleep};
#[cfg(target_arch = "wasm32")]
pub(crate) use web_time::Instant;

/// The time of this machine, since 1970.
pub(crate) fn since_1970() -> Duration {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
}

/// Waits. The timers of a browser hold no more milliseconds than 32 bits do.
#[cfg(target_arch = "wasm32")]
pub(crate) async fn sleep(wait: Duration) {
    let longest = Duration::from_millis(u32::MAX.into());
    gloo_timers::future::sleep(wait.min(longest)).await;
}

/// What the future gives, unless the time is over before; the future ends there.
pub(crate) async fn within<F: Future>(limit: Duration, future: F) -> Option<F::Output> {
    let (mut future, mut end) = (pin!(future), pin!(sleep(limit)));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}
