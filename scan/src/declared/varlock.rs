//! varlock's `.env.schema` (<https://varlock.dev/env-spec/reference/>): `KEY=value` lines, and what
//! `# @decorators` above them say.

mod decorator;
mod typed;

use std::ops::Range;

use crate::declarations::{Declaration, DefaultValue, LeftOut};
use decorator::{Decorator, Value, decorators, value};

/// How many lines of comments one variable may have.
const LINES: usize = 128;
/// Decorators that say nothing of the value.
const IGNORED: &[&str] = &[
    "docs",
    "docsUrl",
    "tag",
    "icon",
    "auditIgnore",
    "placeholder",
    "proxy",
    "dynamic",
    "static",
    "internal",
];

/// Whether a text is one: its first line that is no comment assigns, where ours has a field.
pub(super) fn is_format(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.and_then(name).is_some()
}

/// What the text says of its variables.
pub(super) fn declarations(text: &str) -> Vec<Declaration> {
    let (mut all, mut comments, mut defaults) = (Vec::new(), Vec::new(), Defaults::default());
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let line = rest.split('\n').next().unwrap_or_default();
        let (start, end) = (at, at + line.len());
        let trimmed = line.trim();
        at = end + 1;
        if let Some(comment) = trimmed.strip_prefix('#') {
            let is_divider =
                ["---", "==="].iter().any(|rule| comment.trim_start().starts_with(rule));
            if is_divider {
                defaults.take(&comments, all.is_empty());
                comments.clear();
            } else if comments.len() < LINES {
                comments.push(Line {
                    at: start + line.find('#').unwrap_or_default() + 1,
                    text: comment,
                });
            }
            continue;
        }
        if let Some(key) = name(trimmed) {
            let key_start = start + line.find(key).unwrap_or_default();
            let after = key_start + key.len();
            let equals = after + text[after..end].find('=').unwrap_or_default() + 1;
            let given = value(text, equals);
            at = at.max(text[given.end..].find('\n').map_or(text.len(), |end| given.end + end + 1));
            all.push(declaration(text, key_start..after, &given, &comments, &defaults));
        } else {
            defaults.take(&comments, all.is_empty());
        }
        comments.clear();
    }
    all
}

/// One line of a comment, without its `#`.
#[derive(Debug)]
struct Line<'t> {
    at: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// The decorators, if the line has some: such a line begins with one.
    fn decorators(&self) -> Vec<Decorator<'t>> {
        let text = self.text.trim_start();
        let at = self.at + self.text.len() - text.len();
        if text.starts_with('@') { decorators(text, at) } else { Vec::new() }
    }
}

/// What the head of the file says of all variables.
#[derive(Debug, Default)]
struct Defaults {
    /// Whether all are required; none where those with a value are.
    is_required: Option<bool>,
    sensitive: Sensitive,
}

#[derive(Debug, Default)]
enum Sensitive {
    #[default]
    All,
    No,
    /// All but those whose name begins so.
    Unless(String),
}

impl Defaults {
    fn take(&mut self, comments: &[Line<'_>], is_head: bool) {
        for decorator in comments.iter().filter(|_| is_head).flat_map(Line::decorators) {
            match decorator.name {
                "defaultRequired" => self.is_required = decorator.is_true(),
                "defaultSensitive" => {
                    self.sensitive = match decorator.call() {
                        Some(("inferFromPrefix", arguments)) => {
                            Sensitive::Unless(arguments.trim().trim_matches(['"', '\'']).to_owned())
                        }
                        _ if decorator.is_true() == Some(false) => Sensitive::No,
                        _ => Sensitive::All,
                    };
                }
                _ => {}
            }
        }
    }

    fn is_secret(&self, key: &str) -> bool {
        match &self.sensitive {
            Sensitive::All => true,
            Sensitive::No => false,
            Sensitive::Unless(prefix) => !key.starts_with(prefix.as_str()),
        }
    }
}

fn declaration(
    text: &str,
    key: Range<usize>,
    given: &Value,
    comments: &[Line<'_>],
    defaults: &Defaults,
) -> Declaration {
    let name = &text[key.clone()];
    let default = given.default(text);
    let has_value =
        default.as_ref().is_some_and(|value| *value != DefaultValue::Literal(String::new()));
    let mut said = Declaration {
        key: name.to_owned(),
        span: key,
        default,
        is_required: Some(defaults.is_required.unwrap_or(has_value)),
        is_secret: Some(defaults.is_secret(name)),
        ..Declaration::default()
    };
    let mut words = Vec::new();
    for line in comments {
        let found = line.decorators();
        if found.is_empty() && !line.text.trim().is_empty() {
            words.push(line.text.trim());
        }
        for decorator in &found {
            apply(decorator, &mut said);
        }
    }
    for decorator in
        given.comment(text).map(|(at, text)| Line { at, text }.decorators()).unwrap_or_default()
    {
        apply(&decorator, &mut said);
    }
    said.description = Some(words.join(" ")).filter(|words| !words.is_empty());
    // A value is there whether or not something else sets it.
    if has_value {
        said.is_required = Some(false);
    }
    said
}

/// Takes in what one decorator says.
fn apply(decorator: &Decorator<'_>, said: &mut Declaration) {
    let left = |what: String| LeftOut { what, span: decorator.span.clone() };
    match (decorator.name, decorator.is_true()) {
        ("required", Some(is_it)) => said.is_required = Some(is_it),
        ("optional", Some(is_it)) => said.is_required = Some(!is_it),
        ("sensitive", Some(is_it)) => said.is_secret = Some(is_it),
        ("public", Some(is_it)) => said.is_secret = Some(!is_it),
        ("sensitive", None) => said.is_secret = Some(true),
        ("required" | "optional", None) => {
            said.is_required = None;
            said.left_out.push(left(format!("the condition of `@{}`", decorator.name)));
        }
        ("type", _) => typed::apply(decorator, said),
        ("example", _) => said.example = decorator.string(),
        ("deprecated", Some(false)) => {}
        ("deprecated", is_it) => {
            said.deprecated =
                if is_it.is_some() { Some(String::new()) } else { decorator.string() };
        }
        (name, _) if IGNORED.contains(&name) => {}
        (name, _) => said.left_out.push(left(format!("`@{name}`"))),
    }
}

/// The name that a line assigns to.
fn name(line: &str) -> Option<&str> {
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let name = line.split_once('=')?.0.trim_end();
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    is_name.then_some(name)
}
