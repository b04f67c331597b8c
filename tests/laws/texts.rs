//! What joining the texts of a file must hold, byte for byte, whatever both sides did to it.

use copil::workspace::file_join::{FileJoin, FileText, ThreeTexts};
use copil_plan::Plan;
use copil_plan::change::{self, Change, FileChange, FileVersion, changed_files, table_of};
use copil_plan::{ActionId, Subject};
use copil_store as store;
use proptest::prelude::*;

use crate::cases;
use crate::plans::three_plans;

/// The text of an action, with what people write beside the values.
fn text(plan: &Plan, id: &ActionId) -> Option<Vec<u8>> {
    let table = table_of(plan, &Subject::Action(id.clone()))?;
    let text = String::from_utf8(store::new_file(&table)).ok()?;
    Some(format!("# en tête\n{text}\n# à la fin\n").into_bytes())
}

/// The text in which the values of one plan became those of another.
fn edited(bytes: &[u8], (from, to): (&Plan, &Plan), id: &ActionId) -> Option<Vec<u8>> {
    let subject = Subject::Action(id.clone());
    let (before, after) = (FileVersion::of(from, &subject)?, FileVersion::of(to, &subject)?);
    // Where it stands is no part of the text.
    let after = FileVersion {
        key: before.key.clone(),
        ..after
    };
    let change = FileChange {
        before: Some(before),
        after: Some(after),
    };
    let sets: Vec<Change> = change::diff(vec![change]).changes;
    match sets.is_empty() {
        true => Some(bytes.to_vec()),
        false => store::edit(bytes, &sets).ok(),
    }
}

fn joined(base: &[u8], ours: &[u8], theirs: &[u8]) -> FileJoin {
    let path = "plans/essai/groups/rh/RH-01.toml";
    let text = |bytes| FileText { path, bytes };
    ThreeTexts {
        base: text(base),
        ours: text(ours),
        theirs: text(theirs),
    }
    .joined()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect()
}

/// The lines that say something by themselves, each with the header that it is under.
fn placed_lines(bytes: &[u8]) -> Vec<(String, String)> {
    let mut header = String::new();
    let mut placed = Vec::new();
    for line in lines(bytes) {
        if line.starts_with('[') {
            header.clone_from(&line);
        }
        if line.contains(" = ") || line.starts_with(['[', '#']) {
            placed.push((header.clone(), line));
        }
    }
    placed
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn what_one_side_wrote_is_there_byte_for_byte((base, ours, theirs) in three_plans()) {
        for id in base.actions.keys() {
            let Some(text) = text(&base, id) else { continue };
            let (Some(mine), Some(others)) = (edited(&text, (&base, &ours), id), edited(&text, (&base, &theirs), id)) else {
                continue;
            };
            prop_assert_eq!(joined(&text, &mine, &text), FileJoin::Joined(mine.clone()));
            prop_assert_eq!(joined(&text, &text, &mine), FileJoin::Joined(mine.clone()));
            prop_assert_eq!(joined(&text, &mine, &mine), FileJoin::Joined(mine.clone()));
            // What is said beside the values on either side is there in the end.
            let noted = |bytes: &[u8], note: &str| [note.as_bytes(), b"\n", bytes].concat();
            let (mine, others) = (noted(&mine, "# d’ici"), noted(&others, "# de là"));
            let told = |join: FileJoin| match join {
                FileJoin::Joined(text) => vec![text],
                FileJoin::Clashing(texts) => vec![texts.ours, texts.theirs],
                FileJoin::OtherThings | FileJoin::Unreadable => Vec::new(),
            };
            let there = told(joined(&text, &mine, &others));
            prop_assert!(!there.is_empty());
            for text in there {
                prop_assert!(store::read_table(&text).is_ok());
                let lines = lines(&text);
                for note in ["# d’ici", "# de là", "# en tête", "# à la fin"] {
                    prop_assert!(lines.iter().filter(|line| *line == note).count() == 1, "{}: {:?}", note, lines);
                }
            }
        }
    }

    #[test]
    fn a_line_that_nobody_touched_is_there_in_the_end((base, ours, theirs) in three_plans()) {
        let touched = |plan: &Plan| -> Vec<Change> { change::diff(changed_files(&base, plan)).changes };
        prop_assume!(!touched(&ours).is_empty() && !touched(&theirs).is_empty());
        for id in base.actions.keys() {
            let Some(text) = text(&base, id) else { continue };
            let (Some(mine), Some(others)) = (edited(&text, (&base, &ours), id), edited(&text, (&base, &theirs), id)) else {
                continue;
            };
            let FileJoin::Joined(both) = joined(&text, &mine, &others) else { continue };
            let [text, mine, others, both] = [&text, &mine, &others, &both].map(|bytes| placed_lines(bytes));
            for line in &text {
                let count = |lines: &[(String, String)]| lines.iter().filter(|other| *other == line).count();
                let is_kept = [&text, &mine, &others].into_iter().all(|lines| count(lines) == 1);
                prop_assert!(!is_kept || count(&both) > 0, "{:?} is gone", line);
            }
        }
    }
}
