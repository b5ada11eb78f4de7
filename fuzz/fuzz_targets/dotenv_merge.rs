//! Runs the target `dotenv_merge` under libFuzzer, with the command in this process.
#![no_main]

use alphaswarm_settings_fuzz::{dotenv_merge, in_process};

libfuzzer_sys::fuzz_target!(|data: &[u8]| dotenv_merge(data, &in_process));
