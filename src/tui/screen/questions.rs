//! What two sides changed, each in its own way: a question for each, and the answers so far.
//!
//! ```text
//!   RH-01, échéance
//! ▸ ○ le plan : échéance 29/06/2018 → 30/09/2018               ◀ the arrows choose an answer
//!       Ressources humaines, 2 février 2018                    ◀ who, when, why
//!   ◉ la proposition : échéance 29/06/2018 → 21/12/2018
//! ```

use std::ops::Range;

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::tui::component::PageWriter;
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use crate::workspace::Answers;
use copil_plan::Plan;
use copil_plan::change::{Clash, Side, Subject};
use copil_plan::value::FieldPath;

/// The sides, in the order in which they are shown.
const SIDES: [Side; 2] = [Side::Ours, Side::Theirs];

/// What both changed, which a side is to be taken of.
#[derive(Clone, Debug)]
struct Question {
    subject: Subject,
    path: FieldPath,
    /// The side that is taken; `None` until that is said.
    answer: Option<Side>,
}

impl Question {
    fn is_about(&self, clash: &Clash) -> bool {
        self.subject == clash.subject && self.path == clash.question()
    }
}

/// Questions, in order, with their answers so far.
#[derive(Clone, Debug)]
pub struct Questions(Vec<Question>);

/// What is told of a side of a clash, beside its value.
pub struct ToldSide {
    /// Whose it is.
    pub label: String,
    /// Who made it so, when and why.
    pub by: Option<String>,
}

impl Questions {
    /// The questions that clashes ask: some are answered together.
    pub fn of(clashes: &[Clash]) -> Self {
        let mut questions: Vec<Question> = Vec::new();
        for clash in clashes {
            if !questions.iter().any(|question| question.is_about(clash)) {
                questions.push(Question {
                    subject: clash.subject.clone(),
                    path: clash.question(),
                    answer: None,
                });
            }
        }
        questions.sort_by(|one, other| (&one.subject, &one.path).cmp(&(&other.subject, &other.path)));
        Self(questions)
    }

    /// The first clash that one is about.
    pub fn first<'c>(&self, at: usize, clashes: &'c [Clash]) -> Option<&'c Clash> {
        let question = self.0.get(at)?;
        clashes.iter().find(|clash| question.is_about(clash))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The side that is taken of one.
    pub fn answer(&self, at: usize) -> Option<Side> {
        self.0.get(at)?.answer
    }

    /// Which have no answer yet.
    pub fn unanswered(&self) -> impl Iterator<Item = usize> {
        let open = self.0.iter().enumerate();
        open.filter(|(_, question)| question.answer.is_none()).map(|(at, _)| at)
    }

    /// Takes the other answer to one.
    pub fn turn(&mut self, at: usize) {
        let is_first = self.answer(at) == Some(Side::Ours);
        self.take(at, is_first);
    }

    /// Gives one the first of its two answers, or the second.
    pub fn take(&mut self, at: usize, second: bool) {
        if let Some(question) = self.0.get_mut(at) {
            question.answer = Some(SIDES[usize::from(second)]);
        }
    }

    /// Adds the answers so far, to the clashes that ask for them.
    pub fn add_to(&self, mut answers: Answers, clashes: &[Clash], today: NaiveDate) -> Answers {
        for (at, question) in self.0.iter().enumerate() {
            if let Some((clash, side)) = self.first(at, clashes).zip(question.answer) {
                answers.give(clash, side.into(), today);
            }
        }
        answers
    }

    /// The answers so far, each behind what it is about, for them to be taken up again.
    pub fn typed(&self) -> Vec<String> {
        let words = self.0.iter().filter_map(|question| {
            let subject = question.subject.id().unwrap_or_default().to_owned();
            Some([subject, question.answer?.word().to_owned(), question.path.to_string()])
        });
        words.flatten().collect()
    }

    /// Takes up answers of earlier; answers those to what is not asked now.
    pub fn take_up(&mut self, typed: &[String]) -> Vec<String> {
        let mut others = Vec::new();
        for answer in typed.chunks(3) {
            let [subject, side, path] = answer else { continue };
            let is_it = |question: &&mut Question| {
                question.subject.id().unwrap_or_default() == subject && question.path.to_string() == *path
            };
            match self.0.iter_mut().find(is_it) {
                Some(question) => question.answer = Side::from_word(side),
                None => others.extend_from_slice(answer),
            }
        }
        others
    }

    /// What one is about, in words.
    pub fn named(&self, at: usize, (plan, clashes): (&Plan, &[Clash]), context: &Context<'_>) -> String {
        let named = self
            .first(at, clashes)
            .map(|clash| context.catalogue().clash(plan, clash));
        named.unwrap_or_default()
    }

    /// What a side makes of it, in words.
    pub fn value(&self, at: usize, side: Side, (plan, clashes): (&Plan, &[Clash]), context: &Context<'_>) -> String {
        let about = || clashes.iter().filter(|clash| self.0[at].is_about(clash));
        let told = about()
            .filter(|clash| !clash.did(side).is_empty() || about().count() == 1)
            .map(|clash| context.catalogue().clash_side(plan, clash, side));
        told.collect::<Vec<_>>().join(" · ")
    }

    /// Writes one: what it is about, and both sides with what they did, who and when.
    pub fn write(
        &self,
        at: usize,
        page: &mut ChoicePage,
        is_asked: bool,
        of: (&Plan, &[Clash]),
        told: &dyn Fn(&Clash, Side) -> ToldSide,
        context: &Context<'_>,
    ) {
        let theme = context.theme;
        page.begin(is_asked);
        page.text
            .wrapped(&format!("  {}", self.named(at, of, context)), theme.strong());
        if let Some(clash) = self.first(at, of.1) {
            for wrong in context.catalogue().clash_wrongs(of.0, clash) {
                page.text.prose(&wrong, 4, theme.warning());
            }
        }
        for side in SIDES {
            let about = of.1.iter().filter(|clash| self.0[at].is_about(clash));
            let sides: Vec<ToldSide> = about.map(|clash| told(clash, side)).collect();
            let label = sides.first().map_or("", |told| told.label.as_str());
            let text = format!("{label} {}", self.value(at, side, of, context));
            page.choice(self.0[at].answer == Some(side), is_asked, &text, 4);
            let by = sides.iter().find_map(|told| told.by.as_deref());
            page.text.prose(by.unwrap_or_default(), 6, theme.quiet());
            page.end_choice();
        }
        page.end(is_asked);
    }
}

/// Questions to be chosen answers to: every one has two.
#[derive(Debug)]
pub struct ChoicePage {
    /// The text.
    pub text: PageWriter,
    /// The lines of the question that is asked.
    pub asked: Range<usize>,
    /// The lines of each answer.
    pub choices: Vec<Range<usize>>,
    theme: Theme,
}

impl ChoicePage {
    /// A page of a width.
    pub fn new(width: usize, theme: Theme) -> Self {
        Self {
            text: PageWriter::new(width, theme),
            asked: 0..0,
            choices: Vec::new(),
            theme,
        }
    }

    /// A question begins.
    pub fn begin(&mut self, is_asked: bool) {
        if is_asked {
            self.asked.start = self.text.lines.len();
        }
    }

    /// A question ends.
    pub fn end(&mut self, is_asked: bool) {
        if is_asked {
            self.asked.end = self.text.lines.len();
        }
    }

    /// An answer that can be chosen.
    pub fn choice(&mut self, is_chosen: bool, is_asked: bool, text: &str, indent: usize) {
        let theme = self.theme;
        let style = match (is_chosen, is_asked) {
            (true, _) => theme.strong(),
            (false, true) => theme.text(),
            (false, false) => theme.quiet(),
        };
        let mark = if is_asked { "▸" } else { " " };
        let sign = if is_chosen { "◉" } else { "○" };
        let start = vec![
            Span::styled(
                format!("{mark}{}", " ".repeat(indent.saturating_sub(3))),
                theme.heading(),
            ),
            Span::styled(format!("{sign} "), style),
        ];
        let first = self.text.lines.len();
        self.text.hanging(start, indent, text, style);
        self.choices.push(first..self.text.lines.len());
    }

    /// What was written since an answer began belongs to it.
    fn end_choice(&mut self) {
        if let Some(choice) = self.choices.last_mut() {
            choice.end = self.text.lines.len();
        }
    }
}
