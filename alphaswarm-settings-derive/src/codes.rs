//! What a macro finds wrong that the schema alone does not show.

alphaswarm_settings_schema::codes! {
    /// A key cannot be the name of a Rust field.
    RESERVED_IDENTIFIER = "reserved-identifier", Error;
    /// Two keys become the same Rust field or type.
    FIELD_COLLISION = "field-collision", Error;
    /// Two values of an enum become the same Rust variant, or one becomes none.
    VARIANT_COLLISION = "variant-collision", Error;
    /// A field of a view stands for a key that the schema does not declare.
    UNKNOWN_VARIABLE = "unknown-variable", Error;
    /// A field of a view has a type that the variable's values do not have.
    TYPE_MISMATCH = "type-mismatch", Error;
    /// A field of a view is an `Option` and should not be, or the other way round.
    OPTION_MISMATCH = "option-mismatch", Error;
    /// A field of a view holds a secret in a type that would show it.
    SECRET_MISMATCH = "secret-mismatch", Error;
    /// A view needs a variable that exists in none of its targets.
    OUTSIDE_TARGETS = "outside-targets", Error;
    /// A view needs a variable that is for other services.
    OUTSIDE_SERVICES = "outside-services", Error;
    /// A type needs a feature of the crate that is switched off.
    FEATURE_OFF = "feature-off", Error;
}
