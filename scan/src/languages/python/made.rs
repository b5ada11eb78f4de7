//! Values that calls make: `Path("/a")`, `timedelta(minutes=5)`, `list()`.

use tree_sitter::Node;

use super::arithmetic::scaled;
use super::evaluate::Budget;
use super::file::File;
use super::grammar::some_children;
use super::names::Bound;
use super::plain::Plain;

/// Functions and classes that give back what they are given, as a variable spells it.
const WRAPPERS: &[&str] = &[
    "Path",
    "PurePath",
    "PosixPath",
    "PurePosixPath",
    "SecretStr",
    "SecretBytes",
    "Secret",
    "str",
    "int",
    "float",
    "Decimal",
    "bytes",
    "IPv4Address",
    "IPv6Address",
    "ip_address",
    "UUID",
    "URL",
    "ByteSize",
    "tuple",
    "list",
    "set",
    "frozenset",
    "sorted",
    "dict",
    "cast",
];

impl<'t> File<'t> {
    /// What a call makes.
    pub(super) fn called_plain(&self, node: &Node<'t>, budget: &mut Budget) -> Option<Plain> {
        let function = node.child_by_field_name("function")?;
        let arguments = node.child_by_field_name("arguments")?;
        let name = self.last_name(&function);
        if name == "timedelta" {
            return self.span_of_time(&arguments, budget);
        }
        let given = some_children(&arguments, 3);
        let is_url = name.ends_with("Url") || name.ends_with("Dsn");
        // `Class("member")`
        let is_enumeration = || {
            let bounds = self.names.at(self.text_of(&function), function.start_byte());
            bounds.into_iter().any(
                |bound| matches!(bound, Bound::Class(class) if self.enumerated(*class).is_some()),
            )
        };
        match (name, &given[..]) {
            ("list" | "tuple" | "set" | "frozenset", []) => Some(Plain::List(Vec::new())),
            ("dict", []) => Some(Plain::Dictionary(Vec::new())),
            ("str", []) => Some(Plain::String(String::new())),
            ("cast", [_, value]) => self.evaluate(value, budget),
            (_, [value]) if WRAPPERS.contains(&name) || is_url || is_enumeration() => {
                match (name, self.evaluate(value, budget)?) {
                    ("str", plain) => plain.spelled().map(Plain::String),
                    ("int", Plain::String(string)) => Some(Plain::Int(string.parse().ok()?)),
                    ("int", Plain::Float(_)) | ("sorted", _) => None,
                    (_, plain) => Some(plain),
                }
            }
            _ => None,
        }
    }

    /// `timedelta(minutes=5)`
    fn span_of_time(&self, arguments: &Node<'t>, budget: &mut Budget) -> Option<Plain> {
        const POSITIONS: &[&str] = &["days", "seconds", "microseconds", "milliseconds"];
        let mut micros = 0_i128;
        for (at, argument) in some_children(arguments, 8).iter().enumerate() {
            let name = argument.child_by_field_name("name").map(|name| self.text_of(&name));
            let value = argument.child_by_field_name("value").filter(|_| name.is_some());
            let unit = match name.or_else(|| POSITIONS.get(at).copied())? {
                "weeks" => 604_800_000_000,
                "days" => 86_400_000_000,
                "hours" => 3_600_000_000,
                "minutes" => 60_000_000,
                "seconds" => 1_000_000,
                "milliseconds" => 1_000,
                "microseconds" => 1,
                _ => return None,
            };
            let part = match self.evaluate(&value.unwrap_or(*argument), budget)? {
                Plain::Int(count) => count.checked_mul(unit)?,
                Plain::Float(count) => scaled(count, unit)?,
                _ => return None,
            };
            micros = micros.checked_add(part)?;
        }
        Some(Plain::Duration(micros))
    }

    /// What a factory without parameters makes: `list`, `lambda: ["a"]`.
    pub(super) fn made_plain(&self, factory: &Node<'t>) -> Option<Plain> {
        match (factory.kind(), self.text_of(factory)) {
            ("identifier", "list" | "set" | "tuple" | "frozenset") => Some(Plain::List(Vec::new())),
            ("identifier", "dict") => Some(Plain::Dictionary(Vec::new())),
            ("identifier", "str") => Some(Plain::String(String::new())),
            ("lambda", _) if factory.child_by_field_name("parameters").is_none() => {
                self.plain(&factory.child_by_field_name("body")?)
            }
            _ => None,
        }
    }
}
