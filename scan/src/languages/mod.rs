//! Languages, of programs and of deployments: which file is written in which, and what is used in it.
//!
//! A language is one row of [`LANGUAGES`], one file or directory here, and one directory of fixtures.
//! YAML is one language, though it is many things: each document is read by what it is.

mod around;
pub mod dockerfile;
pub mod env_file;
mod interpolation;
pub mod javascript;
mod joined;
mod literals;
pub mod makefile;
pub mod markup;
mod name;
mod nodes;
mod parse;
pub mod python;
pub mod rust;
mod scope;
pub mod shell;
mod template;
pub mod yaml;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::declarations::Declaration;
use crate::strings::StringLiteral;
use crate::uses::{Scan, Skipped, Within};
use around::Places;
use javascript::Dialect;
use literals::{SCRIPT, SCRIPT_WORDS, YAML_KEYS, counts_in_script};
use markup::Component;

/// Files with more bytes are generated or data, and not read.
pub const LIMIT: usize = 4 << 20;

/// Files of other programs whose names look like those of a row.
const OTHERS: &[&str] = &[
    "*.dockerignore",
    ".env.schema",
    "*.env.schema",
    "Makefile.am",
    "Makefile.in",
    "*.diff",
    "*.md",
    "*.orig",
    "*.patch",
    "pnpm-lock.yaml",
    "*.rej",
];

/// One row for each language.
pub static LANGUAGES: &[Language] = &[
    Language {
        name: "Rust",
        files: &["*.rs"],
        interpreters: &[],
        literals: &["env"],
        words: &[],
        counts: None,
        strings: Some(|text, _| rust::strings(text)),
        imports: Some(Imports { files: rust::files, constant: rust::constant }),
        assigned: None,
        declare: Some(|text, context| rust::declarations(text, context.readers)),
        parse: |text, context| rust::scan(text, context.readers),
    },
    Language {
        name: "Python",
        files: &["*.py", "*.pyi", "*.pyw"],
        interpreters: &["python", "python2", "python3", "pypy3", "uv"],
        literals: python::LITERALS,
        words: &[],
        counts: Some(python::counts),
        strings: Some(python::strings),
        imports: Some(Imports { files: python::files, constant: python::constant }),
        assigned: None,
        declare: Some(python::declarations),
        parse: python::scan,
    },
    Language {
        name: "JavaScript",
        files: &["*.js", "*.jsx", "*.mjs", "*.cjs", "*.tsx"],
        interpreters: &["node", "bun"],
        literals: SCRIPT,
        words: SCRIPT_WORDS,
        counts: Some(counts_in_script),
        strings: Some(|text, context| javascript::strings(text, Dialect::Tsx, context)),
        imports: None,
        assigned: None,
        declare: Some(|text, context| {
            javascript::declarations(text, Dialect::Tsx, context.readers)
        }),
        parse: |text, context| javascript::scan(text, Dialect::Tsx, context),
    },
    Language {
        name: "TypeScript",
        files: &["*.ts", "*.mts", "*.cts"],
        interpreters: &["deno", "tsx", "ts-node"],
        literals: SCRIPT,
        words: SCRIPT_WORDS,
        counts: Some(counts_in_script),
        strings: Some(|text, context| javascript::strings(text, Dialect::TypeScript, context)),
        imports: None,
        assigned: None,
        declare: Some(|text, context| {
            javascript::declarations(text, Dialect::TypeScript, context.readers)
        }),
        parse: |text, context| javascript::scan(text, Dialect::TypeScript, context),
    },
    Language {
        name: "Vue",
        files: &["*.vue"],
        interpreters: &[],
        literals: SCRIPT,
        words: SCRIPT_WORDS,
        counts: Some(counts_in_script),
        strings: Some(|text, context| markup::strings(text, Component::Vue, context)),
        imports: None,
        assigned: None,
        declare: None,
        parse: |text, context| markup::scan(text, Component::Vue, context),
    },
    Language {
        name: "Svelte",
        files: &["*.svelte"],
        interpreters: &[],
        literals: SCRIPT,
        words: SCRIPT_WORDS,
        counts: Some(counts_in_script),
        strings: Some(|text, context| markup::strings(text, Component::Svelte, context)),
        imports: None,
        assigned: None,
        declare: None,
        parse: |text, context| markup::scan(text, Component::Svelte, context),
    },
    Language {
        name: "Astro",
        files: &["*.astro"],
        interpreters: &[],
        literals: SCRIPT,
        words: SCRIPT_WORDS,
        counts: Some(counts_in_script),
        strings: Some(|text, context| markup::strings(text, Component::Astro, context)),
        imports: None,
        assigned: None,
        declare: None,
        parse: |text, context| markup::scan(text, Component::Astro, context),
    },
    Language {
        name: "Shell",
        files: &["*.sh", "*.bash", "*.zsh", "*.ksh", ".envrc"],
        interpreters: &["sh", "bash", "dash", "ash", "zsh", "ksh"],
        literals: &["$", "export", "printenv"],
        words: &[],
        counts: None,
        strings: Some(|text, _| shell::strings(text)),
        imports: None,
        assigned: Some(shell::assigned),
        declare: None,
        parse: |text, context| shell::scan(text, context.is_set_elsewhere),
    },
    Language {
        name: "Dockerfile",
        files: &[
            "Dockerfile",
            "Dockerfile.*",
            "Dockerfile-*",
            "Dockerfile_*",
            "dockerfile",
            "*.Dockerfile",
            "*.dockerfile",
            "Containerfile",
            "Containerfile.*",
            "*.Containerfile",
        ],
        interpreters: &[],
        literals: &[],
        words: &[],
        counts: None,
        strings: None,
        imports: None,
        assigned: None,
        declare: None,
        parse: |text, _| dockerfile::scan(text),
    },
    Language {
        name: "Makefile",
        files: &[
            "Makefile",
            "Makefile.*",
            "Makefile-*",
            "makefile",
            "GNUmakefile",
            "*.mk",
            "*.mak",
        ],
        interpreters: &["make"],
        literals: &["$", "export", "?=", "ifdef", "ifndef"],
        words: &[],
        counts: None,
        strings: None,
        imports: None,
        assigned: Some(makefile::assigned),
        declare: None,
        parse: |text, context| makefile::scan(text, context.is_set_elsewhere),
    },
    Language {
        name: "YAML",
        files: &["*.yaml", "*.yml"],
        interpreters: &[],
        literals: &["services", "kind", "jobs", "runs", "Generator", "patches", "op", "include"],
        words: &[YAML_KEYS],
        counts: None,
        strings: Some(|text, _| yaml::strings(text)),
        imports: None,
        assigned: None,
        declare: None,
        parse: |text, _| yaml::scan(text),
    },
    Language {
        name: "Env file",
        files: &[".env", ".env*", "*.env", "*.env.*", "env.example", "env.sample", "env.template"],
        interpreters: &[],
        literals: &[],
        words: &[],
        counts: None,
        strings: None,
        imports: None,
        assigned: None,
        declare: None,
        parse: |text, _| env_file::scan(text, Within::EnvFile),
    },
];

/// A language, and how files in it are found and read.
#[derive(Debug)]
pub struct Language {
    /// Its name, as people write it.
    pub name: &'static str,
    /// The names of its files. A `*` at the beginning or the end stands for anything.
    pub files: &'static [&'static str],
    /// The programs that run its files, as a first line `#!` names them.
    pub interpreters: &'static [&'static str],
    /// Strings of which a file has to hold one, or else it uses nothing; none, if all are parsed.
    pub literals: &'static [&'static str],
    /// Whether a literal counts where it stands in a text, if that is not everywhere.
    counts: Option<Counts>,
    /// Beside a literal, of each of these lists a file has to hold one as a word of its own. A colon at
    /// its end makes it a key, with quotes and blanks before the colon or without.
    pub words: &'static [&'static [&'static str]],
    /// The string literals of a file, where it holds more than the values of uses.
    pub strings: Option<fn(text: &str, context: &Context<'_>) -> Vec<StringLiteral>>,
    /// How constants of other files are found, where imports are followed.
    pub imports: Option<Imports>,
    /// The names that a file sets for the files beside it, where those may be read with it: see
    /// [`Context::is_set_elsewhere`].
    pub assigned: Option<fn(text: &str) -> BTreeSet<String>>,
    /// What its files say of the variables that they declare, where they say more than a name.
    pub declare: Option<fn(&str, &Context<'_>) -> Vec<Declaration>>,
    parse: fn(&str, &Context<'_>) -> Scan,
}

/// Whether what stands at a place in a text counts.
type Counts = fn(&[u8], Range<usize>) -> bool;

/// How a [`Name::Imported`](crate::Name::Imported) is looked up.
#[derive(Debug)]
pub struct Imports {
    /// The files that a module may be, as paths like the given one of the file that imports it, the
    /// likeliest first.
    pub files: fn(path: &str, module: &str) -> Vec<String>,
    /// The string that a constant is, in the text of such a file.
    pub constant: fn(text: &str, module: &str, constant: &str) -> Option<String>,
}

/// What a scanner has to know beyond the text.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// Functions that read the variable which their first argument names.
    pub readers: &'c [String],
    /// Whether something other than the text sets a name: a script that includes this one.
    pub is_set_elsewhere: &'c dyn Fn(&str) -> bool,
    /// The text of a module, by the name that an import in the text has for it: the first that there
    /// is of the files that [`Imports::files`] gives. It is asked only where one file does not say
    /// what it reads, such as a settings class that extends one of another file.
    pub module: &'c dyn Fn(&str) -> Option<String>,
    /// How much of the text is parsed.
    pub extent: Extent<'c>,
    /// The parts of the text whose string literals matter, in Python and scripts; none if all do.
    pub literals: Option<&'c [Range<usize>]>,
}

/// How much of a text is parsed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent<'c> {
    /// All of it.
    #[default]
    Whole,
    /// In Python and scripts, what is around the places that may use a variable, and around these
    /// places. The same uses are found; of string literals and comments, those that are parsed.
    Around(&'c [Range<usize>]),
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self {
            readers: &[],
            is_set_elsewhere: &|_| false,
            module: &|_| None,
            extent: Extent::Whole,
            literals: None,
        }
    }
}

impl Context<'_> {
    /// Whether string literals matter in a part of the text.
    fn wants_literals(&self) -> impl Fn(&Range<usize>) -> bool + use<> {
        let parts = self.literals.map(|parts| Places::new(parts.to_vec()));
        move |part| parts.as_ref().is_none_or(|parts| parts.touch(part))
    }
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Context").field("readers", &self.readers).finish_non_exhaustive()
    }
}

impl Language {
    /// The language of a file, by its path, or else by its first line: `#!/usr/bin/env python3`.
    #[must_use]
    pub fn of(path: &str, text: &str) -> Option<&'static Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        if OTHERS.iter().any(|file| is_match(file, name)) {
            return None;
        }
        let by_name = |language: &&Self| language.files.iter().any(|file| is_match(file, name));
        let by_interpreter = |language: &&Self| {
            interpreter(text).is_some_and(|program| language.interpreters.contains(&program))
        };
        LANGUAGES.iter().find(by_name).or_else(|| LANGUAGES.iter().find(by_interpreter))
    }

    /// Whether a file may hold something of interest; if not, it need not be parsed, or even be text.
    /// A file is searched once, for all the literals.
    #[must_use]
    pub fn may_use(&self, text: &[u8], readers: &[String]) -> bool {
        self.literals.is_empty()
            || literals::may_use(self, text)
            || readers.iter().any(|reader| literals::has(text, last_part(reader)))
    }

    /// Finds the uses in a file. Never panics. A file with more than [`LIMIT`] bytes is skipped.
    #[must_use]
    pub fn scan(&self, text: &str, context: &Context<'_>) -> Scan {
        if text.len() > LIMIT {
            return Scan { skipped: Some(Skipped::TooLarge), ..Scan::default() };
        }
        if !self.may_use(text.as_bytes(), context.readers) {
            return Scan::default();
        }
        (self.parse)(text, context)
    }

    /// What a file says of the variables that it declares, in the order of the text. Never panics. A file
    /// with more than [`LIMIT`] bytes is skipped, and so is one that uses nothing.
    #[must_use]
    pub fn declarations(&self, text: &str, context: &Context<'_>) -> Vec<Declaration> {
        match self.declare {
            Some(declare)
                if text.len() <= LIMIT && self.may_use(text.as_bytes(), context.readers) =>
            {
                declare(text, context)
            }
            _ => Vec::new(),
        }
    }
}

/// The name of a function without what leads to it: `config::get`, `config.get`.
fn last_part(reader: &str) -> &str {
    reader.rsplit([':', '.']).next().unwrap_or(reader)
}

fn is_match(pattern: &str, name: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(part), Some(_)) => name.contains(part.trim_end_matches('*')),
        (Some(end), _) => name.ends_with(end),
        (_, Some(start)) => name.starts_with(start),
        _ => name == pattern,
    }
}

/// The program that the first line names.
fn interpreter(text: &str) -> Option<&str> {
    let line = text.strip_prefix("#!")?.lines().next()?;
    let mut words = line.split_ascii_whitespace();
    let program = words.next()?.rsplit('/').next()?;
    if program != "env" {
        return Some(program);
    }
    let program = words.find(|word| !word.starts_with('-') && !word.contains('='))?;
    program.rsplit('/').next()
}
