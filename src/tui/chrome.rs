//! What surrounds every screen: the header, the tabs, what stands in the way, and the footer.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::style::Style;

use super::command::Command;
use super::component::pen::Pen;
use super::component::text::{columns, fit, put, put_right, wrap};
use super::context::Context;
use super::keymap::{Binding, Scope, key_name};
use super::portfolio::PortfolioView;
use super::screen::Screen;
use super::sharing::SharingWords;
use super::tab::Tab;
use crate::report::portfolio::common_day;
use crate::wording::problem;
use crate::wording::signs::MARKED;
use crate::workspace::Basis;

/// The smallest terminal that the screens are laid out for.
pub const SMALLEST: (u16, u16) = (80, 24);

/// The branches that most repositories are on, which tell people who know no git nothing.
const USUAL_BRANCHES: [&str; 2] = ["main", "master"];

/// Where each part of the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenLayout {
    /// The plan, the day, who and where.
    pub header: Rect,
    /// The tabs.
    pub tabs: Rect,
    /// What stands in the way or waits to be looked at.
    pub banners: Rect,
    /// The screen.
    pub body: Rect,
    /// The keys, or what was just recorded.
    pub footer: Rect,
}

impl ScreenLayout {
    /// Lays a terminal out around so many banners. A screen in presentation mode has margins and air.
    pub fn of(area: Rect, banners: u16, presenting: bool) -> Self {
        let (margin, air, gap) = match (presenting, area.width) {
            (false, _) => (0, 0, 0),
            (true, 110..) => (4, u16::from(area.height >= 36), 1),
            (true, _) => (2, u16::from(area.height >= 36), 1),
        };
        let lines = [air, 1, 1, banners, gap].map(Constraint::Length);
        let rows = lines.into_iter().chain([Constraint::Fill(1), Constraint::Length(1)]);
        let [_, header, tabs, banners, _, body, footer] = ratatui::layout::Layout::vertical(rows)
            .horizontal_margin(margin)
            .areas(area);
        Self {
            header,
            tabs,
            banners,
            body,
            footer,
        }
    }
}

/// Says that the terminal is too small, in as many lines as there are.
pub fn too_small(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (width, height) = SMALLEST;
    let text = fl!(
        context.catalogue(),
        "tui-too-small",
        width = width,
        height = height,
        columns = area.width,
        lines = area.height
    );
    for (y, line) in (area.y..area.bottom()).zip(wrap(&text, usize::from(area.width))) {
        put(buf, area.x, y, area.width, &line, context.theme.text());
    }
}

/// The day that is seen, with its name and without. Of several plans there may be several.
fn day_seen(context: &Context<'_>) -> [String; 2] {
    let catalogue = context.catalogue();
    let day = match context.portfolio.map(|view| &view.portfolio) {
        Some(portfolio) if portfolio.opened().next().is_some() => common_day(portfolio),
        _ => Some(context.today),
    };
    match day {
        Some(day) => [catalogue.full_date(day), catalogue.long_date(day)],
        None => [(); 2].map(|()| fl!(catalogue, "portfolio-several-days")),
    }
}

/// The first line: the plan, then the day, who is at the keyboard, the branch, and how the plan and the shared one stand to
/// each other, as far as there is room.
pub fn header(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, standing) = (context.catalogue(), context.theme, context.repo_status);
    let [full, short] = day_seen(context);
    if context.presenting {
        let mut pen = Pen::on(buf, area);
        let mut today = short;
        if standing.day_is_set {
            today = format!("{today} · {}", fl!(catalogue, "tui-day-is-set"));
        }
        pen.end(area.width / 2, &today, theme.strong());
        pen.skip_end(2).text(&context.plan.config.title, theme.strong());
        return;
    }
    let title = fit(&context.plan.config.title, usize::from(area.width));
    let simulated = standing.day_is_set.then(|| fl!(catalogue, "tui-day-is-set"));
    let who = standing.identity.as_deref().map(|name| fit(name, 40));
    // The branch is worth a word where it is not the usual one.
    let branch = standing.branch.as_deref().filter(|name| !USUAL_BRANCHES.contains(name));
    let branch = branch.map(|name| fl!(catalogue, "tui-branch", name = fit(name, 24)));
    let said = |date: &str, parts: &[&Option<String>]| {
        let parts = parts.iter().filter_map(|part| part.as_deref());
        std::iter::once(date).chain(parts).collect::<Vec<_>>().join(" · ")
    };
    let SharingWords {
        waiting,
        in_short,
        last,
    } = &SharingWords::of(context);
    // What is under way is in sight for as long as it is, whatever gives way.
    let under_way = context.sharing.step.is_some();
    let only = |parts: &[&Option<String>]| {
        let parts = parts.iter().filter_map(|part| part.as_deref()).filter(|_| under_way);
        parts.collect::<Vec<_>>().join(" · ")
    };
    let candidates = [
        said(&full, &[&simulated, &who, &branch, waiting, last]),
        said(&full, &[&simulated, &who, &branch, waiting]),
        said(&full, &[&simulated, &branch, waiting, last]),
        said(&full, &[&simulated, &branch, waiting]),
        said(&short, &[&simulated, &branch, waiting]),
        only(&[&simulated, waiting]),
        only(&[waiting]),
        said(&short, &[&simulated, &branch, in_short]),
        said(&short, &[&simulated, &branch]),
        said(&short, &[&simulated, in_short]),
        said(&short, &[&simulated]),
    ];
    let name = " copil ";
    let taken = columns(name) + 2 + columns(&title).min(34) + 3;
    let most = area.width / 2 + 20;
    let right = candidates
        .iter()
        .find(|text| {
            !text.is_empty() && columns(text) <= usize::from(most) && taken + columns(text) <= usize::from(area.width)
        })
        .unwrap_or(&candidates[candidates.len() - 1]);
    let mut pen = Pen::on(buf, area);
    pen.skip_end(1).end(most, right, theme.quiet());
    pen.text(name, theme.heading()).text("· ", theme.quiet());
    pen.skip_end(2).text(&title, theme.strong());
}

/// The tabs with the columns that each takes, and whether there is room for the keys that lead everywhere beside them.
///
/// Where the full names do not fit the short ones stand in, and where those do not either, only the current tab is named.
fn tab_spans(area: Rect, current: Tab, context: &Context<'_>) -> (Vec<(Tab, Rect, String)>, bool) {
    let (catalogue, several) = (context.catalogue(), context.portfolio.is_some());
    let keys = columns(&everywhere(context)) + 2;
    let full = |tab: Tab| tab.name(catalogue, several);
    let short = |tab: Tab| tab.short_name(catalogue, several);
    let bare = |tab: Tab| {
        if tab == current {
            tab.short_name(catalogue, several)
        } else {
            String::new()
        }
    };
    let labels = |name: &dyn Fn(Tab) -> String, blank: &str| -> Vec<String> {
        let key = |tab: Tab| context.keymap.keys_of(tab.command(), catalogue);
        let label = |tab: Tab| format!("{blank}{} {}{blank}", key(tab), name(tab));
        Tab::ALL.into_iter().map(label).collect()
    };
    let wide = |labels: &[String]| labels.iter().map(|label| columns(label)).sum::<usize>();
    let width = usize::from(area.width);
    let tries = [
        (labels(&full, " "), keys),
        (labels(&full, " "), 0),
        (labels(&short, " "), keys),
        (labels(&short, " "), 0),
        (close(labels(&short, "")), 0),
        (labels(&bare, ""), 0),
    ];
    let last = tries.len() - 1;
    let at = tries.iter().position(|(labels, keys)| wide(labels) + keys <= width);
    let at = at.unwrap_or(last);
    let mut x = area.x;
    let mut spans = Vec::new();
    for (tab, label) in Tab::ALL.into_iter().zip(&tries[at].0) {
        let width = u16::try_from(columns(label))
            .unwrap_or(u16::MAX)
            .min(area.right().saturating_sub(x));
        spans.push((tab, Rect { x, width, ..area }, label.clone()));
        x += width;
    }
    (spans, tries[at].1 > 0)
}

/// Labels with one blank between two of them, shared, and none at the edge of the screen.
fn close(labels: Vec<String>) -> Vec<String> {
    let blank = |n| if n == 0 { "" } else { " " };
    let labels = labels.into_iter().enumerate();
    labels.map(|(n, label)| format!("{}{label}", blank(n))).collect()
}

/// The tab at a place.
pub fn tab_at(area: Rect, (column, row): (u16, u16), current: Tab, context: &Context<'_>) -> Option<Tab> {
    if context.presenting {
        return None;
    }
    let (spans, _) = tab_spans(area, current, context);
    spans
        .into_iter()
        .find(|(_, span, _)| span.contains((column, row).into()))
        .map(|(tab, ..)| tab)
}

/// The two keys that lead everywhere.
fn everywhere(context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    format!(
        "{}  {} {}",
        key_of_help(context),
        context.keymap.keys_of(Command::Palette, catalogue),
        fl!(catalogue, "tui-key-palette")
    )
}

fn key_of_help(context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let key = context.keymap.keys_of(Command::Help, catalogue);
    format!("{key} {}", fl!(catalogue, "tui-key-help"))
}

/// The second line: the tabs, and the two keys that lead everywhere where there is room for them; answers
/// whether there was.
pub fn tabs(area: Rect, buf: &mut Buffer, current: Tab, context: &Context<'_>) -> bool {
    let theme = context.theme;
    if context.presenting {
        let name = current.name(context.catalogue(), context.portfolio.is_some());
        put(buf, area.x, area.y, area.width, &name, theme.heading());
        return true;
    }
    let (spans, keys) = tab_spans(area, current, context);
    for (tab, span, label) in spans {
        let style = if tab == current { theme.selected() } else { theme.text() };
        put(buf, span.x, span.y, span.width, &label, style);
    }
    if keys {
        let right = area.right().saturating_sub(1);
        put_right(buf, right, area.y, area.width / 3, &everywhere(context), theme.quiet());
    }
    keys
}

/// Which state of the past is seen, of the plan or of several.
fn past_in_short(context: &Context<'_>) -> Option<String> {
    let catalogue = context.catalogue();
    if let Some(asked) = context.portfolio.and_then(PortfolioView::asked) {
        let day = catalogue.long_date(context.today);
        return Some(match asked.basis {
            Basis::Recorded => fl!(catalogue, "tui-past-all", day = day),
            Basis::Shared => fl!(catalogue, "tui-past-all-shared", day = day),
            Basis::Effective => fl!(catalogue, "tui-past-all-effective", day = day),
        });
    }
    let past = context.repo_status.past.as_ref()?;
    Some(catalogue.past_in_short(past))
}

/// What stands in the way or waits to be looked at, a line each, the gravest first.
pub fn banner_lines(context: &Context<'_>) -> Vec<(String, Style)> {
    let (catalogue, theme, standing) = (context.catalogue(), context.theme, context.repo_status);
    let mut lines = Vec::new();
    if let Some(what) = past_in_short(context) {
        let key = |command| context.keymap.keys_of(command, catalogue);
        let text = fl!(
            catalogue,
            "tui-past",
            what = what,
            earlier = key(Command::EarlierMeeting),
            later = key(Command::LaterMeeting),
            moments = key(Command::Moments)
        );
        lines.push((format!(" {text} "), theme.warning().patch(theme.strong()).reversed()));
    }
    if context.presenting {
        // Of all this, only what makes the figures wrong concerns a committee.
        let unread = fl!(catalogue, "tui-room-unreadable", count = standing.unreadable.len());
        lines.extend((!standing.unreadable.is_empty()).then(|| (unread, theme.bad())));
        return lines;
    }
    let problems = context.keymap.keys_of(Command::Problems, catalogue);
    if let Some(obstacle) = standing
        .obstacle
        .as_ref()
        .filter(|_| standing.past.is_none() && context.portfolio.is_none())
    {
        let text = fl!(catalogue, "tui-read-only", why = obstacle.as_str());
        lines.push((text, theme.bad().patch(theme.strong())));
    }
    if !standing.unreadable.is_empty() {
        lines.push((
            fl!(
                catalogue,
                "tui-unreadable-files",
                count = standing.unreadable.len(),
                key = problems.as_str()
            ),
            theme.bad(),
        ));
    } else if standing.problems > 0 {
        lines.push((
            fl!(
                catalogue,
                "tui-problems-found",
                count = standing.problems,
                key = problems.as_str()
            ),
            theme.warning(),
        ));
    }
    if !context.merge_faults.is_empty() {
        let count = context.merge_faults.len();
        lines.push((
            fl!(catalogue, "tui-merge-faults", count = count, key = problems.as_str()),
            theme.warning(),
        ));
    }
    if !context.plan.unweighed.is_empty() {
        lines.push((problem::unweighed(catalogue, context.plan), theme.warning()));
    }
    if standing.hand_edits > 0 {
        let key = context.keymap.keys_of(Command::RecordEdits, catalogue);
        lines.push((
            fl!(catalogue, "tui-hand-edits", count = standing.hand_edits, key = key),
            theme.warning(),
        ));
    }
    lines
}

/// Draws the banners.
pub fn banners(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    for (y, (text, style)) in (area.y..area.bottom()).zip(banner_lines(context)) {
        put(buf, area.x + 1, y, area.width.saturating_sub(2), &text, style);
    }
}

/// In a window narrower than this, the keys that lead everywhere give way to those of the screen.
const SMALL: u16 = 100;

/// The last line: the keys that work here, as many as there is room for, with the way out at the end, after the keys that
/// lead everywhere unless they are shown elsewhere.
pub fn footer(area: Rect, buf: &mut Buffer, screen: &dyn Screen, shown_elsewhere: bool, context: &Context<'_>) {
    let (catalogue, theme, scopes) = (context.catalogue(), context.theme, screen.scopes());
    // From afar only what is being typed shows its keys, for whoever is at the keyboard.
    if context.presenting && scopes.contains(&Scope::Global) {
        return;
    }
    let off = context.repo_status.obstacle.is_some();
    // A key is promised only where it finds something to do.
    let is_elsewhere = |command: Command| command == Command::Portfolio && !context.is_within_portfolio;
    let idle = |binding: &Binding| {
        (off && binding.command.edits())
            || is_elsewhere(binding.command)
            || screen.is_idle(binding.scope, binding.command, context)
    };
    let taken_by = |(key, label): &(String, String)| columns(key) + columns(label) + 3;
    let mut shown: Vec<(String, String)> = Vec::new();
    let mut last = None;
    for binding in context.keymap.footer(scopes) {
        if idle(binding) {
            continue;
        }
        let label = catalogue
            .find(&format!("tui-key-{}", binding.command.name()))
            .unwrap_or_default();
        let Some(key) = binding.keys.first().map(|key| key_name(catalogue, key)) else {
            continue;
        };
        if binding.command == Command::Quit {
            last = Some((key, label));
        } else {
            shown.push((key, label));
        }
    }
    let mut pen = Pen::on(buf, area);
    pen.skip(1).skip_end(1);
    if let Some((key, label)) = last {
        pen.end(area.width, &label, theme.quiet()).skip_end(1);
        pen.end(area.width, &key, theme.accent());
    }
    let taken: usize = shown.iter().map(taken_by).sum();
    if !shown_elsewhere && scopes.contains(&Scope::Global) {
        // Help names the palette too: in a small window it stands alone where keys of the screen itself would be left out.
        let both = everywhere(context);
        let fits = area.width >= SMALL || taken + columns(&both) + 2 <= usize::from(pen.room());
        let led = if fits { both } else { key_of_help(context) };
        pen.skip_end(2).end(area.width / 3, &led, theme.quiet());
    }
    if !context.marks.is_empty() && scopes.contains(&Scope::Global) {
        let marked = fl!(catalogue, "tui-marked", count = context.marks.len());
        pen.text(&format!("{MARKED} {marked}"), theme.strong()).skip(2);
    }
    for one in shown {
        if taken_by(&one) > usize::from(pen.room()) {
            break;
        }
        let (key, label) = one;
        pen.text(&key, theme.accent())
            .skip(1)
            .text(&label, theme.quiet())
            .skip(2);
    }
}
