//! What a commit says, read back by git itself.

use std::io::Write;
use std::process::Stdio;

use copil::workspace::{CommitDetails, LogScope};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Intent, Subject};
use unicode_width::UnicodeWidthStr;

use crate::support::{Repo, action, because, git_command, set, status};

/// What `git interpret-trailers --parse` reads in the last commit's message.
fn trailers(repo: &Repo) -> Vec<String> {
    let mut git = git_command(repo.top(), &["interpret-trailers", "--parse"]);
    let mut child = git
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("git runs");
    let mut input = child.stdin.take().expect("an input");
    input.write_all(repo.message("HEAD").as_bytes()).expect("written");
    drop(input);
    let output = child.wait_with_output().expect("git ends");
    String::from_utf8(output.stdout)
        .expect("text")
        .lines()
        .map(str::to_owned)
        .collect()
}

const SAID: [&str; 3] = ["Plan: essai", "Action: RH-01", "Status: in-progress -> blocked"];

#[test]
fn no_reason_hides_the_trailers_from_git() {
    for reason in [
        "Simple.",
        "Un paragraphe.\n\nSigned-off-by: Quelqu’un <a@b.test>",
        "Un paragraphe.\n\nPlan: autre\nAction: FI-01\nUndoes: 0000",
        "Plan: autre",
        "---\ndiff --git a/x b/x",
        "avant\n--- a/fichier\n+++ b/fichier\n@@ -1 +1 @@",
        "# ------------------------ >8 ------------------------\nsuite",
        "Conflicts:\n\tplan.toml",
        "CRLF\r\n\r\nfin de ligne\r\nde Windows\r\n",
        "blancs\n   \n\t\nà la ligne   ",
        "\u{1b}[2J\u{202e}à l’envers\u{7}\u{0}",
        "# un commentaire ?",
        "Action: RH-01\n  suite repliée",
        "\n\n\n",
    ] {
        let repo = Repo::new();
        let result = repo.open().record(&status("RH-01", "blocked"), &because("drh", reason));
        if reason.trim().is_empty() {
            assert!(result.is_err(), "blanks are no reason");
            continue;
        }
        result.expect("a record");
        let message = repo.message("HEAD");
        assert_eq!(trailers(&repo), SAID, "{message}");
        assert!(!message.contains(['\u{1b}', '\u{202e}', '\u{7}', '\r']), "{message:?}");
        let (entry, words) = (&repo.log(&LogScope::All)[0], |text: &str| {
            text.split_whitespace().count()
        });
        let read = entry.said.reason.as_deref().unwrap_or_default();
        assert_eq!(words(read), words(reason), "the reason is read back whole: {read:?}");
        assert!(entry.said.recorded && entry.said.undoes.is_none());
        repo.verify();
    }
}

#[test]
fn a_subject_has_at_most_72_columns_in_either_language() {
    let long = |words: &str| words.repeat(30);
    for language in ["fr", "en"] {
        for title in [
            long("très long "),
            long("計画の進捗"),
            long("e\u{301}tat "),
            long("👩‍👩‍👧‍👦 "),
            long("\u{1b}[31m\u{202e}"),
            "deux\nlignes".to_owned(),
        ] {
            let repo = Repo::new();
            repo.replace("plan.toml", "language = \"fr\"", &format!("language = \"{language}\""));
            repo.replace("plan.toml", "\"Essai\"", "\"Essai de langue\"");
            repo.commit_by_hand("La langue", "2018-03-15T10:00:00+01:00");
            repo.record(&set("RH-01", "milestones.charte.title", &title));
            let reached = Intent::Milestone {
                action: action("RH-01"),
                milestone: "charte".parse().expect("an id"),
                reached: true,
            };
            let recorded = repo.record(&reached);
            let subject = repo.git(&["log", "-1", "--format=%s"]);
            assert_eq!(subject.trim_end_matches('\n'), recorded.subject);
            assert!(
                recorded.subject.width() <= 72,
                "{} columns: {subject}",
                recorded.subject.width()
            );
            assert!(
                !subject.trim_end().contains(char::is_control) && !subject.contains('\u{202e}'),
                "{subject:?}"
            );
            assert_eq!(
                trailers(&repo),
                ["Plan: essai", "Action: RH-01", "Milestone: charte done 2018-03-15"]
            );
            repo.verify();
        }
    }
}

#[test]
fn keys_of_any_letters_make_trailers_of_one_line() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "links.Guide", "https://essai.exemple/guide"));
    let path = FieldPath::key("links").then("Note : \u{1b}[1m\nde \"cadrage\"");
    let intent = Intent::Set {
        subject: Subject::Action(action("RH-01")),
        values: vec![(path, Some(Value::Text("https://essai.exemple".to_owned())))],
    };
    repo.record(&intent);
    let read = trailers(&repo);
    assert_eq!(read.len(), 3, "{read:?}");
    assert!(
        read[2].starts_with("Field: links.") && !read[2].contains('\u{1b}'),
        "{read:?}"
    );
    repo.verify();
}

#[test]
fn meeting_and_decision_are_said_where_they_apply() {
    let repo = Repo::new();
    let context = CommitDetails {
        meeting: "2018-03-15-copil".parse().ok(),
        decision: "2018-03-15-copil/1".parse().ok(),
        on: "2018-03-01".parse().ok(),
        ..because("drh", "Décidé en séance.")
    };
    repo.open()
        .record(&status("RH-01", "blocked"), &context)
        .expect("a record");
    let said = [
        "Effective: 2018-03-01",
        "Meeting: 2018-03-15-copil",
        "Decision: 2018-03-15-copil/1",
    ];
    assert_eq!(trailers(&repo)[3..], said);
    let entry = &repo.log(&LogScope::All)[0];
    assert_eq!(entry.said.effective, context.on);
    assert_eq!(entry.said.meeting, context.meeting);
    assert_eq!(entry.said.decision, context.decision);
}
