//! The schemas of other tools: which file is one, and what it says of its variables.
//!
//! A format is one row of [`FORMATS`] and one file here. It is no language of
//! [`languages`](crate::languages): nothing in such a file uses a variable.

mod secretspec;
mod varlock;

use crate::declarations::Declaration;

/// Files with more bytes were not written by a person, and are not read.
const LIMIT: usize = 4 << 20;

/// The formats, each told by the name of a file and by its text.
pub static FORMATS: &[Format] = &[
    Format {
        tool: "varlock",
        has_name: |name| name == ".env.schema" || name.ends_with(".env.schema"),
        is_text: varlock::is_format,
        declare: varlock::declarations,
    },
    Format {
        tool: "secretspec",
        has_name: |name| name == "secretspec.toml",
        is_text: |_| true,
        declare: secretspec::declarations,
    },
];

/// How another tool declares variables.
#[derive(Debug)]
pub struct Format {
    /// The tool that reads such files.
    pub tool: &'static str,
    has_name: fn(&str) -> bool,
    is_text: fn(&str) -> bool,
    declare: fn(&str) -> Vec<Declaration>,
}

impl Format {
    /// The format of a file; none for a schema of this project, and for all that is no schema.
    ///
    /// ```
    /// use alphaswarm_settings_scan::declared::Format;
    /// let text = "# @required @type=port\nPORT=8080\n";
    /// assert_eq!(Format::of("app/.env.schema", text).map(|format| format.tool), Some("varlock"));
    /// assert!(Format::of(".env.schema", "key: PORT\ntype: port\n").is_none());
    /// ```
    #[must_use]
    pub fn of(path: &str, text: &str) -> Option<&'static Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let mut formats = FORMATS.iter().filter(|format| (format.has_name)(name));
        formats.find(|format| text.len() <= LIMIT && (format.is_text)(text))
    }

    /// Whether a file of this name may be in one of the formats.
    #[must_use]
    pub fn is_name(path: &str) -> bool {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        FORMATS.iter().any(|format| (format.has_name)(name))
    }

    /// What a file says of its variables, in the order of the text. Never panics; a file that cannot
    /// be parsed says nothing.
    #[must_use]
    pub fn declarations(&self, text: &str) -> Vec<Declaration> {
        if text.len() > LIMIT {
            return Vec::new();
        }
        (self.declare)(text)
    }
}
