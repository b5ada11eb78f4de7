//! Which services read a variable, told by the paths of the files that do.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::evidence::Evidence;

/// Directories that hold a directory for each service.
const HOLDERS: [&str; 4] = ["services", "apps", "cmd", "functions"];

/// Directories within a service, whose names say nothing of it.
const PARTS: [&str; 4] = ["src", "app", "source", "code"];

/// Directories that say how something is built, not what.
const BUILDS: [&str; 8] =
    ["docker", ".docker", ".devcontainer", "build", "deploy", "ci", "images", "containers"];

/// Where the services of a repository are.
#[derive(Debug, Default)]
pub(super) struct Services {
    /// Directories of services, the deepest first.
    directories: Vec<String>,
}

impl Services {
    /// Finds them by the files that mark one: a Dockerfile, or a crate with a program.
    pub(super) fn of(marks: &[String]) -> Self {
        let directory_of =
            |path: &str| path.rsplit_once('/').map(|(directory, _)| directory.to_owned());
        let mut directories = BTreeSet::new();
        for mark in marks {
            let directory = match mark.rsplit('/').next() {
                Some("Dockerfile") => directory_of(mark),
                Some("Cargo.toml") => directory_of(mark).filter(|directory| {
                    marks.iter().any(|other| *other == format!("{directory}/src/main.rs"))
                }),
                _ => None,
            };
            let directory = directory.filter(|directory| !is_build(directory));
            directories.extend(directory.and_then(|directory| without_parts(&directory)));
        }
        let mut directories: Vec<_> = directories.into_iter().collect();
        directories.sort_by_key(|directory| std::cmp::Reverse(directory.len()));
        Self { directories }
    }

    /// The service that a file belongs to; none where that is not clear.
    fn of_file(&self, path: &str) -> Option<String> {
        let parts: Vec<_> = path.split('/').collect();
        let holder = parts.iter().position(|part| HOLDERS.contains(part));
        if let Some(at) = holder.filter(|at| at + 2 < parts.len()) {
            return name(parts[at + 1]);
        }
        let is_in = |directory: &&String| {
            path.strip_prefix(directory.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        name(self.directories.iter().find(is_in)?.rsplit('/').next()?)
    }

    /// The services that a variable is for; none where one of its readers is in no clear service.
    pub(super) fn of_variable(&self, evidence: &[Evidence]) -> BTreeSet<String> {
        let readers: Vec<_> = evidence.iter().filter(|one| one.origin.is_code()).collect();
        if readers.is_empty() {
            let names = evidence.iter().map(|one| {
                one.service.as_deref().and_then(name).or_else(|| self.of_file(&one.path))
            });
            return names.collect::<Option<BTreeSet<_>>>().unwrap_or_default();
        }
        let names = readers.iter().map(|one| self.of_file(&one.path));
        names.collect::<Option<BTreeSet<_>>>().unwrap_or_default()
    }
}

/// The directory of a service, by one of its parts.
fn without_parts(directory: &str) -> Option<String> {
    let mut directory = directory;
    loop {
        let (above, last) = directory.rsplit_once('/').unwrap_or(("", directory));
        if !PARTS.contains(&last) {
            return Some(directory.to_owned());
        }
        if above.is_empty() {
            return None;
        }
        directory = above;
    }
}

fn is_build(directory: &str) -> bool {
    directory.split('/').any(|part| BUILDS.contains(&part))
}

/// The name of a directory as that of a service: lower-case letters, digits and `-`.
fn name(directory: &str) -> Option<String> {
    let name = directory.to_ascii_lowercase().replace(['_', '.', ' '], "-");
    let is_legal = name.len() <= 63
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-');
    (is_legal && !name.is_empty()).then_some(name)
}

/// A repository of a single service names none.
pub(super) fn clear_single(drafts: &mut [Draft]) {
    let all: BTreeSet<_> = drafts.iter().flat_map(|draft| draft.services.clone()).collect();
    if all.len() < 2 {
        for draft in drafts {
            draft.services.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_of_paths() {
        let marks = [
            "Dockerfile",
            "src/cart/src/Dockerfile",
            "src/Dockerfile",
            "docker/web/Dockerfile",
            "rust/worker/Cargo.toml",
            "rust/worker/src/main.rs",
            "rust/shared/Cargo.toml",
        ];
        let services = Services::of(&marks.map(str::to_owned));
        for (path, expected) in [
            ("services/api/src/main.rs", Some("api")),
            ("apps/My_Web/a.ts", Some("my-web")),
            ("services/run.sh", None),
            ("src/cart/a/b.py", Some("cart")),
            ("src/cartoon/b.py", None),
            ("rust/worker/src/a.rs", Some("worker")),
            ("rust/shared/src/lib.rs", None),
            ("docker/web/run.sh", None),
            ("a.py", None),
        ] {
            assert_eq!(services.of_file(path).as_deref(), expected, "{path}");
        }
    }
}
