//! YAML as a tree whose nodes know their bytes.
