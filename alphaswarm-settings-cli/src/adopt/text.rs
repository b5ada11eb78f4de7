//! The text of a schema with blocks behind what is there.

use super::draft::Draft;

/// What stands at the beginning of a new schema.
const HEAD: &str = "\
# The environment variables of this repository, as `alphaswarm-settings init --from` found them.
# Lines that begin with `x-` mark guesses, and name sources that disagree. Correct the block where one
# is wrong, then delete the line: `alphaswarm-settings check` warns of guesses until then.
";

/// The blocks, with a blank line between two.
pub(super) fn blocks(drafts: &[Draft]) -> String {
    drafts.iter().map(|draft| draft.block().text()).collect::<Vec<_>>().join("\n")
}

/// The text with the blocks behind it. What is there stays, byte for byte.
pub(super) fn joined(existing: &str, drafts: &[Draft]) -> String {
    let blocks = blocks(drafts);
    if blocks.is_empty() {
        return existing.to_owned();
    }
    if existing.trim_start_matches('\u{feff}').is_empty() {
        return format!("{existing}{HEAD}\n{blocks}");
    }
    let gap = if existing.ends_with('\n') { "\n" } else { "\n\n" };
    if existing.contains("\r\n") {
        let added = format!("{gap}{blocks}").replace('\n', "\r\n");
        return format!("{existing}{added}");
    }
    format!("{existing}{gap}{blocks}")
}
