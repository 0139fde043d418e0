//! What is said of blocks that are not as they should be.

use super::*;

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
