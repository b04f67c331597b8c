//! Sparklines: values as small columns, one after the other.

const STEPS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Values as columns between the lowest and the highest of them and of `others`, such as a target; all on the ground when
/// they are the same. What is no number is left blank.
pub fn spark(values: &[f64], others: &[f64]) -> String {
    let finite = || values.iter().chain(others).copied().filter(|value| value.is_finite());
    let low = finite().fold(f64::INFINITY, f64::min);
    let high = finite().fold(f64::NEG_INFINITY, f64::max);
    values.iter().map(|value| step(*value, low, high)).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 0 to 7")]
fn step(value: f64, low: f64, high: f64) -> &'static str {
    if !value.is_finite() {
        return " ";
    }
    // Halves first: the span of two very large numbers may itself be no number.
    let span = high / 2.0 - low / 2.0;
    if span <= 0.0 {
        return STEPS[0];
    }
    let share = ((value / 2.0 - low / 2.0) / span).clamp(0.0, 1.0);
    STEPS[(share * 7.0).round() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_stand_between_the_lowest_and_the_target() {
        assert_eq!(spark(&[0.0, 120.0], &[300.0]), "▁▄");
        assert_eq!(
            spark(&[28.0, 25.0, 20.0], &[20.0]),
            "█▅▁",
            "a value may go down to its target"
        );
        assert_eq!(spark(&[5.0, 5.0], &[]), "▁▁");
        assert_eq!(spark(&[], &[3.0]), "");
        assert_eq!(spark(&[f64::NAN, 1.0, f64::MAX, f64::MIN], &[]), " ▅█▁");
    }

    proptest! {
        #[test]
        fn each_value_takes_one_column(values in prop::collection::vec(any::<f64>(), 0..30)) {
            prop_assert_eq!(spark(&values, &[]).chars().count(), values.len());
        }
    }
}
