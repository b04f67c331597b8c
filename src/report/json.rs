//! Values for scripts: keys in English, words as the files have them, days in ISO 8601, `null` for what is absent.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::wording::Catalogue;
use crate::workspace::LogEntry;
use copil_plan::change::{Change, Meaning, Numbered, Subject};
use copil_plan::decisions::{DecisionRegister, RegisteredDecision};
use copil_plan::field::Record;
use copil_plan::schedule::ScheduledMeasure;
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::value::{Table, Value};
use copil_plan::{
    Action, ActionId, AgendaItem, Decision, DecisionRef, Group, GroupedAction, Indicator, Measure, Meeting, MeetingId,
    Plan,
};
use copil_store::{PlanPath, Problem};

/// A value of a file.
pub fn value(value: &Value) -> Json {
    match value {
        Value::Boolean(value) => json!(value),
        Value::Integer(value) => json!(value),
        Value::Number(value) => json!(value),
        Value::Date(value) => json!(value),
        Value::Time(value) => json!(value),
        Value::Moment(value) | Value::Text(value) => json!(value),
        Value::List(values) => values.iter().map(self::value).collect(),
        Value::Table(table) => table
            .iter()
            .map(|(key, value)| (key.clone(), self::value(value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// What a record holds: every key that the format knows, and `null` or nothing in it where the file has none.
pub(super) fn fields(fields: &[FieldSpec], table: &Table) -> Map<String, Json> {
    let pair = |field: &FieldSpec| (field.key.to_owned(), shaped(field.shape, table.get(field.key)));
    fields.iter().map(pair).collect()
}

/// A value as its key's shape has it. What has an id of its own stands in a list, with its id.
fn shaped(shape: Shape, value: Option<&Value>) -> Json {
    match (shape, value) {
        // Whole numbers of a plan are far below 2^53.
        #[expect(clippy::cast_precision_loss)]
        (Shape::Number, Some(Value::Integer(number))) => json!(*number as f64),
        (Shape::Record(known), Some(Value::Table(table))) => fields(known, table).into(),
        (Shape::Keyed(Shape::Record(known)), Some(Value::Table(table))) => table
            .iter()
            .filter_map(|(id, part)| Some((id, part.as_table()?)))
            .map(|(id, part)| with(fields(known, part), [("id", json!(id))]))
            .collect(),
        (Shape::List(item), Some(Value::List(values))) => {
            values.iter().map(|value| shaped(*item, Some(value))).collect()
        }
        (_, Some(value)) => self::value(value),
        (Shape::Flag, None) => json!(false),
        (Shape::List(_) | Shape::Keyed(Shape::Record(_)), None) => json!([]),
        (Shape::Keyed(_), None) => json!({}),
        (_, None) => Json::Null,
    }
}

fn with<const N: usize>(mut object: Map<String, Json>, more: [(&str, Json); N]) -> Json {
    object.extend(more.map(|(key, value)| (key.to_owned(), value)));
    object.into()
}

/// An action, as a list shows it: without its texts and parts, which are of any length.
pub fn action(plan: &Plan, id: &ActionId, placed: &GroupedAction, today: NaiveDate) -> Json {
    let short = Action::FIELDS.iter().filter(|field| field.is_listed);
    let short: Vec<FieldSpec> = short.copied().collect();
    computed(plan, id, placed, today, fields(&short, &placed.action.to_table()))
}

/// The fields of an action, with what is worked out from them.
pub(super) fn computed(
    plan: &Plan,
    id: &ActionId,
    placed: &GroupedAction,
    today: NaiveDate,
    fields: Map<String, Json>,
) -> Json {
    let action = &placed.action;
    let kind = plan.kind(&action.status);
    let weight = Some(action.weight()).filter(|_| !plan.unweighed.contains(id));
    let computed = [
        ("id", json!(id.as_str())),
        ("file", json!(PlanPath::action(&placed.group, id).as_str())),
        ("group", json!(placed.group.as_str())),
        ("kind", json!(kind.word())),
        ("next_due", json!(action.next_due(kind))),
        ("days_late", json!(action.days_late(kind, today))),
        (
            "due_soon",
            json!(action.is_due_soon(kind, today, plan.config.rules().due_soon())),
        ),
        ("progress", json!(plan.progress_of(id, action))),
        ("weight", json!(weight)),
    ];
    with(fields, computed)
}

/// A working group.
pub fn group(plan: &Plan, id: &copil_plan::GroupId, group: &Group) -> Json {
    let actions: Vec<&str> = plan.actions_of(id).map(|(id, _)| id.as_str()).collect();
    let mean = copil_plan::progress::mean(plan, plan.actions_of(id));
    let computed = [
        ("id", json!(id.as_str())),
        ("progress", json!(mean)),
        ("actions", json!(actions)),
    ];
    with(fields(Group::FIELDS, &group.to_table()), computed)
}

/// A decision, what it is called and how it stands.
pub fn decision(one: &RegisteredDecision<'_>) -> Json {
    let computed = [
        ("meeting", json!(one.reference.meeting.as_str())),
        ("committee", json!(one.meeting.committee.as_str())),
        ("date", json!(one.meeting.date)),
        ("state", json!(one.state.word())),
        ("days_late", json!(one.days_late)),
        (
            "superseded_by",
            json!(one.superseded_by.as_ref().map(ToString::to_string)),
        ),
    ];
    let mut value = decided(&one.reference, one.decision);
    for (key, computed) in computed {
        value[key] = computed;
    }
    value
}

/// A decision as it was taken, and what it is called.
pub fn decided(reference: &DecisionRef, decision: &Decision) -> Json {
    let id = [("id", json!(reference.to_string()))];
    with(fields(Decision::FIELDS, &decision.to_table()), id)
}

/// A meeting.
pub fn meeting(plan: &Plan, id: &MeetingId, meeting: &Meeting, register: &DecisionRegister<'_>) -> Json {
    let decisions = register.of_meeting(id).map(decision);
    let agenda = meeting.items().into_iter().map(|numbered| {
        let more = [("id", json!(numbered.key.as_str())), ("number", json!(numbered.number))];
        with(fields(AgendaItem::FIELDS, &numbered.item.to_table()), more)
    });
    let computed = [
        ("id", json!(id.as_str())),
        ("agenda", agenda.collect()),
        ("decisions", decisions.collect()),
        ("planned_minutes", json!(meeting.planned_minutes())),
        ("counted", json!(plan.quorum(meeting).counted)),
        ("quorum", json!(plan.quorum(meeting).needed)),
        ("approved", json!(plan.is_record_approved(id))),
    ];
    with(fields(Meeting::FIELDS, &meeting.to_table()), computed)
}

/// Something wrong with a file.
pub fn problem(catalogue: &Catalogue, problem: &Problem) -> Json {
    let said = crate::wording::problem::sentence(catalogue, problem);
    let place = problem.location.as_ref();
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
        (_, Meaning::Confirmed { .. }) => "confirmed",
        (_, Meaning::Due { .. }) => "due",
        (_, Meaning::Reached { .. }) => "milestone",
        (_, Meaning::Since | Meaning::Unconfirmed | Meaning::Field(_)) => "field",
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

/// The commit that made something so: who, when and why.
pub(super) fn cause(plan: &Plan, entry: &LogEntry) -> Json {
    json!({
        "commit": entry.commit.to_string(),
        "date": entry.day,
        "joined": entry.joined(),
        "author": author(plan, entry),
        "reason": entry.said.reason,
        "effective": entry.said.effective,
        "meeting": entry.said.meeting.as_ref().map(|id| id.as_str()),
        "decision": entry.said.decision.as_ref().map(ToString::to_string),
    })
}

fn author(plan: &Plan, entry: &LogEntry) -> Json {
    json!({
        "name": &*entry.author.name,
        "email": &*entry.author.email,
        "person": plan.person_of_address(&entry.author.email).map(|id| id.as_str()),
    })
}

/// A commit of the journal.
pub fn entry(plan: &Plan, entry: &LogEntry) -> Json {
    let said = &entry.said;
    let paths = |paths: &[PlanPath]| paths.iter().map(|path| json!(path.as_str())).collect::<Json>();
    json!({
        "commit": entry.commit.to_string(),
        "date": entry.day,
        "joined": entry.joined(),
        "author": author(plan, entry),
        "subject": said.subject,
        "reason": said.reason,
        "recorded": said.recorded,
        "effective": said.effective,
        "meeting": said.meeting.as_ref().map(|id| id.as_str()),
        "decision": said.decision.as_ref().map(ToString::to_string),
        "undoes": entry.undone.as_ref().map(|undone| &undone.commit),
        "edge": entry.is_edge,
        "changes": changes(&entry.changes),
        "renumbered": entry.renumbered.iter().map(|one| renumbered(&one.from, &one.to)).collect::<Json>(),
        "layout_only": paths(&entry.layout),
        "unreadable": paths(&entry.unreadable),
    })
}

/// Something that took another number.
pub(super) fn renumbered(from: &Numbered, to: &Numbered) -> Json {
    json!({ "from": from.to_string(), "to": to.to_string() })
}

/// An indicator with all that follows from its measures.
pub(super) fn indicator(id: &str, indicator: &Indicator, today: NaiveDate) -> Json {
    let mut value = self::value(&Value::Table(indicator.to_table()));
    value["id"] = json!(id);
    value["progress"] = json!(indicator.progress());
    value["schedule"] = schedule(indicator);
    value["all_targets"] = targets(indicator, today);
    value
}

/// The moments at which an indicator is to be measured.
pub(super) fn schedule(indicator: &Indicator) -> Json {
    let schedule = indicator.schedule();
    let moment = |moment: &ScheduledMeasure<'_>| {
        json!({
            "at": moment.delay.to_string(),
            "day": moment.day,
            "measured": moment.measure.map(|measure| measure.date),
            "value": moment.measure.map(|measure| measure.value),
        })
    };
    schedule.iter().map(moment).collect::<Vec<_>>().into()
}

/// Every target of an indicator, and how it stands on a day.
pub(super) fn targets(indicator: &Indicator, today: NaiveDate) -> Json {
    let targets = indicator.all_targets().into_iter();
    let target = |target: &Measure| {
        let state = indicator.target_state(target, today).word();
        json!({ "date": target.date, "value": target.value, "state": state })
    };
    targets.map(target).collect::<Vec<_>>().into()
}
