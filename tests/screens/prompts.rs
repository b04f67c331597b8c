//! From keys to a commit that plain git reads.

use copil_plan::Language;

use crate::support::{Person, Repository, TestPlan, plan_of, small};

#[test]
fn a_status_is_recorded_with_its_reason_and_said_on_the_last_line() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["s"]);
    let picture = person.sees();
    assert!(picture.contains("En pause"), "{picture}");
    assert!(picture.contains("demande un motif"), "{picture}");
    assert!(
        !picture.contains("À discuter  "),
        "only what may follow is offered: {picture}"
    );
    person.types(&["down", "tab", "'Avis défavorable du comité."]);
    assert!(
        person.sees().contains("→ RH-01 : En cours → Bloquée"),
        "{}",
        person.sees()
    );
    assert_eq!(
        repository.git(&["rev-list", "--count", "HEAD"]).trim(),
        "1",
        "nothing is recorded yet"
    );
    person.types(&["enter"]);
    assert!(
        person.sees().contains("Enregistré : RH-01 : En cours → Bloquée"),
        "{}",
        person.sees()
    );
    let message = repository.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Avis défavorable du comité."), "{message}");
    assert!(message.contains("Status: in-progress -> blocked"), "{message}");
    let short = repository.git(&["rev-parse", "--short=7", "HEAD"]);
    assert!(person.sees().contains(short.trim()), "{}", person.sees());
    person.types(&["6"]);
    assert!(
        person.sees().contains("RH-01 : En cours → Bloquée"),
        "the journal has it: {}",
        person.sees()
    );
}

#[test]
fn a_missing_reason_is_asked_for_and_nothing_typed_is_lost() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["s", "down", "enter"]);
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
    assert!(
        person.sees().contains("Statut · RH-01"),
        "the prompt stays: {}",
        person.sees()
    );
    person.types(&["'Voilà pourquoi", "enter"]);
    assert!(repository.git(&["log", "-1", "--format=%B"]).contains("Voilà pourquoi"));
}

#[test]
fn what_git_refuses_is_said_in_a_panel_and_the_reason_stays() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    std::fs::write(repository.folder.path().join(".git").join("index.lock"), "").unwrap();
    person.types(&["s", "down", "tab", "'Une longue raison", "enter"]);
    assert!(person.sees().contains("Rien n’a été enregistré"), "{}", person.sees());
    person.types(&["esc"]);
    assert!(person.sees().contains("Une longue raison"), "{}", person.sees());
}

#[test]
fn done_with_milestones_left_lists_them() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["s", "'3"]);
    assert!(person.sees().contains("Charte signée"), "{}", person.sees());
    person.types(&["enter"]);
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn the_other_prompts_record_what_they_say() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["m", "up", "tab", "'Les postes sont pourvus.", "enter"]);
    person.types(&["r", "enter"]);
    person.types(&["e", "'30/06/2018", "enter"]);
    person.types(&["n", "' Suite au copil.", "enter"]);
    let subjects = repository.git(&["log", "--format=%s", "-4"]);
    let subjects: Vec<&str> = subjects.lines().collect();
    assert!(subjects[3].contains("☁"), "{subjects:?}");
    assert!(subjects[2].contains("Charte signée"), "{subjects:?}");
    assert!(subjects[1].contains("30/06/2018"), "{subjects:?}");
    assert!(subjects[0].starts_with("RH-01"), "{subjects:?}");
}

#[test]
fn the_weather_that_is_there_is_confirmed_by_enter_alone() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["m"]);
    let picture = person.sees();
    for said in ["enregistrer la confirme", "facultatif", "→ RH-01 : météo confirmée"] {
        assert!(picture.contains(said), "{said}: {picture}");
    }
    person.types(&["enter", "enter"]);
    let message = repository.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Confirmed: weather"), "{message}");
    assert!(
        person.sees().contains("Appuis nécessaires · confirmée le"),
        "{}",
        person.sees()
    );
    person.types(&["m"]);
    assert!(
        person.sees().contains("c’est déjà le cas"),
        "once a day is enough: {}",
        person.sees()
    );
}

#[test]
fn the_last_change_is_undone_and_done_again() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let before = repository.git(&["rev-parse", "HEAD^{tree}"]);
    person.types(&["m", "up", "tab", "'Mieux", "enter", "u"]);
    assert!(person.sees().contains("météo de nouveau"), "{}", person.sees());
    person.types(&["enter"]);
    assert_eq!(repository.git(&["rev-parse", "HEAD^{tree}"]), before);
    person.types(&["ctrl-r", "enter"]);
    assert_ne!(repository.git(&["rev-parse", "HEAD^{tree}"]), before);
}

#[test]
fn a_creation_that_something_refers_to_is_undone_with_these_references_by_a_second_choice() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "a", "'action", "enter", "'Nouvelle", "enter", "esc"]);
    let file = repository.plan().join("groups/rh/RH-02.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let made = repository.git(&["show", "--format=", "--name-only", "HEAD"]);
    let id = made.trim().rsplit('/').next().unwrap().trim_end_matches(".toml");
    std::fs::write(&file, format!("depends_on = [\"{id}\"]\n{text}")).unwrap();
    let author = "--author=Une autre <autre@essai.exemple>";
    repository.git(&["commit", "-q", "-a", "-m", "Un renvoi", author]);
    person.app.files_changed();
    person.obey();
    let before = repository.git(&["rev-parse", "HEAD^{tree}"]);
    person.types(&["u"]);
    let asked = person.sees();
    for said in [
        "1 · Le dernier seulement",
        "2 · Avec ce qui y renvoie",
        "RH-02 renvoie à ce qui",
    ] {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    person.types(&["2"]);
    let told = person.sees();
    assert!(told.contains(&format!("→ {id} et 1 autre")), "{told}");
    person.types(&["enter"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    person.types(&["ctrl-r", "enter"]);
    assert_eq!(repository.git(&["rev-parse", "HEAD^{tree}"]), before);
}

#[test]
fn a_change_from_before_this_sitting_is_shown_with_its_date_and_takes_a_second_enter() {
    let repository = Repository::new();
    let before = repository.git(&["rev-parse", "HEAD^{tree}"]);
    repository
        .opened(Language::Fr)
        .types(&["m", "up", "tab", "'Mieux", "enter"]);
    let older = repository.git(&["rev-parse", "HEAD"]);
    let older_tree = repository.git(&["rev-parse", "HEAD^{tree}"]);
    let mut person = repository.opened(Language::Fr);
    person.types(&["m", "up", "up", "tab", "'Encore", "enter", "u", "enter"]);
    assert_eq!(repository.git(&["rev-parse", "HEAD^{tree}"]), older_tree);
    let head = repository.git(&["rev-parse", "HEAD"]);
    person.types(&["u"]);
    let asked = person.sees();
    for said in ["fait le 15 mars 2018, et non depuis l’ouverture de", &older[..10]] {
        assert!(asked.contains(said), "{asked}");
    }
    person.types(&["enter"]);
    assert!(
        person.sees().contains("→ RH-01 : météo de nouveau"),
        "{}",
        person.sees()
    );
    // Whatever is typed asks anew.
    person.types(&["'Erreur", "enter"]);
    assert_eq!(repository.git(&["rev-parse", "HEAD"]), head);
    person.types(&["enter"]);
    assert_eq!(repository.git(&["rev-parse", "HEAD^{tree}"]), before);
}

#[test]
fn hand_edits_are_shown_and_recorded() {
    let repository = Repository::new();
    let file = repository.plan().join("groups/si/SI-01.toml");
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replace("2018-06-29", "2018-09-28");
    std::fs::write(&file, text).unwrap();
    let mut person = repository.opened(Language::Fr);
    assert!(
        person.sees().contains("1 fichier modifié hors de copil"),
        "{}",
        person.sees()
    );
    person.types(&["R"]);
    assert!(person.sees().contains("groups/si/SI-01.toml"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(
        repository
            .git(&["log", "-1", "--format=%B"])
            .contains("Due: 2018-06-29 -> 2018-09-28")
    );
    assert!(!person.sees().contains("modifié hors de copil"), "{}", person.sees());
}

#[test]
fn a_file_written_by_someone_else_appears_by_itself() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let file = repository.plan().join("groups/si/SI-01.toml");
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replace("Choisir un outil commun", "Choisir un autre outil");
    std::fs::write(&file, text).unwrap();
    person.app.files_changed();
    person.types(&["2"]);
    assert!(person.sees().contains("Choisir un autre outil"), "{}", person.sees());
}

#[test]
fn an_obstacle_turns_editing_off_and_is_said() {
    let repository = Repository::new();
    std::fs::write(
        repository.folder.path().join(".git/MERGE_HEAD"),
        repository.git(&["rev-parse", "HEAD"]),
    )
    .unwrap();
    let mut person = repository.opened(Language::Fr);
    assert!(person.sees().contains("Lecture seule"), "{}", person.sees());
    person.types(&["s"]);
    assert!(person.sees().contains("Rien n’a été enregistré"), "{}", person.sees());
}

#[test]
fn a_bad_date_is_said_before_anything_is_recorded() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::En);
    person.types(&["e", "ctrl-u", "'31 février", "enter"]);
    assert!(person.sees().contains("is no date"), "{}", person.sees());
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn an_action_gone_under_its_prompt_is_said_to_be_and_nothing_typed_is_lost() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["s", "tab", "'Une longue raison"]);
    assert!(person.sees().contains("→ RH-01 : En cours → "), "{}", person.sees());
    std::fs::remove_file(repository.plan().join("groups/rh/RH-01.toml")).unwrap();
    person.app.files_changed();
    person.obey();
    assert!(
        !person.sees().contains("→ RH-01"),
        "no commit is promised: {}",
        person.sees()
    );
    assert!(person.sees().contains("« RH-01 »"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(person.sees().contains("Rien n’a été enregistré"), "{}", person.sees());
    person.types(&["esc"]);
    assert!(person.sees().contains("Une longue raison"), "{}", person.sees());
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn a_prompt_tells_what_it_would_do_to_the_plan_as_it_is_now() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["s", "'3", "tab", "'Décidé."]);
    let file = repository.plan().join("groups/rh/RH-01.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("status = \"in-progress\"", "status = \"planned\"")).unwrap();
    person.app.files_changed();
    person.obey();
    assert!(!person.sees().contains("En cours → Réalisée"), "{}", person.sees());
}

#[test]
fn the_last_line_names_no_key_that_does_nothing() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let last = |person: &crate::support::Person| person.sees().lines().last().unwrap_or_default().to_owned();
    person.types(&["R"]);
    assert_eq!(last(&person).trim(), "échap fermer", "there is nothing to record");
    let file = repository.plan().join("groups/rh/RH-01.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Charte", "Convention")).unwrap();
    person.app.files_changed();
    person.obey();
    assert!(
        person.sees().contains("Modifiés hors de copil (1)"),
        "{}",
        person.sees()
    );
    assert_eq!(
        last(&person).trim(),
        "entrée enregistrer  échap fermer  alt-entrée à la ligne"
    );

    let empty = plan_of(&[("plan.toml", "format = 1\ntitle = \"Vide\"\nlanguage = \"fr\"\n")]);
    let mut person = Person::before(TestPlan::of(empty), Language::Fr, (100, 30));
    for view in ["1", "7", "2"] {
        person.types(&[view]);
        assert!(!last(&person).contains("s statut"), "{view}: {}", last(&person));
    }
}

#[test]
fn what_cannot_be_read_is_not_said_to_be_absent_or_unknown() {
    let config = "format = 1\ntitle = \"Essai\"\nlanguage = \"fr\"\n";
    let group = "title = \"RH\"\n";
    let plan = plan_of(&[
        ("plan.toml", config),
        ("groups/rh/group.toml", group),
        ("groups/rh/RH-01.toml", "title = \"Une\"\nstatus = 3\n"),
    ]);
    let mut person = Person::before(TestPlan::of(plan), Language::Fr, (80, 24));
    for view in ["1", "2", "3", "5"] {
        person.types(&[view]);
        let picture = person.sees();
        assert!(!picture.contains("unknown"), "{view}: {picture}");
        assert!(picture.contains("Illisible"), "{view}: {picture}");
    }

    let repository = Repository::new();
    for path in ["groups/rh/RH-01.toml", "groups/rh/RH-02.toml", "groups/si/SI-01.toml"] {
        std::fs::write(repository.plan().join(path), "title = \n").unwrap();
    }
    let mut person = repository.opened(Language::Fr);
    for view in ["1", "2", "7"] {
        person.types(&[view]);
        let picture = person.sees();
        assert!(picture.contains("Aucune action n’est lisible."), "{view}: {picture}");
        assert!(!picture.contains("pas encore d’action"), "{view}: {picture}");
    }
}

#[test]
fn what_is_typed_after_a_number_is_the_reason() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["s", "'2je l’attends", "enter"]);
    let said = repository.git(&["log", "-1", "--format=%B"]);
    assert!(said.contains("je l’attends"), "{said}");
    person.types(&["m", "'1tout va", "enter"]);
    let said = repository.git(&["log", "-1", "--format=%B"]);
    assert!(said.contains("tout va"), "{said}");
}

#[test]
fn a_due_date_is_typed_at_once_and_the_arrows_choose_which() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["e", "down", "'30/06/2018"]);
    assert!(person.sees().contains("jalon « Charte signée »"), "{}", person.sees());
    person.types(&["enter"]);
    let subject = repository.git(&["log", "-1", "--format=%s"]);
    assert!(
        subject.contains("30/06/2018") && subject.contains("Charte"),
        "{subject}"
    );
}

#[test]
fn a_number_stands_before_a_line_only_where_a_digit_takes_it() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "s"]);
    let numbered = |person: &Person| {
        person
            .sees()
            .lines()
            .any(|line| line.contains("│ 1 ") || line.contains("│▶1 "))
    };
    assert!(numbered(&person), "{}", person.sees());
    person.types(&["tab"]);
    assert!(!numbered(&person), "{}", person.sees());
    // A due date is typed at once: the arrows choose whose.
    person.types(&["esc", "e"]);
    assert!(!numbered(&person), "{}", person.sees());
    assert!(person.sees().contains("↑ ↓ : choisir la ligne"), "{}", person.sees());
    person.types(&["'3"]);
    assert!(person.sees().contains("┃ 3"), "{}", person.sees());
    person.types(&["tab", "tab"]);
    assert!(numbered(&person), "{}", person.sees());
    assert!(!person.sees().contains("choisir la ligne"), "{}", person.sees());
}

#[test]
fn what_may_be_a_slip_wants_two_enters_and_is_listed_with_the_problems() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let count = || repository.git(&["rev-list", "--count", "HEAD"]);
    let before = count();
    person.types(&["2", "e", "ctrl-u", "'30/06/2318"]);
    let doubted = person.sees();
    assert!(doubted.contains("50 ans"), "{doubted}");
    person.types(&["enter"]);
    assert_eq!(count(), before, "{}", person.sees());
    // Another letter is another date, which is asked about again.
    person.types(&["backspace", "'9", "enter"]);
    assert_eq!(count(), before, "{}", person.sees());
    person.types(&["enter"]);
    assert_ne!(count(), before, "{}", person.sees());
    person.types(&["P"]);
    assert!(person.sees().contains("50 ans"), "{}", person.sees());
}

#[test]
fn the_screen_speaks_of_no_option_and_cuts_no_date() {
    let mut person = Person::before(small(), Language::Fr, (80, 24));
    person.types(&["m", "'1"]);
    assert!(!person.sees().contains("-m"), "{}", person.sees());
    person.types(&["esc", "r"]);
    assert!(person.sees().contains("prévu le 28/02/2018"), "{}", person.sees());
}

#[test]
fn a_status_edited_by_hand_is_recorded_with_the_reason_that_it_asks_for() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let file = repository.plan().join("groups/rh/RH-01.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("status = \"in-progress\"", "status = \"paused\"")).unwrap();
    person.app.files_changed();
    person.obey();
    person.types(&["R"]);
    assert!(
        person.sees().contains("« En pause » demande un motif"),
        "{}",
        person.sees()
    );
    assert!(!person.sees().contains("-m"), "{}", person.sees());
    // What is typed is kept when the prompt is left.
    person.types(&["'Le marché est ", "esc", "R", "'infructueux."]);
    assert!(
        person.sees().contains("→ RH-01 : En cours → En pause"),
        "{}",
        person.sees()
    );
    person.types(&["enter"]);
    let message = repository.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\nLe marché est infructueux.\n"), "{message}");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}
