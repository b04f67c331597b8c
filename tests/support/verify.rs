//! The record read with plain git and held against the format, without a line of copil's own reading of history.
//!
//! For every commit with an `Action` trailer: the trailers say exactly what the trees say, the workflow allows the
//! transition and what it needs is there, the subject has at most 72 columns, and nothing outside a plan was touched.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use toml_edit::{Document, Item, Table, TableLike};
use unicode_width::UnicodeWidthStr;

use super::git_command;

/// The built-in workflow: status, what may follow, what it needs.
const BUILT_IN: [(&str, &[&str], &[&str]); 7] = [
    ("proposed", &["planned", "abandoned"], &[]),
    ("planned", &["in-progress", "paused", "abandoned"], &[]),
    ("in-progress", &["paused", "blocked", "done", "abandoned"], &[]),
    ("paused", &["in-progress", "abandoned"], &["reason"]),
    ("blocked", &["in-progress", "paused", "abandoned"], &["reason"]),
    ("done", &["in-progress"], &["milestones"]),
    ("abandoned", &["planned"], &["reason"]),
];

/// What a workflow says of a status.
struct Rule {
    next: Vec<String>,
    needs: Vec<String>,
}

/// The workflow of each plan of a history, by the folder of the plan.
struct Workflows(HashMap<String, HashMap<String, Rule>>);

impl Workflows {
    /// As the plans have them at the end: none changes its workflow on the way.
    fn read(top: &Path) -> Self {
        let files = super::git(
            top,
            &["-c", "core.quotepath=off", "ls-tree", "-r", "--name-only", "HEAD"],
        );
        let plans = files
            .lines()
            .filter(|path| *path == "plan.toml" || path.ends_with("/plan.toml"));
        Self(plans.map(|path| (folder_of(path), Self::of_plan(top, path))).collect())
    }

    fn of_plan(top: &Path, path: &str) -> HashMap<String, Rule> {
        let content = super::git(top, &["show", &format!("HEAD:{path}")]);
        let document: Option<Document<String>> = content.trim_start_matches('\u{feff}').parse().ok();
        let own = document.as_ref().and_then(|plan| plan.get("statuses"));
        let Some(own) = own.and_then(Item::as_table_like) else {
            let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            let rules = BUILT_IN.iter().map(|(status, next, needs)| {
                let (next, needs) = (owned(next), owned(needs));
                ((*status).to_owned(), Rule { next, needs })
            });
            return rules.collect();
        };
        let words = |item: &Item, key: &str| {
            let list = item.get(key).and_then(Item::as_array).into_iter().flatten();
            list.filter_map(|word| word.as_str().map(str::to_owned)).collect()
        };
        let rules = own.iter().map(|(status, item)| {
            let (next, needs) = (words(item, "next"), words(item, "needs"));
            (status.to_owned(), Rule { next, needs })
        });
        rules.collect()
    }

    fn rule(&self, path: &str, status: &str) -> Option<&Rule> {
        let plan = path.split_once("groups/").map_or("", |(plan, _)| plan);
        self.0.get(plan)?.get(status)
    }
}

/// The folder of a file, with the slash that ends it.
fn folder_of(path: &str) -> String {
    path.rsplit_once('/')
        .map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// One line for each fault.
    pub(crate) faults: Vec<String>,
    /// How many commits carry the trailers of an action.
    pub(crate) recorded: usize,
    /// How many do not.
    pub(crate) by_hand: usize,
    /// How many statuses changed.
    pub(crate) transitions: usize,
    /// How many people wrote.
    pub(crate) authors: usize,
}

/// One file of a commit.
struct Touched {
    kind: char,
    old: String,
    new: String,
    path: String,
}

struct Commit {
    name: String,
    subject: String,
    body: String,
    trailers: Vec<(String, String)>,
    touched: Vec<Touched>,
}

/// Reads the whole history of the repository at `top`.
pub(crate) fn record(top: &Path) -> Verdict {
    let commits = commits(top);
    let blobs = Blobs::read(top, &commits);
    let workflows = Workflows::read(top);
    let mut verdict = Verdict {
        authors: super::git(top, &["shortlog", "-sne", "HEAD"]).lines().count(),
        ..Verdict::default()
    };
    for commit in &commits {
        if commit.trailers.iter().any(|(key, _)| key == "Action") {
            verdict.recorded += 1;
            verdict.commit(commit, &blobs, &workflows);
        } else {
            verdict.by_hand += 1;
        }
    }
    verdict
}

impl Verdict {
    fn commit(&mut self, commit: &Commit, blobs: &Blobs, workflows: &Workflows) {
        let mut faults = Vec::new();
        if commit.subject.width() > 72 {
            faults.push(format!("the subject has {} columns", commit.subject.width()));
        }
        let said = |key: &str| -> Vec<&str> {
            let found = commit.trailers.iter().filter(|(k, _)| k == key);
            found.map(|(_, value)| value.as_str()).collect()
        };
        let named = said("Action");
        let mut expected = Vec::new();
        for touched in &commit.touched {
            let parts: Vec<&str> = touched.path.rsplitn(4, '/').collect();
            let action = match parts.as_slice() {
                [file, _, "groups", ..] if *file != "group.toml" => file.trim_end_matches(".toml"),
                ["group.toml", _, "groups", ..] | ["plan.toml", ..] | [_, "meetings", ..] => continue,
                _ => {
                    faults.push(format!("touches {}", touched.path));
                    continue;
                }
            };
            if !named.contains(&action) {
                faults.push(format!("touches {action}, names {named:?}"));
            }
            if matches!(touched.kind, 'A' | 'D') {
                continue;
            }
            let (was, now) = (blobs.table(&touched.old), blobs.table(&touched.new));
            expected.extend(trailers_between(was, now));
            if text(was, "status") != text(now, "status") {
                self.transitions += 1;
                let rule = |status: &str| workflows.rule(&touched.path, status);
                transition(commit, (was, now), rule, &mut faults);
                for effective in said("Effective") {
                    if text(now, "since").as_deref() != Some(effective) {
                        faults.push(format!(
                            "{action}: Effective {effective}, since {:?}",
                            text(now, "since")
                        ));
                    }
                }
            }
        }
        let telling = |key: &str| matches!(key, "Status" | "Weather" | "Due" | "Milestone" | "Confirmed");
        let mut found: Vec<_> = commit
            .trailers
            .iter()
            .filter(|(key, _)| telling(key))
            .cloned()
            .collect();
        found.sort();
        expected.sort();
        if found != expected {
            faults.push(format!("says {found:?} where {expected:?} changed"));
        }
        let head = format!("{} {}", &commit.name[..10], commit.subject);
        self.faults
            .extend(faults.into_iter().map(|fault| format!("{head}: {fault}")));
    }
}

/// The trailers that a change of one file must carry, but for `Field`.
fn trailers_between(was: &Table, now: &Table) -> Vec<(String, String)> {
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
    let mut lines = Vec::new();
    for (key, trailer) in [("status", "Status"), ("weather", "Weather"), ("due", "Due")] {
        let (old, new) = (text(was, key), text(now, key));
        if old != new {
            lines.push((trailer.to_owned(), format!("{} -> {}", or_none(old), or_none(new))));
        }
    }
    let (old, new) = (text(was, "confirmed"), text(now, "confirmed"));
    // Days are written so that the later one comes last.
    if new > old {
        lines.push(("Confirmed".to_owned(), "weather".to_owned()));
    }
    let before = milestones(was);
    for (id, done) in milestones(now) {
        if let Some(done) = done.clone().filter(|_| before.get(&id) != Some(&done)) {
            lines.push(("Milestone".to_owned(), format!("{id} done {done}")));
        }
    }
    lines
}

/// Each milestone with the day it was reached.
fn milestones(action: &Table) -> BTreeMap<String, Option<String>> {
    let Some(table) = action.get("milestones").and_then(Item::as_table_like) else {
        return BTreeMap::new();
    };
    let done = |item: &Item| item.as_table_like().and_then(|table| text(table, "done"));
    table.iter().map(|(id, item)| (id.to_owned(), done(item))).collect()
}

fn transition<'r>(
    commit: &Commit,
    (was, now): (&Table, &Table),
    rule: impl Fn(&str) -> Option<&'r Rule>,
    faults: &mut Vec<String>,
) {
    if commit.trailers.iter().any(|(key, _)| key == "Undoes") {
        return;
    }
    let (Some(from), Some(to)) = (text(was, "status"), text(now, "status")) else {
        faults.push("a status came or went".to_owned());
        return;
    };
    if rule(&from).is_some_and(|rule| !rule.next.contains(&to)) {
        faults.push(format!("{from} -> {to} is not allowed"));
    }
    let needs = |what: &str| rule(&to).is_some_and(|rule| rule.needs.iter().any(|need| need == what));
    let unreached = milestones(now).values().any(Option::is_none);
    if (needs("reason") || (needs("milestones") && unreached)) && commit.body.trim().is_empty() {
        faults.push(format!("{to} needs a reason"));
    }
}

fn text(table: &dyn TableLike, key: &str) -> Option<String> {
    let value = table.get(key)?.as_value()?;
    let text = value.as_str().map(str::to_owned);
    Some(text.unwrap_or_else(|| value.clone().decorated("", "").to_string()))
}

fn commits(top: &Path) -> Vec<Commit> {
    let format = "--format=%x01%H%x02%s%x02%b%x02%(trailers:only,unfold)%x02";
    let log = super::git(
        top,
        &[
            "-c",
            "core.quotepath=off",
            "log",
            "--reverse",
            "--topo-order",
            "--raw",
            "--no-abbrev",
            "-M",
            "-z",
            "--no-merges",
            format,
        ],
    );
    log.split('\u{1}').skip(1).map(commit).collect()
}

fn commit(record: &str) -> Commit {
    let parts: Vec<&str> = record.splitn(5, '\u{2}').collect();
    let [name, subject, body, trailers, files] = parts[..] else {
        panic!("git log says {record:?}");
    };
    let body_alone = body.trim().strip_suffix(trailers.trim()).unwrap_or(body);
    let pair = |line: &str| {
        line.split_once(": ")
            .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
    };
    Commit {
        name: name.to_owned(),
        subject: subject.to_owned(),
        body: body_alone.to_owned(),
        trailers: trailers.lines().filter_map(pair).collect(),
        touched: touched(files),
    }
}

fn touched(files: &str) -> Vec<Touched> {
    let mut tokens = files.split('\0').map(|token| token.trim_start_matches('\n'));
    let mut found = Vec::new();
    while let Some(token) = tokens.next() {
        let Some(raw) = token.strip_prefix(':') else { continue };
        let columns: Vec<&str> = raw.split(' ').collect();
        let kind = columns[4].chars().next().unwrap_or(' ');
        if matches!(kind, 'R' | 'C') {
            tokens.next();
        }
        found.push(Touched {
            kind,
            old: columns[2].to_owned(),
            new: columns[3].to_owned(),
            path: tokens.next().unwrap_or_default().to_owned(),
        });
    }
    found
}

/// The files of a history, each read and parsed once.
struct Blobs(HashMap<String, Table>);

impl Blobs {
    fn read(top: &Path, commits: &[Commit]) -> Self {
        let mut wanted: Vec<&str> = commits
            .iter()
            .filter(|commit| !commit.trailers.is_empty())
            .flat_map(|commit| &commit.touched)
            .filter(|touched| !matches!(touched.kind, 'A' | 'D'))
            .flat_map(|touched| [touched.old.as_str(), touched.new.as_str()])
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut git = git_command(top, &["cat-file", "--batch"]);
        let mut child = git
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("git runs");
        let mut input = child.stdin.take().expect("an input");
        let names = wanted.join("\n") + "\n";
        let writer = std::thread::spawn(move || input.write_all(names.as_bytes()));
        let output = child.wait_with_output().expect("git ends").stdout;
        writer.join().expect("written").expect("written");
        let mut blobs = HashMap::new();
        let mut rest = &output[..];
        for name in wanted.iter().filter(|name| !name.is_empty()) {
            let end = rest.iter().position(|byte| *byte == b'\n').expect("a header");
            let header = std::str::from_utf8(&rest[..end]).expect("text");
            let size: usize = header
                .rsplit(' ')
                .next()
                .and_then(|size| size.parse().ok())
                .expect("a size");
            let content = std::str::from_utf8(&rest[end + 1..end + 1 + size]).expect("text");
            let content = content.trim_start_matches('\u{feff}');
            if let Ok(document) = content.parse::<Document<String>>() {
                blobs.insert((*name).to_owned(), document.as_table().clone());
            }
            rest = &rest[end + 2 + size..];
        }
        Self(blobs)
    }

    fn table(&self, name: &str) -> &Table {
        self.0.get(name).unwrap_or_else(|| panic!("{name} does not parse"))
    }
}
