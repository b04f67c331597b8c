//! Whatever ends the program, or stops it for a while, finds the terminal as it was before.

use crate::support::Terminal;

#[test]
fn a_signal_that_ends_it_is_obeyed_once_the_terminal_is_given_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let mut terminal = Terminal::opened();
        terminal.signals(signal);
        let status = terminal.ends();
        assert!(!status.success(), "{signal}: {status:?}");
        terminal.is_given_back();
    }
}

#[test]
fn a_signal_that_comes_in_the_middle_of_a_prompt_is_obeyed_as_well() {
    let mut terminal = Terminal::opened();
    terminal.types("s");
    terminal.waits_for("Statut");
    terminal.signals("TERM");
    assert!(!terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn it_ends_when_its_window_is_closed() {
    let terminal = Terminal::opened();
    assert!(!terminal.closes().success());
}

#[test]
fn it_stops_on_ctrl_z_and_comes_back_whole() {
    let mut terminal = Terminal::running(&["-i"], &[]);
    terminal.waits_for("pret> ");
    terminal.types("echo avant; \"$COPIL\"\n");
    terminal.waits_for("À traiter");
    for _ in 0..2 {
        terminal.types("\x1a");
        terminal.waits_until("the shell again", |terminal| {
            !terminal.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
        });
        assert!(!terminal.screen().hide_cursor());
        assert!(!terminal.screen().bracketed_paste());
        assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        terminal.types("clear 2>/dev/null; echo avant; fg\n");
        terminal.waits_for("À traiter");
    }
    terminal.types("q");
    terminal.waits_until("the shell at the end", |terminal| {
        !terminal.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
    });
    terminal.types("exit\n");
    terminal.ends();
}

#[test]
fn a_window_that_changed_while_it_was_stopped_is_filled_when_it_comes_back() {
    let mut terminal = Terminal::running(&["-i"], &[]);
    terminal.waits_for("pret> ");
    terminal.types("\"$COPIL\"\n");
    terminal.waits_for("À traiter");
    terminal.types("\x1a");
    terminal.waits_until("the shell again", |terminal| {
        !terminal.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
    });
    terminal.resizes(40, 120);
    terminal.types("fg\n");
    terminal.waits_until("the footer in the last line", |terminal| {
        let picture = terminal.picture();
        terminal.screen().alternate_screen() && picture.lines().nth(39).is_some_and(|line| line.contains("quitter"))
    });
    terminal.types("q");
    terminal.waits_until("the shell at the end", |terminal| {
        !terminal.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
    });
    terminal.types("exit\n");
    terminal.ends();
}
