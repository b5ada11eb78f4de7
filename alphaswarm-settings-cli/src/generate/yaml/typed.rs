//! What of a manifest a person has typed, and an overwriting would lose.

use alphaswarm_settings_schema::mask;

use super::read::{self, Object};
use crate::artifact::Kind;
use crate::generate::{MANAGED_BY, comment};

/// One sentence for each thing typed: the key, the line, never a value.
pub(crate) fn typed(text: &str, kind: Kind) -> Vec<String> {
    let Some(objects) = read::objects(text) else {
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
        found.extend(filled_in(object));
    } else {
        found.extend(added(object, text));
    }
    found
}

/// The keys of a Secret that have a value. An object where a list or a mapping should be a text is
/// nothing that the tool wrote either.
fn filled_in(object: &Object) -> impl Iterator<Item = String> {
    let holds_data = |leaf: &&read::Leaf| {
        leaf.path.first().is_some_and(|section| matches!(section.as_str(), "data" | "stringData"))
            && mask::redacted(&leaf.value) != leaf.value
    };
    object.leaves.iter().filter(holds_data).map(|leaf| {
        let key = leaf.path.get(1).unwrap_or(&leaf.path[0]);
        format!("{}: a value is filled in (line {})", mask::shown(key), leaf.line)
    })
}

/// The keys of a ConfigMap without a comment of the tool above them.
fn added(object: &Object, text: &str) -> Vec<String> {
    let lines: Vec<_> = text.lines().collect();
    let has_mark = |line: usize| {
        let above = line.checked_sub(2).and_then(|index| lines.get(index));
        above.is_some_and(|above| above.trim_start().starts_with(comment::MARK))
    };
    let entries = object.leaves.iter().filter_map(|leaf| Some((leaf.entry()?, leaf.line)));
    let by_hand = entries.filter(|&(_, line)| !has_mark(line));
    by_hand
        .map(|(key, line)| format!("{}: the key was added by hand (line {line})", mask::shown(key)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABEL: &str = "metadata: {labels: {app.kubernetes.io/managed-by: alphaswarm-settings}}";

    fn secret(data: &str) -> Vec<String> {
        typed(&format!("kind: Secret\n{LABEL}\n{data}"), Kind::Secret)
    }

    fn config_map(data: &str) -> Vec<String> {
        typed(&format!("kind: ConfigMap\n{LABEL}\n{data}"), Kind::ConfigMap)
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
        for data in
            ["data:\n\n  A: \"1\"\n", "data:\n  # mine\n  A: 1\n", "data:\n  #: d\n\n  A: 1"]
        {
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
            let found = typed(text, Kind::ConfigMap);
            assert!(found.len() == 1 && found[0].contains(expected), "{found:?}");
        }
    }
}
