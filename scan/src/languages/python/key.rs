//! The variable that an expression names, as far as that is known without running the program.

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::path::STEPS;
use super::scope::Bound;
use crate::uses::Name;

/// How long the name of a variable may become.
const LENGTH: usize = 256;
/// How many names one expression may stand for.
pub(super) const NAMES: usize = 256;

/// Methods that give back the string they are called on, or its bytes.
const SAME: &[&str] = &["encode", "decode", "strip", "__str__"];
/// Functions that give back the string, or the list, that they are given.
const WRAPPERS: &[&str] =
    &["str", "sorted", "list", "tuple", "set", "frozenset", "reversed", "iter", "os.fsencode"];

/// What is known of an expression that should be a string.
#[derive(Debug)]
pub(super) enum Value<'t> {
    /// It is one of these.
    Known(Vec<String>),
    /// It is a constant of another file.
    Imported {
        module: String,
        constant: String,
    },
    /// It is a parameter: the first one of the function with this name, with these defaults.
    Parameter {
        function: Option<Node<'t>>,
        defaults: Vec<String>,
    },
    Unknown,
}

impl Value<'_> {
    /// The variables that it names: at least one.
    pub(super) fn names(self) -> Vec<Name> {
        match self {
            Self::Known(strings) if !strings.is_empty() => {
                strings.into_iter().map(Name::Literal).collect()
            }
            Self::Imported { module, constant } => vec![Name::Imported { module, constant }],
            Self::Parameter { defaults, .. } => {
                let defaults = defaults.into_iter().map(Name::Literal);
                defaults.chain([Name::Dynamic]).collect()
            }
            _ => vec![Name::Dynamic],
        }
    }
}

impl<'t> File<'t> {
    /// The one string that an expression is.
    pub(super) fn constant(&self, node: &Node<'t>) -> Option<String> {
        <[String; 1]>::try_from(self.strings(node)?).ok().map(|[string]| string)
    }

    /// The strings that an expression may be; constants of other files are looked up.
    pub(super) fn strings(&self, node: &Node<'t>) -> Option<Vec<String>> {
        self.known(node, &mut { STEPS })
    }

    /// What is known of an expression.
    pub(super) fn value(&self, node: &Node<'t>) -> Value<'t> {
        self.value_within(node, &mut { STEPS })
    }

    pub(super) fn known(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        match self.value_within(node, steps) {
            Value::Known(strings) => Some(strings),
            Value::Imported { module, constant } => {
                let string = self.modules.ask(&module, |file| file.exported(&constant))?;
                Some(vec![string])
            }
            Value::Parameter { defaults, .. } => Some(defaults).filter(|known| !known.is_empty()),
            Value::Unknown => None,
        }
    }

    /// The string that the file exports under a name.
    pub(super) fn exported(&self, name: &str) -> Option<String> {
        // Only what holds everywhere: the first assignment.
        match self.names.at(name, 0).first()? {
            Bound::Value(node) => self.constant(node),
            Bound::Import { module, name: Some(name) } => {
                self.modules.ask(module, |file| file.exported(name))
            }
            _ => None,
        }
    }

    fn value_within(&self, node: &Node<'t>, steps: &mut usize) -> Value<'t> {
        let Some(left) = steps.checked_sub(1) else { return Value::Unknown };
        *steps = left;
        let field = |name| node.child_by_field_name(name);
        let known = match node.kind() {
            "identifier" => return self.named_value(node, steps),
            "attribute" => return self.attribute_value(node, steps),
            "parenthesized_expression" | "named_expression" => {
                let inner = field("value").or_else(|| node.named_child(0));
                return inner.map_or(Value::Unknown, |inner| self.value_within(&inner, steps));
            }
            "string" => self.string(node, steps),
            "concatenated_string" => {
                let mut strings = vec![String::new()];
                let is_known = children(node)
                    .into_iter()
                    .filter(|part| part.kind() == "string")
                    .all(|part| append(&mut strings, self.string(&part, steps)));
                is_known.then_some(strings)
            }
            "binary_operator" => self.operation(node, steps),
            "conditional_expression" => {
                let yes = node.named_child(0).and_then(|value| self.known(&value, steps));
                let no = node.named_child(2).and_then(|value| self.known(&value, steps));
                either(yes, no)
            }
            "boolean_operator" => {
                let left = field("left").and_then(|left| self.known(&left, steps));
                let right = field("right").and_then(|right| self.known(&right, steps));
                either(left, right)
            }
            "call" => self.called_value(node, steps),
            "subscript" => field("value")
                .zip(field("subscript"))
                .and_then(|(value, key)| self.item(&value, &key, steps)),
            _ => None,
        };
        known.filter(|known| is_short(known)).map_or(Value::Unknown, Value::Known)
    }

    fn named_value(&self, node: &Node<'t>, steps: &mut usize) -> Value<'t> {
        let name = self.text_of(node);
        let bounds = self.names.at(name, node.start_byte());
        if bounds.is_empty() {
            let module = self.globs.iter().find(|module| **module != "os");
            return match module.filter(|_| is_constant(name)) {
                Some(module) => imported((*module).to_owned(), name),
                None => Value::Unknown,
            };
        }
        let mut values = bounds.into_iter().map(|bound| self.bound_value(bound, steps));
        let first = values.next().unwrap_or(Value::Unknown);
        let Value::Known(mut strings) = first else { return first };
        for value in values {
            // The name may stand for something else as well, which then is not known.
            let Value::Known(more) = value else { break };
            strings.extend(more);
        }
        strings.dedup();
        Value::Known(strings)
    }

    fn bound_value(&self, bound: &Bound<'t>, steps: &mut usize) -> Value<'t> {
        match bound {
            Bound::Import { module, name: Some(name) } => imported((*module).to_owned(), name),
            Bound::Value(value) => self.value_within(value, steps),
            Bound::Each { iterated, part } => {
                self.each(iterated, *part, steps).map_or(Value::Unknown, Value::Known)
            }
            Bound::Parameter(parameter) => {
                let default = parameter.default.and_then(|default| self.known(&default, steps));
                let mut defaults = default.unwrap_or_default();
                defaults.retain(|default| !default.is_empty());
                Value::Parameter { function: parameter.function, defaults }
            }
            Bound::Import { name: None, .. } | Bound::Class(_) | Bound::Other => Value::Unknown,
        }
    }

    fn attribute_value(&self, node: &Node<'t>, steps: &mut usize) -> Value<'t> {
        let Some(object) = node.child_by_field_name("object") else { return Value::Unknown };
        let Some(name) = node.child_by_field_name("attribute") else { return Value::Unknown };
        let name = self.text_of(&name);
        if object.kind() == "identifier"
            && let Some(bound) = self.member(&object, name)
        {
            return self.bound_value(bound, steps);
        }
        // The string of a member of an enumeration.
        if name == "value" && object.kind() == "attribute" {
            return self.value_within(&object, steps);
        }
        match self.path_within(&object, steps) {
            Some(path) if !path.is_undeclared && path.made.is_none() && is_constant(name) => {
                imported(path.text, name)
            }
            _ => Value::Unknown,
        }
    }

    /// The strings that a literal may be; of an f-string, all its parts have to be known.
    fn string(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        let mut strings = vec![String::new()];
        for part in children(node) {
            let piece = match part.kind() {
                "string_content" => Some(vec![self.content(&part)?]),
                "interpolation" => {
                    let is_plain = part.child_by_field_name("format_specifier").is_none();
                    let expression = part.child_by_field_name("expression").filter(|_| is_plain)?;
                    self.known(&expression, steps)
                }
                _ => continue,
            };
            if !append(&mut strings, piece) {
                return None;
            }
        }
        Some(strings)
    }

    /// What stands between quotes, or between two interpolations.
    fn content(&self, node: &Node<'t>) -> Option<String> {
        if node.byte_range().len() > LENGTH {
            return None;
        }
        let (mut string, mut at) = (String::new(), node.start_byte());
        for escape in children(node) {
            string.push_str(self.text.get(at..escape.start_byte())?);
            at = escape.end_byte();
            match self.text_of(&escape) {
                "{{" => string.push('{'),
                "}}" => string.push('}'),
                "\\\n" | "\\\r\n" => {}
                // No name of a variable is written with escapes.
                _ => return None,
            }
        }
        string.push_str(self.text.get(at..node.end_byte())?);
        Some(string)
    }

    /// `a + b`, and `"%s_X" % a`
    fn operation(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        let field = |name| node.child_by_field_name(name);
        let mut left = self.known(&field("left")?, steps)?;
        match self.text_of(&field("operator")?) {
            "+" => append(&mut left, self.known(&field("right")?, steps)).then_some(left),
            "%" => {
                let [template] = <[String; 1]>::try_from(left).ok()?;
                let right = field("right")?;
                let arguments = match right.kind() {
                    "tuple" => some_children(&right, 8),
                    _ => vec![right],
                };
                self.filled(&template, "%s", &arguments, steps)
            }
            _ => None,
        }
    }

    /// A template with a string for each of its marks.
    fn filled(
        &self,
        template: &str,
        mark: &str,
        arguments: &[Node<'t>],
        steps: &mut usize,
    ) -> Option<Vec<String>> {
        let mut pieces = template.split(mark);
        let mut strings = vec![pieces.next()?.to_owned()];
        for argument in arguments {
            let is_known = append(&mut strings, self.known(argument, steps))
                && append(&mut strings, Some(vec![pieces.next()?.to_owned()]));
            if !is_known {
                return None;
            }
        }
        let is_whole = |string: &String| !string.contains(['%', '{', '}']);
        Some(strings).filter(|strings| pieces.next().is_none() && strings.iter().all(is_whole))
    }

    fn called_value(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        let function = node.child_by_field_name("function")?;
        let arguments = node.child_by_field_name("arguments")?;
        if let Some(object) = function.child_by_field_name("object")
            && function.kind() == "attribute"
        {
            let method = self.text_of(&function.child_by_field_name("attribute")?);
            let change: fn(&str) -> String = match method {
                "upper" => str::to_uppercase,
                "lower" => str::to_lowercase,
                method if SAME.contains(&method) => str::to_owned,
                "format" => {
                    let template = self.one(&object, steps)?;
                    return self.filled(&template, "{}", &some_children(&arguments, 8), steps);
                }
                "get" => return self.item(&object, &arguments.named_child(0)?, steps),
                _ => return None,
            };
            let strings = self.known(&object, steps)?;
            return Some(strings.iter().map(|string| change(string)).collect());
        }
        let is_wrapper = self.text_of(&function) == "str";
        self.known(&arguments.named_child(0).filter(|_| is_wrapper)?, steps)
    }

    /// `NAMES["key"]`, `NAMES[0]`; where the key is not known, any of them.
    fn item(&self, of: &Node<'t>, key: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
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
    fn one(&self, node: &Node<'t>, steps: &mut usize) -> Option<String> {
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

fn imported<'t>(module: String, constant: &str) -> Value<'t> {
    Value::Imported { module, constant: constant.to_owned() }
}

/// Appends each of some pieces to each of some strings.
fn append(strings: &mut Vec<String>, pieces: Option<Vec<String>>) -> bool {
    let Some(pieces) = pieces else { return false };
    if strings.len() * pieces.len() > NAMES {
        return false;
    }
    let join =
        |string: &String| pieces.iter().map(|piece| string.clone() + piece).collect::<Vec<_>>();
    *strings = strings.iter().flat_map(join).collect();
    is_short(strings)
}

fn is_short(strings: &[String]) -> bool {
    strings.iter().all(|string| string.len() <= LENGTH)
}

/// One of two values; one of them is enough.
fn either(left: Option<Vec<String>>, right: Option<Vec<String>>) -> Option<Vec<String>> {
    match (left, right) {
        (Some(mut left), Some(right)) => {
            left.extend(right);
            left.truncate(NAMES);
            Some(left)
        }
        (left, right) => left.or(right),
    }
}

/// Whether a name is written as constants are.
fn is_constant(name: &str) -> bool {
    name.contains(|letter: char| letter.is_ascii_uppercase()) && !name.contains(char::is_lowercase)
}
