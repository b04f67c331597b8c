//! What the plan is divided into, below its figures: its working groups, its organisations, its axes or its phases.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::groups::{group_line, name_width};
use super::{Dashboard, DashboardPart};
use crate::report::parts::{PARTS_BY, Part, parts};
use crate::tui::command::Command;
use crate::tui::component::{Cycle, ListState, fit_names, foot, mark, nothing, panel};
use crate::tui::context::Context;
use copil_plan::GroupBy;

impl Dashboard {
    /// What the plan is divided into.
    pub(super) fn shown<'a>(&'a self, context: &'a Context<'_>) -> &'a [Part] {
        match self.by.taken() {
            GroupBy::Group => &context.figures.groups,
            _ => &self.parts,
        }
    }

    /// Divides the plan by the next thing that it has parts by.
    pub(super) fn arrange(&mut self, context: &Context<'_>) {
        self.by = self.next_by(context);
        self.gather(context);
        self.groups = ListState::default();
        self.part = DashboardPart::Groups;
    }

    /// The next thing that the plan has parts by; the same where there is no other.
    fn next_by(&self, context: &Context<'_>) -> Cycle<GroupBy> {
        let config = &context.plan.config;
        let mut by = self.by;
        for _ in PARTS_BY {
            by.advance();
            let has_parts = match by.taken() {
                GroupBy::Organisation => !config.organisations.is_empty(),
                GroupBy::Axis => !config.axes.is_empty(),
                GroupBy::Phase => !config.phases.is_empty(),
                _ => !context.figures.groups.is_empty(),
            };
            if has_parts {
                break;
            }
        }
        by
    }

    pub(super) fn gather(&mut self, context: &Context<'_>) {
        self.parts = match self.by.taken() {
            GroupBy::Group => Vec::new(),
            by => parts(context.plan, by, context.histories, context.today),
        };
    }

    pub(super) fn parts_title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self.by.taken() {
            GroupBy::Organisation => fl!(catalogue, "tui-parties"),
            GroupBy::Axis => fl!(catalogue, "burn-up-axes"),
            GroupBy::Phase => fl!(catalogue, "burn-up-phases"),
            _ => fl!(catalogue, "tui-groups"),
        }
    }

    pub(super) fn groups(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let listens = self.part == DashboardPart::Groups;
        let room = panel(buf, area, &self.parts_title(context), listens, context.theme);
        let groups = self.shown(context);
        if groups.is_empty() {
            let said = [
                fl!(context.catalogue(), "tui-no-groups"),
                fl!(context.catalogue(), "tui-groups-fill", key = context.new_key()),
            ];
            nothing(room, buf, &said, context.theme);
        }
        self.group_rows(buf, context, |buf, line| mark(buf, line, context.theme.selected()));
        let seen = self.rows_of(DashboardPart::Groups, context).seen();
        let hidden = groups
            .len()
            .saturating_sub(self.groups.first(groups.len(), seen) + seen);
        let right = match hidden {
            0 => String::new(),
            hidden => fl!(context.catalogue(), "tui-more-below", count = hidden),
        };
        foot(buf, area, &self.other_parts(context), &right, context.theme);
    }

    /// The key that divides the plan otherwise, and by what; nothing where it has parts by nothing else.
    fn other_parts(&self, context: &Context<'_>) -> String {
        let (catalogue, next) = (context.catalogue(), self.next_by(context));
        let key = context.keymap.key_of(Command::By, catalogue);
        if next.taken() == self.by.taken() {
            return String::new();
        }
        fl!(catalogue, "tui-parts-next", key = key, by = next.word())
    }

    /// What the plan is divided into, the selected one with a mark where they listen.
    pub(super) fn group_rows(&self, buf: &mut Buffer, context: &Context<'_>, mark: impl Fn(&mut Buffer, Rect)) {
        let groups = self.shown(context);
        let rows = self.rows_of(DashboardPart::Groups, context);
        let seen = || self.groups.visible(rows, groups.len());
        let names: Vec<String> = seen().map(|(_, at)| groups[at].name(context.catalogue())).collect();
        let ids = seen().map(|(_, at)| groups[at].key.as_str());
        let names = fit_names(names.iter().map(String::as_str).zip(ids), name_width(rows.area.width));
        for ((line, at), name) in seen().zip(&names) {
            group_line(line, buf, name, &groups[at].tally, context);
            if self.part == DashboardPart::Groups && at == self.groups.selected() {
                mark(buf, line);
            }
        }
    }
}
