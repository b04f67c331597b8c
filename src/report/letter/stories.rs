//! The parts of a letter that tell of actions: a few in full, the others by their names.

use i18n_embed_fl::fl;

use super::Letter;
use crate::report::document::{Block, Story};
use crate::report::period::{Happened, Happening};

/// The most actions of a part that are told in full, unless one more would do.
const TOLD: usize = 6;

/// The same of those that are held up: each is owed a reason.
const TOLD_OF_HELD_UP: usize = 8;

/// The longest first sentence of a description that says what an action is about.
const ABOUT: usize = 260;

/// After how many days what is recorded late rather says why it is late.
const LATE_RECORD: i64 = 7;

/// The most of one working group among them, as long as others have something to tell.
const OF_A_GROUP: usize = 2;

/// The most milestones that are named of an action.
const NAMED: usize = 2;

impl<'e> Letter<'e> {
    /// What was carried out.
    pub(super) fn achieved(&self) -> Vec<Block> {
        let heading = fl!(self.words(), "letter-part-achieved");
        let those = self.those(|what| what == Happened::Achieved);
        self.part(heading, &those, TOLD, &|one| self.on_day(one, "letter-done-on"))
    }

    /// What was begun, or goes on again.
    pub(super) fn launched(&self) -> Vec<Block> {
        let heading = fl!(self.words(), "letter-part-launched");
        let those = self.those(|what| matches!(what, Happened::Launched | Happened::Resumed));
        self.part(heading, &those, TOLD, &|one| match one.what {
            Happened::Resumed => self.on_day(one, "letter-resumed-on"),
            _ => self.on_day(one, "letter-launched-on"),
        })
    }

    /// What came nearer to its end.
    pub(super) fn went_on(&self) -> Vec<Block> {
        let heading = fl!(self.words(), "letter-part-steps");
        let those = self.those(|what| what == Happened::WentOn);
        self.part(heading, &those, TOLD, &|one| {
            let titles = one.reached.iter().rev().take(NAMED).rev();
            let titles: Vec<String> = titles.map(|reached| self.words().quoted(reached.title)).collect();
            let count = titles.len();
            Some(fl!(
                self.words(),
                "letter-reached",
                count = count,
                titles = self.words().listed(&titles)
            ))
        })
    }

    /// What takes longer, waits, or was given up.
    pub(super) fn held_up(&self) -> Vec<Block> {
        let words = self.words();
        let heading = fl!(words, "letter-part-held-up");
        let is_held_up = |what| {
            let is_slipped = matches!(what, Happened::Slipped { .. });
            is_slipped || matches!(what, Happened::Stopped | Happened::Dropped)
        };
        self.part(
            heading,
            &self.those(is_held_up),
            TOLD_OF_HELD_UP,
            &|one| match one.what {
                Happened::Slipped { from, to } => Some(fl!(
                    words,
                    "letter-put-off",
                    from = self.day_beside(from, to),
                    to = words.long_date(to)
                )),
                _ => self.standing_since(one),
            },
        )
    }

    /// A part: a few are told, the others named by working group.
    fn part(
        &self,
        heading: String,
        those: &[&Happening<'e>],
        most: usize,
        note: &dyn Fn(&Happening<'e>) -> Option<String>,
    ) -> Vec<Block> {
        if those.is_empty() {
            return Vec::new();
        }
        let (told, named) = told_and_named(those, most);
        let mut blocks = vec![Block::Heading(2, heading)];
        blocks.extend(told.into_iter().map(|one| Block::Story(self.story(one, note(one)))));
        if !named.is_empty() {
            blocks.push(Block::Prose(fl!(self.words(), "letter-and-also")));
            blocks.push(Block::List(self.by_group(&named)));
        }
        blocks
    }

    /// An action that is told in full.
    fn story(&self, one: &Happening<'e>, note: Option<String>) -> Story {
        let group = self.group(&one.action.group);
        let is_new = matches!(one.what, Happened::Achieved | Happened::Launched | Happened::Resumed);
        let about = one
            .action
            .description
            .as_deref()
            .filter(|_| is_new)
            .and_then(first_sentence);
        let told: Vec<String> = about.into_iter().chain(came_of(one)).collect();
        Story {
            title: one.action.title.clone(),
            note: std::iter::once(group).chain(note).collect::<Vec<_>>().join(" · "),
            text: told.join("\n\n"),
        }
    }

    /// What became of an action, with the day of it.
    fn on_day(&self, one: &Happening<'e>, message: &str) -> Option<String> {
        let words = self.words();
        let day = self.day(one.day?);
        Some(match message {
            "letter-done-on" => fl!(words, "letter-done-on", day = day),
            "letter-resumed-on" => fl!(words, "letter-resumed-on", day = day),
            _ => fl!(words, "letter-launched-on", day = day),
        })
    }
}

/// What came of an action, in the words of those who recorded it.
fn came_of(one: &Happening<'_>) -> Option<String> {
    let is_late_record = one
        .recorded
        .zip(one.day)
        .is_some_and(|(recorded, day)| (recorded - day).num_days() > LATE_RECORD);
    let tells_milestones = matches!(one.what, Happened::Achieved | Happened::WentOn) || one.why.is_none();
    let reached = one
        .reached
        .iter()
        .rev()
        .filter(|_| tells_milestones)
        .filter_map(|reached| reached.why.as_ref());
    let mut told: Vec<&String> = reached.take(NAMED).collect();
    told.reverse();
    // A reason that was said of several changes is told once.
    let why = one
        .why
        .as_ref()
        .filter(|why| (!is_late_record || told.is_empty()) && !told.contains(why));
    told.extend(why);
    let told: Vec<&str> = told.into_iter().map(String::as_str).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Words that end with a full stop within a sentence.
const ABBREVIATIONS: [&str; 12] = [
    "MM", "Mme", "Mmes", "Mlle", "Dr", "art", "cf", "p", "St", "Ste", "Mr", "Mrs",
];

/// The first sentence of a text; `None` where it is too long to begin with.
fn first_sentence(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // "M. Martin", "art. L. 211" and the like go on.
    let is_short = |at: usize| {
        let word = text[..at].rsplit([' ', '\'', '’', '(']).next().unwrap_or_default();
        word.chars().count() == 1 || ABBREVIATIONS.contains(&word)
    };
    let is_end = |at: usize| {
        if text[at..].starts_with('.') && is_short(at) {
            return false;
        }
        let mut after = text[at..].chars().skip(1);
        after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase)
    };
    let mut ends = text
        .match_indices(['.', '!', '?', '…'])
        .map(|(at, sign)| (at, at + sign.len()));
    let end = ends.find(|(at, _)| is_end(*at)).map_or(text.len(), |(_, end)| end);
    let sentence = text[..end].trim();
    (!sentence.is_empty() && sentence.chars().count() <= ABOUT).then(|| sentence.to_owned())
}

/// Those that are told in full, and those that are named: of each working group a few first, so that all are heard.
fn told_and_named<'h, 'e>(
    those: &[&'h Happening<'e>],
    most: usize,
) -> (Vec<&'h Happening<'e>>, Vec<&'h Happening<'e>>) {
    let mut told: Vec<usize> = Vec::new();
    let room = if those.len() == most + 1 { most + 1 } else { most };
    for of_each in [1, OF_A_GROUP, usize::MAX] {
        for (at, one) in those.iter().enumerate() {
            let of_group = told
                .iter()
                .filter(|told| those[**told].action.group == one.action.group)
                .count();
            let has_story = one.why.is_some() || one.reached.iter().any(|reached| reached.why.is_some());
            // What nobody said a word of is named, unless there is room for all.
            let is_told = has_story || those.len() <= room;
            if told.len() < room && of_group < of_each && is_told && !told.contains(&at) {
                told.push(at);
            }
        }
    }
    told.sort_unstable();
    let named = (0..those.len()).filter(|at| !told.contains(at));
    (
        told.iter().map(|at| those[*at]).collect(),
        named.map(|at| those[at]).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_description_says_in_its_first_sentence_what_an_action_is_about() {
        for (text, first) in [
            ("Deux régies. On regroupe.", Some("Deux régies.")),
            ("Sur 3.5 jours, puis.\nEnsuite", Some("Sur 3.5 jours, puis.")),
            ("Sans point", Some("Sans point")),
            ("Et puis… Rien !", Some("Et puis…")),
            ("  ", None),
        ] {
            assert_eq!(first_sentence(text).as_deref(), first, "{text}");
        }
        let short = "Le bureau de M. Martin instruit, à l'art. L. 2121, chaque demande. Puis il répond.";
        let first = "Le bureau de M. Martin instruit, à l'art. L. 2121, chaque demande.";
        assert_eq!(first_sentence(short).as_deref(), Some(first));
        assert_eq!(first_sentence(&"mot ".repeat(100)), None);
    }
}
