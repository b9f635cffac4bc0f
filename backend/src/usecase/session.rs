//! Signing in. Signing out is the session store's: it forgets the session.

mod sign_in;

pub use sign_in::{SignIn, SignedIn, hash_password, sign_in};
