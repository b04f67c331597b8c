//! The commented sample of the configuration file: every setting at its usual value, commented out. It is written from the
//! same words and tables that the file is read with, so that it cannot leave one out.
//!
//! A comment begins with `# `, a setting that is commented out with `#` alone: without that one letter it is in force.

use copil_store::quoted;
use i18n_embed_fl::fl;

use crate::settings::{AUTO, SettingNames, Settings, ThemeChoice};
use crate::wording::Catalogue;
use copil_plan::Language;

/// The keys of a command in a part of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleKey {
    /// The part of the screen.
    pub scope: &'static str,
    /// What that part is, in words.
    pub place: String,
    /// The command.
    pub command: &'static str,
    /// What it does, in words.
    pub what: String,
    /// The keys that the program gives it.
    pub keys: Vec<String>,
}

/// The sample, in the catalogue's language.
pub fn sample(catalogue: &Catalogue, known: &SettingNames, keys: &[SampleKey]) -> String {
    let usual = Settings::usual(known);
    let mut page = Page::default();
    page.comment(&fl!(catalogue, "config-sample-head"));
    let languages = Language::ALL.iter().map(|language| language.code());
    page.comment(&fl!(
        catalogue,
        "config-sample-language",
        values = all_quoted(std::iter::once(AUTO).chain(languages))
    ));
    page.setting("language", &quoted(usual.language.map_or(AUTO, Language::code)));
    let themes = ThemeChoice::ALL.iter().map(|theme| theme.word());
    page.comment(&fl!(catalogue, "config-sample-theme", values = all_quoted(themes)));
    page.setting("theme", &quoted(usual.theme.word()));
    let screens = std::iter::once(AUTO).chain(known.screens.iter().copied());
    page.comment(&fl!(catalogue, "config-sample-start", values = all_quoted(screens)));
    page.setting("start", &quoted(usual.start.as_deref().unwrap_or(AUTO)));
    page.comment(&fl!(catalogue, "config-sample-room"));
    page.setting("room", if usual.room { "true" } else { "false" });
    page.comment(&fl!(catalogue, "config-sample-mouse"));
    page.setting("mouse", if usual.mouse { "true" } else { "false" });
    page.comment(&fl!(catalogue, "config-sample-actions"));
    page.table("actions");
    page.setting("columns", &list(usual.columns.iter().map(String::as_str)));
    let orders = all_quoted(known.orders.iter().copied());
    page.comment(&fl!(catalogue, "config-sample-order", values = orders));
    page.setting("order", &quoted(&usual.order));
    page.comment(&fl!(catalogue, "config-sample-views"));
    page.comment(&fl!(catalogue, "config-sample-keys"));
    page.keys(keys);
    page.text
}

/// The page being written.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A paragraph of comment, parted from what came before.
    fn comment(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.line("");
        }
        for line in words.lines() {
            self.line(&format!("# {line}"));
        }
    }

    fn table(&mut self, name: &str) {
        self.line(&format!("#[{name}]"));
    }

    fn setting(&mut self, name: &str, value: &str) {
        self.line(&format!("#{name} = {value}"));
    }

    fn keys(&mut self, keys: &[SampleKey]) {
        let wide = |key: &SampleKey| key.command.len() + 3 + list(key.keys.iter().map(String::as_str)).chars().count();
        let widest = keys.iter().map(wide).max().unwrap_or(0);
        let mut scope = "";
        for key in keys {
            if key.scope != scope {
                scope = key.scope;
                self.comment(&key.place);
                self.table(&format!("keys.{scope}"));
            }
            let setting = format!("{} = {}", key.command, list(key.keys.iter().map(String::as_str)));
            let blank = " ".repeat(widest.saturating_sub(setting.chars().count()));
            self.line(&format!("#{setting}{blank}  # {}", key.what));
        }
    }
}

fn all_quoted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.map(quoted).collect::<Vec<_>>().join(", ")
}

fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    format!("[{}]", all_quoted(words))
}

/// The sample with every setting in force.
pub fn uncommented(sample: &str) -> String {
    let lines = sample.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}
