//! The search, the palette, the help, the clipboard and the mouse.

use copil_plan::Language;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::proof::{laid_over, proofread};
use crate::support::{Person, blois, small};

fn click(person: &mut Person, column: u16, row: u16) {
    person.app.mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    });
}

/// Where a text is in the picture.
fn place(person: &Person, text: &str) -> (u16, u16) {
    let picture = person.sees();
    let found = picture.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(text)?;
        Some((line[..at].chars().count(), row))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("no {text} in\n{picture}"));
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[test]
fn the_help_and_the_palette_in_both_languages_on_the_smallest_screen() {
    proofread(blois, &["2"], &["?"]);
    proofread(blois, &["2"], &["?", "pagedown"]);
    proofread(blois, &["2"], &[":"]);
    proofread(blois, &["2"], &[":", "pagedown", "pagedown"]);
    let mut person = Person::before(blois(), Language::Fr, (80, 24));
    let below = person.types(&["2"]).sees();
    let palette = person.types(&[":", "pagedown", "pagedown"]).sees();
    insta::assert_snapshot!(laid_over(&below, &palette), @r#"
    ╭ Toutes les commandes ────────────────────────────────────────────────────╮ 
    │ ›                                                                        │ 
    │                                                                          │ 
    │            *  Tout marquer, ou retirer toutes les marques                │ 
    │            y  Copier : identifiant, ligne, fiche, changement, chemin     │ 
    │            E  Ouvrir le fichier dans l’éditeur                           │ 
    │            d  Ouvrir ou fermer le volet de la liste                      │ 
    │            <  Élargir le volet                                           │ 
    │            >  Rétrécir le volet                                          │ 
    │            /  Chercher actions, groupes, personnes, réunions…            │ 
    │            a  Ajouter au plan : action, groupe, personne, réunion…       │ 
    │            C  Modifier le plan : personnes, comités, axes, dates…        │ 
    │            u  Annuler le dernier changement                              │ 
    │       ctrl-r  Rétablir ce qui a été annulé                               │ 
    │            R  Enregistrer les fichiers modifiés hors de copil            │ 
    │       ctrl-e  Ouvrir plan.toml dans l’éditeur                            │ 
    │            P  Voir ce qui ne va pas dans les fichiers                    │ 
    │          1 &  Aller au tableau de bord                                   │ 
    │          2 é  Aller aux actions                                          │ 
    │▶         3 "  Aller au kanban                                            │ 
    ╰──────────────────────────────────────────────────────────── ↓ 95 lignes ─╯
    "#);
}

#[test]
fn what_cannot_be_run_here_says_where_and_runs_nothing() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["6", ":", "'colonnes"]);
    assert!(person.sees().contains("Ailleurs"), "{}", person.sees());
    person.types(&["enter"]);
    let picture = person.sees();
    assert!(picture.contains("pas ici. Dans le tableau des actions"), "{picture}");
    person.types(&["esc", "2", ":", "'colonnes", "enter"]);
    assert!(person.sees().contains("Prochain jalon"), "{}", person.sees());
}

#[test]
fn a_commit_is_found_by_its_subject_its_author_or_its_hash() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["/", "'systemes d’info"]);
    assert!(person.sees().contains("changement · 20/01/2018"), "{}", person.sees());
    let short = small().entries[2].commit.short(7);
    person.types(&["esc", "/", &format!("'{short}")]);
    let found = person.sees();
    assert!(
        found.contains(&short.to_string()) && found.contains("changement · 19/01/2018"),
        "{found}"
    );
    person.types(&["enter"]);
    assert!(
        person.sees().contains(&format!("Changement {short}")),
        "{}",
        person.sees()
    );
    person.types(&["/", "'agents reconnus", "enter"]);
    assert!(person.sees().contains("1 action"), "{}", person.sees());
}

#[test]
fn the_menu_of_what_can_be_copied() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    let below = person.types(&["2"]).sees();
    let menu = laid_over(&below, &person.types(&["y"]).sees());
    // The folder of a test has another name each time.
    let (file, lines): (Vec<&str>, Vec<&str>) = menu.lines().partition(|line| line.contains("Chemin du fichier"));
    assert!(file.concat().contains('/'), "{menu}");
    insta::assert_snapshot!(lines.join("\n"), @"
    ╭ Copier ──────────────────────────────────────────────────────────────────╮
    │▶Identifiant         RH-01                                                │
    │ Ligne du tableau    RH-01  Ouvrir le télétravail  En cours  Appuis néce… │
    │ Fiche               RH-01  Ouvrir le télétravail    ◐ En cours depuis l… │
    │ Dernier changement  fc2b5693e00bdbea3f74ac60459b1df43c295356             │
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    person.types(&["enter"]);
    assert!(person.sees().contains("Copié : Identifiant"), "{}", person.sees());
    person.types(&["*", "y"]);
    assert!(person.sees().contains("3 identifiants"), "{}", person.sees());
    person.types(&["esc", "6", "down", "y"]);
    assert!(person.sees().contains("Changement en clair"), "{}", person.sees());
}

#[test]
fn popups_are_clicked_and_left_by_a_click_outside() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "s"]);
    let (x, y) = place(&person, "Bloquée");
    click(&mut person, x, y);
    assert!(person.sees_selected().contains("Bloquée"), "{}", person.sees());
    click(&mut person, 1, 28);
    assert!(!person.sees().contains("Statut · RH-01"), "{}", person.sees());
    person.types(&["/"]);
    let (x, y) = place(&person, "SI-01    ");
    click(&mut person, x, y);
    assert!(person.sees().contains("╭ SI-01"), "{}", person.sees());
    person.types(&["esc", ":"]);
    let (x, y) = place(&person, "Changer la météo");
    click(&mut person, x, y);
    assert!(person.sees().contains("Météo · "), "{}", person.sees());
    click(&mut person, 1, 28);
    person.types(&["?"]);
    click(&mut person, 1, 28);
    assert!(!person.sees().contains("Ce que font"), "{}", person.sees());
}
