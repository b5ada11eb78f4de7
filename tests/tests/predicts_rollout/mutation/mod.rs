//! Changes of a version, of every kind that a rule of `compat` is about.

mod names;
mod places;
mod presence;
mod values;

use alphaswarm_settings_tests::random::Random;

use crate::block::Block;
use crate::version::Version;

/// Changes a version, and says whether it did; with a name.
type Mutation = (&'static str, fn(&mut Version, &mut Random) -> bool);

/// How many kinds of changes there are.
pub(crate) const KINDS: usize =
    presence::ALL.len() + names::ALL.len() + values::ALL.len() + places::ALL.len();

/// A version and what became of it: one change of a kind that the seed says, and more of any kind.
pub(crate) fn pair(seed: u64) -> (Version, Version, Vec<&'static str>) {
    let all = [presence::ALL, names::ALL, values::ALL, places::ALL].concat();
    let first = usize::try_from(seed).unwrap_or_default() % KINDS;
    for attempt in 0..1000 {
        let mut random = Random::new(seed * 1000 + attempt);
        let base = Version::random(&mut random);
        let mut head = base.clone();
        let mut names = Vec::new();
        for at in 0..=random.below(3) {
            let at = if at == 0 { first } else { random.below(KINDS) };
            let (name, mutate) = all[at];
            let mut next = head.clone();
            if mutate(&mut next, &mut random) && next.is_valid() {
                head = next;
                names.push(name);
            }
        }
        head.fit(&mut random);
        if names.first() == Some(&all[first].0) && base.is_valid() {
            return (base, head, names);
        }
    }
    panic!("`{}` changes no version", all[first].0);
}

/// A variable that is none of the first, which names the services, and of which something holds.
fn at(version: &mut Version, random: &mut Random, is_it: impl Fn(&Block) -> bool) -> Option<usize> {
    let all = 1..version.blocks.len();
    let found: Vec<_> = all.filter(|&at| is_it(&version.blocks[at])).collect();
    let at = *found.get(random.below(found.len()))?;
    let is_focus = |at: &&usize| Some(version.blocks[**at].id) == version.focus;
    let focus = found.iter().find(is_focus).filter(|_| random.percent(60));
    let at = focus.copied().unwrap_or(at);
    version.focus = Some(version.blocks[at].id);
    Some(at)
}

fn change(
    version: &mut Version,
    random: &mut Random,
    is_it: impl Fn(&Block) -> bool,
    mutate: impl FnOnce(&mut Block, &mut Random),
) -> bool {
    let Some(at) = at(version, random, is_it) else { return false };
    let before = version.blocks[at].clone();
    mutate(&mut version.blocks[at], random);
    version.blocks[at] != before
}

fn add(
    version: &mut Version,
    random: &mut Random,
    mutate: impl FnOnce(&mut Block, &mut Random),
) -> bool {
    let ids = version.blocks.iter().map(|block| block.id).filter(|&id| id != usize::MAX);
    let mut block = Block::random(random, ids.max().map_or(0, |id| id + 1));
    mutate(&mut block, random);
    let at = 1 + random.below(version.blocks.len());
    version.blocks.insert(at, block);
    true
}

/// Sets the variable that was changed last to any value that it takes now.
fn set(version: &mut Version, random: &mut Random) -> bool {
    let block = version.focus.and_then(|id| version.with_id(id)).cloned();
    if let Some(block) = block.filter(|block| !block.is_secret && block.is_in_cluster()) {
        version.values.retain(|name, _| !block.names().any(|own| name.starts_with(own)));
        version.values.extend(block.value(random).map(|value| (block.key.clone(), value)));
    }
    true
}
