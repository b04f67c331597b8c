//! A first copy of a shared repository, made by the person's own git.

use std::cell::RefCell;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use super::TransportError;
use super::transfer::{Heard, Stream, checked};

/// What git calls the remote of a clone.
const REMOTE: &str = "origin";

/// Copies the repository at an address into a folder that is not there yet, or empty. Whoever is at a terminal may be asked
/// for a password by git there. `told` hears how much was received, in percent.
pub fn clone(address: &str, folder: &Path, told: &mut dyn FnMut(u8)) -> Result<(), TransportError> {
    let failed = |error: io::Error| TransportError::NoGit {
        said: error.to_string(),
    };
    let mut git = Command::new("git")
        .args(["clone", "--progress", "--origin", REMOTE, "--"])
        .arg(address)
        .arg(folder)
        .env("LC_ALL", "C")
        .stdin(Stdio::inherit())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let told = RefCell::new(told);
    let mut heard = Heard::default();
    if let Some(mut stream) = git.stderr.take() {
        let mut chunk = [0; 4096];
        while let Ok(count @ 1..) = stream.read(&mut chunk) {
            heard.take(Stream::Errors, &chunk[..count], &|percent| (told.borrow_mut())(percent));
        }
    }
    let status = git.wait().map_err(failed)?;
    checked(address, heard.output(status)).map(drop)
}
