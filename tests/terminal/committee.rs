//! A committee's whole cycle at the keys, in both languages: its meeting prepared, convened, held and closed, its papers, the
//! meetings before it, its amendment and its approval; and plain git tells the same story.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::Terminal;

/// What happened before: four meetings, with an action that was taken out and a rule that changed between them, and two
/// proposals.
const BEFORE: &str = r#"set -e
on() { export COPIL_TODAY=$1; }
held() { on "$1"; "$COPIL" meeting new copil "$1" --empty; "$COPIL" meeting open next --present all; "$COPIL" meeting close next; }
on 2017-03-01
"$COPIL" new person dgs "Direction générale" --email dgs@essai.exemple
"$COPIL" set plan committees.copil.members+=dgs
held 2017-06-15
on 2017-07-03; git rm -q groups/rh/RH-02.toml; "$COPIL" record -m "Reprise par un autre plan."
held 2017-09-14
on 2017-10-02; "$COPIL" set plan rules.due_soon_days=45 -m "Deux mois, c’est trop tard."
held 2017-12-14
held 2018-03-15
on 2018-06-04
"$COPIL" due RH-01 2018-09-28 --proposal charte -m "Rien avant septembre."
"$COPIL" weather SI-01 stormy --proposal outil -m "Sans crédit."
"#;

const MEETING: &str = "2018-06-14-copil";

/// The days of the meetings before it, as the record has them and as the screen says them in either language.
const BEFORE_IT: [(&str, &str, &str); 4] = [
    ("2018-03-15", "15 mars 2018", "15 March 2018"),
    ("2017-12-14", "14 décembre 2017", "14 December 2017"),
    ("2017-09-14", "14 septembre 2017", "14 September 2017"),
    ("2017-06-15", "15 juin 2017", "15 June 2017"),
];

pub(crate) struct Room {
    pub(crate) terminal: Terminal,
    pub(crate) plan: PathBuf,
    pub(crate) language: &'static str,
}

impl Room {
    fn opened(language: &'static str) -> Self {
        let script = format!("{BEFORE}COPIL_TODAY=2018-06-14 exec \"$COPIL\"");
        let terminal = Terminal::running(&["-c", &script], &[("COPIL_LANG", language)]);
        let plan = terminal.folder.path().join("essai");
        Self {
            terminal,
            plan,
            language,
        }
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(&self.plan, arguments)
    }

    /// Types what records a change, and waits for the screen to say that it is recorded.
    pub(crate) fn records(&mut self, keys: &[&str]) {
        let before = self.git(&["rev-parse", "HEAD"]);
        for keys in keys {
            self.terminal.types(keys);
        }
        let plan = self.plan.clone();
        self.terminal.waits_until(&format!("{keys:?} recorded"), |terminal| {
            let head = git(&plan, &["log", "-1", "--format=%H (%h)"]);
            let (commit, short) = head.trim().split_once(' ').expect("two names");
            commit != before.trim() && terminal.picture().contains(short)
        });
    }

    /// Runs the program on a day, and gives what it printed.
    fn says(&self, today: &str, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_copil"))
            .args(arguments)
            .current_dir(&self.plan)
            .env("HOME", self.terminal.folder.path())
            .env("XDG_STATE_HOME", self.terminal.folder.path().join("state"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("COPIL_TODAY", today)
            .env("COPIL_LANG", self.language)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

pub(crate) fn git(plan: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(plan)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Prepared, convened, and one item late.
fn prepares(room: &mut Room) {
    room.terminal.waits_for("0 ");
    room.terminal.types("0");
    room.terminal.waits_for("(4)");
    room.terminal.types("n");
    room.terminal.types("14/06/2018\tSalle 2\t9h\t11h\r");
    room.terminal
        .waits_until("the proposed agenda", |terminal| terminal.picture().contains("25 min "));
    room.records(&["\r"]);
    room.records(&["c", "\r"]);
    room.records(&["+", "Questions diverses", "\r"]);
}

/// Held: one stands in for another and leaves before the end, two decisions, five changes.
fn holds(room: &mut Room) {
    room.terminal.types("\r");
    room.terminal.waits_for("╭ 1 · ");
    room.records(&["o", "dgs", "\r"]);
    room.terminal.types("\t");
    room.records(&[" "]);
    room.records(&["jj", " "]);
    room.records(&["k", " "]);
    // Excused, absent, then represented.
    room.records(&[" "]);
    room.records(&[" "]);
    room.records(&[" ", "dgs", "\r"]);
    room.terminal.types("\t");
    room.records(&["c"]);
    room.terminal.types("l");
    room.terminal.waits_for("╭ 2 · RH-01");
    room.records(&["m1", "Prêt.", "\r"]);
    room.records(&["d", "Ouvrir à tous.", "\r"]);
    room.records(&["r", "\r"]);
    room.records(&["i", "180", "\r"]);
    room.records(&["c"]);
    room.terminal.types("l");
    room.terminal.waits_for("╭ 3 · SI-01");
    room.records(&["s1", "\r"]);
    room.records(&["d", "Choisir avant la fin de l’année.", "\r"]);
    room.records(&["e", "30/09/2018", "\t", "Suite.", "\r"]);
    room.records(&["b"]);
    room.terminal.types("l");
    room.terminal.waits_for("╭ 4 · Questions");
    room.records(&["\t", "gv"]);
    room.terminal.types("\t");
    room.records(&["f"]);
}

/// One proposal joined to the plan, the other one refused.
fn decides_on_proposals(room: &mut Room) {
    room.terminal.types("6N");
    room.terminal.waits_for("╭ Propos");
    room.terminal.types("\r");
    room.terminal.waits_for("Rien avant septembre.");
    room.records(&["\r"]);
    room.terminal.types("N");
    room.terminal.waits_for("╭ Propos");
    room.terminal.types("\r");
    room.terminal.waits_for("Sans crédit.");
    room.terminal.types("\x1b[B\tLe crédit est voté.\r");
    room.terminal.waits_for("copil proposal show outil");
}

#[test]
fn a_committee_s_cycle_is_told_alike_by_the_screen_the_papers_and_git() {
    std::thread::scope(|both| {
        both.spawn(|| cycle("fr"));
        both.spawn(|| cycle("en"));
    });
}

fn cycle(language: &'static str) {
    let mut room = Room::opened(language);
    prepares(&mut room);
    holds(&mut room);
    decides_on_proposals(&mut room);
    room.terminal.types("0\r");
    room.terminal.waits_for("╭ 4 · Questions");
    room.records(&["F", "\r"]);
    goes_back(&mut room);
    room.terminal.types("q");
    assert!(room.terminal.ends().success());
    the_papers_are_made(&room);
    the_record_is_amended_and_approved(&room);
    git_tells_the_same(&room);
}

/// The four meetings before, one after the other; what was deleted since and which rule changed.
fn goes_back(room: &mut Room) {
    room.terminal.types("2");
    room.terminal.waits_for("SI-01");
    let mut seen = Vec::new();
    for (day, french, english) in BEFORE_IT {
        room.terminal.types(",");
        room.terminal
            .waits_for(if room.language == "fr" { french } else { english });
        let of_meeting = room.says("2018-06-14", &["compare", &format!("{day}-copil")]);
        seen.push((of_meeting.contains("RH-02"), of_meeting.contains(") 45")));
    }
    assert_eq!(seen, [(false, false), (false, false), (false, true), (true, true)]);
    // The action that is gone was there then.
    room.terminal.waits_for("RH-02");
    room.terminal.types("H");
    room.terminal.waits_for("(5)");
    room.terminal.types("G");
    room.terminal.waits_for(") 45");
    room.terminal.escapes();
    room.terminal.escapes();
}

fn the_papers_are_made(room: &Room) {
    for paper in ["agenda", "record", "attendance"] {
        let file = format!("../{paper}.html");
        room.says("2018-06-14", &["report", paper, MEETING, "-o", &file]);
        let text = std::fs::read_to_string(room.plan.join(&file)).unwrap();
        assert!(
            text.contains("Direction générale") && text.ends_with("</html>\n"),
            "{text}"
        );
        // Made from what is recorded, it can be made again, and is the same.
        room.says("2018-07-01", &["report", paper, MEETING, "-o", &file]);
        assert_eq!(std::fs::read_to_string(room.plan.join(&file)).unwrap(), text);
    }
}

fn the_record_is_amended_and_approved(room: &Room) {
    let amended = [
        "meeting",
        "amend",
        MEETING,
        "place=Salle 3",
        "-m",
        "La salle 2 était prise.",
    ];
    room.says("2018-06-20", &amended);
    let day = "2018-09-13";
    room.says(day, &["meeting", "new", "copil", day]);
    room.says(day, &["meeting", "open", "next", "--present", "all"]);
    room.says(day, &["meeting", "approve", MEETING]);
    let json = room.says(day, &["show", MEETING, "--json"]);
    assert!(json.contains("Salle 3"), "{json}");
}

fn git_tells_the_same(room: &Room) {
    let lines = |arguments: &[&str]| room.git(arguments).lines().map(str::to_owned).collect::<Vec<_>>();
    let grep = format!("--grep=Meeting: {MEETING}");
    let told = lines(&["log", "--first-parent", "--reverse", &grep, "--format=%s"]);
    let wanted = [
        "nouvelle réunion",
        "convocation de la séance",
        "nouveau point « Questions",
        "ouverture de la séance",
        "RH-01 : météo ☂ Appuis nécessaires → ☀ Objectifs sécurisés",
        "décision 1 : « Ouvrir à tous. »",
        "RH-01 : jalon « Charte signée » atteint",
        "RH-01 : indicateur « Jours télétravaillés",
        "SI-01 : À venir → En cours",
        "décision 2 : « Choisir avant",
        "SI-01 : échéance 29/06/2018 → 30/09/2018",
        "hors de la salle pour 1 point",
        "Proposition « charte » acceptée",
        "clôture de la séance",
        "lieu « Salle 2 » → « Salle 3 »",
    ];
    let mut rest = told.iter();
    for text in wanted {
        assert!(rest.any(|subject| subject.contains(text)), "no {text:?} in {told:#?}");
    }
    let tags = room.git(&["tag", "-n1"]);
    for (day, ..) in BEFORE_IT {
        assert!(tags.contains(&format!("copil/essai/{day}-copil")), "{tags}");
    }
    assert!(
        tags.contains(&format!("copil/essai/{MEETING}")) && tags.contains("outil"),
        "{tags}"
    );
    // The line of the branch itself: the proposal came in by one merge, and nothing else did.
    assert_eq!(lines(&["log", "--merges", "--format=%h"]).len(), 1);
    assert_eq!(
        lines(&["log", "--grep=Amends: 2018-06-14-copil", "--format=%h"]).len(),
        1
    );
    assert_eq!(
        lines(&["log", "--grep=Approves: 2018-06-14-copil", "--format=%h"]).len(),
        1
    );
    room.git(&["fsck", "--strict"]);
    assert_eq!(room.git(&["status", "--porcelain"]), "");
}
