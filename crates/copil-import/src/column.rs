//! What the columns of a table are, by what their headers say and what stands in them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::mapping::Mapping;
use crate::words::{HEADERS, OF_FACT, TITLE_BEGINNINGS, begins_with_one, each, has_words, plain};

/// What a column is to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The action's id.
    Id,
    /// Its title.
    Title,
    /// The title of a step of it, which has a row of its own.
    SubAction,
    /// What it is about.
    Description,
    /// The strategic axis.
    Axis,
    /// An axis below the one of the column before.
    SubAxis,
    /// The working group.
    Group,
    /// Who carries it.
    Leads,
    /// The organisations that take part.
    Organisations,
    /// Where it is in its life.
    Status,
    /// How much it matters.
    Priority,
    /// Whether it will make it.
    Weather,
    /// The day it begins.
    Start,
    /// The day it is to be done.
    Due,
    /// The day that a step of it was reached.
    Done,
    /// How far it is.
    Progress,
    /// What is planned to be spent.
    Budget,
    /// What is spent.
    Spent,
    /// Who pays the amount of the next column.
    Funder,
    /// What is measured.
    Indicators,
    /// Why it is where it is.
    Comment,
    /// Free words.
    Tags,
    /// Where to read more.
    Links,
    /// A note under the column's name: what has no field.
    Note,
    /// Perhaps the day it is to be done.
    Calendar,
    /// Nothing: it is left out, and counted.
    Skip,
}

impl Target {
    /// What a mapping calls each.
    const ALL: [(Self, &'static str); 26] = [
        (Self::Id, "id"),
        (Self::Title, "title"),
        (Self::SubAction, "milestones"),
        (Self::Description, "description"),
        (Self::Axis, "axis"),
        (Self::SubAxis, "sub-axis"),
        (Self::Group, "group"),
        (Self::Leads, "leads"),
        (Self::Organisations, "organisations"),
        (Self::Status, "status"),
        (Self::Priority, "priority"),
        (Self::Weather, "weather"),
        (Self::Start, "start"),
        (Self::Due, "due"),
        (Self::Calendar, "due"),
        (Self::Done, "done"),
        (Self::Progress, "progress"),
        (Self::Budget, "budgets"),
        (Self::Spent, "spent"),
        (Self::Funder, "funder"),
        (Self::Indicators, "indicators"),
        (Self::Comment, "comment"),
        (Self::Tags, "tags"),
        (Self::Links, "links"),
        (Self::Note, "notes"),
        (Self::Skip, "skip"),
    ];

    /// The words that a mapping may have.
    pub(crate) const WORDS: [&'static str; 25] = {
        let mut words = [""; 25];
        let (mut at, mut n) = (0, 0);
        while at < Self::ALL.len() {
            if !matches!(Self::ALL[at].0, Self::Calendar) {
                words[n] = Self::ALL[at].1;
                n += 1;
            }
            at += 1;
        }
        words
    };

    /// All that a person may have a column go to.
    pub fn choices() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().map(|(target, _)| *target);
        all.filter(|target| *target != Self::Calendar)
    }

    /// What a mapping calls it.
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(target, _)| *target == self);
        found.map_or("notes", |(_, word)| word)
    }

    /// What a mapping calls so.
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known)| *known == word);
        found.map(|(target, _)| *target)
    }

    /// The key of an action that it fills; `notes` where it has none.
    pub fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::SubAction | Self::Done => "milestones",
            Self::Description => "description",
            Self::Axis | Self::SubAxis => "axis",
            Self::Group => "group",
            Self::Leads => "leads",
            Self::Organisations => "organisations",
            Self::Status => "status",
            Self::Priority => "priority",
            Self::Weather => "weather",
            Self::Start => "start",
            Self::Due | Self::Calendar => "due",
            Self::Progress => "progress",
            Self::Budget | Self::Spent | Self::Funder => "budgets",
            Self::Indicators => "indicators",
            Self::Comment => "comment",
            Self::Tags => "tags",
            Self::Links => "links",
            Self::Note | Self::Skip => "notes",
        }
    }

    /// Whether only one column may be it; others are notes.
    fn is_single(self) -> bool {
        !matches!(
            self,
            Self::Axis
                | Self::SubAxis
                | Self::Leads
                | Self::Organisations
                | Self::Budget
                | Self::Spent
                | Self::Funder
                | Self::Indicators
                | Self::Tags
                | Self::Links
                | Self::Note
                | Self::Skip
        )
    }
}

/// The longest text that is taken for a header, in characters.
const LONGEST_HEADER: usize = 160;

/// How sure it is that a header says what was found, higher for longer words.
pub(crate) type Sureness = usize;

/// How sure a header is that is nothing but the words.
const EXACT: Sureness = 1000;

/// What a header says; `None` where it is no word of the trade.
pub(crate) fn recognised(header: &str) -> Option<(Target, Sureness)> {
    let first = header.trim().lines().next().unwrap_or_default();
    if first.chars().count() > LONGEST_HEADER {
        return None;
    }
    // Signs are headers of their own.
    match first.trim() {
        "%" => return Some((Target::Progress, EXACT)),
        "€" | "k€" | "M€" | "£" | "$" => return Some((Target::Budget, EXACT)),
        _ => {}
    }
    let bare = plain(&without_parentheses(first));
    best(&bare).or_else(|| best(&plain(&without_parentheses(header))))
}

/// The words that headers are compared with: what they mean, the words, and whether a header is nothing else.
static PHRASES: LazyLock<Vec<(Target, String, bool)>> = LazyLock::new(|| {
    let all = HEADERS
        .iter()
        .flat_map(|(target, phrases)| each(phrases).map(move |phrase| (*target, phrase)));
    let phrases = all.map(|(target, phrase)| match phrase.strip_prefix('=') {
        Some(words) => (target, singular(words), true),
        None => (target, singular(phrase), false),
    });
    phrases.collect()
});

/// Plain words without the ending of their plural.
fn singular(text: &str) -> String {
    let words = text.split(' ').map(|word| match word.strip_suffix('s') {
        Some(one) if one.len() > 2 => one,
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn best(header: &str) -> Option<(Target, Sureness)> {
    let said = singular(header);
    // `Financeur 2` is `Financeur`.
    let unnumbered = said.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let found = PHRASES.iter().filter_map(|(target, words, is_whole)| {
        if said == *words || unnumbered == words {
            return Some((*target, EXACT + words.len(), 0));
        }
        let is_in = !is_whole && has_words(&said, words);
        is_in.then(|| (*target, words.len(), said.find(words.as_str()).unwrap_or_default()))
    });
    let best = found.max_by_key(|(_, sure, at)| (*sure, Reverse(*at)));
    let best = best.map(|(target, sure, _)| (target, sure));
    best.or_else(|| begins_with_one(header, TITLE_BEGINNINGS).then_some((Target::Title, 1)))
}

pub(crate) fn without_parentheses(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    if kept.trim().is_empty() { text.to_owned() } else { kept }
}

/// Why a column goes where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its header has words of the trade.
    Header,
    /// What stands in it.
    Values,
    /// A person said so.
    Mapping,
    /// No other column names actions.
    Instead,
    /// Its header has no word of the trade.
    Unknown,
    /// Another column is what its header says.
    Other,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Where it is, counted from 0; its row in a table that lies on its side.
    pub at: u32,
    /// Its header on one line; blank where it has none.
    pub header: String,
    /// What it is.
    pub target: Target,
    /// Why.
    pub why: Why,
}

/// Has columns go where a mapping says. One of a kind stays where there can be only one, and it is what was said.
pub(crate) fn remap(columns: &mut [Column], mapping: &Mapping) {
    for column in columns.iter_mut() {
        if let Some(target) = mapping.target_of(column) {
            column.why = match column.target == target {
                true if column.why != Why::Unknown => column.why,
                _ => Why::Mapping,
            };
            column.target = target;
        }
    }
    for n in 0..columns.len() {
        let is_said = |column: &Column| mapping.target_of(column).is_some();
        let rank = |at: usize| (!is_said(&columns[at]), at);
        let target = columns[n].target;
        let is_beaten = (0..columns.len()).any(|at| columns[at].target == target && rank(at) < rank(n));
        if target.is_single() && is_beaten {
            columns[n].target = Target::Note;
            columns[n].why = Why::Other;
        }
    }
}

/// The columns of a table: what each is, one of a kind where there can be only one.
pub(crate) fn columns(headers: Vec<(u32, Vec<String>)>) -> Vec<Column> {
    let mut sure = Vec::new();
    let mut columns = Vec::new();
    let mut wholes = Vec::new();
    for (at, bands) in headers {
        let own = bands.last().cloned().unwrap_or_default();
        let whole = bands.join(" ");
        let by_own = recognised(&own);
        // A band that is itself about something says nothing of the columns below it, unless it is one word for them all.
        let is_telling = |band: &String| recognised(band).is_none_or(|(_, sure)| sure >= EXACT);
        let by_band = recognised(&whole).filter(|_| bands.len() > 1 && bands.iter().rev().skip(1).all(is_telling));
        let is_banded = by_own.is_none() && by_band.is_some();
        let (target, sureness) = by_own.or(by_band).unwrap_or((Target::Note, 0));
        let header = if is_banded { whole.clone() } else { own };
        wholes.push(one_line(&whole));
        sure.push(sureness);
        columns.push(Column {
            at,
            header: one_line(&header),
            target,
            why: match target {
                Target::Note => Why::Unknown,
                _ => Why::Header,
            },
        });
    }
    tell_days_apart(&mut columns);
    tell_names_apart(&mut columns, wholes);
    for n in 0..columns.len() {
        let target = columns[n].target;
        let is_better = |other: usize| sure[other] > sure[n] || (sure[other] == sure[n] && other < n);
        let is_beaten =
            (0..columns.len()).any(|other| other != n && columns[other].target == target && is_better(other));
        if target.is_single() && is_beaten {
            sure[n] = 0;
        }
    }
    for (column, sure) in columns.iter_mut().zip(sure) {
        if sure == 0 && column.target != Target::Note {
            column.target = Target::Note;
            column.why = Why::Other;
        }
    }
    columns
}

/// Where one column says when something is to be done, another is the day that it was.
fn tell_days_apart(columns: &mut [Column]) {
    let is_due = |column: &Column| column.target == Target::Due;
    let is_of_fact = |column: &Column| is_due(column) && has_words(&plain(&column.header), OF_FACT);
    if columns.iter().any(|column| is_due(column) && !is_of_fact(column)) {
        for column in columns.iter_mut().filter(|column| is_of_fact(column)) {
            column.target = Target::Done;
        }
    }
}

/// Columns called alike are called by the bands above them too: `T1` below `2025`, and below `2026`.
fn tell_names_apart(columns: &mut [Column], wholes: Vec<String>) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for column in columns.iter() {
        *times.entry(plain(&column.header)).or_default() += 1;
    }
    for (column, whole) in columns.iter_mut().zip(wholes) {
        if column.target == Target::Note && times[&plain(&column.header)] > 1 {
            column.header = whole;
        }
    }
}

/// A text without line breaks and double spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(header: &str) -> Target {
        recognised(header).map_or(Target::Note, |(target, _)| target)
    }

    #[test]
    fn headers_are_understood_in_both_languages() {
        let cases = [
            ("Titre de l'action", Target::Title),
            (" ACTION ", Target::Title),
            ("Titre de la sous-action", Target::SubAction),
            ("Axe (x)", Target::Axis),
            ("Sous-axe (x.x)", Target::SubAxis),
            ("Direction ou service pilote", Target::Leads),
            ("Structure pilote", Target::Organisations),
            ("Personne pilote", Target::Leads),
            ("Pilote(s)", Target::Leads),
            ("Élu·e référent·e", Target::Note),
            ("Financeur 2", Target::Funder),
            ("Montant € HT", Target::Budget),
            ("État d’avancement", Target::Status),
            ("Taux d'avancement (%)", Target::Progress),
            ("Action en amélioration continue", Target::Note),
            ("Actions liées", Target::Note),
            ("Project Name", Target::Title),
            ("Project - End Date\n(Latest approved end date)", Target::Due),
            ("Description / Aims", Target::Description),
            ("Delivery confidence (RAG)", Target::Weather),
            ("Narrative on budget", Target::Note),
            ("Commentary on the rating", Target::Comment),
            ("Owner", Target::Leads),
            ("N°", Target::Id),
            ("Échéance", Target::Due),
            ("Milestone date", Target::Due),
            ("Actual date", Target::Done),
            ("Actions proposées", Target::Title),
            ("Couleur préférée", Target::Note),
        ];
        for (header, expected) in cases {
            assert_eq!(target(header), expected, "{header}");
        }
    }

    #[test]
    fn one_column_of_a_kind_is_taken() {
        let headers = ["Titre", "Statut", "Statut de l'action", "Financeur", "Financeur"];
        let headers = (0..).zip(headers.map(|header| vec![header.to_owned()])).collect();
        let targets: Vec<Target> = columns(headers).into_iter().map(|column| column.target).collect();
        let (funder, status) = (Target::Funder, Target::Status);
        assert_eq!(targets, [Target::Title, Target::Note, status, funder, funder]);
        let banded = vec![
            (0, vec!["Dates".to_owned(), "Début".to_owned()]),
            (1, vec!["Budget".into(), "Prévu".into()]),
        ];
        let targets: Vec<Target> = columns(banded).into_iter().map(|column| column.target).collect();
        assert_eq!(targets, [Target::Start, Target::Budget]);
    }
}
