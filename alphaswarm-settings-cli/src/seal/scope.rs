//! Where a sealed value can be opened.

use clap::ValueEnum;

/// What a value is sealed for: anywhere else, the controller cannot open it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SealingScope {
    /// One name in one namespace
    #[default]
    Strict,
    /// Any name in one namespace
    NamespaceWide,
    /// Any name in any namespace
    ClusterWide,
}

/// The scopes that an annotation names, in the order in which the controller looks for them.
const ANNOTATED: [(SealingScope, &str); 2] = [
    (SealingScope::ClusterWide, "sealedsecrets.bitnami.com/cluster-wide"),
    (SealingScope::NamespaceWide, "sealedsecrets.bitnami.com/namespace-wide"),
];

impl SealingScope {
    /// The word of the command line and the configuration.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::NamespaceWide => "namespace-wide",
            Self::ClusterWide => "cluster-wide",
        }
    }

    /// The scope that is named so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }

    /// The annotation that tells the controller of the scope.
    pub(crate) fn annotation(self) -> Option<(&'static str, &'static str)> {
        let found = ANNOTATED.iter().find(|(scope, _)| *scope == self);
        found.map(|(_, annotation)| (*annotation, "true"))
    }

    /// The scope of an object, read as the controller reads it; `is_set` says whether an annotation is
    /// there with the value `true`.
    pub(crate) fn of_annotations(is_set: impl Fn(&str) -> bool) -> Self {
        let found = ANNOTATED.iter().find(|(_, annotation)| is_set(annotation));
        found.map_or(Self::Strict, |(scope, _)| *scope)
    }

    /// What a value is bound to: it opens nowhere else.
    pub(crate) fn label(self, namespace: &str, name: &str) -> String {
        match self {
            Self::Strict => format!("{namespace}/{name}"),
            Self::NamespaceWide => namespace.to_owned(),
            Self::ClusterWide => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annotation_is_read_as_it_is_written() {
        for scope in SealingScope::value_variants() {
            let annotation = scope.annotation().map(|(key, _)| key);
            assert_eq!(SealingScope::of_annotations(|key| Some(key) == annotation), *scope);
            assert_eq!(SealingScope::from_name(scope.as_str()), Some(*scope));
        }
        assert_eq!(SealingScope::of_annotations(|_| true), SealingScope::ClusterWide);
    }
}
