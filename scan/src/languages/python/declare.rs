//! What a file says of the variables that it reads: the fields of settings classes, and the reads of
//! libraries and of the code itself.

use super::file::File;
use super::foreign::{Modules, questions};
use super::grammar::Grammar;
use super::model::Models;
use super::settings::Variable;
use crate::declarations::{Declaration, DefaultValue};
use crate::languages::Context;
use crate::uses::Name;

/// What a file says of the variables that it declares, in the order of the text.
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn declarations(text: &str, context: &Context<'_>) -> Vec<Declaration> {
    let Some(tree) = Grammar::get().parse(text) else { return Vec::new() };
    let left = questions();
    let file = File::new(text, &tree, Modules::new(context.module, &left));
    let mut declared = Vec::new();
    file.variables(&Models::said(), &mut |variable| declared.extend(field(variable)));
    declared.sort_by_key(|found| found.span.start);
    declared
}

/// What a field of a settings class says.
fn field(variable: Variable<'_>) -> Option<Declaration> {
    let mut names = variable.names.into_iter().filter_map(|name| match name {
        Name::Literal(name) => Some(name),
        _ => None,
    });
    let field = variable.field?;
    let mut said = field.said.as_deref().cloned().unwrap_or_default();
    said.key = names.next()?;
    for alias in names {
        if alias != said.key && !said.aliases.contains(&alias) {
            said.aliases.push(alias);
        }
    }
    for outer in variable.around {
        let Some(of_outer) = &outer.said else { continue };
        // Where the model around is left out, nothing in it is asked for.
        if of_outer.is_required == Some(false) {
            said.is_required = Some(false);
        }
        if let Some(DefaultValue::Computed(span)) = &of_outer.default
            && !outer.is_made_plain
        {
            said.default = Some(DefaultValue::Computed(span.clone()));
        }
    }
    said.span = variable.span.clone();
    // Spans of another file are no places of this one.
    if variable.is_foreign {
        for left in &mut said.left_out {
            left.span = variable.span.clone();
        }
    }
    if let Some(DefaultValue::Computed(span)) = &mut said.default
        && variable.is_foreign
    {
        *span = variable.span;
    }
    Some(said)
}
