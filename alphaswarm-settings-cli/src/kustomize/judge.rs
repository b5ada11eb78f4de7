//! What a kustomization applies, with all that it takes from other folders.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use alphaswarm_settings_schema::mask;

use super::files;
use super::objects::{self, Kind, Object};
use crate::codes;
use crate::finding::{About, Finding, Place};
use crate::manifest::{self, Broken, Budget, Node};
use crate::path::{shown, without_dots};

/// The lists of a kustomization that name files and folders.
const LISTS: [&str; 4] = ["resources", "bases", "components", "patchesStrategicMerge"];

/// Judges kustomizations, each of which is read once.
#[derive(Debug, Default)]
pub(super) struct Judge {
    /// What each applies; none while it is being read, so that a circle ends.
    applied: HashMap<PathBuf, Option<Rc<Vec<Applied>>>>,
}

/// An object and where the kustomization takes it from.
#[derive(Debug, Clone)]
struct Applied {
    object: Object,
    /// The place in the kustomization.
    at: (usize, usize),
    /// Which of its items it came with.
    item: usize,
    /// Whether it came from a folder, which is judged on its own.
    is_inherited: bool,
}

impl Judge {
    /// The name of a kustomization, and what is wrong with it.
    pub(super) fn judge(&mut self, path: &Path) -> (String, Vec<Finding>) {
        let name = shown(path);
        let (applied, broken) = self.read(path);
        let mut findings: Vec<_> =
            broken.iter().map(|(file, broken)| unreadable(file, broken)).collect();
        findings.extend(placeholders(&name, &applied));
        findings.extend(owned(&name, &applied));
        findings.sort_by_key(|finding| finding.place.as_ref().map(|place| place.line));
        (name, findings)
    }

    /// What a kustomization applies, and what of its own files cannot be read.
    fn read(&mut self, path: &Path) -> (Rc<Vec<Applied>>, Vec<(String, Broken)>) {
        let mut reading = Reading { path, applied: Vec::new(), broken: Vec::new(), items: 0 };
        self.applied.insert(path.to_owned(), None);
        let text = files::text(path).unwrap_or_default();
        let mut roots = Vec::new();
        let broken = manifest::read(&text, &mut Budget::default(), |document, _| {
            roots.push(Rc::clone(&document.root));
            Ok(())
        });
        reading.note(path, broken.unwrap_or_default());
        for root in roots {
            reading.kustomization(&root, self);
        }
        let applied = Rc::new(reading.applied);
        self.applied.insert(path.to_owned(), Some(Rc::clone(&applied)));
        (applied, reading.broken)
    }

    /// What the kustomization of a folder applies.
    fn folder(&mut self, folder: &Path) -> Rc<Vec<Applied>> {
        let Some(path) = files::of_folder(folder).map(|path| without_dots(&path)) else {
            return Rc::default();
        };
        match self.applied.get(&path) {
            Some(known) => known.clone().unwrap_or_default(),
            None => self.read(&path).0,
        }
    }
}

/// A kustomization while it is read.
struct Reading<'p> {
    path: &'p Path,
    applied: Vec<Applied>,
    broken: Vec<(String, Broken)>,
    items: usize,
}

impl Reading<'_> {
    fn kustomization(&mut self, root: &Node, judge: &mut Judge) {
        let list = |key: &str| root.get(key).map_or(&[] as &[_], |list| list.items());
        for item in LISTS.iter().flat_map(|key| list(key)) {
            self.item(item, judge);
        }
        for patch in list("patches") {
            match (patch.at(&["path"]), patch.at(&["patch"])) {
                (Some(path), _) => self.item(path, judge),
                (None, Some(inline)) => self.text(inline.text().unwrap_or_default(), inline),
                (None, None) => self.item(patch, judge),
            }
        }
        for item in list("secretGenerator") {
            self.items += 1;
            let generated = objects::generated(item);
            self.applied.extend(generated.map(|object| self.own(object, item)));
        }
    }

    /// A file, a folder, or a patch that is written in place.
    fn item(&mut self, node: &Node, judge: &mut Judge) {
        let Some(text) = node.text() else { return };
        if text.contains('\n') {
            return self.text(text, node);
        }
        let path = without_dots(&self.path.parent().unwrap_or(Path::new("")).join(text));
        if path.is_dir() {
            self.items += 1;
            let inherited = judge.folder(&path);
            let at = (node.line, node.column);
            let item = self.items;
            self.applied.extend(inherited.iter().map(|applied| Applied {
                object: applied.object.clone(),
                at,
                item,
                is_inherited: true,
            }));
        } else if let Some(text) = files::text(&path) {
            let (found, broken) = objects::read(&text);
            self.note(&path, broken);
            self.add(found, node);
        }
    }

    fn text(&mut self, text: &str, node: &Node) {
        let (found, _) = objects::read(text);
        self.add(found, node);
    }

    fn add(&mut self, found: Vec<Object>, node: &Node) {
        self.items += 1;
        let applied: Vec<_> = found.into_iter().map(|object| self.own(object, node)).collect();
        self.applied.extend(applied);
    }

    fn own(&self, object: Object, node: &Node) -> Applied {
        Applied { object, at: (node.line, node.column), item: self.items, is_inherited: false }
    }

    fn note(&mut self, path: &Path, broken: Vec<Broken>) {
        let name = shown(path);
        self.broken.extend(broken.into_iter().map(|broken| (name.clone(), broken)));
    }
}

/// Secrets that hold placeholders, each where it is listed.
fn placeholders(path: &str, applied: &[Applied]) -> Vec<Finding> {
    let own = applied.iter().filter(|applied| !applied.is_inherited);
    let finding = |applied: &Applied| {
        let Object { name, placeholder, .. } = &applied.object;
        let key = mask::shown(placeholder.as_deref()?);
        let title =
            format!("{key}: this applies the placeholder of the Secret `{}`", mask::shown(name));
        let help = "take it out of the kustomization; make the Secret once, by `kubectl create -f`";
        let about = About { key: Some(key), ..About::default() };
        let finding =
            Finding::new(codes::SCAFFOLD_APPLIED, title).at(place(path, applied)).about(about);
        Some(finding.note("it would overwrite the real value").help(help))
    };
    own.filter_map(finding).collect()
}

/// Secrets beside what makes a Secret of the same name; those that meet within one folder are said
/// there.
fn owned(path: &str, applied: &[Applied]) -> Vec<Finding> {
    let makers = applied.iter().filter(|applied| applied.object.kind != Kind::Secret);
    let mut findings = Vec::new();
    for maker in makers {
        let is_same = |other: &&Applied| {
            other.object.kind == Kind::Secret
                && other.object.name == maker.object.name
                && is_beside(&other.object, &maker.object)
                && !(other.is_inherited && maker.is_inherited && other.item == maker.item)
        };
        let Some(secret) = applied.iter().find(is_same) else { continue };
        let name = mask::shown(&secret.object.name);
        let kind = maker.object.kind.as_str();
        let title = format!("Secret `{name}`: it is applied beside the {kind} that makes it");
        let finding = Finding::new(codes::SCAFFOLD_APPLIED, title).at(place(path, secret));
        findings.push(
            finding
                .note(format!("the {kind} is listed at line {}", maker.at.0))
                .help("take the Secret out: the two overwrite each other"),
        );
    }
    findings
}

fn is_beside(a: &Object, b: &Object) -> bool {
    match (&a.namespace, &b.namespace) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

fn unreadable(file: &str, Broken { document, line, column, why }: &Broken) -> Finding {
    let title = format!("document {document} cannot be read: {}", mask::shown(why));
    let place =
        Place { path: file.to_owned(), line: *line, column: *column, document: Some(*document) };
    Finding::new(codes::BROKEN_MANIFEST, title)
        .at(place)
        .help("correct it: a kustomization lists it")
}

fn place(path: &str, applied: &Applied) -> Place {
    let (line, column) = applied.at;
    Place { path: path.to_owned(), line, column, document: None }
}
