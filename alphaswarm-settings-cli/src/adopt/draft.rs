//! A variable on its way to a block of the schema.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Classification, TargetSet};

use crate::block::Block;
use crate::rules::unreviewed_guess::GUESS;

/// The line that names sources which disagree.
const CONFLICT: &str = "x-conflict";

/// Everything that the block of a variable will say.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) description: String,
    /// As the schema spells it; none for a string.
    pub(super) value_type: Option<String>,
    pub(super) is_required: bool,
    pub(super) default: Option<String>,
    pub(super) targets: TargetSet,
    pub(super) classification: Classification,
    /// Further fields, by their names.
    pub(super) fields: Vec<(FieldName, String)>,
    pub(super) services: BTreeSet<String>,
    pub(super) group: Option<String>,
    /// What no source says, and how it was concluded.
    pub(super) guesses: Vec<String>,
    /// What sources say differently, and where.
    pub(super) conflicts: Vec<String>,
}

impl Draft {
    /// Whether every field is what a source says.
    pub(super) fn is_certain(&self) -> bool {
        self.guesses.is_empty() && self.conflicts.is_empty()
    }

    /// Whether a name is the key or an alias.
    pub(super) fn has_name(&self, name: &str) -> bool {
        let mut aliases = self.fields.iter().filter(|(field, _)| *field == FieldName::Aliases);
        self.key == name || aliases.any(|(_, names)| names.split(',').any(|alias| alias == name))
    }

    /// Adds a field that few variables have.
    pub(super) fn push(&mut self, field: FieldName, value: impl Into<String>) {
        self.fields.push((field, value.into()));
    }

    /// Leaves a field out, and marks that; whether there was one that can be left out.
    pub(super) fn leave_out(&mut self, field: FieldName, why: &str) -> bool {
        let before = self.fields.len();
        self.fields.retain(|(known, _)| *known != field);
        let is_gone = match field {
            FieldName::Default => self.default.take().is_some(),
            FieldName::Type => self.value_type.take().is_some(),
            FieldName::Services => !std::mem::take(&mut self.services).is_empty(),
            FieldName::Group => self.group.take().is_some(),
            _ => false,
        };
        let is_gone = is_gone || self.fields.len() < before;
        if is_gone {
            self.guesses.push(format!("no {} ({why})", field.as_str()));
        }
        is_gone
    }

    /// The block.
    pub(super) fn block(&self) -> Block {
        let mut fields = self.fields.clone();
        let services = self.services.iter().map(String::as_str).collect::<Vec<_>>().join(",");
        if !services.is_empty() {
            fields.push((FieldName::Services, services));
        }
        fields.extend(self.group.clone().map(|group| (FieldName::Group, group)));
        fields.sort_by_key(|(field, _)| *field);
        // Anything that a source says may hold an address with a password.
        let said = |text: &str| mask::without_credentials(text).into_owned();
        let fields =
            fields.into_iter().map(|(field, value)| (field.as_str().to_owned(), said(&value)));
        let mut extras: Vec<_> = fields.collect();
        for (name, lines) in [(GUESS, &self.guesses), (CONFLICT, &self.conflicts)] {
            if !lines.is_empty() {
                extras.push((name.to_owned(), said(&lines.join(", "))));
            }
        }
        Block {
            key: self.key.clone(),
            description: said(&self.description),
            value_type: self.value_type.clone(),
            required: self.is_required,
            default: self.default.clone(),
            targets: self.targets.to_string().replace(", ", ","),
            classification: self.classification,
            extras,
        }
    }
}
