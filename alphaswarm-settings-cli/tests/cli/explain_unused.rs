//! `explain unused`: which variables are listed, and what the exit code says.

use crate::project::{Project, SCHEMA};

fn project() -> Project {
    let schema = SCHEMA.replace("key: ", "key: APP_");
    let project = Project::with_schema(&format!(
        "{schema}\nkey: APP_CACHE\ndescription: For the cache.\nrequired: false\n\
         targets: local\nclassification: plain\nexternal: the cache's own image\n"
    ));
    project.write(
        "services/core/src/main.rs",
        "#[settings(prefix = \"APP_\")]\nstruct Settings;\n\n\
         fn main() {\n    println!(\"{}\", settings.port);\n}\n",
    );
    project
}

const GREETING: &str = "APP_GREETING  schema/.env.schema:8  What the service says first.\n";
const MOTTO: &str = "APP_MOTTO  schema/.env.schema:14  What the service says last.\n";
const PASSWORD: &str = "APP_PASSWORD  schema/.env.schema:21  Opens the database.\n";

#[test]
fn what_nobody_reads_is_listed_in_schema_order() {
    let run = project().run(&["explain", "unused"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert_eq!(run.stdout, [GREETING, MOTTO, PASSWORD].concat());
}

#[test]
fn silence_and_0_where_everything_is_read() {
    let project = project();
    project.write(
        "services/worker/src/settings.rs",
        "#[derive(Settings)]\n#[settings(prefix = \"APP_\")]\n\
         pub struct Worker {\n    greeting: String,\n\
         #[settings(key = \"APP_MOTTO\")]\n    last: String,\n}\n\n\
         fn f(Settings { password, .. }: Settings) {}\n",
    );
    let run = project.run(&["explain", "unused"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    // Only the code of one service.
    let run = project.run(&["explain", "unused", "services/core"]);
    assert_eq!((run.code, run.stdout), (1, [GREETING, MOTTO, PASSWORD].concat()));
}

#[test]
fn ignored_files_and_other_files_are_not_read() {
    let project = project();
    project.write(".gitignore", "/target\n*.gen.rs\n");
    for name in ["target/debug/out.rs", "services/core/src/a.gen.rs", "notes.md", ".git/x.rs"] {
        project.write(name, "fn f() { s.motto; }");
    }
    assert!(project.run(&["explain", "unused"]).stdout.contains("APP_MOTTO"));
    // A folder that begins with a dot is one like any other.
    project.write(".tools/x.rs", "fn f() { s.motto; }");
    assert!(!project.run(&["explain", "unused"]).stdout.contains("APP_MOTTO"));
}

#[test]
fn broken_files_are_counted_and_read_as_far_as_they_go() {
    let project = project();
    project.write("a.rs", "fn f( {\n    s.motto;\n    \"\n");
    let run = project.run(&["explain", "unused"]);
    assert_eq!(run.stdout, [GREETING, PASSWORD].concat());
    assert_eq!(run.stderr, "1 file is not all Rust; what is was read\n");
    project.write("b.rs", "fn f() { \"open }");
    let run = project.run(&["explain", "unused"]);
    assert_eq!(run.stderr, "2 files are not all Rust; what is was read\n");
}

#[test]
fn bad_input_is_refused() {
    let project = project();
    project
        .run(&["explain", "unused", "nowhere"])
        .assert_refused("cannot read the code `nowhere`: no such");
    project
        .run(&["explain", "unused", "schema"])
        .assert_refused("there is no Rust file in `schema`");
    project.run(&["explain"]).assert_refused("explain");
    project.edit("schema/.env.schema", "required: false\ndefault", "required: no\ndefault");
    project.run(&["explain", "unused"]).assert_refused("error[invalid-required]: APP_MOTTO");
}

#[test]
fn the_help_says_that_it_looks_at_names() {
    let help = project().run(&["explain", "unused", "--help"]);
    assert!(help.stdout.contains("at names, not at types"), "{}", help.stdout);
}
