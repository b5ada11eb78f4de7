//! What of a `.env` file a person has typed, and an overwriting would lose.

use alphaswarm_settings_schema::dotenv::{Assignment, Content, Document};
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::mask::SET_VIA_STORE;
use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::layout::{DEFAULT, YOURS};
use crate::generate::{comment, json};
use crate::project::Known;

/// One sentence for each thing typed: the key, the line, never a value.
pub(crate) fn typed(
    document: &Document<'_>,
    source: &SourceFile,
    known: &Known<'_, '_>,
    target: Target,
) -> Vec<String> {
    let line = |at: usize| source.position(at).line;
    let mut found = Vec::new();
    // The nearest comment of the tool above.
    let mut above = None;
    for item in &document.items {
        match &item.content {
            Content::Comment(text) if text.value.starts_with(comment::MARK) => {
                above = Some(text.value);
            }
            Content::Comment(text) if is_placeholder(text.value) => {}
            Content::Comment(text) => {
                found.push(format!("a comment (line {})", line(text.span.start)));
            }
            Content::Assignment(set) => {
                let why = if is_own(set, above.take(), known, target) {
                    set.comment.map(|_| "a comment stands after the value")
                } else {
                    Some("a value is filled in")
                };
                let at = line(set.key.span.start);
                found.extend(why.map(|why| format!("{}: {why} (line {at})", set.key.value)));
            }
            Content::Blank => above = None,
            Content::Broken { .. } => {}
        }
    }
    found
}

/// `# KEY=<set-via-secret-store>`, which the tool writes for a secret.
fn is_placeholder(comment: &str) -> bool {
    let key = comment.strip_prefix("# ").and_then(|rest| rest.strip_suffix(SET_VIA_STORE));
    key.and_then(|key| key.strip_suffix('=')).is_some_and(key::is_valid)
}

/// Whether the tool wrote the assignment and nobody has changed its value since.
fn is_own(
    set: &Assignment<'_>,
    above: Option<&str>,
    known: &Known<'_, '_>,
    target: Target,
) -> bool {
    if let Some(comment) = above {
        if comment.starts_with(YOURS) {
            return false;
        }
        if let Some(recorded) = comment.strip_prefix(DEFAULT).and_then(json::read) {
            return recorded == set.value;
        }
    }
    match known.variable(set.key.value) {
        Some(variable) if variable.is_secret() => set.value.is_empty(),
        Some(variable) => variable.default_in(target).unwrap_or_default() == set.value,
        // A secret of an earlier schema.
        None => above.is_some() && set.value.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::{dotenv, parse};

    use super::*;

    const SCHEMA: &str = "\
key: PORT
description: d
required: true
default: 8080
targets: local,cloud
classification: plain

key: EMPTY
description: d
required: false
targets: local,cloud
classification: plain

key: PASSWORD
description: d
required: true
targets: local,cloud
classification: secret
";

    fn found(text: &str) -> Vec<String> {
        let schema = SourceFile::new("schema", SCHEMA);
        let parsed = parse(&schema);
        let source = SourceFile::new(".env", text);
        let document = dotenv::read(&source);
        assert_eq!(document.problems, []);
        typed(&document, &source, &Known::of(&parsed.schema), Target::Local)
    }

    #[test]
    fn what_the_tool_wrote_is_its_own() {
        for text in [
            "",
            "#: x\n\n#: default \"8080\"\nPORT=8080\n",
            "#: default \"9\"\nPORT=\"9\"\n",
            "#: default \"\\u00e9\"\nPORT='é'\n",
            "PORT=8080\n",
            "EMPTY=\n",
            "# PASSWORD=<set-via-secret-store>\nPASSWORD=\n",
            "#: default \"x\"\nGONE=x\n",
            "#: required (secret)\nGONE_SECRET=\n",
            "#: default \"8080\"\r\nPORT=8080\r\n",
        ] {
            assert_eq!(found(text), [] as [String; 0], "{text:?}");
        }
    }

    #[test]
    fn what_somebody_typed_is_named_but_not_shown() {
        let value = "a value is filled in";
        for (text, expected) in [
            ("#: default \"8080\"\nPORT=hunter2\n", format!("PORT: {value} (line 2)")),
            ("#: default \"x\"\n\nPORT=x\n", format!("PORT: {value} (line 3)")),
            ("#: yours, default \"x\"\nPORT=x\n", format!("PORT: {value} (line 2)")),
            ("#: default nonsense\nPORT=x\n", format!("PORT: {value} (line 2)")),
            ("EMPTY=hunter2\n", format!("EMPTY: {value} (line 1)")),
            ("PASSWORD=hunter2\n", format!("PASSWORD: {value} (line 1)")),
            ("PASSWORD=<set-via-secret-store>", format!("PASSWORD: {value} (line 1)")),
            ("UNKNOWN=hunter2\n", format!("UNKNOWN: {value} (line 1)")),
            ("UNKNOWN=\n", format!("UNKNOWN: {value} (line 1)")),
            ("PORT=8080 # hunter2", "PORT: a comment stands after the value (line 1)".to_owned()),
            ("\n# hunter2", "a comment (line 2)".to_owned()),
            ("# PASSWORD=hunter2", "a comment (line 1)".to_owned()),
        ] {
            assert_eq!(found(text), [expected], "{text:?}");
        }
    }
}
