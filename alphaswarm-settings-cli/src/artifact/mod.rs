//! What an artifact is.

use std::borrow::Cow;
use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_schema::model::{Target, Variable};

mod kind;
mod options;
mod workload;

pub(crate) use kind::{Env, Kind};
pub(crate) use options::{Behavior, Carrier, Code, Described, Form, OldNames, Page, Rollout};
pub(crate) use workload::Workload;

use crate::dialect::Dialect;
use crate::environment::{Environment, REMOTE, remote_of};
use crate::rotation::rotates;

/// What the name of the `ExternalSecret` with the optional secrets ends with.
pub(crate) const OPTIONAL: &str = "-optional";

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
    /// What becomes of the old names of variables.
    pub(crate) old_names: OldNames,
    /// What becomes of a `ConfigMap` in the cluster when its data change.
    pub(crate) rollout: Rollout,
    /// The environment whose values it holds.
    pub(crate) environment: Option<Environment>,
    /// What kustomize does with the data of a component.
    pub(crate) behavior: Behavior,
    /// The workloads whose pods a patch rolls.
    pub(crate) workloads: Vec<Workload>,
    /// Where the configuration lists it.
    pub(crate) place: Option<Place>,
    /// What only code has.
    pub(crate) code: Code,
    /// The file that says where variables are used.
    pub(crate) uses: Option<PathBuf>,
    /// What only pages have.
    pub(crate) page: Page,
    /// The files that a JSON Schema describes.
    pub(crate) described: Described,
}

/// The target that a word names: `k8s` is short for `kubernetes`.
pub(crate) fn target(word: &str) -> Option<Target> {
    Target::from_name(if word == "k8s" { "kubernetes" } else { word })
}

impl Artifact {
    /// The artifact as it is where no configuration says otherwise.
    pub(crate) fn new(env: impl Into<Option<Env>>, kind: Kind) -> Self {
        let env = env.into();
        let name = match kind {
            Kind::ConfigMap | Kind::KustomizeComponent | Kind::ChecksumPatch => "alphaswarm-config",
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
            old_names: OldNames::default(),
            rollout: Rollout::default(),
            environment: None,
            behavior: Behavior::default(),
            workloads: Vec::new(),
            place: None,
            code: Code {
                is_public: matches!(kind, Kind::ViteTypes | Kind::FrontendConfig),
                ..Code::default()
            },
            uses: None,
            page: Page::default(),
            described: Described::default(),
        }
    }

    /// The form of a page; none where it is no page.
    pub(crate) fn form(&self) -> Option<Form> {
        let of_file = self.out.as_deref().map(|out| self.kind.form_of(out));
        of_file.unwrap_or(self.kind.forms().first().copied())
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

    /// The artifact of an environment as kustomize merges it over the one of all environments, where there
    /// is one. It finds that by its name and namespace.
    pub(crate) fn over<'a>(mut self, others: impl IntoIterator<Item = &'a Self>) -> Self {
        let is_base = |other: &&Self| {
            self.kind == Kind::KustomizeComponent
                && other.kind == self.kind
                && other.environment.is_none()
                && other.object_name() == self.object_name()
        };
        if self.environment.is_some()
            && let Some(base) = others.into_iter().find(is_base)
        {
            self.behavior = Behavior::Merge;
            self.namespace.clone_from(&base.namespace);
        }
        self
    }

    /// Whether the name of its ConfigMap changes with the data: the pods of each version of the code keep
    /// an object of their own, and a change replaces them.
    pub(crate) fn is_hashed(&self) -> bool {
        self.kind == Kind::KustomizeComponent || self.rollout == Rollout::Hashed
    }

    /// Whether it is one of an environment's: what belongs to no environment is in all of them.
    pub(crate) fn is_in(&self, environment: &Environment) -> bool {
        self.environment.as_ref().is_none_or(|own| own.name == environment.name)
    }

    /// Where the store keeps a secret: without an environment, the place names none.
    pub(crate) fn remote_of(&self, variable: &Variable<'_>) -> String {
        match &self.environment {
            Some(environment) => environment.remote_of(variable),
            None => remote_of(variable, &REMOTE.replace("{environment}/", ""), ""),
        }
    }

    /// Whether it is generated with the plain values of an environment; else something may merge them into
    /// it later.
    pub(crate) fn is_with_values(&self) -> bool {
        let kinds =
            [Kind::ConfigMap, Kind::KustomizeComponent, Kind::Json, Kind::Ecs, Kind::CloudRun];
        self.environment.is_some() && kinds.contains(&self.kind)
    }

    /// The name of the Kubernetes object.
    pub(crate) fn object_name(&self) -> Cow<'_, str> {
        match &self.service {
            Some(service) => Cow::Owned(format!("{}-{service}", self.name)),
            None => Cow::Borrowed(&self.name),
        }
    }

    /// The longest name that anything made from it has.
    pub(crate) fn longest_name(&self) -> String {
        let name = self.object_name();
        match self.kind {
            Kind::ExternalSecret => format!("{name}{OPTIONAL}"),
            // Kustomize adds ten characters of a hash.
            Kind::KustomizeComponent => format!("{name}-{}", "x".repeat(10)),
            _ => name.into_owned(),
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
            Kind::ConfigMap | Kind::KustomizeComponent | Kind::ChecksumPatch => {
                !variable.is_secret()
            }
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
            | Kind::KustomizeComponent
            | Kind::ChecksumPatch
            | Kind::Secret
            | Kind::ExternalSecret
            | Kind::FrontendConfig => {
                of(self.target).or_else(|| of(Target::Kubernetes)).or_else(|| of(Target::Cloud))
            }
            Kind::RotationRunbook | Kind::Matrix | Kind::Reference => {
                variable.targets.iter().next()
            }
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
