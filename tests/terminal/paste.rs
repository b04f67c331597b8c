//! A hundred thousand letters pasted at once.

use std::time::{Duration, Instant};

use crate::support::Terminal;

/// A person who pastes by mistake is not to wait; builds for tests are some twenty times slower than a release.
const PATIENCE: Duration = Duration::from_secs(10);

fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[test]
fn a_huge_paste_into_the_filter_is_taken_without_harm() {
    let mut terminal = Terminal::opened();
    terminal.types("2f");
    terminal.waits_for("Filtrer");
    terminal.types(&pasted(&"télé ".repeat(20_000)));
    terminal.waits_for("1 action");
    terminal.escapes();
    terminal.waits_for("3 actions");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn a_huge_paste_into_a_prompt_is_taken_at_once_and_may_be_given_up() {
    for text in ["é".repeat(50_000), "mot ".repeat(25_000), "une ligne\r".repeat(10_000)] {
        let mut terminal = Terminal::opened();
        terminal.types("/RH-01\r");
        terminal.waits_for("échap retour");
        terminal.waits_for_rest();
        let sheet = terminal.picture();
        terminal.types("n");
        terminal.waits_until("the prompt", |terminal| terminal.picture() != sheet);
        let before = terminal.picture();
        let start = Instant::now();
        terminal.types(&pasted(&text));
        terminal.waits_until("the text", |terminal| terminal.picture() != before);
        terminal.types("x");
        terminal.waits_for_rest();
        assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
        terminal.escapes();
        // The last line says that what was typed is kept.
        let above = |picture: &str| picture.lines().count().saturating_sub(1);
        terminal.waits_until("the prompt closed", |terminal| {
            let picture = terminal.picture();
            let shown = picture.lines().take(above(&picture));
            shown.eq(sheet.lines().take(above(&sheet)))
        });
        terminal.types("q");
        assert!(terminal.ends().success());
        terminal.is_given_back();
    }
}
