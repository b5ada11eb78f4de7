//! What the schema is compared with: a commit, or a file.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::{Lowered, parse};

use crate::codes;
use crate::config::{self, Config};
use crate::environment::Values;
use crate::files::{NoRevision, Repositories, Revision};
use crate::find::{CONFIG, SCHEMAS};
use crate::input;
use crate::project::{Project, declares_nothing};
use crate::report::Problems;
use crate::sources::{Source, Sources};

/// The base of a comparison.
pub(super) struct Base<'r> {
    /// The schema; none where the base has none.
    schema: Option<(&'r Source, Problems)>,
    /// The commit, if the base is one, and what the command line calls it.
    revision: Option<(Revision, String)>,
    sources: &'r Sources,
}

/// Finds the base; the command line wins over the configuration.
pub(super) fn open<'r>(
    project: &Project<'_>,
    asked: Option<&str>,
    repositories: &Repositories,
    sources: &'r Sources,
) -> Result<Base<'r>, Problems> {
    let configured = project.config.as_ref().and_then(|config| {
        let directory = config.path.parent().unwrap_or(Path::new(""));
        Some((config.compat.against.as_deref()?, directory))
    });
    let (text, directory) =
        asked.map(|text| (text, Path::new(""))).or(configured).ok_or_else(nothing_asked)?;
    let file = directory.join(text);
    if file.is_file() {
        let schema = input::read("base", &file, sources)?;
        return Ok(Base { schema: Some(schema), revision: None, sources });
    }
    let (name, path) = match text.split_once(':') {
        Some((name, path)) if !path.is_empty() => (name, Some(path)),
        _ => (text, None),
    };
    let root = project.schema.parent().unwrap_or(Path::new(""));
    let revision = repositories.revision(root, name).map_err(|why| unknown(text, name, &why))?;
    let base = Base { schema: None, revision: Some((revision, name.to_owned())), sources };
    base.with_schema(project, path)
}

impl<'r> Base<'r> {
    fn with_schema(mut self, project: &Project<'_>, path: Option<&str>) -> Result<Self, Problems> {
        let Some((revision, name)) = &self.revision else { return Ok(self) };
        let own = || revision.inside(&project.schema);
        let inside = path.map(str::to_owned).or_else(own);
        let Some(inside) = inside else {
            let why = "it is in another repository";
            return Err(input::cannot_read("schema", project.schema_name(), why));
        };
        let cannot = |why: String| input::cannot_read("base", name, &why);
        if let Some(bytes) = revision.file(&inside).map_err(cannot)? {
            let (file, faults) = SourceFile::from_bytes(
                mask::printable(&format!("{name}:{inside}")),
                input::without_mark(bytes),
            );
            let source = self.sources.add(file);
            self.schema = Some((source, source.locate(faults)));
            return Ok(self);
        }
        // A schema that was moved is no new one.
        let file_name = Path::new(&inside).file_name().and_then(|name| name.to_str());
        let names = [file_name, Path::new(SCHEMAS[1]).file_name().and_then(|name| name.to_str())];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        let others = revision.named(&names).map_err(cannot)?;
        if path.is_none() && others.is_empty() {
            return Ok(self);
        }
        Err(vec![not_there(name, &inside, &others)])
    }

    /// The schema of the base, parsed; an error in it ends the run.
    pub(super) fn parse(&self) -> Result<Option<Lowered<'r>>, Problems> {
        let Some((source, faults)) = &self.schema else { return Ok(None) };
        if faults.is_empty() && declares_nothing(&source.file) {
            return Ok(None);
        }
        let mut parsed = parse(&source.file);
        source.show_all_but(parsed.masks.clone());
        let mut problems = faults.clone();
        problems.extend(source.locate(std::mem::take(&mut parsed.diagnostics)));
        if problems.iter().any(Diagnostic::is_error) { Err(problems) } else { Ok(Some(parsed)) }
    }

    /// The file that the schema of the base stands in.
    pub(super) fn source(&self) -> Option<&'r Source> {
        self.schema.as_ref().map(|(source, _)| *source)
    }

    /// Whether the base is a commit, which has files of its own.
    pub(super) const fn is_commit(&self) -> bool {
        self.revision.is_some()
    }

    /// What the base is called.
    pub(super) fn name(&self) -> String {
        match (&self.revision, &self.schema) {
            (Some((_, name)), _) => mask::shown(name),
            (None, Some((source, _))) => source.file.name().to_owned(),
            (None, None) => String::new(),
        }
    }

    /// The configuration of the base: that of its commit where there is one, and it can be read.
    pub(super) fn config(&self, config: &Config) -> Option<Config> {
        let source = self.read(&config.path).ok()??;
        config::of(&config.path, source, Vec::new()).ok()
    }

    /// The values of an environment at the base; none where its commit lacks the file.
    pub(super) fn values(&self, path: &Path) -> Result<Option<Values<'r>>, Problems> {
        if self.revision.is_none() {
            return Values::open(path, self.sources).map(Some);
        }
        Ok(self.read(path)?.map(Values::of))
    }

    /// A file of the commit, by its path in the work tree.
    pub(super) fn read(&self, path: &Path) -> Result<Option<&'r Source>, Problems> {
        let Some((revision, name)) = &self.revision else { return Ok(None) };
        let Some(inside) = revision.inside(path) else { return Ok(None) };
        let bytes = revision.file(&inside);
        let bytes = bytes.map_err(|why| input::cannot_read("base", name, &why))?;
        let file = |bytes| {
            let named = format!("{name}:{inside}");
            input::keep(&mask::printable(&named), input::without_mark(bytes), self.sources)
        };
        Ok(bytes.map(file))
    }

    /// The note that everything is new.
    pub(super) fn nothing(&self) -> Diagnostic {
        let message = format!("there is no schema in `{}`: everything is new", self.name());
        let note = Diagnostic::general(codes::NO_BASE, message);
        Diagnostic { severity: Severity::Note, ..note }
    }
}

fn nothing_asked() -> Problems {
    let title = "nothing says what the schema is compared with";
    let help = format!(
        "add `--against origin/main`, or `against = \"origin/main\"` to `[compat]` of `{CONFIG}`"
    );
    vec![Diagnostic::general(codes::INVALID_USAGE, title).help(help)]
}

fn not_there(name: &str, inside: &str, others: &[String]) -> Diagnostic {
    let [name, inside] = [name, inside].map(mask::shown);
    let title = format!("`{inside}` is not in `{name}`");
    let problem = Diagnostic::general(codes::UNKNOWN_BASE, title);
    match others.first() {
        Some(other) => {
            let other = mask::shown(other);
            problem.help(format!("`{other}` is: did it move? `--against {name}:{other}`"))
        }
        None => problem.help("name the path from the root of the repository"),
    }
}

/// The problem that a commit cannot be found.
fn unknown(text: &str, name: &str, why: &NoRevision) -> Problems {
    let shown_name = mask::shown(name);
    let problem = |title| Diagnostic::general(codes::UNKNOWN_BASE, title);
    vec![match why {
        NoRevision::Unreadable(reason) => {
            let file = mask::shown(text);
            let title = format!("`{file}` is not a file, and no commit can be read: {reason}");
            problem(title).help("name a file, or a commit of the repository")
        }
        NoRevision::Unknown { nearest, fetch } => {
            let problem =
                problem(format!("there is no file, branch, tag or commit `{shown_name}`"));
            match (nearest, fetch) {
                (_, Some(line)) => problem.help(format!("fetch it: `{line}`")),
                (Some(meant), None) => {
                    problem.help(format!("did you mean `{}`?", mask::shown(meant)))
                }
                (None, None) => problem.help("`git branch --all` and `git tag` list what there is"),
            }
        }
        NoRevision::Ambiguous => {
            problem(format!("more than one object begins with `{shown_name}`"))
                .help("write more of the hash")
        }
        NoRevision::Absent { fetch } => {
            problem(format!("this clone does not have the commit `{shown_name}`"))
                .note("it is shallow, or it was not fetched; nothing is fetched by this command")
                .help(format!("fetch it: `{fetch}`"))
        }
    }]
}
