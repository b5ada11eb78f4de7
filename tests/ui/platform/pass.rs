//! AlphaSwarm's own schema.

use alphaswarm_settings::{Loader, Target, settings};

#[settings(prefix = "ALPHASWARM_")]
pub(crate) struct Settings;

fn main() {
    let settings: Settings = Loader::new()
        .target(Target::Local)
        .vars([("ALPHASWARM_DATABASE_PASSWORD", "hunter2-hunter2")])
        .load()
        .unwrap();
    let _: &alphaswarm_settings::url::Url = &settings.core_api_url;
    let _: &Option<alphaswarm_settings::url::Url> = &settings.ingress_base_url;
    let _: &Option<alphaswarm_settings::secrecy::SecretString> = &settings.database_password;
    assert_eq!(settings.log_level, LogLevel::Info);
    assert_eq!(settings.log_level.as_str(), "INFO");
    assert_eq!(settings.cp_telemetry_interval_seconds, 10);
    assert_eq!(settings.aws_region, "us-east-1");
    assert_eq!(Settings::VARIABLES.len(), 53);
    let shown = format!("{settings:?}");
    assert!(shown.contains("database_password: Some([REDACTED])"), "{shown}");
    assert!(!shown.contains("hunter2"), "{shown}");
}
