//! The variables that settings classes read.

use std::collections::HashSet;
use std::ops::Range;

use tree_sitter::Node;

use super::config::Prefix;
use super::file::File;
use super::found::Found;
use super::key::NAMES;
use super::model::{Field, Model, Models, Nature};
use super::names::Bound;
use crate::uses::{Kind, Name};

/// How deep fields of fields are followed.
const DEPTH: usize = 5;
/// How many classes and fields of one file are looked at, those of bases once for each class.
const FIELDS: usize = 1 << 18;

/// One variable that settings classes read.
pub(super) struct Variable<'m> {
    /// Its names, the preferred first; those that are known when the program runs are dynamic.
    pub(super) names: Vec<Name>,
    /// Where it is written, or where a class takes it from another file.
    pub(super) span: Range<usize>,
    /// The field; none of a prefix that is known when the program runs.
    pub(super) field: Option<&'m Field>,
    /// The fields around it, the outermost first.
    pub(super) around: &'m [&'m Field],
    pub(super) is_foreign: bool,
}

/// Takes the variables one by one.
type Sink<'s> = &'s mut dyn FnMut(Variable<'_>);

/// Names what the classes of a file read, within a number of steps.
struct Writer<'f> {
    sink: Sink<'f>,
    left: usize,
    is_case_sensitive: bool,
    by_name: bool,
    /// What the prefix stands before: `variable`, `alias` or `all`.
    prefix_target: &'f str,
    delimiter: Option<&'f str>,
    /// Where something is shown that is written in another file.
    place: Range<usize>,
}

impl<'t> File<'t> {
    /// Finds the fields of all settings classes.
    pub(super) fn settings(&self, found: &mut Found<'t>) {
        self.variables(&Models::default(), &mut |variable| {
            let default = variable.field.filter(|_| !variable.is_foreign);
            let default = default.and_then(|field| field.default.as_ref());
            for name in variable.names {
                found.add(name, Kind::Field, variable.span.clone(), default.cloned());
            }
        });
    }

    /// The variables of all settings classes.
    pub(super) fn variables(&self, models: &Models, sink: Sink<'_>) {
        let all: Vec<_> =
            (0..self.classes.len()).filter_map(|class| self.model(class, models, 0)).collect();
        let templates = self.templates(&all);
        let mut left = FIELDS;
        for model in &all {
            if model.nature == Nature::Settings
                && !model.is_closed
                && !templates.contains(&model.class)
            {
                self.fields_of(model, &mut left, sink);
            }
        }
    }

    /// The classes that are only there to be extended: the file makes none of them, and extends
    /// them with another prefix.
    fn templates(&self, all: &[std::rc::Rc<Model>]) -> HashSet<usize> {
        let mut templates: HashSet<usize> = HashSet::new();
        for model in all {
            for base in model.bases.iter().filter(|base| !base.is_foreign) {
                if base.nature == Nature::Settings && base.config.prefix != model.config.prefix {
                    templates.insert(base.class);
                }
            }
        }
        if !templates.is_empty() {
            for call in &self.calls {
                if let Some(class) = self.called_class(call) {
                    templates.remove(&class);
                }
            }
        }
        templates
    }

    fn called_class(&self, call: &Node<'t>) -> Option<usize> {
        let function =
            call.child_by_field_name("function").filter(|node| node.kind() == "identifier")?;
        let bounds = self.names.at(self.text_of(&function), function.start_byte());
        bounds.into_iter().find_map(|bound| match bound {
            Bound::Class(class) => Some(*class),
            _ => None,
        })
    }

    fn fields_of(&self, model: &Model, left: &mut usize, sink: Sink<'_>) {
        let Some(class) = self.classes.get(model.class) else { return };
        let config = &model.config;
        let mut writer = Writer {
            sink,
            left: *left,
            is_case_sensitive: config.is_case_sensitive.unwrap_or(false),
            by_name: config.is_by_name.unwrap_or(false),
            prefix_target: config.prefix_target.as_deref().unwrap_or("variable"),
            delimiter: config.delimiter.as_deref().filter(|delimiter| !delimiter.is_empty()),
            place: class.name.byte_range(),
        };
        let known = match &config.prefix {
            None => vec![String::new()],
            Some(Prefix::Known(known)) => known.clone(),
            Some(Prefix::Unknown(span)) => {
                // Where the class itself makes it.
                if class.body.byte_range().contains(&span.start)
                    && class.body.end_byte() >= span.end
                {
                    (writer.sink)(Variable {
                        names: vec![Name::Dynamic],
                        span: span.clone(),
                        field: None,
                        around: &[],
                        is_foreign: false,
                    });
                }
                Vec::new()
            }
        };
        for (owner, field) in model.all_fields(&mut writer.left) {
            let is_own = std::ptr::eq(owner, model);
            // What a base reads alike is found there.
            let is_alike = owner.nature == Nature::Settings
                && owner.config.prefix == config.prefix
                && owner.config.delimiter == config.delimiter;
            if is_own || !is_alike {
                writer.field(field, &known, owner.is_foreign);
            }
        }
        *left = writer.left;
    }
}

impl Writer<'_> {
    fn field(&mut self, field: &Field, prefixes: &[String], is_foreign: bool) {
        let is_settings = field.models.iter().any(|model| model.nature == Nature::Settings);
        if is_settings && self.delimiter.is_none() && field.aliases.is_none() {
            // The class of the field reads the environment itself.
            return;
        }
        let plain = [String::new()];
        let join = |name: &String, target: &str| {
            let is_prefixed = [target, "all"].contains(&self.prefix_target);
            let prefixes = if is_prefixed { prefixes } else { &plain };
            prefixes.iter().map(|prefix| Some(prefix.clone() + name)).collect::<Vec<_>>()
        };
        let mut names = Vec::new();
        for alias in field.aliases.iter().flatten() {
            match alias {
                Some(alias) => names.extend(join(alias, "alias")),
                None => names.push(None),
            }
        }
        if field.aliases.is_none() || self.by_name {
            names.extend(join(&field.name, "variable"));
        }
        self.named(names, field, &mut Vec::new(), is_foreign);
    }

    /// Adds a field with these names, or what is in it.
    fn named<'m>(
        &mut self,
        names: Vec<Option<String>>,
        field: &'m Field,
        around: &mut Vec<&'m Field>,
        is_foreign: bool,
    ) {
        if let Some(delimiter) = self.delimiter
            && around.len() < DEPTH
        {
            let mut inner = Vec::new();
            for model in &field.models {
                inner.extend(model.all_fields(&mut self.left));
            }
            if !inner.is_empty() {
                around.push(field);
                for (owner, inner) in inner {
                    let own =
                        inner.aliases.clone().unwrap_or_else(|| vec![Some(inner.name.clone())]);
                    let joined = |name: &Option<String>| {
                        let own = own.iter();
                        let join = |own: &Option<String>| {
                            Some(format!("{}{delimiter}{}", name.as_ref()?, own.as_ref()?))
                        };
                        own.map(join).collect::<Vec<_>>()
                    };
                    let names = names.iter().flat_map(joined).take(NAMES).collect();
                    self.named(names, inner, around, is_foreign || owner.is_foreign);
                }
                around.pop();
                return;
            }
        }
        let Some(left) = self.left.checked_sub(names.len()) else { return };
        self.left = left;
        let spelled = |name: Option<String>| {
            let Some(name) = name else { return Name::Dynamic };
            Name::Literal(if self.is_case_sensitive { name } else { name.to_uppercase() })
        };
        (self.sink)(Variable {
            names: names.into_iter().map(spelled).collect(),
            span: if is_foreign { self.place.clone() } else { field.span.clone() },
            field: Some(field),
            around,
            is_foreign,
        });
    }
}
