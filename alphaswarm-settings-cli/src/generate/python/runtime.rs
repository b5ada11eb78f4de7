//! The part of the module that is the same for every schema: the reader, and of the functions that make
//! values those that are needed.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::value::{Bound, Scalar, ValueType};

use super::string;
use crate::generate::code::Field;

const READER: [&str; 4] = [
    include_str!("runtime/load.py"),
    include_str!("runtime/reader.py"),
    include_str!("runtime/constants.py"),
    include_str!("runtime/helpers.py"),
];

/// The functions that make values, each below a line `#: NAME`.
const PARSERS: &str = include_str!("runtime/parsers.py");

/// What each type needs beside its own function.
const NEEDS: &[(&str, &[&str])] =
    &[("int", &["whole"]), ("uint", &["whole"]), ("port", &["whole"])];

/// The text of the module but for its imports, the class and the table.
pub(super) fn text(names: &BTreeSet<&'static str>) -> String {
    let functions = PARSERS.split("#: ").filter_map(|part| {
        let (name, function) = part.split_once('\n')?;
        names.contains(name).then(|| function.trim())
    });
    let parts = READER.into_iter().map(str::trim);
    let expected = expected(names);
    let parts: Vec<_> = parts.chain([expected.as_str()]).chain(functions).collect();
    format!("\n\n{}\n", parts.join("\n\n\n"))
}

/// What a value of each type looks like, as a dictionary.
fn expected(names: &BTreeSet<&'static str>) -> String {
    let mut out = String::from("_EXPECTED = {\n");
    for scalar in Scalar::ALL.iter().filter(|scalar| names.contains(scalar.as_str())) {
        let (name, text) = (scalar.as_str(), string(scalar.expected()));
        out.extend(["    \"", name, "\": ", &text, ",\n"]);
    }
    out + "}"
}

/// The names of the parts that the variables need.
pub(super) fn needed(fields: &[Field<'_, '_>]) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::from(["trim"]);
    for Field { variable, .. } in fields {
        let scalar = variable.value_type.scalar();
        names.insert(scalar.as_str());
        let is_list = matches!(variable.value_type, ValueType::List(_));
        let extension = variable.extension();
        let bounds = [extension.bounds.min, extension.bounds.max];
        let mut bounds = bounds.into_iter().flatten();
        names.extend(is_list.then_some("list"));
        names.extend(extension.pattern.map(|_| "matching"));
        names.extend((!extension.bounds.is_none()).then_some("bounded"));
        let is_number = bounds.any(|bound| !matches!(bound, Bound::Length(_)));
        names.extend(is_number.then_some("identity"));
    }
    for (name, others) in NEEDS {
        if names.contains(name) {
            names.extend(others.iter());
        }
    }
    names
}

/// The imports, in the order of ruff.
pub(super) fn imports(names: &BTreeSet<&'static str>) -> String {
    let needs = |any: &[&str]| any.iter().any(|name| names.contains(name));
    let mut out = String::from("\nfrom __future__ import annotations\n\n");
    let mut line = |line: &str, is_needed: bool| {
        if is_needed {
            out.push_str(line);
            out.push('\n');
        }
    };
    line("import itertools", needs(&["duration"]));
    line("import logging", true);
    line("import math", needs(&["float", "json"]));
    line("import os\nimport re", true);
    line("from collections.abc import Callable, Container, Iterable, Iterator, Mapping", true);
    line("from contextvars import ContextVar", true);
    line("from datetime import timedelta", needs(&["duration"]));
    let addresses = "from ipaddress import IPv4Address, IPv6Address";
    line(&format!("{addresses}, ip_address"), needs(&["ip"]));
    line(addresses, !needs(&["ip"]) && needs(&["socket_addr", "url"]));
    line("from os import PathLike", true);
    line("from pathlib import Path", needs(&["path"]));
    let typing = "from typing import TYPE_CHECKING, Any, Literal, NamedTuple";
    line(&format!("{typing}, TypeAlias, get_args\n"), needs(&["enum"]));
    line(&format!("{typing}\n"), !needs(&["enum"]));
    line("from pydantic import AnyUrl, Field, SecretStr", needs(&["url"]));
    line("from pydantic import Field, SecretStr", !needs(&["url"]));
    line("from pydantic.fields import FieldInfo", true);
    line("from pydantic_core import from_json", needs(&["json"]));
    line(
        "from pydantic_settings import (\n    BaseSettings,\n    PydanticBaseSettingsSource,\n    \
         SettingsConfigDict,\n)",
        true,
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_part() {
        let parts: Vec<_> =
            PARSERS.split("#: ").skip(1).filter_map(|part| part.lines().next()).collect();
        for scalar in Scalar::ALL {
            assert!(parts.contains(&scalar.as_str()), "{scalar:?} has no part");
        }
    }
}
