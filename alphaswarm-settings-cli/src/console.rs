//! Where messages and data go.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use crate::diff;
use crate::message::{Draft, Message, Messages};

/// Messages go to stderr, with colour where somebody can see it; data goes to stdout.
#[derive(Debug, Default)]
pub(crate) struct Console {
    has_spoken: bool,
}

impl Console {
    /// Says each message, with a blank line between two.
    pub(crate) fn say(&mut self, messages: &[Message]) {
        let mut stderr = anstream::stderr().lock();
        for message in messages {
            let gap = if self.has_spoken { "\n" } else { "" };
            // Nobody is left to be told that stderr is closed.
            let _ = writeln!(stderr, "{gap}{}", message.text);
            self.has_spoken = true;
        }
    }

    /// A line about what was done.
    pub(crate) fn remark(&mut self, line: &str) {
        let _ = writeln!(anstream::stderr().lock(), "{line}");
        self.has_spoken = true;
    }

    /// Writes a diff to stdout, in colour where somebody can see it.
    pub(crate) fn diff(&mut self, diff: &str) -> Result<(), Messages> {
        match AutoStream::choice(&io::stdout()) {
            ColorChoice::Never => self.data(diff),
            _ => self.data(&diff::coloured(diff)),
        }
    }

    /// Writes data to stdout. A reader that has gone away is no failure.
    #[expect(clippy::unused_self, reason = "data and messages leave by the same door")]
    pub(crate) fn data(&mut self, text: &str) -> Result<(), Messages> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Draft::error(format!("cannot write to stdout: {}", reason(&error))).into())
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
