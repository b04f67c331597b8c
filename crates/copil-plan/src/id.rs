//! Identifiers: parsed once, never a bare string after.
//!
//! An id is the name of a folder or a file, or a key inside one. It matches `[A-Za-z0-9][A-Za-z0-9._-]{0,63}` and is
//! never a name that Windows keeps for a device, so that a plan can be checked out everywhere.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest id, in characters.
pub const LONGEST: usize = 64;

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The text is empty.
    #[error("an id cannot be empty")]
    Empty,
    /// The text is longer than [`LONGEST`].
    #[error("an id has at most {LONGEST} characters")]
    TooLong,
    /// The first character is neither a letter nor a digit, or another one is not allowed.
    #[error("an id is made of unaccented letters, digits, '.', '_' and '-', and starts with a letter or a digit")]
    Character,
    /// Windows keeps this name for a device, with or without an extension.
    #[error("Windows keeps this name for itself")]
    Reserved,
}

/// Checks that `text` is an id.
pub fn check(text: &str) -> Result<(), IdError> {
    let Some(first) = text.as_bytes().first() else {
        return Err(IdError::Empty);
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if !first.is_ascii_alphanumeric() || !text.bytes().all(allowed) {
        return Err(IdError::Character);
    }
    if text.len() > LONGEST {
        return Err(IdError::TooLong);
    }
    if is_reserved(text) {
        return Err(IdError::Reserved);
    }
    Ok(())
}

fn is_reserved(text: &str) -> bool {
    let is_one_of = |devices: &[&str], name: &str| devices.iter().any(|device| name.eq_ignore_ascii_case(device));
    // The names have three letters, with a digit behind them or not: most ids are seen not to be one by where they end.
    match (text.get(..3), text.as_bytes().get(3), text.as_bytes().get(4)) {
        (Some(name), None | Some(b'.'), _) => is_one_of(&["con", "prn", "aux", "nul"], name),
        (Some(name), Some(b'0'..=b'9'), None | Some(b'.')) => is_one_of(&["com", "lpt"], name),
        _ => false,
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Makes the text an id; gives it back where it is none.
            pub(super) fn from_text(text: String) -> Result<Self, (String, IdError)> {
                match check(&text) {
                    Ok(()) => Ok(Self(text)),
                    Err(why) => Err((text, why)),
                }
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                check(text).map(|()| Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                Self::from_text(text).map_err(|(_, why)| why)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    )*};
}

ids! {
    /// A plan: the name of its folder.
    PlanId;
    /// An action: the name of its file.
    ActionId;
    /// A working group: the name of its folder.
    GroupId;
    /// A person, or rather a function: a key of `[people]`.
    PersonId;
    /// An organisation: a key of `[organisations]`.
    OrganisationId;
    /// A strategic axis: a key of `[axes]`.
    AxisId;
    /// A phase: a key of `[phases]`.
    PhaseId;
    /// A committee: a key of `[committees]`.
    CommitteeId;
    /// A status of the workflow: a key of `[statuses]`.
    StatusId;
    /// A milestone of an action: a key of `[milestones]`.
    MilestoneId;
    /// An indicator of an action: a key of `[indicators]`.
    IndicatorId;
    /// A deliverable of an action: a key of `[deliverables]`.
    DeliverableId;
    /// A budget of an action: a key of `[budgets]`.
    BudgetId;
    /// A decision within its meeting: a key of `[decisions]`.
    DecisionId;
    /// An item of an agenda: a key of `[agenda]`.
    AgendaKey;
    /// A meeting: the name of its file, `DATE-COMMITTEE`.
    MeetingId;
    /// A saved view: a key of `[views]`.
    ViewId;
}

impl ActionId {
    /// The first id after all that share a prefix: `RH-15` after `RH-14`.
    ///
    /// The prefix is the one most used in `of_group`, or `fallback` in capitals when there is none; the number is one that
    /// none of `ever` has, and keeps the width of those already there.
    pub fn next<'a>(
        of_group: impl IntoIterator<Item = &'a ActionId>,
        ever: impl IntoIterator<Item = &'a ActionId>,
        fallback: &str,
    ) -> Option<Self> {
        fn numbered(id: &ActionId) -> Option<(&str, &str, u64)> {
            let (prefix, number) = id.0.rsplit_once('-')?;
            Some((prefix, number, number.parse().ok()?))
        }
        let mut prefixes: Vec<(&str, usize)> = Vec::new();
        for (prefix, ..) in of_group.into_iter().filter_map(numbered) {
            match prefixes.iter_mut().find(|(known, _)| *known == prefix) {
                Some((_, count)) => *count += 1,
                None => prefixes.push((prefix, 1)),
            }
        }
        let most_used = prefixes
            .into_iter()
            .max_by_key(|(prefix, count)| (*count, prefix.eq_ignore_ascii_case(fallback)));
        let prefix = most_used.map_or_else(|| fallback.to_ascii_uppercase(), |(prefix, _)| prefix.to_owned());
        let (mut highest, mut width) = (0, 2);
        let ever = ever.into_iter().filter_map(numbered);
        for (n, (_, number, value)) in ever
            .filter(|(known, ..)| known.eq_ignore_ascii_case(&prefix))
            .enumerate()
        {
            highest = value.max(highest);
            width = if n == 0 { number.len() } else { number.len().max(width) };
        }
        format!("{prefix}-{:0width$}", highest.checked_add(1)?).parse().ok()
    }
}

/// The letters and digits of a text without case and accents, joined by hyphens.
fn plain_words(text: &str) -> String {
    let folded = super::fold::fold(text);
    let words = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

impl AgendaKey {
    /// The shortest word of a title that tells anything.
    const TELLING: usize = 4;

    /// The key of an item in which nothing makes one.
    pub const UNNAMED: &str = "item";

    /// A key for an item that is not in use: the action's id, else the first two words of the title that tell anything, else
    /// a word given, with a number where they are taken.
    pub fn free(action: Option<&str>, title: Option<&str>, otherwise: &str, is_taken: impl Fn(&str) -> bool) -> Self {
        let of_title = |title: &str| {
            let words = plain_words(title);
            let telling = words.split('-').filter(|word| word.len() >= Self::TELLING);
            let mut key = telling.take(2).collect::<Vec<_>>().join("-");
            if key.is_empty() {
                key = words;
            }
            key.truncate(LONGEST / 2);
            key.trim_end_matches('-').to_owned()
        };
        let named = action.map(str::to_owned).filter(|id| check(id).is_ok());
        let named = named.or_else(|| title.map(of_title)).filter(|id| check(id).is_ok());
        let stem = named.unwrap_or_else(|| otherwise.to_owned());
        let numbered = (2..).map(|n| {
            let mut stem = stem.clone();
            stem.truncate(LONGEST - 4);
            format!("{stem}-{n}")
        });
        let mut keys = std::iter::once(stem.clone()).chain(numbered);
        let key = keys.find(|key| !is_taken(key));
        Self(key.unwrap_or(stem))
    }
}

impl From<u32> for DecisionId {
    fn from(number: u32) -> Self {
        Self(number.to_string())
    }
}

impl ViewId {
    /// The id of a view with this title: its letters and digits without case and accents, joined by hyphens.
    pub fn of_title(title: &str) -> Self {
        // Short enough for what may have to be put before it.
        let mut id = plain_words(title);
        id.truncate(LONGEST - "view-".len());
        let id = id.trim_end_matches('-').to_owned();
        Self::from_text(id).unwrap_or_else(|(id, _)| Self(format!("view-{id}").trim_end_matches('-').to_owned()))
    }
}

impl MeetingId {
    /// The id of a committee's meeting on a day.
    pub fn of(date: NaiveDate, committee: &CommitteeId) -> Result<Self, IdError> {
        format!("{date}-{committee}").parse()
    }

    /// The day and the committee that the id names, when it has that form.
    pub fn parts(&self) -> Option<(NaiveDate, CommitteeId)> {
        let date = self.0.get(..10)?.parse().ok()?;
        let committee = self.0.get(10..)?.strip_prefix('-')?.parse().ok()?;
        Some((date, committee))
    }
}

/// A decision of a meeting, written `2018-03-15-copil/1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DecisionRef {
    /// The meeting that decided.
    pub meeting: MeetingId,
    /// The decision's number in that meeting.
    pub decision: DecisionId,
}

impl fmt::Display for DecisionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.meeting, self.decision)
    }
}

impl FromStr for DecisionRef {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (meeting, decision) = text.split_once('/').ok_or(IdError::Character)?;
        Ok(Self {
            meeting: meeting.parse()?,
            decision: decision.parse()?,
        })
    }
}

/// An action of one plan among several, written `plan/ID`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanActionRef {
    /// The plan, as the portfolio calls it.
    pub plan: PlanId,
    /// The action in that plan.
    pub action: ActionId,
}

impl fmt::Display for PlanActionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.plan, self.action)
    }
}

impl FromStr for PlanActionRef {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (plan, action) = text.split_once('/').ok_or(IdError::Character)?;
        Ok(Self {
            plan: plan.parse()?,
            action: action.parse()?,
        })
    }
}

/// Orders ids as people count: `RH-2` before `RH-10`, without regard to case.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (left, right) = (a.as_bytes(), b.as_bytes());
    let (mut i, mut j) = (0, 0);
    let mut in_word = false;
    loop {
        let (x, y) = match (left.get(i), right.get(j)) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) => (x, y),
        };
        let order = match (x.is_ascii_digit(), y.is_ascii_digit()) {
            (true, true) => {
                let ((x, after_x), (y, after_y)) = (number(left, i), number(right, j));
                (i, j, in_word) = (after_x, after_y, false);
                x.len().cmp(&y.len()).then_with(|| x.cmp(y))
            }
            // Where one word ends and the other goes on, the shorter comes first.
            (true, false) if in_word => Ordering::Less,
            (false, true) if in_word => Ordering::Greater,
            _ => {
                (i, j, in_word) = (i + 1, j + 1, true);
                x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase())
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits from a place on, without the zeros that lead, and where they end.
fn number(text: &[u8], from: usize) -> (&[u8], usize) {
    let is_within = |byte: &u8| byte.is_ascii_digit();
    let end = from + text[from..].iter().take_while(|byte| is_within(byte)).count();
    let zeros = text[from..end].iter().take_while(|byte| **byte == b'0').count();
    (&text[from + zeros..end], end)
}

/// The one of `known` that a text means: itself, itself in other capitals, or with other leading zeros (`rh-4`).
pub fn meant<'k>(text: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    let same = known.clone().find(|id| *id == text);
    same.or_else(|| {
        let wanted = simplified(text);
        let mut alike = known.filter(|id| simplified(id) == wanted);
        match (alike.next(), alike.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    })
}

/// An id as ids are compared when people type them: lower case, without the leading zeros of numbers.
pub fn simplified(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    let mut in_number = false;
    for (at, c) in id.char_indices() {
        let followed_by_digit = id[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        if c == '0' && !in_number && followed_by_digit {
            continue;
        }
        in_number = c.is_ascii_digit();
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_that_every_file_system_takes() {
        for good in [
            "RH-01",
            "a",
            "2018-03-15-copil",
            "x.y_z",
            &"a".repeat(64),
            "console",
            "com",
            "com12",
            "comx",
            "con1",
            "a.con",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for (bad, why) in [
            ("", IdError::Empty),
            ("..", IdError::Character),
            ("-a", IdError::Character),
            ("a/b", IdError::Character),
            ("é", IdError::Character),
            ("a b", IdError::Character),
            ("CON", IdError::Reserved),
            ("com1.toml", IdError::Reserved),
            ("Nul.a.b", IdError::Reserved),
            ("lpt9", IdError::Reserved),
            (&"a".repeat(65), IdError::TooLong),
        ] {
            assert_eq!(check(bad), Err(why), "{bad}");
        }
    }

    #[test]
    fn the_next_id_follows_the_group_s_own_numbering() {
        let ids = |list: &[&str]| list.iter().map(|id| id.parse().unwrap()).collect::<Vec<ActionId>>();
        let next = |list: &[&str]| ActionId::next(&ids(list), &ids(list), "rh").map(|id| id.to_string());
        assert_eq!(next(&["RH-01", "RH-14", "X-99"]).as_deref(), Some("RH-15"));
        assert_eq!(next(&["RH-099"]).as_deref(), Some("RH-100"));
        assert_eq!(next(&[]).as_deref(), Some("RH-01"));
        assert_eq!(next(&["divers"]).as_deref(), Some("RH-01"));
        let after = |there: &[&str], ever: &[&str]| ActionId::next(&ids(there), &ids(ever), "rh").unwrap().to_string();
        assert_eq!(
            after(&["RH-01"], &["RH-01", "RH-07", "SI-40"]),
            "RH-08",
            "RH-07 was taken out"
        );
        assert_eq!(after(&[], &["rh-03"]), "RH-04", "none is left of the group");
    }

    #[test]
    fn ids_are_counted_as_people_count() {
        let mut ids = [
            "RH-10", "rh-2", "RH-2", "FI-1", "RH", "a-1", "a1", "a01b", "a1c", "7", "b.2",
        ];
        ids.sort_by(|a, b| natural_order(a, b));
        assert_eq!(
            ids,
            [
                "7", "a1", "a01b", "a1c", "a-1", "b.2", "FI-1", "RH", "RH-2", "rh-2", "RH-10"
            ]
        );
    }

    #[test]
    fn a_meeting_s_id_says_its_day_and_committee() {
        let id: MeetingId = "2018-03-15-copil".parse().unwrap();
        let (date, committee) = id.parts().unwrap();
        assert_eq!(MeetingId::of(date, &committee), Ok(id));
        assert_eq!("2018-03-15".parse::<MeetingId>().unwrap().parts(), None);
    }

    #[test]
    fn ids_are_found_in_any_capitals_and_with_any_zeros() {
        let known = || ["RH-04", "RH-40", "SI-1", "x0"].into_iter();
        for (text, id) in [
            ("RH-04", "RH-04"),
            ("rh-4", "RH-04"),
            ("rh-004", "RH-04"),
            ("si-01", "SI-1"),
            ("X0", "x0"),
        ] {
            assert_eq!(meant(text, known()), Some(id), "{text}");
        }
        assert_eq!(meant("RH-4 ", known()), None);
        assert_eq!(meant("a-1", ["A-01", "A-1"].into_iter()), None, "it could be either");
        assert_eq!(meant("A-1", ["A-01", "A-1"].into_iter()), Some("A-1"));
    }

    #[test]
    fn a_view_has_an_id_whatever_its_title_is() {
        for (title, id) in [
            ("Retards RH", "retards-rh"),
            ("L’été : « à revoir »", "l-ete-a-revoir"),
            ("con", "view-con"),
            ("行政", "view"),
            ("", "view"),
        ] {
            assert_eq!(ViewId::of_title(title).as_str(), id);
        }
        let long = ViewId::of_title(&"mot ".repeat(40));
        assert_eq!(check(long.as_str()), Ok(()));
    }
}
