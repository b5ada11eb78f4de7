//! SealedSecrets in a file.

use std::rc::Rc;

use alphaswarm_settings_scan::yaml::{self, Broken, Budget, Entry, Node, TooMuch};
use alphaswarm_settings_schema::span::Span;

use super::SealingScope;

/// One SealedSecret of a file.
#[derive(Debug)]
pub(crate) struct Existing {
    root: Rc<Node>,
}

/// The SealedSecrets of a file, and the documents that cannot be read.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) objects: Vec<Existing>,
    pub(crate) broken: Vec<Broken>,
    /// How many objects of other kinds there are.
    pub(crate) others: usize,
}

/// Reads a file.
pub(crate) fn read(text: &str) -> Result<File, TooMuch> {
    let mut file = File { objects: Vec::new(), broken: Vec::new(), others: 0 };
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        if is_sealed_secret(&document.root) {
            file.objects.push(Existing { root: Rc::clone(&document.root) });
        } else {
            file.others += 1;
        }
        Ok(())
    })?;
    file.broken = stream.broken;
    Ok(file)
}

fn is_sealed_secret(root: &Node) -> bool {
    let version = root.text_at(&["apiVersion"]).unwrap_or_default();
    let group = version.split_once('/').map(|(group, _)| group);
    group == Some("bitnami.com") && root.text_at(&["kind"]) == Some("SealedSecret")
}

impl Existing {
    /// What it is called.
    pub(crate) fn name(&self) -> Option<&str> {
        self.root.text_at(&["metadata", "name"])
    }

    /// Its namespace, if it says so.
    pub(crate) fn namespace(&self) -> Option<&str> {
        let namespace = self.root.text_at(&["metadata", "namespace"]);
        namespace.filter(|namespace| !namespace.is_empty())
    }

    /// What its values are sealed for.
    pub(crate) fn scope(&self) -> SealingScope {
        SealingScope::of_annotations(|annotation| {
            self.root.text_at(&["metadata", "annotations", annotation]) == Some("true")
        })
    }

    /// The sealed values, each with its key.
    pub(crate) fn entries(&self) -> &[Entry] {
        self.root.entries_at(&["spec", "encryptedData"])
    }

    /// Whether the Secret gets this key: sealed, or from the template.
    pub(crate) fn has(&self, key: &str) -> bool {
        let templated = self.root.entries_at(&["spec", "template", "data"]);
        self.entries().iter().chain(templated).any(|entry| &*entry.key == key)
    }

    /// Where `encryptedData` stands.
    pub(crate) fn data(&self) -> Option<&Entry> {
        self.root.get("spec")?.entry("encryptedData")
    }

    /// Where a part of it stands, or the whole where it lacks that.
    pub(crate) fn span(&self, path: &[&str]) -> Span {
        let node = self.root.at(path).unwrap_or(&self.root);
        let start = node.span.start;
        // A mapping of many lines would hide what is meant.
        let end = if node.scalar().is_some() { node.span.end } else { start };
        Span::new(start, end)
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }
}
