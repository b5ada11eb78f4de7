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
