//! Rates of exchange: the list, and what a file brings.

mod import;
mod list;
