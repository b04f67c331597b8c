//! From the rows of a table to actions; what becomes of their cells is in `cells.rs`.

mod cells;
mod overlay;
mod samples;
mod table_state;
mod together;
mod told;

use std::collections::{BTreeSet, HashMap, HashSet};

use copil_plan::field::Referent;
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::value::VecMap;
use copil_plan::{Action, ActionId, Budget, GroupId, PersonId, Plan, Priority, StatusId, Weather};
use copil_sheet::{Place, Value};

use crate::amount::amount;
use crate::choice::StatusMeaning;
use crate::column::{Column, Target, one_line};
use crate::mapping::Mapping;
use crate::outcome::{CellCount, Fate, Finding, FindingKind};
use crate::references::{Known, numbered};
use crate::table::{RowKind, Table};
use crate::words::plain;
use cells::{add_budget, add_step, are_titles, flush, lines_of, says_nothing};
use samples::Samples;
use table_state::{Section, TableState, levels};
use told::{KeyColumn, Told};

/// An action as its rows are read.
#[derive(Debug, Default)]
struct Draft {
    action: Action,
    /// The action of the plan that its rows tell of; `None` where it is new.
    of: Option<ActionId>,
    id: Option<String>,
    group: Option<String>,
    /// The name of its sheet, where each sheet is a group's.
    sheet: Option<String>,
    /// The axis at the top of the one that it serves.
    top_axis: Option<String>,
    priority: Option<Priority>,
    status: Option<StatusId>,
    /// Where that is said.
    status_at: Option<SaidAt>,
    /// What its steps say of their status, each.
    step_statuses: Vec<StatusId>,
    /// The fields that columns fill, by their keys, each with the column's header.
    placed: Vec<(&'static str, String)>,
}

/// Where something is said.
#[derive(Debug)]
struct SaidAt {
    sheet: String,
    place: Place,
    text: String,
    /// Whether the cell is its own, and not one that it is merged with.
    own: bool,
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
    mapping: &'p Mapping,
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
    /// The actions of the plan that rows were found to tell of.
    told: BTreeSet<ActionId>,
    /// How many rows name an action, and how many of them a group.
    titled: usize,
    grouped: usize,
    findings: Vec<Finding>,
    samples: Samples,
    rows: usize,
    count: CellCount,
}

impl<'p> Reader<'p> {
    pub(crate) fn new(plan: &'p Plan, mapping: &'p Mapping) -> Self {
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
            mapping,
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
            told: BTreeSet::new(),
            titled: 0,
            grouped: 0,
            findings: Vec::new(),
            samples: Samples::default(),
            rows: 0,
            count: CellCount::default(),
        }
    }

    /// Reads the rows of a table; `group` where its sheet is that of one.
    pub(crate) fn read(&mut self, table: &Table<'_>, group: Option<&str>) {
        let mut state = TableState::of(table, self.mapping);
        state.group = group.map(str::to_owned);
        let key = self.mapping.key.as_ref();
        state.key = key.and_then(|header| KeyColumn::of(table, header, self.plan));
        self.count.headings += table.heading_cells();
        let (titled, grouped) = table_state::grouped(table);
        self.titled += titled;
        self.grouped += grouped;
        if let Some((title, kind)) = table.opening() {
            self.heading(&mut state, title, kind);
        }
        for (row, kind) in &table.rows {
            match kind {
                RowKind::Action => self.action_row(table, &mut state, *row),
                RowKind::Section | RowKind::Group => self.heading_row(table, &mut state, *row, *kind),
                RowKind::Headers => {
                    self.count.headings += table.sheet.row(*row).filter(|(_, cell)| !cell.carried).count()
                }
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

    fn heading_row(&mut self, table: &Table<'_>, state: &mut TableState, row: u32, kind: RowKind) {
        for (_, cell) in table.sheet.row(row).filter(|(_, cell)| !cell.carried) {
            self.heading(state, one_line(&cell.value.to_string()), kind);
            self.counted(Fate::Placed);
        }
    }

    /// Goes on below the title of an axis or of a working group.
    fn heading(&mut self, state: &mut TableState, title: String, kind: RowKind) {
        if kind == RowKind::Group {
            state.group = Some(title);
            return;
        }
        // The axis is in the plan even if no action follows.
        let _ = self.axes.named(&title);
        state.enter(Section::of(title));
    }

    fn action_row(&mut self, table: &Table<'_>, state: &mut TableState, row: u32) {
        let of = |target: Target| {
            let column = table.columns.iter().find(|column| column.target == target)?;
            table.cell(row, column.at)
        };
        let own_title = of(Target::SubAction).filter(|_| state.steps_are_actions);
        let title = own_title.or_else(|| of(Target::Title));
        let title = title.map(|(value, carried)| (one_line(&value.to_string()), carried));
        let step = of(Target::SubAction).map(|(value, _)| one_line(&value.to_string()));
        let step = step.filter(|_| state.has_step_rows && !state.steps_are_actions);
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
        let by_title = |title: &str| state.by_title.get(&plain(title)).copied().filter(|_| step.is_some());
        let draft = draft.or_else(|| by_title(&title.as_ref()?.0));
        if let Some(draft) = draft {
            state.last = Some(draft);
            return self.row_of(table, state, (row, draft), step.as_deref());
        }
        // An id says which action a row tells of, with its title or without.
        let title = title.map(|(title, _)| title).or_else(|| self.title_of_id(table, row));
        let Some(title) = title else {
            return self.untitled_row(table, state, row);
        };
        let of = match self.told_of(table, state, row, &title, step.is_some()) {
            Told::Of(id) => Some(id),
            Told::New => None,
            Told::Refused(why) => {
                state.last = None;
                // The rows below may go on with its axis.
                let _ = levels(table, state, row);
                return self.refuse_row(table, row, &why);
            }
        };
        self.told.extend(of.clone());
        let mut draft = Draft {
            of,
            sheet: state.group.clone(),
            ..Draft::default()
        };
        let at = self.drafts.len();
        state.by_title.insert(plain(&title), at);
        draft.action.title = title;
        state.last = Some(at);
        self.drafts.push(draft);
        self.row_of(table, state, (row, at), step.as_deref());
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
        let levels = levels(table, state, row);
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
        let of_step = table
            .columns
            .iter()
            .any(|column| column.target == Target::SubAction && table.cell(row, column.at).is_some());
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
                Target::Skip => {
                    if cell.own {
                        self.say(table, (row, column.at), value, FindingKind::Skipped);
                    }
                    Fate::Refused
                }
                Target::SubAction if state.steps_are_actions => Fate::Placed,
                // What it is a step of.
                Target::Title if state.steps_are_actions && of_step => self.noted(&mut read, &cell),
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
                    funder = Some(text.clone());
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
            if fate == Fate::Placed && step.is_none() {
                read.placed.push((column.target.key(), column.header.clone()));
            }
            if !carried {
                self.samples.take(table, (row, column.at), &text, fate, draft);
            }
            fates.push((!carried, fate));
        }
        flush(&mut read.action, &mut funder);
        for (_, fate) in fates.into_iter().filter(|(own, _)| *own) {
            self.counted(fate);
        }
        self.drafts[draft] = read;
    }
}
