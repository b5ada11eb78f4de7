//! The class.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::{string, types};
use crate::generate::code::expression::Expression::{self, Atom};
use crate::generate::code::expression::RUFF;
use crate::generate::code::literal::docstring;
use crate::generate::code::{Field, facts};

const HEAD: &str = "

class Settings(BaseSettings):
    \"\"\"The settings; `load()` reads them.\"\"\"

    model_config = SettingsConfigDict(
        frozen=True,
        extra=\"forbid\",
        hide_input_in_errors=True,
        protected_namespaces=(),
    )
";

const SOURCES: &str = "
    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, _Source(settings_cls)
";

/// Writes the class, an attribute with a docstring for each variable.
pub(super) fn write(out: &mut String, fields: &[Field<'_, '_>]) {
    for field in fields.iter().filter(|field| types::has_enum(field.variable)) {
        enumeration(out, field);
    }
    out.push_str(HEAD);
    for field in fields {
        let Field { variable, name, .. } = field;
        let annotation = types::annotation(field);
        // Type checkers take it for a default, so that tests need not give every value.
        let _ = write!(out, "\n    {name}: {annotation} = ");
        let call = Expression::call("Field", vec![Atom("default=...".to_owned())]);
        call.write(out, RUFF, 4, name.len() + annotation.len() + 5);
        out.push('\n');
        describe(out, variable);
    }
    out.push_str(SOURCES);
}

/// The words of an enum, as a type.
fn enumeration(out: &mut String, field: &Field<'_, '_>) {
    let words = field.variable.values.strings.iter();
    let items = words.map(|word| Atom(string(word))).collect();
    let _ = write!(out, "\n{}: TypeAlias = ", field.enum_name);
    let around = field.enum_name.len() + ": TypeAlias = ".len();
    Expression::bracketed("Literal[", items, "]").write(out, RUFF, 0, around);
    out.push('\n');
}

fn describe(out: &mut String, variable: &Variable<'_>) {
    let description = mask::printable(variable.description.value);
    let _ = write!(
        out,
        "    \"\"\"{}\n\n    {}.\n    \"\"\"\n",
        docstring(&description),
        docstring(&facts::of(variable))
    );
}
