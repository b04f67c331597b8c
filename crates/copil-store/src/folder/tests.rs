use super::*;
use copil_plan::id::IdError;

/// A folder named `essai` with files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let temporary = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = temporary.path().join("essai").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    temporary
}

const FILES: &[(&str, &str)] = &[
    (
        "plan.toml",
        "format = 1\ntitle = \"Plan\"\n[committees.copil]\ntitle = \"Copil\"\n",
    ),
    ("groups/rh/group.toml", "title = \"RH\"\n"),
    ("groups/rh/RH-01.toml", "title = \"Un\"\nstatus = \"done\"\n"),
    (
        "groups/rh/RH-02.toml",
        "title = \"Deux\"\nstatus = \"done\"\ndepends_on = [\"SI-01\"]\n",
    ),
    ("groups/si/group.toml", "title = \"SI\"\n"),
    ("groups/si/SI-01.toml", "title = \"Trois\"\nstatus = \"done\"\n"),
    (
        "meetings/2018-03-15-copil.toml",
        "committee = \"copil\"\ndate = 2018-03-15\n",
    ),
    ("README.md", "# Plan\n"),
    ("groups/rh/.RH-01.toml.swp", "x"),
];

fn kinds(opened: &Snapshot) -> Vec<(String, ProblemKind)> {
    let problems = opened.problems.iter();
    problems
        .map(|problem| (problem.path.to_string(), problem.kind.clone()))
        .collect()
}

#[test]
fn a_folder_opens_as_its_files_do() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai");
    assert!(is_plan(&dir));
    let opened = Snapshot::of_folder(&dir).unwrap();
    assert_eq!(opened, crate::snapshot::tests::of_texts(FILES).unwrap());
    assert_eq!(opened.plan.actions.len(), 3);
}

#[test]
fn many_files_are_read_in_their_order_whatever_reads_them() {
    let files: Vec<(String, String)> = (0..500)
        .map(|n| {
            (
                format!("groups/g{}/A-{n:03}.toml", n % 7),
                format!("title = \"{n}\"\nstatus = \"done\"\n"),
            )
        })
        .collect();
    let mut all: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    all.push(FILES[0]);
    let temporary = folder(&all);
    let opened = Snapshot::of_folder(&temporary.path().join("essai")).unwrap();
    assert_eq!(opened.plan.actions.len(), 500);
    assert!(
        opened
            .plan
            .actions
            .iter()
            .all(|(id, action)| id.as_str()[2..].parse() == action.title.parse::<u32>())
    );
}

#[test]
fn only_some_actions_can_be_opened() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai");
    let opened = Snapshot::of_actions(&dir, &["RH-02".parse().unwrap(), "XX-99".parse().unwrap()]).unwrap();
    let actions: Vec<_> = opened.plan.actions.keys().map(ActionId::as_str).collect();
    let groups: Vec<_> = opened.plan.groups.keys().map(|id| id.as_str()).collect();
    assert_eq!((actions, groups), (vec!["RH-02"], vec!["rh"]));
    assert_eq!(kinds(&opened), []);
    assert_eq!(opened.plan.config.title, "Plan");
}

#[test]
fn an_id_that_is_there_twice_is_noticed_even_so() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai");
    fs::write(
        dir.join("groups/si/rh-02.toml"),
        "title = \"Double\"\nstatus = \"done\"\n",
    )
    .unwrap();
    let opened = Snapshot::of_actions(&dir, &["RH-02".parse().unwrap()]).unwrap();
    let with = |path: &str| ProblemKind::Clash {
        with: PlanPath::found(path),
    };
    assert_eq!(
        kinds(&opened),
        [
            ("groups/rh/RH-02.toml".to_owned(), with("groups/si/rh-02.toml")),
            ("groups/si/rh-02.toml".to_owned(), with("groups/rh/RH-02.toml")),
        ]
    );
    assert!(opened.locked.contains(&PlanPath::found("groups/rh/RH-02.toml")));
}

#[test]
fn folders_that_are_no_plans_are_refused() {
    let temporary = folder(&[
        ("plan.toml", "format = 1\ntitle = \"P\"\n"),
        ("plan.toml.d/plan.toml/x", ""),
    ]);
    assert!(!is_plan(temporary.path()));
    assert!(matches!(
        Snapshot::of_folder(temporary.path()),
        Err(OpenError::NoPlan { .. })
    ));
    assert!(!is_plan(&temporary.path().join("essai/plan.toml.d")));
    let accented = temporary.path().join("été");
    fs::rename(temporary.path().join("essai"), &accented).unwrap();
    let why = IdError::Character;
    assert!(matches!(Snapshot::of_folder(&accented), Err(OpenError::BadName { why: found, .. }) if found == why));
}

#[test]
fn a_folder_is_named_however_the_path_to_it_is_written() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai/groups/..");
    assert_eq!(Snapshot::of_folder(&dir).unwrap().plan.id.as_str(), "essai");
    assert_eq!(
        Snapshot::of_folder(&temporary.path().join("essai/."))
            .unwrap()
            .plan
            .id
            .as_str(),
        "essai"
    );
}

#[test]
fn files_that_strayed_are_pointed_at() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai");
    const STRAYED: [&str; 5] = [
        "groups/rh/old/RH-09.toml",
        "groups/rh/old/plan.pdf",
        "groups/rh/old/older/oldest/RH-08.toml",
        "groups/.cache/a.toml",
        "annexes/a.toml",
    ];
    for path in STRAYED {
        fs::create_dir_all(dir.join(path).parent().unwrap()).unwrap();
        fs::write(dir.join(path), "x").unwrap();
    }
    let opened = Snapshot::of_folder(&dir).unwrap();
    assert_eq!(
        kinds(&opened),
        [("groups/rh/old/RH-09.toml".to_owned(), ProblemKind::Misplaced)]
    );
    let strayed = STRAYED.map(|path| (path, "x"));
    let from_memory = crate::snapshot::tests::of_texts(&[FILES, &strayed].concat()).unwrap();
    assert_eq!(opened, from_memory);
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai");
    let link = |to: &str, from: &str| std::os::unix::fs::symlink(temporary.path().join(to), dir.join(from)).unwrap();
    fs::write(
        temporary.path().join("secret.toml"),
        "title = \"Secret\"\nstatus = \"done\"\n",
    )
    .unwrap();
    link("secret.toml", "groups/rh/RH-03.toml");
    link("essai/groups/si", "groups/alias");
    fs::rename(dir.join("meetings"), temporary.path().join("elsewhere")).unwrap();
    link("elsewhere", "meetings");
    let opened = Snapshot::of_folder(&dir).unwrap();
    assert_eq!(
        kinds(&opened),
        [
            ("groups/alias".to_owned(), ProblemKind::Symlink),
            ("groups/rh/RH-03.toml".to_owned(), ProblemKind::Symlink),
            ("meetings".to_owned(), ProblemKind::Symlink),
        ]
    );
    assert_eq!((opened.plan.actions.len(), opened.plan.meetings.len()), (3, 0));
    assert!(opened.locked.contains(&PlanPath::found("groups/rh/RH-03.toml")));
}

#[cfg(unix)]
#[test]
fn a_charter_that_is_a_link_is_told() {
    let temporary = folder(FILES);
    let dir = temporary.path().join("essai");
    fs::rename(dir.join("plan.toml"), temporary.path().join("plan.toml")).unwrap();
    std::os::unix::fs::symlink(temporary.path().join("plan.toml"), dir.join("plan.toml")).unwrap();
    let opened = Snapshot::of_folder(&dir).unwrap();
    assert_eq!(kinds(&opened), [("plan.toml".to_owned(), ProblemKind::Symlink)]);
    assert_eq!(opened.plan.actions.len(), 3);
}

/// What the systems that can hold it make of a plan with folders and files that nobody can read.
#[cfg(unix)]
mod unreadable {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    #[test]
    fn a_folder_or_a_file_whose_name_is_no_text_leaves_the_rest_open() {
        let temporary = folder(FILES);
        let dir = temporary.path().join("essai");
        let group = dir.join("groups").join(OsStr::from_bytes(b"caf\xe9"));
        fs::create_dir(&group).unwrap();
        fs::write(group.join("C-01.toml"), "title = \"x\"\nstatus = \"done\"\n").unwrap();
        fs::write(dir.join("groups/si").join(OsStr::from_bytes(b"S\xe9.toml")), "").unwrap();
        fs::create_dir(dir.join("groups/si").join(OsStr::from_bytes(b"deep\xe9"))).unwrap();
        fs::write(dir.join(OsStr::from_bytes(b"n\xe9.txt")), "").unwrap();
        let opened = Snapshot::of_folder(&dir).unwrap();
        assert_eq!(opened.plan.actions.len(), 3);
        assert_eq!(
            kinds(&opened),
            [
                (
                    "groups/caf\u{fffd}".to_owned(),
                    ProblemKind::BadName(IdError::Character)
                ),
                (
                    "groups/si/S\u{fffd}.toml".to_owned(),
                    ProblemKind::BadName(IdError::Character)
                ),
            ]
        );
    }

    #[test]
    fn what_is_no_ordinary_file_is_told_and_not_waited_for() {
        let temporary = folder(FILES);
        let dir = temporary.path().join("essai");
        let pipe = dir.join("groups/rh/RH-03.toml");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _socket = UnixListener::bind(dir.join("groups/rh/RH-04.toml")).unwrap();
        fs::File::create(dir.join("groups/rh/RH-05.toml"))
            .unwrap()
            .set_len(3 << 30)
            .unwrap();
        let opened = Snapshot::of_folder(&dir).unwrap();
        assert_eq!(opened.plan.actions.len(), 3);
        assert_eq!(
            kinds(&opened),
            [
                ("groups/rh/RH-03.toml".to_owned(), ProblemKind::NotAFile),
                ("groups/rh/RH-04.toml".to_owned(), ProblemKind::NotAFile),
                ("groups/rh/RH-05.toml".to_owned(), ProblemKind::TooLarge),
            ]
        );
        assert_eq!(opened.unreadable_actions().count(), 3);
    }

    #[test]
    fn what_may_not_be_read_is_told_and_the_rest_opens() {
        let temporary = folder(FILES);
        let dir = temporary.path().join("essai");
        let closed = ["groups/si", "groups/rh/RH-01.toml"].map(|path| dir.join(path));
        for path in &closed {
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        }
        let is_root = fs::read_dir(&closed[0]).is_ok();
        let opened = Snapshot::of_folder(&dir).unwrap();
        fs::set_permissions(&closed[0], fs::Permissions::from_mode(0o700)).unwrap();
        // For root nothing is closed.
        if !is_root {
            let forbidden = || ProblemKind::Unreadable(io::ErrorKind::PermissionDenied);
            // RH-02 depends on SI-01, which may well be there.
            assert_eq!(
                kinds(&opened),
                [
                    ("groups/rh/RH-01.toml".to_owned(), forbidden()),
                    ("groups/si".to_owned(), forbidden()),
                ]
            );
            assert_eq!(opened.plan.actions.len(), 1);
        }
    }
}
