//! Charts drawn within an HTML page. Their colours are the page's, on paper, on a light and on a dark screen.

use std::fmt::Write;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::chart::{Chart, ChartForm, ChartPart, LineChart};
use super::html::escaped;
use crate::wording::Catalogue;
use crate::wording::layout::wrap;
use copil_plan::StatusKind;
use copil_plan::sanitize::sanitize;

/// How wide charts are drawn, in their own unit.
const WIDTH: f64 = 720.0;

/// How high the bar of a whole is.
const BAR: f64 = 30.0;

/// How high a line of a name is, how many columns it holds, and the room below a bar.
const LINE: f64 = 18.0;
const NAME: usize = 92;
const GAP: f64 = 10.0;

/// How high lines and upright bars are drawn, without what stands below them.
const HEIGHT: f64 = 170.0;

/// The room below lines and bars for what they are of, and above them.
const BELOW: f64 = 20.0;
const ABOVE: f64 = 16.0;

/// The room left of lines for their counts.
const LEFT: f64 = 32.0;

/// The narrowest part that has room for its sign and its count.
const ROOM: f64 = 34.0;

/// Writes a chart as a figure.
pub(super) fn figure(out: &mut String, words: &Catalogue, chart: &Chart) {
    out.push_str("<figure class=\"chart\">\n");
    if !chart.title.is_empty() {
        push(
            out,
            format_args!("<figcaption>{}</figcaption>\n", escaped(&chart.title)),
        );
    }
    let (height, drawn, legend) = match &chart.form {
        ChartForm::Parts(parts) => (BAR, self::parts(parts, 0.0), parts_legend(parts)),
        ChartForm::Wholes(wholes) => self::wholes(wholes),
        ChartForm::Counts(counts) => (ABOVE + HEIGHT + BELOW, self::counts(counts), String::new()),
        ChartForm::Lines(lines) => (ABOVE + HEIGHT + BELOW, self::lines(words, lines), lines_legend(lines)),
    };
    push(
        out,
        format_args!(
            "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">\n{drawn}</svg>\n",
            escaped(&chart.alternative(words))
        ),
    );
    out.push_str(&legend);
    if !chart.told.is_empty() {
        push(out, format_args!("<p class=\"told\">{}</p>\n", escaped(&chart.told)));
    }
    out.push_str("</figure>\n");
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

/// Counts of actions are far below 2^52.
#[expect(clippy::cast_precision_loss)]
fn number(count: usize) -> f64 {
    count as f64
}

/// The class that colours what means so.
fn class(kind: StatusKind) -> &'static str {
    match kind {
        StatusKind::Open => "open",
        StatusKind::Active => "active",
        StatusKind::Waiting => "waiting",
        StatusKind::Closed => "closed",
        StatusKind::Dropped => "dropped",
    }
}

/// A bar of parts, so far below the top.
fn parts(parts: &[ChartPart], top: f64) -> String {
    let mut out = String::new();
    let all: usize = parts.iter().map(|part| part.count).sum();
    let mut left = 0.0;
    for part in parts.iter().filter(|part| part.count > 0) {
        let width = WIDTH * number(part.count) / number(all);
        let class = class(part.kind);
        push(
            &mut out,
            format_args!(
                "<rect class=\"part {class}\" x=\"{left:.1}\" y=\"{:.0}\" width=\"{width:.1}\" height=\"{:.0}\"/>\n",
                top + 1.0,
                BAR - 2.0
            ),
        );
        if width >= ROOM {
            push(
                &mut out,
                format_args!(
                    "<text class=\"on-{class}\" x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}\u{a0}{}</text>\n",
                    left + width / 2.0,
                    top + BAR / 2.0 + 4.0,
                    part.sign,
                    part.count
                ),
            );
        }
        left += width;
    }
    out
}

/// Several bars, each below its name, which takes as many lines as it needs: how high they are together, what is drawn and
/// what it means.
fn wholes(wholes: &[(String, Vec<ChartPart>)]) -> (f64, String, String) {
    let (mut out, mut top) = (String::new(), 0.0);
    let mut together: Vec<ChartPart> = Vec::new();
    for (name, parts) in wholes {
        for line in wrap(&sanitize(name), NAME) {
            top += LINE;
            push(
                &mut out,
                format_args!("<text x=\"0\" y=\"{:.0}\">{}</text>\n", top - 4.0, escaped(&line)),
            );
        }
        out += &self::parts(parts, top);
        top += BAR + GAP;
        for (at, part) in parts.iter().enumerate() {
            match together.get_mut(at) {
                Some(known) => known.count += part.count,
                None => together.push(part.clone()),
            }
        }
    }
    ((top - GAP).max(BAR), out, parts_legend(&together))
}

fn parts_legend(parts: &[ChartPart]) -> String {
    let mut out = String::from("<ul class=\"legend\">\n");
    for part in parts.iter().filter(|part| part.count > 0) {
        push(
            &mut out,
            format_args!(
                "<li><svg class=\"swatch\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"part {}\" width=\"12\" \
                 height=\"12\"/></svg> {}\u{a0}{} <strong>{}</strong></li>\n",
                class(part.kind),
                part.sign,
                escaped(&part.label),
                part.count
            ),
        );
    }
    out + "</ul>\n"
}

/// The lines of a scale, with their counts; answers the count at its top.
fn scale(out: &mut String, most: usize) -> usize {
    let steps = [
        1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 20_000, 50_000,
    ];
    let step = steps
        .into_iter()
        .find(|step| most.div_ceil(*step) <= 5)
        .unwrap_or(most.max(1));
    let top = step * most.div_ceil(step).max(1);
    for at in (0..=top).step_by(step) {
        let y = height(at, top);
        push(
            out,
            format_args!(
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\n<text class=\"axis\" \
                 x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{at}</text>\n",
                LEFT - 6.0,
                y + 4.0
            ),
        );
    }
    top
}

/// Where a count stands below the top.
fn height(count: usize, top: usize) -> f64 {
    ABOVE + HEIGHT - HEIGHT * number(count) / number(top.max(1))
}

fn counts(counts: &[(String, usize)]) -> String {
    let mut out = String::new();
    let top = scale(&mut out, counts.iter().map(|(_, count)| *count).max().unwrap_or(0));
    let each = (WIDTH - LEFT) / number(counts.len().max(1));
    for (n, (label, count)) in counts.iter().enumerate() {
        let (left, y) = (LEFT + each * number(n), height(*count, top));
        let middle = left + each / 2.0;
        push(
            &mut out,
            format_args!(
                "<rect class=\"part closed\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>\n<text \
                 class=\"count\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{count}</text>\n<text class=\"axis\" \
                 x=\"{middle:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>\n",
                left + each * 0.2,
                each * 0.6,
                ABOVE + HEIGHT - y,
                y - 4.0,
                ABOVE + HEIGHT + BELOW - 5.0,
                escaped(label)
            ),
        );
    }
    out
}

fn lines(words: &Catalogue, chart: &LineChart) -> String {
    let mut out = String::new();
    let top = scale(&mut out, chart.most());
    let x = |day: NaiveDate| place(chart, day);
    for (day, label) in chart.ticks(words) {
        let at = x(day);
        push(
            &mut out,
            format_args!(
                "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.0}\" y2=\"{:.0}\"/>\n",
                ABOVE + HEIGHT,
                ABOVE + HEIGHT + 4.0
            ),
        );
        if at < WIDTH - 30.0 {
            push(
                &mut out,
                format_args!(
                    "<text class=\"axis\" x=\"{:.1}\" y=\"{:.0}\">{}</text>\n",
                    at + 3.0,
                    ABOVE + HEIGHT + BELOW - 5.0,
                    escaped(&label)
                ),
            );
        }
    }
    if chart.first < chart.today && chart.today < chart.last {
        let at = x(chart.today);
        push(
            &mut out,
            format_args!(
                "<line class=\"today\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{ABOVE}\" y2=\"{:.0}\"/>\n<text class=\"axis\" \
                 x=\"{at:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>\n",
                ABOVE + HEIGHT,
                ABOVE - 5.0,
                escaped(&fl!(words, "chart-today"))
            ),
        );
    }
    // The one that matters most is drawn over the others.
    for (n, line) in chart.lines.iter().enumerate().rev() {
        let mut path = String::new();
        for (at, (day, count)) in line.points.iter().enumerate() {
            let (x, y) = (x(*day), height(*count, top));
            match at {
                0 => push(&mut path, format_args!("M{x:.1} {y:.1}")),
                // A count holds until the day on which it changes.
                _ => push(&mut path, format_args!("H{x:.1}V{y:.1}")),
            }
        }
        push(&mut out, format_args!("<path class=\"line line-{n}\" d=\"{path}\"/>\n"));
    }
    out
}

/// Where a day stands.
fn place(chart: &LineChart, day: NaiveDate) -> f64 {
    let days = |from: NaiveDate, to: NaiveDate| f64::from(i32::try_from((to - from).num_days()).unwrap_or(0));
    let share = days(chart.first, day) / days(chart.first, chart.last).max(1.0);
    LEFT + (WIDTH - LEFT) * share.clamp(0.0, 1.0)
}

fn lines_legend(chart: &LineChart) -> String {
    let mut out = String::from("<ul class=\"legend\">\n");
    for (n, line) in chart.lines.iter().enumerate() {
        push(
            &mut out,
            format_args!(
                "<li><svg class=\"stroke\" viewBox=\"0 0 28 12\" aria-hidden=\"true\"><path class=\"line line-{n}\" d=\"M0 \
                 6L28 6\"/></svg> {}</li>\n",
                escaped(&line.label)
            ),
        );
    }
    out + "</ul>\n"
}
