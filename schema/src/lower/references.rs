//! What one variable says of another: aliases, replacements, the names of files.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, codes, nearest_key};
use crate::key;
use crate::mask;
use crate::model::{Schema, Variable};
use crate::span::{Span, Spanned};

/// Reports every reference that leads nowhere or to the wrong place.
pub(super) fn check(
    schema: &Schema<'_>,
    keys: &HashMap<&str, Span>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut names = Names { keys, aliases: HashMap::new() };
    for variable in schema.variables.iter().filter(|variable| variable.extension.is_some()) {
        for alias in &variable.extension().aliases {
            problems.extend(names.alias(variable, *alias));
        }
    }
    for variable in &schema.variables {
        if let Some(replacement) = variable.extension().replaced_by {
            problems.extend(names.replacement(schema, variable, replacement));
        }
        if variable.is_secret() || variable.extension().file {
            problems.extend(names.file_key(variable));
        }
    }
}

struct Names<'a, 's> {
    keys: &'a HashMap<&'s str, Span>,
    aliases: HashMap<&'s str, Span>,
}

impl<'s> Names<'_, 's> {
    fn alias(&mut self, variable: &Variable<'_>, alias: Spanned<&'s str>) -> Option<Diagnostic> {
        let problem = |code, message: &str| {
            Diagnostic::new(code, alias.span, message).key(variable.key.value)
        };
        if !key::is_valid(alias.value) {
            return Some(
                problem(codes::INVALID_KEY, "an alias cannot be a key")
                    .label("letters, digits and `_`, not beginning with a digit"),
            );
        }
        if alias.value.starts_with(key::RESERVED_PREFIX) {
            return Some(
                problem(codes::RESERVED_KEY, "the name is reserved")
                    .help("choose another name: those of this form steer this library itself"),
            );
        }
        let taken = self.keys.get(alias.value).copied();
        let taken = taken.or_else(|| self.aliases.insert(alias.value, alias.span));
        taken.map(|place| {
            problem(codes::ALIAS_CONFLICT, "the alias is the name of a variable already")
                .also(place, "taken here")
                .help("an alias is a name that no variable has any more: delete one of the two")
        })
    }

    fn replacement(
        &self,
        schema: &Schema<'_>,
        variable: &Variable<'_>,
        replacement: Spanned<&str>,
    ) -> Option<Diagnostic> {
        let is_other = replacement.value != variable.key.value;
        if is_other && self.keys.contains_key(replacement.value) {
            return None;
        }
        let what = if is_other { "no variable of the schema" } else { "the variable itself" };
        let message = format!("`replaced_by` names {what}");
        let others = schema.variables.iter().map(|other| other.key.value);
        let near =
            nearest_key(replacement.value, others.filter(|&other| other != variable.key.value));
        let problem = Diagnostic::new(codes::UNKNOWN_REPLACEMENT, replacement.span, message)
            .key(variable.key.value);
        Some(match near {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help("name the key of the variable that takes its place"),
        })
    }

    fn file_key(&self, variable: &Variable<'_>) -> Option<Diagnostic> {
        let file_key = format!("{}_FILE", variable.key.value);
        let declared =
            self.keys.get(file_key.as_str()).or_else(|| self.aliases.get(file_key.as_str()))?;
        let message = format!(
            "the name is also that of the variable that names the file of {}",
            mask::shown(variable.key.value)
        );
        Some(
            Diagnostic::new(codes::FILE_KEY_CONFLICT, *declared, message)
                .key(&file_key)
                .also(variable.key.span, "its value may come from a file")
                .help("rename one of the two variables"),
        )
    }
}
