//! Enumerations: their members, and what their values are.

use std::rc::Rc;

use tree_sitter::Node;

use super::config::assignments;
use super::file::File;
use super::grammar::some_children;
use super::key::NAMES;
use super::names::Bound;
use super::plain::Plain;

/// The members of an enumeration, each with its value.
pub(super) type Members<'t> = Vec<(&'t str, Plain)>;

impl<'t> File<'t> {
    /// What `auto()` makes of a member.
    pub(super) fn automatic(&self, class: &Node<'t>, name: &str) -> Option<Plain> {
        let bounds = self.names.at(self.text_of(class), class.start_byte());
        bounds.into_iter().find_map(|bound| match bound {
            Bound::Class(class) => self.automatic_of(*class, name),
            _ => None,
        })
    }

    pub(super) fn automatic_of(&self, class: usize, name: &str) -> Option<Plain> {
        let members = self.enumerated(class)?;
        members.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone())
    }

    /// The members of an enumeration, each with its value; none of what is no enumeration.
    pub(super) fn enumerated(&self, class: usize) -> Option<Rc<Members<'t>>> {
        let known = self.facts.enumerations.borrow().get(&class).cloned();
        known.unwrap_or_else(|| {
            // A member may be the value of another.
            self.facts.enumerations.borrow_mut().insert(class, None);
            let members = self.members(class).map(Rc::new);
            self.facts.enumerations.borrow_mut().insert(class, members.clone());
            members
        })
    }

    fn members(&self, class: usize) -> Option<Members<'t>> {
        let written = self.classes.get(class)?;
        let bases = some_children(&written.bases?, 4);
        let is_of = |end: &str| bases.iter().any(|base| self.last_name(base).ends_with(end));
        if !is_of("Enum") && !is_of("Flag") && !is_of("TextChoices") {
            return None;
        }
        let is_string = is_of("StrEnum") || bases.iter().any(|base| self.text_of(base) == "str");
        let (mut members, mut last) = (Vec::new(), 0);
        for (name, value) in assignments(&written.body) {
            let name = self.text_of(&name);
            if name.starts_with('_') || members.len() == NAMES {
                continue;
            }
            let function = value.child_by_field_name("function");
            let is_auto = function.is_some_and(|function| self.last_name(&function) == "auto");
            let value = match self.plain(&value) {
                Some(value) => value,
                None if is_auto && is_string => Plain::String(name.to_lowercase()),
                None if is_auto => Plain::Int(last + 1),
                None => return None,
            };
            last = if let Plain::Int(value) = value { value } else { last };
            members.push((name, value));
        }
        Some(members)
    }
}
