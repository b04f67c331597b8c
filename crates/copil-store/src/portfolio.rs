//! The list of the plans of a portfolio, from its file.

use super::path::PlanPath;
use super::problem::Problem;
use super::read::read_table;
use super::snapshot::{newer_format, placed, problems_of_text};
use copil_plan::field::{Reading, Record};
use copil_plan::portfolio::PortfolioConfig;

/// The file that lists plans.
pub const PORTFOLIO: &str = "portfolio.toml";

/// What a list of plans holds.
#[derive(Debug)]
pub struct PortfolioFile {
    /// Its content; `None` where nothing of it can be used.
    pub config: Option<PortfolioConfig>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The newer format that it says it is of.
    pub newer: Option<i64>,
}

impl PortfolioFile {
    /// Reads a list.
    pub fn read(bytes: &[u8]) -> Self {
        let path = PlanPath::found(PORTFOLIO);
        let table = match read_table(bytes) {
            Ok(table) => table,
            Err(error) => {
                return Self {
                    config: None,
                    problems: problems_of_text(&path, &error, bytes),
                    newer: None,
                };
            }
        };
        let newer = newer_format(&table);
        let mut reading = Reading::default();
        let config = Some(PortfolioConfig::from_table(table, &mut reading));
        let problems = placed(&path, bytes, reading.problems);
        Self {
            config,
            problems,
            newer,
        }
    }
}
