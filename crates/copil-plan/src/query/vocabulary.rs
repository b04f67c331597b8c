//! The words of the filter language: each in English and in French, both understood whichever the screen speaks.
//!
//! Words are compared folded, with blanks, hyphens and underscores alike: `échéance`, `echeance`, `en_cours`, `En cours`.

use crate::fold::fold;
use crate::{Language, Priority, StatusKind, Weather};

/// A word of the language in both languages, and what else is understood for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelt {
    pub(super) en: &'static str,
    pub(super) fr: &'static str,
    also: &'static [&'static str],
}

impl Spelt {
    pub(super) const fn new(en: &'static str, fr: &'static str, also: &'static [&'static str]) -> Self {
        Self { en, fr, also }
    }

    /// The word in a language.
    pub(super) fn word(&self, language: Language) -> &'static str {
        match language {
            Language::Fr => self.fr,
            Language::En => self.en,
        }
    }

    /// Every way to spell it.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.en, self.fr].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a text, folded by [`plain`], means it.
    pub(super) fn is_meant_by(&self, plain_text: &str) -> bool {
        self.spellings().any(|spelling| plain(spelling) == plain_text)
    }
}

/// A word as words are compared: folded, with hyphens for blanks and underscores.
pub(super) fn plain(text: &str) -> String {
    fold(text.trim()).replace(['_', ' '], "-")
}

/// What the values of a key are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
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

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $en:literal, $fr:literal, [$($also:literal),*], $nature:ident;)*) => {
        /// What a filter may ask an action for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $($(#[$doc])* $key,)*
        }

        impl Key {
            /// Every key, in the order in which they are proposed.
            pub const ALL: &'static [Self] = &[$(Self::$key),*];

            pub(super) fn spelt(self) -> &'static Spelt {
                match self {
                    $(Self::$key => {
                        static SPELT: Spelt = Spelt::new($en, $fr, &[$($also),*]);
                        &SPELT
                    })*
                }
            }

            /// What its values are.
            pub fn nature(self) -> Nature {
                match self {
                    $(Self::$key => Nature::$nature,)*
                }
            }
        }
    };
}

keys! {
    /// The working group it is in.
    Group = "group", "groupe", ["g"], Choice;
    /// Its status.
    Status = "status", "statut", ["s"], Choice;
    /// What its status means: not begun, worked on, waiting, carried out, given up.
    Kind = "kind", "nature", [], Choice;
    /// One of those who carry it.
    Lead = "lead", "pilote", ["leads", "pilotes", "l", "p"], Choice;
    /// One of those who carry it, or who lead its group or take part in it.
    Person = "person", "personne", ["people", "personnes"], Choice;
    /// The strategic axis it serves.
    Axis = "axis", "axe", ["axes"], Choice;
    /// An organisation that takes part.
    Organisation = "organisation", "organisation", ["organization", "organisations", "orga", "org"], Choice;
    /// How much it matters.
    Priority = "priority", "priorité", ["prio"], Scale;
    /// Whether it will make it; compared from sunny to stormy.
    Weather = "weather", "météo", ["w"], Scale;
    /// One of its free words, whole.
    Tag = "tag", "étiquette", ["tags", "étiquettes", "t"], Choice;
    /// The earliest day still to be kept, its own or a milestone's; nothing once it is carried out or given up.
    Due = "due", "échéance", ["éch"], Day;
    /// Its own due date, whatever its status.
    End = "end", "fin", ["deadline", "terme"], Day;
    /// The day it is to begin.
    Start = "start", "début", [], Day;
    /// The day its status took effect.
    Since = "since", "depuis", [], Day;
    /// The last day that anything of it was changed, as the history tells.
    Touched = "touched", "modifiée", ["touchée", "modifié", "changed"], Day;
    /// The first due date that it ever had, as the history tells.
    Promised = "promised", "promise", ["promis", "promise-initiale", "first"], Day;
    /// How many days late it is.
    Late = "late", "retard", [], Number;
    /// How many times its due date was pushed back, as the history tells.
    Pushed = "pushed", "repoussée", ["repoussé", "pushes"], Number;
    /// How far it is, from 0 to 100.
    Progress = "progress", "avancement", [], Number;
    /// Its weight in averages.
    Weight = "weight", "poids", [], Number;
    /// What one of its budgets sets aside.
    Budget = "budget", "budget", ["planned", "prévu"], Number;
    /// What is spent of one of its budgets.
    Spent = "spent", "dépensé", ["dépense", "dépensée"], Number;
    /// An action it waits for.
    Depends = "depends", "dépend", ["depends-on", "dépend-de", "attend", "needs"], Choice;
    /// A meeting that has it on its agenda or decided about it.
    Meeting = "meeting", "réunion", ["meetings", "réunions", "séance"], Choice;
    /// Its id.
    Id = "id", "id", ["identifiant"], Text;
    /// Its title.
    Title = "title", "titre", [], Text;
    /// What makes its weather.
    Comment = "comment", "commentaire", [], Text;
    /// What it is about.
    Description = "description", "description", ["desc"], Text;
    /// The id or title of a milestone.
    Milestone = "milestone", "jalon", ["milestones", "jalons"], Text;
    /// The id or title of an indicator.
    Indicator = "indicator", "indicateur", ["indicators", "indicateurs"], Text;
    /// The id or title of something it hands over.
    Deliverable = "deliverable", "livrable", ["deliverables", "livrables"], Text;
    /// The name or text of one of its notes.
    Note = "note", "note", ["notes"], Text;
}

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

            pub(super) fn spelt(self) -> &'static Spelt {
                match self {
                    $(Self::$flag => {
                        static SPELT: Spelt = Spelt::new($en, $fr, &[$($also),*]);
                        &SPELT
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

impl Key {
    /// Its name in a language.
    pub fn word(self, language: Language) -> &'static str {
        self.spelt().word(language)
    }

    /// The key that a word means.
    pub fn of_word(word: &str) -> Option<Self> {
        let wanted = plain(word);
        Self::ALL.iter().copied().find(|key| key.spelt().is_meant_by(&wanted))
    }

    /// Whether an action may have nothing under it, so that `none` can be asked for.
    pub fn can_be_absent(self) -> bool {
        !matches!(
            self,
            Self::Group
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
        self.spelt().word(language)
    }

    /// The flag that a word means.
    pub fn of_word(word: &str) -> Option<Self> {
        let wanted = plain(word);
        Self::ALL.iter().copied().find(|flag| flag.spelt().is_meant_by(&wanted))
    }
}

/// The absence of a value.
pub(super) static NONE: Spelt = Spelt::new("none", "aucun", &["aucune", "rien", "sans"]);
/// The person at the keyboard.
pub(super) static ME: Spelt = Spelt::new("me", "moi", &[]);

/// What a kind of status is called.
pub(super) fn kind_spelt(kind: StatusKind) -> &'static Spelt {
    static OPEN: Spelt = Spelt::new("open", "à-venir", &["ouverte", "non-commencée"]);
    static ACTIVE: Spelt = Spelt::new("active", "active", &["en-cours"]);
    static WAITING: Spelt = Spelt::new("waiting", "en-attente", &["arrêtée"]);
    static CLOSED: Spelt = Spelt::new("closed", "close", &["terminée", "finie", "réalisée"]);
    static DROPPED: Spelt = Spelt::new("dropped", "abandonnée", &[]);
    match kind {
        StatusKind::Open => &OPEN,
        StatusKind::Active => &ACTIVE,
        StatusKind::Waiting => &WAITING,
        StatusKind::Closed => &CLOSED,
        StatusKind::Dropped => &DROPPED,
    }
}

/// What a priority is called.
pub(super) fn priority_spelt(priority: Priority) -> &'static Spelt {
    static HIGH: Spelt = Spelt::new("high", "haute", &["prioritaire"]);
    static NORMAL: Spelt = Spelt::new("normal", "normale", &[]);
    static LOW: Spelt = Spelt::new("low", "basse", &["faible"]);
    match priority {
        Priority::High => &HIGH,
        Priority::Normal => &NORMAL,
        Priority::Low => &LOW,
    }
}

/// What a weather is called.
pub(super) fn weather_spelt(weather: Weather) -> &'static Spelt {
    static SUNNY: Spelt = Spelt::new("sunny", "soleil", &["sun", "goals-secure", "objectifs-sécurisés"]);
    static CLOUDY: Spelt = Spelt::new("cloudy", "nuages", &["clouds", "nuage", "objectifs-atteignables"]);
    static RAINY: Spelt = Spelt::new("rainy", "pluie", &["rain", "appuis-nécessaires"]);
    static STORMY: Spelt = Spelt::new("stormy", "orage", &["storm", "orages", "objectifs-compromis"]);
    match weather {
        Weather::Sunny => &SUNNY,
        Weather::Cloudy => &CLOUDY,
        Weather::Rainy => &RAINY,
        Weather::Stormy => &STORMY,
    }
}

static BUILT_IN: [(&str, Spelt); 7] = [
    ("proposed", Spelt::new("proposed", "à-discuter", &["proposée"])),
    ("planned", Spelt::new("planned", "à-venir", &["planifiée", "prévue"])),
    ("in-progress", Spelt::new("in-progress", "en-cours", &[])),
    ("paused", Spelt::new("paused", "en-pause", &["suspendue"])),
    ("blocked", Spelt::new("blocked", "bloquée", &["bloqué"])),
    (
        "done",
        Spelt::new("done", "réalisée", &["réalisé", "faite", "terminée"]),
    ),
    ("abandoned", Spelt::new("abandoned", "abandonnée", &["abandonné"])),
];

/// What a status of the built-in workflow is called; a plan's own statuses have labels of their own.
pub(super) fn status_spelt(id: &str) -> Option<&'static Spelt> {
    BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, spelt)| spelt)
}

/// The usual word of a language for what a word means as a key, or as a value of one: what is proposed to a person who
/// mistyped something is in their language, however near another spelling is.
pub fn usual(key: Option<Key>, word: &str, language: Language) -> Option<&'static str> {
    let wanted = plain(word);
    let meant = |spelt: &'static Spelt| spelt.is_meant_by(&wanted).then(|| spelt.word(language));
    match key {
        None => Key::of_word(word).map(|key| key.word(language)),
        Some(Key::Status) => BUILT_IN.iter().find_map(|(_, spelt)| meant(spelt)),
        Some(Key::Kind) => StatusKind::ALL.iter().find_map(|kind| meant(kind_spelt(*kind))),
        Some(Key::Priority) => Priority::ALL
            .iter()
            .find_map(|priority| meant(priority_spelt(*priority))),
        Some(Key::Weather) => Weather::ALL.iter().find_map(|weather| meant(weather_spelt(*weather))),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        for key in Key::ALL {
            for spelling in key.spelt().spellings() {
                if let Some(other) = seen.insert(plain(spelling), *key) {
                    assert_eq!(other, *key, "{spelling}");
                }
            }
        }
        let mut seen = std::collections::BTreeMap::new();
        for flag in Flag::ALL {
            for spelling in flag.spelt().spellings() {
                assert_eq!(seen.insert(plain(spelling), *flag), None, "{spelling}");
            }
        }
    }

    #[test]
    fn words_are_understood_in_both_languages_however_they_are_typed() {
        for word in ["due", "échéance", "ECHEANCE", "Échéance"] {
            assert_eq!(Key::of_word(word), Some(Key::Due), "{word}");
        }
        assert_eq!(Flag::of_word("Jalon_manque"), Some(Flag::Missed));
        assert_eq!(Flag::of_word("signature"), None);
    }
}
