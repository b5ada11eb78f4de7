declare const process: { readonly env: Env } | undefined;

/**
 * Reads the settings, from `process.env` or the given variables.
 *
 * @throws {SettingsError} with every problem at once.
 */
export function load(env?: Env, options: Options = {}): Settings {
  const from = env ?? (typeof process === "undefined" ? {} : process.env);
  return read(VARIABLES, from, options, "process environment") as Settings;
}
