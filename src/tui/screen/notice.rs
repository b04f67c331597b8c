//! A notice to be read: what went wrong and the way out, the problems of the plan's files, or a meeting.

use std::path::PathBuf;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::prompt::{FilePlace, Prompt, file_fields};
use super::{Effect, Screen, Selection};
use crate::report::Report;
use crate::report::merge_faults::MergeFaults;
use crate::report::page::Page;
use crate::report::sheet::MeetingSheet;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::theme::Theme;
use crate::wording::sentence::Sentence;
use crate::workspace::judge::MergeFault;
use copil_plan::{MeetingId, Subject};

/// A notice.
#[derive(Clone, Debug)]
pub struct Notice {
    title: String,
    content: Content,
    text: TextPopup,
}

#[derive(Clone, Debug)]
enum Content {
    Sentences(Vec<Sentence>),
    /// What is wrong with the plan's files, after the faults of what was brought together elsewhere.
    Problems(Vec<Sentence>),
    Lines(Vec<String>),
    Meeting(MeetingId),
    /// Questions of another plan stand in the way.
    Elsewhere {
        sentence: Sentence,
        /// The folder of that plan.
        folder: PathBuf,
    },
}

impl Notice {
    /// Says what went wrong.
    pub fn trouble(sentence: Sentence, context: &Context<'_>) -> Self {
        Self::told(fl!(context.catalogue(), "tui-not-done"), sentence)
    }

    /// Says something under a title.
    pub fn told(title: String, sentence: Sentence) -> Self {
        Self {
            title,
            content: Content::Sentences(vec![sentence]),
            text: TextPopup::default(),
        }
    }

    /// Says under a title that the questions of another plan stand in the way, and opens that plan.
    pub fn elsewhere(title: String, sentence: Sentence, folder: PathBuf) -> Self {
        Self {
            title,
            content: Content::Elsewhere { sentence, folder },
            text: TextPopup::default(),
        }
    }

    /// Says what is wrong with the plan's files.
    pub fn problems(sentences: Vec<Sentence>, context: &Context<'_>) -> Self {
        let catalogue = context.catalogue();
        let count = sentences.len() + context.merge_faults.len();
        let title = fl!(catalogue, "tui-problems-title", count = count);
        let none = Sentence {
            what: fl!(catalogue, "tui-no-problem"),
            hint: None,
        };
        Self {
            title,
            content: Content::Problems(if count == 0 { vec![none] } else { sentences }),
            text: TextPopup::default(),
        }
    }

    /// What signs mean, a line each.
    pub fn legend(title: String, signs: &[(&str, String)]) -> Self {
        let sentence = |(sign, words): &(&str, String)| format!("{sign:<5}  {words}");
        Self {
            title,
            content: Content::Lines(signs.iter().map(sentence).collect()),
            text: TextPopup::default(),
        }
    }

    /// A meeting, as `copil show` tells it.
    pub fn meeting(id: &MeetingId, context: &Context<'_>) -> Self {
        Self {
            title: context.catalogue().meeting(context.plan, id),
            content: Content::Meeting(id.clone()),
            text: TextPopup::default(),
        }
    }

    /// The committee's next meeting, or that none is planned.
    pub fn next_meeting(context: &Context<'_>) -> Self {
        let Some((id, _)) = context.plan.next_meeting(context.today) else {
            return Self {
                title: context.catalogue().field_heading("agenda"),
                content: Content::Lines(vec![fl!(context.catalogue(), "agenda-none")]),
                text: TextPopup::default(),
            };
        };
        Self::meeting(id, context)
    }

    fn lines(&self, context: &Context<'_>) -> Vec<Line<'static>> {
        let (width, _) = text_room(context.body);
        match &self.content {
            Content::Sentences(sentences) => lines_of_sentences(sentences, width, context.theme),
            Content::Elsewhere { sentence, .. } => {
                lines_of_sentences(std::slice::from_ref(sentence), width, context.theme)
            }
            Content::Problems(sentences) => {
                let mut lines = lines_of_faults(width, context);
                if !lines.is_empty() && !sentences.is_empty() {
                    lines.push(Line::default());
                }
                lines.extend(lines_of_sentences(sentences, width, context.theme));
                lines
            }
            Content::Lines(lines) => lines.iter().map(|line| Line::raw(line.clone())).collect(),
            Content::Meeting(id) => lines_of_meeting(id, width, context),
        }
    }
}

fn lines_of_sentences(sentences: &[Sentence], width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut page = PageWriter::new(width, theme);
    for (n, sentence) in sentences.iter().enumerate() {
        if n > 0 {
            page.blank();
        }
        page.wrapped(&sentence.what, theme.text());
        page.wrapped(sentence.hint.as_deref().unwrap_or_default(), theme.quiet());
    }
    page.lines
}

/// What was brought together elsewhere otherwise than by meaning.
fn lines_of_faults(width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let key = |command| context.keymap.key_of(command, context.catalogue());
    let (repair, as_it_is) = (key(Command::Repair), key(Command::AsItIs));
    let faults = MergeFaults {
        plan: context.plan,
        faults: context.merge_faults,
        keys: Some([&repair, &as_it_is]),
    };
    let mut page = Page::new(Some(width));
    faults.text(context.catalogue(), &mut page);
    context.lines_of(&page)
}

fn lines_of_meeting(id: &MeetingId, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let Some(meeting) = context.plan.meetings.get(id) else {
        return Vec::new();
    };
    let sheet = MeetingSheet {
        plan: context.plan,
        id,
        meeting,
        today: context.today,
        then: None,
        late: &[],
    };
    let mut page = Page::new(Some(width));
    sheet.body(context.catalogue(), &mut page);
    context.lines_of(&page)
}

impl Screen for Notice {
    fn scopes(&self) -> &'static [Scope] {
        match self.content {
            Content::Meeting(_) => &[Scope::Thing, Scope::Notice],
            Content::Problems(_) => &[Scope::Problems, Scope::Notice],
            Content::Elsewhere { .. } => &[Scope::Elsewhere, Scope::Notice],
            _ => &[Scope::Notice],
        }
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Repair => context.merge_faults.iter().any(MergeFault::is_repairable),
            Command::AsItIs => !context.merge_faults.is_empty(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if command == Command::Repair {
            return Effect::Replace(Box::new(Prompt::repair()));
        }
        if let (Command::AsItIs, Some(first)) = (command, context.merge_faults.first()) {
            return Effect::ConfirmMerge(first.commit);
        }
        if let (Command::ModifyThing, Content::Meeting(id)) = (command, &self.content) {
            let place = FilePlace::whole(Subject::Meeting(id.clone()));
            return file_fields(&place, context).map_or(Effect::None, Effect::Replace);
        }
        if let (Command::OpenQuestions, Content::Elsewhere { folder, .. }) = (command, &self.content) {
            return Effect::OpenQuestions(folder.clone());
        }
        let lines = self.lines(context).len();
        if self.text.scroll(command, lines, context.body) {
            Effect::None
        } else {
            Effect::Close
        }
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        match &self.content {
            Content::Meeting(id) => Some(Selection::File(Subject::Meeting(id.clone()))),
            _ => None,
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
        self.text.view(area, buf, &self.title, &self.lines(context), context);
    }
}
