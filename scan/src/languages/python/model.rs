//! Classes of pydantic: which of them are settings, and what their fields are.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use tree_sitter::Node;

use super::config::{Config, Prefix};
use super::file::{Class, Exported, File};
use super::grammar::{children, some_children};
use super::library::split;
use super::names::Bound;
use crate::declarations::Declaration;

/// How many classes lead from one to another: bases, and types of fields.
const DEPTH: usize = 12;
/// How many bases of a class are looked at.
const BASES: usize = 16;

/// What a class is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nature {
    #[default]
    Other,
    /// Its fields may be those of a field of settings.
    Model,
    /// Its fields are read from the environment.
    Settings,
}

/// A class, in this file or another.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub(super) nature: Nature,
    /// Whether the first version of pydantic reads it.
    pub(super) is_first: bool,
    pub(super) config: Config,
    pub(super) fields: Vec<Field>,
    pub(super) bases: Vec<Rc<Model>>,
    /// Its place in the list of its file.
    pub(super) class: usize,
    /// Whether it is of another file.
    pub(super) is_foreign: bool,
    /// Whether it leaves the environment out of what it reads.
    pub(super) is_closed: bool,
}

/// A field of a class.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    /// The variables that it names itself; none inside, if they are not known.
    pub(super) aliases: Option<Vec<Option<String>>>,
    /// The classes of its type.
    pub(super) models: Vec<Rc<Model>>,
    pub(super) default: Option<Range<usize>>,
    /// What it says of its variable, but for the names, if that is asked.
    pub(super) said: Option<Box<Declaration>>,
    /// Whether its default is a model with nothing but defaults of its own.
    pub(super) is_made_plain: bool,
}

/// The classes that were looked at.
#[derive(Debug, Default)]
pub(super) struct Models {
    /// Whether it is asked what fields say.
    is_said: bool,
    known: RefCell<HashMap<usize, Option<Rc<Model>>>>,
    foreign: RefCell<HashMap<Exported, Option<Rc<Model>>>>,
}

impl Models {
    /// Classes whose fields are asked what they say of their variables.
    pub(super) fn said() -> Self {
        Self { is_said: true, ..Self::default() }
    }

    pub(super) fn is_said(&self) -> bool {
        self.is_said
    }
}

impl<'t> File<'t> {
    /// What a class is; none where that takes too long to find out, or never ends.
    pub(super) fn model(&self, class: usize, models: &Models, depth: usize) -> Option<Rc<Model>> {
        if let Some(known) = models.known.borrow().get(&class) {
            return known.clone();
        }
        if depth == DEPTH {
            return None;
        }
        // A class is not part of itself.
        models.known.borrow_mut().insert(class, None);
        let model = self.classes.get(class).map(|written| {
            let model = self.build(class, written, models, depth + 1);
            Rc::new(model)
        });
        models.known.borrow_mut().insert(class, model.clone());
        model
    }

    fn build(&self, at: usize, class: &Class<'t>, models: &Models, depth: usize) -> Model {
        let mut model = Model { class: at, ..Model::default() };
        let mut own = self.config_of(class);
        if let Some(bases) = class.bases {
            for base in some_children(&bases, BASES) {
                if base.kind() != "keyword_argument" {
                    self.base(&base, &own, &mut model, models, depth);
                }
            }
        }
        if class.decorated.is_some_and(|decorated| self.is_dataclass(&decorated)) {
            model.nature = model.nature.max(Nature::Model);
        }
        if model.nature == Nature::Other && own.is_certain() {
            model.nature = Nature::Settings;
        }
        for base in &model.bases {
            model.config.update(&base.config);
        }
        let is_closed = self.leaves_environment_out(class);
        model.is_closed =
            is_closed.unwrap_or_else(|| model.bases.iter().any(|base| base.is_closed));
        model.config.update(&std::mem::take(&mut own));
        if model.nature != Nature::Other {
            model.fields = self.fields(class, &model, models, depth);
        }
        model
    }

    /// Takes what a base gives a class.
    fn base(
        &self,
        base: &Node<'t>,
        own: &Config,
        model: &mut Model,
        models: &Models,
        depth: usize,
    ) {
        // `Base[T]`
        let base = base.child_by_field_name("value").unwrap_or(*base);
        if let Some(found) = self.model_named(&base, models, depth, |name| {
            own.is_set() || name.contains("Settings") || name.contains("Config")
        }) {
            model.nature = model.nature.max(found.nature);
            model.is_first |= found.is_first;
            model.bases.push(found);
            return;
        }
        let Some(path) = self.path(&base) else { return };
        let (module, name) = path.text.rsplit_once('.').unwrap_or(("", &path.text));
        let is_own = module.starts_with('.') || path.is_undeclared;
        let nature = match name {
            "BaseSettings" => Nature::Settings,
            "BaseModel" | "SQLModel" | "GenericModel" => Nature::Model,
            _ => return,
        };
        model.nature = model.nature.max(nature);
        let is_pydantic = module.starts_with("pydantic") && !module.contains("settings");
        model.is_first |= nature == Nature::Settings
            && (is_pydantic || module.contains("v1") || module.ends_with("env_settings"))
            && !is_own;
    }

    /// The class that an expression names: of this file, or of another, if it is worth to ask.
    pub(super) fn model_named(
        &self,
        node: &Node<'t>,
        models: &Models,
        depth: usize,
        is_asked: impl Fn(&str) -> bool,
    ) -> Option<Rc<Model>> {
        if node.kind() == "identifier" {
            let bounds = self.names.at(self.text_of(node), node.start_byte());
            let class = bounds.iter().find_map(|bound| match bound {
                Bound::Class(class) => Some(*class),
                _ => None,
            });
            if let Some(class) = class {
                return self.model(class, models, depth);
            }
        }
        let path = self.path(node)?;
        let (module, name) = split(&path.text)?;
        let is_known = module.starts_with("pydantic") || path.made.is_some() || path.is_undeclared;
        if is_known || !is_asked(name) {
            return None;
        }
        let key = (module.to_owned(), name.to_owned());
        if let Some(known) = models.foreign.borrow().get(&key) {
            return known.clone();
        }
        let model = self.modules.ask(&key.0, |file| file.exported_model(name, models.is_said));
        models.foreign.borrow_mut().insert(key, model.clone());
        model
    }

    /// The class that the file exports under a name.
    fn exported_model(&self, name: &str, is_said: bool) -> Option<Rc<Model>> {
        let models = Models { is_said, ..Models::default() };
        let mut model = match self.names.at(name, 0).first()? {
            Bound::Class(class) => self.build(*class, self.classes.get(*class)?, &models, 1),
            Bound::Import { module, name: Some(name) } => {
                return self.modules.ask(module, |file| file.exported_model(name, is_said));
            }
            _ => return None,
        };
        if let Some(Prefix::Unknown(span)) = &mut model.config.prefix {
            // It is no place of the file that asks.
            *span = 0..0;
        }
        Some(Rc::new(Model { is_foreign: true, ..model }))
    }

    fn is_dataclass(&self, decorated: &Node<'t>) -> bool {
        children(decorated).into_iter().any(|decorator| {
            decorator.kind() == "decorator" && self.text_of(&decorator).contains("dataclass")
        })
    }

    /// Whether a class says what it reads, and leaves the environment out.
    fn leaves_environment_out(&self, class: &Class<'t>) -> Option<bool> {
        children(&class.body).into_iter().find_map(|statement| {
            let function = statement.child_by_field_name("definition").unwrap_or(statement);
            let name = function.child_by_field_name("name")?;
            let body = function.child_by_field_name("body")?;
            let is_it = function.kind() == "function_definition"
                && self.text_of(&name) == "settings_customise_sources";
            is_it.then(|| !self.text_of(&body).to_ascii_lowercase().contains("env"))
        })
    }
}

impl Model {
    /// The fields of a class and its bases, without those that are declared again: each with its
    /// class. `left` is how many classes and fields may still be looked at.
    pub(super) fn all_fields(&self, left: &mut usize) -> Vec<(&Self, &Field)> {
        let (mut found, mut names) = (Vec::new(), HashSet::new());
        let (mut classes, mut at) = (vec![self], 0);
        while let Some(class) = classes.get(at).copied() {
            for field in &class.fields {
                let Some(fewer) = left.checked_sub(1) else { return found };
                *left = fewer;
                if names.insert(field.name.as_str()) {
                    found.push((class, field));
                }
            }
            let Some(fewer) = left.checked_sub(1 + class.bases.len()) else { return found };
            *left = fewer;
            classes.extend(class.bases.iter().map(Rc::as_ref));
            at += 1;
        }
        found
    }
}
