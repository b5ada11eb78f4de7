//! Where a SealedSecret is, or goes.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::artifact::Kind;
use crate::cli::Seal;
use crate::codes;
use crate::commands::select::usage;
use crate::environment::Environment;
use crate::find::CONFIG;
use crate::path::shown;
use crate::report::Problems;
use crate::seal::existing;
use crate::write::{Destination, Directories};

/// A file, or stdout.
pub(super) enum Out {
    Stdout,
    File(PathBuf, Directories),
}

impl Out {
    /// Where the command line says that every value goes, or else the environment.
    pub(super) fn find(
        arguments: &Seal,
        environment: Option<&Environment>,
    ) -> Result<Self, Problems> {
        Ok(match &arguments.out {
            Some(out) if out.as_os_str() == "-" => Self::Stdout,
            Some(out) => Self::File(out.clone(), Directories::Expect),
            None => match configured(environment)? {
                Some(file) => Self::File(file.clone(), Directories::Make),
                None => Self::Stdout,
            },
        })
    }
}

/// The file in which one value is replaced.
pub(super) fn existing_file(
    arguments: &Seal,
    environment: Option<&Environment>,
) -> Result<PathBuf, Problems> {
    let out = arguments.out.as_ref().filter(|out| out.as_os_str() != "-");
    let configured = if arguments.out.is_none() { configured(environment)? } else { None };
    out.or(configured).cloned().ok_or_else(|| {
        let help =
            format!("add `--out FILE`, or `sealed_secrets` to the environment in `{CONFIG}`");
        usage("`--key` needs the file of the SealedSecret", help)
    })
}

/// The only file of the environment.
fn configured(environment: Option<&Environment>) -> Result<Option<&PathBuf>, Problems> {
    match environment.map_or(&[] as &[_], |environment| &environment.sealed_secrets) {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        files => {
            let names: Vec<_> = files.iter().map(|file| shown(file)).collect();
            let title = "the environment has more than one file of SealedSecrets";
            Err(usage(title, format!("use `--out {}`", names.join("` or `--out "))))
        }
    }
}

/// A file that may be written as a whole: nothing in it would be lost but a SealedSecret of this name.
pub(super) fn replaceable(
    path: &Path,
    directories: Directories,
    name: &str,
) -> Result<Destination, Problems> {
    let destination = Destination::inspect(path, directories)?;
    let bytes = destination.bytes().unwrap_or_default().trim_ascii();
    let is_own = |text: &str| {
        existing::read(text).is_ok_and(|file| match &file.objects[..] {
            [only] => only.name() == Some(name) && file.others == 0 && file.broken.is_empty(),
            _ => false,
        })
    };
    if bytes.is_empty() || std::str::from_utf8(bytes).is_ok_and(is_own) {
        return Ok(destination);
    }
    let title = format!("`{}` would be overwritten", destination.name);
    let problem = Diagnostic::general(codes::FOREIGN_CONTENT, title);
    let note = format!("it is not the SealedSecret `{name}` and nothing else");
    Err(vec![problem.note(note).help("choose another file, or delete it")])
}

/// Writes the file; says what was done.
pub(super) fn write(destination: &Destination, text: &str) -> Result<String, Problems> {
    match destination.stage(Kind::Secret, text)? {
        Some(staged) => Ok(format!("`{}` is written", staged.commit()?)),
        None => Ok(format!("`{}` is up to date", destination.name)),
    }
}
