//! Bars: a share of a whole, and a whole by its parts.

use super::text::to_u16;

/// A share of 0 to 100 as text, its full part and the rest: `██████`, `░░░░`.
pub fn filled(percent: f64, width: u16) -> (String, String) {
    let full = columns_of(percent / 100.0, width);
    let rest = width - full;
    ("█".repeat(usize::from(full)), "░".repeat(usize::from(rest)))
}

/// The columns of a share of 0 to 1; what is begun shows at least one, what is not whole leaves at least one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to the width, a u16"
)]
fn columns_of(share: f64, width: u16) -> u16 {
    let share = share.clamp(0.0, 1.0);
    let filled = (share * f64::from(width)).round() as u16;
    match filled {
        0 if share > 0.0 && width > 1 => 1,
        all if all == width && share < 1.0 && width > 1 => width - 1,
        some => some,
    }
}

/// How many of `width` columns each part of a whole takes, by the largest remainders: the parts fill the width exactly,
/// and a part that is there keeps a column as long as there is one for it.
pub fn parts(counts: &[usize], width: u16) -> Vec<u16> {
    let (width, total) = (usize::from(width), counts.iter().sum::<usize>());
    if total == 0 || width == 0 {
        return vec![0; counts.len()];
    }
    let mut columns: Vec<usize> = counts
        .iter()
        .map(|count| (count * width / total).max(usize::from(*count > 0)))
        .collect();
    let mut used: usize = columns.iter().sum();
    while used > width {
        let Some(widest) = (0..columns.len()).max_by_key(|n| columns[*n]) else {
            break;
        };
        columns[widest] -= 1;
        used -= 1;
    }
    while used < width {
        let lacking = |n: &usize| (counts[*n] * width).abs_diff(columns[*n] * total);
        let short = (0..columns.len()).filter(|n| counts[*n] * width > columns[*n] * total);
        let Some(most) = short.max_by_key(lacking) else { break };
        columns[most] += 1;
        used += 1;
    }
    columns.into_iter().map(to_u16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_fill_the_width() {
        assert_eq!(parts(&[9, 2, 1, 2], 14), [9, 2, 1, 2]);
        assert_eq!(parts(&[100, 1, 0], 10), [9, 1, 0]);
        assert_eq!(parts(&[1, 1, 1], 2).iter().sum::<u16>(), 2);
        assert_eq!(parts(&[0, 0], 9), [0, 0]);
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        assert_eq!(
            [columns_of(0.0, 10), columns_of(0.001, 10), columns_of(0.999, 10)],
            [0, 1, 9]
        );
        assert_eq!(columns_of(1.0, 10), 10);
    }

    proptest! {
        #[test]
        fn parts_never_spill(counts in prop::collection::vec(0usize..500, 1..6), width in 0u16..60) {
            let sum: u16 = parts(&counts, width).iter().sum();
            prop_assert!(sum <= width);
            prop_assert!(sum == width || counts.iter().sum::<usize>() == 0);
        }
    }
}
