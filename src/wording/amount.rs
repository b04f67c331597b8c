//! Amounts that people type: numbers in a unit, sums and what is added to them.

use super::Catalogue;
use super::lookup::{InvalidText, find_number};
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, Language, Plan, Spending};

impl Catalogue {
    /// A number in a unit.
    pub fn amount(&self, number: f64, unit: Option<&str>) -> String {
        let unit = unit_in_words(unit);
        let said = format!("{}\u{a0}{unit}", self.number(number));
        said.trim_end().to_owned()
    }

    /// An amount of a budget, in its unit.
    pub(super) fn spent(&self, plan: &Plan, id: &ActionId, budget: &str, amount: f64) -> String {
        let known = plan.actions.get(id).and_then(|placed| placed.budgets.get(budget));
        self.amount(amount, known.and_then(|budget| budget.unit.as_deref()))
    }
}

/// The number that a text means, of what is counted in a unit, which may be said, in full or abbreviated.
pub fn find_amount(text: &str, unit: Option<&str>, catalogue: Catalogue) -> Result<f64, InvalidText> {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    let (number, given) = (&text[..end], text[end..].trim());
    match unit {
        _ if given.is_empty() => {}
        Some(unit) if is_unit(given, unit) => {}
        Some(unit) if end > 0 => {
            return Err(InvalidText::OtherUnit {
                given: given.to_owned(),
                unit: unit.to_owned(),
            });
        }
        _ => return find_number(text),
    }
    match catalogue.language() {
        // What a comma parts in threes are thousands there, and no decimals.
        Language::En if is_in_threes(number) => find_number(&number.replace(',', "")),
        _ => find_number(number),
    }
    .map_err(|_| InvalidText::NotANumber(text.to_owned()))
}

/// What a text says is spent: an amount is all that is; one with a sign is added to it, or taken from it.
pub fn find_spending(text: &str, unit: Option<&str>, catalogue: Catalogue) -> Result<Spending, InvalidText> {
    let amount = find_amount(text, unit, catalogue)?;
    Ok(match text.trim_start().starts_with(['+', '-']) {
        true => Spending::More(amount),
        false => Spending::InAll(amount),
    })
}

/// What a unit is called where people read it: a currency by its sign, any other as the plan writes it.
pub fn unit_in_words(unit: Option<&str>) -> String {
    let unit = unit.unwrap_or_default();
    match names_of_currency(unit) {
        [sign, ..] => (*sign).to_owned(),
        [] => sanitize(unit),
    }
}

/// Whether a word names a unit: itself, its beginning (`j` for `jours`), or the sign or name of a currency.
fn is_unit(given: &str, unit: &str) -> bool {
    let given = fold(given);
    fold(unit).starts_with(&given) || names_of_currency(unit).contains(&given.as_str())
}

/// The sign of a currency, then its other names; of any other unit, none.
fn names_of_currency(unit: &str) -> &'static [&'static str] {
    match unit {
        _ if unit.eq_ignore_ascii_case("EUR") => &["€", "euro", "euros"],
        _ if unit.eq_ignore_ascii_case("GBP") => &["£"],
        _ if unit.eq_ignore_ascii_case("USD") => &["$"],
        _ => &[],
    }
}

fn is_in_threes(number: &str) -> bool {
    let whole = number
        .trim()
        .trim_start_matches(['+', '-'])
        .split('.')
        .next()
        .unwrap_or_default();
    let mut parts = whole.split(',');
    let is_first = |part: &str| (1..=3).contains(&part.len());
    parts.next().is_some_and(is_first) && whole.contains(',') && parts.all(|part| part.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_said_by_its_sign_and_what_people_typed_is_taken_back() {
        let catalogue = Catalogue::new(Language::Fr);
        for (unit, said) in [
            ("EUR", "1\u{202f}500\u{a0}€"),
            ("usd", "1\u{202f}500\u{a0}$"),
            ("M€", "1\u{202f}500\u{a0}M€"),
        ] {
            assert_eq!(catalogue.amount(1500.0, Some(unit)), said);
            assert_eq!(find_amount(said, Some(unit), catalogue), Ok(1500.0), "{said}");
        }
        assert_eq!(unit_in_words(None), "");
    }

    #[test]
    fn amounts_may_say_their_unit() {
        let amount = |text: &str, unit: Option<&str>, language| find_amount(text, unit, Catalogue::new(language));
        let fr = |text: &str, unit| amount(text, Some(unit), Language::Fr);
        for text in ["1500", "1 500", "1\u{202f}500,0", "1 500 €", "1500 EUR", "+1500 euros"] {
            assert_eq!(fr(text, "EUR"), Ok(1500.0), "{text}");
        }
        for text in ["12 j", "12 jours", "12 Jour"] {
            assert_eq!(fr(text, "jours"), Ok(12.0), "{text}");
        }
        let weeks = fr("12 semaines", "jours");
        assert!(matches!(weeks, Err(InvalidText::OtherUnit { .. })), "{weeks:?}");
        assert!(matches!(fr("12 k€", "EUR"), Err(InvalidText::OtherUnit { .. })));
        for (text, unit) in [
            ("douze", Some("jours")),
            ("12 jours", None),
            ("", Some("EUR")),
            ("1.2.3", None),
        ] {
            let amount = amount(text, unit, Language::Fr);
            assert_eq!(amount, Err(InvalidText::NotANumber(text.into())), "{text}");
        }
        assert_eq!(amount("62,5 %", Some("%"), Language::Fr), Ok(62.5));
        assert_eq!(amount("62,5 %", None, Language::Fr), Ok(62.5));
        // What stands for decimals in the one language stands for thousands in the other.
        assert_eq!(amount("1,500", None, Language::Fr), Ok(1.5));
        assert_eq!(amount("-1,234,500.25", None, Language::En), Ok(-1_234_500.25));
        assert_eq!(amount("1,5", None, Language::En), Ok(1.5));
    }
}
