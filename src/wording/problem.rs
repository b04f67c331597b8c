//! What is wrong in a file, in words.

use std::io;

use i18n_embed_fl::fl;

use super::sentence::Sentence;
use crate::wording::Catalogue;
use copil_plan::Plan;
use copil_plan::config::FORMAT;
use copil_plan::field::{Fault, Referent};
use copil_plan::id::IdError;
use copil_plan::names::OtherMeaning;
use copil_plan::sanitize::sanitize;
use copil_plan::value::Kind;
use copil_store::{Problem, ProblemKind, SyntaxFault};

/// A word that names nothing, with the nearest that does.
pub fn unknown(catalogue: &Catalogue, what: Referent, id: &str, nearest: Option<&str>) -> Sentence {
    let what = fl!(
        catalogue,
        "problem-unknown",
        what = referent(catalogue, what),
        id = sanitize(id)
    );
    Sentence {
        what,
        hint: nearest.map(|nearest| fl!(catalogue, "hint-nearest", nearest = sanitize(nearest))),
    }
}

/// The most actions named of those that count in no average.
const NAMED: usize = 5;

/// The actions that count in no average, for what they weigh or how far they are cannot be read.
pub fn unweighed(catalogue: &Catalogue, plan: &Plan) -> String {
    let actions = catalogue.first_of(plan.unweighed.iter().map(ToString::to_string), NAMED);
    fl!(catalogue, "problem-unweighed", actions = actions)
}

fn referent(catalogue: &Catalogue, what: Referent) -> String {
    match what {
        Referent::Person => fl!(catalogue, "referent-person"),
        Referent::Organisation => fl!(catalogue, "referent-organisation"),
        Referent::Axis => fl!(catalogue, "referent-axis"),
        Referent::Phase => fl!(catalogue, "referent-phase"),
        Referent::Action => fl!(catalogue, "referent-action"),
        Referent::Group => fl!(catalogue, "referent-group"),
        Referent::Committee => fl!(catalogue, "referent-committee"),
        Referent::Status => fl!(catalogue, "referent-status"),
        Referent::Meeting => fl!(catalogue, "referent-meeting"),
        Referent::Decision => fl!(catalogue, "referent-decision"),
        Referent::Milestone => fl!(catalogue, "referent-milestone"),
        Referent::Indicator => fl!(catalogue, "referent-indicator"),
        Referent::Deliverable => fl!(catalogue, "referent-deliverable"),
        Referent::Budget => fl!(catalogue, "referent-budget"),
        Referent::AgendaItem => fl!(catalogue, "referent-agenda-item"),
    }
}

pub(super) fn bad_id(catalogue: &Catalogue, why: IdError) -> String {
    match why {
        IdError::Empty => fl!(catalogue, "id-empty"),
        IdError::TooLong => fl!(catalogue, "id-too-long"),
        IdError::Character => fl!(catalogue, "id-character"),
        IdError::Reserved => fl!(catalogue, "id-reserved"),
    }
}

/// A text that is no id.
pub(super) fn not_an_id(catalogue: &Catalogue, text: &str, why: IdError) -> Sentence {
    let (text, why) = (sanitize(text), bad_id(catalogue, why));
    sentence!(catalogue, "problem-bad-id", text = text, why = why; "hint-id")
}

/// An id that means something else as well.
pub(super) fn means_more(catalogue: &Catalogue, id: &str, meaning: OtherMeaning) -> Sentence {
    let meaning = match meaning {
        OtherMeaning::ThePlan => fl!(catalogue, "meaning-plan"),
        OtherMeaning::Absence => fl!(catalogue, "meaning-absence"),
        OtherMeaning::Oneself => fl!(catalogue, "meaning-oneself"),
        OtherMeaning::GroupFile => fl!(catalogue, "meaning-group-file"),
        OtherMeaning::Group => fl!(catalogue, "meaning-group"),
        OtherMeaning::Verb => fl!(catalogue, "meaning-verb"),
    };
    sentence!(catalogue, "problem-other-meaning", id = sanitize(id), meaning = meaning; "hint-other-meaning")
}

/// A plan of a newer format than the program knows.
pub(super) fn newer_format(catalogue: &Catalogue, found: i64) -> Sentence {
    let (found, supported) = (found.to_string(), FORMAT.to_string());
    sentence!(
        catalogue,
        "error-newer-format", found = found.as_str(), supported = supported;
        "hint-newer-format", found = found.as_str()
    )
}

fn kind(catalogue: &Catalogue, kind: Kind) -> String {
    match kind {
        Kind::Boolean => fl!(catalogue, "kind-boolean"),
        Kind::Integer => fl!(catalogue, "kind-integer"),
        Kind::Number => fl!(catalogue, "kind-number"),
        Kind::Date => fl!(catalogue, "kind-date"),
        Kind::Time => fl!(catalogue, "kind-time"),
        Kind::Moment => fl!(catalogue, "kind-moment"),
        Kind::Text => fl!(catalogue, "kind-text"),
        Kind::List => fl!(catalogue, "kind-list"),
        Kind::Table => fl!(catalogue, "kind-table"),
        Kind::Label => fl!(catalogue, "kind-label"),
    }
}

/// `groups/rh/RH-04.toml:12:7`.
pub fn location(problem: &Problem) -> String {
    let path = sanitize(problem.path.as_str());
    match &problem.location {
        Some(place) => format!("{path}:{}:{}", place.line, place.column),
        None => path,
    }
}

/// `groups/rh/RH-04.toml:12:7: what is wrong`.
pub fn line(catalogue: &Catalogue, problem: &Problem) -> String {
    format!("{}: {}", location(problem), sentence(catalogue, problem).what)
}

/// What is wrong in a file, and the hint. Where it is comes from the problem's place.
pub fn sentence(catalogue: &Catalogue, problem: &Problem) -> Sentence {
    match &problem.kind {
        ProblemKind::Field(_, found) => fault(catalogue, found),
        ProblemKind::Syntax { fault, .. } => Sentence::new(syntax(catalogue, *fault)),
        ProblemKind::NotUtf8 => sentence!(catalogue, "problem-not-utf8"; "hint-not-utf8"),
        ProblemKind::Symlink => sentence!(catalogue, "problem-symlink"; "hint-symlink"),
        ProblemKind::NotAFile => sentence!(catalogue, "problem-not-a-file"; "hint-not-a-file"),
        ProblemKind::BadName(why) => sentence!(catalogue, "problem-bad-name", why = bad_id(catalogue, *why); "hint-id"),
        ProblemKind::Clash { with } => {
            sentence!(catalogue, "problem-clash", with = sanitize(with.as_str()); "hint-clash")
        }
        ProblemKind::Misplaced => sentence!(catalogue, "problem-misplaced"; "hint-misplaced"),
        ProblemKind::NoGroupFile => sentence!(catalogue, "problem-no-group-file"; "hint-no-group-file"),
        ProblemKind::Unreadable(io::ErrorKind::PermissionDenied) => {
            sentence!(catalogue, "problem-forbidden"; "hint-forbidden")
        }
        ProblemKind::Unreadable(why) => sentence!(catalogue, "problem-unreadable", detail = sanitize(&why.to_string())),
        ProblemKind::TooLarge => sentence!(catalogue, "problem-too-large"),
    }
}

pub(super) fn syntax(catalogue: &Catalogue, fault: SyntaxFault) -> String {
    match fault {
        SyntaxFault::ConflictMarker => fl!(catalogue, "syntax-conflict"),
        SyntaxFault::DuplicateKey => fl!(catalogue, "syntax-duplicate"),
        SyntaxFault::BadDate => fl!(catalogue, "syntax-date"),
        SyntaxFault::BadNumber => fl!(catalogue, "syntax-number"),
        SyntaxFault::NumberTooLarge => fl!(catalogue, "syntax-number-large"),
        SyntaxFault::NewerToml => fl!(catalogue, "syntax-newer"),
        SyntaxFault::Unquoted => fl!(catalogue, "syntax-unquoted"),
        SyntaxFault::BadString => fl!(catalogue, "syntax-string"),
        SyntaxFault::Unclosed => fl!(catalogue, "syntax-unclosed"),
        SyntaxFault::MissingValue => fl!(catalogue, "syntax-value"),
        SyntaxFault::MissingEquals => fl!(catalogue, "syntax-equals"),
        SyntaxFault::MissingComma => fl!(catalogue, "syntax-comma"),
        SyntaxFault::Leftover => fl!(catalogue, "syntax-leftover"),
        SyntaxFault::BadKey => fl!(catalogue, "syntax-key"),
        SyntaxFault::Other => fl!(catalogue, "syntax-other"),
    }
}

pub(super) fn fault(catalogue: &Catalogue, fault: &Fault) -> Sentence {
    let did_you_mean = |nearest: &Option<String>| {
        nearest
            .as_ref()
            .map(|n| fl!(catalogue, "hint-nearest", nearest = sanitize(n)))
    };
    match fault {
        Fault::WrongType { expected, found } => {
            let (wanted, found) = (kind(catalogue, *expected), kind(catalogue, *found));
            sentence!(catalogue, "problem-type", expected = wanted, found = found)
                .hint((*expected == Kind::Date).then(|| fl!(catalogue, "hint-date")))
        }
        Fault::Missing { key } => {
            let key = *key;
            sentence!(catalogue, "problem-missing", key = key; "hint-missing", key = key)
        }
        Fault::UnknownKey { nearest } => {
            let hint = did_you_mean(nearest).unwrap_or_else(|| fl!(catalogue, "hint-unknown-key"));
            sentence!(catalogue, "problem-unknown-key").hint(Some(hint))
        }
        Fault::UnknownWord { word, allowed, nearest } => {
            let allowed = fl!(catalogue, "hint-words", words = allowed.join(", "));
            let hint = match did_you_mean(nearest) {
                Some(nearest) => format!("{nearest} {allowed}"),
                None => allowed,
            };
            sentence!(catalogue, "problem-word", word = sanitize(word)).hint(Some(hint))
        }
        Fault::UnknownReference { what, id, nearest } => unknown(catalogue, *what, id, nearest.as_deref()),
        Fault::Repeated => sentence!(catalogue, "problem-repeated"),
        Fault::SharedAddress { with } => {
            sentence!(catalogue, "problem-shared-address", with = sanitize(with); "hint-shared-address")
        }
        Fault::ItemsListed => sentence!(catalogue, "problem-items-listed"; "hint-items-listed"),
        Fault::NotHeld => sentence!(catalogue, "problem-not-held"),
        Fault::NoOutcome => sentence!(catalogue, "problem-no-outcome"),
        Fault::NamedTwice { person } => sentence!(catalogue, "problem-named-twice", person = sanitize(person)),
        Fault::NotPresent { person } => sentence!(catalogue, "problem-not-present", person = sanitize(person)),
        Fault::NoLongerThere { id } => sentence!(catalogue, "problem-no-longer-there", id = sanitize(id)),
        Fault::ToCome => sentence!(catalogue, "problem-to-come"),
        Fault::FarOff => sentence!(catalogue, "problem-far-off"),
        Fault::BeforeFormer { former } => {
            sentence!(
                catalogue,
                "problem-before-former",
                former = catalogue.long_date(*former)
            )
        }
        Fault::OtherMeaning { id, meaning } => means_more(catalogue, id, *meaning),
        Fault::BadId { text, why } => not_an_id(catalogue, text, *why),
        Fault::NotPlanAndAction { text } => {
            sentence!(catalogue, "problem-not-plan-and-action", text = sanitize(text); "hint-plan-and-action")
        }
        Fault::NotADelay { text } => sentence!(catalogue, "problem-not-a-delay", text = sanitize(text); "hint-delay"),
        Fault::NotMeasured { on } => {
            sentence!(catalogue, "problem-not-measured", day = catalogue.long_date(*on); "hint-not-measured")
        }
        Fault::SameAsItself => sentence!(catalogue, "problem-same-as-itself"; "hint-same-as-itself"),
        Fault::NoEvidence => sentence!(catalogue, "problem-no-evidence"; "hint-no-evidence"),
        Fault::NotReached => sentence!(catalogue, "problem-not-reached"),
        Fault::OutOfRange { least, most } => {
            let least = catalogue.number(*least);
            let what = match most {
                Some(most) => fl!(
                    catalogue,
                    "problem-range",
                    least = least,
                    most = catalogue.number(*most)
                ),
                None => fl!(catalogue, "problem-least", least = least),
            };
            Sentence::new(what)
        }
        Fault::CircleOfDecisions { through } => {
            let circle = circle(through);
            sentence!(catalogue, "problem-circle-of-decisions", circle = circle; "hint-circle-of-decisions")
        }
        Fault::Cycle { through } => {
            sentence!(catalogue, "problem-cycle", circle = circle(through); "hint-cycle")
        }
        Fault::OutOfOrder { before } => {
            let before = catalogue.find(&format!("field-{before}")).unwrap_or_default();
            sentence!(catalogue, "problem-order", before = before)
        }
        Fault::NameMismatch { named } => sentence!(
            catalogue,
            "problem-name-mismatch", named = sanitize(named);
            "hint-name-mismatch"
        ),
        Fault::BadFilter { error, .. } => {
            let why = super::filter::sentence(catalogue, error);
            sentence!(catalogue, "problem-filter", why = why.what).hint(why.hint)
        }
        Fault::NewerFormat { found } => newer_format(catalogue, *found),
    }
}

/// The way round, back to where it begins.
fn circle(through: &[String]) -> String {
    let back = through.iter().chain(through.first());
    back.map(String::as_str).collect::<Vec<_>>().join(" → ")
}
