//! A document as one HTML file: no script, nothing fetched, for the screen and for A4 paper.

use std::fmt::Write;

use i18n_embed_fl::fl;

use super::chart::Chart;
use super::{Block, ColumnHolds, Document, DocumentTable, Figure, Format, Look, Story, svg};
use crate::wording::Catalogue;
use copil_plan::sanitize::{sanitize, sanitize_lines};

/// How it looks: on paper dark on white, on a screen as its reader likes it.
pub(in crate::report) const STYLE: &str = include_str!("document.css");

/// The most rows of a table that is not parted between two pages.
const SHORT: usize = 12;

/// Writes a document.
pub(super) fn html(document: &Document) -> String {
    let mut out = String::with_capacity(16 * 1024);
    let language = document.language.code();
    out.push_str("<!DOCTYPE html>\n");
    line(&mut out, format_args!("<html lang=\"{language}\">"));
    out.push_str("<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"generator\" content=\"copil\">\n");
    line(
        &mut out,
        format_args!("<title>{}</title>", escaped(&document.running_head)),
    );
    line(&mut out, format_args!("<style>\n{}</style>", style_of(document)));
    let look = match document.look {
        Look::Paper => "",
        Look::Dashboard => " class=\"dashboard\"",
        Look::Letter => " class=\"letter\"",
        Look::Sheet => " class=\"sheet\"",
    };
    line(&mut out, format_args!("</head>\n<body{look}>\n<main>"));
    body(&mut out, document);
    out.push_str("</main>\n<footer>\n");
    line(&mut out, format_args!("<p>{}</p>", escaped(&document.origin.source)));
    let (lead, command) = (&document.origin.lead, document.origin.command_in(Format::Html));
    line(
        &mut out,
        format_args!("<p>{} <code>{}</code></p>", escaped(lead), escaped(&command)),
    );
    out.push_str("</footer>\n</body>\n</html>\n");
    out
}

/// Writes what a document says, its head first.
pub(in crate::report) fn body(out: &mut String, document: &Document) {
    out.push_str("<header>\n");
    paragraphs(out, "above", &document.above);
    line(out, format_args!("<h1>{}</h1>", escaped(&document.title)));
    paragraphs(out, "below", &document.below);
    out.push_str("</header>\n");
    let words = Catalogue::new(document.language);
    blocks(out, &words, 2, &document.blocks);
}

/// Writes blocks below a heading of a level, and each below the heading that it follows.
fn blocks(out: &mut String, words: &Catalogue, level: u8, blocks: &[Block]) {
    let mut level = level;
    for part in blocks {
        if let Block::Heading(own, _) = part {
            level = *own;
        }
        block(out, words, level, part);
    }
}

/// Writes a line.
pub(in crate::report) fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    line_part(out, text);
    out.push('\n');
}

fn line_part(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

fn paragraphs(out: &mut String, class: &str, texts: &[String]) {
    for text in texts {
        line(out, format_args!("<p class=\"{class}\">{}</p>", escaped(text)));
    }
}

fn block(out: &mut String, words: &Catalogue, level: u8, block: &Block) {
    match block {
        Block::Notice(text) => line(
            out,
            format_args!("<p class=\"notice\"><strong>{}</strong></p>", with_breaks(text)),
        ),
        Block::Heading(level, text) => heading(out, *level, text),
        Block::Prose(text) => prose(out, text),
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for (label, said) in facts {
                line(out, format_args!("<div><dt>{}</dt>", escaped(label)));
                for one in said {
                    line(out, format_args!("<dd>{}</dd>", with_breaks(one)));
                }
                out.push_str("</div>\n");
            }
            out.push_str("</dl>\n");
        }
        Block::List(items) => {
            out.push_str("<ul>\n");
            for item in items {
                line(out, format_args!("<li>{}</li>", with_breaks(item)));
            }
            out.push_str("</ul>\n");
        }
        Block::Links(links) => self::links(out, links),
        Block::Table(table) => self::table(out, table),
        Block::Figures(figures) => self::figures(out, figures),
        Block::Chart(chart) => out.push_str(&self::chart(words, chart)),
        Block::Story(story) => self::story(out, level + 1, story),
        Block::Columns(columns) => {
            out.push_str("<div class=\"columns\">\n");
            for column in columns {
                out.push_str("<div>\n");
                blocks(out, words, level, column);
                out.push_str("</div>\n");
            }
            out.push_str("</div>\n");
        }
        Block::PageBreak => out.push_str("<div class=\"page-break\"></div>\n"),
    }
}

/// How a document looks on a screen and on paper.
pub(in crate::report) fn style_of(document: &Document) -> String {
    format!("{STYLE}{}", running_head(&document.running_head))
}

/// A chart as it is drawn.
pub(in crate::report) fn chart(words: &Catalogue, chart: &Chart) -> String {
    let mut out = String::new();
    match chart.is_empty() {
        true => prose(&mut out, &fl!(words, "chart-nothing-yet")),
        false => svg::figure(&mut out, words, chart),
    }
    out
}

/// Prose as paragraphs.
pub(in crate::report) fn paragraphs_of(text: &str) -> String {
    let mut out = String::new();
    prose(&mut out, text);
    out
}

/// The class by which a table is set on its pages; blank for none.
pub(in crate::report) fn class_of(table: &DocumentTable) -> &'static str {
    match table.to_fill {
        true => "to-fill",
        // One that is short stays on one page.
        false if table.rows.len() <= SHORT => "short",
        false => "",
    }
}

fn links(out: &mut String, links: &[(String, String)]) {
    out.push_str("<ul class=\"links\">\n");
    for (label, to) in links {
        let label = escaped(label);
        match to.as_str() {
            "" => line(out, format_args!("<li><strong>{label}</strong></li>")),
            to => line(out, format_args!("<li><a href=\"{}\">{label}</a></li>", escaped(to))),
        }
    }
    out.push_str("</ul>\n");
}

fn figures(out: &mut String, figures: &[Figure]) {
    out.push_str("<ul class=\"figures\">\n");
    for figure in figures {
        let class = if figure.is_alarming { " class=\"alarming\"" } else { "" };
        let note = match figure.note.as_str() {
            "" => String::new(),
            note => format!(" <small>{}</small>", escaped(note)),
        };
        line(
            out,
            format_args!(
                "<li{class}><strong>{}</strong> <span>{}</span>{note}</li>",
                escaped(&figure.value),
                escaped(&figure.label)
            ),
        );
    }
    out.push_str("</ul>\n");
}

fn heading(out: &mut String, level: u8, text: &str) {
    line(out, format_args!("<h{level}>{}</h{level}>", escaped(text)));
}

fn story(out: &mut String, level: u8, story: &Story) {
    out.push_str("<article>\n");
    heading(out, level, &story.title);
    if !story.note.is_empty() {
        line(out, format_args!("<p class=\"note\">{}</p>", escaped(&story.note)));
    }
    prose(out, &story.text);
    out.push_str("</article>\n");
}

/// A cell below the first one of its row, with a bar where its column has them.
fn cell(table: &DocumentTable, row: usize, column: usize, text: &str) -> String {
    let holds = table.columns.get(column).map(|column| column.holds).unwrap_or_default();
    match holds {
        ColumnHolds::Text => format!("<td>{text}</td>"),
        ColumnHolds::Number => format!("<td class=\"number\">{text}</td>"),
        ColumnHolds::Bar => match table.shares.get(row).copied().flatten() {
            Some(share) => format!(
                "<td class=\"bar\"><div class=\"track\"><div style=\"width: {:.0}%\"></div></div> <span>{text}</span></td>",
                share.clamp(0.0, 100.0)
            ),
            None => format!("<td class=\"bar\"><span>{text}</span></td>"),
        },
    }
}

/// What people wrote: an empty line parts paragraphs, another line break stays one.
fn prose(out: &mut String, text: &str) {
    let text = sanitize_lines(text.trim());
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty());
    for paragraph in paragraphs.filter(|lines| !lines.is_empty()) {
        line(out, format_args!("<p>{}</p>", with_breaks(&paragraph.join("\n"))));
    }
}

fn table(out: &mut String, table: &DocumentTable) {
    let class = match class_of(table) {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    };
    line(out, format_args!("<table{class}>"));
    line(out, format_args!("<caption>{}</caption>", escaped(&table.caption)));
    out.push_str("<colgroup>");
    for column in &table.columns {
        line_part(out, format_args!("<col style=\"width: {}%\">", column.share));
    }
    out.push_str("</colgroup>\n<thead>\n<tr>");
    for column in &table.columns {
        let class = match column.holds {
            ColumnHolds::Number => " class=\"number\"",
            ColumnHolds::Text | ColumnHolds::Bar => "",
        };
        line_part(
            out,
            format_args!("<th scope=\"col\"{class}>{}</th>", escaped(&column.title)),
        );
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for (at, row) in table.rows.iter().enumerate() {
        out.push_str("<tr>");
        for (n, cell) in row.iter().enumerate() {
            let text = with_breaks(cell);
            match n {
                // A row that is to be filled in has no name yet.
                0 if !text.is_empty() => match table.links.get(at).filter(|link| !link.is_empty()) {
                    Some(link) => line_part(
                        out,
                        format_args!("<th scope=\"row\"><a href=\"{}\">{text}</a></th>", escaped(link)),
                    ),
                    None => line_part(out, format_args!("<th scope=\"row\">{text}</th>")),
                },
                _ => out.push_str(&self::cell(table, at, n, &text)),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// A text with its line breaks.
pub(in crate::report) fn with_breaks(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(escaped).collect();
    lines.join("<br>")
}

/// A text as HTML shows it, whatever is in it.
pub(in crate::report) fn escaped(text: &str) -> String {
    let text = sanitize(text);
    let mut written = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            c if is_no_character(c) => written.push(char::REPLACEMENT_CHARACTER),
            c => written.push(c),
        }
    }
    written
}

/// Whether HTML does not allow it in a text: Unicode will never give it to a character.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// What stands at the top of each page but the first, which says it at full size.
fn running_head(text: &str) -> String {
    format!(
        "@page {{ @top-left {{ content: \"{}\"; }} }}\n@page :first {{ @top-left {{ content: none; }} }}\n",
        in_css(text)
    )
}

/// A text within the quotes of a style: all but letters and digits as their numbers.
fn in_css(text: &str) -> String {
    let mut written = String::with_capacity(text.len() * 2);
    for c in sanitize(text).chars() {
        match c {
            c if c.is_ascii_alphanumeric() => written.push(c),
            c if is_no_character(c) => {}
            c => {
                let _ = write!(written, "\\{:06x}", u32::from(c));
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};
    use proptest::prelude::*;

    use super::*;
    use crate::report::document::chart::{Chart, ChartForm, ChartLine, ChartPart, LineChart};
    use crate::report::document::{DocumentColumn, Origin};
    use copil_plan::sanitize::is_deceptive;
    use copil_plan::{Language, StatusKind};

    /// The elements that a document is made of, and whether something may stand within them.
    const ELEMENTS: &[(&str, bool)] = &[
        ("html", true),
        ("head", true),
        ("meta", false),
        ("title", true),
        ("style", true),
        ("body", true),
        ("main", true),
        ("header", true),
        ("footer", true),
        ("h1", true),
        ("h2", true),
        ("h3", true),
        ("p", true),
        ("strong", true),
        ("code", true),
        ("br", false),
        ("ul", true),
        ("li", true),
        ("dl", true),
        ("div", true),
        ("dt", true),
        ("dd", true),
        ("table", true),
        ("caption", true),
        ("colgroup", true),
        ("col", false),
        ("thead", true),
        ("tbody", true),
        ("tr", true),
        ("th", true),
        ("td", true),
        ("figure", true),
        ("figcaption", true),
        ("article", true),
        ("span", true),
        ("a", true),
        ("small", true),
        ("svg", true),
        ("text", true),
        ("rect", false),
        ("line", false),
        ("path", false),
    ];

    /// Fails where a page is not well formed; returns its texts as they are read.
    fn texts_of(page: &str) -> Vec<String> {
        let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
        let (mut open, mut texts) = (Vec::new(), Vec::new());
        while let Some(start) = rest.find('<') {
            texts.push(read(&rest[..start]));
            let end = start + rest[start..].find('>').expect("a tag that ends");
            let tag = &rest[start + 1..end];
            rest = &rest[end + 1..];
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
            let (name, has_content) = ELEMENTS.iter().find(|(known, _)| *known == name).expect(tag);
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name), "{tag} closes what is open");
            } else if *has_content {
                open.push(name);
            }
            if *name == "style" && !tag.starts_with('/') {
                rest = &rest[rest.find("</style>").expect("a style that ends")..];
            }
        }
        assert_eq!(open, Vec::<&&str>::new());
        assert_eq!(rest, "\n");
        texts
    }

    /// A text without its escapes.
    fn read(text: &str) -> String {
        assert!(!text.contains('>') && !text.contains(|c: char| c != '\n' && is_deceptive(c)));
        let mut parts = text.split('&');
        let mut read = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (entity, after) = part.split_once(';').expect("an entity that ends");
            read.push_str(match entity {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "#39" => "'",
                other => panic!("&{other};"),
            });
            read.push_str(after);
        }
        read
    }

    /// A document in which one text stands everywhere.
    fn saying(text: &str) -> Document {
        let several = || vec![text.to_owned(), text.to_owned()];
        let column = || DocumentColumn::text(text.to_owned(), 50);
        let day = NaiveDate::default();
        let chart = |form| {
            Block::Chart(Chart {
                title: text.to_owned(),
                told: text.to_owned(),
                form,
            })
        };
        let part = ChartPart {
            label: text.to_owned(),
            sign: "●",
            count: 2,
            kind: StatusKind::Closed,
        };
        let lines = LineChart {
            first: day,
            last: day + TimeDelta::days(400),
            today: day + TimeDelta::days(40),
            lines: vec![ChartLine {
                label: text.to_owned(),
                points: vec![(day, 3), (day + TimeDelta::days(9), 4)],
            }],
        };
        Document {
            language: Language::Fr,
            above: several(),
            title: text.to_owned(),
            below: several(),
            running_head: text.to_owned(),
            look: Look::Letter,
            blocks: vec![
                Block::Notice(text.to_owned()),
                Block::Heading(2, text.to_owned()),
                Block::Prose(text.to_owned()),
                Block::Facts(vec![(text.to_owned(), several())]),
                Block::List(several()),
                Block::Table(DocumentTable {
                    caption: text.to_owned(),
                    columns: vec![column(), column()],
                    rows: vec![several(), several()],
                    shares: vec![Some(40.0)],
                    links: several(),
                    to_fill: true,
                }),
                Block::Links(vec![(text.to_owned(), text.to_owned())]),
                Block::Table(DocumentTable {
                    columns: vec![column(), DocumentColumn::bar(text.to_owned(), 50)],
                    rows: vec![several(), several()],
                    shares: vec![Some(40.0)],
                    ..DocumentTable::default()
                }),
                Block::Figures(vec![Figure {
                    value: text.to_owned(),
                    label: text.to_owned(),
                    note: text.to_owned(),
                    is_alarming: true,
                }]),
                Block::Columns(vec![
                    vec![chart(ChartForm::Parts(vec![part]))],
                    vec![chart(ChartForm::Counts(vec![(text.to_owned(), 1)]))],
                ]),
                chart(ChartForm::Lines(lines)),
                Block::PageBreak,
                Block::Story(Story {
                    title: text.to_owned(),
                    note: text.to_owned(),
                    text: text.to_owned(),
                }),
            ],
            origin: Origin {
                source: text.to_owned(),
                lead: text.to_owned(),
                command: text.to_owned(),
                mark: text.to_owned(),
            },
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_anywhere_is_shown_and_never_obeyed(
            text in prop_oneof![any::<String>(), "[<>&\"'\\\\;a-z/!\\-\\]\u{0}\u{1b}\u{9b}\u{202e}\u{fdd0}\n ]{0,40}"]
        ) {
            let texts = texts_of(&html(&saying(&text)));
            let line: String = sanitize(&text).chars().map(|c| if is_no_character(c) { '\u{fffd}' } else { c }).collect();
            let shown = texts.iter().filter(|shown| **shown == line).count();
            // Two above, the title twice, two below, a heading, a fact's label, the headings of a table, where it comes from.
            prop_assert!(line.is_empty() || shown >= 11, "{shown}: {line:?}");
        }
    }

    #[test]
    fn a_style_is_not_left_by_a_text_in_it() {
        assert_eq!(in_css("a\"</style>é"), "a\\000022\\00003c\\00002fstyle\\00003e\\0000e9");
        let page = html(&saying("</style><script>alert(1)</script>"));
        assert!(!page.contains("<script") && page.matches("</style>").count() == 1);
    }
}
