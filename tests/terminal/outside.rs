//! What leaves the program: a text to the clipboard, a file to the person's editor.

use crate::support::Terminal;

#[test]
fn what_is_copied_reaches_the_terminal() {
    let mut terminal = Terminal::running(&["-c", r#"echo avant; exec "$COPIL""#], &[]);
    terminal.waits_for("2 Actions");
    terminal.types("2");
    terminal.waits_for("3 actions");
    terminal.types("y");
    terminal.waits_for("Chemin du fichier");
    terminal.types("y");
    terminal.waits_for("Copié : Identifiant");
    // "RH-01", as OSC 52 has it.
    terminal.waits_until("the sequence", |terminal| terminal.count("\x1b]52;c;UkgtMDE=") > 0);
    terminal.types("q");
    assert!(terminal.ends().success());
}

/// An editor that says so, and takes a title from the terminal.
const EDITOR: &str = r#"
cat > ../editor <<'END'
#!/bin/sh
echo "EDITEUR OUVERT"
read -r title
sed "s/^title = .*/title = $title/" "$1" > ../edited
cat ../edited > "$1"
END
chmod +x ../editor
echo avant
EDITOR="$PWD/../editor" exec "$COPIL"
"#;

#[test]
fn the_editor_has_the_terminal_to_itself_and_what_it_leaves_is_read() {
    let mut terminal = Terminal::running(&["-c", EDITOR], &[]);
    terminal.waits_for("2 Actions");
    terminal.types("2");
    terminal.waits_for("3 actions");
    for (title, seen, shown) in [
        ("\"Un titre neuf\"", "Un titre neuf", "Modifiés hors de copil ("),
        ("\"coupé", "RH-01.toml:", "Fichiers du plan"),
    ] {
        terminal.types("E");
        terminal.waits_until("the editor", |terminal| {
            !terminal.screen().alternate_screen() && terminal.picture().contains("EDITEUR OUVERT")
        });
        terminal.types(&format!("{title}\n"));
        terminal.waits_until(seen, |terminal| {
            let picture = terminal.picture();
            terminal.screen().alternate_screen() && picture.contains(seen) && picture.contains(shown)
        });
        terminal.escapes();
        terminal.waits_until("the list again", |terminal| !terminal.picture().contains(shown));
    }
    terminal.types("q");
    terminal.waits_until("the end", |terminal| !terminal.screen().alternate_screen());
    assert!(terminal.ends().success());
}

/// An editor that answers each line, until the last. It is one process with the shell that starts it: of two, one may still
/// take what is typed to the shell after the other has stopped.
const SLOW_EDITOR: &str = r#"cat > ../editor <<'END'
#!/bin/sh
echo "EDITEUR OUVERT"
while read -r line && [ "$line" != fin ]; do echo "LU $line"; done
END
chmod +x ../editor; export EDITOR="exec $PWD/../editor"; clear
"#;

#[test]
fn an_editor_stops_on_ctrl_z_with_the_program_and_both_come_back() {
    let mut terminal = Terminal::running(&["-i"], &[]);
    terminal.waits_for("pret> ");
    terminal.types(SLOW_EDITOR);
    terminal.types("\"$COPIL\"\n");
    terminal.waits_for("2 Actions");
    terminal.types("2");
    terminal.waits_for("3 actions");
    for opening in 0..2 {
        terminal.types("E");
        terminal.waits_until("the editor", |terminal| {
            !terminal.screen().alternate_screen() && terminal.picture().contains("EDITEUR OUVERT")
        });
        for stop in 0..2 {
            terminal.types("\x1a");
            terminal.waits_until("the shell", |terminal| terminal.picture().trim_end().ends_with("pret>"));
            terminal.types("clear; fg\n");
            terminal.waits_until("the editor's job", |terminal| {
                terminal.picture().trim() == "\"${COPIL}\""
            });
            terminal.types(&format!("{opening}{stop}\n"));
            terminal.waits_for(&format!("LU {opening}{stop}"));
        }
        terminal.types("fin\n");
        terminal.waits_until("the list again", |terminal| {
            terminal.screen().alternate_screen() && terminal.picture().contains("3 actions")
        });
    }
    terminal.types("q");
    terminal.waits_until("the shell at the end", |terminal| {
        !terminal.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
    });
    terminal.types("exit\n");
    terminal.ends();
}
