//! How much the values of one object may hold.

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::codes;

/// The most that the values of one object may hold.
const LARGEST: usize = 1024 * 1024;
/// From here on `kubectl apply` is near its own limit of 256 KiB.
const LARGE: usize = 200 * 1024;

/// Checks how many bytes the values of an object take, counted as Kubernetes counts them.
pub(crate) fn check(kind: &str, name: &str, size: usize) -> Option<Diagnostic> {
    let kib = size.div_ceil(1024);
    let title = format!("the values of the {kind} `{name}` take {kib} KiB");
    if size > LARGEST {
        let problem = Diagnostic::general(codes::MANIFEST_TOO_LARGE, title)
            .note("Kubernetes stores at most 1024 KiB in one object");
        Some(problem.help("shorten the values, or mount large ones as files"))
    } else if size >= LARGE {
        let problem = Diagnostic::general(codes::LARGE_MANIFEST, title)
            .note("`kubectl apply` fails near 256 KiB, as it keeps a second copy in an annotation");
        Some(problem.help("use `kubectl apply --server-side`"))
    } else {
        None
    }
}
