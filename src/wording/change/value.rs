//! What was and what is, in as few words as a line has room for.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::{ChangeTeller, Light};
use crate::wording::layout::fit;
use copil_plan::change::Subject;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};

/// The most columns of a text that are told; the file has the rest.
const TEXT: usize = 48;

/// The most items of a list that are named.
const ITEMS: usize = 3;

/// A value before and after; `None` when absent.
#[derive(Clone, Copy)]
pub(super) struct Values<'v> {
    pub old: Option<&'v Value>,
    pub new: Option<&'v Value>,
}

impl<'v> Values<'v> {
    /// The day before and the day after, where both are there.
    pub(super) fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        self.old?.as_date().zip(self.new?.as_date())
    }

    /// The items of a list that came and those that went.
    pub(super) fn items_that_differ(self) -> (Vec<&'v Value>, Vec<&'v Value>) {
        let (old, new) = (items(self.old), items(self.new));
        let lacks = |list: &[Value], item: &&Value| !list.contains(*item);
        let came = new.iter().filter(|item| lacks(old, item));
        let went = old.iter().filter(|item| lacks(new, item));
        (came.collect(), went.collect())
    }
}

fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

impl ChangeTeller<'_> {
    /// A value under the name of its field: `axe Proximité → Qualité`.
    pub(super) fn value(&self, field: &str, subject: &Subject, path: &FieldPath, values: Values<'_>) -> String {
        let words = self.catalogue;
        let shape = Shape::of(subject).at(path).unwrap_or(Shape::Text);
        let is_list = |value: Option<&Value>| value.is_none_or(|value| matches!(value, Value::List(_)));
        if let Shape::List(item) = shape
            && is_list(values.old)
            && is_list(values.new)
        {
            return match path.as_strs().as_slice() {
                ["depends_on"] => self.dependencies(field, *item, values),
                _ => self.list(field, *item, values),
            };
        }
        let is_table = |value: Option<&Value>| matches!(value, Some(Value::Table(_)));
        match (values.old, values.new) {
            (Some(old), None) if !is_table(Some(old)) => self.gone(field, Some(self.shown(shape, path, old))),
            _ if is_table(values.old) || is_table(values.new) => self.keys(field, subject, path, values),
            // What was said before is in the file's past; only what is short is told beside what is said now.
            (Some(Value::Text(old)), Some(new)) if shape == Shape::Text && fit(old, TEXT / 2) != *old => {
                let new = self.shown(shape, path, new);
                fl!(words, "change-value-set", field = field, new = new)
            }
            (old, new) => self.old_and_new(field, old, new, &|value| self.shown(shape, path, value)),
        }
    }

    /// A value that was taken away.
    pub(super) fn gone(&self, field: &str, old: Option<String>) -> String {
        let old = old.unwrap_or_default();
        fl!(self.catalogue, "change-value-gone", field = field, old = old)
    }

    /// What changed of a table, key by key.
    fn keys(&self, field: &str, subject: &Subject, path: &FieldPath, values: Values<'_>) -> String {
        let words = self.catalogue;
        let table = |value: Option<&'_ Value>| value.and_then(Value::as_table).cloned().unwrap_or_default();
        let (old, new) = (table(values.old), table(values.new));
        let came = new.iter().map(|(key, _)| key).filter(|key| old.get(key).is_none());
        let keys = old.iter().map(|(key, _)| key).chain(came);
        let told: Vec<String> = keys
            .map(|key| (key, old.get(key), new.get(key)))
            .filter(|(_, old, new)| old != new)
            .map(|(key, old, new)| {
                self.value(
                    &words.field_below(&[key]),
                    subject,
                    &path.then(key),
                    Values { old, new },
                )
            })
            .collect();
        match told.is_empty() {
            true => fl!(words, "change-field", field = field),
            false => fl!(words, "change-part-key", part = field, change = told.join(", ")),
        }
    }

    /// `météo ☀ → ☂`; of what takes a change back, `météo de nouveau ☀, plus ☂`.
    pub(super) fn old_and_new<T>(
        &self,
        field: &str,
        old: Option<T>,
        new: Option<T>,
        show: &dyn Fn(T) -> String,
    ) -> String {
        let words = self.catalogue;
        let is_again = self.light == Light::TakenBack;
        match (old.map(show), new.map(show)) {
            (Some(old), Some(new)) if is_again => {
                fl!(words, "change-again-value", field = field, old = old, new = new)
            }
            (Some(old), Some(new)) => fl!(words, "change-value", field = field, old = old, new = new),
            (None, Some(new)) if is_again => fl!(words, "change-again-set", field = field, new = new),
            (None, Some(new)) => fl!(words, "change-value-set", field = field, new = new),
            (_, None) => fl!(words, "change-field", field = field),
        }
    }

    fn shown(&self, shape: Shape, path: &FieldPath, value: &Value) -> String {
        let words = self.catalogue;
        match (shape, value) {
            (Shape::Text, Value::Text(text)) => words.quoted(&self.short_text(text)),
            (Shape::Number, Value::Integer(_) | Value::Number(_)) if path.as_strs() == ["progress"] => {
                fl!(words, "percent", value = words.number_value(value))
            }
            (Shape::Number | Shape::Whole, value) => words.number_value(value),
            _ => self.title(&words.field_value_short(self.plan, shape, value)),
        }
    }

    /// A text of any length on as little of a line as tells what it is about.
    pub(super) fn short_text(&self, text: &str) -> String {
        self.title(&fit(text.trim(), TEXT))
    }

    /// What an action waits for from now on, and what it waits for no longer.
    fn dependencies(&self, field: &str, item: Shape, values: Values<'_>) -> String {
        let words = self.catalogue;
        let (came, went) = values.items_that_differ();
        let names = |list: &[&Value]| self.some_of(list.iter().map(|value| self.item(item, value)).collect());
        match (names(&came), names(&went)) {
            (Some(come), None) => fl!(words, "change-depends", actions = come),
            (None, Some(gone)) => fl!(words, "change-depends-no-longer", actions = gone),
            (Some(come), Some(gone)) => {
                let come = fl!(words, "change-depends", actions = come);
                format!("{come}, {}", fl!(words, "change-depends-no-longer", actions = gone))
            }
            (None, None) => self.list(field, item, values),
        }
    }

    /// What came into a list and what went out of it.
    fn list(&self, field: &str, item: Shape, values: Values<'_>) -> String {
        let words = self.catalogue;
        let names = |list: &[&Value]| -> Vec<String> { list.iter().map(|value| self.item(item, value)).collect() };
        let (came, went) = values.items_that_differ();
        let (came, went) = (names(&came), names(&went));
        let apart = |list: &[String], other: &[String]| -> Vec<String> {
            list.iter().filter(|name| !other.contains(name)).cloned().collect()
        };
        let (added, removed) = (self.some_of(apart(&came, &went)), self.some_of(apart(&went, &came)));
        match (added, removed) {
            (Some(added), Some(removed)) => {
                fl!(words, "change-list", field = field, added = added, removed = removed)
            }
            (Some(added), None) => fl!(words, "change-list-added", field = field, added = added),
            (None, Some(removed)) => fl!(words, "change-list-removed", field = field, removed = removed),
            (None, None) if came.is_empty() => fl!(words, "change-list-order", field = field),
            (None, None) => fl!(words, "change-field", field = field),
        }
    }

    /// A person, an action, a word; a point of an agenda by what it is about.
    fn item(&self, shape: Shape, value: &Value) -> String {
        match value {
            Value::Table(point) => match (point.get("action"), point.get("title")) {
                (Some(Value::Text(action)), _) => self.title(action),
                (_, Some(Value::Text(title))) => self.catalogue.quoted(&self.title(title)),
                _ => self.title(&self.catalogue.plain_value(value)),
            },
            value => self.title(&self.catalogue.field_value_short(self.plan, shape, value)),
        }
    }

    /// The first of some names, and how many others there are.
    fn some_of(&self, names: Vec<String>) -> Option<String> {
        let told = names.get(..ITEMS).unwrap_or(&names).join(", ");
        let others = names.len().saturating_sub(ITEMS);
        match (names.is_empty(), others) {
            (true, _) => None,
            (_, 0) => Some(told),
            (_, others) => Some(fl!(self.catalogue, "subject-several", first = told, count = others)),
        }
    }
}
