//! Constants of other files: where they may be, and what they are.

use super::file::File;

/// The string that a constant of a file is; `module` is the path that led to it.
///
/// Of constants with the same name, the one in the module or type that the path ends with is taken.
/// Never panics.
#[must_use]
pub fn constant(text: &str, module: &str, name: &str) -> Option<String> {
    let file = File::new(text);
    let container = module.rsplit("::").next().unwrap_or_default();
    let value =
        file.constants.get(&(container, name)).or_else(|| file.constants.get(&("", name)))?;
    file.constant(value.clone())
}

/// The files that may hold what a module path leads to from a file, the likeliest first. Paths are
/// relative to the same directory as `path`, with `/` between their parts.
///
/// The last part of the path may be a type in a file: the file of the module around it follows.
///
/// ```
/// use alphaswarm_settings_scan::languages::rust::files;
/// assert_eq!(files("core/src/app/main.rs", "crate::keys")[0], "core/src/keys.rs");
/// assert_eq!(files("src/app/mod.rs", "self::keys")[0], "src/app/keys.rs");
/// ```
#[must_use]
pub fn files(path: &str, module: &str) -> Vec<String> {
    let mut parts = module.split("::").filter(|part| !part.is_empty()).peekable();
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    let source = source_directory(directory);
    // The directory of the modules below the file's own.
    let own = match name {
        "mod.rs" | "lib.rs" | "main.rs" => directory.to_owned(),
        _ => join(directory, name.strip_suffix(".rs").unwrap_or(name)),
    };
    let mut base = match parts.peek() {
        Some(&"crate") => source.to_owned(),
        Some(&("self" | "super")) => own,
        Some(krate) => return sibling(source, krate, &parts.clone().skip(1).collect::<Vec<_>>()),
        None => return Vec::new(),
    };
    while let Some(part) = parts.next_if(|part| matches!(*part, "crate" | "self" | "super")) {
        if part == "super" {
            base = base.rsplit_once('/').map_or_else(String::new, |(parent, _)| parent.to_owned());
        }
    }
    candidates(&base, &parts.collect::<Vec<_>>())
}

/// The files for a path below the directory of a module.
fn candidates(base: &str, parts: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    for len in (parts.len().saturating_sub(1)..=parts.len()).rev() {
        let module = parts[..len].iter().fold(base.to_owned(), |base, part| join(&base, part));
        if len > 0 {
            files.push(format!("{module}.rs"));
        }
        files.extend(["mod.rs", "lib.rs", "main.rs"].map(|name| join(&module, name)));
        if len == 0 && !module.is_empty() {
            files.push(format!("{module}.rs"));
        }
    }
    files
}

/// The files of another crate, whose directory is next to this crate's.
fn sibling(source: &str, krate: &str, parts: &[&str]) -> Vec<String> {
    let package = source.strip_suffix("src").unwrap_or(source).trim_end_matches('/');
    let crates = package.rsplit_once('/').map_or("", |(crates, _)| crates);
    // A package may be written with hyphens where its crate has underscores.
    let mut names = vec![krate.replace('_', "-"), krate.to_owned()];
    names.dedup();
    let sources = names.iter().map(|name| join(&join(crates, name), "src"));
    sources.flat_map(|source| candidates(&source, parts)).collect()
}

/// The directory with the root of the crate that a directory belongs to.
fn source_directory(directory: &str) -> &str {
    let mut end = directory.len();
    while let Some(found) = directory[..end].rfind("src") {
        let is_start = found == 0 || directory[..found].ends_with('/');
        let rest = &directory[found + 3..];
        if is_start && (rest.is_empty() || rest.starts_with('/')) {
            return &directory[..found + 3];
        }
        end = found;
    }
    directory
}

fn join(directory: &str, name: &str) -> String {
    if directory.is_empty() { name.to_owned() } else { format!("{directory}/{name}") }
}
