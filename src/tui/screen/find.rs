//! Finding anything in the plan by a few letters: actions, groups, people, meetings.

use crossterm::event::KeyEvent;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::notice::Notice;
use super::{Effect, Screen};
use crate::plan::fold::fold;
use crate::plan::id::natural_order;
use crate::plan::query::Filter;
use crate::plan::{ActionId, GroupId, MeetingId, PersonId};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::theme::status_symbol;
use crate::tui::widget::entry::Entry;
use crate::tui::widget::list::{Place, Step};
use crate::tui::widget::panel::popup;
use crate::tui::widget::selection::mark;
use crate::tui::widget::text::{columns, put, put_right};

/// What can be found.
#[derive(Clone, Debug, PartialEq)]
enum Target {
    Action(ActionId),
    Group(GroupId),
    Person(PersonId),
    Meeting(MeetingId),
}

/// Something to be found, under the text that it is found by.
#[derive(Clone, Debug)]
struct Candidate {
    target: Target,
    folded: String,
}

/// The search.
pub struct Find {
    entry: Entry,
    candidates: Vec<Candidate>,
    /// What was last searched for, folded.
    sought: String,
    /// The candidates that hold the letters of what is sought in their order, before they are ranked.
    holding: Vec<usize>,
    /// The best of them, best first.
    found: Vec<usize>,
    place: Place,
    matcher: SkimMatcherV2,
}

impl std::fmt::Debug for Find {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Find")
            .field("sought", &self.sought)
            .field("found", &self.found.len())
            .finish_non_exhaustive()
    }
}

/// How many finds are kept: far more than anyone looks through.
const KEPT: usize = 200;

/// How many candidates without the very text sought are scored letter by letter, which is slow.
const SCORED: usize = 600;

impl Find {
    /// A search over the whole plan.
    pub fn over(context: &Context<'_>) -> Self {
        let plan = context.plan;
        let mut candidates: Vec<Candidate> = Vec::with_capacity(plan.actions.len() + 64);
        let mut actions: Vec<_> = plan.actions.iter().collect();
        actions.sort_by(|(a, _), (b, _)| natural_order(a.as_str(), b.as_str()));
        let mut add = |target, text: &str| {
            candidates.push(Candidate {
                target,
                folded: fold(text),
            })
        };
        for (id, placed) in actions {
            add(Target::Action(id.clone()), &format!("{id} {}", placed.title));
        }
        for (id, group) in &plan.groups {
            add(Target::Group(id.clone()), &format!("{id} {}", group.title));
        }
        for (id, person) in plan.charter.people.iter() {
            add(Target::Person(id.clone()), &format!("{id} {}", person.name));
        }
        for id in plan.meetings.keys().rev() {
            add(
                Target::Meeting(id.clone()),
                &format!("{id} {}", context.catalogue().meeting(plan, id)),
            );
        }
        let holding: Vec<usize> = (0..candidates.len()).collect();
        Self {
            entry: Entry::line(""),
            found: holding.iter().copied().take(KEPT).collect(),
            holding,
            candidates,
            sought: String::new(),
            place: Place::default(),
            matcher: SkimMatcherV2::default(),
        }
    }

    /// Searches for what is typed; a longer text is sought among what a shorter one found.
    fn search(&mut self) {
        let sought = fold(self.entry.text().trim());
        if !sought.starts_with(&self.sought) {
            self.holding = (0..self.candidates.len()).collect();
        }
        let words: Vec<&str> = sought.split_whitespace().collect();
        let candidates = &self.candidates;
        self.holding
            .retain(|n| words.iter().all(|word| holds_in_order(&candidates[*n].folded, word)));
        self.found = self.ranked(&words);
        self.sought = sought;
        self.place = Place::default();
    }

    /// The best of what holds the words, best first.
    fn ranked(&self, words: &[&str]) -> Vec<usize> {
        if words.is_empty() {
            return self.holding.iter().copied().take(KEPT).collect();
        }
        let mut scored: Vec<(i64, usize)> = Vec::new();
        let mut loose = 0;
        for n in &self.holding {
            let text = &self.candidates[*n].folded;
            let mut sum = Some(0);
            for word in words {
                let score = exact_score(text, word).or_else(|| {
                    loose += 1;
                    if loose <= SCORED {
                        self.matcher.fuzzy_match(text, word)
                    } else {
                        None
                    }
                });
                sum = sum.zip(score).map(|(sum, score)| sum + score);
            }
            scored.extend(sum.map(|sum| (sum, *n)));
        }
        let better = |a: &(i64, usize), b: &(i64, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        if scored.len() > KEPT {
            scored.select_nth_unstable_by(KEPT, better);
            scored.truncate(KEPT);
        }
        scored.sort_by(better);
        scored.into_iter().map(|(_, n)| n).collect()
    }

    fn rows(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(8))
    }
}

/// Whether a text holds the letters of a word, in their order.
fn holds_in_order(text: &str, word: &str) -> bool {
    let mut letters = text.bytes();
    word.bytes().all(|wanted| letters.any(|letter| letter == wanted))
}

/// The score of a text that holds the very word: best at its start, then at the start of a word. Above what any match of
/// scattered letters scores.
fn exact_score(text: &str, word: &str) -> Option<i64> {
    const EXACT: i64 = 10_000;
    let at = text.find(word)?;
    let starts = |at: usize| at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
    let bonus = match at {
        0 => 2_000,
        at if starts(at) => 1_000,
        _ => 0,
    };
    Some(EXACT + bonus - i64::try_from(at.min(500)).unwrap_or(500))
}

impl Screen for Find {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let rows = Self::rows(context.body);
        let step = match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => {
                let chosen = self
                    .found
                    .get(self.place.selected())
                    .map(|n| self.candidates[*n].target.clone());
                return match chosen {
                    Some(Target::Action(id)) => Effect::Sheet(id),
                    Some(Target::Group(id)) => Effect::Filtered(Filter::of_group(id)),
                    Some(Target::Person(id)) => Effect::Filtered(Filter::of_lead(id)),
                    Some(Target::Meeting(id)) => Effect::Replace(Box::new(Notice::meeting(&id, context))),
                    None => Effect::None,
                };
            }
            Command::Up => Step::Up(1),
            Command::Down => Step::Down(1),
            Command::PageUp => Step::Up(rows),
            Command::PageDown => Step::Down(rows),
            _ => return Effect::None,
        };
        self.place.go(step, self.found.len(), rows);
        Effect::None
    }

    fn typed(&mut self, key: KeyEvent, _context: &Context<'_>) -> Effect {
        if self.entry.key(key) {
            self.search();
        }
        Effect::None
    }

    fn pasted(&mut self, text: &str, _context: &Context<'_>) -> Effect {
        self.entry.paste(text);
        self.search();
        Effect::None
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let rows = Self::rows(area);
        let tall = u16::try_from(rows).unwrap_or(u16::MAX);
        let size = (area.width.saturating_sub(4).min(96), tall + 4);
        let room = popup(buf, area, size, &fl!(catalogue, "tui-find-title"), theme);
        let x = put(buf, room.x, room.y, 2, "› ", theme.accent());
        let count = format!("{}/{}", self.holding.len(), self.candidates.len());
        let right = put_right(buf, room.right(), room.y, 14, &count, theme.quiet());
        self.entry.view(
            Rect {
                x,
                width: right.saturating_sub(x + 1),
                height: 1,
                ..room
            },
            buf,
            true,
            theme,
        );
        if self.found.is_empty() {
            put(
                buf,
                room.x,
                room.y + 2,
                room.width,
                &fl!(catalogue, "tui-no-match"),
                theme.quiet(),
            );
        }
        let first = self.place.first(self.found.len(), rows);
        let shown = self.found.iter().enumerate().skip(first).take(rows);
        for (y, (n, found)) in (room.y + 2..room.bottom()).zip(shown) {
            let line = Rect { y, height: 1, ..room };
            found_line(line, buf, &self.candidates[*found].target, context);
            if n == self.place.selected() {
                mark(buf, Rect { y, height: 1, ..room }, theme.selected());
            }
        }
    }
}

/// One find: its id, its name, and what kind of thing it is.
fn found_line(line: Rect, buf: &mut Buffer, target: &Target, context: &Context<'_>) {
    let (plan, catalogue, theme) = (context.plan, context.catalogue(), context.theme);
    let (id, name, kind, style) = match target {
        Target::Action(id) => {
            let Some(placed) = plan.actions.get(id) else { return };
            let kind = plan.kind(&placed.status);
            let status = format!("{} {}", status_symbol(kind), context.words.status(&placed.status));
            (id.as_str(), placed.title.clone(), status, theme.status(kind))
        }
        Target::Group(id) => {
            let title = plan.groups.get(id).map(|group| group.title.clone()).unwrap_or_default();
            (id.as_str(), title, fl!(catalogue, "tui-kind-group"), theme.quiet())
        }
        Target::Person(id) => (
            id.as_str(),
            plan.person_name(id).to_owned(),
            fl!(catalogue, "tui-kind-person"),
            theme.quiet(),
        ),
        Target::Meeting(id) => (
            id.as_str(),
            catalogue.meeting(plan, id),
            fl!(catalogue, "tui-kind-meeting"),
            theme.quiet(),
        ),
    };
    let right = put_right(buf, line.right(), line.y, 20, &kind, style);
    let wide = u16::try_from(columns(id)).unwrap_or(16).clamp(8, 18);
    let x = put(buf, line.x, line.y, wide, id, theme.strong()).max(line.x + wide) + 1;
    put(buf, x, line.y, right.saturating_sub(x + 1), &name, theme.text());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_very_word_comes_before_scattered_letters() {
        assert!(holds_in_order("rh-04 teletravail", "rtv"));
        assert!(!holds_in_order("rh-04 teletravail", "vtr"));
        let at_start = exact_score("rh-04 teletravail", "rh").unwrap();
        let in_word = exact_score("orh teletravail", "rh").unwrap();
        assert!(at_start > in_word);
        assert_eq!(exact_score("rh-04", "hr"), None);
    }
}
