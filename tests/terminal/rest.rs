//! At rest it uses no processor: nothing is drawn and no thread wakes until something happens.

use crate::support::Terminal;

#[test]
fn nothing_wakes_at_rest_in_any_view_and_nothing_is_drawn_without_a_change() {
    let mut terminal = Terminal::opened();
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] {
        terminal.types(tab);
        terminal.waits_for_rest();
    }
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn a_file_changed_by_someone_else_shows_up_by_itself() {
    let mut terminal = Terminal::opened();
    terminal.waits_for_rest();
    let file = terminal.folder.path().join("essai/groups/rh/RH-03.toml");
    std::fs::write(file, "title = \"Tutorat\"\nstatus = \"planned\"\n").unwrap();
    terminal.waits_for("4 actions");
    terminal.waits_for("1 fichier");
    terminal.waits_for_rest();
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}
