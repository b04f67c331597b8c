//! The plan as a book: tables of typed cells, made from the field tables.

use i18n_embed_fl::fl;

use super::Export;
use super::layout::{FieldColumn, Layout, Owner, Row};
use super::words::{CellWords, Reader};
use copil_plan::field::{Record, Referent};
use copil_plan::shape::Shape;
use copil_plan::value::Value;
use copil_plan::{ActionId, GroupedAction, StatusKind, Weather};
use copil_sheet::write::{Column, ColumnKind, Content, Highlight, Rule, Table};

/// A table of a book, and how it is laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// How what it holds is found in the plan.
    pub layout: Layout,
    /// What each column is.
    pub sources: Vec<Source>,
    /// Its cells.
    pub table: Table,
}

/// What a column shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// The id of the action, the meeting or the group.
    Subject,
    /// The name under which something stands in it: the first, or the second.
    Key(usize),
    /// The working group of an action.
    Group,
    /// A field.
    Field(FieldColumn),
    /// What is worked out.
    Computed(Computed),
}

/// What is worked out of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// How many days it is late.
    DaysLate,
    /// How far it counts as done.
    Progress,
    /// The title of the action that a part belongs to.
    ActionTitle,
}

impl Computed {
    /// The key that programs know it by.
    pub fn key(self) -> &'static str {
        match self {
            Self::DaysLate => "days_late",
            Self::Progress => "counted_progress",
            Self::ActionTitle => "action_title",
        }
    }
}

/// A file of the plan as its table.
struct File<'p> {
    id: Option<&'p str>,
    action: Option<(&'p ActionId, &'p GroupedAction)>,
    table: Value,
}

impl<'p> Export<'p> {
    /// Its tables. Those in which nothing stands are left out, but that of the actions.
    pub fn book(&self, reader: Reader) -> Vec<Sheet> {
        let words = CellWords::of(self.plan, self.catalogue, reader);
        let owners = Owner::ALL
            .into_iter()
            .filter(|owner| self.is_whole || *owner == Owner::Action);
        let mut sheets = Vec::new();
        for owner in owners {
            let files = self.files(owner);
            for layout in Layout::of(owner) {
                let sheet = self.sheet(&words, reader, layout, &files);
                let is_first = sheets.is_empty();
                if is_first || !sheet.table.rows.is_empty() {
                    sheets.push(sheet);
                }
            }
        }
        sheets
    }

    /// The table of the actions alone.
    pub fn actions_table(&self, reader: Reader) -> Sheet {
        let words = CellWords::of(self.plan, self.catalogue, reader);
        let files = self.files(Owner::Action);
        let own = Layout::of(Owner::Action).into_iter().next();
        let layout = own.unwrap_or_else(|| unreachable!("every owner has a table of its own"));
        self.sheet(&words, reader, layout, &files)
    }

    /// The files of an owner, as far as they are wanted.
    fn files(&self, owner: Owner) -> Vec<File<'p>> {
        let plan = self.plan;
        let file = |id: Option<&'p str>, table| File {
            id,
            action: None,
            table: Value::Table(table),
        };
        match owner {
            Owner::Action => {
                let actions = self.actions.iter().map(|(id, placed)| File {
                    id: Some(id.as_str()),
                    action: Some((*id, *placed)),
                    table: Value::Table(placed.to_table()),
                });
                actions.collect()
            }
            Owner::Meeting => {
                let meetings = plan.meetings.iter();
                meetings
                    .map(|(id, one)| file(Some(id.as_str()), one.to_table()))
                    .collect()
            }
            Owner::Group => {
                let groups = plan.groups.iter();
                groups
                    .map(|(id, one)| file(Some(id.as_str()), one.to_table()))
                    .collect()
            }
            Owner::Plan => vec![file(None, plan.config.to_table())],
        }
    }

    fn sheet(&self, words: &CellWords<'p>, reader: Reader, layout: Layout, files: &[File<'p>]) -> Sheet {
        let is_left_out = |source: &Source| match source {
            Source::Field(column) => column.path.first().is_some_and(|key| self.is_left_out(key)),
            _ => false,
        };
        let is_own = layout.owner == Owner::Action && layout.steps.is_empty();
        let mut sources = sources(&layout);
        sources.retain(|source| !(is_own && is_left_out(source)));
        let mut rows = Vec::new();
        for file in files {
            let found = layout.rows(&file.table).into_iter();
            rows.extend(found.map(|row| {
                let cells = sources.iter().map(|source| self.cell(words, source, file, &row));
                cells.collect::<Vec<_>>()
            }));
        }
        if layout.owner == Owner::Plan && layout.steps.is_empty() {
            // Its one row has the rules too, of which few plans set many.
            let is_full = |at: &usize| rows.iter().any(|row: &Vec<Content>| row[*at] != Content::Nothing);
            let kept: Vec<usize> = (0..sources.len()).filter(is_full).collect();
            sources = kept.iter().map(|at| sources[*at].clone()).collect();
            for row in &mut rows {
                *row = kept.iter().map(|at| row[*at].clone()).collect();
            }
        }
        let columns = sources
            .iter()
            .map(|source| self.column(words, reader, &layout, source))
            .collect();
        let fixed = sources.iter().take_while(|source| names_the_row(source)).count();
        let table = Table {
            name: self.sheet_name(reader, &layout),
            columns,
            fixed,
            rows,
        };
        Sheet { layout, sources, table }
    }

    fn cell(&self, words: &CellWords<'p>, source: &Source, file: &File<'p>, row: &Row<'_>) -> Content {
        let text = |text: &str| Content::Text(text.to_owned());
        match source {
            Source::Subject => file.id.map_or(Content::Nothing, text),
            Source::Key(at) => row.keys.get(*at).copied().map_or(Content::Nothing, text),
            Source::Group => {
                let group = file.action.map(|(_, placed)| Value::Text(placed.group.to_string()));
                words.content(Shape::Reference(Referent::Group), group.as_ref())
            }
            Source::Field(column) => words.content(column.shape, column.value(row.value)),
            Source::Computed(computed) => self.computed(*computed, file),
        }
    }

    fn computed(&self, computed: Computed, file: &File<'p>) -> Content {
        let Some((id, placed)) = file.action else {
            return Content::Nothing;
        };
        match computed {
            Computed::DaysLate => {
                let late = placed.days_late(self.plan.kind(&placed.status), self.day);
                let late = late.and_then(|days| u32::try_from(days).ok());
                late.map_or(Content::Nothing, |days| Content::Number(f64::from(days)))
            }
            Computed::Progress => {
                let progress = self.plan.progress_of(id, &placed.action);
                progress.map_or(Content::Nothing, |progress| Content::Number(progress.round()))
            }
            Computed::ActionTitle => Content::Text(placed.title.clone()),
        }
    }

    fn column(&self, words: &CellWords<'p>, reader: Reader, layout: &Layout, source: &Source) -> Column {
        let heading = match reader {
            Reader::People => self.heading(layout, source),
            Reader::Programs => key_of(layout, source),
        };
        let (kind, rules) = match source {
            Source::Field(column) => (kind_of(column.shape), self.rules(words, column)),
            Source::Computed(Computed::DaysLate) => (ColumnKind::Number, vec![(Rule::Above(0.0), Highlight::Bad)]),
            Source::Computed(Computed::Progress) => (ColumnKind::Number, Vec::new()),
            _ => (ColumnKind::Text, Vec::new()),
        };
        Column {
            heading,
            kind,
            is_computed: matches!(source, Source::Computed(_)),
            rules,
        }
    }

    fn heading(&self, layout: &Layout, source: &Source) -> String {
        let words = &self.catalogue;
        match source {
            Source::Subject if layout.steps.is_empty() => words.field_heading("id"),
            Source::Subject => words.field_heading(layout.owner.word()),
            Source::Key(_) if layout.columns.iter().any(|column| column.path.is_empty()) => words.field_heading("name"),
            Source::Key(_) => words.field_heading("id"),
            Source::Group => words.field_heading("group"),
            Source::Field(column) if column.path.is_empty() => words.field_heading("value"),
            Source::Field(column) => {
                let names: Vec<String> = column.path.iter().map(|key| words.field_heading(key)).collect();
                names.join(" – ")
            }
            Source::Computed(Computed::DaysLate) => fl!(words, "export-column-days-late"),
            Source::Computed(Computed::Progress) => fl!(words, "export-column-progress"),
            Source::Computed(Computed::ActionTitle) => fl!(words, "export-column-action-title"),
        }
    }

    /// Which cells of a column stand out: those of statuses and weathers, whose words say the same.
    fn rules(&self, words: &CellWords<'p>, column: &FieldColumn) -> Vec<(Rule, Highlight)> {
        let highlight = |value: &str| match column.shape {
            Shape::Weather => match Weather::from_word(value)? {
                Weather::Sunny => Some(Highlight::Good),
                Weather::Cloudy => None,
                Weather::Rainy => Some(Highlight::Doubtful),
                Weather::Stormy => Some(Highlight::Bad),
            },
            Shape::Reference(Referent::Status) => match self.plan.workflow().get(value)?.kind {
                StatusKind::Open => None,
                StatusKind::Active => Some(Highlight::Busy),
                StatusKind::Waiting => Some(Highlight::Doubtful),
                StatusKind::Closed => Some(Highlight::Good),
                StatusKind::Dropped => Some(Highlight::Faint),
            },
            _ => None,
        };
        let choices = match column.shape {
            Shape::Weather | Shape::Reference(Referent::Status) => words.choices(column.shape),
            _ => Vec::new(),
        };
        let rules = choices.into_iter();
        rules
            .filter_map(|(text, value)| Some((Rule::Text(text), highlight(&value)?)))
            .collect()
    }

    fn sheet_name(&self, reader: Reader, layout: &Layout) -> String {
        let words = &self.catalogue;
        let owner = match layout.owner {
            Owner::Action => fl!(words, "export-sheet-actions"),
            Owner::Meeting => fl!(words, "export-sheet-meetings"),
            Owner::Group => fl!(words, "export-sheet-groups"),
            Owner::Plan => fl!(words, "export-sheet-plan"),
        };
        match (reader, layout.field()) {
            (Reader::Programs, _) => layout.name(),
            (_, None) => owner,
            (_, Some(field)) => {
                let name = words.field_heading(field);
                // The plan has indicators of its own beside those of its actions.
                let is_actions = |one: &Layout| one.field() == Some(field);
                let is_twice = layout.owner != Owner::Action && Layout::of(Owner::Action).iter().any(is_actions);
                if is_twice { format!("{name} – {owner}") } else { name }
            }
        }
    }
}

/// The columns of a table.
fn sources(layout: &Layout) -> Vec<Source> {
    let mut sources = Vec::new();
    if layout.owner != Owner::Plan {
        sources.push(Source::Subject);
    }
    sources.extend((0..layout.keys()).map(Source::Key));
    let is_action = layout.owner == Owner::Action;
    for column in &layout.columns {
        let key = column
            .path
            .first()
            .copied()
            .filter(|_| is_action && layout.steps.is_empty());
        sources.push(Source::Field(column.clone()));
        match key {
            Some("title") => sources.push(Source::Group),
            Some("due") => sources.push(Source::Computed(Computed::DaysLate)),
            Some("progress") => sources.push(Source::Computed(Computed::Progress)),
            _ => {}
        }
    }
    if is_action && !layout.steps.is_empty() {
        sources.push(Source::Computed(Computed::ActionTitle));
    }
    sources
}

/// Whether a column says what a row is: an id, or a title.
fn names_the_row(source: &Source) -> bool {
    match source {
        Source::Subject | Source::Key(_) => true,
        Source::Field(column) => column.path == ["title"],
        Source::Group | Source::Computed(_) => false,
    }
}

/// The name that programs know a column by.
fn key_of(layout: &Layout, source: &Source) -> String {
    match source {
        Source::Subject if layout.steps.is_empty() => "id".to_owned(),
        Source::Subject => layout.owner.word().to_owned(),
        Source::Key(0) => "key".to_owned(),
        Source::Key(n) => format!("key{}", n + 1),
        Source::Group => "group".to_owned(),
        Source::Field(column) => column.name(),
        Source::Computed(computed) => computed.key().to_owned(),
    }
}

/// What the cells of a field hold.
fn kind_of(shape: Shape) -> ColumnKind {
    match shape {
        Shape::Day(_) => ColumnKind::Day,
        Shape::Number | Shape::Whole => ColumnKind::Number,
        Shape::Text | Shape::List(_) => ColumnKind::Prose,
        _ => ColumnKind::Text,
    }
}
