//! Finding anything by a few letters: actions, groups, people, organisations, axes, meetings, decisions, plans, and the
//! commits of the history by their subject, their author or their hash.

mod candidate;
mod matching;

use std::sync::Arc;

use crossterm::event::MouseEvent;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::candidate::{FindTarget, candidates, candidates_of_all, commit};
use self::matching::{exact_score, holds_in_order};
use super::notice::Notice;
use super::{Effect, Screen};
use crate::tui::app::PlanTarget;
use crate::tui::command::Command;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::list::Select;
use crate::tui::component::popup::{ListPopup, PopupClick, entry_line};
use crate::tui::component::text::{put, put_right};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::wording::Catalogue;
use crate::workspace::Workspace;
use copil_plan::fold::fold;
use copil_plan::query::{Condition, Filter, FilterKey, FilterValue};
use copil_store::Snapshot;

pub use self::candidate::FindCandidate;

/// The search.
pub struct Find {
    entry: TextEntry,
    candidates: Vec<FindCandidate>,
    /// What was last searched for, folded.
    sought: String,
    /// The candidates that hold the letters of what is sought in their order, before they are ranked.
    holding: Vec<usize>,
    /// The best of them, best first.
    found: Select<usize>,
    /// How many were found, those that are not kept included.
    total: usize,
    /// How many commits are among the candidates.
    commits: usize,
    /// Whether what there is to be found is still being taken down.
    awaited: bool,
    matcher: SkimMatcherV2,
}

impl std::fmt::Debug for Find {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Find")
            .field("sought", &self.sought)
            .field("found", &self.found.items().len())
            .finish_non_exhaustive()
    }
}

/// How many finds are kept: far more than anyone looks through.
const KEPT: usize = 200;

/// How many commits are taken in for each letter.
const COMMITS: usize = 3_000;

/// How many candidates without the very text sought are scored letter by letter, which is slow.
const SCORED: usize = 600;

impl Find {
    /// A search over the whole plan and its history.
    pub fn over(context: &Context<'_>) -> Self {
        Self::among(candidates(context.plan, context.catalogue()), false)
    }

    /// A search over several plans, of which what there is to be found is taken down on another thread.
    pub fn over_all() -> Self {
        Self::among(Vec::new(), true)
    }

    /// Takes down what there is to be found in several plans.
    pub fn task(context: &Context<'_>) -> impl FnOnce() -> Vec<FindCandidate> + Send + use<> {
        let language = context.catalogue().language();
        let members = context.portfolio.into_iter().flat_map(|view| &view.portfolio.members);
        let plans = members.enumerate().map(|(at, member)| {
            let opened = member.opened.as_ref().ok();
            (at, member.name.clone(), opened.map(Workspace::snapshot))
        });
        let plans: Vec<(usize, String, Option<Arc<Snapshot>>)> = plans.collect();
        let named = context.plan.clone();
        move || candidates_of_all(&named, plans, &Catalogue::new(language))
    }

    /// Takes what there is to be found in several plans; returns what was there.
    pub fn take(&mut self, candidates: Vec<FindCandidate>, context: &Context<'_>) -> Vec<FindCandidate> {
        let before = std::mem::replace(&mut self.candidates, candidates);
        (self.commits, self.awaited) = (0, false);
        self.holding = (0..self.candidates.len()).collect();
        self.search(context);
        before
    }

    fn among(candidates: Vec<FindCandidate>, awaited: bool) -> Self {
        let holding: Vec<usize> = (0..candidates.len()).collect();
        Self {
            entry: TextEntry::line(""),
            found: Select::new(holding.iter().copied().take(KEPT).collect()),
            total: candidates.len(),
            holding,
            candidates,
            commits: 0,
            awaited,
            sought: String::new(),
            matcher: SkimMatcherV2::default(),
        }
    }

    /// Searches for what is typed; a longer text is sought among what a shorter one found. Some more of the history is taken
    /// in each time, for to take all of it at once would keep the key waiting.
    fn search(&mut self, context: &Context<'_>) {
        let sought = fold(self.entry.text().trim());
        if sought.starts_with(&self.sought) {
            self.take_commits(context);
        } else {
            self.take_commits(context);
            self.holding = (0..self.candidates.len()).collect();
        }
        let words: Vec<&str> = sought.split_whitespace().collect();
        let candidates = &self.candidates;
        self.holding
            .retain(|n| words.iter().all(|word| holds_in_order(&candidates[*n].folded, word)));
        let (ranked, total) = self.ranked(&words);
        (self.found, self.total) = (Select::new(ranked), total);
        self.sought = sought;
    }

    /// Takes in some more of the history; answers whether there was any.
    fn take_commits(&mut self, context: &Context<'_>) -> bool {
        // Their plans are numbered by what is taken down before.
        if self.awaited {
            return false;
        }
        let before = self.commits;
        let entries = context.history.entries.iter().enumerate();
        let entries = entries.map(|(at, entry)| (None, at, entry.as_ref()));
        let told = context
            .portfolio
            .into_iter()
            .flat_map(|view| view.told.iter().enumerate());
        let of_plans = told.flat_map(|(plan, told)| {
            let entries = told.iter().flat_map(|told| told.entries.iter().enumerate());
            entries.map(move |(at, entry)| (Some(plan), at, entry))
        });
        for (plan, at, entry) in entries.chain(of_plans).skip(self.commits).take(COMMITS) {
            self.holding.push(self.candidates.len());
            self.candidates.push(commit(plan, at, entry));
            self.commits += 1;
        }
        self.commits > before
    }

    fn choose(&self, context: &Context<'_>) -> Effect {
        let Some(FindCandidate { target, plan, .. }) = self.found.selected().map(|n| self.candidates[*n].clone())
        else {
            return Effect::None;
        };
        if let Some(at) = plan {
            return chosen_of_plan(at, target, context);
        }
        let narrowed = |key, value| Effect::Filtered(Filter::default().with(Condition::is_one_of(key, vec![value])));
        match target {
            FindTarget::Plan => Effect::None,
            FindTarget::Action(id) => Effect::Sheet(id),
            FindTarget::Group(id) => Effect::Filtered(Filter::of_group(id)),
            FindTarget::Decision(decision) => Effect::Replace(Box::new(Notice::meeting(&decision.meeting, context))),
            FindTarget::Person(id) => Effect::Filtered(Filter::of_lead(id)),
            FindTarget::Axis(id) => narrowed(FilterKey::Axis, FilterValue::Axis(id)),
            FindTarget::Phase(id) => narrowed(FilterKey::Phase, FilterValue::Phase(id)),
            FindTarget::Organisation(id) => narrowed(FilterKey::Organisation, FilterValue::Organisation(id)),
            FindTarget::Meeting(id) => Effect::Replace(Box::new(Notice::meeting(&id, context))),
            FindTarget::Commit(_, commit) => Effect::Commit(commit),
        }
    }

    fn popup(area: Rect) -> ListPopup {
        let rows = usize::from(area.height.saturating_sub(8));
        ListPopup::typed(area.width.saturating_sub(4).min(96), rows)
    }

    /// The best of what holds the words, best first, and how many do. Scattered letters count only where nothing holds the
    /// very words.
    fn ranked(&self, words: &[&str]) -> (Vec<usize>, usize) {
        if words.is_empty() {
            return (self.holding.iter().copied().take(KEPT).collect(), self.holding.len());
        }
        let holds_all = |n: &usize| words.iter().all(|word| self.candidates[*n].folded.contains(word));
        let exactly = self.holding.iter().any(holds_all);
        let mut scored: Vec<(i64, usize)> = Vec::new();
        let mut loose = 0;
        for n in &self.holding {
            let text = &self.candidates[*n].folded;
            let mut sum = Some(0);
            for word in words {
                let score = exact_score(text, word).or_else(|| {
                    loose += 1;
                    if !exactly && loose <= SCORED {
                        self.matcher.fuzzy_match(text, word)
                    } else {
                        None
                    }
                });
                sum = sum.zip(score).map(|(sum, score)| sum + score);
            }
            let behind = self.candidates[*n].behind();
            scored.extend(sum.map(|sum| (sum - behind, *n)));
        }
        let total = scored.len();
        let better = |a: &(i64, usize), b: &(i64, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        if scored.len() > KEPT {
            scored.select_nth_unstable_by(KEPT, better);
            scored.truncate(KEPT);
        }
        scored.sort_by(better);
        (scored.into_iter().map(|(_, n)| n).collect(), total)
    }
}

/// What choosing something of one of several plans does: it is opened there, and what gathers actions shows its own.
fn chosen_of_plan(at: usize, target: FindTarget, context: &Context<'_>) -> Effect {
    let named = context.portfolio.and_then(|view| view.portfolio.members.get(at));
    let narrowed = |key, value| {
        let name = named.map(|member| FilterValue::Text(member.name.clone()));
        let plan = Condition::Is {
            key: FilterKey::Plan,
            whole: true,
            values: name.into_iter().collect(),
        };
        Effect::Filtered(
            Filter::default()
                .with(plan)
                .with(Condition::is_one_of(key, vec![value])),
        )
    };
    let target = match target {
        FindTarget::Action(id) => PlanTarget::Action(id),
        FindTarget::Meeting(id) => PlanTarget::Meeting(id),
        FindTarget::Decision(decision) => PlanTarget::Meeting(decision.meeting),
        FindTarget::Commit(_, commit) => PlanTarget::Commit(commit),
        FindTarget::Plan => PlanTarget::Plan,
        FindTarget::Group(id) => return narrowed(FilterKey::Group, FilterValue::Group(id)),
        FindTarget::Axis(id) => return narrowed(FilterKey::Axis, FilterValue::Axis(id)),
        FindTarget::Phase(id) => return narrowed(FilterKey::Phase, FilterValue::Phase(id)),
        FindTarget::Person(id) => return narrowed(FilterKey::Lead, FilterValue::Person(id)),
        FindTarget::Organisation(id) => return narrowed(FilterKey::Organisation, FilterValue::Organisation(id)),
    };
    Effect::OpenPlan(at, target)
}

impl Screen for Find {
    fn finding(&mut self) -> Option<&mut Find> {
        Some(self)
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => return self.choose(context),
            command => self
                .found
                .follow(command, Self::popup(context.body).list(context.body).seen()),
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        if !self.entry.input(input) {
            return Effect::None;
        }
        // A hash comes in one piece, and no further key after it.
        while matches!(input, TextInput::Paste(_)) && self.take_commits(context) {}
        self.search(context);
        Effect::None
    }

    /// A click on a find opens it; one outside closes.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match Self::popup(context.body).click(event, context.body, &mut self.found, |_| true) {
            PopupClick::Taken => self.choose(context),
            PopupClick::Outside => Effect::Close,
            PopupClick::Nothing => Effect::None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme, popup) = (context.catalogue(), context.theme, Self::popup(area));
        let title = match context.portfolio {
            Some(_) => fl!(catalogue, "tui-find-title-all"),
            None => fl!(catalogue, "tui-find-title"),
        };
        let room = popup.frame(buf, area, &title, theme);
        let count = if self.sought.is_empty() {
            String::new()
        } else {
            fl!(catalogue, "tui-find-count", count = self.total)
        };
        let right = put_right(buf, room.right(), room.y, 20, &count, theme.quiet());
        entry_line(buf, room, right.saturating_sub(1), &self.entry, theme);
        let rows = popup.list(area);
        if self.found.is_empty() {
            let none = match self.awaited {
                true => fl!(catalogue, "tui-portfolio-reading"),
                false => fl!(catalogue, "tui-no-match"),
            };
            put(buf, room.x, rows.area.y, room.width, &none, theme.quiet());
        }
        self.found.draw(rows, buf, theme, |buf, line, found| {
            candidate::view(line, buf, &self.candidates[*found], context);
        });
    }
}
