//! A document as Markdown, with the tables of GitHub's.

use i18n_embed_fl::fl;

use super::{Block, Document, DocumentTable, Format, Story};
use crate::wording::Catalogue;
use copil_plan::sanitize::{sanitize, sanitize_lines};

/// Writes a document.
pub(super) fn markdown(document: &Document) -> String {
    let words = Catalogue::new(document.language);
    let mut parts = Vec::new();
    if !document.above.is_empty() {
        parts.push(lines(&document.above));
    }
    parts.push(format!("# {}", inline(&document.title)));
    if !document.below.is_empty() {
        parts.push(lines(&document.below));
    }
    parts.extend(document.blocks.iter().map(|part| block(&words, part)));
    parts.push("---".to_owned());
    parts.push(format!(
        "{}  \n{} {}",
        start(&document.origin.source),
        inline(&document.origin.lead),
        code(&document.origin.command_in(Format::Markdown))
    ));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// A part of a document.
pub(in crate::report) fn block(words: &Catalogue, block: &Block) -> String {
    match block {
        Block::Notice(text) => format!("> **{}**", inline(text.trim())),
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from(*level)), inline(text)),
        Block::Prose(text) => prose(text),
        Block::Facts(facts) => {
            let facts = facts.iter().map(|(label, said)| fact(words, label, said));
            facts.collect::<Vec<_>>().join("\n")
        }
        Block::List(items) => {
            let items = items.iter().map(|item| format!("- {}", start(item)));
            items.collect::<Vec<_>>().join("\n")
        }
        Block::Links(links) => {
            let labels: Vec<String> = links.iter().map(|(label, _)| inline(label)).collect();
            labels.join(" · ")
        }
        Block::Table(table) => self::table(table),
        Block::Figures(figures) => {
            let figures = figures.iter().map(|figure| {
                let said = [figure.value.as_str(), figure.note.as_str()].map(str::trim);
                let said = said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>();
                fact(words, &figure.label, &[said.join(" · ")])
            });
            figures.collect::<Vec<_>>().join("\n")
        }
        Block::Chart(chart) if chart.is_empty() => prose(&fl!(words, "chart-nothing-yet")),
        Block::Chart(chart) => {
            let told = [format!("**{}**", inline(&chart.title)), start(&chart.told)];
            let told = told.into_iter().filter(|told| !told.is_empty() && told != "****");
            told.chain([self::table(&chart.table(words))])
                .collect::<Vec<_>>()
                .join("\n\n")
        }
        Block::Story(story) => self::story(story),
        Block::Columns(columns) => {
            let blocks = columns.iter().flatten().map(|part| self::block(words, part));
            blocks.collect::<Vec<_>>().join("\n\n")
        }
        Block::PageBreak => "---".to_owned(),
    }
}

/// Its name and where, then what is told.
fn story(story: &Story) -> String {
    let mut written = format!("**{}**", inline(&story.title));
    if !story.note.is_empty() {
        written += &format!("  \n_{}_", inline(&story.note));
    }
    if !story.text.is_empty() {
        written += &format!("  \n{}", prose(&story.text));
    }
    written
}

/// Texts on lines of their own: two spaces at the end break a line.
fn lines(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| start(text)).collect();
    texts.join("  \n")
}

/// A label and what is said of it; several things are a list below.
fn fact(words: &Catalogue, label: &str, said: &[String]) -> String {
    match said {
        [one] => {
            let label = format!("- **{}**", inline(label));
            fl!(words, "subject-line", what = label, changes = inline(one))
        }
        several => {
            let several: String = several.iter().map(|one| format!("\n  - {}", start(one))).collect();
            format!("- **{}**{several}", inline(label))
        }
    }
}

/// What people wrote: an empty line parts paragraphs, another line break stays one.
pub(in crate::report) fn prose(text: &str) -> String {
    let text = sanitize_lines(text.trim());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    let written = paragraphs.map(|lines| lines.iter().map(|line| start(line)).collect::<Vec<_>>().join("  \n"));
    written.collect::<Vec<_>>().join("\n\n")
}

/// A table.
pub(in crate::report) fn table(table: &DocumentTable) -> String {
    let row = |cells: &[String]| {
        let cells = cells.iter().map(|cell| {
            let lines: Vec<String> = cell.trim().lines().map(inline).collect();
            lines.join("<br>")
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    let rule = format!("|{}", " --- |".repeat(titles.len()));
    let mut written = vec![row(&titles), rule];
    written.extend(table.rows.iter().map(|cells| row(cells)));
    written.join("\n")
}

/// A text at the start of a line, where a mark or a number would begin a list, a heading or a rule.
pub(in crate::report) fn start(text: &str) -> String {
    let text = inline(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '+', '-', '=', ':']) {
        return format!("\\{text}");
    }
    text
}

/// A text on one line, every character of which is seen as it is.
pub(in crate::report) fn inline(text: &str) -> String {
    let text = sanitize(text.trim());
    let mut written = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$'
        ) {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// A text as a program reads it, between more backquotes than it holds in a row.
pub(in crate::report) fn code(text: &str) -> String {
    let text = sanitize(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_never_taken_for_a_mark() {
        for (text, written) in [
            ("# titre", "\\# titre"),
            ("12. article", "12\\. article"),
            ("- tiret", "\\- tiret"),
            ("**gras** et [lien](x)", "\\*\\*gras\\*\\* et \\[lien\\](x)"),
            ("a < b & c > d", "a \\< b \\& c \\> d"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("a\u{1b}[2J\u{202e}b", "a\u{fffd}\\[2J\u{fffd}b"),
            ("2018, année", "2018, année"),
        ] {
            assert_eq!(start(text), written);
        }
        assert_eq!(code("copil"), "`copil`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(prose("un\ndeux\n\n- trois"), "un  \ndeux\n\n\\- trois");
    }

    #[test]
    fn a_cell_stays_in_its_column() {
        let column = |title: &str| super::super::DocumentColumn::text(title.to_owned(), 50);
        let table = DocumentTable {
            columns: vec![column("N°"), column("Objet")],
            rows: vec![vec!["1".into(), "a | b\nsuite".into()]],
            ..DocumentTable::default()
        };
        assert_eq!(
            super::table(&table),
            "| N° | Objet |\n| --- | --- |\n| 1 | a \\| b<br>suite |"
        );
    }
}
