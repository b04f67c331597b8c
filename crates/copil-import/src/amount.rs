//! Amounts of money, and how far something is.

use copil_plan::field::LARGEST_NUMBER;
use copil_plan::fold::fold;
use copil_sheet::Value;

/// An amount, and in what currency where that is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How much.
    pub number: f64,
    /// The currency.
    pub unit: Option<&'static str>,
}

/// What a header says of all amounts of its column: `Budget (k€)`, `Cost (£ million)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What all of them are multiplied by.
    pub times: f64,
    /// The currency.
    pub unit: Option<&'static str>,
}

impl Scale {
    /// What a header, or a unit, says.
    pub fn of(header: &str) -> Self {
        let folded = fold(header);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && !is_sign(c)).collect();
        let times = words
            .iter()
            .find_map(|word| times(word.trim_matches(is_sign)))
            .unwrap_or(1.0);
        let named = words.iter().find_map(|word| unit_word(word));
        Self {
            times,
            unit: unit(&folded).or(named),
        }
    }
}

/// The amount that a cell of a column says; `None` where it is not one amount alone.
pub fn amount(value: &Value, scale: Scale) -> Option<Amount> {
    let scaled = |number: f64| Amount {
        number: round(number * scale.times),
        unit: scale.unit,
    };
    let amount = match value {
        Value::Number(number) => scaled(*number),
        Value::Text(text) => {
            let (number, own, unit) = of_text(text)?;
            Amount {
                number: round(number * own.unwrap_or(scale.times)),
                unit: unit.or(scale.unit),
            }
        }
        _ => return None,
    };
    (amount.number.abs() <= LARGEST_NUMBER).then_some(amount)
}

/// What multiplication leaves behind the cents is no money.
fn round(number: f64) -> f64 {
    let cents = (number * 100.0).round() / 100.0;
    if cents.is_finite() { cents } else { number }
}

fn is_sign(c: char) -> bool {
    matches!(c, '€' | '£' | '$')
}

fn unit(text: &str) -> Option<&'static str> {
    text.chars().find_map(|c| match c {
        '€' => Some("EUR"),
        '£' => Some("GBP"),
        '$' => Some("USD"),
        _ => None,
    })
}

fn unit_word(word: &str) -> Option<&'static str> {
    match word {
        "eur" | "euro" | "euros" | "keur" | "meur" => Some("EUR"),
        "gbp" | "pound" | "pounds" => Some("GBP"),
        "usd" => Some("USD"),
        _ => None,
    }
}

fn times(word: &str) -> Option<f64> {
    match word {
        "k" | "keur" | "millier" | "milliers" | "thousand" | "thousands" | "mille" => Some(1e3),
        "m" | "m€" | "meur" | "million" | "millions" | "mn" => Some(1e6),
        "md" | "milliard" | "milliards" | "bn" | "billion" => Some(1e9),
        _ => None,
    }
}

/// The number of a text, what multiplies it and its currency.
fn of_text(text: &str) -> Option<(f64, Option<f64>, Option<&'static str>)> {
    let folded = fold(text.trim());
    let start = folded.find(|c: char| c.is_ascii_digit())?;
    let end = folded.rfind(|c: char| c.is_ascii_digit())? + 1;
    let number = number(&folded[start..end])?;
    let (before, behind) = (&folded[..start], &folded[end..]);
    let mut scale = None;
    let mut currency = unit(&folded);
    let words = [before, behind]
        .into_iter()
        .flat_map(|part| part.split([' ', '.', '(', ')']));
    for word in words {
        let bare = word.trim_matches(|c: char| is_sign(c) || matches!(c, '-' | '+'));
        match bare {
            "" | "ht" | "ttc" | "de" | "d'euros" | "env" | "environ" | "approx" | "about" | "~" | "an" | "/an" => {}
            _ => {
                let found = times(bare);
                let named = unit_word(bare);
                if found.is_none() && named.is_none() {
                    return None;
                }
                scale = found.or(scale);
                currency = currency.or(named);
            }
        }
    }
    let is_negative = before.contains('-') || (before.contains('(') && behind.contains(')') && before.trim() == "(");
    Some((if is_negative { -number } else { number }, scale, currency))
}

/// Digits with whatever stands between thousands and before decimals.
fn number(text: &str) -> Option<f64> {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\'' | '\u{2009}' | '\u{202f}' | '\u{a0}'))
        .collect();
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) {
        return None;
    }
    let last = text.rfind([',', '.']);
    let Some(at) = last else { return text.parse().ok() };
    let sign = text[at..].chars().next()?;
    let other = if sign == ',' { '.' } else { ',' };
    let behind = text.len() - at - 1;
    let is_repeated = text.matches(sign).count() > 1;
    // `1.234` and `1,234` are thousands, and so is what stands more than once.
    let is_thousands = is_repeated || (behind == 3 && !text.contains(other) && !text.starts_with('0'));
    if is_thousands {
        let groups: Vec<&str> = text.split([',', '.']).collect();
        let is_grouped =
            groups.iter().skip(1).all(|group| group.len() == 3) && !groups[0].is_empty() && groups[0].len() <= 3;
        return is_grouped.then(|| groups.concat().parse().ok()).flatten();
    }
    let whole: String = text[..at].replace(other, "");
    format!("{whole}.{}", &text[at + 1..]).parse().ok()
}

/// How far something is, 0 to 100; `of_one` where the column counts to 1.
pub(crate) fn progress(value: &Value, of_one: bool) -> Option<f64> {
    let number = match value {
        Value::Number(number) if of_one => number * 100.0,
        Value::Number(number) => *number,
        Value::Text(text) => {
            let text = fold(text.trim());
            number(text.trim_end_matches('%').trim())?
        }
        _ => return None,
    };
    (0.0..=100.0).contains(&number).then(|| round(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, header: &str) -> Option<(f64, Option<&'static str>)> {
        amount(&Value::Text(text.to_owned()), Scale::of(header)).map(|amount| (amount.number, amount.unit))
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let eur = Some("EUR");
        assert_eq!(told("1 234,50 €", ""), Some((1234.5, eur)));
        assert_eq!(told("1\u{202f}234,50\u{a0}€ HT", ""), Some((1234.5, eur)));
        assert_eq!(told("12 k€", ""), Some((12000.0, eur)));
        assert_eq!(told("1,5 M€", ""), Some((1_500_000.0, eur)));
        assert_eq!(told("2 millions d'euros", ""), Some((2_000_000.0, None)));
        assert_eq!(told("£1,234.56", ""), Some((1234.56, Some("GBP"))));
        assert_eq!(
            told("£6.20", "2015/16 Budget (£million)"),
            Some((6_200_000.0, Some("GBP")))
        );
        assert_eq!(told("£1,186.00", "(£million)"), Some((1_186_000_000.0, Some("GBP"))));
        assert_eq!(told("1.234.567", ""), Some((1_234_567.0, None)));
        assert_eq!(told("1.234", "Montant € HT"), Some((1234.0, eur)));
        assert_eq!(told("0.125", ""), Some((0.13, None)));
        assert_eq!(told("environ 500 euros", ""), Some((500.0, eur)));
        assert_eq!(told("-200 €", ""), Some((-200.0, eur)));
        assert_eq!(told("15", "Coût (k€)"), Some((15000.0, eur)));
        for sentence in [
            "Entre 200 et 500",
            "à définir",
            "12 ETP",
            "2 x 300 €",
            "1,2,3",
            "50 %",
            "",
            "2024-2025",
        ] {
            assert_eq!(told(sentence, "Budget €"), None, "{sentence}");
        }
    }

    #[test]
    fn progress_is_a_part_of_a_hundred() {
        let text = |text: &str| progress(&Value::Text(text.to_owned()), false);
        assert_eq!(text("40 %"), Some(40.0));
        assert_eq!(text("12,5%"), Some(12.5));
        assert_eq!(text("beaucoup"), None);
        assert_eq!(text("140"), None);
        assert_eq!(progress(&Value::Number(0.4), true), Some(40.0));
        assert_eq!(progress(&Value::Number(40.0), false), Some(40.0));
    }
}
