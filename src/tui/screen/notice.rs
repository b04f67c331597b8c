//! A notice to be read: what went wrong and the way out, or the problems of the plan's files.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::wording::sentence::Sentence;
use copil_plan::MeetingId;

/// A notice.
#[derive(Clone, Debug)]
pub struct Notice {
    title: String,
    sentences: Vec<Sentence>,
    text: TextPopup,
}

impl Notice {
    /// Says what went wrong.
    pub fn trouble(sentence: Sentence, context: &Context<'_>) -> Self {
        Self {
            title: fl!(context.catalogue(), "tui-not-done"),
            sentences: vec![sentence],
            text: TextPopup::default(),
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
            text: TextPopup::default(),
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
            text: TextPopup::default(),
        }
    }

    fn page(&self, context: &Context<'_>) -> PageWriter {
        let mut page = PageWriter::new(text_room(context.body).0, context.theme);
        for (n, sentence) in self.sentences.iter().enumerate() {
            if n > 0 {
                page.blank();
            }
            page.wrapped(&sentence.what, context.theme.text());
            page.wrapped(sentence.hint.as_deref().unwrap_or_default(), context.theme.quiet());
        }
        page
    }
}

impl Screen for Notice {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Notice]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.page(context).lines.len();
        if self.text.scroll(command, lines, context.body) {
            Effect::None
        } else {
            Effect::Close
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
        self.text
            .view(area, buf, &self.title, &self.page(context).lines, context);
    }
}
