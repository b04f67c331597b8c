//! Files as spreadsheet programs write them, made here.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::read as read_file;

fn packed_of(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in entries {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An XLSX of sheets, each with its state and its XML below the root.
fn xlsx_of(properties: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut list = String::new();
    let mut targets = String::new();
    let mut parts = Vec::new();
    for (n, (name, state, body)) in (1..).zip(sheets) {
        list.push_str(&format!(
            r#"<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>"#
        ));
        targets.push_str(&format!(
            r#"<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
        ));
        parts.push((
            format!("xl/worksheets/sheet{n}.xml"),
            format!(r#"<worksheet xmlns="{main}">{body}</worksheet>"#),
        ));
    }
    targets.push_str(&format!(
        r#"<Relationship Id="rId99" Type="{relations}/styles" Target="styles.xml"/>"#
    ));
    let workbook = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{relations}"><workbookPr{properties}/><sheets>{list}</sheets></workbook>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let root = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let inner = format!(r#"<Relationships xmlns="{package}">{targets}</Relationships>"#);
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned();
    let mut entries = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), root),
        ("xl/workbook.xml".to_owned(), workbook),
        ("xl/_rels/workbook.xml.rels".to_owned(), inner),
        ("xl/styles.xml".to_owned(), styles),
    ];
    entries.extend(parts);
    let entries: Vec<(&str, &str)> = entries
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    packed_of(&entries)
}

fn told(sheet: &Sheet) -> String {
    let cells = sheet.own_cells().map(|(place, value)| format!("{place}={value}"));
    cells.collect::<Vec<_>>().join(" ")
}

const ROWS: &str = r#"<sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>Axe</t></is></c><c r="B1" t="inlineStr"><is><t>Fin</t></is></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>Un&#13;&#10;deux</t></is></c><c r="B2" s="1"><v>44881</v></c><c r="C2" t="b"><v>1</v></c></row>
    <row r="3"><c r="B3"><v>0.30000000000000004</v></c><c r="C3" t="e"><v>#REF!</v></c><c r="D3" s="1"/></row>
    </sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>"#;

#[test]
fn cells_of_every_kind_are_read() {
    let file = xlsx_of("", &[("Plan", "visible", ROWS), ("Listes", "hidden", "<sheetData/>")]);
    let sheets = read_file("plan.xlsx", &file).unwrap();
    assert_eq!(
        told(&sheets[0]),
        "A1=Axe B1=Fin A2=Un\ndeux B2=2022-11-16 C2=true B3=0.3 C3=#REF!"
    );
    assert_eq!(
        sheets.iter().map(|sheet| sheet.hidden).collect::<Vec<_>>(),
        [false, true]
    );
    let carried = sheets[0].cell(Place { row: 2, column: 0 }).unwrap();
    assert!(carried.carried, "it is merged with the one above");
    let from_1904 = xlsx_of(r#" date1904="1""#, &[("Plan", "visible", ROWS)]);
    let sheets = read_file("plan.xlsx", &from_1904).unwrap();
    assert!(told(&sheets[0]).contains("B2=2026-11-17"), "{}", told(&sheets[0]));
}

#[test]
fn empty_cells_and_far_ones_cost_nothing() {
    let mut rows = String::from("<sheetData>");
    for row in 1..=200_000 {
        rows.push_str(&format!(
            r#"<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>"#
        ));
    }
    rows.push_str(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#);
    let sheets = read_file("plan.xlsx", &xlsx_of("", &[("Plan", "visible", &rows)])).unwrap();
    assert_eq!(told(&sheets[0]), "XFD1048576=1");
}

#[test]
fn an_ods_is_read() {
    let content = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
        <office:body><office:spreadsheet><table:table table:name="Plan">
        <table:table-row><table:table-cell office:value-type="string"><text:p>Action</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2025-12-31"><text:p>31/12/25</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16382"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let content = content.replace("\n        ", " ").replace("> <", "><");
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let file = packed_of(&[
        ("mimetype", mime),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ]);
    let sheets = read_file("plan.ods", &file).unwrap();
    assert_eq!(told(&sheets[0]), "A1=Action B1=2025-12-31");
}

#[test]
fn what_cannot_be_relied_on_is_said() {
    let error = |bytes: &[u8]| read_file("plan.xlsx", bytes).unwrap_err();
    let whole = xlsx_of("", &[("Plan", "visible", ROWS)]);
    assert!(matches!(error(&whole[..whole.len() / 2]), SheetError::Damaged(_)));
    assert!(matches!(
        error(&packed_of(&[("word/document.xml", "<w/>")])),
        SheetError::Unknown
    ));
    let mut locked = COMPOUND_FILE.to_vec();
    locked.extend(ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(error(&locked), SheetError::Password));
    assert!(matches!(error(&COMPOUND_FILE), SheetError::Damaged(_)));
    let cut = xlsx_of("", &[("Plan", "visible", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1")]);
    assert!(matches!(error(&cut), SheetError::Damaged(_)));
}

#[test]
fn a_file_that_unpacks_to_too_much_is_given_up() {
    let file = packed_of(&[
        ("xl/workbook.xml", &"0".repeat(700)),
        ("xl/other.xml", &"0".repeat(300)),
    ]);
    let check = |most: u64| check_size(&mut ZipArchive::new(Cursor::new(file.as_slice())).unwrap(), most);
    assert!(file.len() < 500 && check(1000).is_ok());
    assert!(matches!(check(999), Err(SheetError::TooLarge)));
}

/// Small files of each kind that is packed or plain.
fn small_files() -> Vec<(&'static str, Vec<u8>)> {
    let rows = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Action</t></is></c><c r="B1"><v>12</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>"#;
    let content = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>Action</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let ods = packed_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ]);
    let csv = "N°;Action;Échéance\n1;\"Signer\nla charte\";31/12/2025\n2;Voter;\n";
    vec![
        ("p.xlsx", xlsx_of("", &[("S", "visible", rows)])),
        ("p.ods", ods),
        ("p.csv", csv.as_bytes().to_vec()),
    ]
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    /// Whatever becomes of the bytes of a file, it is read or refused, and nothing of it is much larger than it was.
    #[test]
    fn damaged_files_are_read_or_refused(
        edits in proptest::collection::vec((0_usize..8192, 0_u8..=255), 0..12),
        cut in proptest::option::of(0_usize..8192),
    ) {
        for (name, mut bytes) in small_files() {
            for (at, byte) in &edits {
                let at = at % bytes.len();
                bytes[at] = *byte;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut % bytes.len());
            }
            if let Ok(sheets) = read_file(name, &bytes) {
                let cells: usize = sheets.iter().map(|sheet| sheet.own_cells().count()).sum();
                proptest::prop_assert!(cells <= 4 * bytes.len());
            }
        }
    }
}

#[test]
fn rows_that_are_hidden_are_read_and_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, hidden) in [("Premier", 2), ("Deux & trois", 1)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for row in 0..4 {
            sheet.write_string(row, 0, "Signer").unwrap();
        }
        sheet.set_row_hidden(hidden).unwrap();
    }
    let sheets = read(&book.save_to_buffer().unwrap()).unwrap();
    let hidden: Vec<Vec<u32>> = sheets
        .iter()
        .map(|sheet| sheet.hidden_rows.iter().copied().collect())
        .collect();
    assert_eq!(hidden, [[2], [1]]);
    assert_eq!(sheets[0].rows().count(), 4);
}
