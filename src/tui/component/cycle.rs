//! One of some options that a person goes through in a circle: by what a view is arranged.

use copil_plan::GroupBy;

/// An option that is remembered, and known to the catalogues, by a word.
pub trait Word: Copy + PartialEq + 'static {
    /// The word.
    fn word(self) -> &'static str;
}

impl Word for GroupBy {
    fn word(self) -> &'static str {
        Self::word(self)
    }
}

/// The option that is taken.
#[derive(Clone, Copy, Debug)]
pub struct Cycle<T: 'static> {
    options: &'static [T],
    at: usize,
}

impl<T: Word> Cycle<T> {
    /// The first of some options.
    pub const fn new(options: &'static [T]) -> Self {
        Self { options, at: 0 }
    }

    /// The option that is taken.
    pub fn taken(self) -> T {
        self.options[self.at]
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        self.taken().word()
    }

    /// Takes the next option; after the last comes the first.
    pub fn advance(&mut self) {
        self.at = (self.at + 1) % self.options.len();
    }

    /// Takes the option that was remembered; the first where there is none of that word.
    pub fn restore(&mut self, word: Option<&str>) {
        let known = self.options.iter().position(|option| Some(option.word()) == word);
        self.at = known.unwrap_or(0);
    }

    /// The word to remember; none for the first option.
    pub fn persist(self) -> Option<String> {
        (self.at > 0).then(|| self.word().to_owned())
    }
}
