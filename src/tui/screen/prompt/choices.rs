//! What each prompt lets one choose from. Over several actions, what fits at least one is offered, and what fits only some
//! says for how many.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::topic::{Pick, PromptChoice, Tick, Topic};
use crate::report::sheet::Spending;
use crate::tui::context::Context;
use crate::wording::signs::{KEPT, TO_COME, priority_sign, status_symbol, weather_symbol};
use copil_plan::field::Referent;
use copil_plan::id::{BudgetId, DeliverableId, IndicatorId};
use copil_plan::intent::next_statuses;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;
use copil_plan::value::{Value, VecMap};
use copil_plan::{
    ActionId, Budget, Deliverable, GroupedAction, Indicator, Milestone, MilestoneId, Need, Priority, StatusId, Weather,
};

/// What can be chosen; nothing where it is typed.
pub(super) fn choices(topic: Topic, actions: &[&GroupedAction], context: &Context<'_>) -> Vec<PromptChoice> {
    match topic {
        Topic::Status => statuses(actions, context),
        Topic::Milestone => milestones(actions, context),
        Topic::Due => dues(actions, context),
        Topic::Measure | Topic::Deliver | Topic::Spend => parts(topic, actions, context),
        _ => words(topic, actions, context),
    }
}

/// What undoing can take back, when several changes were recorded together last.
pub(super) fn undos(batch: usize, context: &Context<'_>) -> Vec<PromptChoice> {
    let with_references = false;
    [Pick::Batch { with_references }, Pick::Last { with_references }]
        .into_iter()
        .map(|pick| undo_choice(pick, batch, context))
        .collect()
}

/// One of these: `batch` is how many changes were recorded together.
pub(super) fn undo_choice(pick: Pick, batch: usize, context: &Context<'_>) -> PromptChoice {
    let catalogue = context.catalogue();
    let label = match pick {
        Pick::Batch { with_references: false } => fl!(catalogue, "tui-undo-batch", count = batch),
        Pick::Batch { with_references: true } => fl!(catalogue, "tui-undo-batch-with-references"),
        Pick::Last { with_references: true } => fl!(catalogue, "tui-undo-with-references"),
        _ => fl!(catalogue, "tui-undo-last"),
    };
    PromptChoice::new(pick, "·", label, String::new())
}

/// The statuses that at least one of the actions may take next, in the workflow's order when there are several.
fn statuses(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<PromptChoice> {
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
        PromptChoice::new(
            Pick::Word(Some(id.to_string())),
            status_symbol(plan.kind(id)),
            context.words.status(id).to_owned(),
            notes.join(" · "),
        )
    };
    offered.into_iter().map(line).collect()
}

/// A status that was chosen before the prompt opened, though the workflow does not lead there from where they are.
pub(super) fn forbidden(id: &StatusId, context: &Context<'_>) -> PromptChoice {
    let label = context.words.status(id).to_owned();
    let note = fl!(context.catalogue(), "tui-forbidden");
    PromptChoice::new(
        Pick::Word(Some(id.to_string())),
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
    let lacks_evidence = needs.contains(&Need::Evidence) && actions.iter().any(|action| action.evidence.is_empty());
    if needs.contains(&Need::Reason) && lacks_evidence {
        return fl!(catalogue, "tui-needs-reason-and-evidence");
    }
    if needs.contains(&Need::Reason) {
        return fl!(catalogue, "tui-needs-reason");
    }
    if lacks_evidence {
        return fl!(catalogue, "tui-needs-evidence");
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

/// Says of what is so already that it is, and of how many actions.
fn now_note(there: usize, of: usize, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match (there, of) {
        (0, _) => String::new(),
        (_, 1) => fl!(catalogue, "tui-now"),
        _ => fl!(catalogue, "tui-now-some", count = there, of = of),
    }
}

fn milestones(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<PromptChoice> {
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
    let next = PromptChoice::new(
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
        PromptChoice::new(Pick::Milestone(id.clone(), true), "○", sanitize(&milestone.title), note)
    };
    std::iter::once(next).chain(shared.into_iter().map(line)).collect()
}

fn milestone((id, milestone): (&MilestoneId, &Milestone), context: &Context<'_>) -> PromptChoice {
    let catalogue = context.catalogue();
    let note = match (milestone.done, milestone.due) {
        (Some(day), _) => fl!(catalogue, "tui-reached-on", date = catalogue.short_date(day)),
        (None, Some(day)) => fl!(catalogue, "tui-promised-for", date = catalogue.short_date(day)),
        (None, None) => String::new(),
    };
    let symbol = if milestone.done.is_some() { KEPT } else { TO_COME };
    let pick = Pick::Milestone(id.clone(), milestone.done.is_none());
    PromptChoice::new(pick, symbol, milestone.title.clone(), note)
}

/// The indicators, deliverables or budgets of one action; of several, those of an id that they share.
fn parts(topic: Topic, actions: &[&GroupedAction], context: &Context<'_>) -> Vec<PromptChoice> {
    let of = |action: &&GroupedAction| match topic {
        Topic::Measure => each(&action.indicators, |part| indicator(part, context)),
        Topic::Deliver => each(&action.deliverables, |part| deliverable(part, context)),
        _ => each(&action.budgets, |part| budget(part, context)),
    };
    if let [action] = actions {
        return of(action);
    }
    let mut shared: Vec<(PromptChoice, usize)> = Vec::new();
    for line in actions.iter().flat_map(of) {
        match shared.iter_mut().find(|(known, _)| known.pick == line.pick) {
            Some((_, count)) => *count += 1,
            None => shared.push((line, 1)),
        }
    }
    let shared = shared.into_iter().filter(|(_, count)| *count > 1);
    let line = |(line, count)| PromptChoice {
        note: fits_note(count, actions.len(), context),
        ..line
    };
    shared.map(line).collect()
}

fn each<K, V>(parts: &VecMap<K, V>, line: impl Fn((&K, &V)) -> PromptChoice) -> Vec<PromptChoice>
where
    K: AsRef<str>,
{
    parts.iter().map(line).collect()
}

/// An indicator, with its latest value and the one to reach.
fn indicator((id, indicator): (&IndicatorId, &Indicator), context: &Context<'_>) -> PromptChoice {
    let catalogue = context.catalogue();
    let note = match indicator.unmeasured(context.today) {
        Some(_) => catalogue.next_measure(indicator, context.today).unwrap_or_default(),
        None => catalogue.indicator_in_short(indicator),
    };
    PromptChoice::new(Pick::Indicator(id.clone()), "·", sanitize(&indicator.title), note)
}

fn deliverable((id, deliverable): (&DeliverableId, &Deliverable), context: &Context<'_>) -> PromptChoice {
    let catalogue = context.catalogue();
    let note = match (deliverable.done, deliverable.due) {
        (Some(day), _) => fl!(catalogue, "sheet-handed-over", day = catalogue.short_date(day)),
        (None, Some(day)) => fl!(catalogue, "tui-promised-for", date = catalogue.short_date(day)),
        (None, None) => String::new(),
    };
    let symbol = if deliverable.done.is_some() { "✓" } else { "○" };
    let pick = Pick::Deliverable(id.clone(), deliverable.done.is_none());
    PromptChoice::new(pick, symbol, sanitize(&deliverable.title), note)
}

fn budget((id, budget): (&BudgetId, &Budget), context: &Context<'_>) -> PromptChoice {
    let note = Spending::of(context.catalogue(), id, budget);
    PromptChoice::new(Pick::Budget(id.clone()), "·", note.name, note.amounts)
}

fn dues(actions: &[&GroupedAction], context: &Context<'_>) -> Vec<PromptChoice> {
    let catalogue = context.catalogue();
    let note = |day: Option<NaiveDate>| day.map(|day| catalogue.short_date(day)).unwrap_or_default();
    let [action] = actions else {
        // Nothing to choose between: the due date of each action itself.
        return Vec::new();
    };
    let whole = PromptChoice::new(Pick::Due(None), "·", fl!(catalogue, "tui-the-action"), note(action.due));
    let parts = action.unreached().map(|(id, milestone)| {
        let pick = Pick::Due(Some(id.clone()));
        PromptChoice::new(pick, "○", milestone.title.clone(), note(milestone.due))
    });
    std::iter::once(whole).chain(parts).collect()
}

/// The words that a file may hold there, each with its symbol and label.
fn offered(
    topic: Topic,
    actions: &[&GroupedAction],
    context: &Context<'_>,
) -> Vec<(Option<String>, &'static str, String)> {
    let (plan, catalogue) = (context.plan, context.catalogue());
    let named = |id: &str, name: &str| (Some(id.to_owned()), "·", sanitize(name));
    let all = |referent| {
        let things = plan.named(referent).into_iter();
        things.map(|one| named(one.id, one.names.first().unwrap_or(&one.id)))
    };
    match (topic, topic.shape().map(Shape::item)) {
        (Topic::Weather, _) | (_, Some(Shape::Weather)) => Weather::ALL
            .iter()
            .map(|weather| {
                let label = context.words.weather(*weather).to_owned();
                (Some(weather.word().to_owned()), weather_symbol(*weather), label)
            })
            .collect(),
        (Topic::Group, _) => all(Referent::Group).collect(),
        (_, Some(Shape::Priority)) => Priority::ALL
            .iter()
            .map(|priority| {
                let symbol = priority_sign(*priority);
                (Some(priority.word().to_owned()), symbol, catalogue.priority(*priority))
            })
            .collect(),
        (_, Some(shape @ Shape::Word(words))) => {
            let label = |word: &&str| catalogue.field_value(plan, shape, &Value::Text((*word).to_owned()));
            words.iter().map(|word| named(word, &label(word))).collect()
        }
        (_, Some(Shape::Reference(Referent::Status))) => {
            let line = |id: &StatusId| {
                let label = context.words.status(id).to_owned();
                (Some(id.to_string()), status_symbol(plan.kind(id)), label)
            };
            plan.workflow().keys().map(line).collect()
        }
        // Actions are known by their ids as well as by their titles; none waits for itself.
        (_, Some(Shape::Reference(Referent::Action))) => {
            let others = plan.actions.iter().filter(|(_, other)| match actions {
                [only] => !std::ptr::eq(*other, *only),
                _ => true,
            });
            let line = |(id, other): (&ActionId, &GroupedAction)| {
                let name = format!("{id}  {}", sanitize(&other.title));
                (Some(id.to_string()), "·", name)
            };
            others.map(line).collect()
        }
        (_, Some(Shape::Reference(referent))) => {
            let mut offered: Vec<_> = all(referent).collect();
            if !topic.is_ticked() {
                let own = catalogue.find(&format!("tui-choice-no-{}", topic.key()));
                offered.push((None, "·", own.unwrap_or_else(|| fl!(catalogue, "none"))));
            }
            offered
        }
        _ => Vec::new(),
    }
}

fn words(topic: Topic, actions: &[&GroupedAction], context: &Context<'_>) -> Vec<PromptChoice> {
    let now: Vec<Vec<String>> = actions.iter().map(|action| topic.words(action)).collect();
    words_of(topic, &now, actions, context)
}

/// The lines of what is chosen by a word, each with how many of those it is about have it already.
pub(super) fn words_of(
    topic: Topic,
    now: &[Vec<String>],
    actions: &[&GroupedAction],
    context: &Context<'_>,
) -> Vec<PromptChoice> {
    let line = |(word, symbol, label): (Option<String>, &'static str, String)| {
        let holds = |now: &&Vec<String>| match &word {
            Some(word) => now.contains(word),
            None => now.is_empty(),
        };
        let there = now.iter().filter(holds).count();
        let mut line = PromptChoice::new(Pick::Word(word), symbol, label, String::new());
        if topic.is_ticked() {
            line.tick = Some(Tick::of(there, now.len()));
        } else {
            line.note = match (topic, there, now.len()) {
                (Topic::Weather, 1, 1) => fl!(context.catalogue(), "tui-now-weather"),
                (_, there, of) => now_note(there, of, context),
            };
            line.is_now = there == now.len();
        }
        line
    };
    let mut lines: Vec<PromptChoice> = offered(topic, actions, context).into_iter().map(line).collect();
    if matches!(topic, Topic::Field("leads" | "depends_on") | Topic::Value(..)) {
        // Those that hold already come first: a plan may know hundreds of people, and has as many actions.
        lines.sort_by_key(|line| line.tick == Some(Tick::No));
    }
    lines
}
