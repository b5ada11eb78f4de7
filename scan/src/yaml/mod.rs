//! YAML as one tree whose nodes know their bytes.
//!
//! Values mean what the reader of Kubernetes makes of them (`sigs.k8s.io/yaml`, which follows
//! YAML 1.1): a plain `yes` is a truth value, `010` is eight, a quoted `"<<"` is no merge key, and
//! a merged mapping overrides what stands before it. What that reader rejects is [`Broken`], and
//! never read in another way. Two things are more lenient here than in `kubectl`, because nothing
//! is lost by it: the first document of a stream may be a flow mapping that is not JSON, and YAML
//! documents may follow JSON objects.
//!
//! A stream is read one document at a time: memory is bounded by the largest document, time is
//! linear, and a broken document does not keep the others from being read. Aliases are resolved
//! by sharing; the [`Budget`] ends the reading of a text that expands to much more than it holds.
//!
//! ```
//! use alphaswarm_settings_scan::yaml::{self, Budget, Meaning, Value};
//!
//! let text = "port: 80 # HTTP\n---\nname: \"80\"\n";
//! let mut seen = Vec::new();
//! let stream = yaml::read(text, &mut Budget::default(), |document, _| {
//!     document.root.leaves(|leaf| {
//!         seen.push((leaf.key().to_owned(), &text[leaf.node.span.clone()], leaf.scalar.meaning));
//!     });
//!     Ok(())
//! });
//! assert_eq!(seen, [
//!     ("port".to_owned(), "80", Meaning::Int(80)),
//!     ("name".to_owned(), "\"80\"", Meaning::String),
//! ]);
//! assert_eq!(stream.map(|stream| stream.documents), Ok(2));
//! ```

mod budget;
mod build;
mod events;
mod feed;
mod guard;
mod json;
mod key;
mod leaf;
mod merge;
mod node;
mod number;
mod read;
mod resolve;
mod split;
mod strict;
mod word;

use std::ops::Range;
use std::rc::Rc;

pub use budget::{Budget, TooMuch};
pub use leaf::{Leaf, Step};
pub use node::{Entry, Meaning, Node, Scalar, Style, Value};
pub use read::{read, read_bytes};

/// How many levels of lists and mappings a document may have; no manifest comes near it.
pub const MAX_DEPTH: usize = 100;

/// How many broken documents are listed one by one; the others are only counted.
pub const MAX_LISTED: usize = 100;

/// One document of a stream.
#[derive(Debug)]
pub struct Document {
    /// From 1, in the order of the stream; a document that holds nothing is not counted.
    pub number: usize,
    /// The bytes that the document stands in, without the `---` before it.
    pub span: Range<usize>,
    /// Its value.
    pub root: Rc<Node>,
}

/// A document that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its number, counted with those that can be read.
    pub document: usize,
    /// The byte of the stream that the reader stopped at.
    pub offset: usize,
    /// Why, without anything that the document holds.
    pub reason: &'static str,
}

/// What came of reading a stream.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Stream {
    /// How many documents were read.
    pub documents: usize,
    /// The first [`MAX_LISTED`] documents that could not be read, in order.
    pub broken: Vec<Broken>,
    /// How many more there are.
    pub unlisted: usize,
}
