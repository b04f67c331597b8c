//! The search: what is typed narrows the list of actions. Without script the list is whole, and the browser's own search serves.

use super::action_file;
use crate::wording::Catalogue;
use copil_plan::fold::fold;
use copil_plan::{ActionId, GroupedAction, Plan};
use i18n_embed_fl::fl;
use serde_json::json;

/// What narrows the list.
const SCRIPT: &str = include_str!("search.js");

/// The script, with the texts that it looks in, action by action.
pub(super) fn script(plan: &Plan, words: &Catalogue) -> String {
    let texts = plan
        .actions
        .iter()
        .map(|(id, placed)| (action_file(id), json!(text(plan, id, placed))));
    let texts: serde_json::Map<String, serde_json::Value> = texts.collect();
    let label = json!(fl!(words, "site-search"));
    format!("const texts = {};\nconst label = {label};\n{SCRIPT}", json!(texts))
}

/// All that is searched of an action, without case and accents.
fn text(plan: &Plan, id: &ActionId, placed: &GroupedAction) -> String {
    let group = plan.groups.get(&placed.group).map(|group| group.title.as_str());
    let people = placed.leads.iter().map(|lead| plan.person_name(lead));
    let milestones = placed.milestones.values().map(|milestone| milestone.title.as_str());
    let own = [Some(id.as_str()), Some(placed.title.as_str()), group];
    let written = [placed.description.as_deref(), placed.comment.as_deref()];
    let tags = placed.tags.iter().map(String::as_str);
    let texts = own
        .into_iter()
        .chain(written)
        .flatten()
        .chain(people)
        .chain(milestones)
        .chain(tags);
    fold(&texts.collect::<Vec<_>>().join(" "))
}
