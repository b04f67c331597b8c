//! What took another number when two people's work was joined is followed to the time before.

use crate::common::World;
use crate::joining::record;
use crate::sync::{agree, two};

pub(crate) const MEETING: &str = "plans/essai/meetings/2018-03-01-copil.toml";

/// Both gave RH-11: Claire shares first and goes on, the DRH's takes the next number.
pub(crate) fn renumbered() -> (World, World, String) {
    let (drh, claire) = two();
    let new = |title| ["new", "action", "rh", title, "--lead", "drh"];
    claire.run(&new("Accueil")).ends(0);
    claire.run(&["sync"]).ends(0);
    claire.run(&["set", "RH-11", "priority=high"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&new("Formation")).ends(0);
    drh.run(&["status", "RH-11", "planned"]).ends(0);
    let own = drh.git(&["rev-parse", "HEAD"]);
    drh.run(&["sync"]).ends(0).says(&["RH-11 becomes RH-12"]);
    drh.run(&["set", "RH-12", "priority=low"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    (drh, claire, own.trim().to_owned())
}

#[test]
fn the_log_of_each_action_is_its_own() {
    let (drh, claire, _) = renumbered();
    for world in [&drh, &claire] {
        let told = world.run(&["log", "RH-12", "--oneline"]).ends(0);
        let lines: Vec<&str> = told.out.lines().collect();
        assert_eq!(lines.len(), 4, "{told:?}");
        for (line, words) in lines.iter().zip([
            "RH-12: priority",
            "RH-11 took the number RH-12",
            "RH-11: Proposed → Planned",
            "RH-11: new",
        ]) {
            assert!(line.contains(words), "{words}\n{told:?}");
        }
        let told = world.run(&["log", "RH-11", "--oneline"]).ends(0);
        let lines: Vec<&str> = told.out.lines().collect();
        assert_eq!(lines.len(), 2, "{told:?}");
        assert!(
            lines[0].contains("RH-11: priority") && lines[1].contains("RH-11: new"),
            "{told:?}"
        );
        // The same where the whole history is read for some actions.
        let told = world.run(&["log", "--filter", "id:RH-12", "--oneline"]).ends(0);
        assert_eq!(told.out.lines().count(), 4, "{told:?}");
        let told = world.run(&["log", "--filter", "id:RH-11", "--oneline"]).ends(0);
        assert_eq!(told.out.lines().count(), 2, "{told:?}");
    }
}

#[test]
fn what_is_compared_across_it_is_each_action_with_itself() {
    let (drh, _, own) = renumbered();
    let told = drh.run(&["compare", &own]).ends(0);
    for words in ["becomes RH-12", "Accueil"] {
        assert!(told.out.contains(words), "{words}\n{told:?}");
    }
    assert!(!told.out.contains("withdrawn"), "{told:?}");
    // From before both, each is new, and explained by who made it.
    let told = drh.run(&["compare", &format!("{own}~2"), "--json"]).ends(0).json();
    let told = told["changes"].as_array().expect("changes").iter();
    let told: Vec<_> = told
        .map(|change| {
            (
                &change["subject"]["action"],
                &change["kind"],
                &change["entry"]["author"]["name"],
            )
        })
        .collect();
    let created = |id, by| {
        (
            serde_json::json!(id),
            serde_json::json!("created"),
            serde_json::json!(by),
        )
    };
    let (accueil, formation) = (created("RH-11", "Claire"), created("RH-12", "DRH"));
    let wanted = [&accueil, &formation].map(|(id, kind, by)| (id, kind, by));
    assert_eq!(told, wanted);
}

/// Two who have a meeting without a decision yet, and its text.
pub(crate) fn both_with_a_meeting() -> (World, World, &'static str) {
    let (drh, claire) = two();
    let held = "committee = \"copil\"\ndate = 2018-03-01\nstate = \"written\"\n";
    claire.write(MEETING, held);
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    (drh, claire, held)
}

#[test]
fn a_comment_stays_with_the_decision_that_it_is_about() {
    let (drh, claire, held) = both_with_a_meeting();
    let theirs = "\n# vu en bureau\n[decisions.1]\nowner = \"drh\" # par intérim\ntext = \"Recruter.\"\n";
    claire.write(MEETING, format!("{held}{theirs}"));
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.write(
        MEETING,
        format!("{held}\n# à relire\n[decisions.1]\ntext = \"Reporter.\" # deux fois\n"),
    );
    record(&drh);
    drh.run(&["sync"]).ends(0);
    let text = drh.read(MEETING);
    assert!(text.starts_with(&format!("{held}{theirs}")), "{text}");
    assert!(
        text.contains("# à relire\n[decisions.2]\ntext = \"Reporter.\" # deux fois\n"),
        "{text}"
    );
    // Whoever reads with plain git sees what was added, and nothing else.
    let seen = drh.git(&["diff", "--numstat", "HEAD^1", "HEAD", "--", MEETING]);
    assert!(seen.contains("\t0\t"), "{seen}");
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

/// Both gave decision 1 of a meeting, and the DRH has joined Claire's; the DRH's commit of her own.
pub(crate) fn both_decided() -> (World, World, String) {
    let (drh, claire, held) = both_with_a_meeting();
    claire.write(MEETING, format!("{held}\n[decisions.1]\ntext = \"Recruter.\"\n"));
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.write(MEETING, format!("{held}\n[decisions.1]\ntext = \"Reporter.\"\n"));
    record(&drh);
    let own = drh.git(&["rev-parse", "HEAD"]).trim().to_owned();
    drh.run(&["sync"]).ends(0);
    (drh, claire, own)
}

#[test]
fn a_decision_that_took_another_number_is_told_so() {
    let (drh, _claire, own) = both_decided();
    let told = drh.lance(&["log", "-n", "1"]).ends(0);
    told.says(&["la décision 1 a pris le numéro 2"]);
    let told = drh.run(&["log", "-n", "1", "--json"]).ends(0).json();
    let renumbered = serde_json::json!([{ "from": "2018-03-01-copil/1", "to": "2018-03-01-copil/2" }]);
    assert_eq!(told[0]["renumbered"], renumbered, "{told}");
    let told = drh.run(&["compare", &own]).ends(0);
    assert!(
        told.out.contains("Recruter") && !told.out.contains("Reporter"),
        "{told:?}"
    );
}
