//! Which part of which sheet is the table: its headers, its rows, and what stands around them.

use std::borrow::Cow;
use std::collections::HashMap;

use copil_sheet::{Place, Sheet, Value, column_letters};

use crate::amount::progress;
use crate::column::{Column, Target, Why, columns, one_line, recognised, remap, without_parentheses};
use crate::date::{DayOrder, Edge, day};
use crate::mapping::Mapping;
use crate::outcome::TableRead;
use crate::references::numbered;
use crate::words::{EXAMPLES, GROUPS, HINTS, REMARKS, SECTIONS, TOTALS, begins_with_one, has_words, plain};

/// How many rows that hold something may come before the headers.
const LOOKED_AT: usize = 40;

/// How many cells of a row are looked at for headers.
const CELLS_LOOKED_AT: usize = 400;

/// So many kinds of columns make it sure that a table stands upright.
const SURE: usize = 6;

/// How many rows of hints and examples are looked for below the headers.
const HINT_ROWS: usize = 4;

/// What a row below the headers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// It tells of an action, or of a step of one.
    Action,
    /// It names the axis of the rows below it.
    Section,
    /// It names the working group of the rows below it.
    Group,
    /// It is the headers once more.
    Headers,
    /// It explains how to fill the table, or is an example.
    Hint,
    /// It adds up the rows above it.
    Total,
    /// It is a remark below the table.
    Remark,
}

/// A table of a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Table<'s> {
    /// The sheet, turned where the table lies on its side.
    pub sheet: Cow<'s, Sheet>,
    /// Whether it lies on its side: an action is a column.
    pub turned: bool,
    /// The row of the headers.
    pub header_row: u32,
    /// The row of the bands above them.
    band: Option<u32>,
    pub columns: Vec<Column>,
    /// The rows below the headers, each with what it is.
    pub rows: Vec<(u32, RowKind)>,
    /// How sure it is that it is a plan's.
    pub sureness: usize,
}

impl<'s> Table<'s> {
    /// The most likely table of a sheet; `None` where none of its columns names actions. Of a mapping, the row of the headers
    /// and where columns go.
    pub(crate) fn of(sheet: &'s Sheet, mapping: &Mapping) -> Option<Self> {
        if let Some(row) = mapping.header_row {
            return Self::below(
                Cow::Borrowed(sheet),
                false,
                (row.saturating_sub(1), None, SURE),
                mapping,
            );
        }
        let found = Self::likeliest(sheet)?;
        match mapping.columns.is_empty() {
            true => Some(found),
            false => {
                let at = (found.header_row, found.band, found.sureness);
                Self::below(found.sheet, found.turned, at, mapping)
            }
        }
    }

    fn likeliest(sheet: &'s Sheet) -> Option<Self> {
        let upright = Self::found(Cow::Borrowed(sheet), false);
        if upright.as_ref().is_some_and(|upright| upright.sureness >= SURE) {
            return upright;
        }
        let turned = Self::found(Cow::Owned(sheet.turned()), true);
        match (upright, turned) {
            // What lies on its side must be much likelier: a column of headers is seldom.
            (Some(upright), Some(turned)) if turned.sureness <= upright.sureness + 1 => Some(upright),
            (upright, turned) => turned.or(upright),
        }
    }

    fn found(sheet: Cow<'s, Sheet>, turned: bool) -> Option<Self> {
        let rows = sheet.rows().take(LOOKED_AT);
        // What lies on its side has its headers in a column, where a column of titles would have a few of their words.
        let may_be = |row: &u32| !turned || are_mostly_known(&sheet, *row);
        let scored = rows
            .filter(may_be)
            .map(|row| (score(&sheet, row), row))
            .filter(|(score, _)| *score > 0);
        // Of equals the first.
        let (sureness, first) = scored.max_by_key(|(score, row)| (*score, std::cmp::Reverse(*row)))?;
        let header_row = second_header(&sheet, first).unwrap_or(first);
        let band = (header_row != first)
            .then_some(first)
            .or_else(|| band_above(&sheet, first));
        Self::below(sheet, turned, (header_row, band, sureness), &Mapping::default())
    }

    /// The table below headers in a row, with the row of the bands above them and how sure it is.
    fn below(
        sheet: Cow<'s, Sheet>,
        turned: bool,
        (header_row, band, sureness): (u32, Option<u32>, usize),
        mapping: &Mapping,
    ) -> Option<Self> {
        let mut columns = columns(headers(&sheet, header_row, band));
        remap(&mut columns, mapping);
        let title = titled(&mut columns)?;
        let rows = classified(&sheet, header_row, title, &columns);
        settle(&sheet, &rows, &mut columns);
        // What a person said is not for the values to tell otherwise.
        remap(&mut columns, mapping);
        Some(Self {
            sheet,
            turned,
            header_row,
            band,
            columns,
            rows,
            sureness,
        })
    }

    /// Where a cell is in the file.
    pub(crate) fn place(&self, row: u32, column: u32) -> Place {
        match self.turned {
            true => Place {
                row: column,
                column: row,
            },
            false => Place { row, column },
        }
    }

    /// What is told of it.
    pub(crate) fn summary(&self) -> TableRead {
        let headers = match self.turned {
            true => column_letters(self.header_row),
            false => (u64::from(self.header_row) + 1).to_string(),
        };
        TableRead {
            sheet: self.sheet.name.clone(),
            hidden: self.sheet.hidden,
            hidden_rows: self
                .rows
                .iter()
                .filter(|(row, _)| self.sheet.hidden_rows.contains(row))
                .count(),
            turned: self.turned,
            headers,
        }
    }

    /// The cell of a row in a column, with whether it is another's that it is merged with.
    pub(crate) fn cell(&self, row: u32, column: u32) -> Option<(&Value, bool)> {
        let cell = self.sheet.cell(Place { row, column })?;
        Some((&cell.value, cell.carried))
    }

    /// How many cells stand in the headers and above them.
    pub(crate) fn heading_cells(&self) -> usize {
        self.sheet
            .own_cells()
            .filter(|(place, _)| place.row <= self.header_row)
            .count()
    }

    /// Its headers as they are compared, whatever their case and accents.
    pub(crate) fn headers(&self) -> Vec<String> {
        self.columns.iter().map(|column| plain(&column.header)).collect()
    }

    /// Whether another table is of the same kind: most of the headers of each are headers of the other. Forms have one that
    /// is their own: `Fiche n° 2`.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let (own, others) = (self.headers(), other.headers());
        let shared = own.iter().filter(|header| others.contains(header)).count();
        self.turned == other.turned && shared * 4 >= own.len().max(others.len()) * 3
    }

    /// What stands alone above the headers, where they come again below under a heading of their own.
    pub(crate) fn opening(&self) -> Option<(String, RowKind)> {
        let comes_again = self.rows.iter().any(|(_, kind)| *kind == RowKind::Headers);
        let above = self
            .sheet
            .rows()
            .rfind(|row| *row < self.header_row)
            .filter(|_| comes_again)?;
        let mut cells = self.sheet.row(above).filter(|(_, cell)| !cell.carried);
        let (_, cell) = cells.next()?;
        let title = one_line(&cell.value.to_string());
        let kind = heading(&title);
        cells.next().is_none().then_some((title, kind))
    }
}

/// What names actions where no header says that it does, the likeliest first.
const INSTEAD_OF_TITLES: [Target; 2] = [Target::SubAction, Target::Description];

/// The column of the titles: what stands in its place, where nothing is called so.
fn titled(columns: &mut [Column]) -> Option<u32> {
    let wanted = [Target::Title].into_iter().chain(INSTEAD_OF_TITLES);
    for target in wanted {
        if let Some(column) = columns.iter_mut().find(|column| column.target == target) {
            if column.target != Target::Title {
                column.target = Target::Title;
                column.why = Why::Instead;
            }
            return Some(column.at);
        }
    }
    None
}

/// How many kinds of columns the cells of a row name, if one of them names actions.
fn score(sheet: &Sheet, row: u32) -> usize {
    let mut found: Vec<Target> = Vec::new();
    let mut texts = 0;
    for (_, cell) in sheet.row(row).take(CELLS_LOOKED_AT) {
        let Value::Text(text) = &cell.value else { continue };
        texts += 1;
        if let Some((target, _)) = recognised(text).filter(|_| !is_prose(text))
            && !found.contains(&target)
        {
            found.push(target);
        }
    }
    let has_titles = found.contains(&Target::Title);
    let has_others = found.len() > 2 && INSTEAD_OF_TITLES.iter().any(|target| found.contains(target));
    let names_actions = has_titles || has_others;
    // A list of titles alone has one header.
    let is_list = texts == 1 && found.len() == 1;
    match names_actions && (found.len() > 1 || is_list || texts == 2) {
        true if has_titles => found.len() + 1,
        true => found.len(),
        false => 0,
    }
}

/// Whether at least a third of the texts of a row are headers.
fn are_mostly_known(sheet: &Sheet, row: u32) -> bool {
    let texts = sheet
        .row(row)
        .take(CELLS_LOOKED_AT)
        .filter_map(|(_, cell)| match &cell.value {
            Value::Text(text) => Some(text),
            _ => None,
        });
    let (known, all) = texts.fold((0, 0), |(known, all), text| {
        let is_known = recognised(text).is_some() && !is_prose(text);
        (known + usize::from(is_known), all + 1)
    });
    known * 3 >= all
}

/// The most words of a header; what has more is a sentence, in which words of the trade say nothing of its row.
const MOST_WORDS: usize = 8;

fn is_prose(text: &str) -> bool {
    let line = text.trim().lines().next().unwrap_or_default();
    without_parentheses(line).split_whitespace().count() > MOST_WORDS
}

/// The row below the headers that says more of some of them: `Dates` above `Début` and `Fin`.
fn second_header(sheet: &Sheet, first: u32) -> Option<u32> {
    let below = sheet.rows().find(|row| *row > first).filter(|row| *row == first + 1)?;
    let own = || sheet.row(below).filter(|(_, cell)| !cell.carried);
    let above = |column: u32| sheet.cell(Place { row: first, column });
    let says = |value: &Value| matches!(value, Value::Text(text) if recognised(text).is_some());
    let fills = own().any(|(column, _)| above(column).is_none());
    let are_known = own().all(|(_, cell)| says(&cell.value));
    // `T1` to `T4` below `2025`: nothing of what the row says is in a column that is known already, as an action's would be.
    let are_apart = own().all(|(column, _)| !above(column).is_some_and(|cell| says(&cell.value)));
    (fills && own().count() > 1 && (are_known || are_apart)).then_some(below)
}

/// The row of bands above the headers: several cells, fewer than there are headers.
fn band_above(sheet: &Sheet, headers: u32) -> Option<u32> {
    let above = headers.checked_sub(1)?;
    let bands = sheet.row(above).filter(|(_, cell)| !cell.carried).count();
    (bands > 1 && bands < sheet.row(headers).count()).then_some(above)
}

/// The headers of the columns, each below the bands that reach over it.
fn headers(sheet: &Sheet, row: u32, band: Option<u32>) -> Vec<(u32, Vec<String>)> {
    let below = || sheet.rows().filter(move |below| *below > row);
    let mut used: Vec<u32> = below()
        .flat_map(|row| sheet.row(row).map(|(column, _)| column))
        .collect();
    used.extend(sheet.row(row).map(|(column, _)| column));
    used.sort_unstable();
    used.dedup();
    let text = |row: u32, column: u32| sheet.cell(Place { row, column }).map(|cell| cell.value.to_string());
    let mut over: Option<String> = None;
    let mut headers = Vec::new();
    for column in used {
        if let Some(band) = band
            && let Some(said) = text(band, column)
        {
            over = Some(said);
        }
        let own = text(row, column);
        // A band is of the columns from it to the next one, if they have headers of their own.
        let bands = match (&over, own) {
            (Some(over), Some(own)) if *over != own => vec![over.clone(), own],
            (Some(over), None) => vec![over.clone()],
            (_, own) => vec![own.unwrap_or_default()],
        };
        headers.push((column, bands));
    }
    headers
}

/// The rows below the headers, each with what it is.
fn classified(sheet: &Sheet, header: u32, title: u32, columns: &[Column]) -> Vec<(u32, RowKind)> {
    let below: Vec<u32> = sheet.rows().filter(|row| *row > header).collect();
    let own = |row: u32| sheet.row(row).filter(|(_, cell)| !cell.carried);
    let first_text = |row: u32| {
        own(row)
            .next()
            .map(|(_, cell)| cell.value.to_string())
            .unwrap_or_default()
    };
    let has_title = |row: u32| sheet.cell(Place { row, column: title }).is_some();
    let last_full = below
        .iter()
        .copied()
        .filter(|row| has_title(*row) && own(*row).count() > 1)
        .max();
    // Of rows with more than one cell: a table may have as many headings as actions.
    let usual = {
        let mut counts: Vec<usize> = below
            .iter()
            .map(|row| own(*row).count())
            .filter(|count| *count > 1)
            .collect();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or(1)
    };
    // `1.2 Mobilités` alone in its row, where titles of actions have no numbers.
    let title_of = |row: u32| {
        sheet
            .cell(Place { row, column: title })
            .map(|cell| cell.value.to_string())
    };
    let is_numbered = |text: &str| numbered(text).0.is_some() && !numbered(text).1.is_empty();
    let mut titles = below
        .iter()
        .filter(|row| own(**row).count() > 1)
        .filter_map(|row| title_of(*row));
    let has_numbered_titles = titles.any(|title| is_numbered(&title));
    let is_numbered_section =
        |row: u32| !has_numbered_titles && is_numbered(&first_text(row)) && !is_prose(&first_text(row));
    let headers: HashMap<u32, String> = columns
        .iter()
        .map(|column| (column.at, plain(&column.header)))
        .collect();
    let is_header = |column: u32, value: &Value| headers.get(&column) == Some(&plain(&value.to_string()));
    let are_headers = |row: u32| {
        // The one of titles tells nearly all rows apart from headers.
        let title_cell = sheet.cell(Place { row, column: title });
        let is_title_header = title_cell.is_some_and(|cell| is_header(title, &cell.value));
        let same = || {
            own(row)
                .filter(|(column, cell)| is_header(*column, &cell.value))
                .count()
        };
        is_title_header && own(row).count() > 1 && same() * 3 >= own(row).count() * 2
    };
    let is_above_headers = |n: usize| below.get(n + 1).is_some_and(|next| are_headers(*next));
    let mut rows = Vec::new();
    let mut hints = false;
    let mut is_under = false;
    let mut before = header;
    for (n, row) in below.iter().copied().enumerate() {
        let count = own(row).count();
        let start = plain(&first_text(row));
        let begins = |words: &'static str| begins_with_one(&start, words);
        let is_after_all = last_full.is_some_and(|last| row > last);
        let is_apart = row > before + 1;
        before = row;
        is_under |= is_after_all
            && count == 1
            && usual > 2
            && (is_apart || begins(REMARKS) || first_text(row).starts_with('*'));
        let kind = if n < HINT_ROWS && (is_hint(sheet, row) || is_example(sheet, row, hints, columns)) {
            hints = true;
            RowKind::Hint
        } else if are_headers(row) {
            RowKind::Headers
        } else if count == 1 && is_above_headers(n) {
            heading(&first_text(row))
        } else if begins(TOTALS) {
            RowKind::Total
        } else if is_under {
            RowKind::Remark
        } else if count == 1 && usual > 1 && (is_section(&first_text(row)) || is_numbered_section(row)) {
            RowKind::Section
        } else {
            RowKind::Action
        };
        rows.push((row, kind));
    }
    rows
}

/// Takes columns for what stands in them, where their headers may mean either.
fn settle(sheet: &Sheet, rows: &[(u32, RowKind)], columns: &mut [Column]) {
    let is_most = |at: u32, holds: &dyn Fn(&Value) -> bool| {
        let rows = rows.iter().filter(|(_, kind)| *kind == RowKind::Action);
        let values: Vec<&Value> = rows
            .filter_map(|(row, _)| Some(&sheet.cell(Place { row: *row, column: at })?.value))
            .collect();
        values.iter().filter(|value| holds(value)).count() * 2 > values.len()
    };
    let is_day = |value: &Value| day(value, DayOrder::DayFirst, Edge::Last).is_some();
    // The longest name that a status has, in characters.
    let is_long = |value: &Value| value.to_string().chars().count() > 60;
    let is_part = |value: &Value| progress(value, false).is_some();
    for n in 0..columns.len() {
        let Column { at, target, .. } = columns[n];
        let has = |wanted: Target| columns.iter().any(|column| column.target == wanted);
        let settled = match target {
            Target::Calendar if has(Target::Due) || !is_most(at, &is_day) => Target::Note,
            Target::Status if !has(Target::Progress) && is_most(at, &is_part) => Target::Progress,
            Target::Progress if !is_most(at, &is_part) && !has(Target::Status) => Target::Status,
            Target::Progress if !is_most(at, &is_part) => Target::Note,
            Target::Status if is_most(at, &is_long) && has(Target::Comment) => Target::Note,
            Target::Status if is_most(at, &is_long) => Target::Comment,
            settled => settled,
        };
        if settled != target {
            columns[n].target = settled;
            columns[n].why = Why::Values;
        }
    }
}

/// Whether at least half of the cells of a row explain how to fill them.
fn is_hint(sheet: &Sheet, row: u32) -> bool {
    let cells: Vec<String> = sheet.row(row).map(|(_, cell)| plain(&cell.value.to_string())).collect();
    let explains = |text: &&String| begins_with_one(text, HINTS);
    !cells.is_empty() && cells.iter().filter(explains).count() * 2 >= cells.len()
}

/// Whether a row is an example: it says so first, or it says so somewhere after rows that explain.
fn is_example(sheet: &Sheet, row: u32, after_hints: bool, columns: &[Column]) -> bool {
    let text = |column: u32| {
        sheet
            .cell(Place { row, column })
            .map(|cell| plain(&cell.value.to_string()))
    };
    let begins = |text: &str| begins_with_one(text, EXAMPLES);
    let marked = columns.iter().take(2).filter_map(|column| text(column.at));
    let mut marked = marked.chain(
        columns
            .iter()
            .filter(|column| column.target == Target::Title)
            .filter_map(|column| text(column.at)),
    );
    let says = |text: String| has_words(&text, "exemple") && !has_words(&text, "par exemple");
    marked.any(|text| begins(&text)) || (after_hints && columns.iter().filter_map(|column| text(column.at)).any(says))
}

/// What a text is that stands alone above headers.
fn heading(text: &str) -> RowKind {
    match begins_with_one(&plain(text), GROUPS) {
        true => RowKind::Group,
        false => RowKind::Section,
    }
}

/// Whether a text that stands alone in its row names an axis: `AXE 2 – …`.
fn is_section(text: &str) -> bool {
    begins_with_one(&plain(text), SECTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> Sheet {
        copil_sheet::read("t.csv", text.as_bytes()).unwrap().remove(0)
    }

    fn told(text: &str) -> (u32, Vec<RowKind>, Vec<Target>) {
        let sheet = sheet(text);
        let table = Table::of(&sheet, &Mapping::default()).expect("a table");
        let kinds = table.rows.iter().map(|(_, kind)| *kind).collect();
        let targets = table.columns.iter().map(|column| column.target).collect();
        (table.header_row, kinds, targets)
    }

    #[test]
    fn the_headers_are_found_below_titles_and_bands() {
        use RowKind::*;
        use Target::{Due, Leads, Start, Title};
        let text = "Plan d'action 2024;;\n;;\nQui et quand;;\nAction;Pilote;Échéance\nSignaler;DRH;2024\n";
        assert_eq!(told(text), (3, vec![Action], vec![Title, Leads, Due]));
        let text = "Action;Qui;Dates;\n;;Début;Fin\nSignaler;DRH;2024;2025\n";
        assert_eq!(told(text), (1, vec![Action], vec![Title, Leads, Start, Due]));
    }

    #[test]
    fn rows_that_are_no_actions_are_told_apart() {
        use RowKind::*;
        let text = "Action;Pilote;Échéance;Budget\n\
            Champ texte;Champ texte;Champ date;Champ numérique\n\
            Exemple : signaler;DRH;2024;1\n\
            AXE 1 - Accueil;;;\n\
            Signaler;DRH;2024;10\n\
            Former;DRH;2024;20\n\
            Total;;;30\n\
            ;;;\n\
            Source : direction générale;;;\n\
            Mis à jour en mai;;;\n";
        let (_, kinds, _) = told(text);
        assert_eq!(kinds, [Hint, Hint, Section, Action, Action, Total, Remark, Remark]);
    }

    #[test]
    fn sentences_are_no_headers() {
        let told = "Project is on track as it was agreed upon by all,The action owner has left and nobody is lead yet,\
            The current status and the priority will be known in May,The working group of partners met twice in the year";
        let text = format!(
            "Project Name,Bridge,Tunnel,Dam,Road\nStart Date,2006,2010,2011,2012\nEnd Date,2016,,,\nNarrative,{told}\n"
        );
        let sheet = sheet(&text);
        let table = Table::of(&sheet, &Mapping::default()).unwrap();
        assert!(table.turned);
        assert_eq!(table.rows.len(), 4);
    }

    #[test]
    fn a_table_on_its_side_is_turned() {
        let text =
            "Project Name,Bridge,Tunnel\nDepartment,DfT,DfT\nStart Date,01/10/2006,01/02/2010\nEnd Date,31/12/2016,\n";
        let sheet = sheet(text);
        let table = Table::of(&sheet, &Mapping::default()).unwrap();
        assert!(table.turned);
        assert_eq!(table.rows.len(), 2);
        assert_eq!(table.place(1, 3).to_string(), "B4");
        assert_eq!(table.summary().headers, "A");
    }

    #[test]
    fn a_sheet_without_actions_has_none() {
        assert!(Table::of(&sheet("Statut;Priorité\nEn cours;Haute\n"), &Mapping::default()).is_none());
        assert!(Table::of(&sheet(""), &Mapping::default()).is_none());
        assert!(Table::of(&sheet("Un\nDeux\n"), &Mapping::default()).is_none());
    }
}
