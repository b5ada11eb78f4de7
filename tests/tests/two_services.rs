//! `examples/two-services`: removing a variable breaks exactly the service that reads it.

use alphaswarm_settings_tests::package::{Package, dependency};
use alphaswarm_settings_tests::{file, read};

const SERVICES: [&str; 2] = ["core", "worker"];

/// A copy of the example in a workspace of its own.
fn example() -> Package {
    let package = Package::new("two-services");
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"core\", \"worker\"]\n\n\
         [workspace.package]\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
         license = \"MIT\"\n\n[workspace.lints]\n\n[workspace.dependencies]\n{}\n",
        dependency("")
    );
    package.write("Cargo.toml", &workspace);
    let sources = SERVICES.map(|service| format!("{service}/src/main.rs"));
    let manifests = SERVICES.map(|service| format!("{service}/Cargo.toml"));
    for name in [".env.schema".to_owned()].iter().chain(&sources).chain(&manifests) {
        package.write(name, &read(file("examples/two-services").join(name)));
    }
    package
}

/// Takes the block of a key out of the schema.
fn remove(package: &Package, key: &str) {
    let schema = read(package.path(".env.schema"));
    let first = format!("key: {key}\n");
    let rest: Vec<_> = schema.split("\n\n").filter(|block| !block.starts_with(&first)).collect();
    assert_eq!(rest.len() + 1, schema.split("\n\n").count(), "{key} is declared");
    package.write(".env.schema", &rest.join("\n\n"));
}

#[test]
fn removing_a_variable_breaks_the_service_that_reads_it_and_no_other() {
    let package = example();
    let build = |service| package.cargo(&["build", "-p", &format!("two-services-{service}")]);
    for (key, broken) in [("SHOP_QUEUE_PATIENCE", "worker"), ("SHOP_SESSION_KEY", "core")] {
        package.write(".env.schema", &read(file("examples/two-services/.env.schema")));
        for service in SERVICES {
            let run = build(service);
            assert_eq!(run.code, 0, "{}", run.stderr);
            assert!(!run.stderr.contains("warning"), "{}", run.stderr);
        }
        remove(&package, key);
        for service in SERVICES {
            let run = build(service);
            assert_eq!(run.code != 0, service == broken, "{key}: {service}: {}", run.stderr);
            let message = format!("error: {key}: not declared in the schema");
            assert_eq!(run.stderr.contains(&message), service == broken, "{}", run.stderr);
            let place = format!("--> {service}/src/main.rs:");
            assert_eq!(run.stderr.contains(&place), service == broken, "{}", run.stderr);
        }
    }
}
