//! What is found in a file does not depend on how much of it is parsed.

use std::ops::Range;

use alphaswarm_settings_scan::languages::{Context, Extent, Language};
use alphaswarm_settings_scan::uses::Helper;
use alphaswarm_settings_scan::{Name, Use};
use proptest::prelude::*;

/// Long enough that a body with it is left out, if it may be.
const LONG: &str =
    "value('a long line that says nothing of the environment, for what it is worth here')";

fn found(path: &str, text: &str, extent: Extent<'_>) -> (Vec<Use>, Vec<Helper>) {
    let language = Language::of(path, "").expect("a language");
    let module = |name: &str| (name == "app.base").then(|| BASE.to_owned());
    let readers = ["read_setting".to_owned()];
    let context = Context { module: &module, readers: &readers, extent, ..Context::default() };
    let scan = language.scan(text, &context);
    (scan.uses, scan.helpers)
}

/// What the programs import.
const BASE: &str = "import os\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n\
    class AppConfig(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='BASE_')\n    \
    base: str\n    def method(self):\n        return 1\n\
    class Keys:\n    LONG = 'OF_BASE'\nconfig = os.environ\n";

/// A statement of a language, with those in it; `#` is a number, and `…` a long line.
#[derive(Debug, Clone)]
enum Statement {
    One(&'static str, u8),
    Around(&'static str, u8, Vec<Self>),
}

fn statement(
    one: &'static [&'static str],
    around: &'static [&'static str],
) -> BoxedStrategy<Statement> {
    let leaf = (prop::sample::select(one), 0_u8..2).prop_map(|(text, n)| Statement::One(text, n));
    leaf.boxed()
        .prop_recursive(4, 24, 4, move |inner| {
            (prop::sample::select(around), 0_u8..2, prop::collection::vec(inner, 1..4))
                .prop_map(|(text, n, inner)| Statement::Around(text, n, inner))
        })
        .boxed()
}

/// Writes statements; an opening one ends with `{` or `:`, and `close` ends it.
fn write(statements: &[Statement], close: &str, depth: usize, out: &mut String) {
    let indent = "    ".repeat(depth);
    let line = |text: &str, n: u8, out: &mut String| {
        for part in text.replace('#', &n.to_string()).replace('…', LONG).split('\n') {
            out.push_str(&indent);
            out.push_str(part);
            out.push('\n');
        }
    };
    for statement in statements {
        match statement {
            Statement::One(text, n) => line(text, *n, out),
            Statement::Around(text, n, inner) => {
                line(text, *n, out);
                write(inner, close, depth + 1, out);
                if !close.is_empty() {
                    let ends = text.matches("({").count() + text.matches("(() =>").count();
                    line(&format!("{close}{}", ")".repeat(ends)), *n, out);
                }
            }
        }
    }
}

const PYTHON: &[&str] = &[
    "x# = os.environ[\"A#\"]",
    "x# = os.getenv(KEY#)",
    "KEY# = \"B#\"",
    "KEY# = 'C' + \"#\"",
    "e# = os.environ",
    "e# = os.environ.copy()",
    "e# = {**os.environ, \"Z\": \"1\"}",
    "x# = e#[\"D#\"]",
    "x# = e#.get(KEY#, \"1\")",
    "self.p# = \"P_#\"",
    "self.e# = os.environ",
    "x# = os.environ[self.p# + \"X\"]",
    "x# = self.e#[\"E#\"]",
    "x# = \"F#\" in os.environ",
    "call(os.environ, 1)",
    "x# = os.environ[Keys.LONG]",
    "x# = os.environ[Own#.KEY]",
    "get# = os.getenv",
    "x# = get#(\"G#\")",
    "x# = read_setting(\"H#\")",
    "x# = read_setting(KEY#)",
    "x# = config[\"I#\"]",
    "\"\"\"A text: it's def f(): os.environ[\"NO\"]\n…\n\"\"\"",
    "# it's a comment ( with os.environ[\"NO\"]",
    "global KEY#",
    "s# = Settings#()",
    "for k in (\"J#\", \"K#\"):\n    x = os.environ[k]",
    "…",
    "pass",
];

const PYTHON_AROUND: &[&str] = &[
    "def f#(self, a=\"L#\"):\n    …",
    "async def g#(e#=os.environ):\n    …\n    …",
    "def name#(key):\n    \"\"\"It's\n    …\"\"\"",
    "class Own#:\n    KEY = \"M#\"\n    …",
    "class Settings#(AppConfig):\n    field: str = …",
    "class Settings#(BaseSettings):\n    field#: str = …",
    "@decorated\ndef d#(\n    self,\n    name,\n):\n    …",
    "if x#:",
    "with open(…) as e#:",
];

const SCRIPT: &[&str] = &[
    "use(process.env.A#);",
    "use(process.env[\"B#\"]);",
    "use(process.env[KEY#]);",
    "use(process.env[KEYS#.A]);",
    "use(import.meta.env.C#);",
    "const KEY# = \"D#\";",
    "const KEYS# = {\n  A: \"E#\",\n  …: 1,\n};",
    "enum KEYS# {\n  A = \"F#\",\n}",
    "const e# = process.env;",
    "let e# = (process.env || {});",
    "use(e#.G#);",
    "const { H#, I: i# = 1 } = process.env;",
    "const {\n  J#,\n  // …\n} = process.env;",
    "const { env } = process;",
    "use(env.K#);",
    "const all# = { ...process.env };",
    "const all# = clean(process.env);",
    "schema#.parse(all#);",
    "const schema# = z.object({\n  L#: z.string(), // …\n});",
    "z.object({ M#: z.string() }).parse(process.env);",
    "createEnv({\n  server: {\n    N#: z.string(), // …\n  },\n});",
    "use(readSetting(\"O#\"), read_setting(KEY#));",
    "// it's a { comment of process.env.NO",
    "/* it's a ( comment\n * … } of process.env.NO */",
    "use(\"a { string\", 'of \\' process', `a ${ use({ a: `}` }) } template {`);",
    "use(/[{\"'`/]+\\//g, 4 / 2 / 1);",
    "if (typeof process !== \"undefined\" && process.env && process.env.P#) use(1);",
    "const parts# = cond ? process.env : null;",
    "use({\n  a: 1,\n  // …\n});",
    "…;",
    "for (const k of [\"Q\"]) {\n  use(process.env[k]);\n}",
    "use(\"R#\" in process.env);",
    "run({ env: process.env, …: 1 });",
];

const SCRIPT_AROUND: &[&str] = &[
    "function f#(name, e# = process.env) {\n  …;",
    "const g# = async ({ KEY#, a }) => {\n  …;",
    "export class C# extends D {\n  m#(key) {\n    use(process.env[key]);\n  }\n  // …\n  n() {}\n  static {",
    "if (x#) {\n  …;",
    "switch (x#) {\n  // …\n  default: {\n    use(1);\n  }\n  case 1:",
    "describe(\"a #\", () => {\n  …;",
    "const o# = {\n  a: 1,\n  // …\n}; {",
    "try { use(1); } catch (e#) {\n  …;",
    "const typed# = (a: string): Promise<Row[]> => {\n  …;",
];

const ELEMENTS: &[&str] = &[
    "use(<p className=\"a\">don't {process.env.S#} can't</p>);",
    "use(<p>\n  it's {show({ a: 1 })} / {process.env.T#}\n  {/* it's …\n … */}\n</p>);",
    "use(<A b={{ c: 1 }} d={() => {\n  …;\n}} />);",
    "use(process.env.U#);",
    "const { V# } = process.env;",
    "…;",
];

const ELEMENTS_AROUND: &[&str] =
    &["function Part#({ title, children }) {\n  …;", "useEffect(() => {\n  …;", "if (x) {"];

/// A program of such statements.
fn program(
    one: &'static [&'static str],
    around: &'static [&'static str],
) -> impl Strategy<Value = Vec<Statement>> {
    prop::collection::vec(statement(one, around), 1..8)
}

/// What is found in a program that begins so, and ends what is around others so.
fn assert_same(
    path: &str,
    head: &str,
    program: &[Statement],
    close: &str,
) -> Result<(), TestCaseError> {
    let mut text = head.to_owned();
    write(program, close, 0, &mut text);
    let whole = found(path, &text, Extent::Whole);
    let around = found(path, &text, Extent::Around(&[]));
    prop_assert_eq!(&whole, &around, "{}", text);
    Ok(())
}

/// What the programs in Python begin with.
const HEAD: &str = "import os\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n\
    from app.base import AppConfig, Keys, config\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn of_python_the_same_is_found(program in program(PYTHON, PYTHON_AROUND)) {
        assert_same("a.py", HEAD, &program, "")?;
    }

    #[test]
    fn of_scripts_the_same_is_found(program in program(SCRIPT, SCRIPT_AROUND)) {
        assert_same("a.ts", "", &program, "}")?;
    }

    #[test]
    fn of_elements_the_same_is_found(program in program(ELEMENTS, ELEMENTS_AROUND)) {
        assert_same("a.tsx", "", &program, "}")?;
    }
}

/// Programs of which something would be lost, or found that is not there, if what is marked by a long
/// line were not parsed.
#[test]
fn what_tells_more_of_a_read_is_parsed() {
    let python = [
        (
            "class C:\n    def a(self):\n        self.p = 'P_'\n        …\n    def b(self):\n        \
          return os.environ[self.p + 'X']\n",
            "P_X",
        ),
        (
            "class C:\n    def a(self):\n        self.e = os.environ\n    def b(self):\n        …\n        \
          return self.e['A']\n",
            "A",
        ),
        ("e = os.environ\ndef f():\n    …\n    return e['A']\n", "A"),
        ("get = os.getenv\ndef f():\n    …\n    return get('A')\n", "A"),
        ("def f(e=os.environ):\n    def g():\n        …\n        return e['A']\n", "A"),
        ("class Keys:\n    A = 'X'\n    …\nos.environ[Keys.A]\n", "X"),
        (
            "class A(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='A_')\n    f: str\n\
          class B(A):\n    model_config = SettingsConfigDict(env_prefix='B_')\n\
          def make():\n    …\n    return A()\n",
            "A_F B_F",
        ),
        (
            "os.environ['A']\ndef make():\n    class S(AppConfig):\n        own: str\n        …\n",
            "A BASE_OWN",
        ),
        ("os.environ['A']\ndef f():\n    …\n    return config['B']\n", "A B"),
        ("os.environ['A']\ndef f():\n    …\n    return read_setting('B')\n", "A B"),
        ("os.environ['A']\ndef f():\n    …\n    return os . environ['B']\n", "A B"),
        ("class A(BaseSettings):\n    def f(self):\n        …\n    b: str\n", "B"),
    ];
    for (text, expected) in python {
        let head = if text.starts_with("class Keys") { "import os\n" } else { HEAD };
        assert_found("a.py", &format!("{head}{text}"), expected);
    }
    for (text, expected) in [
        ("({\n  A,\n  // …\n} = process.env);", "A"),
        ("function f({\n  A,\n  // …\n} = process.env) {}", "A"),
        ("const {\n  A,\n  // …\n} = process.env;", "A"),
        ("enum K {\n  A = \"X\",\n  // …\n}\nuse(process.env[K.A]);", "X"),
        ("const K = {\n  A: \"X\",\n  // …\n};\nuse(process.env[K.A]);", "X"),
        ("import {\n  window,\n  // …\n} from \"a\";\nuse(window.process.env.A);", ""),
        ("function f({\n  window,\n  // …\n}) {\n  use(window.process.env.A);\n}", ""),
        ("const e = process.env;\nfunction f() {\n  …;\n  use(e.A);\n}", "A"),
        ("const { env } = process;\nfunction f() {\n  …;\n  use(env.A);\n}", "A"),
        ("const p = window.process;\nfunction f() {\n  …;\n  use(p.env.A);\n}", "A"),
        ("const m = import.meta;\nfunction f() {\n  …;\n  use(m.env.A);\n}", "A"),
        ("const d = Deno.env;\nfunction f() {\n  …;\n  use(d.get(\"A\"));\n}", "A"),
        ("import p from \"node:process\";\nfunction f() {\n  …;\n  use(p.env.A);\n}", "A"),
        (
            "import { loadEnv } from \"vite\";\nconst e = loadEnv(m, d);\nfunction f() {\n  …;\n  use(e.A);\n}",
            "A",
        ),
        (
            "const s = z.object({ A: z.string() });\nconst all = clean(process.env);\n\
          function f() {\n  …;\n  return s.parse(all);\n}",
            "A",
        ),
        (
            "const s = z.object({ A: z.string() });\nconst all = { ...process.env };\n\
          function f() {\n  …;\n  return s.parse(all);\n}",
            "A",
        ),
        (
            "use(process.env.A);\nfunction f() {\n  …;\n  createEnv({ server: { B: z.string() } });\n}",
            "A B",
        ),
        ("use(process.env.A);\nfunction f() {\n  …;\n  read_setting(\"B\");\n}", "A B"),
        (
            "use(process.env.A);\nuse(/[{'\"`]/);\nfunction f() {\n  …;\n  use(process.env.B);\n}",
            "A B",
        ),
        (
            "use(process.env.A);\nuse(`{ ${f({ a: `{` })} {`);\nif (x) {\n  …;\n  use(process.env.B);\n}",
            "A B",
        ),
        ("const K = {\n  A: \"X\",\n  // …\n};\nuse(process.env?.[K.A]);", "X"),
        ("const K = {\n  A: \"X\",\n  // …\n};\nuse(process.env.hasOwnProperty(K.A));", "X"),
        ("const K = {\n  A: \"X\",\n  // …\n};\nuse(Deno.env.get(K.A));", "X"),
        ("const e = Deno.env.toObject();\nfunction f() {\n  …;\n  use(e.A);\n}", "A"),
        ("use(process?.env?.A);\nuse(process.env!.B);\nuse(process\n  .env.C);", "A B C"),
    ] {
        assert_found("a.ts", text, expected);
    }
}

/// Both ways of parsing find these names, in the order of the text.
fn assert_found(path: &str, text: &str, expected: &str) {
    let text = text.replace('…', LONG);
    for extent in [Extent::Whole, Extent::Around(&[])] {
        let names = found(path, &text, extent).0.into_iter().map(|found| match found.name {
            Name::Literal(name) => name,
            other => format!("{other:?}"),
        });
        assert_eq!(names.collect::<Vec<_>>().join(" "), expected, "{extent:?}\n{text}");
    }
}

/// A text is passed once, not again for each quote, brace or name in it: that would take minutes.
#[test]
fn what_is_parsed_is_found_in_one_pass() {
    for (path, text) in [
        ("a.ts", format!("use(process.env.A);{}", "\\'".repeat(500_000))),
        ("a.ts", format!("use(process.env.A);{}", "/[".repeat(5_000))),
        ("a.ts", format!("use(process.env.A);{}{}", "{".repeat(500_000), "}".repeat(500_000))),
        ("a.ts", "f(process.env);".repeat(100_000)),
        ("a.py", format!("os.environ['A']\n#{}", "env".repeat(500_000))),
        ("a.py", format!("os.environ['A']\n#{}", "self.a=".repeat(300_000))),
        ("a.py", format!("x = [{}]\n", "os.environ,".repeat(100_000))),
        ("a.py", format!("{}{}", "a=env(\n1)\n".repeat(50_000), "class C: pass\n".repeat(50_000))),
        ("a.py", "def f():\n e = os.environ\n".repeat(50_000)),
        ("a.yaml", format!("a:\n{}", "  kind: b\n".repeat(200_000))),
    ] {
        let language = Language::of(path, "").expect("a language");
        let context = Context { extent: Extent::Around(&[]), ..Context::default() };
        let scan = language.scan(&text, &context);
        assert!(scan.uses.len() <= text.len(), "{path}");
    }
}

/// What is left out is not parsed: a mistake in it is not seen, and all is parsed where it is.
#[test]
fn what_says_nothing_is_left_out() {
    let broken = |path: &str, text: &str, places: Option<&[Range<usize>]>| {
        let extent = places.map_or(Extent::Whole, Extent::Around);
        let context = Context { extent, ..Context::default() };
        Language::of(path, "").expect("a language").scan(text, &context).is_broken
    };
    for (path, text) in [
        ("a.py", format!("import os\nos.environ['A']\ndef f():\n    {LONG}\n    a b c\n")),
        ("a.ts", format!("use(process.env.A);\nfunction f() {{\n  {LONG};\n  a b c ;\n}}\n")),
        ("a.ts", format!("use(process.env.A);\nuse({{\n  // {LONG}\n  a b c d,\n}});\n")),
    ] {
        assert!(broken(path, &text, None), "{text}");
        assert!(!broken(path, &text, Some(&[])), "{text}");
        let place = text.find("a b c").expect("the mistake");
        let places: Vec<_> = std::iter::once(place..place + 1).collect();
        assert!(broken(path, &text, Some(&places)), "{text}");
    }
    let (uses, _) = found("a.py", "import os\nos.environ['A']\n", Extent::Around(&[]));
    assert_eq!(uses[0].name, Name::Literal("A".to_owned()));
}
