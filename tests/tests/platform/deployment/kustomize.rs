//! What kubectl makes of the overlays.

use alphaswarm_settings_tests::stage::Stage;

#[test]
fn the_artifacts_of_the_example_are_up_to_date() {
    let run = Stage::new().run(&["validate"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn both_overlays_are_silent() {
    let stage = Stage::new();
    for environment in ["staging", "prod"] {
        let Some(rendered) = stage.kustomized(environment) else { return };
        let run = stage.check(environment, &rendered);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    }
    // Each reads the store of its own environment.
    let Some(prod) = stage.kustomized("prod") else { return };
    let run = stage.check("staging", &prod);
    assert!(run.code == 1 && run.stderr.contains("error[wrong-store]"), "{run:?}");
}

#[test]
fn a_line_less_in_the_values_is_found_with_everything_that_leads_to_it() {
    let stage = Stage::new();
    let line = "ALPHASWARM_AUTH_OIDC_ISSUER=https://id.alphaswarm.example/\n";
    stage.edit("overlays/prod/values.env", line, "");
    let declared = {
        let schema =
            alphaswarm_settings_tests::read(alphaswarm_settings_tests::file("schema/.env.schema"));
        let is_it =
            |line: &str| line.starts_with("key:") && line.ends_with(" ALPHASWARM_AUTH_OIDC_ISSUER");
        schema.lines().position(is_it).expect("it is declared") + 1
    };
    let values = stage.run(&["validate", "--environment", "prod"]);
    let rendered = stage.kustomized("prod").map(|rendered| stage.check("prod", &rendered));
    for run in [Some(values), rendered].into_iter().flatten() {
        assert_eq!(run.code, 1);
        for part in [
            "error[missing-value]: ALPHASWARM_AUTH_OIDC_ISSUER: required",
            "environment `prod` (target kubernetes)",
            &format!("schema/.env.schema:{declared}\n"),
            "overlays/prod/values.env",
        ] {
            assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
        }
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    }
    let Some(rendered) = stage.kustomized("prod") else { return };
    let run = stage.check("prod", &rendered);
    assert!(run.stderr.contains("container `core` of Deployment/alphaswarm-prod/core"), "{run:?}");
}

#[test]
fn names_that_no_schema_declares() {
    let stage = Stage::new();
    let Some(good) = stage.kustomized("prod") else { return };
    let check = |name: &str| {
        let env = format!("        env: [{{name: {name}, value: x}}]\n        envFrom:\n");
        stage.check("prod", &good.replace("        envFrom:\n", &env))
    };
    let both = check("ALPHASWARM_DATABASE_PASSWORD_FILE");
    assert!(both.code == 1 && both.stderr.contains("error[value-and-file]: "), "{both:?}");
    assert!(!both.stderr.contains("undeclared"), "{both:?}");
    for name in ["ALPHASWARM_SETTINGS_TARGET", "ALPHASWARM_CORE_SERVICE_HOST", "HOME"] {
        let run = check(name);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
    }
}

#[test]
fn a_mistyped_key_of_the_values_is_found_in_what_is_rendered() {
    let stage = Stage::new();
    let (from, to) = ("ALPHASWARM_LOG_LEVEL=", "ALPHASWARM_LOG_LEVLE=");
    stage.edit("overlays/prod/values.env", from, to);
    let Some(rendered) = stage.kustomized("prod") else { return };
    let run = stage.check("prod", &rendered);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("error[undeclared]: ALPHASWARM_LOG_LEVLE: "), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `ALPHASWARM_LOG_LEVEL`?"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
}
