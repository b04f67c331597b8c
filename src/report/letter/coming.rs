//! What comes next, month by month.

use chrono::{Datelike, Months, NaiveDate};
use i18n_embed_fl::fl;

use super::Letter;
use crate::report::dashboard::{Coming, coming};
use crate::report::document::Block;
use copil_plan::Priority;

/// How many months ahead a letter looks.
const AHEAD: u32 = 3;

/// The most that are named of a month.
const NAMED: usize = 4;

impl Letter<'_> {
    /// What comes next, month by month, and when the committee meets.
    pub(super) fn coming(&self) -> Vec<Block> {
        let words = self.words();
        let until = self.last.checked_add_months(Months::new(AHEAD)).unwrap_or(self.last);
        let coming: Vec<Coming> = coming(self.plan(), self.last)
            .into_iter()
            .filter(|one| one.day > self.last && one.day <= until)
            .collect();
        let months = coming.chunk_by(|a, b| month(a.day) == month(b.day));
        let lines: Vec<String> = months.filter_map(|month| self.month(month)).collect();
        let meeting = self
            .plan()
            .next_meeting(self.last)
            .filter(|(_, meeting)| meeting.date > self.last);
        let meeting = meeting.map(|(_, meeting)| {
            let committee = words.committee(self.plan(), &meeting.committee);
            fl!(
                words,
                "letter-next-meeting",
                committee = committee,
                day = words.full_date(meeting.date)
            )
        });
        let mut blocks = Vec::new();
        if !lines.is_empty() {
            blocks.push(Block::Prose(fl!(words, "letter-expected")));
            blocks.push(Block::List(lines));
        }
        blocks.extend(meeting.map(Block::Prose));
        if !blocks.is_empty() {
            blocks.insert(0, Block::Heading(2, fl!(words, "letter-part-coming")));
        }
        blocks
    }

    /// What is expected of a month.
    fn month(&self, of: &[Coming]) -> Option<String> {
        let words = self.words();
        let mut of: Vec<&Coming> = of.iter().collect();
        let name = words.month_and_year(of.first()?.day);
        of.sort_by_key(|one| self.priority(one) != Priority::High);
        let others = of.len().saturating_sub(NAMED);
        let title = |one: &&Coming| match &one.milestone {
            Some(milestone) => words.quoted(milestone),
            None => {
                let placed = self.plan().actions.get(&one.action);
                words.quoted(placed.map_or(one.action.as_str(), |placed| &placed.title))
            }
        };
        let mut named: Vec<String> = of.iter().take(NAMED).map(title).collect();
        if others > 0 {
            let number = words.number_in_words(others);
            named.push(fl!(words, "letter-others-expected", count = others, number = number));
        }
        Some(fl!(words, "subject-line", what = name, changes = words.listed(&named)))
    }

    fn priority(&self, one: &Coming) -> Priority {
        let placed = self.plan().actions.get(&one.action);
        placed.map_or(Priority::Normal, |placed| placed.priority)
    }
}

fn month(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}
