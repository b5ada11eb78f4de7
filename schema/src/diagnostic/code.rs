//! The table of diagnostic codes: the one place that names them.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something to think about; the schema can be used.
    Warning,
    /// The schema cannot be used.
    Error,
}

impl Severity {
    /// The word that begins a message.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// The kinds of problem, each with a kebab-case name that never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $meaning])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            // One table in place of a `match` for each question, which would be code for each row.
            const ROWS: &[Row] = &[$(Row {
                name: $name,
                severity: Severity::$severity,
                meaning: concat!($($meaning),+).trim_ascii(),
            },)+];

            /// The kebab-case name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                Self::ROWS[self as usize].name
            }

            /// What the code means, in a sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                Self::ROWS[self as usize].meaning
            }

            /// How bad a problem of this kind is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                Self::ROWS[self as usize].severity
            }
        }
    };
}

/// What is known of one code.
struct Row {
    name: &'static str,
    severity: Severity,
    meaning: &'static str,
}

codes! {
    /// The file holds bytes that are not UTF-8.
    InvalidUtf8 = "invalid-utf8", Error;
    /// The file holds a NUL byte.
    NulByte = "nul-byte", Error;
    /// The file declares no variable at all.
    EmptySchema = "empty-schema", Error;
    /// The file is written in the `KEY=value` form of another tool.
    ForeignFormat = "foreign-format", Error;
    /// A line is not of the form `field: value`.
    MissingColon = "missing-colon", Error;
    /// A block lacks a field that every variable has, or leaves it empty.
    MissingField = "missing-field", Error;
    /// A field that the language does not have.
    UnknownField = "unknown-field", Error;
    /// A field stands twice in one block.
    RepeatedField = "repeated-field", Error;
    /// Two blocks declare the same key.
    DuplicateKey = "duplicate-key", Error;
    /// A key is not `[A-Za-z_][A-Za-z0-9_]*`.
    InvalidKey = "invalid-key", Error;
    /// A key begins with `ALPHASWARM_SETTINGS_`, which steers this library itself.
    ReservedKey = "reserved-key", Error;
    /// `required` is neither `true` nor `false`.
    InvalidRequired = "invalid-required", Error;
    /// `targets` names no target.
    EmptyTargets = "empty-targets", Error;
    /// A target is none of `local`, `kubernetes` and `cloud`.
    UnknownTarget = "unknown-target", Error;
    /// `classification` is none of `plain`, `secret` and `rotation-required`.
    UnknownClassification = "unknown-classification", Error;
    /// A secret class has a default in the file.
    SecretDefault = "secret-default", Error;
    /// `type` names no type of the language.
    UnknownType = "unknown-type", Error;
    /// `values` and `type` do not fit each other, or a value is empty or stands twice.
    InvalidValues = "invalid-values", Error;
    /// `min` or `max` is not a value of the variable's type.
    InvalidBound = "invalid-bound", Error;
    /// `min` is greater than `max`.
    BoundsCrossed = "bounds-crossed", Error;
    /// `pattern` is not a regular expression.
    InvalidPattern = "invalid-pattern", Error;
    /// A field does not go with the variable's type or classification.
    UnexpectedField = "unexpected-field", Error;
    /// `required_in` names a target that `targets` does not.
    UnlistedTarget = "unlisted-target", Error;
    /// `rotation` is not a number of days or weeks.
    InvalidRotation = "invalid-rotation", Error;
    /// `file` is neither `true` nor `false`.
    InvalidFile = "invalid-file", Error;
    /// A list has an empty item.
    EmptyItem = "empty-item", Error;
    /// An alias is the key or an alias of another variable, or its own.
    AliasConflict = "alias-conflict", Error;
    /// `replaced_by` names no other variable of the schema.
    UnknownReplacement = "unknown-replacement", Error;
    /// A key is also the name under which the file of another variable is looked up.
    FileKeyConflict = "file-key-conflict", Error;
    /// A default is not a value of the variable's type.
    InvalidDefault = "invalid-default", Error;
    /// An example is not a value of the variable's type.
    InvalidExample = "invalid-example", Error;
    /// A key cannot be the name of a Rust field.
    ReservedIdentifier = "reserved-identifier", Error;
    /// Two keys become the same Rust field or type.
    FieldCollision = "field-collision", Error;
    /// Two values of an enum become the same Rust variant, or one becomes none.
    VariantCollision = "variant-collision", Error;
    /// A field of a view stands for a key that the schema does not declare.
    UnknownVariable = "unknown-variable", Error;
    /// A field of a view has a type that the variable's values do not have.
    TypeMismatch = "type-mismatch", Error;
    /// A field of a view is an `Option` and should not be, or the other way round.
    OptionMismatch = "option-mismatch", Error;
    /// A field of a view holds a secret in a type that would show it.
    SecretMismatch = "secret-mismatch", Error;
    /// A view needs a variable that exists in none of its targets.
    OutsideTargets = "outside-targets", Error;
    /// A view needs a variable that is for other services.
    OutsideServices = "outside-services", Error;
    /// A type needs a feature of the crate that is switched off.
    FeatureOff = "feature-off", Error;
    /// A variable that is required elsewhere does not exist in `local`, so it is an `Option` in Rust.
    OptionalInLocal = "optional-in-local", Warning;
    /// A default holds a user name and a password.
    UrlWithCredentials = "url-with-credentials", Warning;
    /// A name looks like that of a secret, but the variable is plain.
    LooksSecret = "looks-secret", Warning;
    /// A variable that has to be rotated does not say how often.
    MissingRotation = "missing-rotation", Warning;
    /// A carriage return in a `.env` file stands without a line feed after it.
    LoneCarriageReturn = "lone-carriage-return", Error;
    /// A line of a `.env` file is neither a comment nor `KEY=value`.
    NotAnAssignment = "not-an-assignment", Error;
    /// A quote in a `.env` file is never closed.
    UnclosedQuote = "unclosed-quote", Error;
    /// Something follows the closing quote of a value in a `.env` file.
    TextAfterQuote = "text-after-quote", Error;
    /// A `.env` file sets a key twice.
    RepeatedKey = "repeated-key", Error;
    /// No spelling of a value is read alike by every reader of `.env` files.
    MisleadingSpelling = "misleading-spelling", Warning;
    /// A value cannot stand in an artifact in any spelling.
    UnspellableValue = "unspellable-value", Error;
    /// A key is longer than Kubernetes allows.
    KeyTooLong = "key-too-long", Error;
    /// The values of a ConfigMap or Secret are near the limit of what can be applied.
    LargeManifest = "large-manifest", Warning;
    /// The values of a ConfigMap or Secret are larger than Kubernetes stores.
    ManifestTooLarge = "manifest-too-large", Error;
    /// A secret names no service, so the artifact of each service holds it.
    SharedSecret = "shared-secret", Warning;
    /// An artifact is for a service that no variable of the schema names.
    UnknownService = "unknown-service", Error;
    /// A rule of git ignores the schema, which has to be committed.
    IgnoredSchema = "ignored-schema", Warning;
    /// The configuration of the command is not TOML.
    ConfigSyntax = "config-syntax", Error;
    /// The configuration has a key that the command does not know.
    UnknownConfigKey = "unknown-config-key", Error;
    /// The configuration lacks a key that has to be there.
    MissingConfigKey = "missing-config-key", Error;
    /// A value of the configuration is not one that its key can have.
    InvalidConfigValue = "invalid-config-value", Error;
    /// A file of values or a container sets a variable that the schema does not declare.
    Undeclared = "undeclared", Error;
    /// A variable of a secret class stands where anybody can read it.
    SecretInPlain = "secret-in-plain", Error;
    /// A variable is set where its `targets` say that it does not exist.
    WrongTarget = "wrong-target", Error;
    /// A value that is set is not one that its variable can have.
    InvalidValue = "invalid-value", Error;
    /// A required variable is not set, or is empty.
    MissingValue = "missing-value", Error;
    /// A Secret that runs still holds what the scaffold holds.
    LeftPlaceholder = "left-placeholder", Error;
    /// A container refers to a ConfigMap, a Secret or a key that the manifests do not have.
    MissingReference = "missing-reference", Error;
    /// Kubernetes sets a variable for a Service, as nothing else sets it.
    ServiceLink = "service-link", Warning;
    /// An `ExternalSecret` reads from the store of another environment.
    WrongStore = "wrong-store", Error;
    /// A kustomization applies the scaffold of a Secret, or a Secret that something else makes.
    ScaffoldApplied = "scaffold-applied", Error;
    /// A document of a stream of manifests is no Kubernetes object.
    BrokenManifest = "broken-manifest", Error;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_stand_once() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        for (code, name) in Code::ALL.iter().zip(&names) {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
            assert!(code.meaning().ends_with('.'), "{name}: {}", code.meaning());
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
