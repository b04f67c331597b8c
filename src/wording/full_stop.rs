//! One full stop: a sentence whose last word has one of its own, as the name of a person or a reason that somebody gave, gets no
//! second one.

use std::borrow::Borrow;
use std::collections::HashMap;

use fluent_bundle::FluentValue;

/// What ends a sentence by itself.
const ENDS: [char; 4] = ['.', '…', '!', '?'];

/// The texts with words among the arguments of a message after which no full stop is to follow.
pub(super) fn ended(arguments: &HashMap<&str, FluentValue<'_>>) -> Vec<String> {
    let texts = arguments.values().filter_map(|value| match value {
        FluentValue::String(text) => Some(text.borrow()),
        _ => None,
    });
    texts
        .filter(|text: &&str| text.ends_with(ENDS) && text.contains(char::is_alphabetic))
        .map(ToOwned::to_owned)
        .collect()
}

/// A message without the full stops that follow such texts.
pub(super) fn once(message: String, ended: &[String]) -> String {
    ended.iter().fold(message, |message, text| {
        let twice = format!("{text}.");
        match message.contains(&twice) {
            true => message.replace(&twice, text),
            false => message,
        }
    })
}
