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
