//! Signing in.

mod login;

pub(crate) use login::Login;
