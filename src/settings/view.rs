//! A view written into the configuration file, below all that is there: nothing else in the file changes.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::PersonalView;
use copil_store::quoted;

/// Why a view was not written into the configuration file.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// There is no place for a configuration file.
    #[error("no configuration file is known")]
    NoFile,
    /// A view of that name is there already, or the file is not TOML.
    #[error("the file has such a view, or cannot be added to")]
    Taken,
    /// The file cannot be read or written.
    #[error("the file cannot be read or written: {0}")]
    Io(#[from] io::Error),
}

/// Writes a view into a configuration file, which is made where there is none. The file is replaced whole.
pub fn keep_view(file: Option<&Path>, view: &PersonalView) -> Result<(), NotKept> {
    let file = file.ok_or(NotKept::NoFile)?;
    // A link stays one: what it leads to is replaced.
    let real = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let before = match copil_file::read_text(&real) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let order = view.order.as_deref();
    let written = with_view(&before, &view.name, &view.title, &view.filter, order).ok_or(NotKept::Taken)?;
    let folder = real.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(written.as_bytes())?;
    if let Ok(meta) = fs::metadata(&real) {
        fs::set_permissions(new.path(), meta.permissions())?;
    }
    new.persist(&real).map_err(|error| NotKept::Io(error.error))?;
    Ok(())
}

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
    let key = if bare { name.to_owned() } else { quoted(name) };
    written.push_str(&format!(
        "[views.{key}]\ntitle = {}\nfilter = {}\n",
        quoted(title),
        quoted(filter)
    ));
    if let Some(order) = order {
        written.push_str(&format!("order = {}\n", quoted(order)));
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::super::{SettingNames, read};
    use super::*;
    use proptest::prelude::*;

    fn known() -> SettingNames {
        SettingNames {
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

    #[test]
    fn a_view_is_kept_in_the_file_through_a_link_and_with_its_rights() {
        let folder = tempfile::tempdir().unwrap();
        let view = |name: &str| PersonalView {
            name: name.into(),
            title: "Retards".into(),
            filter: "late".into(),
            filter_at: super::super::ConfigPosition { line: 1, column: 1 },
            order: None,
            columns: None,
        };
        let file = folder.path().join("new/config.toml");
        keep_view(Some(&file), &view("a")).unwrap();
        keep_view(Some(&file), &view("b")).unwrap();
        assert_eq!(read(&fs::read_to_string(&file).unwrap(), &known()).0.views.len(), 2);
        assert!(matches!(keep_view(Some(&file), &view("a")), Err(NotKept::Taken)));
        assert!(matches!(keep_view(None, &view("a")), Err(NotKept::NoFile)));
        assert!(matches!(
            keep_view(Some(folder.path()), &view("a")),
            Err(NotKept::Io(_))
        ));
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt, symlink};
            let link = folder.path().join("link.toml");
            symlink(&file, &link).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
            keep_view(Some(&link), &view("c")).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        }
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
