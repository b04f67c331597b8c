//! What is set and remembered: the configuration, the state, the terminal's own colours.

use crate::support::Terminal;

#[test]
fn the_terminals_answer_about_its_background_is_heard_and_never_typed() {
    let mut terminal = Terminal::opened();
    let asked = String::from("\u{1b}]11;?");
    assert!(terminal.count(&asked) > 0);
    // The search takes what is typed: nothing of the answer is.
    terminal.types("/abc\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\def");
    terminal.waits_for("abcdef");
    terminal.types("\u{3}q");
    assert!(terminal.ends().success());
    let state = std::fs::read_to_string(terminal.folder.path().join("state/copil/state.json")).unwrap();
    assert!(state.contains("\"dark\": false"), "{state}");
}

#[test]
fn the_tour_is_shown_on_the_first_start_only_and_left_with_any_key() {
    let mut terminal = Terminal::running(
        &[
            "-c",
            r#"export XDG_STATE_HOME="$HOME/new"; "$COPIL"; echo seconde-fois; read -r _; "$COPIL"; echo fini"#,
        ],
        &[],
    );
    terminal.waits_for("Bienvenue dans copil");
    terminal.types("x");
    terminal.waits_until("the tour gone", |terminal| !terminal.picture().contains("Bienvenue"));
    terminal.types("q");
    terminal.waits_for("seconde-fois");
    terminal.types("\n");
    terminal.waits_for("À traiter");
    assert!(!terminal.picture().contains("Bienvenue"), "{}", terminal.picture());
    terminal.types("q");
    terminal.waits_for("fini");
}

#[test]
fn a_state_that_cannot_be_written_shows_no_tour_and_stops_nothing() {
    // A file where a folder is needed stands for any folder that cannot be written to, whoever runs the test.
    let mut terminal = Terminal::running(
        &[
            "-c",
            r#"echo > "$HOME/file"; export XDG_STATE_HOME="$HOME/file"; "$COPIL"; echo fini $?"#,
        ],
        &[],
    );
    terminal.waits_for("À traiter");
    assert!(!terminal.picture().contains("Bienvenue"), "{}", terminal.picture());
    terminal.types("q");
    terminal.waits_for("fini 0");
}

#[test]
fn all_that_is_wrong_in_the_configuration_is_told_before_the_screen_is_taken() {
    let script = r#"mkdir -p "$XDG_CONFIG_HOME/copil"
printf 'theem = "dark"\nroom = "oui"\n[keys.global]\nredo = ["u", "entr"]\n' > "$XDG_CONFIG_HOME/copil/config.toml"
"$COPIL"; echo "fini $?"; read -r _; "$COPIL" --no-config"#;
    let mut terminal = Terminal::running(&["-c", script], &[]);
    terminal.waits_for("fini 1");
    let said = terminal.picture().replace(['\n', '\r'], "");
    for text in [
        "config.toml:1:1:",
        "« theme »",
        "config.toml:2:8:",
        "config.toml:4:9:",
        "config.toml:4:14:",
        "« enter »",
        "a 4 erreurs",
        "--no-config",
    ] {
        assert!(said.contains(text), "{text}: {said}");
    }
    terminal.types("\n");
    terminal.waits_for("À traiter");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn the_configuration_decides_keys_screen_and_looks_and_the_state_remembers_the_theme() {
    let script = r#"mkdir -p "$XDG_CONFIG_HOME/copil"
printf 'start = "actions"\nmouse = false\n[keys.global]\nquit = ["X", "ctrl-c"]\n' > "$XDG_CONFIG_HOME/copil/config.toml"
"$COPIL"; echo "fini $?""#;
    let mut terminal = Terminal::running(&["-c", script], &[]);
    terminal.waits_for("3 actions");
    assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    terminal.waits_for("X quitter");
    terminal.types("T");
    terminal.waits_for("Thème : sombre");
    terminal.types("qX");
    terminal.waits_for("fini 0");
    let state = std::fs::read_to_string(terminal.folder.path().join("state/copil/state.json")).unwrap();
    assert!(state.contains("\"chosen\": \"dark\""), "{state}");
}
