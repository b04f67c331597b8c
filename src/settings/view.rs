//! A view written into the configuration file, below all that is there: nothing else in the file changes.

use super::sample::text;

/// The text of a configuration file with a view more; `None` when a view of that name is there already, or the file is not
/// TOML and a view added to it might be read as something else.
pub fn with_view(file: &str, name: &str, title: &str, filter: &str, order: Option<&str>) -> Option<String> {
    let mark = file.len() - file.trim_start_matches('\u{feff}').len();
    let document = toml::de::DeTable::parse(&file[mark..]).ok()?;
    let views = document.get_ref().get("views");
    let taken = match views.map(|views| views.get_ref()) {
        // A table written on one line takes nothing more below.
        Some(toml::de::DeValue::Table(views)) => views.contains_key(name) || file.contains("views = {"),
        Some(_) => true,
        None => false,
    };
    if taken {
        return None;
    }
    let mut written = file.to_owned();
    if !written.is_empty() {
        written.push_str(if written.ends_with('\n') { "\n" } else { "\n\n" });
    }
    let bare = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let key = if bare { name.to_owned() } else { text(name) };
    written.push_str(&format!(
        "[views.{key}]\ntitle = {}\nfilter = {}\n",
        text(title),
        text(filter)
    ));
    if let Some(order) = order {
        written.push_str(&format!("order = {}\n", text(order)));
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::super::{Known, read};
    use super::*;
    use proptest::prelude::*;

    fn known() -> Known {
        Known {
            screens: Vec::new(),
            columns: vec!["id"],
            usual_columns: vec!["id"],
            orders: vec!["id", "due"],
        }
    }

    #[test]
    fn a_view_is_added_below_and_only_once() {
        let file = "# moi\ntheme = \"dark\"\n[keys.global]\nundo = \"b\"";
        let written = with_view(file, "retard", "En retard", "late \"à voir\"", Some("due")).unwrap();
        assert!(written.starts_with(file));
        let (settings, problems) = read(&written, &known());
        assert_eq!(problems, []);
        assert_eq!(settings.views[0].filter, "late \"à voir\"");
        assert_eq!(settings.views[0].order.as_deref(), Some("due"));
        assert_eq!(with_view(&written, "retard", "", "", None), None);
        assert_eq!(with_view("theme = ", "retard", "", "", None), None);
        assert_eq!(
            with_view("views = { a = { filter = \"\" } }", "retard", "", "", None),
            None
        );
        assert!(with_view("", "retard", "R", "late", None).is_some_and(|text| text.starts_with("[views.retard]")));
    }

    proptest! {
        #[test]
        fn whatever_it_holds_is_read_back(name in "\\PC{1,12}", title in ".{0,20}", filter in ".{0,20}") {
            let written = with_view("", &name, &title, &filter, None).unwrap();
            let (settings, problems) = read(&written, &known());
            prop_assert_eq!(problems, []);
            let view = &settings.views[0];
            prop_assert_eq!((&view.name, &view.title, &view.filter), (&name, &title, &filter));
        }
    }
}
