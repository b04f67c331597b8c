//! The French and English catalogues, and what turns the plan's words into a person's.
//!
//! A [`Catalogue`] is a value: the screen, the command line and the record each hold the one of their language, and a
//! test may hold both. Messages are asked for with `fl!`, which checks their ids and arguments when the program is built.

#[macro_use]
pub mod sentence;
pub mod amount;
pub mod change;
pub mod dates;
pub mod decisions;
pub mod fields;
pub mod filter;
pub mod forecast;
mod full_stop;
mod indicator;
pub mod layout;
pub mod lookup;
pub mod moment;
pub mod problem;
pub mod promise;
pub mod proposal;
mod quotes;
pub mod reasons;
pub mod settings_problem;
pub mod settings_sample;
pub mod signs;
pub mod summary;
pub mod sync;
pub mod terms;
pub mod worklist;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;
use std::thread;

use fluent_bundle::FluentValue;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{I18nAssets, LanguageLoader};
use unic_langid::LanguageIdentifier;

use copil_plan::Language;

/// The messages of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Catalogue {
    language: Language,
}

struct Built;

impl Built {
    fn text(language: Language) -> &'static str {
        match language {
            Language::Fr => include_str!("fr/copil.ftl"),
            Language::En => include_str!("en/copil.ftl"),
        }
    }
}

impl I18nAssets for Built {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let language = Language::ALL
            .iter()
            .find(|language| path == format!("{}/copil.ftl", language.code()));
        language
            .map(|language| Cow::Borrowed(Self::text(*language).as_bytes()))
            .into_iter()
            .collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(
            Language::ALL
                .iter()
                .map(|language| format!("{}/copil.ftl", language.code())),
        )
    }
}

impl Catalogue {
    /// The messages of a language, and of that one only. They are read the first time that one is asked for.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// Reads the messages on a thread of its own, for whoever has other things to do before the first is asked for.
    pub fn read_ahead(self) {
        // Without a thread they are read when they are asked for.
        drop(thread::Builder::new().spawn(move || self.read()));
    }

    /// Reads the messages, for whoever has time now and none later.
    pub fn read(self) {
        let _ = self.deref();
    }

    /// The catalogue of the other language.
    #[must_use]
    pub fn other(self) -> Self {
        Self::new(match self.language {
            Language::Fr => Language::En,
            Language::En => Language::Fr,
        })
    }

    /// This catalogue and the other: what people type is understood in either language.
    pub fn both(self) -> [Self; 2] {
        [self, self.other()]
    }

    fn load(language: Language) -> FluentLanguageLoader {
        let mut id = LanguageIdentifier::default();
        if let Ok(code) = language.code().parse() {
            id.language = code;
        }
        let loader = FluentLanguageLoader::new("copil", id.clone());
        // The only ways to fail are a missing or unreadable file, and both files are part of the program.
        if let Err(error) = loader.load_languages(&Built, &[id]) {
            unreachable!("the catalogues are built in: {error}");
        }
        // The marks that isolate arguments would be counted and shown as letters by many terminals.
        loader.set_use_isolating(false);
        loader
    }

    /// The language of the messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments.
    pub fn get(&self, id: &str) -> String {
        self.deref().get(id)
    }

    /// A message with its arguments, as `fl!` asks for it. A text in quotes that holds quotes itself has the inner ones of its
    /// language, and after one that ends with a full stop there is no second.
    pub fn get_args_concrete<'a>(&self, id: &str, arguments: HashMap<&'a str, FluentValue<'a>>) -> String {
        let ended = full_stop::ended(&arguments);
        let message = full_stop::once(self.deref().get_args_concrete(id, arguments), &ended);
        quotes::nested(message, self.language)
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.deref().has(id)
    }

    /// A message whose id is only known when the program runs; `None` when there is none.
    pub fn find(&self, id: &str) -> Option<String> {
        self.has(id).then(|| self.get(id))
    }
}

impl Deref for Catalogue {
    type Target = FluentLanguageLoader;

    fn deref(&self) -> &FluentLanguageLoader {
        static READ: [OnceLock<FluentLanguageLoader>; 2] = [OnceLock::new(), OnceLock::new()];
        let at = match self.language {
            Language::Fr => 0,
            Language::En => 1,
        };
        READ[at].get_or_init(|| Self::load(self.language))
    }
}

/// The language a locale such as `fr_FR.UTF-8` asks for, when it is one of ours.
pub fn language_of_locale(locale: &str) -> Option<Language> {
    let code = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    Language::from_word(&code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use i18n_embed_fl::fl;

    use super::*;

    #[test]
    fn each_catalogue_speaks_its_language() {
        assert_eq!(
            Catalogue::new(Language::Fr).find("status-done").as_deref(),
            Some("Réalisée")
        );
        assert_eq!(
            Catalogue::new(Language::En).find("status-done").as_deref(),
            Some("Done")
        );
        assert_eq!(Catalogue::new(Language::En).find("no-such-message"), None);
    }

    #[test]
    fn a_sentence_that_ends_with_a_name_or_a_text_ends_once() {
        let (fr, en) = (Catalogue::new(Language::Fr), Catalogue::new(Language::En));
        for (people, told) in [
            ("Malik B.", "From: Malik B."),
            ("Malik B., Jean", "From: Malik B., Jean."),
            ("Jean, « Yahoo! »", "From: Jean, « Yahoo! »."),
            ("Yahoo!", "From: Yahoo!"),
            ("Malik, etc…", "From: Malik, etc…"),
        ] {
            assert_eq!(fl!(en, "sync-received-by", people = people), told);
        }
        let told = fl!(fr, "error-internal", detail = "« Ce « n’est » pas prévu », dit-il.");
        assert!(told.contains("« Ce “n’est” pas prévu », dit-il. Rien"), "{told}");
        // What is no text of words has its own signs.
        let told = fl!(en, "cli-demo-made", folder = ".", day = "../x");
        assert!(told.contains("in .. For it the day is ../x."), "{told}");
    }

    #[test]
    fn locales_name_their_language_first() {
        assert_eq!(language_of_locale("fr_FR.UTF-8"), Some(Language::Fr));
        assert_eq!(language_of_locale("en"), Some(Language::En));
        assert_eq!(language_of_locale("C.UTF-8"), None);
    }
}
