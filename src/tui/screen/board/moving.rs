//! What moving a card to another column means: the change it would be, or why it cannot be.

use i18n_embed_fl::fl;

use super::by::{By, Key, is_over, keys};
use crate::plan::change::Subject;
use crate::plan::intent::next_statuses;
use crate::plan::value::{FieldPath, Value};
use crate::plan::{ActionId, Intent, Placed, Plan, Refusal};
use crate::report::sentence::{Sentence, refused};
use crate::tui::context::Context;
use crate::tui::screen::prompt::{Prompt, Way};

/// Why a card cannot be moved to a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Barrier {
    /// It is there already.
    Same,
    /// The plan refuses it.
    Refused(Box<Refusal>),
    /// What is over has no weather any more.
    OverForWeather,
    /// A weather does not end an action.
    WeatherEndsNothing,
    /// A weather is given, and not taken away on the board.
    WeatherStays,
}

/// What moving a card would do.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Status,
    Weather,
    Other(Box<Intent>),
}

/// Whether a card may be moved from one column to another, as far as can be told before it is asked why.
pub fn allowed(id: &ActionId, placed: &Placed, from: &Key, to: &Key, plan: &Plan) -> Result<(), Barrier> {
    step(id, placed, from, to, plan).map(|_| ())
}

fn step(id: &ActionId, placed: &Placed, from: &Key, to: &Key, plan: &Plan) -> Result<Step, Barrier> {
    if from == to {
        return Err(Barrier::Same);
    }
    let over = is_over(plan.kind(&placed.status));
    let set = |key: &str, value: Option<Value>| {
        Step::Other(Box::new(Intent::Set {
            subject: Subject::Action(id.clone()),
            values: vec![(FieldPath::key(key), value)],
        }))
    };
    let text = |text: &str| Value::Text(text.to_owned());
    Ok(match (from, to) {
        (_, Key::Status(to)) => {
            let next = next_statuses(plan, &placed.status);
            if !next.contains(&to) {
                return Err(Barrier::Refused(Box::new(Refusal::NotAllowed {
                    action: id.clone(),
                    from: placed.status.clone(),
                    to: to.clone(),
                    allowed: next.into_iter().cloned().collect(),
                })));
            }
            Step::Status
        }
        (_, Key::Weather(_)) if over => return Err(Barrier::OverForWeather),
        (_, Key::Weather(_)) => Step::Weather,
        (_, Key::Over) => return Err(Barrier::WeatherEndsNothing),
        (Key::Over, _) => return Err(Barrier::OverForWeather),
        (Key::Weather(_), Key::Nothing) => return Err(Barrier::WeatherStays),
        (_, Key::Priority(to)) => set("priority", Some(text(to.word()))),
        (_, Key::Axis(to)) => set("axis", Some(text(to.as_str()))),
        (Key::Axis(_), _) => set("axis", None),
        (_, Key::Group(group)) => Step::Other(Box::new(Intent::Move {
            action: id.clone(),
            group: group.clone(),
        })),
        (Key::Lead(_), _) | (_, Key::Lead(_)) => {
            let all: Vec<&str> = placed.leads.iter().map(AsRef::as_ref).collect();
            set("leads", replaced(&all, named(from), named(to)))
        }
        (Key::Organisation(_), _) | (_, Key::Organisation(_)) => {
            let all: Vec<&str> = placed.organisations.iter().map(AsRef::as_ref).collect();
            set("organisations", replaced(&all, named(from), named(to)))
        }
        _ => return Err(Barrier::Same),
    })
}

fn named(key: &Key) -> Option<&str> {
    match key {
        Key::Lead(id) => Some(id.as_str()),
        Key::Organisation(id) => Some(id.as_str()),
        _ => None,
    }
}

/// A list in which one name stands in the place of another, once; nothing when it would be empty.
fn replaced(names: &[&str], from: Option<&str>, to: Option<&str>) -> Option<Value> {
    let mut left: Vec<&str> = Vec::new();
    let swapped = names
        .iter()
        .copied()
        .map(|name| if Some(name) == from { to } else { Some(name) });
    let added = to.filter(|_| from.is_none());
    for name in swapped.chain([added]).flatten() {
        if !left.contains(&name) {
            left.push(name);
        }
    }
    let values: Vec<Value> = left.into_iter().map(|name| Value::Text(name.to_owned())).collect();
    (!values.is_empty()).then_some(Value::List(values))
}

/// The prompt that asks what a move asks for, the column chosen.
pub fn prompt(by: By, id: &ActionId, from: &Key, to: &Key, context: &Context<'_>) -> Result<Option<Prompt>, Barrier> {
    let plan = context.plan;
    let Some(placed) = plan.actions.get(id) else {
        return Ok(None);
    };
    let id = id.clone();
    Ok(match (step(&id, placed, from, to, plan)?, to) {
        (Step::Status, Key::Status(to)) => Prompt::toward_status(id, to, context),
        (Step::Weather, Key::Weather(to)) => Prompt::toward_weather(id, *to, context),
        _ => {
            let way = |key: &Key| match step(&id, placed, from, key, plan) {
                Ok(Step::Other(intent)) => Some(Way {
                    symbol: key.symbol(plan),
                    label: key.name(by, context),
                    intent: *intent,
                }),
                _ => None,
            };
            let (mut ways, mut chosen) = (Vec::new(), 0);
            for key in keys(by, plan) {
                if let Some(way) = way(&key) {
                    if key == *to {
                        chosen = ways.len();
                    }
                    ways.push(way);
                }
            }
            let name = fl!(
                context.catalogue(),
                "tui-board-change",
                what = by.name(context.catalogue())
            );
            Some(Prompt::among(name, id, ways, chosen))
        }
    })
}

impl Barrier {
    /// Why, in words; nothing when there is nothing to say.
    pub fn told(&self, context: &Context<'_>) -> Option<Sentence> {
        let catalogue = context.catalogue();
        let said = |what: String, hint: Option<String>| Some(Sentence { what, hint });
        match self {
            Self::Same => None,
            Self::Refused(refusal) => Some(refused(catalogue, context.plan, refusal)),
            Self::OverForWeather => said(fl!(catalogue, "tui-board-over-for-weather"), None),
            Self::WeatherEndsNothing => said(
                fl!(catalogue, "tui-board-weather-ends-nothing"),
                Some(fl!(catalogue, "tui-board-end-by-status")),
            ),
            Self::WeatherStays => said(fl!(catalogue, "tui-board-weather-stays"), None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_the_place_of_another() {
        let texts = |value: Option<Value>| match value {
            Some(Value::List(values)) => values.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        assert_eq!(
            texts(replaced(&["drh", "dsi"], Some("drh"), Some("dga"))),
            ["dga", "dsi"]
        );
        assert_eq!(
            texts(replaced(&["drh", "dsi"], Some("drh"), Some("dsi"))),
            ["dsi"],
            "not twice"
        );
        assert_eq!(texts(replaced(&["drh", "dsi"], Some("dsi"), None)), ["drh"]);
        assert_eq!(texts(replaced(&[], None, Some("drh"))), ["drh"]);
        assert_eq!(replaced(&["drh"], Some("drh"), None), None, "an empty list is left out");
    }
}
