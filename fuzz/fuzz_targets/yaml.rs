//! Runs the target `yaml` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| alphaswarm_settings_fuzz::yaml(data));
