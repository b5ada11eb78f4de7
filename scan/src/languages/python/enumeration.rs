//! Enumerations: their members, and what their values are.

use std::collections::HashSet;
use std::rc::Rc;

use tree_sitter::Node;

use super::config::assignments;
use super::file::File;
use super::grammar::some_children;
use super::key::NAMES;
use super::names::Bound;
use super::plain::Plain;

/// How many classes lead to the one that makes an enumeration.
const DEPTH: usize = 4;

/// The members of an enumeration, each with its value.
pub(super) type Members<'t> = Vec<(&'t str, Plain)>;

impl<'t> File<'t> {
    /// The value of a member of an enumeration.
    pub(super) fn enumerated_member(&self, class: &Node<'t>, name: &str) -> Option<Plain> {
        let bounds = self.names.at(self.text_of(class), class.start_byte());
        bounds.into_iter().find_map(|bound| match bound {
            Bound::Class(class) => self.member_of(*class, name),
            _ => None,
        })
    }

    pub(super) fn member_of(&self, class: usize, name: &str) -> Option<Plain> {
        let members = self.enumerated(class)?;
        members.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone())
    }

    /// The values of an enumeration, as a variable spells them, each once.
    pub(super) fn words(&self, class: usize) -> Option<Vec<String>> {
        let members = self.enumerated(class)?;
        let mut seen = HashSet::new();
        let words = members.iter().filter_map(|(_, value)| value.spelled());
        Some(words.filter(|word| seen.insert(word.clone())).collect())
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

    /// The names of what a class extends, through classes of the file.
    fn names_of_bases(&self, mut class: usize) -> Vec<&'t str> {
        let mut names = Vec::new();
        for _ in 0..DEPTH {
            let bases = self.classes.get(class).and_then(|class| class.bases);
            let bases = bases.map(|bases| some_children(&bases, 4)).unwrap_or_default();
            names.extend(bases.iter().map(|base| self.last_name(base)));
            let own = bases.iter().find_map(|base| {
                let bounds = self.names.at(self.text_of(base), base.start_byte());
                bounds.into_iter().find_map(|bound| match bound {
                    Bound::Class(class) => Some(*class),
                    _ => None,
                })
            });
            let Some(own) = own else { break };
            class = own;
        }
        names
    }

    fn members(&self, class: usize) -> Option<Members<'t>> {
        let written = self.classes.get(class)?;
        let bases = self.names_of_bases(class);
        let is_of = |end: &str| bases.iter().any(|base| base.ends_with(end));
        if !is_of("Enum") && !is_of("Choices") {
            return None;
        }
        let (mut members, mut last) = (Vec::new(), 0);
        for (name, value) in assignments(&written.body) {
            let name = self.text_of(&name);
            if name.starts_with('_') || members.len() == NAMES {
                continue;
            }
            let function = value.child_by_field_name("function");
            let is_auto = function.is_some_and(|function| self.last_name(&function) == "auto");
            let value = match self.plain(&value) {
                // Django has a value and a label.
                Some(Plain::List(parts)) if is_of("Choices") => parts.into_iter().next()?,
                Some(value) => value,
                None if is_auto && is_of("StrEnum") => Plain::String(name.to_lowercase()),
                None if is_auto => Plain::Int(last + 1),
                None => return None,
            };
            last = if let Plain::Int(value) = value { value } else { last };
            members.push((name, value));
        }
        Some(members)
    }
}
