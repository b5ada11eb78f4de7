//! Loading the same settings by hand, with this library and with its peers:
//! `cargo bench -p alphaswarm-settings-peers`.
//!
//! Prints what each takes with 60 and with 2,060 variables set, and what each says of an
//! environment that is wrong. `-- clock` and `-- behaviour` print one of the two;
//! `-- profile NAME COUNT` only loads, for a profiler that follows children.

mod behaviour;
mod clock;
mod environment;
mod fields;
mod hand;
mod peer;

fn main() {
    // Cargo adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            clocks();
            println!();
            behaviour::table();
        }
        ["clock"] => clocks(),
        ["behaviour"] => behaviour::table(),
        ["profile", name, count] => {
            let mut child = environment::child(&["repeat", name, count]);
            assert!(child.envs(fields::sixty()).status().is_ok_and(|status| status.success()));
        }
        ["repeat", name, count] => clock::repeat(name, count.parse().expect("a count")),
        ["measure"] => clock::measure(),
        ["behave", name] => std::process::exit(behaviour::load(name)),
        other => panic!("`clock`, `behaviour` or nothing, not {other:?}"),
    }
}

fn clocks() {
    clock::table(0);
    clock::table(2000);
}
