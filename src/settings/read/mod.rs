//! The configuration file read: everything right in it is taken, everything wrong is told at once.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{
    ConfigFault, ConfigPosition, ConfigProblem, KeyRule, PersonalView, SettingNames, SettingType, Settings, ThemeChoice,
};
use copil_plan::Language;
use copil_plan::field::nearest;

/// The word that leaves a choice to the program.
pub const AUTO: &str = "auto";

/// The settings outside any table.
const TOP: [&str; 8] = [
    "language", "theme", "start", "room", "mouse", "actions", "keys", "views",
];

/// The settings of the table of actions.
const ACTIONS: [&str; 2] = ["columns", "order"];

/// The settings of a view.
const VIEW: [&str; 4] = ["title", "filter", "order", "columns"];

type Key<'t> = Spanned<Cow<'t, str>>;
type Value<'t> = Spanned<DeValue<'t>>;

/// Reads the configuration file.
pub fn read(text: &str, known: &SettingNames) -> (Settings, Vec<ConfigProblem>) {
    let mut reader = Reader {
        text,
        known,
        settings: Settings::usual(known),
        problems: Vec::new(),
    };
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let (document, errors) = DeTable::parse_recoverable(&text[mark..]);
    for error in &errors {
        let fault = if error.message().contains("duplicate key") {
            ConfigFault::Twice
        } else {
            ConfigFault::NotToml
        };
        reader.fault(error.span().map_or(0, |span| span.start) + mark, fault);
    }
    // What the reader of TOML could not make out, it stands in for: nothing more is to be said of those lines.
    let spoilt: Vec<usize> = reader.problems.iter().map(|problem| problem.place.line).collect();
    reader.top(document.get_ref());
    let mut told = Vec::new();
    reader.problems.sort_by_key(|problem| problem.place);
    reader.problems.retain(|problem| {
        let line = problem.place.line;
        let first = !spoilt.contains(&line) || !told.contains(&line);
        told.push(line);
        first
    });
    (reader.settings, reader.problems)
}

/// Gathers settings and problems.
struct Reader<'r> {
    text: &'r str,
    known: &'r SettingNames,
    settings: Settings,
    problems: Vec<ConfigProblem>,
}

impl Reader<'_> {
    fn place(&self, byte: usize) -> ConfigPosition {
        ConfigPosition::of(self.text, byte)
    }

    fn fault(&mut self, byte: usize, fault: ConfigFault) {
        let place = self.place(byte);
        self.problems.push(ConfigProblem { place, fault });
    }

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().to_string();
        let nearest = nearest(&name, known.iter().copied());
        self.fault(key.span().start, ConfigFault::UnknownSetting { name, nearest });
    }

    fn wrong(&mut self, key: &Key<'_>, value: &Value<'_>, wanted: SettingType) {
        let at = if value.span().is_empty() {
            key.span()
        } else {
            value.span()
        };
        let name = key.get_ref().to_string();
        self.fault(at.start, ConfigFault::WrongSort { name, wanted });
    }

    fn top(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "language" => self.language(key, value),
                "theme" => self.theme(key, value),
                "start" => self.start(key, value),
                "room" => self.settings.room = self.boolean(key, value).unwrap_or(self.settings.room),
                "mouse" => self.settings.mouse = self.boolean(key, value).unwrap_or(self.settings.mouse),
                "actions" => self.actions(key, value),
                "keys" => self.keys(key, value),
                "views" => self.views(key, value),
                _ => self.unknown(key, &TOP),
            }
        }
    }

    fn boolean(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<bool> {
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong(key, value, SettingType::Boolean);
        }
        found
    }

    fn word(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        let found = value.get_ref().as_str().map(str::to_owned);
        if found.is_none() {
            self.wrong(key, value, SettingType::Text);
        }
        found
    }

    fn table<'v, 't>(&mut self, key: &Key<'_>, value: &'v Value<'t>) -> Option<&'v DeTable<'t>> {
        let found = value.get_ref().as_table();
        if found.is_none() {
            self.wrong(key, value, SettingType::Table);
        }
        found
    }

    /// A word that is one of those known; told when it is not.
    fn one_of(&mut self, word: &str, byte: usize, known: &[&str]) -> bool {
        let is_known = known.contains(&word);
        if !is_known {
            let fault = ConfigFault::UnknownWord {
                word: word.to_owned(),
                nearest: nearest(word, known.iter().copied()),
                known: known.iter().map(|known| (*known).to_owned()).collect(),
            };
            self.fault(byte, fault);
        }
        is_known
    }

    fn language(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(word) = self.word(key, value) else { return };
        let known: Vec<&str> = std::iter::once(AUTO)
            .chain(Language::ALL.iter().map(|language| language.code()))
            .collect();
        if self.one_of(&word, value.span().start, &known) {
            self.settings.language = Language::from_word(&word);
        }
    }

    fn theme(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(word) = self.word(key, value) else { return };
        if let Some(theme) = ThemeChoice::from_word(&word) {
            self.settings.theme = theme;
            return;
        }
        let known: Vec<&str> = ThemeChoice::ALL.iter().map(|theme| theme.word()).collect();
        self.one_of(&word, value.span().start, &known);
    }

    fn start(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(word) = self.word(key, value) else { return };
        let known: Vec<&str> = std::iter::once(AUTO)
            .chain(self.known.screens.iter().copied())
            .collect();
        if self.one_of(&word, value.span().start, &known) {
            self.settings.start = Some(word).filter(|word| word != AUTO);
        }
    }

    fn actions(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(table) = self.table(key, value) else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "columns" => {
                    if let Some(columns) = self.columns(key, value) {
                        self.settings.columns = columns;
                    }
                }
                "order" => {
                    if let Some(order) = self.order(key, value) {
                        self.settings.order = order;
                    }
                }
                _ => self.unknown(key, &ACTIONS),
            }
        }
    }

    fn order(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        let word = self.word(key, value)?;
        let known = &self.known.orders;
        self.one_of(&word, value.span().start, known).then_some(word)
    }

    fn columns(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<Vec<String>> {
        let names = self.texts(key, value, SettingType::Texts)?;
        let known = &self.known.columns;
        let mut columns: Vec<String> = Vec::new();
        for (name, byte) in names {
            if self.one_of(&name, byte, known) && !columns.contains(&name) {
                columns.push(name);
            }
        }
        (!columns.is_empty()).then_some(columns)
    }

    /// A list of texts, or one text where that will do, each with its place.
    fn texts(&mut self, key: &Key<'_>, value: &Value<'_>, wanted: SettingType) -> Option<Vec<(String, usize)>> {
        let one = value.get_ref().as_str().filter(|_| wanted == SettingType::Keys);
        if let Some(one) = one {
            return Some(vec![(one.to_owned(), value.span().start)]);
        }
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(key, value, wanted);
            return None;
        };
        let mut texts = Vec::new();
        for element in list {
            match element.get_ref().as_str() {
                Some(text) => texts.push((text.to_owned(), element.span().start)),
                None => self.wrong(key, element, SettingType::Text),
            }
        }
        Some(texts)
    }

    fn keys(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(scopes) = self.table(key, value) else { return };
        for (scope, value) in scopes {
            let Some(commands) = self.table(scope, value) else {
                continue;
            };
            for (command, value) in commands {
                let Some(keys) = self.texts(command, value, SettingType::Keys) else {
                    continue;
                };
                let named = |name: &Key<'_>| (name.get_ref().to_string(), self.place(name.span().start));
                let rule = KeyRule {
                    scope: named(scope),
                    command: named(command),
                    keys: keys.into_iter().map(|(key, byte)| (key, self.place(byte))).collect(),
                };
                self.settings.keys.push(rule);
            }
        }
    }

    fn views(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(views) = self.table(key, value) else { return };
        for (name, value) in views {
            if let Some(table) = self.table(name, value) {
                self.view(name, table);
            }
        }
    }

    fn view(&mut self, name: &Key<'_>, table: &DeTable<'_>) {
        let view = name.get_ref().to_string();
        let (mut title, mut filter, mut order, mut columns) = (None, None, None, None);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "title" => title = self.word(key, value),
                "filter" => {
                    let place = self.place(value.span().start);
                    filter = Some((self.word(key, value).unwrap_or_default(), place));
                }
                "order" => order = self.order(key, value),
                "columns" => columns = self.columns(key, value),
                _ => self.unknown(key, &VIEW),
            }
        }
        let Some((filter, filter_at)) = filter else {
            return self.fault(name.span().start, ConfigFault::NoFilter { view });
        };
        self.settings.views.push(PersonalView {
            title: title.unwrap_or_else(|| view.clone()),
            name: view,
            filter,
            filter_at,
            order,
            columns,
        });
    }
}

#[cfg(test)]
mod tests;
