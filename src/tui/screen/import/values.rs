//! The menus of what the values of a column mean: first which value, then what it means.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::UnderstoodFile;
use super::fields::{MappingLine, WIDEST};
use crate::report::import::quoted;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use copil_import::{Column, FindingKind, Mapping, Target};
use copil_plan::fold::fold;
use copil_plan::{Plan, Priority, Weather};

/// The most values that are listed.
const MOST: usize = 100;

/// A value of a column, with the menu of what it can mean.
#[derive(Clone, Debug)]
struct ValueLine {
    text: String,
    shown: String,
    folded: String,
    /// What it is taken for now.
    now: String,
    target: Target,
    mapping: Mapping,
}

/// Whether the values of a column stand for words of the plan, and some of them were not understood for sure.
pub(super) fn has_values(read: &UnderstoodFile, column: &Column) -> bool {
    !words(column.target, &read.preview.named).is_empty() && unsure(read, column).next().is_some()
}

/// The values of a column that were not understood for sure, each once.
fn unsure<'r>(read: &'r UnderstoodFile, column: &Column) -> impl Iterator<Item = (&'r str, &'r FindingKind)> {
    let is_unsure = |what: &FindingKind| matches!(what, FindingKind::NotUnderstood | FindingKind::Taken(_));
    let found = read.findings(column).filter(move |finding| is_unsure(&finding.what));
    found.map(|finding| (finding.text.as_str(), &finding.what))
}

/// The menu of the values of a column that were not understood for sure.
pub(super) fn values(read: &UnderstoodFile, column: &Column, context: &Context<'_>) -> Effect {
    let (catalogue, report) = (context.catalogue(), read.report());
    let mut lines: Vec<ValueLine> = Vec::new();
    for (text, what) in unsure(read, column) {
        if lines.len() == MOST {
            break;
        }
        if lines.iter().all(|line| line.text != text) {
            lines.push(ValueLine {
                text: text.to_owned(),
                shown: quoted(catalogue, text),
                folded: fold(text),
                now: report.said(catalogue, what),
                target: column.target,
                mapping: read.mapping().clone(),
            });
        }
    }
    let title = fl!(catalogue, "tui-import-values");
    let none = fl!(catalogue, "tui-import-no-value");
    Effect::Push(Box::new(Picker::new(title, WIDEST, lines).typed(none)))
}

/// What the values of such a column can mean: the words of a mapping.
fn words(target: Target, plan: &Plan) -> Vec<String> {
    match target {
        Target::Status => plan.workflow().keys().map(ToString::to_string).collect(),
        Target::Priority => Priority::ALL
            .iter()
            .map(|priority| priority.word().to_owned())
            .collect(),
        Target::Weather => Weather::ALL.iter().map(|weather| weather.word().to_owned()).collect(),
        _ => Vec::new(),
    }
}

impl PickerLine for ValueLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.shown).min(24)
    }

    fn pick(&self, context: &Context<'_>) -> Effect {
        let (catalogue, plan) = (context.catalogue(), context.plan);
        let line = |word: String| {
            let mut mapping = self.mapping.clone();
            mapping.mean(&self.text, &word);
            let name = match self.target {
                Target::Status => word.parse().map(|id| catalogue.status(plan, &id)).ok(),
                Target::Priority => Priority::from_word(&word).map(|priority| catalogue.priority(priority)),
                _ => Weather::from_word(&word).map(|weather| catalogue.weather_with_symbol(weather)),
            };
            MappingLine::of(mapping, name.unwrap_or(word), String::new())
        };
        let lines: Vec<MappingLine> = words(self.target, plan).into_iter().map(line).collect();
        let title = fl!(catalogue, "tui-import-means", value = self.shown.as_str());
        Effect::Replace(Box::new(Picker::new(title, WIDEST, lines)))
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.shown, context.theme.text()).skip(2);
        pen.text(&self.now, context.theme.quiet());
    }
}
