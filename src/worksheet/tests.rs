//! Each kind from a good block, and what is told of bad ones.

use super::*;
use crate::fenced::tests::{block, told};

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

#[test]
fn a_goal_has_a_table_of_its_criteria() {
    let goal = good(GOAL);
    assert_eq!(
        keys(&goal),
        [
            "goals table",
            "goals/name text",
            "goals/specific long",
            "goals/relevant long",
            "goals/metric text",
            "goals/unit text",
            "goals/baseline number",
            "goals/target number",
            "goals/due date",
            "goals/value scale",
            "goals/effort scale",
        ]
    );
    let relevant = field(&goal, "goals/relevant");
    assert_eq!(
        (relevant.help.as_deref(), relevant.renamed_from.as_slice()),
        (Some("Why?"), &["reason".to_owned()][..])
    );
    assert_eq!(field(&goal, "goals/value").options.len(), 5);
    assert_eq!(field(&goal, "goals").rows.as_ref().map(|rows| (rows.min, rows.start, rows.max)), Some((1, 1, 8)));
    let spec = json!({
        "table": "goals",
        "criteria": [
            {"key": "specific", "label": "Specific", "why": "Because.", "parts": ["specific"]},
            {"key": "measurable", "label": "Measurable", "why": null, "parts": ["metric", "unit", "baseline", "target"]},
            {"key": "relevant", "label": "Relevant", "why": null, "parts": ["relevant"]},
            {"key": "time_bound", "label": "Time-bound", "why": null, "parts": ["due"]},
        ],
        "sentence": "{specific}: {metric} from {baseline} to {target} {unit} by {due}, because {relevant}.",
        "sections": [],
    });
    assert_eq!(goal.spec, spec);
}

#[test]
fn a_scorecard_has_scores_evidence_weights_and_a_decision() {
    let card = good(&scorecard(
        "options: {start: 2, max: 4, label: Tool}
serves: \"[[Goal]]\"
criteria:
  - {key: fit, label: Fit, focus: Does it fit?, weight: 60, knock_out: 2, points: [No., Partly., Wholly.]}
  - {key: cost, label: Cost, weight: 40, renamed_from: [price, sum]}
sections:
  - {title: More, fields: [{key: terms, label: Terms, type: long}]}",
    ));
    assert_eq!(
        keys(&card),
        [
            "goal text",
            "options table",
            "options/name text",
            "options/fit scale",
            "options/fit.evidence long",
            "options/cost scale",
            "options/cost.evidence long",
            "weight.fit number",
            "weight.cost number",
            "decision.choice text",
            "decision.reason long",
            "decision.by text",
            "decision.date date",
            "terms long",
        ]
    );
    let meaning = |key: &str| field(&card, key).options.iter().filter_map(|point| point.description.clone()).collect();
    let (fit, cost): (Vec<String>, Vec<String>) = (meaning("options/fit"), meaning("options/cost"));
    assert_eq!(fit, ["No.", "Partly.", "Wholly."]);
    assert_eq!(cost, ["It fails.", "It works.", "Nothing is better."]);
    assert_eq!(field(&card, "options/cost.evidence").renamed_from, ["price.evidence", "sum.evidence"]);
    assert_eq!(field(&card, "weight.cost").renamed_from, ["weight.price", "weight.sum"]);
    let rows = field(&card, "options").rows.as_ref().unwrap();
    assert_eq!((rows.min, rows.start, rows.max, rows.label.as_str()), (2, 2, 4, "Tool"));
    let spec = json!({
        "table": "options",
        "criteria": [
            {"key": "fit", "label": "Fit", "weight": 60.0, "knock_out": 2.0},
            {"key": "cost", "label": "Cost", "weight": 40.0},
        ],
        "scale": [
            {"value": 1, "label": "Poor", "description": "It fails."},
            {"value": 2, "label": "Good", "description": "It works."},
            {"value": 3, "label": "Best", "description": "Nothing is better."},
        ],
        "serves": ["[[Goal]]"],
        "sections": [{"title": "More", "keys": ["terms"]}],
    });
    assert_eq!(card.spec, spec);
}

#[test]
fn a_ladder_has_a_field_for_each_need() {
    let ladder = good(
        "kind: ladder
steps:
  - {label: Paper, text: On the board., output: A board}
  - label: Plan
    learn: [\"[[Mooring]]\", \"[[Cranes|cranes]]\"]
    needs:
      - {key: known, label: Known, type: percent, at_least: 90, advice: Measure.}
      - {key: months, label: Records, type: number, unit: months, at_least: 3, at_most: 12}
      - {key: owner, label: Owner, type: yes_no, renamed_from: who}",
    );
    assert_eq!(keys(&ladder), ["known percent", "months number", "owner yes_no"]);
    let known = field(&ladder, "known");
    assert_eq!((known.min, known.max), (Some(0.0), Some(100.0)));
    let months = field(&ladder, "months");
    assert_eq!((months.unit.as_deref(), months.min, months.max), (Some("months"), Some(0.0), None));
    assert_eq!((field(&ladder, "owner").min, &field(&ladder, "owner").renamed_from[0][..]), (None, "who"));
    let spec = json!({
        "steps": [
            {"label": "Paper", "text": "On the board.", "output": "A board", "learn": [], "needs": []},
            {"label": "Plan", "text": null, "output": null, "learn": ["[[Mooring]]", "[[Cranes|cranes]]"], "needs": [
                {"key": "known", "label": "Known", "at_least": 90.0, "advice": "Measure."},
                {"key": "months", "label": "Records", "at_least": 3.0, "at_most": 12.0},
                {"key": "owner", "label": "Owner"},
            ]},
        ],
        "sections": [],
    });
    assert_eq!(ladder.spec, spec);
}

#[test]
fn an_assessment_rates_all_items_on_one_scale() {
    let yaml = format!(
        "kind: assessment
{SCALE}
groups:
  - label: Pier
    items: [{{key: mooring, label: Mooring, help: In wind., learn: \"[[Mooring]]\"}}, {{key: signals, label: Signals}}]
  - {{label: Office, items: [{{key: papers, label: Papers}}]}}"
    );
    let sheet = good(&yaml);
    assert_eq!(keys(&sheet), ["mooring scale", "signals scale", "papers scale"]);
    assert_eq!(field(&sheet, "mooring").help.as_deref(), Some("In wind."));
    assert!(sheet.fields.iter().all(|field| field.options.len() == 3));
    assert_eq!(sheet.spec["recommend"], 3);
    assert_eq!(
        sheet.spec["groups"],
        json!([
            {"label": "Pier", "items": [
                {"key": "mooring", "label": "Mooring", "learn": ["[[Mooring]]"]},
                {"key": "signals", "label": "Signals", "learn": []}]},
            {"label": "Office", "items": [{"key": "papers", "label": "Papers", "learn": []}]},
        ])
    );
    assert_eq!(sheet.spec["scale"][2]["description"], "Nothing is better.");
    assert_eq!(good(&format!("{yaml}\nrecommend: 1")).spec["recommend"], 1);
}

#[test]
fn a_checklist_has_a_tick_a_note_and_an_owner_for_each_item() {
    let list = good(
        "kind: checklist
groups: [{label: Crane, items: [{key: ropes, label: Ropes, renamed_from: rope}, {key: brakes, label: Brakes}]}]",
    );
    let expected =
        ["ropes check", "ropes.note text", "ropes.owner text", "brakes check", "brakes.note text", "brakes.owner text"];
    assert_eq!(keys(&list), expected);
    let renamed = |key: &str| field(&list, key).renamed_from[0].clone();
    assert_eq!([renamed("ropes"), renamed("ropes.note"), renamed("ropes.owner")], ["rope", "rope.note", "rope.owner"]);
    let item = |key: &str, label: &str| json!({"key": key, "label": label, "learn": []});
    let groups = json!([{"label": "Crane", "items": [item("ropes", "Ropes"), item("brakes", "Brakes")]}]);
    assert_eq!(list.spec, json!({"groups": groups, "sections": []}));
}

#[test]
fn a_poll_asks_for_one_choice_or_several() {
    let yaml = "kind: poll
question: Where?
choices:
  - {key: here, label: Here, suggests: Look around., learn: \"[[Here]]\"}
  - {key: there, label: There}";
    let poll = good(yaml);
    assert_eq!(keys(&poll), ["choice choice"]);
    let field = &poll.fields[0];
    assert_eq!(
        (field.label.as_str(), &field.options[1].value, &field.options[1].label[..]),
        ("Where?", &json!("there"), "There")
    );
    let spec = json!({
        "question": "Where?",
        "choices": [
            {"value": "here", "label": "Here", "suggests": "Look around.", "learn": ["[[Here]]"]},
            {"value": "there", "label": "There", "suggests": null, "learn": []},
        ],
        "sections": [],
    });
    assert_eq!(poll.spec, spec);
    assert_eq!(keys(&good(&format!("{yaml}\nseveral: true"))), ["choice choices"]);
}

#[test]
fn a_plan_has_a_table_of_initiatives() {
    let plan = good("kind: plan\ngathers: [\"[[Goal]]\", \"[[Card]]\"]\ncurrency: EUR");
    assert_eq!(
        keys(&plan),
        [
            "initiatives table",
            "initiatives/name text",
            "initiatives/goal long",
            "initiatives/tool text",
            "initiatives/owner text",
            "initiatives/start text",
            "initiatives/quarters number",
            "initiatives/budget number",
            "initiatives/risk long",
            "initiatives/measure text",
        ]
    );
    assert_eq!(field(&plan, "initiatives/budget").unit.as_deref(), Some("EUR"));
    let spec = json!({"table": "initiatives", "currency": "EUR", "gathers": ["[[Goal]]", "[[Card]]"], "sections": []});
    assert_eq!(plan.spec, spec);
}

#[test]
fn a_form_has_fields_of_every_type() {
    let form = good(&form(
        "- {key: a, label: A, type: text, required: true, example: x}
- {key: b, label: B, type: long, help: Only this.}
- {key: c, label: C, type: number, unit: EUR, min: -1, max: 2.5}
- {key: d, label: D, type: percent}
- {key: e, label: E, type: date}
- {key: f, label: F, type: choice, options: [Calm, {value: wind, label: Wind, description: Above 6.}]}
- {key: g, label: G, type: choices, options: [x]}
- {key: h, label: H, type: scale, scale: [{value: 0, label: No, description: None.}, {value: 1.5, label: Yes, description: All.}]}
- {key: i, label: I, type: yes_no}
- {key: j, label: J, type: table, rows: {start: 2, max: 6, label: Case}, columns: [{key: a, label: A, type: text}]}
- {key: k, label: K, type: table, columns: [{key: a, label: A, type: date, renamed_from: z}]}",
    ));
    let expected = "a text, b long, c number, d percent, e date, f choice, g choices, h scale, i yes_no, j table, j/a text, \
                    k table, k/a date";
    assert_eq!(keys(&form).join(", "), expected);
    assert!(field(&form, "a").required && !field(&form, "b").required);
    let c = field(&form, "c");
    assert_eq!((c.unit.as_deref(), c.min, c.max), (Some("EUR"), Some(-1.0), Some(2.5)));
    let f = serde_json::to_value(&field(&form, "f").options).unwrap();
    assert_eq!(
        f,
        json!([{"value": "Calm", "label": "Calm"}, {"value": "wind", "label": "Wind", "description": "Above 6."}])
    );
    assert_eq!(field(&form, "h").options[1].value, json!(1.5));
    let rows = |key: &str| field(&form, key).rows.clone().map(|rows| (rows.min, rows.start, rows.max, rows.label));
    assert_eq!(rows("j"), Some((1, 2, 6, "Case".to_owned())));
    assert_eq!(rows("k"), Some((1, 3, 50, "Row".to_owned())));
    assert_eq!(field(&form, "k/a").renamed_from, ["z"]);
    let all: Vec<&str> = "a b c d e f g h i j k".split(' ').collect();
    assert_eq!(form.spec, json!({"sections": [{"title": "Größe", "keys": all}]}));
}

#[test]
fn the_hash_goes_by_keys_and_types() {
    let hash = |fields: &str| good(&form(fields)).hash;
    let two = hash("- {key: a, label: A, type: text}\n- {key: b, label: B, type: date}");
    assert_eq!(two.len(), 16);
    assert_eq!(two, hash("- {key: b, label: Other, type: date}\n- {key: a, label: A, type: text, help: More.}"));
    assert_ne!(two, hash("- {key: a, label: A, type: long}\n- {key: b, label: B, type: date}"));
    assert_ne!(two, hash("- {key: a, label: A, type: text}\n- {key: c, label: B, type: date}"));
    let table = |column: &str| hash(&format!("- {{key: t, label: T, type: table, columns: [{column}]}}"));
    assert_ne!(table("{key: a, label: A, type: text}"), table("{key: b, label: A, type: text}"));
}

#[test]
fn a_block_names_its_kind() {
    const ALL: &str = "goal, scorecard, ladder, assessment, checklist, poll, plan, form";
    let told = [
        ("title: x", format!("1:1 ```worksheet: the block has no `kind`; add `kind:` with one of {ALL}")),
        ("", format!("1:1 ```worksheet: the block has no `kind`; add `kind:` with one of {ALL}")),
        ("- kind: form", format!("1:1 ```worksheet: the block has no `kind`; add `kind:` with one of {ALL}")),
        ("kind: chekclist", "2:7 chekclist: `chekclist` is no kind of worksheet; did you mean `checklist`?".to_owned()),
        ("# x\nkind: \"quiz\"", format!("3:7 \"quiz\": `quiz` is no kind of worksheet; use one of {ALL}")),
    ];
    for (yaml, expected) in told {
        assert_fault(yaml, Sort::Format, &expected);
    }
}

#[test]
fn what_is_no_yaml_is_told_with_its_place() {
    let help = "mend the YAML: put texts with `: `, `#` or quotes in them in quotes";
    let told = faults("kind: poll\nquestion: Why: because?");
    assert_eq!(told, [format!("3:14 :: the block cannot be read: a `: ` inside an unquoted text; {help}")]);
    let told = faults("kind: poll\nkind: form");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("the block cannot be read") && told[0].ends_with(help), "{told:?}");
}

#[test]
fn the_format_of_a_kind_is_kept() {
    let cases = [
        ("kind: poll\nquestion: Why?", "1:1 ```worksheet: the block has no `choices`; add `choices` here"),
        (
            "kind: poll\nquestion: Why?\nchoices: [{key: a, label: A}]",
            "4:10 [{key: a, label: A}]: `choices`: a list of fewer than 2 entries; change it so that it fits",
        ),
        (
            "kind: poll\nquestion: Why?\nchoices:\n  - {key: a, label: A}\n  - key: b",
            "6:5 key: b: an entry of `choices` has no `label`; add `label` here",
        ),
        ("kind: plan\ncurency: EUR", "3:1 curency: `curency` is no field here; write `currency`, or remove it"),
        (
            "kind: plan\nzoo: 1",
            "3:1 zoo: `zoo` is no field here; remove it; `lyceum schema --worksheet` and `--quiz` print all fields",
        ),
        (
            "kind: plan\ngathers: Goal",
            "3:10 Goal: `gathers`: `Goal` is not written as it should be; `gathers` is documents, each as a \
             wikilink in quotes: \"[[Title]]\"",
        ),
        (
            "kind: plan\ninitiatives: {start: 0}",
            "3:22 0: `start`: 0 is less than 1; `start` is how many rows are there at first",
        ),
        (
            "kind: checklist\ngroups:\n  - label: \"A\"\n    items:\n      - key: Ropes\n        label: x",
            "6:14 Ropes: `key`: `Ropes` is not written as it should be; `key` is what answers are stored under: small letters, \
             digits, `-` and `_`. It never changes; when it must, name the old one in `renamed_from`",
        ),
        (
            "kind: checklist\ngroups:\n  - label: \"\"\n    items: [{key: a, label: A}]",
            "4:12 \"\": `label`: an empty text; change it so that it fits",
        ),
    ];
    for (yaml, expected) in cases {
        assert_fault(yaml, Sort::Format, expected);
    }
    let both = faults("kind: checklist\ngroups:\n  - label: 1\n    items:\n      - {label: x, key: a, weight: 2}");
    assert_eq!(both.len(), 2, "{both:?}");
}

#[test]
fn a_key_stands_once() {
    let again = "answers would overwrite each other: give it another key";
    assert_fault(
        &form("- {key: a, label: A, type: text}\n- {key: b, label: A, type: text}\n- {key: a, label: A, type: text}"),
        Sort::DuplicateKey,
        &format!("8:15 a: the key `a` stands in this worksheet twice; {again}"),
    );
    assert_fault(
        "kind: checklist\ngroups:\n  - {label: A, items: [{key: x, label: A}]}\n  - label: B\n    items:\n      - key: x # again\n        label: B",
        Sort::DuplicateKey,
        &format!("7:14 x: the key `x` stands in this worksheet twice; {again}"),
    );
    assert_fault(
        &format!("{GOAL}\nsections: [{{title: T, fields: [{{key: relevant, label: A, type: text}}]}}]"),
        Sort::DuplicateKey,
        &format!("9:38 relevant: the key `relevant` stands in this worksheet twice; {again}"),
    );
    // A table's columns are a world of their own.
    let columns = |keys: [&str; 2]| {
        let [a, b] = keys.map(|key| format!("{{key: {key}, label: A, type: text}}"));
        form(&format!("- {{key: a, label: A, type: text}}\n- {{key: t, label: T, type: table, columns: [{a}, {b}]}}"))
    };
    good(&columns(["a", "t"]));
    let expected = format!("7:89 b: the key `b` stands in this worksheet twice; {again}");
    assert_fault(&columns(["b", "b"]), Sort::DuplicateKey, &expected);
    let expected = "7:57 row: the key `row` is the worksheet's own; give this one another key";
    assert_fault(&columns(["row", "b"]), Sort::DuplicateKey, expected);
}

#[test]
fn what_a_kind_stores_itself_is_no_key() {
    let own = |key: &str| format!("the key `{key}` is the worksheet's own; give this one another key");
    let section = |key: &str| format!("\nsections:\n  - {{title: T, fields: [{{key: {key}, label: A, type: text}}]}}");
    let criteria = "criteria: [{key: fit, label: Fit, weight: 100}]";
    let poll = "kind: poll\nquestion: Where?\nchoices: [{key: a, label: A}, {key: b, label: B}]";
    let cases = [
        (format!("{GOAL}{}", section("due")), format!("10:31 due: {}", own("due"))),
        (scorecard(&format!("{criteria}{}", section("goal"))), format!("9:31 goal: {}", own("goal"))),
        (format!("kind: plan{}", section("initiatives")), format!("4:31 initiatives: {}", own("initiatives"))),
        (format!("{poll}{}", section("choice")), format!("6:31 choice: {}", own("choice"))),
        (GOAL.replace("key: relevant", "key: name").replace("{relevant}", "it"), format!("6:11 name: {}", own("name"))),
    ];
    for (yaml, expected) in cases {
        assert_fault(&yaml, Sort::DuplicateKey, &expected);
    }
}

#[test]
fn a_field_has_what_its_type_needs() {
    let cases = [
        ("- {key: a, label: A, type: choice}", "6:34 choice: a choice has no `options`; add `options:`"),
        ("- {key: a, label: A, type: table}", "6:34 table: a table has no `columns`; add `columns:`"),
        (
            "- {key: a, label: A, type: text, options: [x]}",
            "6:49 [x]: `options` has no meaning for a field of the type `text`; remove it, or make the field a choice",
        ),
        (
            "- {key: a, label: A, type: text, columns: [{key: b, label: B, type: text}]}",
            "6:49 [{key: b, label: B, type: text}]: `columns` has no meaning for a field of the type `text`; remove it, or \
             make the field a table",
        ),
        (
            "- {key: a, label: A, type: table, columns: [{key: b, label: B, type: choice}]}",
            "6:76 choice: a choice has no `options`; add `options:`",
        ),
        (
            "- {key: a, label: A, type: number, min: 5, max: 1.5}",
            "6:47 5: `min` is 5 and `max` is 1.5: no number fits; exchange them",
        ),
        (
            "- {key: a, label: A, type: choice, options: [x, {value: y, label: Y}, y]}",
            "6:77 y: the option `y` stands here twice; remove one of the two",
        ),
        (
            "- {key: a, label: A, type: text, scale: [{value: 1, label: A}, {value: 2, label: B}]}",
            "6:47 [{value: 1, label: A}, {value: 2, label: B}]: `scale` has no meaning for a field of the type `text`; \
             remove it, or make the field a scale",
        ),
        (
            "- {key: a, label: A, type: text, rows: {max: 3}}",
            "6:46 {max: 3}: `rows` has no meaning for a field of the type `text`; remove it, or make the field a table",
        ),
        (
            "- {key: a, label: A, type: date, unit: days}",
            "6:46 days: `unit` has no meaning for a field of the type `date`; remove it, or make the field a number",
        ),
        (
            "- {key: a, label: A, type: scale, scale: [{value: 2, label: A, description: x}, {value: 1, label: B, description: y}]}",
            "6:95 1: the scale goes from 2 to 1; order its points from low to high, each once",
        ),
        (
            "- {key: a, label: A, type: table, rows: {start: 4, max: 3}, columns: [{key: b, label: B, type: text}]}",
            "6:55 4: it starts with 4 rows and can have 3; lower `start`, or raise `max`",
        ),
    ];
    for (fields, expected) in cases {
        assert_fault(&form(fields), Sort::Format, expected);
    }
}

#[test]
fn a_scale_says_what_its_points_mean() {
    let help = "add a `description:`: two people would score the same thing differently";
    let assessment = "kind: assessment
scale:
  - {value: 1, label: New}
  - {value: 2, label: \"Größer\", description: Good.}
groups: [{label: A, items: [{key: x, label: X}]}]";
    assert_fault(
        assessment,
        Sort::Scale,
        &format!("4:5 {{value: 1, label: New}}: nothing says what the point `New` means; {help}"),
    );
    let low = SCALE.replace(", description: It works.", "");
    let card = |points: &str| {
        format!(
            "kind: scorecard\n{low}\ncriteria:\n  - {{key: a, label: A, weight: 50, points: [x, y, z]}}\n  - {{key: b, label: B, weight: 50{points}}}"
        )
    };
    assert_fault(
        &card(""),
        Sort::Scale,
        &format!("5:5 {{value: 2, label: Good}}: nothing says what the point `Good` means; {help}"),
    );
    good(&card(", points: [x, y, z]"));
    assert_fault(
        &form("- {key: a, label: A, type: scale, scale: [{value: 1, label: B}, {value: 2, label: C, description: x}]}"),
        Sort::Scale,
        &format!("6:49 {{value: 1, label: B}}: nothing says what the point `B` means; {help}"),
    );
    assert_fault(
        &SCALE
            .replace("value: 2", "value: 1")
            .replace("scale:", "kind: assessment\ngroups: [{label: A, items: [{key: x, label: X}]}]\nscale:"),
        Sort::Format,
        "6:13 1: the scale goes from 1 to 1; order its points from low to high, each once",
    );
}

#[test]
fn a_goals_sentence_is_filled_by_its_criteria() {
    assert_fault(
        &GOAL.replace("{relevant}.", "{relevent}."),
        Sort::Format,
        "8:11 \"{specific}: {metric} from {baseline} to {target} {unit} by {due}, because {relevent}.\": the sentence has a \
         place for `relevent`, which nothing fills; use some of name, metric, unit, baseline, target, due, value, effort, \
         specific, relevant",
    );
    assert_fault(
        &GOAL.replace("prompt: Why?", "prompt: Why?, asks: measure").replace("{relevant}", "it"),
        Sort::Format,
        "6:58 measure: two criteria ask for the measure; let one of them ask for a text",
    );
    let both = GOAL.replace("asks: measure", "asks: date");
    assert_fault(&both, Sort::Format, "7:63 date: two criteria ask for the date; let one of them ask for a text");
    assert_fault(
        &format!("{GOAL}\ngoals: {{start: 4, max: 2}}"),
        Sort::Format,
        "9:16 4: it starts with 4 rows and can have 2; lower `start`, or raise `max`",
    );
}

#[test]
fn a_scorecard_can_be_added_up() {
    let weights = |a: &str, b: &str| {
        scorecard(&format!("criteria:\n  - {{key: a, label: A, weight: {a}}}\n  - {{key: b, label: B, weight: {b}}}"))
    };
    good(&weights("33.3", "66.7"));
    let told = |sum: &str| {
        format!("7:1 criteria: the weights add up to {sum}, not to 100; change them so that each is its part of 100")
    };
    assert_fault(&weights("50", "45"), Sort::Weights, &told("95"));
    assert_fault(&weights("0.1", "0.2"), Sort::Weights, &told("0.3"));
    let one = |more: &str| scorecard(&format!("criteria:\n  - key: a\n    label: A\n    weight: 100\n{more}"));
    assert_fault(
        &one("    points: [x, y]"),
        Sort::Format,
        "11:13 [x, y]: the scale has 3 points, and 2 are described here; describe each point of the scale, from low to high",
    );
    for limit in ["1", "4"] {
        let expected = format!(
            "11:16 {limit}: an option scores from 1 to 3: the limit {limit} knocks out all of them or none; name a point of \
             the scale above its lowest"
        );
        assert_fault(&one(&format!("    knock_out: {limit}")), Sort::Format, &expected);
    }
    good(&one("    knock_out: 3"));
    assert_fault(
        &one("options: {start: 2, max: 9}"),
        Sort::Format,
        "11:26 9: 9 options cannot be weighed side by side; let there be 8 at most",
    );
    assert_fault(
        &one("options: {start: 5, max: 4}"),
        Sort::Format,
        "11:18 5: it starts with 5 rows and can have 4; lower `start`, or raise `max`",
    );
}

#[test]
fn a_need_of_a_ladder_can_be_met() {
    let need = |rest: &str| {
        format!("kind: ladder\nsteps:\n  - label: A\n  - label: B\n    needs:\n      - {{key: a, label: A, {rest}}}")
    };
    let cases = [
        ("type: number", "7:34 number: nothing says which number is enough; add `at_least:` or `at_most:`"),
        (
            "type: yes_no, at_least: 1",
            "7:52 1: `at_least` has no meaning for a yes or no; remove it, or ask for a number",
        ),
        (
            "type: yes_no, at_most: 1",
            "7:51 1: `at_most` has no meaning for a yes or no; remove it, or ask for a number",
        ),
        (
            "type: percent, at_least: 90, at_most: 10",
            "7:53 90: at least 90 and at most 10: no number fits; exchange them",
        ),
    ];
    for (rest, expected) in cases {
        assert_fault(&need(rest), Sort::Format, expected);
    }
    good(&need("type: number, at_most: 0"));
}

#[test]
fn a_key_in_use_is_no_former_one() {
    let fields = |second: &str| {
        format!(
            "kind: form\nsections:\n  - title: S\n    fields:\n      - {{key: cost, renamed_from: price, label: A, type: text}}\n      - {{key: {second}, label: B, type: text}}"
        )
    };
    assert_fault(
        &fields("price"),
        Sort::DuplicateKey,
        "6:35 price: `price` is a key of this worksheet still, so it is no former one; give the field that took its place a key that was never used",
    );
    good(&fields("fee"));
}

#[test]
fn a_needed_field_that_is_misspelt_is_told_once() {
    let yaml = "kind: checklist\ngroups:\n  - label: G\n    itmes: []";
    assert_eq!(faults(yaml), ["5:5 itmes: `itmes` is no field here; write `items`, or remove it"]);
}
