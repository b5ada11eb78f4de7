//! Keys and values that are words of Rust, of the prelude or of the generated code.

use alphaswarm_settings::{Loader, settings};

#[settings(prefix = "APP_", global)]
struct Slots;

fn main() {
    let all: Slots = Loader::new().vars([("APP_OPTION", "some")]).load().unwrap();
    let all = all.clone();
    assert_eq!(
        [&all.r#type, &all.r#match, &all.r#async, &all.r#gen],
        ["type", "match", "async", "gen"]
    );
    assert_eq!([&all.reader, &all.slots, &all.visit], ["reader", "slots", "visit"]);
    assert_eq!([&all.shown, &all.f, &all.p, &all.variable], ["shown", "f", "p", "variable"]);
    assert_eq!([&all.variables, &all._2fa, &all.__p], ["variables", "2fa", "__p"]);
    assert_eq!([&all.init, &all.clone, &all.fmt], ["init", "clone", "fmt"]);
    assert_eq!(all.mode, Mode::None);
    for (text, value) in [
        ("selfie", Mode::Selfie),
        ("2nd-try", Mode::_2ndTry),
        ("404", Mode::_404),
        ("as", Mode::As),
        ("Über", Mode::Über),
        ("VALUES", Mode::Values),
    ] {
        assert_eq!((text.parse::<Mode>(), value.as_str()), (Ok(value), text));
    }
    assert_eq!(all.option, core::option::Option::Some(Option::Some));
    assert!(all.string.is_none() && all.vec.is_none() && all.result.is_none());
    let shown = format!("{all:?}");
    assert!(shown.contains("type: \"type\"") && shown.contains("_2fa: \"2fa\""), "{shown}");
    assert_eq!(Slots::VARIABLES.len(), shown.matches(": ").count());
}
