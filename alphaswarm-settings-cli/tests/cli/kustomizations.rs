//! The rule `scaffold-applied`, in kustomizations below the configuration.

use crate::project::Project;

const SCAFFOLD: &str =
    "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {PASSWORD: Y2hhbmdlbWU=}\n";
const SECRET: &str =
    "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {PASSWORD: hunter2}\n";
const EXTERNAL: &str = "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: e}\nspec: {target: {name: s}}\n";
const SEALED: &str = "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: s}\n";

/// What is found where the files are as given: the sentence and the place.
fn found(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let project = Project::generated();
    for (name, text) in files {
        project.write(name, text);
    }
    let run = project.run(&["validate"]);
    let code = match (run.stderr.is_empty(), run.stderr.contains("[broken-manifest]")) {
        (true, _) => 0,
        (false, false) => 1,
        // What such a file applies is not known.
        (false, true) => 2,
    };
    assert_eq!(run.code, code, "{run:?}");
    assert!(!run.stderr.contains("hunter2"), "{run:?}");
    let lines: Vec<_> = run.stderr.lines().collect();
    let titles = lines.iter().enumerate().filter(|(_, line)| line.starts_with("error["));
    let place = |index: usize| lines[index + 1].trim().trim_start_matches("--> ").to_owned();
    titles.map(|(index, title)| ((*title).to_owned(), place(index))).collect()
}

fn one(files: &[(&str, &str)]) -> (String, String) {
    let found = found(files);
    let [one] = &found[..] else { panic!("{found:?}") };
    one.clone()
}

#[test]
fn a_scaffold_that_is_listed() {
    for listed in
        ["resources: [s.yaml]", "patchesStrategicMerge: [s.yaml]", "patches: [{path: s.yaml}]"]
    {
        let (title, place) = one(&[("k/kustomization.yaml", listed), ("k/s.yaml", SCAFFOLD)]);
        let expected =
            "error[scaffold-applied]: PASSWORD: applies the placeholder of the Secret `s`";
        assert_eq!(title, expected);
        assert!(place.starts_with("k/kustomization.yaml:1:"), "{place}");
    }
    let inline = format!("patches:\n- patch: |-\n    {}", SCAFFOLD.replace('\n', "\n    "));
    let (_, place) = one(&[(".k/Kustomization", inline.as_str())]);
    assert!(place.starts_with(".k/Kustomization:2:"), "{place}");
    let generated = "secretGenerator:\n- name: s\n  literals: [PASSWORD=changeme]\n";
    let (_, place) = one(&[("k/kustomization.yml", generated)]);
    assert!(place.starts_with("k/kustomization.yml:2:"), "{place}");
}

#[test]
fn a_base_is_said_once() {
    let (_, place) = one(&[
        ("base/kustomization.yaml", "resources:\n- s.yaml\n"),
        ("base/s.yaml", SCAFFOLD),
        ("over/prod/kustomization.yaml", "resources: [../../base]\n"),
        ("over/staging/kustomization.yaml", "bases: [../../base]\n"),
    ]);
    assert!(place.starts_with("base/kustomization.yaml:2:"), "{place}");
}

#[test]
fn a_secret_beside_what_makes_it() {
    for (maker, kind) in [(EXTERNAL, "ExternalSecret"), (SEALED, "SealedSecret")] {
        let (title, place) = one(&[
            ("k/kustomization.yaml", "resources:\n- m.yaml\n- s.yaml\n"),
            ("k/m.yaml", maker),
            ("k/s.yaml", SECRET),
        ]);
        let expected = format!("Secret `s` is applied together with the {kind} that makes it");
        assert!(title.ends_with(&expected), "{title}");
        assert!(place.starts_with("k/kustomization.yaml:3:"), "{place}");
    }
    // The two meet in the overlay only.
    let (_, place) = one(&[
        ("base/kustomization.yaml", "resources: [s.yaml]\n"),
        ("base/s.yaml", SECRET),
        ("prod/kustomization.yaml", "resources:\n- ../base\n- m.yaml\n"),
        ("prod/m.yaml", EXTERNAL),
        ("top/kustomization.yaml", "resources: [../prod]\n"),
    ]);
    assert!(place.starts_with("prod/kustomization.yaml:2:"), "{place}");
}

#[test]
fn what_is_no_scaffold_is_silent() {
    let other = SECRET.replace("name: s", "name: s, namespace: a");
    let external = EXTERNAL.replace("name: e", "name: e, namespace: b");
    assert_eq!(
        found(&[
            (
                "a/kustomization.yaml",
                "resources: [s.yaml, gone.yaml, https://example.com/x, ../b]\n"
            ),
            ("a/s.yaml", &SECRET.replace("name: s", "name: t")),
            ("b/kustomization.yaml", "resources: [../a, ., m.yaml, s.yaml]\nnamePrefix: {}\n"),
            ("b/m.yaml", &external),
            ("b/s.yaml", &other),
            // Lists nothing: it is not applied.
            ("b/scaffold.yaml", SCAFFOLD),
            (".git/kustomization.yaml", "resources: [../b/scaffold.yaml]\n"),
            (".gitignore", "/out/\n"),
            ("out/kustomization.yaml", "resources: [s.yaml]\n"),
            ("out/s.yaml", SCAFFOLD),
        ]),
        []
    );
}

#[test]
fn broken_files_are_said_and_never_make_it_panic() {
    let (title, place) = one(&[("k/kustomization.yaml", "resources: [s.yaml\n")]);
    assert!(title.starts_with("error[broken-manifest]: document 1 cannot be read"), "{title}");
    assert!(place.starts_with("k/kustomization.yaml:"), "{place}");
    let (_, place) =
        one(&[("k/kustomization.yaml", "resources: [s.yaml]\n"), ("k/s.yaml", "a: [\n")]);
    assert!(place.starts_with("k/s.yaml:"), "{place}");
    for text in [
        "",
        "- a",
        "a",
        "resources: x",
        "resources: [{}, [], 1]",
        "patches: [x, {}, {patch: [a]}]",
        "secretGenerator: [x, {name: a, literals: x}]",
    ] {
        assert_eq!(found(&[("k/kustomization.yaml", text)]), [], "{text}");
    }
}
