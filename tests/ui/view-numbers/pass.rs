//! Numbers of every size in views.

use alphaswarm_settings::{Loader, Settings, Target};

#[derive(Debug, Settings)]
#[settings(prefix = "APP_")]
struct View {
    workers: u8,
    offset: i16,
    limit: u32,
    share: f32,
    shards: Vec<usize>,
}

#[derive(Debug, Settings)]
#[settings(prefix = "APP_")]
struct Signed {
    workers: i8,
    offset: isize,
    limit: u64,
    share: f64,
    shards: std::vec::Vec<i64>,
}

fn loader() -> Loader {
    Loader::empty().target(Target::Local)
}

fn main() {
    let view: View = loader().load().unwrap();
    assert_eq!((view.workers, view.offset, view.limit), (4, -3, 64 * 1024));
    assert_eq!((view.share, view.shards), (0.25, vec![1, 2]));
    let signed: Signed = loader().load().unwrap();
    assert_eq!((signed.workers, signed.offset, signed.limit), (4, -3, 64 * 1024));
    assert_eq!((signed.share, signed.shards), (0.25, vec![1, 2]));

    for (key, value, expected) in [
        ("APP_WORKERS", "256", "expected: a whole number, from 0 to 255\n"),
        ("APP_WORKERS", "0", "expected: a whole number of 0 or more, at least 1\n"),
        ("APP_OFFSET", "-32769", "expected: a whole number, from -32768 to 32767\n"),
        ("APP_LIMIT", "4GiB", "from 0 to 4294967295\n"),
        ("APP_SHARE", "1e39", "expected: a decimal number, from -3.4028235e38 to 3.4028235e38\n"),
        ("APP_SHARDS", "1,-2", "expected: item 2 to be a whole number, from 0 to 18446744073709551615"),
    ] {
        let report = loader().var(key, value).load::<View>().unwrap_err().to_string();
        assert!(report.contains(expected), "{report}");
        assert!(report.starts_with("1 problem in"), "{report}");
    }
    let report = loader().var("APP_WORKERS", "200").load::<Signed>().unwrap_err().to_string();
    assert!(report.contains("from -128 to 127"), "{report}");
}
