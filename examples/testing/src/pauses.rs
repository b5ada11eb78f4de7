//! When a message is tried again.

use std::time::Duration;

/// The pauses between the tries: each is twice as long as the one before, and none of them ends after
/// `patience`.
pub(crate) fn of(patience: Duration) -> impl Iterator<Item = Duration> {
    let mut waited = Duration::ZERO;
    let doubled = |pause: &Duration| pause.checked_mul(2);
    std::iter::successors(Some(Duration::from_secs(1)), doubled).take_while(move |&pause| {
        waited = waited.saturating_add(pause);
        waited <= patience
    })
}
