//! Ordinary files, opened and read without trusting what stands at their place.
//!
//! A pipe would be waited for, a device has no end, a link leads elsewhere and a file of gigabytes fills the memory. Every
//! file that copil reads, of a plan, of its settings or of what it keeps in the git folder, is opened here.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// The largest file of a plan or of the settings, in bytes. They are a few kilobytes; one beyond this is none of them.
pub const LARGEST: usize = 4 << 20;

/// What is done where the path ends at a symbolic link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// It is an error: the files of a plan are where their names say.
    Refused,
    /// It is followed: people keep their settings where they like.
    Followed,
}

/// Opens an ordinary file for reading, without waiting for anybody. What is no ordinary file is
/// [`io::ErrorKind::InvalidInput`].
pub fn open(path: &Path, links: Links) -> io::Result<File> {
    open_ordinary(path, links).map(|(file, _)| file)
}

/// The file, and how many bytes it has: a plan of ten thousand files is not to be asked twice about each.
fn open_ordinary(path: &Path, links: Links) -> io::Result<(File, u64)> {
    let file = options(links).open(path).map_err(|error| named(error, path))?;
    let found = file.metadata()?;
    if found.is_file() {
        Ok((file, found.len()))
    } else {
        Err(not_ordinary())
    }
}

/// Reads an ordinary file of at most [`LARGEST`] bytes that is no link; a larger one is [`io::ErrorKind::FileTooLarge`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    read_up_to(path, Links::Refused, LARGEST)
}

/// Reads an ordinary file of at most `most` bytes; a larger one is [`io::ErrorKind::FileTooLarge`].
pub fn read_up_to(path: &Path, links: Links, most: usize) -> io::Result<Vec<u8>> {
    let (file, length) = open_ordinary(path, links)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut content = Vec::with_capacity(length);
    // It may grow while it is read.
    file.take((most as u64).saturating_add(1)).read_to_end(&mut content)?;
    if content.len() > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(content)
}

/// Reads an ordinary file of any size, following links to it: git's own files grow with the repository.
pub fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    read_up_to(path, Links::Followed, usize::MAX)
}

/// Reads an ordinary text file of at most [`LARGEST`] bytes, following links to it.
pub fn read_text(path: &Path) -> io::Result<String> {
    let content = read_up_to(path, Links::Followed, LARGEST)?;
    String::from_utf8(content).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn not_ordinary() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not an ordinary file")
}

/// Sockets and links are refused by the system itself, each in its own way.
fn named(error: io::Error, path: &Path) -> io::Error {
    match path.symlink_metadata() {
        Ok(found) if !found.is_file() && error.kind() != io::ErrorKind::PermissionDenied && !is_dangling(&error) => {
            not_ordinary()
        }
        _ => error,
    }
}

/// A link that was followed to where nothing is.
fn is_dangling(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

#[cfg(unix)]
fn options(links: Links) -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = match links {
        Links::Refused => OFlags::NONBLOCK | OFlags::NOFOLLOW,
        Links::Followed => OFlags::NONBLOCK,
    };
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options(_links: Links) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn an_ordinary_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file).unwrap(), b"12345");
        assert_eq!(read_up_to(&file, Links::Refused, 5).unwrap(), b"12345");
        let too_large = read_up_to(&file, Links::Refused, 4).unwrap_err();
        assert_eq!(too_large.kind(), io::ErrorKind::FileTooLarge);
        let missing = read(&folder.path().join("missing")).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_file_of_gigabytes_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        File::create(&file).unwrap().set_len(8 << 30).unwrap();
        assert_eq!(read(&file).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_ordinary_file_is_neither_read_nor_waited_for() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;
        use std::process::Command;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        let _socket = UnixListener::bind(at("socket")).unwrap();
        fs::write(at("file"), "text").unwrap();
        symlink(at("file"), at("link")).unwrap();
        symlink(at("nowhere"), at("dangling")).unwrap();
        symlink("/dev/zero", at("device")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        for name in ["pipe", "socket", "device", "folder", "link", "dangling"] {
            assert_eq!(
                read(&at(name)).unwrap_err().kind(),
                io::ErrorKind::InvalidInput,
                "{name}"
            );
        }
        for name in ["pipe", "socket", "device", "folder"] {
            assert_eq!(
                read_text(&at(name)).unwrap_err().kind(),
                io::ErrorKind::InvalidInput,
                "{name}"
            );
        }
        assert_eq!(read_text(&at("link")).unwrap(), "text");
        assert_eq!(read_text(&at("dangling")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
