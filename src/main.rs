//! The `copil` program: hands its arguments to the library and returns the library's exit code.

use std::ffi::{c_int, c_long};
use std::process::ExitCode;

/// Opening a plan makes hundreds of thousands of small texts, on several threads: a fifth faster than with glibc's. Huge
/// pages are left out, which would double the memory of a small plan.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

unsafe extern "C" {
    /// Sets an option of the allocator.
    fn mi_option_set(option: c_int, value: c_long);
}

fn main() -> ExitCode {
    give_back_soon();
    copil::cli::run(std::env::args_os())
}

/// Has the allocator give memory back a tenth of a second after it was freed, not a second: whoever goes from meeting to
/// meeting has one plan read after the other, on one thread after the other.
fn give_back_soon() {
    const PURGE_DELAY: c_int = 15;
    const MILLISECONDS: c_long = 100;
    // SAFETY: the function is the allocator's own, and stores a number that is looked at when memory is freed.
    unsafe { mi_option_set(PURGE_DELAY, MILLISECONDS) }
}
