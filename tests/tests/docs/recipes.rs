//! The recipes of `CONTRIBUTING.md` name files and tests that exist, and lead to complete tables.

use std::collections::BTreeSet;
use std::fs;

use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};

use crate::page::Page;

/// What a recipe writes for the name of the thing that is added.
const PLACEHOLDERS: [&str; 2] = ["NAME", "LANGUAGE"];

#[test]
fn every_file_that_a_recipe_names_exists() {
    let page = Page::open("CONTRIBUTING.md");
    let mut count = 0;
    let mut missing = Vec::new();
    for (line, text) in page.prose() {
        for path in text.split('`').skip(1).step_by(2).filter(|word| is_path(word)) {
            count += 1;
            if !exists(path) {
                missing.push(format!("CONTRIBUTING.md:{line}: {path}"));
            }
        }
    }
    assert!(count > 30, "{count} files");
    assert!(missing.is_empty(), "these do not exist:\n{}", missing.join("\n"));
}

/// Whether a word in backquotes is a path of the repository.
fn is_path(word: &str) -> bool {
    word.contains('/') && !word.contains(' ') && !word.contains("::")
}

/// Whether the path is there; one with a placeholder stands for some entry of its directory.
fn exists(path: &str) -> bool {
    let Some(placeholder) = PLACEHOLDERS.into_iter().find(|name| path.contains(name)) else {
        return file(path).exists();
    };
    let (directory, name) = path.rsplit_once('/').expect("a path");
    let (start, end) = name.split_once(placeholder).expect("the last part is the placeholder");
    let Ok(entries) = fs::read_dir(file(directory)) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        name.len() > start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
    })
}

#[test]
fn every_recipe_is_held_by_tests() {
    let page = Page::open("CONTRIBUTING.md");
    let mut without = Vec::new();
    let recipes: Vec<_> =
        page.prose().filter_map(|(_, line)| line.strip_prefix("## Add ")).collect();
    assert!(recipes.len() >= 5, "{recipes:?}");
    for recipe in recipes {
        let section = page.section(&format!("## Add {recipe}"));
        let held: Vec<_> = section.prose().filter_map(|(_, line)| held_by(line)).collect();
        if held.is_empty() {
            without.push(recipe.to_owned());
        }
        for (test, path) in held {
            let text = read(file(path));
            assert!(is_test(&text, test), "{path} has no test {test}");
        }
    }
    assert!(without.is_empty(), "no test holds the recipes {without:?}");
}

/// Whether a file has a test of that name, with or without other attributes.
fn is_test(text: &str, name: &str) -> bool {
    let head = format!("fn {name}()");
    let Some((before, _)) = text.split_once(&head) else { return false };
    before.rsplit_once("#[test]").is_some_and(|(_, between)| !between.contains("fn "))
}

/// The test and the file of ``Held by `test` in `file`.``
fn held_by(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("Held by `")?.strip_suffix("`.")?.split_once("` in `")
}

/// Files of rules that are no rules: what they share.
const SHARED: [&str; 3] = ["mod", "resolution", "scope"];

#[test]
fn every_rule_has_a_code_of_its_name() {
    let codes = read(file("alphaswarm-settings-cli/src/codes.rs"));
    let entries = fs::read_dir(file("alphaswarm-settings-cli/src/rules")).expect("a directory");
    let mut count = 0;
    for entry in entries {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        let Some(rule) = name.strip_suffix(".rs").filter(|rule| !SHARED.contains(rule)) else {
            continue;
        };
        count += 1;
        let code = format!("= \"{}\", ", rule.replace('_', "-"));
        assert!(codes.contains(&code), "rules/{name} has no code");
    }
    assert!(count > 10, "{count} rules");
}

const SECRET: &str = "\
key: APP_PASSWORD
description: Opens the database.
required: true
targets: local, kubernetes, cloud
classification: secret
";

const ENVIRONMENT: &str = "\
[[artifact]]
env = \"k8s\"
kind = \"configmap\"
out = \"configmap.yaml\"

[[artifact]]
env = \"k8s\"
kind = \"checksum-patch\"
workloads = [\"core\"]
out = \"checksum.yaml\"

[[environment]]
name = \"prod\"
target = \"kubernetes\"
secret_store = \"vault\"
";

#[test]
fn every_kind_is_generated_and_documented() {
    let project = Project::new();
    project.write("schema/.env.schema", SECRET);
    project.write("alphaswarm-settings.toml", ENVIRONMENT);
    let help = project.run(&["generate", "--help"]).succeeded();
    let kinds = kinds(&help);
    assert!(kinds.len() > 3, "{help}");
    let page = read(file("docs/config.md"));
    let row = page.lines().find(|line| line.starts_with("| `kind`")).expect("a row");
    for kind in kinds {
        assert!(row.contains(&format!("`{kind}`")), "docs/config.md has no kind {kind}");
        // Code and runbooks are for every environment, and some of what a cluster applies is for one of its own.
        let envs: [&[&str]; 5] = [
            &[],
            &["--env=local"],
            &["--env=cloud"],
            &["--env=k8s"],
            &["--env=k8s", "--environment=prod"],
        ];
        let made = envs.into_iter().any(|env| {
            let run = project.run(&[&["generate", "--kind", &kind, "--out", "-"], env].concat());
            run.code == 0 && !run.stdout.is_empty()
        });
        assert!(made, "no environment has the kind {kind}");
    }
}

/// The kinds that the help lists below `--kind`.
fn kinds(help: &str) -> BTreeSet<String> {
    let (_, rest) = help.split_once("--kind <KIND>").expect("the argument");
    let (_, rest) = rest.split_once("Possible values:").expect("its values");
    let lines = rest.lines().skip(1).map(str::trim);
    let values = lines.map_while(|line| line.strip_prefix("- ")?.split_once(':'));
    values.map(|(kind, _)| kind.to_owned()).collect()
}
