//! Records of sources for those who serialize them, feature `serde`.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::source::SourceRecord;

/// As in [`Report::to_json`](crate::Report::to_json): `key`, `source`, `classification`, `value`.
impl Serialize for SourceRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("SourceRecord", 4)?;
        record.serialize_field("key", self.key)?;
        record.serialize_field("source", &format_args!("{}", self.source))?;
        record.serialize_field("classification", self.classification.as_str())?;
        record.serialize_field("value", &self.value)?;
        record.end()
    }
}
