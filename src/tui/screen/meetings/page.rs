//! The selected meeting: how far it is, its agenda, who was there, and what it decided.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Entry;
use super::rows::state_sign;
use crate::tui::component::{PageWriter, Piece, columns, fit_name, wrap};
use crate::tui::context::Context;
use crate::tui::screen::register::write_decision;
use crate::workspace::meeting_dossier::MeetingPast;
use copil_plan::change::{Change, Subject};
use copil_plan::decisions::DecisionRegister;
use copil_plan::meeting::NumberedItem;
use copil_plan::sanitize::sanitize;
use copil_plan::{AgendaItem, AgendaKey, Meeting, MeetingId, PersonId, Plan};

/// From this width on, an item says on its line who presents it.
const WITH_PRESENTER: usize = 72;

/// How wide the name of a presenter is at most.
const PRESENTER: usize = 24;

/// The lines of a page, and what some of them are about.
type Written = (Vec<Line<'static>>, Vec<(usize, Entry)>);

/// The page being written.
pub(super) struct MeetingPage<'a, 'c> {
    text: PageWriter,
    links: Vec<(usize, Entry)>,
    id: &'a MeetingId,
    meeting: &'a Meeting,
    /// The items that came after its members were called.
    late: BTreeSet<AgendaKey>,
    context: &'a Context<'c>,
}

/// The items that were put on the agenda of a meeting after its members were called, as far as the history is read.
fn late_items(id: &MeetingId, context: &Context<'_>) -> BTreeSet<AgendaKey> {
    let subject = Subject::Meeting(id.clone());
    let is_about = |change: &Change| change.action().is_none() && change.subject() == subject;
    let entries = context.history.entries.iter();
    let entries = entries.filter(|entry| entry.changes.iter().any(is_about));
    MeetingPast::of(id, entries.map(|entry| entry.as_ref().clone()).collect()).late
}

/// What is to be talked about: the action with its title, the title, or the record to be approved.
pub(in super::super) fn about(item: &NumberedItem<'_>, context: &Context<'_>) -> String {
    let (plan, catalogue) = (context.plan, context.catalogue());
    let AgendaItem {
        action,
        title,
        approves,
        ..
    } = item.item;
    if let Some(id) = action {
        return match plan.actions.get(id) {
            Some(placed) => format!("{id} {}", sanitize(&placed.title)),
            None => fl!(catalogue, "tui-calendar-unknown", id = id.as_str()),
        };
    }
    let approved = || {
        let meeting = catalogue.meeting(plan, approves.as_ref()?);
        Some(fl!(catalogue, "agenda-approves", meeting = meeting))
    };
    let title = title.as_deref().map(sanitize);
    title.or_else(approved).unwrap_or_else(|| item.key.to_string())
}

/// How long an item is to take, and how long it took.
pub(in super::super) fn minutes(item: &AgendaItem, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match (item.spent, item.minutes) {
        (Some(spent), Some(planned)) => fl!(catalogue, "tui-minutes-of", spent = spent, planned = planned),
        (Some(minutes), None) | (None, Some(minutes)) => fl!(catalogue, "sheet-minutes", minutes = minutes),
        (None, None) => String::new(),
    }
}

/// The names of people, in a row.
fn names(plan: &Plan, people: &[PersonId]) -> String {
    let names: Vec<String> = people.iter().map(|id| sanitize(plan.person_name(id))).collect();
    names.join(", ")
}

impl<'a, 'c> MeetingPage<'a, 'c> {
    /// The lines of a meeting in so many columns.
    pub(super) fn of(id: &'a MeetingId, width: usize, context: &'a Context<'c>) -> Written {
        let Some(meeting) = context.plan.meetings.get(id) else {
            return Written::default();
        };
        let mut page = MeetingPage {
            text: PageWriter::new(width, context.theme),
            links: Vec::new(),
            id,
            meeting,
            late: late_items(id, context),
            context,
        };
        page.head();
        page.agenda();
        page.presence();
        page.decisions();
        (page.text.lines, page.links)
    }

    /// How far it is, when and where; who leads it and who takes its minutes.
    fn head(&mut self) {
        let (catalogue, theme, meeting) = (self.context.catalogue(), self.context.theme, self.meeting);
        let (sign, style) = state_sign(meeting.state, theme);
        let mut pieces: Vec<Piece> = vec![(format!("{sign} {}", catalogue.meeting_state(meeting.state)), style)];
        if meeting.is_ahead(self.context.today) {
            let days = (meeting.date - self.context.today).num_days();
            pieces.push((fl!(catalogue, "in-days", days = days), theme.text()));
        }
        let hours = match (meeting.started, meeting.ended) {
            (Some(from), Some(to)) => Some(fl!(
                catalogue,
                "tui-from-to-hour",
                from = catalogue.time_of_day(from),
                to = catalogue.time_of_day(to)
            )),
            (Some(from), None) => Some(fl!(catalogue, "tui-from-hour", from = catalogue.time_of_day(from))),
            _ => None,
        };
        pieces.extend(hours.map(|hours| (hours, theme.text())));
        pieces.extend(meeting.place.as_deref().map(|place| (sanitize(place), theme.text())));
        self.text.run(None, &pieces, 2);
        for (key, person) in [("chair", &meeting.chair), ("secretary", &meeting.secretary)] {
            if let Some(person) = person {
                let name = sanitize(self.context.plan.person_name(person));
                self.text.fact(&catalogue.field_heading(key), &name, theme.text());
            }
        }
    }

    /// A line that can be selected.
    fn link(&mut self, entry: Entry) {
        self.links.push((self.text.lines.len(), entry));
    }

    fn agenda(&mut self) {
        let catalogue = self.context.catalogue();
        self.text.heading(&catalogue.field_heading("agenda"));
        let items = self.meeting.items();
        if items.is_empty() {
            let none = fl!(catalogue, "tui-agenda-empty");
            return self.text.wrapped(&none, self.context.theme.quiet());
        }
        let numbers = items.iter().map(|item| columns(&item.number)).max().unwrap_or(1);
        for item in &items {
            self.item(item, numbers);
        }
        self.planned();
    }

    /// An item: its number, what it is about, what came of it, who presents it and for how long.
    fn item(&mut self, item: &NumberedItem<'_>, numbers: usize) {
        let (context, theme) = (self.context, self.context.theme);
        let width = self.text.width;
        let minutes = minutes(item.item, context);
        let with_presenter = width >= WITH_PRESENTER;
        let presenter = item.item.presenter.as_ref().filter(|_| with_presenter);
        let presenter = presenter.map(|id| fit_name(&sanitize(context.plan.person_name(id)), PRESENTER));
        let outcome = item.item.outcome.map(|outcome| context.catalogue().outcome(outcome));
        let late = self.late.contains(item.key);
        let late = late.then(|| fl!(context.catalogue(), "tui-agenda-late"));
        let aside: Vec<String> = [late, outcome, presenter].into_iter().flatten().collect();
        let mut aside = aside.join(" · ");
        if !minutes.is_empty() {
            aside = format!("{aside}  {minutes:>7}");
        }
        let room = width.saturating_sub(numbers + 2 + columns(&aside) + 2);
        let is_over = item.item.outcome.is_some();
        let style = if is_over { theme.quiet() } else { theme.text() };
        self.link(Entry::Item(item.key.clone()));
        for (n, title) in wrap(&about(item, context), room).into_iter().enumerate() {
            let number = if n == 0 { item.number.as_str() } else { "" };
            let mut spans = vec![Span::styled(format!("{number:>numbers$}  "), theme.strong())];
            let pad = room.saturating_sub(columns(&title)) + 2;
            spans.push(Span::styled(title, style));
            if n == 0 {
                spans.push(Span::raw(" ".repeat(pad)));
                spans.push(Span::styled(aside.clone(), theme.quiet()));
            }
            self.text.push(Line::from(spans));
        }
        if let Some(notes) = item.item.notes.as_deref().filter(|notes| !notes.trim().is_empty()) {
            self.text.prose(&sanitize(notes), numbers + 2, theme.quiet());
        }
    }

    fn planned(&mut self) {
        let minutes = (self.meeting.planned_minutes(), self.meeting.length());
        if let Some((text, style)) = planned(minutes, self.context) {
            self.text.wrapped(&text, style);
        }
    }
}

/// The sum of what the items are to take, in red where it is more than the meeting is long.
pub(in super::super) fn planned(
    (planned, length): (i64, Option<i64>),
    context: &Context<'_>,
) -> Option<(String, Style)> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    if planned == 0 {
        return None;
    }
    Some(match length {
        Some(length) if planned > length => (
            fl!(
                catalogue,
                "tui-agenda-too-long",
                planned = planned,
                length = length,
                over = (planned - length)
            ),
            theme.bad(),
        ),
        Some(length) => (
            fl!(catalogue, "tui-agenda-within", planned = planned, length = length),
            theme.quiet(),
        ),
        None => (fl!(catalogue, "tui-agenda-minutes", planned = planned), theme.quiet()),
    })
}

impl MeetingPage<'_, '_> {
    fn presence(&mut self) {
        let (catalogue, theme, plan, meeting) = (
            self.context.catalogue(),
            self.context.theme,
            self.context.plan,
            self.meeting,
        );
        self.text.heading(&fl!(catalogue, "tui-presence"));
        self.quorum();
        for (key, people) in [
            ("present", &meeting.present),
            ("excused", &meeting.excused),
            ("absent", &meeting.absent),
        ] {
            if !people.is_empty() {
                self.text
                    .fact(&catalogue.field_heading(key), &names(plan, people), theme.text());
            }
        }
        let name = |person| sanitize(plan.person_name(person));
        let pairs = meeting.represented.iter();
        let pairs = pairs.map(|(person, by)| fl!(catalogue, "sheet-represented", person = name(person), by = name(by)));
        let pairs: Vec<String> = pairs.collect();
        if !pairs.is_empty() {
            let heading = catalogue.field_heading("represented");
            self.text.fact(&heading, &pairs.join(", "), theme.text());
        }
        if !meeting.guests.is_empty() {
            let guests: Vec<String> = meeting.guests.iter().map(|guest| sanitize(guest)).collect();
            let heading = catalogue.field_heading("guests");
            self.text.fact(&heading, &guests.join(", "), theme.text());
        }
    }

    /// How many of the members are there, and whether that is enough; the members, where nobody is noted yet.
    fn quorum(&mut self) {
        let (catalogue, theme, plan, meeting) = (
            self.context.catalogue(),
            self.context.theme,
            self.context.plan,
            self.meeting,
        );
        let committee = plan.config.committees.get(meeting.committee.as_str());
        let members: &[PersonId] = committee.map_or(&[], |committee| &committee.members);
        let quorum = plan.quorum(meeting);
        let counted = quorum.counted;
        if counted == 0 && meeting.present.is_empty() {
            if members.is_empty() {
                return self.text.wrapped(&fl!(catalogue, "tui-no-members"), theme.quiet());
            }
            let heading = fl!(catalogue, "tui-members");
            return self.text.fact(&heading, &names(plan, members), theme.text());
        }
        let there = fl!(catalogue, "tui-members-there", there = counted, members = members.len());
        let enough = quorum.needed.map(|needed| match quorum.is_reached() {
            true => (fl!(catalogue, "tui-quorum-reached", quorum = needed), theme.good()),
            false => (fl!(catalogue, "tui-quorum-missed", quorum = needed), theme.bad()),
        });
        let pieces: Vec<Piece> = std::iter::once((there, theme.text())).chain(enough).collect();
        self.text.run(None, &pieces, 2);
    }

    fn decisions(&mut self) {
        let catalogue = self.context.catalogue();
        if self.meeting.decisions.is_empty() {
            return;
        }
        self.text.heading(&catalogue.field_heading("decisions"));
        let register = DecisionRegister::of(self.context.plan, self.context.today);
        for one in register.of_meeting(self.id) {
            self.link(Entry::Decision(one.reference.decision.clone()));
            write_decision(&mut self.text, one, self.context);
        }
    }
}
