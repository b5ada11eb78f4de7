//! Where messages and data go.

use std::io::{self, Write};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use crate::codes;
use crate::diff;

/// Messages go to stderr, with colour where a terminal shows it; data goes to stdout.
#[derive(Debug, Default)]
pub(crate) struct Console {
    has_spoken: bool,
}

impl Console {
    /// Writes a message, with a blank line between two.
    pub(crate) fn message(&mut self, text: &str) {
        let gap = if self.has_spoken { "\n" } else { "" };
        self.remark(&format!("{gap}{text}"));
    }

    /// Writes a line about what was done.
    pub(crate) fn remark(&mut self, line: &str) {
        // There is no other way to say that stderr is closed. Without colours it goes out in one piece: the
        // stream would write what stands between two colours by itself.
        let _ = match AutoStream::choice(&io::stderr()) {
            ColorChoice::Never => {
                io::stderr().write_all(format!("{}\n", strip_str(line)).as_bytes())
            }
            _ => writeln!(anstream::stderr().lock(), "{line}"),
        };
        self.has_spoken = true;
    }

    /// Writes a diff to stdout, in colour where a terminal shows it.
    pub(crate) fn diff(&mut self, diff: &str) -> Result<(), Vec<Diagnostic>> {
        match AutoStream::choice(&io::stdout()) {
            ColorChoice::Never => self.data(diff),
            _ => self.data(&diff::coloured(diff)),
        }
    }

    /// Writes text with colours to stdout; without them where no terminal shows them.
    pub(crate) fn styled(&mut self, text: &str) -> Result<(), Vec<Diagnostic>> {
        match AutoStream::choice(&io::stdout()) {
            ColorChoice::Never => self.data(&strip_str(text).to_string()),
            _ => self.data(text),
        }
    }

    /// Writes data to stdout. A reader that has gone away is no failure.
    #[expect(clippy::unused_self, reason = "data and messages leave by the same door")]
    pub(crate) fn data(&mut self, text: &str) -> Result<(), Vec<Diagnostic>> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let title = format!("cannot write to stdout: {}", reason(&error));
                Err(vec![Diagnostic::general(codes::CANNOT_WRITE, title)])
            }
            _ => Ok(()),
        }
    }
}

/// What went wrong, in the system's words but without its error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error ") {
        Some((words, _)) => words.to_lowercase(),
        None => text,
    }
}
