//! Signed commits. Both programs are part of what most machines have; where one is missing its test has nothing to say.

use std::process::Command;

use super::*;
use crate::testing::git_command;

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok() || Command::new(program).arg("-?").output().is_ok()
}

#[test]
fn a_signing_program_that_fails_leaves_everything_as_it_was() {
    let repo = repo_with_action();
    repo.git(&["config", "commit.gpgsign", "true"]);
    repo.git(&["config", "gpg.program", "false"]);
    let parent = repo.rev("HEAD");
    let outcome = repo.open().record(&change());
    assert!(
        matches!(&outcome, Err(RecordError::Signing { program, .. }) if program == "false"),
        "{outcome:?}"
    );
    repo.git(&["config", "gpg.program", "/nonexistent/gpg"]);
    assert!(matches!(
        repo.open().record(&change()),
        Err(RecordError::Signing { .. })
    ));
    assert_eq!(repo.rev("HEAD"), parent);
    assert_eq!(repo.read(PATH), "status = \"planned\"\n");
    assert!(repo.status().is_empty());
    assert!(!repo.file(".git/index.lock").exists());
}

#[test]
fn ssh_signatures_are_ones_that_git_accepts() {
    if !is_installed("ssh-keygen") {
        return;
    }
    let repo = repo_with_action();
    let key = repo.file(".git/key");
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "drh", "-f"])
        .arg(&key)
        .status();
    assert!(made.unwrap().success());
    let public = std::fs::read_to_string(repo.file(".git/key.pub")).unwrap();
    std::fs::write(repo.file(".git/signers"), format!("drh@blois.exemple {public}")).unwrap();
    for (name, value) in [
        ("commit.gpgsign", "true"),
        ("gpg.format", "ssh"),
        ("user.signingkey", key.to_str().unwrap()),
        (
            "gpg.ssh.allowedSignersFile",
            repo.file(".git/signers").to_str().unwrap(),
        ),
    ] {
        repo.git(&["config", name, value]);
    }
    repo.open().record(&change()).unwrap();
    repo.git(&["verify-commit", "HEAD"]);
    assert_eq!(
        repo.git(&["log", "-1", "--format=%G? %s"]),
        "G RH-04 : À venir → Réalisée\n"
    );
    let git = repo.open();
    git.make_tag("copil/blois/m", repo.rev("HEAD"), "Clôture", None)
        .unwrap();
    repo.git(&["verify-tag", "copil/blois/m"]);
    assert!(git.tag("copil/blois/m").unwrap().unwrap().is_signed);
    repo.fsck();
}

#[test]
fn openpgp_signatures_are_ones_that_git_accepts() {
    if !is_installed("gpg") {
        return;
    }
    let repo = repo_with_action();
    let home = tempfile::Builder::new().prefix("gpg").tempdir().unwrap();
    let made = Command::new("gpg")
        .args([
            "--batch",
            "--quiet",
            "--passphrase",
            "",
            "--quick-gen-key",
            "DRH <drh@blois.exemple>",
            "ed25519",
            "sign",
        ])
        .env("GNUPGHOME", home.path())
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let wrapper = repo.file(".git/gpg-here");
    std::fs::write(
        &wrapper,
        format!("#!/bin/sh\nGNUPGHOME='{}' exec gpg \"$@\"\n", home.path().display()),
    )
    .unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&wrapper, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    repo.git(&["config", "commit.gpgsign", "true"]);
    repo.git(&["config", "gpg.program", wrapper.to_str().unwrap()]);
    repo.open().record(&change()).unwrap();
    let verified = git_command(repo.path(), &["verify-commit", "HEAD"]).output().unwrap();
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stderr)
    );
    repo.fsck();
}
