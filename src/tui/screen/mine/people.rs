//! Choosing whose work to see; for someone whom the plan does not know, how to be known as well.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

use crate::tui::command::Command;
use crate::tui::component::{Click, PageWriter, Rows, Select, panel, put, put_right, to_u16};
use crate::tui::context::Context;
use copil_plan::PersonId;
use copil_plan::collation::collation_key;
use copil_plan::sanitize::sanitize;

/// The people to choose from, each with how many actions they lead, those who lead most first.
#[derive(Clone, Debug)]
pub(super) struct People(Select<(PersonId, usize)>);

impl People {
    /// The people of the plan, one of them selected.
    pub(super) fn of(selected: Option<&PersonId>, context: &Context<'_>) -> Self {
        let mut people = Select::new(rows(context));
        let at = people.items().iter().position(|(person, _)| Some(person) == selected);
        people.select(at.unwrap_or(0), list(context.body, context).seen());
        Self(people)
    }

    pub(super) fn refresh(&mut self, context: &Context<'_>) {
        let seen = list(context.body, context).seen();
        self.0.replace(rows(context), seen, |(old, _), (new, _)| old == new);
    }

    pub(super) fn selected(&self) -> Option<&PersonId> {
        self.0.selected().map(|(person, _)| person)
    }

    pub(super) fn update(&mut self, command: Command, context: &Context<'_>) {
        self.0.follow(command, list(context.body, context).seen());
    }

    pub(super) fn click(&mut self, event: MouseEvent, context: &Context<'_>) -> Option<Click> {
        self.0.click(event, list(context.body, context))
    }

    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = if context.repo_status.me.is_some() {
            fl!(catalogue, "tui-mine-people")
        } else {
            crate::tui::tab::Tab::Mine.name(catalogue, false)
        };
        let room = panel(buf, area, &title, true, theme);
        words(room.width, context).draw(room, buf);
        self.0
            .draw(list(area, context), buf, theme, |buf, line, (person, led)| {
                let name = sanitize(context.plan.person_name(person));
                let led: usize = *led;
                let (led, aside) = (fl!(catalogue, "tui-mine-led", count = led), 24.min(line.width / 2));
                let room = line.width.saturating_sub(aside + 1);
                put(buf, line.x, line.y, room, &name, theme.text());
                put_right(buf, line.right(), line.y, aside, &led, theme.quiet());
            });
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
    rows.sort_by_cached_key(|(person, led)| (std::cmp::Reverse(*led), collation_key(plan.person_name(person))));
    rows
}

/// What stands above the list: for someone unknown, how to be known.
fn words(width: u16, context: &Context<'_>) -> PageWriter {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut page = PageWriter::new(usize::from(width), theme);
    if context.repo_status.me.is_some() {
        return page;
    }
    let address = context.repo_status.address.as_deref();
    let who = match address {
        Some(address) => fl!(catalogue, "tui-mine-unknown", address = address),
        None => fl!(catalogue, "tui-mine-nobody"),
    };
    let mut say = |text: &str, style: Style| page.wrapped(text, style);
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
    let below = if people.is_empty() {
        fl!(catalogue, "tui-mine-no-people", key = context.new_key())
    } else {
        fl!(catalogue, "tui-mine-choose")
    };
    page.blank();
    page.wrapped(&below, theme.heading());
    page
}

/// Where the people are listed.
fn list(area: Rect, context: &Context<'_>) -> Rows {
    let room = area.inner(Margin::new(2, 1));
    let above = to_u16(words(room.width, context).lines.len());
    let above = above.min(room.height);
    Rows::single(Rect {
        y: room.y + above,
        height: room.height - above,
        ..room
    })
}
