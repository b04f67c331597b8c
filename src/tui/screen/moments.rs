//! The menu of the moments that the plan can be seen at: today, its meetings, and whatever is typed.

use chrono::NaiveDate;
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

/// The menu, with the meetings that the plan has today.
pub fn moments(plan: &Plan, today: NaiveDate, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let line = |moment, day: String, what: String, id: &str| MomentLine {
        folded: fold(&format!("{day} {what} {id}")),
        moment,
        day,
        what,
    };
    let now = fl!(catalogue, "tui-moment-now");
    let mut lines = vec![line(None, catalogue.long_date(today), now, "")];
    let mut held: Vec<_> = plan.meetings_before(today).collect();
    held.sort_by_key(|(_, meeting)| std::cmp::Reverse(meeting.date));
    lines.extend(held.into_iter().map(|(id, meeting)| {
        let title = catalogue.committee(plan, &meeting.committee);
        let day = catalogue.long_date(meeting.date);
        line(Some(Moment::Meeting(id.clone())), day, title, id.as_str())
    }));
    let picker = Picker::new(fl!(catalogue, "tui-moments-title"), WIDEST, lines);
    let picker = picker.typed(fl!(catalogue, "tui-moment-typed"));
    Box::new(picker.with_other(typed))
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
