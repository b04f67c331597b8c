//! The terminal: taken when the program starts, given back whole whenever it stops, and in between lent for a while.
//!
//! It is given back on quit, panic, Ctrl-Z, SIGTERM and SIGHUP; giving it back twice does no harm.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::execute;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::panic_hook::PanicHook;
use copil_plan::sanitize::is_deceptive;

/// A whole picture goes out in one write.
const PICTURE: usize = 1 << 16;

/// Has the terminal keep its window's title, and put it back: xterm's sequences, which others know or ignore.
const KEEP_TITLE: &str = "\x1b[22;2t";
const TITLE_BACK: &str = "\x1b[23;2t";

/// Whether the terminal is taken at present: the panic hook and the end of the program may both give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the program has it.
pub struct TerminalSession {
    _panic_hook: PanicHook,
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// Whether the mouse is listened to.
    mouse: bool,
}

impl TerminalSession {
    /// Takes the terminal, and gives it back when the drawing thread panics.
    pub fn start(mouse: bool) -> io::Result<Self> {
        let panic_hook = PanicHook::start(give_back);
        let writer = BufWriter::with_capacity(PICTURE, io::stdout());
        // Whether there are colours is the theme's to say: crossterm would drop them by itself where NO_COLOR is set, those
        // that were asked for on the command line or with a key as well.
        crossterm::style::force_color_output(true);
        take_over(mouse)?;
        Ok(Self {
            _panic_hook: panic_hook,
            terminal: Terminal::new(CrosstermBackend::new(writer))?,
            mouse,
        })
    }

    /// Asks the terminal something; what it answers arrives among the keys.
    pub fn write(&mut self, question: &str) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(question.as_bytes())?;
        io::Write::flush(out)
    }

    /// Its columns and lines.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        crossterm::terminal::size()
    }

    /// Draws a picture; only what differs from the one before goes out, and the terminal shows it all at once.
    pub fn draw(&mut self, picture: impl FnOnce(Rect, &mut Buffer)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            picture(frame.area(), frame.buffer_mut());
            make_harmless(frame.buffer_mut());
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what the terminal shows, so that the next picture goes out whole.
    pub fn invalidate(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and wait for an answer that another thread reads.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Gives the terminal back for a while.
    pub fn suspend(&mut self) {
        give_back();
    }

    /// Takes the terminal again after it was lent.
    pub fn resume(&mut self) -> io::Result<()> {
        take_over(self.mouse)?;
        self.invalidate()
    }
}

impl Drop for TerminalSession {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes out of a picture what the terminal could obey, whatever drew it.
fn make_harmless(picture: &mut Buffer) {
    for cell in &mut picture.content {
        let symbol = cell.symbol();
        // A symbol of ASCII that would be obeyed is a single byte.
        if symbol.is_ascii() && symbol.bytes().all(|byte| (0x20..0x7f).contains(&byte))
            || !symbol.contains(is_deceptive)
        {
            continue;
        }
        let kept: String = symbol.chars().filter(|c| !is_deceptive(*c)).collect();
        if kept.is_empty() {
            cell.set_char(char::REPLACEMENT_CHARACTER);
        } else {
            cell.set_symbol(&kept);
        }
    }
}

fn take_over(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        // A terminal without a second screen still shows what was on its first.
        Clear(ClearType::All),
        cursor::Hide,
        EnableBracketedPaste,
        Print(KEEP_TITLE),
        SetTitle("copil")
    )?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back as it was. A terminal that is gone takes nothing, which is no reason to fail.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        ResetColor,
        DisableBracketedPaste,
        DisableMouseCapture,
        Print(TITLE_BACK),
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}
