//! Settings that are loaded once and read from everywhere.

use std::panic::{catch_unwind, set_hook, take_hook};
use std::sync::Mutex;
use std::thread;

use alphaswarm_settings::{Loader, Target};

#[alphaswarm_settings::settings(prefix = "APP_", global)]
pub(crate) struct Settings;

fn with_port(port: &str) -> Settings {
    Loader::new().target(Target::Local).vars([("APP_PORT", port)]).load().unwrap()
}

static PLACE: Mutex<Option<u32>> = Mutex::new(None);

fn main() {
    before_init();
    after_init();
}

fn before_init() {
    // The panics are meant, and their messages would be noise.
    set_hook(Box::new(|panic| {
        PLACE.lock().unwrap().get_or_insert(panic.location().unwrap().line());
    }));
    let panic = catch_unwind(|| settings().port).unwrap_err();
    // It is the caller's mistake, and so it is the caller's line.
    assert_eq!(PLACE.lock().unwrap().take(), Some(line!() - 2));
    let seen = with_port("1").with_override(|| {
        let outer = settings().port;
        let inner = with_port("2").with_override(|| settings().port);
        // Another thread has overrides of its own, and nothing is loaded yet.
        let elsewhere = thread::spawn(|| settings().port).join();
        let within = catch_unwind(|| with_port("3").with_override(|| panic!("within")));
        (outer, inner, elsewhere.is_err(), within.is_err(), settings().port)
    });
    drop(take_hook());
    assert_eq!(seen, (1, 2, true, true, 1));
    let message = panic.downcast_ref::<String>().unwrap();
    let expected = "`settings()` was called before `Settings::init()`: call it first in `main`";
    assert_eq!(message, expected);
}

fn after_init() {
    let loader = || Loader::empty().target(Target::Local);
    assert!(Settings::init_with(loader().var("APP_PORT", "x")).is_err(), "nothing is kept");
    let loaded: &'static Settings = Settings::init_with(loader()).unwrap();
    assert_eq!(loaded.port, 8080);
    assert!(std::ptr::eq(loaded, Settings::init_with(loader().var("APP_PORT", "x")).unwrap()));
    assert!(std::ptr::eq(loaded, settings()));
    assert!(std::ptr::eq(loaded, Settings::init().unwrap()));
    assert_eq!(thread::spawn(|| settings().port).join().unwrap(), 8080);
    assert_eq!(with_port("4").with_override(|| settings().port), 4);
    assert_eq!(settings().port, 8080);
}
