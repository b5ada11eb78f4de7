//! The values in a block: its defaults and its example.

use super::fields::Fields;
use super::masks;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::field::FieldName;
use crate::model::Classification;
use crate::span::Spanned;
use crate::value::Rules;

/// What decides whether a value may be in a block.
pub(super) struct WrittenValues<'a, 'b, 's> {
    pub(super) fields: &'a Fields<'b, 's>,
    /// None where the type itself has a problem.
    pub(super) rules: Option<Rules<'a>>,
    pub(super) classification: Option<Spanned<Classification>>,
}

impl<'s> WrittenValues<'_, '_, 's> {
    /// The default that `field` holds.
    pub(super) fn default(
        &self,
        field: FieldName,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<&'s str>> {
        let default = self.fields.value(field)?;
        if let Some(class) = self.classification.filter(|class| class.value.is_secret()) {
            let message = format!("a `{}` variable has a default", class.value);
            problems.push(
                Diagnostic::new(codes::SECRET_DEFAULT, default.span, message)
                    .label("this value is in the repository now")
                    .also(class.span, "the classification")
                    .help("leave `default:` empty, and replace the value wherever it is in use"),
            );
            return None;
        }
        problems.extend(self.check(codes::INVALID_DEFAULT, "default", default));
        Some(default)
    }

    /// The example.
    pub(super) fn example(&self, problems: &mut Vec<Diagnostic>) -> Option<Spanned<&'s str>> {
        let example = self.fields.value(FieldName::Example)?;
        problems.extend(self.check(codes::INVALID_EXAMPLE, "example", example));
        Some(example)
    }

    /// What is wrong with a value.
    fn check(&self, code: Code, what: &str, value: Spanned<&str>) -> Option<Diagnostic> {
        let rules = self.rules?;
        let invalid = rules.check(value.value).err()?;
        let message = format!("the {what} is not a valid `{}`", rules.value_type);
        let problem = Diagnostic::new(code, value.span, message)
            .label(format!("expected {}", invalid.expected));
        // A hint repeats something of the value.
        let hint = invalid.hint.filter(|_| !masks::may_be_secret(self.fields));
        Some(match hint {
            Some(hint) => problem.help(hint),
            None => problem,
        })
    }
}
