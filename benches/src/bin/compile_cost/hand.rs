//! The same fields, read by code as people write it.

use std::fmt::Write;

use crate::fields::sort;

const HEAD: &str = r#"
use std::env;
use std::str::FromStr;

use alphaswarm_settings::secrecy::SecretString;
use alphaswarm_settings::url::Url;

fn text(key: &str, default: &str) -> String {
    env::var(key).unwrap_or_else(|_| default.to_owned())
}

fn value<T: FromStr>(key: &str, default: &str) -> Result<T, String> {
    text(key, default).parse().map_err(|_| format!("{key} is not valid"))
}

fn secret(key: &str) -> Result<SecretString, String> {
    env::var(key).map(SecretString::from).map_err(|_| format!("{key} is not set"))
}
"#;

/// The source of a program without any macro of ours.
pub(crate) fn source(count: usize) -> String {
    let mut code = HEAD.to_owned();
    code.push_str("\n#[derive(Debug, Clone)]\npub struct Settings {\n");
    for number in 0..count {
        let _ = writeln!(code, "    pub field_{number}: {},", sort(number).rust);
    }
    code.push_str("}\n\npub fn load() -> Result<Settings, String> {\n    Ok(Settings {\n");
    for number in 0..count {
        let _ = writeln!(code, "        field_{number}: {},", call(number));
    }
    code.push_str("    })\n}\n");
    code
}

fn call(number: usize) -> String {
    let key = format!("APP_FIELD_{number}");
    let sort = sort(number);
    match sort.rust {
        "String" => format!("text({key:?}, {:?})", sort.default),
        "SecretString" => format!("secret({key:?})?"),
        _ => format!("value({key:?}, {:?})?", sort.default),
    }
}
