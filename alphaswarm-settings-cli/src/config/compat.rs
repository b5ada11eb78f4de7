//! `[compat]`: what a change of the schema is compared with.

use super::keys::Section;
use super::table::Table;

/// The table.
#[derive(Debug, Default)]
pub(crate) struct Compat {
    /// The base: a commit, with `:PATH` for another file in it, or a file.
    pub(crate) against: Option<String>,
    /// The beginnings of names that some reader refuses where it does not know them.
    pub(crate) deny_unknown: Vec<String>,
}

/// Reads the table.
pub(super) fn read(top: &mut Table<'_, '_, '_>) -> Compat {
    let Some(mut table) = top.section("compat", Section::Compat) else { return Compat::default() };
    table.check_keys();
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    Compat {
        against: table.word("against", filled).map(|base| base.value),
        deny_unknown: table.words("deny_unknown", filled),
    }
}
