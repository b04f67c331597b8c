//! What a template is given of a document: its blocks by their kinds, with what takes a drawing or the rules of Markdown
//! written already.

use minijinja::Value;
use serde_json::Value as Json;

use crate::report::document::{Block, ColumnHolds, Document, DocumentTable, Figure, Format, Look, html, markdown};
use crate::wording::Catalogue;

/// A document for a template of a form.
pub(super) fn document(document: &Document, format: Format) -> Value {
    let origin = &document.origin;
    let words = Catalogue::new(document.language);
    let blocks = Blocks { words: &words, format };
    Value::from_pairs([
        ("language", Value::from(document.language.code())),
        ("above", texts(&document.above)),
        ("title", text(&document.title)),
        ("below", texts(&document.below)),
        ("running_head", text(&document.running_head)),
        ("look", Value::from(look(document.look))),
        ("style", Value::from_safe_string(html::style_of(document))),
        ("blocks", blocks.values(2, &document.blocks)),
        (
            "origin",
            Value::from_pairs([
                ("source", text(&origin.source)),
                ("lead", text(&origin.lead)),
                ("command", text(&origin.command_in(format))),
            ]),
        ),
    ])
}

/// A report for programs, as a value.
pub(super) fn json(value: &Json) -> Value {
    match value {
        Json::Null => Value::from(()),
        Json::Bool(value) => Value::from(*value),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::from(whole),
            (None, Some(number)) => Value::from(number),
            (None, None) => Value::from(()),
        },
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(values) => values.iter().map(json).collect::<Vec<_>>().into(),
        Json::Object(pairs) => Value::from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), json(value)))),
    }
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn texts(texts: &[String]) -> Value {
    texts.iter().map(|one| text(one)).collect::<Vec<_>>().into()
}

fn look(look: Look) -> &'static str {
    match look {
        Look::Paper => "paper",
        Look::Dashboard => "dashboard",
        Look::Letter => "letter",
        Look::Sheet => "sheet",
    }
}

/// The blocks of a document in a form.
struct Blocks<'w> {
    words: &'w Catalogue,
    format: Format,
}

impl Blocks<'_> {
    /// Blocks below a heading of a level.
    fn values(&self, level: u8, blocks: &[Block]) -> Value {
        let mut level = level;
        let values = blocks.iter().map(|block| {
            if let Block::Heading(own, _) = block {
                level = *own;
            }
            self.value(level, block)
        });
        values.collect::<Vec<_>>().into()
    }

    fn value(&self, level: u8, block: &Block) -> Value {
        let mut pairs = self.pairs(level, block);
        // What the rules of Markdown make of a text depends on where it stands.
        if self.format == Format::Markdown {
            let written = markdown::block(self.words, block);
            pairs.push(("markdown", Value::from_safe_string(written)));
        }
        Value::from_pairs(pairs)
    }

    fn pairs(&self, level: u8, block: &Block) -> Vec<(&'static str, Value)> {
        let kind = |kind: &'static str| ("kind", Value::from(kind));
        match block {
            Block::Notice(said) => vec![kind("notice"), ("text", text(said))],
            Block::Heading(level, said) => vec![kind("heading"), ("level", Value::from(*level)), ("text", text(said))],
            Block::Prose(said) => vec![kind("prose"), ("text", text(said))],
            Block::Facts(facts) => {
                let fact = |(label, said): &(String, Vec<String>)| {
                    Value::from_pairs([("label", text(label)), ("texts", texts(said))])
                };
                vec![
                    kind("facts"),
                    ("facts", facts.iter().map(fact).collect::<Vec<_>>().into()),
                ]
            }
            Block::List(items) => vec![kind("list"), ("items", texts(items))],
            Block::Links(links) => {
                let link =
                    |(label, to): &(String, String)| Value::from_pairs([("label", text(label)), ("to", text(to))]);
                vec![
                    kind("links"),
                    ("links", links.iter().map(link).collect::<Vec<_>>().into()),
                ]
            }
            Block::Table(table) => {
                let mut pairs = vec![kind("table")];
                pairs.extend(self::table(table));
                pairs
            }
            Block::Figures(figures) => vec![
                kind("figures"),
                ("figures", figures.iter().map(figure).collect::<Vec<_>>().into()),
            ],
            Block::Chart(chart) => {
                let mut pairs = vec![
                    kind("chart"),
                    ("title", text(&chart.title)),
                    ("told", text(&chart.told)),
                ];
                pairs.extend(self::table(&chart.table(self.words)));
                if self.format == Format::Html {
                    let drawn = html::chart(self.words, chart);
                    pairs.push(("drawing", Value::from_safe_string(drawn)));
                }
                pairs
            }
            Block::Story(story) => vec![
                kind("story"),
                ("level", Value::from(level + 1)),
                ("title", text(&story.title)),
                ("note", text(&story.note)),
                ("text", text(&story.text)),
            ],
            Block::Columns(columns) => {
                let columns = columns.iter().map(|column| self.values(level, column));
                vec![kind("columns"), ("columns", columns.collect::<Vec<_>>().into())]
            }
            Block::PageBreak => vec![kind("page-break")],
        }
    }
}

fn figure(figure: &Figure) -> Value {
    Value::from_pairs([
        ("value", text(&figure.value)),
        ("label", text(&figure.label)),
        ("note", text(&figure.note)),
        ("is_alarming", Value::from(figure.is_alarming)),
    ])
}

/// The columns of a table, and its rows: cells with their texts, the first with where it leads.
fn table(table: &DocumentTable) -> [(&'static str, Value); 4] {
    let columns = table.columns.iter().map(|column| {
        Value::from_pairs([
            ("title", text(&column.title)),
            ("share", Value::from(column.share)),
            ("holds", Value::from(holds(column.holds))),
        ])
    });
    let row = |(at, cells): (usize, &Vec<String>)| {
        let share = table.shares.get(at).copied().flatten();
        let link = table.links.get(at).filter(|link| !link.is_empty());
        Value::from_pairs([
            ("cells", texts(cells)),
            (
                "share",
                share.map_or(Value::from(()), |share| {
                    Value::from(format!("{:.0}", share.clamp(0.0, 100.0)))
                }),
            ),
            ("link", link.map_or(Value::from(()), |link| text(link))),
        ])
    };
    [
        ("caption", text(&table.caption)),
        ("class", Value::from(html::class_of(table))),
        ("columns", columns.collect::<Vec<_>>().into()),
        (
            "rows",
            table.rows.iter().enumerate().map(row).collect::<Vec<_>>().into(),
        ),
    ]
}

fn holds(holds: ColumnHolds) -> &'static str {
    match holds {
        ColumnHolds::Text => "text",
        ColumnHolds::Number => "number",
        ColumnHolds::Bar => "bar",
    }
}
