//! Whether the manifests of Kubernetes name every variable that has to be set.

use std::path::Path;

use alphaswarm_settings_schema::model::Target;
use saphyr::{LoadableYamlNode, YamlOwned};

use super::cover::{self, Named};
use crate::FromEnvironment;

/// Fails the test when these Kubernetes manifests together lack a variable that `T` requires in
/// `target`, or a `ConfigMap` among them holds a value that `load` would refuse.
///
/// The keys of every `ConfigMap`'s `data` and of every Secret's `data` and `stringData` count;
/// other kinds are passed over.
///
/// # Panics
/// With everything that is missing or wrong, or that a file cannot be read: it is an assertion.
#[track_caller]
pub fn assert_manifests_cover<T: FromEnvironment>(
    manifests: impl IntoIterator<Item = impl AsRef<Path>>,
    target: Target,
) {
    let mut named = Vec::new();
    let mut places = Vec::new();
    for manifest in manifests {
        let path = manifest.as_ref();
        match read(path) {
            Ok(keys) => named.extend(keys),
            Err(why) => panic!("{} cannot be read: {why}", path.display()),
        }
        places.push(path.display().to_string());
    }
    if let Some(report) = cover::gaps::<T>(&named, target, &places.join(" with ")) {
        panic!("{report}");
    }
}

fn read(path: &Path) -> Result<Vec<Named>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let documents = YamlOwned::load_from_str(&text)
        // The place and not the value, which may hold a secret.
        .map_err(|error| format!("line {} is not valid YAML", error.marker().line()))?;
    Ok(documents.iter().flat_map(keys).collect())
}

fn keys(document: &YamlOwned) -> Vec<Named> {
    let kind = document.as_mapping_get("kind").and_then(YamlOwned::as_str);
    let fields: &[&str] = match kind {
        Some("ConfigMap") => &["data"],
        Some("Secret") => &["data", "stringData"],
        _ => &[],
    };
    let is_plain = kind == Some("ConfigMap");
    let entries = fields.iter().filter_map(|field| document.as_mapping_get(field)?.as_mapping());
    let named = entries.flatten().filter_map(|(key, value)| {
        let value = value.as_str().filter(|_| is_plain).map(str::to_owned);
        Some(Named { key: key.as_str()?.to_owned(), value })
    });
    named.collect()
}
