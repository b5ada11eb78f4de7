//! The workloads whose pods a patch rolls.

/// What makes pods, and changes them one after the other when their template changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Workload {
    pub(crate) kind: &'static str,
    pub(crate) name: String,
}

impl Workload {
    const KINDS: [&str; 3] = ["Deployment", "StatefulSet", "DaemonSet"];

    /// `name`, which is that of a Deployment, or `Kind/name`.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once('/').unwrap_or((Self::KINDS[0], text));
        let kind = Self::KINDS.into_iter().find(|known| *known == kind)?;
        Some(Self { kind, name: name.to_owned() })
    }
}
