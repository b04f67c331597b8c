//! What a prompt would have recorded as it stands.

use chrono::NaiveDate;

use super::Prompt;
use super::topic::{FieldKind, Pick, Tick, Topic};
use crate::tui::context::Context;
use crate::tui::request::EditRequest;
use crate::wording::dates::{parse_day, parse_number};
use copil_plan::change::Subject;
use copil_plan::field::Field as _;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{ActionId, GroupedAction, Intent, Weather};

/// A text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum InvalidText {
    /// It is no date.
    Date(String),
    /// It is no number.
    Number(String),
}

impl Prompt {
    pub(super) fn text(&self, kind: FieldKind) -> Option<String> {
        let field = self.fields.iter().find(|field| field.kind == kind)?;
        let text = field.entry.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn date(&self, kind: FieldKind, context: &Context<'_>) -> Result<Option<NaiveDate>, InvalidText> {
        let Some(text) = self.text(kind) else { return Ok(None) };
        match parse_day(&text, context.today, &context.catalogue.both()) {
            Some(day) => Ok(Some(day)),
            None => Err(InvalidText::Date(text)),
        }
    }

    /// What it would have recorded as it stands; `None` while nothing is chosen.
    pub(super) fn typed_request(&self, context: &Context<'_>) -> Result<Option<EditRequest>, InvalidText> {
        let reason = self.text(FieldKind::Reason);
        match self.topic {
            Topic::Undo => {
                let commits = match self.pick() {
                    Some(Pick::Batch) => self.batch.clone(),
                    _ => Vec::new(),
                };
                return Ok(Some(EditRequest::Undo { commits, reason }));
            }
            Topic::Redo => return Ok(Some(EditRequest::Redo { reason })),
            _ => {}
        }
        let on = self.date(FieldKind::Effect, context)?;
        let mut intents = Vec::with_capacity(self.actions.len());
        for id in &self.actions {
            let intent = match context.plan.actions.get(id) {
                Some(placed) => self.intent(id, placed, context)?,
                // It was taken out of the plan meanwhile: whatever is asked of it is refused, and said to be.
                None => Some(set(id.clone(), Vec::new())),
            };
            match intent {
                Some(intent) => intents.push(intent),
                None => return Ok(None),
            }
        }
        Ok(Some(EditRequest::Change { intents, reason, on }))
    }

    /// The wish without what is refused or so already.
    pub(super) fn permitted(&self, wish: EditRequest) -> EditRequest {
        match wish {
            EditRequest::Change { intents, reason, on } if intents.len() > 1 => {
                let made = intents
                    .into_iter()
                    .enumerate()
                    .filter(|(at, _)| self.preview.is_made(*at));
                EditRequest::Change {
                    intents: made.map(|(_, intent)| intent).collect(),
                    reason,
                    on,
                }
            }
            other => other,
        }
    }

    fn intent(
        &self,
        id: &ActionId,
        placed: &GroupedAction,
        context: &Context<'_>,
    ) -> Result<Option<Intent>, InvalidText> {
        let action = id.clone();
        Ok(match (self.topic, self.pick()) {
            (Topic::Status, Some(Pick::Word(Some(to)))) => to.parse().ok().map(|to| Intent::Status { action, to }),
            (Topic::Weather, Some(Pick::Word(Some(to)))) => Some(Intent::Weather {
                action,
                to: Weather::from_word(to),
                comment: self.text(FieldKind::Comment),
            }),
            (Topic::Group, Some(Pick::Word(Some(to)))) => to.parse().ok().map(|group| Intent::Move { action, group }),
            (Topic::Milestone, Some(Pick::Milestone(milestone, reached))) => Some(Intent::Milestone {
                action,
                milestone: milestone.clone(),
                reached: *reached,
            }),
            (Topic::Milestone, Some(Pick::NextMilestone)) => Some(match placed.unreached().next() {
                Some((milestone, _)) => Intent::Milestone {
                    action,
                    milestone: milestone.clone(),
                    reached: true,
                },
                // All are reached already.
                None => set(action, Vec::new()),
            }),
            (Topic::Due, pick) => {
                let milestone = match pick {
                    Some(Pick::Due(milestone)) => milestone.clone(),
                    _ => None,
                };
                let to = self.date(FieldKind::Date, context)?;
                self.is_meant(&to).then_some(Intent::Due { action, milestone, to })
            }
            (topic, pick) => {
                let value = self.value(pick, placed, context)?;
                value.map(|value| set(action, vec![(topic.path(), value)]))
            }
        })
    }

    /// What is left blank over several actions is not meant to be taken away from all of them.
    fn is_meant<T>(&self, typed: &Option<T>) -> bool {
        typed.is_some() || !self.is_about_several()
    }

    pub(super) fn is_about_several(&self) -> bool {
        self.actions.len() > 1
    }

    /// The value that a field of an action would take, `Some(None)` when it would be taken away; `None` while nothing is
    /// chosen.
    fn value(
        &self,
        pick: Option<&Pick>,
        placed: &GroupedAction,
        context: &Context<'_>,
    ) -> Result<Option<Option<Value>>, InvalidText> {
        let typed = self.text(FieldKind::Text);
        let value = match (self.topic.shape(), pick) {
            (None, _) if self.topic == Topic::Note => self.text(FieldKind::Comment).map(Value::Text),
            (Some(Shape::List(Shape::Reference(_))), _) => {
                return Ok(Some(self.ticked(self.topic.words(placed))));
            }
            (Some(_), Some(Pick::Word(word))) => return Ok(Some(word.clone().map(Value::Text))),
            (Some(Shape::List(_)), _) if self.is_about_several() => {
                let there = self.topic.words(placed);
                return Ok(typed.map(|typed| with_words(there, &typed)));
            }
            (Some(Shape::List(_)), _) => typed.and_then(|typed| with_words(Vec::new(), &typed)),
            (Some(Shape::Day), _) => self.date(FieldKind::Date, context)?.map(Value::Date),
            (Some(Shape::Number | Shape::Whole), _) => typed.map(|text| number(&text)).transpose()?,
            (Some(Shape::Text), _) => typed.map(Value::Text),
            _ => return Ok(None),
        };
        Ok(self.is_meant(&value).then_some(value))
    }

    /// The list of an action after the ticks: who is ticked for all is in it, who is for none is not, and the others are as
    /// they were. One who takes another's place takes it in the order as well.
    fn ticked(&self, there: Vec<String>) -> Option<Value> {
        let ids = |wanted: Tick| {
            let ticked = self.choices.iter().filter(move |choice| choice.tick == Some(wanted));
            ticked.filter_map(|choice| match &choice.pick {
                Pick::Word(word) => word.as_deref(),
                _ => None,
            })
        };
        let is_there = |id: &str| there.iter().any(|known| known == id);
        let gone: Vec<&str> = ids(Tick::No).filter(|id| is_there(id)).collect();
        let come: Vec<&str> = ids(Tick::Yes).filter(|id| !is_there(id)).collect();
        let mut list: Vec<&str> = there.iter().map(String::as_str).collect();
        if let ([old], [new]) = (gone.as_slice(), come.as_slice()) {
            list.iter_mut().filter(|id| *id == old).for_each(|id| *id = new);
        } else {
            list.retain(|id| !gone.contains(id));
            list.extend(come);
        }
        let list: Vec<Value> = list.into_iter().map(|id| Value::Text(id.to_owned())).collect();
        (!list.is_empty()).then_some(Value::List(list))
    }
}

fn set(action: ActionId, values: Vec<(FieldPath, Option<Value>)>) -> Intent {
    Intent::Set {
        subject: Subject::Action(action),
        values,
    }
}

fn number(text: &str) -> Result<Value, InvalidText> {
    let number = parse_number(text).ok_or_else(|| InvalidText::Number(text.to_owned()))?;
    Ok(number.write().unwrap_or(Value::Number(number)))
}

/// Words with those typed, separated by commas, added; one that begins with `-` is taken away.
fn with_words(mut words: Vec<String>, typed: &str) -> Option<Value> {
    for word in typed.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match word.strip_prefix('-') {
            Some(gone) => words.retain(|word| word != gone.trim()),
            None if words.iter().any(|known| known == word) => {}
            None => words.push(word.to_owned()),
        }
    }
    let words: Vec<Value> = words.into_iter().map(Value::Text).collect();
    (!words.is_empty()).then_some(Value::List(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(number("40 %"), Ok(Value::Integer(40)));
        assert_eq!(number("62,5"), Ok(Value::Number(62.5)));
        assert_eq!(number("beaucoup"), Err(InvalidText::Number("beaucoup".into())));
    }

    #[test]
    fn tags_are_added_and_taken_away() {
        let there = vec!["budget".to_owned(), "rh".to_owned()];
        let text = |tags: &[&str]| Some(Value::List(tags.iter().map(|tag| Value::Text((*tag).into())).collect()));
        assert_eq!(
            with_words(there.clone(), "paie, -rh, budget"),
            text(&["budget", "paie"])
        );
        assert_eq!(with_words(there, "-budget, -rh"), None);
    }
}
