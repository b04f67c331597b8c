//! Windows of any size, and storms of them.

use crate::support::Terminal;

#[test]
fn the_window_may_shrink_to_nothing_and_grow_again() {
    let mut terminal = Terminal::opened();
    for (rows, cols) in [(1, 1), (24, 80), (1, 200), (200, 1), (10, 10)] {
        terminal.resizes(rows, cols);
    }
    terminal.waits_for("copil");
    terminal.resizes(40, 120);
    terminal.waits_for("À traiter");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_let_go();
}

/// Numbers without order that are the same each time.
fn scattered(n: u32) -> u32 {
    n.wrapping_mul(2_654_435_761).rotate_left(13) ^ n.wrapping_mul(40_503)
}

#[test]
fn a_storm_of_sizes_with_keys_in_between_leaves_it_whole() {
    let mut terminal = Terminal::opened();
    let keys = [
        "2", "j", "s", "\x1b[B", "3", "\x1b[5~", "4", "?", "5", "6", "k", "7", "8", "9", "0", ":", "/a",
    ];
    for n in 0..400 {
        let (rows, cols) = (scattered(n) % 60 + 1, scattered(n + 1000) % 160 + 1);
        terminal.resizes(u16::try_from(rows).unwrap(), u16::try_from(cols).unwrap());
        if n % 5 == 0 {
            terminal.types(keys[usize::try_from(n / 5).unwrap() % keys.len()]);
        }
    }
    for (rows, cols) in [(2, 2), (1, 1), (30, 100)] {
        terminal.resizes(rows, cols);
    }
    // Whatever lies over the screens is left; one that is left alone says it.
    for _ in 0..6 {
        terminal.escapes();
        terminal.types("\x1b[A");
    }
    terminal.waits_for_rest();
    terminal.signals("TERM");
    assert!(!terminal.ends().success());
    terminal.is_let_go();
}
