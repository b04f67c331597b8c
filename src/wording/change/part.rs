//! What changed of the parts that a record lists under ids of their own: milestones, decisions, people.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::value::Values;
use super::{ChangeTeller, Light, label_in};
use crate::wording::layout::fit;
use crate::wording::summary::is_of_items;
use copil_plan::Plan;
use copil_plan::change::{Change, Subject};
use copil_plan::field::{Field, Reading, Record};
use copil_plan::value::{FieldPath, Table, Value};

/// The widest unit that is told.
const UNIT: usize = 16;

impl ChangeTeller<'_> {
    /// A milestone that was reached, or whose day of being reached is another one.
    pub(super) fn reached(&self, change: &Change, milestone: &str, day: NaiveDate) -> String {
        let words = self.catalogue;
        let Change::Set { subject, old, new, .. } = change else {
            return String::new();
        };
        let values = Values {
            old: old.as_ref(),
            new: new.as_ref(),
        };
        let title = self.title_of(subject, ("milestones", milestone), values);
        let part = words.part("milestones", &title);
        match (values.old.and_then(Value::as_date), self.light) {
            (Some(old), _) => {
                let (old, new) = (words.short_date(old), words.short_date(day));
                fl!(words, "change-reached-on", part = part, old = old, new = new)
            }
            (None, Light::TakenBack) => fl!(words, "change-again-reached", part = part),
            (None, _) => fl!(words, "change-reached", part = part),
        }
    }

    /// What changed of a part: the whole of it, or a key below.
    pub(super) fn part(&self, subject: &Subject, at: (&str, &str), rest: &[&str], values: Values<'_>) -> String {
        let words = self.catalogue;
        let (table, id) = at;
        let part = words.part(table, &self.title_of(subject, at, values));
        match (table, rest) {
            ("represented", _) => self.represented(id, values),
            (_, []) => self.whole_part(subject, at, values),
            ("milestones", ["done"]) if values.new.is_none() => fl!(words, "change-not-reached", part = part),
            ("deliverables", ["done"]) if values.old.is_none() => fl!(words, "change-delivered", part = part),
            ("deliverables", ["done"]) if values.new.is_none() => fl!(words, "change-not-delivered", part = part),
            ("agenda", ["outcome"]) if values.new.is_some() => {
                let outcome = values.new.and_then(Value::as_text).unwrap_or_default();
                let outcome = words.outcome_word(outcome);
                fl!(words, "change-item-outcome", part = part, outcome = outcome)
            }
            ("agenda", ["spent"]) if values.new.is_some() => {
                let minutes = values.new.map(|value| words.number_value(value)).unwrap_or_default();
                fl!(words, "change-item-spent", part = part, minutes = minutes)
            }
            ("decisions", ["done"]) if values.old.is_none() => fl!(words, "change-decision-done", part = part),
            ("decisions", ["done"]) if values.new.is_none() => fl!(words, "change-decision-not-done", part = part),
            ("indicators", ["measures"]) => {
                let change = self.measures(subject, id, values);
                fl!(words, "change-part-key", part = part, change = change)
            }
            ("indicators", ["targets"]) => {
                let change = self.targets(subject, id, values);
                fl!(words, "change-part-key", part = part, change = change)
            }
            (_, rest) => {
                let change = self.part_key(subject, at, rest, values);
                fl!(words, "change-part-key", part = part, change = change)
            }
        }
    }

    /// Who stands in for a member of the committee.
    fn represented(&self, person: &str, values: Values<'_>) -> String {
        let words = self.catalogue;
        let name = |id: &str| self.title(self.plan.person_called(id));
        match values.new.and_then(Value::as_text) {
            Some(by) => fl!(words, "change-represented", person = name(person), by = name(by)),
            None => fl!(words, "change-represented-gone", person = name(person)),
        }
    }

    fn part_key(&self, subject: &Subject, (table, id): (&str, &str), rest: &[&str], values: Values<'_>) -> String {
        let words = self.catalogue;
        match (rest, values.days()) {
            // The day goes without a name: it is what a milestone is about.
            (["due"], Some((old, new))) => {
                let (old, new) = (words.short_date(old), words.short_date(new));
                match self.light {
                    Light::TakenBack => fl!(words, "change-again", old = old, new = new),
                    _ => fl!(words, "change-status", old = old, new = new),
                }
            }
            ([key @ ("planned" | "spent")], _) if table == "budgets" => {
                let unit = self.unit_of(subject, (table, id));
                let amount = |value: &Value| words.amount(number(value).unwrap_or_default(), unit.as_deref());
                match values.new {
                    Some(_) => self.old_and_new(&words.field_below(&[*key]), values.old, values.new, &amount),
                    None => self.gone(&words.field_below(&[*key]), values.old.map(amount)),
                }
            }
            _ => {
                let parts = [table, id].into_iter().chain(rest.iter().copied());
                let path = parts.fold(FieldPath::default(), |path, part| path.then(part));
                self.value(&words.field_below(rest), subject, &path, values)
            }
        }
    }

    fn whole_part(&self, subject: &Subject, at: (&str, &str), values: Values<'_>) -> String {
        let words = self.catalogue;
        let (table, _) = at;
        let title = self.title_of(subject, at, values);
        let part = words.part(table, &title);
        let is_record = values
            .new
            .or(values.old)
            .is_some_and(|value| value.as_table().is_some());
        match (values.old, values.new) {
            (None, _) if self.light == Light::TakenBack => {
                fl!(words, "change-again-part", table = table, part = part)
            }
            (None, Some(new)) if table == "decisions" => {
                let text = new.as_table().and_then(|decision| decision.get("text")?.as_text());
                let text = words.quoted(&self.short_text(text.unwrap_or_default()));
                fl!(words, "change-decision-new", part = part, text = text)
            }
            (None, _) => fl!(words, "change-part-new", table = table, part = part, title = title),
            (_, None) => fl!(words, "change-part-gone", table = table, part = part),
            (Some(old), Some(_)) if !is_record && is_named_by_value(table) => {
                let old = words.part(table, &self.title(old.as_text().unwrap_or_default()));
                fl!(words, "change-status", old = old, new = words.quoted(&title))
            }
            _ => {
                let path = FieldPath::key(at.0).then(at.1);
                self.value(&part, subject, &path, values)
            }
        }
    }

    /// What a part is called: by its title as the change has it, else as the plan has it, else by its id.
    fn title_of(&self, subject: &Subject, (table, id): (&str, &str), values: Values<'_>) -> String {
        let told = values.new.or(values.old);
        let changed = told.and_then(Value::as_table).and_then(|part| self.name_in(part));
        let named = || match told {
            Some(Value::Text(text)) if is_named_by_value(table) => Some(text.clone()),
            _ => None,
        };
        let known = || {
            let part = part_in_plan(self.plan, subject, table, id)?;
            match &part {
                Value::Table(part) => self.name_in(part),
                Value::Text(text) if is_named_by_value(table) => Some(text.clone()),
                _ => None,
            }
        };
        let title = changed.or_else(named).or_else(known).unwrap_or_else(|| id.to_owned());
        self.title(&title)
    }

    /// The unit of what an indicator or a budget counts.
    fn unit_of(&self, subject: &Subject, (table, id): (&str, &str)) -> Option<String> {
        let part = part_in_plan(self.plan, subject, table, id)?;
        Some(fit(part.as_table()?.get("unit")?.as_text()?, UNIT))
    }

    fn name_in(&self, part: &Table) -> Option<String> {
        let name = || part.get("name").and_then(Value::as_text).map(str::to_owned);
        let label = || label_in(part).map(|label| label.text(self.catalogue.language()).to_owned());
        let action = || part.get("action").and_then(Value::as_text).map(str::to_owned);
        let approves = || {
            let meeting = part.get("approves").and_then(Value::as_text)?;
            let named = meeting.parse().ok().map(|id| self.catalogue.meeting(self.plan, &id));
            let meeting = named.unwrap_or_else(|| meeting.to_owned());
            Some(fl!(self.catalogue, "agenda-approves", meeting = meeting))
        };
        label().or_else(name).or_else(action).or_else(approves)
    }

    /// `cible 30 Mbit/s au 31/12/2022`, where one target came; else that they were revised.
    fn targets(&self, subject: &Subject, indicator: &str, values: Values<'_>) -> String {
        let words = self.catalogue;
        let (came, went) = values.items_that_differ();
        let unit = self.unit_of(subject, ("indicators", indicator));
        let told = |target: &Value| {
            let target = target.as_table()?;
            let value = words.amount(number(target.get("value")?)?, unit.as_deref());
            let day = words.short_date(target.get("date")?.as_date()?);
            Some(fl!(words, "change-target", value = value, day = day))
        };
        let only = match (came.as_slice(), went.as_slice()) {
            ([one], []) => told(one),
            _ => None,
        };
        only.unwrap_or_else(|| fl!(words, "change-targets-revised"))
    }

    /// `62 % au 12/03/2018`, where one measure came; how many did, or went.
    fn measures(&self, subject: &Subject, indicator: &str, values: Values<'_>) -> String {
        let words = self.catalogue;
        let (came, went) = values.items_that_differ();
        let unit = self.unit_of(subject, ("indicators", indicator));
        let day_of = |measure: &Value| measure.as_table()?.get("date")?.as_date();
        let last = |measures: &[&Value]| -> Option<(String, String)> {
            let last = measures.iter().max_by_key(|measure| day_of(measure))?;
            let value = number(last.as_table()?.get("value")?)?;
            let value = words.amount(value, unit.as_deref());
            Some((value, words.short_date(day_of(last)?)))
        };
        match (last(&came), last(&went)) {
            (Some((value, day)), None) if came.len() == 1 => fl!(words, "change-measure", value = value, day = day),
            (Some((new, day)), Some((old, former))) if came.len() == 1 && went.len() == 1 && day == former => {
                fl!(words, "change-measure-corrected", old = old, new = new, day = day)
            }
            (Some((_, day)), None) => fl!(words, "change-measures", count = came.len(), day = day),
            (None, Some((_, day))) if went.len() == 1 => fl!(words, "change-measure-gone", day = day),
            _ => fl!(words, "change-measures-corrected"),
        }
    }
}

impl ChangeTeller<'_> {
    /// How many items came onto an agenda at once, and which; `None` for a single one, which is told as any change.
    pub(in crate::wording) fn new_items(&self, own: &[&Change]) -> Option<String> {
        let items = own.iter().filter(|change| is_new_item(change));
        let names: Vec<String> = items.filter_map(|change| self.item_of(change)).collect();
        let (count, light) = (names.len(), self.light);
        let names = self.title(&names.join(", "));
        (count > 1 && light == Light::Plain)
            .then(|| fl!(self.catalogue, "change-items-new", count = count, items = names))
    }

    fn item_of(&self, change: &Change) -> Option<String> {
        let Change::Set { path, new, .. } = change else {
            return None;
        };
        let item = new.as_ref().and_then(Value::as_table);
        let named = item.and_then(|item| self.name_in(item));
        named.or_else(|| path.as_strs().last().map(|key| (*key).to_owned()))
    }

    /// Who went out of the room and who came back, and for how many items.
    pub(in crate::wording) fn in_and_out(&self, own: &[&Change]) -> Vec<String> {
        let words = self.catalogue;
        let mut moved: Vec<(&Value, bool, usize)> = Vec::new();
        for change in own {
            let Change::Set { path, old, new, .. } = change else {
                continue;
            };
            if !is_of_items(path, "away") {
                continue;
            }
            let (out, back) = Values {
                old: old.as_ref(),
                new: new.as_ref(),
            }
            .items_that_differ();
            let each = out.into_iter().map(|person| (person, true));
            for (person, is_out) in each.chain(back.into_iter().map(|person| (person, false))) {
                match moved
                    .iter_mut()
                    .find(|(known, was_out, _)| *known == person && *was_out == is_out)
                {
                    Some((_, _, count)) => *count += 1,
                    None => moved.push((person, is_out, 1)),
                }
            }
        }
        let told = moved.into_iter().map(|(person, is_out, count)| {
            let person = self.title(self.plan.person_called(person.as_text().unwrap_or_default()));
            match is_out {
                true => fl!(words, "change-away", person = person, count = count),
                false => fl!(words, "change-back", person = person, count = count),
            }
        });
        told.collect()
    }
}

/// A part as the plan has it.
fn part_in_plan(plan: &Plan, subject: &Subject, table: &str, id: &str) -> Option<Value> {
    match subject {
        Subject::PlanConfig => plan.config.part_of(table, id),
        Subject::Group(group) => plan.groups.get(group)?.part_of(table, id),
        Subject::Action(action) => plan.actions.get(action)?.action.part_of(table, id),
        Subject::Meeting(meeting) => plan.meetings.get(meeting)?.part_of(table, id),
    }
}

fn number(value: &Value) -> Option<f64> {
    f64::read(value.clone(), &mut Reading::default())
}

/// Whether a part is nothing but a name under its id.
fn is_named_by_value(table: &str) -> bool {
    matches!(table, "organisations" | "axes")
}

/// Whether an item came onto an agenda.
pub(in crate::wording) fn is_new_item(change: &Change) -> bool {
    let Change::Set { path, old: None, .. } = change else {
        return false;
    };
    matches!(path.as_strs()[..], ["agenda", _])
}
