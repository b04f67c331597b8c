//! Each test is a file before and after, and what changed.

use super::*;
use copil_plan::value::Table;

const ACTION: &str = include_str!("testdata/action.toml");

fn subject_of(kind: &str) -> Subject {
    match kind {
        "plan" => Subject::PlanConfig,
        "group" => Subject::Group("rh".parse().unwrap()),
        "meeting" => Subject::Meeting("2018-03-15-copil".parse().unwrap()),
        _ => Subject::Action("RH-01".parse().unwrap()),
    }
}

/// A value written as TOML.
fn value(text: &str) -> Value {
    read_table(format!("v = {text}").as_bytes())
        .unwrap()
        .get("v")
        .unwrap()
        .clone()
}

/// The change of what is at a path in a file.
fn change(kind: &str, before: &[u8], path: &str, new: Option<Value>) -> Change {
    let path: FieldPath = path.parse().unwrap();
    let old = read_table(before).unwrap().at(&path).cloned();
    Change::Set {
        subject: subject_of(kind),
        path,
        old,
        new,
    }
}

fn set_in(kind: &str, before: &str, path: &str, new: &str) -> String {
    let new = (!new.is_empty()).then(|| value(new));
    let change = change(kind, before.as_bytes(), path, new);
    String::from_utf8(edit(before.as_bytes(), &[change]).unwrap()).unwrap()
}

fn set(before: &str, path: &str, new: &str) -> String {
    set_in("action", before, path, new)
}

/// The lines that are only in one of two texts, as a diff has them.
fn diff(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let changes = diff
        .iter_all_changes()
        .filter(|change| change.tag() != similar::ChangeTag::Equal);
    changes
        .map(|change| format!("{}{}", change.tag(), change.value()))
        .collect()
}

/// What changes in the sample action.
fn diff_of(path: &str, new: &str) -> String {
    diff(ACTION, &set(ACTION, path, new))
}

#[test]
fn a_value_is_replaced_in_its_place_with_its_comment_kept() {
    assert_eq!(
        diff_of("status", "\"done\""),
        "-status = \"in-progress\"   # depuis le comité\n+status = \"done\"   # depuis le comité\n"
    );
    assert_eq!(diff_of("due", "2017-12-31"), "-due = 2017-06-30\n+due = 2017-12-31\n");
    assert_eq!(diff_of("weight", "1.5"), "-weight = 1\n+weight = 1.5\n");
    assert_eq!(
        diff_of("milestones.cadrage.done", "2016-05-01"),
        "-done = 2016-04-12                # validée en comité\n+done = 2016-05-01                # validée en comité\n"
    );
}

#[test]
fn a_new_key_goes_where_the_format_lists_it() {
    assert_eq!(diff_of("since", "2016-02-01"), "+since = 2016-02-01\n");
    let since = set(ACTION, "since", "2016-02-01");
    assert!(
        since.contains("# depuis le comité\nsince = 2016-02-01\npriority"),
        "{since}"
    );
    let progress = set(ACTION, "progress", "40");
    assert!(progress.contains("weight = 1\nprogress = 40\ntags"), "{progress}");
    let title = set("status = \"done\"\n", "title", "\"Un\"");
    assert_eq!(title, "title = \"Un\"\nstatus = \"done\"\n");
    let unknown = set("status = \"done\"\n\n[links]\na = \"b\"\n", "extra", "1");
    assert_eq!(unknown, "status = \"done\"\nextra = 1\n\n[links]\na = \"b\"\n");
    let done = set(ACTION, "milestones.pilote.done", "2016-11-30");
    assert!(
        done.contains("due = 2016-11-30\ndone = 2016-11-30\n\n# Indicateurs"),
        "{done}"
    );
}

#[test]
fn a_key_goes_with_its_line_alone() {
    assert_eq!(diff_of("weight", ""), "-weight = 1\n");
    assert_eq!(
        diff_of("milestones.cadrage.done", ""),
        "-done = 2016-04-12                # validée en comité\n"
    );
    assert_eq!(
        set("a = 1\n# de b\nb = 2\n\n[links]\nx = \"y\"\n", "b", ""),
        "a = 1\n\n[links]\nx = \"y\"\n"
    );
    // The comment may be about both.
    assert_eq!(
        set("a = 1\n# dates\nb = 2\nc = 3\n", "b", ""),
        "a = 1\n# dates\nc = 3\n"
    );
    assert_eq!(set("# Le plan.\na = 1\n", "a", ""), "# Le plan.\n");
    assert_eq!(set("a = 1\n\nb = 2\n\nc = 3\n", "b", ""), "a = 1\n\nc = 3\n");
    assert_eq!(set("a = 1\n\nb = 2\n", "b", ""), "a = 1\n");
    assert_eq!(set("a = 1\nb = 2", "b", ""), "a = 1");
}

#[test]
fn a_text_keeps_its_kind_of_quotes() {
    for (before, new, after) in [
        ("\"a\"", "\"L'outil d’« essai » 🎉\"", "\"L'outil d’« essai » 🎉\""),
        ("\"a\"", r#""a \"b\" c:\\d""#, r#""a \"b\" c:\\d""#),
        ("\"a\"", r#""a\u0007\u202Eb""#, r#""a\u0007\u202Eb""#),
        ("'a'", r#""b \"c\"""#, "'b \"c\"'"),
        ("'a'", "\"l'outil\"", "\"l'outil\""),
        ("\"a\"", r#""a\nb\n""#, "\"\"\"\na\nb\n\"\"\""),
        ("\"\"\"\na\n\"\"\"", r#""b\n\"c\"\n""#, "\"\"\"\nb\n\"c\"\n\"\"\""),
        ("\"\"\"\na\n\"\"\"", "\"b\"", "\"\"\"\nb\"\"\""),
        ("\"\"\"a\nb\"\"\"", r#""c\nd""#, "\"\"\"c\nd\"\"\""),
        ("\"\"\"a\"\"\"", r#""\nb""#, "\"\"\"\n\nb\"\"\""),
        ("\"\"\"a\"\"\"", r#""\"\"\"\"b\"""#, "\"\"\"\"\"\\\"\"b\\\"\"\"\""),
        ("'''\na\n'''", r#""b\\\n""#, "'''\nb\\\n'''"),
        ("'''\na\n'''", r#""it'''s\n""#, "\"\"\"\nit'''s\n\"\"\""),
    ] {
        let before = format!("x = 1\ndescription = {before} # fin\ny = 2\n");
        let after = format!("x = 1\ndescription = {after} # fin\ny = 2\n");
        assert_eq!(set(&before, "description", new), after);
    }
}

#[test]
fn lists_are_changed_element_by_element() {
    for (before, new, after) in [
        ("[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", \"c\"]"),
        ("[ 'a','b', ]", "[\"a\", \"x\", \"b\"]", "[ 'a', \"x\",'b', ]"),
        ("[ 'a','b', ]", "[\"x\", \"a\", \"b\"]", "[ \"x\", 'a','b', ]"),
        ("[ 'a', 'b', 'c' ]", "[\"a\", \"c\"]", "[ 'a', 'c' ]"),
        ("[ 'a', 'b', 'c' ]", "[\"a\", \"b\"]", "[ 'a', 'b' ]"),
        ("[ 'a', 'b' ]", "[\"a\", \"z\"]", "[ 'a', \"z\" ]"),
        ("[ 'a' ]", "[]", "[]"),
        ("[]", "[\"a\"]", "[\"a\"]"),
        (
            "[\n  'a', # un\n  'b' # deux\n]",
            "[\"a\", \"b\", \"c\"]",
            "[\n  'a', # un\n  'b', # deux\n  \"c\"\n]",
        ),
        (
            "[\n  'a', # un\n  'b', # deux\n]",
            "[\"a\", \"b\", \"c\"]",
            "[\n  'a', # un\n  'b', # deux\n  \"c\",\n]",
        ),
        (
            "[\n  'a', # un\n  # deux\n  'b',\n]",
            "[\"b\"]",
            "[\n  # deux\n  'b',\n]",
        ),
        ("[\n  'a', # un\n  'b' # deux\n]", "[\"a\"]", "[\n  'a', # un\n]"),
        ("[\n  'a',\n]", "[\"z\", \"a\"]", "[\n  \"z\",\n  'a',\n]"),
        ("[ {a = 1}, {a = 2} ]", "[{a = 1}, {a = 3}]", "[ {a = 1}, {a = 3} ]"),
        (
            "[ {a = 1} ]",
            "[{a = 1}, {b = \"x\\ny\"}]",
            "[ {a = 1}, { b = \"x\\ny\" } ]",
        ),
    ] {
        let before = format!("tags = {before} # fin\ny = 2\n");
        let after = format!("tags = {after} # fin\ny = 2\n");
        assert_eq!(set(&before, "tags", new), after);
    }
}

#[test]
fn inline_tables_are_changed_pair_by_pair() {
    assert_eq!(
        diff_of("indicators.delai.target.value", "18"),
        "-target = { date = 2018-12-31, value = 20 }\n+target = { date = 2018-12-31, value = 18 }\n"
    );
    let measures = "[{ date = 2017-01-01, value = 25 }, { date = 2018-01-01, value = 22.5 }]";
    assert_eq!(
        diff_of("indicators.delai.measures", measures),
        format!("-measures = [{{ date = 2017-01-01, value = 25 }}]\n+measures = {measures}\n")
    );
    let inline = "[milestones]\na = { title = \"A\", due = 2018-01-01 }\nb = {title=\"B\"}\nc.title = \"C\"\n";
    assert_eq!(
        diff(inline, &set(inline, "milestones.a.done", "2018-01-02")),
        "-a = { title = \"A\", due = 2018-01-01 }\n+a = { title = \"A\", due = 2018-01-01, done = 2018-01-02 }\n"
    );
    assert_eq!(
        diff(inline, &set(inline, "milestones.b.due", "2018-01-02")),
        "-b = {title=\"B\"}\n+b = {title=\"B\", due = 2018-01-02}\n"
    );
    assert_eq!(
        diff(inline, &set(inline, "milestones.a.due", "")),
        "-a = { title = \"A\", due = 2018-01-01 }\n+a = { title = \"A\" }\n"
    );
    assert_eq!(diff(inline, &set(inline, "milestones.b", "")), "-b = {title=\"B\"}\n");
    let dotted = "x = { a.b = 1, c = 2, a.d = 3 }\n";
    assert_eq!(set(dotted, "x.a", ""), "x = { c = 2 }\n");
    assert_eq!(set(dotted, "x.a.e", "4"), "x = { a.b = 1, c = 2, a.d = 3, a.e = 4 }\n");
    assert_eq!(set("x = {}\n", "x.y", "1"), "x = { y = 1 }\n");
}

#[test]
fn dotted_keys_stay_dotted() {
    let before = "title = \"T\"\nmilestones.a.title = \"A\"\nmilestones.a.due = 2018-01-01\nmilestones.b.title = \"B\"\n\n[links]\nx = \"y\"\n";
    assert_eq!(
        diff(before, &set(before, "milestones.a.done", "2018-01-02")),
        "+milestones.a.done = 2018-01-02\n"
    );
    let after = set(before, "milestones.a.done", "2018-01-02");
    assert!(after.contains("due = 2018-01-01\nmilestones.a.done"), "{after}");
    assert_eq!(
        diff(
            before,
            &set(before, "milestones.c", "{ title = \"C\", due = 2018-01-01 }")
        ),
        "+milestones.c.title = \"C\"\n+milestones.c.due = 2018-01-01\n"
    );
    assert_eq!(
        diff(before, &set(before, "milestones.a", "")),
        "-milestones.a.title = \"A\"\n-milestones.a.due = 2018-01-01\n"
    );
    let under = "[milestones]\na.title = \"A\"\n";
    assert_eq!(
        set(under, "milestones.a.due", "2018-01-01"),
        "[milestones]\na.title = \"A\"\na.due = 2018-01-01\n"
    );
    assert_eq!(
        set(under, "milestones.b", "{title = \"B\"}"),
        "[milestones]\na.title = \"A\"\nb.title = \"B\"\n"
    );
}

#[test]
fn records_come_after_their_siblings_and_go_whole() {
    assert_eq!(
        diff_of("milestones.bilan", "{ title = \"Bilan\", due = 2017-06-30 }"),
        "+[milestones.bilan]\n+title = \"Bilan\"\n+due = 2017-06-30\n+\n"
    );
    let after = set(ACTION, "milestones.bilan", "{ title = \"Bilan\" }");
    assert!(
        after.contains("due = 2016-11-30\n\n[milestones.bilan]\ntitle = \"Bilan\"\n\n# Indicateurs"),
        "{after}"
    );
    assert_eq!(set(&after, "milestones.bilan", ""), ACTION);
    assert_eq!(
        diff_of("milestones.cadrage", ""),
        "-# Le premier jalon.\n-[milestones.cadrage]\n-title = \"Note de cadrage validée\"\n-due = 2016-03-31\n\
         -done = 2016-04-12                # validée en comité\n-\n"
    );
    assert_eq!(
        diff_of("links", ""),
        "-\n-[links]\n-\"Note de cadrage\" = \"https://exemple.test/note\"\n"
    );
}

#[test]
fn the_first_record_goes_where_the_format_lists_it() {
    let after = set(ACTION, "deliverables.guide", "{ title = \"Guide\" }");
    assert!(
        after.contains("value = 25 }]\n\n[deliverables.guide]\ntitle = \"Guide\"\n\n[links]\n"),
        "{after}"
    );
    assert_eq!(set(&after, "deliverables.guide", ""), ACTION);
    assert_eq!(
        set("title = \"T\"\n", "milestones.a", "{ title = \"A\" }"),
        "title = \"T\"\n\n[milestones.a]\ntitle = \"A\"\n"
    );
    assert_eq!(
        set("title = \"T\"", "milestones.a.title", "\"A\""),
        "title = \"T\"\n\n[milestones.a]\ntitle = \"A\""
    );
    assert_eq!(
        set("title = \"T\"\n\n[links]\na = \"b\"\n", "milestones.a.title", "\"A\""),
        "title = \"T\"\n\n[milestones.a]\ntitle = \"A\"\n\n[links]\na = \"b\"\n"
    );
    assert_eq!(set("", "title", "\"T\""), "title = \"T\"\n");
    assert_eq!(
        set("[links]\na = \"b\"\n", "title", "\"T\""),
        "title = \"T\"\n\n[links]\na = \"b\"\n"
    );
    assert_eq!(
        set("[links]\na = \"b\"\n", "links.c", "\"d e\""),
        "[links]\na = \"b\"\nc = \"d e\"\n"
    );
    assert_eq!(set("[links]\n", "links.\"c d\"", "\"e\""), "[links]\n\"c d\" = \"e\"\n");
}

#[test]
fn tables_written_close_together_stay_so() {
    let before = "title = \"T\"\n[milestones.a]\ntitle = \"A\"\n[milestones.b]\ntitle = \"B\"\n[links]\nx = \"y\"\n";
    assert_eq!(
        diff(before, &set(before, "milestones.c", "{title = \"C\"}")),
        "+[milestones.c]\n+title = \"C\"\n"
    );
    assert_eq!(
        diff(before, &set(before, "milestones.a", "")),
        "-[milestones.a]\n-title = \"A\"\n"
    );
}

#[test]
fn a_table_that_only_headers_imply_gets_its_own() {
    let before = "t = 1\n\n[a.b]\nx = 1\n";
    assert_eq!(set(before, "a.c", "2"), "t = 1\n\n[a]\nc = 2\n\n[a.b]\nx = 1\n");
}

/// A meeting whose agenda is a list, as files had it, and the same with keys.
const LISTED: &str = "# Copil\r\ncommittee = \"copil\"\r\ndate = 2018-03-15 # jeudi\r\n\r\n# d'abord\r\n[[agenda]] # un\r\n\
                      action = \"RH-04\"\r\nminutes=10\r\n\r\n\r\n[[agenda]]\r\n  title = \"Point budgétaire\"\r\n[agenda.plus]\r\nx = 1\r\n\r\n\
                      [decisions.1]\r\ntext = 'Oui'\r\n\r\n[[agenda]]\r\naction = \"RH-04\"\r\n";

#[test]
fn an_agenda_that_is_a_list_gets_keys_and_nothing_else_is_touched() {
    let id = "2018-03-15-copil".parse().unwrap();
    let written = String::from_utf8(with_keys(&id, LISTED.as_bytes()).unwrap()).unwrap();
    assert_eq!(
        diff(LISTED, &written),
        "-[[agenda]] # un\r\n+[agenda.RH-04] # un\r\n-[[agenda]]\r\n+[agenda.point-budgetaire]\r\n-[agenda.plus]\r\n\
         +[agenda.point-budgetaire.plus]\r\n-[[agenda]]\r\n+[agenda.RH-04-2]\r\n"
    );
    assert_eq!(with_keys(&id, written.as_bytes()), None, "they have keys");
    let inline =
        "committee = \"copil\"\ndate = 2018-03-15\nagenda = [{ action = \"RH-04\" }, { title = \"Divers\" }]\n";
    let written = String::from_utf8(with_keys(&id, inline.as_bytes()).unwrap()).unwrap();
    assert!(
        written.contains("[agenda.RH-04]\naction = \"RH-04\"\n\n[agenda.divers]\ntitle = \"Divers\"\n"),
        "{written}"
    );
    let commented = inline.replace("}]", "}] # ici");
    let written = String::from_utf8(with_keys(&id, commented.as_bytes()).unwrap()).unwrap();
    assert!(
        written.contains("agenda = { RH-04 = { action = \"RH-04\" }, divers = {"),
        "{written}"
    );
    assert!(written.ends_with(" # ici\n"), "{written}");
}

#[test]
fn the_first_change_of_a_meeting_gives_its_items_their_keys() {
    let change = Change::Set {
        subject: subject_of("meeting"),
        path: "agenda.RH-04.minutes".parse().unwrap(),
        old: Some(Value::Integer(10)),
        new: Some(Value::Integer(15)),
    };
    let changed = String::from_utf8(edit(LISTED.as_bytes(), &[change]).unwrap()).unwrap();
    assert!(
        changed.contains("[agenda.RH-04] # un\r\naction = \"RH-04\"\r\nminutes=15\r\n"),
        "{changed}"
    );
    assert!(changed.contains("[agenda.RH-04-2]"), "{changed}");
}

#[test]
fn lists_of_tables_are_changed_item_by_item() {
    let before = "committee = \"copil\"\ndate = 2018-03-15\n\n[[agenda]]\naction = \"RH-04\" # d'abord\nminutes = 10\n\n\
                  [[agenda]]\ntitle = \"Budget\"\n\n[decisions.1]\ntext = \"Oui\"\n";
    let set = |new: &str| set_in("action", before, "agenda", new);
    assert_eq!(
        diff(
            before,
            &set("[{action = \"RH-04\", minutes = 15}, {title = \"Budget\"}]")
        ),
        "-minutes = 10\n+minutes = 15\n"
    );
    let added = set("[{action = \"RH-04\", minutes = 10}, {title = \"Budget\"}, {title = \"Divers\", minutes = 5}]");
    assert_eq!(
        diff(before, &added),
        "+[[agenda]]\n+title = \"Divers\"\n+minutes = 5\n+\n"
    );
    assert!(
        added.contains("\"Budget\"\n\n[[agenda]]\ntitle = \"Divers\"\nminutes = 5\n\n[decisions.1]"),
        "{added}"
    );
    let first = set("[{title = \"Ouverture\"}, {action = \"RH-04\", minutes = 10}, {title = \"Budget\"}]");
    assert!(
        first.contains("2018-03-15\n\n[[agenda]]\ntitle = \"Ouverture\"\n\n[[agenda]]\naction"),
        "{first}"
    );
    assert_eq!(
        set("[{title = \"Budget\"}]"),
        before.replacen("[[agenda]]\naction = \"RH-04\" # d'abord\nminutes = 10\n\n", "", 1)
    );
    assert_eq!(
        diff(before, &set("")),
        "-[[agenda]]\n-action = \"RH-04\" # d'abord\n-minutes = 10\n-\n-[[agenda]]\n-title = \"Budget\"\n-\n"
    );
    let none = "committee = \"copil\"\ndate = 2018-03-15\n\n[decisions.1]\ntext = \"Oui\"\n";
    assert_eq!(
        diff(
            none,
            &set_in("action", none, "agenda", "[{title = \"A\"}, {title = \"B\"}]")
        ),
        "+\n+[[agenda]]\n+title = \"A\"\n+\n+[[agenda]]\n+title = \"B\"\n"
    );
    let decision = set_in("meeting", none, "decisions.2", "{text = \"Non\", owner = \"drh\"}");
    assert_eq!(
        diff(none, &decision),
        "+\n+[decisions.2]\n+text = \"Non\"\n+owner = \"drh\"\n"
    );
}

#[test]
fn new_lines_look_like_those_around_them() {
    assert_eq!(
        set("title=\"T\"\nstatus=\"done\"\n", "due", "2018-01-01"),
        "title=\"T\"\nstatus=\"done\"\ndue=2018-01-01\n"
    );
    let aligned = "title    = \"T\"\nstatus   = \"done\"\npriority = \"high\"\n";
    assert_eq!(
        diff(aligned, &set(aligned, "due", "2018-01-01")),
        "+due      = 2018-01-01\n"
    );
    let indented = "[links]\n  a = \"b\"\n";
    assert_eq!(set(indented, "links.c", "\"d\""), "[links]\n  a = \"b\"\n  c = \"d\"\n");
}

#[test]
fn line_endings_and_a_byte_order_mark_stay_as_they_are() {
    let before = format!("\u{feff}{}", ACTION.replace('\n', "\r\n"));
    for (path, new) in [
        ("status", "\"done\""),
        ("since", "2016-02-01"),
        ("description", "\"un\\ndeux\\n\""),
        ("comment", "\"un\\ndeux\\n\""),
        ("milestones.bilan", "{ title = \"Bilan\" }"),
        ("milestones.cadrage", ""),
        ("tags", "[\"budget\", \"paie\"]"),
        ("links", ""),
    ] {
        let after = set(&before, path, new);
        assert_eq!(
            after,
            format!("\u{feff}{}", set(ACTION, path, new).replace('\n', "\r\n")),
            "{path}"
        );
    }
}

#[test]
fn a_record_of_another_kind_takes_its_place() {
    let before = "title = \"T\"\n\n[milestones.a]\ntitle = \"A\"\n";
    assert_eq!(set(before, "milestones", "3"), "title = \"T\"\nmilestones = 3\n");
    assert_eq!(
        set(
            "title = \"T\"\nmilestones = 3\n",
            "milestones",
            "{ a = { title = \"A\" } }"
        ),
        "title = \"T\"\nmilestones = { a = { title = \"A\" } }\n"
    );
    assert_eq!(set(before, "milestones.a", "{}"), "title = \"T\"\n\n[milestones.a]\n");
}

#[test]
fn several_changes_are_made_one_after_the_other() {
    let changes = [
        change("action", ACTION.as_bytes(), "status", Some(value("\"blocked\""))),
        change("action", ACTION.as_bytes(), "since", Some(value("2018-03-15"))),
        change("action", ACTION.as_bytes(), "weather", None),
        change("action", ACTION.as_bytes(), "comment", None),
    ];
    let after = String::from_utf8(edit(ACTION.as_bytes(), &changes).unwrap()).unwrap();
    assert_eq!(
        diff(ACTION, &after),
        "-status = \"in-progress\"   # depuis le comité\n+status = \"blocked\"   # depuis le comité\n\
         +since = 2018-03-15\n-weather = \"cloudy\"\n-comment = \"L'outil reste à choisir.\"\n"
    );
    let undone = copil_plan::change::invert(&changes);
    let back = edit(after.as_bytes(), &undone).unwrap();
    assert_eq!(String::from_utf8(back).unwrap(), ACTION);
}

#[test]
fn a_value_that_is_not_what_it_was_is_not_overwritten() {
    let change = Change::Set {
        subject: subject_of("action"),
        path: FieldPath::key("status"),
        old: Some(value("\"planned\"")),
        new: Some(value("\"done\"")),
    };
    let error = edit(ACTION.as_bytes(), &[change]).unwrap_err();
    let path = FieldPath::key("status");
    let now = Some(value("\"in-progress\""));
    assert_eq!(error, EditError::Differs { path, now });
}

#[test]
fn a_file_that_cannot_be_read_or_a_change_of_a_whole_file_is_refused() {
    assert!(matches!(
        edit(b"a = ", &[]),
        Err(EditError::Unreadable(ReadError::Syntax(_)))
    ));
    let created = Change::Created {
        subject: subject_of("group"),
        group: None,
        content: Table::default(),
    };
    assert_eq!(edit(b"a = 1", &[created]), Err(EditError::WholeFile));
}

#[test]
fn what_toml_cannot_hold_is_refused_rather_than_written() {
    let moment = Value::Moment("yesterday\nstatus = 1".to_owned());
    let change = change("action", ACTION.as_bytes(), "due", Some(moment));
    let path = FieldPath::key("due");
    assert_eq!(edit(ACTION.as_bytes(), &[change]), Err(EditError::Unfaithful { path }));
}
