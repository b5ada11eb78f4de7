//! A Secret that a file holds, or what a controller makes one from.

use alphaswarm_settings_scan::kubernetes::{Cluster, EnvSource, Item, Maker};
use alphaswarm_settings_scan::yaml::{self, Broken, Budget, Node, TooMuch};
use alphaswarm_settings_schema::mask::{PLACEHOLDER, PLACEHOLDER_BASE64, SET_VIA_STORE};

/// A Secret, or what makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Object {
    pub(super) maker: Maker,
    /// The name of the Secret.
    pub(super) name: String,
    /// Its namespace, where it says one.
    pub(super) namespace: Option<String>,
    /// The first key that holds a placeholder.
    pub(super) placeholder: Option<String>,
}

/// The Secrets of a text, and the documents that cannot be read.
pub(super) fn read(text: &[u8]) -> Result<(Vec<Object>, Vec<Broken>), TooMuch> {
    let mut cluster = Cluster::default();
    let stream = yaml::read_bytes(text, &mut Budget::default(), |document, _| {
        cluster.add(document, None);
        Ok(())
    })?;
    let secrets = cluster.sources().iter().filter(|source| source.maker != Maker::ConfigMap);
    Ok((secrets.map(object).collect(), stream.broken))
}

fn object(source: &EnvSource) -> Object {
    let is_placeholder = |item: &&Item| item.raw.as_deref().is_some_and(is_placeholder);
    let placeholder = source.items.iter().find(is_placeholder).map(|item| item.key.to_string());
    Object {
        maker: source.maker,
        name: source.name.name.clone(),
        namespace: source.name.namespace.clone(),
        placeholder,
    }
}

/// Whether a value is one that the scaffold or `.env.local` holds in place of a secret.
fn is_placeholder(value: &str) -> bool {
    [PLACEHOLDER, PLACEHOLDER_BASE64, SET_VIA_STORE].contains(&value.trim())
}

/// The Secret of an item of `secretGenerator`.
pub(super) fn generated(item: &Node) -> Option<Object> {
    let name = item.text_at(&["name"])?.to_owned();
    let namespace = item.text_at(&["namespace"]).map(str::to_owned);
    let literals = item.items_at(&["literals"]).iter();
    let mut literals = literals.filter_map(|literal| literal.text()?.split_once('='));
    let placeholder = literals.find(|(_, value)| is_placeholder(value.trim_matches(['"', '\''])));
    let placeholder = placeholder.map(|(key, _)| key.to_owned());
    Some(Object { maker: Maker::Secret, name, namespace, placeholder })
}
