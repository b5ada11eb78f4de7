//! The README shows what really happens.

use alphaswarm_settings::{Loader, settings};

#[settings(prefix = "ALPHASWARM_")]
struct Settings;

#[test]
fn the_report_is_the_one_that_a_service_prints() {
    let set = [
        ("KUBERNETES_SERVICE_HOST", "10.0.0.1"),
        ("ALPHASWARM_ENV", "prod"),
        ("ALPHASWARM_REDIS_URL", "redis-stack:6379"),
        ("ALPHASWARM_DATABASE_URL", "postgresql://alphaswarm@postgres/alphaswarm"),
        ("ALPHASWARM_AUTH_OIDC_ISSUER", "https://issuer"),
        ("ALPHASWARM_AUTH_OIDC_AUDIENCE", "https://audience"),
        ("ALPHASWARM_AUTH_OIDC_CLIENTID", "core"),
        ("ALPHASWARM_CP_PROVIDER", "kubernetes"),
    ];
    let report = Loader::new().vars(set).load::<Settings>().unwrap_err().to_string();
    let readme = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file("README.md"));
    assert!(readme.contains(&format!("```\n{report}\n```")), "{report}");
}

#[test]
fn the_block_is_one_of_the_schema() {
    let readme = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file("README.md"));
    let schema = alphaswarm_settings_tests::file("schema/.env.schema");
    let schema = alphaswarm_settings_tests::read(schema);
    let from = readme.find("```\nkey:").expect("a block") + "```\n".len();
    let block = &readme[from..][..readme[from..].find("```").expect("its end")];
    assert!(schema.contains(block), "{block}");
}
