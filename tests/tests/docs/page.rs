//! A page of Markdown, taken apart.

use std::fs;
use std::path::{Path, PathBuf};

use alphaswarm_settings_tests::{file, golden, read, workspace};

/// A page of the repository.
pub(crate) struct Page {
    /// Relative to the root of the workspace.
    pub(crate) path: String,
    text: String,
}

/// What stands between two fences.
pub(crate) struct Block {
    /// What follows the first fence; may be empty.
    pub(crate) language: String,
    pub(crate) text: String,
    /// The last line of text above.
    pub(crate) intro: String,
}

/// Every page that is written for people.
pub(crate) fn all() -> Vec<Page> {
    let mut pages = Vec::new();
    for directory in ["", "docs", "examples", "examples/*", "fuzz", "scan", "schema", "benches"] {
        pages.extend(in_directory(directory));
    }
    pages.sort();
    assert!(pages.len() > 5, "{pages:?}");
    pages.into_iter().map(|path| Page::open(&path)).collect()
}

/// The pages that lie right in a directory, or in each directory of one.
fn in_directory(directory: &str) -> Vec<String> {
    let parent = directory.strip_suffix("/*");
    let Ok(entries) = fs::read_dir(file(parent.unwrap_or(directory))) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let relative = |path: PathBuf| {
        let path = path.strip_prefix(workspace()).expect("it lies in the workspace").to_owned();
        path.to_str().expect("UTF-8").to_owned()
    };
    let paths = paths.map(relative);
    match parent {
        Some(_) => paths.flat_map(|path| in_directory(&path)).collect(),
        None => paths
            .filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "md"))
            .collect(),
    }
}

impl Page {
    pub(crate) fn open(path: &str) -> Self {
        let text = read(file(path));
        let fences = text.lines().filter(|line| line.trim_start().starts_with("```")).count();
        assert!(fences.is_multiple_of(2), "{path}: a block has no end");
        Self { path: path.to_owned(), text }
    }

    /// The part below a heading, up to the next one that is not deeper.
    pub(crate) fn section(&self, heading: &str) -> Self {
        let depth = heading.bytes().take_while(|&byte| byte == b'#').count();
        let ends = |line: &str| {
            let level = line.bytes().take_while(|&byte| byte == b'#').count();
            (1..=depth).contains(&level) && line[level..].starts_with(' ')
        };
        let lines = self.lines().skip_while(|(_, line)| *line != heading);
        let lines: Vec<_> = lines.collect();
        assert!(!lines.is_empty(), "{} has no heading {heading:?}", self.path);
        let rest = lines[1..].iter();
        let part = rest.take_while(|(is_code, line)| *is_code || !ends(line));
        let text = part.flat_map(|(_, line)| [*line, "\n"]).collect();
        Self { path: format!("{}{heading}", self.path), text }
    }

    /// Each line, and whether it is part of a block (fences count as such).
    fn lines(&self) -> impl Iterator<Item = (bool, &str)> {
        let mut is_inside = false;
        self.text.lines().map(move |line| {
            let is_fence = line.trim_start().starts_with("```");
            let is_code = is_inside || is_fence;
            is_inside ^= is_fence;
            (is_code, line)
        })
    }

    /// The lines that are not part of a block, each with its number.
    pub(crate) fn prose(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.lines().enumerate();
        numbered.filter(|(_, (is_code, _))| !is_code).map(|(index, (_, line))| (index + 1, line))
    }

    /// Every block, in order.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut intro = "";
        let mut is_inside = false;
        // A block in a list is indented as a whole.
        let mut margin = 0;
        for (is_code, line) in self.lines() {
            let fence = line.trim_start().strip_prefix("```").filter(|_| is_code);
            if fence.is_some() {
                margin = line.len() - line.trim_start().len();
            }
            match (fence, is_inside) {
                (Some(language), false) => blocks.push(Block {
                    language: language.to_owned(),
                    text: String::new(),
                    intro: intro.to_owned(),
                }),
                (None, true) => {
                    let block = blocks.last_mut().expect("a block has begun");
                    block.text.extend([line.get(margin..).unwrap_or_default(), "\n"]);
                }
                (None, false) if !line.trim().is_empty() => intro = line,
                _ => {}
            }
            is_inside ^= fence.is_some();
        }
        blocks
    }
}

impl Block {
    /// The file that the block is, where the text above ends with `` `path`: ``.
    pub(crate) fn file(&self) -> Option<&str> {
        if self.language == "sh" {
            return None;
        }
        let (_, path) = self.intro.strip_suffix("`:")?.rsplit_once('`')?;
        Some(path)
    }
}

/// Compares what was printed with a block of a page.
///
/// `UPDATE_GOLDEN=1` writes it into the page instead; the change then shows in git.
pub(crate) fn assert_output(page: &str, block: &Block, printed: &str) {
    let printed = format!("{}\n", printed.trim_end());
    if golden::is_updating() {
        let fenced = |text: &str| format!("```{}\n{text}```\n", block.language);
        let (before, after) = (fenced(&block.text), fenced(&printed));
        let text = read(file(page));
        assert!(text.matches(&before).count() == 1, "{page} has this once: {before}");
        fs::write(file(page), text.replace(&before, &after)).expect("the page is written");
        return;
    }
    assert!(
        printed == block.text,
        "{page} differs; if that is meant, run the tests with UPDATE_GOLDEN=1\n\
         the page has:\n{}\nthe program prints:\n{printed}",
        block.text
    );
}
