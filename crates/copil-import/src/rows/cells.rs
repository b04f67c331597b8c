//! What a cell of an action's row means: each is placed in the field of its column, or kept as a note.

use copil_plan::field::Referent;
use copil_plan::id::{BudgetId, IndicatorId, MilestoneId, OrganisationId};
use copil_plan::thing::free_id;
use copil_plan::{Action, ActionId, Budget, Indicator, Language, Milestone, PersonId, Priority, Weather};
use copil_sheet::column_letters;

use super::table_state::TableState;
use super::{CellRead, Draft, Fate, Reader, SaidAt};
use crate::amount::{amount, progress};
use crate::choice::{StatusMeaning, priority, status, weather};
use crate::column::{Target, one_line};
use crate::date::{Day, Edge, day};
use crate::outcome::FindingKind;
use crate::references::names;
use crate::table::Table;
use crate::words::{NOTHING, each, plain};

/// The longest line that is taken for the title of an indicator or of a step, in characters.
const LONGEST_TITLE: usize = 160;

impl Reader<'_> {
    /// Puts a cell into the field that its column is.
    pub(super) fn field(
        &mut self,
        table: &Table<'_>,
        state: &TableState,
        read: &mut Draft,
        cell: &CellRead<'_>,
    ) -> Fate {
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
            Target::Due | Target::Done if cell.step.is_some() => {
                let last = read.action.milestones.values_mut().last();
                let (Some(Day::Exact(day)), Some(step)) = (day(cell.value, state.day_order, Edge::Last), last) else {
                    return self.noted(read, cell);
                };
                match cell.column.target {
                    Target::Due => step.due = Some(day),
                    _ => step.done = Some(day),
                }
                return Fate::Placed;
            }
            _ if cell.step.is_some() => return self.noted(read, cell),
            _ => {}
        }
        match cell.column.target {
            Target::Id => match (&read.id, usable_id(&text)) {
                (None, Some(id)) if read.of.as_ref().is_some_and(|of| is_same(of, &id)) => Fate::Placed,
                (None, Some(id)) if read.of.is_none() && self.takes(&id) => {
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
                    read.priority = Some(priority);
                    Fate::Placed
                }
                None => self.not_understood(table, read, cell),
            },
            Target::Weather => match self.weather(&text) {
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
                // `À démarrer` is how far it is, too.
                None if table.columns.iter().all(|column| column.target != Target::Status) => {
                    self.status(table, read, cell, &text)
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
        let said = self.mapping.meaning_of(text).and_then(Priority::from_word);
        *known.or_insert_with(|| said.or_else(|| priority(text, header)))
    }

    /// The weather that a text means, and whether it says no more than that.
    fn weather(&mut self, text: &str) -> Option<(Weather, bool)> {
        let said = self.mapping.meaning_of(text).and_then(Weather::from_word);
        let said = said.map(|weather| (weather, true));
        let known = self.weathers.entry(text.to_owned());
        *known.or_insert_with(|| said.or_else(|| weather(text)))
    }

    fn status(&mut self, table: &Table<'_>, read: &mut Draft, cell: &CellRead<'_>, text: &str) -> Fate {
        let plan = self.plan;
        let said = self
            .mapping
            .meaning_of(text)
            .filter(|word| plan.workflow().contains(word));
        let meaning = self.statuses.entry(text.to_owned()).or_insert_with(|| {
            let said = said.and_then(|word| word.parse().ok());
            said.map_or_else(|| status(text, plan), StatusMeaning::Is)
        });
        let meaning = meaning.clone();
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
        read.status_at = Some(SaidAt {
            sheet: table.sheet.name.clone(),
            place: table.place(cell.row, cell.column.at),
            text: text.to_owned(),
            own: cell.own,
        });
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

    pub(super) fn not_understood(&mut self, table: &Table<'_>, read: &mut Draft, cell: &CellRead<'_>) -> Fate {
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
    pub(super) fn noted(&mut self, read: &mut Draft, cell: &CellRead<'_>) -> Fate {
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
}

fn is_same(one: &ActionId, other: &ActionId) -> bool {
    one.as_str().eq_ignore_ascii_case(other.as_str())
}

/// What a cell is kept under.
fn name_of(cell: &CellRead<'_>) -> String {
    cell.column.header.clone()
}

/// A text as the id of an action: as it is, or with hyphens where it has something else.
pub(super) fn usable_id(text: &str) -> Option<ActionId> {
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
pub(super) fn says_nothing(text: &str) -> bool {
    let text = plain(text);
    each(NOTHING).any(|nothing| text == nothing)
}

/// The lines of a cell that say something, without what marks the items of a list.
pub(super) fn lines_of(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .map(|line| line.trim().trim_start_matches(['-', '–', '•', '*', '➔']).trim());
    lines
        .filter(|line| !plain(line).is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether lines are short enough to be titles, each.
pub(super) fn are_titles(lines: &[String]) -> bool {
    !lines.is_empty() && lines.iter().all(|line| line.chars().count() <= LONGEST_TITLE)
}

pub(super) fn add_step(action: &mut Action, title: &str) {
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

pub(super) fn add_budget(action: &mut Action, budget: Budget) {
    let name = budget.funder.as_deref().or(budget.title.as_deref()).unwrap_or_default();
    let id = free_id(name, "budget", action.budgets.keys().map(BudgetId::as_str));
    if let Ok(id) = id.parse() {
        action.budgets.insert(id, budget);
    }
}

/// A funder of whom no amount is said pays all the same.
pub(super) fn flush(action: &mut Action, funder: &mut Option<String>) {
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
