//! The `copil` program: hands its arguments to the library and returns the library's exit code.

use std::process::ExitCode;

/// Opening a plan makes hundreds of thousands of small texts, on several threads: a fifth faster than with glibc's. Huge
/// pages are left out, which would double the memory of a small plan.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    copil::cli::run(std::env::args_os())
}
