//! The command line.

pub(crate) const USAGE: &str = "\
Usage: core-service [--listen ADDR]
       core-service --get ADDR/PATH

  --listen ADDR    serve on this address [default: 127.0.0.1:8000]; port 0 takes a free one
  --get ADDR/PATH  print a page of a running service; a health check for images without curl
  -h, --help       print this";

const DEFAULT_ADDRESS: &str = "127.0.0.1:8000";

/// What the process was asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Get(String),
    Serve(String),
}

/// Reads the arguments that follow the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut command = Command::Serve(DEFAULT_ADDRESS.to_owned());
    while let Some(argument) = arguments.next() {
        let mut value =
            || arguments.next().ok_or_else(|| format!("`{argument}` needs a value after it"));
        command = match argument.as_str() {
            "-h" | "--help" => return Ok(Command::Help),
            "--listen" => Command::Serve(value()?),
            "--get" => Command::Get(value()?),
            _ => return Err(format!("there is no argument `{argument}`")),
        };
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(ToString::to_string))
    }

    #[test]
    fn the_default_is_to_serve_on_port_8000() {
        assert_eq!(parsed(&[]), Ok(Command::Serve("127.0.0.1:8000".into())));
    }

    #[test]
    fn arguments_take_the_value_after_them() {
        assert_eq!(parsed(&["--listen", "[::1]:0"]), Ok(Command::Serve("[::1]:0".into())));
        assert_eq!(parsed(&["--get", "h:1/p"]), Ok(Command::Get("h:1/p".into())));
    }

    #[test]
    fn wrong_arguments_are_named() {
        assert_eq!(parsed(&["--listen"]), Err("`--listen` needs a value after it".into()));
        assert_eq!(parsed(&["--lisen"]), Err("there is no argument `--lisen`".into()));
    }
}
