//! The matrix as a page in HTML.

use askama::Template;

use super::table::Matrix;
use crate::environment::{Environment, State};
use crate::generate::Rendered;
use crate::generate::html::{self, Frame};

const STYLE: &str = include_str!("../../../templates/matrix.css");
const SCRIPT: &str = include_str!("../../../templates/matrix.js");

#[derive(Template)]
#[template(path = "matrix.html")]
struct Page<'m> {
    frame: Frame,
    matrix: &'m Matrix<'m>,
    columns: Vec<Column<'m>>,
}

/// An environment, with how many variables are in each state.
struct Column<'m> {
    environment: &'m Environment,
    counts: [(State, usize); State::SHOWN.len()],
}

/// Writes the page.
pub(super) fn render(matrix: &Matrix<'_>, rendered: &mut Rendered) {
    let frame = Frame::new(super::TITLE, STYLE, SCRIPT);
    let columns = matrix.environments.iter().enumerate().map(|(at, environment)| {
        let counts = State::SHOWN.map(|state| (state, matrix.count(at, state)));
        Column { environment, counts }
    });
    let columns = columns.collect();
    html::write(&Page { frame, matrix, columns }, rendered);
}
