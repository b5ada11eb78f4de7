//! What the command finds wrong that the schema alone cannot tell.

alphaswarm_settings_schema::codes! {
    /// A file cannot be read.
    CANNOT_READ = "cannot-read", Error;
    /// A file cannot be written.
    CANNOT_WRITE = "cannot-write", Error;
    /// The arguments of the command are wrong, or do not go together.
    INVALID_USAGE = "invalid-usage", Error;
    /// No schema is in the working directory or above it.
    SCHEMA_NOT_FOUND = "schema-not-found", Error;
    /// The configuration lists no artifact for what was asked.
    NOTHING_CONFIGURED = "nothing-configured", Error;
    /// The configuration has no environment of that name.
    UNKNOWN_ENVIRONMENT = "unknown-environment", Error;
    /// A file that would be overwritten holds what the command did not write.
    FOREIGN_CONTENT = "foreign-content", Error;
    /// An artifact is not what the schema says.
    DRIFT = "drift", Error;
    /// An artifact does not exist.
    MISSING_ARTIFACT = "missing-artifact", Error;
    /// A default has changed, and a file keeps the value that a person typed.
    DEFAULT_CHANGED = "default-changed", Warning;
    /// A file keeps a value that is no longer used.
    KEPT_VALUE = "kept-value", Warning;
    /// A value that a person typed under an old name is now under the new one.
    RENAMED_VALUE = "renamed-value", Warning;
    /// A variable and an old name of it are set to different values.
    CONFLICTING_VALUES = "conflicting-values", Error;
    /// A variable has become a secret, and a file keeps the value from when it was plain.
    WAS_PLAIN = "was-plain", Warning;
    /// A variable has become plain, and a file keeps the value from when it was a secret.
    WAS_SECRET = "was-secret", Warning;
    /// No spelling of a value is read alike by every reader of `.env` files.
    MISLEADING_SPELLING = "misleading-spelling", Warning;
    /// A value cannot stand in an artifact in any spelling.
    UNSPELLABLE_VALUE = "unspellable-value", Error;
    /// No value of a variable can be invented for a sample.
    NO_SAMPLE = "no-sample", Error;
    /// Two variables have the same name in generated code.
    SAME_NAME = "same-name", Error;
    /// A language, or a program that reads an artifact, cannot hold a value of the schema exactly.
    UNHOLDABLE_VALUE = "unholdable-value", Error;
    /// A language has no equal of a pattern of the schema.
    UNSUPPORTED_PATTERN = "unsupported-pattern", Error;
    /// An artifact would hold nothing, and what applies it expects something.
    EMPTY_ARTIFACT = "empty-artifact", Error;
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
    /// The ledger of rotations is not TOML, or says what it cannot say.
    INVALID_LEDGER = "invalid-ledger", Error;
    /// A rotation is recorded of a variable that need not be rotated.
    NEEDLESS_ROTATION = "needless-rotation", Warning;
    /// A rotation is recorded for a day that is still to come.
    FUTURE_ROTATION = "future-rotation", Warning;
    /// A secret should have been rotated by now, or no rotation of it is recorded.
    ROTATION_OVERDUE = "rotation-overdue", Error;
    /// A secret has to be rotated soon.
    ROTATION_DUE = "rotation-due", Warning;
    /// The marks of a runbook of rotations are not in pairs.
    BROKEN_RUNBOOK = "broken-runbook", Error;
    /// The marks of a page that the command fills in parts are not in pairs, or name no group of the schema.
    BROKEN_MARKS = "broken-marks", Error;
    /// A runbook keeps what a person wrote in a block of the command, or about a secret that is gone.
    KEPT_TEXT = "kept-text", Warning;
    /// A variable is set or used that the schema does not declare.
    UNDECLARED = "undeclared", Error;
    /// A variable of a secret class stands where anybody can read it.
    SECRET_IN_PLAIN = "secret-in-plain", Error;
    /// A file for browsers sets a variable that the schema does not make public.
    NOT_PUBLIC = "not-public", Error;
    /// A variable is set where its `targets` say that it does not exist.
    WRONG_TARGET = "wrong-target", Error;
    /// A value that is set is not one that its variable can have.
    INVALID_VALUE = "invalid-value", Error;
    /// A required variable is not set, or is empty.
    MISSING_VALUE = "missing-value", Error;
    /// A variable is set, and so is the variable that names its file.
    VALUE_AND_FILE = "value-and-file", Error;
    /// A secret still has the value of the scaffold, or an invented one.
    LEFT_PLACEHOLDER = "left-placeholder", Error;
    /// A container refers to a ConfigMap, a Secret, a key or a variable that the manifests do not have.
    MISSING_REFERENCE = "missing-reference", Error;
    /// A variable is unset, and Kubernetes would fill it with the address of a Service.
    SERVICE_LINK = "service-link", Warning;
    /// An `ExternalSecret` reads from the store of another environment.
    WRONG_STORE = "wrong-store", Error;
    /// An `ExternalSecret` takes a secret from another place in its store than the schema says.
    WRONG_REMOTE = "wrong-remote", Error;
    /// A kustomization applies the scaffold of a Secret, or a Secret that something else makes.
    SCAFFOLD_APPLIED = "scaffold-applied", Error;
    /// A document of a stream of manifests cannot be read as a Kubernetes object.
    BROKEN_MANIFEST = "broken-manifest", Error;
    /// Kubernetes rejects a value of a manifest.
    REJECTED_VALUE = "rejected-value", Error;
    /// Manifests make more work than a run may take.
    TOO_MUCH_WORK = "too-much-work", Error;
    /// There is no manifest, or no container among them takes a variable of the schema.
    NOTHING_TO_CHECK = "nothing-to-check", Error;
    /// A service is assigned to a workload or a container that the manifests do not have.
    UNKNOWN_WORKLOAD = "unknown-workload", Error;
    /// Nothing uses a variable of the schema.
    UNUSED = "unused", Warning;
    /// A file of the repository holds the value of a secret.
    POPULATED_SECRET = "populated-secret", Error;
    /// A password, a token or a key stands in a file of the repository.
    HARDCODED_PASSWORD = "hardcoded-password", Error;
    /// Code holds an address that differs from one environment to the next.
    HARDCODED_URL = "hardcoded-url", Warning;
    /// A name that the schema does not declare is a slip away from one that it does.
    NEAR_MISS = "near-miss", Warning;
    /// Code reads the environment itself.
    DIRECT_ENV_READ = "direct-env-read", Error;
    /// Code reads a variable whose name is known only when it runs.
    DYNAMIC_KEY = "dynamic-key", Note;
    /// A comment hides findings and does not say why.
    MISSING_REASON = "missing-reason", Warning;
    /// A comment or a table of the configuration hides nothing.
    STALE_SUPPRESSION = "stale-suppression", Warning;
    /// A block of the schema holds a guess that nobody has reviewed.
    UNREVIEWED_GUESS = "unreviewed-guess", Warning;
    /// There are fewer findings than the baseline accepts.
    LARGE_BASELINE = "large-baseline", Note;
    /// A certificate is not one that secrets can be sealed with.
    INVALID_CERTIFICATE = "invalid-certificate", Error;
    /// A value is given or sealed for a key that the Secret does not have.
    NOT_IN_SECRET = "not-in-secret", Error;
    /// A SealedSecret is not the one that schema and configuration ask for.
    SEALED_SECRET_MISMATCH = "sealed-secret-mismatch", Error;
    /// The base that the schema is compared with cannot be found.
    UNKNOWN_BASE = "unknown-base", Error;
    /// The base lacks a file, so what it held is not known.
    NO_BASE = "no-base", Note;
    /// The list of accepted findings is not TOML, or says what it cannot say.
    INVALID_ACCEPTANCE = "invalid-acceptance", Error;
    /// A new variable is required, and the old configuration does not set it.
    ADDED_REQUIRED = "added-required", Error;
    /// A variable is new.
    ADDED = "added", Note;
    /// A variable has to be set that need not be set before, and the old configuration does not set it.
    BECAME_REQUIRED = "became-required", Error;
    /// A variable has lost its default.
    DEFAULT_REMOVED = "default-removed", Error;
    /// A variable is gone that old code reads.
    REMOVED = "removed", Error;
    /// A variable is no longer for a target in which old code reads it.
    TARGET_REMOVED = "target-removed", Error;
    /// A variable is no longer for a service whose old code reads it.
    SERVICE_REMOVED = "service-removed", Error;
    /// A variable has a new key, and no alias keeps the old one.
    RENAMED_WITHOUT_ALIAS = "renamed-without-alias", Error;
    /// A variable has a new key, and old code finds nothing under the old one.
    RENAMED = "renamed", Error;
    /// An old name of a variable is no longer read.
    ALIAS_REMOVED = "alias-removed", Error;
    /// A variable is read from one more name, which is set to something else.
    NAME_ADDED = "name-added", Error;
    /// The file that may hold the value of a variable is no longer read.
    FILE_REMOVED = "file-removed", Error;
    /// Another object of Kubernetes holds a variable.
    OBJECT_MOVED = "object-moved", Error;
    /// The new type of a variable refuses strings that the old one accepted.
    TYPE_NARROWED = "type-narrowed", Error;
    /// An enum has lost a choice.
    VALUE_REMOVED = "value-removed", Error;
    /// The bounds of a variable refuse values that the old ones allowed.
    BOUND_NARROWED = "bound-narrowed", Error;
    /// The new type of a variable accepts strings that old code refuses.
    TYPE_WIDENED = "type-widened", Error;
    /// An enum has a choice that old code refuses.
    VALUE_ADDED = "value-added", Error;
    /// The bounds of a variable allow values that old code refuses.
    BOUND_WIDENED = "bound-widened", Error;
    /// The old and the new type of a variable each refuse what the other accepts.
    TYPE_CHANGED = "type-changed", Error;
    /// The same string is another value than before.
    MEANING_CHANGED = "meaning-changed", Warning;
    /// A variable has another pattern.
    PATTERN_CHANGED = "pattern-changed", Warning;
    /// A default of the schema has changed, so two values are in use at once.
    CHANGED_DEFAULT = "changed-default", Warning;
    /// A variable has become a secret, and old code looks for it in the ConfigMap.
    BECAME_SECRET = "became-secret", Error;
    /// A variable is no longer a secret.
    BECAME_PLAIN = "became-plain", Error;
    /// The value of a variable may now reach a browser.
    BECAME_PUBLIC = "became-public", Error;
    /// The secret store has to keep a secret in another place.
    REMOTE_REF_CHANGED = "remote-ref-changed", Warning;
    /// A secret has to be rotated more often.
    ROTATION_SHORTENED = "rotation-shortened", Note;
    /// A variable had a value before the change, and has none after it.
    VALUE_LOST = "value-lost", Error;
    /// A change needs the configuration first and the code first.
    NO_SAFE_ORDER = "no-safe-order", Error;
    /// An accepted finding no longer occurs.
    STALE_ACCEPTANCE = "stale-acceptance", Note;
    /// A field of the published settings is gone.
    FIELD_REMOVED = "field-removed", Error;
    /// A field of the published settings has another type.
    FIELD_TYPE_CHANGED = "field-type-changed", Error;
    /// A field of the published settings is an `Option` now, or no longer.
    FIELD_BECAME_OPTION = "field-became-option", Error;
    /// An enum of the published settings has a new variant.
    VARIANT_ADDED = "variant-added", Error;
}
