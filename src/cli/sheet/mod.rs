//! An action's sheet, as `copil show` prints it.

mod measures;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::failure::Failure;
use super::paper::{Facts, print_part, print_text};
use super::session::Session;
use super::telling;
use crate::report::rest::RestOfSheet;
use crate::report::table::Tone;
use crate::report::table::{tone_of, tone_of_weather};
use crate::report::{json, log};
use crate::wording::Catalogue;
use crate::wording::layout::wrap_to;
use crate::wording::promise::moved;
use crate::wording::unknown_keys::unknown;
use crate::workspace::{LogEntry, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::sanitize::{sanitize, sanitize_lines};
use copil_plan::{ActionId, Decision, GroupedAction, Milestone, Plan, StatusKind, Subject};
use measures::{budget_line, deliverable_line, indicator_line};

/// How many of the last changes are shown.
pub(super) const LAST: usize = 5;

/// An action's sheet.
pub(super) struct Sheet<'a> {
    /// Its plan.
    pub workspace: &'a Workspace,
    /// Its id.
    pub id: &'a ActionId,
    /// What it holds.
    pub placed: &'a GroupedAction,
    /// Its history, newest first.
    pub entries: &'a [LogEntry],
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

    /// Prints the sheet.
    pub(super) fn print(&self, session: &mut Session) -> Result<(), Failure> {
        let columns = session.out.columns();
        for line in wrap_to(&format!("{}  {}", self.id, sanitize(&self.placed.title)), columns) {
            session.out.toned(&line, Tone::Strong)?;
        }
        let group = self.plan().groups.get(&self.placed.group);
        let group = group.map_or_else(|| self.placed.group.to_string(), |group| sanitize(&group.title));
        let file = self.workspace.file_of(&Subject::Action(self.id.clone()));
        let file = file.map(|(path, _)| sanitize(path.as_str())).unwrap_or_default();
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
        let text = |text: &Option<String>| text.as_deref().map(sanitize_lines).unwrap_or_default();
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
        let histories = ActionHistories::of(self.entries.iter().map(LogEntry::step));
        let moved = histories
            .past(self.id)
            .and_then(|past| moved(catalogue, past, action.due));
        facts.add(fl!(catalogue, "cli-label-promise"), moved.unwrap_or_default());
        if let Some(days) = action.days_late(self.kind(), self.today()) {
            let since = long(action.late_since(self.kind(), self.today()));
            let late = fl!(catalogue, "cli-late-since", days = days, day = since);
            facts.toned(fl!(catalogue, "cli-label-late"), late, Tone::Bad);
        }
    }

    fn people_and_places(&self, catalogue: &Catalogue, facts: &mut Facts) {
        let (plan, action) = (self.plan(), &self.placed.action);
        let leads = action.leads.iter().map(|lead| sanitize(plan.person_name(lead)));
        facts.add(fl!(catalogue, "cli-label-leads"), leads.collect::<Vec<_>>().join(", "));
        let organisations = action.organisations.iter().map(|id| {
            let name = plan.config.organisations.get(id.as_str());
            name.map_or_else(|| id.to_string(), |name| sanitize(name))
        });
        facts.add(
            fl!(catalogue, "cli-label-organisations"),
            organisations.collect::<Vec<_>>().join(", "),
        );
        let axis = action.axis.as_ref().map(|id| {
            let title = plan.config.axes.get(id.as_str());
            title.map_or_else(|| id.to_string(), |title| sanitize(title))
        });
        facts.add(fl!(catalogue, "cli-label-axis"), axis.unwrap_or_default());
        let weight = action.weight.map(|weight| catalogue.number(weight));
        facts.add(fl!(catalogue, "cli-label-weight"), weight.unwrap_or_default());
        facts.add(fl!(catalogue, "cli-label-tags"), sanitize(&action.tags.join(", ")));
        for (name, value) in RestOfSheet::of(catalogue, plan, action).facts {
            facts.add(name, value);
        }
        let waits = action.depends_on.iter().map(|id| self.reference(catalogue, id));
        facts.add(
            fl!(catalogue, "cli-label-depends"),
            waits.collect::<Vec<_>>().join("\n"),
        );
        let needed = json::needed_by(plan, self.id).map(|(id, _)| self.reference(catalogue, id));
        facts.add(
            fl!(catalogue, "cli-label-needed"),
            needed.collect::<Vec<_>>().join("\n"),
        );
    }

    /// Another action in few words, with how late it is.
    fn reference(&self, catalogue: &Catalogue, id: &ActionId) -> String {
        let said = reference(catalogue, self.plan(), id);
        let other = self.plan().actions.get(id);
        let late = other.and_then(|other| other.days_late(self.plan().kind(&other.status), self.today()));
        match late {
            Some(days) => format!("{said} · {}", fl!(catalogue, "cli-late", days = days)),
            None => said,
        }
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
        let deliverables = action.deliverables.values();
        let deliverables =
            deliverables.map(|deliverable| deliverable_line(catalogue, deliverable, self.kind(), self.today()));
        parts.push((fl!(catalogue, "cli-part-deliverables"), deliverables.collect()));
        let budgets = action.budgets.iter();
        let budgets = budgets.map(|(id, budget)| budget_line(catalogue, id.as_str(), budget));
        parts.push((fl!(catalogue, "cli-part-budgets"), budgets.collect()));
        for (title, rows) in RestOfSheet::of(catalogue, self.plan(), action).parts {
            let rows = rows
                .into_iter()
                .map(|(name, text)| fl!(catalogue, "subject-line", what = name, changes = text));
            parts.push((title, rows.collect()));
        }
        let decisions = json::decisions_about(self.plan(), self.id).map(|(reference, decision)| {
            let owner = decision.owner.as_ref().map(|owner| self.plan().person_name(owner));
            let owner = owner.map(|name| format!(" · {}", sanitize(name))).unwrap_or_default();
            let end = end_of(catalogue, decision);
            format!("{reference}  {}{end}{owner}", sanitize(&decision.text))
        });
        parts.push((fl!(catalogue, "cli-part-decisions"), decisions.collect()));
        let unknown = unknown(catalogue, action).into_iter();
        let unknown = unknown.map(|(key, value)| sanitize(&format!("{key} = {value}")));
        parts.push((fl!(catalogue, "cli-part-unknown"), unknown.collect()));
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
                let open = !self.kind().is_over();
                let text = fl!(catalogue, "cli-due-on", day = catalogue.long_date(due));
                match (self.today() - due).num_days() {
                    days if days > 0 && open => format!("{text} ({})", fl!(catalogue, "cli-late", days = days)),
                    _ => text,
                }
            }
            (None, None) => String::new(),
        };
        let end = if end.is_empty() { end } else { format!(" · {end}") };
        let weight = milestone.weight.filter(|weight| (*weight - 1.0).abs() > f64::EPSILON);
        let weight = weight.map(|weight| fl!(catalogue, "cli-weighs", weight = catalogue.number(weight)));
        let weight = weight.map(|weight| format!(" · {weight}")).unwrap_or_default();
        format!("{mark} {id}  {}{end}{weight}", sanitize(&milestone.title))
    }

    fn print_last(&self, session: &mut Session) -> Result<(), Failure> {
        let catalogue = &session.catalogue;
        let lines: Vec<String> = self
            .entries
            .iter()
            .take(LAST)
            .map(|entry| {
                let own = telling::told(catalogue, self.plan(), &entry.changes);
                let name = self.id.to_string();
                let own = own.into_iter().filter(|(what, _)| *what == name).map(|(_, said)| said);
                let mut said = own.collect::<Vec<_>>().join(", ");
                if said.is_empty() {
                    said = log::lines(catalogue, self.plan(), entry).join(" ; ");
                }
                let day = catalogue.short_date(entry.day);
                let why = entry.why().map(|why| format!(" · {}", sanitize(why.trim())));
                let author = log::author(self.plan(), entry);
                format!("{day}  {said} · {author}{}", why.unwrap_or_default())
            })
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        let title = fl!(catalogue, "cli-part-last");
        print_part(session, &title, &lines)
    }
}

/// When a decision was carried out, or is to be.
pub(super) fn end_of(catalogue: &Catalogue, decision: &Decision) -> String {
    let done = decision
        .done
        .map(|day| fl!(catalogue, "cli-carried-out", day = catalogue.long_date(day)));
    let due = decision
        .due
        .map(|day| fl!(catalogue, "cli-due-on", day = catalogue.long_date(day)));
    done.or(due).map(|text| format!(" · {text}")).unwrap_or_default()
}

/// An action in few words: `SI-02  Titre (En cours)`.
pub(super) fn reference(catalogue: &Catalogue, plan: &Plan, id: &ActionId) -> String {
    match plan.actions.get(id) {
        Some(placed) => {
            let status = catalogue.status(plan, &placed.status);
            format!("{id}  {} ({status})", sanitize(&placed.title))
        }
        None => id.to_string(),
    }
}
