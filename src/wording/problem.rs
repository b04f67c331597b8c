//! What is wrong in a file, in words.

use i18n_embed_fl::fl;

use super::sentence::Sentence;
use crate::wording::Catalogue;
use copil_plan::field::{Fault, Referent};
use copil_plan::id::IdError;
use copil_plan::sanitize::sanitize;
use copil_plan::value::Kind;
use copil_store::{Cause, Problem, SyntaxFault};

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

fn referent(catalogue: &Catalogue, what: Referent) -> String {
    match what {
        Referent::Person => fl!(catalogue, "referent-person"),
        Referent::Organisation => fl!(catalogue, "referent-organisation"),
        Referent::Axis => fl!(catalogue, "referent-axis"),
        Referent::Action => fl!(catalogue, "referent-action"),
        Referent::Group => fl!(catalogue, "referent-group"),
        Referent::Committee => fl!(catalogue, "referent-committee"),
        Referent::Status => fl!(catalogue, "referent-status"),
        Referent::Meeting => fl!(catalogue, "referent-meeting"),
        Referent::Decision => fl!(catalogue, "referent-decision"),
        Referent::Milestone => fl!(catalogue, "referent-milestone"),
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

fn kind(catalogue: &Catalogue, kind: Kind) -> String {
    match kind {
        Kind::Boolean => fl!(catalogue, "kind-boolean"),
        Kind::Integer => fl!(catalogue, "kind-integer"),
        Kind::Number => fl!(catalogue, "kind-number"),
        Kind::Date => fl!(catalogue, "kind-date"),
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
    match &problem.place {
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
    let (what, hint) = match &problem.cause {
        Cause::Field(_, found) => fault(catalogue, found),
        Cause::Syntax { fault, .. } => (syntax(catalogue, *fault), None),
        Cause::NotUtf8 => (
            fl!(catalogue, "problem-not-utf8"),
            Some(fl!(catalogue, "hint-not-utf8")),
        ),
        Cause::Symlink => (fl!(catalogue, "problem-symlink"), Some(fl!(catalogue, "hint-symlink"))),
        Cause::BadName(why) => (
            fl!(catalogue, "problem-bad-name", why = bad_id(catalogue, *why)),
            Some(fl!(catalogue, "hint-id")),
        ),
        Cause::Clash { with } => (
            fl!(catalogue, "problem-clash", with = sanitize(with.as_str())),
            Some(fl!(catalogue, "hint-clash")),
        ),
        Cause::Misplaced => (
            fl!(catalogue, "problem-misplaced"),
            Some(fl!(catalogue, "hint-misplaced")),
        ),
        Cause::NoGroupFile => (
            fl!(catalogue, "problem-no-group-file"),
            Some(fl!(catalogue, "hint-no-group-file")),
        ),
        Cause::Unreadable(why) => (
            fl!(catalogue, "problem-unreadable", detail = sanitize(&why.to_string())),
            None,
        ),
        Cause::TooLarge => (fl!(catalogue, "problem-too-large"), None),
    };
    Sentence { what, hint }
}

fn syntax(catalogue: &Catalogue, fault: SyntaxFault) -> String {
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

pub(super) fn fault(catalogue: &Catalogue, fault: &Fault) -> (String, Option<String>) {
    let did_you_mean = |nearest: &Option<String>| {
        nearest
            .as_ref()
            .map(|n| fl!(catalogue, "hint-nearest", nearest = sanitize(n)))
    };
    match fault {
        Fault::WrongType { expected, found } => (
            fl!(
                catalogue,
                "problem-type",
                expected = kind(catalogue, *expected),
                found = kind(catalogue, *found)
            ),
            (*expected == Kind::Date).then(|| fl!(catalogue, "hint-date")),
        ),
        Fault::Missing { key } => (
            fl!(catalogue, "problem-missing", key = key.to_string()),
            Some(fl!(catalogue, "hint-missing", key = key.to_string())),
        ),
        Fault::UnknownKey { nearest } => {
            let hint = did_you_mean(nearest).unwrap_or_else(|| fl!(catalogue, "hint-unknown-key"));
            (fl!(catalogue, "problem-unknown-key"), Some(hint))
        }
        Fault::UnknownWord { word, allowed, nearest } => {
            let allowed = fl!(catalogue, "hint-words", words = allowed.join(", "));
            let hint = match did_you_mean(nearest) {
                Some(nearest) => format!("{nearest} {allowed}"),
                None => allowed,
            };
            (fl!(catalogue, "problem-word", word = sanitize(word)), Some(hint))
        }
        Fault::UnknownReference { what, id, nearest } => {
            let sentence = unknown(catalogue, *what, id, nearest.as_deref());
            (sentence.what, sentence.hint)
        }
        Fault::BadId { text, why } => (
            fl!(
                catalogue,
                "problem-bad-id",
                text = sanitize(text),
                why = bad_id(catalogue, *why)
            ),
            Some(fl!(catalogue, "hint-id")),
        ),
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
            (what, None)
        }
        Fault::Cycle { through } => {
            let mut circle: Vec<&str> = through.iter().map(String::as_str).collect();
            circle.extend(through.first().map(String::as_str));
            (
                fl!(catalogue, "problem-cycle", circle = circle.join(" → ")),
                Some(fl!(catalogue, "hint-cycle")),
            )
        }
        Fault::OutOfOrder { before } => {
            let before = catalogue.find(&format!("field-{before}")).unwrap_or_default();
            (fl!(catalogue, "problem-order", before = before), None)
        }
        Fault::NameMismatch { named } => (
            fl!(catalogue, "problem-name-mismatch", named = sanitize(named)),
            Some(fl!(catalogue, "hint-name-mismatch")),
        ),
        Fault::BadFilter { error, .. } => {
            let sentence = super::filter::sentence(catalogue, error);
            (fl!(catalogue, "problem-filter", why = sentence.what), sentence.hint)
        }
        Fault::NewerFormat { found } => (
            fl!(
                catalogue,
                "error-newer-format",
                found = found.to_string(),
                supported = copil_plan::config::FORMAT
            ),
            Some(fl!(catalogue, "hint-newer-format", found = found.to_string())),
        ),
    }
}
