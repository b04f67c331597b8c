//! The menu of what the register can be narrowed by: a state, an owner, a committee, an action; any other text is looked for
//! in what was decided.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use copil_plan::decisions::{DecisionFilter, DecisionRegister, DecisionState};
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// Something that the register can be narrowed by.
#[derive(Clone, Debug)]
struct NarrowingLine {
    /// What is asked once it is picked.
    filter: DecisionFilter,
    /// Of which kind it is.
    kind: String,
    what: String,
    /// How many decisions are left by it.
    count: usize,
    folded: String,
}

/// The menu: what is picked is asked for besides what is asked of the other kinds.
pub(super) fn menu(filter: &DecisionFilter, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let picker = Picker::new(fl!(catalogue, "tui-register-narrow"), WIDEST, lines(filter, context));
    Box::new(picker.typed(fl!(catalogue, "tui-register-words")).with_other(words))
}

/// A text that is none of the lines: the decisions that hold its words.
fn words(text: &str, _context: &Context<'_>) -> Effect {
    Effect::Decisions(DecisionFilter {
        words: text.split_whitespace().map(str::to_owned).collect(),
        ..DecisionFilter::default()
    })
}

fn lines(filter: &DecisionFilter, context: &Context<'_>) -> Vec<NarrowingLine> {
    let (catalogue, plan) = (context.catalogue(), context.plan);
    let register = DecisionRegister::of(plan, context.today);
    let left = |filter: &DecisionFilter| register.iter().filter(|one| filter.accepts(one)).count();
    let line = |filter: DecisionFilter, kind: String, what: String, id: &str| NarrowingLine {
        count: left(&filter),
        folded: fold(&format!("{kind} {what} {id}")),
        filter,
        kind,
        what,
    };
    let mut lines = Vec::new();
    for state in DecisionState::ALL {
        let asked = DecisionFilter {
            states: vec![*state],
            ..filter.clone()
        };
        lines.push(line(
            asked,
            catalogue.field_heading("state"),
            catalogue.decision_state(*state),
            state.word(),
        ));
    }
    for (owner, _) in counted(register.iter().filter_map(|one| one.decision.owner.clone())) {
        let name = sanitize(plan.person_name(&owner));
        let asked = DecisionFilter {
            owners: vec![owner.clone()],
            ..filter.clone()
        };
        lines.push(line(asked, catalogue.field_heading("owner"), name, owner.as_str()));
    }
    for (committee, _) in counted(register.iter().map(|one| one.meeting.committee.clone())) {
        let name = catalogue.committee(plan, &committee);
        let asked = DecisionFilter {
            committees: vec![committee.clone()],
            ..filter.clone()
        };
        lines.push(line(
            asked,
            catalogue.field_heading("committee"),
            name,
            committee.as_str(),
        ));
    }
    for (action, _) in counted(register.iter().flat_map(|one| one.decision.actions.clone())) {
        let title = plan.actions.get(&action).map(|placed| sanitize(&placed.title));
        let name = format!("{action} {}", title.unwrap_or_default());
        let asked = DecisionFilter {
            actions: vec![action],
            ..filter.clone()
        };
        lines.push(line(asked, fl!(catalogue, "thing-action"), name, ""));
    }
    lines.retain(|line| line.count > 0);
    lines
}

/// Each thing once, those that occur most first.
fn counted<T: Ord>(things: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    things.for_each(|thing| *counts.entry(thing).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

impl PickerLine for NarrowingLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.kind)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::Decisions(self.filter.clone())
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let mut pen = Pen::on(buf, row);
        pen.end(6, &self.count.to_string(), theme.quiet()).skip_end(1);
        pen.cell(label, &self.kind, theme.quiet()).skip(2);
        pen.text(&self.what, theme.text());
    }
}
