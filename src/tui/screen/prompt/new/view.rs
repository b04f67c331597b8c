//! What the prompt of something new says beside its fields and below them.

use i18n_embed_fl::fl;

use super::NewPrompt;
use crate::tui::component::PageWriter;
use crate::tui::context::Context;
use crate::tui::request::write_preview;
use crate::tui::screen::prompt::form::{FormField, Role, parser};
use crate::tui::screen::prompt::unreadable_text;

impl NewPrompt {
    /// What is said beside a field: the day that is meant, the id that is proposed, or what may be typed.
    pub(super) fn note(&self, field: &FormField, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match field.role {
            Role::Id => {
                let proposed = self.thing().proposed_id(&parser(context), &self.ever);
                proposed
                    .map(|id| fl!(catalogue, "tui-new-id", id = id))
                    .unwrap_or_default()
            }
            _ => field.note(context),
        }
    }

    /// What recording would do, or what keeps it from being done.
    pub(super) fn said(&self, width: usize, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(width, theme);
        match (self.typed_request(context), self.missing()) {
            (Err(invalid), _) => page.wrapped(&unreadable_text(&invalid, context), theme.warning()),
            (Ok(_), Some(missing)) => {
                let field = self.form.field(missing);
                let name = field.map(|field| field.name(catalogue).to_lowercase());
                let name = name.unwrap_or_default();
                page.wrapped(&fl!(catalogue, "tui-new-missing", what = name), theme.quiet());
            }
            (Ok(Some(_)), None) => write_preview(&mut page, &self.outcome, context),
            (Ok(None), None) => {}
        }
        page
    }
}
