//! Modules of other files: where they may be, and what their constants are.

use super::around::Reason;
use super::file::File;
use super::foreign::{Asked, Modules, questions};
use super::grammar::Grammar;
use super::names::Bound;

/// How many directories above a file may be the one that modules are named from.
const ROOTS: usize = 24;

/// The string that a constant of a file is; `module` is the path that led to it, which may end with
/// a class in the file.
///
/// Never panics.
#[must_use]
pub fn constant(text: &str, module: &str, name: &str) -> Option<String> {
    let tree = Grammar::get().parse_around(text, Reason::Asked)?;
    let (left, asked) = (questions(), Asked::default());
    let file = File::new(text, &tree, Modules::new(&|_| None, &left, &asked));
    let class = module.rsplit('.').next().unwrap_or(module);
    let in_class = file.names.at(class, 0).into_iter().find_map(|bound| match bound {
        Bound::Class(class) => file.names.member(*class, name),
        _ => None,
    });
    match in_class {
        Some(Bound::Value(value)) => file.constant(value),
        _ => file.exported(name),
    }
}

/// The files that may be a module, the likeliest first. Paths are relative to the same directory as
/// `path`, with `/` between their parts.
///
/// The last part of the module may be a class in a file: the file of the module around it follows.
///
/// ```
/// use alphaswarm_settings_scan::languages::python::files;
/// assert_eq!(files("app/api/main.py", ".keys")[0], "app/api/keys.py");
/// assert_eq!(files("app/api/main.py", "..core")[1], "app/core/__init__.py");
/// assert!(files("backend/app/main.py", "app.keys").contains(&"backend/app/keys.py".to_owned()));
/// ```
#[must_use]
pub fn files(path: &str, module: &str) -> Vec<String> {
    let (mut directory, _) = path.rsplit_once('/').unwrap_or(("", path));
    let name = module.trim_start_matches('.');
    let parts: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
    let dots = module.len() - name.len();
    if dots > 0 {
        for _ in 1..dots {
            directory = parent(directory);
        }
        return candidates(directory, &parts);
    }
    // A module is named from a directory that the program is started in: one that holds the package
    // of the file, or the file; or from `src` beside that.
    let mut files = Vec::new();
    let mut roots: Vec<String> = Vec::new();
    for _ in 0..ROOTS {
        roots.extend([directory.to_owned(), join(directory, "src")]);
        if directory.is_empty() {
            break;
        }
        directory = parent(directory);
    }
    // Where the package has the name of a directory above the file, that is the one.
    let is_above = |root: &String| {
        parts.first().is_some_and(|part| path.starts_with(&join(&join(root, part), "")))
    };
    let (above, others): (Vec<_>, Vec<_>) = roots.into_iter().partition(is_above);
    for root in above.into_iter().chain(others) {
        files.extend(candidates(&root, &parts));
    }
    files
}

/// The files for a module below a directory.
fn candidates(directory: &str, parts: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    for len in (parts.len().saturating_sub(1)..=parts.len()).rev() {
        let module = parts[..len].iter().fold(directory.to_owned(), |base, part| join(&base, part));
        if len > 0 {
            files.push(format!("{module}.py"));
        }
        files.push(join(&module, "__init__.py"));
    }
    files
}

fn parent(directory: &str) -> &str {
    directory.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn join(directory: &str, name: &str) -> String {
    if directory.is_empty() { name.to_owned() } else { format!("{directory}/{name}") }
}
