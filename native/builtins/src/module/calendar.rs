//! Dates from seconds and back, and `strftime`, for the module `time`.

use molt_object::{Known, Numbers, Objects, Raise, Strings, T, TypeSlots, TypeSpec};
use molt_provenance::{Args, Gil, Result, Tuple, Value};

use super::struct_seq;
use super::time::now;
use crate::module::struct_seq::struct_fields;

/// `time.struct_time`
pub static SPEC: TypeSpec = TypeSpec {
    base: T::Tuple,
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().",
    slots: TypeSlots { repr: Some(struct_seq::repr), new: Some(new), ..TypeSlots::NONE },
    getset: FIELDS,
    ..TypeSpec::new(T::StructTime, Tuple::VTABLE)
};

static FIELDS: &[molt_object::GetSetSpec] =
    struct_fields!("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst");
static ZONE: &[molt_object::GetSetSpec] = &[
    molt_object::getter("tm_zone", |gil, _| Ok(gil.new_str("UTC")), "abbreviation of timezone name"),
    molt_object::getter("tm_gmtoff", |_, _| Ok(Value::int32(0)), "offset from UTC in seconds"),
];

/// The type, with what sequences with names have.
pub(super) fn struct_time(gil: &mut Gil) -> Value {
    let ty = gil.ty(T::StructTime).clone();
    crate::shutdown::as_own(gil, |gil| {
        struct_seq::complete(gil, &ty, FIELDS);
        crate::class::make::fill(gil, &ty, &TypeSlots::NONE, &[], ZONE);
    });
    ty
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let Some(source) = args.values.first() else {
        return Err(gil.type_error("structseq() missing required argument 'sequence' (pos 1)"));
    };
    if molt_call::slot(gil, source, |s| s.iter.is_none() && s.getitem.is_none()) {
        return Err(gil.type_error("constructor requires a sequence"));
    }
    let items: Vec<Value> = molt_call::collect(gil, source)?.iter().cloned().collect();
    if items.len() < 9 {
        let message = format!("time.struct_time() takes an at least 9-sequence ({}-sequence given)", items.len());
        return Err(gil.type_error(message));
    }
    Ok(struct_seq::new(gil, cls, items[..9].to_vec()))
}

/// A point in time, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// Monday is 0.
    weekday: i64,
    /// From 1.
    year_day: i64,
    dst: i64,
}

/// Days since the epoch of a date in the Gregorian calendar.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March: the leap day is the last one.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn moment_of(seconds: i64) -> Moment {
    let days = seconds.div_euclid(86_400);
    let rest = seconds.rem_euclid(86_400);
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Moment {
        year,
        month,
        day,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        weekday: (days + 3).rem_euclid(7),
        year_day: days - days_of(year, 1, 1) + 1,
        dst: 0,
    }
}

fn seconds_of(m: &Moment) -> i64 {
    // Months beyond the year count on.
    let months = m.month - 1;
    let days = days_of(m.year + months.div_euclid(12), months.rem_euclid(12) + 1, 1) + m.day - 1;
    days * 86_400 + m.hour * 3600 + m.minute * 60 + m.second
}

fn to_tuple(gil: &mut Gil, m: &Moment) -> Value {
    let fields = [m.year, m.month, m.day, m.hour, m.minute, m.second, m.weekday, m.year_day, m.dst];
    let items = fields.iter().map(|f| gil.new_int(*f)).collect();
    struct_seq::new(gil, gil.ty(T::StructTime), items)
}

/// Whole seconds from an argument, rounded down; now when it is absent.
fn seconds_argument(gil: &mut Gil, v: &Value) -> Result<i64> {
    let Some(v) = v.bound().filter(|v| !v.is_none()) else { return Ok(now(gil).floor() as i64) };
    if let Some(f) = gil.float(v) {
        if f.is_nan() {
            return Err(gil.value_error("Invalid value NaN (not a number)"));
        }
        if f.abs() > 67_767_976_233_532_799.0 {
            return Err(gil.overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(f.floor() as i64);
    }
    let i = molt_call::index(gil, v)?;
    match gil.int(&i).and_then(|i| i.to_i64()).filter(|i| i.abs() <= 67_767_976_233_532_799) {
        Some(i) => Ok(i),
        None => Err(gil.overflow_error("timestamp out of range for platform time_t")),
    }
}

pub(super) fn gmtime(gil: &mut Gil, seconds: &Value) -> Result {
    let seconds = seconds_argument(gil, seconds)?;
    Ok(to_tuple(gil, &moment_of(seconds)))
}

pub(super) fn localtime(gil: &mut Gil, seconds: &Value) -> Result {
    gmtime(gil, seconds)
}

/// The moment that a tuple of nine ints describes; now when it is absent.
fn moment_argument(gil: &mut Gil, v: &Value) -> Result<Moment> {
    let Some(v) = v.bound() else {
        return Ok(moment_of(now(gil).floor() as i64));
    };
    let Some(items) = gil.tuple(v).map(<[Value]>::to_vec) else {
        return Err(gil.type_error("Tuple or struct_time argument required"));
    };
    if items.len() != 9 {
        return Err(gil.type_error("illegal time tuple argument"));
    }
    let mut f = [0i64; 9];
    for (place, item) in f.iter_mut().zip(&items) {
        *place = molt_call::index_i64(gil, item, molt_object::Exc::OverflowError)?;
    }
    Ok(Moment {
        year: f[0],
        month: f[1],
        day: f[2],
        hour: f[3],
        minute: f[4],
        second: f[5],
        weekday: f[6],
        year_day: f[7],
        dst: f[8],
    })
}

/// As `moment_argument`, with fields in their ranges; zeros that mean "first" count as such.
fn checked_moment(gil: &mut Gil, v: &Value) -> Result<Moment> {
    let mut m = moment_argument(gil, v)?;
    m.month = if m.month == 0 { 1 } else { m.month };
    m.day = if m.day == 0 { 1 } else { m.day };
    m.year_day = if m.year_day == 0 { 1 } else { m.year_day };
    m.weekday = m.weekday.rem_euclid(7);
    let ranges = [
        (m.month, 1, 12, "month out of range"),
        (m.day, 1, 31, "day of month out of range"),
        (m.hour, 0, 23, "hour out of range"),
        (m.minute, 0, 59, "minute out of range"),
        (m.second, 0, 61, "seconds out of range"),
        (m.year_day, 1, 366, "day of year out of range"),
    ];
    for (field, least, most, message) in ranges {
        if field < least || field > most {
            return Err(gil.value_error(message));
        }
    }
    Ok(m)
}

pub(super) fn mktime(gil: &mut Gil, tuple: &Value) -> Result {
    let m = moment_argument(gil, tuple)?;
    Ok(Value::float(seconds_of(&m) as f64))
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn plain_text(m: &Moment) -> String {
    let (day, month) = (DAYS[m.weekday as usize % 7], MONTHS[(m.month as usize - 1) % 12]);
    format!("{day:.3} {month:.3} {:2} {:02}:{:02}:{:02} {}", m.day, m.hour, m.minute, m.second, m.year)
}

pub(super) fn asctime(gil: &mut Gil, tuple: &Value) -> Result {
    let m = checked_moment(gil, tuple)?;
    Ok(gil.new_str(&plain_text(&m)))
}

pub(super) fn ctime(gil: &mut Gil, seconds: &Value) -> Result {
    let seconds = seconds_argument(gil, seconds)?;
    Ok(gil.new_str(&plain_text(&moment_of(seconds))))
}

/// Year and number of the week by ISO 8601.
fn iso_week(m: &Moment) -> (i64, i64) {
    let week = (m.year_day - 1 - m.weekday + 10) / 7;
    let weeks_in = |year: i64| {
        let first = (days_of(year, 1, 1) + 3).rem_euclid(7);
        let leap = days_of(year + 1, 1, 1) - days_of(year, 1, 1) == 366;
        if first == 3 || (first == 2 && leap) { 53 } else { 52 }
    };
    if week < 1 {
        (m.year - 1, weeks_in(m.year - 1))
    } else if week > weeks_in(m.year) {
        (m.year + 1, 1)
    } else {
        (m.year, week)
    }
}

fn format_moment(format: &str, m: &Moment) -> String {
    use core::fmt::Write as _;
    let mut out = String::with_capacity(format.len() + 16);
    let mut chars = format.chars();
    let (day, month) = (DAYS[m.weekday as usize % 7], MONTHS[(m.month as usize - 1) % 12]);
    let hour12 = if m.hour % 12 == 0 { 12 } else { m.hour % 12 };
    let sunday = (m.weekday + 1) % 7;
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let Some(directive) = chars.next() else {
            out.push('%');
            break;
        };
        // Writing to a string cannot fail.
        let _ = match directive {
            'a' => write!(out, "{day:.3}"),
            'A' => write!(out, "{day}"),
            'b' | 'h' => write!(out, "{month:.3}"),
            'B' => write!(out, "{month}"),
            'c' => write!(out, "{}", plain_text(m)),
            'C' => write!(out, "{:02}", m.year / 100),
            'd' => write!(out, "{:02}", m.day),
            'D' | 'x' => write!(out, "{:02}/{:02}/{:02}", m.month, m.day, m.year.rem_euclid(100)),
            'e' => write!(out, "{:2}", m.day),
            'F' => write!(out, "{}-{:02}-{:02}", m.year, m.month, m.day),
            'G' => write!(out, "{}", iso_week(m).0),
            'g' => write!(out, "{:02}", iso_week(m).0.rem_euclid(100)),
            'H' => write!(out, "{:02}", m.hour),
            'I' => write!(out, "{hour12:02}"),
            'j' => write!(out, "{:03}", m.year_day),
            'k' => write!(out, "{:2}", m.hour),
            'l' => write!(out, "{hour12:2}"),
            'm' => write!(out, "{:02}", m.month),
            'M' => write!(out, "{:02}", m.minute),
            'n' => out.write_char('\n'),
            'p' => write!(out, "{}", if m.hour < 12 { "AM" } else { "PM" }),
            'r' => write!(out, "{hour12:02}:{:02}:{:02} {}", m.minute, m.second, if m.hour < 12 { "AM" } else { "PM" }),
            'R' => write!(out, "{:02}:{:02}", m.hour, m.minute),
            's' => write!(out, "{}", seconds_of(m)),
            'S' => write!(out, "{:02}", m.second),
            't' => write!(out, "\t"),
            'T' | 'X' => write!(out, "{:02}:{:02}:{:02}", m.hour, m.minute, m.second),
            'u' => write!(out, "{}", m.weekday + 1),
            'U' => write!(out, "{:02}", (m.year_day - 1 + 7 - sunday) / 7),
            'V' => write!(out, "{:02}", iso_week(m).1),
            'w' => write!(out, "{sunday}"),
            'W' => write!(out, "{:02}", (m.year_day - 1 + 7 - m.weekday) / 7),
            'y' => write!(out, "{:02}", m.year.rem_euclid(100)),
            'Y' => write!(out, "{}", m.year),
            'z' => write!(out, "+0000"),
            'Z' => write!(out, "UTC"),
            '%' => write!(out, "%"),
            other => write!(out, "%{other}"),
        };
    }
    out
}

pub(super) fn strftime(gil: &mut Gil, format: &Value, tuple: &Value) -> Result {
    if !gil.is_str(format) {
        return Err(molt_call::type_error_of(gil, "strftime() argument 1 must be str, not %T", format));
    }
    let m = checked_moment(gil, tuple)?;
    let text = format_moment(&gil.to_rust(format), &m);
    Ok(gil.new_str(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_survive_both_ways() {
        for seconds in [0, -1, 1_000_000_000, 951_782_400, 951_868_800, 4_107_542_400, -2_208_988_800, 86_399] {
            assert_eq!(seconds_of(&moment_of(seconds)), seconds);
        }
        let m = moment_of(1_000_000_000);
        assert_eq!(
            (m.year, m.month, m.day, m.hour, m.minute, m.second, m.weekday, m.year_day),
            (2001, 9, 9, 1, 46, 40, 6, 252)
        );
    }

    #[test]
    fn formats_as_the_c_library_does() {
        let text =
            format_moment("%Y-%m-%d %H:%M:%S %j %a %B %y %p %I %% %w %U %u %G %V %e %W %s", &moment_of(1_000_000_000));
        assert_eq!(text, "2001-09-09 01:46:40 252 Sun September 01 AM 01 % 0 36 7 2001 36  9 36 1000000000");
    }
}
