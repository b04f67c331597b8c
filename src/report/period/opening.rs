//! A period in a few sentences.

use i18n_embed_fl::fl;

use super::{Happened, Period};

impl Period<'_> {
    /// The period in a few sentences.
    pub fn opening(&self) -> String {
        let sentences = [self.done_in_words(), self.standing_in_words(), self.held_up_in_words()];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        sentences.join(" ")
    }

    /// What was achieved, launched and reached; nothing where no history tells it.
    fn done_in_words(&self) -> Option<String> {
        self.edition.dossier.compared.as_ref()?;
        let words = self.words();
        let first = self.day_beside(self.first, self.last);
        let last = words.long_date(self.last);
        let (achieved, launched) = (self.count(Happened::Achieved), self.count(Happened::Launched));
        let steps = self.steps();
        let number = |count: usize| words.number_in_words(count);
        let others = if achieved > 0 { "others" } else { "first" };
        let clauses = [
            (achieved > 0).then(|| fl!(words, "letter-achieved", count = achieved, number = number(achieved))),
            (launched > 0).then(|| {
                fl!(
                    words,
                    "letter-launched",
                    count = launched,
                    number = number(launched),
                    place = others
                )
            }),
            (steps > 0).then(|| fl!(words, "letter-steps", count = steps, number = number(steps))),
        ];
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        Some(match clauses.is_empty() {
            true => fl!(words, "letter-quiet", first = first, last = last),
            false => fl!(
                words,
                "letter-between",
                first = first,
                last = last,
                told = words.listed(&clauses)
            ),
        })
    }

    /// How many are done in all, and how far the plan went.
    fn standing_in_words(&self) -> Option<String> {
        let words = self.words();
        let all = &self.figures.all;
        let progress = all.progress.filter(|_| !all.is_unknown())?;
        let (before, now) = (
            self.progress_before.map(|share| words.percent(share)),
            words.percent(progress),
        );
        let moved = match before {
            Some(before) if before != now => fl!(words, "letter-progress-moved", before = before, now = now),
            _ => fl!(words, "letter-progress", now = now),
        };
        let (done, scope) = (all.closed, all.scope());
        Some(match self.edition.wanted.only {
            None => fl!(words, "letter-standing", done = done, scope = scope, progress = moved),
            Some(_) => fl!(
                words,
                "letter-standing-some",
                done = done,
                scope = scope,
                progress = moved
            ),
        })
    }

    /// That not all went as it was to.
    fn held_up_in_words(&self) -> Option<String> {
        let words = self.words();
        let slipped = self.those(|what| matches!(what, Happened::Slipped { .. })).len();
        let stopped = self.count(Happened::Stopped) + self.count(Happened::Dropped);
        let number = |count: usize| words.number_in_words(count);
        let clauses = [
            (slipped > 0).then(|| fl!(words, "letter-slipped", count = slipped, number = number(slipped))),
            (stopped > 0).then(|| {
                let others = if slipped > 0 { "others" } else { "first" };
                fl!(
                    words,
                    "letter-stopped",
                    count = stopped,
                    number = number(stopped),
                    place = others
                )
            }),
        ];
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        (!clauses.is_empty()).then(|| fl!(words, "letter-held-up", told = words.listed(&clauses)))
    }
}
