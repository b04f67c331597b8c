//! Proposals on the screen: the prompt that puts a change in one, the list of them, and one to be read and decided.

mod decide;
mod propose;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::workspace::proposal::{Proposal, ProposalSummary};
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;

pub use decide::ProposalScreen;
pub use propose::ProposePrompt;

/// A proposal in the list.
#[derive(Clone, Debug)]
struct ProposalLine {
    proposal: Proposal,
    name: String,
    what: String,
    folded: String,
}

/// The widest that the list is drawn.
const WIDEST: u16 = 90;

/// The list of proposals that are to be decided.
pub fn proposals(summaries: Vec<ProposalSummary>, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let line = |summary: ProposalSummary| {
        let would = summary
            .would
            .map(|would| catalogue.proposal_outcome(would.changes, would.clashes));
        let would = would.unwrap_or_else(|| fl!(catalogue, "proposal-state-unrelated"));
        let name = sanitize(summary.proposal.name.as_str());
        let what = format!("{} · {would} · {}", catalogue.short_date(summary.day), summary.subject);
        ProposalLine {
            folded: fold(&format!("{name} {what}")),
            proposal: summary.proposal,
            name,
            what,
        }
    };
    let lines = summaries.into_iter().map(line).collect();
    let picker = Picker::new(fl!(catalogue, "tui-proposals-title"), WIDEST, lines);
    Box::new(picker.typed(fl!(catalogue, "tui-proposals-none")))
}

impl PickerLine for ProposalLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.name)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::Proposal(self.proposal.clone())
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.name, theme.strong()).skip(2);
        pen.text(&self.what, theme.text());
    }
}
