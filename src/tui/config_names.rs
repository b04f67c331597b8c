//! The words of the screen that the configuration file may use.

use super::keymap::Keymap;
use super::screen::actions::{USUAL_COLUMNS, column_names};
use super::tab::Tab;
use crate::settings::SettingNames;
use crate::wording::Catalogue;
use crate::wording::settings_sample::SampleKey;
use copil_plan::query::Order;

/// The screens, columns and orders that there are.
pub fn known() -> SettingNames {
    SettingNames {
        screens: Tab::ALL.iter().map(|tab| tab.command().name()).collect(),
        columns: column_names(),
        usual_columns: USUAL_COLUMNS.to_vec(),
        orders: Order::ALL.iter().map(|order| order.word()).collect(),
    }
}

/// The tab of a name.
pub fn tab(name: &str) -> Option<Tab> {
    Tab::ALL.into_iter().find(|tab| tab.command().name() == name)
}

/// Every key of the table, part by part, for the sample of the configuration file.
pub fn sample_keys(keymap: &Keymap, catalogue: &Catalogue) -> Vec<SampleKey> {
    let mut lines = Vec::new();
    for scope in keymap.scopes() {
        let place = catalogue
            .find(&format!("tui-scope-{}", scope.name()))
            .unwrap_or_default();
        for binding in keymap.bindings(&[scope]) {
            let what = catalogue.find(&format!("tui-do-{}", binding.command.name()));
            lines.push(SampleKey {
                scope: scope.name(),
                place: place.clone(),
                command: binding.command.name(),
                what: what.unwrap_or_default(),
                keys: binding.keys.clone(),
            });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Settings, read};
    use crate::wording::settings_sample::{sample, uncommented};
    use copil_plan::Language;

    #[test]
    fn the_sample_without_its_comment_marks_is_exactly_what_is_usual() {
        let built_in = Keymap::built_in().unwrap();
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            let page = sample(&catalogue, &known(), &sample_keys(&built_in, &catalogue));
            assert_eq!(
                read(&page, &known()),
                (Settings::usual(&known()), Vec::new()),
                "as it is it says nothing"
            );
            let (mut settings, problems) = read(&uncommented(&page), &known());
            assert_eq!(problems, [], "{}", uncommented(&page));
            let keys = std::mem::take(&mut settings.keys);
            assert_eq!(settings, Settings::usual(&known()));
            let keymap = built_in.with(&keys).unwrap();
            assert_eq!(format!("{:?}", keymap.bindings), format!("{:?}", built_in.bindings));
            assert_eq!(keys.len(), built_in.bindings.len(), "every key is in it");
        }
    }

    #[test]
    fn every_setting_is_in_the_sample() {
        let catalogue = Catalogue::new(Language::En);
        let page = sample(&catalogue, &known(), &[]);
        let Settings {
            language: _,
            theme: _,
            start: _,
            room: _,
            mouse: _,
            columns: _,
            order: _,
            keys: _,
            views: _,
        } = Settings::usual(&known());
        for name in ["language", "theme", "start", "room", "mouse", "columns", "order"] {
            assert!(page.contains(&format!("\n#{name} = ")), "{name}");
        }
        assert!(page.contains("[views."));
    }

    #[test]
    fn every_part_of_the_screen_is_said_in_both_languages() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for scope in Keymap::built_in().unwrap().scopes() {
                assert!(catalogue.has(&format!("tui-scope-{}", scope.name())), "{scope:?}");
            }
        }
    }
}
