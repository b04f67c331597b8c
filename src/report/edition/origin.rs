//! Where a report comes from, and the command that gives the same bytes again.

use i18n_embed_fl::fl;

use super::Edition;
use crate::report::document::Origin;
use crate::workspace::Basis;

impl Edition<'_> {
    /// What the report was made of, and the command that makes it again.
    pub(in crate::report) fn origin(&self) -> Origin {
        let source = match self.dossier.commit {
            Some(commit) => fl!(self.words, "paper-made-from", commit = commit.to_string()),
            None => fl!(self.words, "paper-made-from-folder"),
        };
        Origin {
            source,
            lead: fl!(self.words, "paper-made-by"),
            command: self.command(),
            mark: self.mark(),
        }
    }

    /// How the command begins that makes the report, whatever of it is wanted.
    fn mark(&self) -> String {
        format!("copil report {}", self.wanted.kind.word())
    }

    /// The options that come to the same plan again. What was true on a day is in no commit.
    pub fn moment(&self) -> String {
        let past = self.dossier.recorded.past();
        match (past, self.dossier.commit) {
            (Some(past), _) if past.asked.basis == Basis::Effective => format!(" --at {} --effective", self.today),
            (_, Some(commit)) => format!(" --at {commit} --day {}", self.today),
            (_, None) => String::new(),
        }
    }

    /// The command that makes the report, but for its form.
    pub(super) fn command(&self) -> String {
        let mut command = self.mark();
        if let Some((filter, _)) = &self.wanted.only {
            command += &format!(" {}", quoted(filter));
        }
        if let Some(since) = self.wanted.since {
            command += &format!(" --since {since}");
        }
        command += &self.moment();
        if self.wanted.language != self.plan.language() {
            command += &format!(" --lang {}", self.wanted.language.code());
        }
        if self.wanted.confidential {
            command += " --confidential";
        }
        command
    }
}

/// A text as a shell takes it for one word.
pub fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '=' | '.' | '-' | '_' | '/' | ',');
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_filter_is_one_word_of_the_command() {
        assert_eq!(quoted("groupe:rh"), "groupe:rh");
        assert_eq!(quoted("id=RH-04,RH-10"), "id=RH-04,RH-10");
        assert_eq!(quoted("late weather:rainy"), "'late weather:rainy'");
        assert_eq!(quoted("l'eau $(rm)"), "'l'\\''eau $(rm)'");
    }
}
