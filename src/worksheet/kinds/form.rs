//! A form: sections of fields, for everything that no other kind does.

use serde_json::json;

use super::{Compiled, Kind};

pub(super) const KIND: Kind = Kind {
    name: "form",
    reserved: &[],
    check: |_, _| {},
    compile: |_| Ok(Compiled { fields: Vec::new(), spec: json!({}) }),
};
