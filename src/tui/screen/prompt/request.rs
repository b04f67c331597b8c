//! What a prompt would have recorded as it stands.

use chrono::NaiveDate;

use super::Prompt;
use super::file::{FilePlace, words_in};
use super::topic::{FieldKind, Pick, Tick, Topic};
use crate::tui::context::Context;
use crate::tui::request::EditRequest;
use crate::wording::amount::{find_amount, find_spending};
use crate::wording::lookup::{InvalidText, ListEdit, ValueParser, find_day, find_evidence, is_none, new_id};
use crate::workspace::Sitting;
use copil_plan::change::Subject;
use copil_plan::field::Record;
use copil_plan::shape::{Shape, Timing};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{ActionId, GroupedAction, Intent, Measure, Refusal, Weather};

impl Prompt {
    pub(super) fn text(&self, kind: FieldKind) -> Option<String> {
        let field = self.fields.iter().find(|field| field.kind == kind)?;
        let text = field.entry.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn date(&self, kind: FieldKind, context: &Context<'_>) -> Result<Option<NaiveDate>, InvalidText> {
        let Some(text) = self.text(kind) else { return Ok(None) };
        let timing = match (kind, self.topic.shape()) {
            (FieldKind::Effect, _) => Timing::Passed,
            (_, Some(Shape::Day(timing))) => timing,
            _ => Timing::Planned,
        };
        find_day(context.plan, timing, context.today, &text).map(Some)
    }

    /// What it would have recorded as it stands; `None` while nothing is chosen.
    pub(super) fn typed_request(&self, context: &Context<'_>) -> Result<Option<EditRequest>, InvalidText> {
        let reason = self.text(FieldKind::Reason);
        match self.topic {
            Topic::Undo => {
                let (commits, with_references) = match self.pick() {
                    Some(Pick::Batch { with_references }) => (self.batch.clone(), *with_references),
                    Some(Pick::Last { with_references }) => (Vec::new(), *with_references),
                    _ => (Vec::new(), false),
                };
                return Ok(Some(EditRequest::Undo {
                    commits,
                    sitting: Sitting::Commits(self.sitting.clone()),
                    reason,
                    sure: self.sure,
                    with_references,
                }));
            }
            Topic::Redo => return Ok(Some(EditRequest::Redo { reason })),
            Topic::Repair => {
                let fault = context.merge_faults.iter().find(|fault| fault.is_repairable());
                return Ok(fault.map(|fault| EditRequest::Repair {
                    fault: fault.clone(),
                    reason,
                }));
            }
            _ => {}
        }
        if let Some(place) = &self.file {
            return self.file_request(place, reason, context);
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
        let sure = self.sure;
        Ok(Some(EditRequest::Change {
            intents,
            reason,
            on,
            sure,
        }))
    }

    /// The request that changes a value in no action's file.
    fn file_request(
        &self,
        place: &FilePlace,
        reason: Option<String>,
        context: &Context<'_>,
    ) -> Result<Option<EditRequest>, InvalidText> {
        let value = self.file_value(place, context)?;
        Ok(value.map(|value| EditRequest::Change {
            intents: vec![Intent::Set {
                subject: place.subject().clone(),
                values: vec![(place.path().clone(), value)],
            }],
            reason,
            on: None,
            sure: self.sure,
        }))
    }

    /// The value that it would have at a place of a file.
    pub(super) fn file_value(
        &self,
        place: &FilePlace,
        context: &Context<'_>,
    ) -> Result<Option<Option<Value>>, InvalidText> {
        let there = place.now(context);
        let unit = place.unit(context);
        self.value(self.pick(), there.as_ref(), unit.as_deref(), context)
    }

    /// The wish without what is refused or so already.
    pub(super) fn permitted(&self, wish: EditRequest) -> EditRequest {
        match wish {
            EditRequest::Change {
                intents,
                reason,
                on,
                sure,
            } if intents.len() > 1 => {
                let made = intents
                    .into_iter()
                    .enumerate()
                    .filter(|(at, _)| self.preview.is_made(*at));
                EditRequest::Change {
                    intents: made.map(|(_, intent)| intent).collect(),
                    reason,
                    on,
                    sure,
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
            (Topic::Status, Some(Pick::Word(Some(to)))) => {
                let evidence = self.text(FieldKind::Evidence);
                let evidence = evidence.map(|typed| find_evidence(&typed)).transpose()?;
                to.parse().ok().map(|to| Intent::Status {
                    action,
                    to,
                    evidence: evidence.into_iter().collect(),
                })
            }
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
            (Topic::Deliver, Some(Pick::Deliverable(deliverable, delivered))) => Some(Intent::Deliver {
                action,
                deliverable: deliverable.clone(),
                delivered: *delivered,
            }),
            (Topic::Measure, Some(Pick::Indicator(indicator))) => {
                let Some(typed) = self.text(FieldKind::Amount) else {
                    return Ok(None);
                };
                let known = placed.indicators.get(indicator.as_str());
                let unit = known.and_then(|known| known.unit.as_deref());
                let value = match is_none(&typed, *context.catalogue) {
                    true => None,
                    false => Some(find_amount(&typed, unit, *context.catalogue)?),
                };
                Some(Intent::Measure {
                    subject: Subject::Action(action),
                    indicator: indicator.clone(),
                    value,
                })
            }
            (Topic::Spend, Some(Pick::Budget(budget))) => {
                let Some(typed) = self.text(FieldKind::Amount) else {
                    return Ok(None);
                };
                let known = placed.budgets.get(budget.as_str());
                let unit = known.and_then(|known| known.unit.as_deref());
                Some(Intent::Spend {
                    action,
                    budget: budget.clone(),
                    spending: find_spending(&typed, unit, *context.catalogue)?,
                })
            }
            (Topic::Due, pick) => {
                let milestone = match pick {
                    Some(Pick::Due(milestone)) => milestone.clone(),
                    _ => None,
                };
                let to = self.date(FieldKind::Date, context)?;
                self.is_meant(&to).then_some(Intent::Due { action, milestone, to })
            }
            (Topic::Id, _) => match self.text(FieldKind::Text) {
                Some(typed) => Some(Intent::Rename {
                    action,
                    to: new_id(&typed)?,
                }),
                None => None,
            },
            (_, pick) => {
                let indicator = self.part.as_deref().and_then(|part| placed.indicators.get(part));
                let unit = indicator.and_then(|indicator| indicator.unit.as_deref());
                let path = self.path(placed)?;
                let table = placed.action.to_table();
                let there = path.as_ref().and_then(|path| table.at(path));
                let value = self.value(pick, there, unit, context)?;
                value.zip(path).map(|(value, path)| set(action, vec![(path, value)]))
            }
        })
    }

    /// Where the value is to be; `None` while what is new has no name.
    fn path(&self, placed: &GroupedAction) -> Result<Option<FieldPath>, InvalidText> {
        let Topic::Inner(table, key) = self.topic else {
            return Ok(Some(self.topic.path()));
        };
        let name = match &self.part {
            Some(part) => Some(part.clone()),
            None => self.text(FieldKind::Name),
        };
        let Some(name) = name else { return Ok(None) };
        let there = placed.field(table);
        let is_there = there
            .as_ref()
            .and_then(Value::as_table)
            .is_some_and(|there| there.contains(&name));
        if self.part.is_none() && is_there {
            return Err(InvalidText::InvalidId(Refusal::Taken { id: name }));
        }
        let path = FieldPath::key(table).then(name);
        Ok(Some(if key.is_empty() { path } else { path.then(key) }))
    }

    /// What is left blank over several actions, or of something new, is not meant to be taken away from all of them.
    fn is_meant<T>(&self, typed: &Option<T>) -> bool {
        let is_new = matches!(self.topic, Topic::Inner(..)) && self.part.is_none();
        typed.is_some() || !(self.is_about_several() || is_new)
    }

    pub(super) fn is_about_several(&self) -> bool {
        self.actions.len() > 1
    }

    /// The value that a field would take, of what it holds and the unit that it is counted in: `Some(None)` when it
    /// would be taken away; `None` while nothing is chosen.
    fn value(
        &self,
        pick: Option<&Pick>,
        there: Option<&Value>,
        unit: Option<&str>,
        context: &Context<'_>,
    ) -> Result<Option<Option<Value>>, InvalidText> {
        let words = words_in(there);
        let listed = match there {
            Some(Value::List(listed)) => listed.clone(),
            _ => Vec::new(),
        };
        let parser = ValueParser {
            known: context.known(),
            me: None,
            today: context.today,
            catalogue: *context.catalogue,
        };
        let value = match (self.topic.shape(), pick) {
            (None, _) if self.topic == Topic::Note => self.text(FieldKind::Comment).map(Value::Text),
            (Some(Shape::List(Shape::Reference(_))), _) => {
                return Ok(Some(self.ticked(words)));
            }
            (Some(_), Some(Pick::Word(word))) => return Ok(Some(word.clone().map(Value::Text))),
            (Some(Shape::List(Shape::Record(_))), _) => match self.text(FieldKind::Amount) {
                None => return Ok(None),
                Some(typed) => {
                    let day = self.date(FieldKind::Date, context)?.unwrap_or(context.today);
                    let value = match is_none(&typed, *context.catalogue) {
                        true => None,
                        false => Some(find_amount(&typed, unit, *context.catalogue)?),
                    };
                    with_value(listed, day, value)
                }
            },
            (Some(Shape::List(item)), _) => match self.text(FieldKind::Text) {
                None => None,
                Some(typed) => {
                    let several = self.is_about_several();
                    let there = if several { words } else { Vec::new() };
                    let there = there.into_iter().map(Value::Text).collect();
                    return parser.list(there, ListEdit::AddOrRemove, *item, &typed).map(Some);
                }
            },
            (Some(Shape::Record(_)), _) => match self.text(FieldKind::Amount) {
                None => None,
                Some(typed) => {
                    let measure = Measure {
                        date: self.date(FieldKind::Date, context)?.unwrap_or(context.today),
                        value: find_amount(&typed, unit, *context.catalogue)?,
                        ..Measure::default()
                    };
                    Some(Value::Table(measure.to_table()))
                }
            },
            (Some(Shape::Day(_)), _) => self.date(FieldKind::Date, context)?.map(Value::Date),
            (Some(shape @ (Shape::Number | Shape::Whole | Shape::Text)), _) => {
                let typed = self.text(FieldKind::Text).map(|text| parser.value(shape, &text));
                typed.transpose()?
            }
            _ => return Ok(None),
        };
        Ok(self.is_meant(&value).then_some(value))
    }

    /// The list of an action after the ticks: who is ticked for all is in it, who is for none is not, and the others are as
    /// they were. One who takes another's place takes it in the order as well.
    fn ticked(&self, there: Vec<String>) -> Option<Value> {
        let ids = |wanted: Tick| {
            let mut ticked: Vec<_> = self
                .choices
                .all()
                .filter(|choice| choice.tick == Some(wanted))
                .collect();
            ticked.sort_by_key(|choice| choice.rank);
            let ticked = ticked.into_iter();
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

/// Values on days with one more, in the place of that of its day; with `None` without that one.
fn with_value(mut listed: Vec<Value>, date: NaiveDate, value: Option<f64>) -> Option<Value> {
    let day_of = |value: &Value| value.as_table()?.get("date")?.as_date();
    listed.retain(|known| day_of(known) != Some(date));
    let measure = value.map(|value| Measure {
        date,
        value,
        ..Measure::default()
    });
    listed.extend(measure.map(|measure| Value::Table(measure.to_table())));
    listed.sort_by_key(day_of);
    (!listed.is_empty()).then_some(Value::List(listed))
}

fn set(action: ActionId, values: Vec<(FieldPath, Option<Value>)>) -> Intent {
    Intent::Set {
        subject: Subject::Action(action),
        values,
    }
}
