//! The strings that macros make: `format!`, `concat!`, `stringify!`.

use std::ops::Range;

use super::file::{Bound, File};

/// How long the name of a variable may become.
const LENGTH: usize = 256;

impl<'t> File<'t> {
    /// The string that a macro makes, if all that it is given is known.
    pub(super) fn made(
        &self,
        path: &[&'t str],
        inside: Range<usize>,
        steps: &mut usize,
        depth: usize,
    ) -> Option<String> {
        let string = match path.last() {
            Some(&"concat") => {
                let mut parts = self.tokens.split(inside);
                parts.try_fold(String::new(), |all, part| {
                    let all = all + &self.string(part, steps, depth + 1)?;
                    (all.len() <= LENGTH).then_some(all)
                })
            }
            Some(&"stringify") if inside.len() == 1 => {
                self.tokens.ident(inside.start).map(str::to_owned)
            }
            Some(&"format") => self.formatted(inside, steps, depth),
            _ => None,
        };
        string.filter(|string| string.len() <= LENGTH)
    }

    /// What `format!` makes, if all that it puts in is known.
    fn formatted(&self, inside: Range<usize>, steps: &mut usize, depth: usize) -> Option<String> {
        let at = inside.start;
        let (template, mut arguments) =
            (self.tokens.string(at)?, self.tokens.split(inside).skip(1));
        let (mut string, mut rest) = (String::new(), template.as_str());
        while let Some((plain, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            string.push_str(plain);
            string.push_str(&match name {
                "" => self.string(arguments.next()?, steps, depth + 1)?,
                name => match self.values.innermost(name, at)? {
                    Bound::Value(value) => self.string(value.clone(), steps, depth + 1)?,
                    _ => return None,
                },
            });
            rest = after;
            if string.len() > LENGTH {
                return None;
            }
        }
        string.push_str(rest);
        (!string.contains('}')).then_some(string)
    }
}
