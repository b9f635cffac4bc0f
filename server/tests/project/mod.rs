mod list;
mod overview;
