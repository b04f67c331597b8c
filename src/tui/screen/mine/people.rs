//! Choosing whose work to see; for someone whom the plan does not know, how to be known as well.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::command::Command;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::panel;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{put, put_right, wrap};
use crate::tui::context::Context;
use copil_plan::PersonId;
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;

/// The people to choose from.
#[derive(Clone, Debug)]
pub(super) struct People {
    /// Each with how many actions they lead, those who lead most first.
    rows: Vec<(PersonId, usize)>,
    place: ListState,
}

impl People {
    /// The people of the plan, one of them selected.
    pub(super) fn of(selected: Option<&PersonId>, context: &Context<'_>) -> Self {
        let mut people = Self {
            rows: rows(context),
            place: ListState::default(),
        };
        let at = people.rows.iter().position(|(person, _)| Some(person) == selected);
        people.go(Motion::Down(at.unwrap_or(0)), context);
        people
    }

    pub(super) fn refresh(&mut self, context: &Context<'_>) {
        self.rows = rows(context);
        self.go(Motion::Up(0), context);
    }

    pub(super) fn selected(&self) -> Option<&PersonId> {
        self.rows.get(self.place.selected()).map(|(person, _)| person)
    }

    pub(super) fn update(&mut self, command: Command, context: &Context<'_>) {
        let page = list_area(context.body, context).height.max(1).into();
        let step = match command {
            Command::Up => Motion::Up(1),
            Command::Down => Motion::Down(1),
            Command::PageUp => Motion::Up(page),
            Command::PageDown => Motion::Down(page),
            Command::First => Motion::First,
            Command::Last => Motion::Last,
            _ => return,
        };
        self.go(step, context);
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) {
        let seen = list_area(context.body, context).height;
        self.place.go(motion, self.rows.len(), seen.into());
    }

    /// Selects the person at a place; answers whether it was selected already.
    pub(super) fn clicked(&mut self, body: Rect, at: (u16, u16), context: &Context<'_>) -> bool {
        let list = list_area(body, context);
        if !list.contains(at.into()) {
            return false;
        }
        let seen = usize::from(list.height);
        let row = self.place.first(self.rows.len(), seen) + usize::from(at.1 - list.y);
        let again = row == self.place.selected();
        if row < self.rows.len() {
            self.place.select(row, self.rows.len(), seen);
        }
        again && row < self.rows.len()
    }

    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = if context.standing.me.is_some() {
            fl!(catalogue, "tui-mine-people")
        } else {
            crate::tui::tab::Tab::Mine.name(catalogue)
        };
        let room = panel(buf, area, &title, true, theme);
        for (y, (text, style)) in (room.y..room.bottom()).zip(words(room.width, context)) {
            put(buf, room.x, y, room.width, &text, style);
        }
        let list = list_area(area, context);
        let seen = usize::from(list.height);
        let first = self.place.first(self.rows.len(), seen);
        for (y, (at, (person, led))) in (list.y..list.bottom()).zip(self.rows.iter().enumerate().skip(first)) {
            let line = Rect { y, height: 1, ..list };
            let name = sanitize(context.plan.person_name(person));
            let led: usize = *led;
            let led = fl!(catalogue, "tui-mine-led", count = led);
            let aside = 24.min(line.width / 2);
            put(
                buf,
                line.x,
                y,
                line.width.saturating_sub(aside + 1),
                &name,
                theme.text(),
            );
            put_right(buf, line.right(), y, aside, &led, theme.quiet());
            if at == self.place.selected() {
                mark(buf, line, theme.selected());
            }
        }
    }
}

fn rows(context: &Context<'_>) -> Vec<(PersonId, usize)> {
    let plan = context.plan;
    let mut led: std::collections::BTreeMap<&PersonId, usize> = std::collections::BTreeMap::new();
    for lead in plan.actions.values().flat_map(|placed| &placed.leads) {
        *led.entry(lead).or_default() += 1;
    }
    let people = plan.config.people.keys();
    let mut rows: Vec<_> = people
        .map(|person| (person.clone(), led.get(person).copied().unwrap_or(0)))
        .collect();
    rows.sort_by_cached_key(|(person, led)| (std::cmp::Reverse(*led), fold(plan.person_name(person))));
    rows
}

/// What stands above the list: for someone unknown, how to be known.
fn words(width: u16, context: &Context<'_>) -> Vec<(String, Style)> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    if context.standing.me.is_some() {
        return Vec::new();
    }
    let width = usize::from(width);
    let address = context.standing.address.as_deref();
    let who = match address {
        Some(address) => fl!(catalogue, "tui-mine-unknown", address = address),
        None => fl!(catalogue, "tui-mine-nobody"),
    };
    let mut lines: Vec<(String, Style)> = Vec::new();
    let mut say = |text: &str, style: Style| lines.extend(wrap(text, width).into_iter().map(|line| (line, style)));
    say(&who, theme.strong());
    let people = &context.plan.config.people;
    if let Some(address) = address.filter(|_| !people.is_empty()) {
        say(&fl!(catalogue, "tui-mine-how", file = "plan.toml"), theme.text());
        say(
            &format!("[people.{}]", fl!(catalogue, "tui-mine-function")),
            theme.accent(),
        );
        say(&format!("email = \"{address}\""), theme.accent());
    }
    let command = "git config user.email …";
    match address {
        Some(_) if people.is_empty() => {}
        Some(_) => say(&fl!(catalogue, "tui-mine-how-git", command = command), theme.text()),
        None => say(&fl!(catalogue, "tui-mine-tell-git", command = command), theme.text()),
    }
    lines.push((String::new(), theme.text()));
    let below = if people.is_empty() {
        fl!(catalogue, "tui-mine-no-people")
    } else {
        fl!(catalogue, "tui-mine-choose")
    };
    let strong = theme.accent().patch(theme.strong());
    lines.extend(wrap(&below, width).into_iter().map(|line| (line, strong)));
    lines
}

/// Where the people are listed.
fn list_area(area: Rect, context: &Context<'_>) -> Rect {
    let width = area.width.saturating_sub(4);
    let above = u16::try_from(words(width, context).len()).unwrap_or(u16::MAX);
    let top = 1 + above.min(area.height);
    Rect {
        x: area.x + 2,
        y: area.y + top,
        width,
        height: area.height.saturating_sub(top + 1),
    }
}
