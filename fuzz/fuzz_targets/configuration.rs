//! Runs the target `configuration` under libFuzzer, with the command in this process.
#![no_main]

use alphaswarm_settings_fuzz::{configuration, in_process};

libfuzzer_sys::fuzz_target!(|data: &[u8]| configuration(data, &in_process));
