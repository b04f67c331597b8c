//! What is staged or modified elsewhere, and in the same file, stays exactly as it was.

use copil::workspace::Error;
use copil_plan::{Intent, Refusal};

use crate::support::{Repo, action, because, by, set, status};

const FILE: &str = "groups/rh/RH-01.toml";

#[test]
fn what_is_staged_and_modified_elsewhere_stays_so() {
    let repo = Repo::new();
    repo.replace("groups/fi/FI-01.toml", "sunny", "cloudy");
    repo.git(&["add", "plans/essai/groups/fi/FI-01.toml"]);
    repo.replace("groups/fi/FI-01.toml", "Tout va.", "Presque.");
    repo.write("notes.txt", "à trier");
    repo.git(&["add", "-N", "plans/essai/notes.txt"]);
    repo.git(&["rm", "-q", "--cached", "plans/essai/groups/fi/group.toml"]);
    repo.write("../../ailleurs", "x");
    let before = repo.status();
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    assert_eq!(repo.status(), before);
    assert_eq!(repo.touched("HEAD"), ["M\tplans/essai/groups/rh/RH-01.toml"]);
    assert!(
        repo.at("", "groups/fi/FI-01.toml").contains("Tout va."),
        "the index keeps what was staged"
    );
    repo.verify();
}

#[test]
fn a_hand_edit_of_another_field_of_the_file_stays_unrecorded() {
    let repo = Repo::new();
    repo.replace(FILE, "publié", "à publier");
    repo.replace(FILE, "title = \"Bilan\"", "title = \"Bilan partagé\"");
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    let committed = repo.at("HEAD", FILE);
    assert!(
        committed.contains("\"blocked\"") && committed.contains("# publié") && committed.contains("\"Bilan\""),
        "{committed}"
    );
    assert_eq!(repo.at("", FILE), committed, "nothing was staged, nothing is");
    let work = repo.read(FILE);
    assert!(
        work.contains("\"blocked\"") && work.contains("à publier") && work.contains("Bilan partagé"),
        "{work}"
    );
    assert_eq!(repo.status(), [" M plans/essai/groups/rh/RH-01.toml"]);
    repo.verify();
}

#[test]
fn a_staged_hand_edit_of_the_file_stays_staged() {
    let repo = Repo::new();
    repo.replace(FILE, "title = \"Bilan\"", "title = \"Bilan partagé\"");
    repo.git(&["add", "-A"]);
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    let (committed, staged, work) = (repo.at("HEAD", FILE), repo.at("", FILE), repo.read(FILE));
    assert!(
        committed.contains("\"blocked\"") && committed.contains("\"Bilan\""),
        "{committed}"
    );
    assert!(
        staged.contains("\"blocked\"") && staged.contains("Bilan partagé"),
        "{staged}"
    );
    assert_eq!(work, staged);
    assert_eq!(repo.status(), ["M  plans/essai/groups/rh/RH-01.toml"]);
    repo.verify();
}

#[test]
fn a_staged_hand_edit_and_a_later_one_both_stay_where_they_were() {
    let repo = Repo::new();
    repo.replace(FILE, "title = \"Bilan\"", "title = \"Bilan partagé\"");
    repo.git(&["add", "-A"]);
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    let (committed, staged, work) = (repo.at("HEAD", FILE), repo.at("", FILE), repo.read(FILE));
    let holds = |text: &str| {
        (
            text.contains("\"blocked\""),
            text.contains("partagé"),
            text.contains("\"low\""),
        )
    };
    assert_eq!(holds(&committed), (true, false, false), "{committed}");
    assert_eq!(holds(&staged), (true, true, false), "{staged}");
    assert_eq!(holds(&work), (true, true, true), "{work}");
    assert_eq!(repo.status(), ["MM plans/essai/groups/rh/RH-01.toml"]);
    repo.verify();
}

#[test]
fn a_hand_edit_of_the_very_field_is_not_recorded_under_another_name() {
    let repo = Repo::new();
    repo.replace(FILE, "due = 2018-06-30", "due = 2018-07-31");
    let due = Intent::Due {
        action: action("RH-01"),
        milestone: None,
        to: "2018-09-30".parse().ok(),
    };
    let (head, text) = (repo.git(&["rev-parse", "HEAD"]), repo.read(FILE));
    let result = repo.open().record(&due, &by("drh"));
    assert!(matches!(result, Err(Error::UnrecordedEdits { .. })), "{result:?}");
    assert_eq!((repo.git(&["rev-parse", "HEAD"]), repo.read(FILE)), (head, text));
}

#[test]
fn a_file_moved_with_hand_edits_takes_them_along_unrecorded() {
    let repo = Repo::new();
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    let intent = Intent::Move {
        action: action("RH-01"),
        group: "fi".parse().expect("an id"),
    };
    repo.record(&intent);
    assert!(repo.at("HEAD", "groups/fi/RH-01.toml").contains("\"high\""));
    assert!(repo.read("groups/fi/RH-01.toml").contains("\"low\""));
    assert!(!repo.file(FILE).exists());
    assert_eq!(repo.status(), [" M plans/essai/groups/fi/RH-01.toml"]);
    repo.verify();
}

#[test]
fn a_file_that_changed_on_disk_since_it_was_read_is_read_again() {
    let repo = Repo::new();
    let mut workspace = repo.open();
    repo.record(&set("RH-01", "title", "Télétravail pour tous"));
    workspace
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    let text = repo.read(FILE);
    assert!(text.contains("pour tous") && text.contains("\"blocked\""), "{text}");
    assert_eq!(workspace.plan(), repo.open().plan());
    assert_eq!(repo.commits(), 3);
    repo.verify();
}

#[test]
fn a_change_that_someone_made_first_meets_the_workflow_anew() {
    let repo = Repo::new();
    let mut workspace = repo.open();
    let context = because("drh", "Budget.");
    repo.open()
        .record(&status("RH-01", "abandoned"), &context)
        .expect("a record");
    let result = workspace.record(&status("RH-01", "blocked"), &context);
    assert!(
        matches!(result, Err(Error::Refused(Refusal::NotAllowed { .. }))),
        "{result:?}"
    );
    let result = workspace.record(&status("RH-01", "abandoned"), &context);
    assert!(
        matches!(result, Err(Error::Refused(Refusal::AlreadySo { .. }))),
        "{result:?}"
    );
    assert_eq!(repo.commits(), 2);
}

#[test]
fn a_new_file_does_not_overwrite_one_that_stands_there() {
    let repo = Repo::new();
    let mut workspace = repo.open();
    repo.write(
        "groups/fi/RH-02.toml",
        "title = \"Un brouillon\"\nstatus = \"planned\"\n",
    );
    let intent = Intent::Move {
        action: action("RH-02"),
        group: "fi".parse().expect("an id"),
    };
    let result = workspace.record(&intent, &by("drh"));
    assert!(matches!(result, Err(Error::FileInTheWay { .. })), "{result:?}");
    assert!(repo.read("groups/fi/RH-02.toml").contains("brouillon"));
}

#[test]
fn line_ends_byte_order_mark_and_layout_of_the_rest_stay_byte_for_byte() {
    let repo = Repo::new();
    let text = format!("\u{feff}{}", repo.read(FILE).replace('\n', "\r\n"));
    repo.write(FILE, &text);
    repo.commit_by_hand("Windows", "2018-03-15T10:00:00+01:00");
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    let expected = text
        .replace("\"in-progress\"", "\"blocked\"")
        .replace("2017-01-09", "2018-03-15");
    assert_eq!(repo.read(FILE), expected);
    repo.verify();
}

#[test]
fn a_value_that_is_not_a_number_does_not_make_a_file_unwritable() {
    let repo = Repo::new();
    repo.replace(FILE, "priority = \"high\"", "priority = \"high\"\nmesure = nan");
    repo.commit_by_hand("Une clé à nous", "2018-03-15T10:00:00+01:00");
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    assert!(repo.read(FILE).contains("mesure = nan"));
}
