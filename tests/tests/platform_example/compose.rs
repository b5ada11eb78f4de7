//! `compose.yaml`, as docker-compose reads it. There is no engine: nothing is built.

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::facts::Values;
use alphaswarm_settings_tests::read;
use serde_json::Value;

use crate::example::{Example, SECRET, original};

/// The services as docker-compose shows them; nothing when it is missing.
fn services(example: &Example) -> Option<Value> {
    let mut compose = Consumer::DockerCompose.command()?;
    compose.arg("--file").arg(example.path("compose.yaml")).arg("config");
    let shown = example.path("shown.yaml");
    std::fs::write(&shown, run(&mut compose).succeeded()).expect("it is written");
    let text = run_script(Consumer::Python, "read_yaml.py", &["pyyaml"], &shown)?;
    let documents: Vec<Value> = serde_json::from_str(&text).expect("the reader prints a list");
    Some(documents[0]["services"].clone())
}

#[test]
fn each_service_gets_its_own_file() {
    let Some(services) = services(&Example::new()) else { return };
    let variables = |service: &str| -> Values {
        serde_json::from_value(services[service]["environment"].clone()).expect("strings")
    };
    for (service, listen) in [("core", "SHOP_CORE_LISTEN"), ("api", "SHOP_API_LISTEN")] {
        let variables = variables(service);
        assert_eq!(variables["SHOP_SESSION_KEY"], SECRET);
        assert!(variables[listen].starts_with("0.0.0.0:"), "{service}");
    }
    let web = variables("web");
    assert_eq!(web["SHOP_HOSTS"], "shop.example, www.shop.example");
    assert_eq!(web["VITE_API_URL"], "http://127.0.0.1:8001/");
    assert!(!web.contains_key("SHOP_SESSION_KEY") && !web.contains_key("SHOP_REDIS_URL"));
}

/// Every file that an image copies out of its context is committed.
#[test]
fn images_are_made_of_files_that_are_there() {
    for context in ["api", "web"] {
        let recipe = read(original(context).join("Dockerfile"));
        let copies = recipe.lines().filter_map(|line| line.strip_prefix("COPY "));
        let copies: Vec<_> = copies.filter(|line| !line.contains("--from=")).collect();
        assert!(copies.len() >= 2, "{context}: {recipe}");
        for copy in copies {
            let names = copy.split(' ').filter(|word| !word.starts_with("--"));
            let names: Vec<_> = names.collect();
            let (_, sources) = names.split_last().expect("a target");
            for name in sources {
                assert!(original(context).join(name).exists(), "{context} copies {name}");
            }
        }
    }
}
