//! Taking back and doing again: always new commits, and the files as they were.

use copil::workspace::{CommitDetails, Error, LogScope, Sitting, Undo, Workspace};
use copil_plan::{Action, Intent, Subject};

use crate::support::{Repo, action, because, by, plain, set, status};

const FILE: &str = "groups/rh/RH-01.toml";

fn undo(repo: &Repo, what: &Undo) -> Result<String, Error> {
    let mut workspace = repo.open();
    let recorded = workspace.undo(what, &by("drh"))?;
    assert_eq!(workspace.plan(), repo.open().plan());
    assert_eq!(repo.status(), [""; 0]);
    repo.verify();
    Ok(plain(&recorded.subject))
}

fn title(workspace: &Workspace) -> &str {
    &workspace.plan().actions[&action("RH-01")].title
}

#[test]
fn the_last_change_is_taken_back_byte_for_byte_and_said_to_be() {
    let repo = Repo::new();
    let before = repo.read(FILE);
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    let undone = repo.git(&["rev-parse", "HEAD"]);
    let subject = undo(&repo, &Undo::Last).expect("an undo");
    assert_eq!(repo.read(FILE), before);
    assert_eq!(subject, "RH-01 : de nouveau En cours, plus Bloquée");
    let message = repo.message("HEAD");
    assert!(
        message.contains(&format!("\nStatus: blocked -> in-progress\nUndoes: {undone}")),
        "{message}"
    );
    assert_eq!(repo.commits(), 3, "history only grows");
}

#[test]
fn taking_back_goes_on_to_the_change_before() {
    let repo = Repo::new();
    for name in ["un", "deux", "trois"] {
        repo.record(&set("RH-01", "title", name));
    }
    for expected in ["deux", "un", "Télétravail"] {
        undo(&repo, &Undo::Last).expect("an undo");
        assert_eq!(title(&repo.open()), expected);
    }
    // What is left was the first commit, which made the plan.
    let left = undo(&repo, &Undo::Last);
    assert!(matches!(left, Err(Error::NothingToUndo)), "{left:?}");
}

#[test]
fn the_last_of_the_sitting_is_taken_back_before_any_other_and_an_older_one_only_when_sure() {
    let repo = Repo::new();
    let record = |field: &str| {
        let recorded = repo.open().record(&set("RH-01", field, "un"), &by("drh"));
        recorded.expect("a record").commit
    };
    let here = [record("title"), record("description")].to_vec();
    let elsewhere = record("comment");
    let of_sitting = Undo::LastOf(Sitting::Commits(here));
    for expected in ["description", "title"] {
        let subject = undo(&repo, &of_sitting).expect("an undo");
        assert!(repo.message("HEAD").contains(expected), "{subject}");
    }
    match undo(&repo, &of_sitting) {
        Err(Error::OutsideSitting {
            commit,
            day,
            subject,
            is_today: false,
        }) => {
            assert_eq!(commit, elsewhere);
            assert_eq!(day.to_string(), "2018-03-15");
            assert!(subject.starts_with("RH-01"), "{subject}");
        }
        other => panic!("{other:?}"),
    }
    // It was made today.
    let today = Undo::LastOf(Sitting::Today);
    assert!(repo.open().prepare_undo(&today, &by("drh")).is_ok());
    let sure = CommitDetails {
        sure: true,
        ..by("drh")
    };
    let taken_back = repo.open().undo(&of_sitting, &sure).expect("an undo");
    assert!(!plain(&taken_back.subject).is_empty());
    let left = undo(&repo, &of_sitting);
    assert!(matches!(left, Err(Error::NothingToUndo)), "{left:?}");
}

#[test]
fn what_was_taken_back_is_done_again_in_turn_and_no_further() {
    let repo = Repo::new();
    for name in ["un", "deux"] {
        repo.record(&set("RH-01", "title", name));
    }
    undo(&repo, &Undo::Last).expect("an undo");
    undo(&repo, &Undo::Last).expect("an undo");
    for expected in ["un", "deux"] {
        undo(&repo, &Undo::Redo).expect("a redo");
        assert_eq!(title(&repo.open()), expected);
    }
    let result = undo(&repo, &Undo::Redo);
    assert!(matches!(result, Err(Error::NothingToRedo)), "{result:?}");
    assert_eq!(title(&repo.open()), "deux");
    undo(&repo, &Undo::Last).expect("an undo");
    assert_eq!(title(&repo.open()), "un");
    undo(&repo, &Undo::Redo).expect("a redo");
    assert_eq!(title(&repo.open()), "deux");
}

#[test]
fn after_another_change_there_is_nothing_to_do_again() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "un"));
    undo(&repo, &Undo::Last).expect("an undo");
    repo.record(&set("RH-02", "title", "autre"));
    let result = undo(&repo, &Undo::Redo);
    assert!(matches!(result, Err(Error::NothingToRedo)), "{result:?}");
}

#[test]
fn later_changes_of_the_same_value_stand_in_the_way_and_others_do_not() {
    let repo = Repo::new();
    let first = repo.record(&set("RH-01", "title", "un")).commit.to_string();
    repo.record(&set("RH-01", "comment", "Une note."));
    let later = repo.record(&set("RH-01", "title", "deux"));
    let before = repo.read(FILE);
    match undo(&repo, &Undo::Commit(first.clone())) {
        Err(Error::Conflict {
            subject,
            path,
            later: named,
        }) => {
            assert_eq!(subject, Subject::Action(action("RH-01")));
            assert_eq!(path.map(|path| path.to_string()).as_deref(), Some("title"));
            assert_eq!(named, [(later.commit, later.subject)]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(repo.read(FILE), before);
    undo(&repo, &Undo::Last).expect("an undo");
    undo(&repo, &Undo::Commit(first[..10].to_owned())).expect("an undo under a later note");
    let workspace = repo.open();
    assert_eq!(title(&workspace), "Télétravail");
    assert_eq!(
        workspace.plan().actions[&action("RH-01")].comment.as_deref(),
        Some("Une note.")
    );
}

#[test]
fn creating_moving_and_renaming_are_taken_back() {
    let repo = Repo::new();
    let tree = repo.git(&["rev-parse", "HEAD^{tree}"]);
    let intents = [
        Intent::AddAction {
            id: action("RH-03"),
            group: "rh".parse().expect("an id"),
            action: Box::new(Action {
                status: "planned".parse().expect("an id"),
                ..Action::default()
            }),
        },
        Intent::Move {
            action: action("RH-02"),
            group: "fi".parse().expect("an id"),
        },
        Intent::Rename {
            action: action("RH-01"),
            to: action("TT-01"),
        },
    ];
    for intent in &intents {
        repo.record(intent);
    }
    for _ in &intents {
        undo(&repo, &Undo::Last).expect("an undo");
    }
    assert_eq!(repo.git(&["rev-parse", "HEAD^{tree}"]), tree);
    undo(&repo, &Undo::Redo).expect("a redo");
    assert!(repo.file("groups/rh/RH-03.toml").exists());
}

#[test]
fn a_created_action_that_was_changed_since_is_not_taken_away() {
    let repo = Repo::new();
    let created = repo.record(&Intent::AddAction {
        id: action("RH-03"),
        group: "rh".parse().expect("an id"),
        action: Box::new(Action {
            status: "planned".parse().expect("an id"),
            ..Action::default()
        }),
    });
    repo.record(&set("RH-03", "title", "Précisé depuis"));
    let result = undo(&repo, &Undo::Commit(created.commit.to_string()));
    assert!(matches!(result, Err(Error::Conflict { .. })), "{result:?}");
}

#[test]
fn a_deletion_and_a_hand_edit_by_plain_git_are_taken_back_too() {
    let repo = Repo::new();
    let text = repo.read("groups/rh/RH-02.toml");
    repo.git(&["rm", "-q", "plans/essai/groups/rh/RH-02.toml"]);
    repo.replace(FILE, "# publié", "# à republier");
    repo.write("../../hors-plan.txt", "x");
    repo.commit_by_hand("Ménage", "2018-03-15T10:00:00+01:00");
    undo(&repo, &Undo::Last).expect("an undo");
    assert_eq!(repo.read("groups/rh/RH-02.toml"), text);
    assert!(repo.read(FILE).contains("# publié"));
    assert!(
        repo.top().join("hors-plan.txt").exists(),
        "what is outside the plan is not ours"
    );
}

#[test]
fn a_change_of_layout_alone_is_taken_back_and_said_to_be() {
    let repo = Repo::new();
    repo.replace(FILE, "# publié", "# à republier");
    repo.commit_by_hand("Ménage", "2018-03-15T10:00:00+01:00");
    let subject = undo(&repo, &Undo::Last).expect("an undo");
    assert_eq!(subject, "RH-01 : mise en forme précédente");
    assert!(
        repo.message("HEAD").contains("\nAction: RH-01\n"),
        "{}",
        repo.message("HEAD")
    );
}

#[test]
fn someone_else_s_change_is_taken_back_by_its_name_only() {
    let repo = Repo::new();
    let theirs = repo
        .open()
        .record(&set("RH-01", "title", "un"), &by("dgs"))
        .expect("a record");
    let result = undo(&repo, &Undo::Last);
    assert!(matches!(result, Err(Error::NothingToUndo)), "{result:?}");
    undo(&repo, &Undo::Commit(theirs.commit.to_string())).expect("an undo");
    assert_eq!(title(&repo.open()), "Télétravail");
    let author = repo.git(&["log", "-1", "--format=%ae"]);
    assert_eq!(author.trim(), "drh@essai.exemple");
}

#[test]
fn a_taking_back_is_taken_back_by_its_name() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "un"));
    undo(&repo, &Undo::Last).expect("an undo");
    let named = repo.git(&["rev-parse", "HEAD"]).trim().to_owned();
    undo(&repo, &Undo::Commit(named)).expect("an undo");
    assert_eq!(title(&repo.open()), "un");
    undo(&repo, &Undo::Last).expect("an undo of what stands again");
    assert_eq!(title(&repo.open()), "Télétravail");
}

#[test]
fn what_names_no_change_of_the_plan_is_refused() {
    let repo = Repo::new();
    repo.write("../../hors-plan.txt", "x");
    repo.commit_by_hand("Ailleurs", "2018-03-15T10:00:00+01:00");
    assert!(matches!(
        undo(&repo, &Undo::Commit("HEAD".to_owned())),
        Err(Error::NotOfThisPlan { .. })
    ));
    assert!(undo(&repo, &Undo::Commit("nulle-part".to_owned())).is_err());
    let born = undo(&repo, &Undo::Commit("HEAD~1".to_owned()));
    assert!(
        born.is_err(),
        "the commit that made the plan is not taken back: {born:?}"
    );
    assert!(repo.file("plan.toml").exists());
}

#[test]
fn hand_edits_of_another_value_stay_through_an_undo() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "un"));
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    repo.open().undo(&Undo::Last, &by("drh")).expect("an undo");
    assert!(repo.read(FILE).contains("\"low\"") && repo.read(FILE).contains("\"Télétravail\""));
    assert!(repo.at("HEAD", FILE).contains("\"high\""));
    repo.verify();
}

#[test]
fn a_merge_that_decided_nothing_has_nothing_to_take_back() {
    let repo = Repo::new();
    repo.git(&["checkout", "-q", "-b", "essai"]);
    repo.record(&set("FI-01", "title", "Autre"));
    repo.git(&["checkout", "-q", "main"]);
    repo.record(&set("RH-01", "title", "un"));
    repo.git(&["merge", "-q", "--no-ff", "-m", "Réunir", "essai"]);
    let merged = repo.commits();
    let result = undo(&repo, &Undo::Commit("HEAD".to_owned()));
    assert!(matches!(result, Err(Error::OnlyJoined { .. })), "{result:?}");
    assert_eq!(repo.commits(), merged);
    undo(&repo, &Undo::Commit("HEAD^2".to_owned())).expect("an undo of what it brought");
    assert_eq!(repo.open().plan().actions[&action("FI-01")].title, "Bons de commande");
}

#[test]
fn a_message_that_claims_to_take_a_change_back_and_does_not_is_not_believed() {
    let repo = Repo::new();
    let before = repo.read(FILE);
    repo.record(&set("RH-01", "title", "Le télétravail"));
    let change = repo.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    let claim = format!("Autre chose\n\nPlan: essai\nAction: RH-01\nUndoes: {change}\n");
    repo.git(&["commit", "-q", "-a", "-m", &claim]);
    let log = repo.log(&LogScope::All);
    assert_eq!(log[0].undone, None, "the log does not say so either");
    // It is a change like any other: it is taken back first, then the one that it named.
    let subject = undo(&repo, &Undo::Last).expect("an undo");
    assert_eq!(subject, "RH-01 : priorité de nouveau Haute, plus Basse");
    let undone = repo
        .log(&LogScope::All)
        .remove(0)
        .undone
        .clone()
        .expect("what it takes back");
    assert!(!undone.is_redo);
    assert_eq!(title(&repo.open()), "Le télétravail");
    undo(&repo, &Undo::Last).expect("an undo");
    assert_eq!(repo.read(FILE), before);
    let again = undo(&repo, &Undo::Redo).expect("a redo");
    assert_eq!(again, "RH-01 : rétabli (titre « Télétravail » → « Le télétravail »)");
    assert!(
        repo.log(&LogScope::All)
            .remove(0)
            .undone
            .as_ref()
            .is_some_and(|undone| undone.is_redo)
    );
}

/// An action made by one person, to which another refers in everything that can refer to one.
fn referred_to(repo: &Repo) -> String {
    let created = repo.record(&Intent::AddAction {
        id: action("RH-03"),
        group: "rh".parse().expect("an id"),
        action: Box::new(Action {
            title: "Nouvelle".to_owned(),
            status: "planned".parse().expect("an id"),
            ..Action::default()
        }),
    });
    repo.replace("groups/rh/RH-02.toml", "[\"RH-01\"]", "[\"RH-01\", \"RH-03\"]");
    let meeting = "meetings/2018-03-15-copil.toml";
    let points = "[agenda.RH-03]\naction = \"RH-03\"\n\n[agenda.bilan]\naction = \"RH-03\"\ntitle = \"Le bilan\"\n\n[decisions.1]";
    repo.replace(meeting, "[decisions.1]", points);
    repo.replace(
        meeting,
        "actions = [\"RH-01\"]",
        "item = \"RH-03\"\nactions = [\"RH-03\", \"RH-01\"]",
    );
    repo.commit_by_hand("Renvois", "2018-03-15T11:00:00+01:00");
    created.commit.to_string()
}

fn with_references() -> CommitDetails {
    CommitDetails {
        with_references: true,
        ..by("drh")
    }
}

#[test]
fn a_creation_goes_with_what_refers_to_it_when_asked_and_all_comes_back() {
    let repo = Repo::new();
    let created = referred_to(&repo);
    let before = repo.git(&["rev-parse", "HEAD^{tree}"]);
    let what = Undo::Commit(created.clone());
    match undo(&repo, &what) {
        Err(Error::StillReferredTo { by }) => assert_eq!(by.len(), 2, "{by:?}"),
        other => panic!("{other:?}"),
    }
    let commits = repo.commits();
    let done = repo.open().undo(&what, &with_references()).expect("an undo");
    assert_eq!(repo.commits(), commits + 1, "one commit");
    assert_eq!(
        plain(&done.subject),
        "RH-03 et 2 autres : action supprimée (« Nouvelle »)"
    );
    let message = repo.message("HEAD");
    for trailer in [
        "Action: RH-03",
        "Action: RH-02",
        "Field: depends_on",
        "Field: agenda.RH-03",
        "Meeting: 2018-03-15-copil",
    ] {
        assert!(message.contains(&format!("\n{trailer}\n")), "{trailer}: {message}");
    }
    assert!(message.contains(&format!("\nUndoes: {created}")), "{message}");
    assert!(repo.read("groups/rh/RH-02.toml").contains("depends_on = [\"RH-01\"]"));
    let meeting = repo.read("meetings/2018-03-15-copil.toml");
    assert!(
        !meeting.contains("RH-03") && meeting.contains("title = \"Le bilan\""),
        "{meeting}"
    );
    assert!(repo.open().problems().is_empty());
    repo.verify();
    assert_eq!(
        repo.log(&LogScope::All)[0]
            .undone
            .as_ref()
            .expect("what it takes back")
            .commit,
        created
    );
    let again = undo(&repo, &Undo::Redo).expect("a redo");
    assert_eq!(again, "RH-03 et 2 autres : rétabli (nouvelle action « Nouvelle »)");
    assert_eq!(repo.git(&["rev-parse", "HEAD^{tree}"]), before, "all of it is back");
}

#[test]
fn what_cannot_do_without_is_named_and_nothing_is_changed() {
    let repo = Repo::new();
    repo.replace(
        "plan.toml",
        "[committees.copil]",
        "[people.x]\nname = \"X\"\n\n[committees.copil]",
    );
    repo.commit_by_hand("Une personne", "2018-03-15T10:00:00+01:00");
    let person = repo.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repo.replace("groups/rh/group.toml", "[\"drh\"]", "[\"x\"]");
    repo.replace("groups/rh/RH-01.toml", "[\"drh\"]", "[\"drh\", \"x\"]");
    repo.replace(
        "plan.toml",
        "title = \"Comité de pilotage\"\n",
        "title = \"Comité de pilotage\"\nmembers = [\"x\", \"dgs\"]\n",
    );
    repo.commit_by_hand("Sa place", "2018-03-15T11:00:00+01:00");
    let head = repo.git(&["rev-parse", "HEAD"]);
    let what = Undo::Commit(person);
    match repo.open().undo(&what, &with_references()) {
        Err(Error::NeededBy { by }) => assert_eq!(by, [Subject::Group("rh".parse().expect("an id"))]),
        other => panic!("{other:?}"),
    }
    assert_eq!(repo.git(&["rev-parse", "HEAD"]), head);
    // With another lead, all the rest goes, from the file that the person goes from too.
    repo.replace("groups/rh/group.toml", "[\"x\"]", "[\"x\", \"dgs\"]");
    repo.commit_by_hand("Un autre pilote", "2018-03-15T12:00:00+01:00");
    let before = repo.git(&["rev-parse", "HEAD^{tree}"]);
    repo.open().undo(&what, &with_references()).expect("an undo");
    assert!(repo.read("plan.toml").contains("members = [\"dgs\"]"));
    assert!(repo.read("groups/rh/RH-01.toml").contains("leads = [\"drh\"]"));
    assert!(repo.open().problems().is_empty());
    undo(&repo, &Undo::Redo).expect("a redo");
    assert_eq!(repo.git(&["rev-parse", "HEAD^{tree}"]), before);
}

#[test]
fn a_group_is_not_taken_away_from_under_its_actions() {
    let repo = Repo::new();
    repo.write("groups/si/group.toml", "title = \"Systèmes\"\n");
    repo.commit_by_hand("Un groupe", "2018-03-15T10:00:00+01:00");
    let group = Undo::Commit(repo.git(&["rev-parse", "HEAD"]).trim().to_owned());
    repo.record(&Intent::Move {
        action: action("RH-02"),
        group: "si".parse().expect("an id"),
    });
    match repo.open().undo(&group, &with_references()) {
        Err(Error::NeededBy { by }) => assert_eq!(by, [Subject::Action(action("RH-02"))]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn references_follow_a_renaming_that_is_taken_back() {
    let repo = Repo::new();
    let renamed = repo.record(&Intent::Rename {
        action: action("FI-01"),
        to: action("FI-09"),
    });
    repo.replace("groups/rh/RH-02.toml", "[\"RH-01\"]", "[\"FI-09\", \"RH-01\"]");
    repo.commit_by_hand("Un renvoi", "2018-03-15T11:00:00+01:00");
    let what = Undo::Commit(renamed.commit.to_string());
    assert!(matches!(undo(&repo, &what), Err(Error::StillReferredTo { .. })));
    repo.open().undo(&what, &with_references()).expect("an undo");
    assert!(repo.read("groups/rh/RH-02.toml").contains("[\"FI-01\", \"RH-01\"]"));
    repo.verify();
}

#[test]
fn a_person_with_several_addresses_is_one_person() {
    let repo = Repo::new();
    repo.replace(
        "plan.toml",
        "email = \"drh@essai.exemple\"",
        "emails = [\"drh@essai.exemple\", \"drh@ailleurs.exemple\"]",
    );
    repo.commit_by_hand("Une deuxième adresse", "2018-03-14T11:00:00+01:00");
    let mut elsewhere = by("drh");
    elsewhere
        .author
        .iter_mut()
        .for_each(|author| author.email = "DRH@ailleurs.exemple".into());
    repo.open()
        .record(&set("RH-01", "comment", "D’ailleurs"), &elsewhere)
        .expect("a record");
    let commits = repo.commits();
    undo(&repo, &Undo::Last).expect("an undo of what was made from elsewhere");
    assert_eq!(repo.commits(), commits + 1);
    repo.open()
        .undo(&Undo::Redo, &elsewhere)
        .expect("a redo from elsewhere");
    assert!(repo.read(FILE).contains("D’ailleurs"));
}
