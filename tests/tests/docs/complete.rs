//! The pages have everything that the command has, and nothing else: flags, keys, kinds and codes.

use std::collections::{BTreeMap, BTreeSet};

use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::read;
use serde_json::Value;

use crate::page::{self, Page};

/// Flags of other programs that the pages show, each with a word that stands in its line.
const OF_OTHERS: &[(&str, &str)] = &[
    ("--all", "git add"),
    ("--all-files", "pre-commit"),
    ("--bench", "cargo bench"),
    ("--bin", "cargo"),
    ("--depth", "git"),
    ("--env-file", "node"),
    ("--env-vars-file", "gcloud"),
    ("--fail", "curl"),
    ("--features", "cargo"),
    ("--fetch-cert", "kubeseal"),
    ("--glob", "rg "),
    ("--hidden", "rg "),
    ("--max-time", "curl"),
    ("--mount", "RUN"),
    ("--package", "cargo"),
    ("--path", "cargo"),
    ("--project", "tsc"),
    ("--quiet", "cargo"),
    ("--release", "cargo"),
    ("--set-secrets", ""),
];

/// The flags of each command, by its words; those of all commands are in each.
fn flags() -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let mut left = vec![Vec::<String>::new()];
    while let Some(words) = left.pop() {
        let mut arguments: Vec<_> = words.iter().map(String::as_str).collect();
        arguments.push("--help");
        let help = Project::new().run(&arguments).succeeded();
        let rows = help.lines().skip_while(|line| *line != "Commands:").skip(1);
        let rows = rows.take_while(|line| !line.is_empty());
        // A command of two lines goes on further in.
        let rows = rows.filter(|row| row.starts_with("  ") && !row.starts_with("   "));
        let names = rows.filter_map(|row| row.split_whitespace().next());
        left.extend(names.filter(|name| *name != "help").map(|name| {
            let name = [name.to_owned()];
            words.iter().cloned().chain(name).collect()
        }));
        let heads = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
        let own = heads.flat_map(|line| flags_of(line.split("  ").next().unwrap_or(line)));
        all.insert(words.join(" "), own.map(str::to_owned).collect());
    }
    all
}

/// The long flags in a line.
fn flags_of(line: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    line.split(move |c: char| !is_part(c)).filter(|word| {
        let name = word.strip_prefix("--").unwrap_or_default();
        name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.ends_with('-')
    })
}

/// The lines of every page that tells people what to type.
fn lines() -> Vec<(String, String)> {
    let pages = page::all().into_iter().filter(|page| is_manual(&page.path));
    let of_page = |page: Page| {
        let text = read(alphaswarm_settings_tests::file(&page.path));
        let lines: Vec<_> = text.lines().map(|line| (page.path.clone(), line.to_owned())).collect();
        lines
    };
    pages.flat_map(of_page).collect()
}

fn is_manual(path: &str) -> bool {
    path.starts_with("docs/") || ["README.md", "SECURITY.md"].contains(&path)
}

#[test]
fn every_flag_is_in_a_page_and_every_flag_in_a_page_exists() {
    let flags = flags();
    assert!(flags.len() > 10, "{:?}", flags.keys());
    let own: BTreeSet<&str> = flags.values().flatten().map(String::as_str).collect();
    let lines = lines();
    let shown: BTreeSet<&str> = lines.iter().flat_map(|(_, line)| flags_of(line)).collect();
    let hidden: Vec<_> = own.difference(&shown).filter(|flag| **flag != "--version").collect();
    assert!(hidden.is_empty(), "no page shows the flags {hidden:?}");
    let mut unknown = Vec::new();
    for (path, line) in &lines {
        let is_of_other = |flag: &str| {
            OF_OTHERS.iter().any(|(other, program)| *other == flag && line.contains(program))
        };
        let foreign = flags_of(line).filter(|flag| !own.contains(flag) && !is_of_other(flag));
        unknown.extend(foreign.map(|flag| format!("{path}: {flag}: {line}")));
    }
    assert!(unknown.is_empty(), "no command has these flags:\n{}", unknown.join("\n"));
    let is_shown = |(flag, word): &&(&str, &str)| {
        lines.iter().any(|(_, line)| flags_of(line).any(|of| of == *flag) && line.contains(word))
    };
    let unused: Vec<_> = OF_OTHERS.iter().filter(|row| !is_shown(row)).collect();
    assert!(unused.is_empty(), "no page shows {unused:?}");
}

#[test]
fn every_command_is_in_a_page() {
    let lines = lines();
    for words in flags().into_keys().filter(|words| !words.is_empty() && words != "rotation") {
        let shown =
            [format!("alphaswarm-settings {words}"), format!("`{words}`"), format!("`{words} ")];
        let is_shown = |line: &str| shown.iter().any(|shown| line.contains(shown));
        assert!(lines.iter().any(|(_, line)| is_shown(line)), "no page shows `{words}`");
    }
}

#[test]
fn each_command_in_a_page_has_the_flags_it_is_shown_with() {
    let flags = flags();
    let mut count = 0;
    for (path, line) in lines() {
        for (_, rest) in line
            .match_indices("alphaswarm-settings ")
            .map(|(at, name)| line.split_at(at + name.len()))
        {
            let end = rest.find(['`', '|', '&', ';', '>', '#', ')']).unwrap_or(rest.len());
            let words: Vec<_> = rest[..end].split_whitespace().collect();
            let two = words.iter().take(2).copied().collect::<Vec<_>>().join(" ");
            let Some(own) = flags.get(&two).or_else(|| flags.get(*words.first().unwrap_or(&"")))
            else {
                continue;
            };
            for flag in flags_of(&rest[..end]) {
                count += 1;
                assert!(own.contains(flag), "{path}: {two} has no {flag}: {line}");
            }
        }
    }
    assert!(count > 50, "{count} flags");
}

/// The JSON Schema of the configuration.
fn configuration() -> Value {
    let schema = Project::new().run(&["config-schema"]).succeeded();
    serde_json::from_str(&schema).expect("JSON")
}

type Tables = BTreeMap<String, BTreeSet<String>>;

/// The keys of a table and of the tables in it, each by its path; those of `rules` are codes.
fn tables(path: &str, schema: &Value, found: &mut Tables) {
    let schema = if schema["items"].is_object() { &schema["items"] } else { schema };
    let Some(properties) = schema["properties"].as_object().filter(|_| !path.ends_with("rules"))
    else {
        return;
    };
    found.insert(path.to_owned(), properties.keys().cloned().collect());
    for (key, of_key) in properties {
        let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        tables(&inner, of_key, found);
    }
}

/// The keys of each table of the page; those of other files are left out.
fn rows(page: &str) -> Tables {
    let mut found = Tables::new();
    let mut table = None;
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let path = heading.strip_prefix('`').and_then(|rest| rest.split('`').next());
            let path = path.unwrap_or_default().trim_matches(['[', ']']);
            table = (!heading.contains(", in ")).then(|| path.to_owned());
        }
        let key = line.strip_prefix("| `").and_then(|rest| rest.split('`').next());
        if let (Some(table), Some(key)) = (&table, key) {
            found.entry(table.clone()).or_default().insert(key.to_owned());
        }
    }
    found
}

#[test]
fn every_key_of_the_configuration_has_a_row_and_every_row_a_key() {
    let mut expected = Tables::new();
    tables("", &configuration(), &mut expected);
    assert!(expected.len() > 4 && expected["artifact"].len() > 10, "{expected:?}");
    assert_eq!(rows(&read(alphaswarm_settings_tests::file("docs/config.md"))), expected);
}

#[test]
fn every_kind_is_in_a_page_and_every_kind_in_a_page_exists() {
    let schema = configuration();
    let kinds = schema["properties"]["artifact"]["items"]["properties"]["kind"]["enum"].clone();
    let kinds: Vec<String> = serde_json::from_value(kinds).expect("a list of words");
    assert!(kinds.len() > 10, "{kinds:?}");
    let lines = lines();
    for kind in &kinds {
        let shown = [format!("`{kind}`"), format!("kind = \"{kind}\""), format!("--kind {kind}")];
        let is_shown = |line: &str| shown.iter().any(|shown| line.contains(shown));
        assert!(lines.iter().any(|(_, line)| is_shown(line)), "no page shows kind `{kind}`");
    }
    for (path, line) in &lines {
        for start in ["kind = \"", "--kind ", "kind `"] {
            for (at, _) in line.match_indices(start) {
                let word = line[at + start.len()..].split(['"', ' ', '`']).next();
                let word = word.unwrap_or_default();
                let is_name =
                    !word.is_empty() && word.starts_with(|c: char| c.is_ascii_lowercase());
                assert!(
                    !is_name || kinds.iter().any(|kind| kind == word),
                    "{path}: no artifact is of kind {word:?}: {line}"
                );
            }
        }
    }
}

#[test]
fn every_code_that_a_page_shows_exists() {
    let diagnostics = Page::open("docs/diagnostics.md");
    let codes: BTreeSet<&str> =
        diagnostics.prose().filter_map(|(_, line)| line.strip_prefix("## ")).collect();
    let mut count = 0;
    for (path, line) in lines() {
        for start in ["error[", "warning[", "note[", "diagnostics.md#"] {
            for (at, _) in line.match_indices(start) {
                let end = |c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-';
                let code = line[at + start.len()..].split(end).next().unwrap_or_default();
                count += 1;
                assert!(code.is_empty() || codes.contains(code), "{path}: no code {code}: {line}");
            }
        }
    }
    assert!(count > 50, "{count} codes");
}
