//! What a file says of the variables that it reads: the fields of settings classes, and the reads of
//! libraries and of the code itself.

use tree_sitter::Node;

use super::file::File;
use super::foreign::{Asked, Modules, questions};
use super::found::Found;
use super::grammar::Grammar;
use super::model::Models;
use super::settings::Variable;
use crate::declarations::{Declaration, DefaultValue};
use crate::languages::Context;
use crate::uses::{Kind, Name};

/// What a file says of the variables that it declares, in the order of the text.
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn declarations(text: &str, context: &Context<'_>) -> Vec<Declaration> {
    let Some(tree) = Grammar::get().parse(text) else { return Vec::new() };
    let (left, asked) = (questions(), Asked::default());
    let file = File::new(text, &tree, Modules::new(context.module, &left, &asked));
    let mut declared = Vec::new();
    file.variables(&Models::said(), &mut |variable| declared.extend(field(variable)));
    declared.extend(file.said_by_reads(context.readers));
    declared.sort_by_key(|found| found.span.start);
    declared
}

impl<'t> File<'t> {
    /// What the reads of libraries and of the code itself say.
    fn said_by_reads(&self, readers: &[String]) -> Vec<Declaration> {
        let mut found = Found::default();
        self.reads(readers, &mut found);
        self.environ_configs(&mut found);
        let (conversions, parameters) = (self.conversions(), self.described_parameters());
        let mut declared: Vec<Declaration> = Vec::new();
        // The option that was declared last, whose other names follow.
        let mut option = None;
        for (used, expression) in found.uses.iter().zip(&found.expressions) {
            let Some(expression) = expression else { continue };
            let key = match &used.name {
                Name::Literal(key) => key.clone(),
                Name::Imported { module, constant } => {
                    match self.modules.ask(module, |file| file.exported(constant)) {
                        Some(key) => key,
                        None => continue,
                    }
                }
                Name::Dynamic => continue,
            };
            let is_option = used.kind == Kind::Field && self.is_option(expression);
            if is_option
                && option == Some(expression.id())
                && let Some(last) = declared.last_mut()
            {
                last.aliases.push(key);
                continue;
            }
            let said = match used.kind {
                Kind::Field if is_option => self.said_by_option(expression, &parameters),
                Kind::Field => self.said_by_field(expression, &key),
                _ => self.said_by_read(expression, &key, used.kind, &conversions),
            };
            if let Some(said) = said {
                option = is_option.then(|| expression.id());
                declared.push(Declaration { key, span: used.span.clone(), ..said });
            }
        }
        declared
    }

    /// Whether a call describes an option of a command line.
    fn is_option(&self, call: &Node<'t>) -> bool {
        let arguments = call.child_by_field_name("arguments");
        arguments.is_some_and(|arguments| self.argument(&arguments, &["envvar"]).is_some())
    }

    /// What a field of environ-config says, or the scheme of django-environ.
    fn said_by_field(&self, call: &Node<'t>, key: &str) -> Option<Declaration> {
        let path = self.path(call)?;
        if !path.text.ends_with("Env()") {
            return self.said_by_environ_config(call);
        }
        let scheme = self.argument(&call.child_by_field_name("arguments")?, &[key])?;
        let mut said = Declaration::default();
        self.said_by_scheme(&scheme, &mut said);
        said.narrow();
        Some(said)
    }
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
