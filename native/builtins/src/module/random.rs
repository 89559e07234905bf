//! `_random.Random`: the Mersenne twister, which gives the numbers that CPython's gives.

use molt_call::index_i64;
use molt_object::big::{BigInt, Sign};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, VTable, Value};
use molt_state::State;

/// Words of state.
const N: usize = 624;
/// How far apart words are mixed.
const M: usize = 397;

/// A generator of numbers.
struct Twister {
    /// The state; none until it is seeded.
    state: Vec<u32>,
    /// The word that is used next.
    index: usize,
}

impl Payload for Twister {}

impl Twister {
    fn start(&mut self, seed: u32) {
        self.state.clear();
        let mut word = seed;
        self.state.push(word);
        for i in 1..N as u32 {
            word = 1812433253u32.wrapping_mul(word ^ (word >> 30)).wrapping_add(i);
            self.state.push(word);
        }
        self.index = N;
    }

    fn start_with(&mut self, key: &[u32]) {
        self.start(19650218);
        let s = &mut self.state;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            s[i] = (s[i] ^ (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1664525))
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                s[0] = s[N - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 0..N - 1 {
            s[i] = (s[i] ^ (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1566083941)).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                s[0] = s[N - 1];
                i = 1;
            }
        }
        s[0] = 0x8000_0000;
    }

    fn next(&mut self) -> u32 {
        if self.state.len() != N {
            self.start(5489);
        }
        if self.index >= N {
            let s = &mut self.state;
            for i in 0..N {
                let y = (s[i] & 0x8000_0000) | (s[(i + 1) % N] & 0x7fff_ffff);
                s[i] = s[(i + M) % N] ^ (y >> 1) ^ (if y & 1 == 0 { 0 } else { 0x9908_b0df });
            }
            self.index = 0;
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    fn float(&mut self) -> f64 {
        let (a, b) = ((self.next() >> 5) as f64, (self.next() >> 6) as f64);
        (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)
    }
}

/// `_random.Random`
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Random() -> create a random number generator with its own internal state.",
    slots: TypeSlots { new: Some(new), init: Some(init), ..TypeSlots::NONE },
    methods: &[
        method("random", Native::fixed1(random), "()", "random() -> x in the interval [0, 1)."),
        method(
            "getrandbits",
            Native::fixed2(bits),
            "(k, /)",
            "getrandbits(k) -> x.  Generates an int with k random bits.",
        ),
        method("seed", Native::fixed2(seed), "(n=None, /)", "seed([n]) -> None."),
        method("getstate", Native::fixed1(get_state), "()", "getstate() -> tuple containing the current state."),
        method(
            "setstate",
            Native::fixed2(set_state),
            "(state, /)",
            "setstate(state) -> None.  Restores generator state.",
        ),
    ],
    ..TypeSpec::new(T::Random, VTable::of::<Twister>())
};

fn new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Twister { state: Vec::new(), index: N }))
}

fn init(gil: &mut Gil, r: &Value, args: Args<'_>) -> Result<()> {
    let given = args.positional().first().cloned().unwrap_or(Value::NONE);
    seed(gil, r, &given).map(|_| ())
}

fn random(gil: &mut Gil, r: &Value) -> Result {
    Ok(Value::float(gil.get_mut::<Twister>(r).map_or(0.0, Twister::float)))
}

fn bits(gil: &mut Gil, r: &Value, count: &Value) -> Result {
    let count = index_i64(gil, count, Exc::OverflowError)?;
    if count < 0 {
        return Err(gil.value_error("number of bits must be non-negative"));
    }
    let Some(t) = gil.get_mut::<Twister>(r) else { return Ok(Value::NONE) };
    if count <= 32 {
        let n = if count == 0 { 0 } else { t.next() >> (32 - count) };
        return Ok(gil.new_int(n as i64));
    }
    if count > 1 << 32 {
        return Err(gil.memory_error());
    }
    let mut left = count;
    let mut digits = Vec::new();
    while left > 0 {
        let word = t.next();
        digits.push(if left < 32 { word >> (32 - left) } else { word });
        left -= 32;
    }
    Ok(gil.new_big(BigInt::from_digits(Sign::Plus, digits)))
}

fn seed(gil: &mut Gil, r: &Value, n: &Value) -> Result {
    let key: Vec<u32> = match n.bound().filter(|n| !n.is_none()) {
        None => {
            let bytes = match molt_state::host::random(gil, 4 * N as u32) {
                Ok(bytes) => bytes,
                // Numbers that nobody is to guess need another module anyway.
                Err(_) => gil.state().config.seed.to_le_bytes().to_vec(),
            };
            bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect()
        }
        Some(n) => match gil.int(n) {
            Some(i) => i.to_big().digits().to_vec(),
            None => {
                let hash = molt_call::hash(gil, n)? as u64;
                vec![hash as u32, (hash >> 32) as u32]
            }
        },
    };
    let mut key = &key[..];
    while let [start @ .., 0] = key {
        key = start;
    }
    if let Some(t) = gil.get_mut::<Twister>(r) {
        t.start_with(if key.is_empty() { &[0] } else { key });
    }
    Ok(Value::NONE)
}

fn get_state(gil: &mut Gil, r: &Value) -> Result {
    if let Some(t) = gil.get_mut::<Twister>(r)
        && t.state.len() != N
    {
        t.start(5489);
    }
    let Some(t) = gil.get::<Twister>(r) else { return Ok(Value::NONE) };
    let words = t.state.iter().copied().chain([t.index as u32]);
    let items = words.map(|w| gil.new_int(w as i64)).collect();
    Ok(gil.new_tuple(items))
}

fn set_state(gil: &mut Gil, r: &Value, state: &Value) -> Result {
    let Some(items) = gil.tuple(state).map(<[Value]>::to_vec) else {
        return Err(gil.type_error("state vector must be a tuple"));
    };
    if items.len() != N + 1 {
        return Err(gil.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(N);
    for item in &items {
        words.push(index_i64(gil, item, Exc::OverflowError)? as u32);
    }
    let index = words.pop().unwrap_or(0) as usize;
    if index > N {
        return Err(gil.value_error("invalid state"));
    }
    if let Some(t) = gil.get_mut::<Twister>(r) {
        t.state = words;
        t.index = index;
    }
    Ok(Value::NONE)
}
