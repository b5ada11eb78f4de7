//! Every run of every case in each form: the same problems, the same exit code, and no secret.

use serde_json::Value;

use super::case;
use super::published::Published;
use super::sarif;
use super::step::{self, Step};
use super::tree;
use crate::project::{Project, Run};

/// Problems for which people see a diff.
const SHOWN_AS_DIFF: [&str; 2] = ["drift", "missing-artifact"];

/// A severity and the name of a code.
type Problem = (String, String);

#[test]
fn every_form_says_the_same() {
    let schema = sarif::Schema::of_the_standard();
    let published = Published::of("findings");
    let mut runs = 0;
    for case in case::wanted() {
        let project = case.project();
        for step in &case.steps {
            let before = tree::read(&project.path(""));
            let Some((line, human)) = step.run(&project) else { continue };
            let Step::Run { arguments, stdin, .. } = step else { continue };
            if !has_forms(arguments, &human) {
                continue;
            }
            runs += 1;
            let in_form = |form: &str| {
                let project = Project::empty();
                tree::write(&project.path(""), &before);
                let mut arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
                arguments.extend(["--format", form]);
                let run = step::run(&project, &arguments, stdin.as_deref());
                let what = format!("{}: {line} --format {form}", case.name);
                case.assert_sound(&what, &run);
                assert_eq!((run.code, run.stderr.as_str()), (human.code, ""), "{what}");
                (run.stdout, what)
            };
            let json = of_json(&in_form("json"), &published);
            let each = says(arguments, "check").then(|| each_place(&before, arguments));
            assert_eq!(
                errors_for_people(&json),
                of_human(each.as_ref().unwrap_or(&human)),
                "{}: {line}",
                case.name
            );
            assert_eq!(of_github(&in_form("github")), json, "{}: {line}", case.name);
            assert_eq!(of_sarif(&in_form("sarif"), &schema), json, "{}: {line}", case.name);
        }
    }
    assert!(runs > 0, "no run was compared");
}

/// Whether a run is told in forms: help and artifacts on stdout are what they are.
fn has_forms(arguments: &[String], human: &Run) -> bool {
    let says = |word: &str| says(arguments, word);
    let is_artifact = says("generate") && !says("--diff") && !human.stdout.is_empty();
    let has_none = ["--format", "--help", "init", "man", "completions", "config-schema"];
    !is_artifact && !has_none.iter().any(|word| says(word))
}

fn says(arguments: &[String], word: &str) -> bool {
    arguments.iter().any(|argument| argument.split('=').next() == Some(word))
}

/// What people read of `check` where the places of a variable are not one message.
fn each_place(before: &tree::Tree, arguments: &[String]) -> Run {
    let project = Project::empty();
    tree::write(&project.path(""), before);
    let arguments = arguments.iter().map(String::as_str).filter(|argument| *argument != "-v");
    step::run(&project, &arguments.chain(["-v"]).collect::<Vec<_>>(), None)
}

fn problem(severity: &str, code: &str) -> Problem {
    (severity.to_owned(), code.to_owned())
}

/// The errors among them, but for those that are told by a diff.
fn errors_for_people(problems: &[Problem]) -> Vec<Problem> {
    let mut errors = problems.to_vec();
    errors
        .retain(|(severity, code)| severity == "error" && !SHOWN_AS_DIFF.contains(&code.as_str()));
    errors
}

fn of_human(run: &Run) -> Vec<Problem> {
    let titles = run.stderr.lines().filter_map(|line| line.strip_prefix("error["));
    let codes = titles.filter_map(|title| title.split(']').next());
    // What clap refuses, it says itself.
    let is_refused = run.stderr.starts_with("error: ").then_some("invalid-usage");
    codes.chain(is_refused).map(|code| problem("error", code)).collect()
}

fn of_json((text, what): &(String, String), published: &Published) -> Vec<Problem> {
    let document: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{what}: {e}"));
    published.check(&document, what);
    let findings = document["findings"].as_array().expect("a list");
    let word = |finding: &Value, name: &str| finding[name].as_str().expect("a string").to_owned();
    let problems: Vec<_> =
        findings.iter().map(|finding| (word(finding, "severity"), word(finding, "rule"))).collect();
    for severity in ["error", "warning", "note"] {
        let count = problems.iter().filter(|(known, _)| known == severity).count();
        assert_eq!(document["summary"][format!("{severity}s")], count, "{what}: {text}");
    }
    problems
}

fn of_github((text, what): &(String, String)) -> Vec<Problem> {
    let annotations = text.lines().map(|line| {
        let line = line.strip_prefix("::").unwrap_or_else(|| panic!("{what}: {text}"));
        let (command, rest) = line.split_once(" title=").expect("a title");
        let (properties, _) = rest.split_once("::").expect("a message");
        let code = properties.split(',').next().unwrap_or_default();
        problem(if command == "notice" { "note" } else { command }, code)
    });
    annotations.collect()
}

fn of_sarif((text, what): &(String, String), schema: &sarif::Schema) -> Vec<Problem> {
    let log: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{what}: {e}"));
    schema.check(&log, what);
    let results = log["runs"][0]["results"].as_array().expect("a list").iter();
    let word = |result: &Value, name: &str| result[name].as_str().expect("a string").to_owned();
    results.map(|result| (word(result, "level"), word(result, "ruleId"))).collect()
}
