//! What a person asks to have recorded, and what would become of it.

use std::sync::Arc;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::component::PageWriter;
use super::context::Context;
use super::screen::Session;
use super::screen::import::ReturnedImport;
use crate::wording::Catalogue;
use crate::wording::sentence::{self, ScreenKeys, Sentence};
use crate::workspace::Answers;
use crate::workspace::import_preview::ImportPreview;
use crate::workspace::judge::MergeFault;
use crate::workspace::proposal::Proposal;
use crate::workspace::{CommitDetails, Error, ProposalError, RecordedCommit, Sitting, Undo, Workspace};
use copil_plan::change::Clash;
use copil_plan::intent::MeetingAct;
use copil_plan::{ActionId, DecisionRef, Intent, MeetingId, Refusal};

/// What a person asks to have recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum EditRequest {
    /// Changes, each to be a commit of its own.
    Change {
        /// What is to change.
        intents: Vec<Intent>,
        /// Why.
        reason: Option<String>,
        /// The day it took effect, when it is not today.
        on: Option<NaiveDate>,
        /// Whether the person is sure of what may well be a slip.
        sure: bool,
    },
    /// Taking changes back.
    Undo {
        /// The commits, in the order in which they are taken back; none for the last change alone.
        commits: Vec<String>,
        /// What this run of the screen recorded: the last change is the last of these.
        sitting: Sitting,
        /// Why.
        reason: Option<String>,
        /// Whether the person is sure that an older change is meant.
        sure: bool,
        /// Whether what refers to a thing that goes is changed too.
        with_references: bool,
    },
    /// Making again what was taken back.
    Redo {
        /// Why.
        reason: Option<String>,
    },
    /// Repairing what was brought together elsewhere.
    Repair {
        /// What it has otherwise than joining by meaning gives.
        fault: MergeFault,
        /// Why.
        reason: Option<String>,
    },
    /// A request put in a proposal.
    InProposal {
        /// The proposal's name, as it is typed.
        name: String,
        /// What is put in it.
        request: Box<EditRequest>,
    },
    /// Joining a proposal to the plan.
    Accept {
        /// The proposal.
        proposal: Proposal,
        /// How what clashes is answered.
        answers: Answers,
        /// Why.
        reason: Option<String>,
        /// The meeting that decides it.
        meeting: Option<MeetingId>,
    },
    /// Refusing a proposal.
    Refuse {
        /// The proposal.
        proposal: Proposal,
        /// Why, without which it is not refused.
        reason: Option<String>,
        /// The meeting that decides it.
        meeting: Option<MeetingId>,
    },
    /// Recording the edits made outside the program.
    HandEdits {
        /// Why.
        reason: Option<String>,
    },
    /// Taking in what a file says.
    Import {
        /// The file as it was understood.
        preview: Arc<ImportPreview>,
        /// Why.
        reason: Option<String>,
    },
    /// Taking back an export that was edited.
    TakeBack {
        /// The export as it came back.
        returned: Arc<ReturnedImport>,
        /// How what clashes is answered.
        answers: Answers,
        /// Why.
        reason: Option<String>,
    },
    /// A change that was said in a meeting.
    Said {
        /// The change.
        change: Box<EditRequest>,
        /// The meeting.
        meeting: MeetingId,
        /// The decision that it follows from.
        decision: Option<DecisionRef>,
    },
}

impl EditRequest {
    /// What is done to a meeting.
    pub fn of_meeting(meeting: &MeetingId, act: MeetingAct, reason: Option<String>, sure: bool) -> Self {
        let id = meeting.clone();
        Self::Change {
            intents: vec![Intent::Meeting { id, act }],
            reason,
            on: None,
            sure,
        }
    }

    /// The same as it was said in a meeting. What is done to the meeting itself says so anyway.
    #[must_use]
    pub fn in_session(self, session: Session) -> Self {
        let is_of_it = |intent: &Intent| matches!(intent, Intent::Meeting { .. } | Intent::AddMeeting { .. });
        match &self {
            Self::Change { intents, .. } if !intents.iter().any(is_of_it) => {}
            Self::Accept { .. } | Self::Refuse { .. } => return self.decided_by(session.meeting),
            _ => return self,
        }
        // A change of what was decided on follows from the decision; what is reported of it does not.
        let follows = |action: &ActionId| self.actions().all(|id| id == action) && !self.reports();
        let decision = session.decision.filter(|(action, _)| follows(action));
        Self::Said {
            change: Box::new(self),
            meeting: session.meeting,
            decision: decision.map(|(_, decision)| decision),
        }
    }

    /// What becomes of a proposal, as a meeting decides it.
    fn decided_by(mut self, decides: MeetingId) -> Self {
        if let Self::Accept { meeting, .. } | Self::Refuse { meeting, .. } = &mut self {
            *meeting = Some(decides);
        }
        self
    }

    /// Whether it tells how things are, and changes nothing of what is to be done.
    fn reports(&self) -> bool {
        self.intents().iter().all(Intent::reports)
    }

    fn intents(&self) -> &[Intent] {
        match self {
            Self::Change { intents, .. } => intents,
            Self::Said { change, .. } => change.intents(),
            _ => &[],
        }
    }

    /// The actions that it would change.
    pub fn actions(&self) -> impl Iterator<Item = &ActionId> {
        self.intents().iter().filter_map(Intent::action)
    }

    /// Whether it makes one commit at most, so that nothing stands when it fails.
    pub fn is_single(&self) -> bool {
        match self {
            Self::Change { intents, .. } => intents.len() <= 1,
            Self::Undo { commits, .. } => commits.len() <= 1,
            Self::Redo { .. } | Self::Repair { .. } => true,
            Self::HandEdits { .. } => false,
            Self::Said { change, .. } => change.is_single(),
            Self::InProposal { request, .. } => request.is_single(),
            Self::Accept { .. } | Self::Refuse { .. } | Self::Import { .. } | Self::TakeBack { .. } => true,
        }
    }

    /// How many screens it is asked for by, one over the other: all are left once it is recorded.
    pub fn screens(&self) -> usize {
        match self {
            Self::InProposal { request, .. } => 1 + request.screens(),
            Self::Import { .. } => 2,
            _ => 1,
        }
    }

    fn details(&self) -> CommitDetails {
        let (reason, on, sure) = match self {
            Self::Change { reason, on, sure, .. } => (reason, *on, *sure),
            Self::Undo { reason, sure, .. } => (reason, None, *sure),
            Self::Redo { reason }
            | Self::Repair { reason, .. }
            | Self::HandEdits { reason }
            | Self::Accept { reason, .. }
            | Self::Refuse { reason, .. }
            | Self::Import { reason, .. }
            | Self::TakeBack { reason, .. } => (reason, None, false),
            Self::InProposal { request, .. } => return request.details(),
            Self::Said {
                change,
                meeting,
                decision,
            } => {
                return CommitDetails {
                    meeting: Some(meeting.clone()),
                    decision: decision.clone(),
                    ..change.details()
                };
            }
        };
        let meeting = match self {
            Self::Accept { meeting, .. } | Self::Refuse { meeting, .. } => meeting.clone(),
            _ => None,
        };
        CommitDetails {
            reason: reason.clone(),
            on,
            sure,
            meeting,
            with_references: matches!(
                self,
                Self::Undo {
                    with_references: true,
                    ..
                }
            ),
            ..CommitDetails::default()
        }
    }

    /// What would become of each commit, in order.
    pub fn preview(&self, workspace: &Workspace, catalogue: &Catalogue, keys: &ScreenKeys) -> Vec<PreviewOutcome> {
        let details = &self.details();
        let undo = |what| {
            vec![
                workspace
                    .prepare_undo(what, details)
                    .map(|one| one.subject().to_owned()),
            ]
        };
        let subjects = match self {
            Self::Change { .. } | Self::Said { .. } => workspace.preview(self.intents(), details),
            Self::Undo { commits, .. } if !commits.is_empty() => workspace.preview_undo(commits, details),
            Self::Undo { sitting, .. } => undo(&Undo::LastOf(sitting.clone())),
            Self::Redo { .. } => undo(&Undo::Redo),
            Self::Repair { fault, .. } => {
                let prepared = workspace.prepare_repair(fault, details);
                vec![prepared.map(|one| one.subject().to_owned())]
            }
            Self::InProposal { name, request } => {
                return match in_proposal(workspace, name) {
                    Ok(proposal) => request.preview(&proposal, catalogue, keys),
                    Err(error) => vec![PreviewOutcome::of(Err(error), workspace, catalogue, keys)],
                };
            }
            Self::Accept { proposal, answers, .. } => {
                let prepared = workspace.prepare_accept(proposal, answers, details);
                vec![prepared.map(|one| one.subject().to_owned())]
            }
            Self::Refuse { proposal, reason, .. } => vec![match reason {
                Some(_) => Ok(workspace.subject_of_refusal(proposal)),
                None => Err(ProposalError::NeedsReason.into()),
            }],
            Self::Import { preview, .. } => {
                let prepared = workspace.prepare_preview(preview, details);
                vec![prepared.map(|prepared| prepared.subject().to_owned())]
            }
            Self::TakeBack {
                returned,
                answers,
                reason,
            } => match returned.fitted(workspace, reason.as_deref(), answers) {
                Ok(merge) if !merge.clashes.is_empty() => return vec![PreviewOutcome::Asked(merge.clashes)],
                Ok(merge) => {
                    let prepared = workspace.prepare_returned(&returned.source, &merge, details);
                    vec![prepared.map(|prepared| prepared.subject().to_owned())]
                }
                Err(error) => vec![Err(error)],
            },
            Self::HandEdits { .. } => match workspace.prepare_hand_edits(None, details) {
                Ok(prepared) => prepared.iter().map(|one| Ok(one.subject().to_owned())).collect(),
                Err(error) => vec![Err(error)],
            },
        };
        let outcome = |subject| PreviewOutcome::of(subject, workspace, catalogue, keys);
        subjects.into_iter().map(outcome).collect()
    }

    /// Records it. Of several changes, those made before one failed stand; the error says so.
    pub fn record(&self, workspace: &mut Workspace) -> Result<Vec<RecordedCommit>, Error> {
        let details = self.details();
        match self {
            Self::Change { .. } | Self::Said { .. } => workspace.record_all(self.intents(), &details),
            Self::Undo { commits, .. } if !commits.is_empty() => workspace.undo_all(commits, &details),
            Self::Undo { sitting, .. } => Ok(vec![workspace.undo(&Undo::LastOf(sitting.clone()), &details)?]),
            Self::Redo { .. } => Ok(vec![workspace.undo(&Undo::Redo, &details)?]),
            Self::Repair { fault, .. } => Ok(vec![workspace.repair_merge(fault, &details)?]),
            Self::HandEdits { .. } => workspace.record_hand_edits(None, &details),
            Self::Import { preview, .. } => Ok(vec![workspace.record_preview(preview, &details)?]),
            Self::TakeBack {
                returned,
                answers,
                reason,
            } => {
                let merge = returned.fitted(workspace, reason.as_deref(), answers)?;
                Ok(vec![workspace.record_returned(&returned.source, &merge, &details)?])
            }
            Self::InProposal { name, request } => request.record(&mut in_proposal(workspace, name)?),
            Self::Accept { proposal, answers, .. } => Ok(vec![workspace.accept(proposal, answers, &details)?]),
            Self::Refuse { proposal, reason, .. } => {
                if reason.is_none() {
                    return Err(ProposalError::NeedsReason.into());
                }
                workspace.refuse(proposal, &details).map(|_| Vec::new())
            }
        }
    }
}

/// The plan as it is in the proposal of a name that was typed.
fn in_proposal(workspace: &Workspace, name: &str) -> Result<Workspace, Error> {
    workspace.in_proposal(&workspace.proposal_name(name)?)
}

/// What would become of one commit of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum PreviewOutcome {
    /// It would be made, with this subject.
    Commit(String),
    /// There is nothing to do: all is so already.
    Already(Sentence),
    /// It may well be a slip, or not what is meant: it would be made by a person who is sure.
    Doubted(Sentence),
    /// It would be refused unless what refers to a thing that goes is changed too.
    ReferredTo(Sentence),
    /// It would be refused.
    Refused(Sentence),
    /// It would be refused until these are answered: the answers so far may have led to them.
    Asked(Vec<Clash>),
}

impl PreviewOutcome {
    fn of(subject: Result<String, Error>, workspace: &Workspace, catalogue: &Catalogue, keys: &ScreenKeys) -> Self {
        let error = match subject {
            Ok(subject) => return Self::Commit(subject),
            Err(error) => error,
        };
        if let Error::Proposal(asks) = &error
            && let ProposalError::Clashes { clashes, .. } = &**asks
        {
            return Self::Asked(clashes.clone());
        }
        let sentence = sentence::error_on_screen(catalogue, workspace.plan(), &error, keys);
        match error {
            Error::NothingChanged | Error::Refused(Refusal::AlreadySo { .. }) => Self::Already(sentence),
            Error::Refused(Refusal::Doubtful { .. }) | Error::OutsideSitting { .. } => Self::Doubted(sentence),
            Error::StillReferredTo { .. } => Self::ReferredTo(sentence),
            _ => Self::Refused(sentence),
        }
    }
}

/// Writes what would become of a request, and that it is being worked out.
pub fn write_preview(page: &mut PageWriter, outcome: &[PreviewOutcome], context: &Context<'_>) {
    let (theme, first) = (context.theme, page.lines.len());
    for one in outcome {
        match one {
            PreviewOutcome::Commit(subject) => page.wrapped(&format!("→ {subject}"), theme.strong()),
            PreviewOutcome::Already(sentence)
            | PreviewOutcome::Doubted(sentence)
            | PreviewOutcome::ReferredTo(sentence)
            | PreviewOutcome::Refused(sentence) => {
                for text in std::iter::once(&sentence.what).chain(&sentence.hint) {
                    page.wrapped(text, theme.warning());
                }
            }
            // Whoever shows it shows the questions.
            PreviewOutcome::Asked(_) => {}
        }
    }
    mark_previewing(page, first, context);
}

/// Shows quietly that the preview, whose lines begin at `first`, is being worked out.
pub fn mark_previewing(page: &mut PageWriter, first: usize, context: &Context<'_>) {
    if !context.previewing {
        return;
    }
    if page.lines.len() == first {
        page.push(fl!(context.catalogue(), "tui-previewing"));
    }
    for line in &mut page.lines[first..] {
        line.style = context.theme.quiet();
    }
}
