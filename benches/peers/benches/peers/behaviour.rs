//! What the libraries say of environments that are wrong, found out by running them.

use crate::environment::{add_non_utf8, child};
use crate::peer::{PEERS, Peer};

/// The exit code of a child that loaded its settings.
const LOADED: i32 = 0;
/// The exit code of a child that was refused; a panic has another.
const REFUSED: i32 = 1;

const SECRET: &str = "hunter2-hunter2";
const RIGHT: [(&str, &str); 3] = [("APP_PORT", "80"), ("APP_WORKERS", "4"), ("APP_PIN", "4711")];

struct Outcome {
    code: Option<i32>,
    display: String,
    all: String,
}

/// Prints a row for each library.
pub(crate) fn table() {
    println!(
        "| library | all errors | names a missing variable | names a mistyped one | keeps a \
              mistyped secret to itself | survives an unrelated non-UTF-8 variable |"
    );
    println!("|---|---|---|---|---|---|");
    for peer in &PEERS {
        let answers = [
            reports_all(peer),
            names(peer, None),
            names(peer, Some("x7")),
            keeps_secret(peer),
            survives(peer),
        ];
        let words = answers.map(|answer| if answer { "yes" } else { "no" });
        println!("| {} | {} |", peer.name, words.join(" | "));
    }
}

/// What a child does: loads the three and prints what it is told.
pub(crate) fn load(name: &str) -> i32 {
    let peer = PEERS.iter().find(|peer| peer.name == name).expect("the parent knows the names");
    let Err(refusal) = (peer.load_three)() else { return LOADED };
    println!("{}", refusal.display);
    eprintln!("{}", refusal.debug);
    REFUSED
}

/// One missing, two mistyped: a name in any form will do.
fn reports_all(peer: &Peer) -> bool {
    let text = refused(peer, &[("APP_WORKERS", "x7"), ("APP_PIN", SECRET)]).display.to_lowercase();
    ["port", "workers", "pin"].iter().all(|name| text.contains(name))
}

fn names(peer: &Peer, workers: Option<&str>) -> bool {
    let mut variables = RIGHT.to_vec();
    variables.retain(|(key, _)| *key != "APP_WORKERS");
    variables.extend(workers.map(|value| ("APP_WORKERS", value)));
    refused(peer, &variables).display.contains("APP_WORKERS")
}

/// Neither what is printed nor what a `main` that returns the error prints.
fn keeps_secret(peer: &Peer) -> bool {
    let [port, workers, _] = RIGHT;
    !refused(peer, &[port, workers, ("APP_PIN", SECRET)]).all.contains(SECRET)
}

fn survives(peer: &Peer) -> bool {
    outcome(peer, &RIGHT, true).code == Some(LOADED)
}

fn refused(peer: &Peer, variables: &[(&str, &str)]) -> Outcome {
    let outcome = outcome(peer, variables, false);
    assert_ne!(outcome.code, Some(LOADED), "{} takes what is wrong", peer.name);
    outcome
}

fn outcome(peer: &Peer, variables: &[(&str, &str)], with_non_utf8: bool) -> Outcome {
    let mut child = child(&["behave", peer.name]);
    child.envs(variables.iter().copied());
    if with_non_utf8 {
        add_non_utf8(&mut child);
    }
    let output = child.output().expect("a child starts");
    let display = String::from_utf8_lossy(&output.stdout).into_owned();
    let all = display.clone() + &String::from_utf8_lossy(&output.stderr);
    Outcome { code: output.status.code(), display, all }
}
