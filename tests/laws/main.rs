//! The laws that everything else stands on: a change is the difference between two plans, and nothing is lost between
//! a value, its table, its file and its record.

mod filters;
mod git;
mod merging;
mod plans;
mod returning;
mod sound;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each test crate uses its part")]
mod support;
mod telling;
mod texts;

use copil_plan::change::{
    self, ApplyError, Difference, FileChange, FileKey, FileVersion, apply, canonical, changed_files, invert, table_of,
};
use copil_plan::field::{Reading, Record};
use copil_plan::value::Table;
use copil_plan::{Action, ActionId, Change, Group, Meeting, Plan, PlanConfig, Subject};
use copil_store as store;
use plans::two_plans;
use proptest::prelude::*;

/// The value read back from its table; anything but a warning fails the test.
fn read_back<R: Record>(table: &Table) -> R {
    let mut reading = Reading::default();
    let record = R::from_table(table.clone(), &mut reading);
    assert!(
        reading.problems.iter().all(|problem| problem.fault.is_warning()),
        "{:?}",
        reading.problems
    );
    record
}

fn subjects(plan: &Plan) -> Vec<Subject> {
    let groups = plan.groups.keys().cloned().map(Subject::Group);
    let actions = plan.actions.keys().cloned().map(Subject::Action);
    let meetings = plan.meetings.keys().cloned().map(Subject::Meeting);
    [Subject::PlanConfig]
        .into_iter()
        .chain(groups)
        .chain(actions)
        .chain(meetings)
        .collect()
}

fn tables(plan: &Plan) -> impl Iterator<Item = (Subject, Table)> {
    subjects(plan)
        .into_iter()
        .filter_map(|subject| table_of(plan, &subject).map(|table| (subject, table)))
}

/// The changes from one plan to another.
fn diff(a: &Plan, b: &Plan) -> Vec<Change> {
    change::diff(changed_files(a, b)).changes
}

/// The changes of a file in which other values stand.
fn edited(subject: Subject, before: Table, after: Table) -> Vec<Change> {
    let before = FileVersion::new(FileKey { subject, group: None }, before);
    change::diff(vec![FileChange::edited(before, after)]).changes
}

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(few: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    // Where nobody says how many, there would be 256.
    let cases = if usual.cases == 256 { few } else { usual.cases };
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_difference_leads_from_one_plan_to_the_other_and_back((a, b) in two_plans()) {
        let changes = diff(&a, &b);
        prop_assert_eq!(apply(&a, &changes), Ok(b.clone()));
        prop_assert_eq!(apply(&b, &invert(&changes)), Ok(a));
        prop_assert_eq!(invert(&invert(&changes)), changes);
    }

    #[test]
    fn a_plan_does_not_differ_from_itself((a, b) in two_plans()) {
        prop_assert_eq!(diff(&a, &a.clone()), []);
        prop_assert_eq!(diff(&a, &b).is_empty(), a == b);
    }

    #[test]
    fn differences_one_after_the_other_lead_where_one_leads((a, b) in two_plans(), (c, _) in two_plans()) {
        let c = Plan { id: a.id.clone(), ..c };
        let steps = [diff(&a, &b), diff(&b, &c)].concat();
        prop_assert_eq!(apply(&a, &steps), Ok(c.clone()));
        prop_assert_eq!(apply(&a, &steps), apply(&a, &diff(&a, &c)));
        prop_assert_eq!(apply(&c, &invert(&steps)), Ok(a));
    }

    #[test]
    fn a_merge_decides_nothing_that_a_parent_has((a, b) in two_plans(), (c, _) in two_plans()) {
        let sides = |other: &Plan| vec![changed_files(other, &b), changed_files(&c, &b)];
        prop_assert_eq!(change::diff_commit(sides(&b)).changes, []);
        prop_assert_eq!(change::diff_commit(vec![changed_files(&a, &b)]), change::diff(changed_files(&a, &b)));
        let twice = vec![changed_files(&a, &b), changed_files(&a, &b)];
        prop_assert_eq!(change::diff_commit(twice), change::diff(changed_files(&a, &b)));
        let own = change::diff_commit(sides(&a)).changes;
        let (from_a, from_c) = (diff(&a, &b), diff(&c, &b));
        let about = |changes: &[Change], subject: &Subject| changes.iter().any(|change| change.subject() == *subject);
        for change in &own {
            let subject = change.subject();
            prop_assert!(about(&from_a, &subject) && about(&from_c, &subject), "{:?}", change);
        }
    }

    #[test]
    fn changes_survive_the_index((a, b) in two_plans()) {
        let difference = change::diff(changed_files(&a, &b));
        let bytes = postcard::to_allocvec(&difference).expect("changes fit");
        prop_assert_eq!(postcard::from_bytes::<Difference>(&bytes), Ok(difference));
    }

    #[test]
    fn a_record_read_from_its_table_is_the_same_record(a in plans::plan()) {
        prop_assert_eq!(&read_back::<PlanConfig>(&a.config.to_table()), &a.config);
        for group in a.groups.values() {
            prop_assert_eq!(&read_back::<Group>(&group.to_table()), group);
        }
        for placed in a.actions.values() {
            prop_assert_eq!(&read_back::<Action>(&placed.action.to_table()), &*placed.action);
        }
        for meeting in a.meetings.values() {
            prop_assert_eq!(&read_back::<Meeting>(&meeting.to_table()), meeting);
        }
        for (subject, table) in tables(&a) {
            prop_assert_eq!(canonical(&subject, &table), table);
        }
    }

    #[test]
    fn a_file_written_and_read_again_holds_the_same_values(a in plans::plan()) {
        for (_, table) in tables(&a) {
            let bytes = store::new_file(&table);
            prop_assert_eq!(store::read_table(&bytes), Ok(table), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_file_edited_in_place_holds_what_the_changes_say(before in plans::action(), after in plans::action()) {
        let subject = Subject::Action("RH-01".parse::<ActionId>().expect("an id"));
        let (before, after) = (before.to_table(), after.to_table());
        let changes = edited(subject, before.clone(), after.clone());
        let bytes = store::new_file(&before);
        let edited = store::edit(&bytes, &changes);
        let edited = edited.map_err(|error| TestCaseError::fail(format!("{error}\n{}", String::from_utf8_lossy(&bytes))))?;
        prop_assert_eq!(store::read_table(&edited), Ok(after), "{}", String::from_utf8_lossy(&edited));
        let back = store::edit(&edited, &invert(&changes));
        let back = back.map_err(|error| TestCaseError::fail(format!("back: {error}\n{}", String::from_utf8_lossy(&edited))))?;
        prop_assert_eq!(store::read_table(&back), Ok(before), "{}", String::from_utf8_lossy(&back));
    }
}

#[test]
fn a_deletion_must_find_what_it_takes_away_as_it_was() {
    let mut before = Plan::empty("essai".parse().expect("an id"));
    before.groups.insert("rh".parse().expect("an id"), Group::default());
    let mut after = before.clone();
    after.groups.clear();
    let changes = diff(&before, &after);
    before
        .groups
        .values_mut()
        .for_each(|group| group.title = "Autre".to_owned());
    let result = apply(&before, &changes);
    assert!(matches!(result, Err(ApplyError::Differs { .. })), "{result:?}");
}
