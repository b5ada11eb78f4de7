//! What a kustomization applies, or a controller.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use alphaswarm_settings_scan::kubernetes::Maker;
use alphaswarm_settings_scan::yaml::{self, Broken, Budget, Node, TooMuch};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::span::Span;

use super::object::{self, Object};
use super::{Applier, controller, files};
use crate::codes;
use crate::input;
use crate::path::{shown, without_dots};
use crate::rendered::broken_document;
use crate::report::Problems;
use crate::rules::scaffold_applied;
use crate::sources::{Source, Sources};

/// The lists of a kustomization that name files and directories.
const LISTS: [&str; 4] = ["resources", "bases", "components", "patchesStrategicMerge"];

/// Reads kustomizations, each of them once.
pub(super) struct Reader<'r> {
    sources: &'r Sources,
    /// What each applies; none while it is being read, so that a circle ends.
    known: HashMap<PathBuf, Option<Rc<Vec<Applied>>>>,
}

/// A kustomization that was read.
#[derive(Debug)]
pub(super) struct Kustomization {
    applied: Rc<Vec<Applied>>,
    /// Its own files, and itself, as far as they cannot be read.
    pub(super) unreadable: Problems,
}

/// An object and where the kustomization takes it from.
#[derive(Debug, Clone)]
struct Applied {
    object: Object,
    /// The place in the kustomization.
    at: Place,
    /// Which of its items it came with.
    item: usize,
    /// Whether it came from a directory, which is checked on its own.
    is_inherited: bool,
    /// The file that holds it, where `at` names only its directory.
    file: Option<String>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(sources: &'r Sources) -> Self {
        Self { sources, known: HashMap::new() }
    }

    /// What a kustomization applies, and what of its own files cannot be read.
    pub(super) fn read(&mut self, path: &Path) -> Kustomization {
        self.known.insert(path.to_owned(), None);
        let mut unreadable = Vec::new();
        let mut applied = Vec::new();
        if let Some((source, roots)) = self.roots(path, &mut unreadable) {
            let mut reading = Reading { path, source, applied, unreadable, items: 0 };
            for root in roots {
                reading.kustomization(&root, self);
            }
            (applied, unreadable) = (reading.applied, reading.unreadable);
        }
        let applied = Rc::new(applied);
        self.known.insert(path.to_owned(), Some(Rc::clone(&applied)));
        Kustomization { applied, unreadable }
    }

    fn roots(&self, path: &Path, unreadable: &mut Problems) -> Option<(&'r Source, Vec<Rc<Node>>)> {
        let bytes = match input::bytes("kustomization", path) {
            Ok(bytes) => bytes,
            Err(problems) => {
                unreadable.extend(problems);
                return None;
            }
        };
        let mut roots = Vec::new();
        let stream = yaml::read_bytes(&bytes, &mut Budget::default(), |document, _| {
            roots.push(Rc::clone(&document.root));
            Ok(())
        });
        let source = input::keep(&shown(path), bytes, self.sources);
        match stream {
            Ok(stream) => unreadable.extend(broken(&stream.broken, source)),
            Err(reason) => unreadable.push(too_much(reason, source)),
        }
        Some((source, roots))
    }

    /// What each directory applies that a file with objects of controllers names. Those that have
    /// a kustomization are left to it.
    pub(super) fn controllers(
        &mut self,
        file: &Applier<'_>,
        files: &BTreeSet<PathBuf>,
        directories: &BTreeSet<PathBuf>,
    ) -> Vec<Kustomization> {
        let mut unreadable = Vec::new();
        let Some((source, roots)) = self.roots(file.path, &mut unreadable) else {
            return Vec::new();
        };
        let named =
            roots.iter().flat_map(|root| controller::directories(root, file.root, directories));
        let mut found = Vec::new();
        for directory in named {
            if files::of_directory(&directory.path).is_some() {
                continue;
            }
            let (applied, unreadable) = (Vec::new(), Vec::new());
            let mut reading = Reading { path: file.path, source, applied, unreadable, items: 0 };
            let is_meant = |path: &&PathBuf| {
                let is_manifest = path
                    .extension()
                    .is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known));
                let is_in = if directory.is_deep {
                    path.starts_with(&directory.path)
                } else {
                    path.parent() == Some(&directory.path)
                };
                is_manifest && is_in && *path != file.path
            };
            for manifest in files.iter().filter(is_meant) {
                let known = reading.applied.len();
                reading.file_at(manifest, &directory.span, self);
                for applied in &mut reading.applied[known..] {
                    applied.file = Some(shown(manifest));
                }
            }
            let applied = Rc::new(reading.applied);
            found.push(Kustomization { applied, unreadable: reading.unreadable });
        }
        found
    }

    /// What the kustomization of a directory applies.
    fn directory(&mut self, directory: &Path) -> Rc<Vec<Applied>> {
        let Some(path) = files::of_directory(directory).map(|path| without_dots(&path)) else {
            return Rc::default();
        };
        match self.known.get(&path) {
            Some(known) => known.clone().unwrap_or_default(),
            None => self.read(&path).applied,
        }
    }
}

/// A kustomization while it is read.
struct Reading<'p, 'r> {
    path: &'p Path,
    source: &'r Source,
    applied: Vec<Applied>,
    unreadable: Problems,
    items: usize,
}

impl Reading<'_, '_> {
    fn kustomization(&mut self, root: &Node, reader: &mut Reader<'_>) {
        for item in LISTS.iter().flat_map(|key| root.items_at(&[key])) {
            self.item(item, reader);
        }
        for patch in root.items_at(&["patches"]) {
            match (patch.at(&["path"]), patch.at(&["patch"])) {
                (Some(path), _) => self.item(path, reader),
                (None, Some(inline)) => self.inline(inline),
                (None, None) => self.item(patch, reader),
            }
        }
        for item in root.items_at(&["secretGenerator"]) {
            self.items += 1;
            let generated = object::generated(item);
            self.applied.extend(generated.map(|object| self.own(object, &item.span)));
        }
    }

    /// A file, a directory, or a patch that is written in place.
    fn item(&mut self, node: &Node, reader: &mut Reader<'_>) {
        let Some(text) = node.text() else { return };
        if text.contains('\n') {
            return self.inline(node);
        }
        let path = without_dots(&self.path.parent().unwrap_or(Path::new("")).join(text));
        if path.is_dir() {
            self.items += 1;
            let inherited = reader.directory(&path);
            let (at, item) = (self.place(&node.span), self.items);
            self.applied.extend(inherited.iter().map(|applied| Applied {
                object: applied.object.clone(),
                at: at.clone(),
                item,
                is_inherited: true,
                file: None,
            }));
        } else if path.is_file() {
            self.file_at(&path, &node.span, reader);
        }
    }

    fn file_at(&mut self, path: &Path, at: &Range<usize>, reader: &Reader<'_>) {
        let bytes = match input::bytes("resource", path) {
            Ok(bytes) => bytes,
            Err(problems) => return self.unreadable.extend(problems),
        };
        let found = object::read(&bytes);
        let source = || input::keep(&shown(path), bytes, reader.sources);
        match found {
            Ok((found, unread)) => {
                if !unread.is_empty() {
                    self.unreadable.extend(broken(&unread, source()));
                }
                self.add(found, at);
            }
            Err(reason) => self.unreadable.push(too_much(reason, source())),
        }
    }

    /// A patch may be anything: what cannot be read of it is no Secret.
    fn inline(&mut self, node: &Node) {
        let found = object::read(node.text().unwrap_or_default().as_bytes());
        self.add(found.map(|(found, _)| found).unwrap_or_default(), &node.span);
    }

    fn add(&mut self, found: Vec<Object>, at: &Range<usize>) {
        self.items += 1;
        let applied: Vec<_> = found.into_iter().map(|object| self.own(object, at)).collect();
        self.applied.extend(applied);
    }

    fn own(&self, object: Object, at: &Range<usize>) -> Applied {
        Applied { object, at: self.place(at), item: self.items, is_inherited: false, file: None }
    }

    fn place(&self, at: &Range<usize>) -> Place {
        self.source.place(Span::new(at.start, at.end))
    }
}

impl Kustomization {
    /// What is wrong with it, in the order of its lines.
    pub(super) fn problems(self, sources: &Sources) -> Problems {
        let problems = self.findings(sources);
        self.unreadable.into_iter().chain(problems).collect()
    }

    /// What is wrong with what it applies, in the order of its lines.
    pub(super) fn findings(&self, sources: &Sources) -> Problems {
        let mut problems = self.placeholders();
        problems.extend(self.owned(sources));
        problems.sort_by_key(Diagnostic::span);
        problems
    }

    /// Secrets that hold placeholders, each where it is listed.
    fn placeholders(&self) -> Problems {
        let own = self.applied.iter().filter(|applied| !applied.is_inherited);
        let problem = |applied: &Applied| {
            let Object { name, placeholder, .. } = &applied.object;
            let problem = scaffold_applied::placeholder(name, placeholder.as_deref()?, &applied.at);
            Some(in_file(problem, applied))
        };
        own.filter_map(problem).collect()
    }

    /// Secrets together with what makes a Secret of the same name; those that meet within one
    /// directory are reported there.
    fn owned(&self, sources: &Sources) -> Problems {
        let makers = self.applied.iter().filter(|applied| applied.object.maker != Maker::Secret);
        let problem = |maker: &Applied| {
            let secret = self.applied.iter().find(|other| {
                other.object.maker == Maker::Secret
                    && other.object.name == maker.object.name
                    && shares_namespace(&other.object, &maker.object)
                    && !(other.is_inherited && maker.is_inherited && other.item == maker.item)
            })?;
            let source = sources.get(maker.at.file)?;
            let line = source.file.position(maker.at.span.start).line;
            let kind = maker.object.maker.as_str();
            let problem = scaffold_applied::owned(&secret.object.name, kind, &secret.at, line);
            Some(in_file(problem, secret))
        };
        makers.filter_map(problem).collect()
    }
}

/// The problem with the file that a Secret stands in, where its place does not say that.
fn in_file(problem: Diagnostic, secret: &Applied) -> Diagnostic {
    match &secret.file {
        Some(file) => problem.note(format!("the Secret is in `{file}`")),
        None => problem,
    }
}

fn shares_namespace(a: &Object, b: &Object) -> bool {
    match (&a.namespace, &b.namespace) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

fn broken(broken: &[Broken], source: &Source) -> Problems {
    broken.iter().map(|broken| broken_document(broken, source)).collect()
}

fn too_much(reason: TooMuch, source: &Source) -> Diagnostic {
    let title = format!("`{}` is not checked: {reason}", source.file.name());
    let mut problem = Diagnostic::general(codes::TOO_MUCH_WORK, title);
    problem.places.push(source.place(Span::default()));
    problem.help("write out what the aliases stand for")
}
