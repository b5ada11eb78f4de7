"""Validates each string of the corpus by the JSON Schema of its variable.

Prints the rows whose answer is not that of the corpus, each with what it should have been.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator

rows_path, schema_path = sys.argv[1:]
schema = json.loads(Path(schema_path).read_text("utf-8"))
Draft7Validator.check_schema(schema)
validators = {
    key: Draft7Validator(described) for key, described in schema["properties"].items()
}
for line in Path(rows_path).read_text("utf-8").split("\n"):
    if line:
        row = json.loads(line)
        if validators[row["key"]].is_valid(row["text"]) != row["accepted"]:
            print(json.dumps(row))
