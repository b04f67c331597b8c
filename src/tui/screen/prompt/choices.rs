//! What each prompt lets one choose from. Over several actions, what fits at least one is offered, and what fits only some
//! says for how many.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::kind::{Choice, Part, Pick, Tick};
use crate::tui::context::Context;
use crate::tui::theme::status_symbol;
use crate::wording::terms::weather_symbol;
use copil_plan::intent::next_statuses;
use copil_plan::sanitize::sanitize;
use copil_plan::{GroupedAction, Milestone, MilestoneId, Need, Priority, StatusId, Weather};

fn choice(pick: Pick, symbol: &'static str, label: String, note: String) -> Choice {
    Choice {
        pick,
        symbol,
        label,
        note,
        tick: None,
    }
}

/// The statuses that at least one of the actions may take next, in the workflow's order when there are several.
pub(super) fn statuses(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<Choice> {
    let plan = context.plan;
    let next: Vec<Vec<&StatusId>> = actions
        .iter()
        .map(|action| next_statuses(plan, &action.status))
        .collect();
    let offered: Vec<&StatusId> = match next.as_slice() {
        [one] => one.clone(),
        _ => plan
            .workflow()
            .keys()
            .filter(|id| next.iter().any(|next| next.contains(id)))
            .collect(),
    };
    let line = |id: &StatusId| {
        let fits = next.iter().filter(|next| next.contains(&id)).count();
        let notes = [
            fits_note(fits, actions.len(), context),
            status_note(id, actions, context),
        ];
        let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        choice(
            Pick::Status(id.clone()),
            status_symbol(plan.kind(id)),
            context.words.status(id).to_owned(),
            notes.join(" · "),
        )
    };
    offered.into_iter().map(line).collect()
}

/// A status that was chosen before the prompt opened, though the workflow does not lead there from where they are.
pub(super) fn forbidden(id: &StatusId, context: &Context<'_>) -> Choice {
    let label = context.words.status(id).to_owned();
    let note = fl!(context.catalogue(), "tui-forbidden");
    choice(
        Pick::Status(id.clone()),
        status_symbol(context.plan.kind(id)),
        label,
        note,
    )
}

fn fits_note(fits: usize, of: usize, context: &Context<'_>) -> String {
    if fits == of {
        String::new()
    } else {
        fl!(context.catalogue(), "tui-fits-some", count = fits, of = of)
    }
}

/// What going into a status asks for.
fn status_note(id: &StatusId, actions: &[&GroupedAction], context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let status = context.plan.workflow().get(id.as_str());
    let needs = status.map(|status| status.needs.as_slice()).unwrap_or_default();
    if needs.contains(&Need::Reason) {
        return fl!(catalogue, "tui-needs-reason");
    }
    let unreached: Vec<&str> = actions
        .iter()
        .flat_map(|action| action.unreached())
        .map(|(_, milestone)| milestone.title.as_str())
        .collect();
    match (needs.contains(&Need::Milestones), unreached.as_slice(), actions.len()) {
        (false, ..) | (_, [], _) => String::new(),
        (true, titles, 1) => fl!(
            catalogue,
            "tui-needs-milestones",
            count = titles.len(),
            titles = titles.join(" ; ")
        ),
        (true, titles, _) => fl!(catalogue, "tui-needs-milestones-of-several", count = titles.len()),
    }
}

pub(super) fn weathers(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<Choice> {
    let line = |weather: &Weather| {
        let there = actions.iter().filter(|action| action.weather == Some(*weather)).count();
        choice(
            Pick::Weather(*weather),
            weather_symbol(*weather),
            context.words.weather(*weather).to_owned(),
            now_note(there, actions.len(), context),
        )
    };
    Weather::ALL.iter().map(line).collect()
}

/// Says of what is so already that it is, and of how many actions.
fn now_note(there: usize, of: usize, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match (there, of) {
        (0, _) => String::new(),
        (_, 1) => fl!(catalogue, "tui-now"),
        _ => fl!(catalogue, "tui-now-some", count = there, of = of),
    }
}

pub(super) fn milestones(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<Choice> {
    if let [action] = actions {
        let ahead = action.milestones.iter().filter(|(_, one)| one.done.is_none());
        let reached = action.milestones.iter().filter(|(_, one)| one.done.is_some());
        return ahead.chain(reached).map(|one| milestone(one, context)).collect();
    }
    let catalogue = context.catalogue();
    let with = actions
        .iter()
        .filter(|action| action.unreached().next().is_some())
        .count();
    if with == 0 {
        return Vec::new();
    }
    let next = choice(
        Pick::NextMilestone,
        "○",
        fl!(catalogue, "tui-next-milestone"),
        fits_note(with, actions.len(), context),
    );
    // A milestone of one name in several actions can be reached in all of them.
    let mut shared: Vec<(&MilestoneId, &Milestone, usize)> = Vec::new();
    for (id, milestone) in actions.iter().flat_map(|action| action.unreached()) {
        match shared.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, _, count)) => *count += 1,
            None => shared.push((id, milestone, 1)),
        }
    }
    shared.retain(|(_, _, count)| *count > 1);
    let line = |(id, milestone, count): (&MilestoneId, &Milestone, usize)| {
        let note = fits_note(count, actions.len(), context);
        choice(Pick::Milestone(id.clone(), true), "○", sanitize(&milestone.title), note)
    };
    std::iter::once(next).chain(shared.into_iter().map(line)).collect()
}

fn milestone((id, milestone): (&MilestoneId, &Milestone), context: &Context<'_>) -> Choice {
    let catalogue = context.catalogue();
    let note = match (milestone.done, milestone.due) {
        (Some(day), _) => fl!(catalogue, "tui-reached-on", date = catalogue.short_date(day)),
        (None, Some(day)) => fl!(catalogue, "tui-promised-for", date = catalogue.short_date(day)),
        (None, None) => String::new(),
    };
    let symbol = if milestone.done.is_some() { "✓" } else { "○" };
    let pick = Pick::Milestone(id.clone(), milestone.done.is_none());
    choice(pick, symbol, milestone.title.clone(), note)
}

pub(super) fn dues(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<Choice> {
    let catalogue = context.catalogue();
    let note = |day: Option<NaiveDate>| day.map(|day| catalogue.short_date(day)).unwrap_or_default();
    let [action] = actions else {
        // Nothing to choose between: the due date of each action itself.
        return Vec::new();
    };
    let whole = choice(Pick::Due(None), "·", fl!(catalogue, "tui-the-action"), note(action.due));
    let parts = action.unreached().map(|(id, milestone)| {
        let pick = Pick::Due(Some(id.clone()));
        choice(pick, "○", milestone.title.clone(), note(milestone.due))
    });
    std::iter::once(whole).chain(parts).collect()
}

/// What can be chosen for a part of the actions' sheets; nothing for one that is typed.
pub(super) fn parts(part: Part, actions: &[&GroupedAction], context: &Context<'_>) -> Vec<Choice> {
    let (plan, catalogue) = (context.plan, context.catalogue());
    let of = actions.len();
    let now = |is_so: &dyn Fn(&GroupedAction) -> bool| {
        let there = actions.iter().filter(|action| is_so(action)).count();
        now_note(there, of, context)
    };
    let tick = |holds: &dyn Fn(&GroupedAction) -> bool| match actions.iter().filter(|action| holds(action)).count() {
        0 => Tick::No,
        count if count == of => Tick::Yes,
        _ => Tick::Some,
    };
    match part {
        Part::Priority => Priority::ALL
            .iter()
            .map(|priority| {
                let symbol = if *priority == Priority::High { "!" } else { "·" };
                let note = now(&|action| action.priority == *priority);
                choice(Pick::Priority(*priority), symbol, catalogue.priority(*priority), note)
            })
            .collect(),
        Part::Axis => {
            let axes = plan.config.axes.iter().map(|(id, title)| {
                let note = now(&|action| action.axis.as_ref() == Some(id));
                choice(Pick::Axis(Some(id.clone())), "·", title.clone(), note)
            });
            let none = choice(
                Pick::Axis(None),
                "·",
                fl!(catalogue, "tui-choice-no-axis"),
                now(&|action| action.axis.is_none()),
            );
            axes.chain(std::iter::once(none)).collect()
        }
        Part::Group => plan
            .groups
            .iter()
            .map(|(id, group)| {
                let note = now(&|action| action.group == *id);
                choice(Pick::Group(id.clone()), "·", group.title.clone(), note)
            })
            .collect(),
        Part::Leads => {
            let people = plan.config.people.iter().map(|(id, person)| Choice {
                tick: Some(tick(&|action| action.leads.contains(id))),
                ..choice(Pick::Lead(id.clone()), "·", sanitize(&person.name), String::new())
            });
            ticked_first(people.collect())
        }
        Part::Organisations => plan
            .config
            .organisations
            .iter()
            .map(|(id, name)| Choice {
                tick: Some(tick(&|action| action.organisations.contains(id))),
                ..choice(Pick::Organisation(id.clone()), "·", name.clone(), String::new())
            })
            .collect(),
        Part::Title | Part::Start | Part::Progress | Part::Tags | Part::Description => Vec::new(),
    }
}

/// Those that hold already come first: a plan may know hundreds of people.
fn ticked_first(choices: Vec<Choice>) -> Vec<Choice> {
    let (mut first, others): (Vec<_>, Vec<_>) = choices.into_iter().partition(|choice| choice.tick != Some(Tick::No));
    first.extend(others);
    first
}
