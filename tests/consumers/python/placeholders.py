"""Replays what stands in place of a secret: a row says whether one is set."""

import json
import sys
from pathlib import Path

from module import imported

path, rows_path = sys.argv[1:]
settings = imported(path)
count = 0
for line in Path(rows_path).read_text("utf-8").splitlines():
    row = json.loads(line)
    given = {f"APP_A_{row['type'].upper()}": row["text"]}
    loaded = settings.load(given, target=row["target"])
    found = getattr(loaded, f"a_{row['type']}")
    assert (found is not None) == row["set"], line
    count += 1
print(f"{count} rows agree")
