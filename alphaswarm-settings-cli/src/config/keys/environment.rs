//! The keys of `[[environment]]`.

use super::{ANY, Key, Section};

const fn environment(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Environment, name, expected, kinds: ANY, default, meaning }
}

pub(super) const KEYS: &[Key] = &[
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
];
