//! Proposals: listed, read and decided on the screen. What they come to is worked out beside the drawing thread.

use super::App;
use super::background::TaskResult;
use crate::tui::screen::Screen;
use crate::tui::screen::proposals::{ProposalScreen, ProposePrompt, proposals};
use crate::workspace::proposal::{Proposal, ProposalComparison, ProposalSummary};
use crate::workspace::{Error, Workspace};

/// What was asked of proposals.
pub enum ProposalAnswer {
    /// Those that there are.
    Listed(Result<Vec<ProposalSummary>, Error>),
    /// What one comes to.
    Read(Box<Result<ProposalComparison, Error>>),
}

impl App {
    /// The prompt that puts what the prompt on top asks for in a proposal.
    pub(super) fn propose(&mut self) -> Option<Box<dyn Screen>> {
        let context = self.state.context();
        let request = self.overlays.last_mut()?.edit_prompt()?.request(&context)?;
        let known = self.state.workspace.proposals().unwrap_or_default();
        let known = known.iter().map(|proposal| proposal.name.to_string()).collect();
        Some(Box::new(ProposePrompt::of(request, known)))
    }

    /// Has the proposals listed.
    pub(super) fn list_proposals(&mut self) {
        let workspace = self.state.workspace.duplicate();
        self.spawn_opening(move || TaskResult::Proposals(ProposalAnswer::Listed(summaries(&workspace))));
    }

    /// Has a proposal read.
    pub(super) fn read_proposal(&mut self, proposal: Proposal) {
        self.overlays.pop();
        let workspace = self.state.workspace.duplicate();
        self.spawn_opening(move || {
            let read = workspace.compare_proposal(&proposal);
            TaskResult::Proposals(ProposalAnswer::Read(Box::new(read)))
        });
    }

    /// Shows what was asked of proposals.
    pub(super) fn proposals_told(&mut self, answer: ProposalAnswer) {
        match answer {
            ProposalAnswer::Listed(Ok(summaries)) => {
                self.opened();
                let list = proposals(summaries, &self.state.context());
                self.open(list);
            }
            ProposalAnswer::Read(read) => match *read {
                Ok(compared) => {
                    self.opened();
                    self.open(Box::new(ProposalScreen::of(compared)));
                    self.request_preview();
                }
                Err(error) => self.not_opened(&error),
            },
            ProposalAnswer::Listed(Err(error)) => self.not_opened(&error),
        }
    }
}

fn summaries(workspace: &Workspace) -> Result<Vec<ProposalSummary>, Error> {
    let proposals = workspace.proposals()?.into_iter();
    proposals.map(|proposal| workspace.summary_of(proposal)).collect()
}
