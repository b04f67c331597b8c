//! What travels beside the plan's own line: proposals, and the tags of closed meetings.

use super::meeting::{ID, hold};
use crate::common::World;
use crate::common::pair::{RH04, RH10, agree, shared, two};

/// What git has of proposals and tags here, each with where it leads.
fn beside(world: &World) -> String {
    world.git(&[
        "for-each-ref",
        "--format=%(objectname) %(refname)",
        "refs/heads/proposal",
        "refs/tags",
    ])
}

/// Both have the same proposals and tags, and so has the shared repository.
#[track_caller]
fn alike(drh: &World, claire: &World) {
    let there = drh.git(&[
        "--git-dir",
        &shared(drh),
        "for-each-ref",
        "--format=%(objectname) %(refname)",
        "refs/heads/proposal",
        "refs/tags",
    ]);
    assert_eq!((beside(drh), beside(claire)), (there.clone(), there));
    agree(drh, claire);
}

/// The meeting of June is held, and everything is said that its closing asks for.
fn held_by(world: &World) {
    hold(world);
    for item in ["1", "1.1", "2"] {
        world.run(&["meeting", "outcome", ID, item, "informed"]).ends(0);
    }
}

fn propose(world: &World, name: &str, due: &str) {
    let due = ["due", "RH-04", due, "-m", "Attendre le décret.", "--proposal", name];
    world.run(&due).ends(0);
}

/// The DRH proposes, and both have it.
fn proposed() -> (World, World) {
    let (drh, claire) = two();
    propose(&drh, "rh", "2018-12-31");
    drh.run(&["sync"]).ends(0).says(&["Proposal “rh” shared."]);
    claire
        .lance(&["sync"])
        .ends(0)
        .says(&["Proposition « rh » reçue : elle attend une décision."]);
    alike(&drh, &claire);
    (drh, claire)
}

#[test]
fn a_proposal_reaches_the_others_and_so_does_its_acceptance() {
    let (drh, claire) = proposed();
    claire.run(&["sync"]).ends(3);
    claire.run(&["proposal", "show", "rh"]).ends(0).says(&["2018-12-31"]);
    // Others go on with it.
    claire
        .run(&["set", "RH-04", "priority=low", "--proposal", "rh"])
        .ends(0);
    claire.run(&["sync"]).ends(0).says(&["Proposal “rh” shared."]);
    drh.run(&["sync"])
        .ends(0)
        .says(&["Proposal “rh”: others went on with it."]);
    alike(&drh, &claire);
    claire.run(&["proposal", "accept", "rh"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"])
        .ends(0)
        .says(&["Proposal “rh” was accepted: it is in the plan."]);
    assert_eq!(beside(&drh), "");
    alike(&drh, &claire);
}

#[test]
fn a_first_copy_has_the_proposals() {
    let (drh, claire) = proposed();
    let pierre = World::empty();
    pierre.run(&["clone", &shared(&drh), "."]).ends(0);
    assert_eq!(beside(&pierre), beside(&drh));
    pierre.git(&["config", "user.name", "Pierre"]);
    pierre.git(&["config", "user.email", "pierre@essai.test"]);
    pierre.run(&["sync"]).ends(3);
    alike(&drh, &claire);
}

#[test]
fn a_refusal_reaches_the_others_with_its_reason() {
    let (drh, claire) = proposed();
    claire.run(&["proposal", "refuse", "rh", "-m", "Trop tôt."]).ends(0);
    claire.run(&["sync"]).ends(0);
    let told = drh.run(&["sync", "--json"]).ends(0).json();
    assert_eq!(told["beside"][0]["became"], "refused");
    drh.run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["Refused by", "Trop tôt."]);
    alike(&drh, &claire);
    drh.run(&["sync"]).ends(3);
    claire.run(&["sync"]).ends(3);
}

#[test]
fn a_proposal_that_is_withdrawn_does_not_come_back() {
    let (drh, claire) = proposed();
    drh.run(&["proposal", "withdraw", "rh"]).ends(0);
    drh.run(&["sync"]).ends(0).says(&["its withdrawal is shared"]);
    claire
        .run(&["sync"])
        .ends(0)
        .says(&["Proposal “rh” was withdrawn by others"]);
    assert_eq!(beside(&claire), "");
    alike(&drh, &claire);
    // What git alone takes away here comes back: nobody said that it was withdrawn.
    propose(&drh, "rh", "2018-11-30");
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    claire.git(&["branch", "-D", "proposal/essai/rh"]);
    claire.run(&["sync"]).ends(0);
    alike(&drh, &claire);
}

#[test]
fn what_both_went_on_with_stays_twice() {
    let (drh, claire) = proposed();
    propose(&claire, "rh", "2018-11-30");
    propose(&drh, "rh", "2018-10-31");
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"])
        .ends(0)
        .says(&["Proposal “rh” was changed here and by others: what is here is now proposal “rh-2”, beside theirs."]);
    claire.run(&["sync"]).ends(0).says(&["Proposal “rh-2” received"]);
    alike(&drh, &claire);
    for (name, due) in [("rh", "2018-11-30"), ("rh-2", "2018-10-31")] {
        drh.run(&["proposal", "show", name]).ends(0).says(&[due]);
    }
}

#[test]
fn what_an_exchange_that_was_cut_short_put_beside_is_not_put_there_twice() {
    let (drh, claire) = proposed();
    // One that both go on with, and two of one name that both refused.
    for (world, due) in [(&claire, "2018-11-30"), (&drh, "2018-10-31")] {
        propose(world, "rh", due);
        propose(world, "si", due);
        world.run(&["proposal", "refuse", "si", "-m", "Non."]).ends(0);
    }
    claire.run(&["sync"]).ends(0);
    for kept in ["heads/proposal/essai/rh", "tags/refused/essai/si"] {
        let own = drh.git(&["rev-parse", &format!("refs/{kept}")]);
        drh.git(&["update-ref", &format!("refs/{kept}-2"), own.trim()]);
    }
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    let names = drh.git(&[
        "for-each-ref",
        "--format=%(refname:lstrip=-1)",
        "refs/heads/proposal",
        "refs/tags",
    ]);
    assert_eq!(names, "rh\nrh-2\nsi\nsi-2\n");
    alike(&drh, &claire);
}

#[test]
fn what_is_accepted_here_and_refused_there_is_said_to_both() {
    let says = [
        "Proposal “rh” was decided twice. Refused by Claire on 15 March 2018. Trop tôt.",
        "is in the plan",
    ];
    for is_refused_first in [true, false] {
        let (drh, claire) = proposed();
        claire.run(&["proposal", "refuse", "rh", "-m", "Trop tôt."]).ends(0);
        drh.run(&["proposal", "accept", "rh"]).ends(0);
        let (first, second) = if is_refused_first {
            (&claire, &drh)
        } else {
            (&drh, &claire)
        };
        first.run(&["sync"]).ends(0);
        second.run(&["sync"]).ends(0).says(&says);
        first.run(&["sync"]).ends(0).says(&says);
        alike(&drh, &claire);
        for world in [&drh, &claire] {
            world.run(&["sync"]).ends(3);
        }
    }
}

#[test]
fn what_both_refused_is_refused_as_it_was_shared_first() {
    let (drh, claire) = proposed();
    for (world, why) in [(&claire, "Trop tôt."), (&drh, "Trop cher.")] {
        world.run(&["proposal", "refuse", "rh", "-m", why]).ends(0);
    }
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"])
        .ends(0)
        .says(&["What was shared first holds: Refused by Claire on 15 March 2018. Trop tôt."]);
    alike(&drh, &claire);
    let kept = drh.git(&["for-each-ref", "--format=%(contents)", "refs/copil/replaced"]);
    assert!(kept.contains("Trop cher."), "{kept}");
    // Two that have nothing but their name in common are both kept.
    for (world, due) in [(&claire, "2018-11-30"), (&drh, "2018-10-31")] {
        propose(world, "si", due);
        world.run(&["proposal", "refuse", "si", "-m", "Non."]).ends(0);
    }
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"])
        .ends(0)
        .says(&["the one refused here is now called “si-2”"]);
    claire.run(&["sync"]).ends(3);
    alike(&drh, &claire);
}

#[test]
fn where_the_server_lets_nothing_end_what_is_decided_stays_decided() {
    let (drh, claire) = proposed();
    drh.git(&["--git-dir", &shared(&drh), "config", "receive.denyDeletes", "true"]);
    claire.run(&["proposal", "accept", "rh"]).ends(0);
    claire.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(3);
    drh.run(&["sync"]).ends(0).says(&["was accepted"]);
    assert_eq!((beside(&drh), beside(&claire)), (String::new(), String::new()));
    propose(&drh, "si", "2018-11-30");
    drh.run(&["sync"]).ends(0);
    drh.run(&["proposal", "withdraw", "si"]).ends(0);
    for _ in 0..2 {
        drh.run(&["sync"]).ends(3);
        assert_eq!(beside(&drh), "");
    }
    agree(&drh, &claire);
}

#[test]
fn a_tag_waits_for_nothing_but_itself_and_a_meeting_that_is_closed_reaches_the_others() {
    let (drh, claire) = two();
    held_by(&drh);
    drh.run(&["sync"]).ends(0);
    drh.run(&["meeting", "close", ID]).ends(0);
    // A tag that was not shared yet is none that the others took away.
    drh.git(&["config", "fetch.prune", "true"]);
    drh.git(&["config", "fetch.pruneTags", "true"]);
    drh.git(&["push", "-q", "origin", "main"]);
    drh.run(&["sync"]).ends(0).says(&["its closing is shared."]);
    claire.run(&["sync"]).ends(0);
    assert!(beside(&claire).contains(&format!("refs/tags/copil/essai/{ID}")));
    alike(&drh, &claire);
}

#[test]
fn a_meeting_that_others_closed_is_marked_where_they_did_when_it_is_joined() {
    let (drh, claire) = two();
    held_by(&drh);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    claire.run(&["set", "RH-10", "priority=low"]).ends(0);
    drh.run(&["meeting", "close", ID]).ends(0);
    let closing = drh.head();
    // Once with the tag, and once where it comes later.
    drh.git(&["push", "-q", "origin", "main"]);
    claire.run(&["sync"]).ends(0);
    assert_eq!(beside(&claire), "");
    claire.run(&["set", "RH-10", "priority=high"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    let tag = format!("copil/essai/{ID}^{{commit}}");
    assert_eq!(claire.git(&["rev-parse", &tag]), closing);
    alike(&drh, &claire);
}

#[test]
fn whoever_changed_something_when_others_closed_a_meeting_receives_its_closing() {
    let (drh, claire) = two();
    held_by(&drh);
    drh.run(&["sync"]).ends(0);
    drh.run(&["meeting", "close", ID]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["set", "RH-10", "priority=low"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    alike(&drh, &claire);
}

#[test]
fn a_meeting_that_both_closed_is_closed_as_it_was_shared_first() {
    let (drh, claire) = two();
    held_by(&drh);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    let tag = format!("copil/essai/{ID}");
    for world in [&claire, &drh] {
        world.run(&["meeting", "close", ID]).ends(0);
    }
    let own = drh.git(&["rev-parse", &tag]);
    claire.run(&["sync"]).ends(0);
    let told = drh.run(&["sync"]).ends(0);
    told.says(&[
        "was closed twice: here (Direction des ressources humaines, 15 March 2018) and by others (Claire, 15 March 2018).",
        "The closing that was shared first holds",
    ]);
    claire.run(&["sync"]).ends(0);
    alike(&drh, &claire);
    assert_eq!(
        drh.git(&["rev-parse", &format!("{tag}^{{commit}}")]),
        claire.git(&["rev-parse", "main^1"])
    );
    assert_eq!(
        drh.git(&["rev-parse", &format!("refs/copil/replaced/copil/essai/{ID}")])
            .trim(),
        own.trim()
    );
    drh.run(&["meeting", "show", ID]).ends(0);
    drh.run(&["sync"]).ends(3);
}

#[test]
fn a_shared_repository_that_was_made_anew_gets_everything_again() {
    let (drh, claire) = proposed();
    std::fs::remove_dir_all(shared(&drh)).unwrap();
    drh.git(&["init", "-q", "--bare", "-b", "main", &shared(&drh)]);
    let known = drh.git(&["rev-list", "--count", "HEAD"]);
    drh.run(&["sync"]).ends(0).says(&[if known.trim() == "1" {
        "Shared: 1 change."
    } else {
        "Shared: "
    }]);
    claire.git(&["remote", "set-url", "origin", &shared(&drh)]);
    claire.run(&["sync"]).ends(3);
    assert_eq!(claire.head(), drh.head());
}

/// Both accept one proposal before either knows of the other's acceptance, and one of them takes back what it brought: the
/// plan and the shared one have two last common commits then.
#[test]
fn what_one_takes_back_of_what_both_took_in_stays_taken_back() {
    for is_first in [true, false] {
        let (drh, claire) = proposed();
        drh.run(&["set", "RH-04", "priority=low"]).ends(0);
        drh.run(&["sync"]).ends(0);
        claire.run(&["sync"]).ends(0);
        let before = drh.read(RH04);
        for world in [&drh, &claire] {
            world.run(&["proposal", "accept", "rh"]).ends(0);
        }
        drh.run(&["undo", "-m", "Trop tôt."]).ends(0);
        assert_eq!(drh.read(RH04), before);
        claire.run(&["set", "RH-10", "priority=low"]).ends(0);
        let (first, second) = match is_first {
            true => (&drh, &claire),
            false => (&claire, &drh),
        };
        for world in [first, second, first] {
            world.run(&["sync"]).ends(0);
        }
        assert_eq!(drh.read(RH04), before);
        assert!(drh.read(RH10).contains("low"));
        alike(&drh, &claire);
    }
}

/// Both accept one proposal, and answer what it clashes on otherwise: what one of them took for it may be what was there before.
#[test]
fn who_took_what_was_there_before_is_asked_like_whoever_took_something_else() {
    for (is_first, answered) in [(true, "theirs"), (false, "theirs"), (true, "=2018-09-30")] {
        let (drh, claire) = proposed();
        drh.run(&["due", "RH-04", "2018-06-30", "-m", "Vu en bureau."]).ends(0);
        drh.run(&["sync"]).ends(0);
        claire.run(&["sync"]).ends(0);
        let accept = |world: &World, answer: &str| {
            let answer = ["proposal", "accept", "rh", "--answer", "RH-04", "due", answer];
            world.run(&answer).ends(0);
        };
        accept(&drh, "=2018-01-31");
        accept(&claire, answered);
        let (first, second) = match is_first {
            true => (&drh, &claire),
            false => (&claire, &drh),
        };
        first.run(&["sync"]).ends(0);
        second.run(&["sync"]).ends(1).says(&["RH-04", "2018-01-31"]);
        second.run(&["sync", "--take", "ours"]).ends(0);
        let taken = match is_first {
            true if answered == "=2018-09-30" => "2018-09-30",
            true => "2018-12-31",
            false => "2018-01-31",
        };
        assert!(
            second.read(RH04).contains(&format!("\ndue = {taken}\n")),
            "{}",
            second.read(RH04)
        );
        first.run(&["sync"]).ends(0);
        alike(&drh, &claire);
    }
}
