//! Keys are data: one table says what each key means in each part of the screen. Keys are looked up in it, and the help,
//! the palette and the footer are printed from it.

mod key;
mod rules;

use std::collections::HashMap;

use crossterm::event::KeyEvent;

use super::command::{Command, named_enum};
use crate::wording::Catalogue;
use crate::wording::sentence::ScreenKeys;

pub use key::{KeyChord, key_name};

named_enum! {
    /// A part of the screen in which keys have a meaning. A screen listens in several, the most particular first.
    pub enum Scope {
        /// Everywhere outside prompts and menus.
        Global = "global",
        /// Where lines can be gone through.
        List = "list",
        /// Where a page can be gone through.
        Page = "page",
        /// Where an action is selected.
        Subject = "subject",
        /// Where there are several parts to go between.
        Parts = "parts",
        /// Where actions are narrowed by a filter.
        Filtered = "filtered",
        /// The list of actions.
        Actions = "actions",
        /// Where a list has a pane beside it.
        Beside = "beside",
        /// Where what is beside can be scrolled by itself.
        Scrolled = "scrolled",
        /// Where things are arranged by something that can be chosen.
        Arranged = "arranged",
        /// Where something else than an action is selected: a group, an organisation, an axis, a meeting.
        Thing = "thing",
        /// The board.
        Board = "board",
        /// The board, while a card is dragged over it.
        Dragging = "dragging",
        /// The calendar.
        Calendar = "calendar",
        /// The journal.
        Journal = "journal",
        /// What one person carries.
        Mine = "mine",
        /// The register of decisions.
        Register = "register",
        /// Where a decision is selected.
        Decided = "decided",
        /// Where two moments are compared.
        Compared = "compared",
        /// A file that is imported.
        Import = "import",
        /// The meetings.
        Meetings = "meetings",
        /// A meeting while it is held.
        Room = "room",
        /// Who is there, while a meeting is held.
        Attendance = "attendance",
        /// A prompt that ends in a change.
        Prompt = "prompt",
        /// A line of text being typed above a list.
        Line = "line",
        /// A menu that is filtered by typing.
        Menu = "menu",
        /// What others changed as well, to be answered question by question.
        Answers = "answers",
        /// A value that answers a question.
        Value = "value",
        /// What is wrong with the plan.
        Problems = "problems",
        /// Where questions of another plan stand in the way.
        Elsewhere = "elsewhere",
        /// A notice to be read.
        Notice = "notice",
    }
}

/// A row of the table as it is written: where, which keys (separated by spaces), what they mean, and the place in the
/// footer, the smallest first; 0 keeps it out.
type KeyRow = (Scope, &'static str, Command, u8);

/// Beside each digit that opens a view stands the letter that its key writes unshifted on a French keyboard.
const TABLE: &[KeyRow] = &[
    (Scope::Subject, "s", Command::Status, 20),
    (Scope::Subject, "m", Command::Weather, 21),
    (Scope::Subject, "r", Command::Milestone, 22),
    (Scope::Subject, "e", Command::Due, 23),
    (Scope::Subject, "n", Command::Note, 24),
    (Scope::Subject, "M", Command::Modify, 0),
    (Scope::Subject, "i", Command::Measure, 0),
    (Scope::Subject, "D", Command::Deliver, 0),
    (Scope::Subject, "$", Command::Spend, 0),
    (Scope::Subject, "w", Command::Depend, 0),
    (Scope::Subject, "space", Command::Mark, 28),
    (Scope::Subject, "*", Command::MarkAll, 0),
    (Scope::Subject, "y", Command::Copy, 0),
    (Scope::Subject, "E", Command::Editor, 0),
    (Scope::Filtered, "f", Command::Filter, 30),
    (Scope::Filtered, "t", Command::Late, 31),
    (Scope::Filtered, "v", Command::Views, 33),
    (Scope::Filtered, "V", Command::SaveView, 0),
    (Scope::Actions, "o", Command::Order, 32),
    (Scope::Actions, "O", Command::Reverse, 0),
    (Scope::Actions, "c", Command::Columns, 34),
    (Scope::Arranged, "b", Command::By, 29),
    (Scope::Thing, "M", Command::ModifyThing, 27),
    (Scope::Thing, "E", Command::Editor, 0),
    (Scope::Beside, "d", Command::Pane, 35),
    (Scope::Beside, "<", Command::PaneWider, 0),
    (Scope::Beside, ">", Command::PaneNarrower, 0),
    (Scope::Scrolled, "J", Command::PaneDown, 0),
    (Scope::Scrolled, "K", Command::PaneUp, 0),
    (Scope::Board, "left h backtab", Command::Left, 0),
    (Scope::Board, "right l tab", Command::Right, 0),
    (Scope::Board, "<", Command::MoveLeft, 16),
    (Scope::Board, ">", Command::MoveRight, 17),
    (Scope::Dragging, "esc ctrl-c", Command::Cancel, 10),
    (Scope::Calendar, "left h", Command::Left, 0),
    (Scope::Calendar, "right l", Command::Right, 0),
    (Scope::Calendar, "+ =", Command::ZoomIn, 16),
    (Scope::Calendar, "-", Command::ZoomOut, 17),
    (Scope::Calendar, ".", Command::Today, 18),
    (Scope::Calendar, "i", Command::Legend, 20),
    (Scope::Calendar, "tab", Command::NextLink, 19),
    (Scope::Calendar, "backtab", Command::PreviousLink, 0),
    (Scope::Journal, "f", Command::Received, 30),
    (Scope::Mine, "p", Command::Person, 29),
    (Scope::Register, "esc backspace", Command::Back, 11),
    (Scope::Register, "f", Command::Filter, 30),
    (Scope::Register, "t", Command::Late, 31),
    (Scope::Decided, "x", Command::CarryOut, 20),
    (Scope::Decided, "X", Command::Repeal, 22),
    (Scope::Decided, "z", Command::Supersede, 21),
    (Scope::Compared, ",", Command::EarlierMeeting, 15),
    (Scope::Compared, ";", Command::LaterMeeting, 16),
    (Scope::Compared, "tab", Command::OtherMoment, 17),
    (Scope::Compared, "d", Command::Drift, 18),
    (Scope::Import, "esc backspace", Command::Back, 19),
    (Scope::Import, "enter", Command::ColumnField, 11),
    (Scope::Import, "i", Command::TakeIn, 12),
    (Scope::Import, "c", Command::KeyColumn, 16),
    (Scope::Import, "v", Command::ValueMeaning, 15),
    (Scope::Import, "o", Command::OtherSheet, 17),
    (Scope::Import, "V", Command::KeepMapping, 14),
    (Scope::Meetings, "o", Command::Hold, 11),
    (Scope::Meetings, "n", Command::NewMeeting, 12),
    (Scope::Meetings, "+ =", Command::AddItem, 13),
    (Scope::Meetings, "<", Command::ItemEarlier, 0),
    (Scope::Meetings, ">", Command::ItemLater, 17),
    (Scope::Meetings, "m", Command::Minutes, 18),
    (Scope::Meetings, "p", Command::Presenter, 19),
    (Scope::Meetings, "x", Command::RemoveItem, 0),
    (Scope::Meetings, "N", Command::Notes, 0),
    (Scope::Meetings, "c", Command::Convene, 14),
    (Scope::Meetings, "r", Command::PostponeMeeting, 0),
    (Scope::Meetings, "X", Command::CancelMeeting, 0),
    (Scope::Meetings, "F", Command::CloseMeeting, 0),
    (Scope::Room, "o", Command::OpenMeeting, 1),
    (Scope::Room, "right l", Command::NextItem, 5),
    (Scope::Room, "left h", Command::PreviousItem, 0),
    (Scope::Room, "c", Command::Decided, 6),
    (Scope::Room, "b", Command::Discussed, 8),
    (Scope::Room, "f", Command::Informed, 9),
    (Scope::Room, "p", Command::PutOff, 8),
    (Scope::Room, "x", Command::Withdrawn, 9),
    (Scope::Room, "d", Command::Decide, 7),
    (Scope::Room, "N", Command::Notes, 16),
    (Scope::Room, "+ =", Command::AddItem, 0),
    (Scope::Room, "V", Command::Proposals, 18),
    (Scope::Room, "S", Command::Interrupt, 0),
    (Scope::Room, "F", Command::CloseMeeting, 17),
    (Scope::Attendance, "space", Command::Stand, 2),
    (Scope::Attendance, "v", Command::InOrOut, 3),
    (Scope::Attendance, "i", Command::Guests, 4),
    (Scope::List, "enter", Command::Open, 10),
    (Scope::List, "up k", Command::Up, 0),
    (Scope::List, "down j", Command::Down, 0),
    (Scope::List, "pageup ctrl-b", Command::PageUp, 0),
    (Scope::List, "pagedown ctrl-f space", Command::PageDown, 0),
    (Scope::List, "home g", Command::First, 0),
    (Scope::List, "end G", Command::Last, 0),
    (Scope::Page, "esc backspace", Command::Back, 10),
    (Scope::Page, "enter", Command::Open, 26),
    (Scope::Page, "up k", Command::Up, 0),
    (Scope::Page, "down j", Command::Down, 0),
    (Scope::Page, "pageup ctrl-b", Command::PageUp, 0),
    (Scope::Page, "pagedown ctrl-f space", Command::PageDown, 0),
    (Scope::Page, "home g", Command::First, 0),
    (Scope::Page, "end G", Command::Last, 0),
    (Scope::Parts, "tab right l", Command::Next, 15),
    (Scope::Parts, "backtab left h", Command::Previous, 0),
    (Scope::Global, "/", Command::Find, 40),
    (Scope::Global, "a", Command::New, 0),
    (Scope::Global, "C", Command::ModifyPlan, 0),
    (Scope::Global, "u", Command::Undo, 41),
    (Scope::Global, "ctrl-r", Command::Redo, 0),
    (Scope::Global, "R", Command::RecordEdits, 0),
    (Scope::Global, "ctrl-e", Command::EditPlan, 0),
    (Scope::Global, "P", Command::Problems, 0),
    (Scope::Global, "1 &", Command::Dashboard, 0),
    (Scope::Global, "2 é", Command::Actions, 0),
    (Scope::Global, "3 \"", Command::Board, 0),
    (Scope::Global, "4 '", Command::Calendar, 0),
    (Scope::Global, "5 (", Command::Groups, 0),
    (Scope::Global, "6 -", Command::Journal, 0),
    (Scope::Global, "7 è", Command::Attention, 0),
    (Scope::Global, "8 _", Command::BurnUp, 0),
    (Scope::Global, "9 ç", Command::Mine, 0),
    (Scope::Global, "0 à", Command::Meetings, 0),
    (Scope::Global, "A", Command::Agenda, 0),
    (Scope::Global, "Z", Command::Register, 0),
    (Scope::Global, "ctrl-p", Command::Papers, 0),
    (Scope::Global, "I", Command::Import, 0),
    (Scope::Global, "?", Command::Help, 0),
    (Scope::Global, ":", Command::Palette, 0),
    (Scope::Global, "L", Command::Language, 0),
    (Scope::Global, "T", Command::Theme, 0),
    (Scope::Global, "W", Command::Presentation, 0),
    (Scope::Global, "@", Command::Moments, 0),
    (Scope::Global, "N", Command::Proposals, 0),
    (Scope::Global, "Y", Command::Sync, 0),
    (Scope::Global, ",", Command::EarlierMeeting, 0),
    (Scope::Global, ";", Command::LaterMeeting, 0),
    (Scope::Global, "H", Command::Compare, 0),
    (Scope::Global, "ctrl-t", Command::Tour, 0),
    (Scope::Global, "esc backspace", Command::Back, 0),
    (Scope::Global, "ctrl-w", Command::Portfolio, 42),
    (Scope::Global, "ctrl-l", Command::Redraw, 0),
    (Scope::Global, "ctrl-z", Command::Suspend, 0),
    (Scope::Global, "q ctrl-c", Command::Quit, 90),
    (Scope::Prompt, "enter ctrl-s", Command::Record, 10),
    (Scope::Prompt, "ctrl-p", Command::Propose, 12),
    (Scope::Prompt, "tab", Command::Next, 11),
    (Scope::Prompt, "backtab", Command::Previous, 0),
    (Scope::Prompt, "alt-enter ctrl-j", Command::NewLine, 14),
    (Scope::Prompt, "up", Command::Up, 0),
    (Scope::Prompt, "down", Command::Down, 0),
    (Scope::Prompt, "pageup", Command::PageUp, 0),
    (Scope::Prompt, "pagedown", Command::PageDown, 0),
    (Scope::Prompt, "esc ctrl-c", Command::Cancel, 13),
    (Scope::Line, "enter", Command::Choose, 10),
    (Scope::Line, "tab", Command::Complete, 12),
    (Scope::Line, "up", Command::Up, 0),
    (Scope::Line, "down", Command::Down, 0),
    (Scope::Line, "esc ctrl-c", Command::Cancel, 11),
    (Scope::Menu, "enter", Command::Choose, 10),
    (Scope::Menu, "up ctrl-p backtab", Command::Up, 0),
    (Scope::Menu, "down ctrl-n tab", Command::Down, 0),
    (Scope::Menu, "pageup", Command::PageUp, 0),
    (Scope::Menu, "pagedown", Command::PageDown, 0),
    (Scope::Menu, "esc ctrl-c", Command::Cancel, 11),
    (Scope::Answers, "enter", Command::Choose, 10),
    (Scope::Answers, "up k", Command::Up, 0),
    (Scope::Answers, "down j", Command::Down, 0),
    (Scope::Answers, "tab right l", Command::Next, 11),
    (Scope::Answers, "backtab left h", Command::Previous, 12),
    (Scope::Answers, "pageup", Command::PageUp, 0),
    (Scope::Answers, "pagedown", Command::PageDown, 0),
    (Scope::Answers, "esc q ctrl-c", Command::Cancel, 13),
    (Scope::Value, "enter ctrl-s", Command::Choose, 10),
    (Scope::Value, "tab", Command::Next, 11),
    (Scope::Value, "backtab", Command::Previous, 0),
    (Scope::Value, "alt-enter ctrl-j", Command::NewLine, 14),
    (Scope::Value, "up", Command::Up, 0),
    (Scope::Value, "down", Command::Down, 0),
    (Scope::Value, "esc ctrl-c", Command::Cancel, 13),
    (Scope::Problems, "r", Command::Repair, 9),
    (Scope::Problems, "a", Command::AsItIs, 9),
    (Scope::Elsewhere, "o", Command::OpenQuestions, 9),
    (Scope::Notice, "enter esc q space ctrl-c", Command::Cancel, 10),
    (Scope::Notice, "up k", Command::Up, 0),
    (Scope::Notice, "down j", Command::Down, 0),
    (Scope::Notice, "pageup", Command::PageUp, 0),
    (Scope::Notice, "pagedown", Command::PageDown, 0),
];

/// What is wrong with a row of the table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// The text names no key.
    #[error("{0:?} is no key")]
    Unknown(String),
    /// The key already means something in the same part of the screen.
    #[error("{key:?} is bound twice in {scope:?}")]
    Twice {
        /// The key.
        key: String,
        /// Where.
        scope: Scope,
    },
}

/// A command with the keys that stand for it in one part of the screen.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Where.
    pub scope: Scope,
    /// What the keys mean.
    pub command: Command,
    /// The keys, as the table writes them.
    pub keys: Vec<String>,
    /// The place in the footer; 0 keeps it out.
    pub foot: u8,
}

/// The table, read.
#[derive(Clone, Debug)]
pub struct Keymap {
    pub(super) bindings: Vec<Binding>,
    meanings: HashMap<(Scope, KeyChord), Command>,
}

impl Keymap {
    /// The keys the program comes with.
    pub fn built_in() -> Result<Self, Vec<BadKey>> {
        Self::read(TABLE)
    }

    /// The name of the first key that stands for a command, for a sentence to speak of; blank when it has none.
    pub fn key_of(&self, command: Command, catalogue: &Catalogue) -> String {
        let mut keys = self.bindings.iter().filter(|binding| binding.command == command);
        let key = keys.find_map(|binding| binding.keys.first());
        key.map(|key| key_name(catalogue, key)).unwrap_or_default()
    }

    /// The names of the keys that sentences speak of.
    pub fn screen_keys(&self, catalogue: &Catalogue) -> ScreenKeys {
        ScreenKeys {
            problems: self.key_of(Command::Problems, catalogue),
            record: self.key_of(Command::RecordEdits, catalogue),
            editor: self.key_of(Command::Editor, catalogue),
            journal: self.key_of(Command::Journal, catalogue),
            sync: self.key_of(Command::Sync, catalogue),
            moments: self.key_of(Command::Moments, catalogue),
            questions: self.key_of(Command::OpenQuestions, catalogue),
            back: self.key_of(Command::Portfolio, catalogue),
        }
    }

    /// Reads a table; everything wrong with it is reported together.
    fn read(table: &[KeyRow]) -> Result<Self, Vec<BadKey>> {
        let (mut bindings, mut meanings, mut bad) = (Vec::new(), HashMap::new(), Vec::new());
        for (scope, keys, command, foot) in table {
            for name in keys.split(' ') {
                match KeyChord::parse(name) {
                    None => bad.push(BadKey::Unknown(name.to_owned())),
                    Some(key) if meanings.insert((*scope, key), *command).is_some() => bad.push(BadKey::Twice {
                        key: name.to_owned(),
                        scope: *scope,
                    }),
                    Some(_) => {}
                }
            }
            bindings.push(Binding {
                scope: *scope,
                command: *command,
                keys: keys.split(' ').map(str::to_owned).collect(),
                foot: *foot,
            });
        }
        if bad.is_empty() {
            Ok(Self { bindings, meanings })
        } else {
            Err(bad)
        }
    }

    /// What a key means where these scopes listen, the first of them first.
    pub fn meaning(&self, scopes: &[Scope], key: impl Into<KeyChord>) -> Option<Command> {
        self.found(scopes, key).map(|(_, command)| command)
    }

    /// What a key means where these scopes listen, and the scope that it means it in.
    pub fn found(&self, scopes: &[Scope], key: impl Into<KeyChord>) -> Option<(Scope, Command)> {
        let key = key.into();
        scopes
            .iter()
            .find_map(|scope| Some((*scope, *self.meanings.get(&(*scope, key))?)))
    }

    /// A key as people know it: one that means something somewhere, or a letter.
    pub fn name_of(&self, key: KeyEvent, catalogue: &Catalogue) -> Option<String> {
        let chord = KeyChord::from(key);
        let mut keys = self.bindings.iter().flat_map(|binding| &binding.keys);
        match keys.find(|name| KeyChord::parse(name) == Some(chord)) {
            Some(name) => Some(key_name(catalogue, name)),
            None => chord.letter().map(String::from),
        }
    }

    /// The commands that keys stand for in these scopes, in their order.
    pub fn bindings<'k>(&'k self, scopes: &'k [Scope]) -> impl Iterator<Item = &'k Binding> {
        scopes
            .iter()
            .flat_map(|scope| self.bindings.iter().filter(move |binding| binding.scope == *scope))
    }

    /// Every command with its keys, wherever it is.
    pub fn all(&self) -> impl Iterator<Item = &Binding> {
        self.bindings.iter()
    }

    /// The keys of a command as people know them, wherever it has some: the first part of the screen that does.
    pub fn keys_of(&self, command: Command, catalogue: &Catalogue) -> String {
        let of = |binding: &&Binding| binding.command == command && !binding.keys.is_empty();
        let keys = self.bindings.iter().find(of).map(|binding| binding.keys.as_slice());
        let first = keys.and_then(<[_]>::first);
        first.map(|key| key_name(catalogue, key)).unwrap_or_default()
    }

    /// What the footer shows in these scopes, in its order.
    pub fn footer<'k>(&'k self, scopes: &'k [Scope]) -> Vec<&'k Binding> {
        let mut shown: Vec<_> = self.bindings(scopes).filter(|binding| binding.foot > 0).collect();
        shown.sort_by_key(|binding| binding.foot);
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;
    use crossterm::event::{KeyCode, KeyModifiers};

    #[test]
    fn the_table_reads_and_binds_no_key_twice_in_one_scope() {
        assert!(Keymap::built_in().is_ok());
        let bad = [
            (Scope::Global, "q nokey", Command::Quit, 0),
            (Scope::Global, "q", Command::Help, 0),
        ];
        let errors = Keymap::read(&bad).unwrap_err();
        assert_eq!(errors.len(), 2, "all are reported together: {errors:?}");
    }

    #[test]
    fn every_command_has_a_key_and_its_texts_in_both_languages() {
        let keymap = Keymap::built_in().unwrap();
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for command in Command::ALL {
                assert!(
                    keymap.all().any(|binding| binding.command == *command),
                    "{command:?} has no key"
                );
                assert!(
                    catalogue.has(&format!("tui-do-{}", command.name())),
                    "{command:?} in {language}"
                );
            }
            for binding in keymap.all().filter(|binding| binding.foot > 0) {
                let id = format!("tui-key-{}", binding.command.name());
                assert!(catalogue.has(&id), "{id} in {language}");
            }
            for key in keymap.all().flat_map(|binding| &binding.keys) {
                let name = key.trim_start_matches("ctrl-").trim_start_matches("alt-");
                let arrow = ["up", "down", "left", "right"].contains(&name);
                let known = name.chars().count() == 1 || arrow || catalogue.has(&format!("tui-keyname-{name}"));
                assert!(known, "{key} in {language}");
            }
        }
    }

    #[test]
    fn a_capital_is_found_whether_or_not_the_terminal_says_shift() {
        let keymap = Keymap::built_in().unwrap();
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            let key = KeyEvent::new(KeyCode::Char('L'), modifiers);
            assert_eq!(keymap.meaning(&[Scope::Global], key), Some(Command::Language));
        }
        let key = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL);
        assert_eq!(keymap.meaning(&[Scope::Global], key), None);
    }
}
