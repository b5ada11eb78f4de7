//! The interface, and the types of enums.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{TargetSet, Variable};
use alphaswarm_settings_schema::value::Scalar;

use super::{string, types};
use crate::generate::code::Field;
use crate::generate::code::expression::PRETTIER;

const SOCKET_ADDR: &str = "/** An IP address and a port. */
export interface SocketAddr {
  readonly address: string;
  readonly port: number;
}

";

/// Writes a property with its documentation for each variable.
pub(super) fn write(out: &mut String, fields: &[Field<'_, '_>], has_bigint: bool) {
    let has = |scalar| fields.iter().any(|field| field.variable.value_type.scalar() == scalar);
    for field in fields.iter().filter(|field| field.variable.value_type.scalar() == Scalar::Enum) {
        enumeration(out, field);
    }
    if has(Scalar::SocketAddr) {
        out.push_str(SOCKET_ADDR);
    }
    out.push_str("/** The settings; `load()` reads them. */\nexport interface Settings {\n");
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        describe(out, field.variable);
        let annotation = types::annotation(field, has_bigint);
        let _ = writeln!(out, "  readonly {}: {annotation};", field.name);
    }
    out.push_str("}\n\n");
}

/// The words of an enum, as a type.
fn enumeration(out: &mut String, field: &Field<'_, '_>) {
    let words: Vec<_> = field.variable.values.strings.iter().map(|word| string(word)).collect();
    let words = words.join(" | ");
    let head = format!("export type {} =", field.enum_name);
    let length = words.chars().count() + 1;
    if head.chars().count() + 1 + length <= PRETTIER.width {
        let _ = write!(out, "{head} {words};\n\n");
    } else if PRETTIER.indent + length <= PRETTIER.width {
        let _ = write!(out, "{head}\n  {words};\n\n");
    } else {
        let words = words.replace(" | ", "\n  | ");
        let _ = write!(out, "{head}\n  | {words};\n\n");
    }
}

fn describe(out: &mut String, variable: &Variable<'_>) {
    let comment = |text: &str| mask::printable(text).replace("*/", "*\\/");
    let required: TargetSet =
        variable.targets.iter().filter(|&target| variable.is_required_in(target)).collect();
    let required = match required {
        none if none.is_empty() => "optional".to_owned(),
        TargetSet::ALL => "required".to_owned(),
        some => format!("required in {some}"),
    };
    let is_hidden = mask::hides(variable.key.value, Some(variable.classification.value));
    let default = variable
        .default
        .filter(|_| !is_hidden)
        .map(|default| format!(", default `{}`", mask::without_user_info(default.value)));
    let unit = match variable.value_type.scalar() {
        Scalar::Duration => ", in milliseconds",
        _ => "",
    };
    let facts = format!(
        "`{}`, {}, {required}{}{unit}.",
        variable.key.value,
        variable.classification.value,
        default.unwrap_or_default(),
    );
    let description = comment(variable.description.value);
    let _ = write!(out, "  /**\n   * {description}\n   *\n   * {}\n   */\n", comment(&facts));
}
