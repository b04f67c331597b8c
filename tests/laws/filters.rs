//! Whatever is typed as a filter is read or refused at its place, and what is read is written so that it reads back.

use copil_plan::Language;
use copil_plan::query::{Filter, MatchContext, SearchIndex, complete};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::cases;
use crate::plans::two_plans;

/// Pieces that filters are made of, and some that break them.
const PIECES: &[&str] = &[
    "group:",
    "statut:",
    "due<",
    "échéance>=",
    "météo:",
    "lead:",
    "-",
    "--",
    " ",
    "  ",
    ",",
    "\"",
    "«",
    "»",
    "\\",
    "=",
    ":",
    "<",
    ">",
    "late",
    "retard",
    "me",
    "moi",
    "none",
    "aucun",
    "2018-06",
    "31/02/2018",
    "+30j",
    "-2w",
    "next-copil",
    "dernier",
    "rh",
    "RH-01",
    "drh",
    "done",
    "réalisée",
    "É",
    "e\u{301}",
    "日本",
    "\u{a0}",
    "\u{202e}",
    "\n",
    "\t",
    "40%",
    "1.5",
    "id:",
    "title=",
    "tag:",
    "depends:",
    "meeting:",
    "pushed>",
    "priority>=",
    "axis:",
    "kind:",
    "l",
    "x",
];

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => vec(select(PIECES), 0..10).prop_map(|pieces| pieces.concat()),
        1 => ".{0,40}",
    ]
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_filter_reads_back_as_it_is_written((plan, _) in two_plans(), text in typed()) {
        match Filter::parse(&text, &plan) {
            Ok(filter) => {
                prop_assert_eq!(Filter::parse(&filter.to_string(), &plan), Ok(filter.clone()));
                for language in Language::ALL {
                    let spelled = filter.spelled(*language, &plan);
                    prop_assert_eq!(Filter::parse(&spelled, &plan), Ok(filter.clone()), "{}", spelled);
                }
            }
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some_and(|word| !word.is_empty()), "{:?}", error),
        }
    }

    #[test]
    fn a_negated_filter_of_one_term_gives_the_others((plan, _) in two_plans(), text in typed()) {
        let today = "2018-03-15".parse().unwrap();
        let texts = SearchIndex::of(&plan);
        let quick = MatchContext { texts: Some(&texts), ..MatchContext::of(&plan, today) };
        if let Ok(filter) = Filter::parse(&text, &plan) {
            let found = filter.select(&quick).len();
            prop_assert_eq!(filter.select(&MatchContext::of(&plan, today)).len(), found, "folded or not");
            if let [term] = filter.terms() && !term.negated {
                let contrary = Filter::parse(&format!("-{filter}"), &plan).unwrap();
                prop_assert_eq!(contrary.select(&quick).len() + found, plan.actions.len());
            }
        }
    }

    #[test]
    fn whatever_is_proposed_can_be_put_in_its_place((plan, _) in two_plans(), text in typed(), at in 0..60_usize) {
        for language in Language::ALL {
            let completion = complete(&text, at, *language, &plan, &[]);
            prop_assert!(text.get(completion.span.clone()).is_some());
            for candidate in completion.candidates {
                // A key alone waits for its value, and what stands before may be wrong already.
                if text.trim().is_empty() && !candidate.insert.ends_with(':') {
                    prop_assert!(Filter::parse(&candidate.insert, &plan).is_ok(), "{}", candidate.insert);
                }
            }
        }
    }
}
