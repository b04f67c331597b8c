//! What a command line asks to see: the terms of a filter, options that are terms too, and saved views.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::failure::Failure;
use super::session::{NamedOrganisation, Session};
use super::verb::list::ListArgs;
use crate::settings::PersonalView;
use crate::wording::Catalogue;
use crate::wording::filter::broken;
use crate::wording::lookup::{InvalidText, find_days};
use crate::wording::sentence::{ArgumentError, UsageError, UsageHint};
use crate::workspace::Workspace;
use copil_plan::action_history::ActionHistories;
use copil_plan::field;
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::id::meant;
use copil_plan::query::{Comparison, Condition, Filter, FilterKey, FilterValue, Flag, MatchContext, Order, Preset};
use copil_plan::sanitize::sanitize;
use copil_plan::shape::{Shape, Timing};
use copil_plan::{ActionId, GroupedAction};

/// What the arguments ask for, and the order of the view that they name.
pub(super) fn filter_of(
    session: &mut Session,
    workspace: &Workspace,
    arguments: &ListArgs,
) -> Result<(Filter, Option<Order>), Failure> {
    let (view, order) = match &arguments.view {
        Some(name) => view(session, workspace, name)?,
        None => (Filter::default(), None),
    };
    let terms = parse(&arguments.terms.join(" "), workspace)?;
    let filter = view.and(options(session, workspace, arguments)?).and(terms);
    let plan = workspace.plan();
    let organisations = filter.organisations().filter_map(|id| {
        let name = plan.config.organisations.get(id.as_str())?;
        Some(NamedOrganisation {
            id: id.clone(),
            name: sanitize(name),
            plan: plan.id.clone(),
        })
    });
    session.organisations.extend(organisations);
    if filter.names_me() && workspace.me().is_none() {
        return Err(InvalidText::UnknownPerson.into());
    }
    if filter.names_me() {
        session.note_shared_address(workspace);
    }
    Ok((filter, order))
}

/// What a filter lets through.
pub(super) struct Matching<'w> {
    /// The filter.
    pub(super) filter: Filter,
    /// The actions, in the order of the view.
    pub(super) actions: Vec<(&'w ActionId, &'w GroupedAction)>,
}

/// The actions that the arguments ask for, as things are on a day.
pub(super) fn matching<'w>(
    session: &mut Session,
    workspace: &'w Workspace,
    arguments: &ListArgs,
    day: NaiveDate,
) -> Result<Matching<'w>, Failure> {
    let (filter, order) = filter_of(session, workspace, arguments)?;
    let histories = histories(session, workspace, &filter)?;
    let plan = workspace.plan();
    let asking = MatchContext {
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(plan, day)
    };
    let matcher = filter.matcher(&asking);
    let mut actions: Vec<_> = plan
        .actions
        .iter()
        .filter(|(id, placed)| matcher.matches(id, placed))
        .collect();
    order.unwrap_or_default().sort(plan, &mut actions);
    Ok(Matching { filter, actions })
}

fn parse(text: &str, workspace: &Workspace) -> Result<Filter, Failure> {
    let read = Filter::parse_on(text, workspace.plan(), workspace.today().day);
    read.map_err(|error| match broken(&error, workspace.known()) {
        Some(invalid) => invalid.into(),
        None => {
            let text = text.to_owned();
            UsageError::BadFilter { text, error }.into()
        }
    })
}

/// The options, each a term.
fn options(session: &Session, workspace: &Workspace, arguments: &ListArgs) -> Result<Filter, Failure> {
    let parser = session.value_parser(workspace);
    let asked = [
        (FilterKey::Group, Shape::Reference(Referent::Group), &arguments.group),
        (FilterKey::Status, Shape::Reference(Referent::Status), &arguments.status),
        (FilterKey::Lead, Shape::Reference(Referent::Person), &arguments.lead),
        (FilterKey::Axis, Shape::Reference(Referent::Axis), &arguments.axis),
        (FilterKey::Phase, Shape::Reference(Referent::Phase), &arguments.phase),
        (
            FilterKey::Organisation,
            Shape::Reference(Referent::Organisation),
            &arguments.organisation,
        ),
        (FilterKey::Priority, Shape::Priority, &arguments.priority),
        (FilterKey::Weather, Shape::Weather, &arguments.weather),
        (FilterKey::Tag, Shape::Text, &arguments.tag),
    ];
    let mut filter = Filter::default();
    for (key, shape, texts) in asked {
        let mut values = Vec::with_capacity(texts.len());
        for text in texts {
            let value = parser.value(shape, text.trim())?;
            let id = value.as_text().unwrap_or_default();
            values.push(FilterValue::of_id(key, id).unwrap_or_else(|| FilterValue::Text(id.to_owned())));
        }
        if !values.is_empty() {
            filter = filter.with(Condition::is_one_of(key, values));
        }
    }
    for (asked, flag) in [(arguments.late, Flag::Late), (arguments.due_soon, Flag::Soon)] {
        if asked {
            filter = filter.with(Condition::Flag(flag));
        }
    }
    if let Some(text) = &arguments.due_before {
        filter = filter.with(Condition::Compares {
            key: FilterKey::NextDue,
            comparison: Comparison::Before,
            value: FilterValue::Day(find_days(workspace.plan(), Timing::Planned, parser.today, text)?),
        });
    }
    for text in &arguments.text {
        filter = filter.with(Condition::Text(text.clone()));
    }
    Ok(filter)
}

/// The view that a name means: one of the plan's, by its id or its title, else one of the person's own, else one that every
/// plan has.
fn view(session: &Session, workspace: &Workspace, name: &str) -> Result<(Filter, Option<Order>), Failure> {
    let views = &workspace.plan().config.views;
    let by_id = meant(name, views.keys().map(AsRef::as_ref)).and_then(|id| views.get(id));
    let titled = || {
        let called = |texts: Vec<&str>| texts.iter().any(|text| fold(text) == fold(name));
        views
            .values()
            .find(|view| view.title.as_ref().is_some_and(|title| called(title.texts())))
    };
    if let Some(view) = by_id.or_else(titled) {
        return Ok((parse(&view.filter, workspace)?, view.order));
    }
    let own = &session.configuration.settings.views;
    let is_called = |view: &&PersonalView| fold(&view.name) == fold(name) || fold(&view.title) == fold(name);
    if let Some(view) = own.iter().find(is_called) {
        let order = view.order.as_deref().and_then(Order::from_word);
        return Ok((parse(&view.filter, workspace)?, order));
    }
    let is_meant = |preset: &&Preset| {
        let title = |catalogue: &Catalogue| fold(&catalogue.preset(**preset)) == fold(name);
        preset.word() == fold(name) || session.catalogue.both().iter().any(title)
    };
    match Preset::ALL.iter().find(is_meant) {
        Some(preset) => Ok((preset.filter(), Some(preset.order()))),
        None => {
            let known = views.keys().map(AsRef::<str>::as_ref);
            let own = own.iter().map(|view| view.name.as_str());
            let known: Vec<&str> = known
                .chain(own)
                .chain(Preset::ALL.iter().map(|preset| preset.word()))
                .collect();
            let hint = match field::nearest(name, known.iter().copied()) {
                None => UsageHint::Known(known.into_iter().map(str::to_owned).collect()),
                nearest => UsageHint::Nearest(nearest),
            };
            Err(UsageError::Arguments(ArgumentError::UnknownView(name.to_owned()), hint).into())
        }
    }
}

/// The actions that what is told of a plan that goes by a name has to be about by a filter; `None` for all that is told.
pub(super) fn about(
    session: &mut Session,
    workspace: &Workspace,
    name: &str,
    filter: Option<&str>,
) -> Result<Option<BTreeSet<ActionId>>, Failure> {
    let Some(text) = filter else { return Ok(None) };
    let wanted = ListArgs {
        terms: vec![text.to_owned()],
        ..ListArgs::default()
    };
    let (filter, _) = filter_of(session, workspace, &wanted)?;
    let histories = histories(session, workspace, &filter)?;
    let asking = MatchContext {
        name,
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(workspace.plan(), workspace.today().day)
    };
    Ok(filter.about(&asking))
}

/// What the history tells of each action, read only where the filter asks for it. What it does not reach far enough to
/// tell is said in a note.
pub(super) fn histories(
    session: &mut Session,
    workspace: &Workspace,
    filter: &Filter,
) -> Result<Option<ActionHistories>, Failure> {
    if !filter.asks_history() {
        return Ok(None);
    }
    let histories = workspace.history()?.histories()?;
    let context = MatchContext::of(workspace.plan(), workspace.today().day);
    let unknown = filter.unknown(&MatchContext {
        histories: Some(&histories),
        ..context
    });
    if unknown > 0 {
        let note = fl!(session.catalogue, "cli-past-unknown", count = unknown);
        session.print_note(&note);
    }
    Ok(Some(histories))
}
