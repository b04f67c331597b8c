//! The words of the filter language: each in English and in French, both understood whichever the screen speaks.
//!
//! Words are compared folded, with blanks, hyphens and underscores alike: `échéance`, `echeance`, `en_cours`, `En cours`.

use std::sync::LazyLock;

use super::spelling::{
    BUILT_IN, NONE, Spellings, decision_spellings, kind_spellings, priority_spellings, weather_spellings,
};
use crate::decisions::DecisionState;
use crate::field::{Record, Referent};
use crate::names::plain;
use crate::shape::{FieldSpec, Shape, Timing};
use crate::{Action, Language, Priority, StatusKind, Weather};

/// What the values of a key are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// Things that the plan names, or fixed words: one of them, or none.
    Choice,
    /// Fixed words that stand in an order, and can be compared.
    Scale,
    /// Texts: those that hold the value.
    Text,
    /// Days.
    Day,
    /// Numbers.
    Number,
}

impl KeyType {
    /// The type of the key that asks for a field.
    fn of(shape: Shape) -> Self {
        match shape {
            Shape::Day(_) => Self::Day,
            Shape::Number | Shape::Whole => Self::Number,
            Shape::Weather | Shape::Priority => Self::Scale,
            Shape::Reference(_) | Shape::Word(_) | Shape::List(_) => Self::Choice,
            Shape::Text | Shape::Time | Shape::Flag | Shape::Record(_) | Shape::Keyed(_) => Self::Text,
        }
    }
}

/// What a key asks an action for: one of its fields, or something that is worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
enum KeySource {
    Field(&'static str),
    Computed(KeyType),
}

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $en:literal, $fr:literal, [$($also:literal),*], $kind:ident($source:expr);)*) => {
        /// What a filter may ask an action for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FilterKey {
            $($(#[$doc])* $key,)*
            /// A field that has no other name than its key, by its place in the table of fields.
            Field(u8),
        }

        impl FilterKey {
            /// The keys that have names of their own, in the order in which they are proposed.
            const NAMED: &'static [Self] = &[$(Self::$key),*];

            pub(super) fn spellings(self) -> &'static Spellings {
                match self {
                    $(Self::$key => {
                        static SPELLINGS: Spellings = Spellings::new($en, $fr, &[$($also),*]);
                        &SPELLINGS
                    })*
                    Self::Field(place) => {
                        let known = OTHER_FIELDS.iter().find(|(other, _)| *other == place);
                        known.map_or(&NONE, |(_, spellings)| spellings)
                    }
                }
            }

            fn source(self) -> KeySource {
                match self {
                    $(Self::$key => KeySource::$kind($source),)*
                    Self::Field(place) => KeySource::Field(Action::FIELDS[usize::from(place)].key),
                }
            }
        }
    };
}

keys! {
    /// The plan it is in, by what the portfolio calls it, its folder or its title.
    Plan = "plan", "plan", ["plans"], Computed(KeyType::Choice);
    /// The working group it is in.
    Group = "group", "groupe", ["g"], Computed(KeyType::Choice);
    /// Its status.
    Status = "status", "statut", ["s"], Field("status");
    /// What its status means: not begun, worked on, waiting, carried out, given up.
    Kind = "kind", "nature", [], Computed(KeyType::Choice);
    /// One of those who carry it.
    Lead = "lead", "pilote", ["leads", "pilotes", "l", "p"], Field("leads");
    /// One of those who carry it, or who lead its group or take part in it.
    Person = "person", "personne", ["people", "personnes"], Computed(KeyType::Choice);
    /// The strategic axis it serves.
    Axis = "axis", "axe", ["axes"], Field("axis");
    /// The phase it belongs to.
    Phase = "phase", "phase", ["phases"], Field("phase");
    /// An organisation that takes part.
    Organisation = "organisation", "organisation", ["organization", "organisations", "orga", "org"], Field("organisations");
    /// The organisation that carries it; the others that take part follow.
    Carrier = "carrier", "porteuse", ["porteur", "porte", "carried-by"], Computed(KeyType::Choice);
    /// How much it matters.
    Priority = "priority", "priorité", ["prio"], Field("priority");
    /// Whether it will make it; compared from sunny to stormy.
    Weather = "weather", "météo", ["w"], Field("weather");
    /// One of its free words, whole.
    Tag = "tag", "étiquette", ["tags", "étiquettes", "t"], Field("tags");
    /// The earliest day still to be kept, its own or a milestone's; nothing once it is carried out or given up.
    NextDue = "next-due", "prochaine-échéance", ["next", "prochaine"], Computed(KeyType::Day);
    /// Its own due date, whatever its status.
    Due = "due", "échéance", ["éch", "end", "fin", "deadline", "terme"], Field("due");
    /// The day it is to begin.
    Start = "start", "début", [], Field("start");
    /// The day its status took effect.
    Since = "since", "depuis", [], Field("since");
    /// The last day that anything of it was changed, as the history tells.
    Touched = "touched", "modifiée", ["touchée", "modifié", "changed"], Computed(KeyType::Day);
    /// The first due date that it ever had, as the history tells.
    Promised = "promised", "promise", ["promis", "promise-initiale", "first"], Computed(KeyType::Day);
    /// How many days late it is.
    Late = "late", "retard", [], Computed(KeyType::Number);
    /// How many times its due date was pushed back, as the history tells.
    Pushed = "pushed", "repoussée", ["repoussé", "pushes"], Computed(KeyType::Number);
    /// How far it is, from 0 to 100.
    Progress = "progress", "avancement", [], Computed(KeyType::Number);
    /// Its weight in averages.
    Weight = "weight", "poids", [], Computed(KeyType::Number);
    /// What one of its budgets sets aside.
    Budget = "budget", "budget", ["planned", "prévu"], Computed(KeyType::Number);
    /// What is spent of one of its budgets.
    Spent = "spent", "dépensé", ["dépense", "dépensée"], Computed(KeyType::Number);
    /// An action it waits for.
    Depends = "depends", "dépend", ["depends-on", "dépend-de", "attend", "needs"], Field("depends_on");
    /// A meeting that has it on its agenda or decided about it.
    Meeting = "meeting", "réunion", ["meetings", "réunions", "séance"], Computed(KeyType::Choice);
    /// A decision about it, by how it stands.
    Decision = "decision", "décision", ["decisions", "décisions"], Computed(KeyType::Choice);
    /// Its id.
    Id = "id", "id", ["identifiant"], Computed(KeyType::Text);
    /// Its title.
    Title = "title", "titre", [], Field("title");
    /// What makes its weather.
    Comment = "comment", "commentaire", [], Field("comment");
    /// The day its weather was last confirmed.
    Confirmed = "confirmed", "confirmée", ["confirmé"], Field("confirmed");
    /// What it is about.
    Description = "description", "description", ["desc"], Field("description");
    /// The id or title of a milestone.
    Milestone = "milestone", "jalon", ["milestones", "jalons"], Field("milestones");
    /// The id or title of an indicator.
    Indicator = "indicator", "indicateur", ["indicators", "indicateurs"], Field("indicators");
    /// The id or title of something it hands over.
    Deliverable = "deliverable", "livrable", ["deliverables", "livrables"], Field("deliverables");
    /// The name or text of something that shows how far it is.
    Evidence = "evidence", "justificatif", ["preuve", "preuves", "justificatifs", "proof"], Field("evidence");
    /// The same action in another plan.
    SameAs = "same-as", "même-que", ["same", "même"], Field("same_as");
    /// The name or text of one of its notes.
    Note = "note", "note", ["notes"], Field("notes");
}

/// The fields that can be asked for and have no other name than their key, by their places, with the ways to spell it.
static OTHER_FIELDS: LazyLock<Vec<(u8, Spellings)>> = LazyLock::new(|| {
    let is_named = |key| {
        FilterKey::NAMED
            .iter()
            .any(|named| named.source() == KeySource::Field(key))
    };
    let others = (0..).zip(Action::FIELDS);
    let others = others.filter(|(_, field)| field.is_filter_key && !is_named(field.key));
    others
        .map(|(place, field)| (place, Spellings::new(field.key, field.key, &[])))
        .collect()
});

macro_rules! flags {
    ($($(#[$doc:meta])* $flag:ident = $en:literal, $fr:literal, [$($also:literal),*];)*) => {
        /// What a filter may ask an action for in one word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Flag {
            $($(#[$doc])* $flag,)*
        }

        impl Flag {
            /// Every flag, in the order in which they are proposed.
            pub const ALL: &'static [Self] = &[$(Self::$flag),*];

            pub(super) fn spellings(self) -> &'static Spellings {
                match self {
                    $(Self::$flag => {
                        static SPELLINGS: Spellings = Spellings::new($en, $fr, &[$($also),*]);
                        &SPELLINGS
                    })*
                }
            }
        }
    };
}

flags! {
    /// Late.
    Late = "late", "retard", ["en-retard"];
    /// A day to be kept falls within the days that the plan's rules call soon.
    Soon = "soon", "bientôt", ["due-soon"];
    /// Being worked on, and untouched for longer than the plan's rules allow.
    Stale = "stale", "sans-suite", ["dormante"];
    /// Carried by the person at the keyboard.
    Mine = "mine", "à-moi", ["mes-actions"];
    /// Neither carried out nor given up.
    Unfinished = "unfinished", "inachevée", ["inachevé", "restante"];
    /// Carried by a pair of leads.
    Pair = "pair", "binôme", [];
    /// A milestone was promised for a day that is past, and not reached.
    Missed = "missed", "jalon-manqué", ["overdue-milestone", "jalon-en-retard"];
    /// It waits for an action that is late, paused or blocked.
    Held = "held", "freinée", ["freiné"];
    /// More is spent than was planned.
    Overspent = "overspent", "dépassement", [];
}

impl FilterKey {
    /// Every key, in the order in which they are proposed.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        let others = OTHER_FIELDS.iter().map(|(place, _)| Self::Field(*place));
        Self::NAMED.iter().copied().chain(others)
    }

    /// Its name in a language.
    pub fn word(self, language: Language) -> &'static str {
        self.spellings().word(language)
    }

    /// The key that a word means.
    pub fn of_word(word: &str) -> Option<Self> {
        let wanted = plain(word);
        Self::all().find(|key| key.spellings().is_meant_by(&wanted))
    }

    /// The field that it asks for, where it asks for no more than that.
    pub fn field(self) -> Option<&'static FieldSpec> {
        match self.source() {
            KeySource::Field(key) => Action::FIELDS.iter().find(|field| field.key == key),
            KeySource::Computed(_) => None,
        }
    }

    /// What its values are.
    pub fn key_type(self) -> KeyType {
        match (self.source(), self.field()) {
            (KeySource::Computed(key_type), _) => key_type,
            (_, field) => field.map_or(KeyType::Text, |field| KeyType::of(field.shape)),
        }
    }

    /// What a day that it is compared with is for, which tells the year where none is said.
    pub(super) fn timing(self) -> Timing {
        match (self, self.field().map(|field| field.shape)) {
            (Self::Touched, _) => Timing::Passed,
            (_, Some(Shape::Day(timing))) => timing,
            _ => Timing::Planned,
        }
    }

    /// What its values name, where they name something of the plan.
    pub fn referent(self) -> Option<Referent> {
        match (self, self.field().map(|field| field.shape.item())) {
            (Self::Group, _) => Some(Referent::Group),
            (Self::Person, _) => Some(Referent::Person),
            (Self::Meeting, _) => Some(Referent::Meeting),
            (Self::Carrier, _) => Some(Referent::Organisation),
            (_, Some(Shape::Reference(referent))) => Some(referent),
            _ => None,
        }
    }

    /// Whether its values are texts of no fixed choice.
    pub(super) fn is_free(self) -> bool {
        let is_of_texts = |field: &FieldSpec| matches!(field.shape.item(), Shape::Text | Shape::Word(_));
        self == Self::Plan || self.field().is_some_and(is_of_texts)
    }

    /// Whether an action may have nothing under it, so that `none` can be asked for.
    pub fn can_be_absent(self) -> bool {
        !matches!(
            self,
            Self::Plan
                | Self::Group
                | Self::Status
                | Self::Kind
                | Self::Priority
                | Self::Id
                | Self::Title
                | Self::Late
                | Self::Pushed
                | Self::Progress
                | Self::Weight
        )
    }

    /// Whether it is asked of the history, and so of nothing until that is read.
    pub fn is_of_history(self) -> bool {
        matches!(self, Self::Touched | Self::Promised | Self::Pushed)
    }
}

impl Flag {
    /// Its name in a language.
    pub fn word(self, language: Language) -> &'static str {
        self.spellings().word(language)
    }

    /// The flag that a word means.
    pub fn of_word(word: &str) -> Option<Self> {
        let wanted = plain(word);
        Self::ALL
            .iter()
            .copied()
            .find(|flag| flag.spellings().is_meant_by(&wanted))
    }
}

/// The usual word of a language for what a word means as a key, or as a value of one: what is proposed to a person who
/// mistyped something is in their language, however near another spelling is.
pub fn usual(key: Option<FilterKey>, word: &str, language: Language) -> Option<&'static str> {
    let wanted = plain(word);
    let meant = |spellings: &'static Spellings| spellings.is_meant_by(&wanted).then(|| spellings.word(language));
    match key {
        None => FilterKey::of_word(word).map(|key| key.word(language)),
        Some(FilterKey::Status) => BUILT_IN.iter().find_map(|(_, spellings)| meant(spellings)),
        Some(FilterKey::Kind) => StatusKind::ALL.iter().find_map(|kind| meant(kind_spellings(*kind))),
        Some(FilterKey::Priority) => Priority::ALL
            .iter()
            .find_map(|priority| meant(priority_spellings(*priority))),
        Some(FilterKey::Weather) => Weather::ALL
            .iter()
            .find_map(|weather| meant(weather_spellings(*weather))),
        Some(FilterKey::Decision) => DecisionState::ALL
            .iter()
            .find_map(|state| meant(decision_spellings(*state))),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        for key in FilterKey::all() {
            for spelling in key.spellings().iter() {
                if let Some(other) = seen.insert(plain(spelling), key) {
                    assert_eq!(other, key, "{spelling}");
                }
            }
        }
        let mut seen = std::collections::BTreeMap::new();
        for flag in Flag::ALL {
            for spelling in flag.spellings().iter() {
                assert_eq!(seen.insert(plain(spelling), *flag), None, "{spelling}");
            }
        }
    }

    #[test]
    fn words_are_understood_in_both_languages_however_they_are_typed() {
        for word in ["due", "échéance", "ECHEANCE", "Échéance"] {
            assert_eq!(FilterKey::of_word(word), Some(FilterKey::Due), "{word}");
        }
        assert_eq!(Flag::of_word("Jalon_manque"), Some(Flag::Missed));
        assert_eq!(Flag::of_word("signature"), None);
    }
}
