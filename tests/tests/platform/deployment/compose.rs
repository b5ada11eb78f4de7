//! What docker-compose makes of the compose file.

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::facts::{self, Values};
use serde_json::Value;

use alphaswarm_settings_tests::stage::Stage;

#[test]
fn docker_compose_gives_the_service_the_defaults() {
    let stage = Stage::new();
    let _ = stage.run(&["generate", "--env", "local"]).succeeded();
    let Some(mut compose) = Consumer::DockerCompose.command() else { return };
    compose.arg("--file").arg(stage.path("compose/docker-compose.yml")).arg("config");
    let shown = run(&mut compose).succeeded();
    std::fs::write(stage.path("shown.yaml"), shown).expect("it is written");
    let shown = stage.path("shown.yaml");
    let Some(text) = run_script(Consumer::Python, "read_yaml.py", &["pyyaml"], &shown) else {
        return;
    };
    let documents: Vec<Value> = serde_json::from_str(&text).expect("the reader prints a list");
    let environment = documents[0]["services"]["core"]["environment"].clone();
    let values: Values = serde_json::from_value(environment).expect("an object of strings");
    assert_eq!(values, facts::env_local());
}
