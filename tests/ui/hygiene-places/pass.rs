//! The macros work wherever a struct can stand, and two structs do not meet.

use alphaswarm_settings::{Loader, settings};

#[settings(prefix = "APP_")]
struct Settings;

#[settings(schema = "../../../../tests/ui/global/.env.schema")]
struct Other;

mod nested {
    pub(crate) mod deeper {
        /// The path of the macro need not be in scope.
        #[alphaswarm_settings::settings(prefix = "APP_", global)]
        pub(in crate::nested) struct Settings;

        #[alphaswarm_settings::settings(global, prefix = "APP_")]
        #[cfg(any())]
        struct LeftOut;
    }
    pub(crate) fn port() -> u16 {
        let settings = super::load::<deeper::Settings>();
        settings.with_override(|| deeper::settings().port)
    }
}

fn load<T: alphaswarm_settings::FromEnvironment>() -> T {
    Loader::new().vars([("APP_PORT", "9")]).load().unwrap()
}

fn in_a_function() -> u16 {
    #[settings(prefix = "APP_")]
    struct Settings;
    #[derive(alphaswarm_settings::Settings)]
    #[settings(prefix = "APP_")]
    struct View {
        port: u16,
    }
    load::<Settings>().port + load::<View>().port
}

macro_rules! declare {
    ($name:ident, $prefix:literal) => {
        #[settings(prefix = $prefix, unused = "allow")]
        struct $name;
    };
}

mod by_a_macro {
    use alphaswarm_settings::settings;
    declare!(Declared, "APP_");
    pub(super) fn port() -> u16 {
        super::load::<Declared>().port
    }
}

fn main() {
    assert_eq!(load::<Settings>().port, 9);
    assert_eq!(load::<Other>().app_port, 9);
    assert_eq!(load::<Other>().cargo_pkg_version, "unknown");
    assert_eq!(in_a_function(), 18);
    assert_eq!(nested::port(), 9);
    assert_eq!(by_a_macro::port(), 9);
}
