//! What is asked for where somebody can be asked: on a real pseudo-terminal.

use std::io::{Read, Write};
use std::sync::mpsc;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::common::World;

/// How long the program may stay silent before the test gives it up.
const LIMIT: Duration = Duration::from_secs(60);

/// Runs the program on a terminal, answers each question as it comes, and gives back the exit code and all it showed.
fn talk(world: &World, arguments: &[&str], answers: &[(&str, &str)]) -> (u32, String) {
    let size = PtySize {
        rows: 24,
        cols: 100,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let plain = world.command(arguments);
    let mut command = CommandBuilder::new(plain.get_program());
    command.args(arguments);
    command.cwd(world.path());
    command.env_clear();
    for (name, value) in plain.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let (sender, output) = mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        // The end of the terminal is an error on some systems.
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let (mut shown, mut seen) = (Vec::new(), 0);
    let mut answers = answers.iter().peekable();
    loop {
        match output.recv_timeout(LIMIT) {
            Ok(bytes) => shown.extend(bytes),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                child.kill().expect("the program is ended");
                panic!("the program waits for something else: {}", plainly(&shown));
            }
        }
        if let Some((_, answer)) = answers.next_if(|(question, _)| plainly(&shown[seen..]).contains(question)) {
            seen = shown.len();
            writer.write_all(format!("{answer}\n").as_bytes()).expect("an answer");
        }
    }
    let code = child.wait().expect("the program ends").exit_code();
    (code, plainly(&shown))
}

/// What was shown, with plain spaces in place of the no-break ones of French.
fn plainly(shown: &[u8]) -> String {
    String::from_utf8_lossy(shown).replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_missing_reason_is_asked_for() {
    let world = World::new();
    let (code, shown) = talk(
        &world,
        &["status", "RH-04", "blocked"],
        &[("Why?", "Avis défavorable.")],
    );
    assert_eq!(code, 0, "{shown}");
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\n\nAvis défavorable.\n\n"), "{message}");
}

#[test]
fn no_answer_is_a_refusal() {
    let world = World::new();
    let before = world.head();
    let (code, shown) = talk(
        &world,
        &["--lang", "fr", "weather", "RH-04", "orage"],
        &[("Pourquoi ?", "")],
    );
    assert_eq!(code, 1, "{shown}");
    assert_eq!((world.head(), world.status()), (before, String::new()));
}

#[test]
fn an_undo_of_an_earlier_day_is_asked_about_as_such() {
    let world = World::new();
    let earlier = ["due", "RH-10", "2018-05-01"];
    world.run_on("2018-03-03", &earlier).ends(0);
    let before = world.head();
    let french = ["--lang", "fr", "undo"];
    let (code, shown) = talk(&world, &french, &[("L’annuler quand même (oui/non) ?", "non")]);
    assert_eq!(code, 1, "{shown}");
    assert!(
        shown.contains("Votre dernier changement a été fait le 3 mars 2018, et non aujourd’hui"),
        "{shown}"
    );
    assert_eq!(world.head(), before);
    let (code, shown) = talk(&world, &["undo"], &[("Take it back all the same (yes/no)?", "yes")]);
    assert_eq!(code, 0, "{shown}");
    assert_ne!(world.head(), before);
}

#[test]
fn init_asks_for_what_it_needs() {
    let world = World::empty();
    world.write("../home/gitconfig", "[user]\n\tname = DGS\n\temail = dgs@essai.test\n");
    let (code, shown) = talk(
        &world,
        &["--lang", "fr", "init"],
        &[
            ("Titre du plan", "Plan d’action santé"),
            ("[plan-action-sante]", ""),
            ("[fr]", "en"),
            ("commence", "1er mars 2018"),
            ("finit", ""),
            ("organisation", ""),
            ("Vous-même, dgs@essai.test", "non"),
            ("personne", ""),
            ("groupe", "rh=Ressources humaines"),
            ("groupe", ""),
            ("comité", ""),
            ("première action", ""),
            ("Le mettre en place", ""),
        ],
    );
    assert_eq!(code, 0, "{shown}");
    let text = world.read("plans/plan-action-sante/plan.toml");
    assert!(
        text.contains("title = \"Plan d’action santé\"\nlanguage = \"en\""),
        "{text}"
    );
    assert!(text.contains("start = 2018-03-01\n# end ="), "{text}");
    assert_eq!(world.git(&["status", "--porcelain", "plans"]), "");
}

#[test]
fn a_table_is_cut_to_the_terminal() {
    let world = World::new();
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "Accueillir des apprentis",
        &"é".repeat(300),
    );
    let (code, shown) = talk(&world, &["list", "--color", "never"], &[]);
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("éé…") && shown.contains("☁ clouds"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 100), "{shown}");
}

/// A bad answer is told and asked again; then come people, groups, the committee and its first meeting.
#[test]
fn init_asks_again_and_founds_a_whole_plan() {
    let world = World::empty();
    world.write("../home/gitconfig", "[user]\n\tname = DGS\n\temail = dgs@essai.test\n");
    let (code, shown) = talk(
        &world,
        &["--lang", "fr", "init"],
        &[
            ("Titre du plan", ""),
            ("Titre du plan", "Sobriété"),
            ("[sobriete]", "été 2026!"),
            ("[ete-2026]", ""),
            ("[fr]", "xx"),
            ("« xx »", "fr"),
            ("commence", "blah"),
            ("« blah »", "1er mars 2018"),
            ("finit", "1er mars 2017"),
            ("finirait", "2020-03-31"),
            ("organisation", "Ville"),
            ("organisation", ""),
            ("[DGS]", "dgs=Direction générale"),
            ("quelle organisation", "ville"),
            ("personne", "é=Énergie"),
            ("quelle organisation", ""),
            ("« é »", "Mission énergie"),
            ("quelle organisation", ""),
            ("personne", ""),
            ("groupe", "énergie"),
            ("pilote", "inconnue"),
            ("« inconnue »", "mission-energie"),
            ("groupe", ""),
            ("comité", "copil=Comité de pilotage"),
            ("membre", "dgs, Mission énergie"),
            ("réunion", "demain peut-être"),
            ("demain peut-être", "12/04/2018"),
            ("première action", "Éteindre les bureaux la nuit"),
            ("quand", "30/06/2018"),
            ("première action", ""),
            ("Le mettre en place", "non"),
        ],
    );
    assert_eq!(code, 0, "{shown}");
    let subjects = world.git(&["log", "--reverse", "--format=%s"]).replace('\u{a0}', " ");
    assert_eq!(
        subjects.lines().collect::<Vec<_>>(),
        [
            "plan : nouveau plan « Sobriété »",
            "plan : nouvelle organisation « Ville »",
            "plan : Direction générale rejoint le plan",
            "plan : Mission énergie rejoint le plan",
            "groupe energie : nouveau groupe « énergie »",
            "plan : nouveau comité « Comité de pilotage »",
            "Comité de pilotage du 12 avril 2018 : nouvelle réunion",
            "ENERGIE-01 : nouvelle action « Éteindre les bureaux la nuit »",
        ]
    );
    let config = world.read("plans/ete-2026/plan.toml");
    assert!(config.contains("start = 2018-03-01\nend = 2020-03-31\n"), "{config}");
    assert!(config.contains("members = [\"dgs\", \"mission-energie\"]"), "{config}");
    let group = world.read("plans/ete-2026/groups/energie/group.toml");
    assert_eq!(group, "title = \"énergie\"\nleads = [\"mission-energie\"]\n");
    assert!(shown.contains("la touche « a » y ajoute"), "{shown}");
    assert!(!shown.contains("plan.toml"), "{shown}");
    world.run(&["check"]).ends(0);
}

/// Nobody has to know git: who founds the plan says who they are, and the new repository remembers it.
#[test]
fn init_asks_who_founds_the_plan_where_git_does_not_know() {
    let world = World::empty();
    world.write("../home/gitconfig", "");
    let asked = |name: &'static str, email: &'static str| {
        let begun = [
            ("Titre du plan", "Sobriété"),
            ("[sobriete]", ""),
            ("[fr]", ""),
            ("commence", ""),
            ("finit", ""),
            ("qui vous êtes", name),
        ];
        let goes_on = [
            ("adresse", email),
            ("organisation", ""),
            ("[Direction générale]", ""),
            ("personne", ""),
            ("groupe", ""),
            ("comité", ""),
            ("Le mettre en place", ""),
        ];
        let last = if name.is_empty() { 0 } else { goes_on.len() };
        talk(
            &world,
            &["--lang", "fr", "init"],
            &[&begun[..], &goes_on[..last]].concat(),
        )
    };
    // Whoever does not say it is told how to, and nothing is made.
    let (code, shown) = asked("", "");
    assert_ne!(code, 0, "{shown}");
    assert!(shown.contains("git config --global user.name"), "{shown}");
    assert!(world.path().read_dir().is_ok_and(|mut made| made.next().is_none()));
    let (code, shown) = asked("Direction générale", "dgs@essai.test");
    assert_eq!(code, 0, "{shown}");
    let author = world.git(&["log", "-1", "--format=%an <%ae>"]);
    assert_eq!(author.trim(), "Direction générale <dgs@essai.test>");
    world.run(&["new", "group", "rh", "Ressources humaines"]).ends(0);
    // They stand in the plan from the first day: what they carry is theirs.
    assert!(world.run(&["list", "--lead", "me"]).ends(0).err.is_empty());
}

/// Where the plan begins with the functions of another one, whoever founds it takes one of them.
#[test]
fn init_gives_a_function_of_the_model_to_the_founder() {
    let world = World::empty();
    world.write(
        "../home/gitconfig",
        "[user]\n\tname = Claire\n\temail = claire@essai.test\n",
    );
    let (code, shown) = talk(
        &world,
        &["--lang", "fr", "init", "--from", "recommandations"],
        &[
            ("Titre du plan", "Suites"),
            ("[suites]", ""),
            ("[fr]", ""),
            ("commence", ""),
            ("finit", ""),
            ("[Claire]", "dgs"),
            ("personne", ""),
            ("groupe", ""),
            ("réunion", ""),
            ("Le mettre en place", ""),
        ],
    );
    assert_eq!(code, 0, "{shown}");
    let people = world.read("plans/suites/plan.toml");
    assert_eq!(people.matches("claire@essai.test").count(), 1, "{people}");
    assert!(world.run(&["list", "--lead", "me"]).ends(0).err.is_empty());
}

/// Whoever leaves in the middle of the questions is told what stands.
#[test]
#[cfg(unix)]
fn init_says_what_stands_when_it_is_left() {
    let world = World::empty();
    world.write("../home/gitconfig", "[user]\n\tname = DGS\n\temail = dgs@essai.test\n");
    let (code, shown) = talk(&world, &["--lang", "fr", "init"], &[("Titre du plan", "\u{3}")]);
    assert_ne!(code, 0, "{shown}");
    assert!(shown.contains("Rien n’a été créé"), "{shown}");
    assert!(world.path().read_dir().is_ok_and(|mut made| made.next().is_none()));
    let answers = [
        ("Titre du plan", "Sobriété"),
        ("[sobriete]", ""),
        ("[fr]", ""),
        ("commence", ""),
        ("finit", ""),
        ("organisation", "Ville"),
        ("organisation", "\u{3}"),
    ];
    let (code, shown) = talk(&world, &["--lang", "fr", "init"], &answers);
    assert_ne!(code, 0, "{shown}");
    assert!(shown.contains("Le plan est dans"), "{shown}");
    assert!(world.read("plans/sobriete/plan.toml").contains("ville = \"Ville\""));
    world.run(&["check"]).ends(0);
}

/// Whoever takes a first copy says who they are, and may have git join by meaning.
#[test]
fn clone_asks_for_what_a_copy_needs() {
    let shared = World::new();
    let world = World::empty();
    world.write("../home/gitconfig", "");
    let address = shared.path().to_string_lossy().into_owned();
    let (code, shown) = talk(
        &world,
        &["--lang", "fr", "clone", &address, "plan"],
        &[
            ("qui vous êtes", "Claire"),
            ("adresse", "claire@essai.test"),
            ("Le mettre en place", "oui"),
        ],
    );
    assert_eq!(code, 0, "{shown}");
    let author = world.git(&["-C", "plan", "log", "-1", "--format=%an <%ae>"]);
    assert_eq!(author.trim(), "Claire <claire@essai.test>");
    assert!(world.read("plan/.gitattributes").contains("merge=copil"), "{shown}");
    assert!(
        world
            .git(&["-C", "plan", "config", "merge.copil.driver"])
            .contains("merge-driver -- %O %A %B")
    );
}

/// A question of a merge under way is asked where somebody can answer.
#[test]
fn resolve_asks_one_question_after_the_other() {
    const RH04: &str = "plans/essai/groups/rh/RH-04.toml";
    let world = World::new();
    world.git(&["switch", "-qc", "autre"]);
    world.replace(RH04, "2018-01-31\ndepends", "2018-12-31\ndepends");
    world.git(&["commit", "-qam", "là"]);
    world.git(&["switch", "-q", "main"]);
    world.replace(RH04, "2018-01-31\ndepends", "2018-06-30\ndepends");
    world.git(&["commit", "-qam", "ici"]);
    world.git_run(&["merge", "-q", "--no-edit", "autre"]).ends(1);
    let (code, shown) = talk(&world, &["--lang", "fr", "resolve"], &[("plus tard", "")]);
    assert_eq!(code, 1, "{shown}");
    assert!(world.read(RH04).contains("<<<<<<<"));
    let (code, shown) = talk(&world, &["--lang", "fr", "resolve"], &[("plus tard", "=31/01/2019")]);
    assert_eq!(code, 0, "{shown}");
    assert!(world.read(RH04).contains("due = 2019-01-31\ndepends"), "{shown}");
}
