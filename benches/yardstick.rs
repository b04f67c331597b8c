//! The smallest ratatui program that draws one table: what first frames, keys and memory are compared with.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::Constraint;
use ratatui::widgets::{Block, Row, Table};

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let mut keys = 0_usize;
    loop {
        terminal.draw(|frame| {
            let row = |at: usize| Row::new([format!("RH-{at:02}"), "Simplifier".to_owned(), (keys + at).to_string()]);
            let widths = [Constraint::Length(8), Constraint::Min(20), Constraint::Length(10)];
            let table = Table::new((0..60).map(row), widths).block(Block::bordered().title("Yardstick"));
            frame.render_widget(table, frame.area());
        })?;
        if let Event::Key(key) = event::read()? {
            keys += 1;
            if key.code == KeyCode::Char('q') {
                break;
            }
        }
    }
    ratatui::restore();
    Ok(())
}
