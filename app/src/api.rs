//! Server functions, one module per noun: context, form into command, one use case, answer.

pub mod actual;
pub mod appeal;
pub mod budget;
pub mod contribution;
pub mod expenditure;
pub mod framework;
pub mod gender;
pub mod link;
pub mod lock;
pub mod logframe;
pub mod matrix;
pub mod overlap;
pub mod project;
pub mod quality;
pub mod rate;
pub mod reminder;
pub mod session;
pub mod sheet;
pub mod target;
pub mod value;
pub mod view;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
};
use domain::code::ProjectCode;

use crate::request;

/// Who is signed in, and the project that the form names.
fn begin(project: &str) -> Result<(Ctx, ProjectCode)> {
    let ctx = request::ctx();
    ctx.subject()?;
    Ok((ctx, project.parse().map_err(|_| Error::NotFound)?))
}

/// What was typed, by the names of the fields, as it is kept for the form that comes back.
fn typed<const N: usize>(fields: [(&str, &str); N]) -> impl Iterator<Item = (String, String)> + use<N> {
    fields.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter()
}
