//! A commit of the journal: what changed, when, by whom and why.

use std::borrow::Cow;

use i18n_embed_fl::fl;
use serde_json::Value as Json;

use super::page::Page;
use super::table::{Cell, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::layout::{columns, fit};
use crate::workspace::{LogEntry, Undone};
use copil_plan::change::{Change, Numbered, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::value::Table;
use copil_plan::{MeetingId, Plan};
use copil_store::PlanPath;

/// How many digits of a commit's name are shown.
pub const SHORT: usize = 7;

/// One entry of the journal. A history may be long and its reader gone, so the entries are reports of their own.
#[derive(Debug)]
pub struct LogEntryReport<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The entry.
    pub entry: &'p LogEntry,
    /// What the plan is called, where there are several.
    pub name: Option<&'p str>,
    /// Whether it is told on one line.
    pub oneline: bool,
}

impl Report for LogEntryReport<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let entry = json::entry(self.plan, self.entry);
        match self.name {
            Some(name) => super::several::named(entry, name),
            None => entry,
        }
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let (plan, entry) = (self.plan, self.entry);
        let day = catalogue.short_date(entry.day);
        let lines = lines(catalogue, plan, entry, usize::MAX);
        let name = self.name.map(sanitize);
        if self.oneline {
            let author = author(plan, entry);
            let name = name.map(|name| format!("{name} ")).unwrap_or_default();
            let rest = format!(" {day} {name}{author} — {}", lines.join(" ; "));
            return page.cells([Cell::new(entry.commit.short(SHORT), Tone::Faint), rest.into()]);
        }
        let margin = columns(&day) + 2;
        let indent = || Cell::from(" ".repeat(margin));
        let mut head = Cell::new(format!("{day}  "), Tone::Faint);
        for line in lines {
            page.hanging(std::mem::replace(&mut head, indent()), margin, &line, Tone::Strong);
        }
        let circumstances = circumstances(catalogue, plan, entry);
        let circumstances = name.into_iter().chain([circumstances]).collect::<Vec<_>>().join(" · ");
        page.hanging(indent(), margin, &circumstances, Tone::Faint);
        page.hanging(indent(), margin, &entry.why().unwrap_or_default(), Tone::Plain);
        page.blank();
    }
}

/// What changed, a line a subject; what the message says where nothing can be told from the files. No more than so many
/// changes are put into words.
pub fn lines(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry, most: usize) -> Vec<String> {
    if entry.is_edge {
        return vec![fl!(catalogue, "log-edge")];
    }
    let changes = &entry.changes[..entry.changes.len().min(most)];
    let mut lines: Vec<String> = changes
        .iter()
        .filter_map(|change| renumbered(catalogue, plan, entry, change))
        .collect();
    let changes = match lines.is_empty() {
        true => Cow::Borrowed(changes),
        false => {
            let is_other = |change: &&Change| renumbered(catalogue, plan, entry, change).is_none();
            changes.iter().filter(is_other).cloned().collect()
        }
    };
    lines.extend(catalogue.change_lines(plan, &changes, Undone::light(entry.undone.as_ref())));
    let mut add = |paths: &[PlanPath], text: &str| {
        for path in paths {
            let what = match path.subject() {
                Some(subject) => catalogue.subject(plan, &subject),
                None => sanitize(path.as_str()),
            };
            lines.push(fl!(catalogue, "subject-line", what = what, changes = text));
        }
    };
    add(&entry.layout, &fl!(catalogue, "change-layout"));
    add(&entry.unreadable, &fl!(catalogue, "change-unreadable"));
    if lines.is_empty() {
        lines.push(entry.said.subject.clone());
    }
    lines
}

/// That something took another number, where that is what a change means: to the files it is something new.
pub fn renumbered(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry, change: &Change) -> Option<String> {
    let one = entry.renumbered.iter().find(|one| gives(change, &one.to))?;
    Some(match (&one.from, &one.to) {
        (Numbered::Decision(from), Numbered::Decision(to)) => fl!(
            catalogue,
            "log-renumbered-decision",
            meeting = catalogue.meeting(plan, &from.meeting),
            from = from.decision.as_str(),
            to = to.decision.as_str()
        ),
        (Numbered::AgendaItem(meeting, from), Numbered::AgendaItem(_, to)) => fl!(
            catalogue,
            "log-renumbered-item",
            meeting = catalogue.meeting(plan, meeting),
            from = from.as_str(),
            to = to.as_str()
        ),
        (from, to) => fl!(
            catalogue,
            "log-renumbered",
            from = from.to_string(),
            to = to.to_string()
        ),
    })
}

/// Whether a change gives a number to something.
fn gives(change: &Change, number: &Numbered) -> bool {
    match (change, number) {
        (Change::Created { .. } | Change::Renamed { .. }, Numbered::Action(id)) => change.action() == Some(id),
        (
            Change::Set {
                subject: Subject::Meeting(id),
                path,
                old: None,
                ..
            },
            number,
        ) => match (&path.as_strs()[..], number) {
            (["decisions", key], Numbered::Decision(of)) => of.meeting == *id && of.decision.as_str() == *key,
            (["agenda", key], Numbered::AgendaItem(meeting, item)) => meeting == id && item.as_str() == *key,
            _ => false,
        },
        _ => false,
    }
}

/// What changed, on one line of a width: titles give way, and not what happened. Where much changed at once, the message's
/// own summary says more than the first of many.
pub fn line(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry, width: usize) -> String {
    let is_plain = !entry.is_edge && entry.layout.is_empty() && entry.unreadable.is_empty();
    match subjects(entry) {
        1..=MOST_TOLD if is_plain && entry.renumbered.is_empty() => {
            let light = Undone::light(entry.undone.as_ref());
            catalogue.change_line(plan, &entry.changes, &[], light, width)
        }
        0..=MOST_TOLD => lines(catalogue, plan, entry, MOST_TOLD)
            .into_iter()
            .next()
            .map(|line| fit(&line, width))
            .unwrap_or_default(),
        _ => entry.said.subject.clone(),
    }
}

/// The most subjects that a line speaks for by the first.
const MOST_TOLD: usize = 3;

/// How many subjects an entry has, as far as a line speaks for them by the first.
fn subjects(entry: &LogEntry) -> usize {
    let mut subjects: Vec<Subject> = Vec::new();
    for subject in entry.changes.iter().map(Change::subject) {
        if subjects.len() <= MOST_TOLD && !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects.len()
}

/// An entry of which no more is to be told than its [`line()`]: where much changed at once, what came or went is left out of it
/// but for its names. The commit that a plan begins with holds all of the plan.
pub fn for_line(mut entry: LogEntry) -> LogEntry {
    if subjects(&entry) > MOST_TOLD {
        for change in &mut entry.changes {
            if let Change::Created { content, .. } | Change::Deleted { content, .. } = change {
                *content = Table::default();
            }
        }
    }
    entry
}

/// Who made a change: the function that the plan knows, else the name that git has.
pub fn author(plan: &Plan, entry: &LogEntry) -> String {
    person(plan, &entry.author.name, &entry.author.email)
}

/// The function that the plan knows by an address, else a name.
pub(super) fn person(plan: &Plan, name: &str, email: &str) -> String {
    match plan.person_of_address(email) {
        Some(id) => sanitize(plan.person_name(id)),
        None => sanitize(name),
    }
}

/// The decision that ordered a change, else the meeting that it was decided in or reported to.
pub fn ordered_by(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry) -> Option<String> {
    match (&entry.said.decision, &entry.said.meeting) {
        (Some(decision), _) => Some(fl!(catalogue, "cli-decision", id = decision.to_string())),
        // That a meeting was opened in it goes without saying.
        (None, Some(meeting)) if !is_about(entry, meeting) => Some(catalogue.meeting(plan, meeting)),
        (None, _) => None,
    }
}

/// When a change came into the plan and when it was written, where these are two days: entries stand where they joined the
/// branch.
pub fn joined(catalogue: &Catalogue, entry: &LogEntry) -> Option<String> {
    let joined = catalogue.short_date(entry.joined?);
    let written = catalogue.short_date(entry.day);
    Some(fl!(catalogue, "log-joined", joined = joined, written = written))
}

/// Whether an entry changes nothing but a meeting.
fn is_about(entry: &LogEntry, meeting: &MeetingId) -> bool {
    let mut subjects = entry.changes.iter().map(Change::subject);
    subjects.all(|subject| subject == Subject::Meeting(meeting.clone()))
}

/// `DRH · a1b2c3d · effet le 12/03/2018 · décision 2018-03-15-copil/1`.
pub(super) fn circumstances(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry) -> String {
    let mut parts = vec![author(plan, entry), entry.commit.short(SHORT)];
    parts.extend(joined(catalogue, entry));
    if let Some(day) = entry.said.effective.filter(|day| *day != entry.day) {
        parts.push(fl!(catalogue, "cli-effective", day = catalogue.short_date(day)));
    }
    parts.extend(ordered_by(catalogue, plan, entry));
    if let Some(undone) = &entry.undone {
        let short: String = undone.commit.chars().take(SHORT).collect();
        parts.push(match undone.is_redo {
            true => fl!(catalogue, "cli-redoes", commit = short),
            false => fl!(catalogue, "cli-undoes", commit = short),
        });
    }
    parts.join(" · ")
}
