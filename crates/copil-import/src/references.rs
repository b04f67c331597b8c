//! What actions refer to: axes, people, organisations, working groups, as the plan has them or as it is to have them.

use std::collections::HashMap;
use std::str::FromStr;

use copil_plan::field::Referent;
use copil_plan::names::other_meaning;
use copil_plan::thing::{free_id, proposed_id};

use crate::column::one_line;
use crate::words::{SECTIONS, each, plain};

/// Things of one kind, each with an id and a name.
#[derive(Debug)]
pub(crate) struct Known<I> {
    what: Referent,
    /// The word that an id is made of where the name has none.
    fallback: &'static str,
    /// By their names and by their ids, folded: people write `DRH` for whom the plan calls `drh`. A name comes before an id.
    by_name: HashMap<String, I>,
    taken: Vec<String>,
    /// Those that the plan does not have yet.
    pub new: Vec<(I, String)>,
}

impl<I: FromStr + Clone + ToString> Known<I> {
    pub(crate) fn new<'p>(what: Referent, fallback: &'static str, there: impl Iterator<Item = (&'p I, &'p str)>) -> Self
    where
        I: 'p,
    {
        let mut known = Self {
            what,
            fallback,
            by_name: HashMap::new(),
            taken: Vec::new(),
            new: Vec::new(),
        };
        let mut ids = Vec::new();
        for (id, name) in there {
            known.by_name.entry(plain(name)).or_insert_with(|| id.clone());
            known.taken.push(id.to_string());
            ids.push(id);
        }
        for id in ids {
            known
                .by_name
                .entry(plain(&id.to_string()))
                .or_insert_with(|| id.clone());
        }
        known
    }

    /// The thing of a name, which is made where there is none. `None` where the name says nothing.
    pub(crate) fn named(&mut self, name: &str) -> Option<I> {
        let name = one_line(name);
        let key = plain(&name);
        if key.is_empty() {
            return None;
        }
        if let Some(id) = self.by_name.get(&key) {
            return Some(id.clone());
        }
        let id = self.free(&name)?;
        self.taken.push(id.to_string());
        self.by_name.insert(key, id.clone());
        self.new.push((id.clone(), name));
        Some(id)
    }

    /// An id that nothing has yet: the number that the name begins with, for an axis, else one made of its words.
    fn free(&self, name: &str) -> Option<I> {
        let (number, title) = numbered(name);
        let is_free = |id: &str| !self.taken.iter().any(|taken| taken.eq_ignore_ascii_case(id));
        let is_axis = self.what == Referent::Axis;
        if let Some(id) = number.filter(|id| is_axis && is_free(id) && copil_plan::id::check(id).is_ok()) {
            return id.parse().ok();
        }
        let title = if title.is_empty() { name } else { title };
        let mut stem = proposed_id(title, self.fallback);
        if other_meaning(self.what, &stem).is_some() {
            stem = format!("{}-{stem}", self.fallback);
        }
        free_id(&stem, self.fallback, self.taken.iter().map(String::as_str))
            .parse()
            .ok()
    }
}

/// The number that a title begins with, behind a word like `Axe`, and the rest: `Axe 4.1 : Vélo` is `4.1` and `Vélo`.
pub(crate) fn numbered(title: &str) -> (Option<&str>, &str) {
    let title = title.trim();
    let word = title
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .next()
        .unwrap_or_default();
    let said = plain(word);
    let rest = match !said.is_empty() && each(SECTIONS).any(|section| section == said) {
        true => title[word.len()..].trim_start(),
        false => title,
    };
    let rest = rest.trim_start_matches(['n', 'N']).trim_start_matches('°').trim_start();
    let rest = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        rest
    } else {
        title
    };
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    let behind = &rest[end..];
    // `3 collectivités` begins with a number, and is not numbered.
    let is_numbered = rest[..end].ends_with('.')
        || number.contains('.')
        || behind.trim_start().is_empty()
        || behind.trim_start().starts_with([':', '-', '–', '—', ')', '/'])
        || rest.len() != title.len();
    if number.is_empty() || !is_numbered || number.split('.').any(str::is_empty) {
        return (None, title);
    }
    let behind =
        behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | ')' | '/' | '.'));
    (Some(number), behind)
}

/// The names in a cell: behind one another, with commas, semicolons, strokes or lines between them, `et` or `and` before the last.
pub(crate) fn names(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    let mut piece = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == '\n' || (depth == 0 && matches!(c, ',' | ';' | '/' | '•')) {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    pieces.push(piece);
    let split = pieces
        .iter()
        .flat_map(|piece| pair(piece.trim().trim_start_matches(['-', '–', '*', '>']).trim()));
    let mut found: Vec<String> = Vec::new();
    for name in split {
        let name = one_line(name);
        if !plain(&name).is_empty() && !found.iter().any(|known| plain(known) == plain(&name)) {
            found.push(name);
        }
    }
    found
}

/// Two names with `et`, `and` or `&` between them, where both look like names and not like words of one.
fn pair(text: &str) -> Vec<&str> {
    for between in [" et ", " and ", " & "] {
        if let Some((first, second)) = text.split_once(between)
            && ((is_name(first) && is_name(second)) || is_acronym(first) || is_acronym(second))
        {
            return [pair(first), pair(second)].concat();
        }
    }
    vec![text]
}

/// Whether a text is one word of capitals, such as `DRH`.
fn is_acronym(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(char::is_uppercase)
}

/// Whether all words begin with a capital and are the two or three of a name, or one of capitals alone.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.starts_with('(')).collect();
    let begins_large = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    match words[..] {
        [word] => is_acronym(word),
        [_, _] | [_, _, _] => words.iter().all(begins_large),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use copil_plan::PersonId;

    use super::*;

    #[test]
    fn numbers_before_titles_are_found() {
        assert_eq!(numbered("Axe 1 : Sécurité"), (Some("1"), "Sécurité"));
        assert_eq!(numbered("1. Sécurité"), (Some("1"), "Sécurité"));
        assert_eq!(numbered("4.10 : Vélo"), (Some("4.10"), "Vélo"));
        assert_eq!(numbered("4.2.1. Apprendre"), (Some("4.2.1"), "Apprendre"));
        assert_eq!(numbered("AXE N°2 – Accueil"), (Some("2"), "Accueil"));
        assert_eq!(numbered("Axe 1"), (Some("1"), ""));
        assert_eq!(numbered("3 collectivités"), (None, "3 collectivités"));
        assert_eq!(numbered("Sécurité"), (None, "Sécurité"));
        assert_eq!(numbered("Nature"), (None, "Nature"));
        assert_eq!(numbered(""), (None, ""));
    }

    #[test]
    fn a_thing_is_known_by_its_name_and_by_its_id_and_made_else() {
        let people: Vec<(PersonId, &str)> = [("drh", "Ressources humaines"), ("dsi", "DGA"), ("dga", "Direction")]
            .map(|(id, name)| (id.parse().unwrap(), name))
            .into();
        let mut known = Known::new(Referent::Person, "pilote", people.iter().map(|(id, name)| (id, *name)));
        let mut named = |name: &str| known.named(name).map(|id| id.to_string());
        assert_eq!(named("DRH").as_deref(), Some("drh"));
        assert_eq!(named("ressources Humaines").as_deref(), Some("drh"));
        assert_eq!(named("DGA").as_deref(), Some("dsi"), "a name comes before an id");
        assert_eq!(named("Cabinet").as_deref(), Some("cabinet"));
        assert_eq!(named(" - "), None);
        assert_eq!(known.new.len(), 1);
    }

    #[test]
    fn names_in_one_cell_are_told_apart() {
        assert_eq!(names("Marie PAUL, Pierre GWEN"), ["Marie PAUL", "Pierre GWEN"]);
        assert_eq!(names("DRH et DSI"), ["DRH", "DSI"]);
        assert_eq!(
            names("Jeanne Roy (DRH, Blois) et Paul Roux"),
            ["Jeanne Roy (DRH, Blois)", "Paul Roux"]
        );
        assert_eq!(names("Direction générale et DRH"), ["Direction générale", "DRH"]);
        assert_eq!(names("Enfance et jeunesse"), ["Enfance et jeunesse"]);
        assert_eq!(names("- DREAL ;\n- Région\n- DREAL"), ["DREAL", "Région"]);
        assert_eq!(names("Anna Bell and Tom Wood"), ["Anna Bell", "Tom Wood"]);
        assert_eq!(names(" - "), [""; 0]);
    }
}
