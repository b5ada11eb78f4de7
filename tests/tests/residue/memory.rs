//! Searches the memory of this process.

use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;

use crate::child::encoded;

/// What has to be found in one piece. Allocators overwrite the beginning of what is freed, and so
/// the first bytes of the needle are not looked for.
const PIECE: usize = 16;

/// Where memory is copied to while it is searched; taken early, so that it covers no residue.
pub(crate) fn room() -> Vec<u8> {
    vec![0; 1 << 16]
}

/// How many pieces of the needle, which is encoded, are in memory. `room` itself is left out.
pub(crate) fn pieces(needle: &[u8], room: &mut [u8]) -> usize {
    let needle = Needle::new(needle);
    let memory = File::open("/proc/self/mem").expect("a process may read itself");
    let own = room.as_ptr() as usize..room.as_ptr() as usize + room.len();
    let parts = regions().into_iter().flat_map(|region| without(region, &own));
    parts.map(|part| pieces_in(&memory, part, &needle, room)).sum()
}

fn pieces_in(memory: &File, part: Range<usize>, needle: &Needle<'_>, room: &mut [u8]) -> usize {
    let mut found = 0;
    let mut at = part.start;
    while at + PIECE <= part.end {
        let length = room.len().min(part.end - at);
        // Some pages of the kernel's are listed and cannot be read.
        let Ok(length) = memory.read_at(&mut room[..length], at as u64) else { break };
        found += room[..length].windows(PIECE).filter(|bytes| needle.has(bytes)).count();
        if length < PIECE {
            break;
        }
        at += length + 1 - PIECE;
    }
    found
}

/// The pieces to look for, encoded.
struct Needle<'n> {
    pieces: Vec<&'n [u8]>,
    /// Whether a piece begins with a byte: nearly all of memory is told apart by that.
    begins: [bool; 256],
}

impl<'n> Needle<'n> {
    fn new(needle: &'n [u8]) -> Self {
        let pieces: Vec<_> = needle[PIECE..].windows(PIECE).collect();
        let mut begins = [false; 256];
        for piece in &pieces {
            begins[usize::from(piece[0])] = true;
        }
        Self { pieces, begins }
    }

    /// Whether some bytes of memory are a piece; encodes them one at a time.
    fn has(&self, bytes: &[u8]) -> bool {
        let is_same =
            |piece: &&[u8]| piece.iter().zip(bytes).all(|(one, other)| *one == encoded(*other));
        self.begins[usize::from(encoded(bytes[0]))] && self.pieces.iter().any(is_same)
    }
}

/// The addresses that can be read.
fn regions() -> Vec<Range<usize>> {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("there is a map");
    let address = |text| usize::from_str_radix(text, 16).expect("an address is a number");
    let regions = maps.lines().filter_map(|line| {
        let (start, rest) = line.split_once('-').expect("a line begins with two addresses");
        let (end, rest) = rest.split_once(' ').expect("what may be done with them follows");
        rest.starts_with('r').then(|| address(start)..address(end))
    });
    regions.collect()
}

/// What lies in a region before `own` and behind it.
fn without(region: Range<usize>, own: &Range<usize>) -> [Range<usize>; 2] {
    let before = region.start..region.end.min(own.start);
    let behind = region.start.max(own.end)..region.end;
    [before, behind]
}
