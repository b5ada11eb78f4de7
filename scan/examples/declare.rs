//! Prints what files say of the variables that they declare, as JSON: `cargo run --example declare --
//! FILE…`, or the files that standard input names.

use std::io::{self, BufRead as _, Write as _};

use alphaswarm_settings_scan::languages::{Context, Language};
use alphaswarm_settings_scan::{Declaration, DefaultValue};
use serde_json::json;

fn main() -> io::Result<()> {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let paths = if named.is_empty() {
        io::stdin().lock().lines().collect::<Result<_, _>>()?
    } else {
        named
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in paths {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        let Some(language) = Language::of(&path, &text) else { continue };
        let module = |module: &str| {
            let files = (language.imports.as_ref()?.files)(&path, module);
            files.into_iter().find_map(|file| std::fs::read_to_string(file).ok())
        };
        let context = Context { module: &module, ..Context::default() };
        let (mut line, mut at) = (1, 0);
        for found in language.declarations(&text, &context) {
            line += text[at..found.span.start].matches('\n').count();
            at = found.span.start;
            writeln!(out, "{}", shown(&format!("{path}:{line}"), &text, &found))?;
        }
    }
    out.flush()
}

/// One line of JSON for a declaration.
fn shown(place: &str, text: &str, found: &Declaration) -> serde_json::Value {
    let default = match &found.default {
        None => json!(null),
        Some(DefaultValue::Literal(value)) => json!({ "literal": value }),
        Some(DefaultValue::Computed(span)) => json!({ "computed": text[span.clone()] }),
    };
    json!({
        "place": place,
        "key": found.key,
        "aliases": found.aliases,
        "type": found.value_type.as_ref().map(|of| format!("{of:?}")),
        "default": default,
        "required": found.is_required,
        "secret": found.is_secret,
        "description": found.description,
        "min": found.min,
        "max": found.max,
        "pattern": found.pattern,
        "example": found.example,
        "deprecated": found.deprecated,
        "left_out": found.left_out.iter().map(|left| &left.what).collect::<Vec<_>>(),
    })
}
