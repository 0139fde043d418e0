//! What each kind makes of a block that is as it should be.

use super::*;

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
