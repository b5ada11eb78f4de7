//! Where the schema is: the one part of the macro that looks at the file system.

use std::env;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use proc_macro2::Span;

use crate::arguments::Arguments;

/// Names the schema for builds without cargo.
pub(crate) const SCHEMA_VARIABLE: &str = "ALPHASWARM_SETTINGS_SCHEMA";

/// A schema that is there.
#[derive(Debug)]
pub(crate) struct Found {
    /// Absolute.
    pub(crate) path: PathBuf,
    /// As messages name it: relative to the root of the workspace, with `/`.
    pub(crate) name: String,
}

/// The directory of the package that is built.
pub(crate) fn package() -> Option<PathBuf> {
    of_build("CARGO_MANIFEST_DIR")
}

/// A variable of the build.
#[expect(clippy::disallowed_methods, reason = "cargo and the build say by it what they build")]
fn of_build(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Finds the schema: as the environment variable says, as the argument says, or by search.
pub(crate) fn find(arguments: &Arguments, at: Span) -> Result<Found, syn::Error> {
    let package = package();
    if let Some(path) = of_build(SCHEMA_VARIABLE) {
        return found(&path, None).ok_or_else(|| {
            let message = format!("{SCHEMA_VARIABLE} names no file: {}", path.display());
            syn::Error::new(at, message)
        });
    }
    if let Some(relative) = &arguments.schema {
        let base = package.unwrap_or_default();
        return found(&base.join(relative.value()), base.join("Cargo.toml").parent())
            .ok_or_else(|| syn::Error::new(relative.span(), not_there(&base, &relative.value())));
    }
    let start = source_directory(at).or_else(|| package.clone());
    let mut searched = Vec::new();
    let found = start.and_then(|start| search(&start, package.as_deref(), &mut searched));
    found.ok_or_else(|| {
        let is_unpacked = package.as_deref().is_some_and(is_unpacked);
        syn::Error::new(at, not_found(&searched, is_unpacked))
    })
}

/// The directory of the source file that holds `at`.
fn source_directory(at: Span) -> Option<PathBuf> {
    let file = at.unwrap().local_file()?;
    std::path::absolute(file).ok()?.parent().map(Path::to_path_buf)
}

fn search(start: &Path, package: Option<&Path>, searched: &mut Vec<PathBuf>) -> Option<Found> {
    // What the users of a published package do not have must not be found above it.
    let fence = package.filter(|package| is_unpacked(package));
    for directory in start.ancestors() {
        for candidate in ["schema/.env.schema", ".env.schema"] {
            if let Some(found) = found(&directory.join(candidate), package) {
                return Some(found);
            }
        }
        searched.push(directory.to_path_buf());
        if is_root(directory) || fence == Some(directory) {
            break;
        }
    }
    None
}

/// What cargo leaves in a package that it unpacked: the manifest as it was written, the commit it was
/// packed from, the sign that it is whole, and in a vendored one the sums of its files.
const UNPACKED: [&str; 4] =
    ["Cargo.toml.orig", ".cargo_vcs_info.json", ".cargo-ok", ".cargo-checksum.json"];

/// Whether the package is an unpacked archive: in cargo's registry, vendored, or in `target/package`,
/// where `cargo package` proves that it builds.
fn is_unpacked(package: &Path) -> bool {
    let is_proof = package.parent().is_some_and(|parent| parent.ends_with("target/package"));
    is_proof || UNPACKED.iter().any(|name| package.join(name).exists())
}

fn is_root(directory: &Path) -> bool {
    directory.join(".git").exists() || is_workspace(directory)
}

fn is_workspace(directory: &Path) -> bool {
    let manifest = std::fs::read_to_string(directory.join("Cargo.toml"));
    manifest.is_ok_and(|text| text.lines().any(|line| line.trim_start().starts_with("[workspace")))
}

fn found(path: &Path, package: Option<&Path>) -> Option<Found> {
    if !path.is_file() {
        return None;
    }
    let path = std::path::absolute(path).ok()?;
    let root = path.ancestors().skip(1).find(|directory| is_root(directory));
    let shown = root.or(package).and_then(|root| path.strip_prefix(root).ok()).unwrap_or(&path);
    let mut name = path.display().to_string();
    if !shown.is_absolute() {
        name.clear();
        for part in shown.components() {
            let slash = if name.is_empty() { "" } else { "/" };
            let _ = write!(name, "{slash}{}", part.as_os_str().display());
        }
    }
    Some(Found { path, name })
}

fn not_there(base: &Path, relative: &str) -> String {
    format!("there is no schema at `{relative}`, which was looked for in {}", base.display())
}

fn not_found(searched: &[PathBuf], is_unpacked: bool) -> String {
    let mut message = String::from(
        "no `.env.schema` was found. Looked for `schema/.env.schema` and `.env.schema` in",
    );
    for directory in searched {
        let _ = write!(message, "\n    {}", directory.display());
    }
    message.push_str(if is_unpacked {
        "\nhelp: a package that is published ships its schema: move it into the package's directory, and \
         list it below `include` in Cargo.toml, since cargo leaves out names that begin with a dot \
         where there is no git"
    } else {
        "\nhelp: write the schema there, or name its path, relative to the package, with \
         `#[settings(schema = \"…\")]`"
    });
    message
}
