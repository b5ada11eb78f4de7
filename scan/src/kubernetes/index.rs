//! Objects by name and namespace.

use std::collections::HashMap;
use std::hash::Hash;

/// Where in a list the objects stand that have one name.
#[derive(Debug)]
pub(super) struct Index<K> {
    by_name: HashMap<K, Vec<usize>>,
    by_namespace: HashMap<(K, Option<String>), Vec<usize>>,
}

impl<K> Default for Index<K> {
    fn default() -> Self {
        Self { by_name: HashMap::new(), by_namespace: HashMap::new() }
    }
}

impl<K: Clone + Eq + Hash> Index<K> {
    /// Adds an object. It takes the place of the one for which `is_same` says so, which is returned.
    pub(super) fn add(
        &mut self,
        name: &K,
        namespace: Option<&str>,
        index: usize,
        is_same: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let key = (name.clone(), namespace.map(str::to_owned));
        let own = self.by_namespace.entry(key).or_default();
        let all = self.by_name.entry(name.clone()).or_default();
        let replaced = own.iter().copied().find(|&other| is_same(other));
        own.retain(|&other| Some(other) != replaced);
        if replaced.is_some() {
            all.retain(|&other| Some(other) != replaced);
        }
        own.push(index);
        all.push(index);
        replaced
    }

    /// The objects of a name that one in a namespace sees, in the order in which they were added:
    /// what names no namespace can be applied to any.
    pub(super) fn find<'i>(
        &'i self,
        name: &K,
        namespace: Option<&str>,
    ) -> impl Iterator<Item = usize> + use<'i, K> {
        let get = |space: Option<&str>| {
            self.by_namespace.get(&(name.clone(), space.map(str::to_owned))).map(Vec::as_slice)
        };
        let (first, second) = match namespace {
            None => (self.by_name.get(name).map(Vec::as_slice), None),
            Some(_) => (get(None), get(namespace)),
        };
        merged(first.unwrap_or_default(), second.unwrap_or_default())
    }
}

/// Two sorted lists as one.
fn merged<'i>(mut a: &'i [usize], mut b: &'i [usize]) -> impl Iterator<Item = usize> + use<'i> {
    std::iter::from_fn(move || {
        let list = match (a.first(), b.first()) {
            (Some(first), Some(second)) if second < first => &mut b,
            (Some(_), _) => &mut a,
            (None, _) => &mut b,
        };
        let (&first, rest) = list.split_first()?;
        *list = rest;
        Some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_sees_its_own_namespace_and_what_names_none() {
        let mut index = Index::default();
        for (at, namespace) in [None, Some("a"), Some("b"), None, Some("a")].into_iter().enumerate()
        {
            let replaced = index.add(&"name", namespace, at, |other| (other, at) == (1, 4));
            assert_eq!(replaced, (at == 4).then_some(1));
        }
        let find = |name, namespace| index.find(&name, namespace).collect::<Vec<_>>();
        assert_eq!(find("name", Some("a")), [0, 3, 4]);
        assert_eq!(find("name", Some("b")), [0, 2, 3]);
        assert_eq!(find("name", Some("c")), [0, 3]);
        assert_eq!(find("name", None), [0, 2, 3, 4]);
        assert_eq!(find("other", None), [0; 0]);
    }
}
