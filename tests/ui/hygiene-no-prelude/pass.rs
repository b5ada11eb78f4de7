//! Generated code names nothing by the prelude.
#![no_implicit_prelude]

#[::alphaswarm_settings::settings(prefix = "APP_", global, unused = "deny")]
struct Settings;

#[derive(::alphaswarm_settings::Settings)]
#[settings(prefix = "APP_")]
struct View {
    port: u16,
    title: ::std::string::String,
    peers: ::std::option::Option<::std::vec::Vec<::alphaswarm_settings::url::Url>>,
    token: ::core::option::Option<::alphaswarm_settings::secrecy::SecretString>,
}

fn main() {
    let loader = || ::alphaswarm_settings::Loader::new().vars([("APP_PORT", "1")]);
    let settings: Settings = ::std::result::Result::unwrap(loader().load());
    let Settings { port, mode, peers, token, title, timeout } =
        ::std::clone::Clone::clone(&settings);
    ::std::assert_eq!((port, mode), (1, Mode::Strict));
    ::std::assert!(peers.is_none() && token.is_none());
    ::std::assert_eq!((title.as_str(), timeout.as_secs()), ("none", 1));
    ::std::assert!(::std::format!("{settings:?}").contains("port: 1"));
    ::std::assert_eq!(settings.with_override(|| self::settings().port), 1);
    let view: View = ::std::result::Result::unwrap(loader().load());
    ::std::assert_eq!((view.port, view.title.as_str()), (1, "none"));
    ::std::assert!(view.peers.is_none() && view.token.is_none());
}
