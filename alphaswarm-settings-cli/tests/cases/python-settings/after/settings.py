# Made from the schema by alphaswarm-settings. Do not edit.

from __future__ import annotations

import itertools
import logging
import os
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextvars import ContextVar
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from pydantic import Field, SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

Level: TypeAlias = Literal["low", "high", 'it\'s "high"']


class Settings(BaseSettings):
    """The settings; `load()` reads them."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        protected_namespaces=(),
    )

    level: Level = Field(default=...)
    """How much is said; \"\"\" ends no docstring, and neither does a \\.

    `APP_LEVEL`, plain, required, default `low`.
    """

    class_: str | None = Field(default=...)
    """A name that is a keyword.

    `APP_CLASS`, plain, optional.
    """

    token: SecretStr | None = Field(default=...)
    """Opens the door.

    `APP_TOKEN`, secret, required in kubernetes, cloud.
    """

    hosts: list[tuple[IPv4Address | IPv6Address, int]] = Field(default=...)
    """The hosts.

    `APP_HOSTS`, plain, optional, default `10.0.0.1:80, 10.0.0.2:80`.
    """

    pause: timedelta = Field(default=...)
    """How long to wait.

    `APP_PAUSE`, plain, optional, default `30s`.
    """

    name: str | None = Field(default=...)
    """The name.

    `APP_NAME`, plain, optional.
    """

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, _Source(settings_cls)


def load(
    environ: Mapping[str, str] | None = None,
    *,
    target: Literal["local", "kubernetes", "cloud"] | None = None,
    secrets_dirs: Iterable[str | PathLike[str]] = (),
    env_files: Iterable[str | PathLike[str]] = (),
) -> Settings:
    """Reads the settings, from `os.environ` or the given mapping.

    Of a variable, the first of these counts that is not empty: the environment, the file
    that `KEY_FILE` names, the files in `secrets_dirs`, those in `env_files`, the default.
    Raises `SettingsError` with every problem at once.
    """
    token = _LOADER.set(_Loader(environ, target, secrets_dirs, env_files))
    # The locals of a traceback hold no secret.
    del environ
    try:
        return Settings()
    finally:
        _LOADER.reset(token)


settings: Settings

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Reads the settings when they are first asked for."""
        if name != "settings":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = load()
        return value


class _Source(PydanticBaseSettingsSource):
    def get_field_value(
        self, field: FieldInfo, field_name: str
    ) -> tuple[Any, str, bool]:
        raise NotImplementedError

    def __call__(self) -> dict[str, Any]:
        loader = _LOADER.get() or _Loader(None, None, (), ())
        return loader.load(self.current_state)


class SettingsError(Exception):
    """Everything that is wrong with the environment, in the order of the schema."""

    def __init__(self, report: str, problems: list[tuple[str, str]]) -> None:
        super().__init__(report)
        self.problems = problems
        """The key of each problem, and its part of the report."""


class _Invalid(Exception):
    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__()
        self.expected = expected
        self.hint = hint


class _Refused(Exception):
    def __init__(self, what: str, found: str, help: str) -> None:
        super().__init__()
        self.what = what
        self.found = found
        self.help = help


class _Variable(NamedTuple):
    attribute: str
    key: str
    parse: Callable[[str], Any]
    expected: str
    about: str
    declared: str
    default: str | None = None
    defaults: Mapping[str, str] = {}
    required_in: tuple[str, ...] = ()
    secret: bool = False
    masked: bool = False
    file: bool = False
    aliases: tuple[str, ...] = ()
    deprecated: str = ""

    def default_in(self, target: str) -> str | None:
        return self.defaults.get(target, self.default)


class _Found(NamedTuple):
    value: str
    place: str
    name: str


class _Loader:
    """Looks variables up. Its `repr` is short: the environment holds secrets."""

    def __init__(
        self,
        environ: Mapping[str, str] | None,
        target: str | None,
        secrets_dirs: Iterable[str | PathLike[str]],
        env_files: Iterable[str | PathLike[str]],
    ) -> None:
        self.is_process = environ is None
        self.environ = os.environ if environ is None else environ
        self.said = target
        self.secrets_dirs = [os.fspath(path) for path in secrets_dirs]
        self.env_files = [os.fspath(path) for path in env_files]
        self.in_files: dict[str, _Found] = {}
        self.files_there: list[str] = []
        self.problems: list[tuple[str, str]] = []
        self.target = ""
        self.reason = ""
        self.lacks = False

    def __repr__(self) -> str:
        return "<loader>"

    def load(self, given: Container[str]) -> dict[str, Any]:
        self.choose_target()
        is_readable = self.read_env_files()
        values: dict[str, Any] = {}
        for variable in _VARIABLES:
            if variable.attribute not in given:
                values[variable.attribute] = self.value(variable, is_readable)
        if self.problems:
            values.clear()
            raise SettingsError(self.report(), self.problems)
        return values

    def value(self, variable: _Variable, is_readable: bool) -> Any:
        try:
            found = self.find(variable)
        except _Refused as refused:
            details = _details(variable, f"found in: {refused.found}", "")
            self.problem(variable.key, refused.what, details, refused.help)
            return None
        if found is not None:
            self.warn(variable, found)
            placeholder = _placeholder(variable, found, self.target)
            if not placeholder:
                return self.parsed(variable, found)
            if self.target in variable.required_in:
                details = _details(
                    variable, f"found in: {found.place}", variable.expected
                )
                help = "set the real value: samples are for `local` only"
                if placeholder == "the placeholder":
                    help = "replace `changeme` with the real value"
                what = f"missing (still {placeholder})"
                self.problem(variable.key, what, details, help)
            else:
                text = "%s: still %s; treated as unset"
                _LOG.warning(text, variable.key, placeholder)
            return None
        default = variable.default_in(self.target)
        if self.target in variable.required_in and (
            default is None or self.target != "local"
        ):
            self.missing(variable, default, is_readable)
            return None
        if default is None:
            return None
        return self.parsed(variable, _Found(default, "default", variable.key))

    def parsed(self, variable: _Variable, found: _Found) -> Any:
        try:
            value = variable.parse(found.value)
        except _Invalid as invalid:
            expected, hint = invalid.expected or variable.expected, invalid.hint
        else:
            return SecretStr(found.value) if variable.secret else value
        what = "the value is not valid"
        if not variable.masked:
            what = f'"{_shown(found.value)}" is not valid'
            quote = found.value[:1]
            if quote in ("'", '"') and found.value[1:].endswith(quote):
                hint = "the quotes are part of the value: leave them out"
            expected = f"{expected}; {hint}" if hint else expected
        details = _details(variable, f"found in: {found.place}", expected)
        self.problem(variable.key, what, details, "")
        return None

    def find(self, variable: _Variable) -> _Found | None:
        first = self.look_up(variable, variable.key)
        for alias in variable.aliases:
            other = self.look_up(variable, alias)
            if first is None or other is None:
                first = first or other
            elif self.is_unset(variable, first):
                first = other
            elif not self.is_unset(variable, other) and other.value != first.value:
                raise _Refused(
                    f"set, and its alias {alias} is set to another value",
                    first.place,
                    f"set `{variable.key}` to the right value, and unset `{alias}`",
                )
        return first

    def is_unset(self, variable: _Variable, found: _Found) -> bool:
        return _placeholder(variable, found, self.target) != ""

    def look_up(self, variable: _Variable, name: str) -> _Found | None:
        found = None
        place = "process environment"
        place += "" if name == variable.key else f", as {name}"
        if value := self.environ.get(name):
            found = _Found(_utf8(value, place), place, name)
        file_key = f"{name}_FILE"
        path = self.environ.get(file_key) if variable.file else None
        if path:
            in_file = self.read_key_file(file_key, path, name)
            if found and in_file and not self.is_unset(variable, found):
                help = f"unset one of `{variable.key}` and `{file_key}`"
                raise _Refused(f"set, and so is {file_key}", found.place, help)
            found = in_file or found
        places: list[_Found] = [found] if found else []
        if not found or self.is_unset(variable, found):
            for directory in self.secrets_dirs:
                file = os.path.join(directory, name)
                value = _read_file(file, file, _UNREADABLE)
                if value:
                    places.append(_Found(value, file, name))
            if name in self.in_files:
                places.append(self.in_files[name])
        filled = (place for place in places if not self.is_unset(variable, place))
        return next(filled, places[0] if places else None)

    def read_key_file(self, file_key: str, path: str, name: str) -> _Found | None:
        place = f"{path}, named by {file_key}"
        help = f"mount the file, or let `{file_key}` name the right one"
        value = _read_file(path, place, help)
        if value is None:
            what = f"the file {path} cannot be read: it does not exist"
            raise _Refused(what, place, help)
        return _Found(value, place, name) if value else None

    def read_env_files(self) -> bool:
        count = len(self.problems)
        for path in self.env_files:
            try:
                text = _read_file(path, path, _UNREADABLE, is_value=False)
            except _Refused as refused:
                self.problem("", refused.what, [], refused.help)
                continue
            if text is None:
                continue
            self.files_there.append(path)
            names = set[str]()
            for line, name, value, fault in _assignments(text):
                if not fault and name in names:
                    fault = f"{name}: the key is set twice"
                names.add(name)
                if fault:
                    self.problem("", f"{path}:{line}: {fault}", [], "")
                elif value:
                    self.in_files.setdefault(
                        name, _Found(value, f"{path}:{line}", name)
                    )
        return len(self.problems) == count

    def choose_target(self) -> None:
        named = self.environ.get(_TARGET_KEY, "").strip(_BLANKS)
        self.target, self.reason = "local", "no sign of another"
        if self.said is not None:
            self.target, self.reason = self.said, "set by the program"
        elif named:
            self.target = "kubernetes" if named == "k8s" else named
            self.reason = f"set by {_TARGET_KEY}"
        else:
            for sign, target in _SIGNS:
                if self.environ.get(sign):
                    self.target, self.reason = target, f"{sign} is set"
                    break
        if self.target not in _TARGETS:
            expected = "\n    expected: `local`, `kubernetes` (or `k8s`), `cloud`"
            what = f'"{_shown(self.target)}" is not a target{expected}'
            self.problem(_TARGET_KEY, what, [], "")

    def missing(
        self, variable: _Variable, default: str | None, is_readable: bool
    ) -> None:
        # An env file that cannot be read may hold what seems to be missing.
        if self.target not in _TARGETS or not is_readable:
            return
        self.lacks = True
        is_set = variable.key in self.environ
        what = "missing (set, but empty)" if is_set else "missing"
        places = ["process environment"]
        places += [f"{variable.key}_FILE"] if variable.file else []
        for path in [f"{path}/" for path in self.secrets_dirs] + self.env_files:
            places.append(path if os.path.exists(path) else f"{path} (absent)")
        looked = "looked in: " + ", ".join(places)
        declared = {
            name for other in _VARIABLES for name in (other.key, *other.aliases)
        }
        names = [*sorted(self.environ), *self.in_files]
        undeclared = (name for name in names if name not in declared)
        near = _near(
            variable.key, undeclared, lambda length: min(max(length // 8, 1), 3)
        )
        help = [f"`{near}` is set: is it meant to be `{variable.key}`?"] if near else []
        if default is not None:
            help.append("set it: the schema's default is used only in `local`")
        elif not near and self.target == "local":
            help += [f"set it in `{path}`" for path in self.files_there[:1]]
        elif not near and self.target == "kubernetes":
            store = "Secret" if variable.secret else "ConfigMap"
            help.append(f"set it in the {store} of this pod")
        elif not near:
            help.append("set it in the environment of this service")
        details = _details(variable, looked, variable.expected)
        self.problem(variable.key, what, details, *help)

    def warn(self, variable: _Variable, found: _Found) -> None:
        if variable.deprecated:
            _LOG.warning("%s: deprecated%s", variable.key, variable.deprecated)
        if found.name != variable.key:
            _LOG.warning("%s: set under its alias %s", variable.key, found.name)

    def problem(self, key: str, what: str, details: list[str], *help: str) -> None:
        first = f"{key}: {what}" if key else what
        lines = [first, *details, *(f"help: {text}" for text in help if text)]
        self.problems.append((key, "\n    ".join(lines)))

    def report(self) -> str:
        count = len(self.problems)
        head = f"{count} problem{'' if count == 1 else 's'} in the environment"
        if self.target in _TARGETS:
            head += f" of target {self.target} ({self.reason})"
        read = f"{len(_VARIABLES)} variables were"
        read = "1 variable was" if len(_VARIABLES) == 1 else read
        parts = [f"{head}; {read} read", *(text for _, text in self.problems)]
        if self.target == "local" and self.lacks and not self.files_there:
            help = "help: run `alphaswarm-settings generate --env local` and fill in "
            help += "what it leaves empty"
            if self.env_files:
                help += f"; `{self.env_files[0]}`, which does not exist, has to be "
                parts.append(f"{help}the file it writes")
            elif self.is_process:
                path = "deploy/compose/.env.local"
                help += f"; then read the file that it writes, such as `{path}`, with "
                help += f'`load(env_files=["{path}"])`, or in the shell with '
                parts.append(f"{help}`set -a; . {path}`")
        return "\n\n".join(parts)


_LOG = logging.getLogger(__name__)
_LOADER: ContextVar[_Loader | None] = ContextVar("_LOADER", default=None)
_TARGET_KEY = "ALPHASWARM_SETTINGS_TARGET"
_TARGETS = ("local", "kubernetes", "cloud")
_SIGNS = (
    ("CARGO_MANIFEST_DIR", "local"),
    ("KUBERNETES_SERVICE_HOST", "kubernetes"),
    ("ECS_CONTAINER_METADATA_URI_V4", "cloud"),
    ("K_SERVICE", "cloud"),
    ("CLOUD_RUN_JOB", "cloud"),
    ("AWS_LAMBDA_FUNCTION_NAME", "cloud"),
    ("CONTAINER_APP_NAME", "cloud"),
)
_LARGEST_FILE = 1024 * 1024
_UNREADABLE = "it has to be a file of at most 1 MiB that this process may read"
# What Unicode calls white space; Python strips some control characters as well.
_BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# What begins so was invented: it is a value of a secret in `local` only.
_SAMPLE = re.compile(r'(?:[A-Za-z][A-Za-z0-9+.-]*://|")?sample-')
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069]"
)


def _placeholder(variable: _Variable, found: _Found, target: str) -> str:
    """What stands in place of a secret; nothing where it is a value."""
    if not variable.secret:
        return ""
    if found.value == "changeme":
        return "the placeholder"
    is_sample = target != "local" and _SAMPLE.match(found.value)
    return "a sample value" if is_sample else ""


def _details(variable: _Variable, place: str, expected: str) -> list[str]:
    lines = [f"expected: {expected}"] if expected else []
    return [*lines, place, f"declared: {variable.declared}", f"about: {variable.about}"]


def _utf8(value: str, place: str) -> str:
    # Bytes that are not UTF-8 are lone surrogates in `os.environ`.
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _Refused("the value is not UTF-8", place, "set it again, as UTF-8")
    return value


def _read_file(path: str, place: str, help: str, is_value: bool = True) -> str | None:
    try:
        with open(path, "rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        reason = (error.strerror or "").lower()
        what = f"the file {path} cannot be read: {reason}"
        raise _Refused(what, place, help) from None
    if len(content) > _LARGEST_FILE:
        raise _Refused(f"the file {path} is larger than 1 MiB", place, help)
    if is_value and content.endswith(b"\n"):
        content = content[:-2] if content.endswith(b"\r\n") else content[:-1]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    raise _Refused("the value is not UTF-8", place, "set it again, as UTF-8")


_ASSIGNMENT = re.compile(r"(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_ESCAPED = re.compile(r'\\([nrt\\"$`])')
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


def _assignments(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Line, key, value and fault of each assignment of an env file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    at = 0
    while at < len(text):
        start = at + len(text[at:]) - len(text[at:].lstrip(" \t"))
        end = text.find("\n", at) % (len(text) + 1)
        line = text.count("\n", 0, at) + 1
        at = end + 1
        if text[start : start + 1] in ("", "\n", "#"):
            continue
        head = _ASSIGNMENT.match(text, start, end)
        if not head:
            yield line, "", "", "a line is neither a comment nor `KEY=value`"
            continue
        quote = text[head.end() : head.end() + 1]
        if quote not in ("'", '"'):
            value = _COMMENT.split(text[head.end() : end], maxsplit=1)[0]
            yield line, head[1], value.rstrip(" \t"), ""
            continue
        inside = r"([^']*)'" if quote == "'" else r'((?:[^"\\]|\\.)*)"'
        tail = r"[ \t]*((?<=[ \t])#[^\n]*)?$"
        quoted = re.compile(inside + tail, re.DOTALL | re.MULTILINE)
        found = quoted.match(text, head.end() + 1)
        if not found:
            fault = f"{head[1]}: the value begins with `{quote}` and is never closed, or something follows"
            yield line, head[1], "", fault
            continue
        value = found[1]
        if quote == '"':
            value = _ESCAPED.sub(lambda it: _ESCAPES.get(it[1], it[1]), value)
        yield line, head[1], value, ""
        at = found.end() + 1


def _shown(value: str) -> str:
    value = re.sub(r"(?<=://)[^\s/?#]*@", "***@", value)
    shown = _UNPRINTABLE.sub(lambda it: ascii(it[0])[1:-1], value[:80])
    return f"{shown}…" if len(value) > 80 else shown


def _near(word: str, names: Iterable[str], limit: Callable[[int], int]) -> str | None:
    """The name that takes the fewest edits, of those that `limit` allows for a length."""
    best, least = None, 81
    for name in names if len(word) <= 80 else ():
        most = min(limit(max(len(word), len(name))), least - 1)
        if abs(len(word) - len(name)) <= most:
            distance = _edits(word.lower(), name.lower())
            if distance <= most:
                best, least = name, distance
    return best


def _edits(one: str, other: str) -> int:
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, x in enumerate(one):
        row = [i + 1]
        for j, y in enumerate(other):
            least = min(above[j] + (x != y), above[j + 1] + 1, row[j] + 1)
            if i and j and x == other[j - 1] and one[i - 1] == y:
                least = min(least, before[j - 1] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]


_EXPECTED = {
    "string": "a non-empty string",
    "duration": "a duration with its unit, such as `30s`, `5m` or `1h 30m`",
    "socket_addr": "an IP address and a port, such as `0.0.0.0:8080` or `[::1]:8080`",
    "enum": "one of the listed values",
}


def _trim(text: str) -> str:
    return text.strip(_BLANKS)


def _list(parse: Callable[[str], Any]) -> Callable[[str], list[Any]]:
    def items(text: str) -> list[Any]:
        values = []
        for number, item in enumerate(map(_trim, text.split(",")), 1):
            try:
                if not item:
                    raise _Invalid("non-empty")
                values.append(parse(item))
            except _Invalid as invalid:
                expected = f"item {number} to be {invalid.expected}"
                fault = _Invalid(expected, invalid.hint)
            else:
                continue
            raise fault
        return values

    return items


def _bounded(
    parse: Callable[[str], Any],
    measure: Callable[[Any], Any],
    least: Any = None,
    greatest: Any = None,
) -> Callable[[str], Any]:
    def bounded(text: str) -> Any:
        value = parse(text)
        size = measure(value)
        if (least is None or least <= size) and (greatest is None or size <= greatest):
            return value
        raise _Invalid("")

    return bounded


def _itself(value: Any) -> Any:
    return value


def _matching(
    parse: Callable[[str], Any], pattern: str, expected: str = "", separator: str = ""
) -> Callable[[str], Any]:
    compiled = re.compile(pattern, re.ASCII)

    def matching(text: str) -> Any:
        value = parse(text)
        items = [_trim(item) for item in text.split(separator)] if separator else [text]
        for number, item in enumerate(items, 1):
            if not compiled.fullmatch(item):
                raise _Invalid(f"item {number} to be {expected}" if separator else "")
        return value

    return matching


def _string(text: str) -> str:
    return text


def _enum(choices: Any) -> Callable[[str], str]:
    words: tuple[str, ...] = get_args(choices)

    def word(text: str) -> str:
        text = _trim(text)
        if text in words:
            return text
        near = _near(text, words, lambda length: (length + 3) // 4)
        hint = f"did you mean `{near}`?" if near else ""
        raise _Invalid("one of " + ", ".join(f"`{word}`" for word in words), hint)

    return word


_UNITS = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
    "d": 86400 * 10**9,
    "w": 604800 * 10**9,
}
_AMOUNT = re.compile(r"([0-9]+)(?:\.([0-9]+))?(?!\.)")


def _duration(text: str) -> timedelta:
    rest = _trim(text)
    total = 0 if rest else -1
    while rest:
        amount = _AMOUNT.match(rest)
        if not amount:
            raise _Invalid(_EXPECTED["duration"])
        rest = rest[amount.end() :].lstrip(_BLANKS)
        word = "".join(itertools.takewhile(str.isalpha, rest))
        if not word and (not rest or rest[0] in "0123456789"):
            raise _Invalid(_EXPECTED["duration"], "a number has no unit")
        rest = rest[len(word) :].lstrip(_BLANKS)
        fraction = (amount[2] or "").rstrip("0")
        if word not in _UNITS or len(amount[1].lstrip("0")) > 20:
            raise _Invalid(_EXPECTED["duration"])
        part, left = divmod(
            int(fraction[:19] or 0) * _UNITS[word], 10 ** len(fraction[:19])
        )
        if left or len(fraction) > 18:
            raise _Invalid(
                _EXPECTED["duration"], "a fraction is finer than a nanosecond"
            )
        whole = int(amount[1].lstrip("0") or 0)
        total += whole * _UNITS[word] + part
        if whole >= 2**64 or total >= 2**64 * 10**9:
            raise _Invalid(_EXPECTED["duration"])
    if total < 0:
        raise _Invalid(_EXPECTED["duration"])
    if total % 1000:
        raise _Invalid(_EXPECTED["duration"], "Python holds no less than a microsecond")
    try:
        return timedelta(microseconds=total // 1000)
    except OverflowError:
        pass
    raise _Invalid(_EXPECTED["duration"], "Python holds no more than 999999999 days")


_SOCKET = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+)):0*([0-9]{1,5})")


def _socket_addr(text: str) -> tuple[IPv4Address | IPv6Address, int]:
    place = _SOCKET.fullmatch(_trim(text))
    try:
        if place and int(place[3]) <= 65535:
            address = IPv6Address(place[1]) if place[1] else IPv4Address(place[2])
            return address, int(place[3])
    except ValueError:
        pass
    raise _Invalid(_EXPECTED["socket_addr"])


_VARIABLES = (
    _Variable(
        "level",
        "APP_LEVEL",
        _enum(Level),
        expected='one of `low`, `high`, `it\'s "high"`',
        about='How much is said; """ ends no docstring, and neither does a \\.',
        declared=".env.schema:1",
        default="low",
        required_in=("local", "kubernetes", "cloud"),
    ),
    _Variable(
        "class_",
        "APP_CLASS",
        _string,
        expected="a non-empty string",
        about="A name that is a keyword.",
        declared=".env.schema:10",
    ),
    _Variable(
        "token",
        "APP_TOKEN",
        _string,
        expected="a non-empty string",
        about="Opens the door.",
        declared=".env.schema:16",
        required_in=("kubernetes", "cloud"),
        secret=True,
        masked=True,
        file=True,
    ),
    _Variable(
        "hosts",
        "APP_HOSTS",
        _bounded(_list(_socket_addr), len, least=1, greatest=3),
        expected="values with commas between them, each an IP address and a port, such as `0.0.0.0:8080` or `[::1]:8080`, from 1 to 3 items",
        about="The hosts.",
        declared=".env.schema:30",
        default="10.0.0.1:80, 10.0.0.2:80",
        defaults={"kubernetes": "10.0.0.3:80"},
        aliases=("APP_PEERS",),
        deprecated=": Nobody needs it.",
    ),
    _Variable(
        "pause",
        "APP_PAUSE",
        _bounded(
            _duration,
            _itself,
            least=timedelta(microseconds=1000000),
            greatest=timedelta(microseconds=3600000000),
        ),
        expected="a duration with its unit, such as `30s`, `5m` or `1h 30m`, from 1s to 1h",
        about="How long to wait.",
        declared=".env.schema:43",
        default="30s",
    ),
    _Variable(
        "name",
        "APP_NAME",
        _matching(_string, "[a-z]+(?:-[a-z]+)*"),
        expected="a non-empty string, matching `[a-z]+(?:-[a-z]+)*`",
        about="The name.",
        declared=".env.schema:53",
    ),
)
