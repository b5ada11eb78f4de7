//! Reads files, and finds in each what it uses and what is wrong with that.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::declared::Format;
use alphaswarm_settings_scan::languages::{Context, Extent, Language, env_file, rust};
use alphaswarm_settings_scan::uses::EnvFile;
use alphaswarm_settings_scan::{Declaration, Scan, Within};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, FileId};
use alphaswarm_settings_schema::model::Schema;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use super::allow::{self, Allow};
use super::built::Built;
use super::file::File;
use super::links::Links;
use super::siblings::Siblings;
use super::skip::{self, Skip};
use super::tree::Item;
use super::uses::Used;
use super::{guard, guarded, hidden, imports, place};
use crate::artifact::Artifact;
use crate::config::Check;
use crate::evidence::{self, Evidence, View};
use crate::generate;
use crate::input::cannot_read;
use crate::kustomize;
use crate::path::{is_same, shown, without_dots};
use crate::project::Project;
use crate::report::Problems;
use crate::variables::VariableIndex;

/// What was found in one file.
#[derive(Debug, Default)]
pub(super) struct FileFound {
    pub(super) path: PathBuf,
    /// None where the file could not be read.
    pub(super) source: Option<SourceFile>,
    /// Their places are in the file that is being read.
    pub(super) problems: Problems,
    /// What no excerpt may show.
    pub(super) masks: Vec<Span>,
    pub(super) allows: Vec<Allow>,
    pub(super) uses: Vec<Used>,
    /// What the file says of variables, where that is asked for.
    pub(super) evidence: Vec<Evidence>,
    /// The env files that the file names, and what comes of them.
    pub(super) env_files: Vec<(PathBuf, Within)>,
    /// What Rust settings leave off their keys.
    pub(super) prefixes: BTreeSet<String>,
    pub(super) is_broken: bool,
    /// Whether it may apply other files.
    pub(super) is_applier: bool,
    pub(super) links: Links,
}

impl FileFound {
    /// The lines that excerpts of the file may show.
    fn shown_lines(&self, source: &SourceFile) -> Vec<Range<usize>> {
        let places = self.problems.iter().flat_map(|problem| &problem.places);
        let here = places.filter(|place| place.file == FileId::default()).map(|place| place.span);
        let line = |at| source.line_span(source.position(at).line);
        let lines = |span: Span| line(span.start).start..line(span.end).end;
        here.chain(self.allows.iter().map(|allow| allow.span)).map(lines).collect()
    }
}

/// What became of one file.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is in no language that can use a variable.
    Foreign,
    Skipped(Skip),
    /// It could not be read.
    Unread(Problems),
    /// It was searched, and holds nothing of interest.
    Unused,
    Read(Box<FileFound>),
}

/// What every file is checked against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'a, 's> {
    schema: &'a Schema<'s>,
    pub(super) settings: &'a Check,
    artifacts: &'a [Artifact],
    pub(super) schema_name: &'a str,
    /// Whether what files say of variables is kept.
    gathers: bool,
}

impl<'a, 's> Basis<'a, 's> {
    pub(super) fn of(
        project: &'a Project<'_>,
        schema: &'a Schema<'s>,
        settings: &'a Check,
    ) -> Self {
        let artifacts = project.config.as_ref().map_or(&[] as &[_], |config| &config.artifacts);
        Self { schema, settings, artifacts, schema_name: project.schema_name(), gathers: false }
    }

    /// The same, and what files say of variables is kept.
    pub(super) fn gathering(self) -> Self {
        Self { gathers: true, ..self }
    }
}

/// A file that was opened.
struct Opened<'c> {
    source: SourceFile,
    language: &'static Language,
    context: &'c Context<'c>,
    /// Whether it may hold a password or an address.
    is_guarded: bool,
}

/// Reads files, one after the other, in one thread.
pub(super) struct Reader<'a, 's> {
    pub(super) basis: Basis<'a, 's>,
    pub(super) index: VariableIndex<'a, 's>,
    siblings: &'a Siblings<'a>,
    built: &'a Built<'a>,
}

impl<'a, 's> Reader<'a, 's> {
    pub(super) fn new(
        basis: Basis<'a, 's>,
        siblings: &'a Siblings<'a>,
        built: &'a Built<'a>,
    ) -> Self {
        let index = VariableIndex::of(basis.schema).with_ambient(&basis.settings.ambient);
        Self { basis, index, siblings, built }
    }

    /// Reads one file, the one at `at` of all, into a buffer that is kept for the next one: most files
    /// hold nothing, and need no memory of their own.
    pub(super) fn read(&self, at: usize, item: &Item, buffer: &mut Vec<u8>) -> Outcome {
        if let Some(outcome) = self.schema_of_another_tool(item) {
            return outcome;
        }
        let language = match self.content(item, buffer) {
            Ok(language) => language,
            Err(outcome) => return outcome,
        };
        let bytes = buffer.as_slice();
        let may_have_prefix = is_rust(language) && holds_prefix(bytes);
        // What stands in an example is no finding.
        let is_guarded =
            !item.purpose.is_example && guard::may_hold(bytes, guarded::is_program(language));
        let may_use = may_have_prefix || language.may_use(bytes, &self.basis.settings.readers);
        if !may_use && !is_guarded {
            return Outcome::Unused;
        }
        let (source, _) = SourceFile::from_bytes(shown(&item.path), bytes.to_vec());
        let guarded = if is_guarded {
            guard::places(source.text().as_bytes(), guarded::is_program(language))
        } else {
            Vec::new()
        };
        let is_set_elsewhere = |name: &str| self.siblings.sets(name, language, &item.path, at);
        let module = |module: &str| imports::module(language, &item.path, module);
        let context = Context {
            readers: &self.basis.settings.readers,
            is_set_elsewhere: &is_set_elsewhere,
            module: &module,
            literals: None,
            extent: if self.basis.gathers { Extent::Whole } else { Extent::Around(&guarded) },
        };
        let mut scan = language.scan(source.text(), &context);
        // Something was read all the same; the summary says that not all of it was.
        scan.is_broken |= scan.skipped.is_some();
        match scan.skipped {
            Some(why) if scan.uses.is_empty() => Outcome::Skipped(why.into()),
            _ => {
                let declared = if self.basis.gathers {
                    language.declarations(source.text(), &context)
                } else {
                    Vec::new()
                };
                let opened = Opened { source, language, context: &context, is_guarded };
                self.found(item, opened, scan, declared)
            }
        }
    }

    /// What the schema of another tool says of its variables, where that is asked for. It uses none.
    fn schema_of_another_tool(&self, item: &Item) -> Option<Outcome> {
        let is_asked = self.basis.gathers && !item.purpose.is_test;
        if !is_asked || !Format::is_name(&item.path.to_string_lossy()) {
            return None;
        }
        let bytes = item.read().ok()?.ok()?;
        let (source, _) = SourceFile::from_bytes(shown(&item.path), bytes);
        let format = Format::of(source.name(), source.text())?;
        let evidence = evidence::of_schema(&source, format.declarations(source.text()));
        Some(Outcome::Read(Box::new(FileFound { evidence, ..FileFound::default() })))
    }

    /// Puts the content of a file that is to be read into a buffer, and tells its language; or what
    /// becomes of it instead. What the path says is asked before anything is opened.
    fn content(&self, item: &Item, buffer: &mut Vec<u8>) -> Result<&'static Language, Outcome> {
        let path = item.path.to_string_lossy();
        let unread = |why: String| Outcome::Unread(cannot_read("file", &shown(&item.path), &why));
        let skipped = |why| match item.language {
            Some(_) => Outcome::Skipped(why),
            None => Outcome::Foreign,
        };
        // Where its name says nothing, only its content may say what a file is.
        if item.language.is_none() && file_name(&path).contains('.') {
            return Err(Outcome::Foreign);
        }
        if !self.basis.settings.tests && item.purpose.is_test {
            return Err(skipped(Skip::Test));
        }
        if let Some(why) = skip::by_path(&item.inner().to_string_lossy()) {
            return Err(skipped(why));
        }
        if item.language.is_none() && !item.begins_with(*b"#!").map_err(unread)? {
            return Err(Outcome::Foreign);
        }
        if let Some(why) = item.read_to(buffer).map_err(unread)? {
            return Err(skipped(why));
        }
        let language = item.language.or_else(|| by_first_line(&path, buffer));
        let language = language.ok_or(Outcome::Foreign)?;
        match skip::by_content(buffer, is_code(language)) {
            Some(why) => Err(Outcome::Skipped(why)),
            None => Ok(language),
        }
    }

    /// Reads an env file that another file names: its own name says nothing.
    pub(super) fn read_env_file(&self, item: &Item, within: Within) -> Outcome {
        let fail = |why: String| Outcome::Unread(cannot_read("file", &shown(&item.path), &why));
        let bytes = match item.read() {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(why)) => return Outcome::Skipped(why),
            Err(why) => return fail(why),
        };
        let Some(language) = Language::of(".env", "") else { return Outcome::Foreign };
        if let Some(why) = skip::by_content(&bytes, false) {
            return Outcome::Skipped(why);
        }
        let (source, _) = SourceFile::from_bytes(shown(&item.path), bytes);
        let scan = env_file::scan(source.text(), within);
        let is_guarded = guard::may_hold(source.text().as_bytes(), false);
        let opened = Opened { source, language, context: &Context::default(), is_guarded };
        self.found(item, opened, scan, Vec::new())
    }

    fn found(
        &self,
        item: &Item,
        opened: Opened<'_>,
        mut scan: Scan,
        declared: Vec<Declaration>,
    ) -> Outcome {
        let Opened { source, language, context, is_guarded } = opened;
        imports::resolve(&mut scan.uses, language, &item.path);
        self.built.take_out(&mut scan.uses, &item.path, &self.index);
        let mut purpose = item.purpose;
        purpose.is_example |= generate::is_sample(source.text());
        purpose.is_test =
            purpose.is_test || (!scan.uses.is_empty() && imports::is_test(language, &item.path));
        let is_artifact = self.is_artifact(item, &source);
        let has_prefix = is_rust(language) && holds_prefix(source.text().as_bytes());
        let prefixes = has_prefix.then(|| rust::reads(source.text()).prefixes);
        let mut found = FileFound {
            path: item.path.clone(),
            is_broken: scan.is_broken,
            prefixes: prefixes.unwrap_or_default(),
            allows: allow::all(&source, &scan.comments),
            env_files: named(&item.path, &scan.env_files),
            links: if is_yaml(language) {
                Links::of(&source, &scan.uses)
            } else {
                Links::default()
            },
            is_applier: item.is_kustomization()
                || is_yaml(language) && kustomize::may_apply(source.text()),
            ..FileFound::default()
        };
        let path = item.path.as_path();
        let (text, is_tracked) = (source.text(), item.is_tracked);
        let file = File { reader: self, path, purpose, is_artifact, is_tracked, text, scan: &scan };
        let is_code = generate::is_code(source.text());
        for used in &scan.uses {
            // Generated code reads what it was generated to read.
            if !is_code {
                found.problems.extend(file.check(used));
            }
            if !is_artifact {
                found.uses.extend(Used::of(used, language, &source));
            }
        }
        if self.basis.gathers && !is_artifact {
            let is_test = purpose.is_test && !self.basis.settings.tests;
            let is_tool = purpose.is_tool;
            let targets = place::targets;
            let view = View { source: &source, language, is_test, is_tool, targets };
            found.evidence = evidence::gather(&view, &scan.uses, declared);
        }
        let mut passwords = Vec::new();
        // What other rules show of a file must not show its passwords either.
        let is_shown = !found.problems.is_empty() || !found.allows.is_empty();
        if (is_guarded || is_shown) && !is_artifact {
            // Where no guard looks, only what is shown matters.
            let shown = (!is_guarded).then(|| found.shown_lines(&source));
            let context = Context { literals: shown.as_deref(), ..*context };
            let guarded = guarded::find(&file, language, &context, &found.problems);
            found.problems.extend(guarded.problems);
            passwords = guarded.passwords;
        }
        if !found.problems.is_empty() || !found.allows.is_empty() || found.is_applier {
            found.masks = hidden::of(&scan.uses, &source, &self.index, passwords);
            found.source = Some(source);
        }
        Outcome::Read(Box::new(found))
    }

    /// Whether the command wrote the file: what stands there is no use of its own.
    fn is_artifact(&self, item: &Item, source: &SourceFile) -> bool {
        let is_out =
            |artifact: &Artifact| artifact.out.as_ref().is_some_and(|out| is_same(out, &item.path));
        generate::is_ours(source.text()) || self.basis.artifacts.iter().any(is_out)
    }
}

/// The paths of the env files that a file names.
fn named(path: &Path, files: &[EnvFile]) -> Vec<(PathBuf, Within)> {
    let directory = path.parent().unwrap_or(Path::new(""));
    let joined = |file: &EnvFile| (without_dots(&directory.join(&file.path)), file.within);
    files.iter().map(joined).collect()
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The language that the first line of a file names.
fn by_first_line(path: &str, bytes: &[u8]) -> Option<&'static Language> {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Language::of(path, &String::from_utf8_lossy(line))
}

/// Whether Rust code may say with which prefix it reads settings.
fn holds_prefix(bytes: &[u8]) -> bool {
    let holds = |word: &str| memchr::memmem::find(bytes, word.as_bytes()).is_some();
    holds("prefix") && holds("settings")
}

fn is_yaml(language: &Language) -> bool {
    language.name == "YAML"
}

fn is_rust(language: &Language) -> bool {
    language.name == "Rust"
}

/// Whether a language is one that programs are written in.
fn is_code(language: &Language) -> bool {
    ["JavaScript", "TypeScript"].contains(&language.name)
}

/// Findings in the order of their places.
pub(super) fn sorted(problems: &mut [Diagnostic]) {
    problems.sort_by_key(Diagnostic::span);
}
