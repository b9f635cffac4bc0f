//! Widgets: one per file, plain data in, HTML out, the vocabulary of `style/`.
