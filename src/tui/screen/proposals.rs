//! Proposals on the screen: the prompt that puts a change in one, the list of them, and one to be read and decided.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{EditPrompt, Effect, PromptKey, Screen};
use crate::report::compare::{ComparedBy, ComparisonReport};
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::{popup, text_room};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::{columns, put, to_u16};
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::workspace::proposal::{Answers, Proposal, ProposalComparison, ProposalSummary};
use copil_plan::change::Side;
use copil_plan::fold::fold;
use copil_plan::meeting::MeetingState;
use copil_plan::sanitize::sanitize;

/// The most names of proposals that are seen at once.
const SEEN: usize = 5;

/// The prompt that asks which proposal a change goes in.
#[derive(Clone, Debug)]
pub struct ProposePrompt {
    /// What is put in it.
    request: EditRequest,
    /// The proposals that there are.
    known: Vec<String>,
    name: TextEntry,
    outcome: Vec<PreviewOutcome>,
}

impl ProposePrompt {
    /// The prompt about a request.
    pub fn of(request: EditRequest, known: Vec<String>) -> Self {
        Self {
            request,
            known,
            name: TextEntry::line(""),
            outcome: Vec::new(),
        }
    }

    fn name(&self) -> String {
        self.name.text().trim().to_owned()
    }

    /// The proposals whose names begin as what is typed.
    fn matching(&self) -> impl Iterator<Item = &String> {
        let typed = fold(&self.name());
        self.known.iter().filter(move |known| fold(known).starts_with(&typed))
    }

    /// The names in turn: the one after what is typed, or before it.
    fn step(&mut self, down: bool) {
        let at = self.known.iter().position(|known| *known == self.name());
        let count = self.known.len();
        let next = match (at, down) {
            (_, _) if count == 0 => return,
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.name = TextEntry::line(&self.known[next]);
    }
}

impl EditPrompt for ProposePrompt {
    fn request(&self, _context: &Context<'_>) -> Option<EditRequest> {
        let name = self.name();
        (!name.is_empty()).then(|| EditRequest::InProposal {
            name,
            request: Box::new(self.request.clone()),
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Propose
    }

    fn typed(&self) -> Vec<String> {
        let name = Some(self.name()).filter(|name| !name.is_empty());
        name.into_iter().collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.name = TextEntry::line(typed.first().map_or("", String::as_str));
    }
}

impl Screen for ProposePrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::NewLine | Command::Propose => false,
            Command::Next | Command::Previous => !self.known.is_empty(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => return Effect::Close,
            Command::Record => return self.request(context).map_or(Effect::None, Effect::Record),
            Command::Next => {
                let first = self.matching().next().cloned();
                if let Some(first) = first {
                    self.name = TextEntry::line(&first);
                }
            }
            Command::Down => self.step(true),
            Command::Up => self.step(false),
            _ => {}
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.name.input(input);
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let width = area.width.saturating_sub(4).min(76);
        let mut page = PageWriter::new(usize::from(width.saturating_sub(4)), theme);
        match self.known.is_empty() {
            true => page.wrapped(&fl!(catalogue, "tui-propose-none"), theme.quiet()),
            false => {
                page.push(Line::styled(fl!(catalogue, "tui-propose-known"), theme.quiet()));
                for known in self.matching().take(SEEN) {
                    page.push(Line::styled(format!("  {}", sanitize(known)), theme.text()));
                }
            }
        }
        page.blank();
        if !self.name().is_empty() {
            write_preview(&mut page, &self.outcome, context);
        }
        let tall = to_u16(page.lines.len()).max(3) + 5;
        let room = popup(buf, area, (width, tall), &fl!(catalogue, "tui-propose-title"), theme);
        put(
            buf,
            room.x,
            room.y,
            room.width,
            &fl!(catalogue, "tui-propose-name"),
            theme.heading(),
        );
        let line = Rect {
            y: room.y + 1,
            height: 1,
            ..room
        };
        self.name.view(line, buf, true, theme);
        let below = Rect {
            y: room.y + 3,
            height: room.height.saturating_sub(3),
            ..room
        };
        page.draw(below, buf);
    }
}

/// A proposal in the list.
#[derive(Clone, Debug)]
struct ProposalLine {
    proposal: Proposal,
    name: String,
    what: String,
    folded: String,
}

/// The widest that the list is drawn.
const WIDEST: u16 = 90;

/// The list of proposals that are to be decided.
pub fn proposals(summaries: Vec<ProposalSummary>, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let line = |summary: ProposalSummary| {
        let would = summary
            .would
            .map(|would| catalogue.proposal_outcome(would.changes, would.clashes));
        let would = would.unwrap_or_else(|| fl!(catalogue, "proposal-state-unrelated"));
        let name = sanitize(summary.proposal.name.as_str());
        let what = format!("{} · {would} · {}", catalogue.short_date(summary.day), summary.subject);
        ProposalLine {
            folded: fold(&format!("{name} {what}")),
            proposal: summary.proposal,
            name,
            what,
        }
    };
    let lines = summaries.into_iter().map(line).collect();
    let picker = Picker::new(fl!(catalogue, "tui-proposals-title"), WIDEST, lines);
    Box::new(picker.typed(fl!(catalogue, "tui-proposals-none")))
}

impl PickerLine for ProposalLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.name)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::Proposal(self.proposal.clone())
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.name, theme.strong()).skip(2);
        pen.text(&self.what, theme.text());
    }
}

/// What a committee can do with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// To accept it; where it clashes, with this side's values.
    Accept(Option<Side>),
    Refuse,
}

/// A proposal, to be read and decided.
#[derive(Debug)]
pub struct ProposalScreen {
    compared: ProposalComparison,
    verdicts: Vec<Verdict>,
    verdict: usize,
    reason: TextEntry,
    outcome: Vec<PreviewOutcome>,
    text: TextPopup,
}

/// The rows of the reason, and what is above it.
const REASON: u16 = 2;
const FOOT: u16 = REASON + 2;

impl ProposalScreen {
    /// Shows a proposal.
    pub fn of(compared: ProposalComparison) -> Self {
        let verdicts = match compared.merge.clashes.is_empty() {
            true => vec![Verdict::Accept(None), Verdict::Refuse],
            false => vec![
                Verdict::Accept(Some(Side::Ours)),
                Verdict::Accept(Some(Side::Theirs)),
                Verdict::Refuse,
            ],
        };
        Self {
            compared,
            verdicts,
            verdict: 0,
            reason: TextEntry::lines(""),
            outcome: Vec::new(),
            text: TextPopup::with_foot(FOOT),
        }
    }

    fn verdict(&self) -> Verdict {
        self.verdicts.get(self.verdict).copied().unwrap_or(Verdict::Refuse)
    }

    fn step(&mut self, by: usize) {
        self.verdict = (self.verdict + by) % self.verdicts.len();
    }

    fn page(&self, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(text_room(context.body).0, theme);
        for (verdict, at) in self.verdicts.iter().zip(0..) {
            let text = match verdict {
                Verdict::Accept(None) => fl!(catalogue, "tui-proposal-accept"),
                Verdict::Accept(Some(Side::Ours)) => fl!(catalogue, "tui-proposal-accept-ours"),
                Verdict::Accept(Some(Side::Theirs)) => fl!(catalogue, "tui-proposal-accept-theirs"),
                Verdict::Refuse => fl!(catalogue, "tui-proposal-refuse"),
            };
            let (symbol, style) = match self.verdict == at {
                true => ("◉", theme.strong()),
                false => ("○", theme.quiet()),
            };
            page.push(Line::styled(format!("{symbol} {text}"), style));
        }
        write_preview(&mut page, &self.outcome, context);
        page.blank();
        self.clashes(&mut page, context);
        page.push(Line::styled(fl!(catalogue, "tui-proposal-changes"), theme.heading()));
        let report = ComparisonReport {
            plan: &self.compared.newer.plan,
            older: &self.compared.older.plan,
            comparison: &self.compared.comparison,
            matched: None,
            by: ComparedBy::Subject,
        };
        for (change, cause) in report.lines(catalogue) {
            page.wrapped(&change, theme.text());
            page.hanging(vec![Span::raw("    ")], 4, &cause, theme.quiet());
        }
        page
    }

    fn clashes(&self, page: &mut PageWriter, context: &Context<'_>) {
        let (catalogue, theme, merge) = (context.catalogue(), context.theme, &self.compared.merge);
        if merge.clashes.is_empty() {
            return;
        }
        let count = merge.questions().len();
        page.wrapped(&fl!(catalogue, "proposal-clashes", count = count), theme.warning());
        for clash in &merge.clashes {
            page.wrapped(&format!("  {}", catalogue.clash(context.plan, clash)), theme.strong());
            for (side, label) in [
                (Side::Ours, fl!(catalogue, "clash-ours")),
                (Side::Theirs, fl!(catalogue, "clash-theirs")),
            ] {
                let told = catalogue.clash_side(context.plan, clash, side);
                page.hanging(vec![Span::raw(format!("    {label} "))], 6, &told, theme.text());
            }
        }
        page.blank();
    }
}

impl EditPrompt for ProposalScreen {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        let reason = Some(self.reason.text().trim().to_owned()).filter(|reason| !reason.is_empty());
        let proposal = self.compared.proposal.clone();
        // What is decided while a meeting is held is decided there.
        let mut held = context.plan.meetings.iter();
        let meeting = held.find(|(_, meeting)| meeting.state == MeetingState::Open);
        let meeting = meeting.map(|(id, _)| id.clone());
        Some(match self.verdict() {
            Verdict::Accept(rest) => EditRequest::Accept {
                proposal,
                answers: Answers { each: Vec::new(), rest },
                reason,
                meeting,
            },
            Verdict::Refuse => EditRequest::Refuse {
                proposal,
                reason,
                meeting,
            },
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Proposal(self.compared.proposal.name.to_string())
    }

    fn typed(&self) -> Vec<String> {
        let text = Some(self.reason.text()).filter(|text| !text.trim().is_empty());
        text.into_iter().collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.reason = TextEntry::lines(typed.first().map_or("", String::as_str));
    }
}

impl Screen for ProposalScreen {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Propose
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.page(context).lines.len();
        match command {
            Command::Cancel => return Effect::Close,
            Command::NewLine => self.reason.new_line(),
            Command::Next => self.step(1),
            Command::Previous => self.step(self.verdicts.len().saturating_sub(1)),
            Command::Record => return self.request(context).map_or(Effect::None, Effect::Record),
            _ => drop(self.text.scroll(command, lines, context.body)),
        }
        Effect::None
    }

    /// What is typed says why.
    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.reason.input(input);
        Effect::None
    }

    /// A click outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let lines = self.page(context).lines.len();
        match self.text.is_pressed_outside(event, lines, context.body) {
            true => Effect::Close,
            false => Effect::None,
        }
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let name = sanitize(self.compared.proposal.name.as_str());
        let title = fl!(context.catalogue(), "proposal-title", name = name);
        let room = self.text.view(area, buf, &title, &self.page(context).lines, context);
        self.reason.view_as_reason(room, buf, context);
    }
}
