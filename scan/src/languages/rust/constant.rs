//! Constants of other files: where they may be, and what they are.

use super::env_config::snake;
use super::file::File;

/// How many directories around a package are looked at for another one.
const ANCESTORS: usize = 4;
/// Directories that hold packages.
const SHELVES: &[&str] = &["", "crates", "libs", "lib"];
/// Directories of a package that hold its crates.
const SOURCES: &[&str] = &["src", "tests", "benches", "examples"];

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
    // The directory of the modules below the file's own.
    let own = match name {
        "mod.rs" | "lib.rs" | "main.rs" => directory.to_owned(),
        _ => join(directory, name.strip_suffix(".rs").unwrap_or(name)),
    };
    let mut base = match parts.peek() {
        Some(&"crate") => return own_crate(directory, &parts.skip(1).collect::<Vec<_>>()),
        Some(&("self" | "super")) => own,
        Some(krate) => return other(path, krate, &parts.clone().skip(1).collect::<Vec<_>>()),
        None => return Vec::new(),
    };
    while let Some(part) = parts.next_if(|part| matches!(*part, "self" | "super")) {
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
    // A type is often in a file of its own, of which the module around gives everything.
    if let [around @ .., last] = parts
        && last.starts_with(char::is_uppercase)
    {
        let module = around.iter().fold(base.to_owned(), |base, part| join(&base, part));
        files.push(join(&module, &format!("{}.rs", snake(last))));
    }
    files
}

/// The files of the crate that a directory belongs to: its root is in `src`, or else in the directory
/// itself or one around it.
fn own_crate(directory: &str, parts: &[&str]) -> Vec<String> {
    if let Some(start) = start_of(directory, "src") {
        return candidates(&directory[..start + "src".len()], parts);
    }
    let around = std::iter::successors(Some(directory), |directory| {
        let around = directory.rsplit_once('/').map_or("", |(around, _)| around);
        (!directory.is_empty()).then_some(around)
    });
    around.take(ANCESTORS).flat_map(|root| candidates(root, parts)).collect()
}

/// The files of another crate: beside this one, in a directory around it, or this package's own
/// library, whose name is not known.
fn other(path: &str, krate: &str, parts: &[&str]) -> Vec<String> {
    let package = package(path);
    // A package may be written with hyphens where its crate has underscores.
    let mut names = vec![krate.replace('_', "-"), krate.to_owned()];
    // Some repositories leave their own name off the directories of their packages.
    names.extend(krate.split_once('_').map(|(_, rest)| rest.replace('_', "-")));
    names.dedup();
    let mut files = Vec::new();
    let mut around = package.rsplit_once('/').map_or("", |(around, _)| around);
    for _ in 0..ANCESTORS {
        for shelf in SHELVES {
            for name in &names {
                files.extend(candidates(&join(&join(&join(around, shelf), name), "src"), parts));
            }
        }
        if around.is_empty() {
            break;
        }
        around = around.rsplit_once('/').map_or("", |(around, _)| around);
    }
    files.extend(candidates(&join(package, "src"), parts));
    files
}

/// The directory of the package that a file belongs to.
fn package(path: &str) -> &str {
    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    match SOURCES.iter().filter_map(|name| start_of(directory, name)).max() {
        Some(start) => directory[..start].trim_end_matches('/'),
        None => directory,
    }
}

/// Where the last part of a path begins that has this name.
fn start_of(directory: &str, name: &str) -> Option<usize> {
    let mut end = directory.len();
    while let Some(found) = directory[..end].rfind(name) {
        let is_start = found == 0 || directory[..found].ends_with('/');
        let rest = &directory[found + name.len()..];
        if is_start && (rest.is_empty() || rest.starts_with('/')) {
            return Some(found);
        }
        end = found;
    }
    None
}

fn join(directory: &str, name: &str) -> String {
    match (directory, name) {
        ("", name) => name.to_owned(),
        (directory, "") => directory.to_owned(),
        _ => format!("{directory}/{name}"),
    }
}
