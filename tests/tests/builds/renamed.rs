//! `alphaswarm-settings` under another name in the user's manifest.

use alphaswarm_settings_tests::package::{Package, path};

use super::{MAIN, SCHEMA};

fn runs(package: &Package, name: &str) {
    package.write(".env.schema", SCHEMA);
    let main = MAIN.replace("alphaswarm_settings::", &format!("{name}::"));
    let view = format!(
        "#[derive({name}::Settings)]\n#[settings(prefix = \"APP_\")]\n\
         struct View {{ #[allow(dead_code)] port: u16 }}\n\
         #[test]\nfn view() {{ assert!({name}::load::<View>().is_ok()); }}\n"
    );
    package.write("src/main.rs", &format!("{main}\n{view}"));
    assert_eq!(package.cargo(&["run", "--quiet"]).succeeded(), "8080\n");
}

#[test]
fn on_one_line() {
    let package = Package::new("renamed-inline");
    let line = format!("app-config = {{ package = \"alphaswarm-settings\", {} }}", path());
    package.write_manifest(&line, "[workspace]");
    runs(&package, "app_config");
}

#[test]
fn in_a_table_of_its_own() {
    let package = Package::new("renamed-table");
    let table = format!("[dependencies.cfg]\n{}\npackage = \"alphaswarm-settings\"\n", path());
    package.write_manifest("", &format!("{table}\n[workspace]"));
    runs(&package, "cfg");
}

#[test]
fn in_the_workspace_above() {
    let package = Package::new("renamed-workspace").member("crates/app");
    package.write_manifest("platform-settings.workspace = true", "");
    let line = format!("platform-settings = {{ package = \"alphaswarm-settings\", {} }}", path());
    package.write(
        "../../Cargo.toml",
        &format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n\n\
             [workspace.dependencies]\n{line}\n"
        ),
    );
    runs(&package, "platform_settings");
}
