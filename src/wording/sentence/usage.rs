//! What was asked for in a way that makes no sense, in words.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::super::filter;
use super::{Sentence, refused};
use crate::wording::Catalogue;
use crate::wording::layout::columns;
use crate::wording::lookup::InvalidText;
use copil_plan::query::FilterError;
use copil_plan::sanitize::sanitize;
use copil_plan::{DecisionRef, MeetingId, Plan};

/// What is wrong with the words of a command line.
#[derive(Clone, Debug, PartialEq)]
pub enum ArgumentError {
    /// There is no such verb.
    UnknownVerb(String),
    /// There is no such argument.
    UnknownArgument(String),
    /// No saved view has this name.
    UnknownView(String),
    /// An argument that must be there is not.
    MissingArgument,
    /// One of several verbs has to follow.
    MissingVerb,
    /// An argument lacks its value.
    MissingValue(String),
    /// The argument does not take the value.
    InvalidValue {
        /// The argument.
        argument: String,
        /// The value.
        value: String,
    },
    /// An argument has too many values, or too few.
    ValueCount(String),
    /// An argument excludes another.
    Conflict {
        /// The argument.
        argument: String,
        /// The other.
        other: String,
    },
    /// An argument may be given once.
    Repeated(String),
    /// Something else.
    Other,
}

/// What there is to do about a usage error.
#[derive(Clone, Debug, PartialEq)]
pub enum UsageHint {
    /// To say this instead, when there is something like it.
    Nearest(Option<String>),
    /// To say one of these instead.
    Known(Vec<String>),
    /// To follow the usage line.
    Usage(String),
    /// To read the help that a command shows.
    Help(String),
}

/// Why a request cannot be understood, or cannot be carried out as it was made.
#[derive(Clone, Debug, PartialEq)]
pub enum UsageError {
    /// The words make no sense.
    Arguments(ArgumentError, UsageHint),
    /// The word given as a plan looks like a verb.
    NeitherPlanNorVerb {
        /// The word.
        word: String,
        /// The verb that looks most like it.
        nearest: Option<String>,
    },
    /// The screen needs a terminal.
    NoTerminal,
    /// The plan as it was cannot be changed.
    AtOfChanges {
        /// Whether a time of day was given for it.
        is_time: bool,
    },
    /// A decision is taken in a meeting or in writing, and neither was said.
    DecidedHow {
        /// The meeting in which it could be taken.
        meeting: Option<MeetingId>,
        /// The decision whose place it takes.
        supersedes: Option<DecisionRef>,
    },
    /// One of several options has to be given.
    MissingOneOf(&'static [&'static str]),
    /// The verb changes nothing that a proposal could hold.
    ProposalOfNoChange,
    /// The files as they are on disk are no proposal's.
    ProposalOfFiles,
    /// The terms of a filter cannot be understood.
    BadFilter {
        /// The filter.
        text: String,
        /// What is wrong with it, and where.
        error: FilterError,
    },
    /// The text is not of the form `KEY=VALUE`.
    NotAnAssignment(String),
    /// The key does not take several values.
    NotAList(String),
    /// The key has entries under names of their own.
    NamedEntries(String),
    /// The key is inside a list, whose entries are set together.
    InsideAList(String),
    /// The word is neither `ours` nor `theirs`.
    NotASide(String),
    /// No folder can be named after an address.
    NoFolderName(String),
    /// Nobody can be asked for what is missing.
    Missing(String),
    /// The file has errors, and so is not recorded.
    Unsound {
        /// The file.
        file: String,
        /// How many errors.
        errors: usize,
        /// Whether it stands in the plan's folder, to be recorded from there.
        is_in_place: bool,
    },
    /// The editor ended with an error.
    Editor {
        /// The command.
        command: String,
        /// Why it could not be run, when it could not.
        why: Option<String>,
    },
    /// A plan would end before it begins.
    EndBeforeStart {
        /// The day it begins.
        start: NaiveDate,
        /// The day it ends.
        end: NaiveDate,
    },
    /// A report would begin after the day that it is made for.
    StartAfterDay {
        /// The day it would begin.
        start: NaiveDate,
        /// The day that it is made for.
        day: NaiveDate,
    },
    /// The person gave up.
    GivenUp,
}

/// Why a text cannot be taken for what is expected, and what to do about it.
pub fn invalid_text(catalogue: &Catalogue, plan: &Plan, invalid: &InvalidText) -> Sentence {
    match invalid {
        InvalidText::NotADay(text) => {
            sentence!(catalogue, "cli-not-a-day", text = sanitize(text); "cli-not-a-day-hint")
        }
        InvalidText::YearOutOfRange(text) => {
            sentence!(catalogue, "year-out-of-range", text = sanitize(text))
        }
        InvalidText::NoMeeting(meeting) => filter::no_meeting(catalogue, meeting),
        InvalidText::NotATime(text) => {
            sentence!(catalogue, "cli-not-a-time", text = sanitize(text); "cli-not-a-time-hint")
        }
        InvalidText::NotOneValue { text, keys, in_list } => {
            let hint = match (in_list, keys.first().copied()) {
                (false, Some(key)) => fl!(catalogue, "cli-not-one-value-hint", key = key),
                _ => fl!(catalogue, "cli-not-one-value-in-list-hint"),
            };
            let what = fl!(
                catalogue,
                "cli-not-one-value",
                text = sanitize(text),
                keys = keys.join(", ")
            );
            Sentence::with(what, hint)
        }
        InvalidText::NotANumber(text) => {
            sentence!(catalogue, "cli-not-a-number", text = sanitize(text); "cli-not-a-number-hint")
        }
        InvalidText::MeetingNotMade { committee, date } => sentence!(
            catalogue,
            "cli-no-meeting", committee = committee.as_str(), date = catalogue.long_date(*date);
            "cli-no-meeting-hint", committee = committee.as_str(), date = date.to_string()
        ),
        InvalidText::OtherUnit { given, unit } => {
            sentence!(
                catalogue,
                "cli-other-unit",
                given = sanitize(given),
                unit = sanitize(unit)
            )
        }
        InvalidText::UnknownWord { word, known } => Sentence {
            what: fl!(catalogue, "cli-unknown-word", word = sanitize(word)),
            hint: usage_hint(catalogue, &UsageHint::Known(known.clone())),
        },
        InvalidText::InvalidId(refusal) => refused(catalogue, plan, refusal),
        InvalidText::Broken { text, path } => {
            sentence!(catalogue, "error-broken", text = sanitize(text), path = sanitize(path.as_str()); "hint-check")
        }
        InvalidText::NotNamed(text) => {
            sentence!(catalogue, "cli-not-named", text = sanitize(text); "hint-evidence")
        }
        InvalidText::UnknownPerson => sentence!(catalogue, "cli-who-am-i"; "cli-who-am-i-hint"),
    }
}

/// What is wrong with a request, and what to do about it.
pub fn usage(catalogue: &Catalogue, error: &UsageError) -> Sentence {
    match error {
        UsageError::Arguments(error, hint) => Sentence {
            what: arguments(catalogue, error),
            hint: usage_hint(catalogue, hint),
        },
        UsageError::NeitherPlanNorVerb { word, nearest } => {
            let near = usage_hint(catalogue, &UsageHint::Nearest(nearest.clone()));
            let hint = near.unwrap_or_else(|| fl!(catalogue, "cli-neither-hint"));
            Sentence::with(fl!(catalogue, "cli-neither", word = sanitize(word)), hint)
        }
        UsageError::AtOfChanges { is_time: false } => sentence!(catalogue, "error-at-of-changes"; "hint-past"),
        UsageError::AtOfChanges { is_time: true } => {
            sentence!(catalogue, "error-at-of-changes"; "hint-time-of-meeting")
        }
        UsageError::DecidedHow { meeting, supersedes } => {
            let meeting = match meeting {
                Some(meeting) => meeting.to_string(),
                None => fl!(catalogue, "value-meeting"),
            };
            let supersedes = supersedes.as_ref().map(|decision| format!(" --supersedes {decision}"));
            let command = format!("copil meeting decide {meeting} \"…\"{}", supersedes.unwrap_or_default());
            sentence!(catalogue, "error-decided-how"; "hint-decided-how", command = command)
        }
        UsageError::MissingOneOf(options) => Sentence::with(
            fl!(catalogue, "usage-missing-verb"),
            fl!(catalogue, "usage-values", values = options.join(", ")),
        ),
        UsageError::NoFolderName(address) => {
            sentence!(catalogue, "error-clone-name", address = sanitize(address); "hint-clone-name")
        }
        UsageError::NotASide(word) => sentence!(catalogue, "error-not-a-side", word = sanitize(word)),
        UsageError::ProposalOfNoChange => {
            sentence!(catalogue, "error-proposal-of-no-change"; "hint-proposal-of-no-change")
        }
        UsageError::ProposalOfFiles => sentence!(catalogue, "error-proposal-of-files"; "hint-proposal-of-files"),
        UsageError::NoTerminal => sentence!(catalogue, "cli-no-terminal"; "cli-no-terminal-hint"),
        UsageError::BadFilter { text, error } => bad_filter(catalogue, text, error),
        UsageError::NotAnAssignment(text) => {
            sentence!(catalogue, "cli-not-an-assignment", text = sanitize(text); "cli-not-an-assignment-hint")
        }
        UsageError::NotAList(key) => sentence!(catalogue, "cli-not-a-list", key = sanitize(key)),
        UsageError::NamedEntries(key) => sentence!(catalogue, "cli-named-entries", key = sanitize(key)),
        UsageError::InsideAList(key) => sentence!(catalogue, "cli-inside-a-list", key = sanitize(key)),
        UsageError::Missing(option) => {
            sentence!(catalogue, "cli-missing", option = option.as_str(); "cli-missing-hint")
        }
        UsageError::Unsound {
            file,
            errors,
            is_in_place,
        } => Sentence {
            what: fl!(catalogue, "cli-unsound", file = sanitize(file), count = errors),
            hint: is_in_place.then(|| fl!(catalogue, "cli-unsound-hint")),
        },
        UsageError::Editor { command, why } => Sentence {
            what: fl!(catalogue, "cli-editor-failed", command = sanitize(command)),
            hint: why.as_deref().map(sanitize),
        },
        UsageError::EndBeforeStart { start, end } => sentence!(
            catalogue,
            "cli-end-before-start", start = catalogue.long_date(*start), end = catalogue.long_date(*end);
            "cli-end-before-start-hint"
        ),
        UsageError::StartAfterDay { start, day } => sentence!(
            catalogue,
            "cli-start-after-day", start = catalogue.long_date(*start), day = catalogue.long_date(*day);
            "cli-start-after-day-hint"
        ),
        UsageError::GivenUp => sentence!(catalogue, "cli-given-up"),
    }
}

fn arguments(catalogue: &Catalogue, error: &ArgumentError) -> String {
    let safe = |text: &String| sanitize(text);
    match error {
        ArgumentError::UnknownVerb(verb) => fl!(catalogue, "usage-unknown-verb", verb = safe(verb)),
        ArgumentError::UnknownArgument(argument) => {
            fl!(catalogue, "usage-unknown-argument", argument = safe(argument))
        }
        ArgumentError::UnknownView(name) => fl!(catalogue, "cli-unknown-view", name = safe(name)),
        ArgumentError::MissingArgument => fl!(catalogue, "usage-missing"),
        ArgumentError::MissingVerb => fl!(catalogue, "usage-missing-verb"),
        ArgumentError::MissingValue(argument) => fl!(catalogue, "usage-no-value", argument = safe(argument)),
        ArgumentError::InvalidValue { argument, value } => fl!(
            catalogue,
            "usage-invalid-value",
            value = safe(value),
            argument = safe(argument)
        ),
        ArgumentError::ValueCount(argument) => fl!(catalogue, "usage-values-count", argument = safe(argument)),
        ArgumentError::Conflict { argument, other } => fl!(
            catalogue,
            "usage-conflict",
            argument = safe(argument),
            other = safe(other)
        ),
        ArgumentError::Repeated(argument) => fl!(catalogue, "usage-repeated", argument = safe(argument)),
        ArgumentError::Other => fl!(catalogue, "usage-other"),
    }
}

fn usage_hint(catalogue: &Catalogue, hint: &UsageHint) -> Option<String> {
    Some(match hint {
        UsageHint::Nearest(word) => fl!(catalogue, "usage-did-you-mean", word = sanitize(word.as_deref()?)),
        UsageHint::Known(words) => fl!(catalogue, "usage-values", values = words.join(", ")),
        UsageHint::Usage(usage) => fl!(catalogue, "usage-line", usage = usage.as_str()),
        UsageHint::Help(command) => fl!(catalogue, "usage-see-help", command = command.as_str()),
    })
}

/// What is wrong with a filter, with a line of marks under the word.
fn bad_filter(catalogue: &Catalogue, text: &str, error: &FilterError) -> Sentence {
    let Sentence { what, hint } = filter::sentence(catalogue, error);
    let (before, rest) = text.split_at(error.span.start.min(text.len()));
    let word = rest.get(..error.span.len()).unwrap_or(rest);
    let blank = " ".repeat(columns(&sanitize(before)));
    let marks = "^".repeat(columns(&sanitize(word)).max(1));
    Sentence {
        what: format!("{what}\n  {}\n  {blank}{marks}", sanitize(text)),
        hint,
    }
}
