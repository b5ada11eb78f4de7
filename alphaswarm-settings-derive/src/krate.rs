//! By which name the user's crate knows `alphaswarm-settings`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::find;

const PACKAGE: &str = "alphaswarm-settings";

/// The path of the crate that services use: `::alphaswarm_settings`, unless the manifest renames it.
pub(crate) fn path() -> TokenStream {
    let name = Ident::new(&name(), Span::call_site());
    quote!(::#name)
}

/// The name of the crate that services use.
pub(crate) fn name() -> String {
    let directory = find::package().unwrap_or_default();
    let renamed = directory.ancestors().take(8).find_map(|directory| {
        let manifest = std::fs::read_to_string(directory.join("Cargo.toml")).ok()?;
        // A dependency of this very name decides; without one, a workspace above may rename it.
        name_in(&manifest)
    });
    let is_name = |name: &String| syn::parse_str::<Ident>(name).is_ok();
    renamed.filter(is_name).unwrap_or_else(|| identifier(PACKAGE))
}

/// The name that a manifest gives the package, as an identifier.
///
/// Read line by line and not by a parser of TOML, which every service would have to build: a
/// dependency stands on one line, or in a table of its own.
fn name_in(manifest: &str) -> Option<String> {
    let mut table = "";
    let mut renamed = None;
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            table = header;
        }
        let dependencies = table.rsplit_once("dependencies").map(|(_, rest)| rest);
        let Some(of_table) = dependencies else { continue };
        let name = match of_table.strip_prefix('.') {
            Some(name) => name,
            None => line.split(['=', '.']).next().unwrap_or_default(),
        };
        let name = name.trim().trim_matches('"');
        if name == PACKAGE {
            return Some(identifier(PACKAGE));
        }
        if names_package(line) {
            renamed = renamed.or_else(|| Some(identifier(name)));
        }
    }
    renamed
}

/// Whether `package = "alphaswarm-settings"` stands on the line.
fn names_package(line: &str) -> bool {
    let mut rest = line;
    while let Some(at) = rest.find("package") {
        rest = &rest[at + "package".len()..];
        let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
        if value.is_some_and(|value| value.starts_with(&format!("\"{PACKAGE}\""))) {
            return true;
        }
    }
    false
}

fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn the_name_is_that_of_the_manifest() {
        for (manifest, expected) in [
            ("[dependencies]\nalphaswarm-settings = \"1\"\n", Some("alphaswarm_settings")),
            ("[dependencies]\nalphaswarm-settings.workspace = true\n", Some("alphaswarm_settings")),
            (
                "[dependencies]\nsettings-lib = { version = \"1\", package = \"alphaswarm-settings\" }",
                Some("settings_lib"),
            ),
            ("[dependencies.cfg]\npackage = \"alphaswarm-settings\"\n", Some("cfg")),
            ("[workspace.dependencies]\ncfg = { package=\"alphaswarm-settings\" }", Some("cfg")),
            (
                "[target.'cfg(unix)'.dependencies]\ncfg = {package = \"alphaswarm-settings\"}",
                Some("cfg"),
            ),
            ("[package]\nname = \"alphaswarm-settings\"\n", None),
            ("[dependencies]\nserde = \"1\"\n", None),
        ] {
            assert_eq!(name_in(manifest).as_deref(), expected, "{manifest}");
        }
    }
}
