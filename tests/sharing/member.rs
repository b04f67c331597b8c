//! Somebody who has a clone of a plan, changes it and shares it: with copil, or by hand and with plain git.

use std::fmt::Write;

use toml_edit::{Array, Datetime, DocumentMut, Item, Table, value};

use crate::common::{Run, TODAY, World};
use crate::replay::{Made, Values};

/// The meeting that is being held.
pub(crate) const MEETING: &str = "2018-03-15-copil";

/// The file of an action at first.
const SHEET: &str = "# Une fiche.\ntitle = \"Action\"\nstatus = \"in-progress\"\npriority = \"normal\"\nleads = [\"drh\"]\n\
                     due = 2018-06-30\n\n[milestones.m1]\ntitle = \"Étape\"\ndue = 2018-05-31\n";

/// The values of an action at first.
const BEGUN: [(&str, &str); 6] = [
    ("title", "Action"),
    ("status", "in-progress"),
    ("priority", "normal"),
    ("due", "2018-06-30"),
    ("milestones.m1.title", "Étape"),
    ("milestones.m1.due", "2018-05-31"),
];

const PLAN: &str = r#"format = 1
title = "Essai"
language = "fr"
start = 2016-01-04
end = 2019-12-31

[people.drh]
name = "Direction des ressources humaines"

[people.dsi]
name = "Direction des systèmes d’information"

[committees.copil]
title = "Comité de pilotage"
members = ["drh"]
"#;

/// How many kinds of changes there are, see [`wished`], and how many of them are made by hand too.
pub(crate) const KINDS: usize = 13;
pub(crate) const BY_HAND: usize = 11;
/// How many of those change one file and no name.
pub(crate) const IN_ONE_FILE: usize = 10;

/// A change of a kind, by numbers that were drawn; its mark makes it unlike all others where it can be.
pub(crate) fn wished(thing: &str, (kind, draw): (usize, usize), groups: &[String], mark: &str) -> Made {
    let one = |of: &[&str]| of[draw % of.len()].to_owned();
    let day = format!("2018-{:02}-{:02}", draw % 12 + 1, draw % 28 + 1);
    let is_there = |text: &str| draw.is_multiple_of(2).then(|| text.to_owned());
    let (field, value) = match kind % KINDS {
        0 => ("title".to_owned(), Some(format!("Titre {mark}"))),
        1 => ("due".to_owned(), Some(day)),
        2 => ("priority".to_owned(), Some(one(&["low", "normal", "high"]))),
        3 => {
            let status = one(&["in-progress", "blocked", "paused"]);
            ("status".to_owned(), Some(format!("{status} {TODAY}")))
        }
        4 => {
            let weather = one(&["rainy", "stormy", "sunny"]);
            ("weather".to_owned(), Some(format!("{weather} {mark}")))
        }
        5 => (format!("tags {}", one(&["a", "a", "b", "b"])), is_there("yes")),
        // Of several that come to one place of a list in order, which is first would be a question.
        6 => ("leads dsi".to_owned(), is_there("yes")),
        7 => ("milestones.m1.due".to_owned(), Some(day)),
        8 => ("milestones.m1.done".to_owned(), is_there(TODAY)),
        9 => (format!("milestones.{mark}.title"), Some(format!("Jalon {mark}"))),
        10 => ("group".to_owned(), Some(groups[draw % groups.len()].clone())),
        11 => return Made::Decision(format!("Décidé {mark}")),
        _ => return Made::Action(groups[draw % groups.len()].clone(), format!("Nouvelle {mark}")),
    };
    Made::Value((thing.to_owned(), field), value)
}

/// Founds a plan with these actions, each in its group, and shares it; answers who did, where it is shared, and its values.
pub(crate) fn found<'p>(places: impl Iterator<Item = (&'p str, &'p str)>) -> (World, String, Values) {
    let world = World::empty();
    let shared = world.path().join("../shared.git").to_string_lossy().into_owned();
    world.git(&["init", "-q", "--bare", "-b", "main", &shared]);
    world.git(&["init", "-q", "-b", "main"]);
    world.git(&["config", "user.name", "Direction"]);
    world.git(&["config", "user.email", "dgs@essai.test"]);
    world.write("plans/essai/plan.toml", PLAN);
    let meeting = "committee = \"copil\"\ndate = 2018-03-15\nstate = \"open\"\n";
    world.write(&format!("plans/essai/meetings/{MEETING}.toml"), meeting);
    let mut values = Values::new();
    for (group, action) in places {
        let folder = format!("plans/essai/groups/{group}");
        world.write(&format!("{folder}/group.toml"), "title = \"Groupe\"\n");
        world.write(&format!("{folder}/{action}.toml"), SHEET);
        for (field, value) in BEGUN.into_iter().chain([("group", group)]) {
            values.insert((action.to_owned(), field.to_owned()), value.to_owned());
        }
    }
    world.run(&["merge-driver", "--install"]).ends(0);
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "Le plan"]);
    world.git(&["remote", "add", "origin", &shared]);
    world.git(&["push", "-q", "-u", "origin", "main"]);
    (world, shared, values)
}

/// Whether a member uses plain git.
pub(crate) fn is_plain(number: usize) -> bool {
    number % 3 == 2
}

pub(crate) struct Member {
    pub(crate) number: usize,
    pub(crate) world: World,
}

impl Member {
    pub(crate) fn new(number: usize, shared: &str) -> Self {
        let world = World::empty();
        world.git(&["clone", "-q", shared, "."]);
        world.git(&["config", "user.name", &name(number)]);
        world.git(&["config", "user.email", &format!("m{number}@essai.test")]);
        // What git does beside its work would outlive the test.
        world.git(&["config", "maintenance.auto", "false"]);
        if is_plain(number) {
            world.run(&["merge-driver", "--install"]).ends(0);
        }
        Self { number, world }
    }

    /// What copil is to be told for a change; `None` where its mark is not there to be undone.
    pub(crate) fn arguments(&self, mark: &str, made: &Made) -> Option<Vec<String>> {
        let mut arguments: Vec<String> = match made {
            Made::Action(group, title) => ["new", "action", group, title].map(str::to_owned).into(),
            Made::Decision(text) => ["meeting", "decide", MEETING, text].map(str::to_owned).into(),
            Made::Close => ["meeting", "close", MEETING].map(str::to_owned).into(),
            Made::Undo(of) => vec!["undo".to_owned(), self.commit_of(of)?],
            Made::Accept(name) => ["proposal", "accept", name].map(str::to_owned).into(),
            Made::Value((thing, field), value) => set(thing, field, value.as_deref()),
        };
        arguments.extend(["-m", mark].map(str::to_owned));
        Some(arguments)
    }

    /// The commit at hand that carries a mark on a line of its own: one that takes it back may name what it was given to.
    fn commit_of(&self, mark: &str) -> Option<String> {
        let found = self
            .world
            .git(&["log", "-1", "--format=%H", "--grep", &format!("^{mark}$")]);
        Some(found.trim().to_owned()).filter(|found| !found.is_empty())
    }

    /// Makes a change by hand and records it with git; answers whether there was something to record.
    pub(crate) fn make_by_hand(&self, mark: &str, made: &Made) -> bool {
        let world = &self.world;
        match made {
            Made::Undo(of) => {
                let Some(commit) = self.commit_of(of) else { return false };
                if world.git_run(&["revert", "--no-commit", &commit]).code != 0 {
                    world.git(&["revert", "--abort"]);
                    return false;
                }
            }
            Made::Value((thing, field), value) if field == "group" => {
                let (from, to) = (self.file_of(thing), value.as_deref().expect("a group"));
                let to = format!("plans/essai/groups/{to}/{thing}.toml");
                if from != to {
                    world.git(&["mv", &from, &to]);
                }
            }
            Made::Value((thing, field), value) => self.write(thing, field, value.as_deref()),
            _ => panic!("nobody does {made:?} by hand"),
        }
        let changes = !world.status().is_empty();
        if changes {
            world.git(&["commit", "-qam", mark]);
        } else {
            // A revert of what is taken back already would be gone on with.
            world.git_run(&["revert", "--quit"]);
        }
        changes
    }

    /// Shares with git; answers whether it is shared. What is asked gets one answer.
    pub(crate) fn pull_and_push(&self, side: &str) -> bool {
        let pulled = self.world.git_run(&["pull", "-q", "--no-rebase", "--no-edit"]);
        if self.world.path().join(".git/MERGE_HEAD").exists() {
            self.world.run(&["resolve", &format!("--{side}")]).ends(0);
            self.world.git(&["commit", "-q", "--no-edit"]);
        } else if pulled.code != 0 {
            assert_raced(&pulled);
            return false;
        }
        let pushed = self.world.git_run(&["push", "-q"]);
        if pushed.code != 0 {
            assert_raced(&pushed);
        }
        pushed.code == 0
    }

    /// The file of an action, in whichever group it is.
    fn file_of(&self, thing: &str) -> String {
        let groups = self.world.path().join("plans/essai/groups");
        let folders = std::fs::read_dir(groups).expect("groups");
        let names = folders.map(|folder| folder.expect("a folder").file_name());
        let paths = names.map(|group| format!("plans/essai/groups/{}/{thing}.toml", group.display()));
        let mut found: Vec<String> = paths.filter(|path| self.world.path().join(path).exists()).collect();
        assert_eq!(found.len(), 1, "{thing} is at {found:?}");
        found.remove(0)
    }

    fn document(&self, path: &str) -> DocumentMut {
        self.world.read(path).parse().expect("it is TOML")
    }

    /// Writes a value in its file, by hand.
    pub(crate) fn write(&self, thing: &str, field: &str, value: Option<&str>) {
        let path = self.file_of(thing);
        let mut document = self.document(&path);
        edit(&mut document, field, value);
        self.world.write(&path, document.to_string());
    }

    /// The value that stands in the file.
    pub(crate) fn says(&self, thing: &str, field: &str) -> Option<String> {
        let all = read(&self.document(&self.file_of(thing)));
        all.into_iter()
            .find(|(other, _)| other == field)
            .map(|(_, value)| value)
    }

    /// Holds that the files hold these values, and no others of these things.
    pub(crate) fn holds(&self, values: &Values) {
        let mut found = Values::new();
        for (thing, _) in values.keys().filter(|(_, field)| field == "title") {
            let path = self.file_of(thing);
            let group = path.split('/').nth(3).expect("a group").to_owned();
            let all = read(&self.document(&path))
                .into_iter()
                .chain([("group".to_owned(), group)]);
            found.extend(all.map(|(field, value)| ((thing.clone(), field), value)));
        }
        assert_eq!(found, *values);
    }
}

/// Whether the program may decline a change: what was changed since is not taken back, what is not there not accepted, what
/// is closed stays so, and not every status follows every other.
pub(crate) fn may_be_declined(made: &Made) -> bool {
    match made {
        Made::Value((_, field), _) => field == "status",
        Made::Action(..) => false,
        Made::Decision(_) | Made::Close | Made::Undo(_) | Made::Accept(_) => true,
    }
}

/// What a member is called.
pub(crate) fn name(number: usize) -> String {
    format!("Membre {number}")
}

/// Git failed because somebody else was at it, and for nothing else.
fn assert_raced(run: &Run) {
    let raced = ["rejected", "cannot lock ref", "failed to update ref"];
    assert!(raced.iter().any(|words| run.err.contains(words)), "{run:?}");
}

/// What copil is to be told for another value.
fn set(thing: &str, field: &str, value: Option<&str>) -> Vec<String> {
    let text = value.unwrap_or_default();
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let mut arguments = match field.split(['.', ' ']).collect::<Vec<_>>()[..] {
        ["status"] => vec!["status", thing, first],
        // The weather that it has is confirmed, and a reason alone leaves its comment.
        ["weather"] => vec!["weather", thing, first, "--comment", rest],
        ["group"] => vec!["move", thing, text],
        ["milestones", key, "done"] => vec!["milestone", thing, key],
        ["milestones", key, "title"] => vec!["new", "milestone", thing, key, text],
        _ => vec!["set", thing],
    };
    let mut setting = String::new();
    match field.split_once(' ') {
        Some((list, element)) => {
            let sign = if value.is_some() { "+=" } else { "-=" };
            write!(setting, "{list}{sign}{element}").expect("a string");
        }
        None => write!(setting, "{field}={text}").expect("a string"),
    }
    if arguments[0] == "set" {
        arguments.push(&setting);
    }
    if field.ends_with(".done") && value.is_none() {
        arguments.push("--not-reached");
    }
    arguments.into_iter().map(str::to_owned).collect()
}

/// Gives a value another one in a file.
fn edit(document: &mut DocumentMut, field: &str, text: Option<&str>) {
    let of_day = |text: &str| value(text.parse::<Datetime>().expect("a day"));
    let mut put = |key: &str, item: Option<Item>| match item {
        Some(item) => drop(document.insert(key, item)),
        None => drop(document.remove(key)),
    };
    let (first, rest) = text.unwrap_or_default().split_once(' ').unwrap_or_default();
    match field.split(['.', ' ']).collect::<Vec<_>>()[..] {
        ["status"] => {
            put("status", Some(value(first)));
            put("since", Some(of_day(rest)));
        }
        ["weather"] => {
            put("weather", Some(value(first)));
            put("comment", Some(value(rest)));
            put("confirmed", None);
        }
        [list @ ("tags" | "leads"), element] => {
            let item = document.entry(list).or_insert(value(Array::new()));
            let array = item.as_array_mut().expect("a list");
            let is_there = array.iter().any(|other| other.as_str() == Some(element));
            match text {
                Some(_) if !is_there => array.push(element),
                Some(_) => {}
                None => array.retain(|other| other.as_str() != Some(element)),
            }
            if array.is_empty() {
                document.remove(list);
            }
        }
        ["milestones", id, key] => {
            let milestones = document["milestones"].as_table_mut().expect("a table");
            let milestone = milestones.entry(id).or_insert(Item::Table(Table::new()));
            let milestone = milestone.as_table_like_mut().expect("a table");
            match text {
                Some(text) if key == "title" => drop(milestone.insert(key, value(text))),
                Some(text) => drop(milestone.insert(key, of_day(text))),
                None => drop(milestone.remove(key)),
            }
        }
        ["due"] => put("due", text.map(of_day)),
        _ => put(field, text.map(value)),
    }
}

/// The values of a file.
fn read(document: &DocumentMut) -> Vec<(String, String)> {
    let word = |item: Option<&Item>| {
        let item = item?;
        let day = || item.as_datetime().map(ToString::to_string);
        item.as_str().map(str::to_owned).or_else(day)
    };
    let mut found = Vec::new();
    for key in ["title", "due", "priority"] {
        found.extend(word(document.get(key)).map(|text| (key.to_owned(), text)));
    }
    for (key, of_it) in [("status", "since"), ("weather", "comment")] {
        let both = [word(document.get(key)), word(document.get(of_it))];
        let both: Vec<String> = both.into_iter().flatten().collect();
        found.extend((!both.is_empty()).then(|| (key.to_owned(), both.join(" "))));
    }
    for list in ["tags", "leads"] {
        let elements = document.get(list).and_then(Item::as_array).into_iter().flatten();
        let elements = elements
            .filter_map(|element| element.as_str())
            .filter(|text| *text != "drh");
        found.extend(elements.map(|element| (format!("{list} {element}"), "yes".to_owned())));
    }
    let milestones = document.get("milestones").and_then(Item::as_table_like);
    for (id, milestone) in milestones.into_iter().flat_map(|table| table.iter()) {
        let milestone = milestone.as_table_like().expect("a table");
        for key in ["title", "due", "done"] {
            let text = word(milestone.get(key));
            found.extend(text.map(|text| (format!("milestones.{id}.{key}"), text)));
        }
    }
    found
}
