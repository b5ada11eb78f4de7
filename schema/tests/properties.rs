//! What holds for every input.

use alphaswarm_settings_schema::diagnostic::{Report, render};
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::value::check_url;
use proptest::prelude::*;

/// Text that often comes near to a schema.
fn schema_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "(key|description|required|default|targets|classification|type|values|example): ",
        2 => "(KEY|requird|x-note|default)",
        2 => "(ALPHASWARM_PORT|true|local,cloud|secret|plain|list<int>|a, b,, a)",
        3 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("# comment\n".to_owned()),
        2 => "\\PC{0,12}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn messages(source: &SourceFile) -> String {
    let parsed = parse(source);
    let reports = parsed.diagnostics.iter().map(|diagnostic| {
        for label in &diagnostic.places {
            assert!(label.span.start <= label.span.end);
            assert!(source.text().get(label.span.start..label.span.end).is_some());
        }
        render(&Report::new(diagnostic, source, &parsed.masks))
    });
    reports.collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_message_can_be_rendered(text in schema_like()) {
        messages(&SourceFile::new("f", text));
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (source, problems) = SourceFile::from_bytes("f", bytes);
        for problem in &problems {
            let _ = render(&Report::new(problem, &source, &[]));
        }
        messages(&source);
    }

    #[test]
    fn the_default_of_a_secret_is_in_no_message(
        secret in "[A-Za-z0-9 :=#@/]{0,4}q[0-9]{8}z[A-Za-z0-9 :=#@/]{0,4}",
        class in "(secret|rotation-required|Secret|secrt|)",
        field in "(default|example|defalt|DEFAULT|note|default=)",
        separator in "(: |:|=| )",
        lines in Just(["key: DATABASE_ACCESS", "description: d", "required: maybe", "targets: x"])
            .prop_shuffle(),
        at in 0..5_usize,
    ) {
        let mut lines = lines.map(str::to_owned).to_vec();
        lines.insert(at, format!("{field}{separator}{secret}"));
        lines.push(format!("classification: {class}"));
        let shown = messages(&SourceFile::new("f", lines.join("\n")));
        let needle = &secret[secret.find('q').unwrap()..][..9];
        prop_assert!(!shown.contains(needle), "{}", shown);
    }

    #[test]
    fn what_the_small_check_takes_for_a_url_is_one(
        text in prop_oneof![
            "(http|https|ws|file|redis|postgresql|a\\+b|x)(:|:/|://)[a-zA-Z0-9.:@\\[\\]%/?#_~-]{0,24}",
            "(http|ftp|amqp)://([a-z]{1,3}:[a-z]{0,3}@)?([0-9]{1,4}\\.){0,4}[0-9a-fx]{0,4}(:[0-9]{0,6})?(/\\PC{0,5})?",
            "(http|mysql)://[a-z0-9.-]{1,12}(:[0-9]{0,5})?",
            "\\PC{0,30}",
        ]
    ) {
        if check_url(&text).is_ok() {
            prop_assert!(url::Url::parse(text.trim()).is_ok(), "{:?}", text);
        }
    }
}
