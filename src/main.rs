//! The `copil` program: hands its arguments to the library and returns the library's exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    copil::cli::run(std::env::args_os())
}
