//! Errors in the hands of miette, and warnings in those of tracing.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use alphaswarm_settings::{Loader, Target, settings};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[settings(schema = "fixtures/sources.env.schema", prefix = "APP_")]
struct Settings;

#[test]
fn miette_prints_each_problem_once() {
    let wrong = [("APP_PORT", "80x"), ("APP_PIN", "hunter2")];
    let loader = Loader::new().target(Target::Kubernetes).vars(wrong);
    let error = loader.load::<Settings>().unwrap_err();
    assert!(error.problems().len() > 1);
    let text = error.to_string();
    let report = miette::Report::new(error);
    assert_eq!(report.code().unwrap().to_string(), "alphaswarm_settings::environment");
    assert!(report.related().is_none() && report.source().is_none());
    assert_eq!(report.to_string(), text);
}

/// Keeps what it is told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl Subscriber for Told {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut told = format!("{} {}", metadata.level(), metadata.target());
        event.record(&mut Fields(&mut told));
        self.0.lock().unwrap().push(told);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Fields<'t>(&'t mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

#[test]
fn tracing_hears_of_warnings_and_of_no_secret() {
    let told = Told::default();
    let odd = [("APP_OLD_TOKEN", "hunter2"), ("APP_LEGACY", "them"), ("APP_HOTS", "hunter2")];
    let load = || Loader::new().target(Target::Local).vars(odd).load::<Settings>();
    let loaded = tracing::subscriber::with_default(told.clone(), load);
    assert!(loaded.is_ok(), "{:?}", loaded.err());
    let told = told.0.lock().unwrap();
    let warning =
        |key, text| format!("WARN alphaswarm_settings message={key}: {text} key=\"{key}\"");
    assert_eq!(
        *told,
        [
            warning("APP_TOKEN", "set under its alias APP_OLD_TOKEN"),
            warning("APP_HOST", "unset, but `APP_HOTS` is set: is it meant to be `APP_HOST`?"),
            warning("APP_LEGACY", "deprecated: nobody asks any more; set APP_HOST instead"),
        ]
    );
}

/// The thread that watches has no subscriber of its own, so this one is for the whole process; what the
/// other test tells goes to its own.
#[cfg(unix)]
#[test]
fn tracing_hears_of_a_rejected_reload_and_of_no_secret() {
    let told = Told::default();
    tracing::subscriber::set_global_default(told.clone()).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("pin");
    std::fs::write(&file, "4711").unwrap();
    let loader = Loader::new().target(Target::Local).vars([("APP_PIN_FILE", &file)]);
    let watched = loader.watch_every::<Settings>(std::time::Duration::from_millis(5)).unwrap();
    std::fs::write(&file, "hunter2").unwrap();
    while watched.last_error().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let told = told.0.lock().unwrap();
    let start = "WARN alphaswarm_settings message=the settings stay as they are: 1 problem in";
    assert!(told.len() == 1 && told[0].starts_with(start), "{told:?}");
    assert!(told[0].contains("APP_PIN") && !told[0].contains("hunter2"), "{told:?}");
}
