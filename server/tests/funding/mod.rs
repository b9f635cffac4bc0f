pub mod arrange;
mod overview;
mod row;
