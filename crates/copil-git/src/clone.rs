//! A first copy of a shared repository, made by the person's own git.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::TransportError;
use super::transport::meaning;

/// What git calls the remote of a clone.
const REMOTE: &str = "origin";

/// How git begins to say how much it has received.
const RECEIVING: &str = "Receiving objects:";

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
    let mut said = Vec::new();
    if let Some(mut stream) = git.stderr.take() {
        let mut chunk = [0; 4096];
        loop {
            match stream.read(&mut chunk) {
                Ok(0) | Err(_) => break,
                Ok(length) => said.extend_from_slice(&chunk[..length]),
            }
            if let Some(percent) = received(&said) {
                told(percent);
            }
        }
    }
    let status = git.wait().map_err(failed)?;
    let output = Output {
        status,
        stdout: Vec::new(),
        stderr: without_progress(&said),
    };
    match status.success() {
        true => Ok(()),
        false => Err(meaning(address, &output)),
    }
}

/// The last line of all that git said that tells how much it has received, in percent.
fn received(said: &[u8]) -> Option<u8> {
    let said = String::from_utf8_lossy(said);
    let last = said.rfind(RECEIVING)?;
    let percent = said[last + RECEIVING.len()..].split('%').next()?;
    percent.trim().parse().ok()
}

/// What git said, without the lines that it writes over.
fn without_progress(said: &[u8]) -> Vec<u8> {
    let said = String::from_utf8_lossy(said);
    let lines = said.lines().filter(|line| !line.starts_with("Cloning into"));
    let lines = lines.map(|line| line.rsplit('\r').next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_much_was_received_is_read_from_what_git_says() {
        let said = b"Cloning into 'x'...\nReceiving objects:  12% (1/8)\rReceiving objects:  45% (4/8)\rRecei";
        assert_eq!(received(said), Some(45));
        assert_eq!(received(b"Cloning into 'x'...\n"), None);
        assert_eq!(
            without_progress(b"Cloning into 'x'...\na\nb 1%\rb 2%\nfatal: c\n"),
            b"a\nb 2%\nfatal: c"
        );
    }
}
