//! A morning of two people on the demo. Claire has the screen and has never heard of git; Malik uses git alone. Three things that
//! both change, one number that both give, and the committee held from two machines: at the end both have the same plan, every
//! reason is kept, and nothing that Claire saw was in git's words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::committee::Room;
use crate::plain_words::words_of_git;
use crate::repository::{git, plain, untouched, verify};
use crate::support::Terminal;

const MEETING: &str = "meetings/2018-03-15-copil.toml";

/// Why each of them did what they did.
const REASONS: [&str; 9] = [
    "L’indemnité est votée en mai.",
    "Un agent vient d’être déclaré inapte.",
    "Les syndicats ont quitté la table.",
    "Le comité technique ne se réunit qu’en novembre.",
    "Vu avec la médecine de prévention ce matin.",
    "On attend le décret sur les cadres d’emplois techniques.",
    "Demandée par les représentants du personnel.",
    "Adoptée à l’unanimité.",
    "Le médecin a rendu son avis.",
];

/// Malik's copy, with plain git and what `copil merge-driver` taught it.
struct Malik {
    top: PathBuf,
}

impl Malik {
    fn git(&self, arguments: &[&str]) -> String {
        git(&self.top, arguments)
    }

    fn plan(&self, file: &str) -> PathBuf {
        self.top.join("plans/blois").join(file)
    }

    /// Replaces pieces of a file in his editor: each is there, and the first one is meant.
    fn edits(&self, file: &str, pieces: &[(&str, &str)]) {
        let path = self.plan(file);
        let mut text = fs::read_to_string(&path).unwrap();
        for (old, new) in pieces {
            assert!(text.contains(old), "{old} is not in {text}");
            text = text.replacen(old, new, 1);
        }
        fs::write(path, text).unwrap();
    }

    fn commits(&self, subject: &str, reason: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "-q", "-m", subject, "-m", reason]);
    }
}

/// The demo, shared; Claire's screen in a copy of it, and Malik's copy.
fn both(demo: &Path, language: &'static str) -> (Room, Malik) {
    let folder = tempfile::tempdir().unwrap();
    let top = |name: &str| folder.path().join(name);
    let copied = |from: &Path, to: &str, how: &[&str]| {
        let arguments = [&["clone", "-q"], how, &[from.to_str().unwrap(), to]].concat();
        git(folder.path(), &arguments);
    };
    copied(demo, "shared.git", &["--bare"]);
    for (name, who, address) in [
        ("claire", "Claire Martin", "drh@blois.exemple"),
        ("malik", "Malik Benali", "rh-prevention@blois.exemple"),
    ] {
        copied(&top("shared.git"), name, &[]);
        git(&top(name), &["config", "user.name", who]);
        git(&top(name), &["config", "user.email", address]);
    }
    let malik = Malik { top: top("malik") };
    copil(&malik.top, &["merge-driver", "--install"]);
    malik.git(&["push", "-q"]);
    let plan = top("claire");
    let terminal = Terminal::in_plan(folder, &plan, &[("COPIL_LANG", language)]);
    let claire = Room {
        terminal,
        plan,
        language,
    };
    (claire, malik)
}

fn copil(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copil"));
    command.current_dir(folder).args(arguments);
    untouched(&mut command, folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

impl Room {
    /// What is said of two in her language.
    fn word<'t>(&self, [french, english]: [&'t str; 2]) -> &'t str {
        if self.language == "fr" { french } else { english }
    }

    fn waits(&mut self, french: &str, english: &str) {
        self.terminal.waits_for(self.word([french, english]));
    }

    fn opens(&mut self, id: &str) {
        self.terminal.types("/");
        self.terminal.types(id);
        self.terminal.waits_for(&format!("▶{id}"));
        self.terminal.types("\r");
        self.terminal.waits_for(&format!("╭ {id} ─"));
    }

    /// Holds that a question says what was there before, both values, who, when and why.
    fn is_asked(&mut self, number: usize, ours: [&str; 2], theirs: [&str; 2], why: (usize, usize)) {
        self.waits(&format!("Question {number} sur 3"), &format!("Question {number} of 3"));
        let here = self.word(["ici : ", "here: "]);
        let day = self.word(["15 mars 2018 — ", "15 March 2018 — "]);
        let there = self.word(["risques : ", "risques: "]);
        for text in [
            format!("Direction des ressources humaines, {here}{}", self.word(ours)),
            format!("{day}{}", REASONS[why.0]),
            format!("Service prévention des {there}{}", self.word(theirs)),
            format!("{day}{}", REASONS[why.1]),
        ] {
            self.terminal.waits_for(&text);
        }
    }

    fn types(&mut self, keys: &[&str]) {
        for keys in keys {
            self.terminal.types(keys);
        }
    }
}

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";

#[test]
fn a_morning_of_two_people_ends_with_one_plan_every_reason_and_no_word_of_git() {
    let demo = tempfile::tempdir().unwrap();
    copil(demo.path(), &["demo", "--no-open", "blois", "demo"]);
    std::thread::scope(|languages| {
        for language in ["fr", "en"] {
            let demo = demo.path().join("demo");
            languages.spawn(move || morning(&demo, language));
        }
    });
}

fn morning(demo: &Path, language: &'static str) {
    let (mut claire, malik) = both(demo, language);
    claire.waits("À régler avant", "To settle before");
    malik_works(&malik);
    claire_works(&mut claire);
    claire_shares(&mut claire);
    the_committee_meets(&mut claire, &malik);
    claire_looks_around(&mut claire);
    claire.terminal.types("q");
    assert!(claire.terminal.ends().success());
    speaks_plainly(&claire);
    both_have_one_plan(&claire, &malik);
}

fn malik_works(malik: &Malik) {
    malik.edits(
        "groups/rh/RH-04.toml",
        &[("\ndue = 2018-01-31\n", "\ndue = 2018-12-31\n")],
    );
    malik.commits("RH-04 : échéance au 31 décembre", REASONS[3]);
    malik.edits(
        "groups/rh/RH-12.toml",
        &[
            ("weather = \"cloudy\"", "weather = \"rainy\""),
            (
                "Quatorze reclassements, mais quatre dossiers lourds sans solution.",
                "Les quatre dossiers lourds restent sans poste.",
            ),
        ],
    );
    malik.commits("RH-12 : appuis nécessaires", REASONS[4]);
    malik.edits(
        "groups/rh/RH-03.toml",
        &[
            ("status = \"in-progress\"", "status = \"paused\""),
            ("since = 2016-03-07", "since = 2018-03-15"),
        ],
    );
    malik.commits("RH-03 : en pause", REASONS[5]);
    let added = "title = \"Former les membres des instances de santé au travail\"\nstatus = \"planned\"\nsince = 2018-03-15\n\
                 leads = [\"rh-prevention\"]\ndue = 2018-10-31\n";
    fs::write(malik.plan("groups/rh/RH-15.toml"), added).unwrap();
    malik.commits("RH-15 : nouvelle action", REASONS[6]);
    malik.git(&["push", "-q"]);
}

/// The same three things, her way, and an action with the same number.
fn claire_works(claire: &mut Room) {
    claire.opens("RH-04");
    claire.records(&["e", "30/06/2018", "\t", REASONS[0], "\r"]);
    claire.opens("RH-12");
    claire.records(&["m4", REASONS[1], "\r"]);
    claire.opens("RH-03");
    claire.records(&["s2", "\t", REASONS[2], "\r"]);
    claire.records(&["a", "action", "\r", "Tenir un forum des métiers", "\r"]);
    claire.waits("4 à partager", "4 to share");
}

/// One is answered her way, one another way, one his way.
fn claire_shares(claire: &mut Room) {
    claire.terminal.types("Y");
    claire.is_asked(
        1,
        ["En cours → Bloquée", "In progress → Blocked"],
        ["En cours → En pause", "In progress → Paused"],
        (2, 5),
    );
    claire.types(&[DOWN, "\r"]);
    claire.is_asked(
        2,
        ["échéance 31/01/2018 → 30/06/2018", "due date 2018-01-31 → 2018-06-30"],
        ["échéance 31/01/2018 → 31/12/2018", "due date 2018-01-31 → 2018-12-31"],
        (0, 3),
    );
    let other = claire.word(["30/09/2018", "2018-09-30"]);
    claire.types(&[UP, "\r", other, "\r", "\r"]);
    claire.is_asked(
        3,
        ["météo ☁ Objectifs atteignables → ↯", "weather ☁ Goals within reach → ↯"],
        ["météo ☁ Objectifs atteignables → ☂", "weather ☁ Goals within reach → ☂"],
        (1, 4),
    );
    claire.types(&[DOWN, DOWN, "\r"]);
    claire.waits(
        "mettre en commun avec ces réponses",
        "bring together with these answers",
    );
    claire.terminal.types("\r");
    claire.waits("RH-15 devient RH-16", "RH-15 becomes RH-16");
    claire.waits(
        "De : Service prévention des risques.",
        "From: Service prévention des risques.",
    );
    // What came opens, with whose it is and why.
    claire.terminal.types("\r");
    claire.waits(
        "plan d’avant ce que les autres ont partagé",
        "plan before what others shared",
    );
    claire.terminal.escapes();
}

/// He takes the minutes of the first items, she those of the others; each takes a first decision, and she closes.
fn the_committee_meets(claire: &mut Room, malik: &Malik) {
    malik.git(&["pull", "-q", "--no-rebase"]);
    claire.terminal.types("0");
    claire.waits("En séance (1)", "In session (1)");
    claire.terminal.types("\r");
    claire.terminal.waits_for("╭ 1 · ");
    claire.terminal.types("lll");
    claire.terminal.waits_for("╭ 4 · RH-04");
    claire.records(&["d", "Signer la charte en septembre.", "\r"]);
    claire.records(&["c"]);
    for item in 5..=9 {
        claire.terminal.types("l");
        claire.terminal.waits_for(&format!("╭ {item} · "));
        claire.records(&["b"]);
    }
    malik.edits(
        MEETING,
        &[
            (
                "[agenda.approbation]\n",
                "[agenda.approbation]\noutcome = \"decided\"\n",
            ),
            (
                "[agenda.point-general]\n",
                "[agenda.point-general]\noutcome = \"informed\"\n",
            ),
            ("[agenda.ORG-01]\n", "[agenda.ORG-01]\noutcome = \"decided\"\n"),
        ],
    );
    let decision = "\n[decisions.1]\ntext = \"Réorganiser service par service, au rythme des départs.\"\nitem = \"ORG-01\"\n\
                    actions = [\"ORG-01\"]\nowner = \"dga-ressources\"\ndue = 2018-06-29\n";
    let file = malik.plan(MEETING);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text + decision).unwrap();
    malik.commits("Copil du 15 mars : points 1 à 3", REASONS[7]);
    malik.git(&["push", "-q"]);
    claire.terminal.types("Y");
    claire.waits("devient la décision 2", "becomes decision 2");
    claire.terminal.escapes();
    claire.waits("9 points traités sur 9", "9 of 9 items");
    claire.records(&["F", "\r"]);
    claire.terminal.types("Y");
    claire.waits("sa clôture est partagée", "its closing is shared");
    // Meanwhile he noted something: git joins it with what she shared.
    malik.edits(
        "groups/rh/RH-12.toml",
        &[("sans poste.", "sans poste ; un avis est rendu.")],
    );
    malik.commits("RH-12 : commentaire", REASONS[8]);
    malik.git(&["pull", "-q", "--no-rebase", "--no-edit"]);
    malik.git(&["push", "-q"]);
    claire.terminal.types("Y");
    claire.waits("Reçu : 2 changements.", "Received: 2 changes.");
    claire.terminal.escapes();
}

/// Wherever a curious person comes.
fn claire_looks_around(claire: &mut Room) {
    for keys in ["?", ":", "@", "/RH-12", "6", "\r", "H", "2", "y", "1", "N"] {
        claire.terminal.types(keys);
        claire.terminal.waits_for_rest();
        if !keys.chars().all(char::is_numeric) {
            claire.terminal.escapes();
            claire.terminal.waits_for_rest();
        }
    }
}

fn speaks_plainly(claire: &Room) {
    let seen = claire.terminal.seen();
    let said: Vec<_> = seen.iter().filter(|line| !words_of_git(line).is_empty()).collect();
    assert!(seen.len() > 500, "{} lines were seen", seen.len());
    assert_eq!(said, [""; 0], "{}", claire.language);
}

fn both_have_one_plan(claire: &Room, malik: &Malik) {
    let shared = malik.top.parent().unwrap().join("shared.git");
    let tree = |top: &Path| {
        git(
            top,
            &["rev-parse", "main", "main^{tree}", "copil/blois/2018-03-15-copil"],
        )
    };
    assert_eq!(tree(&claire.plan), tree(&shared));
    assert_eq!(tree(&malik.top), tree(&shared));
    for top in [&claire.plan, &malik.top] {
        assert_eq!(git(top, &["status", "--porcelain"]), "");
        git(top, &["fsck", "--strict"]);
        let verdict = verify::record(top);
        assert_eq!(verdict.faults, [""; 0]);
    }
    let told = plain(&malik.git(&["log", "--format=%B"]));
    for reason in REASONS {
        assert!(told.contains(&plain(reason)), "{reason} is lost");
    }
    for trailer in [
        "Resolved: RH-03 status ours",
        "Resolved: RH-04 due other",
        "Resolved: RH-12 weather theirs",
        "Renumbered: RH-15 -> RH-16",
    ] {
        assert!(told.contains(trailer), "no {trailer}");
    }
    let holds = |file: &str, texts: &[&str]| {
        let content = fs::read_to_string(malik.plan(file)).unwrap();
        for text in texts {
            assert!(content.contains(text), "no {text} in {content}");
        }
    };
    holds("groups/rh/RH-03.toml", &["status = \"blocked\""]);
    holds("groups/rh/RH-04.toml", &["\ndue = 2018-09-30\n"]);
    holds("groups/rh/RH-12.toml", &["weather = \"rainy\"", "un avis est rendu."]);
    holds("groups/rh/RH-15.toml", &["Former les membres"]);
    holds("groups/rh/RH-16.toml", &["forum des métiers"]);
    holds(
        MEETING,
        &[
            "state = \"closed\"",
            "[decisions.1]\ntext = \"Réorganiser",
            "[decisions.2]\nitem = \"RH-04\"\ntext = \"Signer",
        ],
    );
}
