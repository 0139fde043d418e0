//! Copies of dead pages in an archive that answers as the Wayback Machine does.

use serde::Deserialize;
use url::Url;

use super::ask::Asker;
use crate::remote::{Answers, Verdict};

/// The largest answer that is read; a real one has a few hundred bytes.
const LIMIT: usize = 64 * 1024;

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    archived_snapshots: Snapshots,
}

#[derive(Default, Deserialize)]
struct Snapshots {
    closest: Option<Snapshot>,
}

#[derive(Deserialize)]
struct Snapshot {
    #[serde(default)]
    available: bool,
    url: Url,
}

/// Asks the configured archive for a copy of each dead page, one after the other. No answer is no copy.
pub(super) async fn suggest(asker: &Asker, answers: &mut Answers) {
    let Some(archive) = asker.settings.archive.as_deref().and_then(|text| Url::parse(text).ok()) else { return };
    if !asker.may_ask(&archive).await {
        return;
    }
    let settings = &answers.settings;
    let dead = answers.pages.iter_mut().filter(|(_, answer)| answer.verdict(settings) == Verdict::Dead);
    for (page, answer) in dead.filter(|(_, answer)| answer.archived.is_none()) {
        let mut question = archive.clone();
        question.query_pairs_mut().append_pair("url", page);
        let Some(bytes) = asker.fetch(question, LIMIT).await else { continue };
        answer.archived = copy(&bytes);
    }
}

/// The address of the copy, if there is one.
fn copy(answer: &[u8]) -> Option<String> {
    let found: Found = serde_json::from_slice(answer).ok()?;
    let copy = found.archived_snapshots.closest.filter(|copy| copy.available)?;
    matches!(copy.url.scheme(), "http" | "https").then(|| copy.url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_copy_that_can_be_opened_counts() {
        let answer = |closest: &str| copy(format!(r#"{{"url": "a", "archived_snapshots": {closest}}}"#).as_bytes());
        let whole =
            r#"{"closest": {"status": "200", "available": true, "url": "http://archive.test/1/a", "timestamp": "1"}}"#;
        assert_eq!(answer(whole).as_deref(), Some("http://archive.test/1/a"));
        assert_eq!(answer("{}"), None);
        assert_eq!(answer(r#"{"closest": {"available": false, "url": "http://archive.test/"}}"#), None);
        assert_eq!(answer(r#"{"closest": {"available": true, "url": "javascript:alert(1)"}}"#), None);
        assert_eq!(copy(b"<html>"), None);
    }
}
