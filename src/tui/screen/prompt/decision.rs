//! The prompts of what follows on a decision: it was carried out, another takes its place, it is taken back.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::topic::{FieldKind, PromptField};
use super::unreadable_text;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::TextInput;
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::text::put;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::wording::Catalogue;
use crate::wording::lookup::{InvalidText, find_day};
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Timing;
use copil_plan::{Decision, DecisionRef, Intent};

/// The widest that the prompt is drawn, and the most lines of the decision and of what would become of it.
const WIDEST: u16 = 76;
const MOST: usize = 4;

/// What follows on a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionTopic {
    /// It was carried out; or was not after all.
    CarryOut,
    /// Another takes its place.
    Supersede,
    /// It is taken back.
    Repeal,
}

/// A prompt about one decision.
#[derive(Clone, Debug)]
pub struct DecisionPrompt {
    topic: DecisionTopic,
    decision: DecisionRef,
    fields: Vec<PromptField>,
    focus: usize,
    outcome: Vec<PreviewOutcome>,
    /// Whether the person said that they are sure of what may well be a slip.
    sure: bool,
}

impl DecisionPrompt {
    /// The prompt that a command about a decision opens; `None` when the command has none.
    pub fn about(command: Command, decision: DecisionRef) -> Option<Self> {
        let blank = |kind, rows| PromptField::holding(kind, rows, "");
        let (topic, fields) = match command {
            Command::CarryOut => (
                DecisionTopic::CarryOut,
                vec![(FieldKind::Effect, 1), (FieldKind::Reason, 2)],
            ),
            Command::Repeal => (
                DecisionTopic::Repeal,
                vec![(FieldKind::Reason, 2), (FieldKind::Effect, 1)],
            ),
            Command::Supersede => {
                let fields = [(FieldKind::Text, 3), (FieldKind::Effect, 1), (FieldKind::Reason, 2)];
                (DecisionTopic::Supersede, fields.to_vec())
            }
            _ => return None,
        };
        Some(Self {
            topic,
            decision,
            fields: fields.into_iter().map(|(kind, rows)| blank(kind, rows)).collect(),
            focus: 0,
            outcome: Vec::new(),
            sure: false,
        })
    }

    fn text(&self, kind: FieldKind) -> Option<String> {
        let field = self.fields.iter().find(|field| field.kind == kind)?;
        Some(field.entry.text().trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn day(&self, context: &Context<'_>) -> Result<Option<NaiveDate>, InvalidText> {
        let text = self.text(FieldKind::Effect);
        let day = |text: String| find_day(context.plan, Timing::Passed, context.today, &text);
        text.map(day).transpose()
    }

    /// Whether it was carried out already, so that the prompt takes that back.
    fn is_done(&self, context: &Context<'_>) -> bool {
        let decision = context.plan.decision(&self.decision);
        decision.is_some_and(|decision| decision.done.is_some())
    }

    /// What it would have recorded; `None` while nothing is said that could be.
    fn typed_request(&self, context: &Context<'_>) -> Result<Option<EditRequest>, InvalidText> {
        let on = self.day(context)?;
        let decision = self.decision.clone();
        let intent = match self.topic {
            DecisionTopic::CarryOut => {
                let done = !self.is_done(context);
                Some(Intent::CarryOut { decision, done })
            }
            DecisionTopic::Repeal => Some(Intent::Repeal { decision }),
            DecisionTopic::Supersede => self
                .text(FieldKind::Text)
                .and_then(|text| self.superseding(text, on.unwrap_or(context.today), context)),
        };
        let (reason, sure) = (self.text(FieldKind::Reason), self.sure);
        Ok(intent.map(|intent| EditRequest::Change {
            intents: vec![intent],
            reason,
            on,
            sure,
        }))
    }

    /// What takes its place: a decision that is there, by its name, or a new one of the same committee, taken in writing.
    fn superseding(&self, text: String, day: NaiveDate, context: &Context<'_>) -> Option<Intent> {
        let decision = self.decision.clone();
        if let Ok(by) = text.parse::<DecisionRef>() {
            return Some(Intent::Supersede { decision, by });
        }
        let held = context.plan.meetings.get(&decision.meeting)?;
        let former = context.plan.decision(&decision)?;
        Some(Intent::DecideInWriting {
            committee: held.committee.clone(),
            day,
            decision: Box::new(Decision {
                text,
                actions: former.actions.clone(),
                owner: former.owner.clone(),
                supersedes: Some(decision),
                ..Decision::default()
            }),
        })
    }

    /// Records; goes to the text that is asked for and still blank.
    fn record(&mut self, context: &Context<'_>) -> Effect {
        let Ok(Some(request)) = self.typed_request(context) else {
            return Effect::None;
        };
        let has = |wanted: fn(&PreviewOutcome) -> bool| self.outcome.iter().any(wanted);
        if has(|one| matches!(one, PreviewOutcome::Doubted(_))) && !self.sure {
            self.sure = true;
            return Effect::None;
        }
        let missing = self.fields.iter().position(PromptField::is_missing);
        if let Some(at) = missing.filter(|at| *at != self.focus && has(|one| matches!(one, PreviewOutcome::Refused(_))))
        {
            self.focus = at;
            return Effect::None;
        }
        Effect::Record(request)
    }

    fn title(&self, context: &Context<'_>) -> String {
        let (catalogue, id) = (context.catalogue(), self.decision.to_string());
        match self.topic {
            DecisionTopic::CarryOut if self.is_done(context) => fl!(catalogue, "change-followed-not-done", id = id),
            DecisionTopic::CarryOut => fl!(catalogue, "change-followed-done", id = id),
            DecisionTopic::Supersede => fl!(catalogue, "change-followed-superseded", id = id),
            DecisionTopic::Repeal => fl!(catalogue, "change-followed-repealed", id = id),
        }
    }

    fn label(&self, kind: FieldKind, catalogue: &Catalogue) -> String {
        match (kind, self.topic) {
            (FieldKind::Effect, DecisionTopic::CarryOut) => fl!(catalogue, "tui-field-carried-out"),
            (FieldKind::Effect, DecisionTopic::Supersede) => fl!(catalogue, "tui-field-decided-on"),
            (FieldKind::Effect, _) => fl!(catalogue, "tui-field-effect"),
            (FieldKind::Text, _) => fl!(catalogue, "tui-field-superseded-by"),
            _ => fl!(catalogue, "tui-field-reason"),
        }
    }

    /// What was decided, on a few lines.
    fn decided(&self, width: usize, context: &Context<'_>) -> PageWriter {
        let mut page = PageWriter::new(width, context.theme);
        if let Some(decision) = context.plan.decision(&self.decision) {
            page.prose(&sanitize(&decision.text), 0, context.theme.text());
            page.keep(MOST);
        }
        page
    }

    /// What would become of it.
    fn becomes(&self, width: usize, context: &Context<'_>) -> PageWriter {
        let mut page = PageWriter::new(width, context.theme);
        match self.typed_request(context) {
            Err(invalid) => page.wrapped(&unreadable_text(&invalid, context), context.theme.warning()),
            Ok(None) => {}
            Ok(Some(_)) => write_preview(&mut page, &self.outcome, context),
        }
        page
    }

    fn view_field(&self, n: usize, place: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme, field) = (context.catalogue(), context.theme, &self.fields[n]);
        let listens = self.focus == n;
        let style = if listens { theme.heading() } else { theme.quiet() };
        let after = put(
            buf,
            place.x,
            place.y,
            place.width,
            &self.label(field.kind, catalogue),
            style,
        );
        if field.kind == FieldKind::Effect {
            let note = match self.day(context) {
                Ok(Some(day)) => catalogue.full_date(day),
                Ok(None) => fl!(catalogue, "tui-today"),
                Err(_) => String::new(),
            };
            let x = after + 2;
            put(buf, x, place.y, place.right().saturating_sub(x), &note, theme.quiet());
        }
        let body = Rect {
            x: place.x + 2,
            y: place.y + 1,
            width: place.width.saturating_sub(2),
            height: field.rows,
        };
        for y in body.y..body.bottom().min(place.bottom()) {
            put(buf, place.x, y, 1, if listens { "┃" } else { "│" }, style);
        }
        field
            .entry
            .view(body.intersection(place).intersection(buf.area), buf, listens, theme);
    }
}

impl EditPrompt for DecisionPrompt {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        self.typed_request(context).ok().flatten()
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Decision(self.topic, self.decision.clone())
    }

    fn typed(&self) -> Vec<String> {
        if self.fields.iter().all(|field| !field.is_typed_in()) {
            return Vec::new();
        }
        self.fields.iter().map(|field| field.entry.text()).collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        for (field, text) in self.fields.iter_mut().zip(typed) {
            field.take_up(text);
        }
    }
}

impl Screen for DecisionPrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let stops = self.fields.len();
        match command {
            Command::Record => return self.record(context),
            Command::Cancel => return Effect::Close,
            Command::Next | Command::Down => self.focus = (self.focus + 1) % stops,
            Command::Previous | Command::Up => self.focus = (self.focus + stops - 1) % stops,
            Command::NewLine => self.fields[self.focus].entry.new_line(),
            _ => {}
        }
        self.sure = false;
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.sure = false;
        self.fields[self.focus].entry.input(input);
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let width = area.width.saturating_sub(4).min(WIDEST);
        let columns = usize::from(width.saturating_sub(4));
        let (decided, becomes) = (self.decided(columns, context), self.becomes(columns, context));
        let rows = |page: &PageWriter| u16::try_from(page.lines.len()).unwrap_or(u16::MAX);
        let fields: u16 = self.fields.iter().map(|field| field.rows + 1).sum();
        let size = (width, 2 + rows(&decided) + 1 + fields + 1 + rows(&becomes).max(2));
        let frame = centred(area, size);
        let room = popup(
            buf,
            area,
            (frame.width, frame.height),
            &self.title(context),
            context.theme,
        );
        decided.draw(room, buf);
        let mut y = room.y + rows(&decided) + 1;
        for (n, field) in self.fields.iter().enumerate() {
            let height = (field.rows + 1).min(room.bottom().saturating_sub(y));
            let place = Rect { y, height, ..room };
            self.view_field(n, place, buf, context);
            y += field.rows + 1;
        }
        let below = Rect {
            y: (y + 1).min(room.bottom()),
            height: room.bottom().saturating_sub(y + 1),
            ..room
        };
        becomes.draw(below, buf);
    }
}
