//! Manifests that are no manifests: reported with document and line, never a panic or a hang.

use std::fmt::Write;

use crate::manifests::{CORE, Stage};

#[test]
fn a_broken_document_does_not_hide_what_is_wrong_with_the_others() {
    let stage = Stage::new();
    let broken = CORE.replace("kind: Unheard", "kind: [Unheard");
    let line = broken.lines().position(|line| line.contains("[Unheard")).expect("it is there") + 1;
    let run = stage.judge(&broken.replace("PORT: \"80\"", "PORT: \"80x\""));
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("error[invalid-value]: PORT: "), "{}", run.stderr);
    assert!(run.stderr.contains("error[broken-manifest]: document 4 cannot be read"));
    let near = (line..line + 2).any(|line| run.stderr.contains(&format!("<stdin>:{line}:")));
    assert!(near, "{line} {}", run.stderr);
    for (text, why) in [
        ("a: 1", "it has no `kind`"),
        ("- 1", "it has no `kind`"),
        ("just text", "it has no `kind`"),
        ("apiVersion: v1\nkind: ConfigMap\ndata: {A: b}", "the object has no `metadata.name`"),
    ] {
        let run = stage.judge(&format!("{CORE}---\n{text}\n"));
        assert_eq!(run.code, 2, "{run:?}");
        let expected = format!("document 5 cannot be read: {why}");
        let other = format!("document 5 cannot be read: it is not a Kubernetes object: {why}");
        assert!(run.stderr.contains(&expected) || run.stderr.contains(&other), "{}", run.stderr);
    }
}

#[test]
fn very_many_broken_documents_are_counted() {
    let run = Stage::new().judge(&"---\na: [\n".repeat(1_000));
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr.matches("error[broken-manifest]: document").count(), 100);
    assert!(
        run.stderr.contains("900 more documents of `<stdin>` cannot be read"),
        "{}",
        run.stderr
    );
}

#[test]
fn kinds_that_do_not_count_are_counted_on_demand() {
    let run = Stage::new().judge_with(CORE, "", &["-v"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(run.stderr, "not read, as no container takes anything from it: Unheard (1)\n");
}

#[test]
fn nothing_to_judge_is_no_success() {
    let stage = Stage::new();
    for text in ["", "# only a comment\n", "---\n---\n"] {
        stage.judge(text).assert_refused("there are no manifests in `<stdin>`");
    }
    stage.judge("kind: A\nmetadata: {name: a}\n").assert_refused("no container in `<stdin>` takes");
    let run = stage.project.run(&["validate", "--environment", "prod", "--rendered", "no.yaml"]);
    run.assert_refused("cannot read the manifests `no.yaml`");
    stage.project.run(&["validate", "--rendered", "-"]).assert_refused("--environment");
    stage.judge("kind: \u{0}\n").assert_refused("control characters are not allowed");
}

#[test]
fn anchors_and_merge_keys_are_followed() {
    let stage = Stage::new();
    let text = CORE
        .replace("metadata: {name: config}\ndata:\n", "metadata: {name: config}\ndata: &data\n")
        .replace(
            "        - name: app\n          envFrom: [",
            "        - &app\n          name: app\n          envFrom: &from [",
        )
        + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: core}\nspec:\n  containers:\n  \
           - &app {name: app, envFrom: &f [{configMapRef: {name: config}}]}\n  \
           - {<<: *app, name: other}\n  \
           - {name: third, envFrom: *f}\n";
    let run = stage.judge(&text);
    assert_eq!(run.code, 1, "{run:?}");
    for name in ["app", "other", "third"] {
        assert!(run.stderr.contains(&format!("container `{name}` of Pod/core")), "{}", run.stderr);
    }
    assert_eq!(run.stderr.matches("error[missing-value]: PASSWORD").count(), 3, "{}", run.stderr);
    assert_eq!(run.stderr.matches("error[").count(), 3, "{}", run.stderr);
}

#[test]
fn what_expands_without_end_is_refused_with_a_sentence() {
    let stage = Stage::new();
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{items}]");
    }
    let run = stage.judge(&format!("{CORE}---\n{bomb}"));
    run.assert_refused("aliases and merge keys make too many values");

    let double = |name: u32| format!("{{name: V{}, value: $(V{name})$(V{name})}}", name + 1);
    let items: Vec<_> = (0..64).map(double).collect();
    let env =
        format!("env: [{{name: V0, value: xxxxxxxx}}, {}]\n          envFrom", items.join(", "));
    let run = stage.judge(&CORE.replace("envFrom", &env));
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, ""),
        "a value that nobody could use is unknown"
    );
}

#[test]
fn large_streams_and_deep_ones() {
    let stage = Stage::new();
    let mut text = CORE.to_owned();
    while text.len() < 3_000_000 {
        let number = text.len();
        let _ =
            write!(text, "---\n{}", CORE.replace("name: core}", &format!("name: core-{number}}}")));
    }
    let run = stage.judge(&text);
    assert!(run.code == 1 && run.stderr.contains("WORKER_ONLY"), "{}", run.code);
    let run = stage.judge(&format!("{CORE}---\n{}\n", "[".repeat(1_000_000)));
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("document 5 cannot be read"), "{}", run.stderr);
}

#[test]
fn no_manifest_makes_it_panic() {
    let stage = Stage::new();
    for (from, to) in [
        ("data:\n  PORT: \"80\"\n", "data: [PORT]\nx:\n"),
        ("data:\n  PORT: \"80\"\n", "data: text\nx:\n"),
        ("PORT: \"80\"", "PORT: {a: b}"),
        ("PORT: \"80\"", "? [PORT]\n  : b"),
        ("PORT: \"80\"", "\"\": x"),
        ("containers:\n", "containers: {}\n      x:\n"),
        ("- name: app", "- name: [app]"),
        ("- name: app\n          ", "- "),
        (
            "envFrom: [",
            "env: [x, {}, {name: }, {name: [a]}, {name: PORT, valueFrom: {}}, {name: GREETING, valueFrom: x}]\n          envFrom: [x, {}, ",
        ),
        ("{configMapRef: {name: config}}", "{configMapRef: config}"),
        ("{configMapRef: {name: config}}", "{configMapRef: }"),
        ("PASSWORD: aHVudGVyMg==", "PASSWORD: \"%%hunter2\""),
        ("metadata: {name: core}", "metadata: core"),
        ("kind: Deployment", "kind: {}"),
    ] {
        assert_eq!(CORE.matches(from).count(), 1, "{from}");
        let run = stage.judge(&CORE.replace(from, to));
        assert!((0..=2).contains(&run.code), "{to}: {run:?}");
        assert!(
            !run.stderr.contains("panicked") && !run.stderr.contains("hunter2"),
            "{to}: {run:?}"
        );
    }
}
