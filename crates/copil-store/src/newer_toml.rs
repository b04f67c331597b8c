//! What the `toml` crate takes and a reader of TOML 1.0 refuses: a plan's files are for every such reader.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::syntax::{SyntaxError, SyntaxFault};

/// The places where a document is more than TOML 1.0, or holds a value that not every reader can hold.
pub(super) fn faults(document: &DeTable<'_>, text: &str) -> Vec<SyntaxError> {
    let mut search = Search {
        text,
        errors: Vec::new(),
    };
    search.table(document);
    search.errors
}

struct Search<'t> {
    text: &'t str,
    errors: Vec<SyntaxError>,
}

impl Search<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let span = key.span();
            if has_newer_escape(&self.text[span.clone()]) {
                self.found(span, SyntaxFault::NewerToml);
            }
            self.value(value);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        let raw = &self.text[span.clone()];
        match value.get_ref() {
            DeValue::String(_) if has_newer_escape(raw) => self.found(span, SyntaxFault::NewerToml),
            DeValue::Integer(number) if i64::from_str_radix(number.as_str(), number.radix()).is_err() => {
                self.found(span, SyntaxFault::NumberTooLarge);
            }
            DeValue::Datetime(moment) => {
                let lacks_seconds = moment.time.is_some_and(|time| time.second.is_none());
                let leaps = moment.time.and_then(|time| time.second) == Some(60);
                if lacks_seconds {
                    self.found(span, SyntaxFault::NewerToml);
                } else if leaps || moment.date.is_some_and(|date| date.year == 0) {
                    self.found(span, SyntaxFault::BadDate);
                }
            }
            DeValue::Array(values) => values.iter().for_each(|value| self.value(value)),
            DeValue::Table(table) => {
                if raw.starts_with('{') && is_newer_inline_table(raw) {
                    self.found(span, SyntaxFault::NewerToml);
                }
                self.table(table);
            }
            _ => {}
        }
    }

    fn found(&mut self, span: std::ops::Range<usize>, fault: SyntaxFault) {
        // The first line shows the place.
        let line = self.text[span.clone()].lines().next().map_or(0, str::len);
        self.errors.push(SyntaxError {
            detail: self.text[span.clone()].to_owned(),
            span: span.start..span.start + line,
            fault,
        });
    }
}

/// Whether a text in double quotes holds `\e` or `\x`.
fn has_newer_escape(raw: &str) -> bool {
    let mut letters = raw.chars();
    raw.starts_with('"')
        && std::iter::from_fn(|| letters.find(|letter| *letter == '\\').and_then(|_| letters.next()))
            .any(|escaped| matches!(escaped, 'e' | 'x'))
}

/// Whether an inline table goes over several lines or ends in a comma. Lists and texts in it may have line ends.
fn is_newer_inline_table(raw: &str) -> bool {
    let mut rest = raw.trim_start_matches('{');
    let mut open_lists = 0_usize;
    let mut last = '{';
    while let Some(letter) = rest.chars().next() {
        match letter {
            '"' | '\'' => rest = after_text(rest),
            '[' => open_lists += 1,
            ']' => open_lists = open_lists.saturating_sub(1),
            '#' if open_lists > 0 => rest = rest.trim_start_matches(|letter| letter != '\n'),
            '\n' if open_lists == 0 => return true,
            '}' if last == ',' => return true,
            _ => {}
        }
        if !letter.is_whitespace() {
            last = letter;
        }
        if matches!(letter, '"' | '\'') || letter == '#' && open_lists > 0 {
            continue;
        }
        rest = &rest[letter.len_utf8()..];
    }
    false
}

/// What follows the text in quotes with which `rest` begins.
fn after_text(rest: &str) -> &str {
    let quote = &rest[..1];
    let long = quote.repeat(3);
    let end = if rest.starts_with(&long) { long.as_str() } else { quote };
    let mut at = end.len();
    while let Some(letter) = rest[at..].chars().next() {
        if rest[at..].starts_with(end) {
            // Up to two quotes may stand before those that close a long text.
            let after = &rest[at + end.len()..];
            return if end.len() == 3 {
                after.trim_start_matches(quote)
            } else {
                after
            };
        }
        at += letter.len_utf8();
        if letter == '\\' && quote == "\"" {
            at += rest[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use crate::read::{ReadError, read_table};
    use crate::syntax::SyntaxFault::{self, *};

    fn fault(text: &str) -> Option<SyntaxFault> {
        match read_table(text.as_bytes()) {
            Ok(_) => None,
            Err(ReadError::Syntax(errors)) => errors.first().map(|error| error.fault),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn what_other_readers_refuse_is_refused() {
        for (text, expected) in [
            ("a = \"\\x41\"", NewerToml),
            ("a = \"\\e[1m\"", NewerToml),
            ("\"\\x41\" = 1", NewerToml),
            ("a = { b = 1,\n c = 2 }", NewerToml),
            ("a = { b = 1, }", NewerToml),
            ("a = [{ b = '}', }]", NewerToml),
            ("a = 07:32", NewerToml),
            ("a = 2018-03-15T07:32", NewerToml),
            ("a = 23:59:60", BadDate),
            ("a = 0000-01-01", BadDate),
            ("a = 9223372036854775808", NumberTooLarge),
            ("a = 0xffffffffffffffff", NumberTooLarge),
            ("a = -9223372036854775809", NumberTooLarge),
        ] {
            assert_eq!(fault(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_only_looks_newer_is_read() {
        for text in [
            "a = \"\\\\x41\"",
            "a = '\\x41'",
            "a = { b = [1,\n 2, # } ,\n], c = \"\"\"x\n\\\"}\"\"\"\"\" }",
            "a = { b = '},', c = \",}\" }",
            "a = {}",
            "a = 9223372036854775807",
            "a = -9223372036854775808",
            "a = 07:32:00",
            "a = 0001-01-01",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    /// Another reader of TOML 1.0 agrees on what is TOML. For the long run: `cargo test -p copil-store -- --ignored`;
    /// it wants Python 3.11 or later.
    #[test]
    #[ignore = "asks Python about 20,000 documents"]
    fn python_takes_and_refuses_the_same() {
        use crate::edit::properties::untidy_file;
        use proptest::prelude::*;
        use proptest::strategy::ValueTree;
        use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
        use std::process::Command;

        let slips = proptest::collection::vec((any::<prop::sample::Index>(), PARTS), 0..3);
        let untidy = (untidy_file(), slips).prop_map(|((_, bytes), slips)| {
            let mut text = String::from_utf8_lossy(&bytes)
                .trim_start_matches('\u{feff}')
                .to_owned();
            for (at, slip) in slips {
                let at = at.index(text.len() + 1);
                let at = (0..=at).rev().find(|at| text.is_char_boundary(*at));
                text.insert_str(at.unwrap_or(0), &slip);
            }
            text
        });
        let any_document = prop_oneof![PARTS.prop_map(|text| text), untidy];
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
        let documents: Vec<String> = (0..20_000)
            .map(|_| any_document.new_tree(&mut runner).unwrap().current())
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("documents");
        std::fs::write(&file, documents.join("\0")).unwrap();
        let output = Command::new("python3")
            .args(["-c", SCRIPT])
            .arg(&file)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let theirs = String::from_utf8_lossy(&output.stdout);
        assert_eq!(theirs.lines().count(), documents.len());
        let disputed: Vec<_> = documents
            .iter()
            .zip(theirs.lines())
            .filter(|(text, theirs)| read_table(text.as_bytes()).is_ok() != (*theirs == "y"))
            .collect();
        assert!(
            disputed.is_empty(),
            "{} of them: {:#?}",
            disputed.len(),
            &disputed[..disputed.len().min(20)]
        );
    }

    const PARTS: &str = r#"([ab]|[ab] = |[\[\]{}",=.#\-]|"""|'''|'|\r\n|\n|\[a\]\n|\[a\.b\]\n|a = 1\n|[0-9]|true|2018-03-15|07:32:00|T| |\\u00e9|\\U0001f600|\\x|\\e|\\|0x|1e|inf|nan|_|\+|é|\{ a = |, \}){0,24}"#;

    const SCRIPT: &str = "
import sys, tomllib
def fits(value):
    if isinstance(value, dict): return all(map(fits, value.values()))
    if isinstance(value, list): return all(map(fits, value))
    return not isinstance(value, int) or -2**63 <= value < 2**63
for text in open(sys.argv[1], 'rb').read().split(b'\\0'):
    try:
        print('y' if fits(tomllib.loads(text.decode())) else 'n')
    except Exception:
        print('n')
";
}
