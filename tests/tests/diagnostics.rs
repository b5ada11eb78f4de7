//! `docs/diagnostics.md`, the failure cases and the fixtures leave out no code.

use std::collections::BTreeSet;
use std::fs;

use alphaswarm_settings_schema::diagnostic::{Code, Severity, codes};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::{dotenv, field::FieldName, lint, parse};
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, golden, read};

// Crates of macros and of commands export nothing that a test could name.
#[path = "../../alphaswarm-settings-cli/src/codes.rs"]
mod codes_of_command;
#[path = "../../alphaswarm-settings-derive/src/codes.rs"]
mod codes_of_macros;

const PAGE: &str = "docs/diagnostics.md";

/// The codes of every crate, in the order of the page.
fn all_codes() -> Vec<Code> {
    [codes::ALL, codes_of_macros::ALL, codes_of_command::ALL].concat()
}

/// What the page says of one code.
struct Entry {
    chapter: String,
    code: Code,
    meaning: String,
    /// The language of the example.
    language: String,
    example: String,
    remedy: String,
}

fn entries() -> Vec<Entry> {
    let page = read(file(PAGE));
    let chapters = page.split("\n\n# ").skip(1);
    chapters
        .flat_map(|chapter| {
            let (title, text) = chapter.split_once('\n').expect("a chapter has text");
            text.split("\n\n## ").skip(1).map(|entry| self::entry(title, entry)).collect::<Vec<_>>()
        })
        .collect()
}

fn entry(chapter: &str, text: &str) -> Entry {
    let (name, text) = text.split_once("\n\n").expect("a heading");
    let (meaning, text) = text.split_once("\n\n```").expect("a sentence, then an example");
    let (language, text) = text.split_once('\n').expect("an example");
    let (example, remedy) = text.split_once("\n```\n\n").expect("an example has an end");
    let known = all_codes().into_iter().find(|code| code.name() == name);
    Entry {
        chapter: chapter.to_owned(),
        code: known.unwrap_or_else(|| panic!("{PAGE} explains {name}, which there is not")),
        meaning: meaning.to_owned(),
        language: language.to_owned(),
        example: format!("{example}\n"),
        remedy: remedy.trim().to_owned(),
    }
}

#[test]
fn the_page_explains_every_code_in_its_own_words() {
    let entries = entries();
    let explained: Vec<_> = entries.iter().map(|entry| entry.code.name()).collect();
    let all: Vec<_> = all_codes().iter().map(|code| code.name()).collect();
    assert_eq!(explained, all, "the headings of {PAGE} and the codes");
    for Entry { code, meaning, example, remedy, .. } in &entries {
        assert_eq!(meaning, code.meaning(), "{}", code.name());
        let lines = example.lines().count();
        assert!((3..=8).contains(&lines), "{}: an example of {lines} lines", code.name());
        assert!(remedy.ends_with('.'), "{}: {remedy:?}", code.name());
    }
}

#[test]
fn the_page_says_which_are_warnings() {
    let page = read(file(PAGE));
    let (_, list) = page.split_once("These are warnings").expect("a list");
    let (list, _) = list.split_once('.').expect("its end");
    let listed: Vec<_> = list.split('`').skip(1).step_by(2).collect();
    let warnings = all_codes().into_iter().filter(|code| code.severity() == Severity::Warning);
    assert_eq!(listed, warnings.map(Code::name).collect::<Vec<_>>());
}

#[test]
fn the_examples_are_what_their_headings_say() {
    // Bytes that the page cannot show, and what only the macro or the command can tell.
    let mut unproven = Vec::new();
    for Entry { chapter, code, language, example, .. } in entries() {
        let found = match language.as_str() {
            "schema" => in_schema(&example, code),
            "env" => in_env_file(&example),
            _ => BTreeSet::new(),
        };
        let is_proven = matches!(chapter.as_str(), "Schemas" | "Advice" | "Env files");
        if !found.contains(code.name()) {
            assert!(!is_proven || example.contains('\\'), "{}: {found:?}", code.name());
            unproven.push(code.name());
        }
    }
    // What macros and the command find is shown by cases of their own.
    unproven.retain(|name| codes::ALL.iter().any(|code| code.name() == *name));
    assert_eq!(unproven, ["invalid-utf8", "nul-byte"]);
}

/// The codes of a schema whose blocks get the fields that the example left out.
fn in_schema(example: &str, code: Code) -> BTreeSet<&'static str> {
    let is_whole = code == codes::MISSING_FIELD || !example.contains("key:");
    let text = if is_whole { example.to_owned() } else { completed(example) };
    let source = SourceFile::new(".env.schema", text.as_str());
    let parsed = parse(&source);
    let advice = lint::lint(&parsed.schema);
    parsed.diagnostics.iter().chain(&advice).map(|found| found.code.name()).collect()
}

fn completed(example: &str) -> String {
    let blocks = example.split("\n\n").map(|block| {
        let mut block = block.trim_end().to_owned();
        for field in FieldName::ALL.iter().filter(|field| field.is_needed()) {
            let name = field.as_str();
            let is_written = block.lines().any(|line| line.starts_with(name));
            let value = match name {
                "required" => "false",
                "targets" => "local",
                "classification" => "plain",
                _ => "A test",
            };
            if !is_written {
                block.extend(["\n", name, ": ", value]);
            }
        }
        block
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn in_env_file(example: &str) -> BTreeSet<&'static str> {
    let text = example.replace("\\r", "\r");
    let source = SourceFile::new(".env", text.as_str());
    dotenv::read(&source).problems.iter().map(|found| found.code.name()).collect()
}

#[test]
fn every_error_of_schema_and_macros_has_a_failing_case() {
    for Entry { chapter, code, .. } in entries() {
        if !matches!(chapter.as_str(), "Schemas" | "Macros and views") {
            continue;
        }
        let name = code.name();
        assert_eq!(code.severity(), Severity::Error, "{name}");
        let message = read(file(&format!("tests/ui/{name}/case.stderr")));
        assert!(message.contains(&format!("[{name}]")), "tests/ui/{name} shows another error");
    }
}

/// The lints: their files, the chapter of the page, and the fixtures have the same names.
#[test]
fn every_lint_has_a_file_and_a_fixture_and_is_shown_by_the_command() {
    let advice = entries().into_iter().filter(|entry| entry.chapter == "Advice");
    let mut lints: Vec<_> = advice.map(|entry| entry.code).collect();
    lints.sort_by_key(|code| code.name());
    assert!(lints.iter().all(|code| code.severity() == Severity::Warning));
    let names: Vec<_> = lints.iter().map(|code| code.name().to_owned()).collect();
    let mut files = stems("schema/src/lint", ".rs");
    files.retain(|name| name != "mod");
    assert_eq!(files, names, "schema/src/lint");
    assert_eq!(stems("tests/fixtures/lints", ".env.schema"), names, "tests/fixtures/lints");
    for name in names {
        let project = Project::new();
        let fixture = read(file(&format!("tests/fixtures/lints/{name}.env.schema")));
        project.write("schema/.env.schema", &fixture);
        project.generate();
        let silent = project.run(&["validate"]);
        assert_eq!((silent.code, silent.stderr.as_str()), (0, ""), "{name}");
        let shown = project.run(&["validate", "--deny-warnings"]);
        assert_eq!((shown.code, shown.stdout.as_str()), (1, ""), "{name}: {}", shown.stderr);
        let of_it = shown.stderr.matches(&format!("warning[{name}]")).count();
        assert!(of_it > 0, "{}", shown.stderr);
        assert_eq!(shown.stderr.matches("warning[").count(), of_it, "{}", shown.stderr);
        project.write("shown", &shown.stderr);
        let committed = format!("tests/fixtures/lints/{name}.stderr");
        golden::assert_same(&project.path("shown"), &committed);
    }
}

/// The names of the files of a directory that end so, sorted, with `-` for `_`.
fn stems(directory: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(file(directory)).expect("the directory is there");
    let mut stems: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
            Some(name.strip_suffix(ending)?.replace('_', "-"))
        })
        .collect();
    stems.sort();
    stems
}
