//! Every key of the configuration: the one table that the parser and the page in the docs are
//! made from.

pub(crate) use super::section::Section;
use crate::artifact::Kind;

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) section: Section,
    pub(crate) name: &'static str,
    /// What its value has to be, as the end of "it is not …".
    pub(crate) expected: &'static str,
    /// The kinds of artifact that it goes with; every kind where there is none.
    pub(crate) kinds: &'static [Kind],
    /// What holds without it; empty where it has to be there.
    pub(crate) default: &'static str,
    pub(crate) meaning: &'static str,
}

const ANY: &[Kind] = &[];
const ENV: &[Kind] = &[Kind::Env];
const CONFIG_MAP: &[Kind] = &[Kind::ConfigMap];
const SECRETS: &[Kind] = &[Kind::Secret, Kind::Ecs];
const CHECKSUM: &[Kind] = &[Kind::ChecksumPatch];
const NAMED: &[Kind] = &[
    Kind::ConfigMap,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::ChecksumPatch,
    Kind::FrontendConfig,
];
const OBJECTS: &[Kind] =
    &[Kind::ConfigMap, Kind::Secret, Kind::ExternalSecret, Kind::FrontendConfig];
const OF_ENVIRONMENT: &[Kind] = &[
    Kind::ConfigMap,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::ChecksumPatch,
    Kind::FrontendConfig,
    Kind::Json,
    Kind::Ecs,
    Kind::CloudRun,
    Kind::FrontendConfig,
];
const WITH_ENV: &[Kind] = &[
    Kind::Env,
    Kind::ConfigMap,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::ChecksumPatch,
    Kind::Json,
    Kind::Ecs,
    Kind::CloudRun,
    Kind::FrontendConfig,
];
const PREFIXED: &[Kind] = &[Kind::Python, Kind::TypeScript];
const CODE: &[Kind] = &[Kind::Python, Kind::TypeScript, Kind::ViteTypes];
const STRICT: &[Kind] = &[Kind::Env, Kind::ViteTypes];
const FRONTEND: &[Kind] = &[Kind::FrontendConfig];
const JSON_SCHEMA: &[Kind] = &[Kind::JsonSchema];
const TYPESCRIPT: &[Kind] = &[Kind::TypeScript];

const fn top(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Top, name, expected, kinds: ANY, default, meaning }
}

const fn artifact(
    name: &'static str,
    expected: &'static str,
    kinds: &'static [Kind],
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Artifact, name, expected, kinds, default, meaning }
}

const fn environment(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Environment, name, expected, kinds: ANY, default, meaning }
}

const fn check(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Check, name, expected, kinds: ANY, default, meaning }
}

const fn ignore(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Ignore, name, expected, kinds: ANY, default, meaning }
}

const fn compat(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Compat, name, expected, kinds: ANY, default, meaning }
}

const fn accepted(name: &'static str, expected: &'static str, meaning: &'static str) -> Key {
    Key { section: Section::Accepted, name, expected, kinds: ANY, default: "", meaning }
}

const fn rotated(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Rotated, name, expected, kinds: ANY, default, meaning }
}

/// The table.
pub(crate) const KEYS: &[Key] = &[
    top(
        "schema",
        "a path",
        "`schema/.env.schema` or `.env.schema`, here or in a directory above",
        "The path of the schema.",
    ),
    top(
        "artifact",
        "a list of tables: write `[[artifact]]`",
        "no artifacts",
        "Each `[[artifact]]` describes one generated file.",
    ),
    top(
        "environment",
        "a list of tables: write `[[environment]]`",
        "no environments",
        "Each `[[environment]]` describes one deployment, such as staging or prod.",
    ),
    top(
        "rotations",
        "a path",
        "`rotations.toml` in the directory of the schema",
        "The path of the [ledger of rotations](rotation.md).",
    ),
    top(
        "rules",
        "a table of codes and severities",
        "the severities of docs/diagnostics.md",
        "Severities: `code = \"error\"`, `\"warning\"`, `\"note\"` or `\"off\"`. The codes are the \
         headings of docs/diagnostics.md.",
    ),
    top(
        "check",
        "a table: write `[check]`",
        "the defaults below",
        "Settings of `alphaswarm-settings check`.",
    ),
    top(
        "compat",
        "a table: write `[compat]`",
        "the defaults below",
        "Settings of [`alphaswarm-settings compat`](compat.md).",
    ),
    artifact(
        "env",
        "`local`, `cloud` or `k8s` (or `kubernetes`)",
        WITH_ENV,
        "",
        "The environment the file is for.",
    ),
    artifact(
        "kind",
        "`env`, `json`, `ecs`, `cloudrun`, `configmap`, `secret`, `external-secret`, \
         `checksum-patch`, `frontend-config`, `python`, `typescript`, `vite-types`, `json-schema` or `rotation-runbook`",
        ANY,
        "`env` for `local` and `cloud`",
        "The format of the file. `k8s` needs `configmap`, `secret`, `external-secret`, `checksum-patch` or \
         `frontend-config`; `json`, `ecs` and `cloudrun` are for `cloud` only. \
         [`python`](python.md), `typescript`, `vite-types`, \
         [`json-schema`](editors.md) and [`rotation-runbook`](rotation.md) are for all environments, and have no `env`.",
    ),
    artifact("out", "a path", ANY, "", "The path of the file. No two artifacts may have the same."),
    artifact(
        "target",
        "`kubernetes` (or `k8s`) or `cloud`",
        OBJECTS,
        "`kubernetes`",
        "Which `default.<target>` of a variable the object holds, if it has one for both targets.",
    ),
    artifact(
        "name",
        "a name in Kubernetes: lower-case letters, digits, `-` and `.`",
        NAMED,
        "`alphaswarm-config`, `alphaswarm-secrets`, `alphaswarm-frontend`",
        "The name of the object; that of the ConfigMap for `checksum-patch`.",
    ),
    artifact(
        "namespace",
        "a namespace: lower-case letters, digits and `-`, at most 63",
        OBJECTS,
        "none",
        "The namespace of the object.",
    ),
    artifact(
        "labels",
        "a table",
        OBJECTS,
        "none",
        "More labels of the object. `app.kubernetes.io/part-of` overrides the tool's own, `alphaswarm`.",
    ),
    artifact(
        "environment",
        "the name of an `[[environment]]`",
        OF_ENVIRONMENT,
        "none; `external-secret` needs one",
        "The environment the file is for: its `namespace`, its `values` over the defaults, and its secret \
         store.",
    ),
    artifact(
        "workloads",
        "a list of names: `[\"core\", \"StatefulSet/queue\"]`; a name alone is that of a Deployment",
        CHECKSUM,
        "",
        "The workloads whose pods are replaced when the data of the ConfigMap change.",
    ),
    artifact(
        "optional",
        "`true` or `false`",
        ANY,
        "`true` for kind `env`, else `false`",
        "Whether `validate` accepts that the file is missing.",
    ),
    artifact(
        "service",
        "the name of a service: lower-case letters, digits and `-`, at most 63",
        ANY,
        "every service",
        "Limits the file to the variables of this service, and those without `services`. The object is \
         called `<name>-<service>`.",
    ),
    artifact(
        "dialect",
        "`posix`, `compose`, `dotenvy` or `raw`",
        ENV,
        "the syntax that most programs read alike",
        "The syntax of the `.env` file: that of a POSIX shell, of docker compose, of the crate dotenvy, or \
         `raw`, where `KEY=value` is literal to the end of the line.",
    ),
    artifact(
        "strict",
        "`true` or `false`",
        STRICT,
        "`false`",
        "Whether it is an error, not a warning, if some program would read a value differently. For \
         `vite-types`: whether it is one to use a variable of `import.meta.env` that the schema does not \
         declare public.",
    ),
    artifact(
        "empty",
        "`keep` or `omit`",
        CONFIG_MAP,
        "`keep`",
        "What happens to a variable without a value: `keep` writes `\"\"`, `omit` only names it in a comment.",
    ),
    artifact(
        "omit_optional_secrets",
        "`true` or `false`",
        SECRETS,
        "`false`",
        "Whether optional secrets are left out, and only named in a comment.",
    ),
    artifact(
        "prefix",
        "the beginning of a key",
        PREFIXED,
        "nothing",
        "What the names in the code leave off the keys: with `APP_`, `APP_PORT` is `port`.",
    ),
    artifact(
        "only",
        "a list of keys: `[\"ALPHASWARM_X\"]`",
        CODE,
        "every variable",
        "The variables that the code holds.",
    ),
    artifact(
        "of",
        "`environment`, `configmap`, `compose` or `helm-values`",
        JSON_SCHEMA,
        "`environment`",
        "The files that the JSON Schema is for. `environment` is an object with every variable; \
         `helm-values` has them under `env`.",
    ),
    artifact(
        "bigint",
        "`true` or `false`",
        TYPESCRIPT,
        "`false`",
        "Whether whole numbers and sizes are of the type `bigint`. A `number` holds no more than 2^53 - 1: \
         values beyond that are refused.",
    ),
    artifact(
        "public",
        "`true` or `false`",
        TYPESCRIPT,
        "`false`",
        "Whether the module is for browsers: it holds only the public variables, and `loadPublic()` in place \
         of `load()`.",
    ),
    artifact(
        "shell",
        "`true` or `false`",
        FRONTEND,
        "`false`",
        "Whether the file is a shell script that writes `settings.js` from the environment of a container, \
         and not a ConfigMap that has it.",
    ),
    environment(
        "name",
        "a name: lower-case letters, digits and `-`, at most 63",
        "",
        "The name for `--environment`, such as `dev`, `staging` or `prod`.",
    ),
    environment(
        "target",
        "`local`, `kubernetes` (or `k8s`) or `cloud`",
        "",
        "Where it runs. The target decides which variables are required and which defaults count.",
    ),
    environment(
        "namespace",
        "a namespace: lower-case letters, digits and `-`, at most 63",
        "none",
        "The namespace of manifests without one.",
    ),
    environment(
        "values",
        "a path",
        "only the defaults of the schema",
        "The committed file with the environment's plain values, in the dialect `raw`: no quotes, no secrets.",
    ),
    environment(
        "rendered",
        "a path",
        "none",
        "A file with the rendered manifests. `validate` checks the containers in it.",
    ),
    environment(
        "secret_store",
        "`NAME`, `SecretStore/NAME` or `ClusterSecretStore/NAME`",
        "any store",
        "The store that each ExternalSecret has to read from.",
    ),
    environment(
        "remote",
        "a string with `{key}`, and optionally `{environment}`; no other braces",
        "`alphaswarm/{environment}/{key}`",
        "The name, in the secret store, of a secret without `remote_ref`.",
    ),
    environment(
        "refresh_interval",
        "a duration in hours, minutes and seconds: `1h0m0s`, `30m`; `0s` is once",
        "`1h0m0s`",
        "How often each ExternalSecret is fetched from the store again. It has nothing to do with how \
         often a secret is rotated.",
    ),
    environment(
        "sealed_secrets",
        "a list of paths: `[\"overlays/prod/sealed.yaml\"]`",
        "none",
        "The committed files of SealedSecrets. `seal` writes the only one, and `validate` checks each.",
    ),
    environment(
        "sealed_scope",
        "`strict`, `namespace-wide` or `cluster-wide`",
        "`strict`",
        "What the values of SealedSecrets are bound to: their name and namespace, their namespace, or \
         nothing.",
    ),
    environment(
        "omit",
        "a list of keys: `[\"ALPHASWARM_X\"]`",
        "none",
        "Optional secrets that this environment does not have.",
    ),
    check(
        "readers",
        "a list of functions: `[\"env_or\", \"config::var\"]`",
        "none",
        "Your own functions that read the variable named by their first argument. A call counts as a use. \
         The file that defines the function may read the environment.",
    ),
    check(
        "ambient",
        "a list of names: `[\"JAVA_*\"]`",
        "none",
        "More names that the system or a tool sets, so that no schema has to declare them. \
         docs/ambient-names.md lists the built-in ones. A `*` at the end matches anything.",
    ),
    check(
        "placeholders",
        "a list of strings: `[\"CHANGE_ME\"]`",
        "none",
        "More values that count as placeholders for a secret, like the empty string and `changeme`.",
    ),
    check("tests", "`true` or `false`", "`false`", "Whether test code is checked too."),
    check(
        "exclude",
        "a list of globs: `[\"third-party/\"]`",
        "none",
        "Files and directories that are not read, in the syntax of `.gitignore`.",
    ),
    check(
        "baseline",
        "a path",
        "none",
        "The file of accepted findings. `check --baseline` overrides it.",
    ),
    check(
        "rules",
        "a table of codes and severities",
        "those of `[rules]`",
        "Severities as in `[rules]`, for `check` only.",
    ),
    check(
        "ignore",
        "a list of tables: write `[[check.ignore]]`",
        "none",
        "Each `[[check.ignore]]` hides some findings, and gives the reason.",
    ),
    ignore("path", "a glob", "every file", "The files, in the syntax of `.gitignore`."),
    ignore("key", "a name", "every key", "The variable. A `*` at the end matches anything."),
    ignore("rule", "a code", "every rule", "A code, which is a heading of docs/diagnostics.md."),
    ignore("reason", "a non-empty string", "", "Why the findings may stay."),
    compat(
        "against",
        "a commit, such as `origin/main`, or a file",
        "none: `--against` is required",
        "The base that the schema is compared with: a branch, a tag or a commit, with `:PATH` for another \
         file in it, or a file. `compat --against` overrides it.",
    ),
    compat(
        "deny_unknown",
        "a list of names",
        "none",
        "The beginnings of names that some service refuses where it does not know them, as with \
         `deny_unknown` of the library.",
    ),
    Key {
        section: Section::Acceptance,
        name: "accepted",
        expected: "a list of tables: write `[[accepted]]`",
        kinds: ANY,
        default: "nothing is accepted",
        meaning: "Each `[[accepted]]` accepts one finding.",
    },
    accepted("rule", "a code", "A code, which is a heading of docs/diagnostics.md."),
    accepted("key", "the key of a variable", "The variable."),
    accepted("reason", "a non-empty string", "Why the finding is no problem."),
    Key {
        section: Section::Ledger,
        name: "rotated",
        expected: "a list of tables: write `[[rotated]]`",
        kinds: ANY,
        default: "no rotations",
        meaning: "Each `[[rotated]]` says that a secret was replaced.",
    },
    rotated("key", "the key of a variable", "", "The secret."),
    rotated("on", "a day: `2026-01-31`", "", "The day on which it was replaced."),
    rotated(
        "environment",
        "the name of an environment",
        "all environments",
        "The `[[environment]]` in which it was replaced.",
    ),
    rotated(
        "evidence",
        "a link to a page, `https://…`, without user and password",
        "none",
        "Where the rotation is recorded, such as a ticket. Never the value, nor a hash of it.",
    ),
];

/// The keys of a table.
pub(crate) fn of(section: Section) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.section == section)
}

/// One key of a table.
pub(crate) fn find(section: Section, name: &str) -> Option<&'static Key> {
    of(section).find(|key| key.name == name)
}

impl Key {
    /// Whether the key means something for a kind of artifact.
    pub(crate) fn goes_with(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}
