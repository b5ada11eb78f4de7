//! Questions that only another file of the program answers.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use tree_sitter::Tree;
use typed_arena::Arena;

use super::around::Reason;
use super::file::File;
use super::grammar::Grammar;
use crate::languages::LIMIT;

/// How many imports are followed, one after the other: a package often exports what its modules
/// define.
const DEPTH: usize = 3;
/// How many questions one file may ask.
const QUESTIONS: usize = 256;

/// The text of a module, by the name that an `import` gives it.
pub(super) type Text<'m> = &'m dyn Fn(&str) -> Option<String>;

/// The files that were asked, while one file is scanned: many ask the same few.
#[derive(Default)]
pub(super) struct Asked<'m> {
    names: Arena<String>,
    texts: Arena<String>,
    trees: Arena<Tree>,
    files: Arena<File<'m>>,
    /// By the name of the module, and how many imports led to it.
    known: RefCell<HashMap<(String, usize), Option<&'m File<'m>>>>,
}

/// The modules that a file may import from.
#[derive(Clone, Copy)]
pub(super) struct Modules<'m> {
    text: Text<'m>,
    left: &'m Cell<usize>,
    asked: &'m Asked<'m>,
    /// The name of the file's own module, and how many imports led to it.
    own: &'m str,
    depth: usize,
}

impl std::fmt::Debug for Modules<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Modules").field("own", &self.own).finish_non_exhaustive()
    }
}

/// How many questions are left for a file.
pub(super) fn questions() -> Cell<usize> {
    Cell::new(QUESTIONS)
}

impl<'m> Modules<'m> {
    pub(super) fn new(text: Text<'m>, left: &'m Cell<usize>, asked: &'m Asked<'m>) -> Self {
        Self { text, left, asked, own: "", depth: 0 }
    }

    /// Asks the file that a module is.
    pub(super) fn ask<T>(
        &self,
        module: &str,
        question: impl Fn(&File<'m>) -> Option<T>,
    ) -> Option<T> {
        if self.depth == DEPTH {
            return None;
        }
        self.names(module).into_iter().find_map(|module| {
            self.left.set(self.left.get().checked_sub(1)?);
            question(self.file(module)?.afresh())
        })
    }

    /// The file of a module.
    fn file(&self, module: String) -> Option<&'m File<'m>> {
        let key = (module, self.depth);
        let known = self.asked.known.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let file = self.read(&key.0);
            self.asked.known.borrow_mut().insert(key, file);
            file
        })
    }

    fn read(&self, module: &str) -> Option<&'m File<'m>> {
        let Asked { names, texts, trees, files, .. } = self.asked;
        let text = (self.text)(module).filter(|text| text.len() <= LIMIT)?;
        let tree = trees.alloc(Grammar::get().parse_around(&text, Reason::Asked)?);
        let own = names.alloc(module.to_owned());
        let modules = Modules { own, depth: self.depth + 1, ..*self };
        Some(files.alloc(File::new(texts.alloc(text), tree, modules)))
    }

    /// What a module may be called by the file that the questions began with.
    fn names(&self, module: &str) -> Vec<String> {
        let name = module.trim_start_matches('.');
        let dots = module.len() - name.len();
        if self.depth == 0 || dots == 0 {
            return vec![module.to_owned()];
        }
        // The file may be that of a package, or of a module in one.
        let parents = [dots - 1, dots];
        parents.iter().filter_map(|count| join(&ancestor(self.own, *count)?, name)).collect()
    }
}

/// The package so many levels above a module.
fn ancestor(module: &str, count: usize) -> Option<String> {
    let name = module.trim_start_matches('.');
    let dots = module.len() - name.len();
    let parts: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
    match parts.len().checked_sub(count) {
        Some(kept) => Some(".".repeat(dots) + &parts[..kept].join(".")),
        None if dots > 0 => Some(".".repeat(dots + count - parts.len())),
        None => None,
    }
}

/// The module with a name in a package.
fn join(package: &str, name: &str) -> Option<String> {
    let joined = if package.is_empty() || package.ends_with('.') || name.is_empty() {
        format!("{package}{name}")
    } else {
        format!("{package}.{name}")
    };
    Some(joined).filter(|joined| !joined.is_empty())
}
