//! The kinds of problem: a code is a reference to a row of the table of its crate.

use std::fmt;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A fact worth knowing.
    Note,
    /// Something to think about.
    Warning,
    /// Something that has to be corrected.
    Error,
}

impl Severity {
    /// The word that begins a message.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of problem, with a kebab-case name that never changes its meaning.
///
/// Each crate has a table of its own, declared with [`codes!`](crate::codes), so that a new rule of
/// the command rebuilds no service.
#[derive(Clone, Copy)]
pub struct Code(#[doc(hidden)] pub &'static Row);

/// What is known of one code.
#[doc(hidden)]
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    pub severity: Severity,
    pub meaning: &'static str,
}

impl Code {
    /// The kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// What the code means, in a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        self.0.meaning
    }

    /// How bad a problem of this kind is, unless a configuration says otherwise.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.0.severity
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Code {}

/// Declares the codes of a crate: a constant for each, and `ALL` in the order of the table.
///
/// ```
/// alphaswarm_settings_schema::codes! {
///     /// A door stands open.
///     OPEN_DOOR = "open-door", Warning;
/// }
/// assert_eq!(OPEN_DOOR.name(), "open-door");
/// assert_eq!(OPEN_DOOR.meaning(), "A door stands open.");
/// assert_eq!(ALL, [OPEN_DOOR]);
/// ```
#[macro_export]
macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $constant:ident = $name:literal, $severity:ident;)+) => {
        $(
            $(#[doc = $meaning])+
            #[allow(unreachable_pub, reason = "a table may lie in a private module")]
            pub const $constant: $crate::diagnostic::Code =
                $crate::diagnostic::Code(&$crate::diagnostic::Row {
                    name: $name,
                    severity: $crate::diagnostic::Severity::$severity,
                    meaning: concat!($($meaning),+).trim_ascii(),
                });
        )+

        /// Every code, in the order of the table.
        #[allow(
            dead_code,
            unreachable_pub,
            reason = "the documentation of a crate lists its codes"
        )]
        pub const ALL: &[$crate::diagnostic::Code] = &[$($constant,)+];
    };
}
