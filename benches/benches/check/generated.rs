//! A tree of many files in many languages, most of which use no variable.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Declares one variable, which nothing uses: all that is used is a finding.
pub(crate) const SCHEMA: &str = "key: NOTHING_USES_THIS\ndescription: Nothing.\nrequired: false\n\
    targets: local\nclassification: plain\n";

/// How many files a directory has.
const IN_DIRECTORY: usize = 40;
/// Of so many files one uses a variable, if it can: the median of five real repositories, in which it is
/// one file of code in 23 to 90.
const ONE_USE_IN: usize = 67;

/// A kind of file.
#[derive(Debug)]
struct Kind {
    end: &'static str,
    /// How many of a hundred files are of this kind.
    share: usize,
    /// What it consists of, time and again; `#` is a number.
    part: &'static str,
    /// A use of the variable `#`.
    used: &'static str,
}

const KINDS: &[Kind] = &[
    Kind {
        end: "ts",
        share: 28,
        part: "export async function find#(query: Query, limit = 10): Promise<Row[]> {\n  \
               const rows = await database.select({ environment: query.name, limit });\n  \
               return rows.filter((row) => row.id !== undefined && row.size > #);\n}\n\n",
        used: "export const value = process.env.BENCH_# ?? \"none\";\n",
    },
    Kind {
        end: "tsx",
        share: 17,
        part: "export const Panel# = ({ title, onClose }: Props) => (\n  \
               <section className=\"panel\" onClick={() => onClose(#)}>\n    <h2>{title}</h2>\n  \
               </section>\n);\n\n",
        used: "export const url = import.meta.env.BENCH_#;\n",
    },
    Kind {
        end: "py",
        share: 17,
        part: "def handle_#(request: Request, session: Session) -> Response:\n    \
               \"\"\"Answers a request.\"\"\"\n    rows = session.query(Row).filter(Row.size > #).all()\n    \
               return Response({\"rows\": [row.name for row in rows]})\n\n\n",
        used: "import os\n\nVALUE = os.environ.get(\"BENCH_#\", \"none\")\n",
    },
    Kind {
        end: "rs",
        share: 17,
        part: "/// Reads the rows of a page.\npub fn page_#(rows: &[Row], limit: usize) -> Vec<&Row> {\n    \
               let wanted = rows.iter().filter(|row| row.size > #);\n    \
               wanted.take(limit).collect()\n}\n\n",
        used: "pub fn value() -> Option<String> {\n    std::env::var(\"BENCH_#\").ok()\n}\n",
    },
    Kind {
        end: "json",
        share: 8,
        part: "{\"id\": #, \"name\": \"a row of data\", \"tags\": [\"one\", \"two\"]}\n",
        used: "",
    },
    Kind {
        end: "md",
        share: 7,
        part: "## Part #\n\nWhat stands here is for people, who read it in their own time.\n\n",
        used: "",
    },
    Kind {
        end: "yaml",
        share: 4,
        part: "name-#:\n  title: One of many\n  values: [1, 2, 3]\n",
        used: "",
    },
    Kind {
        end: "sh",
        share: 2,
        part: "step_#() {\n  echo \"step #\"\n  cp source target\n}\n\n",
        used: "curl \"$BENCH_#\"\n",
    },
];

fn kind(number: usize) -> &'static Kind {
    let mut left = number * 37 % 100;
    let found = KINDS.iter().find(|kind| match left.checked_sub(kind.share) {
        Some(less) => {
            left = less;
            false
        }
        None => true,
    });
    found.unwrap_or(&KINDS[0])
}

fn path(number: usize) -> String {
    let directory = number / IN_DIRECTORY;
    format!("part{}/unit{directory}/file{number}.{}", directory / 50, kind(number).end)
}

/// The paths of the first files in TypeScript.
pub(crate) fn code(count: usize) -> impl Iterator<Item = String> {
    (0..).filter(|number| kind(*number).end == "ts").take(count).map(path)
}

/// Makes the tree.
pub(crate) fn make(tree: &Path, files: usize) {
    for number in 0..files {
        let path = tree.join(path(number));
        if number.is_multiple_of(IN_DIRECTORY) {
            fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        }
        fs::write(path, text(number)).expect("a file");
    }
}

/// Most files are short, a few are long.
fn text(number: usize) -> String {
    let kind = kind(number);
    let mut text = String::new();
    if number.is_multiple_of(ONE_USE_IN) {
        text.push_str(&kind.used.replace('#', &(number % 500).to_string()));
    }
    let parts = match number % 101 {
        0 => 300,
        1..10 => 60,
        10..40 => 15,
        _ => 5,
    };
    for part in 0..parts {
        let _ = write!(text, "{}", kind.part.replace('#', &(number + part).to_string()));
    }
    text
}
