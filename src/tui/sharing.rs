//! How the plan and the one that others share stand to each other, as the header says it.

use i18n_embed_fl::fl;

use super::command::Command;
use super::context::Context;
use crate::workspace::today::{local_day, local_moment};
use crate::workspace::{SharedStanding, SyncStep};

/// What is known of the shared plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharingView {
    /// How far the two are apart, once that was worked out; `None` where nothing is shared.
    pub standing: Option<SharedStanding>,
    /// What the sync that is under way is doing.
    pub step: Option<SyncStep>,
}

impl SharingView {
    /// Whether a revision is that of the plan before something of others was last taken in.
    pub fn is_before(&self, revision: &str) -> bool {
        let before = self.standing.and_then(|standing| standing.before);
        before.is_some_and(|before| before.to_string() == revision)
    }
}

/// What the header says of it, in words and in signs; blank where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharingWords {
    /// How many changes wait on either side, or what is being done.
    pub waiting: Option<String>,
    /// The same in a few signs.
    pub in_short: Option<String>,
    /// When the shared plan was last asked for.
    pub last: Option<String>,
}

impl SharingWords {
    /// What is said now.
    pub fn of(context: &Context<'_>) -> Self {
        let SharingView { standing, step } = context.sharing;
        if let Some(step) = step {
            let done = step_words(step, context);
            let key = context.keymap.key_of(Command::Back, context.catalogue());
            return Self {
                waiting: Some(fl!(
                    context.catalogue(),
                    "tui-sync-esc",
                    done = done.as_str(),
                    key = key
                )),
                in_short: Some(done),
                last: None,
            };
        }
        let Some(standing) = standing.filter(|_| context.repo_status.past.is_none()) else {
            return Self::default();
        };
        let sides = [
            (
                standing.apart.ahead,
                "↑",
                fl!(context.catalogue(), "tui-sharing-ahead", count = standing.apart.ahead),
            ),
            (
                standing.apart.behind,
                "↓",
                fl!(context.catalogue(), "tui-sharing-behind", count = standing.apart.behind),
            ),
        ];
        let waiting = || sides.iter().filter(|(count, ..)| *count > 0);
        let words: Vec<&str> = waiting().map(|(.., words)| words.as_str()).collect();
        let signs: Vec<String> = waiting().map(|(count, sign, _)| format!("{sign}{count}")).collect();
        let unless_blank = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            waiting: unless_blank(words.join(", ")),
            in_short: unless_blank(signs.join(" ")),
            last: last_words(&standing, context),
        }
    }
}

/// What a sync is doing, and how much of it is done.
fn step_words(step: SyncStep, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let (words, done) = match step {
        SyncStep::Receiving(done) => (fl!(catalogue, "tui-sync-receiving"), done),
        SyncStep::Joining => (fl!(catalogue, "tui-sync-joining"), None),
        SyncStep::Sending(done) => (fl!(catalogue, "tui-sync-sending"), done),
    };
    match done {
        Some(done) => format!("{words} {}", catalogue.percent(f64::from(done))),
        None => words,
    }
}

/// When the shared plan was last asked for: the hour of today, the day of another. The hour of a day that somebody set is
/// not known.
fn last_words(standing: &SharedStanding, context: &Context<'_>) -> Option<String> {
    let (catalogue, asked) = (context.catalogue(), standing.asked?);
    let day = local_day(asked)?;
    Some(match context.clock {
        Some(_) if day == context.today => {
            let time = catalogue.time_of_day(local_moment(asked)?.time());
            fl!(catalogue, "tui-sharing-last", when = time)
        }
        None if day == context.today => fl!(catalogue, "tui-sharing-last-today"),
        _ => fl!(catalogue, "tui-sharing-last", when = catalogue.short_date(day)),
    })
}
