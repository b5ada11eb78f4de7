//! What the watching thread and the readers have in common.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};

use crate::Error;

pub(super) type Callback<T> = Box<dyn Fn(&Arc<T>) + Send>;

/// What the watching thread and the readers have in common.
pub(super) struct Shared<T> {
    pub(super) current: ArcSwap<T>,
    pub(super) last_error: ArcSwapOption<Error>,
    pub(super) callbacks: Mutex<Vec<Callback<T>>>,
}

impl<T> Shared<T> {
    pub(super) fn callbacks(&self) -> MutexGuard<'_, Vec<Callback<T>>> {
        self.callbacks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls every callback. One that panics ends its own run only, and one may add others.
    pub(super) fn notify(&self, settings: &Arc<T>) {
        let mut called = std::mem::take(&mut *self.callbacks());
        for callback in &called {
            let _ = catch_unwind(AssertUnwindSafe(|| callback(settings)));
        }
        let mut callbacks = self.callbacks();
        called.append(&mut callbacks);
        *callbacks = called;
    }
}
