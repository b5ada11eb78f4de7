//! What an artifact is.

use std::borrow::Cow;
use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_schema::model::{Target, Variable};
use clap::ValueEnum;

use crate::dialect::Dialect;
use crate::environment::Environment;
use crate::rotation::rotates;

/// What the platform runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Env {
    /// A developer's machine: `.env.local`
    Local,
    /// A cloud's own container service: `.env.cloud`
    Cloud,
    /// A Kubernetes cluster: a `ConfigMap` and the scaffold of a `Secret`
    #[value(alias = "kubernetes")]
    K8s,
}

/// What a generated file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A `.env` file
    Env,
    /// A Kubernetes `ConfigMap` with the plain variables
    #[value(name = "configmap")]
    ConfigMap,
    /// The scaffold of a Kubernetes `Secret`
    Secret,
    /// A patch that rolls the pods of workloads when the data of a `ConfigMap` change
    ChecksumPatch,
    /// An `ExternalSecret` of one environment, and one more for its optional secrets
    ExternalSecret,
    /// A list of every variable in JSON, without the values of secrets
    Json,
    /// The environment and secrets of an ECS container definition
    Ecs,
    /// The env-vars file of Cloud Run
    #[value(name = "cloudrun")]
    CloudRun,
    /// A settings class for Python
    Python,
    /// Settings for TypeScript
    #[value(name = "typescript")]
    TypeScript,
    /// A JSON Schema with which editors check a file that sets variables
    JsonSchema,
    /// The types of Vite's `import.meta.env`
    ViteTypes,
    /// A `ConfigMap` with the public settings as `settings.js`, or a script that writes that file
    FrontendConfig,
    /// A page in Markdown on how to rotate the secrets, and when
    RotationRunbook,
}

/// One generated file and everything that decides its bytes, but for the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Artifact {
    /// What it is for; none where its kind is about all of them at once.
    pub(crate) env: Option<Env>,
    pub(crate) kind: Kind,
    /// Where it goes; nowhere is stdout.
    pub(crate) out: Option<PathBuf>,
    /// The name of the Kubernetes object, less that of the service.
    pub(crate) name: String,
    pub(crate) namespace: Option<String>,
    /// Labels beside the tool's own, or in place of its `part-of`.
    pub(crate) labels: Vec<(String, String)>,
    /// Whether the file may be absent without being drift.
    pub(crate) optional: bool,
    /// Of a variable with both targets of a `ConfigMap`, the one whose default counts.
    pub(crate) target: Target,
    /// The service whose variables it holds; those of all services without one.
    pub(crate) service: Option<String>,
    /// The one reader that a `.env` file is written for.
    pub(crate) dialect: Option<Dialect>,
    /// Whether a value that some reader misreads is an error.
    pub(crate) strict: bool,
    /// Whether a `ConfigMap` leaves out what has no value, and secrets those that need not be set.
    pub(crate) omits: bool,
    /// The environment whose values it holds.
    pub(crate) environment: Option<Environment>,
    /// The workloads whose pods a patch rolls.
    pub(crate) workloads: Vec<Workload>,
    /// Where the configuration lists it.
    pub(crate) place: Option<Place>,
    /// What only code has.
    pub(crate) code: Code,
    /// The files that a JSON Schema describes.
    pub(crate) described: Described,
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

/// The target that a word names: `k8s` is short for `kubernetes`.
pub(crate) fn target(word: &str) -> Option<Target> {
    Target::from_name(if word == "k8s" { "kubernetes" } else { word })
}

impl Env {
    /// The word of the command line and the configuration.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Cloud => "cloud",
            Self::K8s => "k8s",
        }
    }

    /// The environment that is named so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }

    /// The environments whose artifacts can run in a target.
    pub(crate) const fn in_target(target: Target) -> &'static [Self] {
        match target {
            Target::Local => &[Self::Local],
            Target::Kubernetes => &[Self::K8s],
            // A cloud may well run Kubernetes.
            Target::Cloud => &[Self::Cloud, Self::K8s],
        }
    }

    /// The kinds that are meant where none is named.
    pub(crate) const fn usual_kinds(self) -> &'static [Kind] {
        match self {
            Self::Local | Self::Cloud => &[Kind::Env],
            Self::K8s => &[Kind::ConfigMap, Kind::Secret],
        }
    }

    /// The kinds of artifact the environment has.
    pub(crate) fn kinds(self) -> impl Iterator<Item = Kind> {
        Kind::all().filter(move |kind| kind.envs().contains(&self))
    }
}

impl Kind {
    /// The word of the command line and the configuration.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Env => "env",
            Self::ConfigMap => "configmap",
            Self::Secret => "secret",
            Self::ChecksumPatch => "checksum-patch",
            Self::ExternalSecret => "external-secret",
            Self::Json => "json",
            Self::Ecs => "ecs",
            Self::CloudRun => "cloudrun",
            Self::Python => "python",
            Self::TypeScript => "typescript",
            Self::JsonSchema => "json-schema",
            Self::ViteTypes => "vite-types",
            Self::FrontendConfig => "frontend-config",
            Self::RotationRunbook => "rotation-runbook",
        }
    }

    /// Whether it is code, which holds a variable whatever its targets are.
    pub(crate) const fn is_code(self) -> bool {
        matches!(self, Self::Python | Self::TypeScript | Self::ViteTypes)
    }

    /// The kind that is named so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }

    /// Every kind.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }

    /// The environments that it can be for; none where it is about all of them at once.
    pub(crate) const fn envs(self) -> &'static [Env] {
        match self {
            Self::Env => &[Env::Local, Env::Cloud],
            Self::ConfigMap
            | Self::Secret
            | Self::ChecksumPatch
            | Self::ExternalSecret
            | Self::FrontendConfig => &[Env::K8s],
            Self::Json | Self::Ecs | Self::CloudRun => &[Env::Cloud],
            Self::Python
            | Self::TypeScript
            | Self::ViteTypes
            | Self::JsonSchema
            | Self::RotationRunbook => &[],
        }
    }

    /// Whether it is about one `[[environment]]` of the configuration.
    pub(crate) const fn needs_environment(self) -> bool {
        matches!(self, Self::ExternalSecret)
    }

    /// Whether it holds secrets and nothing else.
    pub(crate) const fn is_of_secrets(self) -> bool {
        matches!(self, Self::Secret | Self::ExternalSecret)
    }

    /// What Kubernetes calls it.
    pub(crate) const fn object(self) -> Option<&'static str> {
        match self {
            Self::ConfigMap | Self::FrontendConfig => Some("ConfigMap"),
            Self::Secret => Some("Secret"),
            Self::ExternalSecret => Some("ExternalSecret"),
            _ => None,
        }
    }
}

impl Artifact {
    /// The artifact as it is where no configuration says otherwise.
    pub(crate) fn new(env: impl Into<Option<Env>>, kind: Kind) -> Self {
        let env = env.into();
        let name = match kind {
            Kind::ConfigMap | Kind::ChecksumPatch => "alphaswarm-config",
            Kind::Secret | Kind::ExternalSecret => "alphaswarm-secrets",
            Kind::FrontendConfig => "alphaswarm-frontend",
            _ => "",
        };
        Self {
            env,
            kind,
            out: None,
            name: name.to_owned(),
            namespace: None,
            labels: Vec::new(),
            // A `.env` file is ignored by git: a fresh checkout has none.
            optional: kind == Kind::Env,
            target: match env {
                Some(Env::Local) => Target::Local,
                Some(Env::Cloud) => Target::Cloud,
                Some(Env::K8s) | None => Target::Kubernetes,
            },
            service: None,
            dialect: None,
            strict: false,
            // A browser takes the default of what its settings do not say.
            omits: kind == Kind::FrontendConfig,
            environment: None,
            workloads: Vec::new(),
            place: None,
            code: Code {
                is_public: matches!(kind, Kind::ViteTypes | Kind::FrontendConfig),
                ..Code::default()
            },
            described: Described::default(),
        }
    }

    /// Whether it holds a variable.
    pub(crate) fn holds(&self, variable: &Variable<'_>) -> bool {
        if self.code.is_public && !variable.is_public() {
            return false;
        }
        if self.kind.is_code() {
            let is_wanted = |only: &String| only == variable.key.value;
            return self.serves(variable)
                && (self.code.only.is_empty() || self.code.only.iter().any(is_wanted));
        }
        self.target_of(variable).is_some()
    }

    /// The artifact as it is in an environment.
    pub(crate) fn in_environment(mut self, environment: &Environment) -> Self {
        self.namespace = environment.namespace.clone().or(self.namespace);
        self.target = environment.target;
        self.environment = Some(environment.clone());
        self
    }

    /// Whether it is one of an environment's: what belongs to no environment is in all of them.
    pub(crate) fn is_in(&self, environment: &Environment) -> bool {
        self.environment.as_ref().is_none_or(|own| own.name == environment.name)
    }

    /// The name of the Kubernetes object.
    pub(crate) fn object_name(&self) -> Cow<'_, str> {
        match &self.service {
            Some(service) => Cow::Owned(format!("{}-{service}", self.name)),
            None => Cow::Borrowed(&self.name),
        }
    }

    /// Whether the variable is one of the artifact's service.
    fn serves(&self, variable: &Variable<'_>) -> bool {
        let Some(service) = &self.service else { return true };
        let services = &variable.extension().services;
        services.is_empty() || services.contains(&service.as_str())
    }

    /// The target whose default and whose "required" a variable has here; none where the artifact
    /// does not hold the variable.
    pub(crate) fn target_of(&self, variable: &Variable<'_>) -> Option<Target> {
        let is_wanted = match self.kind {
            Kind::ConfigMap | Kind::ChecksumPatch => !variable.is_secret(),
            kind if kind.is_of_secrets() => variable.is_secret(),
            Kind::FrontendConfig => variable.is_public() && !variable.is_secret(),
            Kind::RotationRunbook => rotates(variable),
            Kind::JsonSchema if self.described != Described::Environment => {
                !variable.is_secret() || self.described == Described::Compose
            }
            _ => true,
        };
        let of = |target: Target| variable.targets.contains(target).then_some(target);
        let target = match self.kind {
            // A cloud may well run Kubernetes: its keys come along.
            Kind::ConfigMap
            | Kind::ChecksumPatch
            | Kind::Secret
            | Kind::ExternalSecret
            | Kind::FrontendConfig => {
                of(self.target).or_else(|| of(Target::Kubernetes)).or_else(|| of(Target::Cloud))
            }
            Kind::RotationRunbook => variable.targets.iter().next(),
            Kind::JsonSchema => match self.described {
                Described::Environment => variable.targets.iter().next(),
                Described::Compose => of(Target::Local),
                _ => of(Target::Kubernetes).or_else(|| of(Target::Cloud)),
            },
            _ => of(self.target),
        };
        target.filter(|_| is_wanted && self.serves(variable))
    }
}
