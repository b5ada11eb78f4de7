//! A file that is not a schema of ours but `KEY=value` lines throughout.

use super::lowered::Lowered;
use crate::diagnostic::{Diagnostic, codes};
use crate::source_file::SourceFile;
use crate::span::Span;
use crate::syntax::{self, Content};

/// The one sentence that such a file gets; none where any line is something else.
pub(super) fn recognize(source: &SourceFile) -> Option<Lowered<'_>> {
    if !begins_with_an_assignment(source) {
        return None;
    }
    let mut first: Option<Span> = None;
    let mut others = 0_usize;
    let mut masks = Vec::new();
    syntax::each_block(source, |block| {
        for line in &block.lines {
            match line.content {
                Content::Assignment { value } => {
                    first.get_or_insert(line.text.span);
                    masks.push(value.span);
                }
                Content::Field { .. } | Content::Other => others += 1,
            }
        }
    });
    let first = first.filter(|_| others == 0)?;
    masks.retain(|mask| !mask.is_empty());
    let diagnostics = vec![problem(source, first)];
    Some(Lowered { diagnostics, masks, ..Lowered::default() })
}

/// Tells nearly every file by its first line, so that a schema is not read twice.
fn begins_with_an_assignment(source: &SourceFile) -> bool {
    let mut lines = source.text().lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| line.contains('='))
}

fn problem(source: &SourceFile, first: Span) -> Diagnostic {
    let is_decorator = |line: &str| {
        line.trim_start().strip_prefix('#').is_some_and(|rest| rest.trim_start().starts_with('@'))
    };
    let message = if source.text().lines().any(is_decorator) {
        "this file is written as `KEY=value` with `# @decorator` comments, as varlock reads it"
    } else {
        "this file is written as `KEY=value` lines, not as a schema"
    };
    Diagnostic::new(codes::FOREIGN_FORMAT, first, message).help(
        "declare each variable as a block of `field: value` lines that begins with `key: NAME`; \
         its fields are `description`, `required`, `default`, `targets`, `classification`",
    )
}
