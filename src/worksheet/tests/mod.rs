//! Each kind from a good block, and what is told of bad ones.

use super::*;
use crate::fenced::tests::{block, told};

mod faults;
mod kinds;

fn read_yaml(yaml: &str) -> Fenced<Worksheet> {
    read(&block(&format!("```worksheet\n{yaml}\n```\n")))
}

fn good(yaml: &str) -> Worksheet {
    let read = read_yaml(yaml);
    assert_eq!(read.faults, []);
    read.content.expect("a worksheet")
}

/// The fields, each as `key type`, columns behind their table's key.
fn keys(worksheet: &Worksheet) -> Vec<String> {
    let line = |before: &str, field: &Field| format!("{before}{} {}", field.key, field.kind.name());
    let of_field = |field: &Field| {
        let columns = field.columns.iter().map(|column| line(&format!("{}/", field.key), column)).collect::<Vec<_>>();
        [vec![line("", field)], columns].concat()
    };
    worksheet.fields.iter().flat_map(of_field).collect()
}

fn field<'w>(worksheet: &'w Worksheet, key: &str) -> &'w Field {
    let (table, column) = key.split_once('/').unwrap_or((key, ""));
    let found = worksheet.fields.iter().find(|field| field.key == table).expect("the field is there");
    found.columns.iter().find(|field| field.key == column).unwrap_or(found)
}

/// What is told of a block, which is the same in a list, a quotation, a callout and a file with CRLF.
fn faults(yaml: &str) -> Vec<String> {
    told("worksheet", yaml, |text| read(text).faults)
}

/// The one fault of a block and its sort; whether the worksheet is there all the same.
fn assert_fault(yaml: &str, sort: Sort, expected: &str) {
    assert_eq!(faults(yaml), [expected], "{yaml}");
    let read = read_yaml(yaml);
    assert_eq!(read.faults[0].sort, sort, "{yaml}");
    assert_eq!(read.content.is_none(), matches!(sort, Sort::Format | Sort::DuplicateKey), "{yaml}");
}

const SCALE: &str = "scale:
  - {value: 1, label: Poor, description: It fails.}
  - {value: 2, label: Good, description: It works.}
  - {value: 3, label: Best, description: Nothing is better.}";

/// A scorecard with what stands behind its scale.
fn scorecard(rest: &str) -> String {
    format!("kind: scorecard\n{SCALE}\n{rest}")
}

/// A form of one section with these fields, each a line.
fn form(fields: &str) -> String {
    let fields: String = fields.lines().map(|line| format!("      {line}\n")).collect();
    format!("kind: form\nsections:\n  - title: Größe\n    fields:\n{fields}")
}

const GOAL: &str = "kind: goal
criteria:
  - {key: specific, label: Specific, prompt: Who does what?, why: Because., example: The crew sails}
  - {key: measurable, label: Measurable, prompt: Which number?, asks: measure}
  - {key: relevant, label: Relevant, prompt: Why?, renamed_from: reason}
  - {key: time_bound, label: Time-bound, prompt: When?, asks: date}
sentence: \"{specific}: {metric} from {baseline} to {target} {unit} by {due}, because {relevant}.\"";
