//! The blocks of a `.env` file.

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic};
use alphaswarm_settings_schema::mask::{self, SET_VIA_STORE};
use alphaswarm_settings_schema::model::{Schema, Target, Variable};
use alphaswarm_settings_schema::span::Spanned;

use super::spell;
use crate::artifact::Artifact;
use crate::generate::{Rendered, comment, json};

/// How the line begins that records a default.
pub(super) const DEFAULT: &str = "#: default ";
/// The same for a value that a person has made their own.
pub(super) const YOURS: &str = "#: yours, default ";

/// Writes every variable of the artifact's target, in schema order.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    rendered.text.push_str(comment::HEADER);
    for variable in &schema.variables {
        if let Some(target) = artifact.target_of(variable) {
            rendered.text.push('\n');
            comment::describe(&mut rendered.text, "", variable, target);
            if variable.is_secret() {
                placeholder(&mut rendered.text, variable, target);
            } else {
                assignment(rendered, variable, target);
            }
        }
    }
}

fn placeholder(out: &mut String, variable: &Variable<'_>, target: Target) {
    let key = variable.key.value;
    let parts = match target {
        Target::Local => ["# ", key, "=", SET_VIA_STORE, "\n"],
        Target::Kubernetes | Target::Cloud => ["", key, "=", "", "\n"],
    };
    out.extend(parts);
}

fn assignment(rendered: &mut Rendered, variable: &Variable<'_>, target: Target) {
    let default = variable.default_in(target).unwrap_or_default();
    let out = &mut rendered.text;
    out.push_str(DEFAULT);
    json::push(out, default);
    out.extend(["\n", variable.key.value, "="]);
    match spell::spell(default) {
        Ok(spelling) => {
            spelling.push(out, default);
            if !spelling.misread_by.is_empty() {
                rendered.diagnostics.push(misread(variable, spelling.misread_by));
            }
        }
        Err(refusal) => rendered.diagnostics.push(refused(variable, refusal)),
    }
    rendered.text.push('\n');
}

fn misread(variable: &Variable<'_>, readers: &[&str]) -> Diagnostic {
    let key = mask::shown(variable.key.value);
    let message = format!("{key}: not every reader of `.env` files understands the default");
    let span = variable.default.map_or(variable.key.span, |default| default.span);
    Diagnostic::new(Code::MisleadingSpelling, span, message)
        .note(format!("read differently by {}", readers.join(" and ")))
        .help("leave out quotes, backslashes, `$` and backticks where the value allows it")
}

fn refused(variable: &Variable<'_>, refusal: spell::Refusal) -> Diagnostic {
    let key = mask::shown(variable.key.value);
    let Spanned { span, .. } = variable.default.unwrap_or(variable.key);
    let message = format!("{key}: no `.env` file can hold the default");
    Diagnostic::new(Code::UnspellableValue, span, message)
        .note(refusal.reason())
        .help("change the default, or leave it empty and set the value where it is used")
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
        crate::generate::render(&parsed.schema, &Artifact::new(env, Kind::Env))
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
            [Code::MisleadingSpelling, Code::UnspellableValue, Code::UnspellableValue]
        );
        assert!(found[0].message.starts_with("A: ") && found[0].notes[0].contains("python-dotenv"));
        assert!(found[1].message.starts_with("B: ") && found[1].notes[0].contains("backtick"));
    }
}
