//! Names that no schema declares, and what nearly every pod has set besides.

use alphaswarm_settings::{Loader, ProblemKind, Source};

use crate::support::{Directory, Settings, keys, loader, only, refused};

fn strict(variables: &[(&str, &str)]) -> Loader {
    loader(variables).deny_unknown("APP_")
}

#[test]
fn only_undeclared_names_with_the_prefix_are_refused() {
    let known = [
        ("OTHER_NAME", "x"),
        ("APP_HOST", "x"),
        ("APP_OLD_TOKEN", "x"),
        ("APP_PIN_FILE", ""),
        ("APP_HOST_FILE", "x"),
        ("APP_BIND_FILE", ""),
        ("APP_CORE_SERVICE_HOST", "10.0.0.1"),
        ("APP_CORE_SERVICE_PORT", "80"),
        ("APP_CORE_SERVICE_PORT_HTTP", "80"),
        ("APP_CORE_PORT", "tcp://10.0.0.1:80"),
        ("APP_CORE_PORT_80_TCP", "tcp://10.0.0.1:80"),
        ("APP_CORE_PORT_80_TCP_ADDR", "10.0.0.1"),
    ];
    strict(&known).load::<Settings>().unwrap();
    let unknown = [("APP_CORE_PORT", "80"), ("APP_X", "hunter2"), ("APP_HOST_FILE_FILE", "x")];
    let error = refused(strict(&unknown));
    assert_eq!(keys(&error), ["APP_CORE_PORT", "APP_HOST_FILE_FILE", "APP_X"]);
    assert!(error.to_string().contains("help: declare it in the schema, or unset it"));
    assert!(!error.to_string().contains("hunter2"));
}

#[test]
fn the_librarys_own_names_are_never_refused() {
    let own = [("ALPHASWARM_SETTINGS_TARGET", "local"), ("ALPHASWARM_SETTINGS_X", "y")];
    loader(&own).deny_unknown("ALPHASWARM_").load::<Settings>().unwrap();
}

#[test]
fn a_near_name_is_suggested() {
    let error = refused(strict(&[("APP_HOTS", "x")]));
    let near = Some("APP_HOST".to_owned());
    assert_eq!(only(&error), ("APP_HOTS", &ProblemKind::Unknown { near }));
    assert!(error.to_string().contains("help: is it meant to be `APP_HOST`?"), "{error}");
}

#[test]
fn unknown_names_in_an_env_file_are_refused_with_their_lines() {
    let directory = Directory::new();
    let file = directory.write(".env", "APP_HOST=x\nAPP_X=hunter2\nOTHER=y\n");
    let error = refused(strict(&[]).env_file(&file));
    assert_eq!(only(&error), ("APP_X", &ProblemKind::Unknown { near: None }));
    assert_eq!(*error.problems()[0].source(), Source::EnvFile { path: file, line: 2 });
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[test]
fn a_view_takes_nothing_of_its_schema_for_unknown() {
    #[derive(Debug, alphaswarm_settings::Settings)]
    #[settings(schema = "fixtures/sources.env.schema", prefix = "APP_")]
    struct View {
        host: String,
    }
    let others = [("APP_PIN", "1"), ("APP_OLD_PORT", "1"), ("APP_TOKEN_FILE", "/x")];
    let view: View = strict(&others).load().unwrap();
    assert_eq!(view.host, "localhost");
    let error = strict(&[("APP_X", "1")]).load::<View>().expect_err("a name is unknown");
    assert_eq!(only(&error).0, "APP_X");
}
