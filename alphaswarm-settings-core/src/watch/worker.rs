//! The thread that reloads.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::shared::Shared;
use super::stamp::{self, Stamp};
use crate::sources::{EnvFile, file_key};
use crate::warning::{Warning, WarningKind};
use crate::{FromEnvironment, Loader, Source, SourceRecord};

/// A message to the thread.
pub(super) enum Signal {
    /// Something happened in a watched directory.
    Changed,
    /// The last reader is gone.
    Stop,
}

/// A swap is several events; they are taken together.
const QUIET: Duration = Duration::from_millis(20);

pub(super) struct Worker<T> {
    pub(super) loader: Loader,
    pub(super) shared: Arc<Shared<T>>,
    pub(super) paths: Vec<PathBuf>,
    pub(super) stamp: Stamp,
    pub(super) interval: Duration,
}

impl<T: FromEnvironment + Send + Sync + 'static> Worker<T> {
    /// Runs until it gets the signal to stop. Without a thread to be had, the settings stay as they
    /// are.
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
                std::thread::sleep(QUIET);
                !inbox.try_iter().any(|signal| matches!(signal, Signal::Stop))
            }
            Err(RecvTimeoutError::Timeout) => true,
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => false,
        }
    }

    fn look(&mut self) {
        let stamp = stamp::of(&self.paths);
        // A load that failed may succeed without a change: what it could not read may be there now.
        if stamp == self.stamp && self.shared.last_error.load().is_none() {
            return;
        }
        // Taken before the files are read: a change during the reading is seen the next time.
        self.stamp = stamp;
        match self.loader.load_all::<T>() {
            Ok(loaded) => self.shared.accept(loaded.into_shared()),
            Err(error) => self.shared.reject(error),
        }
    }
}

/// Asks the system to report changes in the directories of the watched paths; what it cannot watch
/// is checked in intervals.
pub(super) fn notifier(paths: &[PathBuf], signals: Sender<Signal>) -> Option<RecommendedWatcher> {
    let notify = move |_event| {
        // The thread has ended.
        let _ = signals.send(Signal::Changed);
    };
    let mut watcher = notify::recommended_watcher(notify).ok()?;
    let mut directories: Vec<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
    directories.sort_unstable();
    directories.dedup();
    for directory in directories {
        let _ = watcher.watch(directory, RecursiveMode::NonRecursive);
    }
    Some(watcher)
}

impl Loader {
    /// Every file that a value may come from, whether it is there or not.
    pub(super) fn watched_paths<T: FromEnvironment>(&self) -> Vec<PathBuf> {
        let mut paths = self.env_files.clone();
        T::variables(&mut |variable| {
            for name in std::iter::once(&variable.key).chain(variable.aliases) {
                paths.extend(self.secrets_dirs.iter().map(|directory| directory.join(name)));
                if variable.may_come_from_file() {
                    paths.extend(self.environment.get(&file_key(name)).map(PathBuf::from));
                }
            }
        });
        paths
    }

    /// A warning for each value of the environment that hides one in a file.
    pub(super) fn shadowed_files<T: FromEnvironment>(
        &self,
        sources: &[SourceRecord],
    ) -> Vec<Warning> {
        let env_files: Vec<_> =
            self.env_files.iter().filter_map(|path| EnvFile::read(path).ok()).collect();
        let mut shadowed = Vec::new();
        T::variables(&mut |variable| {
            let is_from_environment = sources.iter().any(|record| {
                record.key == variable.key
                    && matches!(record.source, Source::Environment | Source::Alias(_))
            });
            let file_of = |name: &str| {
                let files = self.secrets_dirs.iter().map(|directory| directory.join(name));
                let in_directory = files.into_iter().find(|path| path.exists());
                let has_name = |file: &&EnvFile| file.names().any(|known| known == name);
                in_directory
                    .or_else(|| env_files.iter().find(has_name).map(|file| file.path().into()))
            };
            let names = std::iter::once(&variable.key).chain(variable.aliases);
            if is_from_environment
                && let Some(path) = names.into_iter().find_map(|name| file_of(name))
            {
                shadowed.push(Warning::of_key(variable.key, WarningKind::ShadowsFile { path }));
            }
        });
        shadowed
    }
}
