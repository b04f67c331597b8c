//! Statuses, the workflow that links them, and what a transition needs.

use std::sync::LazyLock;

use super::Language;
use super::field::{Field, Reading};
use super::id::StatusId;
use super::record::{word_field, words};
use super::value::{Kind, Table, Value, VecMap};
use crate::record;
use crate::shape::Shape;

words! {
    /// What a status means to the program, whatever its name.
    pub enum StatusKind {
        /// Not begun.
        Open = "open",
        /// Being worked on.
        Active = "active",
        /// Begun, and not being worked on.
        Waiting = "waiting",
        /// Carried out.
        Closed = "closed",
        /// Given up.
        Dropped = "dropped",
    }
}
word_field!(StatusKind, Open, None);

impl StatusKind {
    /// Whether nothing more is expected of an action: it was carried out or given up.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Dropped)
    }
}

words! {
    /// What going into a status asks for.
    pub enum Need {
        /// A reason, in words.
        Reason = "reason",
        /// Every milestone reached, or a reason.
        Milestones = "milestones",
        /// Evidence: something that shows it.
        Evidence = "evidence",
    }
}
word_field!(Need, Reason, None);

/// A name in one language for all, or one a language.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// The same in every language.
    One(String),
    /// One a language; a language that has none takes another's.
    Each(Table),
}

impl Label {
    /// The name in a language.
    pub fn text(&self, language: Language) -> &str {
        match self {
            Self::One(text) => text,
            Self::Each(table) => {
                let in_language = table.get(language.code()).and_then(Value::as_text);
                in_language
                    .or_else(|| table.values().find_map(Value::as_text))
                    .unwrap_or_default()
            }
        }
    }

    /// Every name.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text],
            Self::Each(table) => table.values().filter_map(Value::as_text).collect(),
        }
    }
}

impl Field for Label {
    const SHAPE: Shape = Shape::Text;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Self::One(text)),
            Value::Table(table) if table.values().all(|value| value.as_text().is_some()) => Some(Self::Each(table)),
            _ => {
                reading.wrong_type(Kind::Label, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(match self {
            Self::One(text) => Value::Text(text.clone()),
            Self::Each(table) => Value::Table(table.clone()),
        })
    }

    fn stand_in() -> Self {
        Self::One(String::new())
    }
}

record! {
    /// A status of the workflow.
    pub struct Status {
        /// Its name; the built-in ones have theirs in the catalogues.
        label: Option<Label> = "label",
        /// What it means to the program.
        kind: StatusKind = "kind",
        /// The statuses that may follow.
        next: Vec<StatusId> = "next",
        /// What going into it asks for.
        needs: Vec<Need> = "needs",
    }
}

/// The statuses of a plan and the transitions between them.
pub type Workflow = VecMap<StatusId, Status>;

/// The workflow of a plan that brings none.
pub fn built_in() -> &'static Workflow {
    static BUILT_IN: LazyLock<Workflow> = LazyLock::new(|| {
        use Need::{Milestones, Reason};
        use StatusKind::{Active, Closed, Dropped, Open, Waiting};
        let rows: [(&str, StatusKind, &[&str], &[Need]); 7] = [
            ("proposed", Open, &["planned", "abandoned"], &[]),
            ("planned", Open, &["in-progress", "paused", "abandoned"], &[]),
            ("in-progress", Active, &["paused", "blocked", "done", "abandoned"], &[]),
            ("paused", Waiting, &["in-progress", "abandoned"], &[Reason]),
            ("blocked", Waiting, &["in-progress", "paused", "abandoned"], &[Reason]),
            ("done", Closed, &["in-progress"], &[Milestones]),
            ("abandoned", Dropped, &["planned"], &[Reason]),
        ];
        let id = |text: &str| text.parse::<StatusId>().ok();
        rows.into_iter()
            .filter_map(|(name, kind, next, needs)| {
                let next = next.iter().filter_map(|next| id(next)).collect();
                let status = Status {
                    kind,
                    next,
                    needs: needs.to_vec(),
                    ..Status::default()
                };
                Some((id(name)?, status))
            })
            .collect()
    });
    &BUILT_IN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_workflow_is_whole() {
        let workflow = built_in();
        assert_eq!(workflow.len(), 7);
        for (id, status) in workflow.iter() {
            assert!(!status.next.is_empty(), "{id} leads nowhere");
            assert!(status.next.iter().all(|next| workflow.contains(next.as_str())));
        }
        assert_eq!(
            workflow.get("done").map(|s| s.needs.clone()),
            Some(vec![Need::Milestones])
        );
    }
}
