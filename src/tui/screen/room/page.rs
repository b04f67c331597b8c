//! The item at hand with all that is known of it: what changed since the committee last met, what was concluded by those who
//! prepare its meetings, the comment, the decisions, and the sheet of the action.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::text::{Line, Span};

use crate::tui::component::{PageWriter, Piece};
use crate::tui::context::{Context, leads};
use crate::tui::screen::journal::told_of;
use crate::tui::screen::register::write_decision;
use crate::tui::screen::sheet::lines_of;
use copil_plan::decisions::DecisionRegister;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, AgendaItem, AgendaKey, GroupedAction, Meeting, MeetingId};

/// The most changes that are told of an action: the journal and its sheet have the others.
const MOST: usize = 8;

/// The page being written.
struct ItemPage<'a, 'c> {
    text: PageWriter,
    id: &'a MeetingId,
    meeting: &'a Meeting,
    context: &'a Context<'c>,
}

/// The lines of an item of a meeting in so many columns.
pub(super) fn lines_of_item(
    (id, meeting): (&MeetingId, &Meeting),
    key: &AgendaKey,
    width: usize,
    context: &Context<'_>,
) -> Vec<Line<'static>> {
    let Some(item) = meeting.agenda.get(key.as_str()) else {
        return Vec::new();
    };
    let mut page = ItemPage {
        text: PageWriter::new(width, context.theme),
        id,
        meeting,
        context,
    };
    let action = item.action.as_ref();
    let placed = action.and_then(|id| Some((id, context.plan.actions.get(id)?)));
    if let Some((_, placed)) = placed {
        page.standing(placed);
    }
    page.noted(item);
    page.taken(key);
    if let Some((id, placed)) = placed {
        page.since(id, page.last_met());
        page.prepared(id);
        page.comment(placed);
        page.sheet(id);
    } else if let Some(id) = action {
        let gone = fl!(context.catalogue(), "tui-calendar-unknown", id = id.as_str());
        page.text.wrapped(&gone, context.theme.warning());
        page.since(id, None);
    }
    if let Some(approved) = &item.approves {
        page.approved(approved);
    }
    if page.text.lines.is_empty() {
        let none = fl!(context.catalogue(), "tui-room-no-notes");
        page.text.wrapped(&none, context.theme.quiet());
    }
    page.text.lines
}

impl<'c> ItemPage<'_, 'c> {
    /// Where the action stands, and who leads it.
    fn standing(&mut self, placed: &GroupedAction) {
        let (theme, words, context) = (self.context.theme, self.context.words, self.context);
        let status = context.status_with_symbol(placed);
        let mut pieces: Vec<Piece> = vec![(status, theme.status(context.kind(placed)).patch(theme.strong()))];
        if let Some(weather) = placed.weather {
            pieces.push((words.weather_with_symbol(weather), theme.weather(weather)));
        }
        if let Some(due) = placed.due {
            let due = fl!(
                context.catalogue(),
                "sheet-due-on",
                day = context.catalogue().long_date(due)
            );
            pieces.push((due, context.due_style(placed)));
        }
        pieces.extend(context.late_in_short(placed).map(|late| (late, theme.bad())));
        self.text.run(None, &pieces, 3);
        self.text.prose(&leads(context.plan, placed), 0, theme.quiet());
    }

    /// What came of the item, and what was said.
    fn noted(&mut self, item: &AgendaItem) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        if let Some(outcome) = item.outcome {
            let mut text = catalogue.outcome(outcome);
            if let Some(spent) = item.spent {
                text = format!("{text} · {}", fl!(catalogue, "sheet-minutes", minutes = spent));
            }
            self.text.heading(&catalogue.field_heading("outcome"));
            self.text.wrapped(&text, theme.good().patch(theme.strong()));
        }
        if let Some(notes) = item.notes.as_deref().filter(|notes| !notes.trim().is_empty()) {
            self.text.heading(&catalogue.field_heading("notes"));
            self.text.prose(&sanitize(notes), 0, theme.text());
        }
    }

    /// What this meeting decided on it so far.
    fn taken(&mut self, key: &AgendaKey) {
        let register = self.register();
        let taken = register.of_meeting(self.id);
        let taken: Vec<_> = taken.filter(|one| one.decision.item.as_ref() == Some(key)).collect();
        if taken.is_empty() {
            return;
        }
        self.text.heading(&fl!(self.context.catalogue(), "tui-room-decisions"));
        for one in taken {
            write_decision(&mut self.text, one, self.context);
        }
    }

    /// The decisions of the plan, as they stand.
    fn register(&self) -> DecisionRegister<'c> {
        DecisionRegister::of(self.context.plan, self.context.today)
    }

    /// The day that the committee last met before.
    fn last_met(&self) -> Option<NaiveDate> {
        let same = |other: &Meeting| other.committee == self.meeting.committee;
        let last = self.context.plan.last_meeting_of(self.meeting.date, same);
        last.map(|(_, held)| held.date)
    }

    /// What happened to the action since the committee last met, or ever.
    fn since(&mut self, action: &ActionId, last: Option<NaiveDate>) {
        let (catalogue, theme, context) = (self.context.catalogue(), self.context.theme, self.context);
        let entries = context.history.of(action).into_iter();
        let mut recent = entries
            .filter(|(_, entry)| last.is_none_or(|day| entry.joined() > day))
            .peekable();
        let title = match last {
            Some(day) => fl!(catalogue, "tui-room-since", day = catalogue.long_date(day)),
            None => fl!(catalogue, "tui-history"),
        };
        self.text.heading(&title);
        if recent.peek().is_none() {
            let none = context
                .reading_words()
                .unwrap_or_else(|| fl!(catalogue, "tui-room-unchanged"));
            return self.text.wrapped(&none, theme.quiet());
        }
        for (name, entry) in recent.take(MOST) {
            let day = catalogue.short_date(entry.day);
            let start = vec![Span::styled(format!("{day}  "), theme.quiet())];
            self.text
                .hanging(start, 12, &told_of(entry, &name, context), theme.text());
            if let Some(why) = entry.why() {
                self.text.prose(&why, 12, theme.quiet());
            }
        }
    }

    /// What the committees that prepare this one concluded.
    fn prepared(&mut self, action: &ActionId) {
        let (catalogue, theme, plan) = (self.context.catalogue(), self.context.theme, self.context.plan);
        let register = self.register();
        for conclusion in plan.prepared_by(self.meeting, action) {
            self.text.heading(&catalogue.meeting(plan, conclusion.meeting));
            let outcome = conclusion.item.outcome.map(|outcome| catalogue.outcome(outcome));
            if let Some(outcome) = outcome {
                self.text.wrapped(&outcome, theme.text());
            }
            if let Some(notes) = conclusion.item.notes.as_deref() {
                self.text.prose(&sanitize(notes), 0, theme.text());
            }
            let concluded = conclusion.decisions.iter();
            for one in concluded.filter_map(|(reference, _)| register.find(reference)) {
                write_decision(&mut self.text, one, self.context);
            }
        }
    }

    fn comment(&mut self, placed: &GroupedAction) {
        if let Some(comment) = placed.comment.as_deref().filter(|comment| !comment.trim().is_empty()) {
            self.text.heading(&fl!(self.context.catalogue(), "tui-comment"));
            self.text.prose(&sanitize(comment), 0, self.context.theme.text());
        }
    }

    /// The sheet, as beside a list.
    fn sheet(&mut self, action: &ActionId) {
        self.text.heading(&fl!(self.context.catalogue(), "tui-room-sheet"));
        let lines = lines_of(action, self.text.width, self.context);
        self.text.lines.extend(lines);
    }

    /// What the meeting whose record is to be approved decided.
    fn approved(&mut self, id: &MeetingId) {
        let (theme, context) = (self.context.theme, self.context);
        let Some(meeting) = context.plan.meetings.get(id).filter(|_| id != self.id) else {
            return;
        };
        self.text.heading(&context.catalogue().field_heading("decisions"));
        if meeting.decisions.is_empty() {
            let none = fl!(context.catalogue(), "tui-room-no-decision");
            self.text.wrapped(&none, theme.quiet());
        }
        for one in self.register().of_meeting(id) {
            write_decision(&mut self.text, one, context);
        }
    }
}
