//! What a file is, told by its ending.

/// What a browser can do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// Shows it in the text.
    Image,
    /// Plays it.
    Audio,
    /// Plays it.
    Video,
    /// Shows it in a frame.
    Pdf,
    /// Opens or saves it.
    Other,
}

/// The kind of a file or an address.
pub fn media_kind(path: &str) -> MediaKind {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg" | "bmp" | "ico" | "apng" => MediaKind::Image,
        "mp3" | "ogg" | "oga" | "wav" | "flac" | "m4a" | "opus" => MediaKind::Audio,
        "mp4" | "webm" | "ogv" | "mov" | "m4v" => MediaKind::Video,
        "pdf" => MediaKind::Pdf,
        _ => MediaKind::Other,
    }
}
