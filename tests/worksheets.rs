//! Worksheets and quizzes on built pages: what the documentation shows works, hostile texts stay texts, and nothing that
//! an audience may not see gets out by them.

#[path = "support/mod.rs"]
mod support;

use std::path::Path;

use serde_json::Value;
use support::{TestSite, read, tree};

const CONFIG: &str = "title: School\nsite_id: school\ndefault_level: Public\n";

/// Whole documents in fences of four backticks.
fn examples() -> Vec<String> {
    let page = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/worksheets.md"));
    let blocks = page.split("````markdown\n").skip(1).filter_map(|rest| rest.split("````").next());
    blocks.map(str::to_owned).collect()
}

#[test]
fn every_example_of_the_documentation_can_be_filled_in() {
    let examples = examples();
    assert!(examples.len() >= 10, "{} examples", examples.len());
    let mut kinds: Vec<String> = Vec::new();
    for example in &examples {
        let document = if example.starts_with("---") {
            example.clone()
        } else {
            format!("---\ntitle: Example\nid: EXAMPLE\ndoc_type: Worksheet\n---\n\n{example}")
        };
        let site = TestSite::new().config(CONFIG).file("content/example.md", &document);
        let out = site.build(&[]);
        let page = read(&out.join("example/index.html"));
        let form = page.contains("<lyceum-worksheet") || page.contains("<lyceum-quiz");
        assert!(form, "no form comes of\n{example}");
        assert!(!page.contains("<code class=\"language-worksheet\">"), "{example}");
        kinds.extend(page.split("data-kind=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned));
    }
    for kind in ["goal", "scorecard", "ladder", "assessment", "checklist", "poll", "plan", "form"] {
        assert!(kinds.iter().any(|known| known == kind), "no example of a {kind}");
    }
}

/// What is stored is compared, never shown: a name in brackets in it is no link, and ends no attribute.
#[test]
fn stored_values_are_no_texts() {
    let evil = "[[pic.png#/autofocus/onfocus=alert(1)//]]";
    let block = format!(
        "kind: form\nsections:\n  - title: S\n    fields:\n      - {{key: a, label: A, type: choice, options: [\"{evil}\", \"[[w]]\", {{value: \"[[w]]x\", label: \"[[w]]\"}}]}}\n      - {{key: t, label: T, type: table, rows: {{label: \"[[w]]\"}}, columns: [{{key: c, label: C, type: text}}]}}\n"
    );
    let document = format!("---\ntitle: W\nid: W\ndoc_type: Worksheet\n---\n\n```worksheet\n{block}```\n");
    let site = TestSite::new().config(CONFIG).file("content/w.md", &document).bytes("content/pic.png", b"x");
    let out = site.build(&[]);
    let page = read(&out.join("w/index.html"));
    assert!(page.contains(&format!("value=\"{evil}\"")) && page.contains("value=\"[[w]]\""), "{page}");
    assert!(page.contains(">Add w<"), "a button bears no link\n{page}");
    assert_eq!(data(&page)[0]["fields"][0]["options"][1]["value"], "[[w]]");
    let tag_ends = page.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert!(tag_ends.into_iter().all(|value| !value.contains('<')), "{page}");
}

/// The data blocks of a page, read as JSON.
fn data(page: &str) -> Vec<Value> {
    let blocks = page.split("<script type=\"application/json\"").skip(1);
    let texts = blocks.map(|rest| rest.split_once('>').unwrap().1.split("</script>").next().unwrap());
    texts.map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))).collect()
}

#[test]
fn hostile_texts_stay_texts() {
    let evil =
        "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\" onfocus='x' [[</b>|<b>]] &amp; {{ 1 }}";
    let quoted = serde_json::to_string(evil).unwrap();
    let mut site = TestSite::new().config(CONFIG);
    let blocks = [
        format!("kind: form\nintro: {quoted}\nsections:\n  - title: {quoted}\n    help: {quoted}\n    fields:\n      - {{key: a, label: {quoted}, type: choice, help: {quoted}, example: {quoted}, options: [{{value: {quoted}, label: {quoted}, description: {quoted}}}]}}\n      - {{key: b, label: {quoted}, type: number, unit: {quoted}}}\n      - {{key: c, label: {quoted}, type: table, rows: {{label: {quoted}}}, columns: [{{key: d, label: {quoted}, type: text}}]}}\n"),
        format!("kind: goal\nsentence: {quoted}\ncriteria:\n  - {{key: s, label: {quoted}, prompt: {quoted}, example: {quoted}, why: {quoted}}}\n  - {{key: m, label: {quoted}, prompt: {quoted}, asks: measure}}\n").replace("{{ 1 }}", "1"),
        format!("kind: scorecard\nscale:\n  - {{value: 1, label: {quoted}, description: {quoted}}}\n  - {{value: 2, label: {quoted}, description: {quoted}}}\ncriteria:\n  - {{key: s, label: {quoted}, focus: {quoted}, weight: 100}}\n"),
        format!("kind: ladder\nsteps:\n  - {{label: {quoted}, text: {quoted}, output: {quoted}}}\n  - {{label: {quoted}, needs: [{{key: n, label: {quoted}, type: number, unit: {quoted}, at_least: 3, advice: {quoted}}}]}}\n"),
        format!("kind: checklist\ngroups:\n  - {{label: {quoted}, help: {quoted}, items: [{{key: i, label: {quoted}, help: {quoted}}}]}}\n"),
        format!("kind: poll\nquestion: {quoted}\nchoices:\n  - {{key: a, label: {quoted}, suggests: {quoted}}}\n  - {{key: b, label: b}}\n"),
    ];
    for (n, block) in blocks.iter().enumerate() {
        let front = format!("---\ntitle: {quoted}\nid: {quoted}\ndoc_type: Worksheet\n---\n\n");
        site = site.file(&format!("content/w{n}.md"), &format!("{front}```worksheet\n{block}```\n"));
    }
    let quiz = format!(
        "```quiz\ntitle: {quoted}\nquestions:\n  - question: {quoted}\n    explanation: {quoted}\n    options: [{{text: {quoted}, right: true, why: {quoted}}}, {{text: b}}]\n  - question: q\n    match: [[{quoted}, {quoted}], [a, b]]\n  - question: q\n    accepts: {quoted}\n```\n"
    );
    site = site.file("content/lesson.md", &format!("---\ntitle: {quoted}\ndoc_type: Lesson\n---\n\n{quiz}"));
    let out = site.build(&[]);
    for n in 0..blocks.len() {
        let page = read(&out.join(format!("w{n}/index.html")));
        assert!(page.contains("<lyceum-worksheet"), "w{n} is no form\n{page}");
    }
    assert!(read(&out.join("lesson/index.html")).contains("<lyceum-quiz"));
    for (path, bytes) in tree(&out).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        // Each data block is JSON to its end, so nothing left it; the rest is what a browser makes elements of.
        data(&page);
        let shown: String = page
            .split("<script type=\"application/")
            .enumerate()
            .map(|(n, part)| if n == 0 { part } else { part.split_once("</script>").unwrap().1 })
            .collect();
        for wrong in ["<script>alert", "<img", " onerror=alert(1)>", "\" onfocus"] {
            assert!(!shown.contains(wrong), "{path} holds {wrong}");
        }
    }
}

#[test]
fn what_an_audience_may_not_see_gets_out_by_no_worksheet() {
    let hidden = |title: &str, kind: &str, body: &str| {
        format!("---\ntitle: {title}\nid: ID-{title}\ndoc_type: {kind}\nsecurity_level: Restricted\n---\n\n{body}\n")
    };
    let poll = "```worksheet\nkind: poll\nquestion: marmalade\nchoices: [{key: a, label: a}, {key: b, label: b}]\n```";
    let open = |title: &str, kind: &str, extra: &str, body: &str| {
        format!(
            "---\ntitle: {title}\nid: OPEN-{title}\ndoc_type: {kind}\nsecurity_level: Public\n{extra}---\n\n{body}\n"
        )
    };
    let assessment = "```worksheet\nkind: assessment\nintro: \"About [[gooseberry]] and [[gooseberry|a label]].\"\nscale: [{value: 1, label: low, description: x}, {value: 2, label: high, description: x}]\ngroups: [{label: g, items: [{key: i, label: i, learn: [\"[[gooseberry]]\", \"[[Lesson]]\"]}]}]\n```";
    let plan = "```worksheet\nkind: plan\ngathers: [\"[[quince]]\", \"[[Scores]]\"]\n```";
    let quiz = "```quiz\nquestions:\n  - {question: \"Is it [[gooseberry]]?\", true_or_false: true, explanation: \"See [[gooseberry]].\"}\n```";
    let site = TestSite::new()
        .config("title: School\nsite_id: school\nworksheet_shortcodes: {other: {\"1\": ID-quince}}\n")
        .file("content/hidden/gooseberry.md", &hidden("gooseberry", "Lesson", "marmalade"))
        .file("content/hidden/quince.md", &hidden("quince", "Worksheet", poll))
        .file("content/course/index.md", &open("Course", "Course", "lessons: [ID-gooseberry, OPEN-Lesson]\n", ""))
        .file("content/course/damson/index.md", &hidden("damson", "Module", "marmalade"))
        .file("content/course/damson/medlar.md", &hidden("medlar", "Lesson", "marmalade"))
        .file(
            "content/course/lesson.md",
            &open(
                "Lesson",
                "Lesson",
                "prerequisites: [ID-medlar]\n",
                &format!("[worksheet id=\"ID-quince\"]\n\n[other id=\"1\"]\n\n![[quince]]\n\n{quiz}"),
            ),
        )
        .file("content/path.md", &open("Path", "Path", "lessons: [ID-medlar, OPEN-Lesson]\n", ""))
        .file("content/scores.md", &open("Scores", "Worksheet", "", assessment))
        .file("content/plan.md", &open("Plan", "Worksheet", "", plan));
    let out = site.build(&["--audience", "Public"]);
    for (path, bytes) in tree(&out).iter().filter(|(path, _)| !path.starts_with("theme.")) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        // The writer's own shortcode names an id; the page shows none of it.
        for word in ["gooseberry", "quince", "damson", "medlar", "marmalade"] {
            assert!(!text.contains(word) && !path.contains(word), "`{word}` in {path}");
        }
    }
    let scores = read(&out.join("scores/index.html"));
    assert!(scores.contains("a label") && scores.contains("another document"), "{scores}");
    let links = &data(&scores)[0]["spec"]["groups"][0]["items"][0]["learn"];
    assert_eq!(links[0]["title"], "Lesson");
    assert_eq!(links.as_array().unwrap().len(), 1);
    let course = read(&out.join("course/index.html"));
    assert!(course.contains("data-lesson=\"OPEN-Lesson\"") && course.contains("1 lesson<"), "{course}");
}

#[test]
fn the_schema_of_answers_takes_them_and_nothing_else() {
    let worksheet = "---\ntitle: W\nid: WS\ndoc_type: Worksheet\n---\n\n```worksheet\nkind: form\nsections:\n  - title: S\n    fields:\n      - {key: a, label: A, type: choice, options: [x, y]}\n      - {key: n, label: N, type: number}\n      - {key: t, label: T, type: table, rows: {max: 2}, columns: [{key: c, label: C, type: yes_no}]}\n```\n";
    let site = TestSite::new().config(CONFIG).file("content/w.md", worksheet);
    let out = site.build(&[]);
    let schema: Value = serde_json::from_str(&read(&out.join("w/answers.schema.json"))).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let copy = |answers: Value| {
        serde_json::json!({"lyceum": 1, "site": "school", "document": "WS", "worksheet": "form", "title": "W", "definition": "0",
            "saved": "2026-11-28T10:00:00Z", "copy": "My answers", "answers": answers})
    };
    let good = serde_json::json!({"a": "x", "n": 1.5, "t": [{"row": "1", "c": true}, {"row": "2"}]});
    let errors: Vec<String> = validator.iter_errors(&copy(good)).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    for wrong in [
        serde_json::json!({"a": "z"}),
        serde_json::json!({"n": true}),
        serde_json::json!({"b": "x"}),
        serde_json::json!({"t": [{"c": true}]}),
        serde_json::json!({"t": [{"row": "1", "d": 1}]}),
        serde_json::json!({"t": [{"row": "1"}, {"row": "2"}, {"row": "3"}]}),
    ] {
        assert!(!validator.is_valid(&copy(wrong.clone())), "{wrong}");
    }
}

#[test]
fn a_block_that_cannot_be_read_stays_readable() {
    let worksheet = "---\ntitle: W\nid: WS\ndoc_type: Worksheet\n---\n\n```worksheet\nkind: form\nsections: [\n```\n";
    let site = TestSite::new().config(CONFIG).file("content/w.md", worksheet);
    let out = site.build(&[]);
    let page = read(&out.join("w/index.html"));
    assert!(page.contains("kind: form") && !page.contains("<lyceum-worksheet"), "{page}");
}

#[test]
fn an_embedded_worksheet_keeps_its_own_document() {
    let worksheet = "---\ntitle: My sheet\nid: WS\ndoc_type: Worksheet\n---\n\nBefore it.\n\n```worksheet\nkind: poll\nquestion: Which?\nchoices: [{key: a, label: a}, {key: b, label: b}]\n```\n\nBehind it.\n";
    let lesson = "---\ntitle: L\nid: L\n---\n\n![[My sheet]]\n\n[worksheet id=\"ws\"]\n";
    let site = TestSite::new().config(CONFIG).file("content/w.md", worksheet).file("content/l.md", lesson);
    let out = site.build(&[]);
    let page = read(&out.join("l/index.html"));
    let definitions = data(&page);
    assert_eq!(definitions.len(), 2);
    for definition in &definitions {
        assert_eq!(definition["document"], "WS");
        assert_eq!(definition["url"], "../w/");
    }
    assert!(page.contains("id=\"w1-") || page.contains("w1-choice"), "{page}");
    assert!(page.contains("w2-choice"), "ids differ\n{page}");
    assert!(!page.contains("Before it.") && !page.contains("Behind it."), "only the form is shown");
    assert!(read(&out.join("w/index.html")).contains("Referred to by"), "an embed is a reference like any other");
}

/// What the binary and the scripts both have to know.
#[test]
fn both_languages_know_the_same_kinds_and_bounds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(lyceum::worksheet::SCHEMA).unwrap();
    let kinds: Vec<&str> =
        schema["properties"]["kind"]["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let index = read(&root.join("theme/worksheet/index.js"));
    let listed = index.lines().find(|line| line.starts_with("const KINDS = ")).expect("the list of kinds");
    assert_eq!(listed.matches(": [").count(), kinds.len(), "{listed}");
    let guide = read(&root.join("docs/worksheets.md"));
    for kind in kinds {
        assert!(listed.contains(&format!("{kind}: [")), "theme/worksheet/index.js does not list {kind}");
        assert!(!schema["$defs"][kind].is_null(), "the schema has no shape for {kind}");
        assert!(root.join(format!("theme/worksheet/kinds/{kind}.js")).is_file(), "no script for {kind}");
        assert!(root.join(format!("templates/worksheets/{kind}.html")).is_file(), "no template for {kind}");
        assert!(guide.contains(&format!("kind: {kind}\n")), "docs/worksheets.md shows no {kind}");
    }
    let (answers, rust) =
        (read(&root.join("theme/worksheet/answers.js")), read(&root.join("src/render/answers_schema.rs")));
    for bound in ["20_000", "^[a-z0-9]{1,12}$"] {
        assert!(answers.contains(bound) && rust.contains(bound), "only one of the two knows {bound}");
    }
}

/// A chain of lessons longer than can be drawn: the nearest stay, and the lesson itself.
#[test]
fn a_long_chain_of_prerequisites_is_drawn_from_its_near_end() {
    let mut site = TestSite::new().config(CONFIG);
    for n in 1..=20 {
        let needs = if n > 1 { format!("prerequisites: [S{}]\n", n - 1) } else { String::new() };
        let text = format!("---\ntitle: Step {n}\nid: S{n}\ndoc_type: Lesson\n{needs}---\n\nText.\n");
        site = site.file(&format!("content/s{n}.md"), &text);
    }
    let out = site.build(&[]);
    let page = read(&out.join("s20/index.html"));
    let graph =
        page.split("<div class=\"graph\">").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("a graph");
    assert!(graph.contains("This lesson") && graph.contains(">Step 19<") && graph.contains(">Step 9<"), "{graph}");
    assert!(!graph.contains(">Step 8<"), "{graph}");
    assert!(graph.find(">Step 18<") < graph.find(">Step 19<"), "what is needed stands above\n{graph}");
}
