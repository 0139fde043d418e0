//! `requires:` in the configuration: which versions of the program a site is made for.

use semver::{Version, VersionReq};

use crate::yaml::Value;

/// What stands in the way of this version of the program reading the configuration, if anything does.
pub(super) fn unmet(config: &Value) -> Option<String> {
    let wanted = config.get("requires")?.as_text()?;
    unmet_by(wanted, env!("CARGO_PKG_VERSION"))
}

fn unmet_by(wanted: &str, version: &str) -> Option<String> {
    let Ok(requirement) = VersionReq::parse(wanted) else {
        return Some(format!("`{wanted}` is no version requirement; write one such as `>=0.1` or `>=0.1, <0.3`"));
    };
    let met = Version::parse(version).is_ok_and(|version| requirement.matches(&version));
    (!met).then(|| format!("this site needs lyceum {wanted}, this is {version}; docs/install.md says how to get it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_met_as_cargo_means_them() {
        for (wanted, version) in [
            ("0.1", "0.1.0"),
            ("0.1", "0.1.7"),
            (">=0.1, <0.3", "0.2.9"),
            (">=0.1.0", "1.0.0"),
            ("=0.1.2", "0.1.2"),
            ("*", "0.1.0"),
            ("1", "1.4.0"),
            (">=0.2.0-rc.1", "0.2.0-rc.1"),
        ] {
            assert_eq!(unmet_by(wanted, version), None, "{wanted}, {version}");
        }
        for (wanted, version) in
            [("0.1", "0.2.0"), (">=0.3", "0.1.0"), ("<0.1", "0.1.0"), ("=0.1.2", "0.1.3"), ("1", "2.0.0")]
        {
            let said = unmet_by(wanted, version).unwrap_or_default();
            assert!(said.starts_with(&format!("this site needs lyceum {wanted}, this is {version};")), "{said}");
        }
    }

    #[test]
    fn what_is_no_requirement_is_said_to_be_none() {
        for wanted in ["", "newest", "0.1 to 0.3", ">= 0.1 < 0.3", "v0.1"] {
            assert!(
                unmet_by(wanted, "0.1.0").is_some_and(|said| said.contains("is no version requirement")),
                "{wanted}"
            );
        }
    }
}
