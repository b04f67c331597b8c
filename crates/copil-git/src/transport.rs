//! The way to the shared branch and back, by the person's own git: its keys, agents, proxies and helpers are theirs.

use std::process::Output;

use git2::ErrorCode;
use thiserror::Error;

use super::{CommitId, Head, NamedReference, ReadError, Repository, Transfer};

/// The branch of a remote that the current one shares its changes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedBranch {
    /// The remote's name, such as `origin`.
    pub remote: String,
    /// Its full name there, such as `refs/heads/main`.
    pub name: String,
    /// Where this repository keeps what it saw of it last, such as `refs/remotes/origin/main`.
    pub tracking: String,
    /// Whether the current branch is known to follow it. If not, it does after the first push.
    pub is_followed: bool,
}

/// Which branch is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sharing {
    /// That of a remote.
    With(SharedBranch),
    /// None: there is no remote.
    NoRemote,
    /// The current branch follows none, and there are several remotes.
    SeveralRemotes(Vec<String>),
}

/// How far a branch and the shared one are apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Divergence {
    /// The commits that are not shared yet.
    pub ahead: usize,
    /// The shared ones that the branch does not have.
    pub behind: usize,
}

/// Why nothing was fetched or pushed.
#[derive(Debug, Clone, Error, PartialEq, Eq)]
pub enum TransportError {
    /// There is no git program.
    #[error("git could not be run: {said}")]
    NoGit {
        /// What the system said.
        said: String,
    },
    /// The other machine cannot be reached.
    #[error("{remote} cannot be reached")]
    Offline {
        /// The remote.
        remote: String,
        /// What git said.
        said: String,
    },
    /// It does not know who asks, or asks for a password where nobody can give one.
    #[error("{remote} asks who it is")]
    Authentication {
        /// The remote.
        remote: String,
        /// What git said.
        said: String,
    },
    /// The key of the other machine is not known, or another one than it was.
    #[error("the machine of {remote} is not known")]
    UnknownHost {
        /// The remote.
        remote: String,
        /// What git said.
        said: String,
    },
    /// There is no repository there, or none that may be read.
    #[error("{remote} has no repository")]
    NoRepository {
        /// The remote.
        remote: String,
        /// What git said.
        said: String,
    },
    /// A rule of the server forbids it.
    #[error("{remote} refuses: {rule}")]
    Refused {
        /// The remote.
        remote: String,
        /// The rule, in the server's words.
        rule: String,
    },
    /// Somebody was faster.
    #[error("{remote} has more by now")]
    Behind {
        /// The remote.
        remote: String,
    },
    /// No space is left, here or there.
    #[error("no space is left")]
    DiskFull {
        /// What git said.
        said: String,
    },
    /// It was called off.
    #[error("it was called off")]
    Stopped,
    /// Another failure.
    #[error("git failed: {said}")]
    Other {
        /// What git said.
        said: String,
    },
}

/// What git says, in English, and what it means; the first that fits.
const SAYINGS: &[(Saying, &[&str])] = &[
    (Saying::DiskFull, &["No space left on device", "Disk quota exceeded"]),
    // Hostings that know who asks and let them no further, before git's own exchange begins.
    (
        Saying::Refused,
        &[
            "DENIED by",
            "denied to",
            "permission denied for",
            "You are not allowed to",
            "access to repository not granted",
            "marked as read only",
            "so it is read-only",
        ],
    ),
    (
        Saying::UnknownHost,
        &[
            "Host key verification failed",
            "REMOTE HOST IDENTIFICATION HAS CHANGED",
            "certificate problem",
        ],
    ),
    (
        Saying::Authentication,
        &[
            "Authentication failed",
            "Permission denied (",
            "could not read Username",
            "could not read Password",
            "terminal prompts disabled",
            "requested URL returned error: 401",
            "requested URL returned error: 403",
        ],
    ),
    (
        Saying::Offline,
        &[
            "Could not resolve host",
            "Could not resolve hostname",
            "Couldn't connect to server",
            "Failed to connect",
            "Connection refused",
            "Connection timed out",
            "Connection reset",
            "Network is unreachable",
            "No route to host",
            "unable to connect",
            "Operation timed out",
            "The remote end hung up unexpectedly",
            "early EOF",
        ],
    ),
    (
        Saying::NoRepository,
        &[
            "does not appear to be a git repository",
            "not found",
            "does not exist",
            "returned error: 404",
        ],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    Refused,
    Offline,
    Authentication,
    UnknownHost,
    NoRepository,
    DiskFull,
}

impl Repository {
    /// The branch that the current one shares its changes with: the one it follows; else the one of its name on the only
    /// remote.
    pub fn sharing(&self) -> Result<Sharing, ReadError> {
        let branch = match self.head()? {
            Head::Branch { name, .. } => name,
            Head::Unborn { branch } => branch,
            Head::Detached { .. } => return Ok(Sharing::NoRemote),
        };
        let full = match branch.starts_with("refs/") {
            true => branch,
            false => format!("refs/heads/{branch}"),
        };
        if let Some(followed) = self.followed(&full)? {
            return Ok(Sharing::With(followed));
        }
        let remotes = self.git.remotes()?;
        let remotes: Vec<String> = remotes.iter().filter_map(|name| Some(name.ok()??.to_owned())).collect();
        match remotes.as_slice() {
            [] => Ok(Sharing::NoRemote),
            [remote] => Ok(Sharing::With(SharedBranch {
                remote: remote.clone(),
                tracking: full.replacen("refs/heads/", &format!("refs/remotes/{remote}/"), 1),
                name: full,
                is_followed: false,
            })),
            _ => Ok(Sharing::SeveralRemotes(remotes)),
        }
    }

    fn followed(&self, full: &str) -> Result<Option<SharedBranch>, ReadError> {
        let text = |buf: git2::Buf| buf.as_str().ok().map(str::to_owned);
        let tracking = match self.git.branch_upstream_name(full) {
            Ok(name) => text(name),
            Err(error) if error.code() == ErrorCode::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let Some(tracking) = tracking else { return Ok(None) };
        let remote = self.git.branch_upstream_remote(full).ok().and_then(text);
        let merges = self.git.branch_upstream_merge(full).ok().and_then(text);
        Ok(remote
            .zip(merges)
            .filter(|(remote, _)| remote != ".")
            .map(|(remote, name)| SharedBranch {
                remote,
                name,
                tracking,
                is_followed: true,
            }))
    }

    /// The shared branch's last commit, as far as this repository knows; `None` where it knows none.
    pub fn shared_tip(&self, shared: &SharedBranch) -> Result<Option<CommitId>, ReadError> {
        self.reference(&shared.tracking)
    }

    /// Has references of the remote lead elsewhere, each on from where it led.
    pub fn push(
        &self,
        shared: &SharedBranch,
        references: &[NamedReference],
        transfer: Transfer<'_>,
    ) -> Result<(), TransportError> {
        let moves: Vec<String> = references.iter().map(|(name, to)| format!("{to}:{name}")).collect();
        self.run_push(shared, &[], &moves, transfer)
    }

    /// Ends references of the remote, each where it was seen and nowhere else.
    pub fn push_ends(
        &self,
        shared: &SharedBranch,
        ended: &[NamedReference],
        transfer: Transfer<'_>,
    ) -> Result<(), TransportError> {
        let seen = ended.iter().map(|(name, at)| format!("--force-with-lease={name}:{at}"));
        let ends = ended.iter().map(|(name, _)| format!(":{name}"));
        let (seen, ends): (Vec<String>, Vec<String>) = (seen.collect(), ends.collect());
        self.run_push(shared, &seen, &ends, transfer)
    }

    fn run_push(
        &self,
        shared: &SharedBranch,
        options: &[String],
        references: &[String],
        transfer: Transfer<'_>,
    ) -> Result<(), TransportError> {
        let mut arguments = vec!["push", transfer.how_told(), "--porcelain"];
        arguments.extend(options.iter().map(String::as_str));
        arguments.push(&shared.remote);
        arguments.extend(references.iter().map(String::as_str));
        self.run_git(&arguments, &shared.remote, transfer).map(drop)
    }

    /// Notes which branch the current one follows, as `git push -u` does. Without the note the next sync finds it again.
    pub fn follow(&self, shared: &SharedBranch) {
        let Ok(Head::Branch { name, .. }) = self.head() else {
            return;
        };
        if let Ok(mut config) = self.git.config() {
            drop(config.set_str(&format!("branch.{name}.remote"), &shared.remote));
            drop(config.set_str(&format!("branch.{name}.merge"), &shared.name));
        }
    }
}

/// What a failure of git means.
pub(super) fn meaning(remote: &str, output: &Output) -> TransportError {
    let remote = remote.to_owned();
    let out = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    let rejected: Vec<&str> = out.lines().filter(|line| line.starts_with("!\t")).collect();
    if rejected.iter().any(|line| line.contains("[rejected]")) {
        return TransportError::Behind { remote };
    }
    // Two who push at the same moment: the server begins with both, and the second finds the branch moved on.
    let has_moved = [
        "but expected",
        "reference already exists",
        "incorrect old value provided",
    ];
    if !rejected.is_empty()
        && has_moved
            .iter()
            .any(|words| said.contains(words) || out.contains(words))
    {
        return TransportError::Behind { remote };
    }
    if let Some(line) = rejected.iter().find(|line| line.contains("[remote rejected]")) {
        let rule = match words_of_the_server(&said) {
            words if words.is_empty() => line.rsplit('\t').next().unwrap_or_default().to_owned(),
            words => words,
        };
        return TransportError::Refused { remote, rule };
    }
    let line_of = |words: &str| said.lines().find(|line| line.contains(words)).map(str::to_owned);
    let saying = SAYINGS.iter().find_map(|(saying, words)| {
        let line = words.iter().find_map(|words| line_of(words))?;
        Some((*saying, line))
    });
    let Some((saying, line)) = saying else {
        return TransportError::Other { said };
    };
    match saying {
        Saying::Refused => TransportError::Refused {
            remote,
            rule: line.trim_start_matches("remote:").trim().to_owned(),
        },
        Saying::Offline => TransportError::Offline { remote, said },
        Saying::Authentication => TransportError::Authentication { remote, said },
        Saying::UnknownHost => TransportError::UnknownHost { remote, said },
        Saying::NoRepository => TransportError::NoRepository { remote, said },
        Saying::DiskFull => TransportError::DiskFull { said },
    }
}

/// What the server itself said, such as the reason that its hook gives.
fn words_of_the_server(said: &str) -> String {
    let lines = said.lines().filter_map(|line| line.strip_prefix("remote:"));
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{ExitStatus, Output};

    use super::{TransportError, meaning};

    fn met(out: &str, said: &str) -> TransportError {
        let output = Output {
            status: ExitStatus::from_raw(256),
            stdout: out.into(),
            stderr: said.into(),
        };
        meaning("origin", &output)
    }

    #[test]
    fn what_git_says_is_understood() {
        let remote = || "origin".to_owned();
        let said = "ssh: Could not resolve hostname git.ville.exemple: Name or service not known\nfatal: Could not read \
            from remote repository.";
        assert!(matches!(met("", said), TransportError::Offline { .. }));
        let said = "git@ville: Permission denied (publickey).\nfatal: Could not read from remote repository.";
        assert!(matches!(met("", said), TransportError::Authentication { .. }));
        let said = "Host key verification failed.\nfatal: Could not read from remote repository.";
        assert!(matches!(met("", said), TransportError::UnknownHost { .. }));
        let said = "fatal: '../rien.git' does not appear to be a git repository";
        assert!(matches!(met("", said), TransportError::NoRepository { .. }));
        let said = "error: unable to write file: No space left on device";
        assert!(matches!(met("", said), TransportError::DiskFull { .. }));
        assert!(matches!(met("", "fatal: autre chose"), TransportError::Other { .. }));
        let out = "To ../shared.git\n!\tabc:refs/heads/main\t[rejected] (fetch first)\nDone";
        assert_eq!(met(out, ""), TransportError::Behind { remote: remote() });
        let out = "To ../shared.git\n!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)\nDone";
        // What a server said in truth when two pushed at the same moment.
        let late = "To ../shared.git\n!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)\nDone";
        let said = "remote: error: cannot lock ref 'refs/heads/main': is at 7ce3501 but expected 8727ce6        ";
        assert_eq!(met(late, said), TransportError::Behind { remote: remote() });
        let rule = "Fermé jusqu’à lundi.".to_owned();
        assert_eq!(
            met(out, "remote: Fermé jusqu’à lundi.        \nremote: \n"),
            TransportError::Refused { remote: remote(), rule }
        );
        for (said, rule) in [
            (
                "FATAL: W any plan claire DENIED by fallthru\nfatal: Could not read from remote repository.",
                "FATAL: W any plan claire DENIED by fallthru",
            ),
            (
                "remote: Permission to ville/plan.git denied to claire.\nfatal: unable to access 'https://git.ville.exemple/': \
                 The requested URL returned error: 403",
                "Permission to ville/plan.git denied to claire.",
            ),
        ] {
            let rule = rule.to_owned();
            assert_eq!(met("", said), TransportError::Refused { remote: remote(), rule });
        }
        let rule = "[remote rejected] (pre-receive hook declined)".to_owned();
        assert_eq!(met(out, ""), TransportError::Refused { remote: remote(), rule });
    }
}
