//! Whether a file names every variable that has to be set.

use std::fmt::Write;
use std::path::Path;

use alphaswarm_settings_schema::diagnostic::{Report, render};
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::mask::SET_VIA_STORE;
use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::{FromEnvironment, Variable};

/// A key that an artifact names, and its value where one is to be checked.
pub(super) struct Named {
    pub(super) key: String,
    pub(super) value: Option<String>,
}

/// Fails the test when an env file lacks a variable that `T` requires in `target`, or holds a
/// value that `load` would refuse.
///
/// A secret counts as named by its placeholder line, `# KEY=<set-via-secret-store>`, and by an
/// empty assignment: whether it is filled in is not known here. Any other value that is empty is
/// not set.
///
/// # Panics
/// With everything that is missing or wrong, or that the file cannot be read or is no env file: it
/// is an assertion.
#[track_caller]
pub fn assert_covers<T: FromEnvironment>(env_file: impl AsRef<Path>, target: Target) {
    let path = env_file.as_ref();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => panic!("{} cannot be read: {error}", path.display()),
    };
    let source = SourceFile::new(path.display().to_string(), text);
    let document = dotenv::read(&source);
    let masks = document.masks();
    let problems = document.problems.iter();
    let problems: Vec<_> =
        problems.map(|problem| render(&Report::new(problem, &source, &masks))).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    let named = of_env_file(&document);
    if let Some(report) = gaps::<T>(&named, target, &path.display().to_string()) {
        panic!("{report}");
    }
}

fn of_env_file(document: &dotenv::Document<'_>) -> Vec<Named> {
    let named = document.items.iter().filter_map(|item| match &item.content {
        dotenv::Content::Assignment(set) => {
            Some(Named { key: set.key.value.to_owned(), value: Some(set.value.to_string()) })
        }
        dotenv::Content::Comment(comment) => {
            let (key, value) = comment.value.strip_prefix('#')?.split_once('=')?;
            let is_placeholder = value.trim() == SET_VIA_STORE;
            is_placeholder.then(|| Named { key: key.trim().to_owned(), value: None })
        }
        _ => None,
    });
    named.collect()
}

/// Everything that is missing or wrong, in schema order; nothing where all is well.
pub(super) fn gaps<T: FromEnvironment>(
    named: &[Named],
    target: Target,
    place: &str,
) -> Option<String> {
    let mut report = String::new();
    T::variables(&mut |variable| {
        if let Some(gap) = gap(variable, named, target) {
            let _ = write!(
                report,
                "\n\n{}: {gap}\n    declared: {}:{}\n    about: {}",
                variable.key, variable.schema, variable.line, variable.description
            );
        }
    });
    (!report.is_empty()).then(|| {
        format!(
            "{place} does not cover what is required in {target}{report}\n\nhelp: run \
             `alphaswarm-settings generate`, and fill in what it leaves empty"
        )
    })
}

fn gap(variable: &'static Variable, named: &[Named], target: Target) -> Option<String> {
    let is_it = |key: &str| variable.key == key || variable.aliases.contains(&key);
    // As `load` does: outside of `local` a default is no value of a required variable.
    let has_default = target == Target::Local && variable.default_in(target).is_some();
    let is_needed = variable.required_in.contains(target) && !has_default;
    let Some(found) = named.iter().find(|found| is_it(&found.key)) else {
        return is_needed.then(|| "missing".to_owned());
    };
    let value = found.value.as_deref()?;
    if variable.is_secret() {
        return None;
    }
    if value.is_empty() {
        return is_needed.then(|| "missing (set, but empty)".to_owned());
    }
    let invalid = variable.rules().check(value).err()?;
    Some(format!("the value is not valid\n    expected: {}", invalid.expected))
}
