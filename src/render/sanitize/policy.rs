//! The allow-list: what GitHub allows in Markdown, and what Lyceum's own HTML is made of.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

const ELEMENTS: &str = "a abbr aside audio b bdi bdo blockquote br caption center cite code col colgroup dd del details \
    dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li lyceum-part mark ol p picture pre q \
    rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr \
    track tt u ul var video wbr";

/// Attributes of every element.
const EVERYWHERE: &str = "id class title lang dir align aria-label aria-hidden aria-describedby aria-labelledby";

/// Attributes of one element, or of several that stand together.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("a", "href hreflang name rel download"),
    ("img", "src alt width height loading decoding role"),
    ("table", "role"),
    ("audio video", "src controls loop muted preload"),
    ("video", "poster width height playsinline"),
    ("source", "src srcset sizes media type width height"),
    ("track", "src kind srclang label default"),
    ("table tr thead tbody tfoot", "valign"),
    ("td th", "colspan rowspan headers valign"),
    ("th", "scope abbr"),
    ("col colgroup", "span"),
    ("ol", "start type reversed"),
    ("li", "value"),
    ("details", "open name"),
    ("time del ins", "datetime"),
    ("input", "type disabled checked"),
    ("div", "role tabindex"),
    ("pre", "tabindex"),
    ("figure", "data-language"),
    ("lyceum-part", "data-n"),
];

/// The classes of the theme, by the elements that bear them. A name that ends with `-` stands for all that begin so.
const CLASSES: &[(&str, &str)] = &[
    ("a", "anchor tag external term footnote-back"),
    ("p", "callout-title embed-title embed-note unsupported"),
    ("summary", "callout-title"),
    ("div", "table callout callout- callout-body math"),
    ("details", "callout callout-"),
    ("figure", "code numbered diagram image"),
    ("code", "language- math-error"),
    ("span", "line marked broken hidden-reference block-anchor tk-"),
    ("ul", "tasks"),
    ("li", "task"),
    ("section", "embed footnotes"),
    ("sup", "footnote-ref"),
    ("td th", "left center right"),
];

/// The sanitiser, which is costly to set up and cheap to use.
pub(super) fn builder() -> Builder<'static> {
    let mut by_element: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (elements, attributes) in ATTRIBUTES {
        for element in elements.split(' ') {
            by_element.entry(element).or_default().extend(attributes.split(' '));
        }
    }
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.split_whitespace().collect())
        .clean_content_tags(["script", "style", "template", "object", "applet"].into())
        .generic_attributes(EVERYWHERE.split(' ').collect())
        .tag_attributes(by_element)
        // An input can be nothing but the box of a task, which nobody can tick.
        .set_tag_attribute_values([("input", [("type", "checkbox"), ("disabled", "")].into())].into())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(attribute);
    builder
}

/// What is left of the value of an attribute that the element may have.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let keep = match name {
        "class" => return classes(element, value).map(Cow::Owned),
        "role" if element == "div" => matches!(value, "group" | "note"),
        "role" => matches!(value, "presentation" | "none"),
        "tabindex" => value == "0",
        "data-n" => !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()),
        _ => true,
    };
    keep.then_some(Cow::Borrowed(value))
}

fn classes(element: &str, value: &str) -> Option<String> {
    let kept: Vec<&str> = value.split_ascii_whitespace().filter(|class| is_known(element, class)).collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}

fn is_known(element: &str, class: &str) -> bool {
    let plain = class.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+#.".contains(&byte));
    let known =
        |name: &str| name == class || (name.ends_with('-') && class.len() > name.len() && class.starts_with(name));
    let of_element = |elements: &str| elements.split(' ').any(|name| name == element);
    plain && CLASSES.iter().any(|(elements, names)| of_element(elements) && names.split(' ').any(known))
}
