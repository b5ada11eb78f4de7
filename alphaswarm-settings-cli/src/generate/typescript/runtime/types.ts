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
