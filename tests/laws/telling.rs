//! What is told of changes on a line says what happened, whatever a plan's texts are.

use copil::wording::Catalogue;
use copil::wording::change::Light;
use copil::wording::layout::columns;
use copil_plan::change::{Change, Meaning};
use copil_plan::{Language, Plan};
use proptest::prelude::*;

use crate::plans::two_plans;
use crate::{cases, diff};

/// The plan with titles that are longer than a line.
fn with_long_titles(mut plan: Plan) -> Plan {
    for placed in plan.actions.values_mut() {
        let action = &mut placed.action;
        action.title = action.title.repeat(3) + &"Un titre bien long ".repeat(5);
        for milestone in action.milestones.values_mut() {
            milestone.title += &"Charte du télétravail signée par les trois exécutifs ".repeat(3);
        }
    }
    plan
}

/// What a line must say of one change, however little room there is.
fn facts(catalogue: &Catalogue, change: &Change) -> Vec<String> {
    let days = match change.meaning() {
        Meaning::Due { old, new } => [old.filter(|_| new.is_some()), new],
        Meaning::Field(path) => match (path.as_strs().as_slice(), change) {
            (
                ["milestones", _, "due"],
                Change::Set {
                    old: Some(old),
                    new: Some(new),
                    ..
                },
            ) => [old.as_date(), new.as_date()],
            _ => [None, None],
        },
        _ => [None, None],
    };
    days.into_iter()
        .flatten()
        .map(|day| catalogue.short_date(day))
        .collect()
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_line_is_never_too_wide_and_keeps_the_days((a, b) in two_plans(), width in 60_usize..80) {
        let (a, b) = (with_long_titles(a), with_long_titles(b));
        let changes = diff(&a, &b);
        for language in [Language::Fr, Language::En] {
            let catalogue = Catalogue::new(language);
            for light in [Light::Plain, Light::TakenBack, Light::DoneAgain] {
                let line = |changes: &[Change]| catalogue.change_line(&b, changes, &[], light, width);
                prop_assert!(columns(&line(&changes)) <= width);
                for change in &changes {
                    let said = line(std::slice::from_ref(change));
                    prop_assert!(columns(&said) <= width, "{}", said);
                    for fact in facts(&catalogue, change) {
                        prop_assert!(said.contains(&fact), "{} in {}", fact, said);
                    }
                }
            }
        }
    }
}
