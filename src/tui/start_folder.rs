//! The folder that the program was started in: where files are read that are named, and written that are made.

use std::path::PathBuf;

/// The folder that the program was started in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StartFolder {
    /// The folder.
    pub path: PathBuf,
    /// The person's own folder, for which `~` stands.
    pub home: Option<PathBuf>,
}

impl StartFolder {
    /// The file that a text names: typed, or dropped on the terminal, which may put it in quotes.
    pub fn resolve(&self, typed: &str) -> PathBuf {
        let bare = |quote| typed.trim().strip_prefix(quote)?.strip_suffix(quote);
        let named = bare('\'').or_else(|| bare('"')).unwrap_or(typed.trim());
        let of_home = named.strip_prefix("~/").or((named == "~").then_some(""));
        match (of_home, &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.path.join(named),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_the_folder_or_from_home_with_quotes_or_without() {
        let folder = StartFolder {
            path: "/plans".into(),
            home: Some("/home/moi".into()),
        };
        for (typed, meant) in [
            ("a.csv", "/plans/a.csv"),
            (" '/tmp/mes plans.csv' ", "/tmp/mes plans.csv"),
            ("~/a.csv", "/home/moi/a.csv"),
            ("\"l'eau.csv\"", "/plans/l'eau.csv"),
            ("~a.csv", "/plans/~a.csv"),
        ] {
            assert_eq!(folder.resolve(typed), PathBuf::from(meant), "{typed}");
        }
    }
}
