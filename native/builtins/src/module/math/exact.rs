//! Sums of floats without rounding on the way.

/// The sum and what rounding took from it.
#[inline]
pub(super) fn two_sum(x: f64, y: f64) -> (f64, f64) {
    let (x, y) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
    let sum = x + y;
    (sum, y - (sum - x))
}

/// The product and what rounding took from it, by splitting the factors in halves (Dekker).
#[inline]
pub(super) fn two_product(x: f64, y: f64) -> (f64, f64) {
    let product = x * y;
    let (x_high, x_low) = halves(x);
    let (y_high, y_low) = halves(y);
    let error = ((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low;
    (product, if error.is_finite() { error } else { 0.0 })
}

fn halves(x: f64) -> (f64, f64) {
    let t = x * 134_217_729.0;
    let high = t - (t - x);
    (high, x - high)
}

/// A sum as floats that do not overlap, in order of size (Shewchuk's algorithm): it is exact as long as nothing overflows.
#[derive(Default)]
pub(super) struct Exact {
    parts: Vec<f64>,
}

impl Exact {
    /// Adds a finite float; answers false when an intermediate result overflowed.
    pub fn add(&mut self, x: f64) -> bool {
        let mut x = x;
        let mut kept = 0;
        for i in 0..self.parts.len() {
            let (sum, lost) = two_sum(x, self.parts[i]);
            if lost != 0.0 {
                self.parts[kept] = lost;
                kept += 1;
            }
            x = sum;
        }
        self.parts.truncate(kept);
        if x != 0.0 {
            self.parts.push(x);
        }
        x.is_finite()
    }

    /// The nearest float, ties to even.
    pub fn round(&self) -> f64 {
        let mut parts = self.parts.iter().rev();
        let Some(mut high) = parts.next().copied() else { return 0.0 };
        let mut low = 0.0;
        for part in parts.by_ref() {
            let before = high;
            high = before + part;
            low = part - (high - before);
            if low != 0.0 {
                break;
            }
        }
        // In the middle between two floats, what is left decides.
        if let Some(next) = parts.next()
            && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
        {
            let twice = low * 2.0;
            let up = high + twice;
            if twice == up - high {
                return up;
            }
        }
        high
    }
}

/// The length of a vector, accurate to the last bit but for rare cases.
pub(super) fn norm(values: &[f64]) -> f64 {
    if values.iter().any(|v| v.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|v| v.is_nan()) {
        return f64::NAN;
    }
    let largest = values.iter().fold(0.0f64, |m, v| m.max(v.abs()));
    if largest == 0.0 || values.len() == 1 {
        return largest;
    }
    // Scaled by a power of two, so that no square overflows or vanishes.
    let (_, exponent) = molt_object::number::frexp(largest);
    let scaled = |v: f64| crate::number::float_ops::ldexp(v, -exponent);
    let (mut sum, mut lost) = (0.0, 0.0);
    for v in values {
        let v = scaled(*v);
        let (square, error) = two_product(v, v);
        let (next, rounding) = two_sum(sum, square);
        sum = next;
        lost += error + rounding;
    }
    let root = (sum + lost).sqrt();
    // One step of Newton's method in double length.
    let (square, error) = two_product(root, root);
    let rest = (sum - square) + (lost - error);
    crate::number::float_ops::ldexp(root + rest / (2.0 * root), exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact() {
        let mut e = Exact::default();
        for _ in 0..10 {
            assert!(e.add(0.1));
        }
        assert_eq!(e.round(), 1.0);
        let mut e = Exact::default();
        for x in [1e100, 1.0, -1e100, 1e-100] {
            e.add(x);
        }
        assert_eq!(e.round(), 1.0);
    }

    #[test]
    fn lengths() {
        assert_eq!(norm(&[3.0, 4.0]), 5.0);
        assert_eq!(norm(&[1.0, 1.0, 1.0]), 3f64.sqrt());
        assert_eq!(norm(&[3e200, 4e200]), 4.9999999999999995e200);
        assert_eq!(norm(&[3e-200, 4e-200]), 5e-200);
        assert_eq!(norm(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
    }
}
