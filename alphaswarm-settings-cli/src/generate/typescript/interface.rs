//! The interface, and the types of enums.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::Scalar;

use super::{string, types};
use crate::artifact::Code;
use crate::generate::code::expression::PRETTIER;
use crate::generate::code::{Field, facts};

const SOCKET_ADDR: &str = "/** An IP address and a port. */
export interface SocketAddr {
  readonly address: string;
  readonly port: number;
}

";

/// Writes a property with its documentation for each variable.
pub(super) fn write(out: &mut String, fields: &[Field<'_, '_>], code: &Code) {
    let has = |scalar| fields.iter().any(|field| field.variable.value_type.scalar() == scalar);
    for field in fields.iter().filter(|field| field.variable.value_type.scalar() == Scalar::Enum) {
        enumeration(out, field);
    }
    if has(Scalar::SocketAddr) {
        out.push_str(SOCKET_ADDR);
    }
    out.push_str(if code.is_public {
        "/** What a browser may know; `loadPublic()` reads it. */\nexport interface PublicSettings {\n"
    } else {
        "/** The settings; `load()` reads them. */\nexport interface Settings {\n"
    });
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        let unit = match field.variable.value_type.scalar() {
            Scalar::Duration => ", in milliseconds",
            _ => "",
        };
        describe(out, field.variable, unit);
        let annotation = types::annotation(field, code.has_bigint);
        let _ = writeln!(out, "  readonly {}: {annotation};", field.name);
    }
    out.push_str("}\n\n");
}

/// The words of an enum, as a type.
fn enumeration(out: &mut String, field: &Field<'_, '_>) {
    let head = format!("export type {} =", field.enum_name);
    union(out, &head, &field.variable.values.strings, 0);
    out.push('\n');
}

/// Writes words as a union of literals behind `head`, which stands at an indentation.
pub(super) fn union(out: &mut String, head: &str, words: &[&str], indent: usize) {
    let words: Vec<_> = words.iter().map(|word| string(word)).collect();
    let words = words.join(" | ");
    let length = words.chars().count() + 1;
    let margin = " ".repeat(indent + PRETTIER.indent);
    if head.chars().count() + 1 + length <= PRETTIER.width {
        let _ = writeln!(out, "{head} {words};");
    } else if margin.len() + length <= PRETTIER.width && indent == 0 {
        let _ = writeln!(out, "{head}\n{margin}{words};");
    } else {
        let words = words.replace(" | ", &format!("\n{margin}| "));
        let _ = writeln!(out, "{head}\n{margin}| {words};");
    }
}

/// Writes what a variable is for, as a comment.
pub(super) fn describe(out: &mut String, variable: &Variable<'_>, unit: &str) {
    let comment = |text: &str| mask::printable(text).replace("*/", "*\\/");
    let facts = format!("{}{unit}.", facts::of(variable));
    let description = comment(variable.description.value);
    let _ = write!(out, "  /**\n   * {description}\n   *\n   * {}\n   */\n", comment(&facts));
}
