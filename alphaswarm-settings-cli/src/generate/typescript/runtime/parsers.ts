//: list

function list<T>(
  parse: (text: string) => T | Invalid,
): (text: string) => readonly T[] | Invalid {
  return (text) => {
    const values: T[] = [];
    for (const [at, item] of text.split(",").map(trim).entries()) {
      const value = item ? parse(item) : new Invalid("non-empty");
      if (value instanceof Invalid) {
        return new Invalid(
          `item ${String(at + 1)} to be ${value.expected}`,
          value.hint,
        );
      }
      values.push(value);
    }
    return Object.freeze(values);
  };
}

//: bounded

function bounded<T, M extends number | bigint>(
  parse: (text: string) => T | Invalid,
  measure: (value: T, text: string) => M,
  least?: M,
  greatest?: M,
): (text: string) => T | Invalid {
  return (text) => {
    const value = parse(text);
    if (value instanceof Invalid) {
      return value;
    }
    const size = measure(value, text);
    const isLarge = least === undefined || least <= size;
    const isSmall = greatest === undefined || size <= greatest;
    return isLarge && isSmall ? value : new Invalid("");
  };
}

//: itself

function itself<T>(value: T): T {
  return value;
}

//: characters

function characters(text: string): number {
  return [...text].length;
}

//: span

function span(_: number, text: string): bigint {
  const total = nanoseconds(text);
  return total instanceof Invalid ? 0n : total;
}

//: items

function items(values: readonly unknown[]): number {
  return values.length;
}

//: matching

function matching<T>(
  parse: (text: string) => T | Invalid,
  pattern: RegExp,
  expected = "",
): (text: string) => T | Invalid {
  return (text) => {
    const value = parse(text);
    if (value instanceof Invalid) {
      return value;
    }
    const all = expected ? text.split(",").map(trim) : [text];
    const at = all.findIndex((item) => !pattern.test(item));
    if (at < 0) {
      return value;
    }
    return new Invalid(
      expected ? `item ${String(at + 1)} to be ${expected}` : "",
    );
  };
}

//: string

function string(text: string): string {
  return text;
}

//: bool

function bool(text: string): boolean | Invalid {
  const word = trim(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (["true", "1", "yes", "on"].includes(word)) {
    return true;
  }
  return ["false", "0", "no", "off"].includes(word)
    ? false
    : new Invalid(EXPECTED.bool);
}

//: whole

function whole(
  text: string,
  sign: RegExp,
  [least, greatest]: readonly [bigint, bigint],
  expected: string,
): bigint | Invalid {
  const digits = trim(text);
  if (!sign.test(digits)) {
    return new Invalid(expected);
  }
  // Very many digits take very long to read.
  const short = digits.replace(/^([+-]?)0+(?=[0-9])/, "$1").slice(0, 40);
  const value = BigInt(short.replace(/^\+/, ""));
  if (value < least) {
    return new Invalid(expected, `at least ${String(least)}`);
  }
  return value > greatest
    ? new Invalid(expected, `at most ${String(greatest)}`)
    : value;
}

//: safe

function safe(
  parse: (text: string) => bigint | Invalid,
  expected: string,
): (text: string) => number | Invalid {
  return (text) => {
    const value = parse(text);
    if (value instanceof Invalid) {
      return value;
    }
    const number = Number(value);
    const hint = "JavaScript holds no more than 2^53 - 1";
    return Number.isSafeInteger(number) ? number : new Invalid(expected, hint);
  };
}

//: int

const INT = [-(2n ** 63n), 2n ** 63n - 1n] as const;

function int(text: string): bigint | Invalid {
  return whole(text, /^[+-]?[0-9]+$/, INT, EXPECTED.int);
}

//: uint

const UINT = [0n, 2n ** 64n - 1n] as const;

function uint(text: string): bigint | Invalid {
  return whole(text, /^\+?[0-9]+$/, UINT, EXPECTED.uint);
}

//: port

function port(text: string): number | Invalid {
  const value = whole(text, /^\+?[0-9]+$/, [1n, 65535n], EXPECTED.port);
  if (!(value instanceof Invalid)) {
    return Number(value);
  }
  const isLink = /^(tcp|udp|sctp):\/\//.test(trim(text));
  return new Invalid(EXPECTED.port, isLink ? SERVICE_LINK : "");
}

const SERVICE_LINK =
  "a Kubernetes service link overwrote it: set `enableServiceLinks: false` in " +
  "the pod, or rename the variable";

//: float

function float(text: string): number | Invalid {
  const number = trim(text);
  const isNumber = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(
    number,
  );
  const value = isNumber ? Number(number) : Infinity;
  return Number.isFinite(value) ? value : new Invalid(EXPECTED.float);
}

//: enum

function oneOf<W extends string>(
  ...words: readonly W[]
): (text: string) => W | Invalid {
  return (text) => {
    const word = trim(text);
    const found = words.find((known) => known === word);
    if (found !== undefined) {
      return found;
    }
    const near = nearest(word, words, (length) => Math.ceil(length / 4));
    const expected = `one of ${words.map((known) => `\`${known}\``).join(", ")}`;
    return new Invalid(
      expected,
      near === undefined ? "" : `did you mean \`${near}\`?`,
    );
  };
}

//: duration

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 10n ** 3n,
  µs: 10n ** 3n,
  ms: 10n ** 6n,
  s: 10n ** 9n,
  m: 60n * 10n ** 9n,
  h: 3600n * 10n ** 9n,
  d: 86400n * 10n ** 9n,
  w: 604800n * 10n ** 9n,
};

function duration(text: string): number | Invalid {
  const total = nanoseconds(text);
  if (total instanceof Invalid) {
    return total;
  }
  if (total / 1_000_000n > Number.MAX_SAFE_INTEGER) {
    return new Invalid(
      EXPECTED.duration,
      "JavaScript holds no more than 2^53 - 1 milliseconds",
    );
  }
  return Number(total / 1_000_000n) + Number(total % 1_000_000n) / 1_000_000;
}

function nanoseconds(text: string): bigint | Invalid {
  const invalid = (hint = ""): Invalid => new Invalid(EXPECTED.duration, hint);
  let rest = trim(text);
  let total = 0n;
  if (!rest) {
    return invalid();
  }
  while (rest) {
    const amount = /^([0-9]+)(?:\.([0-9]+))?(?![.0-9])/.exec(rest);
    if (!amount) {
      return invalid();
    }
    rest = rest.slice(amount[0].length).replace(LEADING, "");
    const word = /^\p{L}*/u.exec(rest)?.[0] ?? "";
    if (!word && !/^[^0-9]/.test(rest)) {
      return invalid("a number has no unit");
    }
    rest = rest.slice(word.length).replace(LEADING, "");
    const unit = Object.hasOwn(UNITS, word) ? UNITS[word] : undefined;
    const digits = (amount[1] ?? "").replace(/^0+(?=[0-9])/, "");
    const fraction = (amount[2] ?? "").replace(/0+$/, "");
    if (unit === undefined || digits.length > 20) {
      return invalid();
    }
    const part = BigInt(fraction.slice(0, 19) || "0") * unit;
    const divisor = 10n ** BigInt(Math.min(fraction.length, 19));
    if (fraction.length > 18 || part % divisor > 0n) {
      return invalid("a fraction is finer than a nanosecond");
    }
    total += BigInt(digits) * unit + part / divisor;
    if (BigInt(digits) >= 2n ** 64n || total >= 2n ** 64n * 10n ** 9n) {
      return invalid();
    }
  }
  return total;
}

//: bytes

const SIZES: Readonly<Record<string, bigint>> = {
  "": 1n,
  B: 1n,
  kB: 10n ** 3n,
  KB: 10n ** 3n,
  MB: 10n ** 6n,
  GB: 10n ** 9n,
  TB: 10n ** 12n,
  KiB: 2n ** 10n,
  MiB: 2n ** 20n,
  GiB: 2n ** 30n,
  TiB: 2n ** 40n,
};

function bytes(text: string): bigint | Invalid {
  const size = /^0*([0-9]{1,20})([^0-9][^]*)?$/.exec(trim(text));
  const name = (size?.[2] ?? "").replace(LEADING, "");
  const unit = Object.hasOwn(SIZES, name) ? SIZES[name] : undefined;
  const value =
    size && unit !== undefined ? BigInt(size[1] ?? "") * unit : 2n ** 64n;
  return value < 2n ** 64n ? value : new Invalid(EXPECTED.bytes);
}

//: addresses

function isIp4(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 &&
    parts.every(
      (part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256,
    )
  );
}

function isIp6(text: string): boolean {
  const last = text.slice(text.lastIndexOf(":") + 1);
  const hex = last.includes(".") ? `${text.slice(0, -last.length)}0:0` : text;
  if (last.includes(".") && !isIp4(last)) {
    return false;
  }
  const halves = hex
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":")));
  const groups = halves.flat();
  const isWhole = halves.length === 1 ? groups.length === 8 : groups.length < 8;
  return (
    halves.length < 3 &&
    isWhole &&
    groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
  );
}

//: ip

function ip(text: string): string | Invalid {
  const address = trim(text);
  return isIp4(address) || isIp6(address) ? address : new Invalid(EXPECTED.ip);
}

//: socket_addr

function socketAddr(text: string): SocketAddr | Invalid {
  const place = /^(?:\[([^\]]*)\]|([0-9.]+)):0*([0-9]{1,5})$/.exec(trim(text));
  const [, six, four, number] = place ?? [];
  const isAddress = six === undefined ? isIp4(four ?? "") : isIp6(six);
  if (!isAddress || Number(number) > 65535) {
    return new Invalid(EXPECTED.socket_addr);
  }
  return Object.freeze({ address: six ?? four ?? "", port: Number(number) });
}

//: path

function path(text: string): string | Invalid {
  return trim(text) || new Invalid(EXPECTED.path);
}

//: json

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isSound(value) ? value : new Invalid(EXPECTED.json);
  } catch {
    return new Invalid(EXPECTED.json);
  }
}

/** Whether every number is finite, and no string has half a character. */
function isSound(value: unknown): boolean {
  if (typeof value === "string") {
    return !/\p{Surrogate}/u.test(value);
  }
  if (value !== null && typeof value === "object") {
    return Object.entries(value).every((entry) => entry.every(isSound));
  }
  return typeof value !== "number" || Number.isFinite(value);
}

//: url

const SPECIAL: readonly string[] = [
  "http",
  "https",
  "ws",
  "wss",
  "ftp",
  "file",
];

function url(text: string): URL | Invalid {
  const address = trim(text);
  return isUrl(address) ? new URL(address) : new Invalid(EXPECTED.url);
}

function isUrl(text: string): boolean {
  const found = /^([A-Za-z][A-Za-z0-9+.-]+):(\/\/([^/?#]*))?/.exec(text);
  if (!found || new RegExp(`[${BLANKS}\\x00-\\x1f\\x7f-\\x9f]`).test(text)) {
    return false;
  }
  const scheme = (found[1] ?? "").toLowerCase();
  const isSpecial = SPECIAL.includes(scheme);
  const authority = found[3];
  if (authority === undefined) {
    return !isSpecial && /^[^0-9]/.test(text.slice(found[0].length));
  }
  const at = authority.lastIndexOf("@");
  const place = authority.slice(at + 1);
  if (authority.includes("\\")) {
    return false;
  }
  if (!place) {
    return at < 0 && (!isSpecial || scheme === "file");
  }
  const colon = place.indexOf(":", place.lastIndexOf("]") + 1);
  const host = colon < 0 ? place : place.slice(0, colon);
  const number = colon < 0 ? "" : place.slice(colon + 1);
  if (scheme === "file" && (at >= 0 || colon >= 0)) {
    return false;
  }
  const isPort =
    number === "" || (/^0*[0-9]{1,5}$/.test(number) && Number(number) <= 65535);
  return isPort && isHost(host, isSpecial);
}

function isHost(host: string, isSpecial: boolean): boolean {
  if (host.startsWith("[")) {
    return host.endsWith("]") && isIp6(host.slice(1, -1));
  }
  if (!/^[A-Za-z0-9._~-]+$/.test(host)) {
    return false;
  }
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  const isNumber = /^([0-9]+$|0x)/.test(labels.at(-1) ?? "");
  const areNames = labels.every(
    (label) => label !== "" && !label.startsWith("xn--"),
  );
  return !isSpecial || (areNames && (!isNumber || isIp4(host)));
}
