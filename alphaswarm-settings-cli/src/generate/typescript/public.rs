//! What a build says of the public variables.

use crate::generate::code::Field;
use crate::generate::code::expression::PRETTIER;

/// Only Next gives a browser what begins so, and Next has no `import.meta.env`.
pub(super) const NEXT: &str = "NEXT_PUBLIC_";

/// Writes an expression for every name of a variable: bundlers replace only names that stand there
/// whole.
pub(super) fn write(out: &mut String, fields: &[Field<'_, '_>]) {
    out.push_str("const BUILT: Readonly<Record<string, Built>> = {\n");
    for field in fields {
        let aliases = field.variable.extension().aliases.iter().map(|alias| alias.value);
        for key in std::iter::once(field.variable.key.value).chain(aliases) {
            out.extend(["  ", key, ": {\n"]);
            if !key.starts_with(NEXT) {
                read(out, "vite", &format!("(import.meta as Meta).env.{key}"));
            }
            read(out, "node", &format!("process.env.{key}"));
            out.push_str("  },\n");
        }
    }
    out.push_str("};\n\n");
}

/// Writes a function. Prettier breaks the line behind the arrow where the expression does not fit.
fn read(out: &mut String, name: &str, expression: &str) {
    let head = format!("    {name}: () =>");
    let is_long = head.len() + expression.len() + 2 > PRETTIER.width;
    let space = if is_long { "\n      " } else { " " };
    out.extend([head.as_str(), space, expression, ",\n"]);
}
