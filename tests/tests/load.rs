//! What `load` makes of an environment, and what it says of a wrong one.

use std::error::Error as _;
use std::time::Duration;

use alphaswarm_settings::secrecy::ExposeSecret;
use alphaswarm_settings::{
    Error, FromEnvironment, Loader, ProblemKind, Reader, Source, Target, Variable, settings,
};

#[settings(schema = "fixtures/load.env.schema", prefix = "APP_")]
struct Settings;

fn load(target: Target, variables: &[(&str, &str)]) -> Result<Settings, Error> {
    Loader::new().target(target).vars(variables.iter().copied()).load()
}

#[test]
fn every_value_has_its_type() {
    let settings = load(
        Target::Kubernetes,
        &[
            ("APP_DOOR_CODE", "4711"),
            ("APP_MODE", "permissive"),
            ("APP_PEERS", "http://a, http://b:81/x"),
            ("APP_TIMEOUT", " 1m 30s "),
        ],
    )
    .unwrap();
    assert_eq!(settings.port, 8080);
    assert_eq!(settings.door_code.unwrap().expose_secret(), "4711");
    assert!(settings.spare_token.is_none());
    assert_eq!(settings.mode, Mode::Permissive);
    assert_eq!(settings.peers.unwrap()[1].port(), Some(81));
    assert_eq!(settings.timeout, Duration::from_secs(90));
}

#[test]
fn a_wrong_secret_and_a_wrong_port_make_one_report_without_the_secret() {
    let error = load(
        Target::Local,
        &[("APP_PORT", "80x"), ("APP_DOOR_CODE", "hunter2-hunter2"), ("APP_TIMEOUT", "30s")],
    )
    .unwrap_err();
    let report = "\
2 problems in the environment of target local (set by the program); 6 variables were read

APP_PORT: \"80x\" is not valid
    expected: a port, 1 to 65535
    found in: process environment
    declared: tests/fixtures/load.env.schema:1
    about: The port to listen on.

APP_DOOR_CODE: the value is not valid
    expected: a whole number of 0 or more
    found in: process environment
    declared: tests/fixtures/load.env.schema:9
    about: Opens the door.";
    assert_eq!(error.to_string(), report);
    assert_eq!(format!("{error:?}"), report);
    assert!(!format!("{:?}", error.problems()).contains("hunter2"));
    assert!(error.source().is_none());
}

#[test]
fn a_required_variable_has_to_be_set_outside_of_local() {
    let missing = |target| {
        let error = load(target, &[("APP_TIMEOUT", "")]).unwrap_err();
        let missing = error
            .problems()
            .iter()
            .filter(|problem| matches!(problem.kind(), ProblemKind::Missing | ProblemKind::Empty));
        missing.map(|problem| problem.key().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(missing(Target::Local), ["APP_TIMEOUT"]);
    assert_eq!(missing(Target::Kubernetes), ["APP_DOOR_CODE", "APP_MODE", "APP_TIMEOUT"]);
}

#[test]
fn what_is_missing_in_local_names_the_command_and_the_near_name() {
    let loader = Loader::new().target(Target::Local).var("APP_TIMEOUTS", "30s");
    let error = loader.load::<Settings>().unwrap_err().to_string();
    assert!(error.contains("help: `APP_TIMEOUTS` is set: is it meant to be `APP_TIMEOUT`?"));
    let help = "\n\nhelp: run `alphaswarm-settings generate --env local` and fill in what it leaves \
                empty; then read the file that it writes, such as `deploy/compose/.env.local`, with \
                `Loader::new().env_file(\"deploy/compose/.env.local\")`, or in the shell with \
                `set -a; . deploy/compose/.env.local`";
    assert!(error.ends_with(help), "{error}");
}

#[test]
fn the_command_is_named_where_it_helps_and_nowhere_else() {
    let directory = tempfile::tempdir().unwrap();
    let there = directory.path().join("there.env");
    std::fs::write(&there, "APP_PORT=1\n").unwrap();
    let absent = directory.path().join("absent.env");
    let helps = |loader: Loader| {
        let error = loader.load::<Settings>().unwrap_err();
        let own = error.problems().last().map(|problem| problem.help().join("; "));
        (error.help().is_some_and(|help| help.contains("generate --env local")), own.unwrap())
    };
    let local = || Loader::empty().target(Target::Local);
    assert_eq!(helps(Loader::new().target(Target::Local)), (true, String::new()));
    // A test that gives the values itself has nothing to generate.
    assert_eq!(helps(local()), (false, String::new()));
    // The one file that it would write is there, and lacks a value.
    let set = format!("set it in `{}`", there.display());
    assert_eq!(helps(local().env_file(&there)), (false, set));
    let error = local().env_file(&absent).load::<Settings>().unwrap_err();
    let help =
        format!("`{}`, which does not exist, has to be the file it writes", absent.display());
    assert!(error.help().unwrap().ends_with(&help), "{error}");
    // It writes no values of other targets, and mends no wrong one.
    let elsewhere = Loader::empty().target(Target::Cloud);
    assert_eq!(helps(elsewhere), (false, "set it in the environment of this service".to_owned()));
    let local = || Loader::new().target(Target::Local);
    let wrong = local().var("APP_TIMEOUT", "1s").var("APP_PORT", "x");
    assert_eq!(helps(wrong), (false, String::new()));
}

/// Cargo sets this one in every test.
#[derive(Debug)]
struct Version(String);
static VERSION: Variable = Variable { key: "CARGO_PKG_VERSION", ..Variable::STRING };
impl FromEnvironment for Version {
    fn variables(visit: &mut dyn FnMut(&'static Variable)) {
        visit(&VERSION);
    }
    fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self(reader.read(&VERSION, alphaswarm_settings::parse::string)?))
    }
}

#[test]
fn options_of_a_command_line_override_the_environment() {
    let loader = Loader::new().vars([("APP_PORT", "1"), ("APP_TIMEOUT", "1s")]);
    let settings: Settings = loader.target(Target::Local).var("APP_PORT", "2").load().unwrap();
    assert_eq!((settings.port, settings.timeout), (2, Duration::from_secs(1)));
    // What is not overridden comes from the process.
    let of_process: Version = Loader::new().var("OTHER", "x").load().unwrap();
    assert_eq!(of_process.0, env!("CARGO_PKG_VERSION"));
    let overridden: Version = Loader::new().var("CARGO_PKG_VERSION", "x").load().unwrap();
    assert_eq!(overridden.0, "x");
}

#[test]
fn the_placeholder_is_no_secret() {
    let set = [("APP_DOOR_CODE", "changeme"), ("APP_MODE", "strict"), ("APP_TIMEOUT", "1s")];
    let error = load(Target::Cloud, &set).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(*error.problems()[0].kind(), ProblemKind::Placeholder);
    let loaded = Loader::new()
        .target(Target::Local)
        .vars([("APP_SPARE_TOKEN", "changeme"), ("APP_TIMEOUT", "1s")])
        .load_with_report::<Settings>()
        .unwrap();
    assert!(loaded.settings.spare_token.is_none());
    let warning = "APP_SPARE_TOKEN: still the placeholder; treated as unset";
    assert_eq!(loaded.warnings[0].to_string(), warning);
}

#[test]
fn a_sample_is_a_secret_on_a_developers_machine_only() {
    let set = [
        ("APP_DOOR_CODE", "sample-door-code"),
        ("APP_SPARE_TOKEN", "sample-spare"),
        ("APP_MODE", "strict"),
        ("APP_TIMEOUT", "1s"),
    ];
    for target in [Target::Kubernetes, Target::Cloud] {
        let error = load(target, &set).unwrap_err();
        assert_eq!(error.problems().len(), 1, "{error}");
        assert_eq!(*error.problems()[0].kind(), ProblemKind::Sample);
        assert!(!error.to_string().contains("sample-door-code"), "{error}");
    }
    let of = |target, code| {
        let set = [("APP_DOOR_CODE", code), set[1], set[2], set[3]];
        Loader::new().target(target).vars(set).load_with_report::<Settings>().unwrap()
    };
    let abroad = of(Target::Cloud, "1234");
    assert!(abroad.settings.spare_token.is_none());
    let warning = "APP_SPARE_TOKEN: still a sample value; treated as unset";
    assert_eq!(abroad.warnings[0].to_string(), warning);
    let local = of(Target::Local, "1234");
    assert_eq!(local.settings.spare_token.expect("a value").expose_secret(), "sample-spare");
    assert!(local.warnings.is_empty());
}

#[test]
fn the_report_names_the_source_of_each_value_and_shows_no_secret() {
    let loaded = Loader::new()
        .target(Target::Local)
        .vars([("APP_DOOR_CODE", "4711"), ("APP_TIMEOUT", "30s"), ("APP_PEERS", "http://u:p@h")])
        .load_with_report::<Settings>()
        .unwrap();
    let rows = loaded.sources.iter().map(|record| {
        (record.key, record.source.clone(), record.value.as_deref().unwrap_or_default())
    });
    let expected = [
        ("APP_PORT", Source::Default, "8080"),
        ("APP_DOOR_CODE", Source::Environment, "[REDACTED]"),
        ("APP_SPARE_TOKEN", Source::Unset, ""),
        ("APP_MODE", Source::Default, "strict"),
        ("APP_PEERS", Source::Environment, "http://***@h"),
        ("APP_TIMEOUT", Source::Environment, "30s"),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    let shown = format!("{:?}", loaded.settings);
    assert_eq!(
        shown,
        "Settings { port: 8080, door_code: Some([REDACTED]), spare_token: None, mode: Strict, \
         peers: Some([\"http://***@h/\"]), timeout: 30s }"
    );
}

#[cfg(unix)]
#[test]
fn a_declared_variable_that_is_not_utf8_is_named_and_others_do_not_matter() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let broken = || OsString::from_vec(vec![0xff]);
    let error = Loader::new()
        .target(Target::Local)
        .vars([("OTHER", broken()), ("APP_PORT", broken()), ("APP_TIMEOUT", "1s".into())])
        .load::<Settings>()
        .unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert!(error.to_string().contains("APP_PORT: the value is not UTF-8"), "{error}");
}

#[test]
fn an_unknown_target_is_reported_with_what_is_wrong_besides() {
    let error = Loader::new()
        .vars([("ALPHASWARM_SETTINGS_TARGET", "prod"), ("APP_PORT", "0")])
        .load::<Settings>()
        .unwrap_err();
    let keys: Vec<_> = error.problems().iter().map(alphaswarm_settings::Problem::key).collect();
    assert_eq!(keys, ["ALPHASWARM_SETTINGS_TARGET", "APP_PORT"]);
}

#[test]
fn without_a_target_nothing_is_missing_and_nothing_is_made() {
    let unknown = [("ALPHASWARM_SETTINGS_TARGET", "prod")];
    let error = Loader::new().vars(unknown).load::<Settings>().unwrap_err();
    let keys: Vec<_> = error.problems().iter().map(alphaswarm_settings::Problem::key).collect();
    assert_eq!(keys, ["ALPHASWARM_SETTINGS_TARGET"]);
}

#[test]
fn what_is_missing_says_whether_it_is_empty_and_that_defaults_are_for_local() {
    let set = [("APP_DOOR_CODE", "1"), ("APP_TIMEOUT", "")];
    let error = load(Target::Kubernetes, &set).unwrap_err().to_string();
    assert!(error.contains("APP_TIMEOUT: missing (set, but empty)"), "{error}");
    let help = "help: set it: the schema's default is used only in `local`";
    assert!(error.contains(help), "{error}");
}

#[test]
fn a_wrong_choice_lists_the_choices() {
    let set = [("APP_MODE", "Strict"), ("APP_TIMEOUT", "1s")];
    let error = load(Target::Local, &set).unwrap_err().to_string();
    let expected = "expected: one of `strict`, `permissive`; did you mean `strict`?";
    assert!(error.contains(expected), "{error}");
}

/// Written by hand, it makes nothing and says nothing.
#[derive(Debug)]
struct Mute;

impl FromEnvironment for Mute {
    fn variables(_: &mut dyn FnMut(&'static Variable)) {}
    fn from_environment(_: &mut Reader<'_>) -> Option<Self> {
        None
    }
}

#[derive(Debug, alphaswarm_settings::Settings)]
#[settings(schema = "fixtures/load.env.schema", prefix = "APP_")]
struct Outer {
    #[allow(dead_code, reason = "nothing is ever made")]
    #[settings(flatten)]
    mute: Mute,
}

#[test]
fn a_nested_view_that_makes_nothing_is_an_error_and_no_panic() {
    let error = Loader::new().target(Target::Local).vars([("", "")]).load::<Outer>().unwrap_err();
    assert!(matches!(error.problems()[0].kind(), ProblemKind::NothingRecorded { .. }), "{error}");
}

/// The schema has the port before the mode.
#[derive(Debug, alphaswarm_settings::Settings)]
#[settings(schema = "fixtures/load.env.schema", prefix = "APP_")]
struct Backwards {
    #[allow(dead_code, reason = "only the order matters here")]
    mode: Mode,
    #[allow(dead_code, reason = "only the order matters here")]
    port: u16,
}

#[test]
fn a_view_keeps_the_order_of_the_schema() {
    let keys: Vec<_> = Backwards::VARIABLES.iter().map(|variable| variable.key).collect();
    assert_eq!(keys, ["APP_PORT", "APP_MODE"]);
    let local = Loader::new().target(Target::Local).vars([("", "")]);
    let loaded = local.load_with_report::<Backwards>().unwrap();
    let keys: Vec<_> = loaded.sources.iter().map(|record| record.key).collect();
    assert_eq!(keys, ["APP_PORT", "APP_MODE"]);
}

/// The schema knows the choices, even where the service takes them as text.
#[derive(Debug, alphaswarm_settings::Settings)]
#[settings(schema = "fixtures/load.env.schema", prefix = "APP_")]
struct ModeAsText {
    mode: String,
}

#[test]
fn a_choice_that_a_view_keeps_as_text_is_checked_too() {
    let load = |mode: &str| {
        Loader::new().target(Target::Local).vars([("APP_MODE", mode)]).load::<ModeAsText>()
    };
    assert_eq!(load(" permissive ").unwrap().mode, "permissive");
    assert!(load("banana").unwrap_err().to_string().contains("one of `strict`, `permissive`"));
}

#[test]
fn a_broken_url_shows_no_password() {
    for broken in ["u:hunter2@h/x y", "redis //u:hunter2@h", "http://u:hunter2@h:99999"] {
        let set = [("APP_PEERS", broken), ("APP_TIMEOUT", "1s")];
        let error = load(Target::Local, &set).unwrap_err().to_string();
        assert!(!error.contains("hunter2") && error.contains("***@h"), "{error}");
    }
}

#[test]
fn quotes_that_are_part_of_a_value_are_named() {
    for (key, value, is_quoted) in [
        ("APP_PORT", "\"8080\"", true),
        ("APP_PORT", "'8080'", true),
        ("APP_PORT", "\"8080'", false),
        ("APP_PORT", "\"", false),
        ("APP_MODE", "\"strict\"", true),
        ("APP_PEERS", "\"http://a,http://b\"", true),
        ("APP_TIMEOUT", "'30s'", true),
    ] {
        let set = [("APP_TIMEOUT", "1s"), (key, value)];
        let error = load(Target::Local, &set).unwrap_err().to_string();
        let hint = "; the quotes are part of the value: leave them out\n";
        assert_eq!(error.contains(hint), is_quoted, "{error}");
    }
    // Of a secret nothing is shown, not even that.
    let set = [("APP_TIMEOUT", "1s"), ("APP_DOOR_CODE", "\"4711\"")];
    assert!(!load(Target::Local, &set).unwrap_err().to_string().contains("quotes"));
}

#[test]
fn a_wrong_item_of_a_list_is_named() {
    let set = [("APP_TIMEOUT", "1s"), ("APP_PEERS", "http://a, b:80, http://c")];
    let error = load(Target::Local, &set).unwrap_err().to_string();
    assert!(error.contains("    expected: item 2 to be an absolute URL, such as"), "{error}");
    let set = [("APP_TIMEOUT", "1s"), ("APP_PEERS", "http://a,,http://c")];
    let error = load(Target::Local, &set).unwrap_err().to_string();
    assert!(error.contains("    expected: item 2 to be non-empty\n"), "{error}");
}

#[test]
fn one_variable_is_no_plural() {
    let one = Loader::new().target(Target::Local).vars([("APP_MODE", "none")]);
    let error = one.load::<ModeAsText>().unwrap_err().to_string();
    assert!(error.starts_with("1 problem in the environment of target local"), "{error}");
    assert!(error.contains("; 1 variable was read\n"), "{error}");
}

/// All is set, so that nothing depends on where the service runs.
#[test]
fn a_target_that_nothing_depends_on_is_not_looked_up() {
    #[derive(Debug, alphaswarm_settings::Settings)]
    #[settings(schema = "fixtures/load.env.schema", prefix = "APP_")]
    struct View {
        timeout: Duration,
        port: u16,
    }
    #[derive(Debug, alphaswarm_settings::Settings)]
    #[settings(schema = "fixtures/load.env.schema", prefix = "APP_", targets = "cloud,k8s")]
    struct Elsewhere {
        #[allow(dead_code, reason = "nothing is ever made")]
        timeout: Duration,
    }
    let unknown = ("ALPHASWARM_SETTINGS_TARGET", "prod");
    // The port has one default, and is required nowhere.
    let set = || Loader::new().vars([unknown, ("APP_TIMEOUT", "1s")]);
    let view: View = set().load().unwrap();
    assert_eq!((view.timeout, view.port), (Duration::from_secs(1), 8080));
    assert!(set().load_with_report::<View>().is_err(), "a report names the target");
    assert!(set().load::<Elsewhere>().is_err(), "one target is not served");
    assert!(Loader::new().vars([unknown]).load::<View>().is_err(), "a value is missing");
    let wrong = Loader::new().vars([unknown, ("APP_TIMEOUT", "1")]).load::<View>().unwrap_err();
    assert_eq!(wrong.problems().len(), 2, "{wrong}");
}
