//! The kinds of artifacts, and what the platform runs on.

use std::path::Path;

use alphaswarm_settings_schema::model::Target;
use clap::ValueEnum;

use super::Form;
use crate::path::{KUSTOMIZATIONS, is_kustomization};

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
    /// A `.env` file of invented values
    Sample,
    /// A Kubernetes `ConfigMap` with the plain variables
    #[value(name = "configmap")]
    ConfigMap,
    /// The scaffold of a Kubernetes `Secret`
    Secret,
    /// A component of kustomize that makes a `ConfigMap`, whose name changes with its data
    KustomizeComponent,
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
    /// A page on which environment sets which variable, in HTML, Markdown or JSON
    Matrix,
    /// A page on what each variable is for, in HTML or Markdown
    Reference,
    /// A page in Markdown on how to rotate the secrets, and when
    RotationRunbook,
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
            Self::Sample => "sample",
            Self::ConfigMap => "configmap",
            Self::Secret => "secret",
            Self::KustomizeComponent => "kustomize-component",
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
            Self::Matrix => "matrix",
            Self::Reference => "reference",
            Self::RotationRunbook => "rotation-runbook",
        }
    }

    /// Whether it is code, which holds a variable no matter what its targets are.
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
            Self::Sample => &[Env::Local, Env::Cloud, Env::K8s],
            Self::ConfigMap
            | Self::Secret
            | Self::KustomizeComponent
            | Self::ChecksumPatch
            | Self::ExternalSecret
            | Self::FrontendConfig => &[Env::K8s],
            Self::Json | Self::Ecs | Self::CloudRun => &[Env::Cloud],
            Self::Python
            | Self::TypeScript
            | Self::ViteTypes
            | Self::JsonSchema
            | Self::Matrix
            | Self::Reference
            | Self::RotationRunbook => &[],
        }
    }

    /// Whether it is a page for people, and as long as there are variables.
    pub(crate) const fn is_page(self) -> bool {
        matches!(self, Self::Matrix | Self::Reference)
    }

    /// The forms of a page, the first of which is written to stdout; none where it is no page.
    pub(crate) const fn forms(self) -> &'static [Form] {
        match self {
            Self::Matrix => &[Form::Markdown, Form::Html, Form::Json],
            Self::Reference => &[Form::Html, Form::Markdown],
            _ => &[],
        }
    }

    /// The form that a file has by its ending; none where the kind has no such form.
    pub(crate) fn form_of(self, out: &Path) -> Option<Form> {
        let name = out.file_name()?.to_str()?;
        self.forms().iter().copied().find(|form| name.ends_with(form.ending()))
    }

    /// Why it cannot be written to a file: no program would find what it looks for by its name, or the
    /// ending is that of no form of a page.
    pub(crate) fn wrong_name(self, out: &Path) -> Option<String> {
        if self == Self::KustomizeComponent && !is_kustomization(out) {
            let [usual, short, old] = KUSTOMIZATIONS;
            return Some(format!(
                "the file of kind `{}` is called `{usual}`, `{short}` or `{old}`",
                self.as_str()
            ));
        }
        if self.forms().is_empty() || self.form_of(out).is_some() {
            return None;
        }
        let endings: Vec<_> =
            self.forms().iter().map(|form| format!("`{}`", form.ending())).collect();
        Some(format!("the file of kind `{}` ends in {}", self.as_str(), endings.join(" or ")))
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
            Self::ConfigMap | Self::KustomizeComponent | Self::FrontendConfig => Some("ConfigMap"),
            Self::Secret => Some("Secret"),
            Self::ExternalSecret => Some("ExternalSecret"),
            _ => None,
        }
    }
}
