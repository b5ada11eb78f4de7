//! A valid file with a few things changed.

use alphaswarm_settings_tests::random::Random;

use crate::corpus::File;

/// What is put in: most of it is not ASCII, or means something to a reader.
const PIECES: &[&str] = &[
    "\u{301}",
    "\u{338}",
    "\u{202e}",
    "\u{2066}",
    "\u{200d}",
    "\u{200b}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "\u{fffe}",
    "\u{10ffff}",
    "\u{fffd}",
    "\u{ad}",
    "ä",
    "ß",
    "ſ",
    "İ",
    "ı",
    "ǅ",
    "ﬀ",
    "K",
    "é",
    "e\u{301}",
    "שלום",
    "مرحبا",
    "٣",
    "०",
    "½",
    "長",
    "한",
    "😀",
    "👩‍👩‍👧",
    "🇩🇪",
    "🏴\u{e0067}\u{e007f}",
    "：",
    "＝",
    "＃",
    "０",
    "“",
    "„",
    "–",
    "…",
    "\u{1}",
    "\0",
    "\r",
    "\r\n",
    "\n",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{1b}[31m",
    "\u{7f}",
    "\\ud800",
    "\\udfff",
    "\\ud83d\\ude00",
    "\\u2028",
    "\\x85",
    "\\U0010ffff",
    "\\u{d800}",
    "\\0",
    "%0A",
    "::error::",
    "#",
    "#:",
    "=",
    ":",
    ": ",
    "\"",
    "'",
    "`",
    "\\",
    "-",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!",
    "|",
    ">",
    "$",
    "$(",
    "${",
    "$$",
    "@",
    "://",
    "<<: ",
    "---\n",
    "...\n",
    " ",
    "0",
    "<set-via-secret-store>",
    "changeme",
    "Y2hhbmdlbWU=",
    "export ",
    "null",
    "~",
    "é\u{308}=1\n",
];

/// One of the files, mutated; of one seed it is always the same.
pub(crate) fn of_one(files: &[File], seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let (_, bytes) = &files[random.below(files.len())];
    let (_, other) = &files[random.below(files.len())];
    mutated(&mut random, bytes, other)
}

/// A few changes, one after the other; lines may come from `other`.
pub(crate) fn mutated(random: &mut Random, bytes: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(4) {
        mutate(random, &mut bytes, other);
    }
    bytes
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = boundary(bytes, random.below(bytes.len() + 1));
    let next = boundary(bytes, at + 1 + random.below(3));
    match random.below(20) {
        0..=6 => drop(bytes.splice(at..at, random.of(PIECES).bytes())),
        7..=9 => drop(bytes.splice(at..next.max(at), random.of(PIECES).bytes())),
        10 | 11 => drop(bytes.splice(at..next.max(at), [])),
        12 => with_lines(bytes, |lines| swap(random, lines)),
        13 => with_lines(bytes, |lines| double(random, lines)),
        14 => with_lines(bytes, |lines| {
            let at = random.below(lines.len());
            lines.remove(at);
        }),
        15 => {
            let foreign: Vec<_> = other.split_inclusive(|&byte| byte == b'\n').collect();
            if !foreign.is_empty() {
                let line = foreign[random.below(foreign.len())];
                bytes.splice(at..at, line.iter().copied());
            }
        }
        // In the middle of a character, now and then.
        16 => bytes.truncate(random.below(bytes.len() + 1)),
        17 => {
            let at = random.below(bytes.len() + 1);
            bytes.splice(
                at..at,
                [random.of(&[&0xff, &0x80, &0xc3, &0xe2, &0xf0, &0x00]).to_owned()],
            );
        }
        18 => {
            let piece = random.of(PIECES).repeat(1 + random.below(3000));
            bytes.splice(at..at, piece.bytes());
        }
        _ => {
            let (from, to) = (at.min(next), at.max(next));
            let piece = bytes[from..to].repeat(1 + random.below(1000));
            bytes.splice(from..from, piece);
        }
    }
}

/// The end of the character that an offset lies in.
fn boundary(bytes: &[u8], offset: usize) -> usize {
    let is_inside = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    (offset..bytes.len()).find(|at| !is_inside(at)).unwrap_or(bytes.len())
}

fn with_lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec);
    let mut lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        change(&mut lines);
        *bytes = lines.concat();
    }
}

fn swap(random: &mut Random, lines: &mut [Vec<u8>]) {
    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
    lines.swap(a, b);
}

fn double(random: &mut Random, lines: &mut Vec<Vec<u8>>) {
    let (from, to) = (random.below(lines.len()), random.below(lines.len()));
    let line = lines[from].clone();
    lines.insert(to, line);
}
