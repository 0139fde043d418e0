//! Healing: references that lead nowhere because their target was renamed find it again, in real git repositories.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod past;
mod story;
mod unsafe_fixes;
