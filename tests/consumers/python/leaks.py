"""Looks for secrets in whatever Python says of settings and of mistakes in them."""

import sys
import traceback

from module import imported
from pydantic import ValidationError

SECRET = "hunter2-Zq9"
settings = imported(sys.argv[1])
secrets = [variable.key for variable in settings._VARIABLES if variable.secret]
assert len(secrets) > 5
given = dict.fromkeys(secrets, SECRET)


def shows(what: str, said: str) -> None:
    assert SECRET not in said, f"{what} shows a secret: {said}"


loaded = settings.load(given, target="local")
assert loaded.database_password.get_secret_value() == SECRET
for what, said in [
    ("str", str(loaded)),
    ("repr", repr(loaded)),
    ("format", f"{loaded}"),
    ("model_dump", repr(loaded.model_dump())),
    ("model_dump_json", loaded.model_dump_json()),
    ("copy", repr(loaded.model_copy())),
]:
    shows(what, said)

mistakes = [
    (settings.load, (dict(given, ALPHASWARM_REDIS_URL="no url"),), {"target": "local"}),
    (settings.load, (given,), {"target": "kubernetes"}),
    (settings.load, (given,), {"target": "nowhere"}),
    (settings.load, (given,), {"target": "local", "env_files": [sys.argv[0]]}),
]
for function, arguments, options in mistakes:
    try:
        function(*arguments, **options)
    except settings.SettingsError as error:
        shows("a report", str(error))
        shows("the arguments of an error", repr(error.args))
        # The first frame is the one here, which holds what was given.
        stack = traceback.TracebackException.from_exception(error, capture_locals=True)
        for frame in list(stack.stack)[1:]:
            shows(f"the frame {frame.name}", repr(frame.locals))
        assert error.__context__ is None, repr(error.__context__)
    else:
        raise AssertionError("there was a mistake")

try:
    settings.Settings(database_password=SECRET, redis_url="no url")
except ValidationError as error:
    shows("errors()", repr(error.errors()))
    shows("json()", error.json())
    shows("str of a validation error", str(error))
else:
    raise AssertionError("there was a mistake")
print("nothing shows a secret")
