//! Manifests that exist already, as far as overwriting and masking have to know them.

use std::rc::Rc;

use alphaswarm_settings_scan::yaml::{self, Budget, Node, Step};

use crate::generate::{MANAGED_BY, MANAGER};

/// One object of a file.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) root: Rc<Node>,
}

/// The objects of a file; none where it cannot be read as YAML.
pub(crate) fn read(text: &str) -> Option<Vec<Object>> {
    let mut objects = Vec::new();
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        objects.push(Object { root: Rc::clone(&document.root) });
        Ok(())
    });
    stream.is_ok_and(|stream| stream.broken.is_empty()).then_some(objects)
}

impl Object {
    /// What `kind` says.
    pub(crate) fn kind(&self) -> &str {
        self.root.text_at(&["kind"]).unwrap_or_default()
    }

    /// Whether the label says that the object is the tool's.
    pub(crate) fn is_managed(&self) -> bool {
        self.root.text_at(&["metadata", "labels", MANAGED_BY]) == Some(MANAGER)
    }
}

/// The key, where the path is that of an entry of what an object holds.
pub(crate) fn entry<'n>(path: &[Step<'n>]) -> Option<&'n str> {
    match path {
        [section, Step::Entry(entry)] => {
            let holds = matches!(section.key(), "data" | "stringData" | "binaryData");
            holds.then_some(&*entry.key)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_the_label() {
        let ours = format!("kind: A\nmetadata: {{labels: {{{MANAGED_BY}: {MANAGER}}}}}\n");
        let objects = read(&format!("{ours}---\nkind: B\n")).expect("YAML");
        let found: Vec<_> =
            objects.iter().map(|object| (object.kind(), object.is_managed())).collect();
        assert_eq!(found, [("A", true), ("B", false)]);
    }

    #[test]
    fn what_is_no_yaml_has_no_objects() {
        for text in ["a: [", "? [a]\n: b\n", "a: \"b", "{a: b}}\u{0}"] {
            assert!(read(text).is_none(), "{text}");
        }
        assert_eq!(read("# only a comment\n").map(|objects| objects.len()), Some(0));
    }
}
