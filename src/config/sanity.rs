//! What a configuration that follows its schema may still get wrong.

use std::path::Path;

use super::{Config, FILE};
use crate::error::{Error, Result};
use crate::source::Lines;
use crate::text::nearest;

/// An output that holds the documents, or lies among the site's own sources, would become part of the next build.
pub(super) fn check_output(site: &Path, content: &Path, output: &Path) -> Result<()> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| std::path::absolute(path).unwrap_or_default());
    let output_is = |what: &str| {
        let output = output.display();
        Error::new(format!("the output `{output}` {what}; name another folder with --out or `output:`"))
    };
    if real(content).starts_with(real(output)) {
        return Err(output_is("would hold the documents themselves"));
    }
    match ["templates", "theme", ".git", ".github"].iter().find(|own| real(output).starts_with(real(&site.join(own)))) {
        Some(own) => Err(output_is(&format!("lies in the site's own folder `{own}`"))),
        None => Ok(()),
    }
}

impl Config {
    /// An error for each name under `rules:` that is neither a rule nor a group.
    ///
    /// # Errors
    /// A name is unknown; the error names the nearest one.
    pub fn check_rule_names(&self, known: &[&str]) -> Result<()> {
        let by_path = self.rules_by_path.iter().flat_map(|(_, levels)| levels);
        for (name, _) in self.rules.iter().chain(by_path) {
            if !known.contains(&name.as_str()) {
                let file = self.site.join(FILE);
                let text = std::fs::read_to_string(&file).unwrap_or_default();
                let place = Lines::new(&text).position(text.find(&format!("{name}:")).unwrap_or(0));
                let help = nearest(name, known.iter().copied())
                    .map_or("`lyceum rules` lists all of them".to_owned(), |near| format!("did you mean `{near}`?"));
                let at = format!("{}:{}:{}", file.display(), place.line, place.column);
                return Err(Error::new(format!("{at}: there is no rule `{name}`; {help}")));
            }
        }
        Ok(())
    }
}

/// A folder of documents built on its own would lose what its site says about it, audiences above all.
pub(super) fn check_whole_site(folder: &Path) -> Result<()> {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if real.join(FILE).is_file() {
        return Ok(());
    }
    for site in real.ancestors().skip(1).filter(|above| above.join(FILE).is_file()) {
        let inside = super::Config::load(site, &super::Overrides::default())
            .is_ok_and(|config| config.content.canonicalize().is_ok_and(|content| real.starts_with(content)));
        if inside {
            return Err(Error::new(format!(
                "`{}` belongs to the site `{}`, whose {FILE} would be overlooked; name that folder instead",
                folder.display(),
                site.display()
            )));
        }
    }
    Ok(())
}
