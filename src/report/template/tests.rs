//! Templates: the program's own gives what the program writes, and a broken or hostile one is told by its place.

use serde_json::json;

use super::*;
use crate::report::document::chart::{Chart, ChartForm, ChartPart};
use crate::report::document::{Block, DocumentColumn, DocumentTable, Figure, Look, Origin, Story};
use copil_plan::{Language, StatusKind};

/// A document with a block of every kind.
fn whole(text: &str) -> Document {
    let several = || vec![text.to_owned(), format!("{text}\nsuite")];
    let part = ChartPart {
        label: text.to_owned(),
        sign: "●",
        count: 2,
        kind: StatusKind::Closed,
    };
    let chart = |count| {
        Block::Chart(Chart {
            title: text.to_owned(),
            told: text.to_owned(),
            form: ChartForm::Parts(vec![ChartPart { count, ..part.clone() }]),
        })
    };
    let table = DocumentTable {
        caption: text.to_owned(),
        columns: vec![
            DocumentColumn::text(text.to_owned(), 40),
            DocumentColumn::number(text.to_owned(), 20),
            DocumentColumn::bar(text.to_owned(), 40),
        ],
        rows: vec![
            vec![text.to_owned(), "3".into(), "40 %".into()],
            vec![String::new(), "1".into(), String::new()],
        ],
        shares: vec![Some(40.4), None],
        links: vec!["un.html".into(), String::new()],
        ..DocumentTable::default()
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
            Block::Story(Story {
                title: text.to_owned(),
                note: text.to_owned(),
                text: format!("{text}\n\nAutre paragraphe."),
            }),
            Block::Prose(format!("{text}\n\n{text}")),
            Block::Facts(vec![(text.to_owned(), several())]),
            Block::List(several()),
            Block::Links(vec![
                (text.to_owned(), "a.html".into()),
                (text.to_owned(), String::new()),
            ]),
            Block::Table(table.clone()),
            Block::Table(DocumentTable { to_fill: true, ..table }),
            Block::Figures(vec![
                Figure {
                    value: text.to_owned(),
                    label: text.to_owned(),
                    note: text.to_owned(),
                    is_alarming: true,
                },
                Figure::default(),
            ]),
            Block::Columns(vec![vec![Block::Heading(3, text.to_owned()), chart(2)], vec![chart(0)]]),
            Block::PageBreak,
            Block::Story(Story {
                title: text.to_owned(),
                ..Story::default()
            }),
        ],
        origin: Origin {
            source: text.to_owned(),
            lead: text.to_owned(),
            command: "copil report letter".into(),
            mark: "copil report letter".into(),
        },
    }
}

fn fault(source: &str) -> TemplateFault {
    let report = json!({ "title": "Plan", "figures": [1, 2] });
    filled(source, Format::Html, &whole("Texte"), &report).unwrap_err()
}

#[test]
fn the_own_form_is_what_the_program_writes() {
    for text in ["Texte d’un plan", "<b>&amp; \"1.\" 'x' | * `", "# a\u{1b}[2J"] {
        for format in [Format::Html, Format::Markdown] {
            let document = whole(text);
            let written = filled(built_in(format), format, &document, &json!({})).unwrap();
            assert_eq!(written, document.written(format), "{}", format.word());
        }
    }
}

#[test]
fn texts_are_made_harmless_and_where_it_comes_from_is_always_said() {
    let report = json!({ "title": "<script>alert(1)</script>", "day": "2018-03-15", "share": 37.4, "none": null });
    let source = "{{ report.title }} {{ report.day|day }} {{ report.share|percent }}{{ report.none }}";
    let written = filled(source, Format::Html, &whole("a --> b"), &report).unwrap();
    let text = written.replace('\u{a0}', " ");
    assert!(
        text.starts_with("&lt;script&gt;alert(1)&lt;/script&gt; 15 mars 2018 37 %\n<!-- "),
        "{text}"
    );
    assert!(
        text.contains("copil report letter --format html") && text.matches("-->").count() == 1,
        "{text}"
    );
    let written = filled("{{ report.title }}", Format::Markdown, &whole("x"), &report).unwrap();
    assert!(written.starts_with("\\<script\\>alert(1)"), "{written}");
}

#[test]
fn a_broken_template_names_its_place_and_what_is_wrong() {
    let found = fault("<p>\n{% for x in report.figures %}\n{{ x }}\n");
    assert!(matches!(found.kind, FaultKind::Unexpected { .. }), "{found:?}");
    let found = fault("<p>\n  {{ report.titel }}\n");
    assert_eq!((found.line, found.column), (2, Some(6)), "{found:?}");
    assert_eq!(found.kind, FaultKind::Undefined("report.titel".into()));
    assert_eq!(found.text, "  {{ report.titel }}");
    assert_eq!(
        fault("{% frobnicate %}").kind,
        FaultKind::UnknownStatement("frobnicate".into())
    );
    assert_eq!(
        fault("{{ report.title|nul }}").kind,
        FaultKind::UnknownFilter("nul".into())
    );
    assert!(matches!(fault("é {{ nul() }}").kind, FaultKind::UnknownName(_)));
    assert!(matches!(fault("{{ report.title.x.y }}").kind, FaultKind::Undefined(_)));
    let including = fault("{% include \"/etc/passwd\" %}");
    assert!(
        matches!(including.kind, FaultKind::UnknownStatement(_)),
        "no other file is read: {including:?}"
    );
}

#[test]
fn a_hostile_template_ends() {
    for source in [
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}",
        "{% set n = namespace(t='aaaaaaaa') %}{% for i in range(64) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
        "{{ 'a' * 100000000 }}",
        "{% macro a(t) %}{{ t }}{{ a(t ~ t) }}{% endmacro %}{{ a('aaaaaaaa') }}",
    ] {
        let found = fault(source);
        let is_told = matches!(found.kind, FaultKind::TooMuch | FaultKind::TooDeep | FaultKind::Value);
        assert!(is_told, "{source}: {found:?}");
    }
    let deep = format!("{}1{}", "(".repeat(5000), ")".repeat(5000));
    assert!(filled(&format!("{{{{ {deep} }}}}"), Format::Html, &whole("x"), &json!({})).is_err());
}
