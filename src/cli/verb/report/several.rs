//! Reports of several plans: one of each in one document, or all side by side.

use std::mem::ManuallyDrop;

use super::template::Templates;
use super::{ReportArgs, hand_out, note_hand_edits, occasion};
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::comparison::Comparison;
use crate::report::edition::{Edition, ReportKind, ReportWanted};
use crate::report::editions::{Editions, ReportsOfEach, SeveralWanted};
use crate::report::kinds::PrintedReport;
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{Portfolio, ReportDossier, locate_portfolio};
use copil_plan::Language;

/// What a report is made of for each plan: its place in the list, and what is asked of it.
type Occasions = Vec<(usize, ReportDossier, ReportWanted)>;

/// Makes a report of each of several plans, in one document.
pub(super) fn run(session: &mut Session, arguments: &ReportArgs, list: PlanList, kind: ReportKind) -> VerbResult {
    let portfolio = session.open_portfolio(list)?;
    let occasions = occasions(session, arguments, &portfolio, kind)?;
    let editions = editions(session, arguments, &portfolio, &occasions, kind.word());
    let report = ReportsOfEach::of(&editions);
    let templates = Templates::OfFolder(&portfolio.folder);
    hand_out(session, arguments, (&report, &|| report.document()), &templates)?;
    session.end_portfolio(&portfolio)
}

/// Makes the comparison of several plans.
pub(super) fn run_comparison(session: &mut Session, arguments: &ReportArgs) -> VerbResult {
    let list = locate_portfolio(&session.environment.folder, session.common.plan.as_deref())?;
    let portfolio = session.open_portfolio(list)?;
    // What moved is told as in a letter.
    let occasions = occasions(session, arguments, &portfolio, ReportKind::Letter)?;
    let mut portfolio = ManuallyDrop::into_inner(portfolio);
    for (at, dossier, wanted) in &occasions {
        let recorded = &dossier.recorded;
        let state = if arguments.confidential {
            recorded.duplicate()
        } else {
            recorded.published()
        };
        let state = match &wanted.only {
            Some((_, actions)) => state.with_only(actions),
            None => state,
        };
        portfolio.take_state(*at, state);
    }
    let portfolio = ManuallyDrop::new(portfolio);
    let places: Vec<usize> = occasions.iter().map(|(at, ..)| *at).collect();
    let editions = editions(
        session,
        arguments,
        &portfolio,
        &occasions,
        super::Asked::Comparison.word(),
    );
    let report = Comparison::of(&editions, &portfolio, &places);
    let templates = Templates::OfFolder(&portfolio.folder);
    hand_out(session, arguments, (&report, &|| report.document()), &templates)?;
    session.end_portfolio(&portfolio)
}

/// What the reports are made of. A plan in which what is asked makes no sense has no part in them.
fn occasions(
    session: &mut Session,
    arguments: &ReportArgs,
    portfolio: &Portfolio,
    kind: ReportKind,
) -> Result<Occasions, Failure> {
    let found = session.of_each(portfolio, |session, at, opened| {
        let (dossier, wanted) = occasion(session, arguments, kind, opened)?;
        Ok((at, dossier, wanted))
    })?;
    let occasions: Occasions = found.into_iter().map(|(.., occasion)| occasion).collect();
    note_hand_edits(
        session,
        occasions.iter().map(|(_, dossier, _)| dossier.hand_edits).sum(),
    );
    Ok(occasions)
}

/// The editions of the plans: in the language that is asked for, else in theirs where it is the same, else in the person's.
fn editions<'d>(
    session: &Session,
    arguments: &ReportArgs,
    portfolio: &'d Portfolio,
    occasions: &'d Occasions,
    word: &'static str,
) -> Editions<'d> {
    let mut languages = occasions
        .iter()
        .map(|(_, dossier, _)| dossier.recorded.plan().language());
    let first: Option<Language> = languages.next();
    let common = first.filter(|first| languages.all(|other| other == *first));
    let language = session.common.lang.or(common).unwrap_or(session.catalogue.language());
    let edition = |(at, dossier, wanted): &'d (usize, ReportDossier, ReportWanted)| {
        let wanted = ReportWanted {
            language,
            ..wanted.clone()
        };
        let name = portfolio.members.get(*at).map_or("", |member| member.name.as_str());
        (name, Edition::of(dossier, wanted))
    };
    let view = arguments
        .view
        .iter()
        .flat_map(|view| ["--view".to_owned(), view.clone()]);
    let names = || portfolio.members.iter().map(|member| member.name.as_str());
    let wanted = SeveralWanted {
        word,
        title: portfolio
            .title
            .clone()
            .unwrap_or_else(|| names().collect::<Vec<_>>().join(", ")),
        language,
        terms: arguments.of.iter().cloned().chain(view).collect(),
        since: arguments.since.clone(),
        confidential: arguments.confidential,
    };
    Editions::of(wanted, occasions.iter().map(edition).collect())
}
