//! Constants that a file takes from another one.

use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::languages::rust::is_test_module;
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

/// How many modules around the one in a file may make it test code.
const LEVELS: usize = 4;

/// Whether Rust compiles a file for tests alone: a module around it is declared so.
pub(super) fn is_test(language: &Language, path: &Path) -> bool {
    if language.name != "Rust" {
        return false;
    }
    let own = if path.ends_with("mod.rs") { path.parent() } else { Some(path) };
    let around = own.into_iter().flat_map(Path::ancestors).take(LEVELS).enumerate();
    around.filter_map(|(level, at)| Some((level, at.file_stem()?.to_str()?))).any(
        |(level, name)| {
            let parent = vec!["super"; level + 1].join("::");
            module(language, path, &parent).is_some_and(|text| is_test_module(&text, name))
        },
    )
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
