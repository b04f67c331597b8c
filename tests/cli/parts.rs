//! measure, deliver, spend, depend: what is said of the parts of an action.

use crate::common::World;

const RH_04: &str = "plans/essai/groups/rh/RH-04.toml";

/// The small plan, with something to hand over and to spend.
fn world() -> World {
    let world = World::new();
    let text = world.read(RH_04)
        + "\n[deliverables.guide]\ntitle = \"Guide du télétravail\"\ndue = 2018-02-28\n"
        + "\n[deliverables.modele]\ntitle = \"Modèle d’arrêté\"\n"
        + "\n[budgets.equipement]\nunit = \"EUR\"\nplanned = 36000\nspent = 12500   # lot 1\n";
    world.write(RH_04, text);
    world.git(&["commit", "-qam", "Budget"]);
    world
}

fn message(world: &World) -> String {
    world
        .git(&["log", "-1", "--format=%B"])
        .replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_measure_takes_its_place_among_the_days() {
    let world = world();
    world
        .lance(&["measure", "RH-04", "jours", "180,5 jours", "-m", "Relevé de mars."])
        .ends(0);
    let said = message(&world);
    let subject = "RH-04 : indicateur « Jours télétravaillés » : 180,5 jours au 15/03/2018\n\nRelevé de mars.\n";
    assert!(said.starts_with(subject), "{said}");
    assert!(said.contains("Field: indicators.jours.measures\n"), "{said}");
    world
        .run(&["measure", "RH-04", "jours t", "150", "--on", "2017-12-31"])
        .ends(0);
    let text = world.read(RH_04);
    let days = [
        "2017-09-30, value = 112",
        "2017-12-31, value = 150",
        "2018-03-15, value = 180.5",
    ];
    let at = days.map(|day| text.find(day).unwrap_or_else(|| panic!("{day}: {text}")));
    assert!(at.is_sorted(), "{text}");
    // The same again changes nothing; another value of that day takes its place; none takes it away.
    world.run(&["measure", "RH-04", "jours", "180.5"]).ends(3);
    world
        .run(&["measure", "RH-04", "jours", "181"])
        .ends(0)
        .says(&["181 jours instead of 180.5 jours on 2018-03-15"]);
    world
        .run(&["measure", "RH-04", "jours", "none"])
        .ends(0)
        .says(&["taken away"]);
    world.run(&["measure", "RH-04", "jours", "none"]).ends(3);
    world
        .run(&["measure", "RH-04", "jours", "-2", "--on", "2018-01-31"])
        .ends(0);
    let text = world.read(RH_04);
    assert_eq!(text.matches("value = ").count(), 5, "{text}");
    world.run(&["check"]).ends(0);
}

#[test]
fn what_is_no_measure_is_refused_and_nothing_is_recorded() {
    let world = world();
    let before = world.head();
    for (arguments, said) in [
        (&["measure", "RH-04", "jorus", "12"][..], &["jours"][..]),
        (&["measure", "RH-10", "jours", "12"], &["jours"]),
        (
            &["measure", "RH-04", "jours", "12", "--on", "2018-03-16"],
            &["16 mars 2018"],
        ),
        (&["deliver", "RH-04", "guyde"], &["guide"]),
        (&["spend", "RH-04", "equipment", "12"], &["equipement"]),
        (&["spend", "RH-04", "equipement", "-13000"], &["négative", "-500"]),
        (&["depend", "RH-04", "SI-03"], &["SI-02"]),
        (&["depend", "RH-04", "RH-04"], &["en boucle", "RH-04"]),
        (&["depend", "SI-02", "RH-04"], &["en boucle", "SI-02 → RH-04 → SI-02"]),
        (&["set", "RH-04", "progress=40"], &["jalons"]),
    ] {
        world.lance(arguments).ends(1).says(said);
    }
    for (value, said) in [("douze", "douze"), ("12 semaines", "on compte ici en jours")] {
        world.lance(&["measure", "RH-04", "jours", value]).ends(2).says(&[said]);
    }
    assert_eq!(world.head(), before);
    assert_eq!(world.status(), "");
}

#[test]
fn deliverables_are_handed_over_one_commit_each() {
    let world = world();
    let before = world.git(&["rev-list", "--count", "HEAD"]);
    world
        .lance(&["deliver", "RH-04", "guide", "Modèle", "--on", "12/03"])
        .ends(0)
        .says(&[
            "livrable « Guide du télétravail » remis",
            "livrable « Modèle d’arrêté » remis",
        ]);
    let text = world.read(RH_04);
    assert_eq!(text.matches("done = 2018-03-12").count(), 2, "{text}");
    assert_ne!(world.git(&["rev-list", "--count", "HEAD"]), before);
    world.run(&["deliver", "RH-04", "guide"]).ends(3);
    let json = world
        .run(&["deliver", "RH-04", "guide", "--not-delivered", "--json"])
        .ends(0)
        .json();
    assert_eq!(json["recorded"][0]["changes"][0]["field"], "deliverables.guide.done");
    assert_eq!(world.read(RH_04).matches("done = 2018-03-12").count(), 1);
}

#[test]
fn what_is_spent_is_a_sum_or_is_added_to_it() {
    let world = world();
    let dry = world
        .lance(&["spend", "RH-04", "equipement", "+1 500,50 €", "--dry-run"])
        .ends(0);
    dry.says(&["dépensé 12 500 € → 14 000,5 €"]);
    world.lance(&["spend", "RH-04", "equipement", "+1 500,50 €"]).ends(0);
    assert!(
        world.read(RH_04).contains("spent = 14000.5   # lot 1"),
        "{}",
        world.read(RH_04)
    );
    assert!(message(&world).starts_with("RH-04 : budget « equipement » : dépensé 12 500 € → 14 000,5 €\n"));
    world.run(&["spend", "RH-04", "equipement", "14000.5"]).ends(3);
    // A part may have been taken for the whole.
    world
        .lance(&["spend", "RH-04", "equipement", "1500"])
        .ends(1)
        .says(&["14 000,5 €", "un + devant"]);
    world
        .run(&["spend", "RH-04", "equipement", "-500,5", "-m", "Avoir du fournisseur."])
        .ends(0);
    assert!(world.read(RH_04).contains("spent = 13500"), "{}", world.read(RH_04));
}

#[test]
fn dependencies_come_and_go_by_their_ids() {
    let world = world();
    world
        .lance(&["depend", "RH-10", "si-02", "RH-04"])
        .ends(0)
        .says(&["RH-10 : dépend de SI-02, RH-04"]);
    world.run(&["depend", "RH-10", "SI-02"]).ends(3);
    world
        .lance(&["depend", "RH-10", "RH-04", "--no-longer"])
        .ends(0)
        .says(&["ne dépend plus de RH-04"]);
    let text = world.read("plans/essai/groups/rh/RH-10.toml");
    assert!(text.contains("depends_on = [\"SI-02\"]"), "{text}");
}
