//! The width of lists and of what is beside them: a wider screen shows more of a title, and a pane is closed, widened and
//! scrolled by itself.

use copil_plan::Language;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::proof::proofread;
use crate::support::{Person, TestPlan, blois, small};

/// A title longer than any list shows, without a blank at which it would be cut.
fn endless() -> String {
    ('a'..='z').cycle().take(150).collect()
}

/// The shipped plan, where every action has a title without end.
fn titled() -> TestPlan {
    let mut desk = blois().used_by("rh-pilote");
    for placed in desk.plan.actions.values_mut() {
        placed.action.title = endless();
    }
    desk
}

/// How many letters of a title are seen behind an id in a list, at most.
fn letters(picture: &str) -> usize {
    let title = endless();
    let lists = picture
        .lines()
        .filter(|line| !line.contains('╭'))
        .flat_map(|line| line.split('│'));
    let shown = lists.filter_map(|list| {
        let at = list.find("abc").filter(|at| list[..*at].contains('-'))?;
        (1..=title.len())
            .rev()
            .find(|letters| list[at..].starts_with(&title[..*letters]))
    });
    shown.max().unwrap_or(0)
}

#[test]
fn a_wider_screen_never_shows_less_of_a_title() {
    let mut person = Person::before(titled(), Language::Fr, (80, 30));
    for keys in [&["2"][..], &["7"], &["9"], &["1"], &["4"], &["/"]] {
        person.types(&["esc", "esc"]).types(keys);
        let mut before = (0, 0);
        for width in 80..=240 {
            let seen = letters(&person.resizes(width, 30).sees());
            assert!(
                seen >= before.1,
                "{keys:?}: {seen} letters at {width} columns, {} at {}",
                before.1,
                before.0
            );
            before = (width, seen);
        }
        assert!(before.1 > 40, "{keys:?}: {} letters at most", before.1);
    }
}

#[test]
fn columns_without_room_are_named() {
    let mut person = Person::before(blois(), Language::Fr, (80, 24));
    person.types(&["2"]);
    assert!(
        person.sees().contains("sans place : Avancement, Pilotes"),
        "{}",
        person.sees()
    );
    let seen = person.resizes(240, 24).sees();
    assert!(!seen.contains("sans place") && seen.contains("Pilotes"), "{seen}");
}

/// The column at which the pane begins: where a second frame does, on the line below the tabs.
fn edge(person: &Person) -> Option<u16> {
    let picture = person.sees();
    let line = picture.lines().nth(2).unwrap();
    let at = line
        .chars()
        .collect::<Vec<_>>()
        .iter()
        .rposition(|letter| *letter == '╭')?;
    (at > 0).then(|| u16::try_from(at).unwrap())
}

fn mouse(person: &mut Person, kind: MouseEventKind, column: u16, row: u16) {
    person.app.mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    });
}

#[test]
fn a_pane_is_opened_closed_and_widened_and_stays_so() {
    proofread(blois, &["2", "d"], &[]);
    for view in ["2", "7", "9"] {
        let lead = || blois().used_by("rh-pilote");
        let mut person = Person::before(lead(), Language::Fr, (120, 40));
        person.types(&[view]);
        assert_eq!(edge(&person), None, "{}", person.sees());
        assert!(person.sees().contains("◂ volet d"), "{}", person.sees());
        person.types(&["d"]);
        let opened = edge(&person).unwrap();
        person.types(&["<"]);
        assert_eq!(edge(&person), Some(opened - 4), "{}", person.sees());
        person.types(&[">", ">"]);
        assert_eq!(edge(&person), Some(opened + 4), "{}", person.sees());
        let mut another = Person::before(lead(), Language::Fr, (120, 40));
        another.app.restore(&person.app.memory());
        another.types(&[view]);
        assert_eq!(edge(&another), Some(opened + 4), "{}", another.sees());
        person.types(&["d"]);
        assert_eq!(edge(&person), None, "{}", person.sees());
        // Where there is no room for one, the key says so.
        person.resizes(80, 24).types(&["d"]);
        assert!(person.sees().contains("ne fait rien ici"), "{}", person.sees());
    }
}

#[test]
fn the_journal_has_its_pane_beside_or_below() {
    let long = || {
        let mut plan = small();
        plan.entries[0].said.reason = Some("Une ligne de plus, et encore une. ".repeat(90));
        plan
    };
    let mut person = Person::before(long(), Language::Fr, (200, 30));
    person.types(&["6"]);
    let opened = edge(&person).unwrap();
    person.types(&["<"]);
    assert_eq!(edge(&person), Some(opened - 4), "{}", person.sees());
    let (selected, before) = (person.sees_selected(), person.sees());
    assert_ne!(person.types(&["J"]).sees(), before, "{before}");
    assert_eq!(person.sees_selected(), selected, "the list stays where it is");
    person.types(&["d"]);
    assert_eq!(edge(&person), None, "{}", person.sees());
    let mut another = Person::before(long(), Language::Fr, (200, 30));
    another.app.restore(&person.app.memory());
    another.types(&["6"]);
    assert_eq!(edge(&another), None, "{}", another.sees());
    // Where there is no room beside, it is under the list.
    let mut person = Person::before(long(), Language::Fr, (80, 24));
    person.types(&["6"]);
    let before = person.sees();
    assert!(before.contains("↓"), "{before}");
    assert_ne!(person.types(&["J"]).sees(), before, "{before}");
    person.types(&["d"]);
    assert!(person.sees().contains("▴ volet d"), "{}", person.sees());
    assert!(!person.sees().contains("╰─╯╭"), "{}", person.sees());
    mouse(&mut person, MouseEventKind::Down(MouseButton::Left), 72, 2);
    assert!(!person.sees().contains("▴ volet d"), "{}", person.sees());
}

#[test]
fn the_mouse_opens_pulls_scrolls_and_closes_a_pane() {
    let left = MouseButton::Left;
    let mut person = Person::before(blois(), Language::Fr, (120, 24));
    person.types(&["2", "'jjjjj"]);
    mouse(&mut person, MouseEventKind::Down(left), 112, 2);
    let opened = edge(&person).unwrap();
    mouse(&mut person, MouseEventKind::Down(left), opened, 8);
    mouse(&mut person, MouseEventKind::Drag(left), opened - 6, 9);
    mouse(&mut person, MouseEventKind::Up(left), opened - 6, 9);
    assert_eq!(edge(&person), Some(opened - 6), "{}", person.sees());
    let (selected, before) = (person.sees_selected(), person.sees());
    assert!(before.contains("↓"), "a pane that is cut says so: {before}");
    mouse(&mut person, MouseEventKind::ScrollDown, 110, 9);
    assert_ne!(person.sees(), before);
    assert_eq!(person.sees_selected(), selected, "the list stays where it is");
    mouse(&mut person, MouseEventKind::ScrollUp, 110, 9);
    person.types(&["J", "K"]);
    assert_eq!(person.sees(), before);
    // What is told of another action is told from its first line on.
    person.types(&["J", "j", "k"]);
    mouse(&mut person, MouseEventKind::Down(left), 117, 2);
    assert_eq!(edge(&person), None, "{}", person.sees());
}

#[test]
fn the_columns_of_a_sheet_scroll_by_themselves() {
    let mut person = Person::before(blois(), Language::Fr, (120, 24));
    person.types(&["2", "'jjjjj", "enter"]);
    let halves = |person: &Person| -> (Vec<String>, Vec<String>) {
        let picture = person.sees();
        let halves = picture.lines().filter_map(|line| line.split_once("││"));
        halves.map(|(left, right)| (left.to_owned(), right.to_owned())).unzip()
    };
    let before = halves(&person);
    person.types(&["j"]);
    let scrolled = halves(&person);
    assert_ne!(scrolled.0, before.0, "{}", person.sees());
    assert_eq!(scrolled.1, before.1, "{}", person.sees());
}

#[test]
fn the_unshifted_digits_of_a_french_keyboard_open_the_views() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    for (letter, digit) in ["&", "é", "\"", "'", "(", "-", "è", "_", "ç"].into_iter().zip(1..) {
        // An apostrophe alone begins a text to be typed.
        let typed = format!("'{letter}");
        let by_letter = person.types(&["2", "9", &typed]).sees();
        let by_digit = person.types(&["2", "9", &digit.to_string()]).sees();
        assert_eq!(by_letter, by_digit, "{letter}");
    }
    // In the calendar the hyphen keeps its own meaning.
    person.types(&["4"]);
    let before = person.sees();
    person.types(&["-"]);
    assert!(
        person.sees().contains("Kanban") && person.sees() != before,
        "{}",
        person.sees()
    );
}

#[test]
fn a_key_without_effect_says_so() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    for (view, key) in [("1", "f"), ("5", "s"), ("8", "x"), ("6", "c")] {
        person.types(&[view, key]);
        let said = format!("« {key} » ne fait rien ici.");
        assert!(person.sees().contains(&said), "{}", person.sees());
        person.types(&["j"]);
        assert!(!person.sees().contains(&said), "{}", person.sees());
    }
}

#[test]
fn a_whole_word_is_found_before_scattered_letters() {
    let mut person = Person::before(blois(), Language::Fr, (100, 40));
    person.types(&["/", "'reunion"]);
    let picture = person.sees();
    let meetings = picture.lines().filter(|line| line.contains("réunion")).count();
    assert!(meetings > 20, "{picture}");
    assert!(picture.contains("résultats") && !picture.contains('/'), "{picture}");
}

#[test]
fn the_bars_of_a_selected_row_keep_their_look() {
    for view in ["5", "7"] {
        let mut person = Person::before(blois(), Language::Fr, (120, 40));
        let buffer = person.types(&[view]).buffer();
        let bars = buffer.content().iter().filter(|cell| "█▓▒░".contains(cell.symbol()));
        assert!(bars.clone().count() > 40, "{}", person.sees());
        let reversed = bars.filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
        assert_eq!(reversed.count(), 0, "{}", person.sees());
    }
}
