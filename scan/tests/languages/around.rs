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
    class Base(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='BASE_')\n    \
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
    let leaf = (prop::sample::select(one), 0_u8..3).prop_map(|(text, n)| Statement::One(text, n));
    leaf.boxed()
        .prop_recursive(4, 24, 4, move |inner| {
            (prop::sample::select(around), 0_u8..3, prop::collection::vec(inner, 1..4))
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
    "class Settings#(Base):\n    field: str = …",
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

fn assert_same(path: &str, text: &str) -> Result<(), TestCaseError> {
    let whole = found(path, text, Extent::Whole);
    let around = found(path, text, Extent::Around(&[]));
    prop_assert_eq!(&whole, &around, "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn of_python_the_same_is_found(
        program in prop::collection::vec(statement(PYTHON, PYTHON_AROUND), 1..8)
    ) {
        let mut text = "import os\nfrom pydantic_settings import BaseSettings\n\
            from app.base import Base, Keys, config\n".to_owned();
        write(&program, "", 0, &mut text);
        assert_same("a.py", &text)?;
    }

    #[test]
    fn of_scripts_the_same_is_found(
        program in prop::collection::vec(statement(SCRIPT, SCRIPT_AROUND), 1..8)
    ) {
        let mut text = String::new();
        write(&program, "}", 0, &mut text);
        assert_same("a.ts", &text)?;
    }

    #[test]
    fn of_elements_the_same_is_found(
        program in prop::collection::vec(statement(ELEMENTS, ELEMENTS_AROUND), 1..8)
    ) {
        let mut text = String::new();
        write(&program, "}", 0, &mut text);
        assert_same("a.tsx", &text)?;
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
        assert!(broken(path, &text, Some(&[place..place + 1])), "{text}");
    }
    let (uses, _) = found("a.py", "import os\nos.environ['A']\n", Extent::Around(&[]));
    assert_eq!(uses[0].name, Name::Literal("A".to_owned()));
}
