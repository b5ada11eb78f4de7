//! Files are replaced whole, by renaming: a reader sees the old bytes or the new ones.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::artifact::Kind;
use crate::codes;
use crate::console::reason;
use crate::input::without_mark;
use crate::path::shown;
use crate::report::Problems;

/// Where an artifact goes, and what is there already.
#[derive(Debug)]
pub(crate) struct Destination {
    /// The path as it was given, for messages.
    pub(crate) name: String,
    /// The file itself, behind any links.
    path: PathBuf,
    existing: Option<Existing>,
}

#[derive(Debug)]
struct Existing {
    bytes: Vec<u8>,
    permissions: Permissions,
}

/// Whether directories that are missing are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Directories {
    Make,
    Expect,
}

/// A new file beside the one that it will replace. Dropped before that, it is gone.
#[derive(Debug)]
pub(crate) struct Staged {
    name: String,
    path: PathBuf,
    file: NamedTempFile,
    directories: MadeDirectories,
}

/// Directories that are taken away again unless they are needed.
#[derive(Debug, Default)]
struct MadeDirectories(Vec<PathBuf>);

impl Destination {
    /// Looks at what is there. Touches nothing.
    pub(crate) fn inspect(path: &Path, directories: Directories) -> Result<Self, Problems> {
        let name = shown(path);
        if path.as_os_str().to_string_lossy().ends_with('/') {
            return Err(cannot_write(&name, "this is the name of a directory"));
        }
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => match path.canonicalize() {
                Ok(target) => Self::existing(name, target),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    Err(cannot_write(&name, "it is a link to a file that does not exist"))
                }
                Err(error) => Err(cannot_write(&name, &reason(&error))),
            },
            Ok(_) => Self::existing(name, path.to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Self::absent(name, path, directories)
            }
            Err(error) => Err(cannot_write(&name, &reason(&error))),
        }
    }

    fn absent(name: String, path: &Path, directories: Directories) -> Result<Self, Problems> {
        let directory = parent_of(path);
        let why = match directory.metadata() {
            Ok(metadata) if metadata.is_dir() => None,
            Ok(_) => Some(format!("`{}` is not a directory", shown(directory))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (directories
                == Directories::Expect)
                .then(|| format!("there is no directory `{}`", shown(directory))),
            Err(error) => Some(reason(&error)),
        };
        match why {
            Some(why) => Err(cannot_write(&name, &why)),
            None => Ok(Self { name, path: path.to_owned(), existing: None }),
        }
    }

    fn existing(name: String, path: PathBuf) -> Result<Self, Problems> {
        let cannot = |error: &io::Error| cannot_read(&name, &reason(error));
        let metadata = path.metadata().map_err(|error| cannot(&error))?;
        if metadata.is_dir() {
            return Err(cannot_write(&name, "it is a directory"));
        }
        if !metadata.is_file() {
            return Err(cannot_write(&name, "it is a device or a pipe, not a file"));
        }
        let bytes = fs::read(&path).map_err(|error| cannot(&error))?;
        let existing = Existing { bytes, permissions: metadata.permissions() };
        Ok(Self { name, path, existing: Some(existing) })
    }

    /// The bytes that are there; none where nothing is.
    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        self.existing.as_ref().map(|existing| existing.bytes.as_slice())
    }

    /// Writes the text beside the file; nothing where the file holds it already.
    pub(crate) fn stage(&self, kind: Kind, text: &str) -> Result<Option<Staged>, Problems> {
        if self.bytes() == Some(text.as_bytes()) {
            return Ok(None);
        }
        let cannot = |error: io::Error| cannot_write(&self.name, &reason(&error));
        if self.existing.is_some() {
            // Renaming would replace even a file that may not be written to.
            File::options().write(true).open(&self.path).map_err(cannot)?;
        }
        let directories = MadeDirectories::make(parent_of(&self.path)).map_err(cannot)?;
        let mut file = self.temporary(kind).map_err(cannot)?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all());
        written.map_err(cannot)?;
        let (name, path) = (self.name.clone(), self.path.clone());
        Ok(Some(Staged { name, path, file, directories }))
    }

    fn temporary(&self, kind: Kind) -> io::Result<NamedTempFile> {
        let mut builder = Builder::new();
        builder.prefix(".alphaswarm-settings-").suffix(".tmp");
        let exact = self.existing.as_ref().map(|existing| existing.permissions.clone());
        let exact = exact.or_else(|| private(kind));
        if exact.is_none() {
            public(&mut builder);
        }
        let file = builder.tempfile_in(parent_of(&self.path))?;
        if let Some(permissions) = exact {
            file.as_file().set_permissions(permissions)?;
        }
        Ok(file)
    }
}

/// Replaces one file that holds no secrets.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Problems> {
    let staged = Destination::inspect(path, Directories::Expect)?.stage(Kind::Json, text)?;
    staged.map_or(Ok(()), |staged| staged.commit().map(drop))
}

/// Replaces one file that holds no secrets, and that was read before; it has changed since where it holds
/// anything else. One that did not exist was empty.
pub(crate) fn update(path: &Path, before: &str, text: &str) -> Result<(), Problems> {
    let destination = Destination::inspect(path, Directories::Expect)?;
    let now = destination.bytes().unwrap_or_default();
    if without_mark(now.to_vec()) != before.as_bytes() {
        let mut problems = cannot_write(&destination.name, "it has changed since it was read");
        problems[0].help = Some("run the command again".to_owned());
        return Err(problems);
    }
    let staged = destination.stage(Kind::Json, text)?;
    staged.map_or(Ok(()), |staged| staged.commit().map(drop))
}

impl Staged {
    /// Puts the new file in the place of the old one.
    pub(crate) fn commit(mut self) -> Result<String, Problems> {
        match self.file.persist(&self.path) {
            Ok(_) => {
                self.directories.0.clear();
                Ok(self.name)
            }
            Err(error) => Err(cannot_write(&self.name, &reason(&error.error))),
        }
    }
}

impl MadeDirectories {
    fn make(directory: &Path) -> io::Result<Self> {
        let missing = directory
            .ancestors()
            .take_while(|directory| !directory.as_os_str().is_empty() && !directory.exists());
        let made = Self(missing.map(Path::to_owned).collect());
        fs::create_dir_all(directory)?;
        Ok(made)
    }
}

impl Drop for MadeDirectories {
    fn drop(&mut self) {
        for directory in &self.0 {
            // One that is not empty was needed by another process in the meantime.
            let _ = fs::remove_dir(directory);
        }
    }
}

/// The directory of a file.
pub(crate) fn parent_of(path: &Path) -> &Path {
    path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn cannot_write(name: &str, why: &str) -> Problems {
    vec![Diagnostic::general(codes::CANNOT_WRITE, format!("cannot write `{name}`: {why}"))]
}

fn cannot_read(name: &str, why: &str) -> Problems {
    vec![Diagnostic::general(codes::CANNOT_READ, format!("cannot read `{name}`: {why}"))]
}

/// A `.env` file will hold secrets: no other user may read it, under any umask.
#[cfg(unix)]
fn private(kind: Kind) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    (kind == Kind::Env).then(|| Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn private(_: Kind) -> Option<Permissions> {
    None
}

/// What any new file gets, less what the umask takes away.
#[cfg(unix)]
fn public(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn public(_: &mut Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_has_changed_since_it_was_read_is_left_alone() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("f");
        update(&path, "", "a").expect("it did not exist");
        update(&path, "a", "\u{feff}b").expect("it is as it was");
        update(&path, "b", "c").expect("a mark is no part of the text");
        for before in ["", "b", "cc"] {
            let problems = update(&path, before, "d").expect_err("it holds something else");
            assert!(problems[0].message.contains("it has changed"), "{before}: {problems:?}");
        }
        assert_eq!(fs::read(&path).expect("it is there"), b"c");
        fs::remove_file(&path).expect("it is there");
        update(&path, "c", "d").expect_err("it is gone");
        assert!(!path.exists());
    }
}
