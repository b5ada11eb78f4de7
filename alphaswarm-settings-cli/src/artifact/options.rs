//! What only some kinds of artifacts are told.

/// What kustomize does with the data of a component.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Behavior {
    /// They are all that the ConfigMap has.
    #[default]
    Create,
    /// They are merged over those of the artifact of all environments.
    Merge,
}

/// What a JSON Schema describes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Described {
    /// An object with the variables of an environment.
    #[default]
    Environment,
    /// The manifest of a ConfigMap.
    ConfigMap,
    /// A compose file.
    Compose,
    /// The values of a Helm chart, with the variables under `env`.
    HelmValues,
}

impl Described {
    /// What the configuration calls so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "environment" => Self::Environment,
            "configmap" => Self::ConfigMap,
            "compose" => Self::Compose,
            "helm-values" => Self::HelmValues,
            _ => return None,
        })
    }
}

/// What becomes of the old names of variables, their aliases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum OldNames {
    /// The artifact holds the keys alone.
    #[default]
    LeftOut,
    /// They stand next to the keys, with the same values.
    Carried,
}

/// What becomes of a `ConfigMap` in the cluster when its data change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Rollout {
    /// It keeps its name: the pods of both versions read the new data at their next start.
    #[default]
    InPlace,
    /// Its name ends in a hash of its data, so there is another one: each pod keeps that which it began with.
    Hashed,
}

/// The form of a page, which the ending of its file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Html,
    Markdown,
    Json,
}

impl Form {
    /// The ending of such a file.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Html => ".html",
            Self::Markdown => ".md",
            Self::Json => ".json",
        }
    }
}

/// What only pages are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its heading, in place of the usual one.
    pub(crate) title: Option<String>,
    /// The address of a line of a file of the repository, with `{path}` and `{line}`.
    pub(crate) repository: Option<String>,
}

/// What the artifacts in programming languages are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Code {
    /// What the names leave off the keys.
    pub(crate) prefix: String,
    /// The only variables that it holds; all where there is none.
    pub(crate) only: Vec<String>,
    /// Whether whole numbers of TypeScript are of the type `bigint`.
    pub(crate) has_bigint: bool,
    /// Whether it holds only what a browser may know.
    pub(crate) is_public: bool,
    /// Whether Vite's types know no other variables.
    pub(crate) is_strict: bool,
    /// What brings a browser its settings.
    pub(crate) carrier: Carrier,
}

/// What brings a browser the file of its settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// A `ConfigMap` has it.
    #[default]
    ConfigMap,
    /// A script writes it.
    Script,
}
