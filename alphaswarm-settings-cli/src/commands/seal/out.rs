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
    /// What the command line says, or else the environment.
    pub(super) fn find(
        arguments: &Seal,
        environment: Option<&Environment>,
    ) -> Result<Self, Problems> {
        let files = environment.map_or(&[] as &[_], |environment| &environment.sealed_secrets);
        match (&arguments.out, files) {
            (Some(out), _) if out.as_os_str() != "-" => {
                Ok(Self::File(out.clone(), Directories::Expect))
            }
            (None, [only]) => Ok(Self::File(only.clone(), Directories::Make)),
            (None, [_, _, ..]) => {
                let names: Vec<_> = files.iter().map(|file| shown(file)).collect();
                let title = "the environment has more than one file of SealedSecrets";
                Err(usage(title, format!("use `--out {}`", names.join("` or `--out "))))
            }
            _ if arguments.key.is_some() => {
                let help = format!(
                    "add `--out FILE`, or `sealed_secrets` to the environment in `{CONFIG}`"
                );
                Err(usage("`--key` needs the file of the SealedSecret", help))
            }
            _ => Ok(Self::Stdout),
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
