//! What recording would do, commit by commit, before anything is recorded.

use i18n_embed_fl::fl;

use crate::tui::request::PreviewOutcome;
use crate::wording::Catalogue;

/// What would become of each commit, what is refused first.
#[derive(Clone, Debug, Default)]
pub(super) struct PromptPreview {
    outcome: Vec<PreviewOutcome>,
    /// The first line to be seen.
    pub(super) first: usize,
    /// Whether the person was asked to go on without what is refused.
    pub(super) without: bool,
}

/// One line of the preview, and how it is to look.
pub(super) enum PreviewLine {
    Commit(String),
    Already(String),
    Refused(String),
}

impl PromptPreview {
    pub(super) fn of(outcome: Vec<PreviewOutcome>) -> Self {
        Self {
            outcome,
            first: 0,
            without: false,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.outcome.is_empty()
    }

    /// How many commits would be made, how many are refused, and of how many all is so already.
    pub(super) fn counts(&self) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        for one in &self.outcome {
            match one {
                PreviewOutcome::Commit(_) => counts.0 += 1,
                PreviewOutcome::Refused(_)
                | PreviewOutcome::Doubted(_)
                | PreviewOutcome::ReferredTo(_)
                | PreviewOutcome::Asked(_) => counts.1 += 1,
                PreviewOutcome::Already(_) => counts.2 += 1,
            }
        }
        counts
    }

    /// Whether something is refused only because it may well be a slip.
    pub(super) fn is_doubted(&self) -> bool {
        self.outcome.iter().any(|one| matches!(one, PreviewOutcome::Doubted(_)))
    }

    /// Whether something is refused only because of what refers to it.
    pub(super) fn is_referred_to(&self) -> bool {
        let is_it = |one: &PreviewOutcome| matches!(one, PreviewOutcome::ReferredTo(_));
        self.outcome.iter().any(is_it)
    }

    /// Whether anything stands in the way of recording all that is asked for.
    pub(super) fn is_hindered(&self) -> bool {
        let (commits, refused, _) = self.counts();
        refused > 0 || commits == 0
    }

    /// Whether the commit at a place would be made.
    pub(super) fn is_made(&self, at: usize) -> bool {
        matches!(self.outcome.get(at), Some(PreviewOutcome::Commit(_)))
    }

    /// The lines: what is refused with why, what would be recorded, and what is so already.
    pub(super) fn lines(&self) -> Vec<PreviewLine> {
        let (mut refused, mut made, mut already) = (Vec::new(), Vec::new(), Vec::new());
        for one in &self.outcome {
            match one {
                PreviewOutcome::Commit(subject) => made.push(PreviewLine::Commit(subject.clone())),
                PreviewOutcome::Already(sentence) => already.push(PreviewLine::Already(sentence.what.clone())),
                PreviewOutcome::Refused(sentence)
                | PreviewOutcome::Doubted(sentence)
                | PreviewOutcome::ReferredTo(sentence) => {
                    let hint = sentence.hint.as_deref().unwrap_or_default();
                    let said = format!("{} {hint}", sentence.what);
                    refused.push(PreviewLine::Refused(said.trim_end().to_owned()));
                }
                // Only a proposal asks, which is no prompt of this kind.
                PreviewOutcome::Asked(_) => {}
            }
        }
        refused.extend(made);
        refused.extend(already);
        refused
    }

    /// How many commits would be made, and what would not: the line above those of the commits.
    pub(super) fn heading(&self, catalogue: &Catalogue) -> String {
        let (commits, refused, already) = self.counts();
        let mut said = Vec::new();
        if refused > 0 {
            said.push(fl!(catalogue, "tui-refused", count = refused));
        }
        said.push(fl!(catalogue, "tui-commits", count = commits));
        if already > 0 {
            said.push(fl!(catalogue, "tui-already", count = already));
        }
        said.join(" · ")
    }
}
