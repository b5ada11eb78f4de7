//! What of a manifest a person has typed, and an overwriting would lose.

use alphaswarm_settings_scan::yaml::Leaf;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::manifest::is_omission;
use super::objects::{self, Object};
use crate::artifact::Kind;
use crate::generate::{MANAGED_BY, comment};

/// One sentence for each thing typed: the key, the line, never a value.
pub(crate) fn typed(source: &SourceFile, kind: Kind) -> Vec<String> {
    let Some(objects) = objects::read(source.text()) else {
        return vec!["the file is not YAML as this tool writes it".to_owned()];
    };
    let [object] = objects.as_slice() else {
        return vec![format!("the file holds {} objects, and the tool writes one", objects.len())];
    };
    let wanted = kind.object().unwrap_or_default();
    if object.kind() != wanted {
        return vec![format!("the file is not a {wanted}")];
    }
    let mut found = Vec::new();
    if !object.is_managed() {
        found.push(format!("the object lacks the label `{MANAGED_BY}: alphaswarm-settings`"));
    }
    if kind == Kind::Secret {
        found.extend(filled_in(object, source));
    } else {
        found.extend(added(object, source));
    }
    found
}

/// What is said of a scalar that the tool never writes.
pub(super) fn by_hand(leaf: &Leaf<'_, '_>, source: &SourceFile) -> String {
    let keys = leaf.path.iter().map(|step| step.key()).filter(|key| !key.is_empty());
    let path: Vec<_> = keys.map(mask::shown).collect();
    let line = source.position(leaf.node.span.start).line;
    format!("`{}` was added by hand (line {line})", path.join("."))
}

/// The keys of a Secret that have a value. An object where a list or a mapping should be a string is
/// nothing that the tool wrote either.
fn filled_in(object: &Object, source: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    object.root.leaves(|leaf| {
        let mut path = leaf.path.iter().map(|step| step.key());
        let is_data = path.next().is_some_and(|key| ["data", "stringData"].contains(&key));
        let value = leaf.node.text().unwrap_or_default();
        if is_data && mask::redacted(value) != value {
            let key = path.next().unwrap_or_default();
            let at = leaf.entry().map_or(leaf.node.span.start, |entry| entry.key_span.start);
            let line = source.position(at).line;
            found.push(format!("{}: a value is filled in (line {line})", mask::shown(key)));
        }
    });
    found
}

/// Whether a comment of the tool stands above a line, which is counted from 1.
pub(super) fn is_below_ours(lines: &[&str], line: usize) -> bool {
    let above = line.checked_sub(2).and_then(|index| lines.get(index));
    above.map(|above| above.trim_start()).is_some_and(|above| {
        // The comment about a variable that is left out is about no line below it.
        above.starts_with(comment::MARK) && !is_omission(above)
    })
}

/// The keys of a ConfigMap without a comment of the tool above them.
fn added(object: &Object, source: &SourceFile) -> Vec<String> {
    let lines: Vec<_> = source.text().lines().collect();
    let sections = ["data", "binaryData"].into_iter();
    let entries = sections.flat_map(|section| object.root.entries_at(&[section]));
    let keys = entries.map(|entry| (&*entry.key, source.position(entry.key_span.start).line));
    keys.filter(|&(_, line)| !is_below_ours(&lines, line))
        .map(|(key, line)| format!("{}: the key was added by hand (line {line})", mask::shown(key)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABEL: &str = "metadata: {labels: {app.kubernetes.io/managed-by: alphaswarm-settings}}";

    fn file(text: &str) -> SourceFile {
        SourceFile::new("f", text)
    }

    fn secret(data: &str) -> Vec<String> {
        typed(&file(&format!("kind: Secret\n{LABEL}\n{data}")), Kind::Secret)
    }

    fn config_map(data: &str) -> Vec<String> {
        typed(&file(&format!("kind: ConfigMap\n{LABEL}\n{data}")), Kind::ConfigMap)
    }

    #[test]
    fn a_scaffold_is_the_tools_own() {
        for data in [
            "data: {}\n",
            "data:\n  A: Y2hhbmdlbWU=\n  B: \"Y2hhbmdlbWU=\"\n  C: ''\n  D:\n",
            "stringData:\n  A: ~\n",
        ] {
            assert_eq!(secret(data), [] as [String; 0], "{data}");
        }
    }

    #[test]
    fn a_filled_in_secret_is_named_but_not_shown() {
        for data in [
            "data:\n  A: aHVudGVyMg==\n",
            "data:\n  A: Y2hhbmdlbWUK\n",
            "stringData:\n  A: hunter2\n",
            "stringData:\n  A: |\n    hunter2\n",
            "data:\n  A: [hunter2]\n",
        ] {
            assert_eq!(secret(data), ["A: a value is filled in (line 4)"], "{data}");
        }
    }

    #[test]
    fn a_key_without_the_tools_comment_was_added_by_hand() {
        assert_eq!(
            config_map("data:\n  #: d\n  #: optional (plain)\n  A: \"1\"\n"),
            [] as [String; 0]
        );
        for data in [
            "data:\n\n  A: \"1\"\n",
            "data:\n  # mine\n  A: 1\n",
            "data:\n  #: d\n\n  A: 1",
            "data:\n  #: B is left out: it has no value\n  A: 1\n",
            "data:\n  #: d\n  #: B is left out: set it per environment\n  A: 1\n",
        ] {
            let found = config_map(data);
            let [one] = &found[..] else { panic!("{found:?}") };
            assert!(one.contains("A: the key was added by hand"), "{one}");
        }
        assert_eq!(config_map("binaryData: {A: eA==}\n").len(), 1);
    }

    #[test]
    fn what_is_not_the_tools_is_left_alone() {
        for (text, expected) in [
            ("a: [", "not YAML"),
            ("# only a comment\n", "0 objects"),
            ("kind: ConfigMap\n---\nkind: ConfigMap\n", "2 objects"),
            ("kind: Secret\n", "not a ConfigMap"),
            ("kind: ConfigMap\n", "lacks the label"),
        ] {
            let found = typed(&file(text), Kind::ConfigMap);
            assert!(found.len() == 1 && found[0].contains(expected), "{found:?}");
        }
    }
}
