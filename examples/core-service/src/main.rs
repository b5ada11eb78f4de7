//! AlphaSwarm's core API in miniature: it runs on the typed settings and shows where each came
//! from.

mod arguments;
mod get;
mod routes;
mod serve;
mod settings;

use std::process::ExitCode;

use arguments::{Command, USAGE};
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
        Command::Serve(address) => start(&address),
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
fn start(address: &str) -> Result<(), Box<dyn std::error::Error>> {
    let loaded = alphaswarm_settings::Loader::new().load_with_report::<Settings>()?;
    for warning in &loaded.warnings {
        eprintln!("core-service: warning: {warning}");
    }
    let Settings { env, log_level, .. } = &loaded.settings;
    eprintln!("core-service: {env}, target {}, log level {log_level}", loaded.target);
    serve::run(address, routes::router(&loaded))
}
