//! What all commands that work on a site take, and what they expect of it.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::config::Overrides;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::security::SecurityLevel;

/// What all commands that read a site take.
#[derive(Args, Debug)]
pub(super) struct SiteArgs {
    /// The site: a folder with lyceum.yaml, or any folder of Markdown
    #[arg(default_value = ".", value_name = "SITE")]
    pub(super) site: PathBuf,
    /// The folder of documents
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Whom the site is for: Public, Internal, Confidential or Restricted
    #[arg(long, value_name = "LEVEL", value_parser = parse_level)]
    audience: Option<SecurityLevel>,
    /// Keep drafts although there is an audience
    #[arg(long)]
    drafts: bool,
    /// How many threads to use; default: one for each core
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

/// What commands that make pages take besides.
#[derive(Args, Debug)]
pub(super) struct OutputArgs {
    /// The folder the site is written to
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The public address of the site
    #[arg(long, value_name = "URL", value_parser = parse_url)]
    base_url: Option<String>,
}

impl SiteArgs {
    /// What these arguments say about the site; also sets the number of threads.
    pub(super) fn overrides(&self, output: Option<&OutputArgs>) -> Result<Overrides> {
        if let Some(threads) = self.threads {
            if threads == 0 {
                return Err(Error::new("--threads needs at least 1"));
            }
            // Fails only when threads run already: then a command was run twice in one process, as in tests.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        }
        Ok(Overrides {
            content: self.content.clone(),
            out: output.and_then(|output| output.out.clone()),
            base_url: output.and_then(|output| output.base_url.clone()),
            audience: self.audience,
            drafts: self.drafts,
        })
    }
}

pub(super) fn parse_level(text: &str) -> std::result::Result<SecurityLevel, String> {
    SecurityLevel::parse(text).ok_or_else(|| "use one of Public, Internal, Confidential, Restricted".to_owned())
}

pub(super) fn parse_day(text: &str) -> std::result::Result<Date, String> {
    text.parse().map_err(|_| "write a day such as 2026-02-21".to_owned())
}

pub(super) fn parse_url(text: &str) -> std::result::Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['?', '#', ' ']) => Ok(text.to_owned()),
        _ => Err("write an address such as https://example.org/kb/".to_owned()),
    }
}

/// A site without any document is most likely the wrong folder.
pub(super) fn expect_documents(library: &Library) -> Result<()> {
    if library.entries.is_empty() && library.unreadable.is_empty() {
        let folder = library.config.content.display();
        return Err(Error::new(format!(
            "there are no documents in `{folder}`: expected files that end in .md; `lyceum init DIR` makes a new site"
        )));
    }
    Ok(())
}
