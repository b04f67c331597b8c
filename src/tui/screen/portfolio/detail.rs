//! The selected plan at length: what its line has no room for, and what deserves attention in it.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::portfolio::{PlanFigures, last_change};
use crate::tui::component::{PageWriter, columns, fit, panel};
use crate::tui::context::Context;
use crate::tui::portfolio::PortfolioView;
use crate::wording::forecast::outlook;
use crate::wording::sentence::unreadable;
use crate::workspace::Workspace;
use crate::workspace::portfolio::Member;
use copil_plan::sanitize::sanitize;

/// How many columns the names of facts take.
const NAMES: usize = 13;

/// Draws the plan at a place.
pub(super) fn draw(area: Rect, buf: &mut Buffer, at: usize, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let Some(view) = context.portfolio else { return };
    let Some(member) = view.portfolio.members.get(at) else {
        return;
    };
    let name = sanitize(&member.name);
    match (&member.opened, &view.figures.plans[at]) {
        (Ok(opened), Some(figures)) => {
            let title = format!("{name} · {}", sanitize(&opened.plan().config.title));
            let room = panel(buf, area, &title, false, theme);
            let mut page = PageWriter::for_area(room, theme).with_names(NAMES);
            tell(&mut page, view, (at, member, opened), figures, context);
            page.keep(usize::from(room.height));
            page.draw(room, buf);
        }
        (Err(why), _) => {
            let room = panel(buf, area, &name, false, theme);
            let mut page = PageWriter::for_area(room, theme);
            let told = unreadable(catalogue, why);
            page.wrapped(&told.what, theme.bad());
            page.wrapped(told.hint.as_deref().unwrap_or_default(), theme.text());
            page.draw(room, buf);
        }
        (Ok(_), None) => {}
    }
}

fn tell(
    page: &mut PageWriter,
    view: &PortfolioView,
    (at, member, opened): (usize, &Member, &Workspace),
    figures: &PlanFigures,
    context: &Context<'_>,
) {
    let (catalogue, theme, plan) = (context.catalogue(), context.theme, opened.plan());
    let told = view.told[at].as_ref();
    let outlook = told.and_then(|told| {
        let style = match told.forecast.ends_after(plan.config.end) {
            true => theme.warning(),
            false => theme.text(),
        };
        Some((outlook(catalogue, &told.forecast, plan.config.end)?, style))
    });
    if let Some((outlook, style)) = outlook {
        page.fact(&fl!(catalogue, "cli-column-forecast"), &outlook, style);
    }
    let (day, author) = last_change(catalogue, member);
    let changed: Vec<String> = [day, author].into_iter().filter(|text| !text.is_empty()).collect();
    let label = fl!(catalogue, "portfolio-column-last");
    page.fact(&label, &changed.join(" · "), theme.text());
    if let Some((id, day)) = &figures.next_meeting {
        let meeting = plan.meetings.get(id).map(|meeting| &meeting.committee);
        let committee = meeting.map(|committee| catalogue.committee(plan, committee));
        let met = format!("{} · {}", catalogue.long_date(*day), committee.unwrap_or_default());
        page.fact(&fl!(catalogue, "cli-column-next-meeting"), &met, theme.text());
    }
    if figures.awaited > 0 {
        let (count, late) = (figures.awaited, figures.late_decisions);
        let awaited = fl!(catalogue, "portfolio-decisions-awaited", count = count);
        let (text, style) = match late {
            0 => (awaited, theme.text()),
            late => {
                let late = fl!(catalogue, "portfolio-decisions-late", count = late);
                (format!("{awaited}, {late}"), theme.bad())
            }
        };
        page.fact(&fl!(catalogue, "cli-column-decisions"), &text, style);
    }
    let Some(told) = told.filter(|told| !told.attention.is_empty()) else {
        return;
    };
    page.heading(&fl!(catalogue, "tui-attention", count = told.attention.len()));
    for one in &told.attention {
        let Some(placed) = plan.actions.get(&one.action) else {
            continue;
        };
        let reasons = one.reasons.iter();
        let reasons: Vec<String> = reasons
            .map(|one| catalogue.reason_in_short(plan, &one.reason))
            .collect();
        // One line each: the sheet has room for the rest.
        let why = fit(&reasons.join(" · "), page.width / 2);
        let room = page.width.saturating_sub(columns(&why) + 4);
        let text = fit(&format!("{}  {}", one.action, sanitize(&placed.title)), room);
        page.item((" ", theme.text()), &text, (&why, theme.warning()));
    }
}
