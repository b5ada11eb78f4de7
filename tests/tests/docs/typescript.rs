//! `docs/typescript.md`, followed word for word in an empty directory.

use alphaswarm_settings_schema::value::Scalar;
use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/typescript.md";
/// From here on, the page is about another repository.
const MOVING: &str = "## Replace a module that you wrote by hand";

/// A shell with the command, Node, and the packages of npm that the page names.
fn shell() -> Option<Shell> {
    let node = Consumer::Node.command()?;
    let mut shell = Shell::new();
    shell.install();
    let node = node.get_program();
    shell.provide("node", node);
    shell.provide("npx", std::path::Path::new(node).with_file_name("npx").as_os_str());
    let modules = file("target/consumers/node_modules");
    std::os::unix::fs::symlink(modules, shell.path("node_modules")).expect("a link");
    Some(shell)
}

#[test]
fn every_block_of_the_page_does_what_it_says() {
    let Some(mut shell) = shell() else { return };
    let page = Page::open(PAGE);
    let moving = page.section(MOVING).blocks().len();
    let blocks = page.blocks();
    let (here, there) = blocks.split_at(blocks.len() - moving);
    let compared = here.iter().filter(|block| shell.follow(PAGE, block)).count();
    assert_eq!(compared, 4);

    assert_shown(&shell);
    assert_mounted(&shell);

    let mut shell = self::shell().expect("Node was there");
    let compared = there.iter().filter(|block| shell.follow(PAGE, block)).count();
    assert_eq!(compared, 1);
}

/// The page that is built shows the settings of `settings.js`, and nothing without.
fn assert_shown(shell: &Shell) {
    let Some(_) = Consumer::Chromium.command() else { return };
    let mut browse = Consumer::Node.command().expect("Node was there");
    browse.arg("frontend/browse.mjs").arg(shell.path("web/dist"));
    browse.args(["web/dist/settings.js", "absent.js"].map(|name| shell.path(name)));
    assert_eq!(run(&mut browse).succeeded(), "Shop at api.shop.example\nShop\n");
}

/// The ConfigMap has the file that the script writes, and the Deployment mounts it where that would.
fn assert_mounted(shell: &Shell) {
    let settings = read(shell.path("web/dist/settings.js"));
    let config_map = read(shell.path("deploy/prod/settings-js.yaml"));
    for line in settings.lines() {
        assert!(config_map.contains(&format!("    {line}\n")), "{line} of:\n{config_map}");
    }
    let deployment = read(shell.path("deploy/prod/web.yaml"));
    let name = config_map.lines().find(|line| line.starts_with("  name: ")).expect("a name");
    assert!(deployment.contains(&format!("          {name}\n")), "{name} in:\n{deployment}");
    let script = read(shell.path("web/settings.sh"));
    let (_, path) = deployment.split_once("mountPath: ").expect("a mount");
    let path = path.lines().next().expect("a path");
    assert!(script.contains(&format!("file=${{1:-{path}}}\n")), "{path} in:\n{script}");
}

#[test]
fn the_types_of_the_page_are_those_of_the_generator() {
    let page = read(file(PAGE));
    let project = Project::new();
    for scalar in Scalar::ALL {
        let row = format!("| `{}` | ", scalar.as_str());
        let row = page.lines().find_map(|line| line.strip_prefix(&row));
        let row = row.unwrap_or_else(|| panic!("{PAGE} lacks the type {scalar:?}"));
        let expected = match scalar {
            Scalar::Enum => "X",
            _ => row.split('`').nth(1).expect("a type"),
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
        let made = project.run(&["generate", "--kind", "typescript", "--out", "-"]).succeeded();
        let property = format!("  readonly x: {expected};\n");
        assert!(made.contains(&property), "{PAGE} says {expected} for {scalar:?}");
    }
}
