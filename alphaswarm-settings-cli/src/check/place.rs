//! Which targets a file that sets variables is for.

use std::path::Path;

use alphaswarm_settings_scan::{Kind, Use, Within};
use alphaswarm_settings_schema::model::{Target, TargetSet};

/// Words of a compose file's name that say it is for more than a developer's machine.
const NOT_LOCAL: [&str; 5] = ["prod", "production", "staging", "cloud", "stack"];

/// The targets that the place of a use is for; none where nothing says so.
///
/// What a cluster reads is right for `kubernetes` and for `cloud`: a managed cluster is both. Env files
/// say it by their name.
pub(super) fn targets(used: &Use, path: &Path) -> TargetSet {
    let Kind::Set(within) = used.kind else { return TargetSet::default() };
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let words = || name.split(['.', '-', '_']);
    match within {
        Within::Compose if words().any(|word| NOT_LOCAL.contains(&word)) => {
            TargetSet::default().with(Target::Local).with(Target::Cloud)
        }
        Within::Compose => TargetSet::default().with(Target::Local),
        Within::Container
        | Within::ConfigMap
        | Within::Secret
        | Within::SecretString
        | Within::ExternalSecret
        | Within::SealedSecret => TargetSet::default().with(Target::Kubernetes).with(Target::Cloud),
        Within::EnvFile => {
            let target = words().find_map(Target::from_name);
            target.map_or(TargetSet::default(), |target| TargetSet::default().with(target))
        }
        Within::Dockerfile | Within::Workflow | Within::Makefile => TargetSet::default(),
    }
}

/// The target that stands for a set of them in sentences.
pub(super) fn first(targets: TargetSet) -> Target {
    targets.iter().next().unwrap_or(Target::Local)
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_scan::Name;

    use super::*;

    #[test]
    fn files_are_for_targets() {
        for (within, path, expected) in [
            (Within::Compose, "docker-compose.yml", "local"),
            (Within::Compose, "compose.prod.yaml", "local, cloud"),
            (Within::Secret, "a/secret.yaml", "kubernetes, cloud"),
            (Within::EnvFile, ".env.local", "local"),
            (Within::EnvFile, "a/.env.cloud", "cloud"),
            (Within::EnvFile, ".env.example", ""),
            (Within::Dockerfile, "local/Dockerfile", ""),
        ] {
            let name = Name::Literal("A".to_owned());
            let kind = Kind::Set(within);
            let used = Use { name, kind, span: 0..1, value: None, is_test: false };
            let names = targets(&used, Path::new(path)).iter().map(Target::as_str);
            assert_eq!(names.collect::<Vec<_>>().join(", "), expected, "{path}");
        }
    }
}
