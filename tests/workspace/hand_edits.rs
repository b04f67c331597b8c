//! Edits made by hand: shown, and recorded with a message worked out from what changed.

use copil::workspace::Error;
use copil_plan::{Change, Refusal, Subject};

use crate::support::{Repo, action, because, by, plain};

const FILE: &str = "groups/rh/RH-01.toml";

/// Records all hand edits for a reason, and answers the subject of each commit made, oldest first.
fn recorded(repo: &Repo) -> Vec<String> {
    let mut workspace = repo.open();
    let made = workspace
        .record_hand_edits(None, &because("drh", "À la main."))
        .expect("a record");
    assert_eq!(workspace.plan(), repo.open().plan());
    repo.verify();
    made.iter().map(|recorded| plain(&recorded.subject)).collect()
}

#[test]
fn each_file_is_shown_and_becomes_a_commit() {
    let repo = Repo::new();
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    repo.replace("groups/fi/FI-01.toml", "sunny", "cloudy");
    repo.write("groups/fi/FI-02.toml", "title = \"Signature\"\nstatus = \"planned\"\n");
    std::fs::remove_file(repo.file("groups/rh/RH-02.toml")).expect("removed");
    let shown: Vec<(String, bool, bool, usize)> = repo
        .open()
        .hand_edits()
        .expect("edits")
        .into_iter()
        .map(|edit| (edit.path.to_string(), edit.new, edit.deleted, edit.changes.len()))
        .collect();
    let row = |path: &str, new, deleted| (path.to_owned(), new, deleted, 1);
    assert_eq!(
        shown,
        [
            row("groups/fi/FI-01.toml", false, false),
            row("groups/fi/FI-02.toml", true, false),
            row(FILE, false, false),
            row("groups/rh/RH-02.toml", false, true)
        ]
    );
    assert_eq!(
        recorded(&repo),
        [
            "FI-01 : météo ☀ Objectifs sécurisés → ☁ Objectifs atteignables",
            "FI-02 : nouvelle action « Signature »",
            "RH-01 : priorité Haute → Basse",
            "RH-02 : action supprimée (« Mobilité »)",
        ]
    );
    assert_eq!((repo.commits(), repo.status()), (5, vec![]));
    let again = repo.open().record_hand_edits(None, &by("drh"));
    assert!(matches!(again, Err(Error::NothingChanged)), "{again:?}");
}

#[test]
fn only_the_files_asked_for_are_recorded() {
    let repo = Repo::new();
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    repo.replace("groups/fi/FI-01.toml", "sunny", "cloudy");
    let only = [Subject::Action(action("FI-01"))];
    repo.open()
        .record_hand_edits(Some(&only), &by("drh"))
        .expect("a record");
    assert_eq!(repo.touched("HEAD"), ["M\tplans/essai/groups/fi/FI-01.toml"]);
    assert_eq!(repo.status(), [" M plans/essai/groups/rh/RH-01.toml"]);
}

#[test]
fn layout_alone_is_recorded_as_such() {
    let repo = Repo::new();
    repo.replace(FILE, "# Les étapes.", "# Les jalons.");
    assert_eq!(recorded(&repo), ["RH-01 : mise en forme"]);
    let message = repo.message("HEAD");
    assert!(message.contains("\nPlan: essai\nAction: RH-01\n"), "{message}");
}

#[test]
fn a_file_moved_by_hand_is_one_commit_whether_staged_or_not() {
    for staged in [false, true] {
        let repo = Repo::new();
        let content = repo.read(FILE).replace("\"high\"", "\"low\"");
        std::fs::remove_file(repo.file(FILE)).expect("removed");
        repo.write("groups/fi/RH-01.toml", &content);
        if staged {
            repo.git(&["add", "-A"]);
        }
        assert_eq!(
            recorded(&repo),
            ["RH-01 : passe du groupe rh au groupe fi, priorité Haute → Basse"]
        );
        assert_eq!((repo.commits(), repo.status()), (2, vec![]));
    }
}

#[test]
fn a_file_renamed_by_hand_is_one_commit_that_says_so() {
    let repo = Repo::new();
    std::fs::rename(repo.file("groups/fi/FI-01.toml"), repo.file("groups/fi/FI-07.toml")).expect("renamed");
    assert_eq!(recorded(&repo), ["FI-01 : devient FI-07"]);
    let message = repo.message("HEAD");
    assert!(
        message.contains("\nAction: FI-01\nAction: FI-07\nField: id\n"),
        "{message}"
    );
}

#[test]
fn a_broken_file_is_shown_and_left_out() {
    let repo = Repo::new();
    repo.replace(FILE, "status   = \"in-progress\"", "status   = in-progress");
    repo.replace("groups/fi/FI-01.toml", "sunny", "cloudy");
    let edits = repo.open().hand_edits().expect("edits");
    assert_eq!(edits.iter().map(|edit| edit.broken).collect::<Vec<_>>(), [false, true]);
    assert_eq!(recorded(&repo).len(), 1);
    assert_eq!(repo.status(), [" M plans/essai/groups/rh/RH-01.toml"]);
}

#[test]
fn a_file_broken_since_the_plan_was_read_is_left_out_as_well() {
    let repo = Repo::new();
    let mut workspace = repo.open();
    repo.replace(FILE, "status   = \"in-progress\"", "status   = in-progress");
    assert!(workspace.hand_edits().expect("edits")[0].broken);
    let result = workspace.record_hand_edits(None, &by("drh"));
    assert!(matches!(result, Err(Error::NothingChanged)), "{result:?}");
}

#[test]
fn a_hand_edit_of_a_status_meets_the_workflow() {
    let repo = Repo::new();
    repo.replace(FILE, "in-progress", "planned");
    let mut workspace = repo.open();
    let result = workspace.record_hand_edits(None, &because("drh", "Oubli."));
    assert!(
        matches!(result, Err(Error::Refused(Refusal::NotAllowed { .. }))),
        "{result:?}"
    );
    repo.replace(FILE, "planned", "blocked");
    let result = repo.open().record_hand_edits(None, &by("drh"));
    assert!(
        matches!(result, Err(Error::Refused(Refusal::NeedsReason { .. }))),
        "{result:?}"
    );
    assert_eq!(repo.commits(), 1);
    repo.replace(FILE, "since = 2017-01-09", "since = 2018-03-01");
    assert_eq!(recorded(&repo), ["RH-01 : En cours → Bloquée"]);
    assert!(
        repo.message("HEAD").contains("\nEffective: 2018-03-01\n"),
        "{}",
        repo.message("HEAD")
    );
}

#[test]
fn what_is_staged_elsewhere_is_not_swept_along() {
    let repo = Repo::new();
    repo.write("../../notes.txt", "x");
    repo.git(&["add", "-A"]);
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    repo.git(&["add", "-A"]);
    repo.replace(FILE, "title = \"Bilan\"", "title = \"Bilan partagé\"");
    recorded(&repo);
    assert_eq!(repo.touched("HEAD"), ["M\tplans/essai/groups/rh/RH-01.toml"]);
    assert_eq!(repo.status(), ["A  notes.txt"], "the file is recorded as it stands");
}

#[test]
fn a_group_removed_by_hand_goes_with_its_actions() {
    let repo = Repo::new();
    std::fs::remove_dir_all(repo.file("groups/fi")).expect("removed");
    let mut workspace = repo.open();
    let made = workspace.record_hand_edits(None, &by("drh")).expect("a record");
    let deleted =
        |recorded: &copil::workspace::RecordedCommit| matches!(recorded.changes[..], [Change::Deleted { .. }]);
    assert!(made.len() == 2 && made.iter().all(deleted), "{made:?}");
    assert_eq!(repo.status(), [""; 0]);
    repo.verify();
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_broken_and_the_rest_is_recorded() {
    use std::os::unix::net::UnixListener;
    let repo = Repo::new();
    for path in ["groups/rh/RH-01.toml", "groups/rh/RH-02.toml", "groups/fi/FI-01.toml"] {
        std::fs::remove_file(repo.file(path)).expect("removed");
    }
    let pipe = repo.file("groups/rh/RH-01.toml");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .expect("a pipe")
            .success()
    );
    let _socket = UnixListener::bind(repo.file("groups/rh/RH-02.toml")).expect("a socket");
    let large = std::fs::File::create(repo.file("groups/fi/FI-01.toml")).expect("a file");
    large.set_len(3 << 30).expect("a large file");
    // What is none of the plan's is not looked into.
    let beside = std::fs::File::create(repo.file("film.mp4")).expect("a file");
    beside.set_len(3 << 30).expect("a large file");
    repo.replace("groups/rh/group.toml", "Ressources", "Les ressources");
    let mut workspace = repo.open();
    let edits = workspace.hand_edits().expect("edits");
    let told: Vec<_> = edits
        .iter()
        .map(|edit| (edit.path.as_str(), edit.broken, edit.deleted))
        .collect();
    assert_eq!(
        told,
        [
            ("groups/fi/FI-01.toml", true, false),
            ("groups/rh/RH-01.toml", true, false),
            ("groups/rh/RH-02.toml", true, false),
            ("groups/rh/group.toml", false, false),
        ]
    );
    workspace.record_hand_edits(None, &by("drh")).expect("a record");
    assert_eq!(repo.touched("HEAD"), ["M\tplans/essai/groups/rh/group.toml"]);
}

#[test]
fn line_ends_are_recorded_as_git_has_them() {
    let repo = Repo::new();
    repo.git(&["config", "core.autocrlf", "true"]);
    let crlf = |path: &str| repo.write(path, &repo.read(path).replace('\n', "\r\n"));
    for path in [FILE, "groups/rh/RH-02.toml", "groups/fi/FI-01.toml"] {
        crlf(path);
    }
    assert_eq!(repo.open().hand_edits().expect("edits"), []);
    repo.replace("groups/fi/FI-01.toml", "Tout va.", "Presque.");
    repo.write(
        "groups/fi/FI-02.toml",
        "title = \"Signature\"\r\nstatus = \"planned\"\r\n",
    );
    assert_eq!(
        recorded(&repo),
        [
            "FI-01 : commentaire « Tout va. » → « Presque. »",
            "FI-02 : nouvelle action « Signature »"
        ]
    );
    repo.record(&crate::support::set("RH-01", "title", "Télétravail partagé"));
    assert_eq!(
        repo.git(&["diff", "--numstat", "HEAD~1", "HEAD"])
            .split_whitespace()
            .next(),
        Some("1")
    );
    for path in ["groups/fi/FI-01.toml", "groups/fi/FI-02.toml"] {
        assert!(!repo.at("HEAD", path).contains('\r'), "{path}");
        assert!(repo.read(path).contains("\r\n"), "{path}");
    }
    assert_eq!(repo.git(&["diff", "HEAD"]), "");
}
