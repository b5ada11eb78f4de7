//! `kind = "typescript"`.

use std::path::PathBuf;

use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_tests::command::{Run, run};
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};

use crate::corpus::{self, Corpus};
use crate::twelve;

/// A project whose `settings.ts` is generated from a schema.
pub(crate) fn project(schema_name: &str, schema: &str, more: &str) -> Project {
    let project = Project::new();
    project.write(schema_name, schema);
    project.write(
        "alphaswarm-settings.toml",
        &format!(
            "schema = \"{schema_name}\"\n[[artifact]]\nkind = \"typescript\"\n\
             out = \"settings.ts\"\n{more}"
        ),
    );
    let _ = project.run(&["generate"]).succeeded();
    project.write("package.json", "{\"type\": \"module\"}");
    project
}

/// Runs a program of npm; nothing when Node is missing.
fn npm(program: &str, project: &Project, arguments: &[&str]) -> Option<Run> {
    let mut command = Consumer::Node.command()?;
    command.arg(file(&format!("target/consumers/node_modules/{program}")));
    Some(run(command.args(arguments).arg(project.path("settings.ts"))))
}

/// How strictly modules are compiled.
pub(crate) const TSC: &[&str] = &[
    "--strict",
    "--noUncheckedIndexedAccess",
    "--exactOptionalPropertyTypes",
    "--noUnusedLocals",
    "--noImplicitReturns",
    "--noImplicitOverride",
    "--target",
    "es2022",
    "--lib",
    "es2023,dom",
    "--module",
    "nodenext",
];

/// Compiles the module and runs a script of `tests/consumers` with it; nothing when Node is missing.
pub(crate) fn with_module(project: &Project, script: &str, arguments: &[&str]) -> Option<String> {
    let compiled = npm("typescript/bin/tsc", project, TSC)?;
    assert_eq!(compiled.code, 0, "{}", compiled.stdout);
    let mut command = Consumer::Node.command()?;
    command.arg(script).arg(project.path("settings.js")).args(arguments);
    Some(run(&mut command).succeeded())
}

fn text(path: PathBuf) -> String {
    path.into_os_string().into_string().expect("the path is UTF-8")
}

#[test]
fn every_row_of_the_corpus_agrees() {
    let corpus = Corpus::read();
    let more = "prefix = \"APP_\"\nbigint = true\n";
    let project = project("schema/.env.schema", &corpus.schema, more);
    project.write("rows.jsonl", &corpus.text());
    let rows = text(project.path("rows.jsonl"));
    let Some(said) = with_module(&project, "typescript/replay.mjs", &[&rows]) else { return };
    assert_eq!(said.trim(), format!("{} rows agree", corpus.lines.len()));
}

#[test]
fn what_stands_in_place_of_a_secret_is_the_same() {
    let project = project("schema/.env.schema", &corpus::secrets(), "prefix = \"APP_\"\n");
    let rows = file(corpus::SECRETS);
    let arguments = [rows.to_str().unwrap()];
    let Some(said) = with_module(&project, "typescript/placeholders.mjs", &arguments) else {
        return;
    };
    assert_eq!(said.trim(), format!("{} rows agree", read(&rows).lines().count()));
}

#[test]
fn twelve_mistakes_are_in_the_same_report() {
    let project = project(twelve::SCHEMA, &read(file(twelve::SCHEMA)), "prefix = \"SHOP_\"\n");
    let expected = twelve::report(&project, "environment.json");
    let given = text(project.path("environment.json"));
    let arguments = ["kubernetes", &given];
    let Some(said) = with_module(&project, "typescript/report.mjs", &arguments) else { return };
    assert_eq!(said.trim_end(), expected);
    assert!(!said.contains("hunter2"));
}

#[test]
fn no_output_shows_a_secret() {
    let schema = read(file("schema/.env.schema"));
    let project = project("schema/.env.schema", &schema, "prefix = \"ALPHASWARM_\"\n");
    let source = SourceFile::new(".env.schema", schema);
    let parsed = parse(&source);
    let secrets = parsed.schema.variables.iter().filter(|variable| variable.is_secret());
    let keys: Vec<_> = secrets.map(|variable| variable.key.value).collect();
    let Some(said) = with_module(&project, "typescript/leaks.mjs", &keys) else { return };
    assert_eq!(said.trim(), "nothing shows a secret");
}

#[test]
fn what_checks_typescript_finds_nothing() {
    let corpus = Corpus::read();
    let hostile =
        read(file("alphaswarm-settings-cli/tests/cases/typescript-settings/input/.env.schema"));
    for (name, schema, more) in [
        ("the corpus", corpus.schema.as_str(), "bigint = true\n"),
        ("the corpus without bigint", &corpus.schema, ""),
        ("AlphaSwarm", &read(file("schema/.env.schema")), ""),
        ("hostile text", &hostile, ""),
    ] {
        let project = project("schema/.env.schema", schema, more);
        let Some(compiled) = npm("typescript/bin/tsc", &project, TSC) else { return };
        assert_eq!(compiled.code, 0, "{name}: {}", compiled.stdout);
        let formatted = npm("prettier/bin/prettier.cjs", &project, &["--check"]);
        let formatted = formatted.expect("Node was there");
        assert_eq!(formatted.code, 0, "{name}: {}{}", formatted.stdout, formatted.stderr);
    }
}

#[test]
fn a_misspelt_key_does_not_compile() {
    let schema = read(file("schema/.env.schema"));
    let project = project("schema/.env.schema", &schema, "prefix = \"ALPHASWARM_\"\n");
    let module = project.read("settings.ts");
    project.write("settings.ts", &(module + "\nconsole.log(load().redisUlr);\n"));
    let Some(compiled) = npm("typescript/bin/tsc", &project, TSC) else { return };
    assert_eq!(compiled.code, 2, "{}", compiled.stdout);
    assert!(compiled.stdout.contains("Did you mean 'redisUrl'?"), "{}", compiled.stdout);
}
