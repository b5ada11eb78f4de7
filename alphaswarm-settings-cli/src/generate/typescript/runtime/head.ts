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

declare const process: { readonly env: Env } | undefined;

/**
 * Reads the settings, from `process.env` or the given variables.
 *
 * @throws {SettingsError} with every problem at once.
 */
export function load(env?: Env, options: Options = {}): Settings {
  return read(
    VARIABLES,
    env ?? (typeof process === "undefined" ? {} : process.env),
    options,
  );
}

/** A value that no log, no JSON and no inspection shows. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. */
  expose(): string {
    return this.#value;
  }

  toString(): string {
    return "[REDACTED]";
  }

  toJSON(): string {
    return "[REDACTED]";
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[REDACTED]";
  }
}
