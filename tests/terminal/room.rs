//! A meeting held in real terminals: it opens where it was, and two screens on one folder follow each other.

use crate::committee::git;
use crate::support::Terminal;

const MEETING: &str = r#"committee = "copil"
date = 2018-03-15
state = "open"
present = ["drh"]
[agenda.RH-01]
rank = 1
action = "RH-01"
minutes = 10
[agenda.budget]
rank = 2
title = "Point budgétaire"
[agenda.divers]
rank = 3
title = "Questions diverses"
"#;

/// A terminal in the room of a meeting that is held.
fn in_room() -> Terminal {
    let record = r#"git add . && git commit -qm Séance && echo avant && exec "$COPIL""#;
    let write = format!("printf '%s' '{MEETING}' > meetings/2018-03-15-copil.toml");
    let script = format!("mkdir -p meetings; {write}; {record}");
    let mut terminal = Terminal::running(&["-c", &script], &[]);
    enters(&mut terminal);
    terminal
}

/// Goes from the meetings to the room.
fn enters(terminal: &mut Terminal) {
    terminal.waits_for("0 Réun");
    terminal.types("0");
    terminal.waits_for("En séance (1)");
    terminal.types("\r");
    terminal.waits_for("● en séance · ");
}

fn leaves(mut terminal: Terminal) {
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn a_meeting_whose_screen_was_closed_opens_where_it_was() {
    let mut terminal = in_room();
    terminal.waits_for("╭ 1 · RH-01");
    terminal.types("l");
    terminal.waits_for("╭ 2 · Point budgétaire");
    let mut other = terminal.beside();
    terminal.types("q");
    assert!(terminal.ends().success());
    enters(&mut other);
    other.waits_for("╭ 2 · Point budgétaire");
    leaves(other);
}

#[test]
fn two_screens_on_one_folder_follow_each_other() {
    let mut secretary = in_room();
    let mut wall = secretary.beside();
    enters(&mut wall);
    wall.waits_for("╭ 1 · RH-01");
    secretary.types("l");
    secretary.waits_for("╭ 2 · Point budgétaire");
    wall.waits_for("╭ 2 · Point budgétaire");
    wall.types("l");
    wall.waits_for("╭ 3 · Questions diverses");
    secretary.waits_for("╭ 3 · Questions diverses");
    secretary.waits_for_rest();
    leaves(wall);
    leaves(secretary);
}

#[test]
fn what_two_people_record_at_the_same_moment_is_all_recorded() {
    let mut secretary = in_room();
    let mut wall = secretary.beside();
    enters(&mut wall);
    wall.waits_for("╭ 1 · RH-01");
    wall.types("\tj");
    wall.waits_for_rest();
    secretary.waits_for("╭ 1 · RH-01");
    // What came of the item, and who is there.
    secretary.types("c");
    wall.types(" ");
    for screen in [&mut secretary, &mut wall] {
        screen.waits_for("1 point traité sur 3");
        screen.waits_for("Présents (2 sur 2)");
        screen.waits_for_rest();
    }
    let plan = secretary.folder.path().join("essai");
    let told = git(&plan, &["log", "--format=%s", "--grep=Meeting: 2018-03-15-copil"]);
    assert_eq!(told.lines().count(), 2, "{told}");
    assert_eq!(git(&plan, &["status", "--porcelain"]), "");
    git(&plan, &["fsck", "--strict"]);
    leaves(wall);
    leaves(secretary);
}

#[test]
fn a_file_that_becomes_unreadable_under_the_room_is_named_until_it_is_mended() {
    let mut terminal = in_room();
    terminal.waits_for("╭ 1 · RH-01");
    let file = terminal.folder.path().join("essai/meetings/2018-03-15-copil.toml");
    std::fs::write(&file, format!("{MEETING}notes = [\n")).unwrap();
    terminal.waits_for("meetings/2018-03-15-copil.toml");
    let head = || git(file.parent().unwrap().parent().unwrap(), &["rev-parse", "HEAD"]);
    let before = head();
    terminal.types("cd");
    terminal.waits_for_rest();
    assert_eq!(head(), before);
    std::fs::write(&file, MEETING).unwrap();
    terminal.waits_for("╭ 1 · RH-01");
    terminal.types("c");
    terminal.waits_for("1 point traité sur 3");
    leaves(terminal);
}
