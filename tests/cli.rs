//! The command line as its users meet it: the real program on real repositories.

mod common;

#[path = "cli/again.rs"]
mod again;

#[cfg(unix)]
#[path = "cli/asking.rs"]
mod asking;
#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/cloning.rs"]
mod cloning;
#[path = "cli/closing.rs"]
mod closing;
#[path = "cli/committee_faults.rs"]
mod committee_faults;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/deciding.rs"]
mod deciding;
#[path = "cli/decisions.rs"]
mod decisions;
#[path = "cli/editing.rs"]
mod editing;
#[path = "cli/evidence.rs"]
mod evidence;
#[path = "cli/exporting.rs"]
mod exporting;
#[path = "cli/guesses.rs"]
mod guesses;
#[path = "cli/harmless.rs"]
mod harmless;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/joining.rs"]
mod joining;
#[path = "cli/kept.rs"]
mod kept;
#[path = "cli/measuring.rs"]
mod measuring;
#[path = "cli/meeting.rs"]
mod meeting;
#[path = "cli/merge_driver.rs"]
mod merge_driver;
#[path = "cli/papers.rs"]
mod papers;
#[path = "cli/parts.rs"]
mod parts;
#[path = "cli/past.rs"]
mod past;
#[path = "cli/portfolio.rs"]
mod portfolio;
#[path = "cli/portfolio_bad_cases.rs"]
mod portfolio_bad_cases;
#[path = "cli/proposals.rs"]
mod proposals;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/record.rs"]
mod record;
#[path = "cli/renumbered.rs"]
mod renumbered;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/resolve.rs"]
mod resolve;
#[path = "cli/returning.rs"]
mod returning;
#[path = "cli/side_by_side.rs"]
mod side_by_side;
#[path = "cli/since.rs"]
mod since;
#[path = "cli/site.rs"]
mod site;
#[path = "cli/standing.rs"]
mod standing;
#[path = "cli/surroundings.rs"]
mod surroundings;
#[path = "cli/sync.rs"]
mod sync;
#[path = "cli/templates.rs"]
mod templates;
#[path = "cli/travelling.rs"]
mod travelling;
#[path = "cli/two_people.rs"]
mod two_people;
#[path = "cli/undone.rs"]
mod undone;
#[path = "cli/usage.rs"]
mod usage;
