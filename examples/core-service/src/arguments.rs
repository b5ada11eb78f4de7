//! The command line.

use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
Usage: core-service [--listen ADDR] [--env-file FILE] [--secrets-dir DIR]
       core-service --get ADDR/PATH

  --listen ADDR      serve on this address [default: 127.0.0.1:8000]; port 0 takes a free one
  --env-file FILE    read what the environment does not set from this file
  --secrets-dir DIR  read secrets from the files of this directory, as they are mounted in a pod
  --get ADDR/PATH    print a page of a running service; a health check for images without curl
  -h, --help         print this";

/// What the process was asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Get(String),
    Serve(Serve),
}

/// Where to listen, and where settings may be besides the environment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Serve {
    pub(crate) address: String,
    pub(crate) env_file: Option<PathBuf>,
    pub(crate) secrets_dir: Option<PathBuf>,
}

impl Default for Serve {
    fn default() -> Self {
        Self { address: "127.0.0.1:8000".to_owned(), env_file: None, secrets_dir: None }
    }
}

/// Reads the arguments that follow the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut serve = Serve::default();
    while let Some(argument) = arguments.next() {
        let mut value =
            || arguments.next().ok_or_else(|| format!("`{argument}` needs a value after it"));
        match argument.as_str() {
            "-h" | "--help" => return Ok(Command::Help),
            "--get" => return Ok(Command::Get(value()?)),
            "--listen" => serve.address = value()?,
            "--env-file" => serve.env_file = Some(value()?.into()),
            "--secrets-dir" => serve.secrets_dir = Some(value()?.into()),
            _ => return Err(format!("there is no argument `{argument}`")),
        }
    }
    Ok(Command::Serve(serve))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(ToString::to_string))
    }

    #[test]
    fn the_default_is_to_serve_on_port_8000() {
        let serve = Serve { address: "127.0.0.1:8000".into(), env_file: None, secrets_dir: None };
        assert_eq!(parsed(&[]), Ok(Command::Serve(serve)));
    }

    #[test]
    fn arguments_take_the_value_after_them() {
        let all = ["--listen", "[::1]:0", "--env-file", ".env.local", "--secrets-dir", "/run/s"];
        let serve = Serve {
            address: "[::1]:0".into(),
            env_file: Some(".env.local".into()),
            secrets_dir: Some("/run/s".into()),
        };
        assert_eq!(parsed(&all), Ok(Command::Serve(serve)));
        assert_eq!(parsed(&["--get", "h:1/p"]), Ok(Command::Get("h:1/p".into())));
    }

    #[test]
    fn wrong_arguments_are_named() {
        assert_eq!(parsed(&["--listen"]), Err("`--listen` needs a value after it".into()));
        assert_eq!(parsed(&["--lisen"]), Err("there is no argument `--lisen`".into()));
    }
}
