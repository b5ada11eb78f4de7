//! Lists, tuples, sets and dictionaries that are written out, and what loops over them yield.

use tree_sitter::Node;

use super::file::File;
use super::grammar::children;
use super::key::NAMES;
use super::names::Bound;

/// Functions that give back the string, or the list, that they are given.
const WRAPPERS: &[&str] =
    &["str", "sorted", "list", "tuple", "set", "frozenset", "reversed", "iter", "os.fsencode"];

impl<'t> File<'t> {
    /// `NAMES["key"]`, `NAMES[0]`; where the key is not known, any of them.
    pub(super) fn item(
        &self,
        of: &Node<'t>,
        key: &Node<'t>,
        steps: &mut usize,
    ) -> Option<Vec<String>> {
        if let Some(dictionaries) = self.each_dictionary(of, steps) {
            let key = self.one(key, steps)?;
            let properties = dictionaries.iter().map(|item| self.property(item, &key));
            let strings = properties.map(|property| self.entry(&property?, steps));
            return Some(strings.collect::<Option<Vec<_>>>()?.concat());
        }
        let collection = self.collection(of, steps)?;
        if collection.kind() == "dictionary" {
            return match self.one(key, steps) {
                Some(key) => self.known(&self.property(&collection, &key)?, steps),
                None => self.pairs(&collection, false, steps),
            };
        }
        match self.text_of(key).parse::<usize>() {
            Ok(at) => self.known(self.elements(&collection)?.get(at)?, steps),
            Err(_) => self.each(&collection, None, steps).filter(|_| key.kind() != "slice"),
        }
    }

    /// The dictionaries of the list that a loop goes through, if a name stands for each of them.
    fn each_dictionary(&self, name: &Node<'t>, steps: &mut usize) -> Option<Vec<Node<'t>>> {
        let bounds = self.names.at(self.text_of(name), name.start_byte());
        let Some(Bound::Each { iterated, part: None }) = bounds.first() else { return None };
        let list = self.collection(iterated, steps)?;
        let items = self.elements(&list)?;
        let is_plain = items.iter().all(|item| item.kind() == "dictionary");
        is_plain.then_some(items)
    }

    /// The one string that an expression is, within these steps.
    pub(super) fn one(&self, node: &Node<'t>, steps: &mut usize) -> Option<String> {
        <[String; 1]>::try_from(self.known(node, steps)?).ok().map(|[string]| string)
    }

    /// The value of a key in a dictionary that is written out.
    pub(super) fn property(&self, dictionary: &Node<'t>, key: &str) -> Option<Node<'t>> {
        self.elements(dictionary)?.into_iter().find_map(|pair| {
            let own = pair.child_by_field_name("key").filter(is_plain)?;
            let is_it = self.constant(&own).is_some_and(|own| own == key);
            pair.child_by_field_name("value").filter(|_| is_it)
        })
    }

    /// The list, tuple, set or dictionary that an expression is.
    pub(super) fn collection(&self, node: &Node<'t>, steps: &mut usize) -> Option<Node<'t>> {
        *steps = steps.checked_sub(1)?;
        let of_bound = |bound: &Bound<'t>, steps: &mut usize| match bound {
            Bound::Value(value) => self.collection(value, steps),
            _ => None,
        };
        match node.kind() {
            "list" | "tuple" | "set" | "dictionary" | "expression_list" => Some(*node),
            "identifier" => {
                let bounds = self.names.at(self.text_of(node), node.start_byte());
                of_bound(bounds.first()?, steps)
            }
            "attribute" => {
                let object = node.child_by_field_name("object")?;
                let name = self.text_of(&node.child_by_field_name("attribute")?);
                of_bound(self.member(&object, name)?, steps)
            }
            "call" => {
                let function = node.child_by_field_name("function")?;
                let is_wrapper = WRAPPERS.contains(&self.text_of(&function));
                let argument = node.child_by_field_name("arguments")?.named_child(0);
                self.collection(&argument.filter(|_| is_wrapper)?, steps)
            }
            "parenthesized_expression" => self.collection(&node.named_child(0)?, steps),
            _ => None,
        }
    }

    /// The parts of a list or dictionary; none of one that is too long, or once a file has used so
    /// many that no program is like it.
    pub(super) fn elements(&self, list: &Node<'t>) -> Option<Vec<Node<'t>>> {
        let count = list.named_child_count();
        let left = self.elements_left.get().checked_sub(count).filter(|_| count <= NAMES)?;
        self.elements_left.set(left);
        Some(children(list))
    }

    /// What iterating yields; of tuples, this part.
    pub(super) fn each(
        &self,
        iterated: &Node<'t>,
        part: Option<usize>,
        steps: &mut usize,
    ) -> Option<Vec<String>> {
        *steps = steps.checked_sub(1)?;
        if iterated.kind() == "call" {
            let function = iterated.child_by_field_name("function")?;
            let arguments = iterated.child_by_field_name("arguments")?;
            let method = function.child_by_field_name("attribute");
            match (self.text_of(method.as_ref().unwrap_or(&function)), part) {
                ("enumerate", Some(1)) => {
                    return self.each(&arguments.named_child(0)?, None, steps);
                }
                ("zip", Some(part)) => {
                    let argument = u32::try_from(part).ok()?;
                    return self.each(&arguments.named_child(argument)?, None, steps);
                }
                ("items", Some(part @ (0 | 1))) => {
                    return self.pairs(&function.child_by_field_name("object")?, part == 0, steps);
                }
                ("keys", None) => {
                    return self.pairs(&function.child_by_field_name("object")?, true, steps);
                }
                ("values", None) => {
                    return self.pairs(&function.child_by_field_name("object")?, false, steps);
                }
                _ => {}
            }
        }
        let list = self.collection(iterated, steps)?;
        if list.kind() == "dictionary" {
            return self.pairs(&list, true, steps).filter(|_| part.is_none());
        }
        let strings = self.elements(&list)?.into_iter().map(|item| {
            let item = match part {
                Some(part) => item.named_child(u32::try_from(part).ok()?)?,
                None => item,
            };
            self.entry(&item, steps)
        });
        let strings = strings.collect::<Option<Vec<_>>>()?.concat();
        Some(strings).filter(|strings| strings.len() <= NAMES)
    }

    /// The keys or values of a dictionary.
    fn pairs(&self, node: &Node<'t>, is_key: bool, steps: &mut usize) -> Option<Vec<String>> {
        let dictionary =
            self.collection(node, steps).filter(|found| found.kind() == "dictionary")?;
        let side = if is_key { "key" } else { "value" };
        let pairs = self.elements(&dictionary)?.into_iter();
        let strings = pairs
            .map(|pair| self.entry(&pair.child_by_field_name(side)?, steps))
            .collect::<Option<Vec<_>>>()?
            .concat();
        Some(strings).filter(|strings| strings.len() <= NAMES)
    }

    /// One entry of a list, which may be longer than a way may be far.
    fn entry(&self, item: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        match item.kind() {
            _ if is_plain(item) => self.string(item, steps),
            "list_splat" => self.each(&item.named_child(0)?, None, steps),
            _ => self.known(item, steps),
        }
    }
}

/// Whether an expression is a string with no expressions in it.
fn is_plain(node: &Node<'_>) -> bool {
    node.kind() == "string" && children(node).iter().all(|part| part.kind() != "interpolation")
}
