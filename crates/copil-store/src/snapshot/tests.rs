//! A plan in memory, and what is said of it.

use super::*;
use crate::SyntaxFault;

const CHARTER: &str =
    "format = 1\ntitle = \"Plan\"\n[people.drh]\nname = \"DRH\"\n[committees.copil]\ntitle = \"Copil\"\n";

/// A plan from the texts of its files.
pub(crate) fn of_texts(files: &[(&str, &str)]) -> Result<Snapshot, OpenError> {
    let names = files.iter().map(|(path, _)| (PlanPath::found(*path), EntryKind::File));
    let read = |path: &PlanPath| {
        let text = files.iter().find(|(name, _)| *name == path.as_str());
        Ok(text.map(|(_, text)| text.as_bytes().to_vec()).unwrap_or_default())
    };
    Snapshot::of_files("essai".parse().unwrap(), names.collect(), &read)
}

fn opened(files: &[(&str, &str)]) -> Snapshot {
    of_texts(files).unwrap()
}

/// Each problem as `path:line:column`, with what is underlined.
fn said(opened: &Snapshot) -> Vec<String> {
    let say = |problem: &Problem| match &problem.location {
        None => problem.path.to_string(),
        Some(place) => {
            let underlined = place
                .excerpt
                .chars()
                .skip(place.underline.start)
                .take(place.underline.len());
            let underlined: String = underlined.collect();
            format!("{}:{}:{} {underlined}", problem.path, place.line, place.column)
        }
    };
    opened.problems.iter().map(say).collect()
}

fn kinds(opened: &Snapshot) -> Vec<&ProblemKind> {
    opened.problems.iter().map(|problem| &problem.kind).collect()
}

#[test]
fn a_plan_is_its_files() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        (
            "groups/rh/group.toml",
            "title = \"Ressources humaines\"\nleads = [\"drh\"]\n",
        ),
        ("groups/rh/RH-01.toml", "title = \"Télétravail\"\nstatus = \"done\"\n"),
        (
            "meetings/2018-03-15-copil.toml",
            "committee = \"copil\"\ndate = 2018-03-15\n",
        ),
        ("README.md", "# Plan"),
    ]);
    assert_eq!(said(&opened), Vec::<String>::new());
    let action = &opened.plan.actions["RH-01"];
    assert_eq!((action.title.as_str(), action.group.as_str()), ("Télétravail", "rh"));
    assert_eq!(opened.plan.groups["rh"].title, "Ressources humaines");
    assert_eq!(opened.plan.meetings.len(), 1);
    assert!(opened.locked.is_empty() && opened.unreadable.is_empty());
}

#[test]
fn what_another_version_says_saves_reading_and_changes_nothing() {
    let group = ("groups/rh/group.toml", "title = \"RH\"\n");
    let others = [
        (
            "groups/rh/RH-02.toml",
            "title = \"Deux\"\nstatus = \"in-progress\"\ndepends_on = [\"RH-01\"]\n",
        ),
        // Wrong in itself, and only in the whole.
        ("groups/rh/RH-03.toml", "title = 3\n"),
        (
            "groups/rh/RH-04.toml",
            "title = \"Quatre\"\nstatus = \"in-progress\"\ndepends_on = [\"RH-09\"]\n",
        ),
        ("groups/rh/RH-05.toml", "title = \"Cinq\"\nstatus = \"in-progress\"\n"),
    ];
    let was = [
        &[("plan.toml", CHARTER), group][..],
        &[("groups/rh/RH-01.toml", "title = \"Un\"\n")],
        &others,
    ]
    .concat();
    // The first is gone, so that the second is wrong; the last moved to where another is, and one is new.
    let moved = [
        ("groups/sg/group.toml", "title = \"SG\"\n"),
        ("groups/sg/RH-05.toml", "title = \"5\"\n"),
    ];
    let new = ("groups/rh/RH-09.toml", "title = \"Neuf\"\nstatus = \"in-progress\"\n");
    let is = [&[("plan.toml", CHARTER), group, new][..], &others[..3], &moved].concat();
    let other = opened(&was);
    let names = is.iter().map(|(path, _)| (PlanPath::found(*path), EntryKind::File));
    let text_of = |files: &[(&str, &'static str)], path: &PlanPath| {
        let mut files = files.iter();
        files.find(|(name, _)| *name == path.as_str()).map(|(_, text)| *text)
    };
    let is_same = |path: &PlanPath| text_of(&was, path) == text_of(&is, path);
    let read_of = std::cell::RefCell::new(Vec::new());
    let read = |path: &PlanPath| {
        read_of.borrow_mut().push(path.to_string());
        Ok(text_of(&is, path).unwrap_or_default().as_bytes().to_vec())
    };
    let id = "essai".parse().unwrap();
    let like = Snapshot::of_files_like(id, names.collect(), (&other, &is_same), &read).unwrap();
    assert_eq!(like, opened(&is));
    let is_read = |name: &str| read_of.borrow().iter().any(|read| read.ends_with(name));
    let actions = ["RH-03.toml", "RH-04.toml", "RH-05.toml", "RH-09.toml"];
    assert!(actions.iter().all(|name| is_read(name)), "{read_of:?}");
    // It is looked at for the place of what is wrong with it now, once.
    assert_eq!(
        read_of
            .borrow()
            .iter()
            .filter(|read| read.ends_with("RH-02.toml"))
            .count(),
        1
    );
}

#[test]
fn a_broken_file_is_told_and_stops_nothing() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        ("groups/rh/group.toml", "title = \"RH\"\n"),
        (
            "groups/rh/RH-01.toml",
            "title = \"Un\"\nstatus = \"done\"\ndepends_on = [\"RH-02\"]\n",
        ),
        (
            "groups/rh/RH-02.toml",
            "title = \"Deux\"\ndue = 30/06/2018\nstatus = \n",
        ),
    ]);
    assert_eq!(
        said(&opened),
        ["groups/rh/RH-02.toml:2:7 30/06/2018", "groups/rh/RH-02.toml:3:10 "]
    );
    let faults: Vec<_> = kinds(&opened)
        .into_iter()
        .map(|kind| match kind {
            ProblemKind::Syntax { fault, .. } => *fault,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(faults, [SyntaxFault::BadDate, SyntaxFault::MissingValue]);
    assert_eq!(opened.plan.actions.len(), 1);
    let unreadable: Vec<_> = opened.unreadable_actions().map(|id| id.to_string()).collect();
    assert_eq!(unreadable, ["RH-02"]);
    assert_eq!(opened.locked, opened.unreadable);
}

#[test]
fn a_wrong_type_leaves_the_rest_of_the_file_in_sight_and_locks_it() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        ("groups/rh/group.toml", "title = \"RH\"\n"),
        (
            "groups/rh/RH-01.toml",
            "\u{feff}title = \"Un\"\r\nstatus = \"done\"\r\ndue = \"30 juin\"\r\n\
             leads = [\"drh\", 7]\r\n\r\n[milestones.a]\r\ndue = 2018-01-01\r\n",
        ),
    ]);
    assert_eq!(
        said(&opened),
        [
            "groups/rh/RH-01.toml:3:7 \"30 juin\"",
            "groups/rh/RH-01.toml:4:17 7",
            "groups/rh/RH-01.toml:6:13 a",
        ]
    );
    let action = &opened.plan.actions["RH-01"];
    assert_eq!((action.title.as_str(), action.leads.len()), ("Un", 1));
    assert!(opened.locked.contains(&PlanPath::found("groups/rh/RH-01.toml")));
    assert!(opened.unreadable.is_empty());
}

#[test]
fn what_only_the_whole_plan_shows_has_its_place_too() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        ("groups/rh/group.toml", "title = \"RH\"\nleads = [\"dhr\"]\n"),
        (
            "groups/rh/RH-01.toml",
            "title = \"Un\"\n# é\nstatus = \"doen\"\nleads = [\n  \"drh\",\n  \"dga\",\n]\n",
        ),
    ]);
    assert_eq!(
        said(&opened),
        [
            "groups/rh/RH-01.toml:3:10 \"doen\"",
            "groups/rh/RH-01.toml:6:3 \"dga\"",
            "groups/rh/group.toml:2:10 \"dhr\"",
        ]
    );
    assert!(opened.locked.contains(&PlanPath::found("groups/rh/group.toml")));
}

#[test]
fn an_unknown_key_is_a_warning_that_locks_nothing() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        ("groups/rh/group.toml", "title = \"RH\"\n"),
        (
            "groups/rh/RH-01.toml",
            "title = \"Un\"\nstatus = \"done\"\n\n[milestones.a]\ntitle = \"A\"\ntitel = 1\n",
        ),
    ]);
    assert_eq!(said(&opened), ["groups/rh/RH-01.toml:6:1 titel"]);
    assert!(opened.locked.is_empty());
    let nearest = Some("title".to_owned());
    let path = "milestones.a.titel".parse().unwrap();
    assert_eq!(
        kinds(&opened),
        [&ProblemKind::Field(path, Fault::UnknownKey { nearest })]
    );
}

#[test]
fn one_mistake_is_told_once() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        ("groups/rh/group.toml", "title = \"RH\"\n"),
        ("groups/rh/RH-01.toml", "title = \"Un\"\n"),
        ("groups/rh/RH-02.toml", "title = \"Deux\"\nstatus = 3\n"),
    ]);
    assert_eq!(
        said(&opened),
        ["groups/rh/RH-01.toml:1:1 ", "groups/rh/RH-02.toml:2:10 3"]
    );
    assert_eq!(
        kinds(&opened)[0],
        &ProblemKind::Field(FieldPath::default(), Fault::Missing { key: "status" })
    );
}

#[test]
fn a_group_without_its_file_is_named_by_its_id() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        ("groups/rh/RH-01.toml", "title = \"Un\"\nstatus = \"done\"\n"),
    ]);
    assert_eq!(said(&opened), ["groups/rh/group.toml"]);
    assert_eq!(kinds(&opened), [&ProblemKind::NoGroupFile]);
    assert!(opened.locked.is_empty());
    assert_eq!(opened.plan.groups["rh"].title, "rh");
}

#[test]
fn an_unreadable_charter_leaves_the_actions_in_sight() {
    let opened = opened(&[
        ("plan.toml", "title = \n"),
        ("groups/rh/group.toml", "title = \"RH\"\n"),
        (
            "groups/rh/RH-01.toml",
            "title = \"Un\"\nstatus = \"done\"\nleads = [\"drh\"]\n",
        ),
    ]);
    assert_eq!(said(&opened), ["plan.toml:1:9 "]);
    assert_eq!(opened.plan.actions.len(), 1);
    assert!(opened.locked.contains(&PlanPath::config()));
}

#[test]
fn a_meeting_agrees_with_its_name() {
    let opened = opened(&[
        ("plan.toml", CHARTER),
        (
            "meetings/2018-03-15-copil.toml",
            "committee = \"cota\"\ndate = 2018-03-16\n",
        ),
        ("meetings/seminaire.toml", "committee = \"copil\"\ndate = 2018-03-16\n"),
    ]);
    let mismatches: Vec<_> = opened
        .problems
        .iter()
        .filter_map(|problem| match &problem.kind {
            ProblemKind::Field(_, Fault::NameMismatch { named }) => Some((problem.path.as_str(), named.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        mismatches,
        [
            ("meetings/2018-03-15-copil.toml", "copil"),
            ("meetings/2018-03-15-copil.toml", "2018-03-15"),
            ("meetings/seminaire.toml", "seminaire"),
        ]
    );
}

#[test]
fn a_newer_format_is_not_opened_at_all() {
    let answer = of_texts(&[("plan.toml", "format = 2\nnew_thing = 1\n")]);
    assert!(matches!(
        answer,
        Err(OpenError::NewerFormat {
            found: 2,
            supported: FORMAT
        })
    ));
    let nothing = of_texts(&[]);
    assert!(matches!(nothing, Err(OpenError::NoPlan { .. })));
}

#[test]
fn bytes_that_are_no_text_are_placed() {
    let path = PlanPath::found("groups/rh/RH-01.toml");
    let problems = problems_in(&path, b"title = \"Un\"\nstatus = \"r\xe9alis\xe9e\"\n");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].kind, ProblemKind::NotUtf8);
    let place = problems[0].location.as_ref().unwrap();
    assert_eq!((place.line, place.column, place.underline.clone()), (2, 12, 11..12));
    assert!(problems_in(&PlanPath::found("notes.toml"), b"x").is_empty());
    let large = vec![b'\n'; copil_file::LARGEST + 1];
    assert_eq!(problems_in(&path, &large)[0].kind, ProblemKind::TooLarge);
}

/// Each of these took seconds when a file was gone through for each of its problems, and minutes at this size.
#[test]
fn a_file_with_thousands_of_mistakes_is_gone_through_once() {
    let many = |one: &dyn Fn(usize) -> String| (0..40_000).map(one).collect::<String>();
    let path = PlanPath::found("groups/rh/RH-01.toml");
    let start = "title = \"T\"\nstatus = \"planned\"\n";
    let unknown = problems_in(&path, format!("{start}{}", many(&|n| format!("k{n} = 1\n"))).as_bytes());
    assert_eq!(unknown.len(), 40_000);
    let last = unknown[39_999].location.as_ref().unwrap();
    assert_eq!((last.line, last.column), (40_002, 1));
    let empty = problems_in(&path, many(&|_| "= \n".to_owned()).as_bytes());
    assert_eq!(empty.len(), 40_000);
    let list = many(&|n| format!("\"X-{n}\", "));
    let plan = opened(&[
        ("plan.toml", "format = 1\ntitle = \"T\"\n"),
        ("groups/rh/group.toml", "title = \"RH\"\n"),
        ("groups/rh/RH-01.toml", &format!("{start}depends_on = [{list}]\n")),
    ]);
    assert_eq!(plan.problems.len(), 40_000);
    let last = plan.problems[39_999].location.as_ref().unwrap();
    assert_eq!((last.line, last.excerpt.contains("X-39999")), (3, true));
}
