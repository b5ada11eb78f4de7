//! Structs and the struct-like variants of enums, with the attributes of their fields.

use std::ops::Range;

use super::attribute::Attribute;
use super::declare::near;
use super::file::File;
use super::tokens::{Kind, Tokens};

/// A struct, or a variant that is like one.
#[derive(Debug)]
pub(super) struct Structure<'t> {
    pub(super) name: &'t str,
    pub(super) attributes: Vec<Attribute<'t>>,
    pub(super) fields: Vec<Field<'t>>,
}

/// A field that has a name.
#[derive(Debug)]
pub(super) struct Field<'t> {
    pub(super) attributes: Vec<Attribute<'t>>,
    /// The token of its name.
    pub(super) name: usize,
    /// The tokens of its type.
    pub(super) kind: Range<usize>,
}

/// Takes the struct or enum whose keyword is here.
pub(super) fn collect(file: &mut File<'_>, at: usize) {
    let tokens = &file.tokens;
    let is_enum = tokens.is_ident(at, "enum");
    if !is_enum && !tokens.is_ident(at, "struct") {
        return;
    }
    let Some(name) = tokens.ident(at + 1) else { return };
    let Some(open) = near(tokens, at + 2, b"{;").filter(|open| tokens.is(*open, b'{')) else {
        return;
    };
    let attributes = tokens.attributes_before(at);
    if is_enum {
        for variant in variants(tokens, tokens.inside(open)) {
            let fields = fields(tokens, tokens.inside(variant));
            file.structures.push(Structure { name, attributes: attributes.clone(), fields });
        }
    } else {
        let fields = fields(tokens, tokens.inside(open));
        file.structures.push(Structure { name, attributes, fields });
    }
}

/// Where the braces of each variant that has some open.
fn variants(tokens: &Tokens<'_>, body: Range<usize>) -> Vec<usize> {
    let braces = tokens.split(body).filter_map(|part| {
        let (_, name) = tokens.attributes(part.start);
        (tokens.ident(name).is_some() && tokens.is(name + 1, b'{')).then_some(name + 1)
    });
    braces.collect()
}

fn fields<'t>(tokens: &Tokens<'t>, body: Range<usize>) -> Vec<Field<'t>> {
    let (mut fields, mut at) = (Vec::new(), body.start);
    while at < body.end {
        let (attributes, mut name) = tokens.attributes(at);
        if tokens.is_ident(name, "pub") {
            name += 1;
            if tokens.is(name, b'(') {
                name = tokens.next(name);
            }
        }
        let is_field = tokens.ident(name).is_some() && tokens.is(name + 1, b':');
        let end = type_end(tokens, name..body.end);
        if is_field && name + 2 <= end {
            fields.push(Field { attributes, name, kind: name + 2..end });
        }
        at = end + 1;
    }
    fields
}

/// The comma after a type, or the end: commas between `<` and `>` are part of it.
fn type_end(tokens: &Tokens<'_>, range: Range<usize>) -> usize {
    let (mut depth, mut at) = (0_usize, range.start);
    while at < range.end {
        match tokens.kind(at) {
            Some(Kind::Mark(b'<')) => depth += 1,
            Some(Kind::Mark(b'>')) if !tokens.is_before(at, b'-') => {
                depth = depth.saturating_sub(1);
            }
            Some(Kind::Mark(b',')) if depth == 0 => return at,
            _ => {}
        }
        at = tokens.next(at);
    }
    range.end.max(range.start)
}
