//! What is remembered without being asked: one small file for all plans, that may be thrown away at any time.
//!
//! A file that is broken or cannot be written is never an obstacle: what it held is forgotten. It is replaced whole, so
//! that nobody ever reads half of it, and read again right before, so that two programs at once keep what the other one
//! remembered about other plans.

use std::fs;
use std::io;
use std::path::Path;

use copil_file::{LARGEST, Links};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ThemeChoice;

/// How many plans are remembered: those opened last.
const PLANS: usize = 100;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedState {
    /// Whether the tour was seen.
    pub tour_seen: bool,
    /// The looks that were chosen with a key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ChosenTheme>,
    /// Whether the terminal last said that its background is dark, so that the first picture need not wait for its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dark: Option<bool>,
    /// What the screens remember of each plan, the one opened last first.
    plans: Vec<Remembered>,
}

/// Looks chosen with a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenTheme {
    /// The looks.
    chosen: String,
    /// What the configuration file said at the time: once it says something else, it has the last word again.
    over: String,
}

/// What the screens remember of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    path: String,
    memory: Value,
}

impl RememberedState {
    /// What a file holds; nothing where it cannot be read or makes no sense.
    pub fn read(file: &Path) -> Self {
        let text = copil_file::read_up_to(file, Links::Followed, LARGEST).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Changes what a file holds, whatever others wrote to it meanwhile.
    ///
    /// # Errors
    ///
    /// When the file cannot be written. It is then as it was.
    pub fn update(file: &Path, change: impl FnOnce(&mut Self)) -> io::Result<()> {
        let before = Self::read(file);
        let mut state = before.clone();
        change(&mut state);
        if state == before && file.exists() {
            return Ok(());
        }
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut new, &state)?;
        new.persist(file).map_err(|error| error.error)?;
        Ok(())
    }

    /// The looks to open with, when the configuration file says `configured`.
    pub fn theme_over(&self, configured: ThemeChoice) -> ThemeChoice {
        let still = self.theme.as_ref().filter(|theme| theme.over == configured.word());
        still
            .and_then(|theme| ThemeChoice::from_word(&theme.chosen))
            .unwrap_or(configured)
    }

    /// Remembers looks chosen with a key, when the configuration file says `configured`.
    pub fn choose_theme(&mut self, chosen: ThemeChoice, configured: ThemeChoice) {
        self.theme = (chosen != configured).then(|| ChosenTheme {
            chosen: chosen.word().to_owned(),
            over: configured.word().to_owned(),
        });
    }

    /// What the screens remember of a plan.
    pub fn memory(&self, plan: &str) -> Option<&Value> {
        let found = self.plans.iter().find(|remembered| remembered.path == plan);
        found.map(|remembered| &remembered.memory)
    }

    /// Remembers what the screens want to be told of a plan when it is opened again.
    pub fn remember(&mut self, plan: &str, memory: Value) {
        self.plans.retain(|remembered| remembered.path != plan);
        let path = plan.to_owned();
        self.plans.insert(0, Remembered { path, memory });
        self.plans.truncate(PLANS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_remembered_is_there_again_and_others_keep_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/er/state.json");
        assert_eq!(RememberedState::read(&file), RememberedState::default());
        RememberedState::update(&file, |state| state.remember("/a", json!({"sort": "due"}))).unwrap();
        RememberedState::update(&file, |state| {
            state.tour_seen = true;
            state.remember("/b", json!(1));
        })
        .unwrap();
        RememberedState::update(&file, |state| state.remember("/a", json!({"sort": "id"}))).unwrap();
        let state = RememberedState::read(&file);
        assert!(state.tour_seen);
        assert_eq!(state.memory("/a"), Some(&json!({"sort": "id"})));
        assert_eq!(state.memory("/b"), Some(&json!(1)));
        assert_eq!(state.memory("/c"), None);
        let left = fs::read_dir(file.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "nothing is left lying about");
    }

    #[test]
    fn a_broken_file_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        for text in [&b"{"[..], b"\xff\xfe", b"[]", b"{\"tour_seen\": 3}", b""] {
            fs::write(&file, text).unwrap();
            assert_eq!(RememberedState::read(&file), RememberedState::default());
        }
        RememberedState::update(&file, |state| state.tour_seen = true).unwrap();
        assert!(RememberedState::read(&file).tour_seen);
        fs::create_dir(folder.path().join("folder")).unwrap();
        assert_eq!(
            RememberedState::read(&folder.path().join("folder")),
            RememberedState::default()
        );
        assert!(RememberedState::update(&file.join("below"), |state| state.tour_seen = true).is_err());
    }

    #[test]
    fn keys_unknown_to_this_version_do_not_make_it_forget_the_others() {
        let state: RememberedState = serde_json::from_str("{\"tour_seen\": true, \"later\": [1]}").unwrap();
        assert!(state.tour_seen);
    }

    #[test]
    fn programs_that_write_at_once_never_leave_half_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        std::thread::scope(|scope| {
            for n in 0..4 {
                let file = &file;
                scope.spawn(move || {
                    for turn in 0..25 {
                        RememberedState::update(file, |state| {
                            state.remember(&format!("/{n}"), json!("x".repeat(turn * 100)))
                        })
                        .unwrap();
                        let text = fs::read(file).unwrap();
                        serde_json::from_slice::<RememberedState>(&text).unwrap();
                    }
                });
            }
        });
    }

    #[test]
    fn only_so_many_plans_are_remembered() {
        let mut state = RememberedState::default();
        for n in 0..=PLANS {
            state.remember(&n.to_string(), json!(n));
        }
        assert_eq!(state.memory("0"), None);
        assert_eq!(state.memory("1"), Some(&json!(1)));
    }

    #[test]
    fn looks_chosen_with_a_key_hold_until_the_file_says_otherwise() {
        let mut state = RememberedState::default();
        assert_eq!(state.theme_over(ThemeChoice::Light), ThemeChoice::Light);
        state.choose_theme(ThemeChoice::Dark, ThemeChoice::Auto);
        assert_eq!(state.theme_over(ThemeChoice::Auto), ThemeChoice::Dark);
        assert_eq!(state.theme_over(ThemeChoice::Light), ThemeChoice::Light);
        state.choose_theme(ThemeChoice::Auto, ThemeChoice::Auto);
        assert_eq!(state.theme, None);
    }
}
