//! How deep the trees are that an index remembers. The library reads them by recursion, which a
//! crafted index could drive off the end of the stack, so they are measured first.

use std::fs;
use std::path::Path;

use gix_hash::Kind;
use gix_object::bstr::ByteSlice;

/// No path has so many names, and the stack of a thread has room for more.
const MOST_LEVELS: usize = 512;

/// Reads one level of a tree, without its children, whose number it gives.
type Level = fn(&mut Fields<'_>) -> Option<u64>;

/// Whether an index, or one that it shares, remembers trees that are nested too deep to be read.
///
/// # Errors
///
/// The reason why the index cannot be read.
pub(super) fn is_too_deep(file: &Path, hash: Kind) -> std::io::Result<bool> {
    let index = fs::read(file)?;
    if is_nested_too_deep(&index, hash) {
        return Ok(true);
    }
    if !index.contains_str("link") {
        return Ok(false);
    }
    let Some(directory) = file.parent() else { return Ok(false) };
    for entry in fs::read_dir(directory)?.flatten() {
        let is_shared = entry.file_name().as_encoded_bytes().starts_with(b"sharedindex.");
        if is_shared && is_nested_too_deep(&fs::read(entry.path())?, hash) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Measures all that looks like the trees of commits or of untracked files: where they begin is only
/// known to who has read all before.
fn is_nested_too_deep(index: &[u8], hash: Kind) -> bool {
    let hash = hash.len_in_bytes();
    // What overlaps is read several times.
    let mut budget = index.len().saturating_mul(4);
    let kinds: [(&[u8], Level); 2] = [(b"TREE", tree), (b"UNTR", untracked)];
    kinds.into_iter().any(|(name, level)| {
        index.find_iter(name).any(|at| {
            let start = at + name.len();
            let content = index.get(start..).and_then(|rest| {
                let (length, rest) = rest.split_first_chunk()?;
                rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)
            });
            let Some(rest) = content else { return false };
            let mut fields = Fields { rest, hash };
            let is_deep = (name == b"TREE" || fields.untracked_header().is_some())
                && fields.is_deeper_than_most(level);
            let read = rest.len() - fields.rest.len();
            let is_over = read > budget;
            budget = budget.saturating_sub(read);
            is_deep || is_over
        })
    })
}

/// A name, a count of entries (-1 where it has changed, and has no hash then), a count of trees.
fn tree(fields: &mut Fields<'_>) -> Option<u64> {
    fields.until(0)?;
    let entries: i32 = fields.until(b' ')?.to_str().ok()?.parse().ok()?;
    let inside = fields.until(b'\n')?.to_str().ok()?.parse().ok()?;
    if entries >= 0 {
        fields.skip(fields.hash)?;
    }
    Some(inside)
}

/// A count of untracked files, a count of directories, a name, and the names of the files.
fn untracked(fields: &mut Fields<'_>) -> Option<u64> {
    let files = fields.number()?;
    let inside = fields.number()?;
    for _ in 0..=files {
        fields.until(0)?;
    }
    Some(inside)
}

/// What is left of the content of an extension.
struct Fields<'i> {
    rest: &'i [u8],
    hash: usize,
}

impl<'i> Fields<'i> {
    /// Goes down and up through a tree: the children of each level follow it.
    fn is_deeper_than_most(&mut self, level: Level) -> bool {
        let mut left: Vec<u64> = vec![1];
        while let Some(trees) = left.last_mut() {
            let Some(less) = trees.checked_sub(1) else {
                left.pop();
                continue;
            };
            *trees = less;
            let Some(inside) = level(self) else { return false };
            left.push(inside);
            if left.len() > MOST_LEVELS {
                return true;
            }
        }
        false
    }

    /// Passes what stands before the tree of untracked files.
    fn untracked_header(&mut self) -> Option<()> {
        let identifier = self.number()?;
        self.skip(usize::try_from(identifier).ok()?)?;
        // What was known of two files of rules, some flags, and the names of the two.
        self.skip(2 * 36 + 4 + 2 * self.hash)?;
        self.until(0)?;
        self.number().map(drop)
    }

    fn skip(&mut self, length: usize) -> Option<()> {
        self.rest = self.rest.get(length..)?;
        Some(())
    }

    fn until(&mut self, end: u8) -> Option<&'i [u8]> {
        // What was searched in vain has been read too.
        let (field, rest) = self.rest.split_once_str(&[end]).unzip();
        self.rest = rest.unwrap_or_default();
        field
    }

    /// A number of variable length.
    fn number(&mut self) -> Option<u64> {
        let mut value: u64 = 0;
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            // The library too loses the highest bits.
            value = (value << 7).checked_add(u64::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            value = value.checked_add(1)?;
        }
    }
}
