"""Prints the documents of a YAML file as JSON, as ruamel sees them in one version of YAML."""

import json
import sys

from ruamel.yaml import YAML

version, path = sys.argv[1:]
yaml = YAML(typ="safe", pure=True)
yaml.version = tuple(int(part) for part in version.split("."))
with open(path, "rb") as stream:
    json.dump(list(yaml.load_all(stream)), sys.stdout)
