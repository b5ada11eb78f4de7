//! What the watching thread and the readers have in common.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

use arc_swap::{ArcSwap, ArcSwapOption};

use crate::{Error, Loaded};

/// Callbacks for one kind of event.
pub(super) type Callbacks<E> = Mutex<Vec<Box<dyn Fn(&Arc<E>) + Send>>>;

pub(super) struct Shared<T> {
    pub(super) current: ArcSwap<Loaded<Arc<T>>>,
    pub(super) last_error: ArcSwapOption<Error>,
    pub(super) on_change: Callbacks<T>,
    pub(super) on_error: Callbacks<Error>,
    /// How often the settings have changed.
    changes: AtomicU64,
    /// Tasks that wait for the next change.
    waiting: Mutex<Vec<Waker>>,
}

impl<T> Shared<T> {
    pub(super) fn new(loaded: Loaded<Arc<T>>) -> Self {
        Self {
            current: ArcSwap::from_pointee(loaded),
            last_error: ArcSwapOption::empty(),
            on_change: Callbacks::default(),
            on_error: Callbacks::default(),
            changes: AtomicU64::new(0),
            waiting: Mutex::default(),
        }
    }

    /// Puts new settings in place, and tells everyone.
    pub(super) fn accept(&self, loaded: Loaded<Arc<T>>) {
        let settings = Arc::clone(&loaded.settings);
        self.current.store(Arc::new(loaded));
        self.last_error.store(None);
        self.changes.fetch_add(1, Ordering::Release);
        for waker in std::mem::take(&mut *locked(&self.waiting)) {
            waker.wake();
        }
        notify(&self.on_change, &settings);
    }

    /// Keeps the settings as they are, and tells why, unless it is as it was the last time.
    pub(super) fn reject(&self, error: Error) {
        let last = self.last_error.load();
        let is_known = last.as_ref().is_some_and(|last| last.to_string() == error.to_string());
        if is_known {
            return;
        }
        #[cfg(feature = "tracing")]
        tracing::warn!(target: "alphaswarm_settings", "the settings stay as they are: {error}");
        let error = Arc::new(error);
        self.last_error.store(Some(Arc::clone(&error)));
        notify(&self.on_error, &error);
    }

    pub(super) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// Wakes the task at the next change.
    pub(super) fn wake(&self, waker: &Waker) {
        let mut waiting = locked(&self.waiting);
        if !waiting.iter().any(|known| known.will_wake(waker)) {
            waiting.push(waker.clone());
        }
    }
}

/// Adds a callback.
pub(super) fn add<E>(callbacks: &Callbacks<E>, callback: impl Fn(&Arc<E>) + Send + 'static) {
    locked(callbacks).push(Box::new(callback));
}

/// Calls every callback. One that panics ends its own run only, and one may add others.
fn notify<E>(callbacks: &Callbacks<E>, event: &Arc<E>) {
    let mut called = std::mem::take(&mut *locked(callbacks));
    for callback in &called {
        let _ = catch_unwind(AssertUnwindSafe(|| callback(event)));
    }
    let mut added = locked(callbacks);
    called.append(&mut added);
    *added = called;
}

fn locked<V>(mutex: &Mutex<V>) -> MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
