//! What two sides changed, each in its own way: a question for each, and the answers so far.
//!
//! ```text
//! ▸ RH-01, échéance                                            ◀ until it is answered
//!   ○ le plan : échéance 29/06/2018 → 30/09/2018               ◀ the arrows choose an answer
//!       Ressources humaines, 2 février 2018                    ◀ who, when, why
//!   ◉ la proposition : échéance 29/06/2018 → 21/12/2018
//!   ○ une autre valeur                                         ◀ enter asks for it
//! ```

use chrono::NaiveDate;
use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::choice_page::ChoicePage;
use super::prompt::Prompt;
use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::context::Context;
use crate::wording::change::Light;
use crate::workspace::{Answers, goes_along};
use copil_plan::change::{Change, Choice, Clash, Side, Subject, question_of};
use copil_plan::sanitize::sanitize;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Action, Plan};

/// The sides, in the order in which they are shown.
const SIDES: [Side; 2] = [Side::Ours, Side::Theirs];

/// The place of another value than either side's, behind them.
const OTHER: usize = SIDES.len();

/// Values, each with what it is a value of; `None` where there is to be none.
type Values = Vec<(FieldPath, Option<Value>)>;

/// How one is answered.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    /// By what a side says.
    Side(Side),
    /// By other values than either side's; blank until they were typed.
    Other(Values),
}

/// What both changed, of which one value is to be.
#[derive(Clone, Debug)]
struct Question {
    subject: Subject,
    path: FieldPath,
    /// `None` until that is said.
    answer: Option<Answer>,
}

impl Question {
    fn is_about(&self, clash: &Clash) -> bool {
        self.subject == clash.subject && self.path == clash.question()
    }

    /// The values that another answer gives, one after the other. What goes along with one of them is not asked for.
    fn values<'c>(&self, clashes: &'c [Clash]) -> Vec<&'c Clash> {
        let about: Vec<&Clash> = clashes.iter().filter(|clash| self.is_about(clash)).collect();
        let along: Vec<FieldPath> = about.iter().filter_map(|clash| goes_along(&clash.path)).collect();
        let asked = about.into_iter().filter(|clash| !along.contains(&clash.path));
        asked.collect()
    }

    fn has_answer(&self) -> bool {
        match &self.answer {
            None => false,
            Some(Answer::Side(_)) => true,
            Some(Answer::Other(values)) => !values.is_empty(),
        }
    }
}

/// The prompt in which another value is typed.
#[derive(Clone, Debug)]
struct TypedValue {
    /// The question.
    at: usize,
    /// What the prompt is about.
    path: FieldPath,
    /// What was typed before it for the same question.
    given: Values,
    prompt: Box<Prompt>,
}

/// Questions, in order, with their answers so far.
#[derive(Clone, Debug)]
pub struct Questions {
    all: Vec<Question>,
    typed: Option<TypedValue>,
}

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
        let mut questions = Self {
            all: Vec::new(),
            typed: None,
        };
        questions.ask(clashes);
        let all = &mut questions.all;
        all.sort_by(|one, other| (&one.subject, &one.path).cmp(&(&other.subject, &other.path)));
        questions
    }

    /// Asks about further clashes, behind the others.
    fn ask(&mut self, clashes: &[Clash]) {
        for clash in clashes {
            if !self.all.iter().any(|question| question.is_about(clash)) {
                self.all.push(Question {
                    subject: clash.subject.clone(),
                    path: clash.question(),
                    answer: None,
                });
            }
        }
    }

    /// Asks what answers led to, and no more what they no longer lead to; answers what clashes now, of what clashed first and
    /// before, and of what is open.
    pub fn follow(&mut self, first: &[Clash], before: Vec<Clash>, open: &[Clash]) -> Vec<Clash> {
        let mut clashes = first.to_vec();
        let answered = before.into_iter().filter(|clash| self.answers(clash));
        for clash in answered.chain(open.iter().cloned()) {
            if !clashes.contains(&clash) {
                clashes.push(clash);
            }
        }
        self.keep(&clashes);
        self.ask(&clashes);
        clashes
    }

    /// Asks no more about what is none of these clashes.
    fn keep(&mut self, clashes: &[Clash]) {
        self.all
            .retain(|question| clashes.iter().any(|clash| question.is_about(clash)));
    }

    /// The first clash that one is about.
    pub fn first<'c>(&self, at: usize, clashes: &'c [Clash]) -> Option<&'c Clash> {
        let question = self.all.get(at)?;
        clashes.iter().find(|clash| question.is_about(clash))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one has an answer.
    pub fn is_answered(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(Question::has_answer)
    }

    /// The side that is taken of one.
    pub fn side(&self, at: usize) -> Option<Side> {
        match self.all.get(at)?.answer {
            Some(Answer::Side(side)) => Some(side),
            _ => None,
        }
    }

    /// Whether the answer to a clash is known.
    fn answers(&self, clash: &Clash) -> bool {
        let mut about = self.all.iter().filter(|question| question.is_about(clash));
        about.any(Question::has_answer)
    }

    /// Which have no answer yet.
    pub fn unanswered(&self) -> impl Iterator<Item = usize> {
        let open = self.all.iter().enumerate();
        open.filter(|(_, question)| !question.has_answer()).map(|(at, _)| at)
    }

    /// Takes the answer to one that stands before the present one, or behind it.
    pub fn turn(&mut self, at: usize, on: bool, clashes: &[Clash], context: &Context<'_>) {
        let count = OTHER + usize::from(self.takes_other(at, clashes, context));
        let now = self.all.get(at).and_then(|question| question.answer.as_ref());
        let now = now.map(|answer| match answer {
            Answer::Side(side) => usize::from(*side == SIDES[1]),
            Answer::Other(_) => OTHER,
        });
        let next = match (now, on) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(now), true) => (now + 1) % count,
            (Some(now), false) => (now + count - 1) % count,
        };
        self.choose(at, next);
    }

    /// Gives one an answer by its place.
    pub fn choose(&mut self, at: usize, place: usize) {
        if let Some(question) = self.all.get_mut(at) {
            let typed = match question.answer.take() {
                Some(Answer::Other(values)) => values,
                _ => Vec::new(),
            };
            question.answer = Some(match SIDES.get(place) {
                Some(side) => Answer::Side(*side),
                None => Answer::Other(typed),
            });
        }
    }

    /// Whether another value than either side's can be typed for one.
    fn takes_other(&self, at: usize, clashes: &[Clash], context: &Context<'_>) -> bool {
        let values = self.all.get(at).map(|question| question.values(clashes));
        let is_typed = |clash: &&Clash| clash.takes_other() && Prompt::of_value(clash, None, context).is_some();
        values.is_some_and(|values| !values.is_empty() && values.iter().all(is_typed))
    }

    /// Opens the prompt in which another value is typed, where that is the answer to one; answers whether it is.
    pub fn begins_to_type(&mut self, at: usize, clashes: &[Clash], context: &Context<'_>) -> bool {
        let answer = self.all.get(at).and_then(|question| question.answer.as_ref());
        if !matches!(answer, Some(Answer::Other(_))) {
            return false;
        }
        self.type_next(at, Vec::new(), clashes, context);
        true
    }

    /// Asks for the next value of an answer; with the last, it is given.
    fn type_next(&mut self, at: usize, given: Values, clashes: &[Clash], context: &Context<'_>) {
        let Some(question) = self.all.get_mut(at) else { return };
        let next = question.values(clashes).get(given.len()).copied();
        let Some(clash) = next else {
            question.answer = Some(Answer::Other(given));
            self.typed = None;
            return;
        };
        let earlier = match &question.answer {
            Some(Answer::Other(values)) => values.iter().find(|(path, _)| *path == clash.path),
            _ => None,
        };
        let prompt = Prompt::of_value(clash, earlier.map(|(_, value)| value.as_ref()), context);
        self.typed = prompt.map(|prompt| TypedValue {
            at,
            path: clash.path.clone(),
            given,
            prompt: Box::new(prompt),
        });
    }

    /// Whether another value is being typed.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Whether a command does anything in the prompt of another value.
    pub fn takes_command(&self, command: Command) -> bool {
        let prompt = self.typed.as_ref().map(|typed| &typed.prompt);
        match command {
            Command::Next | Command::Previous => prompt.is_some_and(|prompt| prompt.has_several_stops()),
            Command::NewLine => prompt.is_some_and(|prompt| prompt.has_lines()),
            _ => true,
        }
    }

    /// Handles a command where another value is being typed.
    pub fn update(&mut self, command: Command, clashes: &[Clash], context: &Context<'_>) {
        let Some(typed) = &mut self.typed else { return };
        match (command, typed.prompt.typed_value(context)) {
            (Command::Choose, None) => {}
            (Command::Choose, Some(value)) => {
                let (at, mut given) = (typed.at, std::mem::take(&mut typed.given));
                given.push((typed.path.clone(), value));
                self.type_next(at, given, clashes, context);
            }
            _ => {
                if let Effect::Close = typed.prompt.update(command, context) {
                    self.typed = None;
                }
            }
        }
    }

    /// Takes what is typed of another value.
    pub fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) {
        if let Some(typed) = &mut self.typed {
            drop(typed.prompt.input(input, context));
        }
    }

    /// Handles the mouse where another value is being typed: a click outside leaves it.
    pub fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) {
        if let Some(typed) = &mut self.typed
            && let Effect::Close = typed.prompt.mouse(event, context)
        {
            self.typed = None;
        }
    }

    /// Draws the prompt of another value, where one is being typed.
    pub fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        if let Some(typed) = &self.typed {
            typed.prompt.view(area, buf, context);
        }
    }

    /// Adds the answers so far, to the clashes that ask for them.
    pub fn add_to(&self, mut answers: Answers, clashes: &[Clash], today: NaiveDate) -> Answers {
        for (at, question) in self.all.iter().enumerate() {
            match &question.answer {
                None => {}
                Some(Answer::Side(side)) => {
                    if let Some(clash) = self.first(at, clashes) {
                        answers.give(clash, (*side).into(), today);
                    }
                }
                Some(Answer::Other(values)) => {
                    let about = || clashes.iter().filter(|clash| question.is_about(clash));
                    for (path, value) in values {
                        if let Some(clash) = about().find(|clash| clash.path == *path) {
                            answers.give(clash, Choice::Other(value.clone()), today);
                        }
                    }
                }
            }
        }
        answers
    }

    /// Takes up answers that were given before.
    pub fn take_answers(&mut self, answers: &Answers, clashes: &[Clash]) {
        for question in &mut self.all {
            let about = || clashes.iter().filter(|clash| question.is_about(clash));
            let side = about().find_map(|clash| answers.to(clash)?.side());
            let other = || {
                let value = |clash: &&Clash| match answers.to(clash)? {
                    Choice::Other(value) => Some((clash.path.clone(), value)),
                    Choice::Side(_) => None,
                };
                let values = question.values(clashes);
                values.iter().map(value).collect::<Option<Values>>()
            };
            question.answer = side.map(Answer::Side).or_else(|| other().map(Answer::Other));
        }
    }

    /// The answers so far, each behind what it is about, for them to be taken up again.
    pub fn typed(&self) -> Vec<String> {
        let mut words = Vec::new();
        for question in &self.all {
            let subject = question.subject.id().unwrap_or_default();
            let mut add = |word: String, path: &FieldPath| words.extend([subject.to_owned(), word, path.to_string()]);
            match &question.answer {
                None => {}
                Some(Answer::Side(side)) => add(side.word().to_owned(), &question.path),
                Some(Answer::Other(values)) => {
                    for (path, value) in values {
                        add(serde_json::to_string(value).unwrap_or_default(), path);
                    }
                }
            }
        }
        words
    }

    /// Takes up answers of earlier.
    pub fn take_up(&mut self, typed: &[String]) {
        for answer in typed.chunks(3) {
            let [subject, word, path] = answer else { continue };
            let Ok(path) = path.parse::<FieldPath>();
            let is_it = |question: &&mut Question| {
                question.subject.id().unwrap_or_default() == subject && question.path == question_of(&path)
            };
            let Some(question) = self.all.iter_mut().find(is_it) else {
                continue;
            };
            match (Side::from_word(word), &mut question.answer) {
                (Some(side), answer) => *answer = Some(Answer::Side(side)),
                (None, Some(Answer::Other(values))) => {
                    values.extend(serde_json::from_str(word).ok().map(|value| (path, value)));
                }
                (None, answer) => {
                    let value = serde_json::from_str(word).ok();
                    *answer = value.map(|value| Answer::Other(vec![(path, value)]));
                }
            }
        }
    }

    /// What one is about, in words.
    pub fn named(&self, at: usize, (plan, clashes): (&Plan, &[Clash]), context: &Context<'_>) -> String {
        let named = self
            .first(at, clashes)
            .map(|clash| context.catalogue().clash(plan, clash));
        named.unwrap_or_default()
    }

    /// The action that one is about.
    fn action<'p>(&self, at: usize, plan: &'p Plan) -> Option<&'p Action> {
        match &self.all.get(at)?.subject {
            Subject::Action(id) => plan.actions.get(id).map(|placed| &*placed.action),
            _ => None,
        }
    }

    /// What a side makes of it, in words.
    pub fn value(&self, at: usize, side: Side, (plan, clashes): (&Plan, &[Clash]), context: &Context<'_>) -> String {
        let about = || clashes.iter().filter(|clash| self.all[at].is_about(clash));
        let told = about()
            .filter(|clash| !clash.did(side).is_empty() || about().count() == 1)
            .map(|clash| context.catalogue().clash_side(plan, clash, side));
        told.collect::<Vec<_>>().join(" · ")
    }

    /// What the other values make of it, in words; `None` while there are none.
    pub fn other(&self, at: usize, (plan, clashes): (&Plan, &[Clash]), context: &Context<'_>) -> Option<String> {
        let question = self.all.get(at)?;
        let Some(Answer::Other(values)) = &question.answer else {
            return None;
        };
        let set = |(path, new): &(FieldPath, Option<Value>)| {
            let clash = clashes
                .iter()
                .find(|clash| question.is_about(clash) && clash.path == *path);
            Change::Set {
                subject: question.subject.clone(),
                path: path.clone(),
                old: clash.and_then(|clash| clash.base.clone()),
                new: new.clone(),
            }
        };
        let changes: Vec<Change> = values.iter().map(set).collect();
        let told = context
            .catalogue()
            .summary(plan, &changes, &question.subject, Light::Plain);
        (!changes.is_empty()).then_some(told)
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
        // The mark goes on from the question to its answer.
        let mark = if is_asked && !self.is_answered(at) { "▸" } else { " " };
        page.text
            .wrapped(&format!("{mark} {}", self.named(at, of, context)), theme.strong());
        if let Some(action) = self.action(at, of.0).filter(|_| is_asked) {
            page.text.prose(&sanitize(&action.title), 2, theme.quiet());
        }
        if let Some(clash) = self.first(at, of.1) {
            for wrong in context.catalogue().clash_wrongs(of.0, clash) {
                page.text.prose(&wrong, 4, theme.warning());
            }
        }
        for (place, side) in SIDES.into_iter().enumerate() {
            let about = of.1.iter().filter(|clash| self.all[at].is_about(clash));
            let sides: Vec<ToldSide> = about.map(|clash| told(clash, side)).collect();
            let label = sides.first().map_or("", |told| told.label.as_str());
            let text = format!("{label} {}", self.value(at, side, of, context));
            page.choice((Some(at), place), self.side(at) == Some(side), is_asked, &text, 4);
            let by = sides.iter().find_map(|told| told.by.as_deref());
            page.text.prose(by.unwrap_or_default(), 6, theme.quiet());
            page.end_choice();
        }
        if self.takes_other(at, of.1, context) {
            let is_chosen = matches!(self.all[at].answer, Some(Answer::Other(_)));
            let label = fl!(context.catalogue(), "tui-answers-other");
            let text = match self.other(at, of, context) {
                Some(told) => format!("{label} {told}"),
                None => fl!(context.catalogue(), "tui-answers-other-none"),
            };
            page.choice((Some(at), OTHER), is_chosen, is_asked, &text, 4);
        }
        page.end(is_asked);
    }
}
