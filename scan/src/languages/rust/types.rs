//! What the type of a field, or of what a string is parsed to, is in the words of all languages.

use std::ops::Range;

use super::file::File;
use super::items::Items;
use crate::declarations::ValueType;

/// How deep types are in each other: `Option<Arc<Vec<String>>>`.
const DEPTH: usize = 6;

/// What a type says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) value_type: Option<ValueType>,
    pub(super) is_optional: bool,
    pub(super) is_secret: bool,
    pub(super) min: Option<String>,
    /// Whether the type is one that is known here.
    pub(super) is_known: bool,
    /// The type without what wraps it.
    pub(super) name: String,
}

impl<'t> File<'t> {
    /// What the type in a range says; `field` is the name of what has it.
    pub(super) fn type_of(&self, range: Range<usize>, field: &str, items: &mut Items<'t>) -> Said {
        let mut said = Said::default();
        self.type_within(range, field, items, &mut said, DEPTH);
        said
    }

    fn type_within(
        &self,
        range: Range<usize>,
        field: &str,
        items: &mut Items<'t>,
        said: &mut Said,
        depth: usize,
    ) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let tokens = &self.tokens;
        let start = range
            .clone()
            .take(DEPTH)
            .find(|at| tokens.ident(*at).is_some() && !tokens.is_before(*at, b'\''));
        let Some(path) = start.and_then(|start| tokens.path(start)) else { return };
        let Some(name) = path.segments.last() else { return };
        let inner = || {
            let open = tokens.is(path.end, b'<').then_some(path.end).or_else(|| {
                // A path takes what follows `::<` in.
                (start?..path.end).find(|at| tokens.is(*at, b'<'))
            })?;
            let end = tokens.skip_angles(open)?.checked_sub(1)?;
            Some(open + 1..end)
        };
        match *name {
            "Option" => said.is_optional = true,
            "SecretString" | "SecretUrl" | "SecretVec" | "Secret" | "SecretBox" | "Sensitive"
            | "Redacted" | "Protected" => said.is_secret = true,
            _ => {}
        }
        match *name {
            "Option" | "Arc" | "Box" | "Rc" | "Cow" | "Secret" | "SecretBox" | "Sensitive"
            | "Redacted" | "Protected" | "Zeroizing" => {
                if let Some(inner) = inner() {
                    self.type_within(inner, field, items, said, depth);
                } else {
                    said.is_known = true;
                    said.value_type = Some(ValueType::String);
                }
            }
            "Vec" | "HashSet" | "BTreeSet" | "VecDeque" | "IndexSet" => {
                let mut item = Said::default();
                if let Some(inner) = inner() {
                    self.type_within(inner, field, items, &mut item, depth);
                }
                said.is_known = item.is_known;
                said.is_secret |= item.is_secret;
                said.value_type =
                    Some(ValueType::List(Box::new(item.value_type.unwrap_or(ValueType::String))));
                said.name = item.name;
            }
            name => {
                let is_port = field == "port" || field.ends_with("_port");
                said.value_type = scalar(name, is_port);
                if name.starts_with("NonZeroU") {
                    said.min = Some("1".to_owned());
                }
                if said.value_type.is_none() {
                    said.value_type = items.words(self, name).map(ValueType::Enum);
                }
                said.is_known = said.value_type.is_some();
                name.clone_into(&mut said.name);
            }
        }
    }
}

/// The type that has a name everywhere.
fn scalar(name: &str, is_port: bool) -> Option<ValueType> {
    Some(match name {
        "bool" => ValueType::Bool,
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => ValueType::Int,
        "u16" | "NonZeroU16" if is_port => ValueType::Port,
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "NonZeroU8" | "NonZeroU16"
        | "NonZeroU32" | "NonZeroU64" | "NonZeroU128" | "NonZeroUsize" => ValueType::Uint,
        "f32" | "f64" => ValueType::Float,
        "str" | "String" | "SecretString" | "OsString" | "char" | "CompactString" => {
            ValueType::String
        }
        "Url" | "SecretUrl" | "Uri" => ValueType::Url,
        "Duration" => ValueType::Duration,
        "IpAddr" | "Ipv4Addr" | "Ipv6Addr" => ValueType::Ip,
        "PathBuf" | "Path" | "Utf8PathBuf" => ValueType::Path,
        "ByteSize" | "Byte" => ValueType::Bytes,
        _ => return None,
    })
}
