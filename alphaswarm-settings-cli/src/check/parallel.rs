//! Work that is done for many things at once, by as many threads as there are cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What comes of the numbers below `count`, in their order, no matter which thread came to which. `worker`
/// makes what one thread works with.
pub(super) fn each<T, W>(count: usize, worker: impl Fn() -> W + Sync) -> Vec<T>
where
    T: Send,
    W: FnMut(usize) -> Option<T>,
{
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
    let work = || {
        let mut worker = worker();
        let mut own = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                break;
            }
            own.extend(worker(at).map(|outcome| (at, outcome)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 1..threads.min(count) {
            scope.spawn(work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_numbers() {
        let even = || |at: usize| (at.is_multiple_of(2)).then_some(at);
        assert_eq!(each(1000, even), (0..1000).step_by(2).collect::<Vec<_>>());
        assert_eq!(each(0, even), [0; 0]);
    }
}
