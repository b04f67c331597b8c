//! The schema of the plan for programs, from the field tables.

use serde_json::{Map, Value as Json, json};

use super::FORMAT;
use super::layout::Owner;
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::{Priority, Weather};

/// Where a name may be one text or one a language, though a text is all that its shape says.
const LABELS: [[&str; 2]; 2] = [["statuses", "label"], ["views", "title"]];

/// The JSON Schema (2020-12) of an export in JSON.
pub fn schema() -> Json {
    let object = |owner: Owner| shape(owner.shape(), &[]);
    let all = |owner: Owner| json!({ "type": "object", "additionalProperties": { "$ref": reference(owner) } });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://copil.example/export.schema.json",
        "title": "A plan exported by copil",
        "description": "What `copil export json` writes: what the files of a plan hold, and what it was made from. \
                        `plan`, `groups` and `meetings` are left out where some actions alone were asked for.",
        "type": "object",
        "required": ["copil", "actions"],
        "properties": {
            "copil": {
                "type": "object",
                "required": ["format", "plan", "commit", "command"],
                "properties": {
                    "format": { "const": FORMAT },
                    "plan": { "type": "string" },
                    "commit": { "type": ["string", "null"], "pattern": "^[0-9a-f]{40}([0-9a-f]{24})?$" },
                    "command": { "type": "string" },
                    "left_out": {
                        "type": "object",
                        "properties": {
                            "decisions": { "type": "integer", "minimum": 0 },
                            "values": { "type": "integer", "minimum": 0 },
                        },
                    },
                },
            },
            "plan": { "$ref": reference(Owner::Plan) },
            "groups": all(Owner::Group),
            "actions": all(Owner::Action),
            "meetings": all(Owner::Meeting),
        },
        "$defs": {
            "plan": object(Owner::Plan),
            "group": object(Owner::Group),
            "action": with_group(object(Owner::Action)),
            "meeting": object(Owner::Meeting),
        },
    })
}

fn reference(owner: Owner) -> String {
    format!("#/$defs/{}", owner.word())
}

/// An action says in which group it is; its file says it by its folder.
fn with_group(mut action: Json) -> Json {
    action["properties"]["group"] = json!({ "type": "string" });
    action["required"] = json!(["group"]);
    action
}

/// The schema of a value, below some keys.
fn shape(shape: Shape, keys: &[&'static str]) -> Json {
    match shape {
        Shape::Text if LABELS.iter().any(|label| keys.ends_with(label)) => {
            json!({ "type": ["string", "object"], "additionalProperties": { "type": "string" } })
        }
        Shape::Text | Shape::Reference(_) => json!({ "type": "string" }),
        Shape::Day(_) => json!({ "type": "string", "format": "date" }),
        Shape::Time => json!({ "type": "string", "format": "partial-time", "pattern": "^[0-9]{2}:[0-9]{2}:[0-9]{2}$" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Weather => json!({ "enum": Weather::WORDS }),
        Shape::Priority => json!({ "enum": Priority::WORDS }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::List(item) => json!({ "type": "array", "items": self::shape(*item, keys) }),
        Shape::Keyed(item) => json!({ "type": "object", "additionalProperties": self::shape(*item, keys) }),
        Shape::Record(fields) => {
            let property = |field: &FieldSpec| {
                let keys: Vec<&'static str> = keys.iter().copied().chain([field.key]).collect();
                (field.key.to_owned(), self::shape(field.shape, &keys))
            };
            json!({ "type": "object", "properties": fields.iter().map(property).collect::<Map<_, _>>() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Run with `COPIL_SCHEMA=write` to write it anew after a change of the format.
    #[test]
    fn the_published_schema_is_that_of_the_field_tables() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.schema.json");
        let made = format!("{:#}\n", schema());
        #[expect(clippy::disallowed_methods, reason = "whoever runs the test says what it is to do")]
        if std::env::var("COPIL_SCHEMA").is_ok_and(|what| what == "write") {
            std::fs::write(path, &made).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(
            published, made,
            "COPIL_SCHEMA=write cargo test --lib schema writes it anew"
        );
    }
}
