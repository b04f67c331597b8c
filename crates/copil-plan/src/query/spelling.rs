//! The ways to spell the fixed words of the filter language: statuses, kinds, priorities, weathers, absence, oneself.

use crate::decisions::DecisionState;
use crate::names::{is_plain, plain};
use crate::{Language, Plan, Priority, StatusId, StatusKind, Weather};

/// A word of the language in both languages, and what else is understood for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spellings {
    pub(super) en: &'static str,
    pub(super) fr: &'static str,
    also: &'static [&'static str],
}

impl Spellings {
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
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        [self.en, self.fr].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a text, folded by [`plain`], means it.
    pub(crate) fn is_meant_by(&self, plain_text: &str) -> bool {
        self.iter().any(|spelling| match is_plain(spelling) {
            // Each id of a plan is compared with these when it is opened.
            true => spelling == plain_text,
            false => plain(spelling) == plain_text,
        })
    }
}

/// The absence of a value.
pub(crate) static NONE: Spellings = Spellings::new("none", "aucun", &["aucune", "rien", "sans"]);
/// The person at the keyboard.
pub(crate) static ME: Spellings = Spellings::new("me", "moi", &[]);

/// The months, from January.
pub(super) static MONTHS: [Spellings; 12] = [
    Spellings::new("january", "janvier", &[]),
    Spellings::new("february", "février", &[]),
    Spellings::new("march", "mars", &[]),
    Spellings::new("april", "avril", &[]),
    Spellings::new("may", "mai", &[]),
    Spellings::new("june", "juin", &[]),
    Spellings::new("july", "juillet", &[]),
    Spellings::new("august", "août", &[]),
    Spellings::new("september", "septembre", &[]),
    Spellings::new("october", "octobre", &[]),
    Spellings::new("november", "novembre", &[]),
    Spellings::new("december", "décembre", &[]),
];

/// What a kind of status is called.
pub(super) fn kind_spellings(kind: StatusKind) -> &'static Spellings {
    static OPEN: Spellings = Spellings::new("open", "à-venir", &["ouverte", "non-commencée"]);
    static ACTIVE: Spellings = Spellings::new("active", "active", &["en-cours"]);
    static WAITING: Spellings = Spellings::new("waiting", "en-attente", &["arrêtée"]);
    static CLOSED: Spellings = Spellings::new("closed", "close", &["terminée", "finie", "réalisée"]);
    static DROPPED: Spellings = Spellings::new("dropped", "abandonnée", &["écartée"]);
    match kind {
        StatusKind::Open => &OPEN,
        StatusKind::Active => &ACTIVE,
        StatusKind::Waiting => &WAITING,
        StatusKind::Closed => &CLOSED,
        StatusKind::Dropped => &DROPPED,
    }
}

/// What a priority is called.
pub(super) fn priority_spellings(priority: Priority) -> &'static Spellings {
    static HIGH: Spellings = Spellings::new("high", "haute", &["prioritaire"]);
    static NORMAL: Spellings = Spellings::new("normal", "normale", &[]);
    static LOW: Spellings = Spellings::new("low", "basse", &["faible"]);
    match priority {
        Priority::High => &HIGH,
        Priority::Normal => &NORMAL,
        Priority::Low => &LOW,
    }
}

/// What a weather is called.
pub(super) fn weather_spellings(weather: Weather) -> &'static Spellings {
    static SUNNY: Spellings = Spellings::new("sunny", "soleil", &["sun", "goals-secure", "objectifs-sécurisés"]);
    static CLOUDY: Spellings = Spellings::new("cloudy", "nuages", &["clouds", "nuage", "objectifs-atteignables"]);
    static RAINY: Spellings = Spellings::new("rainy", "pluie", &["rain", "appuis-nécessaires"]);
    static STORMY: Spellings = Spellings::new("stormy", "orage", &["storm", "orages", "objectifs-compromis"]);
    match weather {
        Weather::Sunny => &SUNNY,
        Weather::Cloudy => &CLOUDY,
        Weather::Rainy => &RAINY,
        Weather::Stormy => &STORMY,
    }
}

/// What a state of decisions is called.
pub(super) fn decision_spellings(state: DecisionState) -> &'static Spellings {
    static LATE: Spellings = Spellings::new("late", "en-retard", &["retard"]);
    static OPEN: Spellings = Spellings::new("open", "à-exécuter", &["ouverte"]);
    static DONE: Spellings = Spellings::new("done", "exécutée", &["carried-out", "réalisée"]);
    static SUPERSEDED: Spellings = Spellings::new("superseded", "remplacée", &[]);
    static REPEALED: Spellings = Spellings::new("repealed", "abrogée", &[]);
    match state {
        DecisionState::Late => &LATE,
        DecisionState::Open => &OPEN,
        DecisionState::Done => &DONE,
        DecisionState::Superseded => &SUPERSEDED,
        DecisionState::Repealed => &REPEALED,
    }
}

/// The statuses of the built-in workflow.
pub(super) static BUILT_IN: [(&str, Spellings); 7] = [
    ("proposed", Spellings::new("proposed", "à-discuter", &["proposée"])),
    (
        "planned",
        Spellings::new("planned", "à-venir", &["planifiée", "prévue"]),
    ),
    ("in-progress", Spellings::new("in-progress", "en-cours", &[])),
    ("paused", Spellings::new("paused", "en-pause", &["suspendue"])),
    ("blocked", Spellings::new("blocked", "bloquée", &["bloqué"])),
    (
        "done",
        Spellings::new("done", "réalisée", &["réalisé", "faite", "terminée"]),
    ),
    ("abandoned", Spellings::new("abandoned", "abandonnée", &["abandonné"])),
];

/// The names that a status is known by besides its id.
pub(crate) fn status_names<'p>(plan: &'p Plan, id: &StatusId) -> Vec<&'p str> {
    let own = plan.config.statuses.get(id.as_str());
    match (
        own.and_then(|status| status.label.as_ref()),
        status_spellings(id.as_str()),
    ) {
        (Some(label), _) => label.texts(),
        (None, Some(spellings)) => spellings.iter().collect(),
        (None, None) => Vec::new(),
    }
}

/// What a status of the built-in workflow is called; a plan's own statuses have labels of their own.
pub(super) fn status_spellings(id: &str) -> Option<&'static Spellings> {
    BUILT_IN
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, spellings)| spellings)
}
