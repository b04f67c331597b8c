//! The environment variables that git itself listens to.

/// What git's environment variables say about who makes a commit and when, and how other machines are
/// reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct GitEnvironment {
    /// `GIT_AUTHOR_NAME`
    pub author_name: Option<String>,
    /// `GIT_AUTHOR_EMAIL`
    pub author_email: Option<String>,
    /// `GIT_AUTHOR_DATE`
    pub author_date: Option<String>,
    /// `GIT_COMMITTER_NAME`
    pub committer_name: Option<String>,
    /// `GIT_COMMITTER_EMAIL`
    pub committer_email: Option<String>,
    /// `GIT_COMMITTER_DATE`
    pub committer_date: Option<String>,
    /// `EMAIL`, the fallback for both addresses
    pub email: Option<String>,
    /// `GIT_SSH_COMMAND`
    pub ssh_command: Option<String>,
    /// `GIT_SSH`
    pub ssh: Option<String>,
    /// The home folder, for `~/` in settings
    pub home: Option<std::path::PathBuf>,
}

impl GitEnvironment {
    /// The variables this process was started with. Empty ones count as absent, as for git.
    #[allow(clippy::disallowed_methods, reason = "the one place that reads git's variables")]
    pub(crate) fn of_process() -> GitEnvironment {
        let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        GitEnvironment {
            author_name: value("GIT_AUTHOR_NAME"),
            author_email: value("GIT_AUTHOR_EMAIL"),
            author_date: value("GIT_AUTHOR_DATE"),
            committer_name: value("GIT_COMMITTER_NAME"),
            committer_email: value("GIT_COMMITTER_EMAIL"),
            committer_date: value("GIT_COMMITTER_DATE"),
            email: value("EMAIL"),
            ssh_command: value("GIT_SSH_COMMAND"),
            ssh: value("GIT_SSH"),
            home: value("HOME").map(Into::into),
        }
    }
}
