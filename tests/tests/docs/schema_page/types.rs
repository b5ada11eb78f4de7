//! The tables of types, made from the table of the schema crate, and of values that its functions read.

use std::fmt::Debug;

use alphaswarm_settings_schema::value::{
    self, Bound, Bounds, Invalid, Rules, Scalar, ValueType, each_item,
};

use super::{PAGE, code, listed, row};
use crate::page::Page;

/// The choices of the enum that the tables show.
const CHOICES: &[&str] = &["debug", "info", "warning"];

/// The type of the field in Rust, of a plain variable.
fn rust(value_type: ValueType) -> String {
    let single = match value_type.scalar().rust_path() {
        [] => "a generated enum".to_owned(),
        ["std", "primitive" | "string", name] => format!("`{name}`"),
        path @ ["std", ..] => format!("`{}`", path.join("::")),
        path => format!("`alphaswarm_settings::{}`", path.join("::")),
    };
    match value_type {
        ValueType::Scalar(_) => single,
        ValueType::List(_) => format!("`Vec` of {single}"),
    }
}

fn bounds(value_type: ValueType) -> &'static str {
    let zero = if value_type.scalar() == Scalar::Duration { "0s" } else { "1" };
    match Bound::read(value_type, zero) {
        None => "not allowed",
        Some(Some(Bound::Length(_))) if value_type.scalar() == Scalar::String => "characters",
        Some(Some(Bound::Length(_))) => "items",
        Some(_) => "the value",
    }
}

fn rules(value_type: ValueType) -> Rules<'static> {
    let values = if value_type.scalar() == Scalar::Enum { CHOICES } else { &[] };
    Rules { value_type, values, bounds: Bounds::NONE, pattern: None }
}

/// The table of types. The last row is that of lists.
pub(super) fn table() -> String {
    let mut table = row(&["type", "in Rust", "meaning", "valid", "invalid", "`min`, `max` limit"]);
    table += "|---|---|---|---|---|---|\n";
    for &scalar in Scalar::ALL {
        let value_type = ValueType::Scalar(scalar);
        let (accepted, refused) = match scalar {
            Scalar::Enum => (CHOICES, &["Debug", "verbose"][..]),
            scalar => (scalar.accepted(), scalar.refused()),
        };
        let name = code(scalar.as_str());
        table += &cells(&name, &rust(value_type), &meaning(scalar), accepted, refused, value_type);
    }
    let list = ValueType::List(Scalar::Port);
    let meaning = "Values of the type `T`, separated by commas. `T` is any type but `json`. Whitespace \
                   around an item is ignored. There is at least one item, and no item is empty.";
    let (accepted, refused) = (&["80", "80, 443"], &["80,,443", "80, https", ","]);
    table += &cells("`list<T>`", "`Vec<T>`", meaning, accepted, refused, list);
    table
}

fn meaning(scalar: Scalar) -> String {
    let meaning = scalar.meaning();
    match scalar.feature() {
        Some(feature) => format!("{meaning} Needs the feature `{feature}`."),
        None => meaning.to_owned(),
    }
}

/// A row, with each spelling proven.
fn cells(
    name: &str,
    rust: &str,
    meaning: &str,
    accepted: &[&str],
    refused: &[&str],
    value_type: ValueType,
) -> String {
    let rules = rules(value_type);
    for spelling in accepted {
        assert_eq!(rules.check(spelling), Ok(()), "{value_type} {spelling:?}");
    }
    for spelling in refused {
        assert!(rules.check(spelling).is_err(), "{value_type} {spelling:?}");
    }
    let refused = if refused.is_empty() { "none".to_owned() } else { listed(refused) };
    row(&[name, rust, meaning, &listed(accepted), &refused, bounds(value_type)])
}

/// What a service gets of some spellings, read by the functions that `load()` calls.
pub(super) fn spellings() -> String {
    let mut table = row(&["type", "written", "value"]) + "|---|---|---|\n";
    let mut add = |name: &str, written: &str, is: String| {
        table += &row(&[&code(name), &code(written), &code(&is)]);
    };
    for written in ["TRUE", "on", "No", "0"] {
        add("bool", written, shown(value::boolean(written)));
    }
    add("int", "010", shown(value::int("010")));
    add("int", "+5", shown(value::int("+5")));
    add("float", "1.5e3", shown(value::float("1.5e3")));
    for written in ["1h 30m", "1h30m", "1.5s", "250ms", "2d", "1w", "100us"] {
        add("duration", written, shown(value::duration(written)));
    }
    for written in ["512", "64KiB", "64kB", "10MB", "1 GiB"] {
        add("bytes", written, shown(value::bytes(written)));
    }
    for written in ["::1", "10.0.0.1"] {
        add("ip", written, shown(value::ip(written)));
    }
    let ports = each_item("80, 443", value::port).collect::<Result<Vec<_>, _>>();
    add("list<port>", "80, 443", shown(ports));
    table
}

fn shown<T: Debug>(value: Result<T, Invalid>) -> String {
    format!("{:?}", value.expect("the spelling is accepted"))
}

/// What `load()` and the command say of some values.
pub(super) fn refusals() -> String {
    let mut table = row(&["type", "written", "message: expected"]) + "|---|---|---|\n";
    for (name, written) in [
        ("bool", "enabled"),
        ("int", "9223372036854775808"),
        ("port", "0"),
        ("port", "tcp://10.0.0.1:80"),
        ("url", "core:8000"),
        ("duration", "30"),
        ("bytes", "10 mb"),
        ("socket_addr", "localhost:8080"),
        ("enum", "warn"),
        ("json", "[1,]"),
        ("list<port>", "80, https"),
        ("port", "\"8080\""),
    ] {
        let value_type = ValueType::from_name(name).expect("a type");
        let invalid = rules(value_type).check(written).expect_err("the spelling is refused");
        let hint = invalid.hint.map(|hint| format!("; {hint}")).unwrap_or_default();
        table += &row(&[&code(name), &code(written), &format!("{}{hint}", invalid.expected)]);
    }
    table
}

#[test]
fn every_unit_of_the_page_is_read() {
    let page = Page::open(PAGE);
    for (name, least) in [("duration", 9), ("bytes", 11)] {
        let starts = format!("- The units of a `{name}` are ");
        let starts = [starts.replace("of a ", "of "), starts];
        let lines: Vec<_> = page.prose().map(|(_, line)| line).collect();
        let at = lines.iter().position(|line| starts.iter().any(|start| line.starts_with(start)));
        let item = lines[at.expect("an item")..][..2].join(" ");
        let units: Vec<_> = item.split('`').skip(3).step_by(2).collect();
        assert!(units.len() + 1 >= least, "{name}: {units:?}");
        let value_type = ValueType::from_name(name).expect("a type");
        for unit in units {
            assert_eq!(rules(value_type).check(&format!("1{unit}")), Ok(()), "{unit}");
        }
    }
}
