//! Tables as a file of Excel's.

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Worksheet, XlsxError,
};

use super::{About, Column, ColumnKind, Content, DayOrder, Highlight, Rule, Table, Workbook, WriteError, width};

/// The number of A4 among the sizes of paper.
const A4: u8 = 9;

/// The most letters of a cell, in units of UTF-16.
pub const MOST_LETTERS: u16 = 32_767;

/// Whether a text is longer than a cell can hold.
pub fn is_too_long(text: &str) -> bool {
    // No text has more of these units than bytes.
    let most = usize::from(MOST_LETTERS);
    text.len() > most && text.encode_utf16().count() > most
}

/// The most letters of the name of a sheet.
const MOST_NAME: usize = 31;

/// How many letters a printed line has room for.
const PRINTED: usize = 190;

/// What marks a text that is cut.
const CUT: &str = "…";

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            error => Self::Other(error.to_string()),
        }
    }
}

/// The formats of cells.
struct Formats {
    heading: Format,
    computed_heading: Format,
    text: Format,
    prose: Format,
    whole: Format,
    decimal: Format,
    day: Format,
    label: Format,
}

impl Formats {
    fn new(days: DayOrder) -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border_bottom(FormatBorder::Thin);
        let ink = Color::RGB(0x00FF_FFFF);
        Self {
            computed_heading: heading
                .clone()
                .set_italic()
                .set_background_color(Color::RGB(0x00D9_DEE4)),
            heading: heading
                .set_font_color(ink)
                .set_background_color(Color::RGB(0x001F_3A5F)),
            text: cell.clone(),
            prose: cell.clone().set_text_wrap(),
            whole: cell.clone().set_num_format("#,##0"),
            decimal: cell.clone().set_num_format("#,##0.####"),
            day: cell.clone().set_align(FormatAlign::Left).set_num_format(match days {
                DayOrder::DayFirst => "dd/mm/yyyy",
                DayOrder::YearFirst => "yyyy-mm-dd",
            }),
            label: cell.set_bold(),
        }
    }
}

/// Writes a workbook. The same one is always the same bytes.
///
/// # Errors
///
/// [`WriteError::TooLarge`] where a table has more rows than a sheet.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    let formats = Formats::new(workbook.days);
    let mut book = rust_xlsxwriter::Workbook::new();
    let made = workbook.made;
    let year = u16::try_from(made.year()).unwrap_or_default().max(1900);
    let made = ExcelDateTime::from_ymd(year, part(made.month()), part(made.day()))?.and_hms(
        u16::try_from(made.hour()).unwrap_or_default(),
        part(made.minute()),
        f64::from(made.second()),
    )?;
    let properties = DocProperties::new().set_title(&workbook.title);
    book.set_properties(&properties.set_creation_datetime(&made));
    let mut names = Vec::new();
    for table in &workbook.tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name, &mut names))?;
        put_table(sheet, table, &formats)?;
        set_up_page(sheet, &workbook.title)?;
    }
    let about = book.add_worksheet();
    about.set_name(sheet_name(&workbook.about.name, &mut names))?;
    put_about(about, &workbook.about, &formats)?;
    set_up_page(about, &workbook.title)?;
    Ok(book.save_to_buffer()?)
}

/// A part of a day or an hour, which fits a byte.
fn part(number: u32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// A name that a sheet may have and no other of the file has.
fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let plain: String = wanted.chars().map(|c| if allowed(c) { c } else { ' ' }).collect();
    let plain = plain.trim().trim_matches('\'');
    let name = |n: usize| {
        let end = if n == 1 { String::new() } else { format!(" {n}") };
        format!("{}{end}", cut_to(plain, MOST_NAME - end.len(), ""))
    };
    let is_free = |name: &String| !name.is_empty() && !taken.contains(&name.to_lowercase());
    let free = (1..).map(name).find(is_free).unwrap_or_default();
    taken.push(free.to_lowercase());
    free
}

/// A text of so many units of UTF-16 at most, with a mark where it is cut.
fn cut_to(text: &str, most: usize, mark: &str) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut left = most - mark.encode_utf16().count();
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).collect::<String>() + mark
}

fn put_table(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), WriteError> {
    let last_row = u32::try_from(table.rows.len()).map_err(|_| WriteError::TooLarge)?;
    let mut widths: Vec<usize> = Vec::with_capacity(table.columns.len());
    for (at, column) in (0u16..).zip(&table.columns) {
        let format = match column.is_computed {
            true => &formats.computed_heading,
            false => &formats.heading,
        };
        sheet.write_string_with_format(0, at, &column.heading, format)?;
        widths.push(column.heading.chars().count().clamp(6, 20) + 3);
    }
    for (row, cells) in (1u32..).zip(&table.rows) {
        for ((at, column), content) in (0u16..).zip(&table.columns).zip(cells) {
            put(sheet, (row, at), column.kind, content, formats)?;
            let widest = &mut widths[usize::from(at)];
            *widest = (*widest).max(width(content) + 1);
        }
    }
    let mut sum = 0;
    for ((at, column), widest) in (0u16..).zip(&table.columns).zip(&widths) {
        let width = (*widest).min(if column.kind == ColumnKind::Prose { 60 } else { 42 });
        sum += width;
        sheet.set_column_width(at, u16::try_from(width).unwrap_or(u16::MAX))?;
        highlight(sheet, at, last_row, column)?;
    }
    let fixed = u16::try_from(table.fixed).unwrap_or_default();
    sheet.set_freeze_panes(1, fixed)?;
    if let Some(last) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, last_row, u16::try_from(last).map_err(|_| WriteError::TooLarge)?)?;
    }
    sheet.set_repeat_rows(0, 0)?;
    let pages = sum.div_ceil(PRINTED).max(1);
    if pages > 1 && fixed > 0 {
        sheet.set_repeat_columns(0, fixed - 1)?;
    }
    sheet.set_print_fit_to_pages(u16::try_from(pages).unwrap_or(1), 0);
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    kind: ColumnKind,
    content: &Content,
    formats: &Formats,
) -> Result<(), WriteError> {
    match content {
        Content::Nothing => {}
        Content::Text(text) => {
            let is_prose = kind == ColumnKind::Prose || text.contains('\n') || text.chars().count() > 40;
            let format = if is_prose { &formats.prose } else { &formats.text };
            sheet.write_string_with_format(row, column, cut_to(text, MOST_LETTERS.into(), CUT), format)?;
        }
        Content::Number(number) if number.is_finite() => {
            let is_whole = number.fract() == 0.0;
            let format = if is_whole { &formats.whole } else { &formats.decimal };
            sheet.write_number_with_format(row, column, *number, format)?;
        }
        Content::Number(number) => {
            sheet.write_string_with_format(row, column, number.to_string(), &formats.text)?;
        }
        Content::Day(day) => {
            let date = u16::try_from(day.year())
                .ok()
                .and_then(|year| ExcelDateTime::from_ymd(year, part(day.month()), part(day.day())).ok());
            match date {
                Some(date) => sheet.write_datetime_with_format(row, column, &date, &formats.day)?,
                // No spreadsheet knows the days before 1900.
                None => sheet.write_string_with_format(row, column, day.to_string(), &formats.text)?,
            };
        }
    }
    Ok(())
}

/// Colours that stay when a cell is changed. On paper without colours the words are there.
fn highlight(sheet: &mut Worksheet, at: u16, last_row: u32, column: &Column) -> Result<(), WriteError> {
    if last_row == 0 {
        return Ok(());
    }
    for (rule, highlight) in &column.rules {
        let (ink, ground) = match highlight {
            Highlight::Good => (0x000B_5D2A, 0x00D8_F0DF),
            Highlight::Busy => (0x0012_4A8A, 0x00DC_E9F8),
            Highlight::Doubtful => (0x0074_4A00, 0x00FF_EFC7),
            Highlight::Bad => (0x008F_1414, 0x00FA_DADA),
            Highlight::Faint => (0x0059_5959, 0x00EE_EEEE),
        };
        let format = Format::new()
            .set_font_color(Color::RGB(ink))
            .set_background_color(Color::RGB(ground));
        let condition = ConditionalFormatCell::new().set_format(format);
        let condition = match rule {
            Rule::Text(text) => condition.set_rule(ConditionalFormatCellRule::EqualTo(text.as_str())),
            Rule::Above(number) => condition.set_rule(ConditionalFormatCellRule::GreaterThan(*number)),
        };
        sheet.add_conditional_format(1, at, last_row, at, &condition)?;
    }
    Ok(())
}

fn put_about(sheet: &mut Worksheet, about: &About, formats: &Formats) -> Result<(), WriteError> {
    for (row, (label, said)) in (0u32..).zip(&about.facts) {
        sheet.write_string_with_format(row, 0, label, &formats.label)?;
        sheet.write_string_with_format(row, 1, cut_to(said, MOST_LETTERS.into(), CUT), &formats.prose)?;
    }
    sheet.set_column_width(0, 22)?;
    sheet.set_column_width(1, 100)?;
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn set_up_page(sheet: &mut Worksheet, title: &str) -> Result<(), WriteError> {
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    let title = cut_to(title, 150, CUT).replace('&', "&&");
    sheet.set_footer(format!("&L{title}&C&A&R&P / &N"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Value, read};

    fn workbook(texts: &[&str]) -> Workbook {
        let column = |heading: &str, kind| Column {
            heading: heading.to_owned(),
            kind,
            is_computed: false,
            rules: vec![
                (Rule::Text("=\"x\"".to_owned()), Highlight::Bad),
                (Rule::Above(0.0), Highlight::Good),
            ],
        };
        let row = |text: &&str| {
            vec![
                Content::Text((*text).to_owned()),
                Content::Number(-1.5),
                Content::Day("2018-03-15".parse().unwrap()),
                Content::Day("1871-05-21".parse().unwrap()),
            ]
        };
        let table = Table {
            name: "Actions".to_owned(),
            columns: vec![
                column("Titre", ColumnKind::Text),
                column("Poids", ColumnKind::Number),
                column("Échéance", ColumnKind::Day),
                column("Début", ColumnKind::Day),
            ],
            fixed: 1,
            rows: texts.iter().map(row).collect(),
        };
        Workbook {
            title: "Plan & projet".to_owned(),
            tables: vec![table.clone(), table],
            about: About {
                name: "À propos".to_owned(),
                facts: vec![("Commande".to_owned(), "=copil".to_owned())],
            },
            made: "2018-03-15T09:05:00".parse().unwrap(),
            days: DayOrder::DayFirst,
        }
    }

    #[test]
    fn what_is_written_is_read_again_as_it_was() {
        let texts = ["=1+1", "+33", "-x", "@x", "été 日本", "deux\nlignes", "'x"];
        let bytes = xlsx(&workbook(&texts)).unwrap();
        let sheets = read("a.xlsx", &bytes).unwrap();
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Actions", "Actions 2", "À propos"]);
        let value = |row, column| sheets[0].cell(Place { row, column }).map(|cell| cell.value.clone());
        for (row, text) in (1..).zip(texts) {
            assert_eq!(value(row, 0), Some(Value::Text(text.to_owned())));
            assert_eq!(value(row, 1), Some(Value::Number(-1.5)));
            assert_eq!(value(row, 2), Some(Value::Date("2018-03-15".parse().unwrap())));
            assert_eq!(value(row, 3), Some(Value::Text("1871-05-21".to_owned())));
        }
    }

    #[test]
    fn the_same_workbook_is_the_same_bytes() {
        assert_eq!(
            xlsx(&workbook(&["a", "b"])).unwrap(),
            xlsx(&workbook(&["a", "b"])).unwrap()
        );
    }

    #[test]
    fn names_and_texts_fit() {
        let mut taken = Vec::new();
        let long = "Indicateurs de l’action : mesures [toutes]";
        assert_eq!(sheet_name(long, &mut taken), "Indicateurs de l’action   mesur");
        assert_eq!(sheet_name(long, &mut taken), "Indicateurs de l’action   mes 2");
        let bytes = xlsx(&workbook(&["😀".repeat(40_000).as_str()])).unwrap();
        let sheets = read("a.xlsx", &bytes).unwrap();
        let Some(Value::Text(text)) = sheets[0]
            .cell(Place { row: 1, column: 0 })
            .map(|cell| cell.value.clone())
        else {
            panic!("no text");
        };
        assert!(text.ends_with("😀…") && text.encode_utf16().count() <= usize::from(MOST_LETTERS));
    }
}
