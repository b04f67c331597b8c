//! Several plans at once: how they are found, what is summed and what is left out, and the verbs that read all of them.

use std::fs;

use crate::common::World;

/// A group with an action for each line: its id, its status, and more of its file.
pub(crate) fn plan(world: &World, folder: &str, title: &str, actions: &[(&str, &str, &str)]) {
    let config = format!(
        "format = 1\ntitle = \"{title}\"\nstart = 2017-01-01\nend = 2019-12-31\n[organisations]\nagglo = \"Agglopolys\"\n\
         [people.drh]\nname = \"Direction des ressources humaines\"\nemail = \"drh@essai.test\"\n"
    );
    world.write(&format!("{folder}/plan.toml"), config);
    world.write(
        &format!("{folder}/groups/rh/group.toml"),
        "title = \"Ressources humaines\"\n",
    );
    for (id, status, more) in actions {
        let action = format!("title = \"Action {id}\"\nstatus = \"{status}\"\n{more}\n");
        world.write(&format!("{folder}/groups/rh/{id}.toml"), action);
    }
}

pub(crate) fn repository() -> World {
    let world = World::empty();
    world.git(&["init", "-q", "-b", "main"]);
    world.git(&["config", "user.name", "DRH"]);
    world.git(&["config", "user.email", "drh@essai.test"]);
    world
}

pub(crate) fn commit(world: &World, day: &str) {
    world.git(&["add", "-A"]);
    let date = format!("--date={day}T09:00:00+0100");
    world.git(&["commit", "-qm", "Les plans", &date]);
}

/// A town and an agglomeration that share an action.
pub(crate) fn two_plans() -> World {
    let world = repository();
    let town = [
        (
            "V-01",
            "in-progress",
            "same_as = \"agglo/A-01\"\ndue = 2018-01-31\nleads = [\"drh\"]",
        ),
        ("V-02", "done", "organisations = [\"agglo\"]"),
        ("V-03", "blocked", ""),
    ];
    plan(&world, "plans/ville", "Plan de la ville", &town);
    let agglo = [
        ("A-01", "in-progress", "due = 2018-01-31\norganisations = [\"agglo\"]"),
        ("A-02", "planned", ""),
    ];
    plan(&world, "plans/agglo", "Plan de l’agglomération", &agglo);
    commit(&world, "2018-03-01");
    world
}

pub(crate) fn names(found: &serde_json::Value) -> Vec<&str> {
    let plans = found["plans"].as_array().expect("plans");
    plans.iter().filter_map(|plan| plan["name"].as_str()).collect()
}

pub(crate) fn notes(found: &serde_json::Value) -> String {
    let notes = found["notes"].as_array().expect("notes");
    let notes: Vec<&str> = notes.iter().filter_map(|note| note.as_str()).collect();
    notes.join("\n").replace('\u{a0}', " ")
}

#[test]
fn a_line_a_plan_then_all_together_each_action_counted_once() {
    let world = two_plans();
    let found = world.run(&["portfolio", "--json"]).ends(0).json();
    assert_eq!(names(&found), ["agglo", "ville"]);
    let town = &found["plans"][1];
    assert_eq!(
        (&town["total"], &town["closed"], &town["waiting"], &town["late"]),
        (&3.into(), &1.into(), &1.into(), &1.into())
    );
    assert_eq!(
        (&town["last_change"]["day"], &town["last_change"]["author"]),
        (&"2018-03-01".into(), &"DRH".into())
    );
    let totals = &found["totals"];
    assert_eq!(
        (&totals["plans"], &totals["total"], &totals["late"]),
        (&2.into(), &4.into(), &1.into())
    );
    assert_eq!(totals["shared"], 1);
    assert!(notes(&found).contains("counted once"), "{}", notes(&found));
    let told = world.run(&["portfolio"]).ends(0);
    assert!(
        !told.out.contains('%') || told.out.contains("1/3"),
        "few actions are no percentage: {told:?}"
    );
    told.says(&["Plan de la ville", "1/3", "0/2", "2 plans together", "1/4"]);
}

#[test]
fn a_plan_that_is_broken_newer_or_silent_is_named_and_left_out() {
    let world = two_plans();
    world.write("plans/casse/plan.toml", "format = \n");
    world.write("plans/neuf/plan.toml", "format = 9\ntitle = \"Neuf\"\n");
    commit(&world, "2018-03-02");
    plan(&world, "plans/muet", "Plan muet", &[("M-01", "in-progress", "")]);
    commit(&world, "2017-12-01");
    let found = world.run(&["portfolio", "--json"]).ends(1).json();
    let left_out: Vec<(&str, &str)> = found["totals"]["left_out"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| Some((one["plan"].as_str()?, one["why"].as_str()?)))
        .collect();
    assert_eq!(
        left_out,
        [("casse", "unreadable"), ("muet", "silent"), ("neuf", "newer-format")]
    );
    assert_eq!(found["totals"]["total"], 4, "what is left out is in no figure");
    let all = notes(&found);
    for text in [
        "3 plans of 5",
        "casse: plan.toml:1:10",
        "neuf: The plan is of format 9",
        "muet: nothing reported for 104 days",
    ] {
        assert!(all.contains(text), "{text:?} is not in {all}");
    }
    // What is over has nothing left to report.
    world.replace("plans/muet/groups/rh/M-01.toml", "in-progress", "done");
    let found = world.run(&["portfolio", "--json"]).ends(1).json();
    assert_eq!(found["totals"]["total"], 5);
    world.run(&["list"]).ends(1).says(&["casse", "plan.toml:1:10", "V-01"]);
}

#[test]
fn a_list_names_plans_of_other_repositories_whatever_became_of_them() {
    let world = two_plans();
    fs::create_dir_all(world.path().join("voisin.git/objects")).unwrap();
    world.write("voisin.git/HEAD", "ref: refs/heads/main\n");
    let list = "format = 1\ntitle = \"Le territoire\"\n\
        [plans.ville]\npath = \"plans/ville\"\n\
        [plans.mairie]\npath = \"plans/../plans/ville\"\n\
        [plans.parti]\npath = \"plans/parti\"\n\
        [plans.absent]\nrepository = \"../nulle-part\"\npath = \"plans/x\"\n\
        [plans.nu]\nrepository = \"voisin.git\"\npath = \"plans/x\"\n";
    world.write("portfolio.toml", list);
    let found = world.run(&["portfolio", "--json"]).ends(1).json();
    assert_eq!(names(&found), ["ville", "mairie", "parti", "absent", "nu"]);
    assert_eq!(
        (&found["title"], &found["totals"]["plans"]),
        (&"Le territoire".into(), &1.into())
    );
    let all = notes(&found);
    for text in [
        "same folder as “ville”",
        "nulle-part is not there",
        "voisin.git is bare",
    ] {
        assert!(all.contains(text), "{text:?} is not in {all}");
    }
    assert!(!all.contains(".."), "{all}");
    world
        .run(&["-p", "ville", "show", "V-01"])
        .ends(0)
        .says(&["Action V-01"]);
    world
        .run(&["-p", "portfolio.toml", "list", "plan:ville", "late"])
        .ends(1)
        .says(&["V-01"]);
    world.write("portfolio.toml", "format = 1\n[plans.ville]\npath = 3\n");
    world.run(&["portfolio"]).ends(4).says(&["portfolio.toml:3:8"]);
    world.write("portfolio.toml", "format = 8\n");
    world.run(&["portfolio"]).ends(4).says(&["format 8"]);
    world.write("portfolio.toml", "format = 1\n");
    let empty = world.run(&["portfolio"]).ends(0);
    empty.says(&["There is no plan in this list yet"]);
}

#[test]
fn links_that_lead_nowhere_or_in_a_circle_are_told() {
    let world = two_plans();
    world.replace(
        "plans/agglo/groups/rh/A-01.toml",
        "due",
        "same_as = \"ville/V-01\"\ndue",
    );
    world.replace(
        "plans/agglo/groups/rh/A-02.toml",
        "status",
        "same_as = \"nulle/X-1\"\nstatus",
    );
    let found = world.run(&["portfolio", "--json"]).ends(0).json();
    assert_eq!(
        (&found["totals"]["total"], &found["totals"]["shared"]),
        (&4.into(), &1.into())
    );
    let all = notes(&found);
    for text in ["agglo/A-02", "“nulle”", "agglo/A-01 → ville/V-01"] {
        assert!(all.contains(text), "{text:?} is not in {all}");
    }
}

#[test]
fn the_verbs_that_read_take_all_plans_and_what_is_one_plans_asks_which() {
    let world = two_plans();
    let listed = world.run(&["list", "--json"]).ends(0).json();
    assert_eq!(names(&listed), ["agglo", "ville"]);
    let late = world.run(&["list", "late", "plan:ville"]).ends(0);
    assert!(!late.out.contains("A-01"), "{late:?}");
    late.says(&["Plan", "ville", "V-01"]);
    world
        .run(&["attention", "--oneline"])
        .ends(0)
        .says(&["ville/V-01", "agglo/A-01"]);
    world.run(&["mine"]).ends(0).says(&["ville · Plan de la ville", "V-01"]);
    world
        .run(&["forecast"])
        .ends(0)
        .says(&["agglo · Plan de l’agglomération", "ville"]);
    world
        .run(&["log", "--oneline"])
        .ends(0)
        .says(&["2018", "ville", "agglo"]);
    assert_eq!(
        world.run(&["log", "--json", "-n", "1"]).ends(0).json()[0]["name"],
        "agglo"
    );
    // A group that only one plan has is asked of that one; one that none has is a slip.
    world.write("plans/ville/groups/si/group.toml", "title = \"Informatique\"\n");
    world.run(&["list", "-g", "si"]).ends(0);
    world.run(&["list", "-g", "nulle"]).ends(1).says(&["nulle"]);
    world
        .run(&["status", "V-01", "done"])
        .ends(2)
        .says(&["agglo, ville", "--plan"]);
    let inside = world.run(&["-p", "plans/ville", "list"]).ends(0);
    assert!(!inside.out.contains("A-01"), "{inside:?}");
}

#[test]
fn plans_of_different_days_are_each_seen_on_their_own() {
    let world = two_plans();
    let other = world.path().join("voisin");
    fs::create_dir(&other).unwrap();
    for arguments in [
        &["init", "-q", "-b", "main"][..],
        &["config", "user.name", "DGS"],
        &["config", "user.email", "dgs@essai.test"],
        &["config", "copil.today", "2014-10-01"],
    ] {
        world.git(&[&["-C", "voisin"], arguments].concat());
    }
    plan(
        &world,
        "voisin/plans/dep",
        "Plan du département",
        &[("D-01", "in-progress", "due = 2014-09-30")],
    );
    world.git(&["-C", "voisin", "add", "-A"]);
    world.git(&["-C", "voisin", "commit", "-qm", "x", "--date=2014-09-15T09:00:00+0100"]);
    world.git(&["config", "copil.today", "2018-03-15"]);
    let list = "format = 1\n[plans.ville]\npath = \"plans/ville\"\n[plans.dep]\nrepository = \"voisin\"\npath = \"plans/dep\"\n";
    world.write("portfolio.toml", list);
    let mut command = world.command(&["portfolio", "--json"]);
    command.env_remove("COPIL_TODAY");
    let found: serde_json::Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    let days: Vec<_> = found["plans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|plan| plan["today"].clone())
        .collect();
    assert_eq!(days, ["2018-03-15", "2014-10-01"]);
    assert_eq!(found["plans"][1]["late"], 1);
    let all = notes(&found);
    assert!(all.contains("1 October 2014 (dep)"), "{all}");
}

#[test]
fn all_plans_are_seen_as_of_one_day() {
    let world = two_plans();
    world.git(&["checkout", "-q", "--orphan", "autre"]);
    world.git(&["rm", "-rqf", "plans/ville"]);
    commit(&world, "2018-02-01");
    plan(&world, "plans/ville", "Plan de la ville", &[("V-01", "planned", "")]);
    commit(&world, "2018-03-01");
    let then = world.run(&["portfolio", "--json", "--at", "2018-02-15"]).ends(1).json();
    assert_eq!(then["totals"]["plans"], 1);
    assert!(notes(&then).contains("ville"), "{}", notes(&then));
    let now = world.run(&["portfolio", "--json"]).ends(0).json();
    assert_eq!(now["totals"]["plans"], 2);
}

#[test]
fn plans_are_compared_and_a_change_of_the_rules_of_counting_is_announced() {
    let world = two_plans();
    world.replace("plans/ville/groups/rh/V-03.toml", "blocked", "in-progress");
    world.replace(
        "plans/agglo/plan.toml",
        "[organisations]",
        "[rules]\nstale_days = 90\n[organisations]",
    );
    commit(&world, "2018-03-10");
    let told = world.run(&["compare", "2018-03-05"]).ends(0);
    told.says(&[
        "agglo · ",
        "silence is noticed after 90 days and no longer 60",
        "ville · ",
        "V-03",
    ]);
    let found = world.run(&["compare", "2018-03-05", "--json"]).ends(0).json();
    assert_eq!(names(&found), ["agglo", "ville"]);
    assert_eq!(found["plans"][1]["counted_otherwise"], serde_json::json!([]));
    // What an organisation carries, everywhere: an action that stands in two plans once.
    let carried = world.run(&["groups", "--by", "organisation", "--json"]).ends(0).json();
    let agglo = &carried["organisations"][0];
    assert_eq!(
        (&agglo["name"], &agglo["plans"], &agglo["total"]),
        (&"Agglopolys".into(), &2.into(), &2.into())
    );
}

#[test]
fn a_thing_of_one_plan_is_named_with_its_plan() {
    let world = two_plans();
    world
        .run(&["show", "ville/V-01"])
        .ends(0)
        .says(&["Action V-01", "In progress"]);
    let log = world.run(&["log", "agglo/A-01", "--oneline"]).ends(0);
    assert!(!log.out.contains("V-01"), "{log:?}");
    log.says(&["A-01"]);
    world.run(&["check", "ville/V-01"]).ends(0);
    world.run(&["show", "V-01"]).ends(2).says(&["agglo, ville"]);
    world.run(&["show", "ville/V-99"]).ends(1).says(&["V-99"]);
}

#[test]
fn meetings_decisions_and_drift_are_told_plan_by_plan() {
    let world = two_plans();
    let committee = "[committees.copil]\ntitle = \"Comité de pilotage\"\n[organisations]";
    world.replace("plans/agglo/plan.toml", "[organisations]", committee);
    world.write(
        "plans/agglo/meetings/2018-02-01-copil.toml",
        "committee = \"copil\"\ndate = 2018-02-01\n[decisions.d1]\ntext = \"Louer un local\"\nactions = [\"A-01\"]\n",
    );
    let due = "due = 2018-01-31";
    world.replace("plans/ville/groups/rh/V-01.toml", due, "due = 2018-05-31");
    commit(&world, "2018-03-10");
    let meetings = world.run(&["meeting", "list"]).ends(0);
    assert!(!meetings.out.contains("ville ·"), "no meeting there: {meetings:?}");
    meetings.says(&["agglo · Plan de l’agglomération", "2018-02-01"]);
    world
        .run(&["decisions"])
        .ends(0)
        .says(&["agglo · Plan de l’agglomération", "Louer un local"]);
    let found = world.run(&["decisions", "--json"]).ends(0).json();
    assert_eq!(names(&found), ["agglo"]);
    world
        .run(&["drift"])
        .ends(0)
        .says(&["ville · Plan de la ville", "V-01"]);
    let told = world
        .run(&["compare", "2018-03-05", "--filter", "due>2018-04-01"])
        .ends(0);
    assert!(!told.out.contains("Louer un local"), "{told:?}");
    told.says(&["ville · Plan de la ville", "V-01"]);
}

#[test]
fn an_order_goes_through_all_plans() {
    let world = two_plans();
    let order = |arguments: &[&str]| -> Vec<String> {
        let listed = world.run(&[&["list"], arguments].concat()).ends(0);
        let is_id = |word: &&str| word.starts_with("A-0") || word.starts_with("V-0");
        let ids = listed
            .out
            .lines()
            .filter_map(|line| line.split_whitespace().find(is_id));
        ids.map(str::to_owned).collect()
    };
    assert_eq!(order(&[]), ["A-01", "A-02", "V-01", "V-02", "V-03"], "plan by plan");
    assert_eq!(order(&["--sort", "due"]), ["A-01", "V-01", "A-02", "V-02", "V-03"]);
    assert_eq!(
        order(&["--sort", "title", "--reverse"]),
        ["V-03", "V-02", "V-01", "A-02", "A-01"]
    );
    // Of statuses of several workflows only what they mean is compared.
    assert_eq!(order(&["--sort", "status"]), ["A-02", "A-01", "V-01", "V-03", "V-02"]);
}

#[test]
fn a_check_of_all_plans_names_what_is_wrong_in_and_between_them() {
    let world = two_plans();
    world.run(&["check"]).ends(0).says(&["agglo · ", "ville · "]);
    world.replace(
        "plans/agglo/groups/rh/A-02.toml",
        "status",
        "same_as = \"nulle/X-1\"\nstatus",
    );
    world.run(&["check"]).ends(1).says(&["agglo/A-02", "“nulle”"]);
    world.write("plans/ville/groups/rh/V-02.toml", "title = 3\n");
    world.run(&["check"]).ends(1).says(&["V-02.toml:1"]);
    world.run(&["check", "--fix"]).ends(2).says(&["agglo, ville"]);
}

#[test]
fn the_journal_and_the_meetings_take_a_filter() {
    let world = two_plans();
    let committee = "[committees.copil]\ntitle = \"Comité de pilotage\"\n[organisations]";
    world.replace("plans/agglo/plan.toml", "[organisations]", committee);
    commit(&world, "2018-03-09");
    for (meeting, more) in [
        (
            "2018-02-01",
            "[decisions.d1]\ntext = \"Louer un local\"\nactions = [\"A-01\"]\n",
        ),
        ("2018-02-08", "[agenda.p1]\naction = \"A-02\"\n"),
    ] {
        let text = format!("committee = \"copil\"\ndate = {meeting}\n{more}");
        world.write(&format!("plans/agglo/meetings/{meeting}-copil.toml"), text);
    }
    commit(&world, "2018-03-10");
    world.replace("plans/agglo/groups/rh/A-02.toml", "planned", "done");
    commit(&world, "2018-03-11");
    world.git(&[
        "mv",
        "plans/ville/groups/rh/V-03.toml",
        "plans/ville/groups/rh/V-33.toml",
    ]);
    commit(&world, "2018-03-12");
    let log = |filter: &str| {
        world
            .run(&["log", "--oneline", &format!("--filter={filter}")])
            .ends(0)
            .out
    };
    let told = log("plan:agglo");
    assert_eq!(told.lines().count(), 4, "the meetings and the rules too: {told}");
    assert!(!told.contains("ville"), "{told}");
    let told = log("-plan:agglo");
    assert!(told.contains("ville") && !told.contains("agglo "), "{told}");
    // What an action was called before is it as well.
    let told = log("id:V-33");
    assert_eq!(told.lines().count(), 2, "{told}");
    let told = log("id:A-02");
    assert!(told.contains("A-02") && !told.contains("V-33"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
    let meetings = |filter: &str| world.run(&["meeting", "list", "--filter", filter]).ends(0).out;
    let told = meetings("id:A-01");
    assert!(told.contains("2018-02-01") && !told.contains("2018-02-08"), "{told}");
    let told = meetings("plan:agglo");
    assert!(told.contains("2018-02-01") && told.contains("2018-02-08"), "{told}");
    assert!(!meetings("plan:ville").contains("2018"));
    // One plan alone takes it as well.
    let told = world
        .run(&["--plan", "plans/agglo", "log", "--oneline", "-f", "id:A-01"])
        .ends(0);
    assert_eq!(told.out.lines().count(), 1, "{told:?}");
}

#[test]
fn an_id_that_means_other_organisations_elsewhere_is_noted() {
    let world = two_plans();
    world.replace("plans/ville/plan.toml", "Agglopolys", "Grand Chalon");
    commit(&world, "2018-03-10");
    let told = world.run(&["list", "-o", "agglo"]).ends(0);
    told.says(&[
        "V-02",
        "A-01",
        "“agglo” is another organisation in each of these plans",
        "Agglopolys (agglo), Grand Chalon (ville)",
    ]);
    // A name means one of them.
    let told = world.run(&["list", "-o", "Grand Chalon"]).ends(0);
    assert!(told.out.contains("V-02") && !told.out.contains("A-01"), "{told:?}");
    assert!(!told.err.contains("another organisation"), "{told:?}");
    // In one plan there is nothing to tell apart.
    let told = world.run(&["--plan", "plans/ville", "list", "-o", "agglo"]).ends(0);
    assert!(!told.err.contains("another organisation"), "{told:?}");
}
