//! A small browser without a screen: GET, sign in, cookies. For waiting on a server and for `bench`.

use std::time::Duration;

use anyhow::{Context, bail};
use ureq::http::Response;
use ureq::{Agent, Body};

use super::Result;

/// Talks to one server, and keeps the session cookie it gives.
pub(crate) struct Client {
    agent: Agent,
    base: String,
    cookie: String,
}

impl Client {
    pub(crate) fn new(base: &str) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Client { agent: config.into(), base: base.to_owned(), cookie: String::new() }
    }

    /// Asks for a path as a browser does. The answer is as the server sent it: not followed, not decompressed.
    pub(crate) fn get(&self, path: &str) -> Result<Response<Body>> {
        self.ask(path, "br")
    }

    /// Asks for a path uncompressed, to read the answer.
    pub(crate) fn get_plain(&self, path: &str) -> Result<Response<Body>> {
        self.ask(path, "identity")
    }

    fn ask(&self, path: &str, encoding: &str) -> Result<Response<Body>> {
        let request = self.agent.get(format!("{}{path}", self.base)).header("accept-encoding", encoding);
        let request = if self.cookie.is_empty() { request } else { request.header("cookie", &self.cookie) };
        request.call().with_context(|| format!("GET {path}"))
    }

    /// Posts a form as a person does without JavaScript. The answer is not followed.
    pub(crate) fn post(&self, path: &str, fields: &[(String, String)]) -> Result<Response<Body>> {
        let request = self.agent.post(format!("{}{path}", self.base)).header("origin", &self.base);
        let request = request.header("cookie", &self.cookie);
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        request.send_form(fields).with_context(|| format!("POST {path}"))
    }

    /// Signs in by the form, as a person does without JavaScript.
    pub(crate) fn sign_in(&mut self, email: &str, password: &str) -> Result {
        let answer = self
            .agent
            .post(format!("{}/api/sign_in", self.base))
            .header("origin", &self.base)
            .send_form([("email", email), ("password", password)])
            .context("POST /api/sign_in")?;
        let cookies = answer.headers().get_all("set-cookie").into_iter().filter_map(|value| value.to_str().ok());
        self.cookie = cookies.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ");
        if self.cookie.is_empty() || self.get("/")?.status() != 200 {
            bail!("{email} could not sign in (answer {})", answer.status());
        }
        Ok(())
    }
}
