//! Texts that nobody wrote: no scanner panics, hangs, or points into a character.

use alphaswarm_settings_scan::languages::{Context, Extent, LANGUAGES, LIMIT, Language};
use alphaswarm_settings_scan::{DefaultValue, Scan, Skipped};
use proptest::prelude::*;

/// Pieces of all languages, so that their random orders get far into the scanners.
pub(super) const PIECES: &[&str] = &[
    "class C(BaseSettings):\n    x: int = Field(",
    "    y: Annotated[list[",
    "Optional[",
    "Union[",
    "Literal[\"",
    " | None",
    "timedelta(seconds=",
    "default=x + x\n",
    "x = x + x * 2 ** ",
    "Path(",
    "[x, x]",
    "lambda: ",
    "# x\n",
    "@field_validator(\"x\")\n",
    "int(os.environ[\"X\"]",
    " or os.getenv(\"X\", ",
    "x: int = typer.Option(1, envvar=\"X\")",
    "class E(Enum):\n    A = auto()\n",
    "createEnv({ server: { X: z.string().min(1).default(",
    "X: z.union([z.enum([\"a\"]), z.literal(",
    "}).parse(process.env)",
    "parseInt(process.env.X ?? \"1\".split(",
    "#[arg(env, default_value_t = A::B, value_parser = [\"a\"])] x: Option<Vec<",
    "env::var(\"X\").unwrap_or_else(|_| ",
    "/// x\n",
    "# @type=enum(\"a\", ",
    "X=```",
    "process.env",
    ".X",
    "[\"Y\"]",
    "const ",
    "{ Z, a: b = 1 }",
    " = ",
    "import.meta.env",
    "`${",
    "}`",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<script>",
    "</script>",
    "---\n",
    "{{",
    "}}",
    "<!--",
    "-->",
    "$X",
    "${X:-",
    "${#",
    "${!X",
    "$((",
    "))",
    "`",
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    "<<EOF\n",
    "EOF\n",
    "<<-'E'\n",
    "case x in",
    "esac",
    "X=",
    "X+=(",
    "export X",
    "read X",
    "if",
    "fi",
    "for X in",
    "function f",
    "f()",
    "[[ -v X ]]",
    "#",
    " ",
    "\t",
    "FROM a\n",
    "ENV A=b \\\n",
    "ARG X=",
    "RUN <<E\n",
    "# escape=`\n",
    "$(X)",
    "$$X",
    "X ?= 1\n",
    "define X\n",
    "endef\n",
    "\tcmd $$",
    "$(shell ",
    "é",
    "🦀",
    "\u{feff}",
    "\0",
    ";",
    ",",
    "os.environ",
    "std::env::var(",
    "env!(\"X\")",
    "import os\n",
    "use std::env::{var, self as e};",
    "fn f(a: &str) {",
    "#[cfg(test)]",
    "macro_rules! m { ($a:expr) => { env!($a) } }",
    "match x { _ => ",
    "for x in [\"A\"] { var(x)",
    "|x|",
    "r#\"",
    "#[derive(Envconfig)] struct S { #[arg(env)] a: B }",
    "class C(BaseSettings):\n",
    " x: str = 1\n",
    "lambda x: ",
    "for x in ",
    "f\"{x",
    ":",
    "services:\n  a:\n    environment:\n",
    "      - X=${Y:-",
    "      X: \"$$\n",
    "kind: ConfigMap\nmetadata: {name: a}\ndata:\n",
    "  X: |\n    é\n",
    "patches:\n- patch: |-\n",
    "- {op: add, path: /data/X, value: y}\n",
    "on: a\njobs: {a: {env: {X: }}}\n",
    "&a ",
    "*a",
    "<<: ",
    "- ",
    "CMD [\"sh\", \"-c\", \"$X\"]\n",
    "COPY <<-E <<F /\n",
    "X:\n\t",
    "export X := ",
    "X='",
];

/// What gets a scanner of a surface to the place where a piece can do harm.
const BEGINNINGS: &[&str] = &[
    "ENV A=",
    "FROM a\nCOPY <<E /\n",
    "CMD [\"sh\", \"-c\", \"",
    "a:\n\t@echo ",
    "A = $(shell ",
    "A=\"",
    "services: {a: {image: a, environment: [\"",
    "services:\n  a:\n    image: ",
    "kind: Pod\nspec:\n  env: ",
    "patches:\n- patch: |-\n    - op: ",
];

/// What a text uses; what it declares has its spans in the text as well.
fn scan(language: &Language, text: &str) -> Scan {
    for found in language.declarations(text, &Context::default()) {
        let left_out = found.left_out.iter().map(|left| &left.span);
        let computed = match &found.default {
            Some(DefaultValue::Computed(span)) => Some(span),
            _ => None,
        };
        for span in left_out.chain(computed).chain([&found.span]) {
            assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", language.name);
        }
    }
    let around = Context { extent: Extent::Around(&[]), ..Context::default() };
    assert_spans(language, text, &language.scan(text, &around));
    language.scan(text, &Context::default())
}

/// Every span lies in the text, between characters.
fn assert_spans(language: &Language, text: &str, scan: &Scan) {
    let uses = scan.uses.iter().flat_map(|found| [Some(&found.span), found.value.as_ref()]);
    let helpers = scan.helpers.iter().map(|helper| Some(&helper.span));
    let comments = scan.comments.iter().map(Some);
    let files = scan.env_files.iter().map(|file| Some(&file.span));
    for span in uses.chain(helpers).chain(comments).chain(files).flatten() {
        assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", language.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_of_any_pieces_lie_between_characters(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
    ) {
        let text = pieces.concat();
        for language in LANGUAGES {
            let found = scan(language, &text);
            assert_spans(language, &text, &found);
        }
    }

    #[test]
    fn spans_of_any_text_lie_between_characters(text in "(?s).{0,200}") {
        for language in LANGUAGES {
            let found = scan(language, &text);
            assert_spans(language, &text, &found);
        }
    }
}

#[test]
fn deep_and_long_texts_are_read_to_their_end() {
    for piece in PIECES {
        let text = format!("env BaseSettings .env $ {}", piece.repeat(4_000));
        for language in LANGUAGES {
            let found = scan(language, &text);
            assert_spans(language, &text, &found);
        }
    }
}

#[test]
fn blocks_in_blocks_are_read_or_left_alone() {
    let blocks = |open: &str, depth: usize| -> String {
        (0..depth).flat_map(|depth| [" ".repeat(depth), open.to_owned()]).collect()
    };
    for open in ["if x:\n", "if [ $X ]; then\n", "if (x) {\n", "class C(BaseSettings):\n"] {
        let text = format!("{}X = os.environ['X']\n", blocks(open, 1_000));
        for language in LANGUAGES {
            let found = scan(language, &text);
            assert_spans(language, &text, &found);
        }
    }
    // As deep as anybody writes.
    let text = format!("import os\n{}{}os.environ['X']\n", blocks("if x:\n", 99), " ".repeat(99));
    let python = Language::of("x.py", &text).expect("a language");
    assert_eq!(scan(python, &text).uses.len(), 1);
}

#[test]
fn long_surfaces_are_read_to_their_end() {
    let surfaces = ["Dockerfile", "Makefile", "YAML", "Env file"];
    let is_surface = |language: &&Language| surfaces.contains(&language.name);
    for (beginning, piece) in
        BEGINNINGS.iter().flat_map(|of| PIECES.iter().map(move |piece| (of, piece)))
    {
        let text = format!("{beginning}{}", piece.repeat(2_000));
        for language in LANGUAGES.iter().filter(is_surface) {
            let found = scan(language, &text);
            assert_spans(language, &text, &found);
        }
    }
}

#[test]
fn files_over_the_limit_are_not_read() {
    let text = "$X\n".repeat(LIMIT / 3 + 1);
    for language in LANGUAGES {
        let found = scan(language, &text);
        assert_eq!(found.skipped, Some(Skipped::TooLarge), "{}", language.name);
        assert!(found.uses.is_empty(), "{}", language.name);
    }
}
