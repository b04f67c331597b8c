//! Which entries of the history are asked for: since when, by whom, about whose actions.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::LogArgs;
use crate::cli::failure::Failure;
use crate::wording::lookup::{InvalidText, find_person};
use crate::wording::moment::find_start;
use crate::workspace::{FollowedActions, LogEntry, Received, Workspace};
use copil_plan::fold::fold;
use copil_plan::{ActionId, PersonId, Plan};

/// What is asked of entries, which come newest first.
pub(super) struct AskedEntries<'p> {
    plan: &'p Plan,
    since: Option<NaiveDate>,
    /// What was last received from others, where that alone is asked for.
    received: Option<Received>,
    authors: Vec<AskedAuthor>,
    /// The actions that entries are to tell of, each set of them.
    about: Vec<FollowedActions>,
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

impl<'p> AskedEntries<'p> {
    /// What the arguments ask of a plan, and the actions that their filter lets through.
    pub(super) fn of(
        workspace: &'p Workspace,
        arguments: &LogArgs,
        filtered: Option<&BTreeSet<ActionId>>,
    ) -> Result<Self, Failure> {
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
        let is_led = |leads_of: &[PersonId]| leads_of.iter().any(|lead| leads.contains(lead));
        let led = plan.actions.iter().filter(|(_, placed)| is_led(&placed.leads));
        let led = (!leads.is_empty()).then(|| FollowedActions::of(led.map(|(id, _)| id)));
        Ok(Self {
            plan,
            since: arguments.since.as_ref().map(start).transpose()?,
            received: arguments
                .received
                .then(|| workspace.last_received(&Received::default()))
                .transpose()?,
            authors: authors.collect::<Result<_, _>>()?,
            about: led.into_iter().chain(filtered.map(FollowedActions::of)).collect(),
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
        let mut is_about = true;
        for followed in &mut self.about {
            is_about &= followed.pass(entry);
        }
        let is_received = self.received.as_ref();
        let is_received = is_received.is_none_or(|received| received.commits.contains(&entry.commit));
        let is_late_enough = self.since.is_none_or(|since| entry.joined() >= since);
        is_late_enough && is_received && (is_by_anyone || is_by_one) && is_about
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
