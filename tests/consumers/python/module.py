"""Imports a generated module by its path."""

import importlib.util
import sys
from types import ModuleType


def imported(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("settings", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["settings"] = module
    spec.loader.exec_module(module)
    return module
