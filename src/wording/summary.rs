//! What changed, told on a line: what a commit's subject, a log and a journal all say.

use std::collections::{HashMap, HashSet};

use i18n_embed_fl::fl;

use super::Catalogue;
use super::change::{ChangeTeller, Light, is_new_item};
use super::layout::{columns, fit};
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::value::FieldPath;
use copil_plan::{ActionId, Plan};

/// The narrowest that a title becomes for the sake of the other things that changed; rather fewer of them are told.
const NARROW: usize = 10;

impl Catalogue {
    /// What changed of each subject, in the order in which they first appear.
    pub fn changes_by_subject(&self, plan: &Plan, changes: &[Change]) -> Vec<(Subject, String)> {
        let teller = ChangeTeller::whole(self, plan);
        let tell = |(subject, own): (Subject, Vec<&Change>)| {
            let said = teller.summary(&own, &subject).join(", ");
            (subject, said)
        };
        by_subject(changes).into_iter().map(tell).collect()
    }

    /// That a file was imported, with how many actions are new and how many became others, in so many columns.
    pub fn import_line(&self, name: &str, (new, changed): (usize, usize), width: usize) -> String {
        named_line(name, width, &|name| {
            fl!(self, "subject-import", file = name, new = new, changed = changed)
        })
    }

    /// That an import of a file was taken back, or done again.
    pub fn import_undone_line(&self, name: &str, again: bool, width: usize) -> String {
        named_line(name, width, &|name| match again {
            true => fl!(self, "subject-import-again", file = name),
            false => fl!(self, "subject-import-undone", file = name),
        })
    }

    /// What changed, a line a subject: `RH-04 : En cours → Réalisée`.
    pub fn change_lines(&self, plan: &Plan, changes: &[Change], light: Light) -> Vec<String> {
        let teller = ChangeTeller {
            light,
            ..ChangeTeller::whole(self, plan)
        };
        let renamings: HashMap<&ActionId, &ActionId> = renamings(changes).map(|(from, to)| (to, from)).collect();
        let line = |(subject, own): (Subject, Vec<&Change>)| {
            if let Some((what, told)) = teller.followed_up(&own) {
                return teller.line(what, vec![told], usize::MAX);
            }
            let renamed = match &subject {
                Subject::Action(id) => renamings.get(id),
                _ => None,
            };
            let what = renamed.map_or_else(|| teller.heading(&subject), ToString::to_string);
            teller.line(what, teller.summary(&own, &subject), usize::MAX)
        };
        by_subject(changes).into_iter().map(line).collect()
    }

    /// What changed of one subject, the telling things first, on one line: `En cours → Réalisée, jalon « Charte » atteint`.
    /// Without a change of its own, only the layout of its file changed.
    pub fn summary(&self, plan: &Plan, changes: &[Change], subject: &Subject, light: Light) -> String {
        let own: Vec<&Change> = changes.iter().filter(|change| change.subject() == *subject).collect();
        self.summary_of(plan, &own, subject, light)
    }

    /// The same of changes that are all of that subject.
    pub fn summary_of(&self, plan: &Plan, own: &[&Change], subject: &Subject, light: Light) -> String {
        let teller = ChangeTeller {
            light,
            ..ChangeTeller::whole(self, plan)
        };
        teller.told(teller.summary(own, subject), usize::MAX)
    }

    /// What changed of the first thing that changes are about, on a line of a width, as the subject of a commit. Titles
    /// give way to what happened, and of many things that happened the first are told.
    pub fn change_line(
        &self,
        plan: &Plan,
        changes: &[Change],
        layout: &[Subject],
        light: Light,
        width: usize,
    ) -> String {
        let renaming = renamings(changes).next();
        let renamed = renaming.map(|(_, to)| Subject::Action(to.clone()));
        let mut subjects = changes.iter().map(Change::subject).chain(layout.iter().cloned());
        let Some(first) = renamed.or_else(|| subjects.next()) else {
            return fl!(self, "subject-charter");
        };
        // A first commit may be about ten thousand.
        let others: HashSet<Subject> = subjects.filter(|subject| *subject != first).collect();
        let own: Vec<&Change> = changes.iter().filter(|change| change.subject() == first).collect();
        let line = |room: usize, most: usize| {
            let teller = ChangeTeller {
                catalogue: self,
                plan,
                light,
                room,
            };
            if let Some((what, told)) = teller.followed_up(&own).filter(|_| others.is_empty()) {
                return teller.line(what, vec![told], most);
            }
            let what = match (renaming, others.len()) {
                (Some((from, _)), _) => from.to_string(),
                (None, 0) => teller.heading(&first),
                (None, others) => fl!(self, "subject-several", first = teller.heading(&first), count = others),
            };
            teller.line(what, teller.summary(&own, &first), most)
        };
        fit_titles(&line, own.len().max(1), width)
    }
}

/// A line with the name of a file, which gives way where the line is too wide.
fn named_line(name: &str, width: usize, line: &dyn Fn(&str) -> String) -> String {
    let name = sanitize(name);
    let whole = line(&name);
    let over = columns(&whole).saturating_sub(width);
    if over == 0 {
        return whole;
    }
    let name = fit(&name, columns(&name).saturating_sub(over).max(NARROW));
    fit(&line(&name), width)
}

/// The line on which the titles are as wide as a width allows, and as many changes are told. What has no titles that
/// could give way is cut.
fn fit_titles(line: &dyn Fn(usize, usize) -> String, changes: usize, width: usize) -> String {
    let whole = line(usize::MAX, usize::MAX);
    if columns(&whole) <= width {
        return whole;
    }
    for most in (1..=changes).rev() {
        let (mut fits, mut too_wide) = (0, width);
        while fits + 1 < too_wide {
            let room = usize::midpoint(fits, too_wide);
            match columns(&line(room, most)) <= width {
                true => fits = room,
                false => too_wide = room,
            }
        }
        if fits >= NARROW || (most == 1 && fits > 0) {
            return line(fits, most);
        }
    }
    fit(&line(NARROW, 1), width)
}

/// Changes by what they are about, in the order in which that first appears.
fn by_subject(changes: &[Change]) -> Vec<(Subject, Vec<&Change>)> {
    // A commit may change thousands of files, as the one that makes a plan does.
    let mut at: HashMap<Subject, usize> = HashMap::new();
    let mut subjects: Vec<(Subject, Vec<&Change>)> = Vec::new();
    for change in changes {
        let subject = change.subject();
        let known = *at.entry(subject).or_insert_with_key(|subject| {
            subjects.push((subject.clone(), Vec::new()));
            subjects.len() - 1
        });
        subjects[known].1.push(change);
    }
    subjects
}

impl ChangeTeller<'_> {
    /// What a line is about.
    fn heading(&self, subject: &Subject) -> String {
        match subject {
            Subject::Meeting(id) => self.catalogue.meeting_within(self.plan, id, self.room),
            subject => self.catalogue.subject(self.plan, subject),
        }
    }

    fn line(&self, what: String, told: Vec<String>, most: usize) -> String {
        fl!(
            self.catalogue,
            "subject-line",
            what = what,
            changes = self.told(told, most)
        )
    }

    /// The first of the things that changed, and how many others did.
    fn told(&self, told: Vec<String>, most: usize) -> String {
        let words = self.catalogue;
        let others = told.len().saturating_sub(most);
        let changes = told[..told.len() - others].join(", ");
        let changes = match others {
            0 => changes,
            others => fl!(words, "change-more", changes = changes, count = others),
        };
        match self.light {
            Light::DoneAgain => fl!(words, "change-done-again", changes = changes),
            Light::Plain | Light::TakenBack => changes,
        }
    }

    /// What changed of one subject, the telling things first.
    fn summary(&self, own: &[&Change], subject: &Subject) -> Vec<String> {
        let has = |wanted: fn(&Meaning<'_>) -> bool| own.iter().any(|change| wanted(&change.meaning()));
        let has_status = has(|meaning| matches!(meaning, Meaning::Status { .. }));
        let has_weather = has(|meaning| matches!(meaning, Meaning::Weather { .. } | Meaning::Confirmed { .. }));
        let opens_or_closes = matches!(subject, Subject::Meeting(_))
            && has(|meaning| matches!(meaning, Meaning::Field(path) if **path == FieldPath::key("state")));
        let items = self.new_items(own);
        let (mut told, mut fields) = (Vec::new(), Vec::new());
        for change in own {
            match change.meaning() {
                // They go without saying beside what they belong to.
                Meaning::Since if has_status => {}
                Meaning::Unconfirmed if has_weather => {}
                Meaning::Field(path) if has_weather && *path == FieldPath::key("comment") => {}
                Meaning::Field(path) if opens_or_closes && goes_with_state(path) => {}
                Meaning::Field(path) if goes_with_outcome(path, own) => {}
                // Told in one word of all items at once, below.
                Meaning::Field(_) if items.is_some() && is_new_item(change) => {}
                Meaning::Field(path) if is_of_items(path, "away") => {}
                Meaning::Field(path) if is_of_items(path, "rank") && is_more_than(own, "rank") => {}
                Meaning::Field(path) if is_plain(path) => fields.push(self.change(change)),
                Meaning::Since => fields.push(self.change(change)),
                _ => told.push(self.change(change)),
            }
        }
        told.extend(items);
        told.extend(self.in_and_out(own));
        told.append(&mut fields);
        if told.is_empty() {
            told.push(match self.light {
                Light::TakenBack => fl!(self.catalogue, "change-again-layout"),
                Light::Plain | Light::DoneAgain => fl!(self.catalogue, "change-layout"),
            });
        }
        told
    }
}

/// Whether a field is one of the items of an agenda.
pub(super) fn is_of_items(path: &FieldPath, key: &str) -> bool {
    matches!(path.as_strs()[..], ["agenda", _, last] if last == key)
}

/// Whether changes are about more than one field of the items of an agenda.
fn is_more_than(own: &[&Change], key: &str) -> bool {
    own.iter().any(|change| match change.meaning() {
        Meaning::Field(path) => !is_of_items(path, key),
        _ => true,
    })
}

/// The renamings among changes, from the name that people know an action by: it is told under that one.
fn renamings(changes: &[Change]) -> impl Iterator<Item = (&ActionId, &ActionId)> {
    changes.iter().filter_map(|change| match change {
        Change::Renamed { from, to } => Some((from, to)),
        _ => None,
    })
}

/// Who was there, when it was and how items are numbered go without saying when a meeting is opened or closed.
fn goes_with_state(path: &FieldPath) -> bool {
    matches!(
        path.as_strs().as_slice(),
        ["present" | "excused" | "absent" | "guests" | "chair" | "secretary" | "started" | "ended"]
            | ["represented", ..]
            | ["agenda", _, "rank"]
    )
}

/// What was said of an item, and how long it took, goes without saying beside what came of it.
fn goes_with_outcome(path: &FieldPath, own: &[&Change]) -> bool {
    let ["agenda", key, "notes" | "spent"] = path.as_strs()[..] else {
        return false;
    };
    own.iter().any(|change| match change.meaning() {
        Meaning::Field(other) => matches!(other.as_strs()[..], ["agenda", item, "outcome"] if item == key),
        _ => false,
    })
}

/// Whether a field is told after what happened: it is neither a part nor the state of a meeting, nor who is there.
fn is_plain(path: &FieldPath) -> bool {
    matches!(path.as_strs().as_slice(), [key] if !matches!(*key, "state" | "present" | "excused" | "absent"))
}
