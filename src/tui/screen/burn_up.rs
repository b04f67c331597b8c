//! What is done against what was planned, and when it will be over at the plan's own pace.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::tab::Tab;
use crate::tui::widget::panel::panel;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct BurnUp;

impl Screen for BurnUp {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Global]
    }

    fn update(&mut self, _command: Command, _context: &Context<'_>) -> Effect {
        Effect::None
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let title = Tab::BurnUp.name(context.catalogue());
        panel(buf, area, &title, true, context.theme);
    }
}
