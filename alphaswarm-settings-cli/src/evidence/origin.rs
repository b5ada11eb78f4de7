//! The kinds of places that say something of a variable.

use alphaswarm_settings_scan::{Kind, Within};

/// Where something is said of a variable, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// A declaration: the field of a settings class, an option, a block of another tool's schema.
    Declaration,
    /// An env file that shows which variables there are.
    Example,
    /// A compose file.
    Compose,
    /// A Dockerfile.
    Image,
    /// What a cluster reads in plain: a ConfigMap, the `env` of a container.
    Cluster,
    /// A Secret, or what makes one.
    Secret,
    /// Code that reads the environment.
    Code,
    /// A script, a Makefile or a workflow.
    Script,
    /// An env file with a person's own values.
    EnvFile,
    /// Something that uses the name of the variable with `_FILE` behind it.
    File,
    /// An env file with the values of one machine, of which nothing but the names is kept.
    Private,
}

impl Origin {
    /// What a use in a file of the given language is; `is_example` is about env files.
    pub(super) fn of(kind: Kind, language: &str, is_example: bool) -> Self {
        match kind {
            Kind::Set(Within::Compose) => Self::Compose,
            Kind::Set(Within::Container | Within::ConfigMap) => Self::Cluster,
            Kind::Set(
                Within::Secret
                | Within::SecretString
                | Within::ExternalSecret
                | Within::SealedSecret,
            ) => Self::Secret,
            Kind::Set(Within::Dockerfile) => Self::Image,
            Kind::Set(Within::EnvFile) if is_example => Self::Example,
            Kind::Set(Within::EnvFile) => Self::EnvFile,
            Kind::Set(Within::Workflow | Within::Makefile) => Self::Script,
            Kind::Read | Kind::Field | Kind::Helper => Self::Code,
            Kind::Expansion => match language {
                "YAML" => Self::Compose,
                "Dockerfile" => Self::Image,
                "Env file" if is_example => Self::Example,
                "Env file" => Self::EnvFile,
                _ => Self::Script,
            },
        }
    }

    /// Whether the service itself is read here, or a declaration of it.
    pub(crate) const fn is_code(self) -> bool {
        matches!(self, Self::Declaration | Self::Code)
    }
}
