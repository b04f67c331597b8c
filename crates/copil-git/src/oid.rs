//! Names of git objects.

use std::collections::HashSet;
use std::fmt::{self, Write};
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::str::FromStr;

use thiserror::Error;

/// The SHA-1 name of a git object: a file's content, a tree or a commit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oid([u8; 20]);

impl Hash for Oid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // A name is a hash already: a part of it spreads as well as the whole.
        state.write_u64(self.start());
    }
}

/// The text is not forty hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not the full name of a git object")]
pub struct OidError;

impl Oid {
    /// Length of the binary form, in bytes.
    pub const LEN: usize = 20;

    /// The object with these twenty bytes as name.
    pub const fn from_bytes(bytes: [u8; Self::LEN]) -> Oid {
        Oid(bytes)
    }

    /// The twenty bytes of the name.
    pub const fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }

    /// Its first bytes, which tell nearly all names apart.
    pub(crate) fn start(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    }

    /// The name git gives to a file's content. Nothing is written.
    pub fn of_blob(content: &[u8]) -> Oid {
        // Hashing a buffer cannot fail: libgit2 only reports allocation failure here.
        git2::Oid::hash_object(git2::ObjectType::Blob, content).map_or(Oid([0; Self::LEN]), Oid::from)
    }

    pub(super) fn from_slice(bytes: &[u8]) -> Option<Oid> {
        bytes.try_into().ok().map(Oid)
    }
}

impl From<git2::Oid> for Oid {
    fn from(oid: git2::Oid) -> Oid {
        let mut bytes = [0; Oid::LEN];
        bytes.copy_from_slice(&oid.as_bytes()[..Oid::LEN]);
        Oid(bytes)
    }
}

impl From<Oid> for git2::Oid {
    fn from(oid: Oid) -> git2::Oid {
        // `from_bytes` fails only on a wrong length, which the type excludes.
        git2::Oid::from_bytes(&oid.0).unwrap_or(git2::Oid::ZERO_SHA1)
    }
}

impl Oid {
    /// Its hexadecimal digits, in ASCII. A log prints thousands, which the formatter would take byte by byte.
    fn digits(&self) -> [u8; 2 * Oid::LEN] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 2 * Oid::LEN];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        digits
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.digits().iter().try_for_each(|&digit| f.write_char(digit.into()))
    }
}

impl fmt::Debug for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Oid {
    type Err = OidError;

    fn from_str(text: &str) -> Result<Oid, OidError> {
        let digits = text.as_bytes();
        if digits.len() != 2 * Self::LEN {
            return Err(OidError);
        }
        let nibble = |digit: u8| char::from(digit).to_digit(16).ok_or(OidError);
        let mut bytes = [0; Self::LEN];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (nibble(pair[0])? << 4 | nibble(pair[1])?) as u8;
        }
        Ok(Oid(bytes))
    }
}

/// The name of a commit, so that it is never taken for the name of a file's content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommitId(pub Oid);

/// Commits, asked a hundred thousand times whether they hold one.
pub type CommitSet = HashSet<CommitId, BuildHasherDefault<NameHasher>>;

/// Hashes the names of objects, which are hashes already.
#[derive(Debug, Default)]
pub struct NameHasher(u64);

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, start: u64) {
        self.0 = start;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl CommitId {
    /// The first `digits` hexadecimal digits, as people write it.
    pub fn short(&self, digits: usize) -> String {
        self.0
            .digits()
            .iter()
            .take(digits)
            .map(|&digit| char::from(digit))
            .collect()
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for CommitId {
    type Err = OidError;

    fn from_str(text: &str) -> Result<CommitId, OidError> {
        text.parse().map(CommitId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_prints_and_refuses_the_rest() {
        let text = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
        assert_eq!(text.parse::<Oid>().unwrap().to_string(), text);
        assert_eq!(Oid::of_blob(b"").to_string(), text);
        for bad in [
            "",
            "e69d",
            "g69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
            "é69de29bb2d1d6434b8b29ae775ad8c2e48c539",
        ] {
            assert_eq!(bad.parse::<Oid>(), Err(OidError), "{bad}");
        }
    }
}
