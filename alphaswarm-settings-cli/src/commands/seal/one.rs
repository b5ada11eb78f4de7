//! One value of a SealedSecret.

use std::path::Path;

use alphaswarm_settings_scan::yaml::Broken;
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use super::out;
use super::{Run, label, usage};
use crate::artifact::Artifact;
use crate::input;
use crate::path::shown;
use crate::rendered::{broken_document, refused};
use crate::report::{Problems, Report};
use crate::rules::{not_in_secret, sealed_secret_mismatch as mismatch};
use crate::seal::existing::{self, Existing};
use crate::seal::plaintext::Plaintext;
use crate::seal::{cipher, replace, secret, single, size};
use crate::sources::Source;
use crate::write::{Destination, Directories};

const MARK: &str = "\u{feff}";

/// Replaces the value of a key, or adds it.
pub(super) fn replace(run: &Run<'_, '_, '_>, name: &str, path: &Path) -> Result<Report, Problems> {
    let destination = Destination::inspect(path, Directories::Expect)?;
    let Some(bytes) = destination.bytes() else {
        let problem = input::cannot_read("SealedSecret", &shown(path), "it does not exist");
        let help = "write it with every value first: leave out `--key`";
        return Err(problem.into_iter().map(|problem| problem.help(help)).collect());
    };
    let (mark, source) = read(bytes, &destination.name, run)?;
    let text = source.file.text();
    let file = existing::read(text).map_err(|reason| refused(reason, source))?;
    if !file.broken.is_empty() {
        return Err(file.broken.iter().map(|broken| broken_file(broken, source)).collect());
    }
    let object = choose(&file.objects, source, run)?;
    let secret = secret_of(object, source, run)?;
    let variable = variable(name, &secret, run)?;
    let key = written_key(object, variable);
    let label = label(&secret, object.scope())?;
    let value = given(variable, &secret, run)?;
    let length = cipher::sealed_length(run.key, value.value.len());
    let problems = check_size(object, key, length, &value.place);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    let sealed = run.sealed(&value, &label)?;
    let edited = replace::replace(text, object, key, &sealed, run.index.schema)
        .ok_or_else(|| shared(key, source))?;
    let remarks = vec![out::write(&destination, &[mark, &edited].concat())?];
    Ok(Report { problems, remarks, ..Report::default() })
}

/// The new value.
fn given<'v, 's: 'd, 'd>(
    variable: &'v Variable<'s>,
    secret: &Artifact,
    run: &Run<'d, '_, '_>,
) -> Result<Plaintext<'v, 's, 'd>, Problems> {
    let (name, bytes) = input::bytes_or_stdin("value", &run.arguments.file)?;
    let (file, faults) = SourceFile::from_bytes(name, bytes);
    let source = run.sources.add(file);
    source.show_all_but(vec![Span::new(0, source.file.text().len())]);
    let faults = source.locate(faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let scope = secret::scope(secret, run.index, run.project.schema_name());
    single::single(source, variable, secret, run.placeholders(), &scope)
}

/// The text of the file, and the byte-order mark in front of it.
fn read<'r>(
    bytes: &[u8],
    name: &str,
    run: &Run<'r, '_, '_>,
) -> Result<(&'static str, &'r Source), Problems> {
    let mark = if bytes.starts_with(MARK.as_bytes()) { MARK } else { "" };
    let bytes = &bytes[mark.len()..];
    let source = input::keep(name, bytes.to_vec(), run.sources);
    match std::str::from_utf8(bytes) {
        Ok(_) => Ok((mark, source)),
        Err(error) => {
            let (offset, reason) = (error.valid_up_to(), "it is not UTF-8");
            Err(vec![broken_file(&Broken { document: 1, offset, reason }, source)])
        }
    }
}

fn broken_file(broken: &Broken, source: &Source) -> Diagnostic {
    broken_document(broken, source).help("correct it: nothing is written")
}

/// The SealedSecret that is meant.
fn choose<'o>(
    objects: &'o [Existing],
    source: &Source,
    run: &Run<'_, '_, '_>,
) -> Result<&'o Existing, Problems> {
    let asked = run.arguments.name.as_deref();
    let is_asked = |object: &&Existing| asked.is_none_or(|name| object.name() == Some(name));
    let fitting: Vec<_> = objects.iter().filter(is_asked).collect();
    if let [one] = fitting[..] {
        return Ok(one);
    }
    let name = source.file.name();
    let names: Vec<_> =
        objects.iter().map(|object| mask::shown(object.name().unwrap_or_default())).collect();
    Err(match (objects, asked) {
        ([], _) => {
            let title = format!("there is no SealedSecret in `{name}`");
            usage(title, "write it with every value first: leave out `--key`")
        }
        (_, Some(asked)) => {
            let title = format!("`{name}` has no SealedSecret `{}`", mask::shown(asked));
            usage(title, format!("use `--name {}`", names.join("` or `--name ")))
        }
        (_, None) => {
            let title = format!("`{name}` has more than one SealedSecret");
            usage(title, format!("use `--name {}`", names.join("` or `--name ")))
        }
    })
}

/// The Secret that the controller makes of the object.
fn secret_of(
    object: &Existing,
    source: &Source,
    run: &Run<'_, '_, '_>,
) -> Result<Artifact, Problems> {
    let schema_name = run.project.schema_name();
    let name = object.name().unwrap_or_default();
    let secret = secret::called(name, run.config(), run.environment).map_err(|secrets| {
        let scope = secret::scope(&secrets[0], run.index, schema_name);
        let at = source.place(object.span(&["metadata", "name"]));
        vec![mismatch::name(name, &secrets, &at, &scope)]
    })?;
    let own = run.arguments.namespace.clone().or(secret.namespace.clone());
    let secret = Artifact { namespace: own, ..secret };
    match (object.namespace(), secret.namespace.as_deref()) {
        (Some(found), Some(own)) if found != own => {
            let scope = secret::scope(&secret, run.index, schema_name);
            let at = source.place(object.span(&["metadata", "namespace"]));
            Err(vec![mismatch::namespace(found, own, source.file.name(), &at, &scope)])
        }
        (Some(found), _) => Ok(Artifact { namespace: Some(found.to_owned()), ..secret }),
        (None, _) => Ok(secret),
    }
}

/// The variable that the command line names.
fn variable<'v, 's>(
    name: &str,
    secret: &Artifact,
    run: &Run<'_, 'v, 's>,
) -> Result<&'v Variable<'s>, Problems> {
    let scope = secret::scope(secret, run.index, run.project.schema_name());
    not_in_secret::check(name, &Place::default(), secret, &scope).map_err(|mut problems| {
        // It stands on the command line.
        for problem in &mut problems {
            problem.places.clear();
        }
        problems
    })
}

/// The name under which the object has the variable: two names with two values would be a conflict.
fn written_key<'s>(object: &Existing, variable: &Variable<'s>) -> &'s str {
    let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
    let mut names = std::iter::once(variable.key.value).chain(aliases);
    names.find(|name| object.has(name)).unwrap_or(variable.key.value)
}

fn check_size(object: &Existing, key: &str, length: usize, at: &Place) -> Problems {
    let others = object.entries().iter().filter(|entry| &*entry.key != key);
    let others = others.map(|entry| entry.node.text().map_or(0, str::len)).sum::<usize>();
    let name = mask::shown(object.name().unwrap_or_default());
    size::check(&name, &[(others, Place::default()), (length, at.clone())])
}

fn shared(key: &str, source: &Source) -> Problems {
    let title = format!("no value can be replaced alone in `{}`", source.file.name());
    let mut problems =
        usage(title, "write `encryptedData` with one key a line and without aliases");
    problems[0].key = Some(key.to_owned());
    problems
}
