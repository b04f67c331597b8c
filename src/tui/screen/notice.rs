//! A notice to be read: what went wrong and the way out, or the problems of the plan's files.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::list::Motion;
use crate::tui::component::panel::{more_below, popup, text_room};
use crate::tui::component::text::{put_lines, wrap};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::wording::sentence::Sentence;
use copil_plan::MeetingId;

/// A notice.
#[derive(Clone, Debug)]
pub struct Notice {
    title: String,
    sentences: Vec<Sentence>,
    /// The first line to be seen.
    first: usize,
}

impl Notice {
    /// Says what went wrong.
    pub fn trouble(sentence: Sentence, context: &Context<'_>) -> Self {
        Self {
            title: fl!(context.catalogue(), "tui-not-done"),
            sentences: vec![sentence],
            first: 0,
        }
    }

    /// Says what is wrong with the plan's files.
    pub fn problems(sentences: Vec<Sentence>, context: &Context<'_>) -> Self {
        let catalogue = context.catalogue();
        let title = fl!(catalogue, "tui-problems-title", count = sentences.len());
        let none = Sentence {
            what: fl!(catalogue, "tui-no-problem"),
            hint: None,
        };
        Self {
            title,
            sentences: if sentences.is_empty() { vec![none] } else { sentences },
            first: 0,
        }
    }

    /// A meeting: where and when, what is on its agenda, what it decided.
    pub fn meeting(id: &MeetingId, context: &Context<'_>) -> Self {
        let (plan, catalogue) = (context.plan, context.catalogue());
        let mut sentences = Vec::new();
        if let Some(meeting) = plan.meetings.get(id) {
            let state = catalogue.meeting_state(meeting.state);
            let place = meeting.place.clone().unwrap_or_default();
            let what = [catalogue.full_date(meeting.date), place, state];
            let what = what
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ");
            sentences.push(Sentence { what, hint: None });
            for (number, item) in (1..).zip(&meeting.agenda) {
                let action = item.action.as_ref().and_then(|id| Some((id, plan.actions.get(id)?)));
                let what = match action {
                    Some((id, placed)) => format!("{number}. {id} {}", placed.title),
                    None => format!("{number}. {}", item.title.as_deref().unwrap_or_default()),
                };
                sentences.push(Sentence { what, hint: None });
            }
            for (number, decision) in meeting.decisions.iter() {
                let number = fl!(catalogue, "change-decision-new", number = number.as_str());
                sentences.push(Sentence {
                    what: format!("✓ {}", decision.text),
                    hint: Some(number),
                });
            }
        }
        Self {
            title: catalogue.meeting(plan, id),
            sentences,
            first: 0,
        }
    }

    /// The lines, and whether each is a hint.
    fn lines(&self, width: usize) -> Vec<(String, bool)> {
        let mut lines = Vec::new();
        for (n, sentence) in self.sentences.iter().enumerate() {
            if n > 0 {
                lines.push((String::new(), false));
            }
            lines.extend(wrap(&sentence.what, width).into_iter().map(|line| (line, false)));
            let hint = sentence.hint.as_deref().unwrap_or_default();
            lines.extend(wrap(hint, width).into_iter().map(|line| (line, true)));
        }
        lines
    }
}

impl Screen for Notice {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Notice]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let (width, height) = text_room(context.body);
        match Motion::of(command, height) {
            Some(motion) => {
                self.first = motion.scroll(self.first, self.lines(width).len(), height);
                Effect::None
            }
            None => Effect::Close,
        }
    }

    /// A click closes it.
    fn mouse(&mut self, event: MouseEvent, _context: &Context<'_>) -> Effect {
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Effect::Close,
            _ => Effect::None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (width, height) = text_room(area);
        let lines = self.lines(width);
        let tall = u16::try_from(lines.len().min(height)).unwrap_or(u16::MAX);
        let wide = u16::try_from(width).unwrap_or(u16::MAX) + 4;
        let room = popup(buf, area, (wide, tall + 2), &self.title, context.theme);
        let style = |hint: bool| {
            if hint {
                context.theme.quiet()
            } else {
                context.theme.text()
            }
        };
        let shown = lines.iter().skip(self.first);
        put_lines(room, buf, shown.map(|(line, hint)| (line, style(*hint))));
        let below = lines.len().saturating_sub(self.first + usize::from(room.height));
        more_below(buf, room.outer(Margin::new(2, 1)), below, context);
    }
}
