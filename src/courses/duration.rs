//! How long things take.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// Minutes, from the least to the most that it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Duration {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl Duration {
    /// Reads a field: `20`, `15-20`, `15–20`.
    pub fn parse(text: &str) -> Option<Self> {
        let number =
            |text: &str| text.trim().parse::<f64>().ok().filter(|n| (0.0..=1e6).contains(n)).map(|n| n.round() as u32);
        match text.split_once(['-', '–']) {
            Some((least, most)) => {
                let (least, most) = (number(least)?, number(most)?);
                Some(Self { least: least.min(most), most: least.max(most) })
            }
            None => number(text).map(|minutes| Self { least: minutes, most: minutes }),
        }
    }

    /// The number in the middle, for adding up what is left.
    pub fn middle(self) -> u32 {
        self.least.midpoint(self.most)
    }
}

impl Add for Duration {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { least: self.least.saturating_add(other.least), most: self.most.saturating_add(other.most) }
    }
}

impl Sum for Duration {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// As people say it: `20 min`, `15–20 min`, `1 h 10 min`, `1 h–1 h 20 min`.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, most) if least == most => f.write_str(&said(most)),
            (least, most) if most < 60 => write!(f, "{least}–{most} min"),
            (least, most) => write!(f, "{}–{}", said(least), said(most)),
        }
    }
}

fn said(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_added_and_said() {
        let said = |text: &str| Duration::parse(text).map(|duration| duration.to_string());
        assert_eq!(said("20").as_deref(), Some("20 min"));
        assert_eq!(said(" 15 - 20 ").as_deref(), Some("15–20 min"));
        assert_eq!(said("20–15").as_deref(), Some("15–20 min"));
        assert_eq!(said("90").as_deref(), Some("1 h 30 min"));
        assert_eq!(said("45-120").as_deref(), Some("45 min–2 h"));
        assert_eq!(said("soon"), None);
        assert_eq!(said("-5"), None);
        let sum: Duration = ["15-20", "40"].iter().filter_map(|text| Duration::parse(text)).sum();
        assert_eq!((sum.to_string().as_str(), sum.middle()), ("55 min–1 h", 57));
    }
}
