//! What a command line asks to see: the terms of a filter, options that are terms too, and saved views.

use super::failure::Failure;
use super::session::Session;
use super::verb::list::ListArgs;
use super::words;
use crate::settings::View;
use crate::wording::Catalogue;
use crate::workspace::Workspace;
use copil_plan::action_history::ActionHistories;
use copil_plan::fold::fold;
use copil_plan::id::meant;
use copil_plan::query::{Comparison, Condition, Filter, Flag, Key, Moment, Order, Preset, Value};
use copil_plan::{Plan, field};

/// What the arguments ask for, and the order of the view that they name.
pub(super) fn asked(
    session: &Session,
    workspace: &Workspace,
    arguments: &ListArgs,
) -> Result<(Filter, Option<Order>), Failure> {
    let plan = workspace.plan();
    let (view, order) = match &arguments.view {
        Some(name) => view(session, plan, name)?,
        None => (Filter::default(), None),
    };
    let terms = parse(&arguments.terms.join(" "), plan)?;
    let filter = view.and(options(session, workspace, arguments)?).and(terms);
    if filter.names_me() && workspace.me().is_none() {
        return Err(Failure::WhoAmI);
    }
    Ok((filter, order))
}

fn parse(text: &str, plan: &Plan) -> Result<Filter, Failure> {
    Filter::parse(text, plan).map_err(|error| Failure::BadFilter {
        text: text.to_owned(),
        error,
    })
}

/// The options, each a term.
fn options(session: &Session, workspace: &Workspace, arguments: &ListArgs) -> Result<Filter, Failure> {
    let plan = workspace.plan();
    let mut filter = Filter::default();
    let mut add = |key: Key, texts: &[String], find: &dyn Fn(&str) -> Result<Value, Failure>| {
        let values: Vec<Value> = texts.iter().map(|text| find(text.trim())).collect::<Result<_, _>>()?;
        if !values.is_empty() {
            filter = std::mem::take(&mut filter).with(Condition::is_one_of(key, values));
        }
        Ok::<_, Failure>(())
    };
    add(Key::Group, &arguments.group, &|text| {
        words::group(plan, text).map(Value::Group)
    })?;
    add(Key::Status, &arguments.status, &|text| {
        session.status(plan, text).map(Value::Status)
    })?;
    add(Key::Lead, &arguments.lead, &|text| {
        words::person(workspace, text).map(Value::Person)
    })?;
    add(Key::Axis, &arguments.axis, &|text| {
        words::axis(plan, text).map(Value::Axis)
    })?;
    add(Key::Organisation, &arguments.organisation, &|text| {
        words::organisation(plan, text).map(Value::Organisation)
    })?;
    add(Key::Priority, &arguments.priority, &|text| {
        session.priority(text).map(Value::Priority)
    })?;
    add(Key::Weather, &arguments.weather, &|text| {
        session.weather(text).map(Value::Weather)
    })?;
    add(Key::Tag, &arguments.tag, &|text| Ok(Value::Text(text.to_owned())))?;
    for (asked, flag) in [(arguments.late, Flag::Late), (arguments.due_soon, Flag::Soon)] {
        if asked {
            filter = filter.with(Condition::Flag(flag));
        }
    }
    if let Some(text) = &arguments.due_before {
        filter = filter.with(Condition::Compares {
            key: Key::Due,
            comparison: Comparison::Before,
            value: Value::Day(Moment::Day(session.day(text, workspace.today().day)?)),
        });
    }
    for text in &arguments.text {
        filter = filter.with(Condition::Text(text.clone()));
    }
    Ok(filter)
}

/// The view that a name means: one of the plan's, by its id or its title, else one of the person's own, else one that every
/// plan has.
fn view(session: &Session, plan: &Plan, name: &str) -> Result<(Filter, Option<Order>), Failure> {
    let views = &plan.config.views;
    let by_id = meant(name, views.keys().map(AsRef::as_ref)).and_then(|id| views.get(id));
    let titled = || {
        let called = |texts: Vec<&str>| texts.iter().any(|text| fold(text) == fold(name));
        views
            .values()
            .find(|view| view.title.as_ref().is_some_and(|title| called(title.texts())))
    };
    if let Some(view) = by_id.or_else(titled) {
        return Ok((parse(&view.filter, plan)?, view.order));
    }
    let own = &session.configuration.settings.views;
    let is_called = |view: &&View| fold(&view.name) == fold(name) || fold(&view.title) == fold(name);
    if let Some(view) = own.iter().find(is_called) {
        let order = view.order.as_deref().and_then(Order::from_word);
        return Ok((parse(&view.filter, plan)?, order));
    }
    let is_meant = |preset: &&Preset| {
        let title = |catalogue: &Catalogue| fold(&catalogue.preset(**preset)) == fold(name);
        preset.name() == fold(name) || session.catalogue.both().iter().any(title)
    };
    match Preset::ALL.iter().find(is_meant) {
        Some(preset) => Ok((preset.filter(), Some(preset.order()))),
        None => {
            let known = views.keys().map(AsRef::<str>::as_ref);
            let own = own.iter().map(|view| view.name.as_str());
            let known: Vec<&str> = known
                .chain(own)
                .chain(Preset::ALL.iter().map(|preset| preset.name()))
                .collect();
            Err(Failure::UnknownView {
                nearest: field::nearest(name, known.iter().copied()),
                name: name.to_owned(),
                known: known.into_iter().map(str::to_owned).collect(),
            })
        }
    }
}

/// What the history tells of each action, read only where the filter asks for it.
pub(super) fn histories(workspace: &Workspace, filter: &Filter) -> Result<Option<ActionHistories>, Failure> {
    if !filter.asks_history() {
        return Ok(None);
    }
    Ok(Some(workspace.history()?.histories()?))
}
