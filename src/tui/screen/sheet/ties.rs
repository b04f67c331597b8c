//! What an action has to do with others: what it waits for, what waits for it, decisions about it, links.

use i18n_embed_fl::fl;

use super::page::{Page, Target};
use crate::tui::theme::status_symbol;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, Decision, GroupedAction, MeetingId};

impl Page<'_> {
    pub(super) fn dependencies(&mut self, id: &ActionId, placed: &GroupedAction) {
        let (plan, catalogue) = (self.context.plan, self.context.catalogue());
        let waiting = plan
            .actions
            .iter()
            .filter(|(_, other)| other.depends_on.contains(id))
            .map(|(id, _)| id);
        for (title, ids) in [
            (fl!(catalogue, "tui-depends-on"), placed.depends_on.iter().collect()),
            (fl!(catalogue, "tui-needed-by"), waiting.collect::<Vec<&ActionId>>()),
        ] {
            if ids.is_empty() {
                continue;
            }
            self.heading(&title);
            for id in ids {
                self.dependency(id);
            }
        }
    }

    fn dependency(&mut self, id: &ActionId) {
        let (plan, catalogue, theme) = (self.context.plan, self.context.catalogue(), self.context.theme);
        let Some(other) = plan.actions.get(id) else {
            let text = format!("{id}  {}", fl!(catalogue, "tui-no-such-action"));
            return self.item("?", theme.bad(), &text, "", theme.bad());
        };
        let kind = plan.kind(&other.status);
        let late = other.days_late(kind, self.context.today);
        let mut aside = self.context.words.status(&other.status).to_owned();
        if let Some(days) = late {
            aside = format!("{aside} · {}", fl!(catalogue, "tui-late", days = days));
        }
        let style = theme.status(kind);
        let aside_style = if late.is_some() { theme.bad() } else { style };
        self.link(Target::Action(id.clone()));
        let text = format!("{id}  {}", sanitize(&other.title));
        self.item(status_symbol(kind), style, &text, &aside, aside_style);
    }

    /// The decisions about an action, those of the last meeting first.
    pub(super) fn decisions(&mut self, id: &ActionId) {
        let about = self.context.plan.meetings.iter().rev().flat_map(|(meeting, held)| {
            let about = held
                .decisions
                .iter()
                .filter(|(_, decision)| decision.actions.contains(id));
            about.map(move |(number, decision)| (meeting, number.as_str(), decision))
        });
        let about: Vec<_> = about.collect();
        if about.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-decisions"));
        for (meeting, number, decision) in about {
            self.decision(meeting, number, decision);
        }
    }

    fn decision(&mut self, meeting: &MeetingId, number: &str, decision: &Decision) {
        let (plan, catalogue, theme) = (self.context.plan, self.context.catalogue(), self.context.theme);
        let (aside, style) = self.promise(decision.due, decision.done, false);
        let symbol = if decision.done.is_some() { "✓" } else { "○" };
        self.link(Target::Meeting(meeting.clone()));
        self.item(symbol, style, &decision.text, &aside, style);
        let mut from = format!("{}, {}", catalogue.meeting(plan, meeting), sanitize(number));
        if let Some(owner) = &decision.owner {
            from = format!("{from} · {}", sanitize(plan.person_name(owner)));
        }
        self.prose(&from, 2, theme.quiet());
    }

    pub(super) fn links(&mut self, placed: &GroupedAction) {
        if placed.links.is_empty() {
            return;
        }
        let theme = self.context.theme;
        self.heading(&fl!(self.context.catalogue(), "tui-links"));
        for (name, address) in placed.links.iter() {
            self.item("·", theme.quiet(), name, "", theme.text());
            self.prose(address, 2, theme.quiet());
        }
    }
}
