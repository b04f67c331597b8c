//! The repository of a committee that has met, changed its plan since, and is about to meet again.

use crate::meetings::files;
use crate::support::Repository;

/// What happens to the plan between two meetings: the day, a file, what stood in it and what stands there then.
const SINCE: [(&str, &str, &str, &str); 7] = [
    (
        "2018-01-20",
        "groups/rh/RH-01.toml",
        "due = 2018-06-29",
        "due = 2018-09-30",
    ),
    (
        "2018-02-02",
        "groups/rh/RH-01.toml",
        "due = 2018-09-30",
        "due = 2018-12-21",
    ),
    (
        "2018-02-05",
        "groups/rh/RH-02.toml",
        "due = 2018-04-02",
        "due = 2018-05-02",
    ),
    (
        "2018-02-12",
        "groups/rh/RH-02.toml",
        "due = 2018-05-02",
        "due = 2018-05-02\nweather = \"rainy\"",
    ),
    (
        "2018-02-20",
        "groups/rh/RH-03.toml",
        "title = \"Former les cadres\"",
        "title = \"Former tous les cadres\"",
    ),
    (
        "2018-03-02",
        "plan.toml",
        "[people]",
        "[rules]\nstale_days = 60\n[people]",
    ),
    (
        "2018-03-05",
        "groups/rh/RH-03.toml",
        "status = \"planned\"",
        "status = \"in-progress\"\nsince = 2018-03-05",
    ),
];

/// The repository, someone of the committee at the keyboard.
pub(crate) fn repository() -> Repository {
    let user = ("Ressources humaines".to_owned(), "drh@essai.exemple".to_owned());
    let mut all: Vec<(String, Vec<u8>)> = files()
        .into_iter()
        .map(|(path, text)| {
            (
                path.to_owned(),
                text.replace("drh.name", "drh.email = \"drh@essai.exemple\"\ndrh.name"),
            )
        })
        .map(|(path, text)| (path, text.replace("action = \"RH-09\"", "title = \"Locaux\"")))
        .map(|(path, text)| (path, text.replace("agenda.RH-09", "agenda.locaux").into_bytes()))
        .collect();
    let action = |title: &str, rest: &str| format!("title = \"{title}\"\nstatus = \"planned\"\n{rest}").into_bytes();
    let milestones = "due = 2018-04-02\n[milestones.projet]\ntitle = \"Projet de charte\"\ndue = 2018-03-20\n";
    all.push((
        "groups/rh/RH-02.toml".to_owned(),
        action("Écrire une charte", milestones),
    ));
    all.push(("groups/rh/RH-03.toml".to_owned(), action("Former les cadres", "")));
    all.push((
        "groups/rh/RH-04.toml".to_owned(),
        action("Ouvrir une crèche", "due = 2018-10-01\n"),
    ));
    let repository = Repository::of("essai", &user, &all);
    repository.git(&[
        "commit",
        "-q",
        "--amend",
        "--date=2017-12-01T10:00:00+01:00",
        "-mAdoption",
    ]);
    let commit = |day: &str| {
        repository.git(&["add", "-A", "."]);
        let date = format!("--date={day}T10:00:00+01:00");
        repository.git(&[
            "commit",
            "-q",
            &date,
            "-m",
            "Au fil de l’eau\n\nLe comité technique le demande.",
        ]);
    };
    for (day, file, from, to) in SINCE {
        let text = std::fs::read_to_string(repository.plan().join(file)).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        repository.write(file, text.replace(from, to).as_bytes());
        commit(day);
    }
    repository.git(&["rm", "-q", "plans/essai/groups/rh/RH-04.toml"]);
    commit("2018-03-09");
    repository
}

/// Every word of its own.
pub(crate) fn words(repository: &Repository) -> String {
    repository.git(&["log", "-p", "--all", "--format=%an %B"])
}
