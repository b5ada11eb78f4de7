//! Loading the same settings by hand, with this library and with its peers:
//! `cargo bench -p alphaswarm-settings-peers`. It needs valgrind.
//!
//! Prints how many instructions each takes with 60 and with 2,060 variables set, and what each says
//! of an environment that is wrong. `-- instructions` and `-- behaviour` print one of the two;
//! `-- load NAME COUNT` only loads, for a profiler.

mod behaviour;
mod environment;
mod fields;
mod hand;
mod instructions;
mod peer;

fn main() {
    // Cargo adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            instructions::table();
            println!();
            behaviour::table();
        }
        ["instructions"] => instructions::table(),
        ["behaviour"] => behaviour::table(),
        ["load", name, count] => instructions::load(name, count.parse().expect("a count")),
        ["behave", name] => std::process::exit(behaviour::load(name)),
        other => panic!("`instructions`, `behaviour` or nothing, not {other:?}"),
    }
}
