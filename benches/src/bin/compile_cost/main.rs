//! What settings cost in the build of the crate that has them, beside code written by hand.
//!
//! `cargo run -p alphaswarm-settings-benches --release --bin compile_cost` prints the tables of
//! `docs/speed.md`. It takes about ten minutes. With a number behind `--`, only packages of up to
//! so many variables are built.

mod fields;
mod hand;
mod leaf;
mod table;

use std::process::ExitCode;

use leaf::{Leaf, Step};

const SIZES: [usize; 3] = [60, 600, 6000];
/// Code by hand that takes longer than this is not tried with ten times the fields.
const PATIENCE: f64 = 5.0;

fn main() -> ExitCode {
    let Ok(largest) = std::env::args().nth(1).map_or(Ok(usize::MAX), |size| size.parse()) else {
        eprintln!("usage: compile_cost [LARGEST NUMBER OF VARIABLES]");
        return ExitCode::from(2);
    };
    let sizes: Vec<_> = SIZES.into_iter().filter(|&size| size <= largest).collect();
    for step in Step::ALL {
        let mut rows = Vec::new();
        let mut by_hand = Some(0.0);
        for &size in &sizes {
            let ours = Leaf::ours(size).median(step);
            by_hand = by_hand
                .filter(|&seconds| seconds < PATIENCE)
                .map(|_| Leaf::by_hand(size).median(step));
            rows.push(table::Row { size, ours, by_hand });
        }
        print!("{}", table::render(step, &rows));
    }
    ExitCode::SUCCESS
}
