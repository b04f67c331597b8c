//! What groups, meetings and the plan's own file hold, to be changed here as well as by the command line: the field table says
//! what there is and what is asked for.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::choices::words_of;
use super::inner::{as_typed, said_of};
use super::topic::{FieldKind, Topic};
use super::{Prompt, list::ChoiceList};
use crate::tui::component::entry::TextEntry;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use copil_plan::change::{Clash, table_of};
use copil_plan::field::Field;
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Measure, Subject};

/// The widest that the menu is drawn.
const WIDEST: u16 = 88;

/// The most columns that the names of what can be changed take.
const NAMES: usize = 34;

/// A place in the file of a group, of a meeting or of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlace {
    /// Whose file it is.
    pub subject: Subject,
    path: FieldPath,
}

impl FilePlace {
    /// All that a file holds.
    pub fn whole(subject: Subject) -> Self {
        let path = FieldPath::default();
        Self { subject, path }
    }

    /// What has an id in a table of the plan's own file: a person, an axis.
    pub fn of_plan(table: &str, id: &str) -> Self {
        let path = FieldPath::key(table).then(id);
        let subject = Subject::PlanConfig;
        Self { subject, path }
    }

    pub(super) fn subject(&self) -> &Subject {
        &self.subject
    }

    pub(super) fn path(&self) -> &FieldPath {
        &self.path
    }

    fn then(&self, key: &str) -> Self {
        let (subject, path) = (self.subject.clone(), self.path.then(key));
        Self { subject, path }
    }

    /// What is there now.
    pub(super) fn now(&self, context: &Context<'_>) -> Option<Value> {
        let table = table_of(context.plan, &self.subject)?;
        match self.path.parts() {
            [] => Some(Value::Table(table)),
            _ => table.at(&self.path).cloned(),
        }
    }

    /// The unit that the values beside it are counted in.
    pub(super) fn unit(&self, context: &Context<'_>) -> Option<String> {
        let (_, beside) = self.path.parts().split_last()?;
        let mut place = Self::whole(self.subject.clone());
        for part in beside {
            place = place.then(part);
        }
        Some(place.now(context)?.as_table()?.get("unit")?.as_text()?.to_owned())
    }

    /// The topic of a prompt about it; `None` where the format knows no such key.
    fn topic(&self) -> Option<Topic> {
        let mut key = "";
        let mut shape = Shape::of(&self.subject);
        for part in self.path.parts() {
            match shape {
                Shape::Record(fields) => {
                    let field = fields.iter().find(|field| field.key == part)?;
                    (key, shape) = (field.key, field.shape);
                }
                Shape::Keyed(item) => shape = *item,
                _ => return None,
            }
        }
        Some(Topic::Value(key, shape))
    }

    /// What it is called, of a key: the action, else the file and, where it is in one of its tables, what has an id there.
    pub(super) fn owner(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let known = |plan_thing: &FilePlace| plan_thing.now(context).map(|now| title_in(&now));
        match (&self.subject, self.path.parts()) {
            (Subject::Meeting(id), _) => catalogue.meeting(context.plan, id),
            (Subject::Action(id), _) => {
                let title = known(&Self::whole(self.subject.clone())).flatten();
                title.map_or_else(|| id.to_string(), |title| format!("{id}  {title}"))
            }
            (Subject::Group(id), _) => {
                let title = known(&Self::whole(self.subject.clone())).flatten();
                title.unwrap_or_else(|| id.to_string())
            }
            (_, [table, id, ..]) => {
                let title = known(&Self::of_plan(table, id)).flatten();
                title.unwrap_or_else(|| id.clone())
            }
            _ => sanitize(&context.plan.config.title),
        }
    }
}

/// The title or the name that a value holds.
fn title_in(value: &Value) -> Option<String> {
    let of = |table: &Table| {
        let keys = ["title", "name", "text"].iter();
        let mut texts = keys.filter_map(|key| table.get(key)?.as_text());
        texts.next().map(sanitize)
    };
    match value {
        Value::Table(table) => of(table),
        Value::Text(text) => Some(sanitize(text)),
        _ => None,
    }
}

/// A line of the menu: a key, or something that has an id.
#[derive(Clone, Debug)]
struct FileLine {
    place: FilePlace,
    name: String,
    now: String,
    folded: String,
}

impl FileLine {
    fn new(place: FilePlace, name: String, now: String) -> Self {
        let folded = fold(&format!("{name} {now}"));
        Self {
            place,
            name,
            now,
            folded,
        }
    }
}

/// The menu of what can be changed at a place; the prompt itself where that is a single value.
pub fn file_fields(place: &FilePlace, context: &Context<'_>) -> Option<Box<dyn Screen>> {
    let Topic::Value(key, shape) = place.topic()? else {
        return None;
    };
    let catalogue = context.catalogue();
    let now = place.now(context);
    let held = now.as_ref().and_then(Value::as_table);
    let lines: Vec<FileLine> = match shape {
        Shape::Record(fields) => {
            let offered = fields
                .iter()
                .filter(|field| field.is_prompted || is_on_days(field.shape));
            let unit = held.and_then(|held| held.get("unit")?.as_text());
            let line = |field: &FieldSpec| {
                let value = held.and_then(|held| held.get(field.key));
                let now = value.map(|value| said(field.shape, value, unit, context));
                let name = catalogue.field_heading(field.key);
                FileLine::new(place.then(field.key), name, now.unwrap_or_default())
            };
            offered.map(line).collect()
        }
        Shape::Keyed(_) => {
            let line = |(id, value): (&String, &Value)| {
                FileLine::new(place.then(id), sanitize(id), title_in(value).unwrap_or_default())
            };
            held.into_iter().flat_map(Table::iter).map(line).collect()
        }
        _ => return Prompt::of_file(place, context).map(|prompt| Box::new(prompt) as Box<dyn Screen>),
    };
    let title = match place.path.parts() {
        [] => format!("{} · {}", fl!(catalogue, "tui-prompt-part"), place.owner(context)),
        [_] => catalogue.field_heading(key),
        _ => format!("{} · {}", catalogue.field_heading(key), place.owner(context)),
    };
    let menu = Picker::new(title, WIDEST, lines);
    Some(match shape {
        // There may be many of them.
        Shape::Keyed(_) => Box::new(menu.typed(fl!(catalogue, "tui-nothing-found"))),
        _ => Box::new(menu),
    })
}

/// Whether a key holds values on days, which are typed one at a time.
fn is_on_days(shape: Shape) -> bool {
    shape == Measure::SHAPE || shape == Shape::List(&Measure::SHAPE)
}

/// What a key holds: of what has ids, how many there are.
fn said(shape: Shape, value: &Value, unit: Option<&str>, context: &Context<'_>) -> String {
    match (shape, value) {
        (Shape::Keyed(_), Value::Table(table)) => table.iter().count().to_string(),
        _ => said_of(shape, value, unit, context),
    }
}

impl PickerLine for FileLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.name).min(NAMES)
    }

    fn pick(&self, context: &Context<'_>) -> Effect {
        file_fields(&self.place, context).map_or(Effect::None, Effect::Replace)
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.name, context.theme.text()).skip(2);
        pen.text(&self.now, context.theme.quiet());
    }
}

impl Prompt {
    /// The prompt about a single value of a file that is no action's.
    fn of_file(place: &FilePlace, context: &Context<'_>) -> Option<Self> {
        Self::at(place, place.now(context).as_ref(), context)
    }

    /// The prompt about a single value of a file, which holds a value.
    fn at(place: &FilePlace, now: Option<&Value>, context: &Context<'_>) -> Option<Self> {
        let topic = place.topic()?;
        let mut prompt = Self::new(topic, Vec::new(), Vec::new(), None);
        prompt.choices = ChoiceList::of(words_of(topic, &[words_in(now)], &[], context));
        let (text, day) = as_typed(now, context);
        prompt.fields = topic.fields(&text, false);
        if let Some(field) = prompt.fields.iter_mut().find(|field| field.kind == FieldKind::Date) {
            field.entry = TextEntry::replaced(&day);
            field.blank = day;
        }
        prompt.file = Some(place.clone());
        prompt.select(|choice| choice.is_now);
        Some(prompt)
    }

    /// The prompt that asks for another value than those that clash, beginning with the one at hand or one that was typed
    /// before. It records nothing, and asks for no reason; `None` of what is not typed as a single value.
    pub fn of_value(clash: &Clash, earlier: Option<Option<&Value>>, context: &Context<'_>) -> Option<Self> {
        let (subject, path) = (clash.subject.clone(), clash.path.clone());
        let place = FilePlace { subject, path };
        let mut prompt = Self::at(&place, earlier.unwrap_or(clash.ours.as_ref()), context)?;
        prompt.fields.retain(|field| field.kind != FieldKind::Reason);
        (!prompt.fields.is_empty() || !prompt.choices.is_empty()).then_some(prompt)
    }

    /// The value that is typed or chosen at its place; `None` while it cannot be read, or nothing is chosen.
    pub fn typed_value(&self, context: &Context<'_>) -> Option<Option<Value>> {
        let place = self.file.as_ref()?;
        self.file_value(place, context).ok().flatten()
    }

    /// Whether there is more than one thing to go to in it.
    pub fn has_several_stops(&self) -> bool {
        self.stops() > 1
    }

    /// Whether a text of several lines is typed in it.
    pub fn has_lines(&self) -> bool {
        self.fields.iter().any(|field| field.rows > 1)
    }
}

/// The words that a value holds, each of a list.
pub(super) fn words_in(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::List(values)) => values.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        Some(value) => value.as_text().map(str::to_owned).into_iter().collect(),
        None => Vec::new(),
    }
}
