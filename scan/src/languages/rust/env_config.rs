//! Structs that derive `EnvConfig`: `dotenv_config`, `env_config`.

use super::fields::value;
use super::file::File;
use super::found::Found;
use super::structure::Structure;
use crate::uses::{Kind, Name};

/// `#[env_config(name = "X", default = 1)]`; without it, the name of the struct and of the field.
pub(super) fn fields(file: &File<'_>, structure: &Structure<'_>, found: &mut Found) {
    if !file.derives(structure, "EnvConfig") {
        return;
    }
    for field in &structure.fields {
        // What has none is computed from others, more often than not.
        let attribute = field.attributes.iter().find(|attribute| attribute.name == "env_config");
        let Some(attribute) = attribute else { continue };
        let arguments = file.tokens.arguments(attribute);
        let has = |name| arguments.iter().any(|argument| argument.name == name);
        if has("skip") || has("nested") {
            continue;
        }
        let default = value(&arguments, &["default"]).filter(|default| default.len() == 1);
        let first = found.uses.len();
        if let Some(name) = value(&arguments, &["name", "env"]) {
            found.add(file, Kind::Field, name, default.as_ref());
        } else if let Some(own) = file.tokens.ident(field.name) {
            let name = Name::Literal(format!("{}_{}", snake(structure.name), own).to_uppercase());
            let span = file.tokens.span(field.name..field.name + 1);
            found.push(file, name, Kind::Field, span, default.as_ref(), field.name);
        }
        found.by_field(first, field);
    }
}

/// `AppConfig` as `app_config`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut is_after_lower = false;
    for letter in name.chars() {
        if letter.is_uppercase() && is_after_lower {
            snake.push('_');
        }
        is_after_lower = letter.is_lowercase() || letter.is_ascii_digit();
        snake.extend(letter.to_lowercase());
    }
    snake
}
