//! Elements between commas: those of an array, or the pairs of an inline table.

use std::ops::Range;

use toml_edit::Value;

use super::layout::{Splice, line_end, line_start};

/// An element.
#[derive(Clone, Debug)]
struct Element {
    /// The keys of a pair; none for an element of an array.
    keys: Vec<String>,
    at: Range<usize>,
    /// Where the comma after it is, if there is one.
    comma: Option<usize>,
}

/// What stands between two brackets or braces.
pub(super) struct Sequence<'t> {
    text: &'t str,
    /// What is between the brackets.
    inside: Range<usize>,
    elements: Vec<Element>,
    braces: bool,
}

impl<'t> Sequence<'t> {
    /// The elements of an array or of an inline table written with braces; `None` for anything else.
    pub(super) fn of(text: &'t str, value: &Value) -> Option<Self> {
        let span = value.span()?;
        let inside = span.start + 1..span.end.checked_sub(1)?;
        let (mut spans, braces) = match value {
            Value::Array(values) => (
                values.iter().map(|value| Some((Vec::new(), value.span()?))).collect(),
                false,
            ),
            Value::InlineTable(table) if !table.is_dotted() => {
                let keys = |keys: Vec<&toml_edit::Key>| keys.iter().map(|key| key.get().to_owned()).collect();
                let pairs = table.get_values().into_iter();
                (
                    pairs
                        .map(|(path, value)| Some((keys(path), value.span()?)))
                        .collect::<Option<Vec<_>>>(),
                    true,
                )
            }
            _ => return None,
        };
        let spans = spans.as_mut()?;
        spans.sort_by_key(|(_, span)| span.start);
        let mut elements = Vec::new();
        let mut from = inside.start;
        for (keys, span) in spans.drain(..) {
            let start = skip_blank(text, from);
            let after = skip_blank(text, span.end);
            let comma = text[after..].starts_with(',').then_some(after);
            from = comma.map_or(span.end, |comma| comma + 1);
            elements.push(Element {
                keys,
                at: start..span.end,
                comma,
            });
        }
        Some(Self {
            text,
            inside,
            elements,
            braces,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// The keys of the pairs, in order.
    pub(super) fn keys(&self) -> impl DoubleEndedIterator<Item = &[String]> + ExactSizeIterator {
        self.elements.iter().map(|element| element.keys.as_slice())
    }

    /// Puts an element before the one at `at`, or at the end.
    pub(super) fn insert(&self, at: usize, element: &str) -> Vec<Splice> {
        let Some(before) = at.checked_sub(1).and_then(|before| self.elements.get(before)) else {
            return vec![self.insert_first(element)];
        };
        let end = before.comma.map_or(before.at.end, |comma| comma + 1);
        match self.indent(before).filter(|_| self.ends_line(end)) {
            Some(indent) if before.comma.is_some() => {
                vec![Splice::insert(
                    line_end(self.text, end),
                    format!("{indent}{element},\n"),
                )]
            }
            Some(indent) => vec![
                Splice::insert(end, ","),
                Splice::insert(line_end(self.text, end), format!("{indent}{element}\n")),
            ],
            None => vec![Splice::insert(before.at.end, format!(", {element}"))],
        }
    }

    fn insert_first(&self, element: &str) -> Splice {
        let Some(first) = self.elements.first() else {
            let blank = self.text[self.inside.clone()].trim().is_empty();
            let element = if self.braces {
                format!(" {element} ")
            } else {
                element.to_owned()
            };
            return match blank {
                true => Splice::replace(self.inside.clone(), element),
                false => Splice::insert(self.inside.end, element),
            };
        };
        match self.indent(first) {
            Some(indent) => Splice::insert(first.at.start, format!("{element},\n{indent}")),
            None => Splice::insert(first.at.start, format!("{element}, ")),
        }
    }

    /// Takes an element out.
    pub(super) fn remove(&self, at: usize) -> Splice {
        let element = &self.elements[at];
        let end = element.comma.map_or(element.at.end, |comma| comma + 1);
        if self.indent(element).is_some() && self.ends_line(end) {
            return Splice::remove(line_start(self.text, element.at.start)..line_end(self.text, end));
        }
        let next = self.elements.get(at + 1).map(|next| next.at.start);
        let previous = at.checked_sub(1).map(|previous| self.elements[previous].at.end);
        let has_comment = self.text[self.inside.start..element.at.start].contains('#')
            || self.text[end..self.inside.end].contains('#');
        Splice::remove(match (previous, next) {
            (_, Some(next)) => element.at.start..next,
            (Some(previous), None) => previous..element.at.end,
            (None, None) if has_comment => element.at.start..end,
            (None, None) => self.inside.clone(),
        })
    }

    /// The blanks before an element that begins its line.
    fn indent(&self, element: &Element) -> Option<&'t str> {
        let line = line_start(self.text, element.at.start);
        let before = &self.text[line..element.at.start];
        (line > self.inside.start && before.trim().is_empty()).then_some(before)
    }

    /// Whether nothing but a comment follows on the line.
    fn ends_line(&self, place: usize) -> bool {
        let rest = &self.text[place..line_end(self.text, place)];
        let rest = rest.trim();
        rest.is_empty() || rest.starts_with('#')
    }
}

/// After blanks, line ends and comments.
fn skip_blank(text: &str, mut place: usize) -> usize {
    loop {
        let rest = &text[place..];
        place += rest.len() - rest.trim_start().len();
        if !text[place..].starts_with('#') {
            return place;
        }
        place = line_end(text, place);
    }
}
