//! `compat` against commits: every name that one can have, and what a clone may lack.

use std::fs;
use std::process::Command;

use alphaswarm_settings_tests::consumer::note;

use crate::check::git;
use crate::project::{Project, Run};

const OLD: &str = "\
key: APP_PORT
description: The port to listen on.
type: port
required: true
default: 8080
targets: kubernetes
classification: plain
";

/// The same with a variable that old code does not know.
fn changed() -> String {
    format!("{OLD}\n{}", OLD.replace("APP_PORT", "APP_ADMIN_PORT"))
}

/// A repository whose first commit has the old schema, and whose work tree the new one; none without git.
fn project() -> Option<Project> {
    let project = Project::with_schema(OLD);
    fs::remove_dir_all(project.path(".git")).expect("it goes away");
    let has_git = git(&project, &["init", "--quiet", "--initial-branch=main"])
        && git(&project, &["add", "."])
        && git(&project, &["commit", "--quiet", "-m", "a"]);
    if !has_git {
        note("this machine has no git");
        return None;
    }
    project.write("schema/.env.schema", &changed());
    Some(project)
}

fn against(project: &Project, base: &str) -> Run {
    project.run(&["compat", "--against", base])
}

fn hash(project: &Project, name: &str) -> String {
    let mut git = Command::new("git");
    git.args(["rev-parse", name]).current_dir(project.path(""));
    let output = git.output().expect("git");
    String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
}

#[test]
fn a_commit_has_many_names() {
    let Some(project) = project() else { return };
    assert!(git(&project, &["tag", "light"]));
    assert!(git(&project, &["tag", "-a", "-m", "a", "v1.0"]));
    assert!(git(&project, &["update-ref", "refs/remotes/origin/main", "HEAD"]));
    project.write("other", "x");
    assert!(git(&project, &["add", "other"]) && git(&project, &["commit", "-q", "-m", "b"]));
    let whole = hash(&project, "HEAD");
    let names = [
        "main",
        "HEAD",
        "@",
        "HEAD~1",
        "HEAD~",
        "HEAD^",
        "main~1",
        "light",
        "v1.0",
        "v1.0~0",
        "origin/main",
        "refs/heads/main",
        "heads/main",
        &whole,
        &whole[..7],
        "HEAD:schema/.env.schema",
    ];
    for is_packed in [false, true] {
        for name in names {
            let run = against(&project, name);
            assert_eq!(run.code, 1, "{name}: {run:?}");
            assert!(
                run.stderr.contains("error[added-required]: APP_ADMIN_PORT"),
                "{name}: {run:?}"
            );
        }
        assert!(git(&project, &["gc", "--quiet"]), "packs references and objects ({is_packed})");
    }
    assert!(!project.path(".git/refs/heads/main").exists(), "the references are packed");
}

#[test]
fn what_is_no_commit_is_refused_with_a_way_out() {
    let Some(project) = project() else { return };
    let remote = ["remote", "add", "origin", "https://example.org/a.git"];
    assert!(git(&project, &remote));
    for (base, help) in [
        ("mian", "did you mean `main`?"),
        ("zzzzzzzzzz", "`git branch --all` and `git tag` list what there is"),
        ("origin/trunk", "`git fetch --depth=1 origin trunk:refs/remotes/origin/trunk`"),
        ("HEAD~1", "`git branch --all`"),
        ("HEAD@{1}", "`git branch --all`"),
        ("-x; rm", "`git branch --all`"),
        (
            "HEAD:no/such",
            "`schema/.env.schema` is: did it move? `--against HEAD:schema/.env.schema`",
        ),
        (&"0".repeat(40), "`git fetch --depth=1 origin 0000000000000000000000000000000000000000`"),
        ("HEAD:", "`git branch --all`"),
        ("é~é", "`git branch --all`"),
        ("HEAD~99999999999999999999", "`git branch --all`"),
        ("HEAD~9~18446744073709551615", "`git branch --all`"),
        (&"a".repeat(41), "`git branch --all`"),
        (&"0".repeat(64), "`git branch --all`"),
        (&"x/".repeat(3_000), ""),
    ] {
        let run = project.run(&["compat", &format!("--against={base}")]);
        run.assert_refused("error[unknown-base]");
        assert!(run.stderr.contains(help), "{base}: {}", run.stderr);
    }
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let Some(project) = project() else { return };
    assert!(git(&project, &["commit", "-q", "-a", "-m", "b"]));
    let clone = Project::empty();
    fs::remove_dir_all(clone.path(".git")).expect("it goes away");
    let from = format!("file://{}", project.path("").display());
    assert!(git(&clone, &["clone", "--quiet", "--depth=1", &from, "copy"]));
    let run = |base: &str| {
        let mut command = clone.command(&["compat", "--against", base]);
        Run::of(&command.current_dir(clone.path("copy")).output().expect("it starts"))
    };
    let first = hash(&project, "HEAD~1");
    for (base, line) in [
        ("HEAD~1", "git fetch --deepen=1 origin".to_owned()),
        (first.as_str(), format!("git fetch --depth=1 origin {first}")),
        ("v1.0", "git fetch --depth=1 origin tag v1.0".to_owned()),
        ("origin/v2", "git fetch --depth=1 origin v2:refs/remotes/origin/v2".to_owned()),
    ] {
        let refused = run(base);
        refused.assert_refused("error[unknown-base]");
        assert!(refused.stderr.contains(&format!("`{line}`")), "{base}: {}", refused.stderr);
    }
    assert_eq!(run("origin/main").code, 0, "nothing is changed since");
}

#[test]
fn values_and_configuration_are_those_of_the_commit() {
    let Some(project) = project() else { return };
    let config = "[compat]\nagainst = \"HEAD\"\n\n\
                  [[environment]]\nname = \"prod\"\ntarget = \"k8s\"\nvalues = \"prod.env\"\n";
    project.write("alphaswarm-settings.toml", config);
    project.write("prod.env", "\u{feff}APP_LEVEL=high\n");
    let level = |values: &str| {
        let block = OLD.replace("APP_PORT", "APP_LEVEL").replace("type: port\n", "");
        format!("{OLD}\n{}values: {values}\n", block.replace("default: 8080\n", ""))
    };
    project.write("schema/.env.schema", &format!("\u{feff}{}", level("low, high")));
    assert!(git(&project, &["add", "."]) && git(&project, &["commit", "-q", "-m", "b"]));
    // The environment follows the schema, and the old configuration is still there.
    project.write("prod.env", "APP_LEVEL=low\n");
    project.write("schema/.env.schema", &level("low").replace('\n', "\r\n"));
    let run = project.run(&["compat"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("error[value-removed]: APP_LEVEL"), "{}", run.stderr);
    assert!(run.stderr.contains("`high` is set in environment `prod`"), "{}", run.stderr);
    // What the base says of itself is said with its name.
    assert!(git(&project, &["commit", "-q", "-a", "-m", "c"]));
    assert_eq!(project.run(&["compat"]).code, 0);
    fs::remove_file(project.path("prod.env")).expect("it goes away");
    project.run(&["compat"]).assert_refused("cannot read the values `prod.env`");
}

#[test]
fn hashed_config_maps_keep_two_versions_apart() {
    const IN_PLACE: &str = "[[environment]]\nname = \"prod\"\ntarget = \"k8s\"\n\
                            values = \"prod.env\"\n\n[[artifact]]\nenv = \"k8s\"\n\
                            kind = \"configmap\"\nout = \"c.yaml\"\n";
    let Some(project) = project() else { return };
    let hashed = format!("{IN_PLACE}rollout = \"hashed\"\n");
    let block = |key: &str, values: &str| {
        OLD.replace("APP_PORT", key).replace("type: port\n", "").replace("default: 8080\n", values)
    };
    let found = |before: &str, after: &str| {
        project.write("alphaswarm-settings.toml", before);
        project.write("prod.env", "APP_LEVEL=high\nAPP_REGION=eu\n");
        let old = block("APP_LEVEL", "values: low, high\n") + "\n" + &block("APP_REGION", "");
        project.write("schema/.env.schema", &old);
        assert!(git(&project, &["add", "."]));
        assert!(git(&project, &["commit", "-q", "--allow-empty", "-m", "b"]));
        // A: no `high`, and a name. B: no region.
        project.write("alphaswarm-settings.toml", after);
        project.write("prod.env", "APP_LEVEL=low\nAPP_NAME=shop\n");
        let new = block("APP_LEVEL", "values: low\n") + "\n" + &block("APP_NAME", "");
        project.write("schema/.env.schema", &new);
        let run = project.run(&["compat", "--against", "HEAD", "--plan"]);
        let titles = run.stderr.lines().filter(|line| line.contains("]: APP"));
        let titles = titles.filter_map(|line| line.split_once(':'));
        let titles: Vec<_> = titles.map(|(title, _)| title.to_owned()).collect();
        (titles.join(" "), run.stdout)
    };
    let (titles, plan) = found(IN_PLACE, IN_PLACE);
    assert_eq!(titles, "error[value-removed] error[added-required] error[removed]");
    assert!(plan.starts_with("1. configuration (APP_LEVEL, APP_NAME), keeping"), "{plan}");
    let (titles, plan) = found(&hashed, &hashed);
    assert_eq!(titles, "note[value-removed] note[added-required] note[removed]");
    assert_eq!(plan, "1. any order: nothing forbids one\n");
    // New pods read an object of their own; old pods still read the one that changes.
    let (titles, plan) = found(IN_PLACE, &hashed);
    assert_eq!(titles, "error[removed] note[value-removed] note[added-required]");
    assert!(plan.ends_with("2. configuration (APP_REGION)\n"), "{plan}");
    // The other way round.
    let (titles, _) = found(&hashed, IN_PLACE);
    assert_eq!(titles, "error[value-removed] error[added-required] note[removed]");
}

#[test]
fn a_base_that_is_broken_is_shown_with_its_name() {
    let Some(project) = project() else { return };
    project.write("schema/.env.schema", &OLD.replace("required: true", "required: maybe"));
    assert!(git(&project, &["commit", "-q", "-a", "-m", "b"]));
    project.write("schema/.env.schema", OLD);
    let run = against(&project, "HEAD");
    run.assert_refused("HEAD:schema/.env.schema:4:11");
    project.write("new/schema/.env.schema", OLD);
    let run = project.run(&["compat", "--schema", "new/schema/.env.schema", "--against", "HEAD"]);
    run.assert_refused("did it move? `--against HEAD:schema/.env.schema`");
    assert!(git(&project, &["rm", "-q", "--cached", "schema/.env.schema"]));
    assert!(git(&project, &["commit", "-q", "--allow-empty", "-m", "c"]));
    let run = against(&project, "HEAD");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.starts_with("note[no-base]"), "{run:?}");
}

#[test]
fn an_acceptance_holds_until_the_base_has_it() {
    let Some(project) = project() else { return };
    let accepted =
        "[[accepted]]\nrule = \"added-required\"\nkey = \"APP_ADMIN_PORT\"\nreason = \"a\"\n";
    project.write("schema/compat.toml", accepted);
    let run = against(&project, "HEAD");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    assert!(git(&project, &["add", "."]) && git(&project, &["commit", "-q", "-m", "b"]));
    let run = against(&project, "HEAD");
    assert!(run.code == 0 && run.stderr.starts_with("note[stale-acceptance]"), "{run:?}");
    // The block stays, and the variable is removed and comes back: that is another change.
    project.write("schema/.env.schema", OLD);
    assert!(git(&project, &["commit", "-q", "-a", "-m", "c"]));
    project.write("schema/.env.schema", &changed());
    let run = against(&project, "HEAD");
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("error[added-required]"), "{run:?}");
}

#[test]
fn a_comment_in_markdown_has_a_row_for_each_finding() {
    let project = Project::with_schema(&changed());
    project.write("base", OLD);
    let run = project.run(&["compat", "--against", "base", "--plan", "--format", "markdown"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{run:?}");
    assert!(run.stdout.starts_with("**1 error, 0 warnings, 0 notes**\n\n| |"), "{}", run.stdout);
    let row = "| error | added-required | APP_ADMIN_PORT<br>schema/.env.schema:9 |";
    assert!(run.stdout.contains(row), "{}", run.stdout);
    assert!(
        run.stdout.ends_with("\n1. configuration (APP_ADMIN_PORT)\n2. images of all services\n")
    );
}

/// The deployment of the examples, committed; none without git.
fn deployment() -> Option<Project> {
    let project = project()?;
    let example = |path: &str| {
        let path = format!("examples/deployment/{path}");
        alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(&path))
    };
    let config = example("alphaswarm-settings.toml").replace("../../schema", "schema");
    project.write("alphaswarm-settings.toml", &config);
    for name in ["staging", "prod"] {
        let path = format!("overlays/{name}/values.env");
        project.write(&path, &example(&path));
    }
    let schema = alphaswarm_settings_tests::file("schema/.env.schema");
    project.write("schema/.env.schema", &alphaswarm_settings_tests::read(schema));
    assert!(git(&project, &["add", "."]) && git(&project, &["commit", "-q", "-m", "b"]));
    Some(project)
}

fn vectors(required: bool) -> String {
    format!(
        "\nkey: ALPHASWARM_VECTOR_URL\ndescription: Where vectors are kept.\ntype: url\n\
         required: {required}\ntargets: kubernetes\nclassification: plain\n"
    )
}

const LEVELS: &str = "DEBUG, INFO, WARNING, ERROR, CRITICAL";

#[test]
fn a_rename_a_new_variable_and_fewer_choices_need_two_releases() {
    let Some(project) = deployment() else { return };
    let old = project.read("schema/.env.schema");
    let renamed = old.replace("ALPHASWARM_REDIS_URL", "ALPHASWARM_CACHE_URL");
    let narrowed = renamed.replace(LEVELS, "DEBUG, INFO, ERROR");
    project.write("schema/.env.schema", &(narrowed.clone() + &vectors(true)));
    let run = project.run(&["compat", "--against", "HEAD", "--plan"]);
    let titles = run.stderr.lines().filter_map(|line| line.split_once(": "));
    let titles: Vec<_> = titles.map(|(title, _)| title).filter(|it| it.contains('[')).collect();
    let expected =
        ["error[value-removed]", "error[renamed-without-alias]", "error[added-required]"];
    assert_eq!((run.code, titles), (1, expected.to_vec()), "{run:?}");
    assert!(run.stdout.starts_with("1. configuration (ALPHASWARM_LOG_LEVEL, "), "{run:?}");

    // The first release: both names, a value for the new variable, no value that will be refused.
    let key = "ALPHASWARM_CACHE_URL\n";
    let aliased = renamed.replace(key, &format!("{key}aliases: ALPHASWARM_REDIS_URL\n"));
    project.write("schema/.env.schema", &(aliased + &vectors(false)));
    for name in ["staging", "prod"] {
        let path = format!("overlays/{name}/values.env");
        let values = project.read(&path).replace("=WARNING", "=INFO");
        let url = values.lines().find_map(|line| line.strip_prefix("ALPHASWARM_REDIS_URL="));
        let url = url.expect("a URL").to_owned();
        let more = format!("ALPHASWARM_CACHE_URL={url}\nALPHASWARM_VECTOR_URL=http://vectors\n");
        project.write(&path, &(values + &more));
    }
    let run = project.run(&["compat", "--against", "HEAD", "--deny-warnings"]);
    assert_eq!(run.code, 0, "{run:?}");

    // The next release: what was announced.
    assert!(git(&project, &["commit", "-q", "-a", "-m", "c"]));
    project.write("schema/.env.schema", &(narrowed + &vectors(true)));
    for name in ["staging", "prod"] {
        let path = format!("overlays/{name}/values.env");
        let values = project.read(&path);
        let left = values.lines().filter(|line| !line.starts_with("ALPHASWARM_REDIS_URL="));
        project.write(&path, &(left.collect::<Vec<_>>().join("\n") + "\n"));
    }
    let run = project.run(&["compat", "--against", "HEAD", "--plan"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.stdout, "1. any order: nothing forbids one\n");
}
