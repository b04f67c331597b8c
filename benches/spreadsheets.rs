//! What the libraries of spreadsheets take alone: the yardsticks of import and export, and the files that they are timed on.

// A program run by hand: it reads its arguments.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::io;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook};

/// What stands between two cells, between two lines of one, and before the name of a sheet.
const CELL: char = '\u{1f}';
const LINE: char = '\u{1e}';
const SHEET: char = '\u{1d}';

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["read", file] => println!("{}", read(file)?.iter().map(|(_, rows)| rows.len()).sum::<usize>()),
        ["cells", file, to] => fs::write(to, as_cells(&read(file)?))?,
        ["write", cells, to] => write(&fs::read_to_string(cells)?, to).map_err(io::Error::other)?,
        ["table", rows, to] => write(&table(rows.parse().map_err(io::Error::other)?), to).map_err(io::Error::other)?,
        _ => eprintln!("spreadsheets read FILE | cells FILE CELLS | write CELLS FILE | table ROWS FILE"),
    }
    Ok(())
}

type Rows = Vec<Vec<Data>>;

/// All cells of a file.
fn read(file: &str) -> io::Result<Vec<(String, Rows)>> {
    let mut book: Xlsx<_> = open_workbook(file).map_err(|error: calamine::XlsxError| io::Error::other(error))?;
    let sheets = book.worksheets().into_iter();
    Ok(sheets
        .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
        .collect())
}

/// Cells as text that costs next to nothing to read again: a letter for what each is, and its value.
fn as_cells(sheets: &[(String, Rows)]) -> String {
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::Float(number) => format!("n{number}"),
        Data::DateTime(day) => format!("d{}", day.as_f64()),
        other => format!("t{}", other.to_string().replace('\n', &LINE.to_string())),
    };
    let mut text = String::new();
    for (name, rows) in sheets {
        text += &format!("{SHEET}{name}\n");
        for row in rows {
            let cells: Vec<String> = row.iter().map(cell).collect();
            text += &cells.join(&CELL.to_string());
            text.push('\n');
        }
    }
    text
}

/// Cells as a file, with no format but that of days.
fn write(cells: &str, to: &str) -> Result<(), rust_xlsxwriter::XlsxError> {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let mut book = Workbook::new();
    for sheet in cells.split(SHEET).skip(1) {
        let mut lines = sheet.lines();
        let page = book.add_worksheet();
        page.set_name(lines.next().unwrap_or_default())?;
        for (row, line) in (0..).zip(lines) {
            for (column, cell) in (0..).zip(line.split(CELL)) {
                let mut letters = cell.chars();
                let kind = letters.next();
                let value = letters.as_str();
                match (kind, value.parse::<f64>()) {
                    (Some('n'), Ok(number)) => page.write_number(row, column, number)?,
                    (Some('d'), Ok(number)) => page.write_number_with_format(row, column, number, &day)?,
                    (Some(_), _) => page.write_string(row, column, value.replace(LINE, "\n"))?,
                    (None, _) => continue,
                };
            }
        }
    }
    book.save(to)
}

/// A table as a department keeps one, with as many actions.
fn table(rows: usize) -> String {
    let headings = [
        "N°",
        "Action",
        "Description",
        "Groupe",
        "Pilote",
        "Statut",
        "Priorité",
        "Début",
        "Échéance",
        "Budget prévu",
        "Avancement",
        "Observations",
    ];
    let mut text = format!("{SHEET}Suivi\nt{}\n", headings.join(&format!("{CELL}t")));
    for number in 0..rows {
        let group = number % 100;
        let status = ["À venir", "En cours", "Réalisée", "Abandonnée"][number % 4];
        let cells = [
            format!("tG{group:02}-{number:05}"),
            format!("tSimplifier le circuit des signatures n° {number}"),
            "tRecenser les pratiques, choisir ensemble, puis déployer. Former les agents.".to_owned(),
            format!("tGroupe {group:02}"),
            format!("tCamille Martin{group:02}"),
            format!("t{status}"),
            ["tHaute", "tNormale"][number % 2].to_owned(),
            format!("d{}", 43_000 + number % 300),
            format!("d{}", 44_000 + number % 900),
            format!("n{}", 1_000 + number % 70 * 500),
            format!("n{}", number % 11 * 10),
            format!("tPoint fait en commission, à revoir au trimestre {}", 1 + number % 4),
        ];
        text += &cells.join(&CELL.to_string());
        text.push('\n');
    }
    text
}
