//! A script as far as the REST API needs one: a bearer token and JSON.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, header},
};
use backend::{
    ctx::Ctx,
    usecase::token::{Create, Created, create},
};
use serde_json::Value;
use tower::ServiceExt;

use super::world::{Who, World, noon};

static COUNT: AtomicU64 = AtomicU64::new(1);

/// What came back; `json` is null where there was no body, or a file.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub json: Value,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body, where the status is the one expected.
    pub fn with(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:#}", self.json);
        self.json
    }

    /// The errors of a problem as (field, code).
    pub fn errors(&self) -> Vec<(&str, &str)> {
        let errors = self.json["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors.iter().map(|error| (error["field"].as_str().unwrap(), error["code"].as_str().unwrap())).collect()
    }
}

#[derive(Clone)]
pub struct Client {
    app: Router,
    authorization: Option<String>,
}

impl World {
    /// A client with a new token of this person.
    pub async fn client(&self, who: Who) -> Client {
        let made = self.token(who, 90).await;
        self.bearing(&format!("Bearer {}", made.token))
    }

    pub async fn token(&self, who: Who, days: u32) -> Created {
        let mut secret = [7; 32];
        secret[..8].copy_from_slice(&COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        let command = Create { email: who.email().into(), name: "test".into(), days, secret };
        create(&self.operator(), command).await.unwrap()
    }

    pub fn operator(&self) -> Ctx {
        Ctx::operator(self.db.clone(), noon())
    }

    /// A client that sends this as its authorization; nothing where empty.
    pub fn bearing(&self, authorization: &str) -> Client {
        let authorization = (!authorization.is_empty()).then(|| authorization.to_owned());
        Client { app: self.app.clone(), authorization }
    }
}

impl Client {
    pub async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        self.send("PUT", path, Some(body)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send("POST", path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, None).await
    }

    /// Sends a request; `path` begins after `/api/v1`.
    pub async fn send(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        let body = body.map(|json| json.to_string()).unwrap_or_default();
        self.raw(method, path, "application/json", body).await
    }

    pub async fn raw(&self, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Reply {
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(format!("/api/v1{path}"))
            .header(header::CONTENT_TYPE, kind);
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let response = self.app.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.unwrap();
        let is_file = headers.contains_key(header::CONTENT_DISPOSITION);
        let json = if bytes.is_empty() || is_file {
            Value::Null
        } else {
            serde_json::from_slice(&bytes)
                .unwrap_or_else(|_| panic!("{method} {path} answers JSON: {}", String::from_utf8_lossy(&bytes)))
        };
        Reply { status, headers, json, bytes: bytes.to_vec() }
    }
}
