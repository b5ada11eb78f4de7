//! What a page of a service may show of its settings.

use alphaswarm_settings::{Loader, Target};

use crate::support::{Directory, Settings, loader, warnings};

fn odd(directory: &Directory) -> Loader {
    directory.write("APP_TOKEN", "hunter2");
    let set =
        [("APP_STORE_URL", "redis://u:hunter2@store"), ("APP_HOST", "a\"b\n"), ("OTHER", "x")];
    loader(&set).var("APP_OLD_PORT", "81").secrets_dir(directory.path())
}

#[test]
fn the_table_has_a_line_for_each_variable_and_no_secret() {
    let directory = Directory::new();
    let loaded = odd(&directory).load_with_report::<Settings>().unwrap();
    let table = loaded.report().to_string();
    let lines: Vec<_> = table.lines().collect();
    let wide = loaded.sources.iter().map(|record| record.source.to_string().len()).max().unwrap();
    let line = |key: &str, source: &str, value: &str| format!("{key:13}  {source:wide$}  {value}");
    let file = directory.path().join("APP_TOKEN").display().to_string();
    assert_eq!(lines[0], "target local (set by the program)");
    assert_eq!(lines[1], line("variable", "source", "value"));
    assert_eq!(lines[2], line("APP_TOKEN", &file, "[REDACTED]"));
    assert!(lines.contains(&&*line("APP_HOST", "process environment", "a\"b\\n")), "{table}");
    assert_eq!(*lines.last().unwrap(), "warning: APP_PORT: set under its alias APP_OLD_PORT");
    assert_eq!(lines.len(), 2 + loaded.sources.len() + 1);
    assert!(!table.contains("hunter2") && table.contains("redis://***@store"), "{table}");
    assert!(table.lines().all(|line| line.trim_end() == line), "{table}");
}

#[test]
fn the_json_is_the_same_for_programs() {
    let directory = Directory::new();
    let loaded = odd(&directory).load_with_report::<Settings>().unwrap();
    let json = loaded.report().to_json();
    assert!(!json.contains("hunter2"), "{json}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["target"], &json["reason"]), (&"local".into(), &"set by the program".into()));
    assert_eq!(json["warnings"][0], "APP_PORT: set under its alias APP_OLD_PORT");
    let variables = json["variables"].as_array().unwrap();
    assert_eq!(variables.len(), loaded.sources.len());
    for (row, record) in variables.iter().zip(&loaded.sources) {
        // The feature `serde` gives the same.
        assert_eq!(*row, serde_json::to_value(record).unwrap());
        assert_eq!(row["key"], record.key);
        assert_eq!(row["source"], record.source.to_string());
        assert_eq!(row["classification"], record.classification.as_str());
        assert_eq!(row["value"].as_str(), record.value.as_deref());
    }
    assert!(variables.iter().any(|row| row["value"].is_null()));
}

#[test]
fn a_name_one_edit_away_from_an_unset_variable_is_a_warning() {
    let near =
        |name: &str| format!("APP_HOST: unset, but `{name}` is set: is it meant to be `APP_HOST`?");
    for (set, expected) in [
        (&[("APP_HOTS", "x")][..], vec![near("APP_HOTS")]),
        (&[("app_host", "x")], vec![near("app_host")]),
        // It is set as well, so that the other one is meant.
        (&[("APP_HOTS", "x"), ("APP_HOST", "y")], vec![]),
        (&[("APP_HOTZ1", "x"), ("APP_TOKEN_FILE", ""), ("HOST", "x")], vec![]),
    ] {
        assert_eq!(warnings(loader(set)), expected, "{set:?}");
    }
    let directory = Directory::new();
    let file = directory.write(".env", "APP_HOTS=x\n");
    assert_eq!(warnings(loader(&[]).env_file(file)), [near("APP_HOTS")]);
    // It is a warning and nothing more: no value is taken from it.
    let settings: Settings = loader(&[("APP_HOTS", "x")]).target(Target::Local).load().unwrap();
    assert_eq!(settings.host, "localhost");
}
