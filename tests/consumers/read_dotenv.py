"""Prints a .env file as JSON, as python-dotenv sees it."""

import json
import sys

from dotenv import dotenv_values

mode, path = sys.argv[1:]
values = dotenv_values(path, interpolate={"interpolating": True, "literal": False}[mode])
json.dump(values, sys.stdout)
