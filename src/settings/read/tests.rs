use proptest::prelude::*;

use super::*;

fn known() -> SettingNames {
    SettingNames {
        screens: vec!["dashboard", "actions"],
        columns: vec!["id", "title", "due"],
        usual_columns: vec!["id", "title"],
        orders: vec!["id", "due"],
    }
}

fn faults(text: &str) -> Vec<(usize, usize, ConfigFault)> {
    let problems = read(text, &known()).1;
    let seen = |problem: ConfigProblem| (problem.place.line, problem.place.column, problem.fault);
    problems.into_iter().map(seen).collect()
}

#[test]
fn nothing_written_is_what_is_usual() {
    for text in [
        "",
        "\u{feff}",
        "# rien\n",
        "theme = \"auto\"\nlanguage = \"auto\"\nstart = \"auto\"\n",
    ] {
        assert_eq!(
            read(text, &known()),
            (Settings::usual(&known()), Vec::new()),
            "{text:?}"
        );
    }
}

#[test]
fn everything_written_is_taken() {
    let text = r#"
language = "fr"
theme = "high-contrast"
start = "actions"
room = true
mouse = false

[actions]
columns = ["due", "id", "due"]
order = "due"

[keys.global]
undo = ["u", "ctrl-z"]
redo = "U"
suspend = []

[views.retard]
title = "En retard"
filter = "late"
order = "due"
columns = ["id"]
"#;
    let (settings, problems) = read(text, &known());
    assert_eq!(problems, []);
    assert_eq!(settings.language, Some(Language::Fr));
    assert_eq!(settings.theme, ThemeChoice::HighContrast);
    assert_eq!(settings.start.as_deref(), Some("actions"));
    assert!(settings.room && !settings.mouse);
    assert_eq!(settings.columns, ["due", "id"]);
    assert_eq!(settings.order, "due");
    let mut keys: Vec<_> = settings
        .keys
        .iter()
        .map(|rule| {
            let keys = rule.keys.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>();
            (rule.scope.0.as_str(), rule.command.0.as_str(), keys)
        })
        .collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            ("global", "redo", vec!["U"]),
            ("global", "suspend", vec![]),
            ("global", "undo", vec!["u", "ctrl-z"])
        ]
    );
    let view = &settings.views[0];
    assert_eq!(
        (view.name.as_str(), view.title.as_str(), view.filter.as_str()),
        ("retard", "En retard", "late")
    );
    assert_eq!(view.filter_at, ConfigPosition { line: 19, column: 10 });
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_the_rest_is_taken() {
    let text = "them = \"dark\"\ntheme = \"drak\"\nroom = 1\nmouse = false\n[actions]\ncolumns = [\"title\", \"dew\"]\n[views.a]\ntitle = \"A\"\n";
    let found = faults(text);
    assert_eq!(
        found[0],
        (
            1,
            1,
            ConfigFault::UnknownSetting {
                name: "them".into(),
                nearest: Some("theme".into())
            }
        )
    );
    assert!(matches!(&found[1], (2, 9, ConfigFault::UnknownWord { nearest: Some(near), .. }) if near == "dark"));
    assert!(matches!(
        &found[2],
        (
            3,
            8,
            ConfigFault::WrongSort {
                wanted: SettingType::Boolean,
                ..
            }
        )
    ));
    assert!(matches!(&found[3], (6, 21, ConfigFault::UnknownWord { nearest: Some(near), .. }) if near == "due"));
    assert_eq!(found[4], (7, 8, ConfigFault::NoFilter { view: "a".into() }));
    assert_eq!(found.len(), 5);
    let (settings, _) = read(text, &known());
    assert!(!settings.mouse);
    assert_eq!(settings.columns, ["title"]);
}

#[test]
fn what_is_not_toml_is_told_once_a_line_with_what_else_is_wrong() {
    let found = faults("theme = dark\nroom = \"oui\"\ntheme = \"dark\"\n[actions\n");
    let told: Vec<_> = found.iter().map(|(line, _, fault)| (*line, fault.clone())).collect();
    assert!(told.contains(&(1, ConfigFault::NotToml)), "{told:?}");
    assert!(
        told.iter()
            .any(|(line, fault)| *line == 2 && matches!(fault, ConfigFault::WrongSort { .. }))
    );
    assert_eq!(told.iter().filter(|(line, _)| *line == 1).count(), 1);
    assert!(told.iter().any(|(line, _)| *line == 4));
}

proptest! {
    #[test]
    fn no_text_is_too_strange_and_every_place_is_in_it(text in "(\\PC|[\\[\\]=\"\n#.é]|theme|keys|views|actions|global|filter){0,60}") {
        let (_, problems) = read(&text, &known());
        for problem in problems {
            let lines = text.split('\n').count();
            prop_assert!((1..=lines).contains(&problem.place.line), "{problem:?}");
            let line = text.split('\n').nth(problem.place.line - 1).unwrap_or_default();
            prop_assert!(problem.place.column <= line.chars().count() + 1, "{problem:?}");
        }
    }
}
