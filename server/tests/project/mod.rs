mod edit;
mod list;
mod overview;
