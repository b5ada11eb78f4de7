//! `docs/python.md`, followed word for word in an empty directory.

use alphaswarm_settings_schema::value::Scalar;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::Project;

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/python.md";

#[test]
fn every_block_of_the_page_does_what_it_says() {
    let Some(python) = Consumer::Python.command() else { return };
    let mut shell = Shell::new();
    shell.install();
    shell.provide("python", python.get_program());
    let blocks = Page::open(PAGE).blocks();
    let compared = blocks.iter().filter(|block| shell.follow(PAGE, block)).count();
    assert_eq!(compared, 2);
}

#[test]
fn the_types_of_the_page_are_those_of_the_generator() {
    let page = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(PAGE));
    let project = Project::new();
    for scalar in Scalar::ALL {
        let row = format!("| `{}` | ", scalar.as_str());
        let row = page.lines().find_map(|line| line.strip_prefix(&row));
        let row = row.unwrap_or_else(|| panic!("{PAGE} lacks the type {scalar:?}"));
        let expected = match scalar {
            Scalar::Enum => "X".to_owned(),
            _ => row.trim_end_matches(" |").trim_matches('`').replace("\\|", "|"),
        };
        let values = if *scalar == Scalar::Enum { "values: a, b\n" } else { "" };
        project.write(
            "schema/.env.schema",
            &format!(
                "key: X\ndescription: d\ntype: {}\n{values}required: true\n\
                 targets: local,kubernetes,cloud\nclassification: plain\n",
                scalar.as_str()
            ),
        );
        let made = project.run(&["generate", "--kind", "python", "--out", "-"]).succeeded();
        let attribute = format!("    x: {expected} = Field(");
        assert!(made.contains(&attribute), "{PAGE} says {expected} for {scalar:?}");
    }
}
