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
    let odd = [("APP_OLD_TOKEN", "hunter2"), ("APP_LEGACY", "them")];
    let load = || Loader::new().target(Target::Local).vars(odd).load::<Settings>();
    let loaded = tracing::subscriber::with_default(told.clone(), load);
    assert!(loaded.is_ok(), "{:?}", loaded.err());
    assert_eq!(
        *told.0.lock().unwrap(),
        [
            "WARN alphaswarm_settings message=APP_TOKEN: set under its alias APP_OLD_TOKEN \
         key=\"APP_TOKEN\"",
            "WARN alphaswarm_settings message=APP_LEGACY: deprecated: nobody asks any more; set \
         APP_HOST instead key=\"APP_LEGACY\"",
        ]
    );
}
