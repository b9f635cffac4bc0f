//! Widgets: one per file, plain data in, HTML out, in the vocabulary of `style/`.

pub(crate) mod bar;
pub(crate) mod columns;
pub(crate) mod figure;
pub(crate) mod flow;
pub(crate) mod form;
pub(crate) mod need;
pub(crate) mod pagination;
pub(crate) mod rule;
pub(crate) mod saved_views;
pub(crate) mod stack;
pub(crate) mod state;
pub(crate) mod world_map;
