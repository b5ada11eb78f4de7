//! Runs the target `values` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| alphaswarm_settings_fuzz::values(data));
