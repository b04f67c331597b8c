//! What came of a period: the figures at its end, what became of each action, what was decided. Letters and reviews are
//! made of it, so that they cannot disagree.

mod happenings;
mod json;
mod opening;

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use super::document::{Block, Figure};
use super::edition::Edition;
use super::figures::Figures;
use crate::wording::Catalogue;
use copil_plan::decisions::{DecisionRegister, RegisteredDecision};
use copil_plan::{GroupBy, GroupId, GroupKey, MeetingState, Plan, grouped};
pub use happenings::{Happened, Happening, Reached};
use happenings::{Happenings, happenings};

/// What came of a period.
pub struct Period<'e> {
    /// The report that it is told in.
    pub edition: &'e Edition<'e>,
    /// The first day.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
    /// The figures at the end of the period.
    pub figures: Figures,
    /// How far the plan was when the period began, 0 to 100.
    pub progress_before: Option<f64>,
    /// What became of the actions, those that matter most first.
    pub happenings: Vec<Happening<'e>>,
    /// What took effect before the period, and was recorded within it.
    pub earlier: Vec<Happening<'e>>,
    /// What was decided, the oldest first.
    pub decisions: Vec<RegisteredDecision<'e>>,
}

impl<'e> Period<'e> {
    /// What came of the period that begins on a day and ends on that of the report.
    pub fn of(edition: &'e Edition<'e>, first: NaiveDate) -> Self {
        let (plan, last) = (&*edition.plan, edition.today);
        let Happenings { within, earlier } = happenings(edition, first);
        Self {
            first,
            last,
            figures: Figures::of(plan, last),
            progress_before: edition.progress_before(first),
            happenings: within,
            earlier,
            decisions: decisions(edition, first),
            edition,
        }
    }

    /// The words that it is told in.
    pub fn words(&self) -> &Catalogue {
        &self.edition.words
    }

    /// The plan at its end.
    pub fn plan(&self) -> &Plan {
        &self.edition.plan
    }

    /// The actions of which this became.
    pub fn those(&self, is_asked: impl Fn(Happened) -> bool) -> Vec<&Happening<'e>> {
        self.happenings.iter().filter(|one| is_asked(one.what)).collect()
    }

    /// How many actions this became of.
    pub fn count(&self, what: Happened) -> usize {
        self.happenings.iter().filter(|one| one.what == what).count()
    }

    /// How many milestones were reached.
    pub fn steps(&self) -> usize {
        self.happenings.iter().map(|one| one.reached.len()).sum()
    }

    /// `Du 1er janvier au 31 mars 2018`.
    pub fn in_words(&self) -> String {
        let words = self.words();
        let first = self.day_beside(self.first, self.last);
        fl!(words, "letter-period", first = first, last = words.long_date(self.last))
    }

    /// A day, with its year where it is none of the period's last one.
    pub fn day(&self, day: NaiveDate) -> String {
        self.day_beside(day, self.last)
    }

    /// A day, with its year where another day that is told with it is of another.
    pub fn day_beside(&self, day: NaiveDate, other: NaiveDate) -> String {
        match day.year() == other.year() {
            true => self.words().day_and_month(day),
            false => self.words().long_date(day),
        }
    }

    /// What was carried out, begun, reached and decided, counted, and how far the plan went.
    fn in_figures(&self) -> Vec<Figure> {
        let words = self.words();
        let figure = |count: usize, label: String| Figure {
            value: count.to_string(),
            label,
            ..Figure::default()
        };
        let (achieved, launched) = (self.count(Happened::Achieved), self.count(Happened::Launched));
        let (steps, decided) = (self.steps(), self.decisions.len());
        let counted = [
            figure(achieved, fl!(words, "letter-figure-achieved", count = achieved)),
            figure(launched, fl!(words, "letter-figure-launched", count = launched)),
            figure(steps, fl!(words, "letter-figure-steps", count = steps)),
            figure(decided, fl!(words, "letter-figure-decisions", count = decided)),
        ];
        let mut figures: Vec<Figure> = counted.into_iter().filter(|figure| figure.value != "0").collect();
        figures.extend(self.figures.all.progress.map(|progress| {
            let before = self.progress_before.map(|before| words.percent(before));
            let note = before.map(|before| fl!(words, "letter-figure-before", before = before));
            Figure {
                value: words.percent(progress),
                label: fl!(words, "letter-figure-progress"),
                note: note.unwrap_or_default(),
                is_alarming: false,
            }
        }));
        figures
    }

    /// The same as a block, where there is something to count.
    pub fn told_figures(&self) -> Option<Block> {
        let figures = self.in_figures();
        (!figures.is_empty()).then_some(Block::Figures(figures))
    }

    /// Actions by working group, each by its name.
    pub fn by_group(&self, named: &[&Happening<'e>]) -> Vec<String> {
        let words = self.words();
        let known = GroupBy::Group.keys(self.plan());
        let keyed = named
            .iter()
            .map(|one| (GroupKey::Group(one.action.group.clone()), *one));
        let groups = grouped(known, keyed).into_iter().filter(|(_, of)| !of.is_empty());
        let line = |(key, of): (GroupKey, Vec<&Happening<'e>>)| {
            let titles: Vec<String> = of.iter().map(|one| words.quoted(&one.action.title)).collect();
            let group = key.title(self.plan()).to_owned();
            fl!(words, "subject-line", what = group, changes = words.listed(&titles))
        };
        groups.map(line).collect()
    }

    /// What took effect before the period and was recorded within it: an action a line, with its status and the day.
    pub fn told_of_earlier(&self) -> Vec<Block> {
        if self.earlier.is_empty() {
            return Vec::new();
        }
        let line = |one: &Happening<'e>| {
            let title = self.words().quoted(&one.action.title);
            let standing = self.standing_since(one).unwrap_or_default();
            fl!(self.words(), "subject-line", what = title, changes = standing)
        };
        vec![
            Block::Prose(fl!(self.words(), "letter-earlier", count = self.earlier.len())),
            Block::List(self.earlier.iter().map(line).collect()),
        ]
    }

    /// `à l’arrêt depuis le 3 avril`.
    pub fn standing_since(&self, one: &Happening<'e>) -> Option<String> {
        let status = self.words().status(self.plan(), &one.action.status).to_lowercase();
        let day = self.day(one.day?);
        Some(fl!(self.words(), "letter-stands-since", status = status, day = day))
    }

    /// The name of a working group.
    pub fn group(&self, id: &GroupId) -> String {
        let known = self.plan().groups.get(id);
        known.map_or_else(|| id.to_string(), |group| group.title.clone())
    }
}

/// What was decided within the period and still holds, the oldest first. What a meeting that goes on decides may yet change.
fn decisions<'e>(edition: &'e Edition<'_>, first: NaiveDate) -> Vec<RegisteredDecision<'e>> {
    let register = DecisionRegister::of(&edition.plan, edition.today).into_iter();
    let is_told = |one: &RegisteredDecision<'_>| {
        let is_taken = one.meeting.is_closed() || one.meeting.state == MeetingState::Written;
        let is_within = (first..=edition.today).contains(&one.meeting.date);
        let mut actions = one.decision.actions.iter();
        let is_asked = edition.wanted.only.is_none() || actions.any(|action| edition.is_about(action));
        is_taken && is_within && is_asked
    };
    register.filter(is_told).collect()
}
