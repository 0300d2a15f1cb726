//! Dates and times, which say nothing of anybody.

use generator::patterns::{after, is_offset};

/// How the date begins, and how a time may be written; `d` is a digit.
const DATE: &str = "dddd-dd-dd";
const TIMES: [&str; 2] = ["dd:dd:dd", "dd:dd"];

/// How many digits a fraction of a second has at most.
const FRACTION: usize = 9;

/// How the names of zones begin, if there is a place in them.
const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Etc",
    "Europe",
    "Indian",
    "Pacific",
];

/// Whether a text is a date, or a date and time, and nothing more. Forms that no standard has are among
/// them, as servers write them.
pub fn is_date(text: &str) -> bool {
    let Some(rest) = after(text, DATE) else {
        return false;
    };
    match rest.strip_prefix(['T', 't', ' ']) {
        Some(time) => is_time(time),
        None => rest.is_empty(),
    }
}

/// Whether a text is a date and a time.
pub fn is_point_in_time(text: &str) -> bool {
    text.len() > DATE.len() && is_date(text)
}

fn is_time(text: &str) -> bool {
    let Some(rest) = TIMES.iter().find_map(|form| after(text, form)) else {
        return false;
    };
    let rest = match rest.strip_prefix(['.', ',', ':']) {
        Some(fraction) => {
            let rest = fraction.trim_start_matches(|sign: char| sign.is_ascii_digit());
            let length = fraction.len() - rest.len();
            match (1..=FRACTION).contains(&length) {
                true => rest,
                false => return false,
            }
        }
        None => rest,
    };
    let (offset, zone) = match rest.split_once('[') {
        Some((offset, zone)) => (offset, zone.strip_suffix(']')),
        None => (rest, Some("UTC")),
    };
    (offset.is_empty() || is_offset(offset)) && zone.is_some_and(is_zone)
}

/// Whether a text is the name of a zone: a few capitals, or a place after its area.
fn is_zone(text: &str) -> bool {
    let is_short = (1..=5).contains(&text.len());
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "_+-/".contains(sign);
    match text.split_once('/') {
        Some((area, place)) => {
            AREAS.contains(&area) && place.len() <= 30 && place.chars().all(is_sign)
        }
        None => is_short && text.bytes().all(|sign| sign.is_ascii_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_known_in_every_form_that_servers_write() {
        for text in [
            "2020-01-31",
            "2020-01-31T12:00",
            "2020-01-31 12:00:00",
            "2020-01-31T12:00:00Z",
            "2020-01-31T12:00:00.123456+01:00",
            "2020-01-31T12:00:00:000Z",
            "2020-01-31T12:00:00Z[GMT]",
            "2020-01-31T12:00:00+0100[Europe/Copenhagen]",
        ] {
            assert!(is_date(text), "{text}");
        }
    }

    #[test]
    fn nothing_may_follow_a_date() {
        for text in [
            "2020-01-01 123-45-6789",
            "2020-01-01 4111111111111111",
            "2020-01-01T12:00:00.4111111111111111Z",
            "2020-01-01T12:00:00Z[Ada Lovelace]",
            "2020-01-01T12:00:00Z[Ada]",
            "2020-01-01T12:00:00Z[GMT] Ada",
            "2020-01-01Ada",
            "0000-00-00 4512345678",
            "20200-1-01",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
