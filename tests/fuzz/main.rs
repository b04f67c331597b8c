//! Someone at the keys who knows nothing of the program, while others change the files: whatever they do, nothing breaks,
//! every commit is one that the workflow allows, and undoing all of them gives back the plan as it was.
//!
//! `COPIL_FUZZ=SEED cargo test --test fuzz` plays one seed again, `COPIL_FUZZ=SEED:STEPS` one with another number of steps,
//! `COPIL_FUZZ=FIRST..LAST:STEPS` many.

mod chance;
mod player;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each test crate uses its part")]
mod support;

use std::ops::Range;

use player::{Others, Player};

/// How many steps a seed is played for.
const STEPS: usize = 250;

/// The seeds to play, and for how many steps each.
#[expect(clippy::disallowed_methods, reason = "a failure is looked into by hand")]
fn asked(usual: Range<u64>) -> (Range<u64>, usize) {
    let Ok(asked) = std::env::var("COPIL_FUZZ") else {
        return (usual, STEPS);
    };
    let (seeds, steps) = asked.split_once(':').unwrap_or((&asked, ""));
    let number = |text: &str| text.parse::<u64>().expect("a seed");
    let seeds = match seeds.split_once("..") {
        Some((first, last)) => number(first)..number(last),
        None => number(seeds)..number(seeds) + 1,
    };
    (seeds, steps.parse().unwrap_or(STEPS))
}

fn play(usual: Range<u64>, others: Others) {
    let (seeds, steps) = asked(usual);
    let mut recorded = 0;
    for seed in seeds {
        let mut player = Player::new(seed, others);
        for _ in 0..steps {
            player.step();
        }
        recorded += player.ends();
    }
    eprintln!("{recorded} commits");
    assert!(recorded > 0, "whoever plays must know how to change something");
}

#[test]
fn keys_alone_break_nothing_and_can_all_be_undone() {
    play(1..4, Others::Away);
}

#[test]
fn files_edited_meanwhile_break_nothing_and_nothing_recorded_is_past_undoing() {
    play(11..14, Others::Edit);
}

#[test]
fn commits_made_meanwhile_by_plain_git_break_nothing() {
    play(21..23, Others::Commit);
}
