//! The lines of `docs/adopting.md` for linters: each linter flags code that reads the environment, and
//! no other code.

use std::process::Command;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::file;
use alphaswarm_settings_tests::project::Project;

use crate::page::Page;

/// A project with the block of the page that is this file.
fn with(name: &str) -> Project {
    let page = Page::open("docs/adopting.md");
    let block = page.blocks().into_iter().find(|block| block.file() == Some(name));
    let project = Project::new();
    project.write(name, &block.expect("the page has the file").text);
    project
}

/// The lines that a linter flags, as `FILE:LINE:` begins each.
fn flagged(printed: &str, name: &str) -> Vec<usize> {
    let lines = printed.lines().filter_map(|line| line.split_once(&format!("{name}:")));
    let mut flagged: Vec<_> =
        lines.filter_map(|(_, rest)| rest.split_once(':')?.0.parse().ok()).collect();
    flagged.dedup();
    flagged
}

#[test]
fn ruff_flags_reads_of_the_environment() {
    let Some(mut ruff) = Consumer::Ruff.command() else { return };
    let project = with("ruff.toml");
    let reads = "import os\nfrom os import environ, getenv\n\na = os.environ[\"A\"]\nb = os.getenv(\"B\")\n\
                 c = os.environ.get(\"C\")\nprint(a, b, c, environ, getenv)\n";
    project.write("app/reads.py", reads);
    project.write("tests/test_reads.py", reads);
    project.write(
        "app/uses.py",
        "import os\n\nfrom config import settings\n\nprint(settings.port, os.getcwd())\n",
    );
    ruff.current_dir(project.path("")).args([
        "check",
        "--no-cache",
        "--output-format",
        "concise",
        ".",
    ]);
    let run = run(&mut ruff);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(flagged(&run.stdout, "app/reads.py"), [2, 4, 5, 6], "{}", run.stdout);
    assert_eq!(run.stdout.matches("Read a field of `settings`").count(), 5, "{}", run.stdout);
    assert!(
        !run.stdout.contains("uses.py") && !run.stdout.contains("test_reads"),
        "{}",
        run.stdout
    );
}

#[test]
fn eslint_flags_reads_of_the_environment() {
    let Some(mut node) = Consumer::Node.command() else { return };
    let project = with("eslint.config.mjs");
    let reads = "import { env } from \"node:process\";\n\
                 export const a = process.env.A;\n\
                 export const { B } = process.env;\n\
                 export const { env: c } = process;\n\
                 export const d = import.meta.env.D;\n\
                 export const { env: e } = import.meta;\n\
                 export const f = env;\n";
    project.write("src/reads.mjs", reads);
    project.write("src/reads.test.mjs", reads);
    project.write(
        "src/uses.mjs",
        "import process from \"node:process\";\nimport { settings } from \"./settings.mjs\";\n\
         export const port = settings.port;\nexport const env = settings.env;\n\
         export const here = [import.meta.url, process.exitCode];\n",
    );
    let eslint = file("target/consumers/node_modules/eslint/bin/eslint.js");
    node.arg(eslint).args(["--format", "json", "src"]).current_dir(project.path(""));
    let run = run(&mut node);
    assert_eq!(run.code, 1, "{run:?}");
    let files: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    for found in files.as_array().expect("a list") {
        let path = found["filePath"].as_str().expect("a path");
        let messages = found["messages"].as_array().expect("a list");
        let lines: Vec<_> = messages.iter().filter_map(|one| one["line"].as_u64()).collect();
        let expected: &[u64] = if path.ends_with("/reads.mjs") { &[1, 2, 3, 4, 5, 6] } else { &[] };
        assert_eq!(lines, expected, "{path}: {messages:?}");
        let points = |one: &serde_json::Value| {
            one["message"].as_str().is_some_and(|text| text.contains("Read a field of `settings`"))
        };
        assert!(messages.iter().all(points), "{messages:?}");
    }
}

#[test]
fn clippy_flags_reads_of_the_environment() {
    let project = Project::new();
    let _ = project.run(&["init"]).succeeded();
    project.write(
        "Cargo.toml",
        "[package]\nname = \"reads\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
    );
    project.write(
        "src/main.rs",
        "fn main() {\n    println!(\"{:?}\", std::env::args().count());\n    \
         println!(\"{:?}\", std::env::var(\"A\"));\n    println!(\"{:?}\", std::env::var_os(\"A\"));\n    \
         println!(\"{:?}\", std::env::vars().count());\n}\n",
    );
    let mut clippy = Command::new(env!("CARGO"));
    clippy
        .args(["clippy", "--quiet", "--offline", "--message-format", "short"])
        .current_dir(project.path(""))
        .env("CARGO_TARGET_DIR", project.path("target"))
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .env_remove("CLIPPY_CONF_DIR")
        .env_remove("CARGO_MANIFEST_DIR");
    let run = run(&mut clippy);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(flagged(&run.stderr, "src/main.rs"), [3, 4, 5], "{}", run.stderr);
}
