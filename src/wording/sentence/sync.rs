//! Why the plan is not in step with the shared one, in words.

use i18n_embed_fl::fl;

use super::{ScreenKeys, Sentence, shown};
use crate::wording::{Catalogue, problem};
use crate::workspace::SyncError;
use copil_git::TransportError;
use copil_plan::change::Clash;
use copil_plan::sanitize::sanitize;

/// How many files or problems a sentence names.
const NAMED: usize = 3;

pub(super) fn sync(catalogue: &Catalogue, error: &SyncError) -> Sentence {
    let named = |names: &[String]| sanitize(&names.get(..NAMED).unwrap_or(names).join(", "));
    match error {
        SyncError::NoRemote => sentence!(catalogue, "error-sync-no-remote"; "hint-sync-no-remote"),
        SyncError::SeveralRemotes { remotes } => {
            let first = remotes.first().map_or("origin", String::as_str);
            sentence!(
                catalogue,
                "error-sync-several-remotes", names = sanitize(&remotes.join(", "));
                "hint-sync-several-remotes", name = sanitize(first)
            )
        }
        SyncError::NothingRecorded => sentence!(catalogue, "error-sync-nothing-recorded"),
        SyncError::Unrelated { .. } => sentence!(catalogue, "error-sync-unrelated"; "hint-sync-unrelated"),
        SyncError::Shallow => sentence!(catalogue, "error-sync-shallow"; "hint-unshallow"),
        SyncError::Rewritten { missing, range } => {
            let missing = *missing;
            sentence!(
                catalogue,
                "error-sync-rewritten", missing = missing;
                "hint-sync-rewritten", range = sanitize(range)
            )
        }
        SyncError::NotFetched(why) => transport(catalogue, why),
        SyncError::NotCloned(why) => {
            let sentence = transport(catalogue, why);
            match why {
                TransportError::NoRepository { .. } => sentence.hint(Some(fl!(catalogue, "hint-clone-address"))),
                _ => sentence,
            }
        }
        SyncError::FolderInTheWay { path } => {
            sentence!(catalogue, "error-clone-folder", path = shown(path); "hint-clone-folder")
        }
        SyncError::NotSent { waiting, why, .. } => {
            let (waiting, why) = (*waiting, transport(catalogue, why));
            let waits = fl!(catalogue, "error-sync-not-sent", waiting = waiting);
            let what = format!("{} {waits}", why.what);
            Sentence { what, ..why }
        }
        SyncError::Overtaken { .. } => sentence!(catalogue, "error-sync-overtaken"; "hint-try-again"),
        SyncError::Questions { clashes } => sentence!(
            catalogue,
            "error-sync-questions", count = count(clashes);
            "hint-sync-questions"
        ),
        SyncError::QuestionsElsewhere { plan, clashes, .. } => sentence!(
            catalogue,
            "error-sync-questions-elsewhere", count = count(clashes), plan = sanitize(plan.as_str());
            "hint-sync-questions-elsewhere", plan = sanitize(plan.as_str())
        ),
        SyncError::Unrecorded { paths } => {
            sentence!(catalogue, "error-sync-unrecorded", paths = named(paths); "hint-record")
        }
        SyncError::Elsewhere { paths, branch } => sentence!(
            catalogue,
            "error-sync-elsewhere", paths = named(paths);
            "hint-sync-elsewhere", branch = sanitize(branch)
        ),
        SyncError::Faulty { problems } => {
            let told: Vec<String> = problems.iter().map(|found| problem::line(catalogue, found)).collect();
            let told = told.get(..NAMED).unwrap_or(&told).join(" · ");
            sentence!(catalogue, "error-sync-faulty", count = problems.len(), named = told; "hint-sync-faulty")
        }
    }
}

/// How many questions clashes are.
fn count(clashes: &[Clash]) -> usize {
    let mut questions: Vec<_> = clashes.iter().map(|clash| (&clash.subject, clash.question())).collect();
    questions.sort();
    questions.dedup();
    questions.len()
}

/// What to do about it on the screen, where nobody has to know git.
pub(super) fn sync_hint(catalogue: &Catalogue, error: &SyncError, keys: &ScreenKeys) -> Option<String> {
    match error {
        SyncError::NoRemote | SyncError::SeveralRemotes { .. } | SyncError::Unrelated { .. } => {
            Some(fl!(catalogue, "tui-hint-sync-keeper"))
        }
        SyncError::Rewritten { .. } => Some(fl!(catalogue, "tui-hint-sync-rewritten")),
        SyncError::NotFetched(why) | SyncError::NotSent { why, .. } => transport_hint(catalogue, why),
        SyncError::Unrecorded { .. } => {
            let (record, sync) = (keys.record.as_str(), keys.sync.as_str());
            Some(fl!(catalogue, "tui-hint-sync-unrecorded", record = record, sync = sync))
        }
        SyncError::Elsewhere { .. } => Some(fl!(catalogue, "tui-hint-sync-elsewhere")),
        SyncError::QuestionsElsewhere { plan, .. } => {
            let (plan, key, back) = (sanitize(plan.as_str()), keys.questions.as_str(), keys.back.as_str());
            Some(fl!(
                catalogue,
                "tui-hint-sync-questions-elsewhere",
                plan = plan,
                key = key,
                back = back
            ))
        }
        error => sync(catalogue, error).hint,
    }
}

fn transport_hint(catalogue: &Catalogue, error: &TransportError) -> Option<String> {
    match error {
        TransportError::Authentication { .. } => Some(fl!(catalogue, "tui-hint-sync-password")),
        TransportError::UnknownHost { .. } => Some(fl!(catalogue, "tui-hint-sync-host")),
        TransportError::NoRepository { .. } => Some(fl!(catalogue, "tui-hint-sync-keeper")),
        error => transport(catalogue, error).hint,
    }
}

/// Why nothing was exchanged.
pub(super) fn transport(catalogue: &Catalogue, error: &TransportError) -> Sentence {
    // The first line says it; the others give advice.
    let detail = |said: &str| {
        sanitize(
            said.lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default()
                .trim(),
        )
    };
    match error {
        TransportError::NoGit { said } => {
            sentence!(catalogue, "error-transport-no-git", detail = detail(said); "hint-transport-no-git")
        }
        TransportError::Offline { .. } => sentence!(catalogue, "error-transport-offline"),
        TransportError::Authentication { said, .. } => sentence!(
            catalogue,
            "error-transport-authentication";
            "hint-transport-authentication", detail = detail(said)
        ),
        TransportError::UnknownHost { said, .. } => sentence!(
            catalogue,
            "error-transport-unknown-host";
            "hint-transport-unknown-host", detail = detail(said)
        ),
        TransportError::NoRepository { .. } => sentence!(
            catalogue,
            "error-transport-no-repository";
            "hint-transport-no-repository"
        ),
        TransportError::Refused { rule, .. } => sentence!(
            catalogue,
            "error-transport-refused", rule = sanitize(rule);
            "hint-transport-refused"
        ),
        TransportError::Behind { .. } => sentence!(catalogue, "error-sync-overtaken"; "hint-try-again"),
        TransportError::DiskFull { .. } => sentence!(catalogue, "error-transport-full"),
        TransportError::Stopped => sentence!(catalogue, "error-transport-stopped"),
        TransportError::Other { said } => sentence!(catalogue, "error-transport-other", detail = detail(said)),
    }
}
