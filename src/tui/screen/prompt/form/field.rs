//! What a form asks for, and what it proposes where the plan's things are named.

use std::ops::Range;

use i18n_embed_fl::fl;

use crate::tui::component::entry::TextEntry;
use crate::tui::context::Context;
use crate::wording::Catalogue;
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::names::find_named;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// What it belongs to.
    Home(Referent),
    /// A key of its own.
    Key(&'static str),
    /// Its id.
    Id,
    /// Why.
    Reason,
}

/// A field to type in.
#[derive(Clone, Debug)]
pub(in super::super) struct FormField {
    pub(in super::super) role: Role,
    pub(in super::super) shape: Shape,
    pub(in super::super) entry: TextEntry,
    /// What it held before anything was typed.
    pub(in super::super) blank: String,
    /// The lines that it takes.
    pub(in super::super) rows: u16,
    /// Whether a text that names nothing of the plan is meant as it is.
    pub(in super::super) is_free: bool,
}

/// Something of the plan that a field may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Proposal {
    pub(in super::super) id: String,
    pub(in super::super) name: String,
    /// What is written for it: its name where that means it and nothing else.
    pub(in super::super) text: String,
}

impl FormField {
    /// A field of one line, holding a text already.
    pub(in super::super) fn new(role: Role, shape: Shape, text: &str) -> Self {
        // A number is written anew rather than changed.
        let is_value = matches!(shape, Shape::Whole | Shape::Time);
        Self {
            role,
            shape,
            entry: match is_value {
                true => TextEntry::replaced(text),
                false => TextEntry::line(text),
            },
            blank: text.to_owned(),
            rows: 1,
            is_free: false,
        }
    }

    /// The same, with several lines.
    #[must_use]
    pub(in super::super) fn with_rows(self, rows: u16) -> Self {
        Self {
            entry: TextEntry::lines(&self.blank),
            rows,
            ..self
        }
    }

    /// The same, in which a text that names nothing of the plan is meant as it is.
    #[must_use]
    pub(in super::super) fn free(self) -> Self {
        let is_free = true;
        Self { is_free, ..self }
    }

    /// Writes a text in the place of what is there.
    pub(in super::super) fn write(&mut self, text: &str) {
        self.entry = match self.rows {
            1 => TextEntry::line(text),
            _ => TextEntry::lines(text),
        };
    }

    /// What it is called.
    pub(in super::super) fn name(&self, catalogue: &Catalogue) -> String {
        match self.role {
            Role::Home(Referent::Action) => catalogue.field_heading("action"),
            Role::Home(_) => catalogue.field_heading("group"),
            Role::Id => catalogue.field_heading("id"),
            Role::Reason => fl!(catalogue, "tui-field-reason"),
            // What an item of an agenda takes is minutes; budgets are not asked for here.
            Role::Key("spent") => fl!(catalogue, "tui-field-minutes-spent"),
            Role::Key(key) => catalogue.field_heading(key),
        }
    }

    /// What is said beside it: the day that is meant, or what may be typed.
    pub(in super::super) fn note(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match (self.role, self.shape) {
            (_, Shape::Day(_)) if !self.entry.is_blank() => {
                let day = super::parser(context).value(self.shape, &self.entry.text()).ok();
                let day = day.as_ref().and_then(copil_plan::value::Value::as_date);
                day.map(|day| catalogue.full_date(day)).unwrap_or_default()
            }
            (_, Shape::Day(_)) => fl!(catalogue, "tui-new-hint-day"),
            (_, Shape::List(_)) => fl!(catalogue, "tui-new-hint-list"),
            (Role::Key(key), _) => catalogue.find(&format!("tui-new-hint-{key}")).unwrap_or_default(),
            (Role::Home(_) | Role::Id | Role::Reason, _) => String::new(),
        }
    }

    /// The part of the text that names one thing, around the end of what is typed.
    pub(in super::super) fn part(&self) -> Range<usize> {
        let text = self.entry.text();
        let start = match self.shape {
            Shape::List(_) => text.rfind(',').map_or(0, |comma| comma + 1),
            _ => 0,
        };
        let blanks = text[start..].len() - text[start..].trim_start().len();
        start + blanks..text.len()
    }

    /// The things of the plan that may be meant: all of them before a letter is typed, none once one is named.
    pub(in super::super) fn proposals(&self, context: &Context<'_>) -> Vec<Proposal> {
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
    pub(in super::super) fn take(&mut self, proposal: &Proposal) {
        self.entry.replace(self.part(), &proposal.text);
    }
}
