"""Prints what a generated module says of an environment."""

import json
import sys
from pathlib import Path

from module import imported

path, target, environment = sys.argv[1:]
settings = imported(path)
try:
    settings.load(json.loads(Path(environment).read_text("utf-8")), target=target)
except settings.SettingsError as error:
    print(error)
