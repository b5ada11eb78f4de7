//! Directories as Kubernetes mounts them.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;

use alphaswarm_settings::Source;
use alphaswarm_settings::secrecy::ExposeSecret;

use crate::support::{Directory, Settings, loader, row, text};

/// A directory in which `..data` leads to the generation and each key leads through `..data`.
fn mount(generation: &str, values: &[(&str, &str)]) -> Directory {
    let directory = Directory::new();
    symlink(generation, directory.path().join("..data")).unwrap();
    for (key, value) in values {
        directory.write(&format!("{generation}/{key}"), value);
        symlink(Path::new("..data").join(key), directory.path().join(key)).unwrap();
    }
    directory
}

#[test]
fn values_are_read_through_the_links_of_a_mount() {
    let directory = mount("..2026_01_02", &[("APP_TOKEN", "one\n"), ("APP_PIN", "4711")]);
    let path = directory.path().join("APP_TOKEN");
    let named = loader(&[("APP_TOKEN_FILE", text(&path))]);
    for loader in [named, loader(&[]).secrets_dir(directory.path())] {
        let settings: Settings = loader.load().unwrap();
        assert_eq!(settings.token.expect("a value").expose_secret(), "one");
    }
    let mounted = || loader(&[]).secrets_dir(directory.path());
    assert_eq!(row(mounted(), "APP_TOKEN").0, Source::SecretsDir { path });
    let settings: Settings = mounted().load().unwrap();
    assert_eq!(settings.pin.expect("a value").expose_secret(), "4711");
}

#[test]
fn a_file_beside_the_mounted_ones_is_read_where_it_is_named() {
    let directory = mount("..2026_01_02", &[]);
    let file = directory.write("beside", "two");
    let settings: Settings = loader(&[("APP_TOKEN_FILE", text(&file))]).load().unwrap();
    assert_eq!(settings.token.expect("a value").expose_secret(), "two");
}

#[test]
fn a_swapped_mount_gives_the_new_generation() {
    let directory = mount("..2026_01_02", &[("APP_TOKEN", "one"), ("APP_PIN", "1")]);
    directory.write("..2026_01_03/APP_TOKEN", "two");
    directory.write("..2026_01_03/APP_PIN", "2");
    symlink("..2026_01_03", directory.path().join("..data_tmp")).unwrap();
    std::fs::rename(directory.path().join("..data_tmp"), directory.path().join("..data")).unwrap();
    let settings: Settings = loader(&[]).secrets_dir(directory.path()).load().unwrap();
    assert_eq!(settings.token.expect("a value").expose_secret(), "two");
    assert_eq!(settings.pin.expect("a value").expose_secret(), "2");
}
