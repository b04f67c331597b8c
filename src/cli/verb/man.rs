//! `copil man`: the manual page, in the language asked for.

use clap::{Arg, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use i18n_embed_fl::fl;

use crate::cli::failure::{ExitStatus, VerbResult};
use crate::cli::help::{PROGRAM, command, positional};
use crate::cli::session::Session;
use crate::wording::Catalogue;

/// The section of the manual for programs.
const SECTION: &str = "1";

/// Runs the verb.
pub(crate) fn run(session: &mut Session) -> VerbResult {
    let page = Page {
        catalogue: &session.catalogue,
        roff: Roff::new(),
    }
    .of(&command(&session.catalogue));
    session.out.text(&page.render())?;
    Ok(ExitStatus::Done)
}

/// A manual page being written.
struct Page<'c> {
    catalogue: &'c Catalogue,
    roff: Roff,
}

impl Page<'_> {
    fn of(mut self, command: &Command) -> Roff {
        let catalogue = self.catalogue;
        let version = format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"));
        let title = PROGRAM.to_uppercase();
        self.roff
            .control("TH", [title.as_str(), SECTION, "", version.as_str(), PROGRAM]);
        let about = text(command.get_about());
        self.heading(&fl!(catalogue, "man-name"));
        self.roff.text([roman(format!("{PROGRAM} - {about}"))]);
        self.heading(&fl!(catalogue, "man-synopsis"));
        self.roff.text([
            bold(PROGRAM),
            roman(" ["),
            italic(fl!(catalogue, "usage-options-word")),
            roman("] [PLAN]"),
        ]);
        self.roff.control("br", []);
        let verb = fl!(catalogue, "usage-verb-word");
        self.roff.text([
            bold(PROGRAM),
            roman(" ["),
            italic(fl!(catalogue, "usage-options-word")),
            roman("] "),
            italic(verb),
        ]);
        self.heading(&fl!(catalogue, "man-description"));
        self.paragraphs(&fl!(catalogue, "man-description-text"), "PP");
        self.heading(&fl!(catalogue, "man-verbs"));
        self.verbs(command, &[]);
        self.heading(&fl!(catalogue, "man-options"));
        for argument in options(command) {
            self.option(argument);
        }
        self.section("man-dates", "man-dates-text");
        self.table("man-exit", &["0", "1", "2", "3", "4"], "man-exit");
        self.table(
            "man-files",
            &[
                "plan.toml",
                "groups/GROUP/group.toml",
                "groups/GROUP/ACTION.toml",
                "meetings/DATE-COMMITTEE.toml",
                "~/.config/copil/config.toml",
                "~/.local/state/copil/state.json",
            ],
            "man-file",
        );
        self.table(
            "man-environment",
            &[
                "COPIL_LANG",
                "COPIL_TODAY",
                "NO_COLOR",
                "COLUMNS",
                "VISUAL, EDITOR",
                "COPIL_CONFIG",
                "XDG_CONFIG_HOME, XDG_STATE_HOME",
            ],
            "man-variable",
        );
        self.table(
            "man-settings",
            &[
                "user.name, user.email",
                "copil.today",
                "copil.fetch",
                "commit.gpgsign, tag.gpgsign",
                "merge.copil.driver",
                "core.sshCommand",
                "core.autocrlf, core.eol",
            ],
            "man-setting",
        );
        self.section("man-see-also", "man-see-also-text");
        self.roff
    }

    fn heading(&mut self, title: &str) {
        self.roff.control("SH", [title.to_uppercase().as_str()]);
    }

    fn section(&mut self, heading: &str, text: &str) {
        let find = |id: &str| self.catalogue.find(id).unwrap_or_default();
        let (heading, text) = (find(heading), find(text));
        self.heading(&heading);
        self.paragraphs(&text, "PP");
    }

    /// Names and what each means; the messages are `PREFIX-1`, `PREFIX-2` and so on.
    fn table(&mut self, heading: &str, names: &[&str], prefix: &str) {
        let heading = self.catalogue.find(heading).unwrap_or_default();
        self.heading(&heading);
        for (n, name) in names.iter().enumerate() {
            let text = self.catalogue.find(&format!("{prefix}-{}", n + 1)).unwrap_or_default();
            self.entry(vec![bold(*name)], &text);
        }
    }

    fn entry(&mut self, term: Vec<Inline>, text: &str) {
        self.roff.control("TP", []);
        self.roff.text(term);
        self.paragraphs(text, "IP");
    }

    /// Writes paragraphs, parted by a macro: `PP` at the margin, `IP` below a term.
    fn paragraphs(&mut self, text: &str, parting: &str) {
        for (n, paragraph) in text.split("\n\n").enumerate() {
            if n > 0 {
                self.roff.control(parting, []);
            }
            for line in paragraph.lines() {
                // An indented line is an example, to be left as it is.
                if line.starts_with(' ') {
                    self.roff.control("br", []);
                }
                self.roff.text([roman(line)]);
            }
        }
    }

    /// The verbs, those below others in the place of them.
    fn verbs(&mut self, command: &Command, path: &[&str]) {
        for verb in command.get_subcommands() {
            let path: Vec<&str> = path.iter().copied().chain([verb.get_name()]).collect();
            if verb.has_subcommands() {
                self.verbs(verb, &path);
                continue;
            }
            let mut term = vec![bold(path.join(" "))];
            for argument in verb.get_positionals() {
                term.push(roman(" "));
                term.push(italic(positional(argument, self.catalogue)));
            }
            self.entry(term, &text(verb.get_about()));
            let own: Vec<&Arg> = options(verb).filter(|argument| !argument.is_global_set()).collect();
            let more = text(verb.get_after_help());
            if !own.is_empty() || !more.is_empty() {
                self.roff.control("RS", []);
                own.into_iter().for_each(|argument| self.option(argument));
                if !more.is_empty() {
                    self.roff.control("PP", []);
                    self.paragraphs(&more, "PP");
                }
                self.roff.control("RE", []);
            }
        }
    }

    fn option(&mut self, argument: &Arg) {
        let mut term = Vec::new();
        if let Some(short) = argument.get_short() {
            term.extend([bold(format!("-{short}")), roman(", ")]);
        }
        term.push(bold(format!("--{}", argument.get_long().unwrap_or_default())));
        if argument.get_action().takes_values() {
            let names = argument.get_value_names().unwrap_or_default();
            for name in names {
                term.extend([roman(" "), italic(name.as_str())]);
            }
        }
        self.entry(term, &text(argument.get_help()));
    }
}

/// The options of a verb, with and without a value.
fn options(verb: &Command) -> impl Iterator<Item = &Arg> {
    verb.get_arguments().filter(|argument| !argument.is_positional())
}

fn text(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
