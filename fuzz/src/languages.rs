//! Programming languages.

use std::ops::Range;

use alphaswarm_settings_scan::DefaultValue;
use alphaswarm_settings_scan::languages::{Context, Language};

/// The first line is the path of a file, the rest what it holds. In any language, every place
/// lies in the text, between two characters, and scanning twice finds the same; so do declarations.
pub fn languages(data: &[u8]) {
    let Ok(data) = std::str::from_utf8(data) else { return };
    let (path, text) = data.split_once('\n').unwrap_or(("", data));
    let Some(language) = Language::of(path, text) else { return };
    let readers = ["settings::größe".to_owned(), "get".to_owned(), String::new()];
    let context = Context { readers: &readers, ..Context::default() };
    let scan = language.scan(text, &context);
    let assert_place = |span: &Range<usize>| {
        assert!(text.get(span.clone()).is_some(), "{span:?} is no place of the text");
    };
    for of in &scan.uses {
        assert_place(&of.span);
        of.value.iter().for_each(assert_place);
    }
    scan.helpers.iter().for_each(|helper| assert_place(&helper.span));
    scan.comments.iter().for_each(assert_place);
    scan.env_files.iter().for_each(|file| assert_place(&file.span));
    let starts = scan.uses.windows(2).all(|two| two[0].span.start <= two[1].span.start);
    assert!(starts, "the uses are in the order of the text: {:?}", scan.uses);
    assert_eq!(language.scan(text, &context), scan, "scanning twice");
    let declared = language.declarations(text, &context);
    for of in &declared {
        assert_place(&of.span);
        of.left_out.iter().for_each(|left| assert_place(&left.span));
        if let Some(DefaultValue::Computed(span)) = &of.default {
            assert_place(span);
        }
    }
    assert_eq!(language.declarations(text, &context), declared, "reading declarations twice");
}
