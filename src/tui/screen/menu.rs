//! The help and the palette, made from the same table that keys are looked up in: commands with their keys, run from the
//! list.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::{columns, put};
use crate::tui::context::Context;
use crate::tui::keymap::{Binding, Keymap, Scope, key_name};
use crate::tui::screen::{Effect, Screen};
use crate::wording::Catalogue;
use crate::wording::signs::legend;
use copil_plan::fold::fold;

/// The parts of the screen that are left as soon as something is chosen, so that no command of theirs can be run from a
/// list.
const PASSING: [Scope; 6] = [
    Scope::Prompt,
    Scope::Line,
    Scope::Menu,
    Scope::Answers,
    Scope::Value,
    Scope::Notice,
];

/// A command in the list, or a word about keys and the mouse.
#[derive(Clone, Debug)]
struct MenuItem {
    /// What it runs; a word about keys runs nothing.
    command: Option<Command>,
    text: String,
    folded: String,
    /// Why it cannot be run here.
    why: Option<String>,
    keys: String,
}

/// A line.
#[derive(Clone, Debug)]
enum MenuLine {
    Heading(String),
    MenuItem(MenuItem),
}

impl PickerLine for MenuLine {
    fn folded(&self) -> Option<&str> {
        match self {
            Self::Heading(_) => None,
            Self::MenuItem(item) => Some(&item.folded),
        }
    }

    fn label_width(&self) -> usize {
        match self {
            Self::Heading(_) => 0,
            Self::MenuItem(item) => columns(&item.keys).min(22),
        }
    }

    /// Runs the command, or says where it can be run.
    fn pick(&self, context: &Context<'_>) -> Effect {
        let Self::MenuItem(item) = self else {
            return Effect::None;
        };
        match (&item.why, item.command) {
            (Some(why), _) => Effect::Say(fl!(
                context.catalogue(),
                "tui-not-here",
                what = item.text.as_str(),
                why = why.as_str()
            )),
            (None, Some(command)) => Effect::Run(command),
            (None, None) => Effect::None,
        }
    }

    fn view(&self, line: Rect, keys: u16, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        match self {
            Self::Heading(text) => {
                put(buf, line.x, line.y, line.width, text, theme.title());
            }
            Self::MenuItem(item) => {
                let off = item.why.is_some();
                let (accent, plain) = if off {
                    (theme.quiet(), theme.quiet())
                } else {
                    (theme.accent(), theme.text())
                };
                let mut pen = Pen::on(buf, line);
                pen.cell_right(keys, &item.keys, accent).skip(2);
                pen.text(&item.text, plain).skip(2);
                pen.end(line.width, item.why.as_deref().unwrap_or_default(), theme.quiet());
            }
        }
    }
}

/// The widest that it is drawn.
const WIDEST: u16 = 92;

fn menu(title: String, lines: Vec<MenuLine>, context: &Context<'_>) -> Box<dyn Screen> {
    let none = fl!(context.catalogue(), "tui-no-command");
    Box::new(Picker::new(title, WIDEST, lines).typed(none))
}

/// A command with those of its keys that stand for it in one place.
struct CommandKeys<'k> {
    command: Command,
    keys: Vec<&'k str>,
}

/// The commands that keys stand for in a scope, where others listen before it: a key that means something in one of these
/// does not mean this, and a command without any key left is not there.
fn keyed<'k>(scope: Scope, before: &[Scope], keymap: &'k Keymap) -> Vec<CommandKeys<'k>> {
    let taken: Vec<&Binding> = keymap.all().filter(|binding| before.contains(&binding.scope)).collect();
    let free = |key: &&String| !taken.iter().any(|other| other.keys.contains(*key));
    let bindings = keymap.all().filter(|binding| binding.scope == scope);
    bindings
        .map(|binding| CommandKeys {
            command: binding.command,
            keys: binding.keys.iter().filter(free).map(String::as_str).collect(),
        })
        .filter(|keyed| !keyed.keys.is_empty())
        .collect()
}

fn item(command: Command, keys: &[&str], why: Option<String>, catalogue: &Catalogue) -> MenuItem {
    let text = catalogue
        .find(&format!("tui-do-{}", command.name()))
        .unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for key in keys {
        let name = key_name(catalogue, key);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let keys = names.join(" ");
    MenuItem {
        command: Some(command),
        folded: fold(&format!("{keys} {text} {}", command.name())),
        keys,
        text,
        why,
    }
}

/// Why a command that changes the plan is off.
fn obstacle(command: Command, context: &Context<'_>) -> Option<String> {
    let is_off = context.repo_status.obstacle.is_some() && command.edits();
    is_off.then(|| fl!(context.catalogue(), "tui-off-read-only"))
}

/// What every key does where these scopes listen: a part of the screen after the other, and what goes for all of them.
pub fn help(scopes: &[Scope], context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let mut lines = Vec::new();
    for (at, scope) in scopes.iter().enumerate() {
        let keyed = keyed(*scope, &scopes[..at], context.keymap);
        let heading = catalogue.find(&format!("tui-scope-{}", scope.name()));
        lines.extend(under(heading, &keyed, |command| obstacle(command, context), catalogue));
    }
    lines.push(MenuLine::Heading(fl!(catalogue, "tui-help-signs")));
    lines.extend(legend(catalogue).into_iter().map(note));
    lines.push(MenuLine::Heading(fl!(catalogue, "tui-help-also")));
    let notes = [
        (fl!(catalogue, "tui-note-count-key"), fl!(catalogue, "tui-note-count")),
        (fl!(catalogue, "tui-note-click-key"), fl!(catalogue, "tui-note-click")),
        (fl!(catalogue, "tui-note-wheel-key"), fl!(catalogue, "tui-note-wheel")),
        (fl!(catalogue, "tui-note-azerty-key"), fl!(catalogue, "tui-note-azerty")),
        (fl!(catalogue, "tui-note-edge-key"), fl!(catalogue, "tui-note-edge")),
        (fl!(catalogue, "tui-note-header-key"), fl!(catalogue, "tui-note-header")),
        (
            fl!(catalogue, "tui-note-outside-key"),
            fl!(catalogue, "tui-note-outside"),
        ),
    ];
    lines.extend(notes.into_iter().map(note));
    menu(fl!(catalogue, "tui-help-title"), lines, context)
}

/// A word about keys, the mouse or a sign, which runs nothing.
fn note((keys, text): (String, String)) -> MenuLine {
    MenuLine::MenuItem(MenuItem {
        command: None,
        folded: fold(&format!("{keys} {text}")),
        keys,
        text,
        why: None,
    })
}

/// Every command: what can be done here, then what can be done elsewhere, with where.
pub fn palette(scopes: &[Scope], context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let mut here: Vec<Scope> = scopes.to_vec();
    // What is marked can be changed from anywhere.
    if !context.marks.is_empty() && !here.contains(&Scope::Subject) {
        here.insert(0, Scope::Subject);
    }
    let mut present: Vec<CommandKeys<'_>> = Vec::new();
    for (at, scope) in here.iter().enumerate() {
        present.extend(keyed(*scope, &here[..at], context.keymap));
    }
    // What moves the selection is what nobody looks for here.
    present.sort_by_key(|keyed| moves(keyed.command));
    let all = || context.keymap.all().filter(|binding| !PASSING.contains(&binding.scope));
    let elsewhere: Vec<CommandKeys<'_>> = all()
        .filter(|binding| !present.iter().any(|other| other.command == binding.command))
        .map(|binding| CommandKeys {
            command: binding.command,
            keys: binding.keys.iter().map(String::as_str).collect(),
        })
        .collect();
    let where_it_is = |command: Command| {
        let found = all().find(|binding| binding.command == command)?;
        catalogue.find(&format!("tui-scope-{}", found.scope.name()))
    };
    let heading = fl!(catalogue, "tui-palette-here");
    let mut lines = under(Some(heading), &present, |command| obstacle(command, context), catalogue);
    let heading = fl!(catalogue, "tui-palette-elsewhere");
    lines.extend(under(Some(heading), &elsewhere, where_it_is, catalogue));
    menu(fl!(catalogue, "tui-palette-title"), lines, context)
}

fn moves(command: Command) -> bool {
    (command.is_motion() && command != Command::Mark)
        || matches!(command, Command::First | Command::Last | Command::Back | Command::Open)
}

/// A heading and the commands under it, each once with all its keys; nothing when there is none.
fn under(
    heading: Option<String>,
    keyed: &[CommandKeys<'_>],
    why: impl Fn(Command) -> Option<String>,
    catalogue: &Catalogue,
) -> Vec<MenuLine> {
    let mut known: Vec<Command> = Vec::new();
    let mut lines: Vec<MenuLine> = Vec::new();
    for one in keyed {
        if known.contains(&one.command) {
            continue;
        }
        known.push(one.command);
        let same = keyed.iter().filter(|other| other.command == one.command);
        let keys: Vec<&str> = same.flat_map(|other| other.keys.iter().copied()).collect();
        lines.push(MenuLine::MenuItem(item(
            one.command,
            &keys,
            why(one.command),
            catalogue,
        )));
    }
    if !lines.is_empty() {
        lines.insert(0, MenuLine::Heading(heading.unwrap_or_default()));
    }
    lines
}
