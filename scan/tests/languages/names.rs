//! Which file is written in which language.

use alphaswarm_settings_scan::languages::{Context, Language, makefile};

fn name_of(path: &str, text: &str) -> Option<&'static str> {
    Language::of(path, text).map(|language| language.name)
}

#[test]
fn files_are_known_by_their_names() {
    for (path, expected) in [
        ("Dockerfile", Some("Dockerfile")),
        ("a/b/Dockerfile.dev", Some("Dockerfile")),
        ("Dockerfile-alpine", Some("Dockerfile")),
        ("api.dockerfile", Some("Dockerfile")),
        ("api.Dockerfile", Some("Dockerfile")),
        ("Containerfile", Some("Dockerfile")),
        ("Dockerfile.dockerignore", None),
        ("Makefile", Some("Makefile")),
        ("GNUmakefile", Some("Makefile")),
        ("rules.mk", Some("Makefile")),
        ("Makefile.am", None),
        (".env", Some("Env file")),
        ("deploy/.env.local", Some("Env file")),
        (".env-example", Some("Env file")),
        ("api.env", Some("Env file")),
        ("api.env.sample", Some("Env file")),
        ("env.example", Some("Env file")),
        (".env.schema", None),
        ("deploy/core.env.schema", None),
        (".env.d.ts", Some("TypeScript")),
        (".env.yaml", Some("YAML")),
        (".envrc", Some("Shell")),
        ("environment", None),
        ("C:\\a\\compose.yml", Some("YAML")),
        ("README.md", None),
    ] {
        assert_eq!(name_of(path, ""), expected, "{path}");
    }
}

#[test]
fn files_are_known_by_their_first_line() {
    for (text, expected) in [
        ("#!/bin/sh\n", Some("Shell")),
        ("#!/usr/bin/env -S bash -e\n", Some("Shell")),
        ("#!/usr/bin/make -f\n", Some("Makefile")),
        ("#!/usr/bin/perl\n", None),
        ("\u{feff}#!/bin/sh\n", None),
        ("", None),
    ] {
        assert_eq!(name_of("bin/tool", text), expected, "{text:?}");
    }
}

#[test]
fn a_makefile_says_what_it_sets_and_includes() {
    let text = "include a.mk $(B)/b.mk *.mk\n-include .env\nX = 1\na: Y := 2\nZ ?= 3\n";
    assert_eq!(makefile::includes(text), ["a.mk", ".env"]);
    let language = Language::of("Makefile", text).expect("a language");
    let assigned = language.assigned.expect("it sets variables for others")(text);
    assert_eq!(assigned.into_iter().collect::<Vec<_>>(), ["X", "Y", "Z"]);
    let context = Context { is_set_elsewhere: &|name| name == "C", ..Context::default() };
    let found = language.scan("a:\n\techo $(C) $(D)\n", &context);
    assert_eq!(found.uses.len(), 1, "{:?}", found.uses);
}
