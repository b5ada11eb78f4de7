//! The files by which people meet the gate: words of make, hooks, a CI job, lines for clippy. A file that
//! exists stays as it is; what it lacks is shown.

mod offer;

use std::path::Path;

use crate::find;
use crate::path::shown;
use crate::report::Problems;
use crate::write::Staged;
use offer::Offer;

/// The first schema of a repository.
pub(crate) const SCHEMA: &str = include_str!("files/env.schema");

const OFFERS: [Offer; 4] = [
    Offer {
        names: &["Makefile", "makefile", "GNUmakefile"],
        text: include_str!("files/Makefile"),
        parts: &["generate-config:", "validate-config:", "check-settings:"],
        is_at_root: false,
    },
    Offer {
        names: &["clippy.toml", ".clippy.toml"],
        text: include_str!("files/clippy.toml"),
        parts: &["\"std::env::var\"", "\"std::env::var_os\"", "\"std::env::vars\""],
        is_at_root: false,
    },
    Offer {
        names: &[".pre-commit-config.yaml"],
        text: include_str!("files/pre-commit-config.yaml"),
        parts: &["alphaswarm-settings-check"],
        is_at_root: true,
    },
    Offer {
        names: &[".github/workflows/settings.yml", ".github/workflows/settings.yaml"],
        text: include_str!("files/settings.yml"),
        parts: &["alphaswarm-settings check"],
        is_at_root: true,
    },
];

/// What comes of the offers.
#[derive(Debug, Default)]
pub(crate) struct Starter {
    /// The files that will be written.
    pub(crate) staged: Vec<Staged>,
    /// What stays, and what it lacks.
    pub(crate) remarks: Vec<String>,
}

/// Makes every offer to the directory of the configuration.
pub(crate) fn starter(directory: &Path) -> Result<Starter, Problems> {
    let mut starter = Starter::default();
    let root = find::root_above(directory);
    for offer in &OFFERS {
        match &root {
            Some(root) if offer.is_at_root => {
                let (name, root) = (offer.names[0], shown(root));
                starter.remarks.push(format!(
                    "`{name}` is not written: it belongs into `{root}`, the root of the repository"
                ));
            }
            _ => offer.make(directory, &mut starter)?,
        }
    }
    Ok(starter)
}
