//! What loading takes, as a ratio to hand-written code that runs by turns with it.

use std::time::{Duration, Instant};

use crate::environment;
use crate::fields;
use crate::hand;
use crate::peer::{PEERS, Peer};

/// How many processes measure: in each the environment and the stack lie elsewhere.
const PROCESSES: usize = 24;
/// Either side runs at so many depths of the stack, which together move it over a page of 4 KiB.
///
/// `getenv` compares each name with a copy of the key on the stack, and where in its page that copy
/// lies decides how long a comparison takes: a tenth of everything, and nobody's merit.
const DEPTHS: u32 = 32;
/// One side runs for about this long before it is the other's turn, and at least once at each depth.
const TURN: Duration = Duration::from_micros(300);
/// How often either side has its turn, in each process.
const ROUNDS: usize = 30;

/// A peer, and the code it is compared with.
type Row = (&'static str, fn(), fn());

/// The rows of the table. Each is compared with code that makes the same look-ups: only our
/// library asks for the target.
fn rows() -> Vec<Row> {
    let peers = PEERS.iter().enumerate().map(|(place, peer)| {
        let base: fn() = if place == 0 { by_hand_for_target } else { by_hand };
        (peer.name, peer.load_sixty, base)
    });
    let by_hand: [Row; 2] = [
        ("hand-written, against itself", by_hand, by_hand),
        ("with the target, against itself", by_hand_for_target, by_hand_for_target),
    ];
    by_hand.into_iter().chain(peers).collect()
}

fn by_hand() {
    drop(std::hint::black_box(hand::load().ok()));
}

fn by_hand_for_target() {
    drop(std::hint::black_box(hand::load_for_target().ok()));
}

/// Measures in children, because the environment of a running process does not change, and prints
/// the medians of what they say.
pub(crate) fn table(unrelated: usize) {
    println!("\n{} variables set: median time, median ratio to hand-written", 60 + unrelated);
    let children: Vec<_> = (0..PROCESSES).map(|_| child(unrelated)).collect();
    for (row, (name, ..)) in rows().iter().enumerate() {
        let (time, _) = middle(children.iter().map(|lines| lines[row].0));
        let (ratio, spread) = middle(children.iter().map(|lines| lines[row].1));
        println!("{name:<32} {time:>9.0} ns {ratio:>8.3} ± {spread:.3}");
    }
}

/// What one child measures: for each row a time and a ratio.
fn child(unrelated: usize) -> Vec<(f64, f64)> {
    let mut child = environment::child(&["measure"]);
    child.envs(fields::sixty());
    environment::add_unrelated(&mut child, unrelated);
    let output = child.output().expect("a child starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let number = |word: Option<&str>| word.and_then(|word| word.parse().ok()).expect("a number");
    let lines = text.lines().map(|line| {
        let mut words = line.split(' ');
        (number(words.next()), number(words.next()))
    });
    lines.collect()
}

/// Measures every row in the environment of this process, and prints a line for each.
pub(crate) fn measure() {
    for peer in PEERS {
        assert!((peer.is_right)(), "{} loads something else", peer.name);
    }
    for (_, load, base) in rows() {
        let (time, ratio) = compare(load, base);
        println!("{time} {ratio}");
    }
}

/// Loads `count` times with one peer, or by hand.
pub(crate) fn repeat(name: &str, count: u32) {
    let peer = PEERS.iter().find(|peer| peer.name == name);
    let load = peer.map_or(by_hand_for_target as fn(), |peer: &Peer| peer.load_sixty);
    at_depth(0, load, count);
}

/// The median time of `load`, and the median of its ratios to `base`.
fn compare(load: fn(), base: fn()) -> (f64, f64) {
    let (of_load, of_base) = (repeats(load), repeats(base));
    let rounds: Vec<_> = (0..ROUNDS)
        .map(|round| {
            // By turns first and second, so that neither always follows the other.
            if round % 2 == 0 {
                let time = each(load, of_load);
                (time, time / each(base, of_base))
            } else {
                let base = each(base, of_base);
                let time = each(load, of_load);
                (time, time / base)
            }
        })
        .collect();
    let (time, _) = middle(rounds.iter().map(|round| round.0));
    let (ratio, _) = middle(rounds.iter().map(|round| round.1));
    (time, ratio)
}

/// The median, and half the distance between the quartiles.
fn middle(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    let at = |quarter: usize| values[values.len() * quarter / 4];
    (at(2), (at(3) - at(1)) / 2.0)
}

/// How often `load` fits into one turn, at each depth.
fn repeats(load: fn()) -> u32 {
    let begin = Instant::now();
    let mut count = 0;
    while begin.elapsed() < TURN {
        load();
        count += 1;
    }
    (count / DEPTHS).max(1)
}

/// Nanoseconds for one of `count` runs at each depth.
fn each(load: fn(), count: u32) -> f64 {
    let total: f64 = (0..DEPTHS).map(|depth| at_depth(depth, load, count)).sum();
    total / f64::from(DEPTHS)
}

/// Nanoseconds for one of `count` runs, `depth` times 128 bytes, or nearly, down the stack.
#[inline(never)]
fn at_depth(depth: u32, load: fn(), count: u32) -> f64 {
    if depth > 0 {
        let step = std::hint::black_box([0_u8; 48]);
        let time = at_depth(depth - 1, load, count);
        std::hint::black_box(step);
        return time;
    }
    let begin = Instant::now();
    for _ in 0..count {
        load();
    }
    begin.elapsed().as_secs_f64() * 1e9 / f64::from(count)
}
