//! What git makes of a work file's text on its way into a commit: line ends (`core.autocrlf`, the attributes `text` and
//! `eol`) and `$Id$`. Filter programs and other encodings are refused (`record/filter.rs`).

use std::borrow::Cow;

use super::attribute::Attribute;
use super::{ReadError, RepoPath, Repository};

/// What becomes of `\r\n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineEnds {
    Kept,
    /// They become `\n`.
    Unix,
    /// They become `\n` where the file is a text and its entry in the index has none.
    Guessed,
}

impl Repository {
    /// What a commit holds of a work file with this content, as `git add` would have it.
    pub fn to_committed<'c>(&self, path: &RepoPath, content: &'c [u8]) -> Result<Cow<'c, [u8]>, ReadError> {
        let has_crlf = content.windows(2).any(|pair| pair == b"\r\n");
        // Nearly no file has any of the two, and attributes are looked up file by file.
        let converted = match has_crlf {
            true if self.turns_line_ends(path, content)? => Cow::Owned(with_unix_ends(content)),
            _ => Cow::Borrowed(content),
        };
        let has_id = converted.windows(4).any(|letters| letters == b"$Id:");
        if has_id && self.attribute(path, "ident")? == Attribute::Set {
            return Ok(Cow::Owned(without_ids(&converted)));
        }
        Ok(converted)
    }

    fn turns_line_ends(&self, path: &RepoPath, content: &[u8]) -> Result<bool, ReadError> {
        Ok(match self.line_ends(path)? {
            LineEnds::Kept => false,
            LineEnds::Unix => true,
            LineEnds::Guessed => !looks_binary(content) && !self.is_staged_with_crlf(path)?,
        })
    }

    fn line_ends(&self, path: &RepoPath) -> Result<LineEnds, ReadError> {
        let text = match self.attribute(path, "text")? {
            Attribute::Unspecified => self.attribute(path, "crlf")?,
            text => text,
        };
        let has_eol = self.attribute(path, "eol")?.is_one_of(&["lf", "crlf"]);
        Ok(match text {
            Attribute::Unset => LineEnds::Kept,
            Attribute::Set => LineEnds::Unix,
            text if text.is_one_of(&["auto"]) => LineEnds::Guessed,
            text if has_eol || text.is_one_of(&["input"]) => LineEnds::Unix,
            _ if self.has_autocrlf()? => LineEnds::Guessed,
            _ => LineEnds::Kept,
        })
    }

    fn has_autocrlf(&self) -> Result<bool, ReadError> {
        let is_input = self.config_string("core.autocrlf").as_deref() == Some("input");
        Ok(is_input || self.config_bool("core.autocrlf")? == Some(true))
    }

    fn is_staged_with_crlf(&self, path: &RepoPath) -> Result<bool, ReadError> {
        let Some((_, staged)) = self.staged(path)? else {
            return Ok(false);
        };
        Ok(!looks_binary(&staged) && staged.windows(2).any(|pair| pair == b"\r\n"))
    }
}

/// Whether git takes a file for no text: it has a NUL, a lone `\r`, or too much of what is not printed.
fn looks_binary(content: &[u8]) -> bool {
    let lone = |at: usize| content[at] == b'\r' && content.get(at + 1) != Some(&b'\n');
    if content.contains(&0) || (0..content.len()).any(lone) {
        return true;
    }
    let printed = |byte: u8| byte >= 32 && byte != 127 || matches!(byte, 8 | b'\t' | 12 | 27);
    let ends = content.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count();
    let printable = content.iter().filter(|byte| printed(**byte)).count();
    let mut others = content.len() - ends - printable;
    // The end of a file in the days of DOS.
    if content.last() == Some(&26) {
        others -= 1;
    }
    printable >> 7 < others
}

fn with_unix_ends(content: &[u8]) -> Vec<u8> {
    let stays = |at: &usize| content[*at] != b'\r' || content.get(at + 1) != Some(&b'\n');
    (0..content.len()).filter(stays).map(|at| content[at]).collect()
}

/// `$Id: 1a2b3c $` becomes `$Id$`.
fn without_ids(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.windows(4).position(|letters| letters == b"$Id:") {
        let (before, id) = rest.split_at(at);
        out.extend_from_slice(before);
        let end = id[4..].iter().position(|byte| matches!(byte, b'$' | b'\n'));
        match end.filter(|end| id[4 + end] == b'$') {
            Some(end) => {
                out.extend_from_slice(b"$Id$");
                rest = &id[4 + end + 1..];
            }
            None => {
                out.extend_from_slice(&id[..4]);
                rest = &id[4..];
            }
        }
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use crate::Oid;
    use crate::testing::{TestRepo, repo_path};

    const TEXTS: [&str; 8] = [
        "a = 1\nb = 2\n",
        "a = 1\r\nb = 2\r\n",
        "a = 1\r\nb = 2\n",
        "a = 1\rb = 2\r\n",
        "a\0\r\n",
        "# $Id: 1234 $ and $Id$\r\n",
        "# $Id: no end\n$",
        "",
    ];

    /// Holds that files are committed as `git add` has them, over what is staged of them before.
    fn are_committed_as_git_does(repo: &TestRepo, attributes: &str, config: &str, staged: &str) {
        repo.write(".gitattributes", attributes);
        repo.git(&["config", "core.autocrlf", config]);
        repo.git(&["read-tree", "--empty"]);
        let names: Vec<String> = (0..TEXTS.len()).map(|n| format!("{n}.toml")).collect();
        if !staged.is_empty() {
            repo.write("staged", staged);
            let oid = repo.git(&["hash-object", "-w", "--no-filters", "staged"]);
            let entries = names.iter().map(|name| format!("100644,{},{name}", oid.trim()));
            let entries: Vec<String> = entries.flat_map(|entry| ["--cacheinfo".to_owned(), entry]).collect();
            let mut arguments = vec!["update-index", "--add"];
            arguments.extend(entries.iter().map(String::as_str));
            repo.git(&arguments);
        }
        for (name, text) in names.iter().zip(TEXTS) {
            repo.write(name, text);
        }
        let git = repo.open();
        let made = names.iter().zip(TEXTS).map(|(name, text)| {
            let made = git.to_committed(&repo_path(name), text.as_bytes()).unwrap();
            Oid::of_blob(&made).to_string()
        });
        let made: Vec<String> = made.collect();
        repo.git(&["add", "*.toml"]);
        let wanted = repo.git(&["ls-files", "--format=%(objectname)", "*.toml"]);
        let wanted: Vec<&str> = wanted.lines().collect();
        assert_eq!(made, wanted, "over {staged:?} with {attributes:?} and {config}");
    }

    #[test]
    fn line_ends_become_what_git_makes_of_them() {
        let repo = TestRepo::new();
        let attributes = [
            "",
            "* text=auto\n",
            "* text\n",
            "* -text\n",
            "* eol=crlf\n",
            "* text=auto eol=lf\n",
            "* -text eol=crlf\n",
            "* crlf=input\n",
            "* ident\n",
        ];
        for attributes in attributes {
            for config in ["true", "input", "false"] {
                for staged in ["", "a = 1\n", "a = 1\r\n"] {
                    are_committed_as_git_does(&repo, attributes, config, staged);
                }
            }
        }
    }
}
