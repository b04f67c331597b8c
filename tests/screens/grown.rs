//! Plans of any number of actions, the same each time, with a history of their own.

use chrono::{Days, NaiveDate};
use copil::workspace::LogEntry;
use copil::workspace::message::CommitMessage;
use copil_git::{CommitId, Oid, Signature, Timestamp};
use copil_plan::Plan;
use copil_plan::change::{Change, Subject};
use copil_plan::value::{FieldPath, Value};

use crate::support::{TestPlan, snapshot_of, today};

const CHARTER: &str = "format = 1\ntitle = \"Projet commun\"\nlanguage = \"fr\"\nstart = 2016-01-04\nend = 2019-12-31\n\
    [organisations]\nville = \"Ville\"\nagglo = \"Agglo\"\n\
    [people.drh]\nname = \"DRH\"\nemail = \"drh@essai.exemple\"\norganisation = \"ville\"\n\
    [people.dsi]\nname = \"DSI\"\nemail = \"dsi@essai.exemple\"\norganisation = \"agglo\"\n\
    [axes]\nagents = \"Service public\"\n\
    [phases.lancement]\ntitle = \"Lancement\"\nstart = 2016-01-04\nend = 2016-06-30\n\
    [committees.copil]\ntitle = \"Copil\"\nmembers = [\"drh\", \"dsi\"]\n";

const MEETING: &str = "committee = \"copil\"\ndate = 2017-12-14\nstate = \"closed\"\npresent = [\"drh\"]\n\
    [decisions.1]\ntext = \"Poursuivre.\"\nowner = \"drh\"\ndue = 2018-06-30\n";

const TITLES: [&str; 8] = [
    "Budget commun",
    "Charte du public",
    "Guide des usages",
    "Plan de formation des agents de la Ville et de l’Agglo",
    "Portail des services",
    "Mobilité",
    "Archives et documents des services de la Ville",
    "Accueil",
];

const STATUSES: [&str; 10] = [
    "in-progress",
    "done",
    "planned",
    "done",
    "blocked",
    "in-progress",
    "done",
    "proposed",
    "paused",
    "abandoned",
];

const WEATHERS: [&str; 5] = ["", "sunny", "cloudy", "rainy", "stormy"];

/// A plan with so many actions, in groups of some fifteen.
pub(crate) fn plan(actions: usize) -> Plan {
    let mut files = vec![file("plan.toml", CHARTER.to_owned())];
    if actions > 0 {
        files.push(file("meetings/2017-12-14-copil.toml", MEETING.to_owned()));
    }
    for n in 0..actions {
        let group = n / 15;
        if n.is_multiple_of(15) {
            let title = format!("title = \"Service {group:03}\"\nleads = [\"drh\"]\n");
            files.push(file(&format!("groups/g{group:03}/group.toml"), title));
        }
        let path = format!("groups/g{group:03}/G{group:03}-{:02}.toml", n % 15 + 1);
        files.push(file(&path, action(n)));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let snapshot = snapshot_of(&files);
    assert_eq!(snapshot.problems, []);
    snapshot.plan
}

fn file(path: &str, text: String) -> (String, String) {
    (path.to_owned(), text)
}

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 1, 4).unwrap() + Days::new(n as u64)
}

fn due(n: usize) -> NaiveDate {
    day(300 + n * 37 % 900)
}

fn action(n: usize) -> String {
    let mut text = format!(
        "title = \"{}\"\nstatus = \"{}\"\nsince = {}\nleads = [\"{}\"]\norganisations = [\"{}\"]\nstart = {}\ndue = {}\n",
        TITLES[n % TITLES.len()],
        STATUSES[n % STATUSES.len()],
        day(n * 13 % 700),
        if n.is_multiple_of(3) { "drh" } else { "dsi" },
        if n.is_multiple_of(2) { "ville" } else { "agglo" },
        day(n * 13 % 300),
        due(n),
    );
    if n.is_multiple_of(4) {
        text += "priority = \"high\"\naxis = \"agents\"\n";
    }
    let weather = WEATHERS[n % WEATHERS.len()];
    if !weather.is_empty() {
        text += &format!("weather = \"{weather}\"\ncomment = \"Agents et services.\"\n");
    }
    if n % 7 == 1 {
        text += &format!("depends_on = [\"G{:03}-{:02}\"]\n", (n - 1) / 15, (n - 1) % 15 + 1);
    }
    if n.is_multiple_of(6) {
        text += &format!(
            "[milestones.a]\ntitle = \"Charte\"\ndue = {}\ndone = {}\n[milestones.b]\ntitle = \"Portail\"\ndue = {}\n",
            day(200),
            day(210),
            due(n)
        );
    }
    if n.is_multiple_of(11) {
        text += "[indicators.u]\ntitle = \"Usages\"\nunit = \"agents\"\ninitial = { date = 2016-01-04, value = 0 }\n\
                 target = { date = 2018-12-31, value = 300 }\nmeasures = [{ date = 2017-09-30, value = 112 }]\n";
    }
    text
}

/// The history of such a plan: each action is begun, then its due date is pushed, then it gets the status that it has.
fn history(plan: &Plan) -> Vec<LogEntry> {
    let mut entries = Vec::new();
    for (n, (id, placed)) in plan.actions.iter().enumerate() {
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        let mut add = |at: usize, key: &str, old: Option<Value>, new: Option<Value>, reason: Option<&str>| {
            let change = Change::Set {
                subject: Subject::Action(id.clone()),
                path: FieldPath::key(key),
                old,
                new,
            };
            entries.push(entry(day(at).min(today()), n, change, reason));
        };
        add(n * 13 % 300, "status", text("planned"), text("in-progress"), None);
        if n.is_multiple_of(3) {
            let before = Some(Value::Date(due(n) - Days::new(40)));
            add(
                250 + n % 300,
                "due",
                before,
                Some(Value::Date(due(n))),
                Some("Agents et services."),
            );
        }
        if placed.status.as_str() != "in-progress" {
            add(
                400 + n * 7 % 500,
                "status",
                text("in-progress"),
                text(placed.status.as_str()),
                None,
            );
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.day));
    entries
}

fn entry(day: NaiveDate, n: usize, change: Change, reason: Option<&str>) -> LogEntry {
    let who = if n.is_multiple_of(3) { "drh" } else { "dsi" };
    LogEntry::new(
        CommitId(Oid::of_blob(format!("{day}{n}").as_bytes())),
        Signature {
            name: who.to_uppercase().into(),
            email: format!("{who}@essai.exemple").into(),
            time: Timestamp {
                seconds: 0,
                offset_minutes: 0,
            },
        },
        day,
        CommitMessage {
            subject: "Plan".into(),
            reason: reason.map(str::to_owned),
            recorded: true,
            ..CommitMessage::default()
        },
        vec![change],
    )
}

/// Such a plan, with the DRH at the keyboard.
pub(crate) fn desk(actions: usize) -> TestPlan {
    let plan = plan(actions);
    let entries = history(&plan);
    let mut desk = TestPlan::of(plan);
    desk.entries = entries;
    desk.used_by("drh")
}
