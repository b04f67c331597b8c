//! Why the selected action is where it is: each reason with its weight, the last explanation of where it stands, what
//! happened last, what was decided about it, and what comes next.

use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::AttentionScreen;
use crate::report::decisions::tone_of_decision;
use crate::report::log;
use crate::tui::component::{PageWriter, PaneText, reason_style};
use crate::tui::context::{Context, leads};
use crate::tui::screen::journal::told_of;
use crate::wording::signs::decision_sign;
use crate::workspace::LogEntry;
use copil_plan::attention::Attention;
use copil_plan::decisions::DecisionRegister;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction};

/// How wide the bar and the points before a reason are.
const BEFORE: usize = 11;

/// How many points a column of a bar stands for.
const POINTS_A_COLUMN: i64 = 4;

/// How many columns the longest bar takes.
const LONGEST: i64 = 6;

/// What the history tells of an action: the places of entries, and the name that the action had there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LastChanges {
    /// Its last change.
    last: Option<(usize, ActionId)>,
    /// The last change of where it stands that a reason was given for.
    explained: Option<(usize, ActionId)>,
}

impl LastChanges {
    /// Looks for it in the history, the newest first.
    pub(super) fn of(action: &ActionId, context: &Context<'_>) -> Self {
        let history = context.history;
        let is_explained = |(at, name): &(usize, ActionId)| history.entries[*at].explanation(name).is_some();
        Self {
            last: history.places_of(action).next(),
            explained: history.places_of(action).find(is_explained),
        }
    }
}

/// The page being written.
struct ReasonsPage<'a, 'c> {
    text: PageWriter,
    context: &'a Context<'c>,
}

impl AttentionScreen {
    pub(super) fn detail(&self, width: usize, context: &Context<'_>) -> PaneText {
        let item = self.selected(context);
        let Some((item, placed)) = item.and_then(|item| Some((item, context.plan.actions.get(&item.action)?))) else {
            return PaneText::default();
        };
        let mut page = ReasonsPage {
            text: PageWriter::new(width, context.theme),
            context,
        };
        page.head(placed);
        page.why(item, placed);
        page.comment(placed);
        page.last_changes(&self.last_changes, placed.comment.as_deref());
        page.next(placed);
        page.decisions(&item.action);
        PaneText {
            title: item.action.to_string(),
            lines: page.text.lines,
        }
    }
}

impl ReasonsPage<'_, '_> {
    fn wrapped(&mut self, text: &str, style: Style) {
        self.text.prose(text, 0, style);
    }

    fn head(&mut self, placed: &GroupedAction) {
        let (plan, theme, words) = (self.context.plan, self.context.theme, self.context.words);
        let kind = self.context.kind(placed);
        self.wrapped(&placed.title, theme.strong());
        let status = self.context.status_with_symbol(placed);
        let mut spans = vec![Span::styled(status, theme.status(kind))];
        if let Some(weather) = placed.weather {
            let text = format!("   {}", words.weather_with_symbol(weather));
            spans.push(Span::styled(text, theme.weather(weather)));
        }
        self.text.push(Line::from(spans));
        let group = plan.groups.get(&placed.group).map(|group| sanitize(&group.title));
        let who = [group.unwrap_or_default(), leads(plan, placed)];
        let who: Vec<String> = who.into_iter().filter(|text| !text.is_empty()).collect();
        self.wrapped(&who.join(" · "), theme.quiet());
    }

    /// The reasons with their points, and what the priority makes of them.
    fn why(&mut self, item: &Attention, placed: &GroupedAction) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        self.text.heading(&fl!(
            catalogue,
            "attention-why",
            points = fl!(catalogue, "why-points", count = item.points)
        ));
        for weighed in &item.reasons {
            let style = reason_style(&weighed.reason, theme);
            let long = (weighed.points / POINTS_A_COLUMN).clamp(1, LONGEST);
            let bar = "█".repeat(usize::try_from(long).unwrap_or(1));
            let sentence = catalogue.reason(self.context.plan, &item.action, &weighed.reason);
            self.row((&bar, style), &weighed.points.to_string(), &sentence);
        }
        if item.points != item.sum() {
            let priority = catalogue.priority(placed.priority).to_lowercase();
            let factor = format!("×{}", catalogue.number(item.factor));
            let sentence = fl!(catalogue, "why-priority", priority = priority);
            self.row(("", theme.text()), &factor, &sentence);
        }
    }

    /// A bar, a number and a sentence, wrapped under itself.
    fn row(&mut self, (bar, style): (&str, Style), number: &str, sentence: &str) {
        let theme = self.context.theme;
        let start = vec![
            Span::styled(format!("{bar:<6}"), style),
            Span::styled(format!("{number:>3}  "), theme.strong()),
        ];
        let before = BEFORE.min(self.text.width / 3);
        self.text.hanging(start, before, sentence, theme.text());
    }

    /// What its leads say of it in its file.
    fn comment(&mut self, placed: &GroupedAction) {
        if let Some(comment) = placed.comment.as_deref().filter(|comment| !comment.trim().is_empty()) {
            self.text.heading(&fl!(self.context.catalogue(), "tui-comment"));
            self.wrapped(comment, self.context.theme.text());
        }
    }

    fn last_changes(&mut self, changes: &LastChanges, comment: Option<&str>) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let entries = &self.context.history.entries;
        let told = |place: &Option<(usize, ActionId)>| {
            let (at, name) = place.as_ref()?;
            Some((entries.get(*at)?.as_ref(), name.clone()))
        };
        let by = |entry: &LogEntry| {
            let who = log::author(self.context.plan, entry);
            fl!(catalogue, "tui-by-on", who = who, date = catalogue.long_date(entry.day))
        };
        let said = told(&changes.explained).and_then(|(entry, name)| Some((entry, entry.explanation(&name)?)));
        // Who wrote the comment gave no other reason: it is there already.
        let said = said.filter(|(_, why)| comment.is_none_or(|comment| comment.trim() != why.trim()));
        if let Some((entry, why)) = said {
            self.text.heading(&fl!(catalogue, "attention-said"));
            self.wrapped(&fl!(catalogue, "attention-quoted", text = why.as_str()), theme.text());
            self.wrapped(&by(entry), theme.quiet());
        }
        let about = |(entry, name): &(&LogEntry, ActionId)| {
            let mut changes = entry.changes.iter();
            changes.any(|change| change.action() == Some(name))
        };
        if let Some((entry, name)) = told(&changes.last).filter(about) {
            self.text.heading(&fl!(catalogue, "attention-last"));
            self.wrapped(&told_of(entry, &name, self.context), theme.text());
            self.wrapped(&by(entry), theme.quiet());
        }
    }

    /// What was decided about it, the newest first.
    fn decisions(&mut self, action: &ActionId) {
        let (plan, catalogue, theme) = (self.context.plan, self.context.catalogue(), self.context.theme);
        let register = DecisionRegister::of(plan, self.context.today);
        for (n, one) in register.about(action).rev().enumerate() {
            if n == 0 {
                self.text.heading(&catalogue.field_heading("decisions"));
            }
            let style = theme.tone(tone_of_decision(one.state));
            let said = format!("{} {}", decision_sign(one.state), catalogue.decision_text(one.decision));
            self.wrapped(&said, style);
            let meeting = catalogue.meeting(plan, &one.reference.meeting);
            let standing = catalogue.decision_standing(one);
            self.text.prose(&format!("{meeting} · {standing}"), 2, theme.quiet());
        }
    }

    /// The milestone to come next.
    fn next(&mut self, placed: &GroupedAction) {
        let (catalogue, today) = (self.context.catalogue(), self.context.today);
        let dated = placed
            .unreached()
            .filter_map(|(_, milestone)| Some((milestone, milestone.due?)));
        let Some((milestone, due)) = dated.filter(|(_, due)| *due >= today).min_by_key(|(_, due)| *due) else {
            return;
        };
        self.text.heading(&fl!(catalogue, "attention-next"));
        self.wrapped(&sanitize(&milestone.title), self.context.theme.text());
        let promised = fl!(catalogue, "tui-promised-for", date = catalogue.long_date(due));
        self.wrapped(&promised, self.context.theme.quiet());
    }
}
