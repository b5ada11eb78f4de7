//! A ledger with one more event. Everything that is there stays as it is: comments, order, blanks.

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

const KEY: &str = "rotated";

/// The beginning of a new ledger.
const HEAD: &str = "\
# When secrets were replaced: one block for each time. `alphaswarm-settings rotation record` adds them.
# Never write a value of a secret here, nor a hash of one.

";

/// What is to be recorded.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) key: &'a str,
    pub(crate) on: Date,
    pub(crate) environment: Option<&'a str>,
    pub(crate) evidence: Option<&'a str>,
}

/// The text with the event, behind all that are not of a later day. None where the text is no TOML, or
/// does not write each event as `[[rotated]]`.
pub(crate) fn with(text: &str, record: &Record<'_>) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let mut events = match document.remove(KEY) {
        Some(Item::ArrayOfTables(tables)) => tables,
        None => ArrayOfTables::new(),
        Some(_) => return None,
    };
    let at = events.iter().enumerate().filter(|(_, event)| !is_later(event, record.on)).last();
    let at = at.map_or(0, |(at, _)| at + 1);
    let mut block = block(record);
    if events.is_empty() {
        let above = document.trailing().as_str().unwrap_or_default().trim_end();
        let head = if above.is_empty() { HEAD.to_owned() } else { format!("{above}\n\n") };
        document.set_trailing("");
        block.decor_mut().set_prefix(head);
    } else if at == 0 {
        let (head, rest) = split_head(&prefix(&events));
        block.decor_mut().set_prefix(head);
        events.iter_mut().take(1).for_each(|first| first.decor_mut().set_prefix(&rest));
    }
    events.insert(at, block);
    document.insert(KEY, Item::ArrayOfTables(events));
    let written = document.to_string();
    // The library ends all lines with LF.
    Some(if text.contains("\r\n") {
        written.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        written
    })
}

/// What stands above the first event.
fn prefix(events: &ArrayOfTables) -> String {
    let first = events.get(0).and_then(|first| first.decor().prefix());
    first.and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned()
}

/// What a file begins with, and what belongs to its first event: that has no blank line below it.
fn split_head(prefix: &str) -> (String, String) {
    match prefix.rfind("\n\n") {
        Some(at) => (prefix[..at + 2].to_owned(), prefix[at + 1..].to_owned()),
        None => (String::new(), format!("\n{prefix}")),
    }
}

fn is_later(event: &Table, day: Date) -> bool {
    let on = event.get("on").and_then(Item::as_value);
    let on = on.map(|on| match on.as_str() {
        Some(text) => text.to_owned(),
        None => on.to_string().trim().to_owned(),
    });
    on.and_then(|on| crate::date::parse(&on)).is_some_and(|on| on > day)
}

fn block(record: &Record<'_>) -> Table {
    let mut table = Table::new();
    table.insert("key", value(record.key));
    // Both crates write a day in the one way of the standard.
    if let Ok(on) = record.on.to_string().parse::<toml_edit::Datetime>() {
        table.insert("on", value(on));
    }
    let others = [("environment", record.environment), ("evidence", record.evidence)];
    for (name, text) in others {
        if let Some(text) = text {
            table.insert(name, value(text));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::source_file::SourceFile;
    use alphaswarm_settings_tests::random::Random;

    use super::*;
    use crate::config::ledger;
    use crate::date;

    fn recorded(text: &str, on: &str) -> Option<String> {
        let on = date::parse(on).expect("a day");
        let record = Record { key: "B", on, environment: Some("prod"), evidence: None };
        with(text, &record)
    }

    const BLOCK: &str = "[[rotated]]\nkey = \"B\"\non = 2026-02-01\nenvironment = \"prod\"\n";

    #[test]
    fn a_new_ledger_says_what_it_is() {
        for text in ["", "\n\n"] {
            assert_eq!(recorded(text, "2026-02-01"), Some(format!("{HEAD}{BLOCK}")));
        }
        for text in ["# mine", "# mine\n"] {
            assert_eq!(recorded(text, "2026-02-01"), Some(format!("# mine\n\n{BLOCK}")));
        }
    }

    #[test]
    fn an_event_stands_behind_those_of_its_day_and_all_else_stays() {
        let head = "# A ledger.\n\n";
        let events = [
            "# why\n[[rotated]] # x\nkey='A'\non = \"2026-01-01\"\n",
            "[[rotated]]\nkey = \"A\" # y\non = 2026-02-01\n",
            "# later\n\n# still\n[[rotated]]\n  on = 2026-03-01\n  key = \"A\"\n",
        ];
        let end = "\n# the end\n";
        for (day, at) in
            [("2025-01-01", 0), ("2026-01-31", 1), ("2026-02-01", 2), ("2026-04-01", 3)]
        {
            let block = BLOCK.replace("2026-02-01", day);
            let mut expected = events.to_vec();
            expected.insert(at, &block);
            let text = [head, &events.join("\n"), end].concat();
            let expected = [head, &expected.join("\n"), end].concat();
            assert_eq!(recorded(&text, day).as_deref(), Some(expected.as_str()), "{day}");
        }
    }

    #[test]
    fn lines_may_end_in_any_way() {
        let first = "[[rotated]]\nkey = \"A\"\non = 2026-01-01";
        assert_eq!(recorded(first, "2026-02-01"), Some(format!("{first}\n\n{BLOCK}")));
        let crlf = format!("{first} # x\n").replace('\n', "\r\n");
        let after = recorded(&crlf, "2026-02-01").expect("it is TOML");
        assert!(after.starts_with(&crlf), "{after:?}");
    }

    #[test]
    fn events_in_another_form_are_left_alone() {
        for text in ["rotated = [{key = \"A\", on = 2026-01-01}]", "rotated = 1", "[[rotated", "["]
        {
            assert_eq!(recorded(text, "2026-02-01"), None, "{text}");
        }
    }

    /// A ledger as a person leaves it, and as the tool wrote it.
    fn random_ledger(random: &mut Random) -> String {
        let mut text = random.of(&["", "# A ledger.\n", "# A ledger.\n\n", "\n\n"]).to_owned();
        for day in 0..random.below(4) {
            text.push_str(random.of(&["", "# why: grün\n", "\n# a\n\n# b\n", "\t# c\n"]));
            text.push_str(random.of(&["[[rotated]]\n", "[[rotated]] # d\n"]));
            let on = format!("2026-01-0{}", day * 2 + 1);
            text.push_str(&random.of(&["on = DAY\n", "\"on\" = 'DAY' # e\n"]).replace("DAY", &on));
            text.push_str(random.of(&["key = \"A\"\n", "  key='A'\n", "\n# f\nkey = \"A\"#g\n"]));
            text.push_str(random.of(&["", "\n", "\n\n# h\n", "environment = \"prod\"\n"]));
        }
        text
    }

    #[test]
    fn no_line_of_a_person_is_lost_and_days_stay_in_order() {
        for seed in 0..2_000 {
            let mut random = Random::new(seed);
            let mut text = random_ledger(&mut random);
            for _ in 0..3 {
                let day = format!("2026-01-0{}", random.below(9) + 1);
                let after = recorded(&text, &day).expect("it is TOML");
                let read = |text: &str| {
                    let read = ledger::read(&SourceFile::new("f", text));
                    assert_eq!(read.problems, [], "seed {seed}: {text}");
                    read.rotated.iter().map(|event| event.on.value).collect::<Vec<_>>()
                };
                let days = read(&after);
                assert_eq!(days.len(), read(&text).len() + 1, "seed {seed}: {after}");
                assert!(days.is_sorted(), "seed {seed}: {after}");
                let mut left = after.lines().filter(|line| !line.trim().is_empty());
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    assert!(left.any(|other| other == line), "seed {seed}: {line:?}\n{after}");
                }
                text = after;
            }
        }
    }
}
