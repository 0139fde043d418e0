//! Days as people write them: which of them are written as they should be, and what the others mean.

use jiff::civil::{Date, Time};

/// What a text says about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A day as it should be written, `2026-02-21`, with or without a time behind it.
    Good,
    /// A day in another form, and how it should be written.
    OtherForm(String),
    /// Day and month can be told apart in two ways; both, as they should be written.
    Ambiguous(String, String),
    /// A day that does not exist, and why not.
    Impossible(String),
    /// A month or a year.
    Partial,
    /// No day.
    Nothing,
}

/// Reads a text as a day, or as a day and a time.
pub fn read(text: &str) -> Reading {
    let text = text.trim();
    let (day, time) = split_time(text);
    let in_24_hours = in_24_hours(time);
    let time = in_24_hours.as_deref().unwrap_or(time);
    if !time.is_empty() && !is_time(time) {
        let why = format!("`{}` is no time", time.trim());
        return if is_written_day(day) { Reading::Impossible(why) } else { Reading::Nothing };
    }
    let with_time = |iso: &str| format!("{iso}{time}");
    match read_day(day) {
        Reading::Good if in_24_hours.is_some() => Reading::OtherForm(with_time(day)),
        Reading::OtherForm(iso) => Reading::OtherForm(with_time(&iso)),
        Reading::Ambiguous(one, other) => Reading::Ambiguous(with_time(&one), with_time(&other)),
        Reading::Partial if !time.is_empty() => Reading::Nothing,
        reading => reading,
    }
}

/// A time before or after noon as one of 24 hours: ` 10:30 PM` is ` 22:30`.
fn in_24_hours(time: &str) -> Option<String> {
    let folded = time.to_ascii_lowercase();
    let morning = folded.strip_suffix("am").map(|clock| (clock, 0));
    let (clock, noon) = morning.or_else(|| folded.strip_suffix("pm").map(|clock| (clock, 12)))?;
    let (hour, rest) = clock.trim().split_once(':')?;
    let hour: u8 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    Some(format!(" {:02}:{rest}", hour % 12 + noon))
}

/// Whether a text that is read as [`Reading::Good`] says a time as well.
pub fn has_time(text: &str) -> bool {
    !split_time(text.trim()).1.is_empty()
}

/// A text before and after the place where a time may start, behind a `T` or white space.
fn split_time(text: &str) -> (&str, &str) {
    let Some(colon) = text.find(':') else { return (text, "") };
    let start = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = text[..start].trim_end_matches([' ', '\t', ',']);
    match before.strip_suffix(['T', 't']) {
        // The T of a month's name is none: `Sept 10:30`.
        Some(day) if day.ends_with(|c: char| c.is_ascii_digit()) => (day, &text[day.len()..]),
        _ => (before, &text[before.len()..]),
    }
}

/// Whether a text is a time: `T10:30`, ` 10:30:00.5 +01:00`, `T10:30Z`.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t', ',']).trim_start_matches(['T', 't']);
    let clock = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(text.len());
    let (clock, zone) = text.split_at(clock);
    let padded = if clock.find(':') == Some(1) { format!("0{clock}") } else { clock.to_owned() };
    padded.len() >= 5 && padded.parse::<Time>().is_ok() && is_zone(zone.trim())
}

fn is_zone(zone: &str) -> bool {
    let Some(digits) = zone.strip_prefix(['+', '-', '−']) else {
        return matches!(zone, "" | "Z" | "z" | "UTC" | "GMT");
    };
    let digits = digits.replacen(':', "", 1);
    matches!(digits.len(), 1 | 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is four digits, two and two, with a hyphen between.
fn is_written_day(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| text.as_bytes()[range].iter().all(u8::is_ascii_digit);
    text.len() == 10
        && text.is_ascii()
        && digits(0..4)
        && digits(5..7)
        && digits(8..10)
        && text.as_bytes()[4] == b'-'
        && text.as_bytes()[7] == b'-'
}

fn read_day(text: &str) -> Reading {
    let words: Vec<String> = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |word: &str| word.len() == 4 && is_number(word);
    let is_short = |word: &str| word.len() <= 2 && is_number(word);
    match words.as_slice() {
        [all] if all.len() == 8 && is_number(all) => match day(&all[..4], &all[4..6], &all[6..]) {
            Ok(iso) => Reading::OtherForm(iso),
            // Eight digits can be many things.
            Err(_) => Reading::Nothing,
        },
        [year] if is_year(year) => Reading::Partial,
        [year, month] if is_year(year) && (is_short(month) || month_named(month).is_some()) => Reading::Partial,
        [month, year] if is_year(year) && (is_short(month) || month_named(month).is_some()) => Reading::Partial,
        [year, month, last] if is_year(year) && is_short(month) && is_short(last) => match day(year, month, last) {
            Ok(iso) if iso == text => Reading::Good,
            Ok(iso) => Reading::OtherForm(iso),
            Err(why) => Reading::Impossible(why),
        },
        [one, two, year] if is_year(year) && is_short(one) && is_short(two) => numbers(one, two, year),
        [one, two, three] => with_month_named(&[one, two, three]),
        _ => Reading::Nothing,
    }
}

/// The parts of a day: numbers and words, without what stands between them and without the day of the week.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let kind = if c.is_ascii_digit() {
            'd'
        } else if c.is_alphabetic() {
            'a'
        } else {
            ' '
        };
        if kind == ' ' && !matches!(c, ' ' | '\t' | '-' | '/' | '.' | ',' | '_' | '–' | '‑') {
            return Vec::new();
        }
        match words.last_mut() {
            Some(word) if before == Some(kind) && kind != ' ' => word.extend(c.to_lowercase()),
            _ if kind != ' ' => words.push(c.to_lowercase().collect()),
            _ => {}
        }
        before = Some(kind);
    }
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_weekday = |word: &str| word.len() >= 3 && weekdays.iter().any(|day| day.starts_with(word));
    if words.len() > 3 && is_weekday(&words[0]) {
        words.remove(0);
    }
    // `21st of February`, but a suffix alone is a word like any other.
    let mut number = false;
    words.retain(|word| {
        let filler = number && matches!(word.as_str(), "st" | "nd" | "rd" | "th") || word == "of";
        number = word.bytes().all(|byte| byte.is_ascii_digit());
        !filler
    });
    words
}

/// Two numbers before a year: which of them is the day?
fn numbers(one: &str, two: &str, year: &str) -> Reading {
    match (day(year, two, one), day(year, one, two)) {
        (Ok(iso), Ok(other)) if iso != other => Reading::Ambiguous(iso, other),
        (Ok(iso), _) | (_, Ok(iso)) => Reading::OtherForm(iso),
        // The number above twelve is the day that does not exist.
        (Err(_), Err(why)) if two.parse::<u8>().is_ok_and(|number| number > 12) => Reading::Impossible(why),
        (Err(why), Err(_)) => Reading::Impossible(why),
    }
}

/// A month by its name with a day and a year, in any order in which the year does not stand between.
fn with_month_named(words: &[&str; 3]) -> Reading {
    let Some((at, month)) = words.iter().enumerate().find_map(|(at, word)| Some((at, month_named(word)?))) else {
        return Reading::Nothing;
    };
    let numbers: Vec<&str> = words.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, word)| *word).collect();
    let (year, last) = match numbers.as_slice() {
        [year, last] if year.len() == 4 && at < 2 => (year, last),
        [last, year] if year.len() == 4 => (year, last),
        _ => return Reading::Nothing,
    };
    if last.len() > 2 || !last.bytes().chain(year.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Reading::Nothing;
    }
    match day(year, &month.to_string(), last) {
        Ok(iso) => Reading::OtherForm(iso),
        Err(why) => Reading::Impossible(why),
    }
}

/// The number of a month by its English name or the first letters of it.
fn month_named(word: &str) -> Option<usize> {
    let at = MONTHS.iter().position(|month| *month == word || (word.len() == 3 && month.starts_with(word)));
    at.map(|at| at + 1).or_else(|| (word == "sept").then_some(9))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day as it should be written, or why there is none of these numbers.
fn day(year: &str, month: &str, last: &str) -> Result<String, String> {
    let number = |text: &str| text.parse::<i16>().unwrap_or_default();
    let (year, month, last) = (number(year), number(month), number(last));
    if !(1..=12).contains(&month) {
        return Err(format!("there is no month {month}"));
    }
    let first = Date::new(year, i8::try_from(month).unwrap_or(1), 1).map_err(|_| format!("there is no year {year}"))?;
    let longest = i16::from(first.days_in_month());
    if !(1..=longest).contains(&last) {
        let name = MONTHS[usize::try_from(month - 1).unwrap_or_default()];
        let (head, tail) = name.split_at(1);
        return Err(format!("{}{tail} {year} has {longest} days", head.to_uppercase()));
    }
    Ok(format!("{year:04}-{month:02}-{last:02}"))
}

#[cfg(test)]
mod tests {
    use super::Reading::{Ambiguous, Good, Impossible, Nothing, OtherForm, Partial};
    use super::*;

    #[test]
    fn days_and_times_as_they_should_be() {
        for text in [
            "2026-02-21",
            " 2026-02-21 ",
            "2024-02-29",
            "2026-02-21T10:30",
            "2026-02-21 10:30",
            "2026-02-21T10:30:00Z",
            "2026-02-21T10:30:00.123456+01:00",
            "2026-02-21 10:30:00 +0100",
            "2026-02-21 9:30",
            "2026-02-21t23:59:59-08",
            "2026-02-21 10:30 UTC",
        ] {
            assert_eq!(read(text), Good, "{text}");
        }
        assert!(has_time("2026-02-21T10:30") && has_time("2026-02-21 10:30") && !has_time("2026-02-21"));
    }

    #[test]
    fn other_forms_of_one_day() {
        for text in [
            "2026/02/21",
            "2026.02.21",
            "2026-2-21",
            "2026_02_21",
            "2026 02 21",
            "20260221",
            "21.02.2026",
            "21. 2. 2026",
            "21/02/2026",
            "21-02-2026",
            "02/21/2026",
            "2/21/2026",
            "Feb 21 2026",
            "Feb. 21, 2026",
            "February 21st, 2026",
            "21 FEB 2026",
            "21-Feb-2026",
            "21st of February 2026",
            "Saturday, 21 February 2026",
            "Sat Feb 21 2026",
            "2026 February 21",
            "2026-Feb-21",
            "21Feb2026",
        ] {
            assert_eq!(read(text), OtherForm("2026-02-21".to_owned()), "{text}");
        }
        let with_time = [
            ("2026/02/21 10:30", "2026-02-21 10:30"),
            ("21.02.2026T10:30Z", "2026-02-21T10:30Z"),
            ("Sat, 21 Feb 2026 10:30:00 +0000", "2026-02-21 10:30:00 +0000"),
            ("May 5, 2026 10:30 PM", "2026-05-05 22:30"),
            ("2026-05-05 12:05:30am", "2026-05-05 00:05:30"),
            ("5/5/2026", "2026-05-05"),
            ("1 Sept 2026", "2026-09-01"),
        ];
        for (text, iso) in with_time {
            assert_eq!(read(text), OtherForm(iso.to_owned()), "{text}");
            assert_eq!(read(iso), Good, "{iso}");
        }
    }

    #[test]
    fn nobody_can_tell_day_from_month() {
        for text in ["03/04/2026", "3.4.2026", "03-04-2026"] {
            assert_eq!(read(text), Ambiguous("2026-04-03".to_owned(), "2026-03-04".to_owned()), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for (text, why) in [
            ("2026-02-30", "February 2026 has 28 days"),
            ("2026-02-29", "February 2026 has 28 days"),
            ("2026-13-01", "there is no month 13"),
            ("2026-00-10", "there is no month 0"),
            ("2026-04-31", "April 2026 has 30 days"),
            ("31.04.2026", "April 2026 has 30 days"),
            ("04/31/2026", "April 2026 has 30 days"),
            ("0000-00-00", "there is no month 0"),
            ("Feb 30 2026", "February 2026 has 28 days"),
            ("2026-02-21T25:00", "`T25:00` is no time"),
            ("2026-02-21 10:75", "`10:75` is no time"),
            ("2026-02-21 13:00 PM", "`13:00 PM` is no time"),
        ] {
            assert_eq!(read(text), Impossible(why.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "",
            "soon",
            "21.02.26",
            "2026-02-21-01",
            "12345678",
            "1.2.3",
            "v2026.02",
            "10:30",
            "Q1 2026",
            "yesterday",
            "2026-02-21 to 2026-03-01",
            "21",
            "march",
            "99999999",
            "日本",
            "2026-02-21 AI: a book",
        ] {
            assert_eq!(read(text), Nothing, "{text}");
        }
        for text in ["2026", "2026-02", "02/2026", "Feb 2026", "2026 February"] {
            assert_eq!(read(text), Partial, "{text}");
        }
    }
}
