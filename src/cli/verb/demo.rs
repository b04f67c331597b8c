//! `copil demo [NAME] [DIR]`: a repository with a shipped plan and its history, or with all of them, to try everything on.

use std::path::{Path, PathBuf};

use chrono::Datelike;
use clap::Args;
use clap::builder::PossibleValuesParser;
use i18n_embed_fl::fl;
use serde_json::json;

use super::open;
use crate::cli::arguments::ScreenArgs;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::table::Tone;
use crate::wording::sentence::shown;
use crate::workspace::demo::{self, Contents, DemoError, State};
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{LogScope, Workspace};
use copil_plan::sanitize::sanitize;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    #[arg(value_name = "NAME", value_parser = names())]
    pub name: Option<String>,
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "DIR", num_args = 0..=1, conflicts_with_all = ["name", "folder"])]
    pub all: Option<Option<PathBuf>>,
    #[arg(long)]
    pub fresh: bool,
    #[arg(long)]
    pub no_open: bool,
    #[command(flatten)]
    pub screen: ScreenArgs,
}

/// The names of the shipped plans, as arguments.
pub(super) fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(demo::names().iter().map(String::as_str))
}

impl DemoArgs {
    /// What is to be shown, and the folder for it that is named.
    fn asked(&self) -> (Contents, Option<&PathBuf>) {
        match &self.all {
            Some(folder) => (Contents::All, folder.as_ref()),
            None => {
                let name = self.name.as_deref().unwrap_or(demo::DEFAULT);
                (Contents::of_name(name).unwrap_or(Contents::All), self.folder.as_ref())
            }
        }
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DemoArgs, screen: ScreenArgs) -> VerbResult {
    let (contents, named) = arguments.asked();
    let folder = named.cloned().unwrap_or_else(|| contents.folder());
    let inside = session.environment.folder.join(&folder);
    demo::clear_abandoned(&inside);
    if arguments.fresh {
        demo::remove(&inside)?;
    }
    match demo::state(&inside) {
        State::Ours(Some(there)) if there == contents => {}
        State::Ours(_) => return Err(DemoError::Another { path: inside }.into()),
        State::NotOurs => return Err(DemoError::NotOurs { path: inside }.into()),
        State::Absent => make(session, &inside, contents)?,
    }
    let tells = arguments.no_open || session.common.json || !session.environment.is_terminal;
    match contents {
        Contents::One(name) if !tells => {
            open::show(session, Workspace::open(&demo::plan_dir(&inside, name))?, None, screen)
        }
        Contents::One(name) => tell(session, &folder, name),
        Contents::All if !tells => open::show_portfolio(session, all_plans(&inside), screen),
        Contents::All => tell_all(session, &folder),
    }
}

fn make(session: &mut Session, folder: &Path, contents: Contents) -> Result<(), Failure> {
    let shows = session.environment.is_error_terminal;
    let said = fl!(session.catalogue, "cli-demo-making");
    if !shows {
        session.print_note(&said);
    }
    let mut last = None;
    demo::make(folder, contents, &mut |done, all| {
        let percent = (100 * done).checked_div(all).unwrap_or(100);
        if shows && last != Some(percent) {
            last = Some(percent);
            session.out.progress(&format!("{said} {percent:>3} %"));
        }
    })?;
    if shows {
        session.print_note("");
    }
    Ok(())
}

/// Says where the demo is and what to try there. `folder` is as the person would write it.
fn tell(session: &mut Session, folder: &Path, name: &'static str) -> VerbResult {
    let top = session.environment.folder.join(folder);
    let plan = demo::plan_dir(&top, name);
    let workspace = Workspace::open(&plan)?;
    if session.common.json {
        session.out.json(&json!({
            "folder": top.to_string_lossy(),
            "plan": plan.to_string_lossy(),
            "today": workspace.today().day,
        }))?;
        return Ok(ExitStatus::Done);
    }
    let said = fl!(
        session.catalogue,
        "cli-demo-made",
        folder = shown(&top),
        day = session.catalogue.long_date(workspace.today().day)
    );
    session.out.line(&said)?;
    session.out.line("")?;
    let story = demo::story(name).map_err(DemoError::from)?;
    let adopter = workspace.plan().config.people.get(story.adopter.as_str());
    let author = adopter.and_then(|person| person.addresses().next()).unwrap_or_default();
    let busy = busiest(&workspace).unwrap_or_else(|| "groups".to_owned());
    for command in [
        "--oneline -20".to_owned(),
        format!("-p -- 'plans/*/{busy}'"),
        format!("--author={author} --since={}-01-01", story.day.year()),
    ] {
        let command = format!("  git -C {} log {command}", shown(folder));
        session.out.toned(&command, Tone::Strong)?;
    }
    say_what_opens(session, Contents::One(name), folder)
}

/// Says which command opens the demo.
fn say_what_opens(session: &mut Session, contents: Contents, folder: &Path) -> VerbResult {
    let is_usual = folder == contents.folder();
    let what = match contents {
        Contents::All => " --all".to_owned(),
        Contents::One(demo::DEFAULT) if is_usual => String::new(),
        Contents::One(name) => format!(" {name}"),
    };
    let place = if is_usual {
        String::new()
    } else {
        format!(" {}", shown(folder))
    };
    session.out.line("")?;
    let command = format!("copil demo{what}{place}");
    let open = fl!(session.catalogue, "cli-demo-open", command = command);
    session.out.line(&open)?;
    Ok(ExitStatus::Done)
}

/// The plans of the demo of all of them.
fn all_plans(top: &Path) -> PlanList {
    let plans = Contents::All.plans().into_iter();
    PlanList::of_folders(top, plans.map(|name| demo::plan_dir(top, name)).collect())
}

/// Says where the demo of all plans is, and which day it is for each.
fn tell_all(session: &mut Session, folder: &Path) -> VerbResult {
    let top = session.environment.folder.join(folder);
    let mut plans = Vec::new();
    for name in Contents::All.plans() {
        plans.push((name, Workspace::open(&demo::plan_dir(&top, name))?));
    }
    if session.common.json {
        let plans = plans.iter().map(|(name, workspace)| {
            json!({
                "plan": demo::plan_dir(&top, name).to_string_lossy(),
                "today": workspace.today().day,
            })
        });
        let plans: Vec<_> = plans.collect();
        session
            .out
            .json(&json!({ "folder": top.to_string_lossy(), "plans": plans }))?;
        return Ok(ExitStatus::Done);
    }
    let said = fl!(session.catalogue, "cli-demo-all-made", folder = shown(&top));
    session.out.line(&said)?;
    session.out.line("")?;
    for (name, workspace) in &plans {
        let day = session.catalogue.long_date(workspace.today().day);
        let dir = demo::plan_dir(folder, name);
        session.out.toned(&format!("  copil {}", shown(&dir)), Tone::Strong)?;
        session
            .out
            .line(&format!("    {} · {day}", sanitize(&workspace.plan().config.title)))?;
    }
    say_what_opens(session, Contents::All, folder)
}

/// The file, below its plan, of the action that changed last.
fn busiest(workspace: &Workspace) -> Option<String> {
    let mut found = None;
    let mut history = workspace.history().ok()?;
    let mut visit = |entry: crate::workspace::LogEntry| {
        let action = entry.changes.iter().find_map(|change| change.action().cloned());
        match action.and_then(|action| workspace.file_of(&copil_plan::Subject::Action(action))) {
            Some((path, _)) => {
                found = Some(path.as_str().to_owned());
                std::ops::ControlFlow::Break(())
            }
            None => std::ops::ControlFlow::Continue(()),
        }
    };
    history
        .log(
            &LogScope::All,
            &mut |_, _| std::ops::ControlFlow::Continue(()),
            &mut visit,
        )
        .ok()?;
    found
}
