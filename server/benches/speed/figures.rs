//! Figures as a table shows them.

/// The one in the middle; of an even number the mean of the two there.
pub(crate) fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The ratio of two medians.
pub(crate) fn ratio(of: &[f64], to: &[f64]) -> String {
    format!("{:.2}", median(of.iter().copied()) / median(to.iter().copied()))
}

/// Between which ratios the single rounds lie: how noisy the machine was.
pub(crate) fn spread(of: &[f64], to: &[f64]) -> String {
    let rounds = || of.iter().zip(to).map(|(of, to)| of / to);
    format!("{:.2} to {:.2}", rounds().fold(f64::INFINITY, f64::min), rounds().fold(0.0, f64::max))
}

/// A whole number with commas between the thousands.
pub(crate) fn grouped(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How many threads may run at once here.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, Into::into)
}
