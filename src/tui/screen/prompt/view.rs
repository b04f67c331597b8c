//! How a prompt looks.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{self, Constraint, Margin, Rect};
use ratatui::text::Line;

use super::preview::PreviewLine;
use super::topic::{FieldKind, PromptChoice, PromptField, Tick, Topic};
use super::{Prompt, SEEN, unreadable_text};
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::list::Rows;
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::pen::Pen;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, draw_lines, fit, put, put_lines, put_right, wrap_to};
use crate::tui::context::Context;
use crate::tui::request::mark_previewing;

/// The columns that the number and the symbol of a line of the choice take.
const NUMBER: u16 = 5;

/// The fewest columns that are left of a line's label for the sake of its note.
const LABEL: u16 = 30;

/// The fewest lines kept for the commits of several actions.
const PREVIEWED: u16 = 5;

/// Where each piece of a prompt is.
pub(super) struct PromptLayout {
    pub(super) frame: Rect,
    room: Rect,
    /// The lines of the choice that can be seen.
    pub(super) choices: Rect,
    /// Each field with its label.
    pub(super) fields: Vec<Rect>,
    preview: Rect,
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

impl Prompt {
    /// Lays the prompt out in the middle of an area: where there is little room, the choice gives way before the commits.
    pub(super) fn layout(&self, area: Rect, context: &Context<'_>) -> PromptLayout {
        let width = area.width.saturating_sub(4).min(88);
        let said = rows(self.said(usize::from(width.saturating_sub(4)), context).len());
        let intro: u16 = match (self.actions.is_empty() && self.file.is_none(), &self.note) {
            (true, _) => 0,
            (false, None) => 2,
            (false, Some(note)) => 2 + rows(wrap_to(note, usize::from(width.saturating_sub(4)), 2).len()),
        };
        let fields: u16 = self.fields.iter().map(|field| field.rows + 1).sum();
        let least = if self.is_long() {
            said.min(PREVIEWED)
        } else {
            said.max(2)
        };
        let empty = self.has_nothing();
        let fixed = 2 + intro + fields + 1;
        let spare = area.height.saturating_sub(fixed + least + 1);
        // What is typed leaves fewer lines and the prompt where it is.
        let choices = rows(self.choices.all().count().min(SEEN)).min(spare.max(2));
        let gap = if choices > 0 { choices + 1 } else { u16::from(empty) * 2 };
        let preview = said.max(least).min(area.height.saturating_sub(fixed + gap));
        let frame = centred(area, (width, fixed + gap + preview));
        let room = frame.inner(Margin::new(2, 1));
        let fields = self.fields.iter().map(|field| Constraint::Length(field.rows + 1));
        let rows = [intro, choices, gap - choices].map(Constraint::Length).into_iter();
        let rows = rows.chain(fields).chain([Constraint::Length(1), Constraint::Fill(1)]);
        let rows = layout::Layout::vertical(rows).split(room);
        PromptLayout {
            frame,
            room,
            choices: rows[1],
            fields: rows[3..rows.len() - 2].to_vec(),
            preview: rows[rows.len() - 1],
        }
    }

    /// Whether the commits are listed, to be gone through, rather than told one below the other.
    fn is_long(&self) -> bool {
        self.is_about_several() || self.batch.len() > 1
    }

    /// Draws the prompt.
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let layout = self.layout(area, context);
        let size = (layout.frame.width, layout.frame.height);
        popup(buf, area, size, &self.title(context), theme);
        let room = layout.room;
        let mut right = room.right();
        if let Some(hint) = self.choice_hint(context) {
            right = put_right(buf, room.right(), room.y, room.width / 2, &hint, theme.accent()).saturating_sub(2);
        }
        let wide = right.saturating_sub(room.x);
        put(buf, room.x, room.y, wide, &self.intro(context), theme.quiet());
        if let Some(note) = &self.note {
            let below = Rect {
                y: room.y + 1,
                height: 2,
                ..room
            };
            let lines = wrap_to(note, usize::from(room.width), 2).into_iter();
            put_lines(below, buf, lines.map(|line| (line, theme.text())));
        }
        if self.choices.shown().is_empty() && (self.has_nothing() || !self.choices.is_empty()) {
            let nothing = self.nothing(context);
            put(buf, room.x, layout.choices.y, room.width, &nothing, theme.quiet());
        }
        self.view_choices(layout.choices, buf, context);
        for (n, (field, place)) in self.fields.iter().zip(&layout.fields).enumerate() {
            self.view_field(*place, buf, field, self.focus == n + self.shift(), context);
        }
        self.view_preview(layout.preview, buf, context);
    }

    /// Whether there is nothing to choose from where something is to be chosen.
    pub(super) fn has_nothing(&self) -> bool {
        self.choices.is_empty() && (self.topic == Topic::Status || self.topic.is_of_a_part())
    }

    /// Says that there is no line to choose.
    fn nothing(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let key = || context.keymap.key_of(Command::Record, catalogue);
        match self.topic {
            _ if !self.choices.is_empty() => fl!(catalogue, "tui-nothing-found"),
            Topic::Measure => fl!(catalogue, "tui-nothing-to-measure", key = key()),
            Topic::Deliver => fl!(catalogue, "tui-nothing-to-deliver", key = key()),
            Topic::Spend => fl!(catalogue, "tui-nothing-to-spend", key = key()),
            _ => fl!(catalogue, "tui-nothing-to-choose"),
        }
    }

    /// How lines are found and ticked, or what is typed to find one.
    fn choice_hint(&self, context: &Context<'_>) -> Option<String> {
        let catalogue = context.catalogue();
        if self.types_for_the_line() {
            return Some(fl!(catalogue, "tui-arrows-hint"));
        }
        match (self.choices.typed(), self.choices.is_searched(), self.topic.is_ticked()) {
            ("", false, true) => Some(fl!(catalogue, "tui-tick-hint")),
            ("", true, true) => Some(fl!(catalogue, "tui-search-and-tick-hint")),
            ("", true, false) => Some(fl!(catalogue, "tui-search-hint")),
            ("", false, false) => None,
            (typed, ..) => Some(fl!(catalogue, "tui-searched", typed = typed)),
        }
    }

    /// The title of the action, or the ids of all of them.
    fn intro(&self, context: &Context<'_>) -> String {
        if let Some(place) = &self.file {
            return place.owner(context);
        }
        match self.actions.as_slice() {
            [one] => context
                .plan
                .actions
                .get(one)
                .map(|placed| placed.title.clone())
                .unwrap_or_default(),
            several => {
                let ids: Vec<&str> = several.iter().take(40).map(|id| id.as_str()).collect();
                ids.join(", ")
            }
        }
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let name = self.topic.name(catalogue);
        match self.actions.as_slice() {
            [] => name,
            [one] => format!("{name} · {one}"),
            several => format!(
                "{name} · {}",
                fl!(catalogue, "tui-count-actions", count = several.len())
            ),
        }
    }

    fn view_choices(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let widest = |text: fn(&PromptChoice) -> &String| {
            let widest = self.choices.all().map(|choice| columns(text(choice))).max();
            rows(widest.unwrap_or(0))
        };
        // Notes are short and say what labels do not: labels give way first.
        let (labels, wide) = (widest(|choice| &choice.label), room.width.saturating_sub(NUMBER + 2));
        let notes = widest(|choice| &choice.note).min(wide.saturating_sub(labels.min(LABEL)));
        let label = labels.min(wide.saturating_sub(notes));
        let style = if self.listens_to_choice() {
            theme.selected()
        } else {
            theme.remembered()
        };
        let places = Rows::single(room);
        let digits = self.takes_digits();
        for (line, n) in self.place.visible(places, self.choices.len()) {
            view_choice(line, buf, (n, digits), &self.choices.shown()[n], label, context);
            if n == self.place.selected() {
                mark(buf, line, style);
            }
        }
        let first = self.place.first(self.choices.len(), places.seen());
        let below = self.choices.len().saturating_sub(first + places.seen());
        if below > 0 && !room.is_empty() {
            let more = format!("↓ {below}");
            put_right(buf, room.right(), room.bottom() - 1, 8, &more, theme.quiet());
        }
    }

    fn view_field(&self, place: Rect, buf: &mut Buffer, field: &PromptField, listens: bool, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let style = if listens { theme.heading() } else { theme.quiet() };
        let after = put(buf, place.x, place.y, place.width, &self.label(field, context), style);
        if matches!(field.kind, FieldKind::Effect | FieldKind::Date) {
            let note = match self.date(field.kind, context) {
                Ok(Some(day)) => catalogue.full_date(day),
                Ok(None) if field.kind == FieldKind::Effect => fl!(catalogue, "tui-today"),
                _ => String::new(),
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
        for y in body.y..body.bottom() {
            put(buf, place.x, y, 1, if listens { "┃" } else { "│" }, style);
        }
        field.entry.view(body.intersection(buf.area), buf, listens, theme);
    }

    fn label(&self, field: &PromptField, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match (field.kind, self.topic) {
            (FieldKind::Reason, _) => fl!(catalogue, "tui-field-reason"),
            (FieldKind::Comment, Topic::Weather) if self.confirms() => fl!(catalogue, "tui-field-comment-to-confirm"),
            (FieldKind::Comment, _) => fl!(catalogue, "tui-field-comment"),
            (FieldKind::Evidence, _) => fl!(catalogue, "tui-field-evidence"),
            (FieldKind::Name, Topic::Inner(_, "")) => catalogue.field_heading("name"),
            (FieldKind::Name, _) => fl!(catalogue, "tui-part-id"),
            (FieldKind::Amount, Topic::Inner(..) | Topic::Value(..)) => fl!(catalogue, "tui-field-inner-value"),
            (FieldKind::Amount, Topic::Measure) => fl!(catalogue, "tui-field-value"),
            (FieldKind::Amount, _) => fl!(catalogue, "tui-field-spent"),
            (FieldKind::Effect, Topic::Measure) => fl!(catalogue, "tui-field-measured"),
            (FieldKind::Effect, Topic::Deliver) => fl!(catalogue, "tui-field-delivered"),
            (FieldKind::Effect, Topic::Milestone) => fl!(catalogue, "tui-field-reached"),
            (FieldKind::Effect, _) => fl!(catalogue, "tui-field-effect"),
            (FieldKind::Date, _) => fl!(catalogue, "tui-field-date"),
            (FieldKind::Text, Topic::Inner(_, key)) if !key.is_empty() => catalogue.field_heading(key),
            (FieldKind::Text, Topic::Inner("links", _)) => fl!(catalogue, "tui-typed-links"),
            (FieldKind::Text, Topic::Inner("evidence", _)) => fl!(catalogue, "tui-typed-evidence"),
            (FieldKind::Text, Topic::Inner("notes", _)) => fl!(catalogue, "tui-typed-notes"),
            (FieldKind::Text, topic) => {
                let key = topic.key();
                let own = match self.is_about_several() {
                    true => catalogue.find(&format!("tui-typed-several-{key}")),
                    false => catalogue.find(&format!("tui-typed-{key}")),
                };
                own.unwrap_or_else(|| topic.name(catalogue))
            }
        }
    }

    /// The commits to be made, or what keeps them from being made; those of several actions can be gone through.
    fn view_preview(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let lines = self.said(usize::from(room.width), context);
        let head = usize::from(self.is_long() && self.bad(context).is_none() && !lines.is_empty());
        let foot = usize::from(self.preview.without);
        let seen = usize::from(room.height).saturating_sub(head + foot);
        let list = lines.len().saturating_sub(head + foot);
        let first = self.preview.first.min(list.saturating_sub(seen));
        let (top, rest) = lines.split_at(head);
        let (middle, bottom) = rest.split_at(list);
        let middle = middle.iter().skip(first).take(seen);
        let shown: Vec<Line<'_>> = top.iter().chain(middle).chain(bottom).cloned().collect();
        draw_lines(room, buf, &shown);
        let below = list.saturating_sub(first + seen);
        let more = match (below, first) {
            _ if head == 0 => return,
            (0, 0) => return,
            (0, _) => "↑".to_owned(),
            _ => fl!(catalogue, "tui-more-below", count = below),
        };
        let more = format!("{more} (page↑ page↓)");
        put_right(buf, room.right(), room.y, room.width / 2, &more, theme.quiet());
    }

    /// Goes a page on, or back, in the commits to be made.
    pub(super) fn turn_preview(&mut self, on: bool, context: &Context<'_>) {
        let layout = self.layout(context.body, context);
        let seen = usize::from(layout.preview.height).saturating_sub(2).max(1);
        let list = self.preview.lines().len();
        self.preview.first = if on {
            (self.preview.first + seen).min(list.saturating_sub(seen))
        } else {
            self.preview.first.saturating_sub(seen)
        };
    }

    /// What cannot be read of what is typed.
    fn bad(&self, context: &Context<'_>) -> Option<String> {
        let invalid = self.typed_request(context).err()?;
        Some(unreadable_text(&invalid, context))
    }

    /// Whether a number is to be written down and none is yet.
    fn lacks_its_number(&self) -> bool {
        let number = self.fields.iter().find(|field| field.kind == FieldKind::Amount);
        number.is_some_and(|number| number.entry.is_blank()) && !self.choices.is_empty()
    }

    /// What recording would do, or what keeps it from being done.
    fn said(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(width, theme);
        let cut = |text: &str, style| Line::styled(fit(text, width).to_string(), style);
        if let Some(bad) = self.bad(context) {
            page.wrapped(&bad, theme.warning());
            return page.lines;
        }
        if self.lacks_its_number() {
            page.wrapped(&fl!(catalogue, "tui-number-missing"), theme.quiet());
            return page.lines;
        }
        let long = self.is_long();
        if long && !self.preview.is_empty() {
            page.push(cut(&self.preview.heading(catalogue), theme.quiet()));
        }
        for line in self.preview.lines() {
            let (text, style) = match line {
                PreviewLine::Commit(subject) => (format!("→ {subject}"), theme.strong()),
                PreviewLine::Refused(why) if long => (format!("× {why}"), theme.warning()),
                PreviewLine::Already(what) if long => (format!("= {what}"), theme.quiet()),
                PreviewLine::Refused(why) => (why, theme.warning()),
                // A prompt opens on what is there. A weather is confirmed once a day.
                PreviewLine::Already(what) if self.topic == Topic::Weather => (what, theme.warning()),
                PreviewLine::Already(_) => (fl!(catalogue, "tui-nothing-changed"), theme.quiet()),
            };
            if long && style != theme.warning() {
                page.push(cut(&text, style));
            } else {
                page.wrapped(&text, style);
            }
        }
        if self.preview.without {
            let (commits, refused, _) = self.preview.counts();
            let ask = fl!(catalogue, "tui-without", refused = refused, count = commits);
            page.push(cut(&ask, theme.heading()));
        }
        mark_previewing(&mut page, 0, context);
        page.lines
    }
}

fn view_choice(
    line: Rect,
    buf: &mut Buffer,
    (n, by_digit): (usize, bool),
    choice: &PromptChoice,
    label: u16,
    context: &Context<'_>,
) {
    let theme = context.theme;
    let symbol = choice.tick.map_or(choice.symbol, Tick::symbol);
    let mut pen = Pen::on(buf, line);
    // Where a digit does not take a line, none stands before it.
    let number = if by_digit && n < 9 {
        (n + 1).to_string()
    } else {
        String::new()
    };
    pen.cell(2, &number, theme.quiet());
    pen.text(symbol, theme.text()).skip(1);
    pen.cell(label, &choice.label, theme.text()).skip(2);
    pen.text(&choice.note, theme.quiet());
}
