//! What the terminal answers when it is asked for its background, picked out of the keys that it arrives among.
//!
//! Nothing ever waits for the answer: the screen is drawn with what is known without it, and again once it comes. A
//! terminal that never answers costs nothing; one that answers late is still understood, and its answer is never taken for
//! something typed. `crossterm` hands the answer on letter by letter:
//!
//! ```text
//! ESC ] 1 1 ; r g b : 1e1e / 1e1e / 1e1e ESC \\      ─▶  alt-] 1 1 ; r g b : 1 e 1 e / … alt-\\
//! ```

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::theme::Rgb;

/// The question, and the beginning of the answer.
pub(super) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// What every answer begins with.
const START: &str = "11;rgb";

/// Longer than any answer.
const LONGEST: usize = 40;

/// What a key turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QueryStep {
    /// Perhaps a part of the answer: it is held back.
    Held,
    /// The end of the answer: the background.
    Background(Rgb),
    /// Keys that someone typed, those held back first.
    Typed(Vec<KeyEvent>),
}

/// Listens for the answer.
#[derive(Debug)]
pub(super) struct BackgroundQuery {
    awaited: bool,
    held: Vec<KeyEvent>,
    text: String,
}

impl BackgroundQuery {
    /// Listens, when the terminal was asked.
    pub(super) fn new(asked: bool) -> Self {
        Self {
            awaited: asked,
            held: Vec::new(),
            text: String::new(),
        }
    }

    /// Whether the answer may still come.
    pub(super) fn is_awaited(&self) -> bool {
        self.awaited
    }

    /// Takes a key.
    pub(super) fn take(&mut self, key: KeyEvent) -> QueryStep {
        if !self.awaited || key.kind == KeyEventKind::Release {
            return QueryStep::Typed(vec![key]);
        }
        if self.held.is_empty() {
            if key.code == KeyCode::Char(']') && key.modifiers == KeyModifiers::ALT {
                self.held.push(key);
                return QueryStep::Held;
            }
            return QueryStep::Typed(vec![key]);
        }
        self.held.push(key);
        if ends(key) {
            if let Some(ground) = ground(&self.text) {
                self.awaited = false;
                self.forget();
                return QueryStep::Background(ground);
            }
            return self.let_go();
        }
        match key.code {
            KeyCode::Char(letter) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
                self.text.push(letter);
            }
            _ => return self.let_go(),
        }
        let goes_on = START.starts_with(&self.text) || self.text.starts_with(START);
        if goes_on && self.text.len() < LONGEST {
            QueryStep::Held
        } else {
            self.let_go()
        }
    }

    fn let_go(&mut self) -> QueryStep {
        let keys = std::mem::take(&mut self.held);
        self.forget();
        QueryStep::Typed(keys)
    }

    fn forget(&mut self) {
        self.held.clear();
        self.text.clear();
    }
}

/// Whether a key is the end of an answer: `ESC \\` or the bell.
fn ends(key: KeyEvent) -> bool {
    matches!(
        (key.code, key.modifiers),
        (KeyCode::Char('\\'), KeyModifiers::ALT) | (KeyCode::Char('g'), KeyModifiers::CONTROL)
    )
}

/// The colour of an answer: `11;rgb:RRRR/GGGG/BBBB`, each of one to four digits; `rgba` has a fourth part.
fn ground(text: &str) -> Option<Rgb> {
    let (_, colour) = text.strip_prefix("11;")?.split_once(':')?;
    let mut parts = colour.split('/').map(part);
    let mut next = || parts.next().flatten();
    Some(Rgb(next()?, next()?, next()?))
}

fn part(digits: &str) -> Option<u8> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(value * 255 / most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(letter: char, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), modifiers)
    }

    /// The keys that crossterm makes of an answer.
    fn answer(text: &str, end: KeyEvent) -> Vec<KeyEvent> {
        let mut keys = vec![key(']', KeyModifiers::ALT)];
        keys.extend(text.chars().map(|letter| key(letter, KeyModifiers::NONE)));
        keys.push(end);
        keys
    }

    fn heard(answers: &mut BackgroundQuery, keys: &[KeyEvent]) -> (Vec<KeyEvent>, Option<Rgb>) {
        let (mut typed, mut ground) = (Vec::new(), None);
        for key in keys {
            match answers.take(*key) {
                QueryStep::Held => {}
                QueryStep::Background(rgb) => ground = Some(rgb),
                QueryStep::Typed(keys) => typed.extend(keys),
            }
        }
        (typed, ground)
    }

    #[test]
    fn the_answer_is_understood_and_never_typed() {
        let string_end = key('\\', KeyModifiers::ALT);
        let bell = key('g', KeyModifiers::CONTROL);
        for (text, end, rgb) in [
            ("11;rgb:1e1e/1e1e/1e1e", string_end, Rgb(0x1e, 0x1e, 0x1e)),
            ("11;rgb:ffff/ffff/ffff", bell, Rgb(255, 255, 255)),
            ("11;rgb:f/8/0", bell, Rgb(255, 136, 0)),
            ("11;rgba:ff/80/00/ff", string_end, Rgb(255, 128, 0)),
        ] {
            let mut answers = BackgroundQuery::new(true);
            let mut keys = vec![key('j', KeyModifiers::NONE)];
            keys.extend(answer(text, end));
            keys.push(key('k', KeyModifiers::NONE));
            let (typed, ground) = heard(&mut answers, &keys);
            assert_eq!(ground, Some(rgb), "{text}");
            assert_eq!(typed, [key('j', KeyModifiers::NONE), key('k', KeyModifiers::NONE)]);
            assert!(!answers.is_awaited());
        }
    }

    #[test]
    fn what_only_begins_like_an_answer_is_typed_after_all() {
        let mut answers = BackgroundQuery::new(true);
        let keys = answer("11x", key('y', KeyModifiers::NONE));
        assert_eq!(heard(&mut answers, &keys), (keys.clone(), None));
        assert!(answers.is_awaited());
        let mut unasked = BackgroundQuery::new(false);
        let keys = answer("11;rgb:0/0/0", key('g', KeyModifiers::CONTROL));
        assert_eq!(heard(&mut unasked, &keys), (keys.clone(), None));
    }

    proptest! {
        #[test]
        fn no_key_is_lost_and_none_changes_places(letters in prop::collection::vec("[\\]1;rgb:/fx\\\\]", 0..60), alts in prop::collection::vec(any::<bool>(), 60)) {
            let keys: Vec<KeyEvent> = letters
                .iter()
                .zip(alts)
                .filter_map(|(letter, alt)| {
                    let held = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
                    Some(key(letter.chars().next()?, held))
                })
                .collect();
            let mut answers = BackgroundQuery::new(true);
            let (mut typed, ground) = heard(&mut answers, &keys);
            if ground.is_none() {
                typed.extend(answers.held);
                prop_assert_eq!(typed, keys);
            }
        }
    }
}
