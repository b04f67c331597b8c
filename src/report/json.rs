//! Values for scripts: keys in English, words as the files have them, days in ISO 8601, `null` for what is absent.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::wording::Catalogue;
use crate::workspace::{LogEntry, PreparedCommit, RecordedCommit};
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::value::{Keyed, Value};
use copil_plan::{
    ActionId, AgendaItem, Budget, Decision, DecisionRef, Deliverable, Group, GroupedAction, Indicator, Measure,
    Meeting, MeetingId, Milestone, Plan,
};
use copil_store::{PlanPath, Problem};

/// A value of a file.
pub fn value(value: &Value) -> Json {
    match value {
        Value::Boolean(value) => json!(value),
        Value::Integer(value) => json!(value),
        Value::Number(value) => json!(value),
        Value::Date(value) => json!(value),
        Value::Moment(value) | Value::Text(value) => json!(value),
        Value::List(values) => values.iter().map(self::value).collect(),
        Value::Table(table) => table
            .iter()
            .map(|(key, value)| (key.clone(), self::value(value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// An action, as a list shows it.
pub fn action(plan: &Plan, id: &ActionId, placed: &GroupedAction, today: NaiveDate) -> Json {
    let action = &placed.action;
    let kind = plan.kind(&action.status);
    json!({
        "id": id.as_str(),
        "file": PlanPath::action(&placed.group, id).as_str(),
        "group": placed.group.as_str(),
        "title": action.title,
        "status": action.status.as_str(),
        "kind": kind.word(),
        "since": action.since,
        "priority": action.priority.word(),
        "weather": action.weather.map(copil_plan::Weather::word),
        "comment": action.comment,
        "axis": action.axis.as_ref().map(|axis| axis.as_str()),
        "leads": ids(&action.leads),
        "organisations": ids(&action.organisations),
        "start": action.start,
        "due": action.due,
        "next_due": action.next_due(kind),
        "days_late": action.days_late(kind, today),
        "due_soon": action.is_due_soon(kind, today, plan.config.rules().due_soon()),
        "progress": action.progress(kind),
        "weight": action.weight(),
        "depends_on": ids(&action.depends_on),
        "tags": action.tags,
    })
}

/// An action with all it is made of.
pub fn whole_action(plan: &Plan, id: &ActionId, placed: &GroupedAction, today: NaiveDate) -> Json {
    let action = &placed.action;
    let mut whole = self::action(plan, id, placed, today);
    let links: Map<String, Json> = action
        .links
        .iter()
        .map(|(name, address)| (name.clone(), json!(address)))
        .collect();
    let needed_by: Vec<&str> = needed_by(plan, id).map(|(id, _)| id.as_str()).collect();
    let decisions: Vec<Json> = decisions_about(plan, id)
        .map(|(reference, decision)| self::decision(&reference, decision))
        .collect();
    let parts = [
        ("description", json!(action.description)),
        ("milestones", keyed(&action.milestones, milestone)),
        ("indicators", keyed(&action.indicators, indicator)),
        ("deliverables", keyed(&action.deliverables, deliverable)),
        ("budgets", keyed(&action.budgets, budget)),
        ("links", links.into()),
        ("needed_by", json!(needed_by)),
        ("decisions", decisions.into()),
    ];
    if let Some(object) = whole.as_object_mut() {
        object.extend(parts.map(|(key, value)| (key.to_owned(), value)));
    }
    whole
}

/// The actions that wait for one.
pub fn needed_by<'p>(plan: &'p Plan, id: &'p ActionId) -> impl Iterator<Item = (&'p ActionId, &'p GroupedAction)> {
    plan.actions
        .iter()
        .filter(move |(_, placed)| placed.depends_on.contains(id))
}

/// The decisions about an action, oldest meeting first.
pub fn decisions_about<'p>(plan: &'p Plan, id: &'p ActionId) -> impl Iterator<Item = (DecisionRef, &'p Decision)> {
    plan.meetings.iter().flat_map(move |(meeting, held)| {
        let about = held
            .decisions
            .iter()
            .filter(move |(_, decision)| decision.actions.contains(id));
        about.map(move |(number, decision)| {
            let reference = DecisionRef {
                meeting: meeting.clone(),
                decision: number.clone(),
            };
            (reference, decision)
        })
    })
}

/// A working group.
pub fn group(plan: &Plan, id: &copil_plan::GroupId, group: &Group) -> Json {
    let actions: Vec<&str> = plan.actions_of(id).map(|(id, _)| id.as_str()).collect();
    json!({
        "id": id.as_str(),
        "title": group.title,
        "description": group.description,
        "leads": ids(&group.leads),
        "members": ids(&group.members),
        "progress": copil_plan::progress::mean(plan, plan.actions_of(id).map(|(_, placed)| &placed.action)),
        "actions": actions,
    })
}

fn ids<T: AsRef<str>>(ids: &[T]) -> Json {
    ids.iter().map(|id| json!(id.as_ref())).collect()
}

fn keyed<K: AsRef<str>, V>(parts: &Keyed<K, V>, part: fn(&V) -> Json) -> Json {
    let with_id = |(id, value): (&K, &V)| {
        let mut value = part(value);
        if let Some(object) = value.as_object_mut() {
            object.insert("id".to_owned(), json!(id.as_ref()));
        }
        value
    };
    parts.iter().map(with_id).collect()
}

fn milestone(milestone: &Milestone) -> Json {
    json!({
        "title": milestone.title,
        "due": milestone.due,
        "done": milestone.done,
        "weight": milestone.weight.unwrap_or(1.0),
    })
}

fn indicator(indicator: &Indicator) -> Json {
    json!({
        "title": indicator.title,
        "unit": indicator.unit,
        "initial": indicator.initial.as_ref().map(measure),
        "target": indicator.target.as_ref().map(measure),
        "measures": indicator.measures.iter().map(measure).collect::<Vec<_>>(),
        "progress": indicator.progress(),
    })
}

fn measure(measure: &Measure) -> Json {
    json!({ "date": measure.date, "value": measure.value })
}

fn deliverable(deliverable: &Deliverable) -> Json {
    json!({
        "title": deliverable.title,
        "due": deliverable.due,
        "done": deliverable.done,
        "link": deliverable.link,
    })
}

fn budget(budget: &Budget) -> Json {
    json!({ "unit": budget.unit, "planned": budget.planned, "spent": budget.spent })
}

/// A decision and what it is called.
pub fn decision(reference: &DecisionRef, decision: &Decision) -> Json {
    json!({
        "id": reference.to_string(),
        "text": decision.text,
        "actions": ids(&decision.actions),
        "owner": decision.owner.as_ref().map(|owner| owner.as_str()),
        "due": decision.due,
        "done": decision.done,
    })
}

/// A meeting.
pub fn meeting(id: &MeetingId, meeting: &Meeting) -> Json {
    let item = |item: &AgendaItem| {
        json!({
            "action": item.action.as_ref().map(|action| action.as_str()),
            "title": item.title,
            "minutes": item.minutes,
        })
    };
    let decisions = meeting.decisions.iter().map(|(number, decision)| {
        let reference = DecisionRef {
            meeting: id.clone(),
            decision: number.clone(),
        };
        self::decision(&reference, decision)
    });
    json!({
        "id": id.as_str(),
        "committee": meeting.committee.as_str(),
        "date": meeting.date,
        "place": meeting.place,
        "state": meeting.state.word(),
        "present": ids(&meeting.present),
        "excused": ids(&meeting.excused),
        "agenda": meeting.agenda.iter().map(item).collect::<Vec<_>>(),
        "decisions": decisions.collect::<Vec<_>>(),
    })
}

/// Something wrong with a file.
pub fn problem(catalogue: &Catalogue, problem: &Problem) -> Json {
    let said = crate::wording::problem::told(catalogue, problem);
    let place = problem.place.as_ref();
    json!({
        "severity": if problem.is_error() { "error" } else { "warning" },
        "file": problem.path.as_str(),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "excerpt": place.map(|place| place.excerpt.as_str()),
        "message": said.what,
        "hint": said.hint,
    })
}

/// What a change is about: `{"action": "RH-04"}`.
pub fn subject(subject: &Subject) -> Json {
    match subject {
        Subject::PlanConfig => json!({ "plan": true }),
        Subject::Group(id) => json!({ "group": id.as_str() }),
        Subject::Action(id) => json!({ "action": id.as_str() }),
        Subject::Meeting(id) => json!({ "meeting": id.as_str() }),
    }
}

/// One thing that changed.
pub fn change(change: &Change) -> Json {
    let mut object = Map::new();
    let mut put = |key: &str, value: Json| {
        object.insert(key.to_owned(), value);
    };
    put("subject", subject(&change.subject()));
    let kind = match (change, change.meaning()) {
        (_, Meaning::Status { .. }) => "status",
        (_, Meaning::Weather { .. }) => "weather",
        (_, Meaning::Due { .. }) => "due",
        (_, Meaning::Reached { .. }) => "milestone",
        (_, Meaning::Since | Meaning::Field(_)) => "field",
        (_, Meaning::Created) => "created",
        (_, Meaning::Deleted) => "deleted",
        (_, Meaning::Moved { .. }) => "moved",
        (_, Meaning::Renamed { .. }) => "renamed",
    };
    put("kind", json!(kind));
    match change {
        Change::Created { group, content, .. } | Change::Deleted { group, content, .. } => {
            put("group", json!(group.as_ref().map(|group| group.as_str())));
            put("content", value(&Value::Table(content.clone())));
        }
        Change::Moved { from, to, .. } => {
            put("old", json!(from.as_str()));
            put("new", json!(to.as_str()));
        }
        Change::Renamed { from, to } => {
            put("old", json!(from.as_str()));
            put("new", json!(to.as_str()));
        }
        Change::Set { path, old, new, .. } => {
            put("field", json!(path.to_string()));
            put("old", old.as_ref().map_or(Json::Null, value));
            put("new", new.as_ref().map_or(Json::Null, value));
        }
    }
    object.into()
}

/// Several changes.
pub fn changes(changes: &[Change]) -> Json {
    changes.iter().map(change).collect()
}

/// A change that was recorded.
pub fn recorded(recorded: &RecordedCommit) -> Json {
    json!({
        "commit": recorded.commit.to_string(),
        "subject": recorded.subject,
        "changes": changes(&recorded.changes),
    })
}

/// A change that was prepared and not made.
pub fn prepared(prepared: &PreparedCommit) -> Json {
    let file = |file: &crate::workspace::PreparedFile| {
        let diff: String = super::diff::lines(file)
            .into_iter()
            .map(|(line, _)| line + "\n")
            .collect();
        json!({ "path": file.path.as_str(), "diff": diff })
    };
    json!({
        "message": prepared.message,
        "changes": changes(&prepared.changes),
        "files": prepared.files.iter().map(file).collect::<Vec<_>>(),
    })
}

/// A commit of the journal.
pub fn entry(plan: &Plan, entry: &LogEntry) -> Json {
    let said = &entry.said;
    let paths = |paths: &[PlanPath]| paths.iter().map(|path| json!(path.as_str())).collect::<Json>();
    json!({
        "commit": entry.commit.to_string(),
        "date": entry.day,
        "author": {
            "name": entry.author.name,
            "email": entry.author.email,
            "person": plan.person_of_address(&entry.author.email).map(|id| id.as_str()),
        },
        "subject": said.subject,
        "reason": said.reason,
        "recorded": said.recorded,
        "effective": said.effective,
        "meeting": said.meeting.as_ref().map(|id| id.as_str()),
        "decision": said.decision.as_ref().map(ToString::to_string),
        "undoes": said.undoes,
        "changes": changes(&entry.changes),
        "layout_only": paths(&entry.layout),
        "unreadable": paths(&entry.unreadable),
    })
}
