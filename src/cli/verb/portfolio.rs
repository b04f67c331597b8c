//! `copil portfolio`: several plans in one view, a line a plan, then all together.

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::cli::several::status_of;
use crate::report::portfolio::{PortfolioFigures, PortfolioReport, notes};
use crate::workspace::locate_portfolio;
use copil_plan::forecast::BurnUp;
use copil_plan::portfolio::SharedActions;

/// Runs the verb.
pub(crate) fn run(session: &mut Session) -> VerbResult {
    let list = locate_portfolio(&session.environment.folder, session.common.plan.as_deref())?;
    let portfolio = session.open_portfolio(list)?;
    let forecasts = portfolio.each(|opened| {
        let histories = opened.history().ok()?.histories().ok()?;
        let burn_up = BurnUp::of(opened.plan(), &histories, None, opened.today().day);
        Some(burn_up.forecast)
    });
    let forecasts: Vec<_> = forecasts.into_iter().map(Option::flatten).collect();
    let listed = portfolio.listed();
    let shared = SharedActions::of(&listed);
    let figures = PortfolioFigures::of(&portfolio, &shared);
    session.print(&PortfolioReport {
        portfolio: &portfolio,
        figures: &figures,
        notes: &notes(&session.catalogue, &portfolio, &figures, &shared),
        forecasts: &forecasts,
    })?;
    // What could not be read is told with the figures.
    Ok(status_of(&portfolio))
}
