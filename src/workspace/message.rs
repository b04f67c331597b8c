//! What a commit says: a subject in the plan's language, the reason, and trailers that any reader of `git log` can parse.
//!
//! The trailers are a courtesy; the truth is the trees. They are written from the changes, never the other way round.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;

use super::import::ImportedFile;
use crate::wording::Catalogue;
use crate::wording::change::Light;
use copil_git::CommitId;
use copil_plan::change::{Change, Choice, Clash, Meaning, Merge, Renumbered, Subject, WHOLE};
use copil_plan::intent::touched_record;
use copil_plan::names::THE_PLAN;
use copil_plan::sanitize::{sanitize, sanitize_lines};
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{ActionId, DecisionRef, MeetingId, Outcome, Plan, PlanId};

/// The widest subject, in terminal columns.
pub const SUBJECT_WIDTH: usize = 72;

/// What goes with the changes of a commit.
#[derive(Clone, Debug, Default)]
pub struct MessageContext<'a> {
    /// The author's reason.
    pub reason: Option<&'a str>,
    /// The day it took effect, when it is not the day it is recorded.
    pub effective: Option<NaiveDate>,
    /// The meeting it was decided in or reported to.
    pub meeting: Option<&'a MeetingId>,
    /// The decision that asked for it.
    pub decision: Option<&'a DecisionRef>,
    /// The commit that it takes back.
    pub undoes: Option<&'a CommitId>,
    /// In what light the changes are told: whether they take something back, or do it again.
    pub light: Light,
    /// Files in which only the layout changed, by subject.
    pub layout: &'a [Subject],
    /// The proposal that is decided.
    pub proposal: Option<&'a str>,
    /// The clashes that were answered, and how.
    pub resolved: &'a [(Clash, Choice)],
    /// What took another number.
    pub renumbered: &'a [Renumbered],
    /// The file that was imported.
    pub imported: Option<&'a ImportedFile>,
    /// The other plans that are joined with it.
    pub elsewhere: &'a [(&'a PlanId, &'a Merge)],
}

/// The day that a change of status took effect, or that a weather was confirmed on, as the files say.
pub fn effective(changes: &[Change]) -> Option<NaiveDate> {
    let has_status = changes
        .iter()
        .any(|change| matches!(change.meaning(), Meaning::Status { .. }));
    let since = changes.iter().find_map(|change| match (change.meaning(), change) {
        (Meaning::Since, Change::Set { new, .. }) => new.as_ref()?.as_date(),
        _ => None,
    });
    let confirmed = changes.iter().find_map(|change| match change.meaning() {
        Meaning::Confirmed { day } => Some(day),
        _ => None,
    });
    let followed = changes.iter().find_map(|change| match change {
        Change::Set {
            new: Some(Value::Date(day)),
            ..
        } if change.is_follow_up() => Some(*day),
        _ => None,
    });
    since
        .filter(|_| has_status)
        .or(confirmed.filter(|_| !has_status))
        .or(followed)
}

/// The whole message of a commit.
pub fn compose(catalogue: &Catalogue, plan: &Plan, changes: &[Change], circumstances: &MessageContext<'_>) -> String {
    let (layout, light) = (circumstances.layout, circumstances.light);
    let subject = catalogue.change_line(plan, changes, layout, light, SUBJECT_WIDTH);
    compose_with(subject, plan, changes, circumstances)
}

/// The whole message of a commit with a subject of its own.
pub fn compose_with(subject: String, plan: &Plan, changes: &[Change], circumstances: &MessageContext<'_>) -> String {
    let mut message = subject;
    message.push_str("\n\n");
    let reason = circumstances.reason.map(body).filter(|reason| !reason.is_empty());
    let reason = reason.or_else(|| {
        circumstances
            .undoes
            .is_none()
            .then(|| weather_comment(changes))
            .flatten()
    });
    if let Some(reason) = reason {
        message.push_str(&reason);
        message.push_str("\n\n");
    }
    for (key, value) in trailers(plan, changes, circumstances) {
        message.push_str(&format!("{key}: {}\n", sanitize(&value)));
    }
    message
}

/// The comment that came with a weather: the reason of its commit where no other is given, so that plain `git log` has it.
fn weather_comment(changes: &[Change]) -> Option<String> {
    if !has_weather(changes) {
        return None;
    }
    let comments = changes.iter().filter_map(|change| match change {
        Change::Set {
            path,
            new: Some(Value::Text(comment)),
            ..
        } if *path == FieldPath::key("comment") => Some(body(comment)),
        _ => None,
    });
    comments.into_iter().find(|comment| !comment.is_empty())
}

fn has_weather(changes: &[Change]) -> bool {
    let mut meanings = changes.iter().map(Change::meaning);
    meanings.any(|meaning| matches!(meaning, Meaning::Weather { .. }))
}

/// The reason as a body: sanitize, without blank ends, and without a line that git would take for the end of the
/// message (`---` before a patch, `# --- >8 ---` where it is cut).
fn body(reason: &str) -> String {
    let text = sanitize_lines(reason.trim());
    let lines = text.lines().map(|line| {
        let line = line.trim_end();
        let is_cut = line.contains("--- >8 ---");
        if line.starts_with("---") || is_cut {
            format!(" {line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The trailers, in the order of the format.
fn trailers(plan: &Plan, changes: &[Change], circumstances: &MessageContext<'_>) -> Vec<(&'static str, String)> {
    let mut trailers = vec![("Plan", plan.id.to_string())];
    for action in actions_named(changes, circumstances.layout) {
        trailers.push(("Action", action.to_string()));
    }
    let has_status = changes
        .iter()
        .any(|change| matches!(change.meaning(), Meaning::Status { .. }));
    let has_weather = has_weather(changes);
    let mut confirmed = false;
    let none = |text: Option<String>| text.unwrap_or_else(|| "none".to_owned());
    let arrow = |old: Option<String>, new: Option<String>| format!("{} -> {}", none(old), none(new));
    let mut said: Vec<(&'static str, String)> = Vec::new();
    for change in changes {
        match change.meaning() {
            Meaning::Status { old, new } => {
                said.push(("Status", arrow(old.map(str::to_owned), new.map(str::to_owned))));
            }
            Meaning::Weather { old, new } => {
                said.push(("Weather", arrow(old.map(str::to_owned), new.map(str::to_owned))));
            }
            Meaning::Due { old, new } => {
                said.push((
                    "Due",
                    arrow(old.map(|day| day.to_string()), new.map(|day| day.to_string())),
                ));
            }
            Meaning::Reached { milestone, day } => said.push(("Milestone", format!("{milestone} done {day}"))),
            Meaning::Since if has_status => {}
            Meaning::Unconfirmed if has_weather => {}
            Meaning::Unconfirmed => said.push(("Field", "confirmed".to_owned())),
            Meaning::Confirmed { .. } => confirmed = true,
            Meaning::Since => said.push(("Field", "since".to_owned())),
            Meaning::Field(path) => said.push(("Field", path.to_string())),
            Meaning::Moved { .. } => said.push(("Field", "group".to_owned())),
            Meaning::Renamed { .. } => said.push(("Field", "id".to_owned())),
            Meaning::Created | Meaning::Deleted => {}
        }
    }
    let rank = |key: &str| {
        ["Status", "Weather", "Due", "Milestone", "Field"]
            .iter()
            .position(|known| *known == key)
    };
    said.sort_by_key(|(key, _)| rank(key));
    trailers.append(&mut said);
    if let Some(day) = circumstances.effective {
        trailers.push(("Effective", day.to_string()));
    }
    let of_decision = circumstances.decision.map(|decision| &decision.meeting);
    if let Some(meeting) = circumstances.meeting.or(of_decision).or_else(|| meeting_of(changes)) {
        trailers.push(("Meeting", meeting.to_string()));
    }
    let asked = circumstances.decision.cloned().into_iter();
    for decision in asked.chain(decisions_of(changes)).collect::<BTreeSet<_>>() {
        trailers.push(("Decision", decision.to_string()));
    }
    if let Some(commit) = circumstances.undoes {
        trailers.push(("Undoes", commit.to_string()));
    }
    if confirmed {
        trailers.push(("Confirmed", "weather".to_owned()));
    }
    if let Some(name) = circumstances.proposal {
        trailers.push(("Proposal", name.to_owned()));
    }
    trailers.extend(resolved_trailers(circumstances.resolved));
    for (plan, merge) in circumstances.elsewhere {
        let answers = resolved_trailers(&merge.answered).into_iter();
        trailers.extend(answers.map(|(key, said)| (key, format!("{plan}/{said}"))));
    }
    let renumbered = circumstances.renumbered.iter();
    trailers.extend(renumbered.map(|one| ("Renumbered", format!("{} -> {}", one.from, one.to))));
    for (plan, merge) in circumstances.elsewhere {
        let renumbered = merge.renumbered.iter();
        trailers.extend(renumbered.map(|one| ("Renumbered", format!("{plan}/{} -> {plan}/{}", one.from, one.to))));
    }
    if let Some(amended) = touched_record(plan, changes) {
        trailers.push(("Amends", amended.to_string()));
    }
    for approved in approved(plan, changes) {
        trailers.push(("Approves", approved.to_string()));
    }
    if let Some(file) = circumstances.imported {
        trailers.push(("Imported", format!("{} sha256:{}", file.name, file.sha256)));
        if let Some((rows, count)) = file.counts {
            trailers.push(("Rows", rows.to_string()));
            trailers.push(("Cells", count.to_string()));
        }
    }
    trailers
}

/// The answers to questions, each once: `RH-04 status theirs`.
pub fn resolved_trailers(answered: &[(Clash, Choice)]) -> Vec<(&'static str, String)> {
    let mut said: Vec<(&'static str, String)> = Vec::new();
    for (clash, choice) in answered {
        let subject = clash.subject.id().unwrap_or(THE_PLAN);
        let question = clash.question();
        let field = if question.parts().is_empty() {
            WHOLE.to_owned()
        } else {
            question.to_string()
        };
        let answer = ("Resolved", format!("{subject} {field} {}", choice.word()));
        if !said.contains(&answer) {
            said.push(answer);
        }
    }
    said
}

/// The meeting whose file the changes touch, when there is one.
fn meeting_of(changes: &[Change]) -> Option<&MeetingId> {
    changes.iter().find_map(|change| match change {
        Change::Created {
            subject: Subject::Meeting(id),
            ..
        }
        | Change::Set {
            subject: Subject::Meeting(id),
            ..
        } => Some(id),
        _ => None,
    })
}

/// The decisions that the changes take, or that they follow up.
fn decisions_of(changes: &[Change]) -> impl Iterator<Item = DecisionRef> {
    changes.iter().flat_map(|change| -> Vec<DecisionRef> {
        match change {
            Change::Created {
                subject: Subject::Meeting(meeting),
                content,
                ..
            } => {
                let decided = content.get("decisions").and_then(Value::as_table).into_iter();
                let numbers = decided.flat_map(Table::keys).filter_map(|number| number.parse().ok());
                let of = |decision| DecisionRef {
                    meeting: meeting.clone(),
                    decision,
                };
                numbers.map(of).collect()
            }
            Change::Set { path, old, .. } => {
                let taken = path.parts().len() == 2 && old.is_none();
                let decided = change.decision().filter(|_| taken || change.is_follow_up());
                decided.into_iter().collect()
            }
            _ => Vec::new(),
        }
    })
}

/// The meetings whose records changes approve: an item that is about one came to be decided.
fn approved<'c>(plan: &'c Plan, changes: &'c [Change]) -> impl Iterator<Item = &'c MeetingId> {
    changes.iter().filter_map(|change| {
        let Change::Set {
            subject: Subject::Meeting(meeting),
            path,
            new: Some(Value::Text(outcome)),
            ..
        } = change
        else {
            return None;
        };
        match path.parts() {
            [table, key, last] if table == "agenda" && last == "outcome" && outcome == Outcome::Decided.word() => {
                plan.meetings.get(meeting)?.agenda.get(key)?.approves.as_ref()
            }
            _ => None,
        }
    })
}

/// The actions whose files the changes touch, each once; a renamed one by both its names.
fn actions_named<'a>(changes: &'a [Change], layout: &'a [Subject]) -> Vec<&'a ActionId> {
    let mut named: Vec<&ActionId> = Vec::new();
    let mut add = |id: &'a ActionId| {
        if !named.contains(&id) {
            named.push(id);
        }
    };
    for change in changes {
        if let Change::Renamed { from, .. } = change {
            add(from);
        }
        if let Some(id) = change.action() {
            add(id);
        }
    }
    for subject in layout {
        if let Subject::Action(id) = subject {
            add(id);
        }
    }
    named
}

/// What a commit's message says, read back. What few messages say is read as if it were a part of it, and takes no room
/// in all the others: the screen holds a hundred thousand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommitMessage {
    /// The first line.
    pub subject: String,
    /// The body without the trailers.
    pub reason: Option<String>,
    /// Whether it carries the trailers of a change recorded by the program.
    pub recorded: bool,
    /// What few messages say, where this one does.
    pub seldom: Option<Box<SeldomSaid>>,
}

/// What few messages say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeldomSaid {
    /// The day it took effect.
    pub effective: Option<NaiveDate>,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// The decision.
    pub decision: Option<DecisionRef>,
    /// The meeting whose record it amends.
    pub amends: Option<MeetingId>,
    /// The commit taken back, as written.
    pub undoes: Option<String>,
    /// The proposal accepted, as written.
    pub proposal: Option<String>,
    /// The file imported and its hash, as written.
    pub imported: Option<String>,
}

impl Deref for CommitMessage {
    type Target = SeldomSaid;

    fn deref(&self) -> &SeldomSaid {
        static NOTHING: SeldomSaid = SeldomSaid {
            effective: None,
            meeting: None,
            decision: None,
            amends: None,
            undoes: None,
            proposal: None,
            imported: None,
        };
        self.seldom.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for CommitMessage {
    fn deref_mut(&mut self) -> &mut SeldomSaid {
        self.seldom.get_or_insert_default()
    }
}

/// Reads a commit's message.
pub fn read(message: &str) -> CommitMessage {
    let message = match message.contains('\r') {
        true => Cow::Owned(message.replace("\r\n", "\n")),
        false => Cow::Borrowed(message),
    };
    let (subject, rest) = message.trim_start().split_once('\n').unwrap_or((message.trim(), ""));
    let mut said = CommitMessage {
        subject: sanitize(subject.trim()),
        ..CommitMessage::default()
    };
    let rest = rest.trim();
    let (body, last) = match rest.rsplit_once("\n\n") {
        Some((body, last)) => (body, last),
        None => ("", rest),
    };
    let pairs: Option<Vec<(&str, &str)>> = last.lines().map(|line| line.split_once(": ")).collect();
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let reason = match pairs.filter(|pairs| !pairs.is_empty() && pairs.iter().all(|(key, _)| is_key(key))) {
        Some(pairs) => {
            pairs.iter().for_each(|(key, value)| said.take(key, value.trim()));
            body
        }
        None => rest,
    };
    let reason = sanitize_lines(reason.trim());
    said.reason = (!reason.is_empty()).then_some(reason);
    said
}

impl CommitMessage {
    fn take(&mut self, key: &str, value: &str) {
        match key {
            "Plan" => self.recorded = true,
            "Effective" => self.effective = value.parse().ok(),
            "Meeting" => self.meeting = value.parse().ok(),
            "Decision" => self.decision = value.parse().ok(),
            "Amends" => self.amends = value.parse().ok(),
            "Undoes" => self.undoes = Some(value.to_owned()),
            "Proposal" => self.proposal = Some(value.to_owned()),
            "Imported" => self.imported = Some(value.to_owned()),
            _ => {}
        }
    }
}
