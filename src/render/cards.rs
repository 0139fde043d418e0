//! Cards: documents, folders and values as others show them.

use super::Site;
use super::context::Card;
use crate::front::Known;
use crate::security::SecurityLevel;
use crate::text::{shorten, title_from_name};

/// A document as others show it.
pub(super) fn card(site: &Site, n: usize) -> Card {
    let library = &site.library;
    let entry = &library.entries[n];
    let badge = library.audience.is_none() && entry.meta.level > SecurityLevel::Public;
    Card {
        url: Some(entry.url.clone()),
        summary: entry.text(Known::Summary).unwrap_or_else(|| shorten(&entry.document.opening, 200)),
        doc_type: entry.meta.doc_type.as_deref().map(title_from_name).unwrap_or_default(),
        status: entry.meta.status.clone().filter(|status| status != "Active").unwrap_or_default(),
        security_level: if badge { entry.meta.level.name().to_owned() } else { String::new() },
        updated: entry.text(Known::Updated).unwrap_or_default(),
        ..blank(&entry.meta.title)
    }
}

/// A card with only a title.
pub(super) fn blank(title: &str) -> Card {
    Card {
        title: title.to_owned(),
        url: None,
        external: None,
        summary: String::new(),
        doc_type: String::new(),
        status: String::new(),
        security_level: String::new(),
        updated: String::new(),
        count: None,
    }
}
