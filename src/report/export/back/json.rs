//! JSON that was edited beside the one that is made again: file by file, key by key.

use serde_json::{Map, Value as Json};

use super::FindingKind;
use super::draft::{Draft, GROUP, Spot};
use crate::report::export::layout::Owner;
use copil_plan::change::Subject;
use copil_plan::field::Field as _;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};

/// Takes what differs into a draft.
pub(super) fn compare(draft: &mut Draft<'_>, ours: &Json, theirs: &Json) {
    if let (Some(ours), Some(theirs)) = (ours.get("plan"), theirs.get("plan")) {
        compare_file(draft, Owner::Plan, &Subject::PlanConfig, Some(ours), theirs);
    }
    for (owner, name) in [
        (Owner::Group, "groups"),
        (Owner::Action, "actions"),
        (Owner::Meeting, "meetings"),
    ] {
        let files = |whole: &Json| whole.get(name).and_then(Json::as_object).cloned().unwrap_or_default();
        let (ours, theirs) = (files(ours), files(theirs));
        for (id, file) in &theirs {
            match Draft::subject(owner, id) {
                Some(subject) => compare_file(draft, owner, &subject, ours.get(id), file),
                None => draft.find(name, id, FindingKind::Nameless),
            }
        }
        let gone = ours.keys().filter(|id| !theirs.contains_key(*id));
        draft.find_gone(name, gone.cloned().collect());
    }
}

fn compare_file(draft: &mut Draft<'_>, owner: Owner, subject: &Subject, ours: Option<&Json>, theirs: &Json) {
    let place = subject.id().unwrap_or("plan").to_owned();
    let nothing = Map::new();
    let Some(theirs) = theirs.as_object() else {
        return draft.find(place, &theirs.to_string(), FindingKind::NotUnderstood);
    };
    if ours.is_none() && draft.has(subject) {
        return draft.find(place, subject.id().unwrap_or_default(), FindingKind::NotExported);
    }
    if ours.is_none() && owner == Owner::Action {
        draft.begin_action(subject);
    }
    let ours = ours.and_then(Json::as_object).unwrap_or(&nothing);
    let keys = ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key)));
    for key in keys.filter(|key| ours.get(*key) != theirs.get(*key)) {
        let json = theirs.get(key);
        if owner == Owner::Action && key == GROUP {
            let spot = Spot {
                place: format!("{place} {key}"),
                text: said(json),
            };
            match json.and_then(Json::as_str).map(str::parse) {
                Some(Ok(group)) => draft.put_in_group(subject, group, spot),
                _ => draft.find(spot.place, &spot.text, FindingKind::NotUnderstood),
            }
            continue;
        }
        let path = FieldPath::key(key);
        compare_value(draft, (owner, subject), &path, ours.get(key), json);
    }
}

/// Takes what differs in a value, key by key: what the export did not hold, it cannot take away.
fn compare_value(
    draft: &mut Draft<'_>,
    (owner, subject): (Owner, &Subject),
    path: &FieldPath,
    ours: Option<&Json>,
    theirs: Option<&Json>,
) {
    if ours == theirs {
        return;
    }
    let nothing = Map::new();
    let tables = match (ours, theirs) {
        (Some(Json::Object(ours)), Some(Json::Object(theirs))) => Some((ours, theirs)),
        (Some(Json::Object(ours)), None) => Some((ours, &nothing)),
        _ => None,
    };
    if let Some((ours, theirs)) = tables.filter(|(ours, _)| !ours.is_empty()) {
        let keys = ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key)));
        for key in keys {
            let below = path.then(key.as_str());
            compare_value(draft, (owner, subject), &below, ours.get(key), theirs.get(key));
        }
        return;
    }
    let spot = Spot {
        place: format!("{} {path}", subject.id().unwrap_or("plan")),
        text: said(theirs),
    };
    // A new action has been given its status.
    let is_there = ours.is_none() && draft.was_there(subject, path);
    if is_there {
        return draft.find(spot.place, &spot.text, FindingKind::NotExported);
    }
    match theirs.map(|json| value(owner.shape().at(path), json)) {
        None => draft.put(subject, path, None, spot),
        Some(Some(value)) => draft.put(subject, path, Some(value), spot),
        Some(None) => draft.find(spot.place, &spot.text, FindingKind::NotUnderstood),
    }
}

/// What JSON says, a text without its quotes.
fn said(json: Option<&Json>) -> String {
    match json {
        Some(Json::String(text)) => text.clone(),
        json => json.map(ToString::to_string).unwrap_or_default(),
    }
}

/// The value that JSON means for a key of a shape; what the format does not know is kept as it is.
fn value(shape: Option<Shape>, json: &Json) -> Option<Value> {
    Some(match (shape, json) {
        (Some(Shape::Day(_)), Json::String(text)) => Value::Date(text.parse().ok()?),
        (Some(Shape::Time), Json::String(text)) => Value::Time(text.parse().ok()?),
        (Some(Shape::Number), Json::Number(number)) => number.as_f64()?.write()?,
        (_, Json::Number(number)) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => Value::Number(number.as_f64()?),
        },
        (_, Json::String(text)) => Value::Text(text.clone()),
        (_, Json::Bool(is_so)) => Value::Boolean(*is_so),
        (shape, Json::Array(items)) => {
            let item = shape.map(Shape::item);
            Value::List(items.iter().map(|json| value(item, json)).collect::<Option<_>>()?)
        }
        (shape, Json::Object(pairs)) => {
            let pair = |(key, json): (&String, &Json)| {
                let below = shape.and_then(|shape| shape.at(&FieldPath::key(key)));
                Some((key.clone(), value(below, json)?))
            };
            Value::Table(pairs.iter().map(pair).collect::<Option<_>>()?)
        }
        (_, Json::Null) => return None,
    })
}
