//! Commands: what stands between separators, and the groups around them.

use std::ops::Range;

use super::builtin::Builtin;
use super::event::{Assign, What};
use super::parser::Parser;
use super::word::Word;

/// What ends a run of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    File,
    Parenthesis,
    Backtick,
}

/// A group that is open.
#[derive(Debug)]
enum Group {
    Parenthesis { is_function: bool },
    Brace { is_function: bool },
    Case(Case),
}

/// How far a `case` is read.
#[derive(Debug, PartialEq, Eq)]
enum Case {
    Subject,
    Patterns,
    Body,
}

/// What the next word of a command is.
#[derive(Debug, Default, PartialEq, Eq)]
enum Position {
    /// The command, or an assignment before it.
    #[default]
    Command,
    /// The variable of a loop.
    Variable,
    /// The name of a function.
    Function,
    Argument,
}

/// The commands being read, up to one end.
#[derive(Debug, Default)]
pub(super) struct Commands {
    groups: Vec<Group>,
    /// Whether the next group is the body of a function.
    opens_function: bool,
    position: Position,
    /// The assignments before the command, by their events.
    prefix: Vec<usize>,
    builtin: Option<Builtin>,
    /// The arguments of the builtin.
    arguments: Vec<Word>,
}

impl Parser<'_> {
    /// Reads commands up to their end, and past it.
    pub(super) fn commands(&mut self, end: End) {
        let functions = self.functions;
        let mut commands = Commands::default();
        loop {
            self.skip_blanks();
            let Some(byte) = self.peek() else {
                self.is_broken |= end != End::File || !commands.groups.is_empty();
                break;
            };
            match byte {
                b'`' if end == End::Backtick => {
                    self.at += 1;
                    break;
                }
                b')' => {
                    self.at += 1;
                    if self.close_parenthesis(&mut commands) && end == End::Parenthesis {
                        break;
                    }
                }
                _ => self.part(&mut commands, byte),
            }
        }
        self.finish(&mut commands);
        self.functions = functions;
    }

    /// Reads one part of a command: a word, or what separates it from others.
    fn part(&mut self, commands: &mut Commands, byte: u8) {
        match byte {
            b'\n' => {
                self.at += 1;
                self.finish(commands);
                self.heredoc_bodies();
            }
            b'#' => self.comment(),
            b';' => self.semicolon(commands),
            b'&' if self.look(1) == Some(b'>') => self.skip(1),
            b'&' | b'|' => {
                self.at += 1;
                self.finish(commands);
            }
            b'<' | b'>' => self.redirection(),
            b'(' => self.open_parenthesis(commands),
            _ => self.any_word(commands),
        }
    }

    /// A separator, or the end of a branch of a `case`.
    fn semicolon(&mut self, commands: &mut Commands) {
        let is_branch_end = matches!(self.look(1), Some(b';' | b'&'));
        while matches!(self.peek(), Some(b';' | b'&')) {
            self.at += 1;
        }
        self.finish(commands);
        if is_branch_end && let Some(Group::Case(case)) = commands.groups.last_mut() {
            *case = Case::Patterns;
        }
    }

    /// Reads a redirection with the word it goes to.
    fn redirection(&mut self) {
        if self.starts_with("<<<") {
            self.skip(3);
        } else if self.starts_with("<<") {
            let is_indented = self.look(2) == Some(b'-');
            self.skip(if is_indented { 3 } else { 2 });
            return self.heredoc_delimiter(is_indented);
        } else if matches!(self.look(1), Some(b'(')) {
            // The output of a command as a file.
            self.skip(2);
            return self.nested(|parser| parser.substitution(End::Parenthesis));
        } else {
            self.skip(1);
            while matches!(self.peek(), Some(b'>' | b'&' | b'|')) {
                self.at += 1;
            }
        }
        self.skip_blanks();
        self.word();
    }

    fn open_parenthesis(&mut self, commands: &mut Commands) {
        if let Some(Group::Case(Case::Patterns)) = commands.groups.last() {
            self.at += 1;
            return;
        }
        let may_be_arithmetic = commands.position != Position::Argument;
        if self.starts_with("((") && may_be_arithmetic && self.is_arithmetic(2) {
            commands.position = Position::Argument;
            return;
        }
        self.at += 1;
        self.finish(commands);
        self.open(commands, |is_function| Group::Parenthesis { is_function });
    }

    fn open(&mut self, commands: &mut Commands, group: impl FnOnce(bool) -> Group) {
        let is_function = std::mem::take(&mut commands.opens_function);
        self.functions += usize::from(is_function);
        commands.groups.push(group(is_function));
    }

    /// Closes the innermost parenthesis. Whether none is open here, so that it ends the commands.
    fn close_parenthesis(&mut self, commands: &mut Commands) -> bool {
        self.finish(commands);
        if let Some(Group::Case(case @ Case::Patterns)) = commands.groups.last_mut() {
            *case = Case::Body;
            return false;
        }
        let Some(index) =
            commands.groups.iter().rposition(|group| matches!(group, Group::Parenthesis { .. }))
        else {
            return true;
        };
        while commands.groups.len() > index {
            self.close(commands);
        }
        commands.position = Position::Argument;
        false
    }

    /// Closes the innermost group.
    fn close(&mut self, commands: &mut Commands) {
        if let Some(Group::Parenthesis { is_function: true } | Group::Brace { is_function: true }) =
            commands.groups.pop()
        {
            self.functions = self.functions.saturating_sub(1);
        }
    }

    fn any_word(&mut self, commands: &mut Commands) {
        if let Some(Group::Case(case)) = commands.groups.last_mut()
            && *case != Case::Body
        {
            let word = self.word();
            match (&*case, &self.text[word.span]) {
                (Case::Subject, "in") => *case = Case::Patterns,
                (Case::Patterns, "esac") => {
                    commands.groups.pop();
                    commands.position = Position::Argument;
                }
                _ => {}
            }
            return;
        }
        match commands.position {
            Position::Command => self.command_word(commands),
            Position::Variable => {
                let word = self.word();
                self.assign_word(&word);
                commands.position = Position::Argument;
            }
            Position::Function => {
                self.word();
                self.function_parentheses();
                commands.opens_function = true;
                commands.position = Position::Command;
            }
            Position::Argument => self.argument(commands),
        }
    }

    fn command_word(&mut self, commands: &mut Commands) {
        if let Some(name) = self.assignment_ahead() {
            let event = self.assignment(name, Assign::Script);
            commands.prefix.push(event);
            return;
        }
        let word = self.word();
        if word.span.is_empty() {
            // A character that begins no word: what ends a group that was not opened.
            return self.skip(1);
        }
        if matches!(self.peek(), Some(b'<' | b'>')) && self.is_descriptor(&word) {
            return;
        }
        let text = self.text;
        let name = if word.is_plain { &text[word.span] } else { "" };
        if !self.reserved_word(commands, name) {
            self.simple_command(commands, name);
        }
    }

    /// Takes a reserved word for what it says. Whether it is one.
    fn reserved_word(&mut self, commands: &mut Commands, name: &str) -> bool {
        match name {
            "if" | "then" | "else" | "elif" | "while" | "until" | "do" | "!" | "time" => {}
            // The command that they name follows.
            "command" | "builtin" | "exec" | "nohup" => self.only_for_child(commands),
            "for" | "select" => commands.position = Position::Variable,
            "function" => commands.position = Position::Function,
            "case" => commands.groups.push(Group::Case(Case::Subject)),
            "esac" => {
                if let Some(Group::Case(_)) = commands.groups.last() {
                    commands.groups.pop();
                }
                commands.position = Position::Argument;
            }
            "{" => self.open(commands, |is_function| Group::Brace { is_function }),
            "}" => {
                if let Some(Group::Brace { .. }) = commands.groups.last() {
                    self.close(commands);
                }
                commands.position = Position::Argument;
            }
            "[[" => {
                self.test_expression();
                commands.position = Position::Argument;
            }
            _ => return false,
        }
        true
    }

    /// Begins a command that is no reserved word: a function, a builtin, a program.
    fn simple_command(&mut self, commands: &mut Commands, name: &str) {
        if !name.is_empty() && self.function_parentheses() {
            commands.opens_function = true;
            return;
        }
        self.only_for_child(commands);
        commands.opens_function = false;
        commands.builtin = Builtin::named(name);
        commands.position = Position::Argument;
    }

    /// The assignments before a command are for it alone.
    fn only_for_child(&mut self, commands: &mut Commands) {
        for event in commands.prefix.drain(..) {
            if let What::Assign(assign @ Assign::Script) = &mut self.events[event].what {
                *assign = Assign::Child;
            }
        }
    }

    /// Reads the `()` after the name of a function. Whether it is there.
    fn function_parentheses(&mut self) -> bool {
        let start = self.at;
        self.skip_blanks();
        if self.peek() == Some(b'(') {
            self.at += 1;
            self.skip_blanks();
            if self.peek() == Some(b')') {
                self.at += 1;
                return true;
            }
        }
        self.at = start;
        false
    }

    fn argument(&mut self, commands: &mut Commands) {
        if let Some(assign) = commands.builtin.and_then(|builtin| {
            builtin.assignment(
                self.functions > 0,
                commands.arguments.iter().map(|word| &self.text[word.span.clone()]),
            )
        }) && let Some(name) = self.assignment_ahead()
        {
            self.assignment(name, assign);
            return;
        }
        let word = self.word();
        self.arguments.push(word.span.clone());
        if word.span.is_empty() {
            self.skip(1);
        } else if commands.builtin.is_some() {
            commands.arguments.push(word);
        }
    }

    /// Ends a command: what it says of variables is known now.
    fn finish(&mut self, commands: &mut Commands) {
        commands.prefix.clear();
        commands.position = Position::Command;
        let arguments = std::mem::take(&mut commands.arguments);
        if let Some(builtin) = commands.builtin.take() {
            self.builtin(builtin, &arguments);
        }
    }

    /// `[[ … ]]`, whose operators separate nothing.
    fn test_expression(&mut self) {
        let mut is_name_next = false;
        loop {
            self.skip_blanks();
            match self.peek() {
                None => return,
                Some(b'\n') => self.at += 1,
                Some(b']') if self.starts_with("]]") => return self.skip(2),
                Some(_) => {
                    let word = self.test_word();
                    let text = self.text;
                    if word.span.is_empty() {
                        return;
                    }
                    if is_name_next {
                        self.test_variable(&word);
                    }
                    is_name_next = &text[word.span] == "-v";
                }
            }
        }
    }

    /// Whether a word is the number before a redirection, or the variable for one: `2>`, `{fd}>`.
    fn is_descriptor(&mut self, word: &Word) -> bool {
        let text = &self.text[word.span.clone()];
        let variable = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        if variable.is_some() {
            self.assign_word(&Word {
                span: word.span.start + 1..word.span.end - 1,
                is_plain: true,
            });
        }
        variable.is_some() || text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Notes that a word is the name of a variable that is set, if it can be one.
    pub(super) fn assign_word(&mut self, word: &Word) {
        if let Some(name) = self.as_name(word) {
            self.assign(name, Assign::Script);
        }
    }

    /// The name that a word is.
    pub(super) fn as_name(&self, word: &Word) -> Option<Range<usize>> {
        let text = &self.text[word.span.clone()];
        let is_name = word.is_plain
            && text.bytes().enumerate().all(|(index, byte)| {
                byte == b'_' || byte.is_ascii_alphabetic() || (index > 0 && byte.is_ascii_digit())
            });
        (is_name && !text.is_empty()).then(|| word.span.clone())
    }
}
