//! The words that documents are made of. The lengths of the first three lists are powers of two: titles rely on that.

/// How something is.
pub(super) const QUALITIES: &[&str; 32] = &[
    "amber", "broad", "brisk", "calm", "candid", "clear", "common", "dense", "early", "even", "firm", "frugal", "gentle",
    "honest", "humble", "keen", "late", "lean", "light", "local", "mild", "narrow", "open", "patient", "plain", "quiet",
    "robust", "sharp", "shared", "steady", "tidy", "useful",
];

/// What a document is about.
pub(super) const SUBJECTS: &[&str; 64] = &[
    "advert", "anchor", "archive", "basket", "beacon", "bridge", "budget", "cabin", "canvas", "cargo", "channel",
    "checkout", "cohort", "compass", "courier", "customer", "delivery", "depot", "discount", "ferry", "forecast", "funnel",
    "garden", "glossary", "harbour", "invoice", "journey", "kiosk", "ladder", "lantern", "ledger", "letter", "loyalty",
    "margin", "market", "mission", "newsletter", "offer", "orchard", "parcel", "partner", "pension", "picture", "pledge",
    "portal", "price", "quarry", "quota", "receipt", "refund", "region", "reward", "season", "segment", "shelf", "signal",
    "stock", "survey", "ticket", "traffic", "vendor", "voucher", "warehouse", "workshop",
];

/// What a document says about it.
pub(super) const FORMS: &[&str; 64] = &[
    "account", "agenda", "answer", "approach", "audit", "baseline", "brief", "calendar", "case", "chart", "checklist",
    "comparison", "course", "criterion", "decision", "diagram", "digest", "draft", "estimate", "example", "exercise",
    "experiment", "figure", "formula", "framework", "guide", "handover", "history", "index", "inquiry", "journal", "lesson",
    "library", "map", "measure", "memo", "method", "model", "outline", "overview", "pattern", "plan", "playbook", "policy",
    "practice", "primer", "principle", "procedure", "profile", "proposal", "question", "record", "register", "review",
    "routine", "rule", "sample", "schedule", "sketch", "standard", "story", "summary", "template", "theory",
];

/// What one thing does to another.
pub(super) const VERBS: &[&str] = &[
    "answers", "balances", "borrows", "carries", "collects", "counts", "covers", "explains", "feeds", "follows", "gathers",
    "guides", "holds", "invites", "leads", "limits", "mends", "names", "orders", "prepares", "proves", "repeats", "shapes",
    "supports", "tests", "weighs",
];

/// Where or when it does so.
pub(super) const PLACES: &[&str] = &[
    "before the quarter ends", "in every second week", "at the end of the day", "on the way to the buyer",
    "without a word of warning", "where two teams meet", "once the numbers are in", "between launch and review",
    "for as long as it pays", "after the first month", "behind the counter", "next to the map",
];

/// What holds two halves of a sentence together.
pub(super) const JOINERS: &[&str] = &["and", "because", "while", "so", "although", "until", "whenever", "but"];

/// Headings, whose anchors follow from them by lower case and hyphens.
pub(super) const SECTIONS: &[&str] = &[
    "What it is for", "Where to begin", "Who takes part", "How it works", "A worked example", "Numbers to watch",
    "Common mistakes", "Signs of trouble", "Before you start", "Step by step", "Roles and duties", "Open questions",
    "What it costs", "How to measure it", "When to stop", "Tools that help", "Terms in use", "A short history",
    "What comes next", "Limits and risks", "Checks and balances", "Notes from practice", "If it goes wrong", "In other teams",
];

/// Types of documents.
pub(super) const DOC_TYPES: &[&str] = &["Reference", "Reference", "Reference", "SOP", "Term", "Lesson"];

/// Who answers for documents.
pub(super) const STEWARDS: &[&str] = &[
    "Ada Brook", "Bo Lindqvist", "Chidi Obi", "Dora Keller", "Emil Novak", "Farah Aziz", "Gus Moreau", "Hana Sato",
    "Iris Papas", "Jon Castell", "Kaya Demir", "Lev Adler",
];

/// Teams, which areas are called after as well.
pub(super) const TEAMS: &[&str] = &["Growth", "Service", "Logistics", "Finance", "Product", "People", "Legal", "Research"];
