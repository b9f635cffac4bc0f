//! Server functions, one module per noun: context, form into command, one use case, answer.

pub mod actual;
pub mod gender;
pub mod lock;
pub mod logframe;
pub mod matrix;
pub mod overlap;
pub mod project;
pub mod reminder;
pub mod session;
pub mod sheet;
pub mod target;
pub mod value;
