//! Keys lead everywhere.

use crate::support::Terminal;

/// The line with the tabs.
const TABS: u16 = 1;

#[test]
fn it_opens_answers_keys_and_quits_leaving_the_terminal_as_it_was() {
    let mut terminal = Terminal::opened();
    assert!(terminal.screen().alternate_screen());
    terminal.types("2");
    terminal.waits_for("3 actions");
    terminal.types("jj\r");
    terminal.waits_for("SI-01");
    terminal.types("L");
    terminal.waits_for("Awaited by");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn every_view_is_a_key_away_and_everything_that_opens_closes_again() {
    let mut terminal = Terminal::opened();
    for tab in ["0", "9", "8", "7", "6", "5", "4", "3", "2", "1"] {
        terminal.types(tab);
        terminal.waits_until(tab, |terminal| terminal.selected(TABS).contains(tab));
    }
    terminal.escapes();
    terminal.waits_for_rest();
    for keys in ["?", ":", "/", "s", "m", "e", "n"] {
        let before = terminal.picture();
        terminal.types(keys);
        terminal.waits_until(keys, |terminal| terminal.picture() != before);
        terminal.escapes();
        terminal.waits_until(&format!("{keys} closed"), |terminal| terminal.picture() == before);
    }
    terminal.types("\r");
    terminal.waits_for("échap retour");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn the_mouse_leads_to_tabs() {
    let mut terminal = Terminal::opened();
    let tabs: Vec<char> = terminal.picture().lines().nth(1).unwrap().chars().collect();
    let column = tabs.iter().position(|letter| *letter == '6').unwrap() + 1;
    terminal.types(&format!("\x1b[<0;{column};2M\x1b[<0;{column};2m"));
    terminal.waits_until("the journal", |terminal| terminal.selected(TABS).contains('6'));
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn a_change_typed_at_the_keys_is_a_commit_that_the_journal_shows() {
    let mut terminal = Terminal::opened();
    terminal.waits_for_rest();
    terminal.types("6");
    terminal.waits_for("Journal (1)");
    terminal.escapes();
    terminal.types("1");
    terminal.waits_until("the dashboard", |terminal| terminal.selected(TABS).contains('1'));
    terminal.types("/RH-01\r");
    terminal.waits_for("échap retour");
    terminal.types("n");
    terminal.waits_for("Note");
    terminal.types("Deux postes vacants.\r");
    terminal.escapes();
    terminal.types("6");
    terminal.waits_for("Journal (2)");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn a_plan_is_opened_from_several_and_left_again_and_what_others_write_is_seen() {
    let script = r#"mkdir ../plans; cp -r . ../plans/un; cp -r . ../plans/deux; cd ..; exec "$COPIL" plans"#;
    let mut terminal = Terminal::running(&["-c", script], &[]);
    terminal.waits_for("Plans (2)");
    // What is typed while the plan is opened is meant for it.
    terminal.types("\r2");
    terminal.waits_for("3 actions");
    terminal.types("\x17");
    terminal.waits_for("2 plans ensemble");
    let other = terminal.folder.path().join("plans/un/plan.toml");
    std::fs::write(other, "format = \n").unwrap();
    terminal.waits_for("illisible");
    terminal.types("q");
    assert!(terminal.ends().success());
}
