//! Writes a knowledge base of any size for the benches: documents of about a thousand words, with full front matter and
//! references in every form, all of which lead somewhere. The same number of documents always gives the same bytes.

mod prose;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use prose::{Rng, a, paragraph, sentence};
use words::{DOC_TYPES, FORMS, QUALITIES, SECTIONS, STEWARDS, SUBJECTS, TEAMS};

/// How many documents a folder holds.
const IN_FOLDER: usize = 25;
/// How many documents an area, a folder of folders, holds.
const IN_AREA: usize = 500;
/// How many relations a document declares; fewer documents than that cannot all be different.
const RELATIONS: usize = 6;
/// How many headings a document has.
const HEADINGS: usize = 5;
/// How many different titles the word lists give.
const TITLES: usize = QUALITIES.len() * SUBJECTS.len() * FORMS.len();

/// Writes a knowledge base of `total` documents into a folder.
///
/// # Errors
/// A file cannot be written, or `total` is less or more than what can be written without two documents being alike.
pub(crate) fn write(total: usize, dir: &Path) -> io::Result<()> {
    if total <= RELATIONS || total > TITLES {
        return Err(io::Error::other(format!("a corpus has {} to {TITLES} documents, not {total}", RELATIONS + 1)));
    }
    for n in 0..total {
        let file = dir.join(path(n));
        if n.is_multiple_of(IN_FOLDER) {
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
        }
        fs::write(file, document(n, total))?;
    }
    Ok(())
}

/// A configuration that gives every rule on governance, identity and structure something to hold the documents against.
#[allow(dead_code, reason = "most benches have none")]
pub(crate) fn configuration() -> String {
    let tags = SUBJECTS.iter().map(|subject| format!("{subject}-use, {subject}-plan, {subject}/notes"));
    format!(
        "title: A knowledge base\nstewards: [{}]\ntags: [{}]\nid_patterns:\n  \"**\": \"[A-Z]+-[0-9]{{6}}\"\nreview:\n  \"*\": 9 years\nword_count:\n  \"*\": [300, 3000]\n",
        STEWARDS.join(", "),
        tags.collect::<Vec<_>>().join(", ")
    )
}

/// Gives every fifth document of a folder that was written another name in every respect (file, title, id and aliases), and
/// leaves the references to it as they are: a fifth of all references lead nowhere then.
///
/// # Errors
/// A file cannot be read or written.
#[allow(dead_code, reason = "not every bench wants broken references")]
pub(crate) fn break_references(total: usize, dir: &Path) -> io::Result<()> {
    for n in (2..total).step_by(5) {
        let file = dir.join(path(n));
        let text = fs::read_to_string(&file)?;
        let (old, new) = (title(n), renamed(n));
        let text = text.replacen(&old, &new, 2).replacen(&old.to_lowercase(), &new.to_lowercase(), 1);
        let text = text.replacen(&id(n), &format!("NEW-{n:06}"), 1).replacen("Note ", "Remark ", 1);
        fs::write(file.with_file_name(format!("{}.md", new.replace(' ', "_"))), text)?;
        fs::remove_file(file)?;
    }
    Ok(())
}

/// Another name for a document, less like its own one than any rule would follow.
fn renamed(n: usize) -> String {
    title(n).split(' ').rev().chain(["Anew"]).collect::<Vec<_>>().join(" ")
}

/// The text of a document.
fn document(n: usize, total: usize) -> String {
    let mut rng = Rng::new(n);
    let mut out = String::with_capacity(10_000);
    front_matter(&mut out, n, total, &mut rng);
    body(&mut out, n, total, &mut rng);
    out
}

fn front_matter(out: &mut String, n: usize, total: usize, rng: &mut Rng) {
    let title = title(n);
    // No two documents are to be found by the same words.
    let keyword = title.to_lowercase();
    let (steward, team) = (rng.pick(STEWARDS), rng.pick(TEAMS));
    let (year, month, day) = (2024 + rng.below(3), 1 + rng.below(12), 1 + rng.below(28));
    put(out, format_args!("---\ntitle: \"{title}\"\nid: {}\nversion: \"{}.{}\"\n", id(n), 1 + rng.below(3), n % 10));
    put(out, format_args!("steward: {steward}\nupdated: {year}-{month:02}-{day:02}\nstatus: Active\n"));
    put(out, format_args!("doc_type: {}\nsummary: {}\n", rng.pick(DOC_TYPES), sentence(rng)));
    list(
        out,
        "tags",
        (0..4).map(|k| format!("{}-{}", SUBJECTS[(n + 17 * k) % SUBJECTS.len()], ["use", "plan"][k % 2])),
    );
    let related = others(n, total, rng);
    list(out, "relations", related.iter().enumerate().map(|(form, to)| relation(form, n, *to)));
    list(out, "aliases", [format!("Note {n}")].into_iter());
    put(out, format_args!("semantic_summary: >\n  {}\n  {}\n", sentence(rng), sentence(rng)));
    let about = |k: usize| SUBJECTS[(n + 5 * k) % SUBJECTS.len()];
    let question = |k: usize, rng: &mut Rng| format!("\"How does {} change the {}?\"", a(rng.pick(FORMS)), about(k));
    list(out, "synthetic_questions", (0..3).map(|k| question(k, rng)));
    let concept = |k: usize, rng: &mut Rng| format!("{} {}", QUALITIES[(n + 3 * k) % QUALITIES.len()], rng.pick(FORMS));
    list(out, "key_concepts", (0..5).map(|k| concept(k, rng)));
    put(out, format_args!("primary_keyword: {keyword}\nseo_title: \"{title}: the {}\"\n", rng.pick(FORMS)));
    put(out, format_args!("meta_description: {}\nexcerpt: {}\n", sentence(rng), sentence(rng)));
    put(out, format_args!("target_audience: All_Staff\nsecurity_level: Public\nowner_team: {team}\n---\n\n"));
}

/// An opening and five sections; each ends in a reference, and some hold more than paragraphs.
fn body(out: &mut String, n: usize, total: usize, rng: &mut Rng) {
    let linked = others(n, total, rng);
    put(out, format_args!("{} See {}.\n\n", paragraph(rng, 4), link(HEADINGS, n, linked[HEADINGS])));
    for (section, heading) in headings(n).enumerate() {
        put(out, format_args!("## {heading}\n\n{}\n\n", paragraph(rng, 5)));
        match section {
            0 => callout(out, rng),
            1 => table(out, linked[0], rng),
            2 if n.is_multiple_of(5) => code(out, n, rng),
            3 => list_of_steps(out, rng),
            _ => {}
        }
        put(out, format_args!("{} More is in {}.\n\n", paragraph(rng, 3), link(section, n, linked[section])));
    }
    put(out, format_args!("All of this belongs to #{}/notes.\n", SUBJECTS[n % SUBJECTS.len()]));
}

fn callout(out: &mut String, rng: &mut Rng) {
    let kind = ["tip", "note", "warning", "important"][rng.below(4)];
    put(
        out,
        format_args!(
            "> [!{kind}] The {} {}\n> {}\n> {}\n\n",
            rng.pick(QUALITIES),
            rng.pick(FORMS),
            sentence(rng),
            sentence(rng)
        ),
    );
}

fn table(out: &mut String, to: usize, rng: &mut Rng) {
    put(
        out,
        format_args!(
            "| Part | State | Share |\n| --- | --- | ---: |\n| [[{}\\|the other one]] | linked | 1 % |\n",
            stem(to)
        ),
    );
    for _ in 0..4 {
        put(
            out,
            format_args!(
                "| {} {} | {} | {} % |\n",
                rng.pick(SUBJECTS),
                rng.pick(FORMS),
                rng.pick(QUALITIES),
                rng.below(100)
            ),
        );
    }
    out.push('\n');
}

fn list_of_steps(out: &mut String, rng: &mut Rng) {
    for _ in 0..4 {
        put(out, format_args!("- **{}**: {}\n", rng.pick(SUBJECTS), sentence(rng)));
    }
    out.push('\n');
}

fn code(out: &mut String, n: usize, rng: &mut Rng) {
    let (subject, form) = (rng.pick(SUBJECTS), rng.pick(FORMS));
    let text = match n / 5 % 3 {
        0 => format!(
            "python\ndef {form}_of(rows, limit={n}):\n    \"\"\"Keeps what the {subject} needs.\"\"\"\n    kept = [row for row in rows if \
             row[\"{subject}\"] > limit]\n    for row in kept:\n        print(f\"{{row['name']}}: {{row['{subject}']:.2f}}\")\n    return kept\n"
        ),
        1 => format!(
            "json\n{{\n  \"{subject}\": {{\"id\": {n}, \"open\": true}},\n  \"{form}s\": [1, 2.5, null, \"three\"],\n  \"note\": \"{}\"\n}}\n",
            sentence(rng)
        ),
        _ => format!(
            "rust\n/// The {form} of a {subject}.\nfn {form}({subject}: &[u32]) -> Option<u32> {{\n    let total: u32 = \
             {subject}.iter().sum();\n    // Nothing comes of nothing.\n    (total > {n}).then_some(total / 2)\n}}\n"
        ),
    };
    put(out, format_args!("```{text}```\n\n"));
}

/// The documents that a document refers to, each another one: most of its folder, some of its area, some of anywhere.
fn others(n: usize, total: usize, rng: &mut Rng) -> [usize; RELATIONS] {
    let mut found = [n; RELATIONS];
    for place in 0..RELATIONS {
        let span = [IN_FOLDER, IN_FOLDER, IN_AREA, total][rng.below(4)];
        let first = n / span * span;
        let mut other = first + rng.below(span.min(total - first));
        while other == n || found[..place].contains(&other) {
            other = (other + 1) % total;
        }
        found[place] = other;
    }
    if n % 10 == 9 && !found.contains(&0) {
        // Knowledge bases have a few documents that very many others name.
        found[0] = 0;
    }
    found
}

/// A relation as it stands in front matter; each form says the same.
fn relation(form: usize, from: usize, to: usize) -> String {
    match form {
        0 => relative(from, to),
        1 => format!("\"{}\"", path(to)),
        2 => id(to),
        3 => format!("\"{}\"", title(to)),
        4 => format!("\"[[{}]]\"", title(to)),
        // What comes first needs nothing of what comes later, so prerequisites never go in a ring.
        _ => format!("{{to: {}, type: {}}}", id(to), if to < from { "prerequisite" } else { "related" }),
    }
}

/// A reference as it stands in the text.
fn link(form: usize, from: usize, to: usize) -> String {
    let heading = headings(to).nth(form % HEADINGS).unwrap_or_default();
    let anchor = heading.to_lowercase().replace(' ', "-");
    match form {
        0 => format!("[{}]({})", title(to), relative(from, to)),
        1 => format!("[[{}]]", title(to)),
        2 => format!("[the part on {}]({}#{anchor})", heading.to_lowercase(), relative(from, to)),
        3 => format!("[[{}#{heading}]]", stem(to)),
        4 => format!("[[{}|its neighbour]]", title(to)),
        _ => format!("[another note](/{}#{anchor})", path(to)),
    }
}

/// A title that no other document has: the factor is odd and the number of titles a power of two.
fn title(n: usize) -> String {
    let mixed = n * 40_503 % TITLES;
    let (quality, rest) = (mixed % QUALITIES.len(), mixed / QUALITIES.len());
    let (subject, form) = (rest % SUBJECTS.len(), rest / SUBJECTS.len());
    let words = [QUALITIES[quality], SUBJECTS[subject], FORMS[form]];
    words.map(|word| word[..1].to_uppercase() + &word[1..]).join(" ")
}

fn id(n: usize) -> String {
    format!("KB-{n:06}")
}

fn stem(n: usize) -> String {
    title(n).replace(' ', "_")
}

/// Where a document lies. The first one of a folder bears the folder's name and so is its page.
fn path(n: usize) -> String {
    let area = n / IN_AREA;
    let folder = stem(n / IN_FOLDER * IN_FOLDER);
    format!("{:03}_{}/{folder}/{}.md", area + 1, TEAMS[area % TEAMS.len()], stem(n))
}

/// The way from one document to another; all folders are equally deep.
fn relative(from: usize, to: usize) -> String {
    match from / IN_FOLDER == to / IN_FOLDER {
        true => format!("{}.md", stem(to)),
        false => format!("../../{}", path(to)),
    }
}

/// A document's headings; the step has no factor in common with the number of headings there are.
fn headings(n: usize) -> impl Iterator<Item = &'static str> {
    (0..HEADINGS).map(move |k| SECTIONS[(n + 5 * k) % SECTIONS.len()])
}

/// A field that is a list.
fn list(out: &mut String, name: &str, items: impl Iterator<Item = String>) {
    put(out, format_args!("{name}:\n"));
    items.for_each(|item| put(out, format_args!("  - {item}\n")));
}

/// Adds to a text, which unlike a file has no way to fail.
fn put(out: &mut String, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
}
