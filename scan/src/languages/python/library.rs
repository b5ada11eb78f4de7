//! The functions and objects that read a variable by its name.

use super::file::File;
use super::path::Path;

/// Methods of the environment that read what their first argument names.
const METHODS: &[&str] =
    &["get", "pop", "setdefault", "getenv", "has_key", "__getitem__", "__contains__"];
/// Methods of `environs.Env`.
const ENVIRONS: &[&str] = &[
    "bool",
    "date",
    "datetime",
    "decimal",
    "dict",
    "dj_cache_url",
    "dj_db_url",
    "dj_email_url",
    "enum",
    "float",
    "int",
    "json",
    "list",
    "log_level",
    "path",
    "str",
    "time",
    "timedelta",
    "timezone",
    "url",
    "uuid",
];
/// Methods of `environ.Env`, each with the variable that it reads if none is named.
const DJANGO: &[(&str, &str)] = &[
    ("bool", ""),
    ("bytes", ""),
    ("cache", "CACHE_URL"),
    ("cache_url", "CACHE_URL"),
    ("channels", "CHANNELS_URL"),
    ("channels_url", "CHANNELS_URL"),
    ("db", "DATABASE_URL"),
    ("db_url", "DATABASE_URL"),
    ("dict", ""),
    ("email", "EMAIL_URL"),
    ("email_url", "EMAIL_URL"),
    ("float", ""),
    ("get_value", ""),
    ("int", ""),
    ("json", ""),
    ("list", ""),
    ("path", ""),
    ("search_url", "SEARCH_URL"),
    ("str", ""),
    ("tuple", ""),
    ("unicode", ""),
    ("url", ""),
];

/// A function that reads the variable which its first argument names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reader {
    pub(super) library: Library,
    /// Which argument is the default, if it has no name.
    pub(super) default: usize,
    /// What is read if nothing is named.
    pub(super) fallback: Option<&'static str>,
}

/// Where a function comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Library {
    /// `os`
    System,
    Decouple,
    Starlette,
    Environs,
    DjangoEnviron,
}

impl Reader {
    pub(super) fn of(text: &str) -> Option<Self> {
        let (object, method) = text.rsplit_once('.')?;
        let reader = |library, default| Some(Self { library, default, fallback: None });
        let is_system =
            METHODS.contains(&method) && Path::declared(object.to_owned()).is_environment();
        let is_getenv = matches!(method, "getenv" | "getenvb")
            && matches!(object.rsplit('.').next(), Some("os" | "posix"));
        if is_system || is_getenv {
            return reader(Library::System, 1);
        }
        // What an object reads when it is called, or by a method.
        let (object, method) = if text.ends_with("()") || text == "environs.env" {
            (text, "")
        } else {
            (object, method)
        };
        match (object, method) {
            ("decouple", "config")
            | ("decouple.Config()", "" | "get")
            | ("decouple.AutoConfig()", "") => reader(Library::Decouple, 1),
            ("starlette.config.Config()", "" | "get") => reader(Library::Starlette, 2),
            ("environs.Env()" | "environs.FileAwareEnv()" | "environs.env", method)
                if method.is_empty() || ENVIRONS.contains(&method) =>
            {
                reader(Library::Environs, 1)
            }
            ("environ.Env()" | "environ.FileAwareEnv()", "") => reader(Library::DjangoEnviron, 2),
            ("environ.Env()" | "environ.FileAwareEnv()", method) => {
                let (_, fallback) = DJANGO.iter().find(|(name, _)| *name == method)?;
                let fallback = Some(*fallback).filter(|fallback| !fallback.is_empty());
                Some(Self { library: Library::DjangoEnviron, default: 1, fallback })
            }
            _ => None,
        }
    }

    /// Whether a method of this name may be one.
    pub(super) fn may_be(method: &str) -> bool {
        METHODS.contains(&method)
            || ENVIRONS.contains(&method)
            || matches!(method, "getenvb" | "config" | "env" | "partial" | "prefixed")
            || DJANGO.iter().any(|(name, _)| *name == method)
            || method.to_ascii_lowercase().contains("env")
    }
}

impl<'t> File<'t> {
    /// The reader that a path leads to: here, or through another file that made the object.
    pub(super) fn reader(&self, path: &Path<'t>, is_asked: bool) -> Option<Reader> {
        let elsewhere = || is_asked.then(|| Reader::of(&self.answer(path)?)).flatten();
        Reader::of(&path.text).or_else(elsewhere)
    }

    /// Whether a path leads to the environment: here, or through another file.
    pub(super) fn is_environment(&self, path: &Path<'t>) -> bool {
        let is_it = |text| Path::declared(text).is_environment();
        path.is_environment() || !path.is_undeclared && self.answer(path).is_some_and(is_it)
    }

    fn answer(&self, path: &Path<'t>) -> Option<String> {
        let known = self.answers.borrow().get(&path.text).cloned();
        known.unwrap_or_else(|| {
            let text = self.elsewhere(path);
            self.answers.borrow_mut().insert(path.text.clone(), text.clone());
            text
        })
    }

    /// What a path into another file of the program leads to there.
    fn elsewhere(&self, path: &Path<'t>) -> Option<String> {
        if path.made.is_some() {
            return None;
        }
        let is_likely = |name: &str| {
            let name = name.to_ascii_lowercase();
            name.contains("env") || name.contains("config")
        };
        let ask = |module: &str, name: &str, rest: &str| {
            let text = self.modules.ask(module, |file| file.leads_to(name))?;
            Some(text + rest)
        };
        let (start, end) = path.text.rsplit_once('.').unwrap_or(("", &path.text));
        if path.is_undeclared {
            // A module of which everything is imported may declare it.
            let name = path.text.split('.').next().filter(|name| is_likely(name))?;
            let rest = &path.text[name.len()..];
            return self.globs.iter().find_map(|module| ask(module, name, rest));
        }
        let dots = path.text.len() - path.text.trim_start_matches('.').len();
        let module = if start.len() < dots { &path.text[..dots] } else { start };
        if is_likely(end)
            && let Some(found) = ask(module, end, "")
        {
            return Some(found);
        }
        let (outer, object) = start.rsplit_once('.')?;
        let outer = if outer.len() < dots { &path.text[..dots] } else { outer };
        if !is_likely(object) {
            return None;
        }
        ask(outer, object, &path.text[start.len()..])
    }

    /// Where a name that the file exports leads.
    fn leads_to(&self, name: &str) -> Option<String> {
        let path = self.exported_path(name)?;
        Reader::of(&path.text)
            .map(|_| path.text.clone())
            .or_else(|| Some(path.text.clone()).filter(|_| path.is_environment()))
            .or_else(|| self.elsewhere(&path))
    }
}
