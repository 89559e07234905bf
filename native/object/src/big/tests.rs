//! What the operations compute, beside what another library computes.

use num_bigint::BigInt as Their;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::*;

/// Numbers of many lengths, with runs of ones and zeros, which meet the rare branches.
fn numbers(count: u64, longest: u64) -> Vec<BigInt> {
    let mut seed = 11u64;
    let mut all = vec![BigInt::ZERO];
    for i in 0..count {
        let mut digits = Vec::new();
        for _ in 0..1 + i * 7 % longest {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            digits.push(match seed >> 61 {
                0 => 0,
                1 => u32::MAX,
                2 => 1 << 31,
                _ => (seed >> 32) as u32,
            });
        }
        all.push(BigInt::from_digits(if seed & 1 == 0 { Sign::Plus } else { Sign::Minus }, digits));
    }
    all
}

fn theirs(x: &BigInt) -> Their {
    let sign = match x.sign() {
        Sign::Minus => num_bigint::Sign::Minus,
        Sign::NoSign => num_bigint::Sign::NoSign,
        Sign::Plus => num_bigint::Sign::Plus,
    };
    Their::from_slice(sign, x.digits())
}

#[track_caller]
fn same(ours: &BigInt, expected: &Their) {
    assert_eq!(theirs(ours), *expected);
    assert_ne!(ours.digits().last(), Some(&0));
    assert_eq!(ours.is_zero(), ours.digits().is_empty());
}

#[test]
fn arithmetic_of_two_numbers() {
    let all = numbers(90, 13);
    for x in &all {
        for y in &all {
            let (a, b) = (theirs(x), theirs(y));
            same(&(x + y), &(&a + &b));
            same(&(x - y), &(&a - &b));
            same(&(x * y), &(&a * &b));
            same(&(x & y), &(&a & &b));
            same(&(x | y), &(&a | &b));
            same(&(x ^ y), &(&a ^ &b));
            assert_eq!(x.cmp(y), a.cmp(&b));
            same(&x.magnitude().gcd(y.magnitude()).into(), &a.gcd(&b));
            if !y.is_zero() {
                let (quotient, remainder) = x.div_mod_floor(y);
                let (q, r) = a.div_mod_floor(&b);
                same(&quotient, &q);
                same(&remainder, &r);
            }
        }
    }
}

#[test]
fn long_products_and_quotients() {
    let all = numbers(50, 900);
    for x in &all {
        for y in all.iter().step_by(3) {
            let (a, b) = (theirs(x), theirs(y));
            same(&(x * y), &(&a * &b));
            if !y.is_zero() {
                same(&x.div_mod_floor(y).0, &a.div_floor(&b));
            }
        }
    }
}

#[test]
fn operations_of_one_number() {
    for x in &numbers(200, 40) {
        let a = theirs(x);
        same(&!x, &!&a);
        same(&x.abs(), &num_traits::Signed::abs(&a));
        same(&x.pow(3), &a.pow(3));
        same(&x.pow(0), &a.pow(0));
        same(&BigInt::from(x.magnitude().sqrt()), &num_traits::Signed::abs(&a).sqrt());
        assert_eq!((x.to_i64(), x.to_u64(), x.to_i128()), (a.to_i64(), a.to_u64(), a.to_i128()));
        assert_eq!(x.to_f64(), a.to_f64().unwrap_or(0.0));
        assert_eq!(x.bits(), a.bits());
        for count in [0, 1, 31, 32, 33, 64, 100, 1000, 5000] {
            same(&(x << count), &(&a << count));
            same(&(x >> count), &(&a >> count));
        }
        for n in [0, 1, -1, 10, u32::MAX as i64, 1 << 32, -(1 << 47), (1 << 48) - 1, i64::MIN, i64::MAX] {
            same(&(x + n), &(&a + n));
            same(&(x * n), &(&a * n));
        }
        for radix in [2, 4, 8, 16] {
            assert_eq!(x.magnitude().to_radix(radix), a.magnitude().to_str_radix(radix));
        }
        for radix in [2, 3, 8, 10, 16, 32, 36] {
            let digits = a.magnitude().to_radix_be(radix);
            assert_eq!(&BigUint::from_radix_be(&digits, radix), x.magnitude());
        }
        let (sign, bytes) = x.to_bytes_le();
        assert_eq!(BigInt::from_bytes_le(sign, &bytes), *x);
        assert_eq!(Their::from_signed_bytes_le(&x.to_signed_bytes_le()), a);
        let (quotient, rest) = x.magnitude().div_rem_digit(1_000_000_007);
        assert_eq!(rest, x.magnitude().rem_digit(1_000_000_007));
        assert_eq!(quotient * BigUint::from(1_000_000_007u32) + BigUint::from(rest), *x.magnitude());
    }
}

#[test]
fn powers_modulo_a_number() {
    let all = numbers(60, 7);
    for m in all.iter().filter(|m| !m.is_zero()) {
        for x in all.iter().step_by(5) {
            let (base, modulus) = (x.magnitude(), m.magnitude());
            for exponent in [BigUint::ZERO, BigUint::from(1u32), base.clone()] {
                let expected =
                    theirs(x).magnitude().modpow(theirs(&exponent.clone().into()).magnitude(), theirs(m).magnitude());
                same(&base.modpow(&exponent, modulus).into(), &expected.into());
            }
            let positive = m.abs();
            if !positive.is_one() {
                assert_eq!(x.modinv(&positive).map(|i| theirs(&i)), theirs(x).modinv(&theirs(&positive)));
            }
        }
    }
}

#[test]
fn floats_become_numbers() {
    for f in [0.0, 0.5, 1.0, -1.5, 3e5, 1e15, -9007199254740993.0, 1e22, -1e300, 5e-324, f64::MAX] {
        let expected = num_traits::FromPrimitive::from_f64(f).unwrap_or_default();
        same(&BigInt::from_f64(f).unwrap_or_default(), &expected);
    }
    assert_eq!(BigInt::from_f64(f64::NAN), None);
    assert_eq!(BigInt::from_f64(f64::INFINITY), None);
    assert_eq!(BigInt::from(i64::MIN).to_i64(), Some(i64::MIN));
    assert_eq!(BigInt::from(i128::MIN).to_i128(), Some(i128::MIN));
    assert_eq!((&BigInt::from(1) << 2000).to_f64(), f64::INFINITY);
}
