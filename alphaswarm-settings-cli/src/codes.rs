//! What the command finds wrong that the schema alone cannot tell.

alphaswarm_settings_schema::codes! {
    /// No spelling of a value is read alike by every reader of `.env` files.
    MISLEADING_SPELLING = "misleading-spelling", Warning;
    /// A value cannot stand in an artifact in any spelling.
    UNSPELLABLE_VALUE = "unspellable-value", Error;
    /// A key is longer than Kubernetes allows.
    KEY_TOO_LONG = "key-too-long", Error;
    /// The values of a ConfigMap or Secret are near the limit of what can be applied.
    LARGE_MANIFEST = "large-manifest", Warning;
    /// The values of a ConfigMap or Secret are larger than Kubernetes stores.
    MANIFEST_TOO_LARGE = "manifest-too-large", Error;
    /// A secret names no service, so the artifact of each service holds it.
    SHARED_SECRET = "shared-secret", Warning;
    /// An artifact is for a service that no variable of the schema names.
    UNKNOWN_SERVICE = "unknown-service", Error;
    /// A rule of git ignores the schema, which has to be committed.
    IGNORED_SCHEMA = "ignored-schema", Warning;
    /// The configuration of the command is not TOML.
    CONFIG_SYNTAX = "config-syntax", Error;
    /// The configuration has a key that the command does not know.
    UNKNOWN_CONFIG_KEY = "unknown-config-key", Error;
    /// The configuration lacks a key that has to be there.
    MISSING_CONFIG_KEY = "missing-config-key", Error;
    /// A value of the configuration is not one that its key can have.
    INVALID_CONFIG_VALUE = "invalid-config-value", Error;
    /// A file of values or a container sets a variable that the schema does not declare.
    UNDECLARED = "undeclared", Error;
    /// A variable of a secret class stands where anybody can read it.
    SECRET_IN_PLAIN = "secret-in-plain", Error;
    /// A variable is set where its `targets` say that it does not exist.
    WRONG_TARGET = "wrong-target", Error;
    /// A value that is set is not one that its variable can have.
    INVALID_VALUE = "invalid-value", Error;
    /// A required variable is not set, or is empty.
    MISSING_VALUE = "missing-value", Error;
    /// A Secret that runs still holds what the scaffold holds.
    LEFT_PLACEHOLDER = "left-placeholder", Error;
    /// A container refers to a ConfigMap, a Secret or a key that the manifests do not have.
    MISSING_REFERENCE = "missing-reference", Error;
    /// Kubernetes sets a variable for a Service, as nothing else sets it.
    SERVICE_LINK = "service-link", Warning;
    /// An `ExternalSecret` reads from the store of another environment.
    WRONG_STORE = "wrong-store", Error;
    /// A kustomization applies the scaffold of a Secret, or a Secret that something else makes.
    SCAFFOLD_APPLIED = "scaffold-applied", Error;
    /// A document of a stream of manifests is no Kubernetes object.
    BROKEN_MANIFEST = "broken-manifest", Error;
}
