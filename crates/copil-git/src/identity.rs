//! Who makes a commit, and when, found where git looks for it.

use std::sync::Arc;

use chrono::DateTime;
use thiserror::Error;

use super::{GitEnvironment, Repository};

/// A moment, with the clock's offset where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Timestamp {
    /// Seconds since 1970-01-01 00:00 UTC.
    pub seconds: i64,
    /// Minutes that the local clock was ahead of UTC.
    pub offset_minutes: i32,
}

/// A name, an address and a moment, as a commit holds them twice: for its author and for its committer. The texts can be
/// shared: a few people made a hundred thousand commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// As written; may be empty in old histories.
    pub name: Arc<str>,
    /// Without the angle brackets; may be empty.
    pub email: Arc<str>,
    /// When.
    pub time: Timestamp,
}

/// The person that git believes to be at the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// `user.name` or what overrides it.
    pub name: String,
    /// `user.email` or what overrides it.
    pub email: String,
}

/// Why git's identity cannot be used.
#[derive(Debug, Error)]
pub enum IdentityError {
    /// Neither the environment nor the configuration gives a name.
    #[error("git does not know your name")]
    NameMissing,
    /// Neither the environment nor the configuration gives an address.
    #[error("git does not know your e-mail address")]
    EmailMissing,
    /// `GIT_AUTHOR_DATE` or `GIT_COMMITTER_DATE` is no date.
    #[error("{value:?} is no date that git's variables can hold")]
    Date {
        /// The variable's value.
        value: String,
    },
    /// The name or address holds nothing that a commit can carry.
    #[error("git's identity {name:?} <{email}> cannot be written into a commit")]
    Unusable {
        /// The name found.
        name: String,
        /// The address found.
        email: String,
    },
    /// The configuration cannot be read.
    #[error("cannot read git's configuration")]
    Config(#[from] git2::Error),
}

/// The two people a commit names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Author,
    Committer,
}

impl Repository {
    /// The person in whose name [`Repository::record`] writes: git's author, from `GIT_AUTHOR_NAME` and
    /// `GIT_AUTHOR_EMAIL`, else `author.*`, else `user.*` of the configuration, else `EMAIL`.
    pub fn identity(&self) -> Result<Identity, IdentityError> {
        self.identity_as(Role::Author)
    }

    pub(super) fn identity_as(&self, role: Role) -> Result<Identity, IdentityError> {
        let configuration = self.configuration()?;
        let configured = |key: &str| configuration.string(key).filter(|value| !value.trim().is_empty());
        let GitEnvironment {
            author_name,
            author_email,
            committer_name,
            committer_email,
            email,
            ..
        } = &self.environment;
        let (env_name, env_email, section) = match role {
            Role::Author => (author_name, author_email, "author"),
            Role::Committer => (committer_name, committer_email, "committer"),
        };
        let name = env_name
            .clone()
            .or_else(|| configured(&format!("{section}.name")))
            .or_else(|| configured("user.name"))
            .ok_or(IdentityError::NameMissing)?;
        let email = env_email
            .clone()
            .or_else(|| configured(&format!("{section}.email")))
            .or_else(|| configured("user.email"))
            .or_else(|| email.clone())
            .ok_or(IdentityError::EmailMissing)?;
        let cleaned = Identity {
            name: without_crud(&name),
            email: without_crud(&email),
        };
        if cleaned.name.is_empty() || cleaned.email.is_empty() {
            return Err(IdentityError::Unusable { name, email });
        }
        Ok(cleaned)
    }

    /// The signature for a commit: the one given, or git's identity at git's time.
    pub(super) fn signature_for(
        &self,
        role: Role,
        given: Option<&Signature>,
    ) -> Result<git2::Signature<'static>, IdentityError> {
        if let Some(Signature { name, email, time }) = given {
            return signature(without_crud(name), without_crud(email), *time);
        }
        let Identity { name, email } = self.identity_as(role)?;
        let date = match role {
            Role::Author => &self.environment.author_date,
            Role::Committer => &self.environment.committer_date,
        };
        let time = match date {
            None => {
                let now = git2::Signature::now(&name, &email)
                    .map_err(|_| unusable(&name, &email))?
                    .when();
                Timestamp {
                    seconds: now.seconds(),
                    offset_minutes: now.offset_minutes(),
                }
            }
            Some(value) => parse_date(value)
                .filter(Timestamp::is_writable)
                .ok_or_else(|| IdentityError::Date { value: value.clone() })?,
        };
        signature(name, email, time)
    }
}

fn signature(name: String, email: String, time: Timestamp) -> Result<git2::Signature<'static>, IdentityError> {
    if !time.is_writable() {
        let value = format!("@{} {:+}", time.seconds, time.offset_minutes);
        return Err(IdentityError::Date { value });
    }
    let when = git2::Time::new(time.seconds, time.offset_minutes);
    git2::Signature::new(&name, &email, &when).map_err(|_| IdentityError::Unusable { name, email })
}

fn unusable(name: &str, email: &str) -> IdentityError {
    IdentityError::Unusable {
        name: name.to_owned(),
        email: email.to_owned(),
    }
}

/// A name or an address as git writes it: without what would end it early, nor what surrounds it by mistake.
fn without_crud(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|letter| !matches!(letter, '\n' | '\0' | '<' | '>'))
        .collect();
    let is_crud = |letter: char| letter <= ' ' || matches!(letter, ',' | ':' | ';' | '"' | '\\' | '\'');
    text.trim_matches(is_crud).to_owned()
}

impl Timestamp {
    /// The last second of the year 9999.
    const LAST: i64 = 253_402_300_799;

    /// Whether git takes a commit of this moment: it knows none before 1970.
    fn is_writable(&self) -> bool {
        (0..=Timestamp::LAST).contains(&self.seconds) && self.offset_minutes.abs() < 24 * 60
    }
}

/// Reads a date as git's variables hold it: `@1521100800 +0100`, RFC 2822 or ISO 8601 with its offset (UTC without).
fn parse_date(value: &str) -> Option<Timestamp> {
    let value = value.trim();
    let mut words = value.trim_start_matches('@').split_ascii_whitespace();
    if let (Some(Ok(seconds)), zone, None) = (words.next().map(str::parse::<i64>), words.next(), words.next())
        && (value.starts_with('@') || zone.is_some())
    {
        let offset_minutes = parse_zone(zone.unwrap_or("+0000"))?;
        return Some(Timestamp {
            seconds,
            offset_minutes,
        });
    }
    let with_offset = DateTime::parse_from_rfc2822(value)
        .or_else(|_| DateTime::parse_from_rfc3339(value))
        .or_else(|_| DateTime::parse_from_str(value, "%Y-%m-%dT%H:%M:%S%z"))
        .or_else(|_| DateTime::parse_from_str(value, "%Y-%m-%d %H:%M:%S %z"));
    if let Ok(date) = with_offset {
        return Some(Timestamp {
            seconds: date.timestamp(),
            offset_minutes: date.offset().local_minus_utc() / 60,
        });
    }
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"]
        .iter()
        .find_map(|format| chrono::NaiveDateTime::parse_from_str(value, format).ok())
        .map(|date| Timestamp {
            seconds: date.and_utc().timestamp(),
            offset_minutes: 0,
        })
}

/// `+0130`, or hours alone: `+1`.
fn parse_zone(zone: &str) -> Option<i32> {
    let digits = zone.strip_prefix(['+', '-']).filter(|digits| digits.len() <= 4)?;
    let number: i32 = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())??;
    let minutes = match digits.len() {
        1 | 2 => number * 60,
        _ => number / 100 * 60 + number % 100,
    };
    Some(if zone.starts_with('-') { -minutes } else { minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_an_identity_holds_git_finds_no_fault_with_the_commit() {
        let text = |value: &str| Some(value.to_owned());
        let names = [
            "DRH\nmechante",
            "<DRH>",
            "A > B <x>",
            " \t'DRH', ",
            "\u{1}DRH\r",
            "É. L.",
        ];
        let dates = ["@0 +0000", "1 +1", "2018-03-15T09:00:00+01:00", "@253402300799 -2359"];
        for (name, date) in names.iter().zip(dates.iter().cycle()) {
            let repo = crate::testing::TestRepo::new();
            let mut git = repo.open();
            git.environment = GitEnvironment {
                author_name: text(name),
                author_email: text("drh\n@<town>.test"),
                author_date: text(date),
                committer_date: text(date),
                ..GitEnvironment::default()
            };
            repo.git(&["config", "user.name", name]);
            repo.git(&["config", "user.email", name]);
            let mut record = crate::testing::record_of("a", None, Some("x"), "x");
            (record.author, record.committer) = (None, None);
            git.record(&record).unwrap();
            repo.fsck();
            // As git has it, but for the line end, which makes git fail in some versions.
            assert_eq!(repo.git(&["log", "-1", "--format=%ae"]).trim(), "drh@town.test");
        }
    }

    #[test]
    fn what_no_commit_can_hold_is_refused() {
        let text = |value: &str| Some(value.to_owned());
        let repo = crate::testing::TestRepo::new();
        let mut git = repo.open();
        let mut record = crate::testing::record_of("a", None, Some("x"), "x");
        (record.author, record.committer) = (None, None);
        let dates = [
            "1965-01-01T00:00:00Z",
            "@-1 +0000",
            "@1 +9999",
            "@1 100",
            "@99999999999999",
            "x",
            "+1 +1 +1",
        ];
        for date in dates {
            git.environment.author_date = text(date);
            let refused = git.record(&record);
            let is_date = matches!(&refused, Err(crate::RecordError::Identity(IdentityError::Date { .. })));
            assert!(is_date, "{date}: {refused:?}");
        }
        git.environment = GitEnvironment {
            author_name: text("<>"),
            ..GitEnvironment::default()
        };
        assert!(matches!(git.identity(), Err(IdentityError::Unusable { .. })));
    }

    #[test]
    fn reads_the_dates_that_git_reads() {
        let at = |seconds, offset_minutes| {
            Some(Timestamp {
                seconds,
                offset_minutes,
            })
        };
        assert_eq!(parse_date("@1521100800 +0100"), at(1_521_100_800, 60));
        assert_eq!(parse_date("1521100800 -0230"), at(1_521_100_800, -150));
        assert_eq!(parse_date("Thu, 15 Mar 2018 09:00:00 +0100"), at(1_521_100_800, 60));
        assert_eq!(parse_date("2018-03-15T09:00:00+0100"), at(1_521_100_800, 60));
        assert_eq!(parse_date("2018-03-15T09:00:00+01:00"), at(1_521_100_800, 60));
        assert_eq!(parse_date("2018-03-15 09:00:00 +0100"), at(1_521_100_800, 60));
        assert_eq!(parse_date("2018-03-15T08:00:00"), at(1_521_100_800, 0));
        assert_eq!(parse_date("soon"), None);
    }

    #[test]
    fn the_environment_goes_before_the_configuration() {
        let repo = crate::testing::TestRepo::new();
        let text = |value: &str| Some(value.to_owned());
        let identity = |environment: GitEnvironment| {
            let mut git = repo.open();
            git.environment = environment;
            git.identity()
                .map(|Identity { name, email }| format!("{name} <{email}>"))
        };
        assert_eq!(identity(GitEnvironment::default()).unwrap(), "DRH <drh@blois.exemple>");
        repo.git(&["config", "author.name", "La DRH"]);
        assert_eq!(
            identity(GitEnvironment::default()).unwrap(),
            "La DRH <drh@blois.exemple>"
        );
        let from_outside = GitEnvironment {
            author_name: text("DGS"),
            committer_name: text("nobody"),
            email: text("last@resort.test"),
            ..GitEnvironment::default()
        };
        assert_eq!(identity(from_outside.clone()).unwrap(), "DGS <drh@blois.exemple>");
        repo.git(&["config", "--unset", "user.email"]);
        assert_eq!(identity(from_outside).unwrap(), "DGS <last@resort.test>");
        assert!(matches!(
            identity(GitEnvironment::default()),
            Err(IdentityError::EmailMissing)
        ));
        repo.git(&["config", "--remove-section", "user"]);
        repo.git(&["config", "--remove-section", "author"]);
        assert!(matches!(
            identity(GitEnvironment::default()),
            Err(IdentityError::NameMissing)
        ));
    }

    #[test]
    fn the_dates_of_the_environment_are_written() {
        let repo = crate::testing::TestRepo::new();
        let mut git = repo.open();
        git.environment = GitEnvironment {
            author_date: Some("2018-03-15T09:00:00+0100".to_owned()),
            committer_date: Some("@1521187200 -0230".to_owned()),
            ..GitEnvironment::default()
        };
        let mut record = crate::testing::record_of("a", None, Some("x"), "dated");
        (record.author, record.committer) = (None, None);
        git.record(&record).unwrap();
        let dates = repo.git(&["log", "-1", "--format=%ai|%ci"]);
        assert_eq!(dates.trim(), "2018-03-15 09:00:00 +0100|2018-03-16 05:30:00 -0230");
        record.message = "next".to_owned();
        git.environment = GitEnvironment {
            author_date: Some("soon".to_owned()),
            ..GitEnvironment::default()
        };
        record.files = crate::testing::record_of("b", None, Some("x"), "").files;
        let outcome = git.record(&record);
        let expected = crate::RecordError::Identity(IdentityError::Date {
            value: "soon".to_owned(),
        });
        assert_eq!(outcome.unwrap_err().to_string(), expected.to_string());
    }
}
