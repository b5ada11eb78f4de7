//! Good rendered manifests with one thing broken: every break is one finding, at the container
//! that has it, and nothing else is found.

use alphaswarm_settings_tests::stage::Stage;

/// The name of the rule, the key that the finding begins with, and what is broken.
type Mutation = (&'static str, &'static str, fn(&str) -> String);

const MUTATIONS: &[Mutation] = &[
    ("missing-value", "ALPHASWARM_ENV", |text| without(text, "  ALPHASWARM_ENV:")),
    ("missing-value", "ALPHASWARM_REDIS_URL", |text| without(text, "  ALPHASWARM_REDIS_URL:")),
    ("missing-value", "ALPHASWARM_AUTH_OIDC_CLIENT_ID", |text| {
        text.replace(
            "ALPHASWARM_AUTH_OIDC_CLIENT_ID: alphaswarm-core",
            "ALPHASWARM_AUTH_OIDC_CLIENT_ID: \"\"",
        )
    }),
    ("missing-value", "ALPHASWARM_DATABASE_URL", |text| {
        text.replace("  ALPHASWARM_DATABASE_URL:", "  ALPHASWARM_DATBASE_URL:")
    }),
    ("undeclared", "ALPHASWARM_LOG_LEVELS", |text| {
        text.replace("  ALPHASWARM_LOG_LEVEL:", "  ALPHASWARM_LOG_LEVELS:")
    }),
    ("undeclared", "VITE_NEW", |text| added(text, "VITE_NEW: x")),
    ("invalid-value", "ALPHASWARM_LOG_LEVEL", |text| {
        text.replace("LOG_LEVEL: WARNING", "LOG_LEVEL: LOUD")
    }),
    ("invalid-value", "ALPHASWARM_REDIS_URL", |text| text.replace("redis://redis.", "redis.")),
    ("invalid-value", "ALPHASWARM_CP_TELEMETRY_INTERVAL_SECONDS", |text| {
        text.replace("INTERVAL_SECONDS: \"10\"", "INTERVAL_SECONDS: \"ten\"")
    }),
    ("rejected-value", "ALPHASWARM_CP_TELEMETRY_INTERVAL_SECONDS", |text| {
        text.replace("INTERVAL_SECONDS: \"10\"", "INTERVAL_SECONDS: 10")
    }),
    ("missing-reference", "ALPHASWARM_ENV", |text| {
        with_env(text, "{name: ALPHASWARM_ENV, value: $(STAGE)}")
    }),
    ("invalid-value", "VITE_AUTH_REQUIRED", |text| {
        with_env(text, "{name: VITE_AUTH_REQUIRED, value: \"sometimes\"}")
    }),
    ("wrong-target", "ALPHASWARM_TERRAFORM_BINARY", |text| {
        added(text, "ALPHASWARM_TERRAFORM_BINARY: terraform")
    }),
    // A Secret that overrides the ConfigMap does not make it secret again.
    ("secret-in-plain", "ALPHASWARM_SESSION_COOKIE_SECRET", |text| {
        added(text, "ALPHASWARM_SESSION_COOKIE_SECRET: hunter2hunter2")
    }),
    ("secret-in-plain", "AWS_SECRET_ACCESS_KEY", |text| {
        added(text, "AWS_SECRET_ACCESS_KEY: hunter2hunter2")
    }),
    ("secret-in-plain", "ALPHASWARM_DATABASE_PASSWORD", |text| {
        with_env(text, "{name: ALPHASWARM_DATABASE_PASSWORD, value: hunter2hunter2}")
    }),
    ("secret-in-plain", "ALPHASWARM_SESSION_COOKIE_SECRET", |text| {
        let moved = without_secret(text, "ALPHASWARM_SESSION_COOKIE_SECRET");
        added(&moved, "ALPHASWARM_SESSION_COOKIE_SECRET: hunter2hunter2")
    }),
    ("missing-reference", "envFrom", |text| {
        text.replace(
            "configMapRef:\n            name: alphaswarm-config",
            "configMapRef:\n            name: alphaswarm-confg",
        )
    }),
    ("missing-reference", "envFrom", |text| {
        text.replace(
            "name: alphaswarm-secrets-optional\n            optional: true",
            "name: alphaswarm-secret",
        )
    }),
    ("missing-reference", "ALPHASWARM_ENV", |text| {
        let from = "{configMapKeyRef: {name: alphaswarm-config, key: STAGE}}";
        with_env(text, &format!("{{name: ALPHASWARM_ENV, valueFrom: {from}}}"))
    }),
];

/// Without the one line that begins so.
fn without(text: &str, line: &str) -> String {
    let lines = text.split_inclusive('\n').filter(|other| !other.starts_with(line));
    lines.collect()
}

/// With one more key in the ConfigMap.
fn added(text: &str, entry: &str) -> String {
    text.replace("  ALPHASWARM_ENV: prod\n", &format!("  ALPHASWARM_ENV: prod\n  {entry}\n"))
}

/// With an item of `env` in the container.
fn with_env(text: &str, item: &str) -> String {
    text.replace("        envFrom:\n", &format!("        env: [{item}]\n        envFrom:\n"))
}

/// Without one key of the `ExternalSecret`.
fn without_secret(text: &str, key: &str) -> String {
    let last = format!("secretKey: {key}\n");
    let end = text.find(&last).expect("the key is there") + last.len();
    let start = text[..end].rfind("  - remoteRef:").expect("an entry begins so");
    format!("{}{}", &text[..start], &text[end..])
}

/// With a Secret in place of the `ExternalSecret`.
fn instead_of_external_secret(text: &str, data: &str) -> String {
    let documents =
        text.split("---\n").filter(|document| !document.contains("kind: ExternalSecret"));
    let secret = format!(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: alphaswarm-secrets-optional\n  \
         namespace: alphaswarm-prod\ndata:\n  {data}\n"
    );
    documents.chain([secret.as_str()]).collect::<Vec<_>>().join("---\n")
}

#[test]
fn every_mutation_is_found_and_nothing_else() {
    let stage = Stage::new();
    let Some(good) = stage.kustomized("prod") else { return };
    assert_eq!(stage.check("prod", &good).code, 0);
    for (rule, key, mutate) in MUTATIONS {
        let broken = mutate(&good);
        assert_ne!(broken, good, "{rule} {key}: nothing is broken");
        let run = stage.check("prod", &broken);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{rule} {key}: {}", run.stderr);
        let title = format!("error[{rule}]: {key}: ");
        assert!(run.stderr.starts_with(&title), "{title} {}", run.stderr);
        let findings =
            run.stderr.matches("error[").count() + run.stderr.matches("warning[").count();
        assert_eq!(findings, 1, "{rule} {key}: {}", run.stderr);
        let place = match *rule {
            // Kubernetes rejects the object, whichever containers take from it.
            "rejected-value" => "ConfigMap/alphaswarm-prod/alphaswarm-config, document 1",
            _ => "container `core` of Deployment/alphaswarm-prod/core, environment `prod`",
        };
        assert!(run.stderr.contains(place), "{rule} {key}: {}", run.stderr);
        assert!(!run.stderr.contains("hunter2"), "{rule} {key}: {}", run.stderr);
    }
}

/// An optional secret with the placeholder counts as unset: a warning, which fails nothing by itself.
#[test]
fn a_placeholder_is_a_warning_where_the_secret_is_optional() {
    let stage = Stage::new();
    let Some(good) = stage.kustomized("prod") else { return };
    let left = instead_of_external_secret(&good, "ALPHASWARM_DATABASE_PASSWORD: Y2hhbmdlbWU=");
    assert_eq!(stage.check("prod", &left).code, 0);
    let arguments = ["validate", "--environment", "prod", "--rendered", "-", "--deny-warnings"];
    let run = stage.run_with(&arguments, &left);
    let title = "warning[left-placeholder]: ALPHASWARM_DATABASE_PASSWORD: still the placeholder";
    assert!(run.code == 1 && run.stderr.starts_with(title), "{run:?}");
}

#[test]
fn a_second_container_is_told_from_the_first() {
    let stage = Stage::new();
    let Some(good) = stage.kustomized("prod") else { return };
    let init = "      initContainers:\n      - name: migrate\n        image: x\n        env:\n        \
                - name: ALPHASWARM_ENV\n          value: prod\n      - name: proxy\n        image: x\n";
    let broken = good.replace("      containers:\n", &format!("{init}      containers:\n"));
    let run = stage.check("prod", &broken);
    assert_eq!(run.code, 1, "{run:?}");
    let of_migrate = run.stderr.matches("init container `migrate`").count();
    assert_eq!(of_migrate, run.stderr.matches("error[missing-value]").count(), "{}", run.stderr);
    // Everything that is required, but for ALPHASWARM_ENV.
    assert_eq!(run.stderr.matches("error[").count(), 6, "{}", run.stderr);
}
