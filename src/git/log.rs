//! Reading `git log`: commits from the newest to the oldest, each with what it did to files.

use jiff::civil::Date;

use super::Repository;
use crate::error::Result;
use crate::text::nfc;

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Commit {
    /// Its id.
    pub(super) id: String,
    /// The day its author made it.
    pub(super) day: Date,
    /// What it did to files.
    pub(super) events: Vec<Event>,
}

/// What a commit did to a file; paths are NFC and start at the top of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// It made the file, or changed its text.
    Changed { path: String, new: bool },
    /// It removed the file.
    Removed { path: String },
    /// It gave the file another name; how like the two texts are, in per cent.
    Renamed { from: String, to: String, likeness: u8 },
}

/// All commits that touched documents, wherever they lay, or anything in the content folder.
pub(super) fn read(repository: &Repository) -> Result<Vec<Commit>> {
    let content = format!(":(top){}", repository.prefix());
    let output = repository.git(&[
        "log",
        "--topo-order",
        "-z",
        "-M50%",
        "-l5000",
        // Two files without a word are no rename.
        "--no-rename-empty",
        "--name-status",
        "--no-ext-diff",
        "--no-textconv",
        "--format=%x01%H %as",
        repository.tip.as_deref().unwrap_or("HEAD"),
        "--",
        ":(top,icase,glob)**/*.md",
        ":(top,icase,glob)**/*.markdown",
        &content,
    ])?;
    Ok(parse(&String::from_utf8_lossy(&output)))
}

fn parse(output: &str) -> Vec<Commit> {
    output.split('\u{1}').filter_map(commit).collect()
}

fn commit(text: &str) -> Option<Commit> {
    let (head, rest) = text.split_once('\0').unwrap_or((text, ""));
    let (id, day) = head.trim().split_once(' ')?;
    Some(Commit { id: id.to_owned(), day: day.parse().ok()?, events: events(rest) })
}

/// Reads the fields of `--name-status -z`: a letter and one path, of a rename two.
pub(super) fn events(text: &str) -> Vec<Event> {
    let mut fields = text.split('\0').map(|field| field.trim_start_matches('\n')).filter(|field| !field.is_empty());
    let mut events = Vec::new();
    while let Some(status) = fields.next() {
        let Some(path) = fields.next().map(nfc) else { break };
        events.push(match status.as_bytes()[0] {
            b'R' => {
                let Some(to) = fields.next().map(nfc) else { break };
                Event::Renamed { from: path, to, likeness: status[1..].parse().unwrap_or(0) }
            }
            b'D' => Event::Removed { path },
            letter => Event::Changed { path, new: letter == b'A' },
        });
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_and_their_events_are_read() {
        let commits = parse(
            "\u{1}abc 2026-11-21\0\nM\0kb/c.md\0A\0kb/d e.md\0\u{1}def 2026-11-20\0\nR087\0kb/a\u{308}.md\0kb/c.md\0D\0x\0\u{1}ghi 2026-11-19\0",
        );
        assert_eq!(commits.len(), 3);
        assert_eq!(commits[0].events[1], Event::Changed { path: "kb/d e.md".into(), new: true });
        let renamed = Event::Renamed { from: "kb/ä.md".into(), to: "kb/c.md".into(), likeness: 87 };
        assert_eq!(commits[1].events, [renamed, Event::Removed { path: "x".into() }]);
        assert_eq!((commits[2].id.as_str(), commits[2].events.len()), ("ghi", 0));
    }
}
