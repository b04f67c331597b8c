//! What an export is to be, and the command that makes it again.

use chrono::{NaiveDate, NaiveTime};

use super::{CsvFor, Export, ExportFormat, Origin};
use crate::wording::Catalogue;
use crate::workspace::{Error, Workspace};
use copil_plan::field::Record;
use copil_plan::published::Withheld;
use copil_plan::{ActionId, GroupedAction, Language, Plan};

/// What an export is to be.
#[derive(Clone, Debug)]
pub struct ExportWanted {
    /// Its form.
    pub format: ExportFormat,
    /// The terms of a filter.
    pub terms: Vec<String>,
    /// The view that narrows it.
    pub view: Option<String>,
    /// For whom a table as text is.
    pub reader: Option<CsvFor>,
    /// Whether it is of the person's own work alone.
    pub mine: bool,
    /// How long before events there are alarms.
    pub alarms: Vec<String>,
    /// Whether what is confidential or internal is a part of it.
    pub confidential: bool,
}

impl ExportWanted {
    /// The whole plan.
    pub fn whole(format: ExportFormat) -> Self {
        Self {
            format,
            terms: Vec::new(),
            view: None,
            reader: None,
            mine: false,
            alarms: Vec::new(),
            confidential: false,
        }
    }

    /// Whether it is of some actions alone.
    pub fn is_narrowed(&self) -> bool {
        !self.terms.is_empty() || self.view.is_some()
    }

    /// The command that makes the same bytes again, whatever the day.
    pub fn command(&self, catalogue: Catalogue, commit: Option<&str>, day: NaiveDate) -> String {
        let mut words = vec!["copil".to_owned(), "export".to_owned(), self.format.word().to_owned()];
        words.extend(self.terms.iter().map(|term| quoted(term.trim())));
        let mut option = |name: &str, value: Option<String>| {
            words.push(format!("--{name}"));
            words.extend(value);
        };
        if let Some(view) = &self.view {
            option("view", Some(quoted(view)));
        }
        if let Some(commit) = commit {
            option("at", Some(commit.to_owned()));
        }
        if self.tells_the_day() {
            option("day", Some(day.to_string()));
        }
        if self.format != ExportFormat::Json {
            option("lang", Some(catalogue.language().code().to_owned()));
        }
        if let Some(reader) = self.reader {
            option("for", Some(reader.word().to_owned()));
        }
        if self.mine {
            option("mine", None);
        }
        if !self.alarms.is_empty() {
            option("alarm", Some(self.alarms.join(",")));
        }
        if self.confidential {
            option("confidential", None);
        }
        words.join(" ")
    }

    /// Whether what is late, or which actions are meant, follows from the day.
    fn tells_the_day(&self) -> bool {
        let is_plain = matches!(self.format, ExportFormat::Json | ExportFormat::Ics);
        !is_plain || self.is_narrowed()
    }
}

/// What the command says that makes an export.
#[derive(Clone, Debug)]
pub struct ExportCommand {
    /// What is wanted.
    pub wanted: ExportWanted,
    /// The commit that it is made from.
    pub at: Option<String>,
    /// Whether it shows the plan as it was true on a day.
    pub is_effective: bool,
    /// The day on which what is late is told.
    pub day: Option<NaiveDate>,
    /// The language.
    pub language: Option<Language>,
}

impl ExportCommand {
    /// One that says nothing but what is wanted.
    pub fn unsaid(wanted: ExportWanted) -> Self {
        Self {
            wanted,
            at: None,
            is_effective: false,
            day: None,
            language: None,
        }
    }

    /// Reads what [`ExportWanted::command`] writes; `None` where it is no such command.
    pub fn of(command: &str) -> Option<Self> {
        let mut words = unquoted(command).into_iter();
        if words.next()? != "copil" || words.next()? != "export" {
            return None;
        }
        let format = words.next()?;
        let format = ExportFormat::ALL.iter().find(|known| known.word() == format)?;
        let mut read = Self::unsaid(ExportWanted::whole(*format));
        while let Some(word) = words.next() {
            let wanted = &mut read.wanted;
            match word.as_str() {
                "--view" => wanted.view = Some(words.next()?),
                "--at" => read.at = Some(words.next()?),
                "--effective" => read.is_effective = true,
                "--day" => read.day = Some(words.next()?.parse().ok()?),
                "--lang" => {
                    let code = words.next()?;
                    read.language = Some(*Language::ALL.iter().find(|known| known.code() == code)?);
                }
                "--for" => {
                    let reader = words.next()?;
                    wanted.reader = Some(*CsvFor::ALL.iter().find(|known| known.word() == reader)?);
                }
                "--mine" => wanted.mine = true,
                "--alarm" => wanted.alarms = words.next()?.split(',').map(str::to_owned).collect(),
                "--confidential" => wanted.confidential = true,
                option if option.starts_with("--") => return None,
                _ => wanted.terms.push(word),
            }
        }
        Some(read)
    }
}

impl<'p> Export<'p> {
    /// What is exported of the plan of a workspace: of those actions in their order, what is published of them. What was
    /// true on a day is in no commit, and `at` says how it is found again.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn of(
        workspace: &Workspace,
        (published, withheld): (&'p Plan, Withheld),
        actions: &[(&ActionId, &GroupedAction)],
        (wanted, at): (&ExportWanted, Option<&str>),
        (day, catalogue): (NaiveDate, Catalogue),
    ) -> Result<Self, Error> {
        let is_whole = !wanted.is_narrowed();
        let withheld = if is_whole {
            withheld
        } else {
            withheld_of(actions, published)
        };
        let told = actions
            .iter()
            .filter_map(|(id, _)| published.actions.get_key_value(*id));
        let at_hand = workspace.commit_at_hand()?;
        let commit = at_hand.map(|(commit, _)| commit.to_string());
        let made = at_hand.map_or_else(|| day.and_time(NaiveTime::MIN).and_utc(), |(_, moment)| moment);
        let command = wanted.command(catalogue, at.or(commit.as_deref()), day);
        Ok(Self {
            plan: published,
            withheld,
            day,
            actions: told.collect(),
            is_whole,
            confidential: wanted.confidential,
            catalogue,
            origin: Origin { commit, made, command },
        })
    }
}

/// How many values of some actions are not published.
fn withheld_of(actions: &[(&ActionId, &GroupedAction)], published: &Plan) -> Withheld {
    let values = actions.iter().map(|(id, placed)| {
        let told = published.actions.get(*id).map_or(0, |placed| placed.to_table().len());
        placed.to_table().len().saturating_sub(told)
    });
    Withheld {
        values: values.sum(),
        decisions: 0,
    }
}

/// A word as a shell takes it for itself.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ':' | ',' | '.' | '_' | '-' | '/' | '+' | '@' | '=');
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// The words of such a command.
fn unquoted(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let (mut is_quoted, mut letters) = (false, command.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            '\\' if !is_quoted => word.get_or_insert_default().extend(letters.next()),
            letter if letter.is_whitespace() && !is_quoted => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_of_an_export_is_read_as_it_is_written() {
        let wanted = ExportWanted {
            terms: vec!["l'eau".to_owned(), "-late".to_owned()],
            view: Some("en retard".to_owned()),
            reader: Some(CsvFor::Excel),
            mine: true,
            alarms: vec!["7d".to_owned(), "2h".to_owned()],
            confidential: true,
            ..ExportWanted::whole(ExportFormat::Csv)
        };
        let day = NaiveDate::from_ymd_opt(2018, 3, 15).unwrap();
        let catalogue = Catalogue::new(Language::Fr);
        let command = wanted.command(catalogue, Some("c0ffee --effective"), day);
        let read = ExportCommand::of(&command).unwrap();
        assert_eq!((read.at.as_deref(), read.is_effective), (Some("c0ffee"), true));
        assert_eq!((read.day, read.language), (Some(day), Some(Language::Fr)));
        assert_eq!(read.wanted.command(catalogue, Some("c0ffee --effective"), day), command);
        for broken in [
            "",
            "copil",
            "copil list",
            "copil export doc",
            "copil export csv --day",
            "copil export csv --what",
        ] {
            assert!(ExportCommand::of(broken).is_none(), "{broken}");
        }
    }

    #[test]
    fn the_words_of_a_command_are_read_as_a_shell_reads_them() {
        for word in [
            "groupe:rh",
            "échéance<2018-06",
            "l'eau",
            "\"deux mots\"",
            "-late",
            "a\\b",
            "''",
        ] {
            let command = format!("copil export {} x", quoted(word));
            assert_eq!(unquoted(&command), ["copil", "export", word, "x"], "{command}");
        }
    }
}
