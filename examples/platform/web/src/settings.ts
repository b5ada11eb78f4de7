// Made from the schema by alphaswarm-settings. Do not edit.

export type Stage = "dev" | "staging" | "prod";

/** What a browser may know; `loadPublic()` reads it. */
export interface PublicSettings {
  /**
   * The name of the deployment; every answer has it.
   *
   * `SHOP_STAGE`, plain, required, default `dev`.
   */
  readonly stage: Stage;

  /**
   * How long a service waits for another.
   *
   * `SHOP_PATIENCE`, plain, optional, default `1.5s`, in milliseconds.
   */
  readonly patience: number;

  /**
   * The largest file that a customer may send.
   *
   * `SHOP_UPLOAD_LIMIT`, plain, optional, default `10MB`.
   */
  readonly uploadLimit: number;

  /**
   * The hosts that the shop answers for.
   *
   * `SHOP_HOSTS`, plain, optional, default `shop.example, www.shop.example`.
   */
  readonly hosts: readonly string[];

  /**
   * Where a browser finds the API.
   *
   * `VITE_API_URL`, plain, required.
   */
  readonly viteApiUrl: URL;
}

/** Where a service runs. */
export type Target = "local" | "kubernetes" | "cloud";

/** Variables by their names. */
export type Env = Readonly<Record<string, string | undefined>>;

/** How settings are loaded. */
export interface Options {
  /** Where the service runs, if the environment is not to say so. */
  readonly target?: Target;
  /** Reads the file that a `KEY_FILE` names: `(path) => readFileSync(path, "utf8")`. */
  readonly readFile?: (path: string) => string;
}

/**
 * Reads the settings of the deployment, from `globalThis.__ALPHASWARM_SETTINGS__`, or else those of the
 * build.
 *
 * @throws {SettingsError} with every problem at once.
 */
export function loadPublic(env?: Env, options: Options = {}): PublicSettings {
  const [from, place] = env ? ([env, "the given variables"] as const) : found();
  return read(VARIABLES, from, options, place) as PublicSettings;
}

function found(): readonly [Env, string] {
  const deployed = deployment();
  return deployed ? [deployed, "settings.js"] : [build(), "the build"];
}

/** What `settings.js` says; then the build says nothing, not even of what is missing there. */
function deployment(): Env | undefined {
  const all: unknown = Reflect.get(globalThis, "__ALPHASWARM_SETTINGS__");
  if (typeof all !== "object" || all === null) {
    return undefined;
  }
  const entries = Object.entries(all as Record<string, unknown>);
  const set = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([key, value]) => [key, String(value)]));
}

type Meta = ImportMeta & { readonly env: Env };

declare const process: { readonly env: Env };

interface Built {
  readonly vite?: () => string | undefined;
  readonly node: () => string | undefined;
}

function build(): Env {
  const of = ({ vite, node }: Built) => attempt(vite) ?? attempt(node);
  const entries = Object.entries(BUILT);
  return Object.fromEntries(entries.map(([key, built]) => [key, of(built)]));
}

/** What a build has put in place of an expression, if it has. */
function attempt(read?: () => string | undefined): string | undefined {
  try {
    return read?.();
  } catch {
    return undefined;
  }
}

/** Everything that is wrong with the environment, in the order of the schema. */
export class SettingsError extends Error {
  constructor(
    report: string,
    /** The key of each problem, and its part of the report. */
    readonly problems: readonly {
      readonly key: string;
      readonly report: string;
    }[],
  ) {
    super(report);
    this.name = "SettingsError";
  }
}

class Invalid {
  constructor(
    readonly expected: string,
    readonly hint = "",
  ) {}
}

class Refused {
  constructor(
    readonly what: string,
    readonly found: string,
    readonly help: string,
  ) {}
}

interface Variable {
  readonly name: string;
  readonly key: string;
  readonly parse: (text: string) => unknown;
  readonly expected: string;
  readonly about: string;
  readonly declared: string;
  readonly default?: string;
  readonly defaults?: Readonly<Partial<Record<Target, string>>>;
  readonly requiredIn?: readonly Target[];
  readonly secret?: boolean;
  readonly masked?: boolean;
  readonly file?: boolean;
  readonly aliases?: readonly string[];
}

interface Found {
  readonly value: string;
  readonly place: string;
}

const TARGETS: readonly string[] = ["local", "kubernetes", "cloud"];
const TARGET_KEY = "ALPHASWARM_SETTINGS_TARGET";
const SIGNS: readonly (readonly [string, Target])[] = [
  ["CARGO_MANIFEST_DIR", "local"],
  ["KUBERNETES_SERVICE_HOST", "kubernetes"],
  ["ECS_CONTAINER_METADATA_URI_V4", "cloud"],
  ["K_SERVICE", "cloud"],
  ["CLOUD_RUN_JOB", "cloud"],
  ["AWS_LAMBDA_FUNCTION_NAME", "cloud"],
  ["CONTAINER_APP_NAME", "cloud"],
];
// What Unicode calls white space; JavaScript trims U+FEFF and leaves U+0085.
const BLANKS =
  "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const LEADING = new RegExp(`^[${BLANKS}]+`);
const TRAILING = new RegExp(`[${BLANKS}]+$`);
// What begins so was invented: it is a value of a secret in `local` only.
const SAMPLE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|")?sample-/;
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;

function read(
  variables: readonly Variable[],
  env: Env,
  options: Options,
  place: string,
): unknown {
  const reader = new Reader(variables, env, options, place);
  const values: Record<string, unknown> = {};
  for (const variable of variables) {
    values[variable.name] = reader.value(variable);
  }
  if (reader.problems.length > 0) {
    throw new SettingsError(reader.report(), reader.problems);
  }
  return Object.freeze(values);
}

class Reader {
  readonly problems: { key: string; report: string }[] = [];
  #env: Env;
  #place: string;
  #variables: readonly Variable[];
  #readFile: Options["readFile"];
  #isProcess: boolean;
  #target: string;
  #reason: string;
  #lacks = false;

  constructor(
    variables: readonly Variable[],
    env: Env,
    options: Options,
    place: string,
  ) {
    this.#variables = variables;
    this.#env = env;
    this.#place = place;
    this.#readFile = options.readFile;
    this.#isProcess = typeof process !== "undefined" && env === process.env;
    [this.#target, this.#reason] = this.#chosen(options.target);
    if (!TARGETS.includes(this.#target)) {
      const expected = "expected: `local`, `kubernetes` (or `k8s`), `cloud`";
      this.#problem(TARGET_KEY, `"${shown(this.#target)}" is not a target`, [
        expected,
      ]);
    }
  }

  value(variable: Variable): unknown {
    const found = this.#find(variable);
    if (found instanceof Refused) {
      const details = described(variable, `found in: ${found.found}`);
      this.#problem(variable.key, found.what, details, found.help);
      return undefined;
    }
    const isRequired =
      variable.requiredIn?.includes(this.#target as Target) ?? false;
    const stands = found && placeholder(variable, found, this.#target);
    if (found && !stands) {
      return this.#parsed(variable, found);
    }
    if (found && stands) {
      if (isRequired) {
        const details = described(
          variable,
          `found in: ${found.place}`,
          variable.expected,
        );
        const help =
          stands === "the placeholder"
            ? "replace `changeme` with the real value"
            : "set the real value: samples are for `local` only";
        const what = `missing (still ${stands})`;
        this.#problem(variable.key, what, details, help);
      }
      return undefined;
    }
    const value =
      variable.defaults?.[this.#target as Target] ?? variable.default;
    if (isRequired && (value === undefined || this.#target !== "local")) {
      this.#missing(variable, value);
      return undefined;
    }
    return value === undefined
      ? undefined
      : this.#parsed(variable, { value, place: "default" });
  }

  #parsed(variable: Variable, found: Found): unknown {
    const value = variable.parse(found.value);
    if (!(value instanceof Invalid)) {
      return value;
    }
    let what = "the value is not valid";
    let expected = value.expected || variable.expected;
    if (!variable.masked) {
      what = `"${shown(found.value)}" is not valid`;
      const isQuoted = /^(['"])[^]*\1$/.test(found.value);
      const quotes = "the quotes are part of the value: leave them out";
      const hint = isQuoted ? quotes : value.hint;
      expected = hint ? `${expected}; ${hint}` : expected;
    }
    const details = described(variable, `found in: ${found.place}`, expected);
    this.#problem(variable.key, what, details);
    return undefined;
  }

  #find(variable: Variable): Found | Refused | undefined {
    let first = this.#lookUp(variable, variable.key);
    for (const alias of variable.aliases ?? []) {
      const other = this.#lookUp(variable, alias);
      if (first instanceof Refused) {
        break;
      }
      if (other instanceof Refused || first === undefined) {
        first = other;
      } else if (other === undefined || this.#isUnset(variable, other)) {
        continue;
      } else if (this.#isUnset(variable, first)) {
        first = other;
      } else if (other.value !== first.value) {
        const what = `set, and its alias ${alias} is set to another value`;
        const help = `set \`${variable.key}\` to the right value, and unset \`${alias}\``;
        return new Refused(what, first.place, help);
      }
    }
    return first;
  }

  #isUnset(variable: Variable, found: Found): boolean {
    return placeholder(variable, found, this.#target) !== undefined;
  }

  #lookUp(variable: Variable, name: string): Found | Refused | undefined {
    const value = this.#env[name];
    const as = name === variable.key ? "" : `, as ${name}`;
    const found = value ? { value, place: `${this.#place}${as}` } : undefined;
    const fileKey = `${name}_FILE`;
    const path = variable.file ? this.#env[fileKey] : undefined;
    if (!path) {
      return found;
    }
    const content = this.#content(path, fileKey);
    if (content instanceof Refused) {
      return content;
    }
    if (found && content && !this.#isUnset(variable, found)) {
      const help = `unset one of \`${variable.key}\` and \`${fileKey}\``;
      return new Refused(`set, and so is ${fileKey}`, found.place, help);
    }
    return content ?? found;
  }

  #content(path: string, fileKey: string): Found | Refused | undefined {
    const place = `${path}, named by ${fileKey}`;
    let help = `mount the file, or let \`${fileKey}\` name the right one`;
    let reason = "the program reads no files";
    if (this.#readFile) {
      try {
        const value = this.#readFile(path).replace(/\r?\n$/, "");
        return value ? { value, place } : undefined;
      } catch (error) {
        const isAbsent =
          String((error as { code?: unknown }).code) === "ENOENT";
        reason = isAbsent ? "it does not exist" : "reading it failed";
      }
    } else {
      help =
        'pass `readFile` to `load`: `(path) => readFileSync(path, "utf8")`';
    }
    return new Refused(
      `the file ${path} cannot be read: ${reason}`,
      place,
      help,
    );
  }

  #chosen(said: Target | undefined): [string, string] {
    const named = trim(this.#env[TARGET_KEY] ?? "");
    if (said !== undefined) {
      return [said, "set by the program"];
    }
    if (named) {
      return [named === "k8s" ? "kubernetes" : named, `set by ${TARGET_KEY}`];
    }
    const sign = SIGNS.find(([key]) => this.#env[key]);
    return sign
      ? [sign[1], `${sign[0]} is set`]
      : ["local", "no sign of another"];
  }

  #missing(variable: Variable, value: string | undefined): void {
    const { key } = variable;
    if (!TARGETS.includes(this.#target)) {
      return;
    }
    this.#lacks = true;
    const what =
      this.#env[key] === undefined ? "missing" : "missing (set, but empty)";
    const places = [this.#place, ...(variable.file ? [`${key}_FILE`] : [])];
    const declared = new Set(
      this.#variables.flatMap((of) => [of.key, ...(of.aliases ?? [])]),
    );
    const names = Object.keys(this.#env).sort();
    const undeclared = names.filter((name) => !declared.has(name));
    const near = nearest(key, undeclared, (length) =>
      Math.min(Math.max(length >> 3, 1), 3),
    );
    const help = near
      ? [`\`${near}\` is set: is it meant to be \`${key}\`?`]
      : [];
    if (value !== undefined) {
      help.push("set it: the schema's default is used only in `local`");
    } else if (!near && this.#target === "kubernetes") {
      help.push(
        `set it in the ${variable.secret ? "Secret" : "ConfigMap"} of this pod`,
      );
    } else if (!near && this.#target === "cloud") {
      help.push("set it in the environment of this service");
    }
    const details = described(
      variable,
      `looked in: ${places.join(", ")}`,
      variable.expected,
    );
    this.#problem(key, what, details, ...help);
  }

  #problem(
    key: string,
    what: string,
    details: readonly string[],
    ...help: string[]
  ): void {
    const lines = [
      `${key}: ${what}`,
      ...details,
      ...help.map((text) => `help: ${text}`),
    ];
    this.problems.push({ key, report: lines.join("\n    ") });
  }

  report(): string {
    const count = this.problems.length;
    const of = TARGETS.includes(this.#target)
      ? ` of target ${this.#target} (${this.#reason})`
      : "";
    const total = this.#variables.length;
    const were =
      total === 1
        ? "1 variable was read"
        : `${String(total)} variables were read`;
    const head = `${String(count)} problem${count === 1 ? "" : "s"} in the environment${of}; ${were}`;
    const parts = [head, ...this.problems.map(({ report }) => report)];
    if (this.#target === "local" && this.#lacks && this.#isProcess) {
      parts.push(
        "help: run `alphaswarm-settings generate --env local` and fill in what it leaves empty; " +
          "then start the program with `node --env-file=deploy/compose/.env.local`, or read the file " +
          "in the shell with `set -a; . deploy/compose/.env.local`",
      );
    }
    return parts.join("\n\n");
  }
}

/** What stands in place of a secret; nothing where it is a value. */
function placeholder(
  variable: Variable,
  { value }: Found,
  target: string,
): string | undefined {
  if (!variable.secret) {
    return undefined;
  }
  if (value === "changeme") {
    return "the placeholder";
  }
  return target !== "local" && SAMPLE.test(value)
    ? "a sample value"
    : undefined;
}

function described(variable: Variable, place: string, expected = ""): string[] {
  const { declared, about } = variable;
  const first = expected ? [`expected: ${expected}`] : [];
  return [...first, place, `declared: ${declared}`, `about: ${about}`];
}

function trim(text: string): string {
  return text.replace(LEADING, "").replace(TRAILING, "");
}

function shown(value: string): string {
  const letters = [...value.replace(/(?<=:\/\/)[^\s/?#]*@/g, "***@")];
  const text = letters.slice(0, 80).join("").replace(UNPRINTABLE, escaped);
  return letters.length > 80 ? `${text}…` : text;
}

function escaped(letter: string): string {
  const named: Record<string, string> = {
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
  };
  return named[letter] ?? `\\u{${letter.charCodeAt(0).toString(16)}}`;
}

/** The name that takes the fewest edits, of those that `limit` allows for a length. */
function nearest(
  word: string,
  names: readonly string[],
  limit: (length: number) => number,
): string | undefined {
  let best: string | undefined;
  let least = 81;
  for (const name of word.length <= 80 ? names : []) {
    const most = Math.min(limit(Math.max(word.length, name.length)), least - 1);
    if (Math.abs(word.length - name.length) <= most) {
      const distance = edits(word.toLowerCase(), name.toLowerCase());
      if (distance <= most) {
        [best, least] = [name, distance];
      }
    }
  }
  return best;
}

function edits(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  const of = (row: number[], at: number): number => row[at] ?? Infinity;
  for (let i = 0; i < one.length; i += 1) {
    const row = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const change = of(above, j) + (one[i] === other[j] ? 0 : 1);
      let step = Math.min(change, of(above, j + 1) + 1, of(row, j) + 1);
      if (
        i > 0 &&
        j > 0 &&
        one[i] === other[j - 1] &&
        one[i - 1] === other[j]
      ) {
        step = Math.min(step, of(before, j - 1) + 1);
      }
      row.push(step);
    }
    [before, above] = [above, row];
  }
  return of(above, other.length);
}

const EXPECTED = {
  string: "a non-empty string",
  url: "an absolute URL, such as `http://host:8080/path`",
  duration: "a duration with its unit, such as `30s`, `5m` or `1h 30m`",
  bytes: "a number of bytes, such as `512`, `64KiB` or `10MB`",
  enum: "one of the listed values",
};

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

function string(text: string): string {
  return text;
}

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

const BUILT: Readonly<Record<string, Built>> = {
  SHOP_STAGE: {
    vite: () => (import.meta as Meta).env.SHOP_STAGE,
    node: () => process.env.SHOP_STAGE,
  },
  SHOP_PATIENCE: {
    vite: () => (import.meta as Meta).env.SHOP_PATIENCE,
    node: () => process.env.SHOP_PATIENCE,
  },
  SHOP_UPLOAD_LIMIT: {
    vite: () => (import.meta as Meta).env.SHOP_UPLOAD_LIMIT,
    node: () => process.env.SHOP_UPLOAD_LIMIT,
  },
  SHOP_HOSTS: {
    vite: () => (import.meta as Meta).env.SHOP_HOSTS,
    node: () => process.env.SHOP_HOSTS,
  },
  VITE_API_URL: {
    vite: () => (import.meta as Meta).env.VITE_API_URL,
    node: () => process.env.VITE_API_URL,
  },
};

const VARIABLES: readonly Variable[] = [
  {
    name: "stage",
    key: "SHOP_STAGE",
    parse: oneOf("dev", "staging", "prod"),
    expected: "one of `dev`, `staging`, `prod`",
    about: "The name of the deployment; every answer has it.",
    declared: "schema/.env.schema:4",
    default: "dev",
    requiredIn: ["local", "kubernetes", "cloud"],
  },
  {
    name: "patience",
    key: "SHOP_PATIENCE",
    parse: duration,
    expected: "a duration with its unit, such as `30s`, `5m` or `1h 30m`",
    about: "How long a service waits for another.",
    declared: "schema/.env.schema:23",
    default: "1.5s",
  },
  {
    name: "uploadLimit",
    key: "SHOP_UPLOAD_LIMIT",
    parse: safe(bytes, EXPECTED.bytes),
    expected: "a number of bytes, such as `512`, `64KiB` or `10MB`",
    about: "The largest file that a customer may send.",
    declared: "schema/.env.schema:33",
    default: "10MB",
  },
  {
    name: "hosts",
    key: "SHOP_HOSTS",
    parse: list(string),
    expected: "values with commas between them, each a non-empty string",
    about: "The hosts that the shop answers for.",
    declared: "schema/.env.schema:43",
    default: "shop.example, www.shop.example",
  },
  {
    name: "viteApiUrl",
    key: "VITE_API_URL",
    parse: url,
    expected: "an absolute URL, such as `http://host:8080/path`",
    about: "Where a browser finds the API.",
    declared: "schema/.env.schema:87",
    defaults: { local: "http://127.0.0.1:8001/" },
    requiredIn: ["local", "kubernetes", "cloud"],
  },
];
