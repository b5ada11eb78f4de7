//! Folders as Kubernetes mounts them.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;

use alphaswarm_settings::Source;
use alphaswarm_settings::secrecy::ExposeSecret;

use crate::support::{Folder, Settings, loader, row, text};

/// A folder in which `..data` leads to the generation and each key leads through `..data`.
fn mount(generation: &str, values: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    symlink(generation, folder.path().join("..data")).unwrap();
    for (key, value) in values {
        folder.write(&format!("{generation}/{key}"), value);
        symlink(Path::new("..data").join(key), folder.path().join(key)).unwrap();
    }
    folder
}

#[test]
fn values_are_read_through_the_links_of_a_mount() {
    let folder = mount("..2026_01_02", &[("APP_TOKEN", "one\n"), ("APP_PIN", "4711")]);
    let path = folder.path().join("APP_TOKEN");
    let named = loader(&[("APP_TOKEN_FILE", text(&path))]);
    for loader in [named, loader(&[]).secrets_dir(folder.path())] {
        let settings: Settings = loader.load().unwrap();
        assert_eq!(settings.token.expect("a value").expose_secret(), "one");
    }
    let mounted = || loader(&[]).secrets_dir(folder.path());
    assert_eq!(row(mounted(), "APP_TOKEN").0, Source::SecretsDir { path });
    let settings: Settings = mounted().load().unwrap();
    assert_eq!(settings.pin.expect("a value").expose_secret(), "4711");
}

#[test]
fn a_file_beside_the_mounted_ones_is_read_where_it_is_named() {
    let folder = mount("..2026_01_02", &[]);
    let file = folder.write("beside", "two");
    let settings: Settings = loader(&[("APP_TOKEN_FILE", text(&file))]).load().unwrap();
    assert_eq!(settings.token.expect("a value").expose_secret(), "two");
}

#[test]
fn a_swapped_mount_gives_the_new_generation() {
    let folder = mount("..2026_01_02", &[("APP_TOKEN", "one"), ("APP_PIN", "1")]);
    folder.write("..2026_01_03/APP_TOKEN", "two");
    folder.write("..2026_01_03/APP_PIN", "2");
    symlink("..2026_01_03", folder.path().join("..data_tmp")).unwrap();
    std::fs::rename(folder.path().join("..data_tmp"), folder.path().join("..data")).unwrap();
    let settings: Settings = loader(&[]).secrets_dir(folder.path()).load().unwrap();
    assert_eq!(settings.token.expect("a value").expose_secret(), "two");
    assert_eq!(settings.pin.expect("a value").expose_secret(), "2");
}
