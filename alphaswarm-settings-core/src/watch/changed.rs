//! Waiting for a change in an asynchronous task.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::shared::Shared;

/// Waits for the next change; made by [`Watched::changed`](super::Watched::changed).
#[must_use = "a future does nothing until it is awaited"]
pub struct Changed<'w, T> {
    pub(super) shared: &'w Shared<T>,
    /// How often the settings had changed when the waiting began.
    pub(super) seen: u64,
}

impl<T> Future for Changed<'_, T> {
    type Output = Arc<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Arc<T>> {
        // First the waker, then the look: a change between the two would be slept through.
        self.shared.wake(context.waker());
        if self.shared.changes() == self.seen {
            return Poll::Pending;
        }
        Poll::Ready(Arc::clone(&self.shared.current.load().settings))
    }
}

impl<T> fmt::Debug for Changed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Changed").field("seen", &self.seen).finish_non_exhaustive()
    }
}
