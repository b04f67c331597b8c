//! How git joins the files of the plan.

use i18n_embed_fl::fl;
use serde_json::{Value, json};

use super::Report;
use super::page::Page;
use super::table::Tone;
use crate::wording::Catalogue;
use crate::workspace::merge_driver::MergeDriver;

/// Whether git joins the plan's files by meaning, and what says so.
#[derive(Debug)]
pub struct DriverState<'a> {
    /// What git has of it.
    pub driver: &'a MergeDriver,
}

impl Report for DriverState<'_> {
    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let driver = self.driver;
        let state = match driver.is_set_up() {
            true => fl!(catalogue, "merge-driver-on"),
            false => fl!(catalogue, "merge-driver-off"),
        };
        page.toned(state, Tone::Strong);
        let (line, is_there) = &driver.attribute;
        let none = || fl!(catalogue, "merge-driver-absent");
        let attribute = if *is_there { line.clone() } else { none() };
        page.line(fl!(catalogue, "merge-driver-attribute", line = attribute));
        page.line(fl!(
            catalogue,
            "merge-driver-line",
            line = driver.line.clone().unwrap_or_else(none)
        ));
        let hint = match driver.is_set_up() {
            true => fl!(catalogue, "hint-merge-driver-remove"),
            false => fl!(catalogue, "hint-merge-driver-install"),
        };
        page.toned(hint, Tone::Faint);
    }

    fn json(&self, _: &Catalogue) -> Value {
        let (line, is_there) = &self.driver.attribute;
        json!({
            "set_up": self.driver.is_set_up(),
            "attribute": line,
            "attribute_is_there": is_there,
            "driver": self.driver.line,
        })
    }
}
