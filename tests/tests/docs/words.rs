//! The words of the pages are those of the field: a private word costs each reader a minute.

use crate::page;

/// A word that the pages do without, and the word of the field.
const PRIVATE: &[(&str, &str)] = &[
    ("bag", "source"),
    ("beside", "next to, or compared with"),
    ("folder", "directory"),
    ("folders", "directories"),
    ("in earnest", "for real"),
    ("judge", "check"),
    ("judged", "checked"),
    ("judges", "checks"),
    ("judging", "checking"),
    ("settle", "resolve"),
    ("settles", "resolves"),
    ("somebody", "a person, or the passive voice"),
    ("told of", "reported"),
    ("whatever", "any, or name it"),
    ("a text", "a string"),
    ("is no text", "is not a string"),
    ("texts", "strings"),
];

#[test]
fn the_pages_do_without_private_words() {
    let mut found = Vec::new();
    for page in page::all() {
        for (line, text) in page.prose() {
            let text = text.to_lowercase();
            for (word, better) in PRIVATE.iter().filter(|(word, _)| has_word(&text, word)) {
                found.push(format!("{}:{line}: {word} (write: {better})", page.path));
            }
        }
    }
    assert!(found.is_empty(), "private words:\n{}", found.join("\n"));
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[test]
fn a_word_is_not_found_within_another() {
    assert!(has_word("what a judge says", "judge"));
    assert!(!has_word("a judgement", "judge") && !has_word("prejudge", "judge"));
}
