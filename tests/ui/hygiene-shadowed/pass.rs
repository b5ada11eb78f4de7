//! Every name that generated code could lean on means something else here.
#![allow(dead_code, unused_imports, unused_macros, non_camel_case_types)]

mod names {
    pub struct Option;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct Duration;
    pub struct Url;
    pub struct FromStr;
    pub struct Reader;
    pub struct Variable;
    pub struct FromEnvironment;
    pub struct Target;
    pub trait Clone {}
    pub trait Debug {}
    pub trait Copy {}
    pub struct str;
    pub struct u8;
    pub struct u16;
    pub struct u32;
    pub struct bool;
    pub struct usize;
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod alphaswarm_settings {}
    pub mod p {}
    macro_rules! assert {
        () => {};
    }
    macro_rules! include_bytes {
        () => {};
    }
    macro_rules! option_env {
        () => {};
    }
    macro_rules! concat {
        () => {};
    }
    pub(crate) use {assert, concat, include_bytes, option_env};
}

mod inside {
    use super::names::*;

    #[::alphaswarm_settings::settings(prefix = "APP_", global)]
    pub(crate) struct Settings;

    #[derive(::alphaswarm_settings::Settings)]
    #[settings(prefix = "APP_")]
    pub(crate) struct View {
        pub(crate) title: ::std::string::String,
        #[settings(flatten)]
        pub(crate) slots: super::Slots,
    }
}

/// A view and a module with the names of helpers in generated code.
#[derive(alphaswarm_settings::Settings)]
#[settings(prefix = "APP_")]
struct Slots {
    port: ::core::primitive::u16,
    mode: p::Mode,
}

mod p {
    #[derive(PartialEq, Debug)]
    pub(crate) struct Mode;
    impl std::str::FromStr for Mode {
        type Err = ();
        fn from_str(_: &str) -> Result<Self, ()> {
            Ok(Self)
        }
    }
}

#[derive(alphaswarm_settings::Settings)]
#[settings(prefix = "APP_")]
struct Outer {
    #[settings(flatten)]
    slots: Slots,
}

fn main() {
    let settings: inside::Settings =
        alphaswarm_settings::Loader::new().vars([("A", "b")]).load().unwrap();
    assert_eq!(settings.clone().mode, inside::Mode::Strict);
    let view: inside::View = alphaswarm_settings::Loader::new().vars([("A", "b")]).load().unwrap();
    assert_eq!((view.title.as_str(), view.slots.port), ("none", 8080));
    let outer: Outer = alphaswarm_settings::Loader::new().vars([("A", "b")]).load().unwrap();
    assert_eq!(outer.slots.mode, p::Mode);
}
