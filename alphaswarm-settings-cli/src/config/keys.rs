//! Every key of the configuration: the one table that the parser and the page in the docs are
//! made from.

use crate::artifact::Kind;

/// A table of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What stands above every heading.
    Top,
    /// `[[artifact]]`.
    Artifact,
    /// `[[environment]]`.
    Environment,
    /// `[check]`.
    Check,
    /// `[[check.ignore]]`.
    Ignore,
}

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
const OBJECTS: &[Kind] = &[Kind::ConfigMap, Kind::Secret];

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

/// The table.
pub(crate) const KEYS: &[Key] = &[
    top(
        "schema",
        "a path",
        "`schema/.env.schema` or `.env.schema`, here or in a directory above",
        "The schema. Paths are relative to the configuration.",
    ),
    top(
        "artifact",
        "a list of tables: write `[[artifact]]`",
        "no artifacts",
        "Each `[[artifact]]` is one generated file.",
    ),
    top(
        "environment",
        "a list of tables: write `[[environment]]`",
        "no environments",
        "Each `[[environment]]` is one place where the platform runs.",
    ),
    top(
        "rules",
        "a table of codes and severities",
        "the severities of docs/diagnostics.md",
        "`code = \"error\"`, `\"warning\"`, `\"note\"` or `\"off\"`: how bad a problem is.",
    ),
    top(
        "check",
        "a table: write `[check]`",
        "the defaults below",
        "How `alphaswarm-settings check` reads the repository.",
    ),
    artifact(
        "env",
        "`local`, `cloud` or `k8s` (or `kubernetes`)",
        ANY,
        "",
        "The environment the file is for.",
    ),
    artifact(
        "kind",
        "`env`, `json`, `ecs`, `cloudrun`, `configmap` or `secret`",
        ANY,
        "`env` for `local` and `cloud`",
        "What the file is. `k8s` has `configmap` and `secret`, and needs one of them; `json`, `ecs` and \
         `cloudrun` are for `cloud`.",
    ),
    artifact("out", "a path", ANY, "", "The file. No two artifacts share one."),
    artifact(
        "target",
        "`kubernetes` (or `k8s`) or `cloud`",
        OBJECTS,
        "`kubernetes`",
        "Where a variable has a default for both targets, the one that counts.",
    ),
    artifact(
        "name",
        "a name in Kubernetes: lower-case letters, digits, `-` and `.`",
        OBJECTS,
        "`alphaswarm-config`, `alphaswarm-secrets`",
        "The name of the object.",
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
        "Labels beside the tool's own. `app.kubernetes.io/part-of` replaces `alphaswarm`.",
    ),
    artifact(
        "optional",
        "`true` or `false`",
        ANY,
        "`true` for kind `env`, else `false`",
        "Whether the file may be absent without being drift.",
    ),
    artifact(
        "service",
        "the name of a service: lower-case letters, digits and `-`, at most 63",
        ANY,
        "every service",
        "Holds only the variables of this service, and those without `services`. The object is \
         called `<name>-<service>`.",
    ),
    artifact(
        "dialect",
        "`posix`, `compose`, `dotenvy` or `raw`",
        ENV,
        "as many readers as possible",
        "The one reader that the file is written for.",
    ),
    artifact(
        "strict",
        "`true` or `false`",
        ENV,
        "`false`",
        "Whether a value that some reader misreads is an error.",
    ),
    artifact(
        "empty",
        "`keep` or `omit`",
        CONFIG_MAP,
        "`keep`",
        "Whether a variable without a value is `\"\"`, or left out and named in a comment.",
    ),
    artifact(
        "omit_optional_secrets",
        "`true` or `false`",
        SECRETS,
        "`false`",
        "Whether secrets that need not be set are left out and named in a comment.",
    ),
    environment(
        "name",
        "a name: lower-case letters, digits and `-`, at most 63",
        "",
        "What `--environment` calls it: `dev`, `staging`, `prod`.",
    ),
    environment(
        "target",
        "`local`, `kubernetes` (or `k8s`) or `cloud`",
        "",
        "Where it runs, which decides what is required and which defaults count.",
    ),
    environment(
        "namespace",
        "a namespace: lower-case letters, digits and `-`, at most 63",
        "none",
        "The namespace of manifests that name none.",
    ),
    environment(
        "values",
        "a path",
        "only the schema's defaults",
        "The file of its plain values, committed, in the raw dialect: no quotes, no secrets.",
    ),
    environment(
        "rendered",
        "a path",
        "none",
        "The file of the manifests that are applied, which `validate` reads along.",
    ),
    environment(
        "secret_store",
        "`NAME`, `SecretStore/NAME` or `ClusterSecretStore/NAME`",
        "any store",
        "What each ExternalSecret has to read from.",
    ),
    environment(
        "remote",
        "a string with `{key}` in it, and no other braces but `{environment}`",
        "`alphaswarm/{environment}/{key}`",
        "Where the secret store keeps a secret whose variable has no `remote_ref`.",
    ),
    environment(
        "omit",
        "a list of keys: `[\"ALPHASWARM_X\"]`",
        "none",
        "The optional secrets that the environment does without.",
    ),
    check(
        "readers",
        "a list of functions: `[\"env_or\", \"config::var\"]`",
        "none",
        "Functions of the project that read the variable which their first argument names. A call is a \
         use, and the file that defines one may read the environment.",
    ),
    check(
        "ambient",
        "a list of names: `[\"JAVA_*\"]`",
        "none",
        "Further names that the system or a tool sets, so that no schema declares them; `*` at the end \
         stands for anything.",
    ),
    check(
        "placeholders",
        "a list of strings: `[\"CHANGE_ME\"]`",
        "none",
        "Values that stand where a secret belongs, beside the empty string and `changeme`.",
    ),
    check("tests", "`true` or `false`", "`false`", "Whether test code is checked as well."),
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
        "The file of accepted findings; `check --baseline` names another one.",
    ),
    check(
        "rules",
        "a table of codes and severities",
        "those of `[rules]`",
        "As `[rules]`, for `check` alone.",
    ),
    check(
        "ignore",
        "a list of tables: write `[[check.ignore]]`",
        "none",
        "Each `[[check.ignore]]` hides findings for a reason.",
    ),
    ignore("path", "a glob", "every file", "The files, in the syntax of `.gitignore`."),
    ignore("key", "a name", "every key", "The variable; `*` at the end stands for anything."),
    ignore("rule", "a code", "every rule", "A heading of docs/diagnostics.md."),
    ignore("reason", "a non-empty string", "", "Why the findings are no problem."),
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
