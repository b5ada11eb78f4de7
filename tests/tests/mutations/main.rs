//! A net under all text: valid files with a few characters changed, most of them not ASCII.
//!
//! The corpora of `fuzz/` are replayed, and mutations of them: every target holds, and nothing takes
//! long. Then the whole command is run on mutated files: it ends with 0, 1 or 2, says what it says
//! in the form that was asked for, shows no secret, and loses nothing that a person typed.
//!
//! `MUTATIONS=100000` runs that many in place of a few, and `=7..8` only the one. What fails is left in
//! the directory for temporary files.

mod case;
mod corpus;
mod marker;
mod mutation;
mod platform;
mod process;
mod said;

use alphaswarm_settings_fuzz::{TARGETS, assert_kept, configuration, dotenv_merge};
use alphaswarm_settings_tests::random::seeds;

/// How many mutations there are in a usual run: of each corpus, and of the files of the command.
const OF_CORPORA: u64 = 400;
const OF_FILES: u64 = 600;

#[test]
fn every_target_holds_on_its_corpus() {
    for (name, target) in TARGETS {
        let files = corpus::read(name);
        assert_ne!(files.len(), 0, "{name} has no corpus");
        for (file, bytes) in &files {
            case::check(&format!("{name}-{file}"), bytes, target);
        }
    }
}

#[test]
fn every_target_holds_on_mutations_of_its_corpus() {
    for (name, target) in TARGETS {
        let files = corpus::read(name);
        case::each(seeds("MUTATIONS", OF_CORPORA), |seed| {
            let bytes = mutation::of_one(&files, seed);
            case::check(&format!("{name}-{seed}"), &bytes, target);
        });
    }
}

#[test]
fn the_command_holds_on_mutated_files() {
    process::build();
    case::each(seeds("MUTATIONS", OF_FILES), platform::check);
}

#[test]
fn what_a_person_typed_is_there_after_a_merge() {
    process::build();
    let files = corpus::read("dotenv_merge");
    for (file, bytes) in &files {
        case::check(&format!("dotenv_merge-{file}"), bytes, merge);
    }
    case::each(seeds("MUTATIONS", OF_FILES / 3), |seed| {
        let bytes = mutation::of_one(&files, seed);
        case::check(&format!("dotenv_merge-{seed}"), &bytes, merge);
    });
}

fn merge(bytes: &[u8]) {
    dotenv_merge(bytes, &|arguments| process::run(arguments).code);
}

#[test]
fn a_configuration_is_read_or_refused() {
    process::build();
    let files = corpus::read("configuration");
    let check = |bytes: &[u8]| configuration(bytes, &|arguments| process::run(arguments).code);
    for (file, bytes) in &files {
        case::check(&format!("configuration-{file}"), bytes, check);
    }
    case::each(seeds("MUTATIONS", OF_FILES / 6), |seed| {
        let bytes = mutation::of_one(&files, seed);
        case::check(&format!("configuration-{seed}"), &bytes, check);
    });
}

/// The net has no hole where it is easy to see through.
#[test]
#[should_panic(expected = "is lost")]
fn a_lost_comment_is_noticed() {
    assert_kept("# mein Kommentar\nAPP_PORT=8080\n".as_bytes(), b"APP_PORT=8080\n");
}
