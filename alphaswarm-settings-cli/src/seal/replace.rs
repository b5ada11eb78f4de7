//! One value of a SealedSecret, replaced or added; every other byte of the file stays.

use alphaswarm_settings_scan::yaml::{Entry, Style};
use alphaswarm_settings_schema::model::Schema;

use super::existing::{self, Existing};

/// The text with the new value of a key. Nothing where it is written in a way in which other values would
/// change with it, such as an alias.
pub(crate) fn replace(
    text: &str,
    object: &Existing,
    key: &str,
    sealed: &str,
    schema: &Schema<'_>,
) -> Option<String> {
    let edited = match object.entries().iter().rfind(|entry| &*entry.key == key) {
        Some(entry) => replaced(text, entry, sealed),
        None => added(text, object, key, sealed, schema)?,
    };
    is_right(text, &edited, object, key, sealed).then_some(edited)
}

fn replaced(text: &str, entry: &Entry, sealed: &str) -> String {
    let span = &entry.node.span;
    // A file of JSON stays one.
    let quote = match entry.node.scalar().map(|scalar| scalar.style) {
        Some(Style::Double) => "\"",
        Some(Style::Single) => "'",
        _ => "",
    };
    // A block ends with its last line.
    let end = if text[span.clone()].ends_with('\n') { "\n" } else { "" };
    // An empty value stands right behind the colon.
    let gap = if text[..span.start].ends_with(':') { " " } else { "" };
    [&text[..span.start], gap, quote, sealed, quote, end, &text[span.end..]].concat()
}

/// The text with one more line, in the order of the schema.
fn added(
    text: &str,
    object: &Existing,
    key: &str,
    sealed: &str,
    schema: &Schema<'_>,
) -> Option<String> {
    let place = |name: &str| schema.variables.iter().position(|v| v.key.value == name);
    let own = place(key)?;
    let entries = object.entries();
    let first = entries.first()?;
    let line_start = text[..first.key_span.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line_start..first.key_span.start];
    if !indent.bytes().all(|byte| byte == b' ') {
        return None;
    }
    let before = entries.iter().rfind(|entry| place(&entry.key).is_some_and(|at| at < own));
    let after = match before {
        Some(entry) => entry.node.span.end,
        None => object.data()?.key_span.end,
    };
    // A block ends with its last line.
    let at = if text[..after].ends_with('\n') {
        after
    } else {
        after + text[after..].find('\n').map_or(text.len() - after, |end| end + 1)
    };
    let line_end = if text[..at].ends_with("\r\n") { "\r\n" } else { "\n" };
    let gap = if text[..at].ends_with('\n') { "" } else { "\n" };
    let end = if gap.is_empty() { line_end } else { "" };
    Some([&text[..at], gap, indent, key, ": ", sealed, end, &text[at..]].concat())
}

/// Whether the new text holds the same objects, but for the one value.
fn is_right(text: &str, edited: &str, object: &Existing, key: &str, sealed: &str) -> bool {
    let (Ok(before), Ok(after)) = (existing::read(text), existing::read(edited)) else {
        return false;
    };
    let this = before.objects.iter().position(|other| other.root().span == object.root().span);
    after.broken.is_empty()
        && before.objects.len() == after.objects.len()
        && before.others == after.others
        && before.objects.iter().zip(&after.objects).enumerate().all(|(index, (old, new))| {
            let is_this = this == Some(index);
            let old = leaves(old, is_this.then_some(key));
            let new_value = new.entries().iter().rfind(|entry| &*entry.key == key);
            let is_set = !is_this || new_value.and_then(|entry| entry.node.text()) == Some(sealed);
            is_set && old == leaves(new, is_this.then_some(key))
        })
}

/// Every scalar of an object with the way to it, without the value of a key.
fn leaves(object: &Existing, key: Option<&str>) -> Vec<(Vec<String>, String)> {
    let mut all = Vec::new();
    object.root().leaves(|leaf| {
        let path: Vec<_> = leaf.path.iter().map(|step| step.key().to_owned()).collect();
        let is_value = matches!(&path[..], [spec, data, last]
            if spec == "spec" && data == "encryptedData" && Some(last.as_str()) == key);
        if !is_value {
            all.push((path, leaf.scalar.text.to_string()));
        }
    });
    all
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;

    use super::*;

    /// The file with a new value `NEW` of `key`, for a schema with A, B and C.
    fn with(text: &str, key: &str) -> Option<String> {
        let block = |key: &str| {
            format!(
                "key: {key}\ndescription: d\nrequired: true\ntargets: kubernetes\nclassification: secret\n"
            )
        };
        let source = SourceFile::new("schema", ["A", "B", "C"].map(block).join("\n"));
        let parsed = parse(&source);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let file = existing::read(text).expect("it is read");
        replace(text, &file.objects[0], key, "NEW", &parsed.schema)
    }

    const HEAD: &str = "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n";

    #[test]
    fn a_value_is_replaced_however_it_is_spelled() {
        for (data, expected) in [
            (
                "  encryptedData:\n    A: x # note\n    B: y\n",
                "  encryptedData:\n    A: NEW # note\n    B: y\n",
            ),
            (
                "  encryptedData:\n    A: \"x\"\r\n    B: 'y'\r\n",
                "  encryptedData:\n    A: \"NEW\"\r\n    B: 'y'\r\n",
            ),
            (
                "  encryptedData:\n    A: >-\n      x\n      z\n    B: y\n",
                "  encryptedData:\n    A: NEW\n    B: y\n",
            ),
            ("  encryptedData:\n    A:\n    B: y\n", "  encryptedData:\n    A: NEW\n    B: y\n"),
            ("  encryptedData: {\"A\": x, B: y}\n", "  encryptedData: {\"A\": NEW, B: y}\n"),
            (
                "  encryptedData:\n    A: &a x\n    B: y\n",
                "  encryptedData:\n    A: &a NEW\n    B: y\n",
            ),
        ] {
            let text = with(&format!("{HEAD}{data}"), "A");
            assert_eq!(text, Some(format!("{HEAD}{expected}")), "{data}");
        }
    }

    #[test]
    fn a_file_of_json_stays_one() {
        let file = |value: &str| {
            format!(
                "{{\n  \"apiVersion\": \"bitnami.com/v1alpha1\", \"kind\": \"SealedSecret\",\n  \
                 \"spec\": {{\n    \"encryptedData\": {{\n      \"A\": \"{value}\"\n    }}\n  }}\n}}\n"
            )
        };
        assert_eq!(with(&file("x"), "A"), Some(file("NEW")));
        assert_eq!(with(&file("x"), "B"), None);
    }

    #[test]
    fn a_value_that_others_share_is_left_alone() {
        for data in [
            "  encryptedData:\n    A: &a x\n    B: *a\n",
            "  encryptedData:\n    B: &a x\n    A: *a\n",
            "  encryptedData: &all\n    A: x\n  other: *all\n",
        ] {
            assert_eq!(with(&format!("{HEAD}{data}"), "A"), None, "{data}");
        }
    }

    #[test]
    fn a_key_that_is_not_there_is_added_in_the_order_of_the_schema() {
        for (data, key, expected) in [
            (
                "  encryptedData:\n    # a\n    A: x # b\n    # c\n    C: y\n",
                "B",
                "  encryptedData:\n    # a\n    A: x # b\n    B: NEW\n    # c\n    C: y\n",
            ),
            (
                "  encryptedData:\n    # b\n    B: x\n  x: 1\n",
                "A",
                "  encryptedData:\n    A: NEW\n    # b\n    B: x\n  x: 1\n",
            ),
            (
                "  encryptedData:\n    B: |\n      x\n  x: 1\n",
                "C",
                "  encryptedData:\n    B: |\n      x\n    C: NEW\n  x: 1\n",
            ),
            ("  encryptedData:\n    B: x", "C", "  encryptedData:\n    B: x\n    C: NEW"),
            (
                "  encryptedData:\r\n    B: x\r\n",
                "C",
                "  encryptedData:\r\n    B: x\r\n    C: NEW\r\n",
            ),
        ] {
            let text = with(&format!("{HEAD}{data}"), key);
            assert_eq!(text, Some(format!("{HEAD}{expected}")), "{data}");
        }
        for data in ["  encryptedData: {B: x}\n", "  encryptedData: {}\n", "  x: 1\n"] {
            assert_eq!(with(&format!("{HEAD}{data}"), "A"), None, "{data}");
        }
    }
}
