//! Every view, in both languages and three sizes, on plans of no action, one, a town's and a ministry's: one picture book
//! for each view and each plan, proofread by machine.

use std::fmt::Write as _;

use copil_plan::Language;

use crate::grown;
use crate::proof::{Vocabulary, faults, laid_over};
use crate::support::{Person, TestPlan, blois, blois_plan};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The keys that lead to a view, and whether it lies over another one.
const VIEWS: [(&str, &[&str], bool); 18] = [
    ("dashboard", &["1"], false),
    ("actions", &["2"], false),
    ("board", &["3"], false),
    ("calendar", &["4"], false),
    ("groups", &["5"], false),
    ("journal", &["6"], false),
    ("attention", &["7"], false),
    ("burn_up", &["8"], false),
    ("mine", &["9"], false),
    ("sheet", &["2", "enter"], false),
    ("status", &["2", "s"], true),
    ("weather", &["2", "m"], true),
    ("milestone", &["2", "r"], true),
    ("due", &["2", "e"], true),
    ("note", &["2", "n"], true),
    ("undo", &["2", "u"], true),
    ("find", &["2", "/", "'a"], true),
    ("palette", &["2", ":"], true),
];

/// What the plans of the matrix say of themselves.
const WORDS: &str = concat!(include_str!("grown.rs"), " jalon atteint");

/// The pictures of each view, and all that is wrong with them.
struct Books {
    person: Person,
    pages: [String; VIEWS.len()],
    faults: Vec<String>,
}

impl Books {
    /// Opens a plan for someone who speaks French.
    fn of(desk: TestPlan) -> Self {
        Self {
            person: Person::before(desk, Language::Fr, SIZES[0]),
            pages: VIEWS.map(|_| String::new()),
            faults: Vec::new(),
        }
    }

    /// Draws every view in every size in a language, and proofreads it. `words` are the plan's own.
    fn draw(&mut self, language: Language, words: &str) {
        let vocabulary = Vocabulary::of(language, words);
        for (page, (name, keys, popup)) in self.pages.iter_mut().zip(VIEWS) {
            for (width, height) in SIZES {
                let (first, rest) = keys.split_at(1);
                let person = self.person.types(&["esc", "esc", "esc", "esc"]).resizes(width, height);
                let below = person.types(first).sees();
                let picture = person.types(rest).sees();
                let shown = if popup {
                    laid_over(&below, &picture)
                } else {
                    picture.clone()
                };
                let place = format!("{language} {width}×{height}");
                let found = faults(&shown, width, &vocabulary);
                self.faults
                    .extend(found.iter().map(|fault| format!("{name} {place}: {fault}")));
                writeln!(page, "== {place}\n{picture}\n").unwrap();
            }
        }
    }

    fn are_well(&self) {
        assert!(
            self.faults.is_empty(),
            "{} faults:\n{}",
            self.faults.len(),
            self.faults.join("\n")
        );
    }
}

fn matrix(actions: usize) {
    let mut books = Books::of(grown::desk(actions));
    books.draw(Language::Fr, WORDS);
    books.person.types(&["esc", "esc", "esc", "esc", "L"]);
    books.draw(Language::En, WORDS);
    for ((name, ..), pages) in VIEWS.iter().zip(&books.pages) {
        insta::assert_snapshot!(format!("{name}_{actions:05}"), pages);
    }
    books.are_well();
}

#[test]
fn no_action() {
    matrix(0);
}

#[test]
fn one_action() {
    matrix(1);
}

#[test]
fn a_towns_actions() {
    matrix(117);
}

#[test]
fn a_ministrys_actions() {
    matrix(10_000);
}

/// The shipped plan has longer titles and every kind of field; its own words are French, whatever the screen speaks.
#[test]
fn the_shipped_plan_is_proofread_in_french() {
    let words = format!("{:?}", blois_plan()).replace("\\n", " ");
    let mut books = Books::of(blois());
    books.draw(Language::Fr, &words);
    books.are_well();
}
