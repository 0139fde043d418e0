//! What a new site and a new document consist of: paths and texts, and nothing on the disk.
//!
//! The starter files lie in `scaffold/site/`; the day and the names that go into them are handed in.

mod document;
mod site;

pub use document::{Kind, NewDocument, title_from_path};
pub use site::{NewFile, site};
