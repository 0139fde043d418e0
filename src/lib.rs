//! Lyceum, a compiler for knowledge bases.
//!
//! One document travels one straight line:
//!
//! ```text
//! discover -> parse -> resolve -> check -> select -> render -> write
//! ```
//!
//! - [`discover`]: the content folder becomes source files, in a fixed order.
//! - [`parse`]: each file becomes a document: front matter, headings, references, each with its place.
//! - [`resolve`]: documents become a library: every name followed, every address given.
//! - [`rules`]: the library becomes a report. Always all of it, whatever the audience.
//! - [`select`]: the library becomes what an audience may see, and nothing else.
//! - [`render`]: library and theme become pages.
//! - [`mod@write`]: pages become the output folder, all or nothing.
//!
//! [`engine`] drives the line for `build`, `check` and `serve`. Writers' mistakes are findings of rules and never stop a
//! run; failures of the tool are [`error::Error`].
//!
//! The modules below stand in layers: one may use those of the groups above its own, never one beside or below it.

pub mod dates;
pub mod error;
pub mod source;
pub mod text;

pub mod diagnostic;
pub mod embedded;
pub mod files;
pub mod git;
pub mod markdown;
pub mod math;
pub mod media;
pub mod page;
pub mod schema;
pub mod security;
pub mod watch;
pub mod yaml;

pub mod fenced;
pub mod front;

pub mod quiz;
pub mod worksheet;

pub mod config;
pub mod document;

pub mod edit;
pub mod library;
pub mod theme;

pub mod courses;
pub mod names;
pub mod published;
pub mod remote;
pub mod snippet;

pub mod heal;
pub mod respell;

pub mod discover;
pub mod parse;
pub mod render;
pub mod resolve;
pub mod rules;
pub mod select;
pub mod write;

pub mod audience;
pub mod baseline;
pub mod engine;
pub mod graph;
pub mod links;
pub mod report;
pub mod scaffold;
pub mod serve;

pub mod fix;
pub mod moving;
pub mod since;

pub mod preview;

pub mod cli;
