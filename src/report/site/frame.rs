//! What stands around each page: the menu above, and below where it comes from.

use i18n_embed_fl::fl;

use super::{Part, SEARCH_FILE, STYLE_FILE, Site};
use crate::report::document::html::{body, escaped, line};
use crate::report::document::{Document, Look};

/// What each page says of what made it, and no other page does.
pub const MARK: &str = "<meta name=\"generator\" content=\"copil export site\">";

/// A page's place in its site.
pub(super) struct Frame<'s> {
    /// The site.
    pub(super) site: &'s Site<'s>,
    /// The part that it belongs to.
    pub(super) part: Part,
}

impl Frame<'_> {
    /// Writes a page.
    pub(super) fn page(&self, document: &Document) -> String {
        let mut out = String::with_capacity(16 * 1024);
        let words = self.site.words();
        let plan = &self.site.plan().config.title;
        let out = &mut out;
        out.push_str("<!DOCTYPE html>\n");
        line(out, format_args!("<html lang=\"{}\">", document.language.code()));
        out.push_str("<head>\n<meta charset=\"utf-8\">\n");
        out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        line(out, format_args!("{MARK}"));
        line(
            out,
            format_args!("<title>{} – {}</title>", escaped(&document.title), escaped(plan)),
        );
        line(out, format_args!("<link rel=\"stylesheet\" href=\"{STYLE_FILE}\">"));
        if self.is_searched() {
            line(out, format_args!("<script src=\"{SEARCH_FILE}\" defer></script>"));
        }
        let look = match document.look {
            Look::Dashboard => "site dashboard",
            Look::Paper | Look::Letter | Look::Sheet => "site",
        };
        line(out, format_args!("</head>\n<body class=\"{look}\">"));
        let skip = escaped(&fl!(words, "site-skip"));
        line(out, format_args!("<a class=\"skip\" href=\"#content\">{skip}</a>"));
        self.menu(out);
        out.push_str("<main id=\"content\">\n");
        body(out, document);
        out.push_str("</main>\n<footer>\n");
        line(out, format_args!("<p>{}</p>", escaped(&document.origin.source)));
        let (lead, command) = (escaped(&document.origin.lead), escaped(&self.site.command));
        line(out, format_args!("<p>{lead} <code>{command}</code></p>"));
        out.push_str("</footer>\n</body>\n</html>\n");
        std::mem::take(out)
    }

    /// Whether the page lists all actions.
    fn is_searched(&self) -> bool {
        self.part == Part::Actions
    }

    fn menu(&self, out: &mut String) {
        let words = self.site.words();
        line(
            out,
            format_args!("<nav aria-label=\"{}\">\n<ul>", escaped(&fl!(words, "site-menu"))),
        );
        for part in Part::ALL.into_iter().filter(|part| self.site.has(*part)) {
            let current = if part == self.part {
                " aria-current=\"page\""
            } else {
                ""
            };
            let title = escaped(&part.title(words));
            line(
                out,
                format_args!("<li><a href=\"{}\"{current}>{title}</a></li>", part.file()),
            );
        }
        out.push_str("</ul>\n</nav>\n");
    }
}
