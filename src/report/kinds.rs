//! The reports of a plan by their kinds: each made of an edition, told like any report, and written as a document.

use super::Report;
use super::budget::Budgets;
use super::dashboard::Dashboard;
use super::document::Document;
use super::edition::{Edition, ReportKind};
use super::indicators::Indicators;
use super::letter::Letter;
use super::period::Period;
use super::review::Review;
use super::sheets::Sheets;

/// A report that is printed or sent as well.
pub trait PrintedReport: Report {
    /// The report as a document.
    fn document(&self) -> Document;
}

macro_rules! printed {
    ($($kind:ident),+) => {
        $(impl PrintedReport for $kind<'_> {
            fn document(&self) -> Document {
                $kind::document(self)
            }
        })+
    };
}

printed!(Budgets, Dashboard, Indicators, Letter, Review, Sheets);

impl Edition<'_> {
    /// The report that is asked for.
    pub fn report(&self) -> Box<dyn PrintedReport + '_> {
        let period = || Period::of(self, self.wanted.since.unwrap_or(self.today));
        match self.wanted.kind {
            ReportKind::Dashboard => Box::new(Dashboard::of(self)),
            ReportKind::Letter => Box::new(Letter(period())),
            ReportKind::Review => Box::new(Review::of(period())),
            ReportKind::Sheet => Box::new(Sheets::of(self)),
            ReportKind::Indicators => Box::new(Indicators::of(self)),
            ReportKind::Budget => Box::new(Budgets::of(self)),
        }
    }
}
