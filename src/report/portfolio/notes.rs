//! What has to be said beside the figures of several plans: what the totals leave out, and what does not fit together.

use i18n_embed_fl::fl;

use super::common_day;
use super::figures::{LeftOut, PortfolioFigures};
use crate::report::table::Tone;
use crate::wording::Catalogue;
use crate::wording::problem;
use crate::wording::sentence;
use crate::workspace::portfolio::{Member, Portfolio};
use copil_plan::ActionId;
use copil_plan::portfolio::{LinkFault, Node, SharedActions};
use copil_plan::sanitize::sanitize;

/// The most plans, or links, that are named one by one.
const NAMED: usize = 12;

/// Something that has to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The sentence.
    pub text: String,
    /// How it is shown.
    pub tone: Tone,
}

/// What has to be said beside the figures, the gravest first.
pub fn notes(
    catalogue: &Catalogue,
    portfolio: &Portfolio,
    figures: &PortfolioFigures,
    shared: &SharedActions<'_>,
) -> Vec<Note> {
    let mut notes = Notes {
        catalogue,
        portfolio,
        notes: Vec::new(),
    };
    notes.left_out(figures);
    notes.links(figures, shared);
    notes.days();
    notes.behind();
    notes.list();
    notes.notes
}

struct Notes<'p> {
    catalogue: &'p Catalogue,
    portfolio: &'p Portfolio,
    notes: Vec<Note>,
}

impl Notes<'_> {
    fn say(&mut self, tone: Tone, text: String) {
        self.notes.push(Note { text, tone });
    }

    fn name(&self, at: usize) -> String {
        sanitize(&self.portfolio.members[at].name)
    }

    /// Some lines, and that there are more.
    fn some(&mut self, tone: Tone, lines: Vec<String>) {
        let others = lines.len().saturating_sub(NAMED);
        for line in lines.into_iter().take(NAMED) {
            self.say(tone, line);
        }
        if others > 0 {
            let more = fl!(self.catalogue, "portfolio-and-more", count = others);
            self.say(tone, more);
        }
    }

    fn left_out(&mut self, figures: &PortfolioFigures) {
        let totals = &figures.totals;
        if !totals.left_out.is_empty() {
            let text = fl!(
                self.catalogue,
                "portfolio-left-out",
                count = totals.left_out.len(),
                of = self.portfolio.members.len()
            );
            self.say(Tone::Warning, text);
        }
        let of = |wanted: fn(LeftOut) -> bool| totals.left_out.iter().filter(move |(_, why)| wanted(*why));
        let broken: Vec<String> = of(|why| !matches!(why, LeftOut::Silent(_)))
            .map(|(at, _)| self.unreadable(*at))
            .collect();
        self.some(Tone::Bad, broken);
        let silent = of(|why| matches!(why, LeftOut::Silent(_))).map(|(at, why)| match why {
            LeftOut::Silent(days) => fl!(self.catalogue, "portfolio-silent", plan = self.name(*at), count = days),
            _ => String::new(),
        });
        let silent = silent.collect();
        self.some(Tone::Warning, silent);
        let partial = totals.partial.iter();
        let partial = partial.map(|(at, count)| {
            fl!(
                self.catalogue,
                "portfolio-partial",
                plan = self.name(*at),
                count = count
            )
        });
        let partial = partial.collect();
        self.some(Tone::Bad, partial);
    }

    fn unreadable(&self, at: usize) -> String {
        let why = self.portfolio.members[at].opened.as_ref().err();
        let why = why.map(|why| sentence::unreadable(self.catalogue, why));
        let why = why.map(|why| match why.hint {
            Some(hint) => format!("{} {hint}", why.what),
            None => why.what,
        });
        fl!(
            self.catalogue,
            "portfolio-not-read",
            plan = self.name(at),
            why = why.unwrap_or_default()
        )
    }

    fn links(&mut self, figures: &PortfolioFigures, shared: &SharedActions<'_>) {
        if figures.totals.shared > 0 {
            let text = fl!(self.catalogue, "portfolio-shared", count = figures.totals.shared);
            self.say(Tone::Plain, text);
        }
        self.some(Tone::Warning, link_faults(self.catalogue, self.portfolio, shared));
    }

    /// That the plans are not seen on the same day.
    fn days(&mut self) {
        let members = self.portfolio.members.iter().enumerate();
        let seen: Vec<_> = members.filter_map(|(at, member)| Some((at, member.day()?))).collect();
        if common_day(self.portfolio).is_some() || seen.is_empty() {
            return;
        }
        let mut days: Vec<(chrono::NaiveDate, Vec<String>)> = Vec::new();
        for (at, day) in seen {
            match days.iter_mut().find(|(known, _)| *known == day) {
                Some((_, names)) => names.push(self.name(at)),
                None => days.push((day, vec![self.name(at)])),
            }
        }
        days.sort_by_key(|(day, _)| *day);
        let told = days.into_iter().map(|(day, names)| {
            let day = self.catalogue.long_date(day);
            let names = names.join(", ");
            fl!(self.catalogue, "portfolio-day-of", day = day, plans = names)
        });
        let told: Vec<String> = told.collect();
        let text = fl!(self.catalogue, "portfolio-days", days = told.join(" · "));
        self.say(Tone::Warning, text);
    }

    /// The plans of which the shared branch is ahead of what was read.
    fn behind(&mut self) {
        let is_behind = |member: &&Member| member.behind > 0 && member.opened.is_ok();
        let behind = self.portfolio.members.iter().filter(is_behind);
        let behind = behind.map(|member| {
            let (plan, count) = (sanitize(&member.name), member.behind);
            fl!(self.catalogue, "portfolio-behind", plan = plan, count = count)
        });
        let behind = behind.collect();
        self.some(Tone::Warning, behind);
    }

    /// What is wrong with the list, in spite of which it is used.
    fn list(&mut self) {
        let problems = self.portfolio.problems.iter();
        let problems = problems.map(|found| problem::line(self.catalogue, found)).collect();
        self.some(Tone::Warning, problems);
    }
}

/// What is wrong with the links between plans: an action that says that it is another one, where there is none such, or that
/// stands for itself in the end.
pub fn link_faults(catalogue: &Catalogue, portfolio: &Portfolio, shared: &SharedActions<'_>) -> Vec<String> {
    let faults = shared.faults().iter();
    let told = faults.map(|(node, fault)| link_fault(catalogue, portfolio, *node, fault));
    told.collect()
}

fn link_fault(catalogue: &Catalogue, portfolio: &Portfolio, node: Node<'_>, fault: &LinkFault) -> String {
    let named = |at: usize, action: &ActionId| format!("{}/{action}", sanitize(&portfolio.members[at].name));
    let of = named(node.0, node.1);
    match fault {
        LinkFault::NoReference(text) => fl!(catalogue, "link-no-reference", of = of, text = sanitize(text)),
        LinkFault::UnknownPlan(plan) => fl!(catalogue, "link-unknown-plan", of = of, plan = plan.as_str()),
        LinkFault::SeveralPlans(plan) => fl!(catalogue, "link-several-plans", of = of, plan = plan.as_str()),
        LinkFault::UnknownAction(named) => {
            let (plan, id) = (named.plan.as_str(), named.action.as_str());
            fl!(catalogue, "link-unknown-action", of = of, plan = plan, id = id)
        }
        LinkFault::Circle(around) => {
            let around: Vec<String> = around.iter().map(|(at, id)| named(*at, id)).collect();
            fl!(catalogue, "link-circle", of = of, around = around.join(" → "))
        }
    }
}
