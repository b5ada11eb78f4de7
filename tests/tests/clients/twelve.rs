//! Twelve mistakes in an environment, and what Rust says of them.

use alphaswarm_settings::{Loader, Target, settings};
use alphaswarm_settings_tests::project::Project;

/// The schema of the mistakes.
pub(crate) const SCHEMA: &str = "tests/fixtures/twelve.env.schema";

#[settings(schema = "fixtures/twelve.env.schema", prefix = "SHOP_")]
struct Shop;

/// Writes the environment to a file of the project; Rust's report of it.
pub(crate) fn report(project: &Project, file: &str) -> String {
    project.write("secrets/password", "hunter2\n");
    let password = project.path("secrets/password");
    let absent = project.path("secrets/mail");
    let variables = [
        ("SHOP_REGION", ""),
        ("SHOP_PORT", "tcp://10.0.0.1:80"),
        ("SHOP_WORKERS", "640"),
        ("SHOP_CURRENCY", "euro"),
        ("SHOP_LOG_LEVLE", "WARNING"),
        ("SHOP_MOTTO", "\"caf\u{e9}\""),
        ("SHOP_DATABASE_HOST", "orders"),
        ("SHOP_DB_HOST", "old-orders"),
        ("SHOP_DATABASE_PASSWORD", "hunter2"),
        ("SHOP_DATABASE_PASSWORD_FILE", password.to_str().unwrap()),
        ("SHOP_MAIL_PASSWORD_FILE", absent.to_str().unwrap()),
        ("SHOP_PAYMENT_TOKEN", "changeme"),
        ("SHOP_TIMEOUTS", "30s,x"),
    ];
    let given: serde_json::Map<_, _> =
        variables.iter().map(|&(key, value)| (key.to_owned(), value.into())).collect();
    project.write(file, &serde_json::Value::Object(given).to_string());
    let loaded = Loader::new().target(Target::Kubernetes).vars(variables).load::<Shop>();
    loaded.expect_err("there are mistakes").to_string()
}
