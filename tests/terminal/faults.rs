//! A fault of the program's own, on whatever thread, is told in a sentence and leaves the terminal whole.

// Only builds for tests let faults be provoked.
#![cfg(debug_assertions)]

use crate::support::Terminal;

fn details(terminal: &Terminal) -> String {
    let files = std::fs::read_dir(terminal.folder.path()).unwrap();
    let texts: Vec<String> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    texts.concat()
}

#[test]
fn a_fault_while_drawing_gives_the_terminal_back_and_says_where_more_is_told() {
    let mut terminal = Terminal::opened_with(&[("COPIL_FAULT", "drawing")]);
    terminal.types("2");
    assert_eq!(terminal.ends().exit_code(), 4);
    terminal.waits_for("transmettez-le");
    terminal.is_let_go();
    let told = terminal.picture().replace('\n', "");
    assert!(told.starts_with("avant"), "{told}");
    assert!(told.contains("une erreur interne") && told.contains(".txt"), "{told}");
    assert!(!terminal.picture().contains("panicked"), "{}", terminal.picture());
    assert!(details(&terminal).contains("provoked while Drawing"));
}

#[test]
fn a_fault_beside_the_screen_is_told_on_it_and_the_program_goes_on() {
    for (place, told) in [
        ("reading", "provoked while Reading"),
        ("looking", "provoked while Looking"),
    ] {
        let mut terminal = Terminal::running(&["-c", r#"echo avant; exec "$COPIL""#], &[("COPIL_FAULT", place)]);
        terminal.waits_for("une erreur interne");
        assert!(terminal.screen().alternate_screen());
        assert!(details(&terminal).contains(told));
        terminal.escapes();
        terminal.waits_until("the notice closed", |terminal| {
            !terminal.picture().contains("une erreur interne")
        });
        terminal.types("2");
        terminal.waits_for("3 actions");
        terminal.types("q");
        assert!(terminal.ends().success());
        terminal.is_given_back();
    }
}
