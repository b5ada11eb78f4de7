//! Walking directories with several threads. What they find is sorted at the end, so that their
//! number does not show.

use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::directory::Directory;
use super::found::Walk;
use super::search::Search;

/// More threads wait for the disk and for each other.
const MOST_THREADS: usize = 8;

/// Directories that wait for a thread.
#[derive(Debug, Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    directories: Vec<Directory>,
    /// Threads that walk a directory, and may find others in it.
    busy: usize,
}

/// Walks directories and all that lies below them.
pub(super) fn crawl(search: &Search<'_>, directories: Vec<Directory>) -> Walk {
    if directories.is_empty() {
        return Walk::default();
    }
    let queue = Queue { waiting: Mutex::new(Waiting { directories, busy: 0 }), ..Queue::default() };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    thread::scope(|scope| {
        let work = || queue.work(search);
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for other in others {
            found.absorb(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        found
    })
}

impl Queue {
    fn work(&self, search: &Search<'_>) -> Walk {
        let mut found = Walk::default();
        while let Some((directory, mut turn)) = self.take() {
            directory.visit(search, &mut found, &mut turn.next);
        }
        found
    }

    /// A directory to walk; none when all are done.
    fn take(&self) -> Option<(Directory, Turn<'_>)> {
        let mut waiting = self.lock();
        loop {
            if let Some(directory) = waiting.directories.pop() {
                waiting.busy += 1;
                return Some((directory, Turn { queue: self, next: Vec::new() }));
            }
            if waiting.busy == 0 {
                return None;
            }
            waiting = self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The walk of one directory, and the directories found in it.
struct Turn<'a> {
    queue: &'a Queue,
    next: Vec<Directory>,
}

/// However a turn ends, nobody waits for it any longer.
impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut waiting = self.queue.lock();
        waiting.busy -= 1;
        // One directory is taken by this thread itself.
        let is_worth_waking = self.next.len() > 1 || waiting.busy == 0;
        waiting.directories.append(&mut self.next);
        if is_worth_waking {
            self.queue.changed.notify_all();
        }
    }
}
