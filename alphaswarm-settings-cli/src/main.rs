//! The command `alphaswarm-settings`.

fn main() -> std::process::ExitCode {
    alphaswarm_settings_cli::main(std::env::args_os())
}
