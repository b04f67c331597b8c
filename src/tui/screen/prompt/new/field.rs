//! What the prompt of something new asks for, and what it proposes where the plan's things are named.

use std::ops::Range;

use crate::tui::component::entry::TextEntry;
use crate::tui::context::Context;
use crate::wording::Catalogue;
use copil_plan::Thing;
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::names::find_named;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What it belongs to.
    Home(Referent),
    /// A key of its own.
    Key(&'static str),
    /// Its id.
    Id,
}

/// A field to type in.
#[derive(Clone, Debug)]
pub(super) struct NewField {
    pub(super) role: Role,
    pub(super) shape: Shape,
    pub(super) entry: TextEntry,
    /// What it held before anything was typed.
    pub(super) blank: String,
}

/// Something of the plan that a field may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) id: String,
    pub(super) name: String,
    /// What is written for it: its name where that means it and nothing else.
    pub(super) text: String,
}

impl NewField {
    fn new(role: Role, shape: Shape, text: &str) -> Self {
        Self {
            role,
            shape,
            entry: TextEntry::line(text),
            blank: text.to_owned(),
        }
    }

    /// The fields of a kind of thing: what the plan has none of is not asked for.
    pub(super) fn all(thing: Thing, home: &str, context: &Context<'_>) -> Vec<Self> {
        let home_field = thing.home().map(|what| {
            let only = match context.plan.named(what).as_slice() {
                [only] => only.id.to_owned(),
                _ => home.to_owned(),
            };
            Self::new(Role::Home(what), Shape::Reference(what), &only)
        });
        let keys = thing.asked().iter().map(|key| {
            let shape = thing.takes(key);
            let only = match shape {
                Shape::Reference(what) if thing.needs(key) => match context.plan.named(what).as_slice() {
                    [only] => only.id.to_owned(),
                    _ => String::new(),
                },
                _ => String::new(),
            };
            Self::new(Role::Key(key), shape, &only)
        });
        // The id of a meeting is made of its day and its committee.
        let id = (thing != Thing::Meeting).then(|| Self::new(Role::Id, Shape::Text, ""));
        let fields = home_field.into_iter().chain(keys).chain(id);
        let can_be_named = |field: &Self| match field.shape.item() {
            Shape::Reference(what) => !context.plan.named(what).is_empty(),
            _ => true,
        };
        fields.filter(can_be_named).collect()
    }

    /// What it is called.
    pub(super) fn name(&self, catalogue: &Catalogue) -> String {
        match self.role {
            Role::Home(Referent::Action) => catalogue.field_heading("action"),
            Role::Home(_) => catalogue.field_heading("group"),
            Role::Id => catalogue.field_heading("id"),
            Role::Key(key) => catalogue.field_heading(key),
        }
    }

    /// The part of the text that names one thing, around the end of what is typed.
    pub(super) fn part(&self) -> Range<usize> {
        let text = self.entry.text();
        let start = match self.shape {
            Shape::List(_) => text.rfind(',').map_or(0, |comma| comma + 1),
            _ => 0,
        };
        let blanks = text[start..].len() - text[start..].trim_start().len();
        start + blanks..text.len()
    }

    /// The things of the plan that may be meant: all of them before a letter is typed, none once one is named.
    pub(super) fn proposals(&self, context: &Context<'_>) -> Vec<Proposal> {
        let Shape::Reference(what) = self.shape.item() else {
            return Vec::new();
        };
        let all = context.plan.named(what);
        let text = self.entry.text();
        let typed = fold(text[self.part()].trim());
        if find_named(&all, &typed).is_ok() {
            return Vec::new();
        }
        let proposals = all.iter().map(|one| {
            let name = sanitize(one.names.first().unwrap_or(&one.id));
            let is_plain = !name.contains(',') && find_named(&all, &name) == Ok(one.id);
            Proposal {
                id: one.id.to_owned(),
                text: if is_plain { name.clone() } else { one.id.to_owned() },
                name,
            }
        });
        let is_meant = |one: &Proposal| {
            let text = fold(&format!("{} {}", one.id, one.name));
            typed.split_whitespace().all(|word| text.contains(word))
        };
        let already = |one: &Proposal| text[..self.part().start].split(',').any(|part| part.trim() == one.text);
        proposals.filter(|one| is_meant(one) && !already(one)).collect()
    }

    /// Writes a thing of the plan in the place of what was typed for it.
    pub(super) fn take(&mut self, proposal: &Proposal) {
        self.entry.replace(self.part(), &proposal.text);
    }
}
