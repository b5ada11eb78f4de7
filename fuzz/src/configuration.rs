//! `alphaswarm-settings.toml`.

use crate::{Platform, Run};

/// Lets the command read a configuration, in every form of report. It neither panics nor writes.
pub fn configuration(data: &[u8], run: &Run<'_>) {
    let platform = Platform::new();
    platform.write("alphaswarm-settings.toml", data);
    for format in ["human", "json", "github", "sarif"] {
        platform.run(run, &["validate", "--verbose", "--format", format]);
    }
    platform.run(run, &["validate", "--environment", "prod"]);
    assert_eq!(platform.read("alphaswarm-settings.toml").as_deref(), Some(data), "it is changed");
    let files = std::fs::read_dir(platform.directory()).expect("the directory").count();
    assert_eq!(files, 2, "`validate` writes nothing");
}
