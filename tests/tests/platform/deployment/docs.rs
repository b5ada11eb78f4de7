//! Every command that the docs name is run, in a copy of the example.

use alphaswarm_settings_tests::stage::Stage;
use alphaswarm_settings_tests::{file, read};

use crate::consumers::kubectl_minor;

const COMMAND: &str = "alphaswarm-settings ";

/// The command lines of a page: those of its shell blocks, with lines that end in `|` joined, and
/// the labels of its diagrams.
fn commands(page: &str) -> Vec<String> {
    let text = read(file(page));
    let mut commands = Vec::new();
    for block in text.split("```").skip(1).step_by(2) {
        let (language, lines) = block.split_once('\n').expect("a block has a language");
        match language {
            "sh" => {
                let joined = lines.replace("|\n", "|").replace("| ", "|");
                commands.extend(joined.lines().map(|line| line.trim().to_owned()));
            }
            "mermaid" => {
                let labels = lines.split("|\"").skip(1).filter_map(|label| label.split_once("\"|"));
                commands.extend(labels.map(|(label, _)| label.to_owned()));
            }
            _ => {}
        }
    }
    commands.retain(|command| command.contains(COMMAND) || command.starts_with("kubectl"));
    commands
}

/// Runs one command line, as far as its programs are there.
fn run(stage: &Stage, command: &str) {
    let (before, own) = command.split_once(COMMAND).unwrap_or((command, ""));
    let overlay = before.split("overlays/").nth(1).and_then(|rest| rest.split(['|', ' ']).next());
    if own.is_empty() {
        let _ = stage.kustomized(overlay.expect("kubectl builds an overlay"));
        return;
    }
    let arguments: Vec<_> = own.split_whitespace().collect();
    let is_rendered = arguments.contains(&"--rendered");
    // A label of the diagram says only what comes last.
    let overlay = overlay.unwrap_or("prod");
    let input = if is_rendered { stage.kustomized(overlay) } else { Some(String::new()) };
    let Some(input) = input else { return };
    let is_at_root = command.contains("examples/deployment");
    let run = if is_at_root {
        stage.run_at_root(&arguments, &input)
    } else {
        stage.run_with(&arguments, &input)
    };
    // The page has a secret that is due.
    let expected = i32::from(command.contains("rotation status"));
    assert_eq!(run.code, expected, "{command}: {}", run.stderr);
    if arguments.contains(&"validate") {
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""), "{command}");
    }
}

#[test]
fn every_command_works() {
    for (page, least) in [("docs/deployment.md", 30), ("examples/deployment/README.md", 5)] {
        let stage = Stage::new();
        let commands = commands(page);
        assert!(commands.len() >= least, "{page}: {commands:?}");
        for command in &commands {
            run(&stage, command);
        }
    }
}

/// The blocks of a page in one language.
fn blocks<'p>(page: &'p str, language: &'p str) -> impl Iterator<Item = &'p str> {
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    blocks.filter(move |(word, _)| *word == language).map(|(_, text)| text)
}

#[test]
fn the_components_of_the_page_give_the_config_map_a_hash() {
    let page = read(file("docs/deployment.md"));
    let stage = Stage::new();
    let mut artifacts = blocks(&page, "toml").filter(|text| text.contains("kustomize-component"));
    let config = stage.path("alphaswarm-settings.toml");
    let text = format!("{}\n{}", read(&config), artifacts.next().expect("a block"));
    std::fs::write(&config, text).expect("it is written");
    let mut files = 0;
    for text in blocks(&page, "yaml") {
        let path = text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a path");
        std::fs::write(stage.path(path), text).expect("it is written");
        files += 1;
    }
    assert_eq!(files, 2);
    let generated = stage.run(&["generate"]);
    assert_eq!(generated.code, 0, "{generated:?}");
    let validated = stage.run(&["validate"]);
    assert_eq!((validated.code, validated.stderr.as_str()), (0, ""), "{validated:?}");
    if kubectl_minor().is_none_or(|minor| minor < 23) {
        return;
    }
    let rendered = stage.kustomized("prod").expect("kubectl is there");
    assert_eq!(rendered.matches("name: alphaswarm-config-").count(), 2, "{rendered}");
    let checked = stage.check("prod", &rendered);
    assert_eq!((checked.code, checked.stderr.as_str()), (0, ""), "{checked:?}");
}
