//! Changes that were prepared and not made, as `git diff` would show them.

use similar::TextDiff;

use super::page::Page;
use super::table::Tone;
use crate::workspace::PreparedFile;
use copil_plan::sanitize::sanitize;

/// The lines of a unified diff of one file, each with its tone.
pub(super) fn lines(file: &PreparedFile) -> Vec<(String, Tone)> {
    let text = |bytes: &Option<Vec<u8>>| String::from_utf8_lossy(bytes.as_deref().unwrap_or_default()).into_owned();
    let name = |side: &str, bytes: &Option<Vec<u8>>| match bytes {
        Some(_) => format!("{side}/{}", file.path),
        None => "/dev/null".to_owned(),
    };
    let (before, after) = (text(&file.before), text(&file.after));
    let diff = TextDiff::from_lines(&before, &after);
    let mut unified = diff.unified_diff();
    unified.header(&name("a", &file.before), &name("b", &file.after));
    unified
        .to_string()
        .lines()
        .map(|line| (sanitize(line), tone(line)))
        .collect()
}

/// Writes the lines of a unified diff of one file.
pub fn write(file: &PreparedFile, page: &mut Page) {
    lines(file).into_iter().for_each(|(line, tone)| page.toned(line, tone));
}

fn tone(line: &str) -> Tone {
    if line.starts_with("+++") || line.starts_with("---") {
        Tone::Strong
    } else if line.starts_with('+') {
        Tone::Good
    } else if line.starts_with('-') {
        Tone::Bad
    } else if line.starts_with("@@") {
        Tone::Faint
    } else {
        Tone::Plain
    }
}
