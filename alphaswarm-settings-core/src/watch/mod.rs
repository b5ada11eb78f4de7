//! Settings that follow their files.
//!
//! A mounted secret is rotated while the service runs. A [`Watched`] reads its files again when
//! they change, and keeps the last good value when what it reads is wrong; then it tries again in
//! intervals.

mod changed;
mod shared;
mod stamp;
mod worker;

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use crate::warning::Warning;
use crate::{Error, FromEnvironment, Loaded, Loader};
pub use changed::Changed;
use shared::Shared;
use worker::{Signal, Worker};

/// How often the files are looked at where the system reports no change.
///
/// The kubelet itself takes up to a minute to bring a new Secret to a pod
/// (<https://kubernetes.io/docs/concepts/configuration/secret/#mounted-secrets-are-updated-automatically>).
pub const DEFAULT_INTERVAL: Duration = Duration::from_secs(10);

/// Settings that are loaded again when the files they come from change.
///
/// Reading never blocks, and whoever holds a value keeps it whole: all of it was read from one
/// generation of the mounted files. Only files are followed; the environment of a running process
/// does not change.
///
/// ```no_run
/// # use alphaswarm_settings::{FromEnvironment, Reader, Variable};
/// # struct Settings;
/// # impl FromEnvironment for Settings {
/// #     fn variables(_: &mut dyn FnMut(&'static Variable)) {}
/// #     fn from_environment(_: &mut Reader<'_>) -> Option<Self> { Some(Self) }
/// # }
/// use alphaswarm_settings::Loader;
///
/// let watched = Loader::new().secrets_dir("/run/secrets/alphaswarm").watch::<Settings>()?;
/// watched.on_change(|_settings| println!("the settings have changed"));
/// let settings = watched.get();
/// # Ok::<(), alphaswarm_settings::Error>(())
/// ```
#[must_use = "dropping it ends the watching"]
pub struct Watched<T> {
    shared: Arc<Shared<T>>,
    signals: Sender<Signal>,
    warnings: Vec<Warning>,
    /// Ends the notifications when it is dropped; none where the system has none to give.
    _notifier: Option<notify::RecommendedWatcher>,
}

impl Loader {
    /// Loads the settings and keeps them as their files change, looking at least every
    /// [`DEFAULT_INTERVAL`](crate::watch::DEFAULT_INTERVAL).
    ///
    /// # Errors
    /// Every problem of the environment as it is now. Later problems do not end the watching: see
    /// [`Watched::last_error`].
    pub fn watch<T>(self) -> Result<Watched<T>, Error>
    where
        T: FromEnvironment + Send + Sync + 'static,
    {
        self.watch_every(DEFAULT_INTERVAL)
    }

    /// The same, looking at least every `interval`; where the system reports changes, they are
    /// seen sooner.
    ///
    /// # Errors
    /// As [`watch`](Self::watch).
    pub fn watch_every<T>(self, interval: Duration) -> Result<Watched<T>, Error>
    where
        T: FromEnvironment + Send + Sync + 'static,
    {
        let paths = self.watched_paths::<T>();
        // Before the first load: what changes in between is seen as a change.
        let stamp = stamp::of(&paths);
        let loaded = self.load_all::<T>()?.into_shared();
        let mut warnings = loaded.warnings.clone();
        let shadowed = self.shadowed_files::<T>(&loaded.sources);
        Warning::log(&shadowed);
        warnings.extend(shadowed);
        let shared = Arc::new(Shared::new(loaded));
        let (signals, inbox) = mpsc::channel();
        let notifier = worker::notifier(&paths, signals.clone());
        Worker { loader: self, shared: Arc::clone(&shared), paths, stamp, interval }.start(inbox);
        Ok(Watched { shared, signals, warnings, _notifier: notifier })
    }
}

impl<T> Watched<T> {
    /// The settings as they are now. Never blocks.
    #[must_use]
    pub fn get(&self) -> Arc<T> {
        Arc::clone(&self.shared.current.load().settings)
    }

    /// The settings as they are now, with where each value was found, as of their load. Never blocks.
    ///
    /// `watched.loaded().report()` is what a page of the service may show.
    #[must_use]
    pub fn loaded(&self) -> Arc<Loaded<Arc<T>>> {
        self.shared.current.load_full()
    }

    /// The settings after the next change. It needs no runtime of any kind, and dropping it loses
    /// nothing.
    pub fn changed(&self) -> Changed<'_, T> {
        Changed { shared: &self.shared, seen: self.shared.changes() }
    }

    /// Calls `callback` with the new settings after each change, on the watching thread. One that
    /// panics is called again after the next change.
    pub fn on_change(&self, callback: impl Fn(&Arc<T>) + Send + 'static) {
        shared::add(&self.shared.on_change, callback);
    }

    /// Calls `callback` on the watching thread when the files give no settings any more, and again
    /// whenever the reason is another one. The last good settings stay in use. With the feature
    /// `tracing` it is also a warning there.
    pub fn on_error(&self, callback: impl Fn(&Arc<Error>) + Send + 'static) {
        shared::add(&self.shared.on_error, callback);
    }

    /// A channel that gets the new settings after each change.
    #[must_use]
    pub fn changes(&self) -> Receiver<Arc<T>>
    where
        T: Send + Sync + 'static,
    {
        let (sender, receiver) = mpsc::channel();
        self.on_change(move |settings| {
            // The receiver is gone: there is nothing left to do.
            let _ = sender.send(Arc::clone(settings));
        });
        receiver
    }

    /// Why the files as they are now give no settings; none where they do. The last good settings
    /// are in use until they do again.
    #[must_use]
    pub fn last_error(&self) -> Option<Arc<Error>> {
        self.shared.last_error.load_full()
    }

    /// The warnings of the first load; among them each key whose value in the environment hides a
    /// file, so that a rotation of the file is never seen.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }
}

impl<T: fmt::Debug> fmt::Debug for Watched<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watched").field("current", &self.get()).finish_non_exhaustive()
    }
}

impl<T> Drop for Watched<T> {
    fn drop(&mut self) {
        // There may have been no thread to be had.
        let _ = self.signals.send(Signal::Stop);
    }
}
