//! Constants that a file takes from another one.

use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::languages::{Imports, Language};
use alphaswarm_settings_scan::{Name, Use};

use super::skip;
use crate::path::without_dots;

/// Puts the value of its constant in place of each imported name; what cannot be found is known only
/// when the program runs.
pub(super) fn resolve(uses: &mut [Use], language: &Language, path: &Path) {
    for found in uses {
        if let Name::Imported { module, constant } = &found.name {
            let value = look_up(language, path, module, constant);
            found.name = value.map_or(Name::Dynamic, Name::Literal);
        }
    }
}

fn look_up(language: &Language, path: &Path, module: &str, constant: &str) -> Option<String> {
    let imports = language.imports.as_ref()?;
    let mut texts = texts(imports, path, module);
    texts.find_map(|text| (imports.constant)(&text, module, constant))
}

/// The text of a module, by the name that an import in a file has for it.
pub(super) fn module(language: &Language, path: &Path, module: &str) -> Option<String> {
    texts(language.imports.as_ref()?, path, module).next()
}

/// The texts of the files that a module may be, the likeliest first.
fn texts(imports: &Imports, path: &Path, module: &str) -> impl Iterator<Item = String> {
    let files = (imports.files)(&path.to_string_lossy(), module);
    files.into_iter().filter_map(|file| {
        let file = without_dots(&PathBuf::from(file));
        let metadata = std::fs::metadata(&file).ok().filter(std::fs::Metadata::is_file)?;
        skip::by_size(metadata.len()).is_none().then(|| std::fs::read_to_string(file).ok())?
    })
}
