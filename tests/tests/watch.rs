//! Secrets that are rotated while a service runs.
#![cfg(unix)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alphaswarm_settings::secrecy::ExposeSecret;
use alphaswarm_settings::{Loader, Target, Watched, settings};
use alphaswarm_settings_tests::mount::Mount;

#[settings(schema = "fixtures/watch.env.schema", prefix = "APP_")]
struct Settings;

impl Settings {
    fn generation(&self) -> (&str, &str) {
        let user = self.user.as_ref().map_or("", |user| user.expose_secret());
        (user, self.password.expose_secret())
    }
}

/// So long that only a notification of the system's can be the reason for a change.
const NEVER: Duration = Duration::from_secs(3600);

fn loader(mount: &Mount) -> Loader {
    Loader::new().target(Target::Kubernetes).vars([("", "")]).secrets_dir(mount.path())
}

fn generation(number: usize) -> [(&'static str, String); 2] {
    [("APP_USER", format!("user-{number}")), ("APP_PASSWORD", format!("password-{number}"))]
}

fn entries<'a>(generation: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    generation.iter().map(|(key, value)| (*key, value.as_str())).collect()
}

fn rotate(mount: &mut Mount, number: usize) {
    mount.rotate(&entries(&generation(number)));
}

/// Waits until something holds; what never does fails the test.
fn eventually(what: &str, holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < end, "in vain: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn has(watched: &Watched<Settings>, number: usize) -> bool {
    watched.get().password.expose_secret() == format!("password-{number}")
}

#[test]
fn a_hundred_rotations_reach_eight_readers_whole() {
    let mut mount = Mount::new(&entries(&generation(0)));
    let watched = Arc::new(loader(&mount).watch_every::<Settings>(NEVER).unwrap());
    let done = Arc::new(AtomicBool::new(false));
    let reads = Arc::new(AtomicUsize::new(0));
    let readers: Vec<_> = (0..8)
        .map(|_| {
            let (watched, done) = (Arc::clone(&watched), Arc::clone(&done));
            let reads = Arc::clone(&reads);
            std::thread::spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    let settings = watched.get();
                    let (user, password) = settings.generation();
                    let number = |text: &str| text.rsplit('-').next().map(str::to_owned);
                    assert_eq!(number(user), number(password), "two generations in one");
                    reads.fetch_add(1, Ordering::Relaxed);
                    std::thread::yield_now();
                }
            })
        })
        .collect();
    for number in 1..=100 {
        rotate(&mut mount, number);
        let before = reads.load(Ordering::Relaxed);
        eventually("the rotation arrives", || has(&watched, number));
        eventually("readers go on", || reads.load(Ordering::Relaxed) > before);
    }
    done.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.join().expect("no reader saw a mix");
    }
    assert!(watched.last_error().is_none());
}

#[test]
fn rotations_faster_than_the_reading_never_mix() {
    let mut mount = Mount::new(&entries(&generation(0)));
    let path = mount.path().to_owned();
    let done = Arc::new(AtomicBool::new(false));
    let rotating = Arc::clone(&done);
    let rotations = std::thread::spawn(move || {
        for number in 1..=300 {
            rotate(&mut mount, number);
        }
        rotating.store(true, Ordering::Relaxed);
        mount
    });
    while !done.load(Ordering::Relaxed) {
        let loader = Loader::new().target(Target::Kubernetes).vars([("", "")]).secrets_dir(&path);
        let settings: Settings = loader.load().unwrap();
        let (user, password) = settings.generation();
        assert_eq!(user.replace("user", ""), password.replace("password", ""));
    }
    drop(rotations.join().unwrap());
}

#[test]
fn the_last_good_value_stays_and_callbacks_hear_of_good_ones_only() {
    let mut mount = Mount::new(&entries(&generation(0)));
    let watched = loader(&mount).watch_every::<Settings>(Duration::from_millis(10)).unwrap();
    let changes = watched.changes();
    let heard = Arc::new(AtomicUsize::new(0));
    let hear = Arc::clone(&heard);
    watched.on_change(move |_| {
        hear.fetch_add(1, Ordering::Relaxed);
    });
    mount.rotate(&[("APP_USER", "user-1")]);
    eventually("the gap is seen", || watched.last_error().is_some());
    assert!(has(&watched, 0));
    let error = watched.last_error().unwrap().to_string();
    assert!(error.contains("APP_PASSWORD: missing"), "{error}");
    rotate(&mut mount, 2);
    let settings = changes.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(settings.generation(), ("user-2", "password-2"));
    eventually("the error is gone", || watched.last_error().is_none());
    eventually("the callback is called", || heard.load(Ordering::Relaxed) == 1);
}

#[test]
fn a_value_in_the_environment_that_hides_a_file_is_a_warning() {
    let mount = Mount::new(&entries(&generation(0)));
    let loader = Loader::new().target(Target::Local).secrets_dir(mount.path());
    let watched = loader.vars([("APP_PASSWORD", "fixed")]).watch::<Settings>().unwrap();
    assert_eq!(watched.get().password.expose_secret(), "fixed");
    let warnings: Vec<_> = watched.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("APP_PASSWORD: the value in the environment hides the file"));
    assert!(!format!("{watched:?}").contains("fixed"));
}

#[test]
fn a_value_that_hides_one_of_an_env_file_is_a_warning_too() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(".env");
    std::fs::write(&file, "APP_PASSWORD=in-a-file\n").unwrap();
    let loader = Loader::new().target(Target::Local).env_file(&file);
    let watched = loader.vars([("APP_PASSWORD", "fixed")]).watch::<Settings>().unwrap();
    let warnings: Vec<_> = watched.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains(file.to_str().unwrap()), "{warnings:?}");
}

#[test]
fn a_callback_that_panics_does_not_end_the_watching() {
    let mut mount = Mount::new(&entries(&generation(0)));
    let watched = loader(&mount).watch_every::<Settings>(Duration::from_millis(10)).unwrap();
    let watched = Arc::new(watched);
    watched.on_change(|_| panic!("of the test's own: a callback"));
    let (within, heard) = (Arc::downgrade(&watched), Arc::new(AtomicUsize::new(0)));
    let hear = Arc::clone(&heard);
    watched.on_change(move |_| {
        // One more for the next change.
        let hear = Arc::clone(&hear);
        let Some(watched) = within.upgrade() else { return };
        watched.on_change(move |_| {
            hear.fetch_add(1, Ordering::Relaxed);
        });
    });
    rotate(&mut mount, 1);
    eventually("the first change", || has(&watched, 1));
    rotate(&mut mount, 2);
    eventually("the second change", || has(&watched, 2));
    eventually("the callback of a callback", || heard.load(Ordering::Relaxed) > 0);
}

#[test]
fn files_are_looked_at_in_intervals_where_nothing_tells_of_changes() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("later").join("APP_PASSWORD");
    // The directory is not there yet, so it cannot be watched.
    let loader = Loader::new().target(Target::Local).vars([("APP_PASSWORD_FILE", &file)]);
    assert!(loader.watch::<Settings>().is_err(), "the file is required");
    let loader = Loader::new().target(Target::Local).secrets_dir(directory.path().join("later"));
    let loader = loader.vars([("APP_USER", "u")]).env_file(directory.path().join(".env"));
    std::fs::write(directory.path().join(".env"), "APP_PASSWORD=password-1\n").unwrap();
    let watched = loader.watch_every::<Settings>(Duration::from_millis(10)).unwrap();
    assert!(has(&watched, 1));
    std::fs::create_dir(directory.path().join("later")).unwrap();
    std::fs::write(&file, "password-2\n").unwrap();
    eventually("the file is found", || has(&watched, 2));
}

#[test]
fn a_rejected_reload_is_told_once_and_tried_again_until_it_succeeds() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("password");
    std::fs::write(&file, "password-1\n").unwrap();
    let loader = Loader::new().target(Target::Local).vars([("APP_PASSWORD_FILE", &file)]);
    let watched = loader.watch_every::<Settings>(Duration::from_millis(5)).unwrap();
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    watched.on_error(move |error| tell.lock().unwrap().push(error.to_string()));
    std::fs::remove_file(&file).unwrap();
    eventually("the gap is seen", || watched.last_error().is_some());
    // It is tried many times, and each reason is told once.
    std::thread::sleep(Duration::from_millis(100));
    std::fs::write(&file, b"\xff").unwrap();
    eventually("the second reason is told", || told.lock().unwrap().len() == 2);
    std::thread::sleep(Duration::from_millis(50));
    std::fs::write(&file, "password-2\n").unwrap();
    eventually("the new value is there", || has(&watched, 2));
    assert!(watched.last_error().is_none());
    let told = told.lock().unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("it does not exist") && told[1].contains("not UTF-8"), "{told:?}");
}

/// A file may become right without any sign: here it keeps its name, its length and its time.
#[test]
fn a_load_that_failed_is_tried_again_without_a_change() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("password");
    let replace = |content: &[u8]| {
        let aside = directory.path().join("aside");
        std::fs::write(&aside, content).unwrap();
        let time = std::time::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        std::fs::File::options().write(true).open(&aside).unwrap().set_modified(time).unwrap();
        std::fs::rename(&aside, &file).unwrap();
    };
    std::fs::write(&file, "password-1\n").unwrap();
    let loader = Loader::new().target(Target::Local).vars([("APP_PASSWORD_FILE", &file)]);
    let watched = loader.watch_every::<Settings>(Duration::from_millis(5)).unwrap();
    replace(b"password-\xff\n");
    eventually("the file is wrong", || watched.last_error().is_some());
    replace(b"password-2\n");
    eventually("it is read again", || has(&watched, 2));
}

#[test]
fn the_sources_are_those_of_the_settings_in_use() {
    let mut mount = Mount::new(&entries(&generation(0)));
    let watched = loader(&mount).watch_every::<Settings>(Duration::from_millis(5)).unwrap();
    let shows = |key: &str| {
        let loaded = watched.loaded();
        let record = loaded.sources.iter().find(|record| record.key == key).unwrap();
        (record.source.to_string(), record.value.clone())
    };
    let place = mount.path().join("APP_USER").display().to_string();
    assert_eq!(shows("APP_USER"), (place, Some("[REDACTED]".to_owned())));
    assert!(watched.loaded().report().to_string().starts_with("target kubernetes"));
    mount.rotate(&[("APP_PASSWORD", "password-1")]);
    eventually("the rotation arrives", || has(&watched, 1));
    assert_eq!(shows("APP_USER"), ("unset".to_owned(), None));
    assert!(Arc::ptr_eq(&watched.loaded().settings, &watched.get()));
}

/// Wakes a thread that waits for a future: all the runtime that there is.
struct Thread(std::thread::Thread);

impl std::task::Wake for Thread {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Arc::new(Thread(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::park_timeout(Duration::from_secs(30));
    }
}

#[test]
fn a_task_waits_for_the_next_change_without_a_runtime() {
    let mut mount = Mount::new(&entries(&generation(0)));
    let watched = Arc::new(loader(&mount).watch_every::<Settings>(NEVER).unwrap());
    for number in 1..=20 {
        let changed = watched.changed();
        // One that is dropped loses nothing, and one that begins later waits for the next change.
        drop(watched.changed());
        rotate(&mut mount, number);
        let settings = block_on(changed);
        let seen = settings.password.expose_secret().rsplit('-').next().unwrap().to_owned();
        assert!(seen.parse::<usize>().unwrap() <= number, "{seen}");
        eventually("the rotation arrives", || has(&watched, number));
    }
    let waiting = Arc::clone(&watched);
    let task = std::thread::spawn(move || block_on(waiting.changed()).generation().0.to_owned());
    std::thread::sleep(Duration::from_millis(50));
    assert!(!task.is_finished(), "nothing has changed");
    rotate(&mut mount, 21);
    assert_eq!(task.join().unwrap(), "user-21");
}
