//! The environments of the platform: dev, staging, prod. Their real values lie in files of plain
//! keys, in the raw dialect, which are committed.

mod check;
mod overlay;
mod refresh;
mod state;
mod values;

use std::path::PathBuf;

use alphaswarm_settings_schema::model::{Target, TargetSet, Variable};

use crate::seal::SealingScope;
pub(crate) use check::{Checked, check};
pub(crate) use overlay::lay_over;
pub(crate) use refresh::RefreshInterval;
pub(crate) use state::{EnvironmentValues, Standing, State};
pub(crate) use values::Values;

/// Where a secret store keeps a secret, unless the environment or the variable says otherwise.
pub(crate) const REMOTE: &str = "alphaswarm/{environment}/{key}";

/// One `[[environment]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Environment {
    pub(crate) name: String,
    pub(crate) target: Target,
    /// The namespace of objects that name none.
    pub(crate) namespace: Option<String>,
    /// The file of plain values.
    pub(crate) values: Option<PathBuf>,
    /// The file of manifests that are applied.
    pub(crate) rendered: Option<PathBuf>,
    /// The store that every `ExternalSecret` reads: its kind and its name.
    pub(crate) secret_store: Option<SecretStore>,
    /// Where the store keeps a secret.
    pub(crate) remote: String,
    /// How often an `ExternalSecret` looks into the store.
    pub(crate) refresh_interval: RefreshInterval,
    /// The files of the SealedSecrets that are committed.
    pub(crate) sealed_secrets: Vec<PathBuf>,
    /// What their values are sealed for.
    pub(crate) sealed_scope: SealingScope,
    /// The optional secrets that this environment does without.
    pub(crate) omit: Vec<String>,
}

/// What an `ExternalSecret` reads from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SecretStore {
    pub(crate) kind: String,
    pub(crate) name: String,
}

impl SecretStore {
    /// The kind that Kubernetes assumes.
    pub(crate) const KIND: &str = "SecretStore";

    /// `name`, `SecretStore/name` or `ClusterSecretStore/name`.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once('/').unwrap_or((Self::KIND, text));
        let is_kind = [Self::KIND, "ClusterSecretStore"].contains(&kind);
        let is_name =
            !name.is_empty() && !name.contains('/') && !name.contains(char::is_whitespace);
        (is_kind && is_name).then(|| Self { kind: kind.to_owned(), name: name.to_owned() })
    }
}

impl std::fmt::Display for SecretStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.kind, self.name)
    }
}

impl Environment {
    /// The targets of what runs in a cluster: a cloud may well run Kubernetes.
    pub(crate) const CLUSTER: TargetSet =
        TargetSet::EMPTY.with(Target::Kubernetes).with(Target::Cloud);

    /// The targets whose variables belong here: a cluster takes those of the cloud along.
    pub(crate) fn targets(&self) -> TargetSet {
        match self.target {
            Target::Kubernetes => Self::CLUSTER,
            only => TargetSet::EMPTY.with(only),
        }
    }

    /// The target whose rules a variable follows here; none where it is not for the environment, or the
    /// environment does without it.
    pub(crate) fn target_of(&self, variable: &Variable<'_>) -> Option<Target> {
        let is_here = |&target: &Target| variable.targets.contains(target);
        let others = self.targets().iter().filter(|&target| target != self.target);
        let target = std::iter::once(self.target).chain(others).find(is_here);
        target.filter(|_| !self.omits(variable.key.value))
    }

    /// Where the store keeps a secret.
    pub(crate) fn remote_of(&self, variable: &Variable<'_>) -> String {
        remote_of(variable, &self.remote, &self.name)
    }

    /// Whether this environment does without a secret.
    pub(crate) fn omits(&self, key: &str) -> bool {
        self.omit.iter().any(|omitted| omitted == key)
    }
}

/// Where a store keeps a secret: at the variable's `remote_ref`, or where the template says.
pub(crate) fn remote_of(variable: &Variable<'_>, template: &str, environment: &str) -> String {
    match variable.extension().remote_ref {
        Some(remote) => remote.value.to_owned(),
        None => template.replace("{environment}", environment).replace("{key}", variable.key.value),
    }
}

/// Whether a string says where secrets are kept: it names the key, and nothing that is unknown.
pub(crate) fn is_remote(text: &str) -> bool {
    let rest = text.replace("{key}", "").replace("{environment}", "");
    text.contains("{key}") && !rest.contains(['{', '}']) && !rest.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_is_a_name_with_or_without_its_kind() {
        let store = |text| SecretStore::from_text(text).map(|store| store.to_string());
        assert_eq!(store("vault").as_deref(), Some("SecretStore/vault"));
        assert_eq!(store("ClusterSecretStore/vault").as_deref(), Some("ClusterSecretStore/vault"));
        for text in ["", "Vault/x", "SecretStore/", "a/b/c", "a b"] {
            assert_eq!(store(text), None, "{text}");
        }
    }

    #[test]
    fn a_place_names_the_key_and_nothing_unknown() {
        for text in [REMOTE, "{key}", "arn:aws:ssm:eu-west-1:1:parameter/{environment}/{key}"] {
            assert!(is_remote(text), "{text}");
        }
        for text in
            ["", "alphaswarm/{environment}", "{Key}", "{key}/{service}", "{{key}}", "{key}\n"]
        {
            assert!(!is_remote(text), "{text}");
        }
    }
}
