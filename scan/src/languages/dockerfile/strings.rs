//! The strings of a command in JSON form: `["sh", "-c", "…"]`.

use super::super::joined::Joined;

/// The shells that take a script as the argument behind `-c`.
const SHELLS: &[&str] = &["sh", "bash", "ash", "dash", "zsh", "ksh"];

/// How a command is written.
#[derive(Debug)]
pub(super) enum Form {
    /// As a script.
    Shell,
    /// As a list that hands this script to a shell.
    Script(Joined),
    /// As a list that starts a program, and in which nothing is replaced.
    Program,
}

/// The form of the command that begins at `start`.
pub(super) fn form(line: &str, start: usize) -> Form {
    let Some(strings) = strings(line, start) else { return Form::Shell };
    let program = strings.first().map_or("", |program| &*program.text);
    if !SHELLS.contains(&program.rsplit('/').next().unwrap_or_default()) {
        return Form::Program;
    }
    let mut strings = strings.into_iter().skip(1);
    let is_option = |string: &Joined| string.text.starts_with('-') && string.text.ends_with('c');
    strings.by_ref().find(is_option);
    strings.next().map_or(Form::Program, Form::Script)
}

/// The strings of a list that begins at `start`; none where there is no such list.
fn strings(line: &str, start: usize) -> Option<Vec<Joined>> {
    let bytes = line.as_bytes();
    let mut strings = Vec::new();
    let mut at = start + 1;
    if bytes.get(start) != Some(&b'[') {
        return None;
    }
    loop {
        match bytes.get(at)? {
            b'"' => {
                let (string, end) = string(line, at + 1)?;
                strings.push(string);
                at = end;
            }
            b']' => return line[at + 1..].trim().is_empty().then_some(strings),
            b',' => at += 1,
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => return None,
        }
    }
}

/// A string from behind its first quote, and where the text behind it begins.
fn string(line: &str, start: usize) -> Option<(Joined, usize)> {
    let bytes = line.as_bytes();
    let mut string = Joined::default();
    let mut at = start;
    loop {
        let length = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        string.push(line, at..at + length);
        at += length;
        if bytes[at] == b'"' {
            return Some((string, at + 1));
        }
        if matches!(bytes.get(at + 1)?, b'"' | b'\\' | b'/') {
            string.push(line, at + 1..at + 2);
            at += 2;
        } else {
            string.push_filler(' ', at);
            at += 1 + line[at + 1..].chars().next()?.len_utf8();
        }
    }
}
