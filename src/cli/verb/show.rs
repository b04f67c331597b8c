//! `copil show ID`: all there is to know of an action, a working group or a meeting.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::Args;
use i18n_embed_fl::fl;

use super::list::{tone_of, tone_of_weather};
use super::log;
use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::layout::{Tone, padded, width, wrapped};
use crate::cli::session::{Session, problem_line};
use crate::cli::{json, telling, words};
use crate::i18n::Catalogue;
use crate::i18n::wording::{harmless, harmless_lines};
use crate::plan::{
    ActionId, Decision, GroupId, Indicator, Meeting, MeetingId, Milestone, PersonId, Placed, Plan, StatusKind, Subject,
};
use crate::report::sentence::Sentence;
use crate::workspace::Workspace;

/// How many of the last changes are shown.
const LAST: usize = 5;

/// What the verb takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
}

/// Runs the verb.
pub fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let subjects = arguments.ids.iter().map(|id| meant(&workspace, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    let mut exit = Exit::Done;
    let mut values = Vec::new();
    for (n, subject) in subjects.iter().enumerate() {
        if n > 0 && !session.common.json {
            session.out.line("")?;
        }
        match subject {
            Subject::Action(id) => match workspace.plan().actions.get(id) {
                Some(placed) if session.common.json => values.push(value(&workspace, id, placed)),
                Some(placed) => Sheet {
                    workspace: &workspace,
                    id,
                    placed,
                }
                .print(session)?,
                None => {}
            },
            Subject::Group(id) => match workspace.plan().groups.get(id) {
                Some(group) if session.common.json => values.push(json::group(workspace.plan(), id, group)),
                Some(_) => print_group(session, &workspace, id)?,
                None => {}
            },
            Subject::Meeting(id) => match workspace.plan().meetings.get(id) {
                Some(meeting) if session.common.json => values.push(json::meeting(id, meeting)),
                Some(meeting) => print_meeting(session, &workspace, id, meeting)?,
                None => {}
            },
            Subject::Charter => {}
        }
        exit = exit.max(name_problems(session, &workspace, subject)?);
    }
    if session.common.json {
        // One thing asked for is answered with one thing.
        match values.len() {
            1 => session.out.json(&values.remove(0))?,
            _ => session.out.json(&values.into())?,
        }
    }
    Ok(exit)
}

/// The action, group or meeting that a text means. A file that could not be parsed is told as such.
fn meant(workspace: &Workspace, text: &str) -> Result<Subject, Failure> {
    let plan = workspace.plan();
    if let Ok(id) = words::action(plan, text) {
        return Ok(Subject::Action(id));
    }
    if let Ok(id) = words::group(plan, text) {
        return Ok(Subject::Group(id));
    }
    if let Ok(id) = words::meeting(plan, text) {
        return Ok(Subject::Meeting(id));
    }
    let broken = workspace.unreadable().find_map(|(_, about)| match about {
        Some((Subject::Meeting(id), _)) if id.as_str().eq_ignore_ascii_case(text) => Some(Subject::Meeting(id)),
        Some((Subject::Action(id), _)) if id.as_str().eq_ignore_ascii_case(text) => Some(Subject::Action(id)),
        Some((Subject::Group(id), _)) if id.as_str().eq_ignore_ascii_case(text) => Some(Subject::Group(id)),
        _ => None,
    });
    match broken {
        Some(subject) => Ok(subject),
        None => words::action(plan, text).map(Subject::Action),
    }
}

fn value(workspace: &Workspace, id: &ActionId, placed: &Placed) -> serde_json::Value {
    let mut value = json::whole_action(workspace.plan(), id, placed, workspace.today().day);
    let entries = log::last_of(workspace, id, LAST);
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| json::entry(workspace.plan(), entry))
        .collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("last_changes".to_owned(), entries.into());
    }
    value
}

/// Names what is wrong with the file of what was asked for.
fn name_problems(session: &mut Session, workspace: &Workspace, subject: &Subject) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    for problem in workspace.problems().iter().filter(|problem| problem.is_error()) {
        if problem.path.subject().is_some_and(|(about, _)| about == *subject) {
            let what = problem_line(&session.catalogue, problem);
            session.complain(&Sentence { what, hint: None })?;
            exit = Exit::Refused;
        }
    }
    Ok(exit)
}

fn print_group(session: &mut Session, workspace: &Workspace, id: &GroupId) -> Result<(), Failure> {
    let plan = workspace.plan();
    let Some(group) = plan.groups.get(id) else {
        return Ok(());
    };
    let names = |people: &[PersonId]| {
        people
            .iter()
            .map(|person| harmless(plan.person_name(person)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    session
        .out
        .toned(&format!("{id}  {}", harmless(&group.title)), Tone::Strong)?;
    session.out.line("")?;
    let mut facts = Facts::default();
    facts.add(fl!(session.catalogue, "cli-label-leads"), names(&group.leads));
    facts.add(fl!(session.catalogue, "cli-label-members"), names(&group.members));
    let progress = crate::plan::progress::mean(plan, plan.actions_of(id).map(|(_, placed)| &placed.action));
    facts.add(
        fl!(session.catalogue, "cli-label-progress"),
        progress
            .map(|progress| session.catalogue.percent(progress))
            .unwrap_or_default(),
    );
    facts.print(session)?;
    if let Some(text) = &group.description {
        print_text(session, text)?;
    }
    session.out.line("")?;
    let filter = crate::plan::query::Filter {
        groups: vec![id.clone()],
        ..Default::default()
    };
    super::list::show(session, workspace, &filter.select(plan, workspace.today().day), &[])
}

fn print_meeting(
    session: &mut Session,
    workspace: &Workspace,
    id: &MeetingId,
    meeting: &Meeting,
) -> Result<(), Failure> {
    let (plan, catalogue) = (workspace.plan(), &session.catalogue);
    let title = catalogue.meeting(plan, id);
    let names = |people: &[PersonId]| {
        let names = people.iter().map(|person| harmless(plan.person_name(person)));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut facts = Facts::default();
    facts.add(
        fl!(catalogue, "cli-label-state"),
        catalogue.meeting_state(meeting.state),
    );
    facts.add(
        fl!(catalogue, "cli-label-place"),
        meeting.place.as_deref().map(harmless).unwrap_or_default(),
    );
    facts.add(fl!(catalogue, "cli-label-present"), names(&meeting.present));
    facts.add(fl!(catalogue, "cli-label-excused"), names(&meeting.excused));
    let agenda = meeting.agenda.iter().map(|item| {
        let action = item.action.as_ref().map(|id| reference(catalogue, plan, id));
        let what = action
            .or_else(|| item.title.as_deref().map(harmless))
            .unwrap_or_default();
        let minutes = item.minutes.map(|minutes| format!(" · {minutes} min"));
        format!("{what}{}", minutes.unwrap_or_default())
    });
    let agenda: Vec<String> = agenda.collect();
    let decisions = meeting.decisions.iter().map(|(number, decision)| {
        let ids: Vec<&str> = decision.actions.iter().map(AsRef::as_ref).collect();
        let ids = if ids.is_empty() {
            String::new()
        } else {
            format!(" ({})", ids.join(", "))
        };
        format!(
            "{number}  {}{ids}{}",
            harmless(&decision.text),
            end_of(catalogue, decision)
        )
    });
    let decisions: Vec<String> = decisions.collect();
    let parts = [
        (fl!(catalogue, "cli-part-agenda"), agenda),
        (fl!(catalogue, "cli-part-decisions"), decisions),
    ];
    session.out.toned(&title, Tone::Strong)?;
    session.out.line("")?;
    facts.print(session)?;
    for (title, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        print_part(session, title, lines)?;
    }
    Ok(())
}

/// When a decision was carried out, or is to be.
fn end_of(catalogue: &Catalogue, decision: &Decision) -> String {
    let done = decision
        .done
        .map(|day| fl!(catalogue, "cli-carried-out", day = catalogue.long_date(day)));
    let due = decision
        .due
        .map(|day| fl!(catalogue, "cli-due-on", day = catalogue.long_date(day)));
    done.or(due).map(|text| format!(" · {text}")).unwrap_or_default()
}

/// An action in few words: `SI-02  Titre (En cours)`.
fn reference(catalogue: &Catalogue, plan: &Plan, id: &ActionId) -> String {
    match plan.actions.get(id) {
        Some(placed) => {
            let status = catalogue.status(plan, &placed.status);
            format!("{id}  {} ({status})", harmless(&placed.title))
        }
        None => id.to_string(),
    }
}

/// Facts, a label and a text each, the texts aligned.
#[derive(Default)]
struct Facts(Vec<(String, String, Tone)>);

impl Facts {
    fn add(&mut self, label: String, text: String) {
        self.toned(label, text, Tone::Plain);
    }

    fn toned(&mut self, label: String, text: String, tone: Tone) {
        if !text.is_empty() {
            self.0.push((label, text, tone));
        }
    }

    fn print(&self, session: &mut Session) -> Result<(), Failure> {
        let margin = self.0.iter().map(|(label, ..)| width(label)).max().unwrap_or(0) + 2;
        let columns = session
            .out
            .columns()
            .map(|columns| columns.saturating_sub(margin).max(20));
        for (label, text, tone) in &self.0 {
            let mut label = session.out.paint(&padded(label, margin), Tone::Faint);
            for line in wrapped(text, columns) {
                let line = session.out.paint(&line, *tone);
                session.out.line(format!("{label}{line}").trim_end())?;
                label = " ".repeat(margin);
            }
        }
        Ok(())
    }
}

fn print_text(session: &mut Session, text: &str) -> Result<(), Failure> {
    session.out.line("")?;
    for line in wrapped(&harmless_lines(text.trim()), session.out.columns()) {
        session.out.line(line.trim_end())?;
    }
    Ok(())
}

/// An action's sheet.
struct Sheet<'a> {
    workspace: &'a Workspace,
    id: &'a ActionId,
    placed: &'a Placed,
}

impl Sheet<'_> {
    fn plan(&self) -> &Plan {
        self.workspace.plan()
    }

    fn kind(&self) -> StatusKind {
        self.plan().kind(&self.placed.status)
    }

    fn today(&self) -> NaiveDate {
        self.workspace.today().day
    }

    fn print(&self, session: &mut Session) -> Result<(), Failure> {
        let columns = session.out.columns();
        for line in wrapped(&format!("{}  {}", self.id, harmless(&self.placed.title)), columns) {
            session.out.toned(&line, Tone::Strong)?;
        }
        let group = self.plan().groups.get(&self.placed.group);
        let group = group.map_or_else(|| self.placed.group.to_string(), |group| harmless(&group.title));
        let file = self.workspace.file_of(&Subject::Action(self.id.clone()));
        let file = file.map(|(path, _)| harmless(path.as_str())).unwrap_or_default();
        session.out.toned(&format!("{group} · {file}"), Tone::Faint)?;
        session.out.line("")?;
        self.facts(&session.catalogue).print(session)?;
        if let Some(text) = &self.placed.description {
            print_text(session, text)?;
        }
        self.print_parts(session)?;
        self.print_last(session)
    }

    fn facts(&self, catalogue: &Catalogue) -> Facts {
        let (plan, action) = (self.plan(), &self.placed.action);
        let mut facts = Facts::default();
        let mut status = catalogue.status(plan, &action.status);
        if let Some(since) = action.since {
            status = fl!(
                catalogue,
                "cli-status-since",
                status = status,
                day = catalogue.long_date(since)
            );
        }
        facts.toned(fl!(catalogue, "cli-label-status"), status, tone_of(self.kind()));
        let weather = action.weather.map(|weather| catalogue.weather_with_symbol(weather));
        facts.toned(
            fl!(catalogue, "cli-label-weather"),
            weather.unwrap_or_default(),
            tone_of_weather(action.weather),
        );
        let text = |text: &Option<String>| text.as_deref().map(harmless_lines).unwrap_or_default();
        facts.add(fl!(catalogue, "cli-label-comment"), text(&action.comment));
        facts.add(
            fl!(catalogue, "cli-label-priority"),
            catalogue.priority(action.priority),
        );
        self.dates(catalogue, &mut facts);
        let progress = action.progress(self.kind()).map(|progress| {
            let percent = catalogue.percent(progress);
            let reached = action
                .milestones
                .values()
                .filter(|milestone| milestone.done.is_some())
                .count();
            match action.milestones.len() {
                0 => percent,
                all => fl!(
                    catalogue,
                    "cli-progress-of",
                    percent = percent,
                    reached = reached,
                    all = all
                ),
            }
        });
        facts.add(fl!(catalogue, "cli-label-progress"), progress.unwrap_or_default());
        self.people_and_places(catalogue, &mut facts);
        facts
    }

    fn dates(&self, catalogue: &Catalogue, facts: &mut Facts) {
        let action = &self.placed.action;
        let long = |day: Option<NaiveDate>| day.map(|day| catalogue.long_date(day)).unwrap_or_default();
        facts.add(fl!(catalogue, "cli-label-start"), long(action.start));
        facts.add(fl!(catalogue, "cli-label-due"), long(action.due));
        if let Some(days) = action.days_late(self.kind(), self.today()) {
            let since = long(action.late_since(self.kind(), self.today()));
            let late = fl!(catalogue, "cli-late-since", days = days, day = since);
            facts.toned(fl!(catalogue, "cli-label-late"), late, Tone::Bad);
        }
    }

    fn people_and_places(&self, catalogue: &Catalogue, facts: &mut Facts) {
        let (plan, action) = (self.plan(), &self.placed.action);
        let leads = action.leads.iter().map(|lead| harmless(plan.person_name(lead)));
        facts.add(fl!(catalogue, "cli-label-leads"), leads.collect::<Vec<_>>().join(", "));
        let organisations = action.organisations.iter().map(|id| {
            let name = plan.charter.organisations.get(id.as_str());
            name.map_or_else(|| id.to_string(), |name| harmless(name))
        });
        facts.add(
            fl!(catalogue, "cli-label-organisations"),
            organisations.collect::<Vec<_>>().join(", "),
        );
        let axis = action.axis.as_ref().map(|id| {
            let title = plan.charter.axes.get(id.as_str());
            title.map_or_else(|| id.to_string(), |title| harmless(title))
        });
        facts.add(fl!(catalogue, "cli-label-axis"), axis.unwrap_or_default());
        let weight = action.weight.map(|weight| catalogue.number(weight));
        facts.add(fl!(catalogue, "cli-label-weight"), weight.unwrap_or_default());
        facts.add(fl!(catalogue, "cli-label-tags"), harmless(&action.tags.join(", ")));
        let waits = action.depends_on.iter().map(|id| reference(catalogue, plan, id));
        facts.add(
            fl!(catalogue, "cli-label-depends"),
            waits.collect::<Vec<_>>().join("\n"),
        );
        let needed = json::needed_by(plan, self.id).map(|(id, _)| reference(catalogue, plan, id));
        facts.add(
            fl!(catalogue, "cli-label-needed"),
            needed.collect::<Vec<_>>().join("\n"),
        );
    }

    fn print_parts(&self, session: &mut Session) -> Result<(), Failure> {
        let action = &self.placed.action;
        let catalogue = &session.catalogue;
        let mut parts: Vec<(String, Vec<String>)> = Vec::new();
        let milestones = action.milestones.iter();
        parts.push((
            fl!(catalogue, "cli-part-milestones"),
            milestones
                .map(|(id, milestone)| self.milestone(catalogue, id.as_str(), milestone))
                .collect(),
        ));
        let indicators = action.indicators.values();
        parts.push((
            fl!(catalogue, "cli-part-indicators"),
            indicators
                .map(|indicator| indicator_line(catalogue, indicator))
                .collect(),
        ));
        let deliverables = action.deliverables.values().map(|deliverable| {
            let mut line = harmless(&deliverable.title);
            if let Some(day) = deliverable.done {
                let _ = write!(
                    line,
                    " · {}",
                    fl!(catalogue, "cli-handed-over", day = catalogue.long_date(day))
                );
            } else if let Some(day) = deliverable.due {
                let _ = write!(
                    line,
                    " · {}",
                    fl!(catalogue, "cli-due-on", day = catalogue.long_date(day))
                );
            }
            if let Some(link) = &deliverable.link {
                let _ = write!(line, " · {}", harmless(link));
            }
            line
        });
        parts.push((fl!(catalogue, "cli-part-deliverables"), deliverables.collect()));
        let budgets = action.budgets.iter().map(|(id, budget)| {
            let amount = |value: Option<f64>| catalogue.number(value.unwrap_or(0.0));
            let unit = harmless(budget.unit.as_deref().unwrap_or_default());
            let (spent, planned) = (amount(budget.spent), amount(budget.planned));
            fl!(
                catalogue,
                "cli-budget",
                id = id.as_str(),
                spent = spent,
                planned = planned,
                unit = unit
            )
        });
        parts.push((fl!(catalogue, "cli-part-budgets"), budgets.collect()));
        let links = action
            .links
            .iter()
            .map(|(name, address)| format!("{} : {}", harmless(name), harmless(address)));
        parts.push((fl!(catalogue, "cli-part-links"), links.collect()));
        let decisions = json::decisions_about(self.plan(), self.id).map(|(reference, decision)| {
            format!(
                "{reference}  {}{}",
                harmless(&decision.text),
                end_of(catalogue, decision)
            )
        });
        parts.push((fl!(catalogue, "cli-part-decisions"), decisions.collect()));
        for (title, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
            print_part(session, title, lines)?;
        }
        Ok(())
    }

    fn milestone(&self, catalogue: &Catalogue, id: &str, milestone: &Milestone) -> String {
        let mark = if milestone.done.is_some() { "✓" } else { "○" };
        let end = match (milestone.done, milestone.due) {
            (Some(done), _) => fl!(catalogue, "cli-reached-on", day = catalogue.long_date(done)),
            (None, Some(due)) => {
                let open = !matches!(self.kind(), StatusKind::Closed | StatusKind::Dropped);
                let text = fl!(catalogue, "cli-due-on", day = catalogue.long_date(due));
                match (self.today() - due).num_days() {
                    days if days > 0 && open => format!("{text} ({})", fl!(catalogue, "cli-late", days = days)),
                    _ => text,
                }
            }
            (None, None) => String::new(),
        };
        let end = if end.is_empty() { end } else { format!(" · {end}") };
        format!("{mark} {id}  {}{end}", harmless(&milestone.title))
    }

    fn print_last(&self, session: &mut Session) -> Result<(), Failure> {
        let entries = log::last_of(self.workspace, self.id, LAST);
        let catalogue = &session.catalogue;
        let lines: Vec<String> = entries
            .iter()
            .map(|entry| {
                let own = telling::told(catalogue, self.plan(), &entry.changes);
                let name = self.id.to_string();
                let own = own.into_iter().filter(|(what, _)| *what == name).map(|(_, said)| said);
                let mut said = own.collect::<Vec<_>>().join(", ");
                if said.is_empty() {
                    said = log::lines(session, self.plan(), entry).join(" ; ");
                }
                let day = catalogue.short_date(entry.day);
                format!("{day}  {said} · {}", log::author(self.plan(), entry))
            })
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        let title = fl!(catalogue, "cli-part-last");
        print_part(session, &title, &lines)
    }
}

fn indicator_line(catalogue: &Catalogue, indicator: &Indicator) -> String {
    let value = |measure: Option<&crate::plan::Measure>| match measure {
        Some(measure) => catalogue.number(measure.value),
        None => "?".to_owned(),
    };
    let from = value(indicator.initial.as_ref());
    let to = value(indicator.target.as_ref());
    let unit = harmless(indicator.unit.as_deref().unwrap_or_default());
    let mut line = fl!(
        catalogue,
        "cli-indicator",
        title = harmless(&indicator.title),
        from = from,
        to = to,
        unit = unit
    );
    match indicator.latest() {
        Some(latest) => {
            let day = catalogue.long_date(latest.date);
            let _ = write!(
                line,
                " · {}",
                fl!(
                    catalogue,
                    "cli-measured",
                    value = catalogue.number(latest.value),
                    day = day
                )
            );
        }
        None => {
            let _ = write!(line, " · {}", fl!(catalogue, "cli-not-measured"));
        }
    }
    if let Some(progress) = indicator.progress() {
        let _ = write!(line, " · {}", catalogue.percent(progress));
    }
    line
}

fn print_part(session: &mut Session, title: &str, lines: &[String]) -> Result<(), Failure> {
    session.out.line("")?;
    session.out.toned(title, Tone::Strong)?;
    let columns = session.out.columns().map(|columns| columns.saturating_sub(4).max(20));
    for text in lines {
        let mut indent = "  ";
        for line in wrapped(text, columns) {
            session.out.line(&format!("{indent}{line}"))?;
            indent = "    ";
        }
    }
    Ok(())
}
