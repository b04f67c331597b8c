//! From the rows of a table to actions: each cell in a field, in a note, or refused.

use std::collections::{BTreeSet, HashMap, HashSet};

use copil_plan::field::{Field, Referent};
use copil_plan::id::{AxisId, BudgetId, IndicatorId, MilestoneId, OrganisationId};
use copil_plan::thing::free_id;
use copil_plan::value::VecMap;
use copil_plan::{
    Action, ActionId, Budget, GroupId, Indicator, Language, Milestone, PersonId, Plan, Priority, StatusId, Weather,
};
use copil_sheet::{Value, column_letters};

use crate::amount::{Scale, amount, progress};
use crate::choice::{StatusMeaning, priority, status, weather};
use crate::column::{Column, Target, one_line};
use crate::date::{Day, DayOrder, Edge, day};
use crate::outcome::{CellCount, Finding, FindingKind, Import, ImportedAction};
use crate::references::{Known, names, numbered};
use crate::table::{RowKind, Table};
use crate::words::{NOTHING, each, plain};

/// The longest line that is taken for the title of an indicator or of a step, in characters.
const LONGEST_TITLE: usize = 160;

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Placed,
    Noted,
    Refused,
}

/// An action as its rows are read.
#[derive(Debug, Default)]
struct Draft {
    action: Action,
    id: Option<String>,
    group: Option<String>,
    /// The axis at the top of the one that it serves.
    top_axis: Option<String>,
    status: Option<StatusId>,
    /// What its steps say of their status, each.
    step_statuses: Vec<StatusId>,
}

/// A cell that is being read.
struct CellRead<'c> {
    row: u32,
    column: &'c Column,
    value: &'c Value,
    own: bool,
    /// The title of the step that its row tells of.
    step: Option<&'c str>,
}

/// The reading of the rows of all tables.
pub(crate) struct Reader<'p> {
    plan: &'p Plan,
    axes: Known<AxisId>,
    people: Known<PersonId>,
    organisations: Known<OrganisationId>,
    groups: Known<GroupId>,
    drafts: Vec<Draft>,
    /// What words were found to mean: a column has few of them.
    statuses: HashMap<String, StatusMeaning>,
    priorities: HashMap<String, Option<Priority>>,
    weathers: HashMap<String, Option<(Weather, bool)>>,
    titles: HashMap<String, ActionId>,
    /// The ids of the plan's actions, by these in small letters.
    known: HashMap<String, ActionId>,
    /// The ids that the file gives, in small letters.
    given: HashSet<String>,
    findings: Vec<Finding>,
    rows: usize,
    count: CellCount,
}

/// What is carried from one row of a table to the next, and what its columns say as a whole.
struct TableState {
    /// The axis that a row of its own names.
    section: Option<String>,
    /// The axes of the levels, as the last row had them.
    levels: Vec<Option<String>>,
    /// Whether a blank axis is the one of the row before.
    carries_axes: bool,
    day_order: DayOrder,
    progress_of_one: bool,
    scales: HashMap<u32, Scale>,
    /// Whether steps have rows of their own; else a cell lists those of its action.
    has_step_rows: bool,
    /// The drafts of the table by their titles, where steps have rows.
    by_title: HashMap<String, usize>,
    /// The draft of the last row.
    last: Option<usize>,
}

impl TableState {
    fn of(table: &Table<'_>) -> Self {
        let rows = || {
            table
                .rows
                .iter()
                .filter(|(_, kind)| *kind == RowKind::Action)
                .map(|(row, _)| *row)
        };
        let of = |wanted: &'static [Target]| {
            let columns = table
                .columns
                .iter()
                .filter(move |column| wanted.contains(&column.target));
            columns.flat_map(move |column| {
                rows().filter_map(move |row| table.cell(row, column.at).map(|(value, _)| value))
            })
        };
        let axis = table.columns.iter().find(|column| column.target == Target::Axis);
        let filled = axis.map_or(0, |axis| {
            rows().filter(|row| table.cell(*row, axis.at).is_some()).count()
        });
        let numbers = || {
            of(&[Target::Progress]).filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })
        };
        Self {
            section: None,
            levels: Vec::new(),
            carries_axes: filled * 10 <= rows().count() * 6,
            day_order: DayOrder::of(of(&[Target::Start, Target::Due, Target::Done, Target::Calendar])),
            progress_of_one: numbers().all(|number| number <= 1.0) && numbers().any(|number| number > 0.0),
            scales: table
                .columns
                .iter()
                .map(|column| (column.at, Scale::of(&column.header)))
                .collect(),
            has_step_rows: has_step_rows(table),
            by_title: HashMap::new(),
            last: None,
        }
    }
}

/// Whether the steps of one action stand in several rows of a table.
fn has_step_rows(table: &Table<'_>) -> bool {
    let of = |target: Target| {
        table
            .columns
            .iter()
            .find(|column| column.target == target)
            .map(|column| column.at)
    };
    let (Some(title), Some(step)) = (of(Target::Title), of(Target::SubAction)) else {
        return false;
    };
    let mut seen = HashSet::new();
    let rows = table
        .rows
        .iter()
        .filter(|(row, kind)| *kind == RowKind::Action && table.cell(*row, step).is_some());
    rows.map(|(row, _)| table.cell(*row, title)).any(|cell| match cell {
        Some((value, carried)) => carried || !seen.insert(plain(&value.to_string())),
        None => true,
    })
}

impl<'p> Reader<'p> {
    pub(crate) fn new(plan: &'p Plan) -> Self {
        let config = &plan.config;
        let names = |map: &'p VecMap<_, String>| map.iter().map(|(id, name)| (id, name.as_str()));
        let organisations = config.organisations.iter().map(|(id, name)| (id, name.as_str()));
        let people = config.people.iter().map(|(id, person)| (id, person.name.as_str()));
        let groups = plan.groups.iter().map(|(id, group)| (id, group.title.as_str()));
        let known = plan
            .actions
            .keys()
            .map(|id| (id.as_str().to_ascii_lowercase(), id.clone()));
        let titles = plan
            .actions
            .iter()
            .map(|(id, grouped)| (plain(&grouped.action.title), id.clone()));
        Self {
            plan,
            axes: Known::new(Referent::Axis, "axe", names(&config.axes)),
            people: Known::new(Referent::Person, "pilote", people),
            organisations: Known::new(Referent::Organisation, "organisation", organisations),
            groups: Known::new(Referent::Group, "groupe", groups),
            drafts: Vec::new(),
            statuses: HashMap::new(),
            priorities: HashMap::new(),
            weathers: HashMap::new(),
            titles: titles.collect(),
            known: known.collect(),
            given: HashSet::new(),
            findings: Vec::new(),
            rows: 0,
            count: CellCount::default(),
        }
    }

    /// Reads the rows of a table.
    pub(crate) fn read(&mut self, table: &Table<'_>) {
        let mut state = TableState::of(table);
        self.count.headings += table.heading_cells();
        for (row, kind) in &table.rows {
            match kind {
                RowKind::Action => self.action_row(table, &mut state, *row),
                RowKind::Section => self.section_row(table, &mut state, *row),
                RowKind::Hint => self.refuse_row(table, *row, &FindingKind::Hint),
                RowKind::Total => self.refuse_row(table, *row, &FindingKind::Total),
                RowKind::Remark => self.refuse_row(table, *row, &FindingKind::Remark),
            }
        }
    }

    fn counted(&mut self, fate: Fate) {
        self.count.cells += 1;
        match fate {
            Fate::Placed => self.count.placed += 1,
            Fate::Noted => self.count.noted += 1,
            Fate::Refused => self.count.refused += 1,
        }
    }

    fn say(&mut self, table: &Table<'_>, (row, column): (u32, u32), value: &Value, what: FindingKind) {
        self.findings.push(Finding {
            sheet: table.sheet.name.clone(),
            place: table.place(row, column),
            text: one_line(&value.to_string()),
            what,
        });
    }

    fn refuse_row(&mut self, table: &Table<'_>, row: u32, why: &FindingKind) {
        for (column, cell) in table.sheet.row(row).filter(|(_, cell)| !cell.carried) {
            self.counted(Fate::Refused);
            self.say(table, (row, column), &cell.value, why.clone());
        }
    }

    fn section_row(&mut self, table: &Table<'_>, state: &mut TableState, row: u32) {
        for (_, cell) in table.sheet.row(row).filter(|(_, cell)| !cell.carried) {
            let title = one_line(&cell.value.to_string());
            // The axis is in the plan even if no action follows.
            let _ = self.axes.named(&title);
            state.section = Some(title);
            state.levels.clear();
            self.counted(Fate::Placed);
        }
    }

    fn action_row(&mut self, table: &Table<'_>, state: &mut TableState, row: u32) {
        let of = |target: Target| {
            let column = table.columns.iter().find(|column| column.target == target)?;
            table.cell(row, column.at)
        };
        let title = of(Target::Title).map(|(value, carried)| (one_line(&value.to_string()), carried));
        let step = of(Target::SubAction).map(|(value, _)| one_line(&value.to_string()));
        let step = step.filter(|_| state.has_step_rows);
        let last_title = state
            .last
            .and_then(|last| self.drafts.get(last))
            .map(|draft| plain(&draft.action.title));
        let draft = match (&title, &step) {
            (None, Some(_)) => state.last,
            (Some((title, carried)), _) if last_title == Some(plain(title)) && (*carried || step.is_some()) => {
                state.last
            }
            _ => None,
        };
        let Some(draft) = draft else {
            let Some((title, _)) = title else {
                return self.untitled_row(table, state, row);
            };
            if let Some(there) = self.already_there(table, row, &title) {
                state.last = None;
                return self.refuse_row(table, row, &FindingKind::AlreadyThere(there));
            }
            let known = state.by_title.get(&plain(&title)).copied().filter(|_| step.is_some());
            let draft = known.unwrap_or_else(|| {
                let mut draft = Draft::default();
                draft.action.title.clone_from(&title);
                self.drafts.push(draft);
                self.drafts.len() - 1
            });
            state.by_title.insert(plain(&title), draft);
            state.last = Some(draft);
            return self.row_of(table, state, (row, draft), step.as_deref());
        };
        self.row_of(table, state, (row, draft), step.as_deref());
    }

    /// The action of the plan that a row tells of: the one of its id, else the one of the same title.
    fn already_there(&self, table: &Table<'_>, row: u32, title: &str) -> Option<ActionId> {
        let column = table.columns.iter().find(|column| column.target == Target::Id);
        let id = column.and_then(|column| table.cell(row, column.at));
        let id = id.and_then(|(value, _)| usable_id(&value.to_string()));
        match id {
            Some(id) => self.known.get(&id.as_str().to_ascii_lowercase()).cloned(),
            None => self.titles.get(&plain(title)).cloned(),
        }
    }

    /// A row that names no action: one that names an axis, if it has nothing else, or nothing that is taken.
    fn untitled_row(&mut self, table: &Table<'_>, state: &mut TableState, row: u32) {
        let is_axis = |at: u32| {
            let column = table.columns.iter().find(|column| column.at == at);
            column.is_some_and(|column| matches!(column.target, Target::Axis | Target::SubAxis))
        };
        let is_heading = table
            .sheet
            .row(row)
            .all(|(column, cell)| is_axis(column) && numbered(&cell.value.to_string()).0.is_some());
        if !is_heading {
            return self.refuse_row(table, row, &FindingKind::NoTitle);
        }
        let _ = self.axis(table, state, row);
        for _ in table.sheet.row(row).filter(|(_, cell)| !cell.carried) {
            self.counted(Fate::Placed);
        }
    }

    /// The axis of a row, with the one at its top. Axes of all levels come to be in the plan.
    fn axis(&mut self, table: &Table<'_>, state: &mut TableState, row: u32) -> Option<(AxisId, String)> {
        let is_level = |column: &&Column| matches!(column.target, Target::Axis | Target::SubAxis);
        let columns: Vec<u32> = table.columns.iter().filter(is_level).map(|column| column.at).collect();
        let said = columns.iter().map(|at| table.cell(row, *at));
        let mut levels: Vec<Option<String>> = said
            .map(|cell| cell.map(|(value, _)| one_line(&value.to_string())))
            .collect();
        if state.carries_axes {
            // Levels are carried down as long as those above them are.
            for (level, last) in levels.iter_mut().zip(&state.levels) {
                if level.is_some() {
                    break;
                }
                level.clone_from(last);
            }
        }
        state.levels.clone_from(&levels);
        let mut levels: Vec<String> = levels.into_iter().flatten().collect();
        if levels.is_empty() {
            levels.extend(state.section.clone());
        }
        let ids: Vec<AxisId> = levels.iter().filter_map(|level| self.axes.named(level)).collect();
        Some((ids.last()?.clone(), levels.first()?.clone()))
    }

    /// Reads the cells of a row of an action, or of a step of one.
    fn row_of(&mut self, table: &Table<'_>, state: &mut TableState, (row, draft): (u32, usize), step: Option<&str>) {
        self.rows += 1;
        let mut read = std::mem::take(&mut self.drafts[draft]);
        let axis = self.axis(table, state, row);
        let has_axis = axis.is_some();
        if let Some((axis, top)) = axis.filter(|_| read.action.axis.is_none()) {
            read.action.axis = Some(axis);
            read.top_axis = Some(top);
        }
        if let Some(step) = step {
            add_step(&mut read.action, step);
        }
        let mut funder: Option<String> = None;
        let mut fates: Vec<(bool, Fate)> = Vec::new();
        for column in &table.columns {
            let Some((value, carried)) = table.cell(row, column.at) else {
                continue;
            };
            let cell = CellRead {
                row,
                column,
                value,
                own: !carried,
                step,
            };
            let text = one_line(&value.to_string());
            let fate = match column.target {
                // What a formula failed with is nobody's word.
                target if target != Target::Title && matches!(value, Value::Error(_)) => {
                    self.not_understood(table, &mut read, &cell)
                }
                Target::Funder | Target::Budget if says_nothing(&text) => self.noted(&mut read, &cell),
                Target::Title => Fate::Placed,
                Target::SubAction if step.is_some() => Fate::Placed,
                Target::SubAction => {
                    let lines = lines_of(&value.to_string());
                    match are_titles(&lines) {
                        true => {
                            lines.iter().for_each(|line| add_step(&mut read.action, line));
                            Fate::Placed
                        }
                        false => self.noted(&mut read, &cell),
                    }
                }
                Target::Axis | Target::SubAxis if has_axis => Fate::Placed,
                Target::Funder if step.is_none() => {
                    // Who pays is said of the amount behind.
                    flush(&mut read.action, &mut funder);
                    funder = Some(text);
                    Fate::Placed
                }
                Target::Budget if step.is_none() => {
                    let is_total = plain(&column.header).contains("total")
                        && read.action.budgets.values().any(|budget| budget.planned.is_some());
                    let read_amount = amount(value, state.scales[&column.at]).filter(|_| !is_total);
                    match read_amount {
                        Some(amount) => {
                            let payer = funder.take();
                            let budget = Budget {
                                title: payer.is_none().then(|| column.header.clone()),
                                unit: amount.unit.map(str::to_owned),
                                planned: Some(amount.number),
                                funder: payer,
                                ..Budget::default()
                            };
                            add_budget(&mut read.action, budget);
                            Fate::Placed
                        }
                        None if is_total => self.noted(&mut read, &cell),
                        None => self.not_understood(table, &mut read, &cell),
                    }
                }
                _ => self.field(table, state, &mut read, &cell),
            };
            fates.push((!carried, fate));
        }
        flush(&mut read.action, &mut funder);
        for (_, fate) in fates.into_iter().filter(|(own, _)| *own) {
            self.counted(fate);
        }
        self.drafts[draft] = read;
    }

    /// Puts a cell into the field that its column is.
    fn field(&mut self, table: &Table<'_>, state: &TableState, read: &mut Draft, cell: &CellRead<'_>) -> Fate {
        let text = one_line(&cell.value.to_string());
        if says_nothing(&text) {
            return self.noted(read, cell);
        }
        match cell.column.target {
            Target::Leads => {
                let ids: Vec<PersonId> = names(&cell.value.to_string())
                    .iter()
                    .filter_map(|name| self.people.named(name))
                    .collect();
                for id in ids {
                    if !read.action.leads.contains(&id) {
                        read.action.leads.push(id);
                    }
                }
                return Fate::Placed;
            }
            Target::Organisations => {
                let named = names(&cell.value.to_string());
                let ids: Vec<OrganisationId> = named.iter().filter_map(|name| self.organisations.named(name)).collect();
                for id in ids {
                    if !read.action.organisations.contains(&id) {
                        read.action.organisations.push(id);
                    }
                }
                return Fate::Placed;
            }
            Target::Status => return self.status(table, read, cell, &text),
            Target::Due if cell.step.is_some() => {
                let last = read.action.milestones.values_mut().last();
                return match (day(cell.value, state.day_order, Edge::Last), last) {
                    (Some(Day::Exact(due)), Some(step)) => {
                        step.due = Some(due);
                        Fate::Placed
                    }
                    _ => self.noted(read, cell),
                };
            }
            Target::Done if cell.step.is_some() => {
                let last = read.action.milestones.values_mut().last();
                return match (day(cell.value, state.day_order, Edge::Last), last) {
                    (Some(Day::Exact(done)), Some(step)) => {
                        step.done = Some(done);
                        Fate::Placed
                    }
                    _ => self.noted(read, cell),
                };
            }
            _ if cell.step.is_some() => return self.noted(read, cell),
            _ => {}
        }
        match cell.column.target {
            Target::Id => match (&read.id, usable_id(&text)) {
                (None, Some(id)) if self.takes(&id) => {
                    read.id = Some(id.to_string());
                    Fate::Placed
                }
                _ => {
                    self.say(table, (cell.row, cell.column.at), cell.value, FindingKind::UnusableId);
                    self.noted(read, cell)
                }
            },
            Target::Description => self.once(read, cell, |action| &mut action.description),
            Target::Comment => self.once(read, cell, |action| &mut action.comment),
            Target::Group => match &read.group {
                Some(known) if plain(known) == plain(&text) => Fate::Placed,
                Some(_) => self.noted(read, cell),
                None => {
                    let pieces = names(&cell.value.to_string());
                    read.group = pieces.first().cloned();
                    // The group is one; the others are not lost.
                    if pieces.len() > 1 {
                        self.noted(read, cell);
                    }
                    Fate::Placed
                }
            },
            Target::Priority => match self.priority(&text, &cell.column.header) {
                Some(priority) => {
                    read.action.priority = priority;
                    Fate::Placed
                }
                None => self.not_understood(table, read, cell),
            },
            Target::Weather => match *self.weathers.entry(text.clone()).or_insert_with(|| weather(&text)) {
                Some((weather, says_no_more)) => {
                    read.action.weather = Some(weather);
                    if !says_no_more {
                        let taken = FindingKind::Taken(weather.word().to_owned());
                        self.say(table, (cell.row, cell.column.at), cell.value, taken);
                        self.noted(read, cell);
                    }
                    Fate::Placed
                }
                None => self.not_understood(table, read, cell),
            },
            Target::Start => self.day(table, state, read, cell, Edge::First),
            Target::Due | Target::Calendar => self.day(table, state, read, cell, Edge::Last),
            Target::Progress => match progress(cell.value, state.progress_of_one) {
                Some(progress) => {
                    read.action.progress = Some(progress);
                    Fate::Placed
                }
                None => self.not_understood(table, read, cell),
            },
            Target::Spent => match amount(cell.value, state.scales[&cell.column.at]) {
                Some(spent) => {
                    let of_planned = read.action.budgets.values_mut().find(|budget| budget.spent.is_none());
                    if let Some(budget) = of_planned {
                        budget.spent = Some(spent.number);
                        return Fate::Placed;
                    }
                    let budget = Budget {
                        title: Some(cell.column.header.clone()),
                        unit: spent.unit.map(str::to_owned),
                        spent: Some(spent.number),
                        ..Budget::default()
                    };
                    add_budget(&mut read.action, budget);
                    Fate::Placed
                }
                None => self.not_understood(table, read, cell),
            },
            Target::Indicators => self.indicators(read, cell),
            Target::Tags => {
                for tag in names(&cell.value.to_string()) {
                    if !read.action.tags.contains(&tag) {
                        read.action.tags.push(tag);
                    }
                }
                Fate::Placed
            }
            Target::Links if is_address(&text) && !read.action.links.contains(&name_of(cell)) => {
                read.action.links.insert(name_of(cell), text);
                Fate::Placed
            }
            _ => self.noted(read, cell),
        }
    }

    /// Keeps a text in a field that holds one, or as a note where it holds another.
    fn once(
        &mut self,
        read: &mut Draft,
        cell: &CellRead<'_>,
        field: impl Fn(&mut Action) -> &mut Option<String>,
    ) -> Fate {
        let text = cell.value.to_string().trim().to_owned();
        match field(&mut read.action) {
            Some(there) if *there == text => Fate::Placed,
            Some(_) => self.noted(read, cell),
            empty => {
                *empty = Some(text);
                Fate::Placed
            }
        }
    }

    fn priority(&mut self, text: &str, header: &str) -> Option<Priority> {
        let known = self.priorities.entry(text.to_owned());
        *known.or_insert_with(|| priority(text, header))
    }

    fn status(&mut self, table: &Table<'_>, read: &mut Draft, cell: &CellRead<'_>, text: &str) -> Fate {
        let plan = self.plan;
        let meaning = self
            .statuses
            .entry(text.to_owned())
            .or_insert_with(|| status(text, plan))
            .clone();
        let (id, says_more) = match meaning {
            StatusMeaning::Is(id) => (id, false),
            StatusMeaning::Means(id) => (id, true),
            StatusMeaning::Unknown => return self.not_understood(table, read, cell),
        };
        if cell.step.is_some() {
            read.step_statuses.push(id);
            return self.noted(read, cell);
        }
        if says_more {
            let taken = FindingKind::Taken(id.to_string());
            self.say(table, (cell.row, cell.column.at), cell.value, taken);
            self.noted(read, cell);
        }
        read.status = Some(id);
        Fate::Placed
    }

    fn day(
        &mut self,
        table: &Table<'_>,
        state: &TableState,
        read: &mut Draft,
        cell: &CellRead<'_>,
        edge: Edge,
    ) -> Fate {
        let field = match edge {
            Edge::First => &mut read.action.start,
            Edge::Last => &mut read.action.due,
        };
        match day(cell.value, state.day_order, edge) {
            Some(Day::Exact(day)) => {
                *field = Some(day);
                Fate::Placed
            }
            Some(Day::About(day)) => {
                *field = Some(day);
                self.say(table, (cell.row, cell.column.at), cell.value, FindingKind::About(day));
                self.noted(read, cell);
                Fate::Placed
            }
            Some(Day::Never) => self.noted(read, cell),
            None if cell.column.target == Target::Calendar => self.noted(read, cell),
            None => self.not_understood(table, read, cell),
        }
    }

    /// The lines of a cell as indicators, if they are short enough to be titles.
    fn indicators(&mut self, read: &mut Draft, cell: &CellRead<'_>) -> Fate {
        let text = cell.value.to_string();
        let lines = lines_of(&text);
        if !are_titles(&lines) {
            return self.noted(read, cell);
        }
        for line in lines {
            let indicators = &mut read.action.indicators;
            if indicators.values().any(|known| known.title == line) {
                continue;
            }
            let id = free_id(&line, "indicateur", indicators.keys().map(IndicatorId::as_str));
            if let Ok(id) = id.parse() {
                indicators.insert(
                    id,
                    Indicator {
                        title: line,
                        ..Indicator::default()
                    },
                );
            }
        }
        Fate::Placed
    }

    fn not_understood(&mut self, table: &Table<'_>, read: &mut Draft, cell: &CellRead<'_>) -> Fate {
        if cell.own {
            self.say(
                table,
                (cell.row, cell.column.at),
                cell.value,
                FindingKind::NotUnderstood,
            );
        }
        self.noted(read, cell)
    }

    /// Keeps a cell as a note under its column's name, behind what is there.
    fn noted(&mut self, read: &mut Draft, cell: &CellRead<'_>) -> Fate {
        let mut name = name_of(cell);
        if name.is_empty() {
            let word = match self.plan.config.language {
                Language::Fr => "Colonne",
                Language::En => "Column",
            };
            name = format!("{word} {}", column_letters(cell.column.at));
        }
        if let Some(step) = cell.step {
            name = format!("{step} – {name}");
        }
        let text = cell.value.to_string().trim().to_owned();
        let notes = &mut read.action.notes;
        match notes.get_mut(&name) {
            Some(there) if there.lines().any(|line| line == text) || *there == text => {}
            Some(there) => {
                there.push('\n');
                there.push_str(&text);
            }
            None => {
                notes.insert(name, text);
            }
        }
        Fate::Noted
    }

    /// Takes an id for an action, if none of the plan and of the file has it.
    fn takes(&mut self, id: &ActionId) -> bool {
        let id = id.as_str().to_ascii_lowercase();
        !self.known.contains_key(&id) && self.given.insert(id)
    }

    /// What all the rows together add to the plan; no action takes an id that one ever had.
    pub(crate) fn import(mut self, ever: &BTreeSet<ActionId>) -> Import {
        let drafts = std::mem::take(&mut self.drafts);
        let with_group = drafts.iter().filter(|draft| draft.group.is_some()).count();
        let by_group = with_group * 2 >= drafts.len();
        let first_status = self.plan.first_status();
        let mut ids = crate::ids::Numbering::new(self.plan, ever, self.given.iter().cloned());
        let mut actions = Vec::new();
        for mut draft in drafts {
            let group = self.group_of(&mut draft, by_group);
            let mut statuses = draft.step_statuses.iter();
            let of_steps = statuses
                .next()
                .filter(|first| statuses.all(|other| other == *first))
                .cloned();
            if let Some(status) = draft.status.or(of_steps).or_else(|| first_status.clone()) {
                draft.action.status = status;
            }
            let given = draft.id.and_then(|id| id.parse().ok());
            let there = self.plan.actions_of(&group).map(|(id, _)| id);
            let Some(id) = given.or_else(|| ids.next(&group, there)) else {
                continue;
            };
            actions.push(ImportedAction {
                id,
                group,
                action: draft.action,
            });
        }
        Import {
            axes: self.axes.new,
            people: self.people.new,
            organisations: self.organisations.new,
            groups: self.groups.new,
            actions,
            findings: self.findings,
            rows: self.rows,
            count: self.count,
            ..Import::default()
        }
    }

    /// The working group of an action: the one that is named, else the axis at the top, else the only one there is.
    fn group_of(&mut self, draft: &mut Draft, by_group: bool) -> GroupId {
        let named = draft.group.clone().filter(|_| by_group);
        if let (Some(group), false) = (&draft.group, by_group) {
            // What few actions have is no grouping of them all.
            draft.action.tags.push(group.clone());
        }
        let only = self.plan.groups.keys().next().filter(|_| self.plan.groups.len() == 1);
        let found = named
            .or_else(|| draft.top_axis.clone())
            .and_then(|title| self.groups.named(&title));
        let found = found.or_else(|| only.cloned());
        let found = found.or_else(|| self.groups.named(&self.plan.config.title.clone()));
        found
            .or_else(|| self.groups.named("Actions"))
            .unwrap_or_else(GroupId::stand_in)
    }
}

/// What a cell is kept under.
fn name_of(cell: &CellRead<'_>) -> String {
    cell.column.header.clone()
}

/// A text as the id of an action: as it is, or with hyphens where it has something else.
fn usable_id(text: &str) -> Option<ActionId> {
    let text = text.trim().trim_end_matches('.');
    let joined = copil_plan::fold::fold(text).to_uppercase();
    let joined = joined.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')));
    let joined = joined.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let id: ActionId = text.parse().or_else(|_| joined.parse()).ok()?;
    let is_taken = copil_plan::names::other_meaning(Referent::Action, id.as_str()).is_some();
    (!is_taken && text.chars().count() <= 24).then_some(id)
}

fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "www."]
        .iter()
        .any(|start| text.starts_with(start));
    begins && !text.contains(char::is_whitespace)
}

/// Whether a text says that nothing is known.
fn says_nothing(text: &str) -> bool {
    let text = plain(text);
    each(NOTHING).any(|nothing| text == nothing)
}

/// The lines of a cell that say something, without what marks the items of a list.
fn lines_of(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .map(|line| line.trim().trim_start_matches(['-', '–', '•', '*', '➔']).trim());
    lines
        .filter(|line| !plain(line).is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether lines are short enough to be titles, each.
fn are_titles(lines: &[String]) -> bool {
    !lines.is_empty() && lines.iter().all(|line| line.chars().count() <= LONGEST_TITLE)
}

fn add_step(action: &mut Action, title: &str) {
    let milestones = &mut action.milestones;
    let id = free_id(title, "jalon", milestones.keys().map(MilestoneId::as_str));
    if let Ok(id) = id.parse() {
        milestones.insert(
            id,
            Milestone {
                title: title.to_owned(),
                ..Milestone::default()
            },
        );
    }
}

fn add_budget(action: &mut Action, budget: Budget) {
    let name = budget.funder.as_deref().or(budget.title.as_deref()).unwrap_or_default();
    let id = free_id(name, "budget", action.budgets.keys().map(BudgetId::as_str));
    if let Ok(id) = id.parse() {
        action.budgets.insert(id, budget);
    }
}

/// A funder of whom no amount is said pays all the same.
fn flush(action: &mut Action, funder: &mut Option<String>) {
    if let Some(payer) = funder.take() {
        add_budget(
            action,
            Budget {
                funder: Some(payer),
                ..Budget::default()
            },
        );
    }
}
