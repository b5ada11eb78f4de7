//! A script for the entrypoint of a web server, which writes the file from the environment of its
//! container.

use alphaswarm_settings_schema::key::TARGET;

use super::Setting;
use crate::generate::code;

/// What stands above the variables, and below them.
const PARTS: &str = include_str!("settings.sh");
/// Where the variables stand between.
const VARIABLES: &str = "# VARIABLES\n";

/// Writes the script.
pub(super) fn write(out: &mut String, target: &str, settings: &[Setting<'_, '_>]) {
    let (above, below) = PARTS.split_once(VARIABLES).unwrap_or_default();
    out.extend(["#!/bin/sh\n# ", code::HEADER, "\n", above]);
    out.extend(["variable ", TARGET, " optional ", &quoted(target), "\n"]);
    for Setting { variable, target, value } in settings {
        let is_required = variable.is_required_in(*target);
        let need = if is_required { " required " } else { " optional " };
        let value = quoted(value.unwrap_or_default());
        out.extend(["variable ", variable.key.value, need, &value]);
        for alias in &variable.extension().aliases {
            out.extend([" ", alias.value]);
        }
        out.push('\n');
    }
    out.push_str(below);
}

/// A word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
