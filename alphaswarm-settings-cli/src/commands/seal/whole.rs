//! A SealedSecret with every value.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::out::{self, Out};
use super::{Run, label, usage};
use crate::generate::yaml::sealed_secret::{self, Entry};
use crate::input::{self, is_broken};
use crate::report::{Format, Problems, Report};
use crate::seal::plaintext::Plaintext;
use crate::seal::{cipher, secret, size, values};
use crate::sources::Source;

/// Seals every value of the file.
pub(super) fn write(run: &Run<'_, '_, '_>, out: &Out, format: Format) -> Result<Report, Problems> {
    let arguments = run.arguments;
    let mut secret = secret::choose(run.config(), run.environment, arguments.name.as_deref())?;
    if arguments.namespace.is_some() {
        secret.namespace.clone_from(&arguments.namespace);
    }
    let configured = run.environment.map(|environment| environment.sealed_scope);
    let scope = arguments.scope.or(configured).unwrap_or_default();
    let label = label(&secret, scope)?;
    let name = secret.object_name().into_owned();
    let destination = match out {
        Out::File(path, directories) => Some(out::replaceable(path, *directories, &name)?),
        Out::Stdout if format != Format::Human => {
            let title = "the SealedSecret and problems cannot both go to stdout";
            return Err(usage(title, "name a file with `--out FILE`, or leave out `--format`"));
        }
        Out::Stdout => None,
    };
    let (file, bytes) = input::bytes_or_stdin("values", &arguments.file)?;
    let (file, faults) = SourceFile::from_bytes(file, bytes);
    let source = run.sources.add(file);
    let document = dotenv::read(&source.file);
    source.show_all_but(document.masks());
    let mut problems = source.locate(faults.into_iter().chain(document.problems.iter().cloned()));
    let checks = secret::scope(&secret, run.index, run.project.schema_name());
    let is_broken = is_broken(&problems);
    let file = values::File { source, document: &document, is_broken };
    let (values, found) = values::values(&file, &secret, run.placeholders(), &checks);
    problems.extend(found);
    problems.extend(check_size(&values, run, &name));
    problems.sort_by_key(Diagnostic::span);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    if values.is_empty() {
        return Err(nothing(source, &name));
    }
    let mut entries = Vec::new();
    for value in &values {
        let sealed = run.sealed(value, &label)?;
        entries.push(Entry { variable: value.variable, target: value.target, sealed });
    }
    let text = sealed_secret::text(&secret, scope, &entries);
    Ok(match destination {
        Some(destination) => {
            let remarks = vec![out::write(&destination, &text)?];
            Report { problems, remarks, ..Report::default() }
        }
        None => Report { problems, data: text, ..Report::default() },
    })
}

fn check_size(values: &[Plaintext<'_, '_, '_>], run: &Run<'_, '_, '_>, name: &str) -> Problems {
    let length = |value: &Plaintext<'_, '_, '_>| cipher::sealed_length(run.key, value.value.len());
    let lengths: Vec<_> = values.iter().map(|value| (length(value), value.place.clone())).collect();
    size::check(name, &lengths)
}

fn nothing(source: &Source, name: &str) -> Problems {
    let title = format!("`{}` holds no value of the Secret `{name}`", source.file.name());
    usage(title, "write `KEY=value` for each secret")
}
