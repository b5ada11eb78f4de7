//! What a schema and an env file can get wrong.

crate::codes! {
    /// The file holds bytes that are not UTF-8.
    INVALID_UTF8 = "invalid-utf8", Error;
    /// The file holds a NUL byte.
    NUL_BYTE = "nul-byte", Error;
    /// The file declares no variable at all.
    EMPTY_SCHEMA = "empty-schema", Error;
    /// The file is written in the `KEY=value` form of another tool.
    FOREIGN_FORMAT = "foreign-format", Error;
    /// A line is not of the form `field: value`.
    MISSING_COLON = "missing-colon", Error;
    /// A block lacks a field that every variable has, or leaves it empty.
    MISSING_FIELD = "missing-field", Error;
    /// A field that the language does not have.
    UNKNOWN_FIELD = "unknown-field", Error;
    /// A field stands twice in one block.
    DUPLICATE_FIELD = "duplicate-field", Error;
    /// Two blocks declare the same key.
    DUPLICATE_KEY = "duplicate-key", Error;
    /// A key is not `[A-Za-z_][A-Za-z0-9_]*`.
    INVALID_KEY = "invalid-key", Error;
    /// A key begins with `ALPHASWARM_SETTINGS_`, which steers this library itself.
    RESERVED_KEY = "reserved-key", Error;
    /// `required` is neither `true` nor `false`.
    INVALID_REQUIRED = "invalid-required", Error;
    /// `targets` names no target.
    EMPTY_TARGETS = "empty-targets", Error;
    /// A target is none of `local`, `kubernetes` and `cloud`.
    UNKNOWN_TARGET = "unknown-target", Error;
    /// `classification` is none of `plain`, `secret` and `rotation-required`.
    UNKNOWN_CLASSIFICATION = "unknown-classification", Error;
    /// A secret class has a default in the file.
    SECRET_DEFAULT = "secret-default", Error;
    /// `type` names no type of the language.
    UNKNOWN_TYPE = "unknown-type", Error;
    /// `values` and `type` do not fit each other, or a value is empty or stands twice.
    INVALID_VALUES = "invalid-values", Error;
    /// `min` or `max` is not a value of the variable's type.
    INVALID_BOUND = "invalid-bound", Error;
    /// `min` is greater than `max`.
    BOUNDS_CROSSED = "bounds-crossed", Error;
    /// `pattern` is not a regular expression.
    INVALID_PATTERN = "invalid-pattern", Error;
    /// A field does not go with the variable's type or classification.
    UNEXPECTED_FIELD = "unexpected-field", Error;
    /// `required_in` names a target that `targets` does not.
    UNLISTED_TARGET = "unlisted-target", Error;
    /// `rotation` is not a number of days or weeks.
    INVALID_ROTATION = "invalid-rotation", Error;
    /// `file` is neither `true` nor `false`.
    INVALID_FILE = "invalid-file", Error;
    /// `exposure` is not `public`.
    INVALID_EXPOSURE = "invalid-exposure", Error;
    /// A variable of a secret class would reach a browser.
    PUBLIC_SECRET = "public-secret", Error;
    /// A list has an empty item.
    EMPTY_ITEM = "empty-item", Error;
    /// An alias is the key or an alias of another variable, or its own.
    ALIAS_CONFLICT = "alias-conflict", Error;
    /// `replaced_by` names no other variable of the schema.
    UNKNOWN_REPLACEMENT = "unknown-replacement", Error;
    /// A key is also the name under which the file of another variable is looked up.
    FILE_KEY_CONFLICT = "file-key-conflict", Error;
    /// A default is not a value of the variable's type.
    INVALID_DEFAULT = "invalid-default", Error;
    /// An example is not a value of the variable's type.
    INVALID_EXAMPLE = "invalid-example", Error;
    /// A variable that is required elsewhere does not exist in `local`, so it is an `Option` in Rust.
    OPTIONAL_IN_LOCAL = "optional-in-local", Warning;
    /// A default holds a user name and a password.
    URL_WITH_CREDENTIALS = "url-with-credentials", Warning;
    /// A name looks like that of a secret, but the variable is plain.
    LOOKS_SECRET = "looks-secret", Warning;
    /// A variable that has to be rotated does not say how often.
    MISSING_ROTATION = "missing-rotation", Warning;
    /// A carriage return in a `.env` file stands without a line feed after it.
    LONE_CARRIAGE_RETURN = "lone-carriage-return", Error;
    /// A line of a `.env` file is neither a comment nor `KEY=value`.
    NOT_AN_ASSIGNMENT = "not-an-assignment", Error;
    /// A quote in a `.env` file is never closed.
    UNCLOSED_QUOTE = "unclosed-quote", Error;
    /// Something follows the closing quote of a value in a `.env` file.
    TEXT_AFTER_QUOTE = "text-after-quote", Error;
    /// A `.env` file sets a key twice.
    DUPLICATE_ASSIGNMENT = "duplicate-assignment", Error;
}
