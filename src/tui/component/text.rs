//! Text put on the screen, no wider than there is room.

pub use crate::wording::layout::{columns, fit, flow, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

/// More columns or lines than any terminal has, of which a few can still be added up.
const MOST: u16 = 10_000;

/// A number of columns or lines, held to what a terminal can have.
pub fn to_u16(count: impl TryInto<u16>) -> u16 {
    count.try_into().unwrap_or(MOST).min(MOST)
}

/// Writes a text at a place, in at most `width` columns; returns the column after it.
pub fn put(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    if !(buf.area.top()..buf.area.bottom()).contains(&y) || x >= buf.area.right() {
        return x;
    }
    buf.set_stringn(x, y, fit(text, usize::from(width)), usize::from(width), style)
        .0
}

/// Writes a text on the first line of an area; returns the column after it.
pub fn put_in(area: Rect, buf: &mut Buffer, text: &str, style: Style) -> u16 {
    put(buf, area.x, area.y, area.width, text, style)
}

/// Writes a text so that it ends before the column `right`, in at most `width` columns; returns its first column.
pub fn put_right(buf: &mut Buffer, right: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    let fitted = fit(text, usize::from(width));
    let x = right.saturating_sub(to_u16(columns(&fitted)));
    put(buf, x, y, width, &fitted, style);
    x
}

/// Fills an area with a symbol one column wide.
pub fn fill(buf: &mut Buffer, area: Rect, symbol: &str, style: Style) {
    for position in area.intersection(buf.area).positions() {
        buf[position].set_symbol(symbol).set_style(style);
    }
}

/// A name in so many columns. Functions often begin alike, so that their ends tell them apart: first words go before any
/// letter of the last does.
pub fn fit_name(name: &str, width: usize) -> String {
    if columns(name) <= width {
        return name.to_owned();
    }
    let mut ends = name
        .match_indices([' ', '’'])
        .map(|(at, blank)| &name[at + blank.len()..]);
    let whole = ends
        .clone()
        .map(|end| format!("… {end}"))
        .find(|end| columns(end) <= width);
    whole.unwrap_or_else(|| fit(ends.next_back().unwrap_or(name), width))
}

/// Names with their ids, each name in so many columns. Those that would be cut to the same letters keep their ends instead,
/// or are told by their ids where even those are alike.
pub fn fit_names<'n>(names: impl Iterator<Item = (&'n str, &'n str)> + Clone, width: u16) -> Vec<String> {
    let width = usize::from(width);
    let mut fitted: Vec<String> = names.clone().map(|(name, _)| fit(name, width)).collect();
    let shorter: [fn((&str, &str), usize) -> String; 2] = [
        |(name, _), width| fit_name(name, width),
        |(_, id), width| fit(id, width),
    ];
    for shorten in shorter {
        let is_alike = |one: &String| fitted.iter().filter(|other| *other == one).count() > 1;
        let alike: Vec<bool> = fitted.iter().map(is_alike).collect();
        for ((text, named), _) in fitted
            .iter_mut()
            .zip(names.clone())
            .zip(alike)
            .filter(|(_, alike)| *alike)
        {
            *text = shorten(named, width);
        }
    }
    fitted
}

/// Writes texts one under the other, as many as there is room for.
pub fn put_lines<T: AsRef<str>>(room: Rect, buf: &mut Buffer, lines: impl IntoIterator<Item = (T, Style)>) {
    for (row, (text, style)) in room.rows().zip(lines) {
        put_in(row, buf, text.as_ref(), style);
    }
}

/// Writes lines one under the other, as many as there is room for.
pub fn draw_lines(room: Rect, buf: &mut Buffer, lines: &[Line<'_>]) {
    for (row, line) in room.rows().zip(lines) {
        buf.set_line(row.x, row.y, line, row.width);
    }
}

/// A text in at most so many lines; the last one says by an ellipsis that there is more.
pub fn wrap_to(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut wrapped = wrap(text, width);
    if wrapped.len() > lines
        && let Some(last) = lines.checked_sub(1)
    {
        let rest = wrapped.split_off(last).join(" ");
        wrapped.push(fit(&rest, width));
    }
    wrapped
}

/// A sentence that stands alone; elsewhere it follows something: the name of a file or of an option, who did it.
pub fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_name_keeps_what_tells_it_from_others() {
        let name = "Direction des ressources humaines";
        assert_eq!(fit_name(name, 40), name);
        assert_eq!(fit_name(name, 24), "… ressources humaines");
        assert_eq!(fit_name(name, 12), "… humaines");
        assert_eq!(fit_name(name, 8), "humaines");
        assert_eq!(fit_name(name, 6), "humai…");
        assert_eq!(fit_name("Direction de l’enfance", 10), "… enfance");
        assert_eq!(fit_name("Secrétariat", 6), "Secré…");
        assert_eq!(fit_name(name, 0), "");
    }

    #[test]
    fn names_that_begin_alike_are_told_apart() {
        let told = |names: &[(&'static str, &'static str)], width| fit_names(names.iter().copied(), width);
        let parties = [
            ("Département de l’Amont", "amont"),
            ("Département du Val", "val"),
            ("Région", "region"),
        ];
        assert_eq!(
            told(&parties, 22),
            ["Département de l’Amont", "Département du Val", "Région"]
        );
        assert_eq!(told(&parties, 10), ["… l’Amont", "… du Val", "Région"]);
        // Ends that are alike too leave the ids.
        let towns = [
            ("Direction générale de Ducos", "dgs"),
            ("Direction de la ville de Ducos", "ville"),
        ];
        assert_eq!(told(&towns, 9), ["dgs", "ville"]);
        // Names that are the same are told by their ids even where there is room.
        assert_eq!(told(&[("Accueil", "a1"), ("Accueil", "a2")], 20), ["a1", "a2"]);
    }

    #[test]
    fn a_long_title_is_cut_on_its_last_line() {
        assert_eq!(
            wrap_to("Un deux trois quatre cinq six", 10, 2),
            ["Un deux", "trois qua…"]
        );
        assert_eq!(wrap_to("Un deux", 10, 2), ["Un deux"]);
        assert_eq!(wrap_to("Un deux trois", 10, 1), ["Un deux t…"]);
        assert!(wrap_to("", 10, 2).is_empty());
    }

    proptest! {
        #[test]
        fn a_title_never_spills(title in "\\PC{0,80}", width in 1usize..30, lines in 1usize..4) {
            let all = wrap_to(&title, width, lines);
            prop_assert!(all.len() <= lines);
            prop_assert!(all.iter().all(|line| columns(line) <= width));
        }
    }
}
