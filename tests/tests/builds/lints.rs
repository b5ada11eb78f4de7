//! Crates that deny all that can be denied.

use alphaswarm_settings_tests::package::{Package, dependency};

const SCHEMA: &str = "\
key: APP_PORT
description: The port to listen on, in <brackets>, as values[0] or [text](#nowhere).
type: port
required: false
default: 8080
targets: local,kubernetes,cloud
classification: plain

key: APP_BASE_URL
description: A bare https://example.com/a?b=c#d, an <https://example.com>, `code`, `a lone one, *stars*, _lines_, a | b, ~no~, $x$, &amp; and \\.
type: url
required: true
targets: kubernetes,cloud
classification: plain

key: APP_LOG_LEVEL
description: Vec<T>, Option<&'static str>, <script>alert(1)</script>, 1. first, # heading, - item, > quote.
values: <low>, [high], 3rd
required: false
default: <low>
targets: local,kubernetes,cloud
classification: plain

key: APP_TYPE_
description: ```rust
values: none
required: false
targets: local,kubernetes,cloud
classification: plain
example: none

key: APP__TOKEN
description: Opens [`Settings`], see Settings::nothing and [nothing].
required: false
targets: local,kubernetes,cloud
classification: rotation-required
rotation: 90d
";

const LIBRARY: &str = r#"
//! A library that makes its settings public.
#![deny(warnings, missing_docs, unreachable_pub, missing_debug_implementations)]
#![deny(unused, nonstandard_style, future_incompatible, let_underscore, keyword_idents)]
#![deny(missing_copy_implementations, trivial_casts, trivial_numeric_casts)]
#![deny(single_use_lifetimes, elided_lifetimes_in_paths, explicit_outlives_requirements)]
#![deny(unused_qualifications, unused_results, variant_size_differences, unsafe_code)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::cargo)]

/// Everything.
#[alphaswarm_settings::settings(prefix = "APP_", global)]
#[derive(PartialEq)]
pub struct Settings;

/// Some of it.
#[derive(Debug, alphaswarm_settings::Settings)]
#[settings(prefix = "APP_")]
pub struct View {
    /// The port.
    pub port: u16,
    /// The level.
    #[settings(key = "APP_LOG_LEVEL")]
    pub level: LogLevel,
    /// More.
    #[settings(flatten)]
    pub inner: Inner,
}

/// The rest of it.
#[derive(Debug, alphaswarm_settings::Settings)]
#[settings(prefix = "APP_", require_target)]
pub struct Inner {
    /// Where it is.
    pub base_url: Option<alphaswarm_settings::url::Url>,
}

mod inside {
    #[alphaswarm_settings::settings(prefix = "APP_", unused = "allow", clone = false)]
    pub(crate) struct Settings;

    #[allow(clippy::redundant_pub_crate)]
    pub(crate) fn port() -> Option<u16> {
        alphaswarm_settings::load::<Settings>().ok().map(|settings| settings.port)
    }
}

/// The port.
#[must_use]
pub fn port() -> Option<u16> {
    inside::port()
}
"#;

fn library(name: &str) -> Package {
    let package = Package::new(name);
    package.write_manifest(&dependency(""), "[workspace]\n");
    let manifest = "license = \"MIT\"\nrepository = \"https://example.com\"\nreadme = \"README.md\"\n\
                    keywords = [\"a\"]\ncategories = [\"config\"]";
    package.edit("Cargo.toml", "license = \"MIT\"", manifest);
    package.write("README.md", "A test.\n");
    package.write(".env.schema", SCHEMA);
    // A secret cannot be compared, so that this derive is one of the user's own mistakes.
    package.write("src/lib.rs", &LIBRARY.replace("#[derive(PartialEq)]\n", ""));
    package
}

#[test]
fn clippy_and_rustc_find_nothing_in_generated_code() {
    let checked = library("lints-clippy").cargo(&["clippy", "--all-targets"]);
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    assert!(!checked.stderr.contains("warning"), "{}", checked.stderr);
}

#[test]
fn rustdoc_finds_nothing_in_descriptions() {
    let package = library("lints-rustdoc").with("RUSTDOCFLAGS", "-D warnings");
    let documented = package.cargo(&["doc", "--no-deps", "--document-private-items"]);
    assert_eq!(documented.code, 0, "{}", documented.stderr);
}
