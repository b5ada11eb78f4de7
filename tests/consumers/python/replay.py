"""Reads each string of the corpus by the generated functions, and compares what comes of it."""

import json
import sys
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Any

from module import imported

def canonical(value: Any, kind: str) -> Any:
    """A value in the form that the corpus has it in."""
    if kind.startswith("list<"):
        return [canonical(item, kind[5:-1]) for item in value]
    if kind == "socket_addr":
        address, port = value
        return {"ip": canonical(address, "ip"), "port": str(port)}
    if isinstance(value, timedelta):
        return str((value // timedelta(microseconds=1)) * 1000)
    if isinstance(value, (IPv4Address, IPv6Address)):
        return value.packed.hex()
    if kind in ("int", "uint", "port", "bytes"):
        return str(value)
    if kind in ("path", "url"):
        return str(value)
    return value


def is_same(found: Any, expected: Any) -> bool:
    # JSON has numbers of one kind; those that are too large for an integer are rounded.
    if isinstance(found, int) and isinstance(expected, float):
        return float(found) == expected
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(is_same, found, expected))
    return type(found) is type(expected) and found == expected


def is_finer(row: Any) -> bool:
    """Whether `timedelta` cannot hold a duration, for want of nanoseconds."""
    values = row["value"] if isinstance(row["value"], list) else [row["value"]]
    return "duration" in row["type"] and any(int(value) % 1000 for value in values)


def main(path: str, rows: str) -> None:
    module = imported(path)
    variables = {variable.key: variable for variable in module._VARIABLES}
    agree = 0
    for line in Path(rows).read_text("utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        try:
            value = variables[row["key"]].parse(row["text"])
        except module._Invalid as invalid:
            is_python = row["accepted"] and is_finer(row) and "Python" in invalid.hint
            assert not row["accepted"] or is_python, (row, invalid.expected)
        else:
            assert row["accepted"], (row, value)
            expected = row["value"]
            if row["type"] in ("path", "list<path>"):
                # Python leaves out a dot and a slash that mean nothing.
                paths = expected if isinstance(expected, list) else [expected]
                paths = [str(Path(path)) for path in paths]
                expected = paths if isinstance(expected, list) else paths[0]
            found = canonical(value, row["type"])
            assert is_same(found, expected), (row, found)
        agree += 1
    print(f"{agree} rows agree")


main(*sys.argv[1:])
