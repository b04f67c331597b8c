//! Every view, in both languages and three sizes, on plans of no action, one, a town's and a ministry's, proofread by
//! machine; and the one picture book, of a town's plan in one language and two sizes.

use std::fmt::Write as _;

use copil::settings::ThemeChoice;
use copil::tui::theme::{ColorDepth, TerminalColors};
use copil_plan::Language;

use crate::committee;
use crate::grown;
use crate::proof::{SIZES, Vocabulary, assert_none, told, words_of};
use crate::proposals;
use crate::support::{Opened, Person, TestPlan, blois};
use copil::workspace::Workspace;

/// A name, the keys that lead to a view, and those that lay something over it.
type View = (&'static str, &'static [&'static str], &'static [&'static str]);

/// The keys that lead to a view, and those that lay something over it.
const VIEWS: [View; 29] = [
    ("dashboard", &["1"], &[]),
    ("actions", &["2"], &[]),
    ("board", &["3"], &[]),
    ("calendar", &["4"], &[]),
    ("groups", &["5"], &[]),
    ("journal", &["6"], &[]),
    ("attention", &["7"], &[]),
    ("burn_up", &["8"], &[]),
    ("mine", &["9"], &[]),
    ("meetings", &["0"], &[]),
    ("meeting_page", &["0", "tab"], &[]),
    ("sheet", &["2", "enter"], &[]),
    ("commit", &["6", "enter"], &[]),
    ("register", &["Z"], &[]),
    ("status", &["2"], &["s"]),
    ("weather", &["2"], &["m"]),
    ("milestone", &["2"], &["r"]),
    ("due", &["2"], &["e"]),
    ("note", &["2"], &["n"]),
    ("modify", &["2"], &["M"]),
    ("undo", &["2"], &["u"]),
    ("columns", &["2"], &["c"]),
    ("views", &["2"], &["v"]),
    ("arrange", &["3"], &["b"]),
    ("find", &["2"], &["/", "'a"]),
    ("meeting", &["2"], &["/", "'2017-12-14", "enter"]),
    ("palette", &["2"], &[":"]),
    ("help", &["2"], &["?"]),
    ("tour", &["2"], &["ctrl-t"]),
];

/// What a committee uses besides: two moments compared, what is proposed, what was decided, a meeting that is held.
const OF_A_COMMITTEE: [View; 19] = [
    ("compare", &["H"], &[]),
    ("compare_by_kind", &["H", "b", "G"], &[]),
    ("compare_filter", &["H", "f", "'rh", "enter"], &[]),
    ("compare_no_match", &["H", "f", "'zz9", "enter"], &[]),
    ("compare_drift", &["H", "d"], &[]),
    ("compare_drift_of_milestone", &["H", "d", "G"], &[]),
    ("meetings", &["0"], &[]),
    ("meeting_page", &["0", "tab"], &[]),
    ("meetings_register", &["0", "Z"], &[]),
    ("meetings_narrowed", &["0", "Z", "t"], &[]),
    ("register", &["Z"], &[]),
    ("room", &["0", "o"], &[]),
    ("attendance", &["0", "o", "tab"], &[]),
    ("groups", &["5"], &[]),
    ("proposals", &["2", "G"], &["N"]),
    ("clashes", &["2", "G"], &["N", "enter"]),
    ("clash_answered", &["2", "G"], &["N", "enter", "tab", "down", "tab"]),
    ("refusal", &["2", "G"], &["N", "enter", "down"]),
    ("due_proposed", &["2", "G", "e", "'2019-06-01"], &["ctrl-p"]),
];

const LANGUAGES: [Language; 2] = [Language::Fr, Language::En];

/// Leaves whatever is open.
const BACK: &[&str] = &["esc", "esc", "esc", "esc"];

/// A person who goes through every view, and all that is wrong with what they see.
struct Tour {
    person: Person,
    vocabularies: [Vocabulary; 2],
    faults: Vec<String>,
}

impl Tour {
    /// Opens a desk for someone who speaks French.
    fn of(desk: TestPlan) -> Self {
        let words = words_of(&desk);
        Self::over(desk, &words)
    }

    /// Opens what has these words of its own.
    fn over(opened: impl Into<Opened>, words: &str) -> Self {
        Self {
            vocabularies: LANGUAGES.map(|language| Vocabulary::of(language, words)),
            person: Person::before(opened, Language::Fr, SIZES[0]),
            faults: Vec::new(),
        }
    }

    /// Draws a view in a window, and proofreads it.
    fn draw(&mut self, language: Language, size: (u16, u16), view: View) -> String {
        let vocabulary = &self.vocabularies[usize::from(language != LANGUAGES[0])];
        self.person.types(BACK);
        let (picture, wrong) = self.person.draws(size, vocabulary, view.1, view.2);
        self.faults.extend(wrong);
        picture
    }

    /// Draws every view in every window, in both languages.
    fn draw_all(&mut self) {
        self.draw_each(&VIEWS);
    }

    fn draw_each(&mut self, views: &[View]) {
        for language in LANGUAGES {
            for (view, size) in views.iter().flat_map(|view| SIZES.map(|size| (*view, size))) {
                self.draw(language, size, view);
            }
            self.person.types(BACK).types(&["L"]);
        }
    }
}

/// The title of each view of a plan on the smallest screen: how many of what.
fn titles(actions: usize) -> String {
    let mut tour = Tour::of(grown::desk(actions));
    tour.draw_all();
    assert_none(&tour.faults);
    let mut titles = String::new();
    for view in &VIEWS[..10] {
        let picture = tour.draw(Language::Fr, SIZES[0], *view);
        let framed = |line: &&str| line.starts_with('╭');
        let first = told(&picture).lines().find(framed).unwrap_or_default().to_owned();
        writeln!(
            titles,
            "{:9} {}",
            view.0,
            first.replace('─', "").trim_end_matches(['╮', ' '])
        )
        .unwrap();
    }
    titles
}

#[test]
fn no_action() {
    insta::assert_snapshot!(titles(0), @"
    dashboard ╭ 0 action ╮╭ À traiter (0)
    actions   ╭ 0 action
    board     ╭ Kanban par statut · 0 action
    calendar  ╭ 0 action · par groupe · 2 ans · 15/03/2017 → 15/03/2019
    groups    ╭ Groupes de travail (0)
    journal   ╭ Journal (0)
    attention ╭ À traiter (0)
    burn_up   ╭ Rythme : Tout le plan
    mine      ╭ Moi · DRH
    meetings  ╭ Réunions (0)
    ");
}

#[test]
fn one_action() {
    insta::assert_snapshot!(titles(1), @"
    dashboard ╭ 1 action ╮╭ À traiter (1)
    actions   ╭ 1 action
    board     ╭ Kanban par statut · 1 action · 1 en retard
    calendar  ╭ 1 action · par groupe · 2 ans · 15/03/2017 → 15/03/2019
    groups    ╭ Groupes de travail (1)
    journal   ╭ Journal (2)
    attention ╭ À traiter (1)
    burn_up   ╭ Rythme : Tout le plan
    mine      ╭ Moi · DRH
    meetings  ╭ Réunions (1)
    ");
}

#[test]
fn a_ministrys_actions() {
    insta::assert_snapshot!(titles(10_000), @"
    dashboard ╭ 10000 actions · 3344 en retard ╮╭ À traiter (5178)
    actions   ╭ 10000 actions
    board     ╭ Kanban par statut · 10000 actions · 3344 en retard
    calendar  ╭ 10000 actions · par groupe · 2 ans · 15/03/2017 → 15/03/2019
    groups    ╭ Groupes de travail (667)
    journal   ╭ Journal (21334)
    attention ╭ À traiter (5178)
    burn_up   ╭ Rythme : Tout le plan
    mine      ╭ Moi · DRH
    meetings  ╭ Réunions (1)
    ");
}

#[test]
fn a_towns_actions_with_a_picture_of_each_view() {
    let mut tour = Tour::of(grown::desk(117));
    tour.draw_all();
    for view in VIEWS {
        let mut pages = String::new();
        for size @ (width, height) in [SIZES[0], SIZES[1]] {
            let picture = tour.draw(Language::Fr, size, view);
            writeln!(pages, "== {width}×{height}\n{picture}\n").unwrap();
        }
        insta::assert_snapshot!(view.0, pages);
    }
    assert_none(&tour.faults);
}

/// The shipped plan has longer titles and every kind of field; its own words are French, whatever the screen speaks.
#[test]
fn the_shipped_plan() {
    let mut tour = Tour::of(blois());
    tour.draw_all();
    assert_none(&tour.faults);
}

/// A real history, for what compares moments of it.
#[test]
fn what_a_committee_uses() {
    for on_the_wall in [false, true] {
        let (repository, _) = proposals::clashing();
        let workspace = Workspace::open(&repository.plan()).unwrap();
        let mut tour = Tour::over(workspace, &committee::words(&repository));
        if on_the_wall {
            tour.person.types(&["W"]);
        }
        tour.draw_each(&OF_A_COMMITTEE);
        assert_none(&tour.faults);
    }
}

#[test]
fn every_view_on_the_wall_of_a_room() {
    for (desk, pictured) in [(grown::desk(117), true), (blois(), false), (grown::desk(0), false)] {
        let mut tour = Tour::of(desk);
        tour.person.types(&["W"]);
        tour.draw_all();
        for view in VIEWS[..10].iter().filter(|_| pictured) {
            let picture = tour.draw(Language::Fr, SIZES[1], *view);
            insta::assert_snapshot!(format!("wall_{}", view.0), picture);
        }
        assert_none(&tour.faults);
    }
}

/// Every theme shows the same words and symbols, and none in the colour of what lies behind it.
#[test]
fn every_view_in_every_theme() {
    let mut tour = Tour::of(grown::desk(117));
    for (view, size) in VIEWS.iter().flat_map(|view| SIZES.map(|size| (*view, size))) {
        tour.person.app.set_theme(ThemeChoice::Auto, TerminalColors::default());
        let plain = tour.draw(Language::Fr, size, view);
        for choice in ThemeChoice::ALL {
            for dark in [Some(true), Some(false)] {
                let depth = ColorDepth::Full;
                tour.person.app.set_theme(*choice, TerminalColors { dark, depth });
                if dark == Some(true) {
                    assert_eq!(tour.person.sees(), plain, "{choice:?} {view:?}");
                }
                for cell in tour.person.buffer().content() {
                    let lost = cell.fg == cell.bg && cell.fg != ratatui::style::Color::Reset;
                    let blank = cell.symbol().trim().is_empty();
                    assert!(blank || !lost, "{choice:?} {dark:?} {view:?}: {cell:?}");
                }
            }
        }
    }
    assert_none(&tour.faults);
}
