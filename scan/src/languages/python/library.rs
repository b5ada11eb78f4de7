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
        // What is called first, if anything is, and what stands behind it.
        let called = path.text.find("()").unwrap_or(path.text.len());
        let (text, rest) = path.text.split_at(called);
        if path.is_undeclared {
            // A module of which everything is imported may declare it.
            let (name, _) = text.split_once('.').unwrap_or((text, ""));
            let rest = &path.text[name.len()..];
            let modules = self.globs.iter().filter(|_| is_likely(name));
            return modules.into_iter().find_map(|module| self.ask_for(module, name, rest));
        }
        let (module, name) = split(text)?;
        let own = is_likely(name).then(|| self.ask_for(module, name, rest)).flatten();
        own.or_else(|| {
            // The method of an object in the module.
            let (module, object) = split(module).filter(|(_, object)| is_likely(object))?;
            self.ask_for(module, object, &path.text[text.len() - name.len() - 1..])
        })
    }

    fn ask_for(&self, module: &str, name: &str, rest: &str) -> Option<String> {
        self.modules.ask(module, |file| {
            let path = file.exported_path(name)?;
            let path = Path { text: path.text + rest, ..path };
            let is_known = path.is_environment() || Reader::of(&path.text).is_some();
            if is_known { Some(path.text) } else { file.elsewhere(&path) }
        })
    }
}

/// Whether a name may be that of an object that reads, or of the class of one.
fn is_likely(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("env") || name.contains("config")
}

/// A module, and a name in it; the dots of a relative module stay with it.
pub(super) fn split(path: &str) -> Option<(&str, &str)> {
    let dots = path.len() - path.trim_start_matches('.').len();
    let name = path.rfind('.')? + 1;
    let module = if name <= dots { dots } else { name - 1 };
    Some((&path[..module], &path[name..]))
        .filter(|(module, name)| !module.is_empty() && !name.is_empty())
}
