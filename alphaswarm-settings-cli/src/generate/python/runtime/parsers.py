#: trim


def _trim(text: str) -> str:
    return text.strip(_BLANKS)


#: list


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


#: bounded


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


#: identity


def _itself(value: Any) -> Any:
    return value


#: matching


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


#: string


def _string(text: str) -> str:
    return text


#: bool


def _bool(text: str) -> bool:
    word = _trim(text)
    word = word.lower() if word.isascii() else ""
    if word in ("true", "1", "yes", "on"):
        return True
    if word in ("false", "0", "no", "off"):
        return False
    raise _Invalid(_EXPECTED["bool"])


#: whole


def _whole(text: str, sign: str, least: int, greatest: int, expected: str) -> int:
    text = _trim(text)
    digits = text.lstrip(sign) if text[:1] in sign and text[1:2].isdigit() else text
    if not (digits.isascii() and digits.isdigit()):
        raise _Invalid(expected)
    # Python refuses to read very many digits.
    value = int(digits.lstrip("0")[:40] or "0") * (-1 if text[0] == "-" else 1)
    if value < least:
        raise _Invalid(expected, f"at least {least}")
    if value > greatest:
        raise _Invalid(expected, f"at most {greatest}")
    return value


#: int


def _int(text: str) -> int:
    return _whole(text, "+-", -(2**63), 2**63 - 1, _EXPECTED["int"])


#: uint


def _uint(text: str) -> int:
    return _whole(text, "+", 0, 2**64 - 1, _EXPECTED["uint"])


#: port


_SERVICE_LINK = (
    "a Kubernetes service link overwrote it: set `enableServiceLinks: false` in the "
    "pod, or rename the variable"
)


def _port(text: str) -> int:
    try:
        return _whole(text, "+", 1, 65535, _EXPECTED["port"])
    except _Invalid:
        pass
    is_link = _trim(text).startswith(("tcp://", "udp://", "sctp://"))
    raise _Invalid(_EXPECTED["port"], _SERVICE_LINK if is_link else "")


#: float


_FLOAT = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


def _float(text: str) -> float:
    text = _trim(text)
    value = float(text) if _FLOAT.fullmatch(text) else math.inf
    if math.isinf(value):
        raise _Invalid(_EXPECTED["float"])
    return value


#: enum


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


#: duration


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


#: bytes


_SIZES = {
    "": 1,
    "B": 1,
    "kB": 10**3,
    "KB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
    "TB": 10**12,
}
_SIZES |= {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
_SIZE = re.compile(r"([0-9]+)(.*)", re.DOTALL)


def _bytes(text: str) -> int:
    size = _SIZE.fullmatch(_trim(text))
    unit = _SIZES.get(size[2].lstrip(_BLANKS)) if size else None
    if size and unit and len(size[1].lstrip("0")) <= 20:
        value = int(size[1].lstrip("0") or 0) * unit
        if value < 2**64:
            return value
    raise _Invalid(_EXPECTED["bytes"])


#: ip


def _ip(text: str) -> IPv4Address | IPv6Address:
    try:
        if "%" not in text:
            return ip_address(_trim(text))
    except ValueError:
        pass
    raise _Invalid(_EXPECTED["ip"])


#: socket_addr


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


#: path


def _path(text: str) -> Path:
    if path := _trim(text):
        return Path(path)
    raise _Invalid(_EXPECTED["path"])


#: json


def _json(text: str) -> Any:
    try:
        value = from_json(text, allow_inf_nan=False)
    except ValueError:
        pass
    else:
        if _is_finite(value):
            return value
    raise _Invalid(_EXPECTED["json"])


def _is_finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


#: url


_SPECIAL = ("http", "https", "ws", "wss", "ftp", "file")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//([^/?#]*))?")
_PORT = re.compile(r"0*[0-9]{1,5}")
_HOST = re.compile(r"[A-Za-z0-9._~-]+")


def _url(text: str) -> AnyUrl:
    text = _trim(text)
    if _is_url(text):
        return AnyUrl(text)
    raise _Invalid(_EXPECTED["url"])


def _is_url(text: str) -> bool:
    found = _SCHEME.match(text)
    if not found or any(c in _BLANKS or c < " " or "\x7f" <= c <= "\x9f" for c in text):
        return False
    scheme, rest = found[1].lower(), text[found.end() :]
    if found[2] is None:
        return scheme not in _SPECIAL and rest[:1] not in ("", *"0123456789")
    _, at, place = found[3].rpartition("@")
    if "\\" in found[3]:
        return False
    if not place:
        return not at and (scheme not in _SPECIAL or scheme == "file")
    end = place.rfind("]") + 1
    host, colon, port = place[end:].partition(":")
    host = place[:end] + host
    if scheme == "file" and (at or colon):
        return False
    if port and not (_PORT.fullmatch(port) and int(port) <= 65535):
        return False
    return _is_host(host, scheme in _SPECIAL)


def _is_host(host: str, is_special: bool) -> bool:
    if host.startswith("["):
        return (
            host.endswith("]")
            and "%" not in host
            and _is_address(IPv6Address, host[1:-1])
        )
    if not _HOST.fullmatch(host):
        return False
    labels = host.removesuffix(".").lower().split(".")
    is_number = labels[-1].isdigit() or labels[-1].startswith("0x")
    return not is_special or (
        all(label and not label.startswith("xn--") for label in labels)
        and (not is_number or _is_address(IPv4Address, host))
    )


def _is_address(kind: Callable[[str], Any], text: str) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return True
