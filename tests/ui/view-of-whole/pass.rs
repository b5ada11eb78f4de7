//! Views that are taken from settings that are loaded already.

use alphaswarm_settings::secrecy::{ExposeSecret, SecretString};
use alphaswarm_settings::{Loader, Settings, Target, settings, url};

mod platform {
    #[super::settings(prefix = "APP_")]
    pub(crate) struct Platform;
}
use platform::{Mode, Platform};

#[derive(Settings)]
#[settings(prefix = "APP_", of = platform::Platform)]
struct View {
    workers: u64,
    #[settings(key = "APP_MODE")]
    how: Mode,
    token: SecretString,
    #[settings(flatten)]
    inner: Inner,
}

#[derive(Settings)]
#[settings(prefix = "APP_", of = crate::Platform)]
struct Inner {
    home: url::Url,
}

fn main() {
    let loader = Loader::empty().target(Target::Local).var("APP_TOKEN", "open");
    let settings: Platform = loader.var("APP_WORKERS", "9").load().unwrap();
    let view = View::from(&settings);
    assert_eq!((view.workers, view.how), (9, Mode::Strict));
    assert_eq!(view.token.expose_secret(), "open");
    assert_eq!(view.inner.home.as_str(), "http://home/");
}
