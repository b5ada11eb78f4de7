//! Arguments that clap refuses, told in the form that was asked for. People get clap's own words.

use std::ffi::OsString;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use clap::ValueEnum;

use crate::codes;
use crate::report::Format;

/// The form that the arguments ask for, read where clap reads nothing.
pub(crate) fn format(arguments: &[OsString]) -> Format {
    const OPTION: &str = "--format";
    let words = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
    let words: Vec<_> = words.take_while(|word| *word != "--").collect();
    let behind =
        words.iter().enumerate().filter_map(|(at, word)| match word.strip_prefix(OPTION)? {
            "" => words.get(at + 1).copied(),
            value => value.strip_prefix('='),
        });
    let mut formats = behind.filter_map(|word| Format::from_str(word, false).ok());
    formats.next_back().unwrap_or(Format::Human)
}

/// The problem that clap writes of: its first paragraph, how the command is used, and its tips.
pub(crate) fn problem(error: &clap::Error) -> Diagnostic {
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n").map(|paragraph| {
        let words: Vec<_> = paragraph.split_whitespace().collect();
        mask::printable(&words.join(" ")).into_owned()
    });
    let first = paragraphs.next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(&first);
    let problem = Diagnostic::general(codes::INVALID_USAGE, message);
    paragraphs.fold(problem, |problem, words| match words.strip_prefix("tip: ") {
        Some(tip) => problem.help(tip),
        None if words.starts_with("Usage: ") => problem.note(words),
        None => problem,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_form_for_programs_counts() {
        let format = |line: &str| {
            let words: Vec<_> = line.split(' ').map(OsString::from).collect();
            super::format(&words)
        };
        assert_eq!(format("validate --nonsense --format json"), Format::Json);
        assert_eq!(format("--format=json --format sarif"), Format::Sarif);
        for line in
            ["", "validate", "--format", "--format=human", "--format xml", "-- --format json"]
        {
            assert_eq!(format(line), Format::Human, "{line}");
        }
    }
}
