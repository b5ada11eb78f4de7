//! The thread that reloads.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::Shared;
use super::stamp::{self, Stamp};
use crate::sources::file_key;
use crate::warning::{Warning, WarningKind};
use crate::{FromEnvironment, Loader, Source, SourceRecord};

/// What the thread is told.
pub(super) enum Signal {
    /// Something happened in a watched folder.
    Changed,
    /// Nobody reads the settings any more.
    Stop,
}

/// A swap is several events; they are taken together.
const SETTLING: Duration = Duration::from_millis(20);

pub(super) struct Worker<T> {
    pub(super) loader: Loader,
    pub(super) shared: Arc<Shared<T>>,
    pub(super) paths: Vec<PathBuf>,
    pub(super) stamp: Stamp,
    pub(super) interval: Duration,
}

impl<T: FromEnvironment + Send + Sync + 'static> Worker<T> {
    /// Runs until it is told to stop. Without a thread to be had, the settings stay as they are.
    pub(super) fn start(mut self, inbox: Receiver<Signal>) {
        let named = std::thread::Builder::new().name("alphaswarm-settings".to_owned());
        let _ = named.spawn(move || {
            while self.wait(&inbox) {
                self.look();
            }
        });
    }

    /// Waits for a reason to look; false when it is to stop.
    fn wait(&self, inbox: &Receiver<Signal>) -> bool {
        match inbox.recv_timeout(self.interval) {
            Ok(Signal::Changed) => {
                std::thread::sleep(SETTLING);
                !inbox.try_iter().any(|signal| matches!(signal, Signal::Stop))
            }
            Err(RecvTimeoutError::Timeout) => true,
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => false,
        }
    }

    fn look(&mut self) {
        let stamp = stamp::of(&self.paths);
        if stamp == self.stamp {
            return;
        }
        // Taken before the files are read: a change during the reading is seen the next time.
        self.stamp = stamp;
        match self.loader.load_settings::<T>().map(Arc::new) {
            Ok(settings) => {
                self.shared.current.store(Arc::clone(&settings));
                self.shared.last_error.store(None);
                self.shared.callbacks().iter().for_each(|callback| callback(&settings));
            }
            Err(error) => self.shared.last_error.store(Some(Arc::new(error))),
        }
    }
}

/// Asks the system to tell of changes in the folders of the watched paths; what it cannot watch is
/// looked at in intervals.
pub(super) fn notifier(paths: &[PathBuf], signals: Sender<Signal>) -> Option<RecommendedWatcher> {
    let tell = move |_event| {
        // The thread has ended: there is nobody to tell.
        let _ = signals.send(Signal::Changed);
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    let mut folders: Vec<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
    }
    Some(watcher)
}

impl Loader {
    /// Every file that a value may come from, whether it is there or not.
    pub(super) fn watched_paths<T: FromEnvironment>(&self) -> Vec<PathBuf> {
        let mut paths = self.env_files.clone();
        T::variables(&mut |variable| {
            for name in std::iter::once(&variable.key).chain(variable.aliases) {
                paths.extend(self.secrets_dirs.iter().map(|folder| folder.join(name)));
                if variable.may_come_from_file() {
                    paths.extend(self.environment.get(&file_key(name)).map(PathBuf::from));
                }
            }
        });
        paths
    }

    /// A warning for each value of the environment that hides a file.
    pub(super) fn shadowed_files(&self, sources: &[SourceRecord]) -> Vec<Warning> {
        let from_environment = |record: &&SourceRecord| {
            matches!(record.source, Source::Environment | Source::Alias(_))
        };
        let shadowed = sources.iter().filter(from_environment).filter_map(|record| {
            let files = self.secrets_dirs.iter().map(|folder| folder.join(record.key));
            let path = files.into_iter().find(|path| path.exists())?;
            Some(Warning::of_key(record.key, WarningKind::ShadowsFile { path }))
        });
        shadowed.collect()
    }
}
