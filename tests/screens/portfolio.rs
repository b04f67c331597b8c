//! Several plans on the screen: a line each, what all come to, the views that run through all of them, and a plan opened.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copil::report::log::{for_line, line};
use copil::tui::app::{App, LoopRequest, PlanTarget};
use copil::tui::keymap::Keymap;
use copil::tui::theme::Theme;
use copil::wording::Catalogue;
use copil::workspace::{AsOf, Located, LogEntry, Moment, Portfolio, locate_any};
use copil_plan::change::{Change, Subject};
use copil_plan::value::Value;
use copil_plan::{Language, Plan};
use copil_store::{FolderStamp, file_moment};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::time::Duration;

use crate::support::entry;

/// Some plans in a repository of their own, and a person at the keys.
struct Screen {
    app: App,
    opened: Vec<(String, PlanTarget)>,
    /// The screen of the plan that was opened last.
    plan: Option<App>,
    size: (u16, u16),
    folder: tempfile::TempDir,
}

fn write(top: &Path, path: &str, text: &str) {
    let path = top.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn git(top: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    let command = command.current_dir(top).args(arguments);
    let command = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    assert!(command.status().unwrap().success(), "{arguments:?}");
}

/// A town, an agglomeration that shares an action with it, and a plan that cannot be read.
fn territory(top: &Path) {
    git(top, &["init", "-q", "-b", "main"]);
    for (key, value) in [
        ("user.name", "DRH"),
        ("user.email", "drh@essai.exemple"),
        ("copil.today", "2018-03-15"),
    ] {
        git(top, &["config", key, value]);
    }
    let config = |title: &str| {
        format!(
            "format = 1\ntitle = \"{title}\"\nstart = 2017-01-01\nend = 2019-12-31\n[organisations]\nagglo = \"Agglopolys\"\n\
             [people.drh]\nname = \"Direction des ressources humaines\"\nemail = \"drh@essai.exemple\"\n\
             [committees.copil]\ntitle = \"Comité de pilotage\"\n"
        )
    };
    for (plan, title) in [("ville", "Plan de la ville"), ("agglo", "Projet d’agglomération")] {
        write(top, &format!("plans/{plan}/plan.toml"), &config(title));
        write(
            top,
            &format!("plans/{plan}/groups/rh/group.toml"),
            "title = \"Ressources humaines\"\n",
        );
    }
    for (path, text) in [
        (
            "ville/groups/rh/V-01",
            "title = \"Ouvrir un guichet commun\"\nstatus = \"in-progress\"\nsame_as = \"agglo/A-01\"\nleads = [\"drh\"]\ndue = 2018-01-31\n",
        ),
        (
            "ville/groups/rh/V-02",
            "title = \"Vendre les serres\"\nstatus = \"done\"\norganisations = [\"agglo\"]\n",
        ),
        (
            "ville/groups/rh/V-03",
            "title = \"Partager les véhicules\"\nstatus = \"blocked\"\ndue = 2018-06-30\n",
        ),
        (
            "agglo/groups/rh/A-01",
            "title = \"Ouvrir un guichet commun\"\nstatus = \"in-progress\"\nweather = \"rainy\"\ncomment = \"Local à trouver.\"\norganisations = [\"agglo\"]\ndue = 2018-01-31\n",
        ),
        (
            "agglo/meetings/2018-04-12-copil",
            "committee = \"copil\"\ndate = 2018-04-12\n",
        ),
    ] {
        write(top, &format!("plans/{path}.toml"), text);
    }
    write(top, "plans/casse/plan.toml", "format = \n");
    git(top, &["add", "-A"]);
    git(top, &["commit", "-qm", "Les plans", "--date=2018-03-01T09:00:00+0100"]);
}

impl Screen {
    fn open(language: Language, size: (u16, u16)) -> Self {
        let folder = tempfile::Builder::new().prefix("territoire").tempdir().unwrap();
        let top = folder.path().join("territoire");
        fs::create_dir(&top).unwrap();
        territory(&top);
        let Located::Portfolio(list) = locate_any(&top, None).unwrap() else {
            panic!("one plan alone");
        };
        let keymap = Keymap::built_in().unwrap();
        let app = App::of_portfolio(Portfolio::open(list), language, Theme::new(true), keymap, size);
        let mut screen = Self {
            app,
            opened: Vec::new(),
            plan: None,
            size,
            folder,
        };
        screen.app.settle();
        screen.obey();
        screen
    }

    fn obey(&mut self) {
        for request in self.app.settled() {
            if let LoopRequest::ShowPlan(open) = request {
                let name = open.folder().file_name().unwrap().to_string_lossy().into_owned();
                self.opened.push((name, open.target().clone()));
                let keymap = Keymap::built_in().unwrap();
                let mut app = open.app(&self.app, Theme::new(true), keymap, |_| {});
                assert!(app.settled().is_empty());
                self.plan = Some(app);
            }
        }
    }

    /// The top of the repository.
    fn top(&self) -> PathBuf {
        self.folder.path().join("territoire")
    }

    /// What somebody else writes, which the watched folders tell of.
    fn written(&mut self, path: &str, text: &str) {
        write(&self.top(), path, text);
        self.app.files_written(Some(&BTreeSet::from([self.top().join(path)])));
        self.obey();
    }

    fn types(&mut self, keys: &str) -> &mut Self {
        for key in keys.chars() {
            let code = match key {
                '\r' => KeyCode::Enter,
                '\u{1b}' => KeyCode::Esc,
                key => KeyCode::Char(key),
            };
            self.app
                .key(KeyEvent::new(code, KeyModifiers::NONE), Duration::from_secs(1));
            self.obey();
        }
        self
    }

    /// The folders that are watched.
    fn watched(&self) -> Vec<PathBuf> {
        self.app.watched().into_iter().map(|watched| watched.folder).collect()
    }

    fn sees(&self) -> String {
        self.sees_of(&self.app)
    }

    /// What the screen of the plan shows that was opened last.
    fn sees_plan(&self) -> String {
        self.sees_of(self.plan.as_ref().expect("a plan was opened"))
    }

    fn sees_of(&self, app: &App) -> String {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| app.view(frame.area(), frame.buffer_mut()))
            .unwrap();
        let buffer = terminal.backend().buffer();
        let rows = buffer.content().chunks(usize::from(width));
        let rows: Vec<String> = rows
            .map(|row| {
                row.iter()
                    .map(ratatui::buffer::Cell::symbol)
                    .collect::<String>()
                    .trim_end()
                    .to_owned()
            })
            .collect();
        rows.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
    }
}

#[track_caller]
fn says(picture: &str, texts: &[&str]) {
    for text in texts {
        assert!(picture.contains(text), "{text:?} is not in\n{picture}");
    }
}

#[test]
fn a_line_a_plan_then_all_together_and_what_is_left_out() {
    let screen = Screen::open(Language::Fr, (160, 24));
    let picture = screen.sees();
    says(
        &picture,
        &[
            "Plans (3)",
            "▶agglo",
            "Projet",
            "0/1",
            "illisible",
            "Plan de la ville",
            "1/3",
            "2 plans ensemble",
            "01/03/2018",
            "12/04/2018",
            "Les totaux laissent de côté un plan sur 3 :",
            "casse : plan.toml:1:10",
            "Une action présente dans deux plans n’est comptée qu’une fois.",
        ],
    );
    assert!(!picture.contains("À propos"), "nothing of one plan alone");
}

#[test]
fn every_view_runs_through_all_plans_in_both_languages_and_at_every_size() {
    for language in [Language::Fr, Language::En] {
        for size in [(80, 24), (120, 40), (200, 60)] {
            let mut screen = Screen::open(language, size);
            for (view, text) in [
                ("2", "V-03"),
                ("3", "A-01"),
                ("4", "V-03"),
                ("5", "Agglopolys"),
                ("6", "agglo"),
                ("7", "A-01"),
                ("8", "ville"),
                ("9", "V-01"),
                ("0", "Comité"),
                ("H", "casse"),
                ("/agglo", "Projet d’agglo"),
                ("\u{1b}", "casse"),
            ] {
                let picture = screen.types(view).sees();
                says(&picture, &[text]);
                assert!(!picture.contains("{ $"), "{picture}");
            }
        }
    }
}

#[test]
fn what_columns_cut_is_said_whole_of_the_selected_line() {
    let mut screen = Screen::open(Language::Fr, (80, 24));
    for (view, texts) in [
        (
            "2",
            [
                "╭ agglo · A-01 ─",
                "En cours · ☂ Appuis nécessaires · échéance le 31 janvier 2018",
            ],
        ),
        ("4", ["╭ agglo · A-01 ─", "échéance · 31/01/2018"]),
        ("5", ["╭ Agglopolys ─", ": agglo, ville"]),
        ("6", ["╭ agglo ─", "Direction des ressources humaines"]),
        ("7", ["╭ agglo · A-01 ─", "retard 43 j"]),
        (
            "8",
            [
                "Projet d’agglomération",
                "Pas encore assez d’historique pour prévoir la fin",
            ],
        ),
        ("9", ["╭ ville · V-01 ─", "Ouvrir un guichet commun"]),
        ("0", ["Comité de pilotage du 12 avril 2018", "│ 12 avril 2018"]),
    ] {
        says(&screen.types(view).sees(), &texts);
    }
    // A low screen keeps its lines for the list.
    let mut screen = Screen::open(Language::Fr, (80, 18));
    let picture = screen.types("2").sees();
    assert!(!picture.contains("Appuis nécessaires"), "{picture}");
}

#[test]
fn the_header_names_no_day_where_plans_are_seen_on_different_ones() {
    let mut screen = Screen::open(Language::Fr, (80, 24));
    says(&screen.sees(), &["15 mars 2018"]);
    git(&screen.top(), &["config", "copil.ville.today", "2018-04-20"]);
    screen.written(
        "plans/ville/plan.toml",
        &fs::read_to_string(screen.top().join("plans/ville/plan.toml")).unwrap(),
    );
    let first = screen.sees().lines().next().unwrap().to_owned();
    says(&first, &["à des jours différents"]);
    assert!(!first.contains("2018"), "{first}");
}

#[test]
fn what_is_opened_is_opened_in_its_plan() {
    let mut screen = Screen::open(Language::Fr, (80, 24));
    screen.types("G\r");
    assert_eq!(screen.opened.pop(), Some(("ville".into(), PlanTarget::Plan)));
    screen.types("9\r");
    assert_eq!(
        screen.opened.pop(),
        Some(("ville".into(), PlanTarget::Action("V-01".parse().unwrap())))
    );
    screen.types("0\r");
    assert_eq!(
        screen.opened.pop(),
        Some(("agglo".into(), PlanTarget::Meeting("2018-04-12-copil".parse().unwrap())))
    );
    screen.types("6\r");
    assert!(matches!(screen.opened.pop(), Some((_, PlanTarget::Commit(_)))));
    // A plan that cannot be read says why.
    let picture = screen.types("1gj\r").sees();
    says(&picture, &["plan.toml:1:10"]);
    assert!(screen.opened.is_empty());
}

#[test]
fn a_filter_runs_through_all_plans_and_nothing_is_changed_in_all_of_them() {
    let mut screen = Screen::open(Language::Fr, (80, 24));
    let picture = screen.types("2fplan:ville retard\r").sees();
    says(&picture, &["V-01"]);
    assert!(!picture.contains("A-01") && !picture.contains("V-03"), "{picture}");
    let picture = screen.types("\u{1b}fguichet\r").sees();
    says(&picture, &["A-01", "V-01"]);
    // An organisation leads to what it carries, everywhere.
    let picture = screen.types("5\r").sees();
    says(&picture, &["A-01", "V-02"]);
    for key in ["s", "a", "u", "N"] {
        let picture = screen.types(key).sees();
        assert!(!picture.contains("Enregistrer"), "{key}: {picture}");
    }
    says(&screen.types("a").sees(), &["Cela se fait dans un seul plan"]);
}

#[test]
fn plans_that_are_as_they_were_stand_on_the_first_picture_before_they_are_read() {
    let folder = tempfile::Builder::new().prefix("territoire").tempdir().unwrap();
    let top = folder.path().join("territoire");
    fs::create_dir(&top).unwrap();
    territory(&top);
    // Plans that share an action are read together.
    let file = top.join("plans/ville/groups/rh/V-01.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("same_as = \"agglo/A-01\"\n", "")).unwrap();
    let is_past = |plan: &str| {
        let stamp = FolderStamp::of(&top.join("plans").join(plan)).unwrap();
        stamp.is_older_than(file_moment(&top).unwrap())
    };
    while !["ville", "agglo"].into_iter().all(is_past) {}
    let opened = |remembered: bool| {
        let Located::Portfolio(list) = locate_any(&top, None).unwrap() else {
            panic!("one plan alone");
        };
        let portfolio = match remembered {
            true => Portfolio::open_remembered(list),
            false => Portfolio::open(list),
        };
        let keymap = Keymap::built_in().unwrap();
        Screen {
            app: App::of_portfolio(portfolio, Language::Fr, Theme::new(true), keymap, (160, 24)),
            opened: Vec::new(),
            plan: None,
            size: (160, 24),
            folder: tempfile::tempdir().unwrap(),
        }
    };
    let settle = |screen: &mut Screen| {
        screen.app.settle();
        screen.obey();
    };
    let mut read = opened(true);
    settle(&mut read);
    let mut remembered = opened(true);
    // What is told of a plan beside its line waits until it is read.
    let table = |screen: &Screen| {
        let picture = screen.sees();
        let (table, _) = picture.split_once("plans ensemble").unwrap();
        table.split_once("Plans (3)").unwrap().1.to_owned()
    };
    assert_eq!(table(&remembered), table(&opened(false)));
    says(
        &remembered.sees(),
        &["Plan de la ville", "1/3", "il est en cours de lecture"],
    );
    // What has to be read says that it is being read; a plan is opened all the same.
    let left = remembered.app.requests();
    says(remembered.types("2").sees().as_str(), &["historiques en lecture"]);
    assert!(left.is_empty() && !remembered.sees().contains("V-03"));
    remembered.types("1\r");
    assert_eq!(remembered.opened, [("agglo".to_owned(), PlanTarget::Plan)]);
    settle(&mut remembered);
    assert_eq!(remembered.sees(), read.sees());
    says(remembered.types("2").sees().as_str(), &["V-03", "A-01"]);
}

#[test]
fn what_others_write_is_read_again_in_the_plan_that_it_is_of() {
    let mut screen = Screen::open(Language::Fr, (160, 24));
    let before: Vec<_> = screen.watched();
    assert!(before.iter().any(|path| path.ends_with("plans/ville")), "{before:?}");
    screen.written(
        "plans/ville/groups/rh/V-03.toml",
        "title = \"Partager\"\nstatus = \"done\"\n",
    );
    says(&screen.sees(), &["2/3"]);
    // A plan that could not be read is mended.
    screen.written("plans/casse/plan.toml", "format = 1\ntitle = \"Plan réparé\"\n");
    let picture = screen.sees();
    says(&picture, &["Plan réparé", "3 plans"]);
    assert!(!picture.contains("illisible"), "{picture}");
    // A new one is found.
    screen.written("plans/neuf/plan.toml", "format = 1\ntitle = \"Plan nouveau\"\n");
    says(&screen.sees(), &["Plans (4)", "Plan nouveau"]);
    assert!(screen.watched().iter().any(|path| path.ends_with("plans/neuf")));
    // What is recorded elsewhere is in the journal.
    git(&screen.top(), &["add", "-A"]);
    git(
        &screen.top(),
        &["commit", "-qm", "Ailleurs", "--date=2018-03-12T09:00:00+0100"],
    );
    screen
        .app
        .files_written(Some(&BTreeSet::from([screen.top().join(".git/refs/heads/main")])));
    screen.obey();
    says(&screen.types("6").sees(), &["12/03/2018"]);
}

#[test]
fn all_plans_are_seen_as_of_one_day_and_as_they_are_again() {
    let mut screen = Screen::open(Language::Fr, (160, 24));
    screen.written(
        "plans/ville/groups/rh/V-03.toml",
        "title = \"Partager\"\nstatus = \"done\"\n",
    );
    git(&screen.top(), &["add", "-A"]);
    git(
        &screen.top(),
        &["commit", "-qm", "V-03", "--date=2018-03-10T09:00:00+0100"],
    );
    says(&screen.sees(), &["2/3"]);
    let picture = screen.types("@").sees();
    says(
        &picture,
        &[
            "Voir tous les plans",
            "28 février 2018",
            "fin du mois dernier",
            "31 décembre 2017",
        ],
    );
    let picture = screen.types("5/3/2018\r").sees();
    says(
        &picture,
        &[
            "Tous les plans, enregistrés au 5 mars 2018",
            "1/3",
            "lundi 5 mars 2018",
            "casse : plan.toml:1:10",
        ],
    );
    assert!(!picture.contains("jour simulé"), "{picture}");
    // A plan is opened as it was then.
    screen.types("G\r");
    says(&screen.sees_plan(), &["Plan enregistré au 5 mars 2018"]);
    // What is written meanwhile waits.
    screen.written(
        "plans/ville/groups/rh/V-01.toml",
        "title = \"Guichet\"\nstatus = \"done\"\n",
    );
    says(&screen.sees(), &["1/3"]);
    let picture = screen.types("\u{1b}").sees();
    says(&picture, &["3/3", "jeudi 15 mars 2018"]);
    assert!(!picture.contains("enregistrés au"), "{picture}");
    // Before the first record nobody knows anything: each plan says so.
    let picture = screen.types("@1/2/2018\r").sees();
    says(
        &picture,
        &[
            "illisible",
            "agglo : ",
            "ville : ",
            "Aucun plan compté",
            "jeudi 1er février 2018",
        ],
    );
}

#[test]
fn what_begins_in_the_past_says_so_and_comes_back_to_today() {
    let mut screen = Screen::open(Language::Fr, (160, 24));
    screen
        .app
        .begin_in_past(AsOf::from(Moment::Day("2018-03-05".parse().unwrap())));
    says(
        &screen.sees(),
        &["Tous les plans, enregistrés au 5 mars 2018", "lundi 5 mars 2018"],
    );
    screen.app.settle();
    screen.obey();
    let picture = screen.types("\u{1b}").sees();
    says(&picture, &["jeudi 15 mars 2018"]);
    assert!(!picture.contains("enregistrés au"), "{picture}");
}

#[test]
fn what_is_typed_while_a_plan_is_opened_is_meant_for_it() {
    let mut screen = Screen::open(Language::Fr, (120, 24));
    let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
    for code in [
        KeyCode::Char('G'),
        KeyCode::Enter,
        KeyCode::Char('2'),
        KeyCode::Char('j'),
    ] {
        screen.app.key(key(code), Duration::from_secs(1));
    }
    assert!(
        screen.sees().contains("Plans (3)"),
        "nothing is read between a key and its picture"
    );
    screen.obey();
    let picture = screen.sees_plan();
    says(&picture, &["▶", "V-02"]);
    assert!(picture.contains("▶") && !picture.contains("▶V-01"), "{picture}");
    assert!(screen.sees().contains("Plans (3)"), "the plans stay as they were");
}

#[test]
fn a_filter_over_all_plans_proposes_them_asks_their_histories_and_tells_organisations_by_name() {
    let mut screen = Screen::open(Language::Fr, (100, 24));
    let picture = screen.types("2fplan:").sees();
    says(
        &picture,
        &["agglo", "Projet d’agglomération", "ville", "Plan de la ville"],
    );
    let picture = screen.types("v\u{1b}\u{1b}fmodifiée:2018-03-01\r").sees();
    says(&picture, &["A-01", "V-01", "V-03"]);
    let picture = screen.types("\u{1b}fmodifiée:2018-03-02\r").sees();
    assert!(!picture.contains("V-01"), "{picture}");
    // The same id stands for another organisation in the plan of a neighbour.
    screen.written(
        "plans/voisin/plan.toml",
        "format = 1\ntitle = \"Voisin\"\n[organisations]\nagglo = \"Grand Chalon\"\nblois = \"Agglopolys\"\n",
    );
    screen.written("plans/voisin/groups/rh/group.toml", "title = \"RH\"\n");
    for (id, organisation) in [("N-01", "agglo"), ("N-02", "blois")] {
        let action = format!("title = \"Action {id}\"\nstatus = \"planned\"\norganisations = [\"{organisation}\"]\n");
        screen.written(&format!("plans/voisin/groups/rh/{id}.toml"), &action);
    }
    let picture = screen.types("\u{1b}5").sees();
    says(&picture, &["Agglopolys", "Grand Chalon"]);
    let picture = screen.types("\r").sees();
    says(&picture, &["A-01", "V-02", "N-02"]);
    assert!(!picture.contains("N-01"), "{picture}");
    let picture = screen.types("\u{1b}forganisation:agglo-2\r").sees();
    says(&picture, &["N-01"]);
    assert!(!picture.contains("N-02") && !picture.contains("A-01"), "{picture}");
}

#[test]
fn all_plans_are_compared_since_a_day_and_a_change_is_opened_in_its_plan() {
    let mut screen = Screen::open(Language::Fr, (160, 30));
    // Each plan is compared with its last closed meeting: those without one are named.
    says(
        &screen.types("H").sees(),
        &[
            "▸ du dernier comité clos de chaque plan",
            "Non comparés (3)",
            "3 plans sur 3 : agglo, ville, casse",
            "Aucune réunion n’est close : choisissez un moment avec @.",
        ],
    );
    screen.types("\u{1b}");
    let commit = |screen: &Screen, day: &str, why: &str| {
        git(&screen.top(), &["add", "-A"]);
        git(
            &screen.top(),
            &["commit", "-qm", why, &format!("--date={day}T09:00:00+0100")],
        );
    };
    screen.written(
        "plans/ville/groups/rh/V-03.toml",
        "title = \"Partager les véhicules\"\nstatus = \"done\"\n",
    );
    screen.written(
        "plans/agglo/meetings/2018-03-05-copil.toml",
        "committee = \"copil\"\ndate = 2018-03-05\nstate = \"closed\"\n",
    );
    commit(&screen, "2018-03-04", "Ordre du jour");
    screen.written(
        "plans/agglo/plan.toml",
        &fs::read_to_string(screen.top().join("plans/agglo/plan.toml"))
            .unwrap()
            .replace("start =", "rules = { stale_days = 40 }\nstart ="),
    );
    screen.written(
        "plans/agglo/groups/rh/A-01.toml",
        "title = \"Ouvrir un guichet commun\"\nstatus = \"done\"\norganisations = [\"agglo\"]\n",
    );
    screen.written("plans/neuf/plan.toml", "format = 1\ntitle = \"Plan tout neuf\"\n");
    commit(&screen, "2018-03-12", "Guichet\n\nLocal trouvé.");
    let picture = screen.types("H").sees();
    says(
        &picture,
        &["3 plans sur 4 : neuf, ville, casse", "agglo · Ressources humaines (1)"],
    );
    // The day on which a committee of one of them last met.
    let picture = screen.types(",").sees();
    says(
        &picture,
        &[
            "Ce qui a changé dans tous les plans",
            "▸ du 5 mars 2018",
            "au présent, dans tous les plans",
            "2 plans sur 4 : neuf, casse",
            "agglo · Ressources humaines (1)",
            "Comptés autrement depuis (1)",
            "Non comparés (2)",
            "Local trouvé.",
        ],
    );
    assert!(!picture.contains("V-03"), "{picture}");
    says(&screen.types("G").sees(), &["casse  ", "plan.toml:1:10"]);
    // A change is opened in its plan, whose screen comes back here.
    screen.types("g\r");
    assert_eq!(
        screen.opened,
        [("agglo".to_owned(), PlanTarget::Action("A-01".parse().unwrap()))]
    );
    // From another day, by kind, of one plan alone.
    let picture = screen.types("@1/3/2018\r").sees();
    says(
        &picture,
        &["▸ du 1er mars 2018", "agglo · ", "ville · ", "V-03", "A-01"],
    );
    says(&screen.types("b").sees(), &["ville · 1 statut", "agglo · 1 nouveauté"]);
    let picture = screen.types("fplan:ville\r").sees();
    says(&picture, &["V-03"]);
    assert!(!picture.contains("A-01"), "{picture}");
    says(
        &screen.types("\u{1b}d").sees(),
        &["Ce qui a été repoussé", "Plan de la ville"],
    );
    // What others write meanwhile is compared as well once it is recorded.
    screen.types("d");
    write(
        &screen.top(),
        "plans/ville/groups/rh/V-01.toml",
        "title = \"Guichet\"\nstatus = \"done\"\n",
    );
    commit(&screen, "2018-03-14", "V-01");
    screen.app.files_written(Some(&BTreeSet::from([screen
        .top()
        .join("plans/ville/groups/rh/V-01.toml")])));
    screen.obey();
    says(&screen.sees(), &["V-01"]);
    assert!(!screen.types("\u{1b}").sees().contains("Ce qui a changé"));
}

#[test]
fn anything_is_found_in_all_plans_and_opened_where_it_is() {
    let mut screen = Screen::open(Language::Fr, (120, 30));
    screen.written(
        "plans/agglo/meetings/2018-02-12-copil.toml",
        "committee = \"copil\"\ndate = 2018-02-12\nstate = \"closed\"\n[decisions.1]\ntext = \"Louer le local de la gare.\"\n",
    );
    screen.written(
        "plans/agglo/plan.toml",
        &(fs::read_to_string(screen.top().join("plans/agglo/plan.toml")).unwrap()
            + "[phases.etude]\ntitle = \"Étude préalable\"\n"),
    );
    for (sought, sees, opened) in [
        (
            "agglo/A-01",
            "Ouvrir un guichet commun",
            Some(("agglo", PlanTarget::Action("A-01".parse().unwrap()))),
        ),
        (
            "ville partager",
            "Partager les véhicules",
            Some(("ville", PlanTarget::Action("V-03".parse().unwrap()))),
        ),
        (
            "12 avril",
            "Comité de pilotage du 12 avril 2018",
            Some(("agglo", PlanTarget::Meeting("2018-04-12-copil".parse().unwrap()))),
        ),
        (
            "decision gare",
            "Louer le local de la gare.",
            Some(("agglo", PlanTarget::Meeting("2018-02-12-copil".parse().unwrap()))),
        ),
        ("plan de la ville", "plan", Some(("ville", PlanTarget::Plan))),
        // What gathers actions shows them.
        ("agglopolys", "organisation:agglo", None),
        (
            "direction des ressources",
            "(1) · Direction des ressources humaines",
            None,
        ),
        ("ressources humaines groupe ville", "plan=ville groupe:rh", None),
        ("etude prealable", "plan=agglo phase:etude", None),
    ] {
        let picture = screen.types(&format!("1/{sought}")).sees();
        assert!(
            opened.is_none() || picture.contains(sees),
            "{sought}: {sees}\n{picture}"
        );
        let picture = screen.types("\r").sees();
        let found = screen.opened.pop();
        assert_eq!(
            found,
            opened.clone().map(|(plan, target)| (plan.to_owned(), target)),
            "{sought}\n{picture}"
        );
        if opened.is_none() {
            says(&picture, &[sees]);
        } else {
            screen.types("\u{1b}");
        }
    }
    // A change by its author's words; a plan that cannot be read says why.
    screen.types("1/les plans drh\r");
    assert!(matches!(screen.opened.pop(), Some((_, PlanTarget::Commit(_)))));
    says(&screen.types("\u{1b}1/casse\r").sees(), &["plan.toml:1:10"]);
    says(
        &screen.types("\u{1b}\u{1b}1/zzqx\r").sees(),
        &["Chercher dans tous les plans", "Rien ne correspond"],
    );
}

#[test]
fn the_journal_and_the_meetings_take_a_filter() {
    let mut screen = Screen::open(Language::Fr, (120, 24));
    screen.written(
        "plans/agglo/meetings/2018-04-26-copil.toml",
        "committee = \"copil\"\ndate = 2018-04-26\n[agenda.p1]\naction = \"A-01\"\n",
    );
    git(&screen.top(), &["add", "-A"]);
    git(
        &screen.top(),
        &["commit", "-qm", "Séance d’avril", "--date=2018-03-10T09:00:00+0100"],
    );
    screen
        .app
        .files_written(Some(&BTreeSet::from([screen.top().join(".git/refs/heads/main")])));
    screen.obey();
    let picture = screen.types("6fplan:ville\r").sees();
    assert!(
        picture.contains("01/03/2018") && !picture.contains("10/03/2018"),
        "{picture}"
    );
    let picture = screen.types("\u{1b}fplan:agglo\r").sees();
    says(&picture, &["01/03/2018", "10/03/2018"]);
    let picture = screen.types("\u{1b}fid:A-01\r").sees();
    assert!(
        picture.contains("agglo") && !picture.contains("10/03/2018"),
        "{picture}"
    );
    let picture = screen.types("0fid:A-01\r").sees();
    assert!(
        picture.contains("26/04/2018") && !picture.contains("12/04/2018"),
        "{picture}"
    );
    let picture = screen.types("\u{1b}fplan:agglo\r").sees();
    says(&picture, &["26/04/2018", "12/04/2018"]);
    let picture = screen.types("\u{1b}fplan:ville\r").sees();
    says(&picture, &["Il n’y a rien de tel dans les plans"]);
}

#[test]
fn an_entry_that_is_kept_for_its_line_says_the_same_and_names_the_same() {
    let (catalogue, plan) = (Catalogue::new(Language::Fr), Plan::empty("essai".parse().unwrap()));
    let founding = |actions: usize| {
        let mut entry = entry(1, "2018-03-15", "DRH", None, &[]);
        entry.said.subject = "Plan adopté".to_owned();
        let created = |n: usize| Change::Created {
            subject: Subject::Action(format!("RH-{n}").parse().unwrap()),
            group: Some("rh".parse().unwrap()),
            content: [("title".to_owned(), Value::Text(format!("Action {n}")))]
                .into_iter()
                .collect(),
        };
        entry.changes = (1..=actions).map(created).collect();
        entry
    };
    for (actions, is_whole) in [(1, true), (3, true), (4, false), (100, false)] {
        let (whole, kept) = (founding(actions), for_line(founding(actions)));
        let said = |entry: &LogEntry| line(&catalogue, &plan, entry, usize::MAX);
        assert_eq!(said(&kept), said(&whole), "{actions}");
        let named = |entry: &LogEntry| entry.changes.iter().map(Change::subject).collect::<Vec<_>>();
        assert_eq!(named(&kept), named(&whole));
        let holds = |change: &Change| matches!(change, Change::Created { content, .. } if content.contains("title"));
        assert_eq!(kept.changes.iter().any(holds), is_whole, "{actions}");
    }
}
