//! What loading takes in instructions, beside code written by hand.
//!
//! The clock would say how often `getenv` compared names across a page; a count of instructions is
//! the same on every machine and in every run.

use std::process::Command;

use crate::environment;
use crate::fields;
use crate::hand;
use crate::peer::PEERS;

/// How many variables are set that nobody asks for.
const UNRELATED: [usize; 2] = [0, 2000];
/// A program loads so often in one run, and so often in another: what differs is the loading.
const LOADS: [u32; 2] = [10, 30];
const BY_HAND: &str = "by hand";

/// Prints a row for the code written by hand, and one for each library.
pub(crate) fn table() {
    println!("| library | 60 set | ratio | 2,060 set | ratio |\n|---|---:|---:|---:|---:|");
    let by_hand = UNRELATED.map(|unrelated| per_load(BY_HAND, unrelated));
    let names = PEERS.iter().map(|peer| peer.name);
    for name in std::iter::once(BY_HAND).chain(names) {
        let cells = UNRELATED.iter().zip(by_hand).map(|(&unrelated, base)| {
            let count = if name == BY_HAND { base } else { per_load(name, unrelated) };
            format!("{} | {:.3}", thousands(count), ratio(count, base))
        });
        println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

/// What a child does: loads so often, and finds the right settings.
pub(crate) fn load(name: &str, count: u32) {
    let peer = PEERS.iter().find(|peer| peer.name == name);
    assert!(peer.is_none_or(|peer| (peer.is_right)()), "{name} loads something else");
    for _ in 0..count {
        match peer {
            Some(peer) => (peer.load_sixty)(),
            None => drop(std::hint::black_box(hand::load().ok())),
        }
    }
}

/// The instructions of one load.
fn per_load(name: &str, unrelated: usize) -> u64 {
    let [few, many] = LOADS.map(|count| instructions(name, unrelated, count));
    (many - few) / u64::from(LOADS[1] - LOADS[0])
}

/// The instructions of a whole child, counted by callgrind.
fn instructions(name: &str, unrelated: usize, count: u32) -> u64 {
    let program = std::env::current_exe().expect("a program knows where it lies");
    let mut counted = Command::new("valgrind");
    counted.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    counted.args(["load", name, &count.to_string()]).env_clear().envs(fields::sixty());
    environment::add_unrelated(&mut counted, unrelated);
    let output = counted.output().expect("valgrind is installed");
    let report = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{report}");
    let line = report.lines().find_map(|line| line.split_once("Collected : "));
    line.and_then(|(_, count)| count.trim().parse().ok()).expect("callgrind says how many")
}

#[expect(clippy::cast_precision_loss, reason = "the counts have less than 53 bits")]
fn ratio(count: u64, base: u64) -> f64 {
    count as f64 / base as f64
}

/// A number with commas between its thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
