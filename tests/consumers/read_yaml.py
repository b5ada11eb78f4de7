"""Prints the documents of a YAML file as JSON, as one of two readers sees them."""

import json
import sys


def pyyaml(stream):
    import yaml  # YAML 1.1

    return list(yaml.safe_load_all(stream))


def ruamel(stream):
    from ruamel.yaml import YAML  # YAML 1.2

    return list(YAML(typ="safe", pure=True).load_all(stream))


reader, path = sys.argv[1:]
with open(path, "rb") as stream:
    json.dump({"pyyaml": pyyaml, "ruamel": ruamel}[reader](stream), sys.stdout)
