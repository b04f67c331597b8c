//! The values of fields as bytes: what a cache keeps of records, quick to take up again. Nothing else is to read them, so
//! that keys and types, which both sides know, are left out. Few functions are inlined: each type of a record would hold
//! them all over again.

/// What values are unpacked from. Whatever does not fit is `None`, never a panic: a file may hold anything.
#[derive(Debug)]
pub struct Unpacking<'b> {
    left: &'b [u8],
}

impl<'b> Unpacking<'b> {
    /// Begins with these bytes.
    pub fn of(bytes: &'b [u8]) -> Self {
        Self { left: bytes }
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.left.is_empty()
    }

    /// So many bytes.
    pub fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, left) = self.left.split_at_checked(count)?;
        self.left = left;
        Some(taken)
    }

    /// A number of a known width.
    pub fn number<const WIDTH: usize>(&mut self) -> Option<[u8; WIDTH]> {
        let (taken, left) = self.left.split_first_chunk()?;
        self.left = left;
        Some(*taken)
    }

    /// A byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.number().map(|[byte]| byte)
    }

    /// A length, as [`pack_length`] writes it.
    #[inline(never)]
    pub fn length(&mut self) -> Option<usize> {
        match self.byte()? {
            LONG => usize::try_from(u32::from_le_bytes(self.number()?)).ok(),
            short => Some(short.into()),
        }
    }

    /// How many values follow, each of a byte at least.
    pub(crate) fn count(&mut self) -> Option<usize> {
        self.length().filter(|count| *count <= self.left.len())
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self) -> Option<&'b str> {
        let length = self.length()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }
}

/// Says that a length does not fit a byte.
const LONG: u8 = u8::MAX;

/// Writes a length: most are short.
#[inline(never)]
pub fn pack_length(length: usize, to: &mut Vec<u8>) {
    match u8::try_from(length) {
        Ok(short) if short != LONG => to.push(short),
        _ => {
            to.push(LONG);
            // No file of a plan is that long.
            to.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
        }
    }
}

/// Writes a text.
#[inline(never)]
pub fn pack_text(text: &str, to: &mut Vec<u8>) {
    pack_length(text.len(), to);
    to.extend(text.as_bytes());
}
