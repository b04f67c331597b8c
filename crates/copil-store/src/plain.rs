//! The plain part of TOML that nearly every file of a plan is written in, read in one pass.
//!
//! A plan of 10,000 actions is opened, and a history of 100,000 commits walked, several times faster so than through the
//! general reader, which builds tokens, events and maps first. Whatever is not plain — an escape, a dotted key, a
//! mistake — is not judged here but left to the general reader, file by file: a reading is either the same or none.

use chrono::{NaiveDate, NaiveTime};

use copil_plan::value::{Table, Value};

/// The largest table that is looked through for a double key by going over it.
const LARGEST_TABLE: usize = 128;

/// How deep arrays and inline tables may nest.
const DEEPEST: usize = 8;

/// The table that a text holds; `None` when the text is not plain.
pub(super) fn read_plain(text: &str) -> Option<Table> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
    };
    let mut document = Document {
        root: Table::with_capacity(16),
        ..Document::default()
    };
    loop {
        reader.skip_blank_lines()?;
        match reader.peek() {
            None => return document.finish(),
            Some(b'[') => document.start(reader.header()?)?,
            Some(_) => {
                let (key, value) = reader.pair(0)?;
                reader.end_of_line()?;
                document.push(key, value)?;
            }
        }
    }
}

/// The keys of a header: one or two.
type Header<'t> = (&'t str, Option<&'t str>);

/// The tables read so far.
#[derive(Default)]
struct Document<'t> {
    root: Table,
    /// The header of the table being read, if it is not the root.
    header: Option<Header<'t>>,
    /// What stands under that header.
    current: Table,
    /// The tables of the root that headers made, and that other headers may add to.
    open: Vec<&'t str>,
}

impl<'t> Document<'t> {
    fn push(&mut self, key: &str, value: Value) -> Option<()> {
        let table = if self.header.is_some() {
            &mut self.current
        } else {
            &mut self.root
        };
        push_new(table, key, value)
    }

    fn start(&mut self, header: Header<'t>) -> Option<()> {
        self.close()?;
        self.header = Some(header);
        Some(())
    }

    /// Puts the table that was being read where its header says.
    fn close(&mut self) -> Option<()> {
        let Some((name, inner)) = self.header.take() else {
            return Some(());
        };
        let table = Value::Table(std::mem::take(&mut self.current));
        let is_open = self.open.contains(&name);
        match inner {
            None => {
                push_new(&mut self.root, name, table)?;
                self.open.push(name);
            }
            Some(inner) if is_open => match self.root.get_mut(name) {
                Some(Value::Table(outer)) => push_new(outer, inner, table)?,
                _ => return None,
            },
            Some(inner) => {
                let outer = [(inner.to_owned(), table)].into_iter().collect();
                push_new(&mut self.root, name, Value::Table(outer))?;
                self.open.push(name);
            }
        }
        Some(())
    }

    fn finish(mut self) -> Option<Table> {
        self.close()?;
        Some(self.root)
    }
}

fn push_new(table: &mut Table, key: &str, value: Value) -> Option<()> {
    if table.len() >= LARGEST_TABLE || table.contains(key) {
        return None;
    }
    table.push(key.to_owned(), value);
    Some(())
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// The text while `wanted` holds of its bytes, which must not split a character.
    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'t str {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        let taken = &self.text[self.at..self.at + length];
        self.at += length;
        taken
    }

    fn skip_blanks(&mut self) {
        self.take_while(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Blanks, then a comment if there is one, then the end of the line or of the text.
    fn end_of_line(&mut self) -> Option<()> {
        self.skip_blanks();
        if self.peek() == Some(b'#') {
            self.take_while(is_visible);
        }
        match self.peek() {
            None => Some(()),
            Some(b'\r') => {
                self.at += 1;
                self.eat(b'\n')
            }
            Some(_) => self.eat(b'\n'),
        }
    }

    /// Everything up to what is neither blank nor comment.
    fn skip_blank_lines(&mut self) -> Option<()> {
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b'#' | b'\r' | b'\n') => self.end_of_line()?,
                _ => return Some(()),
            }
        }
    }

    fn header(&mut self) -> Option<Header<'t>> {
        self.eat(b'[')?;
        let name = self.key()?;
        let inner = match self.eat(b'.') {
            Some(()) => Some(self.key()?),
            None => None,
        };
        self.eat(b']')?;
        self.end_of_line()?;
        Some((name, inner))
    }

    fn key(&mut self) -> Option<&'t str> {
        let key = self.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        (!key.is_empty()).then_some(key)
    }

    fn pair(&mut self, depth: usize) -> Option<(&'t str, Value)> {
        let key = match self.peek()? {
            b'"' => self.basic()?,
            _ => self.key()?,
        };
        self.skip_blanks();
        self.eat(b'=')?;
        self.skip_blanks();
        Some((key, self.value(depth)?))
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        match self.peek()? {
            b'"' if self.bytes[self.at..].starts_with(b"\"\"\"") => self.multi_line(),
            b'"' => Some(Value::Text(self.basic()?.to_owned())),
            b'0'..=b'9' | b'-' => self.number_or_day_or_time(),
            b'[' if depth < DEEPEST => self.list(depth + 1),
            b'{' if depth < DEEPEST => self.inline_table(depth + 1),
            b't' | b'f' => match self.key()? {
                "true" => Some(Value::Boolean(true)),
                "false" => Some(Value::Boolean(false)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A text in quotes without an escape; an empty one may open a text of several lines and is not plain.
    fn basic(&mut self) -> Option<&'t str> {
        self.eat(b'"')?;
        let text = self.take_while(|byte| is_visible(byte) && !matches!(byte, b'"' | b'\\'));
        self.eat(b'"')?;
        if text.is_empty() && self.peek() == Some(b'"') {
            None
        } else {
            Some(text)
        }
    }

    fn multi_line(&mut self) -> Option<Value> {
        self.at += 3;
        let _ = match self.peek()? {
            b'\r' => self
                .bytes
                .get(self.at + 1)
                .filter(|byte| **byte == b'\n')
                .map(|_| self.at += 2),
            _ => self.eat(b'\n'),
        };
        let text = self
            .take_while(|byte| (is_visible(byte) || matches!(byte, b'\n' | b'\r')) && !matches!(byte, b'"' | b'\\'));
        // A quote inside, or one too many at the end, is for the general reader.
        let closed = self.bytes[self.at..].starts_with(b"\"\"\"") && self.bytes.get(self.at + 3) != Some(&b'"');
        self.at += 3;
        if !closed {
            None
        } else if text.contains('\r') {
            let unix = text.replace("\r\n", "\n");
            (!unix.contains('\r')).then_some(Value::Text(unix))
        } else {
            Some(Value::Text(text.to_owned()))
        }
    }

    fn number_or_day_or_time(&mut self) -> Option<Value> {
        let token =
            self.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'_' | b':'));
        let bytes = token.as_bytes();
        let number = |from: usize, to: usize| {
            let digits = &token[from..to];
            digits
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| digits.parse::<u32>().ok())?
        };
        if let [_, _, b':', _, _, b':', _, _] = bytes {
            return NaiveTime::from_hms_opt(number(0, 2)?, number(3, 5)?, number(6, 8)?).map(Value::Time);
        }
        if let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes {
            let year = i32::try_from(number(0, 4)?).ok().filter(|year| *year > 0)?;
            return NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?).map(Value::Date);
        }
        let digits = token.strip_prefix('-').unwrap_or(token);
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if !all_digits(whole) || leading_zero {
            return None;
        }
        match fraction {
            Some(fraction) if all_digits(fraction) => token.parse().ok().map(Value::Number),
            Some(_) => None,
            None => token.parse().ok().map(Value::Integer),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.eat(b'[')?;
        let mut values = Vec::new();
        loop {
            self.skip_blank_lines()?;
            if self.eat(b']').is_some() {
                return Some(Value::List(values));
            }
            values.push(self.value(depth)?);
            self.skip_blank_lines()?;
            if self.peek()? != b']' {
                self.eat(b',')?;
            }
        }
    }

    fn inline_table(&mut self, depth: usize) -> Option<Value> {
        self.eat(b'{')?;
        let mut table = Table::default();
        self.skip_blanks();
        if self.eat(b'}').is_some() {
            return Some(Value::Table(table));
        }
        loop {
            self.skip_blanks();
            let (key, value) = self.pair(depth)?;
            push_new(&mut table, key, value)?;
            self.skip_blanks();
            if self.eat(b'}').is_some() {
                return Some(Value::Table(table));
            }
            self.eat(b',')?;
        }
    }
}

/// What may stand in a comment or a text on one line.
fn is_visible(byte: u8) -> bool {
    byte == b'\t' || byte >= b' ' && byte != 0x7f
}

#[cfg(test)]
mod tests {
    use super::super::read::read_general;
    use super::*;

    /// That a plain reading is the general one, the order of keys included.
    fn agrees(text: &str) -> bool {
        match read_plain(text) {
            Some(plain) => read_general(text).is_ok_and(|general| format!("{general:?}") == format!("{plain:?}")),
            None => true,
        }
    }

    #[test]
    fn the_files_of_the_format_are_plain() {
        let action = "# Une action.\ntitle = \"Été\" # ici\nsince = 2016-02-01\nweight = 1.5\nprogress = 40\nleads = [\n  \"a\", # b\n  \"c\",\n]\n\
                      description = \"\"\"\nUn.\nDeux.\n\"\"\"\n\n[milestones.a]\ndue = 2016-03-31\n\n[milestones.b]\ntitle = \"\"\n\n\
                      [indicators.d]\nat = 09:05:00\ninitial = { date = 2016-01-01, value = -28 }\nmeasures = [{ date = 2017-01-01, value = 25 }]\n\n\
                      [links]\n\"Note de cadrage\" = \"https://x\"\n";
        for text in [
            action.to_owned(),
            action.replace('\n', "\r\n"),
            action.trim_end().to_owned(),
            String::new(),
        ] {
            assert!(read_plain(&text).is_some(), "{text}");
            assert!(agrees(&text), "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_general_reader() {
        for text in [
            "a = 1\na = 2",
            "[a]\n[a]",
            "[a.b]\n[a]",
            "a = { b = 1 }\n[a.c]",
            "[a]\nb = 1\n[a.b]",
            "a = \"\\n\"",
            "a = \"\"\"x\"\"\"\"",
            "a = '''x'''",
            "a.b = 1",
            "[[a]]",
            "a = 01",
            "a = 1_000",
            "a = 2018-02-30",
            "a = 0000-01-01",
            "a = 08:00",
            "a = 08:00:60",
            "a = 08:00:00.5",
            "a = 2018-03-15 08:00:00",
            "a = 2018-03-15T08:00:00",
            "a = 1 b = 2",
            "a = \"\u{7f}\"",
            "a = 1 # \u{1}",
            "a = 1\r",
            "a = [1 2]",
            "a = { b = 1,\n c = 2 }",
            "a",
            "é = 1",
            "a = 99999999999999999999",
        ] {
            assert_eq!(read_plain(text), None, "{text}");
        }
    }

    mod laws {
        use super::agrees;
        use crate::edit::properties::untidy_file;
        use proptest::prelude::*;

        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

            #[test]
            fn both_readers_read_the_same(
                (_, bytes) in untidy_file(),
                slips in proptest::collection::vec((any::<prop::sample::Index>(), prop::sample::select(SLIPS)), 0..3),
            ) {
                let mut text = String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned();
                for (at, slip) in slips {
                    let mut at = at.index(text.len() + 1);
                    while !text.is_char_boundary(at) {
                        at -= 1;
                    }
                    text.insert_str(at, slip);
                }
                prop_assert!(agrees(&text), "{text}");
            }

            #[test]
            fn nothing_that_looks_like_toml_is_read_otherwise(text in r#"([ab]|[ab] = |[\[\]{}",=.#\-]|"""|\r\n|\n|\[a\]\n|\[a\.b\]\n|a = 1\n|[0-9]|true|2018-03-15|\t| |é){0,24}"#) {
                prop_assert!(agrees(&text), "{text}");
            }
        }

        const SLIPS: &[&str] = &[
            "\"", "\n", "\r", "[", "]", "#", "=", ".", "0", " ", "}", "\\", "a", "'", ",", "\u{1}",
        ];
    }
}
