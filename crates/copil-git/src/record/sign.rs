//! Signatures of commits, made by the program that git would run.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::RecordError;
use crate::Repository;
use crate::configuration::Configuration;

/// How git is told to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scheme {
    /// GnuPG or its S/MIME sister, which speak alike.
    Gpg {
        program: String,
        key: String,
    },
    Ssh {
        program: String,
        key: SshKey,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum SshKey {
    File(PathBuf),
    /// A public key written out in the configuration; the private one is the agent's.
    Literal(String),
}

/// The signature of a commit, which belongs into its header, or of a tag, which ends with it; `None` when `setting`
/// (`commit.gpgsign`, `tag.gpgsign`) is not set.
pub(super) fn signature(
    repo: &Repository,
    commit: &[u8],
    committer: &git2::Signature<'_>,
) -> Result<Option<Vec<u8>>, RecordError> {
    signature_where(repo, &["commit.gpgsign"], commit, committer)
}

/// The signature of a text where one of some settings says that there is to be one.
pub(super) fn signature_where(
    repo: &Repository,
    settings: &[&str],
    commit: &[u8],
    committer: &git2::Signature<'_>,
) -> Result<Option<Vec<u8>>, RecordError> {
    let mut is_wanted = false;
    for setting in settings {
        is_wanted |= repo.config_bool(setting)? == Some(true);
    }
    if !is_wanted {
        return Ok(None);
    }
    let config = repo.configuration().map_err(RecordError::Git)?;
    match scheme(repo, &config, committer)? {
        Scheme::Gpg { program, key } => sign_with_gpg(&program, &key, commit),
        Scheme::Ssh { program, key } => sign_with_ssh(&program, &key, commit),
    }
    .map(Some)
}

fn scheme(repo: &Repository, config: &Configuration, committer: &git2::Signature<'_>) -> Result<Scheme, RecordError> {
    let text = |key: &str| config.string(key).filter(|value| !value.is_empty());
    let program = |key: &str, usual: &str| {
        let path = text(key).map(|value| config.path(&value).to_string_lossy().into_owned());
        path.unwrap_or_else(|| usual.to_owned())
    };
    let key = text("user.signingkey");
    let format = text("gpg.format").unwrap_or_else(|| "openpgp".to_owned());
    let whole_name = || {
        String::from_utf8_lossy(&[committer.name_bytes(), b" <", committer.email_bytes(), b">"].concat()).into_owned()
    };
    match format.as_str() {
        "ssh" => {
            let program = program("gpg.ssh.program", "ssh-keygen");
            let key = match (key, text("gpg.ssh.defaultkeycommand")) {
                (Some(key), _) => key,
                (None, Some(command)) => default_ssh_key(&command)?,
                (None, None) => return Err(failed(&program, "user.signingkey is not set")),
            };
            Ok(Scheme::Ssh {
                program,
                key: ssh_key(config, &key),
            })
        }
        "x509" => Ok(Scheme::Gpg {
            program: program("gpg.x509.program", "gpgsm"),
            key: key.unwrap_or_else(whole_name),
        }),
        "openpgp" => {
            let usual = program("gpg.program", "gpg");
            Ok(Scheme::Gpg {
                program: program("gpg.openpgp.program", &usual),
                key: key.unwrap_or_else(whole_name),
            })
        }
        other => Err(repo.bad_setting("gpg.format", other.to_owned()).into()),
    }
}

/// As git reads it: `key::…` and `ssh-…` are keys, anything else is the name of a file.
fn ssh_key(config: &Configuration, key: &str) -> SshKey {
    if let Some(literal) = key.strip_prefix("key::") {
        return SshKey::Literal(literal.to_owned());
    }
    if key.starts_with("ssh-") {
        return SshKey::Literal(key.to_owned());
    }
    SshKey::File(config.path(key))
}

/// The first key that `gpg.ssh.defaultKeyCommand` prints.
fn default_ssh_key(command: &str) -> Result<String, RecordError> {
    let mut words = command.split_ascii_whitespace();
    let program = words.next().unwrap_or_default();
    let output = run(Command::new(program).args(words), b"")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let key = text
        .lines()
        .find(|line| line.starts_with("key::") || line.starts_with("ssh-"));
    key.map(str::to_owned)
        .ok_or_else(|| failed(program, "it printed no key"))
}

fn sign_with_gpg(program: &str, key: &str, commit: &[u8]) -> Result<Vec<u8>, RecordError> {
    let output = run(Command::new(program).args(["--status-fd=2", "-bsau", key]), commit)?;
    let said = String::from_utf8_lossy(&output.stderr);
    let made = said.lines().any(|line| line.starts_with("[GNUPG:] SIG_CREATED "));
    if output.status.success() && made && !output.stdout.is_empty() {
        Ok(without_carriage_returns(&output.stdout))
    } else {
        let words: Vec<&str> = said.lines().filter(|line| !line.starts_with("[GNUPG:]")).collect();
        Err(failed(program, &words.join("\n")))
    }
}

fn sign_with_ssh(program: &str, key: &SshKey, commit: &[u8]) -> Result<Vec<u8>, RecordError> {
    let folder = tempfile::tempdir().map_err(|error| failed(program, &error.to_string()))?;
    let at = |name: &str| folder.path().join(name);
    let write =
        |path: &Path, content: &[u8]| std::fs::write(path, content).map_err(|error| RecordError::from_io(path, error));
    let message = at("commit");
    write(&message, commit)?;
    let mut command = Command::new(program);
    command.args(["-Y", "sign", "-n", "git", "-f"]);
    match key {
        SshKey::File(path) => command.arg(path),
        SshKey::Literal(key) => {
            let file = at("key.pub");
            write(&file, format!("{key}\n").as_bytes())?;
            command.arg(file).arg("-U")
        }
    };
    let output = run(command.arg(&message), b"")?;
    match copil_file::read(&at("commit.sig")) {
        Ok(signature) if output.status.success() => Ok(without_carriage_returns(&signature)),
        _ => Err(failed(program, &String::from_utf8_lossy(&output.stderr))),
    }
}

fn run(command: &mut Command, input: &[u8]) -> Result<Output, RecordError> {
    let program = command.get_program().to_owned();
    let failed = |error: io::Error| failed_to_run(&program, &error);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that refuses before it reads says why on its standard error.
        drop(stdin.write_all(input));
    }
    child.wait_with_output().map_err(failed)
}

fn failed_to_run(program: &OsStr, error: &io::Error) -> RecordError {
    failed(&program.to_string_lossy(), &error.to_string())
}

fn failed(program: &str, message: &str) -> RecordError {
    RecordError::Signing {
        program: program.to_owned(),
        message: message.trim().to_owned(),
    }
}

fn without_carriage_returns(signature: &[u8]) -> Vec<u8> {
    signature.iter().copied().filter(|&byte| byte != b'\r').collect()
}

/// The header line that carries a signature: each line after the first is indented by a space.
pub(super) fn header_line(signature: &[u8]) -> Vec<u8> {
    let mut line = b"\ngpgsig ".to_vec();
    for &byte in signature.trim_ascii_end() {
        line.push(byte);
        if byte == b'\n' {
            line.push(b' ');
        }
    }
    line
}
