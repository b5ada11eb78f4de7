//! Commands whose arguments are variables.

use super::event::{Assign, Expand, What};
use super::own;
use super::parser::Parser;
use super::word::Word;

/// A command that reads or sets the variables that its arguments name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Builtin {
    Export,
    /// `declare` and `typeset`.
    Declare,
    Local,
    Readonly,
    Read,
    /// `mapfile` and `readarray`.
    Mapfile,
    Printf,
    Getopts,
    Let,
    /// `printenv`.
    Print,
    /// `test` and `[`.
    Test,
    /// `source` and `.`.
    Source,
    /// A program that starts another with the variables of its arguments: `env X=1 program`.
    Start,
}

impl Builtin {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "export" => Self::Export,
            "declare" | "typeset" => Self::Declare,
            "local" => Self::Local,
            "readonly" => Self::Readonly,
            "read" => Self::Read,
            "mapfile" | "readarray" => Self::Mapfile,
            "printf" => Self::Printf,
            "getopts" => Self::Getopts,
            "let" => Self::Let,
            "printenv" => Self::Print,
            "test" | "[" => Self::Test,
            "source" | "." => Self::Source,
            "env" | "sudo" | "cross-env" => Self::Start,
            _ => return None,
        })
    }

    /// What an argument of the form `X=…` does; none where it is only a string.
    pub(super) fn assignment<'t>(
        self,
        in_function: bool,
        mut before: impl Iterator<Item = &'t str>,
    ) -> Option<Assign> {
        let mut is_global = || before.any(|option| option.starts_with('-') && option.contains('g'));
        match self {
            Self::Local => Some(Assign::Local),
            Self::Declare if in_function && !is_global() => Some(Assign::Local),
            Self::Export | Self::Readonly | Self::Declare => Some(Assign::Script),
            Self::Start => Some(Assign::Child),
            _ => None,
        }
    }
}

impl Parser<'_> {
    /// Notes what a builtin does to the variables that its arguments name.
    pub(super) fn builtin(&mut self, builtin: Builtin, arguments: &[Word]) {
        match builtin {
            Builtin::Export if !self.has_option(arguments, 'f') => self.read_names(arguments),
            Builtin::Declare if self.has_option(arguments, 'f') => {}
            Builtin::Declare if self.has_option(arguments, 'x') => self.read_names(arguments),
            Builtin::Declare | Builtin::Local => {
                let local = builtin == Builtin::Local || self.functions > 0;
                let is_local = local && !self.has_option(arguments, 'g');
                self.set_names(arguments, if is_local { Assign::Local } else { Assign::Script });
            }
            Builtin::Print => self.read_names(arguments),
            Builtin::Read => self.set_operands(arguments, "pdtnNui"),
            Builtin::Mapfile => self.set_operands(arguments, "dnOsuCc"),
            Builtin::Printf => self.set_after(arguments, "-v"),
            Builtin::Getopts => {
                if let Some(word) = arguments.get(1) {
                    self.assign_word(word);
                }
            }
            Builtin::Source => {
                if let Some(word) = arguments.first() {
                    let path = &self.text[word.span.clone()];
                    for name in own::set_by_file(path) {
                        self.push(name, word.span.clone(), What::Assign(Assign::Sourced));
                    }
                }
            }
            Builtin::Let => {
                for argument in arguments {
                    self.let_argument(argument.span.clone());
                }
            }
            Builtin::Test => {
                for pair in arguments.windows(2) {
                    if &self.text[pair[0].span.clone()] == "-v" {
                        self.test_variable(&pair[1]);
                    }
                }
            }
            Builtin::Export | Builtin::Readonly | Builtin::Start => {}
        }
    }

    /// Whether one of the options before the operands has this letter.
    fn has_option(&self, arguments: &[Word], letter: char) -> bool {
        arguments
            .iter()
            .map(|word| &self.text[word.span.clone()])
            .take_while(|argument| argument.starts_with('-'))
            .any(|argument| argument.contains(letter))
    }

    fn read_names(&mut self, arguments: &[Word]) {
        for word in arguments {
            if let Some(name) = self.as_name(word) {
                self.expand(name, Expand::default());
            }
        }
    }

    fn set_names(&mut self, arguments: &[Word], assign: Assign) {
        for word in arguments {
            if let Some(name) = self.as_name(word) {
                self.assign(name, assign);
            }
        }
    }

    /// Sets what is neither an option nor the value of one of these.
    fn set_operands(&mut self, arguments: &[Word], with_value: &str) {
        let mut arguments = arguments.iter();
        while let Some(word) = arguments.next() {
            match self.text[word.span.clone()].strip_prefix('-') {
                Some(option) if option.ends_with(|letter| with_value.contains(letter)) => {
                    arguments.next();
                }
                Some(_) => {}
                None => self.assign_word(word),
            }
        }
    }

    /// Sets what follows an option.
    fn set_after(&mut self, arguments: &[Word], option: &str) {
        for pair in arguments.windows(2) {
            if &self.text[pair[0].span.clone()] == option {
                self.assign_word(&pair[1]);
            }
        }
    }

    /// Notes the variable that a test asks for: `[ -v X ]`.
    pub(super) fn test_variable(&mut self, word: &Word) {
        if let Some(name) = self.as_name(word) {
            self.expand(name, Expand { is_guarded: true, ..Expand::default() });
        }
    }
}
