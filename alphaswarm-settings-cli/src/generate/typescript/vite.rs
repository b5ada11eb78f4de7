//! `kind = "vite-types"`: what Vite's `import.meta.env` holds. The file has no `import` and no `export`:
//! either would make it a module, and its interfaces would add nothing to those of Vite.

use alphaswarm_settings_schema::model::{TargetSet, Variable};
use alphaswarm_settings_schema::value::{Scalar, ValueType};

use super::interface::{describe, union};
use super::public::NEXT;
use crate::artifact::Artifact;
use crate::generate::code::{self, Field};
use crate::generate::{Inputs, Rendered};

/// Under this interface, Vite's types know no other variable.
const STRICT: &str = "interface ViteTypeOptions {
  strictImportMetaEnv: unknown;
}

";

/// Writes the file.
pub(in crate::generate) fn render(
    inputs: Inputs<'_, '_>,
    artifact: &Artifact,
    rendered: &mut Rendered,
) {
    let mut fields = code::fields(inputs.schema, artifact, str::to_owned, rendered);
    fields.retain(|field| !field.name.starts_with(NEXT));
    let out = &mut rendered.text;
    out.extend(["// ", code::HEADER, "\n\n"]);
    if artifact.code.is_strict {
        out.push_str(STRICT);
    }
    out.push_str("interface ImportMetaEnv {\n");
    for (place, field) in fields.iter().enumerate() {
        out.push_str(if place > 0 { "\n" } else { "" });
        describe(out, field.variable, "");
        property(out, field);
    }
    out.push_str("}\n");
}

/// Writes a property. Vite gives strings, and no defaults.
fn property(out: &mut String, Field { variable, name, .. }: &Field<'_, '_>) {
    let mark = if is_required(variable) { "" } else { "?" };
    let head = format!("  readonly {name}{mark}:");
    if variable.value_type == ValueType::Scalar(Scalar::Enum) {
        union(out, &head, &variable.values.strings, 2);
    } else {
        out.extend([head.as_str(), " string;\n"]);
    }
}

fn is_required(variable: &Variable<'_>) -> bool {
    TargetSet::ALL.iter().all(|target| variable.is_required_in(target))
}
