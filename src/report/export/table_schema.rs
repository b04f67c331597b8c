//! The schema of the table of the actions, after Frictionless' Table Schema.

use serde_json::{Map, Value as Json, json};

use super::book::{Computed, Sheet, Source};
use super::words::{CellWords, Reader};
use super::{CsvFor, Export};
use copil_plan::shape::Shape;
use copil_sheet::write::DayOrder;

impl Export<'_> {
    /// The schema of a table that is written for a reader.
    pub(super) fn schema_of(&self, sheet: &Sheet, reader: CsvFor) -> Json {
        let words = CellWords::of(self.plan, self.catalogue, reader.reader());
        let columns = sheet.table.columns.iter().zip(&sheet.sources);
        let fields = columns.map(|(column, source)| self.field(&words, &column.heading, source, reader));
        let key = sheet.table.columns.first().map(|column| column.heading.as_str());
        json!({
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": fields.collect::<Vec<_>>(),
            "primaryKey": [key],
            "missingValues": [""],
            "copil": {
                "plan": self.plan.id.as_str(),
                "commit": self.origin.commit,
                "command": self.origin.command,
            },
        })
    }

    fn field(&self, words: &CellWords<'_>, name: &str, source: &Source, reader: CsvFor) -> Json {
        let dialect = reader.dialect(self.catalogue.language());
        let shape = match source {
            Source::Field(column) => column.shape,
            Source::Computed(Computed::DaysLate | Computed::Progress) => Shape::Number,
            _ => Shape::Text,
        };
        let mut field = Map::new();
        field.insert("name".to_owned(), json!(name));
        let kind = match shape {
            Shape::Day(_) => "date",
            Shape::Number | Shape::Whole => "number",
            _ => "string",
        };
        field.insert("type".to_owned(), json!(kind));
        match (kind, dialect.days) {
            ("date", DayOrder::DayFirst) => drop(field.insert("format".to_owned(), json!("%d/%m/%Y"))),
            ("number", _) if dialect.decimal_comma => drop(field.insert("decimalChar".to_owned(), json!(","))),
            _ => {}
        }
        if reader.reader() == Reader::Programs
            && let Source::Field(column) = source
            && let Some(key) = column.path.last()
        {
            field.insert("title".to_owned(), json!(self.catalogue.field_heading(key)));
        }
        let mut constraints = Map::new();
        if *source == Source::Subject {
            constraints.insert("required".to_owned(), json!(true));
            constraints.insert("unique".to_owned(), json!(true));
        }
        if let Shape::Weather | Shape::Priority = shape {
            let choices: Vec<String> = words.choices(shape).into_iter().map(|(text, _)| text).collect();
            constraints.insert("enum".to_owned(), json!(choices));
        }
        if !constraints.is_empty() {
            field.insert("constraints".to_owned(), constraints.into());
        }
        field.into()
    }
}
