//! Every command that the docs name is run, in a copy of the example.

use alphaswarm_settings_tests::{file, read};

use super::stage::Stage;

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
