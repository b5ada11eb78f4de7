//! What a person has typed into an env file, and whether it is still there.

use std::collections::BTreeMap;

use alphaswarm_settings_schema::dotenv::{self, Assignment, Content, Document};
use alphaswarm_settings_schema::model::{Schema, Target};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::command::SCHEMA;

/// Fails where a comment or an assignment that a person typed is gone. It knows less than the command:
/// where an assignment may be the tool's own, it may go.
pub fn assert_kept(before: &[u8], after: &[u8]) {
    let text = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).expect("what is merged is UTF-8");
        SourceFile::new("file", text.replace("\r\n", "\n"))
    };
    let (before, after) = (text(before), text(after));
    let schema = SourceFile::new("schema", SCHEMA);
    let parsed = alphaswarm_settings_schema::parse(&schema);
    let (old, new) = (dotenv::read(&before), dotenv::read(&after));
    assert!(new.problems.is_empty(), "what is written can be read: {:?}", new.problems);
    let said = || format!("--- before\n{}\n--- after\n{}", before.text(), after.text());
    let kept = comments(&new);
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in comments(&old).into_iter().filter(|comment| is_persons(comment)) {
        *wanted.entry(comment).or_default() += 1;
    }
    for (comment, count) in wanted {
        let found = kept.iter().filter(|other| other.contains(comment)).count();
        assert!(found >= count, "{comment:?} is lost: {}", said());
    }
    for set in typed(&old, &parsed.schema) {
        let name = current_name(set.key.value, &parsed.schema);
        let is_it = |other: &&Assignment<'_>| {
            [set.key.value, name].contains(&other.key.value) && other.value == set.value
        };
        let first_line = set.raw.value.lines().next().unwrap_or_default();
        let is_comment = |comment: &&str| {
            comment.contains(&format!("{}=", set.key.value)) && comment.contains(first_line)
        };
        let is_kept = new.assignments().any(|other| is_it(&other)) || kept.iter().any(is_comment);
        assert!(is_kept, "{} is lost: {}", set.key.value, said());
    }
}

/// Every comment, those behind values included.
fn comments<'s>(document: &Document<'s>) -> Vec<&'s str> {
    let comment = |content: &Content<'s>| match content {
        Content::Comment(comment) => Some(comment.value),
        Content::Assignment(set) => set.comment.map(|comment| comment.value),
        Content::Blank | Content::Broken { .. } => None,
    };
    document.items.iter().filter_map(|item| comment(&item.content)).collect()
}

/// Whether the tool would not write a comment like this.
fn is_persons(comment: &str) -> bool {
    !comment.starts_with("#:") && !comment.trim_end().ends_with("=<set-via-secret-store>")
}

/// The assignments that are not the tool's own for certain.
fn typed<'d, 's>(document: &'d Document<'s>, schema: &Schema<'_>) -> Vec<&'d Assignment<'s>> {
    let mut typed = Vec::new();
    let mut has_mark = false;
    for item in &document.items {
        match &item.content {
            Content::Comment(comment) => has_mark |= comment.value.starts_with("#: default "),
            Content::Assignment(set) => {
                let default = default_of(set.key.value, schema);
                let is_tools = has_mark || set.value.is_empty() || default == Some(&set.value);
                typed.extend((!is_tools).then_some(set));
                has_mark = false;
            }
            Content::Blank | Content::Broken { .. } => {}
        }
    }
    typed
}

fn default_of<'s>(key: &str, schema: &Schema<'s>) -> Option<&'s str> {
    let name = current_name(key, schema);
    let variable = schema.variables.iter().find(|variable| variable.key.value == name)?;
    variable.default_in(Target::Local)
}

/// The key of which a name is an old one.
fn current_name<'n>(name: &'n str, schema: &Schema<'n>) -> &'n str {
    let is_old = |alias: &alphaswarm_settings_schema::span::Spanned<&str>| alias.value == name;
    let mut renamed = schema.variables.iter();
    let renamed = renamed.find(|variable| variable.extension().aliases.iter().any(is_old));
    renamed.map_or(name, |variable| variable.key.value)
}
