//! What a schema of a site's own can ask, and what is said at which place.

use serde_json::{Value, json};

use super::{Schema, ViolationKind};

/// The violations, each as `pointer: what is wrong [condition] (help)`.
fn said(schema: Value, data: Value) -> Vec<String> {
    let schema = Schema::new(schema, "the schema").unwrap();
    let violations = schema.violations(&data);
    let text = |kind: &ViolationKind| match kind {
        ViolationKind::Missing(names) => format!("missing {}", names.join("|")),
        ViolationKind::Unknown { field, nearest } => format!("unknown {field} ~{}", nearest.as_deref().unwrap_or("")),
        ViolationKind::NoDate { text, with_time } => {
            format!("no date {text}{}", if *with_time { " with time" } else { "" })
        }
        ViolationKind::WrongType { message, .. } => format!("type {message}"),
        ViolationKind::Invalid { message, .. } => message.clone(),
    };
    let line = |violation: &super::Violation| {
        let condition = violation.condition.as_ref().map(|text| format!(" [{text}]")).unwrap_or_default();
        format!("{}: {}{condition}", violation.pointer, text(&violation.kind))
    };
    let mut lines: Vec<String> = violations.iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn every_violation_is_told_at_its_own_place() {
    let schema = json!({
        "required": ["title", "id"],
        "properties": {
            "order": {"type": "integer", "minimum": 1},
            "status": {"enum": ["Draft", "Active"]},
            "people": {"items": {"type": "object", "required": ["name"], "additionalProperties": false,
                "properties": {"name": {"minLength": 2}, "born": {"format": "date"}}}},
            "secret": false
        }
    });
    let data = json!({"id": "x", "order": "one", "status": "Actve", "secret": 1,
        "people": [{"name": "A", "born": "21.02.2026"}, "B", {"nam": "C"}]});
    assert_eq!(
        said(schema, data),
        [
            "/order: type expected a whole number, found the text `one`",
            "/people/0/born: no date 21.02.2026",
            "/people/0/name: 1 character is fewer than the 2 needed",
            "/people/1: type expected a mapping, found the text `B`",
            "/people/2: missing name",
            "/people/2: unknown nam ~name",
            "/secret: the field must not be here",
            "/status: `Actve` is none of the allowed values",
            ": missing title",
        ]
    );
}

#[test]
fn conditions_are_told_where_they_hold() {
    let schema = json!({
        "allOf": [
            {
                "if": {"properties": {"status": {"const": "Active"}}, "required": ["status"]},
                "then": {"required": ["steward"], "properties": {"order": {"maximum": 9}}}
            },
            {
                "if": {"properties": {"doc_type": {"enum": ["Lesson", "Module"]}, "status": {"not": {"const": "Draft"}}}, "required": ["doc_type", "excerpt"]},
                "then": {"required": ["order"]},
                "else": {"required": ["summary"]}
            },
            {"$ref": "#/$defs/search"}
        ],
        "dependentRequired": {"seo_title": ["meta_description"], "id": ["meta_description"]},
        "dependentSchemas": {"cover_image": {"required": ["excerpt"]}},
        "$defs": {"search": {"if": {"required": ["seo_title"]}, "then": {"required": ["primary_keyword"]}}}
    });
    let one = json!({"status": "Active", "doc_type": "Lesson", "excerpt": "x", "seo_title": "y"});
    assert_eq!(
        said(schema.clone(), one),
        [
            ": missing meta_description [beside `seo_title`]",
            ": missing order [where `doc_type` is `Lesson` and `status` is `Active` and `excerpt` is given]",
            ": missing primary_keyword [where `seo_title` is given]",
            ": missing steward [where `status` is `Active`]",
        ]
    );
    let two = json!({"status": "Active", "steward": "A", "order": 10, "cover_image": "a.png"});
    assert_eq!(
        said(schema, two),
        [
            "/order: 10 is more than 9 [where `status` is `Active`]",
            ": missing excerpt [beside `cover_image`]",
            ": missing summary",
        ]
    );
}

#[test]
fn conditions_inside_a_list_look_at_the_entry() {
    let schema = json!({"properties": {"people": {"items": {
        "if": {"properties": {"role": {"const": "lead"}}, "required": ["role"]},
        "then": {"required": ["mail"], "properties": {"name": {"type": "string"}}}
    }}}});
    let data = json!({"people": [{"role": "lead", "name": 5}, {"role": "guest"}]});
    assert_eq!(
        said(schema, data),
        [
            "/people/0/name: type expected a text, found the number 5 [where `role` is `lead`]",
            "/people/0: missing mail [where `role` is `lead`]",
        ]
    );
}

#[test]
fn of_several_shapes_the_one_that_was_meant_is_told() {
    let by_type = json!({"oneOf": [
        {"properties": {"doc_type": {"const": "Lesson"}, "order": {"type": "number"}}, "required": ["doc_type", "order", "duration"]},
        {"properties": {"doc_type": {"const": "Course"}}, "required": ["doc_type", "objectives"]}
    ]});
    assert_eq!(
        said(by_type.clone(), json!({"doc_type": "Lesson", "order": "x"})),
        ["/order: type expected a number, found the text `x`", ": missing duration"]
    );
    assert_eq!(said(by_type.clone(), json!({"doc_type": "Course"})), [": missing objectives"]);
    assert_eq!(said(by_type, json!({"doc_type": "Term"})), ["/doc_type: `Term` is none of the allowed values"]);
    let either = json!({"anyOf": [{"required": ["steward"]}, {"required": ["owner_team"]}]});
    assert_eq!(said(either, json!({})), [": missing steward|owner_team"]);
    let of_either_type = json!({"properties": {"order": {"anyOf": [{"type": ["number", "null"]}, {"type": "string", "pattern": "^[0-9]+$"}]}}});
    assert_eq!(said(of_either_type.clone(), json!({"order": "x"})), ["/order: `x` is not written as it should be"]);
    assert_eq!(said(of_either_type, json!({"order": [1]})), ["/order: type expected a number or a text, found a list"]);
    let fixed = json!({"properties": {"a": {"oneOf": [{"const": "x"}, {"const": "y"}]}}});
    assert_eq!(said(fixed, json!({"a": "z"})), ["/a: `z` is none of the allowed values"]);
}

#[test]
fn what_is_ruled_out_is_told_at_the_field() {
    let schema = json!({"not": {"required": ["layout"]}, "propertyNames": {"pattern": "^[a-z_]+$"}});
    assert_eq!(
        said(schema, json!({"layout": "x", "My Field": 1})),
        ["/My Field: a field must not be called `My Field`", "/layout: the field must not be here"]
    );
}

#[test]
fn lists_belong_where_texts_do_not() {
    let schema = json!({"properties": {"status": {"enum": ["Draft", "Active"]}, "kind": {"const": "x"}}});
    assert_eq!(
        said(schema, json!({"status": ["Active"], "kind": {"a": 1}})),
        ["/kind: type expected a text, found a mapping", "/status: type expected a text, found a list"]
    );
}

#[test]
fn dates_are_checked_as_writers_write_them() {
    let schema = || {
        json!({"properties": {
            "day": {"type": "string", "format": "date"},
            "moment": {"type": "string", "format": "date-time"},
            "either": {"type": ["string", "null"], "anyOf": [{"format": "date"}, {"format": "date-time"}]},
            "mail": {"format": "email"}
        }})
    };
    let good = json!({"day": "2026-02-21 10:30", "moment": "2026-02-21 10:30", "either": "2026-02-21", "mail": "a@example.com"});
    assert_eq!(said(schema(), good), Vec::<String>::new());
    let bad = json!({"day": 20260221, "moment": "2026-02-21", "either": true, "mail": "nobody"});
    assert_eq!(
        said(schema(), bad),
        [
            "/day: no date 20260221",
            "/either: no date true",
            "/mail: `nobody` is no email",
            "/moment: no date 2026-02-21 with time"
        ]
    );
    assert_eq!(said(schema(), json!({"day": ["2026-02-21"]})), ["/day: type expected a text, found a list"]);
}

#[test]
fn fields_that_a_schema_declares_are_known_to_it() {
    let schema = Schema::new(json!({"if": true, "then": {"properties": {"reviewer": true}}}), "the schema").unwrap();
    assert!(schema.declares("reviewer") && !schema.declares("properties"));
}
