//! The keys of `[[artifact]]`.

use super::{ANY, Key, Section};
use crate::artifact::Kind;

const ENV: &[Kind] = &[Kind::Env, Kind::Sample];
const CONFIG_MAP: &[Kind] = &[Kind::ConfigMap, Kind::KustomizeComponent];
const SECRETS: &[Kind] = &[Kind::Secret, Kind::Ecs];
const CHECKSUM: &[Kind] = &[Kind::ChecksumPatch];
const NAMED: &[Kind] = &[
    Kind::ConfigMap,
    Kind::KustomizeComponent,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::ChecksumPatch,
    Kind::FrontendConfig,
];
const OBJECTS: &[Kind] = &[
    Kind::ConfigMap,
    Kind::KustomizeComponent,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::FrontendConfig,
];
const OF_ENVIRONMENT: &[Kind] = &[
    Kind::ConfigMap,
    Kind::KustomizeComponent,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::ChecksumPatch,
    Kind::Json,
    Kind::Ecs,
    Kind::CloudRun,
    Kind::FrontendConfig,
];
const WITH_ENV: &[Kind] = &[
    Kind::Env,
    Kind::Sample,
    Kind::ConfigMap,
    Kind::KustomizeComponent,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::ChecksumPatch,
    Kind::Json,
    Kind::Ecs,
    Kind::CloudRun,
    Kind::FrontendConfig,
];
const PREFIXED: &[Kind] = &[Kind::Python, Kind::TypeScript, Kind::Reference];
const CODE: &[Kind] = &[Kind::Python, Kind::TypeScript, Kind::ViteTypes];
const STRICT: &[Kind] = &[Kind::Env, Kind::Sample, Kind::ViteTypes];
const FRONTEND: &[Kind] = &[Kind::FrontendConfig];
const JSON_SCHEMA: &[Kind] = &[Kind::JsonSchema];
const PAGES: &[Kind] = &[Kind::Matrix, Kind::Reference];
const REFERENCE: &[Kind] = &[Kind::Reference];
const CARRYING: &[Kind] = &[
    Kind::ConfigMap,
    Kind::KustomizeComponent,
    Kind::Secret,
    Kind::ExternalSecret,
    Kind::Ecs,
    Kind::CloudRun,
];
const CONFIG_MAPS: &[Kind] = &[Kind::ConfigMap, Kind::FrontendConfig];
const TYPESCRIPT: &[Kind] = &[Kind::TypeScript];

const fn artifact(
    name: &'static str,
    expected: &'static str,
    kinds: &'static [Kind],
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Artifact, name, expected, kinds, default, meaning }
}

pub(super) const KEYS: &[Key] = &[
    artifact(
        "env",
        "`local`, `cloud` or `k8s` (or `kubernetes`)",
        WITH_ENV,
        "",
        "The environment the file is for.",
    ),
    artifact(
        "kind",
        "`env`, `sample`, `json`, `ecs`, `cloudrun`, `configmap`, `kustomize-component`, `secret`, \
         `external-secret`, `checksum-patch`, `frontend-config`, `python`, `typescript`, `vite-types`, \
         `json-schema`, `matrix`, `reference` or `rotation-runbook`",
        ANY,
        "`env` for `local` and `cloud`",
        "The format of the file. `k8s` needs `configmap`, \
         [`kustomize-component`](deployment.md#pods-that-follow-their-configmap), `secret`, \
         `external-secret`, `checksum-patch` or \
         [`frontend-config`](typescript.md#one-build-for-every-environment); \
         [`sample`](deployment.md#invented-values) is for each `env`; `json`, `ecs` and `cloudrun` are for \
         `cloud` only. [`python`](python.md), [`typescript`](typescript.md), \
         [`vite-types`](typescript.md#vite), [`json-schema`](editors.md), `matrix`, \
         [`reference`](pages.md) and [`rotation-runbook`](rotation.md) are for all environments, and have no \
         `env`.",
    ),
    artifact(
        "out",
        "a path",
        ANY,
        "",
        "The path of the file, within the project. No two artifacts may have the same.",
    ),
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
        "carry_aliases",
        "`true` or `false`",
        CARRYING,
        "`false`",
        "Whether the file holds the old names of a variable, its `aliases`, next to its key and with the same \
         value, for old code that does not know the key. [compat](compat.md) tells when.",
    ),
    artifact(
        "rollout",
        "`hashed`",
        CONFIG_MAPS,
        "the object keeps its name when its data change",
        "`hashed` says that the name of the object ends in a hash of its data, as kustomize's \
         `configMapGenerator` makes it: the pods of each version read their own. \
         [compat](compat.md#configmaps-with-a-hash-in-their-name) takes it into account.",
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
        "uses",
        "a path",
        PAGES,
        "no uses",
        "The file that `check --uses-out` wrote, which says where variables are used. Commit it with \
         the page.",
    ),
    artifact(
        "title",
        "a non-empty string",
        REFERENCE,
        "`Environment variables`",
        "The heading of the page.",
    ),
    artifact(
        "repository",
        "an address with `{path}`, and optionally `{line}`: `\"https://example.com/app/blob/main/{path}#L{line}\"`",
        REFERENCE,
        "no links",
        "The address of a file in the repository, for links from the page to lines of files. It may begin \
         with `../`. `{path}` is the path from the directory of the configuration.",
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
];
