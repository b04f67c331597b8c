//! `copil init [DIR]`: a new plan, with a commented `plan.toml` and, where there is none, a repository.

use std::path::{Path, PathBuf};

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{help, recording};
use crate::report::diff;
use crate::wording::lookup::{find_day, new_id};
use crate::wording::sentence::shown;
use crate::workspace::init::{self, NewPlan};
use crate::workspace::today::Today;
use crate::workspace::{CommitDetails, PreparedFile};
use copil_plan::fold::fold;
use copil_plan::names::OtherMeaning;
use copil_plan::shape::Timing;
use copil_plan::{GroupId, Language, Plan, PlanId, Refusal};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::ALL, Language::code))]
    pub language: Option<Language>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub end: Option<String>,
    #[arg(long, value_name = "ID=TITLE")]
    pub group: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &InitArgs) -> VerbResult {
    let here = session.environment.folder.clone();
    let top = arguments
        .folder
        .as_ref()
        .map_or(here.clone(), |folder| here.join(folder));
    let today = Today::find(None)?.day;
    let asks = arguments.title.is_none();
    let question = fl!(session.catalogue, "cli-ask-plan-title");
    let title = session.option_or_answer(arguments.title.clone(), &question, "--title")?;
    let id = id(session, arguments, &title, asks)?;
    let language = match arguments.language {
        Some(language) => language,
        None if asks => asked_language(session)?,
        None => session.catalogue.language(),
    };
    let day = |text: &str| find_day(&Plan::empty(id.clone()), Timing::Planned, today, text);
    let start = answer(session, arguments.start.as_deref(), "cli-ask-start", asks)?;
    let start = start.as_deref().map(day).transpose()?;
    let end = answer(session, arguments.end.as_deref(), "cli-ask-end", asks)?;
    let end = end.as_deref().map(day).transpose()?;
    let groups = groups(session, arguments, asks)?;
    let plan = NewPlan {
        id,
        title,
        language,
        start,
        end,
        groups,
    };
    let dir = init::folder_for(&top, &plan.id);
    let context = CommitDetails {
        reason: session.common.reason.clone(),
        request: Some(session.request(&dir)),
        ..Default::default()
    };
    plan.check_ids()?;
    if session.common.dry_run {
        return show(session, &top, &plan);
    }
    session.refuse_if_recorded(&dir)?;
    let (workspace, recorded) = init::create(&top, &plan, &context)?;
    session.made = Some((workspace.dir().to_owned(), recorded.commit));
    if session.common.json {
        session.out.json(&json!({
            "plan": plan.id.as_str(),
            "folder": workspace.dir().to_string_lossy(),
            "commit": recorded.commit.to_string(),
        }))?;
        return Ok(ExitStatus::Done);
    }
    recording::close(session, &workspace, &[recorded])?;
    let said = fl!(session.catalogue, "cli-init-done", folder = shown(workspace.dir()));
    session.out.line(&said)?;
    Ok(ExitStatus::Done)
}

/// The files that would be written.
fn show(session: &mut Session, top: &Path, plan: &NewPlan) -> VerbResult {
    let mut page = session.page();
    for (path, bytes) in plan.files() {
        let file = PreparedFile {
            path,
            before: None,
            after: Some(bytes),
        };
        diff::write(&file, &mut page);
    }
    session.out.page(&page)?;
    let said = fl!(
        session.catalogue,
        "cli-init-would",
        folder = shown(&init::folder_for(top, &plan.id))
    );
    session.print_note(&said);
    Ok(ExitStatus::Done)
}

fn id(session: &mut Session, arguments: &InitArgs, title: &str, asks: bool) -> Result<PlanId, Failure> {
    let proposed = proposed_id(title);
    let text = match &arguments.id {
        Some(id) => id.clone(),
        None if asks => {
            let question = fl!(session.catalogue, "cli-ask-plan-id", proposed = proposed.as_str());
            session.ask(&question)?.unwrap_or(proposed)
        }
        None => proposed,
    };
    let id: PlanId = new_id(&text)?;
    // `copil PLAN` opens a plan by its id.
    if help::command(&session.catalogue).find_subcommand(id.as_str()).is_some() {
        let (id, meaning) = (id.to_string(), OtherMeaning::Verb);
        return Err(Refusal::OtherMeaning { id, meaning }.into());
    }
    Ok(id)
}

/// An id made of a title: its first telling words, without accents.
fn proposed_id(title: &str) -> String {
    let folded = fold(title);
    let words = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() > 2);
    let mut id = String::new();
    for word in words.take(4) {
        if id.len() + word.len() > 32 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    if id.is_empty() { "plan".to_owned() } else { id }
}

fn asked_language(session: &mut Session) -> Result<Language, Failure> {
    let own = session.catalogue.language();
    let question = fl!(session.catalogue, "cli-ask-language", proposed = own.code());
    let answer = session.ask(&question)?;
    let word = answer.map(|answer| answer.chars().take(2).collect::<String>().to_lowercase());
    Ok(word.and_then(|word| Language::from_word(&word)).unwrap_or(own))
}

fn answer(session: &mut Session, said: Option<&str>, question: &str, asks: bool) -> Result<Option<String>, Failure> {
    match said {
        Some(text) => Ok(Some(text.to_owned())),
        None if asks => {
            let question = session.catalogue.find(question).unwrap_or_default();
            session.ask(&question)
        }
        None => Ok(None),
    }
}

fn groups(session: &mut Session, arguments: &InitArgs, asks: bool) -> Result<Vec<(GroupId, String)>, Failure> {
    let mut texts = arguments.group.clone();
    if texts.is_empty() && asks {
        let question = fl!(session.catalogue, "cli-ask-group");
        texts.extend(session.ask(&question)?);
    }
    let groups = texts.iter().map(|text| {
        let (id, title) = text.split_once('=').unwrap_or((text, text));
        let id = id.trim();
        Ok((new_id(id)?, title.trim().to_owned()))
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_proposed_from_the_title() {
        assert_eq!(
            proposed_id("Plan d’action « Égalité » 2026"),
            "plan-action-egalite-2026"
        );
        assert_eq!(proposed_id("À où ?"), "plan");
        assert!(proposed_id(&"mot ".repeat(100)).len() <= 32);
    }
}
