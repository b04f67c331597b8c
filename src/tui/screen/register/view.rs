//! The register, drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::{Register, RegisterRow, rows_in};
use crate::report::decisions::{DecisionSheet, tone_of_decision};
use crate::report::page::Page;
use crate::tui::component::{PageWriter, PaneText, Pen, columns, fit_name, foot, nothing, panel, to_u16};
use crate::tui::context::Context;
use crate::wording::decisions::filter_name;
use crate::wording::signs::decision_sign;
use copil_plan::DecisionRef;
use copil_plan::decisions::{DecisionRegister, DecisionState, RegisteredDecision};

/// The widest that names, owners and standings are drawn.
const NAME: u16 = 24;
const OWNER: u16 = 40;
const STANDING: u16 = 14;

/// From this width on there is room for the owner.
const WITH_OWNER: u16 = 108;

/// The columns of a line that its text has not: its frame, its sign, its name, how it stands.
pub(super) const AROUND_TEXT: u16 = 4 + 2 + NAME + 2 + STANDING + 2;

impl Register {
    pub(super) fn draw(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = fl!(catalogue, "tui-register", count = self.rows.items().len());
        let title = match filter_name(catalogue, context.plan, &self.filter) {
            Some(name) => format!("{title} · {name}"),
            None => title,
        };
        panel(buf, list, &title, true, theme);
        let rows = rows_in(list, context);
        if self.rows.is_empty() {
            nothing(rows.area, buf, &self.why_nothing(context), theme);
        }
        let widest = |text: fn(&RegisterRow) -> String, most: u16| {
            let widths = self.rows.items().iter().map(|row| columns(&text(row)));
            to_u16(widths.max().unwrap_or(0)).min(most)
        };
        let owner = match rows.area.width >= WITH_OWNER {
            true => widest(|row| row.owner.clone(), OWNER).min(rows.area.width / 4),
            false => 0,
        };
        let widths = Widths {
            name: widest(|row| row.decision.to_string(), NAME).min(rows.area.width / 3),
            owner,
            standing: widest(|row| row.standing.clone(), STANDING),
        };
        self.rows.draw(rows, buf, theme, |buf, line, row| {
            draw_row(buf, line, row, widths, context)
        });
        self.foot(list, buf, context);
    }

    /// The bottom of the frame says how to see all again, and how many decisions stand how.
    fn foot(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let counts = DecisionState::ALL
            .iter()
            .zip(&self.counts)
            .filter(|(_, count)| **count > 0);
        // As many as the frame has room for, the ones that wait first.
        let room = usize::from(list.width / 2).saturating_sub(2);
        let mut told = String::new();
        for (state, count) in counts {
            let dot = if told.is_empty() { "" } else { " · " };
            let more = format!("{told}{dot}{}", catalogue.decisions_counted(*state, *count));
            if columns(&more) > room {
                break;
            }
            told = more;
        }
        let hint = match self.filter.is_empty() {
            true => String::new(),
            false => fl!(catalogue, "tui-filter-clear"),
        };
        foot(buf, list, &hint, &told, context.theme);
    }

    fn why_nothing(&self, context: &Context<'_>) -> [String; 2] {
        let catalogue = context.catalogue();
        let how = match self.filter.is_empty() {
            true => fl!(catalogue, "tui-register-how"),
            false => fl!(catalogue, "tui-filter-clear"),
        };
        [fl!(catalogue, "decisions-none"), how]
    }

    /// The selected decision, at length.
    pub(super) fn detail(&self, width: usize, context: &Context<'_>) -> PaneText {
        let Some(row) = self.rows.selected() else {
            return PaneText::default();
        };
        told_of_decision(&row.decision, width, context)
    }
}

/// What a pane tells of a decision: what was decided, who is to do what by when, and what it is about.
pub fn told_of_decision(decision: &DecisionRef, width: usize, context: &Context<'_>) -> PaneText {
    let register = DecisionRegister::of(context.plan, context.today);
    let Some(one) = register.find(decision) else {
        return PaneText::default();
    };
    let sheet = DecisionSheet {
        plan: context.plan,
        today: context.today,
        decision: one.clone(),
    };
    let mut page = Page::new(Some(width));
    sheet.body(context.catalogue(), &mut page);
    PaneText {
        title: decision.to_string(),
        lines: context.lines_of(&page),
    }
}

/// A decision in a page about a meeting: its number and what it says, and below what it is about, who carries it out, and how
/// that stands.
pub fn write_decision(text: &mut PageWriter, one: &RegisteredDecision<'_>, context: &Context<'_>) {
    let (catalogue, theme, decision) = (context.catalogue(), context.theme, one.decision);
    let tone = theme.tone(tone_of_decision(one.state));
    let start = vec![
        Span::styled(format!("{} ", decision_sign(one.state)), tone),
        Span::styled(format!("{:<3} ", one.reference.decision.as_str()), theme.strong()),
    ];
    let style = if one.state.is_gone() {
        theme.quiet()
    } else {
        theme.text()
    };
    text.hanging(start, 6, &catalogue.decision_text(decision), style);
    let standing = match (one.state, decision.done, decision.due) {
        (DecisionState::Done, Some(done), _) => {
            Some(fl!(catalogue, "sheet-carried-out", day = catalogue.long_date(done)))
        }
        (DecisionState::Open | DecisionState::Late, _, Some(due)) => {
            Some(fl!(catalogue, "sheet-due-on", day = catalogue.long_date(due)))
        }
        (DecisionState::Open, ..) => None,
        _ => Some(catalogue.decision_standing(one)),
    };
    let ids: Vec<&str> = decision.actions.iter().map(AsRef::as_ref).collect();
    let mut said = vec![ids.join(", "), catalogue.decision_owner(context.plan, decision)];
    said.extend(standing);
    said.retain(|said| !said.is_empty());
    let style = if one.state == DecisionState::Late {
        tone
    } else {
        theme.quiet()
    };
    text.prose(&said.join(" · "), 6, style);
}

#[derive(Clone, Copy)]
struct Widths {
    name: u16,
    owner: u16,
    standing: u16,
}

fn draw_row(buf: &mut Buffer, line: Rect, row: &RegisterRow, widths: Widths, context: &Context<'_>) {
    let theme = context.theme;
    let tone: Style = theme.tone(tone_of_decision(row.state));
    let text = if row.state.is_gone() {
        theme.quiet()
    } else {
        theme.text()
    };
    let mut pen = Pen::on(buf, Rect { height: 1, ..line });
    pen.cell(2, decision_sign(row.state), tone);
    pen.cell(widths.name, &row.decision.to_string(), theme.strong()).skip(2);
    let end = widths.standing + if widths.owner > 0 { widths.owner + 2 } else { 0 } + 2;
    pen.cell(pen.room().saturating_sub(end), &row.text, text).skip(2);
    if widths.owner > 0 {
        let owner = fit_name(&row.owner, usize::from(widths.owner));
        pen.cell(widths.owner, &owner, theme.quiet()).skip(2);
    }
    pen.cell(widths.standing, &row.standing, tone);
}
