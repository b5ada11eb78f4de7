//! The blocks of a `.env` file.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask::SET_VIA_STORE;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};
use alphaswarm_settings_schema::span::Span;

use super::mark::{self, Owner};
use super::spell;
use super::spelling::Refusal;
use crate::artifact::Artifact;
use crate::codes;
use crate::dialect::Dialect;
use crate::generate::{Rendered, comment};

/// Writes every variable of the artifact, in schema order.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    rendered.text.push_str(comment::HEADER);
    for variable in &schema.variables {
        if let Some(target) = artifact.target_of(variable) {
            head(&mut rendered.text, &[], variable, target, Owner::Tool);
            own_line(rendered, variable, target, artifact.dialect, Kept::default());
        }
    }
}

/// What a person has added to a line that the tool writes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kept<'t> {
    pub(super) export: bool,
    /// A comment after the value.
    pub(super) comment: Option<&'t str>,
}

/// The blank line and the comments above an assignment: a person's first. A line of theirs that
/// becomes an assignment again must not come between another one and what is recorded of it.
pub(super) fn head(
    out: &mut String,
    comments: &[&str],
    variable: &Variable<'_>,
    target: Target,
    owner: Owner,
) {
    out.push('\n');
    out.extend(comments.iter().flat_map(|comment| [comment, "\n"]));
    comment::describe_values(out, variable, target);
    if !variable.is_secret() {
        mark::push(out, owner, variable.default_in(target).unwrap_or_default());
    }
}

/// Whether the tool's own line is a comment.
pub(super) fn is_placeholder(variable: &Variable<'_>, target: Target) -> bool {
    variable.is_secret() && target == Target::Local
}

/// The line itself, as long as it is the tool's.
pub(super) fn own_line(
    rendered: &mut Rendered,
    variable: &Variable<'_>,
    target: Target,
    dialect: Option<Dialect>,
    kept: Kept<'_>,
) {
    let key = variable.key.value;
    if is_placeholder(variable, target) {
        rendered.text.extend(["# ", key, "=", SET_VIA_STORE, "\n"]);
        return;
    }
    rendered.text.extend([if kept.export { "export " } else { "" }, key, "="]);
    if !variable.is_secret() {
        let default = variable.default_in(target).unwrap_or_default();
        let span = variable.default.map_or(variable.key.span, |default| default.span);
        value(rendered, variable, default, Place { what: "the default", span }, dialect);
    }
    rendered.text.extend(kept.comment.map_or([""; 2], |comment| [" ", comment]));
    rendered.text.push('\n');
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// What messages call it.
    pub(crate) what: &'static str,
    pub(crate) span: Span,
}

/// Appends a value of a variable, and reports how it is misread or that it cannot be written.
pub(crate) fn value(
    rendered: &mut Rendered,
    variable: &Variable<'_>,
    value: &str,
    from: Place,
    dialect: Option<Dialect>,
) {
    match spell::spell(value, dialect) {
        Ok(spelling) => {
            spelling.push(&mut rendered.text, value);
            if !spelling.misread_by.is_empty() {
                rendered.diagnostics.push(misread(variable, from, spelling.misread_by));
            }
        }
        Err(refusal) => rendered.diagnostics.push(refused(variable, from, refusal)),
    }
}

fn misread(variable: &Variable<'_>, from: Place, readers: &[&str]) -> Diagnostic {
    let message = format!("not every reader of `.env` files understands {}", from.what);
    Diagnostic::new(codes::MISLEADING_SPELLING, from.span, message)
        .key(variable.key.value)
        .note(format!("read differently by {}", readers.join(" and ")))
        .help("leave out quotes, backslashes, `$` and backticks where the value allows it")
}

fn refused(variable: &Variable<'_>, from: Place, refusal: Refusal) -> Diagnostic {
    let message = format!("no `.env` file can hold {}", from.what);
    Diagnostic::new(codes::UNSPELLABLE_VALUE, from.span, message)
        .key(variable.key.value)
        .note(refusal.reason())
        .help(format!(
            "change {}, or write the file for one reader: `dialect`, `--dialect`",
            from.what
        ))
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;

    use super::*;
    use crate::artifact::{Env, Kind};

    const SCHEMA: &str = "\
key: PORT
description: The port.
required: true
default: 8080
targets: local,cloud
classification: plain

key: NAME
description: A\tname\u{2028}EVIL=1
required: false
targets: local
classification: plain

key: PASSWORD
description: A secret.
required: true
targets: local,cloud
classification: rotation-required

key: GREETING
description: default \"x\"
required: false
default: grüß di
targets: local
classification: plain
";

    fn rendered(env: Env, schema: &str) -> Rendered {
        let source = SourceFile::new("schema", schema);
        let parsed = parse(&source);
        assert_eq!(parsed.diagnostics, []);
        crate::generate::render(
            crate::generate::Inputs::of(&parsed.schema, "s"),
            &Artifact::new(env, Kind::Env),
        )
    }

    #[test]
    fn the_blocks_of_env_local() {
        assert_eq!(
            rendered(Env::Local, SCHEMA).text,
            format!(
                "{}\n\
                 #: The port.\n#: required (plain)\n#: default \"8080\"\nPORT=8080\n\n\
                 #: A name\u{fffd}EVIL=1\n#: optional (plain)\n#: default \"\"\nNAME=\n\n\
                 #: A secret.\n#: required (rotation-required)\n\
                 # PASSWORD=<set-via-secret-store>\n\n\
                 #: default \"x\"\n#: optional (plain)\n#: default \"gr\\u00fc\\u00df di\"\n\
                 GREETING='grüß di'\n",
                comment::HEADER
            )
        );
    }

    #[test]
    fn what_a_value_looks_like_and_where_it_is_required_is_said() {
        let schema = "\
key: TIMEOUT
description: How long.
type: duration
min: 1s
max: 1h
required: true
required_in: kubernetes, cloud
targets: local,kubernetes,cloud
classification: plain

key: LEVEL
description: How much.
values: low, high
required: false
targets: local
classification: plain

key: CODE
description: Opens the door.
pattern: [0-9]+
required: true
targets: local,cloud
classification: secret
";
        assert!(rendered(Env::Local, schema).text.ends_with(
            "\n\n#: How long.\n#: expected a duration with its unit, such as `30s`, `5m` or `1h 30m`, \
             from 1s to 1h\n#: required in kubernetes, cloud\n#: optional (plain)\n#: default \"\"\n\
             TIMEOUT=\n\n\
             #: How much.\n#: expected one of `low`, `high`\n#: optional (plain)\n#: default \"\"\n\
             LEVEL=\n\n\
             #: Opens the door.\n#: expected a non-empty string, matching `[0-9]+`\n\
             #: required (secret)\n# CODE=<set-via-secret-store>\n"
        ));
    }

    #[test]
    fn the_blocks_of_env_cloud() {
        let text = rendered(Env::Cloud, SCHEMA).text;
        assert!(text.ends_with("#: required (rotation-required)\nPASSWORD=\n"), "{text}");
        assert!(!text.contains("NAME"), "{text}");
    }

    #[test]
    fn what_is_misread_is_said_and_what_cannot_be_spelled_is_refused() {
        let block = |key: &str, default: &str| {
            format!(
                "key: {key}\ndescription: d\nrequired: false\ndefault: {default}\n\
                 targets: local\nclassification: plain\n\n"
            )
        };
        let schema = [block("A", "${B}"), block("B", "it's `x`"), block("C", "a\rb")].concat();
        let found = rendered(Env::Local, &schema).diagnostics;
        let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
        assert_eq!(
            codes,
            [codes::MISLEADING_SPELLING, codes::UNSPELLABLE_VALUE, codes::UNSPELLABLE_VALUE]
        );
        assert!(
            found[0].key.as_deref() == Some("A") && found[0].notes[0].contains("python-dotenv")
        );
        assert!(found[1].key.as_deref() == Some("B") && found[1].notes[0].contains("backtick"));
    }
}
