use std::collections::BTreeMap;

use super::*;
use crate::change::{Change, FileContent, FileKey};
use crate::value::Table;

/// The files of a plan by id and group, each with its fields in one word each; `a,b` is a list.
type Files<'f> = &'f [(&'f str, &'f str, &'f str)];

fn value(text: &str) -> Value {
    match text.strip_prefix('[') {
        Some(list) => Value::List(list.split(',').map(|one| Value::Text(one.to_owned())).collect()),
        None => text
            .parse()
            .map(Value::Date)
            .or_else(|_| text.parse().map(Value::Integer))
            .or_else(|_| text.parse().map(Value::Number))
            .unwrap_or_else(|_| Value::Text(text.to_owned())),
    }
}

fn version((id, group, fields): &(&str, &str, &str)) -> FileVersion {
    let mut table = Table::default();
    for field in fields.split(' ').filter(|field| field.contains('=')) {
        let (path, text) = field.split_once('=').unwrap();
        let Ok(path) = path.parse::<FieldPath>();
        table.put(&path, Some(value(text)));
    }
    let subject = match (*id, *group) {
        ("plan", _) => Subject::PlanConfig,
        (id, "meetings") => Subject::Meeting(id.parse().unwrap()),
        (id, "groups") => Subject::Group(id.parse().unwrap()),
        (id, _) => Subject::Action(id.parse().unwrap()),
    };
    let group = matches!(subject, Subject::Action(_)).then(|| group.parse().unwrap());
    let key = FileKey { subject, group };
    match *fields {
        "!" | "!!" => FileVersion {
            key,
            content: FileContent::Unreadable(fields.as_bytes().into()),
        },
        _ => FileVersion::new(key, table),
    }
}

/// The files that differ, as a commit's two trees would give them.
fn changed(before: Files<'_>, after: Files<'_>) -> Vec<FileChange> {
    let by_key = |files: Files<'_>| -> BTreeMap<FileKey, FileVersion> {
        let versions = files.iter().map(version);
        versions.map(|version| (version.key.clone(), version)).collect()
    };
    let (before, mut after) = (by_key(before), by_key(after));
    let mut files: Vec<FileChange> = Vec::new();
    for (key, version) in before {
        files.push(FileChange {
            after: after.remove(&key),
            before: Some(version),
        });
    }
    let new = after.into_values().map(|version| FileChange {
        before: None,
        after: Some(version),
    });
    files.extend(new);
    files.retain(|file| file.before != file.after);
    files
}

fn line(change: &Change) -> String {
    let value = |value: &Option<Value>| value.as_ref().map_or("-".to_owned(), Value::to_string);
    match change {
        Change::Renamed { from, to } => format!("{from}>{to}"),
        Change::Moved { action, to, .. } => format!("{action}@{to}"),
        Change::Created { subject, .. } => format!("+{}", subject.id().unwrap_or("plan")),
        Change::Deleted { subject, .. } => format!("-{}", subject.id().unwrap_or("plan")),
        Change::Set { path, new, .. } => format!("{path}={}", value(new)),
    }
}

/// What a merge changes at hand, and the clashes: `path: base | ours | theirs`.
fn merged_with(answer: Answer<'_>, base: Files<'_>, ours: Files<'_>, theirs: Files<'_>) -> (Vec<String>, Vec<String>) {
    let merged = merge(
        changed(base, ours),
        changed(base, theirs),
        None,
        &Terms::default(),
        answer,
    );
    let side = |value: &Option<Value>| match value {
        None => "-".to_owned(),
        Some(Value::Table(_)) => "…".to_owned(),
        Some(value) => value.to_string(),
    };
    let clash = |clash: &Clash| {
        let id = clash.subject.id().unwrap_or("plan");
        let sides = [&clash.base, &clash.ours, &clash.theirs].map(side).join(" | ");
        format!("{id} {}: {sides}", clash.path)
    };
    let told = merged.difference();
    let unreadable = told.unreadable.iter().map(|_| "?".to_owned());
    let changes = told.changes.iter().map(line).chain(unreadable).collect();
    (changes, merged.clashes.iter().map(clash).collect())
}

fn merged(base: Files<'_>, ours: Files<'_>, theirs: Files<'_>) -> (Vec<String>, Vec<String>) {
    merged_with(&|_| None, base, ours, theirs)
}

/// The same with one action's fields.
fn fields(base: &str, ours: &str, theirs: &str) -> (Vec<String>, Vec<String>) {
    let file = |fields| [("A", "g", fields)];
    merged(&file(base), &file(ours), &file(theirs))
}

fn told<const C: usize, const Q: usize>(changes: [&str; C], clashes: [&str; Q]) -> (Vec<String>, Vec<String>) {
    (changes.map(str::to_owned).to_vec(), clashes.map(str::to_owned).to_vec())
}

#[test]
fn what_one_side_changed_is_taken_and_what_both_changed_is_asked() {
    assert_eq!(
        fields("title=T due=1", "title=T due=1", "title=U due=2"),
        told(["title=U", "due=2"], [])
    );
    assert_eq!(
        fields("title=T due=1", "title=U due=1", "title=T due=2"),
        told(["due=2"], [])
    );
    assert_eq!(fields("title=T", "title=U", "title=U"), told([], []));
    assert_eq!(
        fields("title=T", "title=U", "title=V"),
        told([], ["A title: T | U | V"])
    );
    assert_eq!(
        fields("title=T due=1", "title=T", "title=T due=2"),
        told([], ["A due: 1 | - | 2"])
    );
    assert_eq!(
        fields("title=T", "title=T x=1", "title=T x=2"),
        told([], ["A x: - | 1 | 2"])
    );
}

#[test]
fn a_number_is_what_it_says_however_it_is_written() {
    assert_eq!(fields("progress=10", "progress=40", "progress=40.0"), told([], []));
    assert_eq!(
        fields("progress=40", "progress=40.0", "progress=50"),
        told(["progress=50"], [])
    );
    assert_eq!(
        fields("progress=10", "progress=40", "progress=40.5"),
        told([], ["A progress: 10 | 40 | 40.5"])
    );
}

#[test]
fn keyed_tables_are_joined_key_by_key() {
    assert_eq!(
        fields(
            "milestones.a.title=A",
            "milestones.a.title=A milestones.b.title=B",
            "milestones.a.title=A milestones.c.title=C"
        ),
        told(["milestones.c=title = C"], [])
    );
    assert_eq!(
        fields(
            "milestones.a.title=A milestones.b.title=B",
            "milestones.b.title=B",
            "milestones.a.title=A"
        ),
        told(["milestones.b=-"], [])
    );
    assert_eq!(
        fields("milestones.a.title=A", "", "milestones.a.title=A milestones.b.title=B"),
        told(["milestones.b=title = B"], [])
    );
    assert_eq!(
        fields("milestones.a.title=A", "", "milestones.a.title=B"),
        told([], ["A milestones.a: … | - | …"])
    );
    assert_eq!(
        fields(
            "",
            "milestones.a.title=A milestones.a.due=1",
            "milestones.a.title=B milestones.a.weight=2"
        ),
        told([], ["A milestones.a: - | … | …"])
    );
}

#[test]
fn lists_are_sets_unless_their_order_says_something() {
    assert_eq!(
        fields("tags=[a,b", "tags=[b,c", "tags=[a,b,d"),
        told(["tags=b, c, d"], [])
    );
    assert_eq!(fields("tags=[a", "tags=[b,a", "tags=[a,c"), told(["tags=b, a, c"], []));
    assert_eq!(fields("tags=[a", "", "tags=[a,b"), told(["tags=b"], []));
    assert_eq!(fields("tags=[a,b", "tags=[a", "tags=[b"), told(["tags=-"], []));
    assert_eq!(
        fields("leads=[a", "leads=[a,b", "leads=[a,c"),
        told([], ["A leads: a | a, b | a, c"])
    );
    assert_eq!(fields("x=[a", "x=[a,b", "x=[a,c"), told([], ["A x: a | a, b | a, c"]));
    assert_eq!(
        fields("tags=[a", "tags=[a,b", "tags=a"),
        told([], ["A tags: a | a, b | a"])
    );
}

#[test]
fn lists_in_order_are_joined_place_by_place() {
    for key in ["leads", "x"] {
        let joined = |ours: &str, theirs: &str| {
            let list = |list: &str| format!("{key}=[{list}");
            fields(&list("a,b,c"), &list(ours), &list(theirs))
        };
        let becomes = |list: &str| (vec![format!("{key}={list}")], Vec::new());
        let asks = |ours: &str, theirs: &str| (Vec::new(), vec![format!("A {key}: a, b, c | {ours} | {theirs}")]);
        assert_eq!(joined("a,b,c,d", "x,b,c"), becomes("x, b, c, d"));
        assert_eq!(joined("b,c", "a,b,d,c"), becomes("b, d, c"));
        assert_eq!(joined("a,b,c,d", "a,b,c,d"), told([], []));
        assert_eq!(joined("a,b,x", "a,b,y"), asks("a, b, x", "a, b, y"));
        assert_eq!(joined("a,b,c,x", "a,b,c,y"), asks("a, b, c, x", "a, b, c, y"));
        // What one side moved is neither there twice nor back where the other took it out.
        assert_eq!(joined("b,c,a", "b,c"), asks("b, c, a", "b, c"));
        assert_eq!(joined("x,a,b,c", "a,b,c,x"), asks("x, a, b, c", "a, b, c, x"));
    }
}

#[test]
fn measures_of_one_day_are_asked_about() {
    let measures = |measures: &[(&str, i64)]| {
        let measure = |(date, value): &(&str, i64)| {
            let day = Value::Date(date.parse().unwrap());
            let pairs = [("date".to_owned(), day), ("value".to_owned(), Value::Integer(*value))];
            Value::Table(pairs.into_iter().collect())
        };
        let mut file = version(&("A", "g", "title=T"));
        let path: FieldPath = ["indicators", "i", "measures"].map(str::to_owned).into_iter().collect();
        let mut table = (**file.table().unwrap()).clone();
        table.put(&path, Some(Value::List(measures.iter().map(measure).collect())));
        file.content = FileContent::Table(table.into());
        file
    };
    let joined = |ours: &[(&str, i64)], theirs: &[(&str, i64)]| {
        let base = measures(&[("2017-01-01", 1)]);
        let change = |after| {
            vec![FileChange {
                before: Some(base.clone()),
                after: Some(measures(after)),
            }]
        };
        let merged = merge(change(ours), change(theirs), None, &Terms::default(), &|_| None);
        (merged.difference().changes.len(), merged.clashes.len())
    };
    let (first, second, other) = (("2017-01-01", 1), ("2017-02-01", 2), ("2017-02-01", 3));
    assert_eq!(joined(&[first, second], &[first, ("2017-03-01", 2)]), (1, 0));
    assert_eq!(joined(&[first, second], &[first, second]), (0, 0));
    assert_eq!(joined(&[first, second], &[first, other]), (0, 1));
}

#[test]
fn a_weather_goes_with_its_comment_and_a_status_with_its_day() {
    assert_eq!(
        fields(
            "weather=sunny comment=a",
            "weather=rainy comment=b",
            "weather=sunny comment=c"
        ),
        told([], ["A weather: sunny | rainy | sunny", "A comment: a | b | c"])
    );
    assert_eq!(
        fields(
            "weather=sunny comment=a",
            "weather=sunny comment=a",
            "weather=rainy comment=b"
        )
        .1,
        [""; 0]
    );
    let (_, clashes) = fields(
        "status=a since=2016-01-01",
        "status=b since=2016-02-01",
        "status=c since=2016-02-01",
    );
    assert_eq!(clashes, ["A status: a | b | c"]);
    assert_eq!(question_of(&FieldPath::key("since")), FieldPath::key("status"));
    assert_eq!(question_of(&FieldPath::key("due")), FieldPath::key("due"));
}

const RH: &str = "title=T status=planned due=1 x=y";

#[test]
fn what_one_side_moved_or_renamed_and_the_other_changed_is_both() {
    let changed = [("A", "g", "title=T status=planned due=2 x=y")];
    assert_eq!(
        merged(&[("A", "g", RH)], &[("A", "h", RH)], &changed),
        told(["due=2"], [])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &changed, &[("A", "h", RH)]),
        told(["A@h"], [])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &[("B", "g", RH)], &changed),
        told(["due=2"], [])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &changed, &[("B", "h", RH)]),
        told(["A>B", "B@h"], [])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &[("A", "h", RH)], &[("B", "g", RH)]),
        told(["A>B"], [])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &[("A", "h", RH)], &[("A", "i", RH)]),
        told([], ["A group: g | h | i"])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &[("B", "g", RH)], &[("C", "g", RH)]),
        told([], ["B id: A | B | C"])
    );
}

#[test]
fn what_one_side_took_away_and_the_other_changed_is_asked() {
    let changed = [("A", "g", "title=U")];
    assert_eq!(merged(&[("A", "g", RH)], &[], &changed), told([], ["A : … | - | …"]));
    assert_eq!(merged(&[("A", "g", RH)], &changed, &[]), told([], ["A : … | … | -"]));
    assert_eq!(merged(&[("A", "g", RH)], &[], &[]), told([], []));
    assert_eq!(merged(&[("A", "g", RH)], &[("A", "g", RH)], &[]), told(["-A"], []));
    let theirs: Answer<'_> = &|_| Some(Side::Theirs.into());
    assert_eq!(merged_with(theirs, &[("A", "g", RH)], &[], &changed), told(["+A"], []));
    assert_eq!(merged_with(theirs, &[("A", "g", RH)], &changed, &[]), told(["-A"], []));
}

#[test]
fn what_both_made_under_one_id_is_joined_when_it_is_one_thing() {
    let meeting = |fields| [("2018-06-14-copil", "meetings", fields)];
    assert_eq!(
        merged(
            &[],
            &meeting("committee=copil place=a"),
            &meeting("committee=copil chair=dgs")
        ),
        told(["chair=dgs"], [])
    );
    assert_eq!(merged(&[], &[("A", "g", RH)], &[("A", "g", RH)]), told([], []));
}

/// What took another number when two sides are joined, and what changes at hand.
fn renumbered(yields: Side, base: Files<'_>, ours: Files<'_>, theirs: Files<'_>) -> (Vec<String>, Vec<String>) {
    let terms = Terms {
        yields,
        taken: std::iter::once("RH-16".parse().unwrap()).collect(),
        ..Terms::default()
    };
    let merged = merge(changed(base, ours), changed(base, theirs), None, &terms, &|_| None);
    assert_eq!(merged.clashes, []);
    let numbers = merged.renumbered.iter().map(|one| format!("{}>{}", one.from, one.to));
    (
        numbers.collect(),
        merged.difference().changes.iter().map(line).collect(),
    )
}

#[test]
fn what_both_made_under_one_id_takes_the_next_number_where_it_was_not_shared_and_what_refers_to_it_follows() {
    let base: Files<'_> = &[
        ("RH-01", "g", RH),
        ("plan", "", "title=P"),
        ("2018-06-14-copil", "meetings", "committee=copil"),
    ];
    let ours: Files<'_> = &[
        ("RH-01", "g", "title=T status=planned due=1 x=y depends_on=[RH-15"),
        ("RH-15", "g", "title=Ours"),
        ("plan", "", "title=P views.v.filter=depends:RH-15,x"),
        (
            "2018-06-14-copil",
            "meetings",
            "committee=copil agenda.a.action=RH-15 decisions.1.actions=[RH-15",
        ),
    ];
    let theirs: Files<'_> = &[
        ("RH-01", "g", RH),
        ("RH-15", "h", "title=Theirs"),
        ("plan", "", "title=P"),
        ("2018-06-14-copil", "meetings", "committee=copil"),
    ];
    assert_eq!(
        renumbered(Side::Ours, base, ours, theirs),
        (
            vec!["RH-15>RH-17".to_owned()],
            vec![
                "views.v.filter=depends:RH-17,x".to_owned(),
                "depends_on=RH-17".to_owned(),
                "agenda.a.action=RH-17".to_owned(),
                "decisions.1.actions=RH-17".to_owned(),
                "RH-15>RH-17".to_owned(),
                "+RH-15".to_owned(),
            ]
        )
    );
    let (numbers, changes) = renumbered(Side::Theirs, base, theirs, ours);
    assert_eq!(numbers, ["RH-15>RH-17"]);
    assert!(changes.contains(&"+RH-17".to_owned()) && changes.contains(&"depends_on=RH-17".to_owned()));
}

#[test]
fn a_reference_that_was_there_before_names_something_else_and_stays() {
    let base = ("RH-01", "g", RH);
    let was = "committee=copil decisions.1.actions=[RH-15";
    let with_note = "committee=copil decisions.1.actions=[RH-15 place=a";
    let meeting = |fields: &'static str| ("2018-06-14-copil", "meetings", fields);
    let (numbers, changes) = renumbered(
        Side::Ours,
        &[base, meeting(was)],
        &[base, meeting(with_note), ("RH-15", "g", "title=Ours")],
        &[base, meeting(was), ("RH-15", "g", "title=Theirs")],
    );
    assert_eq!(numbers, ["RH-15>RH-17"]);
    assert_eq!(changes, ["RH-15>RH-17", "+RH-15"]);
}

#[test]
fn decisions_and_items_of_an_agenda_take_the_next_number_too() {
    let meeting = |fields| [("2018-06-14-copil", "meetings", fields)];
    let base = "committee=copil decisions.1.text=A";
    let ours = "committee=copil decisions.1.text=A decisions.2.text=B agenda.budget.title=Budget \
                agenda.rh.title=RH decisions.2.item=budget decisions.3.text=D decisions.3.supersedes=2018-06-14-copil/2";
    let theirs = "committee=copil decisions.1.text=A decisions.2.text=C agenda.budget.title=Autre agenda.rh.title=RH";
    assert_eq!(
        renumbered(Side::Ours, &meeting(base), &meeting(ours), &meeting(theirs)),
        (
            vec![
                "2018-06-14-copil/agenda.budget>2018-06-14-copil/agenda.budget-2".to_owned(),
                "2018-06-14-copil/2>2018-06-14-copil/4".to_owned()
            ],
            vec![
                "decisions.2.text=C".to_owned(),
                "decisions.2.item=-".to_owned(),
                "decisions.3.supersedes=2018-06-14-copil/4".to_owned(),
                "decisions.4=text = B, item = budget-2".to_owned(),
                "agenda.budget.title=Autre".to_owned(),
                "agenda.budget-2=title = Budget".to_owned(),
            ]
        )
    );
}

#[test]
fn the_news_compare_what_took_another_number_under_that_one() {
    let meeting = |fields| [("2018-06-14-copil", "meetings", fields)];
    let base = "committee=copil";
    let ours = "committee=copil agenda.budget.title=Budget decisions.1.text=B decisions.1.item=budget";
    let theirs = "committee=copil agenda.budget.title=Autre decisions.1.text=C";
    let terms = Terms::default();
    let (ours, theirs) = (meeting(ours), meeting(theirs));
    let merged = merge(
        changed(&meeting(base), &ours),
        changed(&meeting(base), &theirs),
        None,
        &terms,
        &|_| None,
    );
    let news: Vec<String> = merged.news().iter().map(line).collect();
    assert_eq!(news, ["agenda.budget=title = Autre", "decisions.1=text = C"]);
}

#[test]
fn an_id_that_a_thing_was_given_elsewhere_is_taken() {
    let base: Files<'_> = &[("A", "g", RH)];
    let renamed: Files<'_> = &[("B", "g", RH)];
    let created: Files<'_> = &[("A", "g", RH), ("b", "g", "title=New")];
    assert_eq!(renumbered(Side::Ours, base, renamed, created).0, ["B>B-2"]);
    assert_eq!(renumbered(Side::Theirs, base, renamed, created).0, ["b>b-2"]);
    // A group has no number: its id is asked about.
    let (ours, theirs): (Files<'_>, Files<'_>) = (&[("rh", "groups", "title=A")], &[("RH", "groups", "title=B")]);
    assert_eq!(merged(&[], ours, theirs), told([], ["rh : - | … | …"]));
    let take: Answer<'_> = &|_| Some(Side::Theirs.into());
    assert_eq!(merged_with(take, &[], ours, theirs), told(["-rh", "+RH"], []));
}

#[test]
fn a_strict_plan_asks_about_all_that_was_done_to_an_action_that_both_changed() {
    let strict = |ours: &str, theirs: &str| {
        let (base, terms) = (
            [("A", "g", "title=T due=1 tags=[a")],
            Terms {
                strict: true,
                ..Terms::default()
            },
        );
        let (ours, theirs) = ([("A", "g", ours)], [("A", "h", theirs)]);
        let merged = merge(changed(&base, &ours), changed(&base, &theirs), None, &terms, &|_| None);
        let asked = merged.clashes.iter().map(|clash| clash.path.to_string());
        (asked.collect::<Vec<_>>(), merged.difference().changes.len())
    };
    let asked = |paths: &[&str]| (paths.iter().map(ToString::to_string).collect::<Vec<_>>(), 0);
    assert_eq!(
        strict("title=T due=2 tags=[a", "title=U due=1 tags=[a,b"),
        asked(&["group", "title", "due", "tags"])
    );
    assert_eq!(
        strict("title=T due=1 tags=[a", "title=U due=1 tags=[a"),
        (Vec::new(), 2)
    );
}

#[test]
fn what_one_side_says_of_a_thing_follows_the_name_that_the_other_gave_it() {
    let base: Files<'_> = &[("A", "g", RH), ("C", "g", "title=C")];
    assert_eq!(
        merged(
            base,
            &[("B", "g", RH), ("C", "g", "title=C")],
            &[("A", "g", RH), ("C", "g", "title=C depends_on=[A")]
        ),
        told(["depends_on=B"], [])
    );
    assert_eq!(
        merged(
            base,
            &[("A", "g", RH), ("C", "g", "title=C depends_on=[A")],
            &[("B", "g", RH), ("C", "g", "title=C")]
        ),
        told(["depends_on=B", "A>B"], [])
    );
}

#[test]
fn a_working_group_that_one_side_renamed_has_what_the_other_did_in_it() {
    let group = |id, fields| (id, "groups", fields);
    let base: Files<'_> = &[group("g", "title=G leads=[a"), ("A", "g", RH), ("C", "g", "title=C")];
    let renamed: Files<'_> = &[group("h", "title=G leads=[b"), ("A", "h", RH), ("C", "h", "title=C")];
    let added: Files<'_> = &[
        group("g", "title=G leads=[a members=[m"),
        ("A", "g", RH),
        ("B", "g", "title=New"),
        ("C", "i", "title=C"),
    ];
    assert_eq!(merged(base, added, renamed), told(["-g", "B@h", "+h", "A@h"], []));
    assert_eq!(merged(base, renamed, added), told(["members=m", "C@i", "+B"], []));
    let (changes, _) = merged(
        base,
        renamed,
        &[group("g", "title=G leads=[a"), ("A", "g", RH), ("C", "h", "title=C")],
    );
    assert_eq!(changes, [""; 0]);
    // A group that both made under one id has one file.
    let two: Files<'_> = &[group("g", "title=G"), group("h", "title=G")];
    let edited: Files<'_> = &[group("g", "title=G leads=[a"), group("i", "title=G")];
    let asked = told([], ["g : … | - | …"]);
    assert_eq!(merged(two, &[group("i", "title=G")], edited), asked);
}

#[test]
fn another_value_than_the_two_may_be_the_answer() {
    let answer: Answer<'_> = &|_| Some(Choice::Other(Some(Value::Integer(3))));
    let file = |fields| [("A", "g", fields)];
    assert_eq!(
        merged_with(answer, &file("due=0"), &file("due=1"), &file("due=2")),
        told(["due=3"], [])
    );
    let gone: Answer<'_> = &|_| Some(Choice::Other(None));
    assert_eq!(
        merged_with(gone, &file("due=0"), &file("due=1"), &file("due=2")),
        told(["due=-"], [])
    );
    // What is one side's or the other's as a whole stays a question.
    assert_eq!(
        merged_with(answer, &file("due=0"), &[], &file("due=2")),
        told([], ["A : … | - | …"])
    );
}

#[test]
fn a_file_that_does_not_parse_is_taken_or_asked_about_whole() {
    assert_eq!(
        merged(&[("A", "g", RH)], &[("A", "g", RH)], &[("A", "g", "!")]),
        told(["?"], [])
    );
    assert_eq!(
        merged(&[("A", "g", RH)], &[("A", "g", "!")], &[("A", "g", "title=U")]),
        told([], ["A : … | ! | …"])
    );
    assert_eq!(
        merged(&[("A", "g", "!!")], &[("A", "g", "!")], &[("A", "g", "!")]),
        told([], [])
    );
}

#[test]
fn an_answer_is_kept_with_its_question() {
    let file = |fields| [("A", "g", fields)];
    let by_field: Answer<'_> = &|clash| (clash.path == FieldPath::key("due")).then_some(Side::Theirs.into());
    let merged = merge(
        changed(&file("title=T due=1"), &file("title=U due=2")),
        changed(&file("title=T due=1"), &file("title=V due=3")),
        None,
        &Terms::default(),
        by_field,
    );
    assert_eq!(
        merged.difference().changes.iter().map(line).collect::<Vec<_>>(),
        ["due=3"]
    );
    assert_eq!(merged.clashes.len(), 1);
    assert_eq!(merged.answered.len(), 1);
    assert_eq!(merged.answered[0].1, Side::Theirs.into());
}

#[test]
fn what_clashed_in_what_both_began_with_is_asked_wherever_the_two_differ() {
    let contested = |path: &str, base: Files<'_>, ours: Files<'_>, theirs: Files<'_>| {
        let Ok(path) = path.parse::<FieldPath>();
        let clash = Clash {
            subject: Subject::Action("A".parse().unwrap()),
            path,
            base: None,
            ours: None,
            theirs: None,
            together: None,
        };
        let terms = Terms {
            contested: vec![clash],
            ..Terms::default()
        };
        let merged = merge(changed(base, ours), changed(base, theirs), None, &terms, &|_| None);
        let asked = merged.clashes.iter().map(|clash| clash.path.to_string());
        let changes = merged.difference().changes;
        (
            asked.collect::<Vec<_>>().join(" "),
            changes.iter().map(line).collect::<Vec<_>>().join(" "),
        )
    };
    let fields = |path: &str, base: &str, ours: &str, theirs: &str| {
        let file = |fields| [("A", "g", fields)];
        contested(path, &file(base), &file(ours), &file(theirs))
    };
    let told = |asked: &str, changes: &str| (asked.to_owned(), changes.to_owned());
    // Whoever has what was there before either of the two chose it.
    let base = "title=T due=1 tags=[a";
    assert_eq!(fields("due", base, "title=T due=2 tags=[a", base), told("due", ""));
    assert_eq!(
        fields("due", base, base, "title=U due=2 tags=[a"),
        told("due", "title=U")
    );
    assert_eq!(
        fields("due", base, "title=T due=2 tags=[a", "title=T due=2 tags=[a"),
        told("", "")
    );
    assert_eq!(fields("due", base, base, "title=U due=1 tags=[a"), told("", "title=U"));
    assert_eq!(fields("tags", base, base, "title=T due=1 tags=[a,b"), told("tags", ""));
    // What goes together is one question.
    let weather = ("title=T weather=sunny comment=x", "title=T weather=cloudy comment=y");
    assert_eq!(
        fields("comment", weather.0, weather.1, weather.0),
        told("weather comment", "")
    );
    // A table that was contested is, with all that stands in it.
    let milestone = ("milestones.a.title=A", "milestones.a.title=A milestones.a.due=2");
    assert_eq!(
        fields("milestones.a", milestone.0, milestone.0, milestone.1),
        told("milestones.a.due", "")
    );
    assert_eq!(
        fields("milestones.a", milestone.0, milestone.0, ""),
        told("milestones.a", "")
    );
    // Where it stands, and whether it does.
    let (here, there) = ([("A", "g", "title=T")], [("A", "h", "title=T")]);
    assert_eq!(contested("group", &here, &here, &there), told("group", ""));
    assert_eq!(contested("group", &here, &there, &here), told("group", ""));
    for (ours, theirs) in [(&here[..], &[][..]), (&[][..], &here[..])] {
        assert_eq!(contested("", &here, ours, theirs), told("", ""));
        assert_eq!(contested("title", &here, ours, theirs).0, "");
    }
}
