//! Quizzes from their blocks, and what is told of bad ones.

use serde_json::{Value as Json, json};

use super::*;
use crate::fenced::tests::{block, told};

fn read_yaml(yaml: &str) -> Fenced<Quiz> {
    read(&block(&format!("```quiz\n{yaml}\n```\n")))
}

/// The questions of a good quiz, as pages hold them.
fn questions(yaml: &str) -> Json {
    let quiz = read_yaml(yaml);
    assert_eq!(quiz.faults, []);
    serde_json::to_value(quiz.content.expect("a quiz").questions).expect("questions are JSON")
}

/// The one fault of a bad question.
fn fault(question: &str) -> (Sort, String) {
    let indented: String = question.lines().map(|line| format!("    {line}\n")).collect();
    let yaml = format!("questions:\n  - question: \"Größe, or why?\"\n{indented}");
    let told = told("quiz", &yaml, |text| read(text).faults);
    let read = read_yaml(&yaml);
    assert_eq!((told.len(), read.content), (1, None), "{told:?}");
    (read.faults[0].sort, told[0].clone())
}

fn assert_fault(question: &str, sort: Sort, expected: &str) {
    assert_eq!(fault(question), (sort, expected.to_owned()));
}

#[test]
fn a_quiz_has_its_title_and_what_must_be_right() {
    let quiz =
        read_yaml("title: Check\npass: 75\nquestions:\n  - {question: Why?, true_or_false: false}").content.unwrap();
    assert_eq!((quiz.title.as_deref(), quiz.pass), (Some("Check"), 75.0));
    let quiz = read_yaml("questions:\n  - {question: Why?, true_or_false: true}").content.unwrap();
    assert_eq!((quiz.title, quiz.pass), (None, 100.0));
}

#[test]
fn each_kind_of_question_has_its_right_answer() {
    let yaml = "questions:
  - question: One?
    options:
      - {text: a, why: No.}
      - {text: b, right: true, why: \"Yes: [[Why]].\"}
      - c
    explanation: All of it.
  - question: Several?
    several: true
    options: [{text: a, right: true}, b, {text: 3, right: true}]
  - {question: True?, true_or_false: false}
  - {question: How many?, number: 70, tolerance: 0.5, unit: \"%\"}
  - {question: How much?, number: -1.5}
  - {question: What?, accepts: [strategic fit, 7]}
  - {question: Which?, accepts: fit}";
    let expected = json!([
        {"question": "One?", "explanation": "All of it.", "type": "single", "right": 1, "options": [
            {"text": "a", "why": "No."}, {"text": "b", "why": "Yes: [[Why]]."}, {"text": "c", "why": null}]},
        {"question": "Several?", "explanation": null, "type": "several", "right": [0, 2], "options": [
            {"text": "a", "why": null}, {"text": "b", "why": null}, {"text": "3", "why": null}]},
        {"question": "True?", "explanation": null, "type": "true_false", "right": false},
        {"question": "How many?", "explanation": null, "type": "number", "right": 70.0, "tolerance": 0.5, "unit": "%"},
        {"question": "How much?", "explanation": null, "type": "number", "right": -1.5, "tolerance": 0.0, "unit": null},
        {"question": "What?", "explanation": null, "type": "text", "accepts": ["strategic fit", "7"]},
        {"question": "Which?", "explanation": null, "type": "text", "accepts": ["fit"]},
    ]);
    assert_eq!(questions(yaml), expected);
}

#[test]
fn what_is_to_be_put_in_order_is_shown_in_another() {
    for items in [["a", "b"].as_slice(), &["first", "second", "third"], &["1", "2", "3", "4", "5", "6"]] {
        let asked = questions(&format!("questions:\n  - {{question: Order?, order: [{}]}}", items.join(", ")));
        let shown: Vec<&str> = asked[0]["shown"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        let right: Vec<u64> = asked[0]["right"].as_array().unwrap().iter().filter_map(Json::as_u64).collect();
        assert_ne!(shown, items);
        let mut ordered = vec![""; items.len()];
        for (item, place) in shown.iter().zip(right) {
            ordered[place as usize] = item;
        }
        assert_eq!(ordered, items);
    }
}

#[test]
fn each_left_half_finds_its_partner() {
    let asked =
        questions("questions:\n  - {question: Who?, match: [[S, Strategic], [T, Technical], [R, Risk], [I, 4]]}");
    let (shown, right) = (asked[0]["shown"].as_array().unwrap(), asked[0]["right"].as_array().unwrap());
    let partners: Vec<&str> = right.iter().map(|n| shown[n.as_u64().unwrap() as usize].as_str().unwrap()).collect();
    assert_eq!(asked[0]["left"], json!(["S", "T", "R", "I"]));
    assert_eq!(partners, ["Strategic", "Technical", "Risk", "4"]);
    assert_ne!(right, &[0, 1, 2, 3].map(Json::from));
}

#[test]
fn a_question_has_one_answer() {
    assert_fault(
        "explanation: Because.",
        Sort::NoRightAnswer,
        "3:15 \"Größe, or why?\": the question has no answer; say what is right: `options`, `true_or_false`, `order`, \
         `match`, `number` or `accepts`",
    );
    assert_fault(
        "number: 3\naccepts: [three]",
        Sort::Format,
        "5:14 [three]: the question has both `number` and `accepts`; ask two questions, or remove one of them",
    );
    assert_fault(
        "accepts: \"\"",
        Sort::NoRightAnswer,
        "4:14 \"\": no text counts as right; name the words that count as right",
    );
}

#[test]
fn one_option_is_right_or_several_are_said_to_be() {
    assert_fault(
        "options:\n  - a\n  - {text: b, right: false}",
        Sort::NoRightAnswer,
        "4:5 options: none of the options is right; put `right: true` to the option that is right",
    );
    assert_fault(
        "options: [{text: a, right: true}, {text: b, right: true}]",
        Sort::Format,
        "4:5 options: 2 options are right, and only one can be chosen; \
         add `several: true` to the question",
    );
    let none = "several: true\noptions: [a, b]";
    assert_eq!(fault(none).0, Sort::NoRightAnswer);
}

#[test]
fn fields_belong_to_their_kind() {
    for (field, kind) in [("several: true", "options"), ("tolerance: 1", "number"), ("unit: km", "number")] {
        let (name, value) = field.split_once(": ").unwrap();
        let column = 5 + name.len() + 2;
        let expected = format!("4:{column} {value}: `{name}` has no meaning without `{kind}`; remove it");
        assert_fault(&format!("{field}\ntrue_or_false: true"), Sort::Format, &expected);
    }
}

#[test]
fn what_looks_the_same_cannot_be_told_apart() {
    let twice =
        |place: &str, text: &str| format!("{place}: `{text}` stands here twice; make them differ, or remove one");
    let cases = [
        ("options: [{text: a, right: true}, b, a]", twice("4:42 a", "a")),
        ("options: [{text: é, right: true}, {text: é}]", twice("4:39 {text: é}", "é")),
        ("order: [x, y, x]", twice("4:19 x", "x")),
        ("match: [[a, 1], [a, 2]]", twice("4:21 [a, 2]", "a")),
        ("match: [[a, 1], [b, 1]]", twice("4:21 [b, 1]", "1")),
    ];
    for (question, expected) in cases {
        assert_fault(question, Sort::Format, &expected);
    }
}

#[test]
fn the_format_is_kept() {
    let told = |yaml: &str| told("quiz", yaml, |text| read(text).faults);
    assert_eq!(told("title: Check"), ["1:1 ```quiz: the block has no `questions`; add `questions` here"]);
    assert_eq!(
        told("questions: []"),
        ["2:12 []: `questions`: a list of fewer than 1 entries; change it so that it fits"]
    );
    assert_eq!(
        told("questions:\n  - {question: Why?, true_or_false: perhaps}"),
        [
            "3:37 perhaps: `true_or_false`: expected true or false, found the text `perhaps`; write true or false in its place"
        ]
    );
    assert_eq!(
        told("questions:\n  - question: Why?\n    acepts: x"),
        ["4:5 acepts: `acepts` is no field here; write `accepts`, or remove it"]
    );
    assert_eq!(
        told("questions:\n  - true_or_false: true"),
        ["3:5 true_or_false: true: an entry of `questions` has no `question`; add `question` here"]
    );
    assert_eq!(
        told("questions:\n  - question: Why: because?\n    number: 1"),
        [
            "3:18 :: the block cannot be read: a `: ` inside an unquoted text; mend the YAML: put texts with `: `, `#` or \
          quotes in them in quotes"
        ]
    );
}
