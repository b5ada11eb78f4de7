//! What a scanner finds in one text.

use std::ops::Range;

/// Everything that a scanner finds in one text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The uses, in the order of the text.
    pub uses: Vec<Use>,
    /// Whether some part of the text could not be parsed; the rest was still read.
    pub is_broken: bool,
    /// Functions that hand a parameter on to a read of the environment.
    pub helpers: Vec<Helper>,
    /// The comments, for suppressions: the bytes of each, with its marks.
    pub comments: Vec<Range<usize>>,
    /// The env files that the text names, which may be called anything.
    pub env_files: Vec<EnvFile>,
    /// Why the text, or a part of it, was not read at all; what it uses is not known then.
    pub skipped: Option<Skipped>,
}

/// An env file that compose or a kustomization reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvFile {
    /// Its path as it is written, relative to the directory of the file that names it.
    pub path: String,
    /// The bytes of the path.
    pub span: Range<usize>,
    /// What its variables are set in.
    pub within: Within,
}

/// Why a text, or a part of it, is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// It has more bytes than any that a person wrote.
    TooLarge,
    /// It is a template, which another program makes a file of: Helm, Jinja.
    Template,
    /// Its aliases and merge keys make too many values.
    TooMany,
}

/// One place that uses an environment variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Which variable.
    pub name: Name,
    /// What the place does with it.
    pub kind: Kind,
    /// The bytes of the name, or of the expression that makes it.
    pub span: Range<usize>,
    /// The bytes of the value that the place gives the variable, as it is written, quotes included.
    pub value: Option<Range<usize>>,
    /// Whether the place is test code inside of a file that is not (`#[cfg(test)]`).
    pub is_test: bool,
}

/// The variable that a place uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// This one.
    Literal(String),
    /// One that is known only when the program runs.
    Dynamic,
    /// A name relative to another file's constant, to be looked up there: the import path as the
    /// language writes it, and the constant.
    Imported {
        /// The module, as the language writes it.
        module: String,
        /// The constant in it.
        constant: String,
    },
}

/// What a place does with a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Code reads the environment itself: `std::env::var`, `os.environ`, `process.env`.
    Read,
    /// A library reads it for the code: a field of a settings class, an attribute.
    Field,
    /// A helper reads it: one that the caller named, or of the same file.
    Helper,
    /// The place sets it, or declares it: compose, a manifest, a Dockerfile, an env file.
    Set(Within),
    /// The place is replaced by its value: `${X}` in compose, a shell, a Makefile.
    Expansion,
}

/// What a variable is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// `environment` of a compose service.
    Compose,
    /// `env` of a container of Kubernetes.
    Container,
    /// `data` of a ConfigMap, or what makes one: `configMapGenerator` of a kustomization.
    ConfigMap,
    /// `data` of a Secret: the value is in base64.
    Secret,
    /// `stringData` of a Secret, or what makes one of plain strings: `secretGenerator` of a
    /// kustomization.
    SecretString,
    /// A key of a Secret that external-secrets makes; the value is elsewhere.
    ExternalSecret,
    /// A key of a Secret that sealed-secrets makes; the value is encrypted.
    SealedSecret,
    /// `ENV` or `ARG` of a Dockerfile.
    Dockerfile,
    /// `env` of a workflow, a job or a step.
    Workflow,
    /// An exported variable of a Makefile.
    Makefile,
    /// An env file.
    EnvFile,
}

impl Skipped {
    /// Why, as the end of a sentence: "`f.yaml` was not read: it is a template".
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "it is too large",
            Self::Template => "it is a template",
            Self::TooMany => "aliases and merge keys make too many values",
        }
    }
}

/// A function that hands one of its parameters on to a read of the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// The function's name.
    pub name: String,
    /// The bytes of that name.
    pub span: Range<usize>,
}
