//! The menu of the moments that the plan can be seen at: today, its meetings, and whatever is typed.

use chrono::{Datelike, Months, NaiveDate};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::wording::moment::find_as_of;
use crate::wording::sentence;
use crate::workspace::today::local_day;
use crate::workspace::{AsOf, Error, Moment};
use copil_plan::Plan;
use copil_plan::fold::fold;

/// A moment in the menu; `None` for the plan as it is.
#[derive(Clone, Debug)]
struct MomentLine {
    moment: Option<Moment>,
    day: String,
    what: String,
    folded: String,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 72;

/// A day on which a committee of one of several plans met.
#[derive(Clone, Debug)]
pub struct MeetingDay {
    /// The day.
    pub day: NaiveDate,
    /// The plan.
    pub plan: String,
    /// The committee.
    pub committee: String,
}

/// The menu of the days that several plans can be seen at: today, the ends of months, the days on which a committee met.
pub fn moments_of_all(meetings: Vec<MeetingDay>, context: &Context<'_>) -> Box<dyn Screen> {
    let (catalogue, today) = (context.catalogue(), context.today);
    let line =
        |day: NaiveDate, what: String| MomentLine::of(Some(Moment::Day(day)), catalogue.long_date(day), what, "");
    let now = fl!(catalogue, "tui-moment-now-all");
    let mut lines = vec![MomentLine::of(None, catalogue.long_date(today), now, "")];
    let ends = [
        (end_of_month_before(today, 1), fl!(catalogue, "tui-moment-last-month")),
        (
            end_of_month_before(today, today.month0() % 3 + 1),
            fl!(catalogue, "tui-moment-last-quarter"),
        ),
        (
            end_of_month_before(today, today.month()),
            fl!(catalogue, "tui-moment-last-year"),
        ),
    ];
    for (n, (day, what)) in ends.iter().enumerate() {
        // The end of a year ends a quarter and a month as well.
        if ends[n + 1..].iter().all(|(later, _)| later != day) {
            lines.extend(day.map(|day| line(day, what.clone())));
        }
    }
    let met = meetings.into_iter();
    lines.extend(met.map(|met| line(met.day, format!("{} · {}", met.plan, met.committee))));
    menu(
        fl!(catalogue, "tui-moments-title-all"),
        lines,
        fl!(catalogue, "tui-moment-typed-all"),
    )
}

/// The last day of a month before a day's: 1 is the month before.
fn end_of_month_before(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first = day.with_day(1)?.checked_sub_months(Months::new(months - 1))?;
    first.pred_opt()
}

fn menu(title: String, lines: Vec<MomentLine>, typed_text: String) -> Box<dyn Screen> {
    let picker = Picker::new(title, WIDEST, lines).typed(typed_text);
    Box::new(picker.with_other(typed))
}

impl MomentLine {
    fn of(moment: Option<Moment>, day: String, what: String, id: &str) -> Self {
        Self {
            folded: fold(&format!("{day} {what} {id}")),
            moment,
            day,
            what,
        }
    }
}

/// The menu, with the meetings that the plan has today.
pub fn moments(plan: &Plan, today: NaiveDate, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let now = fl!(catalogue, "tui-moment-now");
    let mut lines = vec![MomentLine::of(None, catalogue.long_date(today), now, "")];
    if let Some((before, asked)) = context
        .sharing
        .standing
        .and_then(|standing| standing.before.zip(standing.asked))
    {
        let day = local_day(asked).map(|day| catalogue.long_date(day)).unwrap_or_default();
        let what = fl!(catalogue, "tui-moment-before-shared");
        lines.push(MomentLine::of(
            Some(Moment::Revision(before.to_string())),
            day,
            what,
            "",
        ));
    }
    let mut held: Vec<_> = plan.meetings_before(today).collect();
    held.sort_by_key(|(_, meeting)| std::cmp::Reverse(meeting.date));
    lines.extend(held.into_iter().map(|(id, meeting)| {
        let title = catalogue.committee(plan, &meeting.committee);
        let day = catalogue.long_date(meeting.date);
        MomentLine::of(Some(Moment::Meeting(id.clone())), day, title, id.as_str())
    }));
    menu(
        fl!(catalogue, "tui-moments-title"),
        lines,
        fl!(catalogue, "tui-moment-typed"),
    )
}

/// What a text means that is none of the lines.
fn typed(text: &str, context: &Context<'_>) -> Effect {
    match find_as_of(context.plan, text, context.today) {
        Ok(asked) => Effect::See(Some(asked)),
        Err(why) => {
            let keys = context.keymap.screen_keys(context.catalogue());
            let told = sentence::error_on_screen(context.catalogue(), context.plan, &Error::NoPast(why), &keys);
            Effect::Say(told.what)
        }
    }
}

impl PickerLine for MomentLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.day)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::See(self.moment.clone().map(AsOf::from))
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.day, theme.strong()).skip(2);
        pen.text(&self.what, theme.text());
    }
}
