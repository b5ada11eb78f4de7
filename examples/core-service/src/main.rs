//! AlphaSwarm's core API in miniature: it runs on the typed settings and shows where each came
//! from.

mod arguments;
mod get;
mod routes;
mod serve;
mod settings;

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

use alphaswarm_settings::Loader;
use arguments::{Command, Serve, USAGE};
use settings::Settings;

fn main() -> ExitCode {
    let command = match arguments::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("core-service: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let result = match command {
        Command::Help => {
            println!("{USAGE}");
            Ok(())
        }
        // A look at a running service needs no settings of its own.
        Command::Get(page) => get::print(&page),
        Command::Serve(serve) => start(&serve),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("core-service: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Loads the settings before anything else happens: a bad environment stops the service here, with
/// every problem in one report.
fn start(serve: &Serve) -> Result<(), Box<dyn Error>> {
    let watched = Arc::new(loader(serve).watch::<Settings>()?);
    for warning in watched.warnings() {
        eprintln!("core-service: warning: {warning}");
    }
    watched.on_change(|settings| eprintln!("core-service: now with {}", summary(settings)));
    watched.on_error(|error| eprintln!("core-service: the settings stay as they are: {error}"));
    let loaded = watched.loaded();
    eprintln!("core-service: {}, target {}", summary(&loaded.settings), loaded.target);
    serve::run(&serve.address, routes::router(&watched))
}

/// The environment first, then the mounted secrets, then the file of a developer's machine.
fn loader(serve: &Serve) -> Loader {
    let mut loader = Loader::new();
    if let Some(directory) = &serve.secrets_dir {
        loader = loader.secrets_dir(directory);
    }
    if let Some(file) = &serve.env_file {
        loader = loader.env_file(file);
    }
    loader
}

fn summary(settings: &Settings) -> String {
    format!("{}, log level {}", settings.env, settings.log_level)
}
