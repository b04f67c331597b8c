//! The keys of the parts of an action: the title of a milestone, the target of an indicator, the address of a link. The field
//! table says which there are, so that what the command line sets by a path can be changed here as well.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::file::words_in;
use super::topic::{FieldKind, PromptField, Topic};
use super::{Prompt, PromptPreview};
use crate::tui::component::entry::TextEntry;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use copil_plan::field::{Field as _, Reading, Record};
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Action, ActionId, GroupedAction, Measure};

/// The widest that the menu is drawn.
const WIDEST: u16 = 88;

/// The columns that the titles of the parts and the names of their keys take.
const TITLES: u16 = 30;
const NAMES: u16 = 16;

/// A key of a part, or what makes a new part.
#[derive(Clone, Debug)]
struct InnerKey {
    action: ActionId,
    topic: Topic,
    /// The part; `None` for a new one.
    part: Option<String>,
    /// Its title, on the first of its lines.
    title: String,
    /// What the key is called.
    name: String,
    /// What is there now.
    now: Option<Value>,
}

/// The parts in a table of an action: their ids, their titles, and what they hold.
pub(super) fn parts_in(table: &str, action: &GroupedAction) -> Vec<(String, String, Value)> {
    let Some(Value::Table(parts)) = action.field(table) else {
        return Vec::new();
    };
    let part = |(id, part): (String, Value)| {
        let title = part.as_table().and_then(|part| part.get("title")?.as_text());
        let title = sanitize(title.unwrap_or(&id));
        (id, title, part)
    };
    parts.into_iter().map(part).collect()
}

/// The menu of the keys of the parts in a table of an action, and of a new part; `None` when the plan has no such action.
pub(super) fn keys_of_parts(table: &'static str, action: &ActionId, context: &Context<'_>) -> Option<Box<dyn Screen>> {
    let (catalogue, placed) = (context.catalogue(), context.plan.actions.get(action)?);
    let Some(Shape::Keyed(part)) = Action::SHAPE.at(&FieldPath::key(table)) else {
        return None;
    };
    let keys: Vec<&'static str> = match part {
        Shape::Record(fields) => {
            // Measures have a command of their own.
            let asked = fields.iter().filter(|field| field.key != "measures");
            asked.map(|field| field.key).collect()
        }
        _ => vec![""],
    };
    let mut lines = Vec::new();
    for (id, title, part) in parts_in(table, placed) {
        for (n, key) in keys.iter().enumerate() {
            lines.push(InnerKey {
                action: action.clone(),
                topic: Topic::Inner(table, key),
                part: Some(id.clone()),
                title: if n == 0 { title.clone() } else { String::new() },
                name: if key.is_empty() {
                    String::new()
                } else {
                    catalogue.field_heading(key)
                },
                now: match part.as_table() {
                    Some(part) => part.get(key).cloned(),
                    None => Some(part.clone()),
                },
            });
        }
    }
    lines.push(InnerKey {
        action: action.clone(),
        topic: Topic::Inner(table, keys.first().copied().unwrap_or_default()),
        part: None,
        title: fl!(catalogue, "tui-part-new"),
        name: String::new(),
        now: None,
    });
    let title = format!("{} · {action}", catalogue.field_heading(table));
    Some(Box::new(Picker::new(title, WIDEST, lines)))
}

impl PickerLine for InnerKey {
    fn pick(&self, context: &Context<'_>) -> Effect {
        let prompt = Prompt::of_part(self, context);
        prompt.map_or(Effect::None, |prompt| Effect::Replace(Box::new(prompt)))
    }

    fn view(&self, row: Rect, _label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let now = self.now.as_ref().map(|now| said(self, now, context));
        let mut pen = Pen::on(buf, row);
        pen.cell(TITLES, &self.title, context.theme.text()).skip(2);
        if !self.name.is_empty() {
            pen.cell(NAMES, &self.name, context.theme.text()).skip(2);
        }
        pen.text(&now.unwrap_or_default(), context.theme.quiet());
    }
}

/// What is there now, in words.
fn said(line: &InnerKey, now: &Value, context: &Context<'_>) -> String {
    let placed = context.plan.actions.get(&line.action);
    let indicator = placed.and_then(|placed| placed.indicators.get(line.part.as_deref()?));
    let unit = indicator.and_then(|indicator| indicator.unit.as_deref());
    said_of(line.topic.shape().unwrap_or(Shape::Text), now, unit, context)
}

/// What a key holds in words: of values on days, counted in a unit, both.
pub(super) fn said_of(shape: Shape, now: &Value, unit: Option<&str>, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    if let (Shape::List(Shape::Record(_)), Value::List(values)) = (shape, now) {
        let values = values.iter().map(|value| said_of(shape, value, unit, context));
        return values.collect::<Vec<_>>().join(", ");
    }
    let measure = now
        .as_table()
        .and_then(|_| Measure::read(now.clone(), &mut Reading::default()));
    let Some(measure) = measure else {
        return catalogue.field_value_short(context.plan, shape, now);
    };
    let day = catalogue.short_date(measure.date);
    format!("{} ({day})", catalogue.amount(measure.value, unit))
}

impl Prompt {
    /// The prompt that changes a key of a part, or makes a new one; `None` when the plan has no such action.
    fn of_part(line: &InnerKey, context: &Context<'_>) -> Option<Self> {
        let mut prompt = Self::open(line.topic, std::slice::from_ref(&line.action), context)?;
        let (text, day) = as_typed(line.now.as_ref(), context);
        prompt.fields = line.topic.fields(&text, false);
        let mut dates = prompt.fields.iter_mut().filter(|field| field.kind == FieldKind::Date);
        if let Some(field) = dates.next() {
            field.entry = TextEntry::replaced(&day);
        }
        prompt.part = line.part.clone();
        match &line.part {
            Some(_) => prompt.note = parts_title(line, context),
            None => prompt.fields.insert(0, PromptField::holding(FieldKind::Name, 1, "")),
        }
        prompt.preview = PromptPreview::default();
        Some(prompt)
    }
}

/// What is there now, as it is typed: the text or the number, and the day.
pub(super) fn as_typed(now: Option<&Value>, context: &Context<'_>) -> (String, String) {
    let said = |day| context.catalogue().short_date(day);
    match now {
        Some(Value::Date(now)) => (String::new(), said(*now)),
        Some(Value::Table(now)) => {
            let text = now.get("value").map(ToString::to_string).unwrap_or_default();
            let day = now.get("date").and_then(Value::as_date).map(said);
            (text, day.unwrap_or_default())
        }
        Some(now @ Value::List(_)) => (words_in(Some(now)).join(", "), String::new()),
        Some(now) => (now.to_string(), String::new()),
        None => (String::new(), String::new()),
    }
}

/// The title of the part that a line is about.
fn parts_title(line: &InnerKey, context: &Context<'_>) -> Option<String> {
    let placed = context.plan.actions.get(&line.action)?;
    let mut parts = parts_in(line.topic.key(), placed).into_iter();
    parts
        .find(|(id, ..)| Some(id) == line.part.as_ref())
        .map(|(_, title, _)| title)
}
