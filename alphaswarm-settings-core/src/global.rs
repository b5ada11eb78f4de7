//! Settings that are loaded once and read from everywhere.

use std::cell::RefCell;
use std::sync::OnceLock;

use crate::{Error, FromEnvironment, Loader};

/// The place of settings that `#[settings(global)]` makes.
#[derive(Debug)]
pub struct Global<T: 'static> {
    value: OnceLock<T>,
}

/// What overrides the global value on this thread, the innermost last.
pub type Overrides<T> = RefCell<Vec<&'static T>>;

impl<T: FromEnvironment> Global<T> {
    /// A place that holds nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { value: OnceLock::new() }
    }

    /// Loads the settings; once they are loaded, gives them as they are.
    ///
    /// # Errors
    /// Every problem of the environment, in schema order. Nothing is kept then.
    pub fn init(&'static self, loader: Loader) -> Result<&'static T, Error> {
        if let Some(value) = self.value.get() {
            return Ok(value);
        }
        let settings = loader.load()?;
        Ok(self.value.get_or_init(|| settings))
    }

    /// The settings: those of the innermost override, or else the loaded ones.
    ///
    /// # Panics
    /// When nothing has been loaded.
    #[must_use]
    #[track_caller]
    pub fn get(&'static self, overridden: Option<&'static T>, name: &str) -> &'static T {
        match overridden.or_else(|| self.value.get()) {
            Some(value) => value,
            None => {
                panic!("`settings()` was called before `{name}::init()`: call it first in `main`")
            }
        }
    }
}

impl<T: FromEnvironment> Default for Global<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// The innermost override on this thread.
#[must_use]
pub fn overridden<T: 'static>(
    overrides: &'static std::thread::LocalKey<Overrides<T>>,
) -> Option<&'static T> {
    overrides.with_borrow(|stack| stack.last().copied())
}

/// Runs `body` while `value` overrides the global settings on this thread.
///
/// The value is never freed, so that what was borrowed of it stays valid; it is meant for tests.
pub fn with_override<T: 'static, R>(
    overrides: &'static std::thread::LocalKey<Overrides<T>>,
    value: T,
    body: impl FnOnce() -> R,
) -> R {
    struct Pop<T: 'static>(&'static std::thread::LocalKey<Overrides<T>>);
    // A test that panics must not leave its settings to the next one on this thread.
    impl<T> Drop for Pop<T> {
        fn drop(&mut self) {
            self.0.with_borrow_mut(Vec::pop);
        }
    }
    overrides.with_borrow_mut(|stack| stack.push(Box::leak(Box::new(value))));
    let _pop = Pop(overrides);
    body()
}
