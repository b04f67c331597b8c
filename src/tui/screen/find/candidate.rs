//! What can be found, the text it is found by, and how a find looks.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::pen::Pen;
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::wording::signs::status_symbol;
use crate::workspace::CommitId;
use crate::workspace::LogEntry;
use copil_plan::fold::fold;
use copil_plan::id::{AxisId, OrganisationId, PhaseId, natural_order};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, MeetingId, PersonId};

/// What can be found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FindTarget {
    Action(ActionId),
    Group(GroupId),
    Person(PersonId),
    Organisation(OrganisationId),
    Axis(AxisId),
    Phase(PhaseId),
    Meeting(MeetingId),
    /// A commit, and where it was in the history when the search took it in.
    Commit(usize, CommitId),
}

/// Something to be found, under the text that it is found by.
#[derive(Clone, Debug)]
pub(super) struct FindCandidate {
    pub(super) target: FindTarget,
    pub(super) folded: String,
}

/// By how much a commit stands behind what it is about.
const BEHIND: i64 = 1_500;

impl FindCandidate {
    /// By how much it stands behind others that hold what is sought as well.
    pub(super) fn behind(&self) -> i64 {
        match self.target {
            FindTarget::Commit(..) => BEHIND,
            _ => 0,
        }
    }
}

/// Everything in the plan.
pub(super) fn candidates(context: &Context<'_>) -> Vec<FindCandidate> {
    let plan = context.plan;
    let mut candidates: Vec<FindCandidate> = Vec::with_capacity(plan.actions.len() + 64);
    let mut actions: Vec<_> = plan.actions.iter().collect();
    actions.sort_by(|(a, _), (b, _)| natural_order(a.as_str(), b.as_str()));
    let mut add = |target, text: &str| {
        candidates.push(FindCandidate {
            target,
            folded: fold(text),
        });
    };
    for (id, placed) in actions {
        add(FindTarget::Action(id.clone()), &format!("{id} {}", placed.title));
    }
    // What kind of thing each is finds it as well.
    let catalogue = context.catalogue();
    let kind = fl!(catalogue, "tui-kind-group");
    for (id, group) in &plan.groups {
        add(FindTarget::Group(id.clone()), &format!("{id} {} {kind}", group.title));
    }
    let kind = fl!(catalogue, "tui-kind-person");
    for (id, person) in plan.config.people.iter() {
        add(FindTarget::Person(id.clone()), &format!("{id} {} {kind}", person.name));
    }
    let kind = fl!(catalogue, "tui-kind-organisation");
    for (id, name) in plan.config.organisations.iter() {
        add(FindTarget::Organisation(id.clone()), &format!("{id} {name} {kind}"));
    }
    let kind = fl!(catalogue, "tui-kind-axis");
    for (id, title) in plan.config.axes.iter() {
        add(FindTarget::Axis(id.clone()), &format!("{id} {title} {kind}"));
    }
    let kind = fl!(catalogue, "tui-kind-phase");
    for (id, phase) in plan.config.phases.iter() {
        add(FindTarget::Phase(id.clone()), &format!("{id} {} {kind}", phase.title));
    }
    let kind = fl!(catalogue, "tui-kind-meeting");
    for id in plan.meetings.keys().rev() {
        let name = catalogue.meeting(plan, id);
        add(FindTarget::Meeting(id.clone()), &format!("{id} {name} {kind}"));
    }
    candidates
}

/// A commit of the history, found by its hash, its subject and its author.
pub(super) fn commit(at: usize, entry: &LogEntry) -> FindCandidate {
    let text = format!(
        "{} {} {}",
        entry.commit.short(12),
        entry.said.subject,
        entry.author.name
    );
    FindCandidate {
        target: FindTarget::Commit(at, entry.commit),
        folded: fold(&text),
    }
}

/// One find that is a commit: its hash, its subject, its day.
fn view_commit(line: Rect, buf: &mut Buffer, at: usize, id: &CommitId, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let entries = &context.history.entries;
    let there = entries.get(at).filter(|entry| entry.commit == *id);
    let Some(entry) = there.or_else(|| entries.iter().find(|entry| entry.commit == *id)) else {
        return;
    };
    let kind = fl!(catalogue, "tui-kind-commit", date = catalogue.short_date(entry.day));
    let mut pen = Pen::on(buf, line);
    pen.end(24, &kind, theme.quiet()).skip_end(1);
    pen.cell(8, &id.short(7), theme.strong()).skip(1);
    pen.text(&sanitize(&entry.said.subject), theme.text());
}

/// One find: its id, its name, and what kind of thing it is.
pub(super) fn view(line: Rect, buf: &mut Buffer, target: &FindTarget, context: &Context<'_>) {
    let (plan, catalogue, theme) = (context.plan, context.catalogue(), context.theme);
    let (id, name, kind, style) = match target {
        FindTarget::Action(id) => {
            let Some(placed) = plan.actions.get(id) else { return };
            let kind = plan.kind(&placed.status);
            let status = format!("{} {}", status_symbol(kind), context.words.status(&placed.status));
            (id.as_str(), placed.title.clone(), status, theme.status(kind))
        }
        FindTarget::Group(id) => {
            let title = plan.groups.get(id).map(|group| group.title.clone()).unwrap_or_default();
            (id.as_str(), title, fl!(catalogue, "tui-kind-group"), theme.quiet())
        }
        FindTarget::Person(id) => (
            id.as_str(),
            plan.person_name(id).to_owned(),
            fl!(catalogue, "tui-kind-person"),
            theme.quiet(),
        ),
        FindTarget::Organisation(id) => (
            id.as_str(),
            plan.config.organisations.get(id.as_str()).cloned().unwrap_or_default(),
            fl!(catalogue, "tui-kind-organisation"),
            theme.quiet(),
        ),
        FindTarget::Axis(id) => (
            id.as_str(),
            plan.config.axes.get(id.as_str()).cloned().unwrap_or_default(),
            fl!(catalogue, "tui-kind-axis"),
            theme.quiet(),
        ),
        FindTarget::Phase(id) => (
            id.as_str(),
            plan.config
                .phases
                .get(id.as_str())
                .map(|phase| phase.title.clone())
                .unwrap_or_default(),
            fl!(catalogue, "tui-kind-phase"),
            theme.quiet(),
        ),
        FindTarget::Commit(at, id) => return view_commit(line, buf, *at, id, context),
        FindTarget::Meeting(id) => (
            id.as_str(),
            catalogue.meeting(plan, id),
            fl!(catalogue, "tui-kind-meeting"),
            theme.quiet(),
        ),
    };
    let wide = u16::try_from(columns(id)).unwrap_or(16).clamp(8, 18);
    let mut pen = Pen::on(buf, line);
    pen.end(20, &kind, style).skip_end(1);
    pen.cell(wide, id, theme.strong()).skip(1).text(&name, theme.text());
}
