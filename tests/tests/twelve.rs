//! Twelve mistakes make one report, from which each of them can be mended.
#![cfg(unix)]

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use alphaswarm_settings::{Loader, Target, settings};

#[settings(schema = "fixtures/twelve.env.schema", prefix = "SHOP_")]
struct Settings;

#[test]
fn twelve_mistakes_are_in_one_report() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_str().unwrap();
    std::fs::write(directory.path().join("password"), "hunter2\n").unwrap();
    let set = |value: &str| OsString::from(value);
    let variables = [
        ("SHOP_REGION", set("")),
        ("SHOP_PORT", set("tcp://10.0.0.1:80")),
        ("SHOP_WORKERS", set("640")),
        ("SHOP_CURRENCY", set("euro")),
        ("SHOP_LOG_LEVEL", set("WARNING")),
        ("SHOP_MOTTO", OsString::from_vec(b"caf\xe9".to_vec())),
        ("SHOP_DATABASE_HOST", set("orders")),
        ("SHOP_DB_HOST", set("old-orders")),
        ("SHOP_DATABASE_PASSWORD", set("hunter2")),
        ("SHOP_DATABASE_PASSWORD_FILE", set(&format!("{path}/password"))),
        ("SHOP_MAIL_PASSWORD_FILE", set(&format!("{path}/mail"))),
        ("SHOP_PAYMENT_TOKEN", set("changeme")),
        ("SHOP_TIMEOUTS", set("30s")),
    ];
    let loader = Loader::new().target(Target::Kubernetes).vars(variables);
    let error = loader.deny_unknown("SHOP_").load::<Settings>().unwrap_err();
    let report = error.to_string().replace(path, "/run/secrets");
    assert_eq!(report, REPORT);
    assert_eq!(error.problems().len(), 12);
}

const REPORT: &str = "\
12 problems in the environment of target kubernetes (set by the program); 12 variables were read

SHOP_CACHE_URL: missing
    expected: an absolute URL, such as `http://host:8080/path`
    looked in: process environment
    declared: tests/fixtures/twelve.env.schema:1
    about: The Redis that holds the sessions.
    help: set it in the ConfigMap of this pod

SHOP_REGION: missing (set, but empty)
    expected: a non-empty string
    looked in: process environment
    declared: tests/fixtures/twelve.env.schema:8
    about: The region that orders are stored in.
    help: set it: the schema's default is used only in `local`

SHOP_PORT: \"tcp://10.0.0.1:80\" is not valid
    expected: a port, 1 to 65535; a Kubernetes service link overwrote it: set \
     `enableServiceLinks: false` in the pod, or rename the variable
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:15
    about: The port to listen on.

SHOP_WORKERS: \"640\" is not valid
    expected: a whole number of 0 or more, from 1 to 64
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:23
    about: How many orders are handled at once.

SHOP_CURRENCY: \"euro\" is not valid
    expected: a non-empty string, matching `[A-Z]{3}`
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:33
    about: What prices are in.

SHOP_LOG_LEVEL: \"WARNING\" is not valid
    expected: one of `debug`, `info`, `warning`, `error`; did you mean `warning`?
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:41
    about: Least severe level that is logged.

SHOP_MOTTO: the value is not UTF-8
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:49
    about: What the front page says.
    help: set it again, as UTF-8

SHOP_DATABASE_HOST: set, and its alias SHOP_DB_HOST is set to another value
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:55
    about: Where the orders are stored.
    help: set `SHOP_DATABASE_HOST` to the right value, and unset `SHOP_DB_HOST`

SHOP_DATABASE_PASSWORD: set, and so is SHOP_DATABASE_PASSWORD_FILE
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:63
    about: Opens the store of the orders.
    help: unset one of `SHOP_DATABASE_PASSWORD` and `SHOP_DATABASE_PASSWORD_FILE`

SHOP_MAIL_PASSWORD: the file /run/secrets/mail cannot be read: it does not exist
    found in: /run/secrets/mail, named by SHOP_MAIL_PASSWORD_FILE
    declared: tests/fixtures/twelve.env.schema:69
    about: Lets the shop send mail.
    help: mount the file, or let `SHOP_MAIL_PASSWORD_FILE` name the right one

SHOP_PAYMENT_TOKEN: missing (still the placeholder)
    expected: a non-empty string
    found in: process environment
    declared: tests/fixtures/twelve.env.schema:75
    about: Lets the shop take money.
    help: replace `changeme` with the real value

SHOP_TIMEOUTS: set, but not declared in the schema
    found in: process environment
    help: is it meant to be `SHOP_TIMEOUT`?";
