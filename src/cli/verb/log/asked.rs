//! Which entries of the history are asked for: since when, by whom, about whose actions.

use chrono::NaiveDate;

use super::LogArgs;
use crate::cli::failure::Failure;
use crate::wording::lookup::{InvalidText, find_person};
use crate::wording::moment::find_start;
use crate::workspace::{LogEntry, Workspace};
use copil_plan::action_history::Lineage;
use copil_plan::change::Change;
use copil_plan::fold::fold;
use copil_plan::{ActionId, PersonId, Plan};
use copil_store::PlanPath;

/// What is asked of entries, which come newest first.
pub(super) struct AskedEntries<'p> {
    plan: &'p Plan,
    since: Option<NaiveDate>,
    authors: Vec<AskedAuthor>,
    led: Option<LedActions>,
    /// How many entries there were, asked for or not.
    pub met: usize,
}

/// Whose changes are asked for.
enum AskedAuthor {
    /// A person of the plan.
    Person(PersonId),
    /// What is in the name or the address that git has, folded; none may have been met that it is in.
    Named {
        wanted: String,
        /// What is said when nobody was called so.
        unknown: InvalidText,
        is_met: bool,
    },
}

/// The actions that people lead now, under all the names that they had.
struct LedActions {
    lineage: Lineage,
    numbers: Vec<usize>,
}

impl<'p> AskedEntries<'p> {
    pub(super) fn of(workspace: &'p Workspace, arguments: &LogArgs) -> Result<Self, Failure> {
        let (plan, known) = (workspace.plan(), workspace.known());
        let start = |text: &String| find_start(plan, text, workspace.today().day);
        let authors = arguments.author.iter().map(|text| {
            let text = text.trim();
            match find_person(known, workspace.me(), text) {
                Ok(person) => Ok(AskedAuthor::Person(person)),
                Err(unknown @ InvalidText::InvalidId(_)) if !text.is_empty() => Ok(AskedAuthor::Named {
                    wanted: fold(text),
                    unknown,
                    is_met: false,
                }),
                Err(invalid) => Err(invalid),
            }
        });
        let leads = arguments.lead.iter();
        let leads: Vec<PersonId> = leads
            .map(|text| find_person(known, workspace.me(), text.trim()))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            plan,
            since: arguments.since.as_ref().map(start).transpose()?,
            authors: authors.collect::<Result<_, _>>()?,
            led: (!leads.is_empty()).then(|| LedActions::of(plan, &leads)),
            met: 0,
        })
    }

    /// Whether the next entry, which is older than all before, is asked for.
    pub(super) fn holds(&mut self, entry: &LogEntry) -> bool {
        self.met += 1;
        let is_by_anyone = self.authors.is_empty();
        // Each one looks at each entry: names of actions change on the way, and authors are met.
        let mut is_by_one = false;
        for author in &mut self.authors {
            is_by_one |= author.wrote(entry, self.plan);
        }
        let is_about = self.led.as_mut().is_none_or(|led| led.pass(entry));
        self.since.is_none_or(|since| entry.joined() >= since) && (is_by_anyone || is_by_one) && is_about
    }

    /// That somebody who was asked for is neither of the plan nor in the history.
    pub(super) fn unknown_author(&self) -> Option<InvalidText> {
        self.authors.iter().find_map(|author| match author {
            AskedAuthor::Named {
                unknown, is_met: false, ..
            } => Some(unknown.clone()),
            _ => None,
        })
    }
}

impl AskedAuthor {
    fn wrote(&mut self, entry: &LogEntry, plan: &Plan) -> bool {
        match self {
            Self::Person(asked) => {
                let person = plan.config.people.get(asked.as_str());
                person.is_some_and(|person| person.has_address(&entry.author.email))
            }
            Self::Named { wanted, is_met, .. } => {
                let is_in = |text: &str| fold(text).contains(wanted.as_str());
                let wrote = is_in(&format!("{} <{}>", entry.author.name, entry.author.email));
                *is_met |= wrote;
                wrote
            }
        }
    }
}

impl LedActions {
    fn of(plan: &Plan, leads: &[PersonId]) -> Self {
        let mut lineage = Lineage::default();
        let is_led = |leads_of: &[PersonId]| leads_of.iter().any(|lead| leads.contains(lead));
        let led = plan.actions.iter().filter(|(_, placed)| is_led(&placed.leads));
        let numbers = led.map(|(id, _)| lineage.action(id)).collect();
        Self { lineage, numbers }
    }

    /// Whether an entry tells of one of them.
    fn pass(&mut self, entry: &LogEntry) -> bool {
        self.lineage.carry(&entry.carried);
        let files = entry.layout.iter().chain(&entry.unreadable);
        let files: Vec<_> = files.filter_map(PlanPath::action_id).collect();
        let mut told = entry.changes.iter().filter_map(Change::action).chain(&files);
        let lineage = &self.lineage;
        let is_led = |id: &ActionId| self.numbers.iter().any(|led| lineage.is(id, *led));
        let is_told = told.any(is_led);
        self.lineage.pass(&entry.changes, entry.undone.is_some());
        is_told
    }
}
