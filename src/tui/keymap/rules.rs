//! The keys that a person chose, put over those that the program comes with.

use std::collections::HashMap;

use super::{Binding, KeyChord, Keymap, Scope};
use crate::settings::{ConfigFault, ConfigPosition, ConfigProblem, KeyRule};
use crate::tui::command::Command;
use copil_plan::field::nearest;

/// Where letters are typed, and so mean themselves.
const TYPED: [Scope; 4] = [Scope::Prompt, Scope::Line, Scope::Menu, Scope::Value];

/// Whether a person would be caught in a part of the screen without a key for the command.
fn leads_out(scope: Scope, command: Command) -> bool {
    let popup = matches!(
        scope,
        Scope::Prompt | Scope::Line | Scope::Menu | Scope::Answers | Scope::Value | Scope::Notice | Scope::Dragging
    );
    (scope == Scope::Global && command == Command::Quit) || (popup && command == Command::Cancel)
}

impl Keymap {
    /// These keys with those of the rules in their place; everything wrong with the rules is told together.
    pub fn with(&self, rules: &[KeyRule]) -> Result<Self, Vec<ConfigProblem>> {
        let mut ruled = Ruled {
            bindings: self.bindings.clone(),
            places: vec![None; self.bindings.len()],
            problems: Vec::new(),
        };
        for rule in rules {
            ruled.take(rule);
        }
        let meanings = ruled.meanings();
        if ruled.problems.is_empty() {
            Ok(Self {
                bindings: ruled.bindings,
                meanings,
            })
        } else {
            Err(ruled.problems)
        }
    }

    /// The parts of the screen, each once, in the order of the table.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes: Vec<Scope> = Vec::new();
        for binding in &self.bindings {
            if !scopes.contains(&binding.scope) {
                scopes.push(binding.scope);
            }
        }
        scopes
    }
}

/// Bindings as far as the rules are taken.
struct Ruled {
    bindings: Vec<Binding>,
    /// Where the keys of each binding stand in the file, when a rule set them.
    places: Vec<Option<Vec<ConfigPosition>>>,
    problems: Vec<ConfigProblem>,
}

impl Ruled {
    fn fault(&mut self, place: ConfigPosition, fault: ConfigFault) {
        let problem = ConfigProblem { place, fault };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn take(&mut self, rule: &KeyRule) {
        let (scope, place) = &rule.scope;
        let Some(scope) = self.scope(scope, *place) else { return };
        let Some(at) = self.binding(scope, rule) else { return };
        let (mut keys, mut places) = (Vec::new(), Vec::new());
        for (key, place) in &rule.keys {
            match KeyChord::parse(key) {
                None => {
                    let nearest = nearest(key, KeyChord::names());
                    self.fault(
                        *place,
                        ConfigFault::UnknownKey {
                            key: key.clone(),
                            nearest,
                        },
                    );
                }
                Some(parsed) if TYPED.contains(&scope) && parsed.is_typed() => {
                    let (key, scope) = (key.clone(), scope.name().to_owned());
                    self.fault(*place, ConfigFault::KeyIsTyped { key, scope });
                }
                Some(_) => {
                    keys.push(key.clone());
                    places.push(*place);
                }
            }
        }
        if rule.keys.is_empty() && leads_out(scope, self.bindings[at].command) {
            let command = rule.command.0.clone();
            let scope = scope.name().to_owned();
            self.fault(rule.command.1, ConfigFault::NoWayOut { command, scope });
        }
        self.bindings[at].keys = keys;
        self.places[at] = Some(places);
    }

    fn scope(&mut self, name: &str, place: ConfigPosition) -> Option<Scope> {
        let mut known: Vec<&'static str> = Vec::new();
        for binding in &self.bindings {
            if binding.scope.name() == name {
                return Some(binding.scope);
            }
            if !known.contains(&binding.scope.name()) {
                known.push(binding.scope.name());
            }
        }
        let fault = ConfigFault::UnknownScope {
            scope: name.to_owned(),
            nearest: nearest(name, known.iter().copied()),
            known: known.into_iter().map(str::to_owned).collect(),
        };
        self.fault(place, fault);
        None
    }

    fn binding(&mut self, scope: Scope, rule: &KeyRule) -> Option<usize> {
        let (name, place) = &rule.command;
        let is_it = |binding: &Binding| binding.scope == scope && binding.command.name() == name;
        if let Some(at) = self.bindings.iter().position(is_it) {
            return Some(at);
        }
        let of = |other: &Binding| other.command.name() == name;
        let mut elsewhere: Vec<String> = Vec::new();
        for binding in self.bindings.iter().filter(|other| of(other)) {
            let scope = binding.scope.name().to_owned();
            if !elsewhere.contains(&scope) {
                elsewhere.push(scope);
            }
        }
        let here = self.bindings.iter().filter(|binding| binding.scope == scope);
        let fault = ConfigFault::UnknownCommand {
            command: name.clone(),
            scope: scope.name().to_owned(),
            nearest: nearest(name, here.map(|binding| binding.command.name())),
            elsewhere,
        };
        self.fault(*place, fault);
        None
    }

    /// What each key means. The program's own come first, so that a key that is taken is told where the person wrote it.
    fn meanings(&mut self) -> HashMap<(Scope, KeyChord), Command> {
        let mut meanings: HashMap<(Scope, KeyChord), Command> = HashMap::new();
        let mut taken = Vec::new();
        for ruled in [false, true] {
            for (binding, places) in self.bindings.iter().zip(&self.places) {
                if places.is_some() != ruled {
                    continue;
                }
                for (n, name) in binding.keys.iter().enumerate() {
                    let Some(key) = KeyChord::parse(name) else { continue };
                    let before = meanings.get(&(binding.scope, key)).copied();
                    let place = places.as_ref().and_then(|places| places.get(n));
                    if let (Some(before), Some(place)) = (before.filter(|other| *other != binding.command), place) {
                        let fault = ConfigFault::KeyTaken {
                            key: name.clone(),
                            scope: binding.scope.name().to_owned(),
                            by: before.name().to_owned(),
                        };
                        taken.push((*place, fault));
                    }
                    meanings.insert((binding.scope, key), binding.command);
                }
            }
        }
        for (place, fault) in taken {
            self.fault(place, fault);
        }
        meanings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn rule(scope: &str, command: &str, keys: &[&str]) -> KeyRule {
        let at = |column| ConfigPosition { line: 1, column };
        KeyRule {
            scope: (scope.into(), at(1)),
            command: (command.into(), at(2)),
            keys: (3..).zip(keys).map(|(n, key)| ((*key).to_owned(), at(n))).collect(),
        }
    }

    fn faults(rules: &[KeyRule]) -> Vec<ConfigFault> {
        let problems = Keymap::built_in().unwrap().with(rules).unwrap_err();
        problems.into_iter().map(|problem| problem.fault).collect()
    }

    fn meaning(keymap: &Keymap, letter: char) -> Option<Command> {
        let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        keymap.meaning(&[Scope::Global], key)
    }

    #[test]
    fn a_persons_keys_take_the_place_of_the_programs() {
        let built_in = Keymap::built_in().unwrap();
        let keymap = built_in.with(&[rule("global", "undo", &["b", "f2"]), rule("global", "suspend", &[])]);
        let keymap = keymap.unwrap();
        assert_eq!(meaning(&keymap, 'b'), Some(Command::Undo));
        assert_eq!(meaning(&keymap, 'u'), None, "the one before means nothing any more");
        let printed = keymap.all().find(|binding| binding.command == Command::Undo).unwrap();
        assert_eq!(printed.keys, ["b", "f2"]);
        assert!(built_in.with(&[]).is_ok());
    }

    #[test]
    fn keys_may_change_places() {
        let rules = [rule("global", "undo", &["?"]), rule("global", "help", &["u"])];
        let keymap = Keymap::built_in().unwrap().with(&rules).unwrap();
        assert_eq!(meaning(&keymap, '?'), Some(Command::Undo));
        assert_eq!(meaning(&keymap, 'u'), Some(Command::Help));
    }

    #[test]
    fn all_that_is_wrong_with_keys_is_told_together() {
        let found = faults(&[
            rule("globl", "undo", &["b"]),
            rule("global", "undoo", &["b"]),
            rule("global", "filter", &["b"]),
            rule("global", "redo", &["entr", "u"]),
            rule("menu", "cancel", &[]),
            rule("menu", "choose", &["x", "space", "ctrl-x"]),
        ]);
        assert!(matches!(&found[0], ConfigFault::UnknownScope { nearest: Some(near), .. } if near == "global"));
        assert!(matches!(&found[1], ConfigFault::UnknownCommand { nearest: Some(near), .. } if near == "undo"));
        assert!(
            matches!(&found[2], ConfigFault::UnknownCommand { elsewhere, .. } if elsewhere.contains(&"filtered".to_owned()))
        );
        assert!(matches!(&found[3], ConfigFault::UnknownKey { nearest: Some(near), .. } if near == "enter"));
        assert!(matches!(&found[4], ConfigFault::NoWayOut { .. }));
        assert!(matches!(&found[5], ConfigFault::KeyIsTyped { key, .. } if key == "x"));
        assert!(matches!(&found[6], ConfigFault::KeyIsTyped { key, .. } if key == "space"));
        assert!(matches!(&found[7], ConfigFault::KeyTaken { key, by, .. } if key == "u" && by == "undo"));
        assert_eq!(found.len(), 8, "{found:?}");
    }

    #[test]
    fn two_commands_of_a_person_cannot_share_a_key() {
        let found = faults(&[rule("global", "undo", &["b"]), rule("global", "redo", &["b"])]);
        assert!(
            matches!(&found[..], [ConfigFault::KeyTaken { key, .. }] if key == "b"),
            "{found:?}"
        );
    }

    #[test]
    fn a_persons_key_may_be_written_in_two_ways_of_one_command() {
        let rules = [rule("global", "undo", &["U", "shift-u"])];
        assert!(Keymap::built_in().unwrap().with(&rules).is_ok());
    }
}
