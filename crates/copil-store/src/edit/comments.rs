//! Comments and empty lines that another version of a file has, taken over: what stands above an entry, behind it, and
//! below the last.

use std::collections::HashMap;

use super::layout::{self, Layout, Splice};
use super::read_table;
use crate::read::{BOM, text_of};

/// A file with what `theirs` says in comments and `base` does not, entry by entry. Where both sides wrote at one place,
/// what is at hand comes first. `None` where a file cannot be read, or its values would not stay.
pub fn with_comments(bytes: &[u8], base: &[u8], theirs: &[u8]) -> Option<Vec<u8>> {
    let text = text_of(bytes).ok()?;
    let has_mark = text.len() != bytes.len();
    let (base, theirs) = (text_of(base).ok()?, text_of(theirs).ok()?);
    let layouts = (
        Layout::parse(text).ok()?,
        Layout::parse(base).ok()?,
        Layout::parse(theirs).ok()?,
    );
    let (own, base, theirs) = (
        Margins::of(&layouts.0),
        Margins::of(&layouts.1),
        Margins::of(&layouts.2),
    );
    let mut splices = Vec::new();
    for (place, at) in &own.at {
        let Some(wanted) = theirs.text(place) else { continue };
        let found = &text[at.clone()];
        let joined = joined(found, base.text(place), wanted);
        if joined != plain(found) {
            splices.push(Splice::replace(at.clone(), joined));
        }
    }
    let joined = layout::apply(text, splices);
    let mark = if has_mark { BOM } else { "" };
    let joined = [mark, &joined].concat().into_bytes();
    (read_table(&joined).ok()? == read_table(bytes).ok()?).then_some(joined)
}

/// What stands at one place in the end.
fn joined(found: &str, base: Option<&str>, wanted: &str) -> String {
    let (found, base, wanted) = (plain(found), base.map(plain), plain(wanted));
    let says_nothing = |text: &str| text.trim().is_empty();
    match base {
        // An entry that is new on their side alone has what it has there.
        None if says_nothing(&found) && !says_nothing(&wanted) => wanted,
        None => found,
        Some(base) if base == wanted => found,
        Some(base) if base == found => wanted,
        Some(base) => {
            let known: Vec<&str> = base.lines().chain(found.lines()).map(str::trim).collect();
            let added = wanted
                .lines()
                .filter(|line| !says_nothing(line) && !known.contains(&line.trim()));
            let added: Vec<&str> = added.collect();
            match (added.is_empty(), found.contains('\n') || found.is_empty()) {
                (true, _) => found,
                (false, true) => format!("{found}{}\n", added.join("\n")),
                // Behind a value there is one line.
                (false, false) => format!("{found} {}", added.join(" ").trim()),
            }
        }
    }
}

/// A text with `\n` for every end of line.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A place beside the entries of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Margin {
    /// The lines above an entry, up to the one before it; whether it is a header.
    Above(Vec<String>, bool),
    /// What stands behind an entry on its last line.
    Behind(Vec<String>, bool),
    /// The lines below the last entry.
    Below,
}

struct Margins<'t> {
    text: &'t str,
    at: HashMap<Margin, std::ops::Range<usize>>,
}

impl<'t> Margins<'t> {
    fn of(layout: &Layout<'t>) -> Self {
        let mut at = HashMap::new();
        let mut above = 0;
        for (n, entry) in layout.entries.iter().enumerate() {
            let lines = layout.lines(n);
            // Two entries on one line have nothing between them.
            if lines.start >= above {
                at.insert(Margin::Above(entry.path.clone(), entry.is_header()), above..lines.start);
                let end = layout.text[..lines.end].trim_end_matches(['\r', '\n']).len();
                let start = layout.end_of(n);
                if start <= end {
                    at.insert(Margin::Behind(entry.path.clone(), entry.is_header()), start..end);
                }
            }
            above = above.max(lines.end);
        }
        at.insert(Margin::Below, above..layout.text.len());
        Self { text: layout.text, at }
    }

    fn text(&self, margin: &Margin) -> Option<&'t str> {
        self.at.get(margin).map(|at| &self.text[at.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::with_comments;

    fn joined(ours: &str, base: &str, theirs: &str) -> String {
        let joined = with_comments(ours.as_bytes(), base.as_bytes(), theirs.as_bytes());
        String::from_utf8(joined.unwrap()).unwrap()
    }

    const BASE: &str = "# haut\ntitle = \"A\"\ndue = 2018-01-31 # dit\n\n[milestones.un]\ntitle = \"Un\"\n";

    #[test]
    fn what_they_say_beside_what_is_changed_here_is_kept() {
        let ours = BASE.replace("2018-01-31", "2018-12-31");
        let theirs = "# haut\n# et plus\ntitle = \"A\" # vu\ndue = 2018-01-31 # redit\n# au-dessus\n\n[milestones.un] # lui\ntitle = \"Un\"\n# fin\n";
        assert_eq!(joined(&ours, BASE, theirs), theirs.replace("2018-01-31", "2018-12-31"));
        assert_eq!(
            joined(&ours.replace('\n', "\r\n"), BASE, theirs),
            theirs.replace("2018-01-31", "2018-12-31").replace('\n', "\r\n")
        );
        assert_eq!(joined(BASE, BASE, BASE), BASE);
        assert_eq!(joined(theirs, BASE, BASE), theirs, "what was said here stays");
    }

    #[test]
    fn what_both_say_at_one_place_stands_there_twice() {
        let ours = BASE.replace("# haut", "# haut\n# d’ici").replace("# dit", "# dit ici");
        let theirs = BASE.replace("# haut", "# haut\n# de là").replace("# dit", "# dit là");
        assert_eq!(
            joined(&ours, BASE, &theirs),
            BASE.replace("# haut", "# haut\n# d’ici\n# de là")
                .replace("# dit", "# dit ici # dit là")
        );
    }

    #[test]
    fn a_new_entry_of_theirs_has_its_comment_and_one_that_is_gone_takes_its_own_along() {
        let theirs = format!("{BASE}\n# à venir\n[milestones.deux]\ntitle = \"Deux\"\n");
        let ours = format!("{BASE}\n[milestones.deux]\ntitle = \"Deux\"\n");
        assert_eq!(joined(&ours, BASE, &theirs), theirs);
        let gone = BASE.replace("due = 2018-01-31 # dit\n", "");
        assert_eq!(joined(&gone, BASE, BASE), gone);
    }
}
