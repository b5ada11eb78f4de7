//! Env files: which of them show what there is, and what their comments say.

use std::collections::HashMap;

use alphaswarm_settings_schema::dotenv::{self, Content};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::{key, mask};

use crate::credential;

/// What the name of an env file says between dots and dashes where it shows which variables there are.
const EXAMPLES: [&str; 8] =
    ["example", "examples", "sample", "template", "tmpl", "dist", "default", "defaults"];

/// What stands before a heading among comments.
const DECORATIONS: [&str; 5] = ["--", "==", "**", "##", "~~"];

/// A description is cut at this many characters.
const LONGEST: usize = 240;

/// Whether an env file shows which variables there are, and holds no person's own values.
pub(super) fn is_example(path: &str) -> bool {
    let name = file_name(path);
    name.split(['.', '-', '_']).any(|word| EXAMPLES.contains(&word))
}

/// Whether an env file holds the values of one machine, and is never read: `.env`, `.env.local`.
pub(super) fn is_private(path: &str) -> bool {
    let name = file_name(path);
    !is_example(path) && (name == ".env" || name.rsplit('.').next() == Some("local"))
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase()
}

/// What an env file says of a key.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) value: String,
    pub(super) description: Option<String>,
}

/// The lines of an env file, by the byte at which their key begins.
pub(super) fn lines(source: &SourceFile) -> HashMap<usize, Line> {
    let mut lines = HashMap::new();
    let mut above: Vec<&str> = Vec::new();
    for item in dotenv::read(source).items {
        match item.content {
            Content::Comment(comment) => above.push(comment.value),
            Content::Blank | Content::Broken { .. } => above.clear(),
            Content::Assignment(set) => {
                above.extend(set.comment.map(|comment| comment.value));
                let description = description(&above);
                above.clear();
                let line = Line { value: set.value.into_owned(), description };
                lines.insert(set.key.span.start, line);
            }
        }
    }
    lines
}

/// The sentence that comment lines make; nothing where they only decorate, or keep old lines.
fn description(comments: &[&str]) -> Option<String> {
    let lines = comments.iter().map(|line| line.strip_prefix('#').unwrap_or(line).trim());
    let said = lines.filter(|line| is_said(line)).map(|line| line.trim_start_matches('#').trim());
    let text = said.collect::<Vec<_>>().join(" ");
    let is_secret =
        |word: &str| !credential::tokens(word).is_empty() || credential::is_credential(word, &[]);
    let words = text.split(' ').map(|word| if is_secret(word) { mask::REDACTED } else { word });
    let text = words.collect::<Vec<_>>().join(" ");
    let text = mask::without_user_info(&text).into_owned();
    (!text.is_empty()).then(|| cut(&text))
}

/// Whether a comment line says something: it is no heading, and no assignment that a person keeps.
fn is_said(line: &str) -> bool {
    let is_key = |key: &str| key::is_valid(key.trim().trim_start_matches("export "));
    let is_assignment = line.split_once('=').is_some_and(|(key, _)| is_key(key));
    let is_heading = DECORATIONS.iter().any(|mark| line.starts_with(mark));
    line.chars().any(char::is_alphanumeric) && !is_assignment && !is_heading
}

/// The text as one line, at most as long as a description should be.
pub(super) fn cut(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => {
            let start = &text[..end];
            let word = start.rfind(' ').unwrap_or(end);
            format!("{}…", &start[..word])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_env_files() {
        for (path, example, private) in [
            (".env.example", true, false),
            ("a/env.sample", true, false),
            (".env.local.example", true, false),
            (".env.dev-redis.example", true, false),
            (".env", false, true),
            ("a/.env.local", false, true),
            (".env.production", false, false),
        ] {
            assert_eq!((is_example(path), is_private(path)), (example, private), "{path}");
        }
    }

    #[test]
    fn comments_are_descriptions() {
        let text = "# ---- Mail ----\n# Where mail\n# goes out.\nSMTP_HOST=mail\nA=1 # one\n\n\
                    # X=2\nB=\n# pg://u:p@h\nC='c d'\n";
        let source = SourceFile::new(".env.example", text);
        let lines = lines(&source);
        let of = |key: &str| {
            let line = &lines[&text.find(&format!("\n{key}=")).map_or(0, |at| at + 1)];
            (line.value.as_str(), line.description.as_deref())
        };
        assert_eq!(of("SMTP_HOST"), ("mail", Some("Where mail goes out.")));
        assert_eq!(of("A"), ("1", Some("one")));
        assert_eq!(of("B"), ("", None));
        assert_eq!(of("C"), ("c d", Some("pg://***@h")));
        assert!(cut(&"ä ".repeat(400)).chars().count() < 250);
    }
}
