//! What can be found, the text it is found by, and how a find looks.

use std::borrow::Borrow;
use std::fmt::Display;
use std::sync::Arc;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::pen::Pen;
use crate::tui::component::text::columns;
use crate::tui::component::to_u16;
use crate::tui::context::Context;
use crate::wording::Catalogue;
use crate::wording::signs::status_symbol;
use crate::workspace::CommitId;
use crate::workspace::LogEntry;
use copil_plan::fold::fold;
use copil_plan::id::{AxisId, DecisionRef, OrganisationId, PhaseId, natural_order};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, MeetingId, PersonId, Plan};
use copil_store::{Snapshot, in_parallel};

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
    Decision(DecisionRef),
    /// One of several plans.
    Plan,
    /// A commit, and where it was in the history when the search took it in.
    Commit(usize, CommitId),
}

/// Something to be found, under the text that it is found by.
#[derive(Clone, Debug)]
pub struct FindCandidate {
    /// The place of its plan among several; `None` for what is of no plan alone.
    pub(super) plan: Option<usize>,
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
pub(super) fn candidates(plan: &Plan, catalogue: &Catalogue) -> Vec<FindCandidate> {
    let mut candidates = Vec::with_capacity(plan.actions.len() + 64);
    let mut collector = Collector::of(&mut candidates, catalogue, None);
    collector.actions(plan);
    collector.groups(plan);
    collector.parties(plan);
    collector.arrangement(plan);
    collector.meetings(plan);
    candidates
}

/// Everything in several plans: what all name together is of none of them alone.
pub(super) fn candidates_of_all(
    named: &Plan,
    plans: Vec<(usize, String, Option<Arc<Snapshot>>)>,
    catalogue: &Catalogue,
) -> Vec<FindCandidate> {
    let mut candidates = Vec::new();
    Collector::of(&mut candidates, catalogue, None).parties(named);
    let of_plan = in_parallel(plans, |(at, name, snapshot): (usize, String, Option<Arc<Snapshot>>)| {
        let mut candidates = Vec::new();
        let mut collector = Collector::of(&mut candidates, catalogue, Some((at, &name)));
        let plan = snapshot.as_ref().map(|snapshot| &snapshot.plan);
        let title = plan.map_or("", |plan| plan.config.title.as_str());
        let kind = fl!(catalogue, "tui-kind-plan");
        collector.add(FindTarget::Plan, &format!("{name} {title} {kind}"));
        if let Some(plan) = plan {
            collector.actions(plan);
            collector.groups(plan);
            collector.arrangement(plan);
            collector.meetings(plan);
        }
        candidates
    });
    candidates.extend(of_plan.into_iter().flatten());
    candidates
}

/// Takes down what can be found. What kind of thing each is finds it as well.
struct Collector<'c> {
    candidates: &'c mut Vec<FindCandidate>,
    catalogue: &'c Catalogue,
    /// The plan among several, with what the portfolio calls it.
    plan: Option<(usize, &'c str)>,
}

impl<'c> Collector<'c> {
    fn of(candidates: &'c mut Vec<FindCandidate>, catalogue: &'c Catalogue, plan: Option<(usize, &'c str)>) -> Self {
        Self {
            candidates,
            catalogue,
            plan,
        }
    }

    fn add(&mut self, target: FindTarget, text: &str) {
        let folded = match (self.plan, &target) {
            // An action is found by its name among all plans as well.
            (Some((_, name)), FindTarget::Action(id)) => fold(&format!("{text} {name}/{id}")),
            (Some((_, name)), _) => fold(&format!("{text} {name}")),
            (None, _) => fold(text),
        };
        self.candidates.push(FindCandidate {
            plan: self.plan.map(|(at, _)| at),
            target,
            folded,
        });
    }

    fn actions(&mut self, plan: &Plan) {
        let mut actions: Vec<_> = plan.actions.iter().collect();
        actions.sort_by(|(a, _), (b, _)| natural_order(a.as_str(), b.as_str()));
        for (id, placed) in actions {
            self.add(FindTarget::Action(id.clone()), &format!("{id} {}", placed.title));
        }
    }

    fn groups(&mut self, plan: &Plan) {
        let kind = fl!(self.catalogue, "tui-kind-group");
        for (id, group) in &plan.groups {
            self.add(FindTarget::Group(id.clone()), &format!("{id} {} {kind}", group.title));
        }
    }

    /// People and organisations.
    fn parties(&mut self, plan: &Plan) {
        let kind = fl!(self.catalogue, "tui-kind-person");
        for (id, person) in plan.config.people.iter() {
            self.add(FindTarget::Person(id.clone()), &format!("{id} {} {kind}", person.name));
        }
        let kind = fl!(self.catalogue, "tui-kind-organisation");
        for (id, name) in plan.config.organisations.iter() {
            self.add(FindTarget::Organisation(id.clone()), &format!("{id} {name} {kind}"));
        }
    }

    /// Axes and phases.
    fn arrangement(&mut self, plan: &Plan) {
        let kind = fl!(self.catalogue, "tui-kind-axis");
        for (id, title) in plan.config.axes.iter() {
            self.add(FindTarget::Axis(id.clone()), &format!("{id} {title} {kind}"));
        }
        let kind = fl!(self.catalogue, "tui-kind-phase");
        for (id, phase) in plan.config.phases.iter() {
            self.add(FindTarget::Phase(id.clone()), &format!("{id} {} {kind}", phase.title));
        }
    }

    /// Meetings, and what was decided there.
    fn meetings(&mut self, plan: &Plan) {
        let kind = fl!(self.catalogue, "tui-kind-meeting");
        for id in plan.meetings.keys().rev() {
            let name = self.catalogue.meeting(plan, id);
            self.add(FindTarget::Meeting(id.clone()), &format!("{id} {name} {kind}"));
        }
        let kind = fl!(self.catalogue, "tui-kind-decision");
        for (id, meeting) in plan.meetings.iter().rev() {
            for (reference, decision) in meeting.decisions_of(id) {
                let text = format!("{reference} {} {kind}", decision.text);
                self.add(FindTarget::Decision(reference), &text);
            }
        }
    }
}

/// A commit of the history, found by its hash, its subject and its author.
pub(super) fn commit(plan: Option<usize>, at: usize, entry: &LogEntry) -> FindCandidate {
    let text = format!(
        "{} {} {}",
        entry.commit.short(12),
        entry.said.subject,
        entry.author.name
    );
    FindCandidate {
        plan,
        target: FindTarget::Commit(at, entry.commit),
        folded: fold(&text),
    }
}

/// One find that is a commit: its hash, its subject, its day.
fn view_commit(pen: &mut Pen<'_>, entry: &LogEntry, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let kind = fl!(catalogue, "tui-kind-commit", date = catalogue.short_date(entry.day));
    pen.end(24, &kind, theme.quiet()).skip_end(1);
    pen.cell(8, &entry.commit.short(7), theme.strong()).skip(1);
    pen.text(&sanitize(&entry.said.subject), theme.text());
}

/// The widest that the name of a plan is drawn.
const PLAN: usize = 16;

/// One find, behind the name of its plan where it is of one of several.
pub(super) fn view(line: Rect, buf: &mut Buffer, found: &FindCandidate, context: &Context<'_>) {
    let mut pen = Pen::on(buf, line);
    let Some((view, at)) = context.portfolio.zip(found.plan) else {
        return view_in(&mut pen, &found.target, &context.history.entries, context);
    };
    let members = &view.portfolio.members;
    let Some(member) = members.get(at) else { return };
    let wide = members
        .iter()
        .map(|member| columns(&member.name))
        .max()
        .unwrap_or(0)
        .min(PLAN);
    if found.target != FindTarget::Plan {
        pen.cell(to_u16(wide), &sanitize(&member.name), context.theme.quiet())
            .skip(1);
    }
    let plan = view.plan(at).map_or(context.plan, |opened| opened.plan());
    let entries = view.told[at].as_ref().map_or(&[][..], |told| &told.entries);
    if found.target == FindTarget::Plan {
        let kind = fl!(context.catalogue(), "tui-kind-plan");
        pen.end(20, &kind, context.theme.quiet()).skip_end(1);
        pen.cell(to_u16(wide), &sanitize(&member.name), context.theme.strong())
            .skip(1);
        let title = view.plan(at).map(|_| sanitize(&plan.config.title)).unwrap_or_default();
        pen.text(&title, context.theme.text());
        return;
    }
    view_in(&mut pen, &found.target, entries, &Context { plan, ..*context });
}

/// One find of a plan: its id, its name, and what kind of thing it is.
fn view_in(pen: &mut Pen<'_>, target: &FindTarget, entries: &[impl Borrow<LogEntry>], context: &Context<'_>) {
    let (plan, catalogue, theme) = (context.plan, context.catalogue(), context.theme);
    let config = &plan.config;
    let quiet =
        |id: &dyn Display, name: Option<String>, kind| (id.to_string(), name.unwrap_or_default(), kind, theme.quiet());
    let (id, name, kind, style) = match target {
        FindTarget::Action(id) => {
            let Some(placed) = plan.actions.get(id) else { return };
            let kind = plan.kind(&placed.status);
            let status = format!("{} {}", status_symbol(kind), catalogue.status(plan, &placed.status));
            (id.to_string(), placed.title.clone(), status, theme.status(kind))
        }
        FindTarget::Group(id) => {
            let title = plan.groups.get(id).map(|group| group.title.clone());
            quiet(id, title, fl!(catalogue, "tui-kind-group"))
        }
        FindTarget::Person(id) => {
            let name = Some(plan.person_name(id).to_owned());
            quiet(id, name, fl!(catalogue, "tui-kind-person"))
        }
        FindTarget::Organisation(id) => {
            let name = config.organisations.get(id.as_str()).cloned();
            quiet(id, name, fl!(catalogue, "tui-kind-organisation"))
        }
        FindTarget::Axis(id) => quiet(
            id,
            config.axes.get(id.as_str()).cloned(),
            fl!(catalogue, "tui-kind-axis"),
        ),
        FindTarget::Phase(id) => {
            let title = config.phases.get(id.as_str()).map(|phase| phase.title.clone());
            quiet(id, title, fl!(catalogue, "tui-kind-phase"))
        }
        FindTarget::Meeting(id) => {
            let name = Some(catalogue.meeting(plan, id));
            quiet(id, name, fl!(catalogue, "tui-kind-meeting"))
        }
        FindTarget::Decision(id) => {
            let text = plan.decision(id).map(|decision| decision.text.clone());
            quiet(id, text, fl!(catalogue, "tui-kind-decision"))
        }
        FindTarget::Commit(at, id) => {
            let mut entries = entries.iter().map(Borrow::borrow);
            let there = entries.clone().nth(*at).filter(|entry: &&LogEntry| entry.commit == *id);
            if let Some(entry) = there.or_else(|| entries.find(|entry| entry.commit == *id)) {
                view_commit(pen, entry, context);
            }
            return;
        }
        FindTarget::Plan => return,
    };
    let wide = to_u16(columns(&id)).clamp(8, 20);
    pen.end(20, &kind, style).skip_end(1);
    pen.cell(wide, &id, theme.strong())
        .skip(1)
        .text(&sanitize(&name), theme.text());
}
