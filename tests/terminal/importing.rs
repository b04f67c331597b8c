//! A spreadsheet imported in a real terminal: found by its path, corrected, its mapping kept, recorded, and read back by git.

use std::path::Path;
use std::process::Command;

use crate::support::Terminal;

/// Runs real git in the plan.
fn git(plan: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(plan)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_spreadsheet_is_corrected_and_recorded_and_git_has_it() {
    let script = r#"printf 'Titre;Statut;Couleur\nSigner la charte;En cours;bleu\n' > ../mandat.csv
        echo avant; exec "$COPIL""#;
    let mut terminal = Terminal::running(&["-c", script], &[]);
    terminal.waits_for("2 Actions");
    terminal.types("I");
    terminal.waits_for("Importer un tableur");
    terminal.types("../mandat.csv\r");
    terminal.waits_for("1 nouvelle action");
    terminal.types("G");
    terminal.waits_for("C · Couleur");
    terminal.types("\r");
    terminal.waits_for("Où va");
    terminal.types("tiquette\r");
    terminal.waits_for("3 placées");
    terminal.types("V");
    terminal.waits_for("La correspondance est gardée");
    terminal.types("i");
    terminal.waits_for("Import de mandat.csv");
    terminal.types("Pour le mandat.\r");
    terminal.waits_until("the list again", |terminal| {
        !terminal.picture().contains("Importer mandat.csv")
    });
    terminal.types("q");
    assert!(terminal.ends().success());
    let plan = terminal.folder.path().join("essai");
    let message = git(&plan, &["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Pour le mandat.") && message.contains("Imported: mandat.csv sha256:"),
        "{message}"
    );
    let mapping = git(&plan, &["show", "HEAD:imports/mandat.toml"]);
    assert!(mapping.contains("Couleur = \"tags\""), "{mapping}");
    let files = git(&plan, &["grep", "-l", "Signer la charte", "HEAD"]);
    assert_eq!(files.lines().count(), 1, "{files}");
    let action = git(&plan, &["grep", "-h", "tags", "HEAD", "--", "groups"]);
    assert!(action.contains("bleu"), "{action}");
}
