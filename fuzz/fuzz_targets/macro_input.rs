//! Runs the target `macro_input` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| alphaswarm_settings_fuzz::macro_input(data));
