//! A browser as far as forms need one: cookies, an origin, form posts, no scripts.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, header},
    response::Response,
};
use tower::ServiceExt;

/// What came back: the status, where it leads, and the body.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

impl Page {
    /// Whether the text of the page, without its tags and entities, holds `text`.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The text of the page: tags and scripts dropped, entities and white space made plain.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut tag = false;
        let body = self.body.split("<script").map(|part| part.split_once("</script>").map_or(part, |(_, after)| after));
        for c in body.flat_map(str::chars) {
            match c {
                '<' => tag = true,
                '>' => {
                    tag = false;
                    text.push(' ');
                }
                _ if !tag => text.push(c),
                _ => {}
            }
        }
        let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
        plain.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the input with this name, as a browser would send it.
    pub fn input(&self, name: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{name}\""))?;
        let start = self.body[..at].rfind('<')?;
        let end = start + self.body[start..].find('>')?;
        let tag = &self.body[start..end];
        let from = tag.find(" value=\"")? + " value=\"".len();
        Some(tag[from..].split('"').next()?.replace("&amp;", "&").replace("&quot;", "\""))
    }
}

/// A file that came back instead of a page.
#[derive(Debug)]
pub struct File {
    pub status: u16,
    /// How the browser is told to keep it.
    pub disposition: String,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub struct Browser {
    app: Router,
    cookie: Option<String>,
    origin: String,
}

const HOST: &str = "baseline.test";
const FORM: &str = "application/x-www-form-urlencoded";

impl Browser {
    pub fn new(app: Router) -> Self {
        Self { app, cookie: None, origin: format!("http://{HOST}") }
    }

    /// The same browser on a page of another site.
    pub fn on_site(mut self, origin: &str) -> Self {
        self.origin = origin.to_owned();
        self
    }

    /// Loses the session, as when it expires.
    pub fn forget(&mut self) {
        self.cookie = None;
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, String::new()).await
    }

    /// Posts a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
        self.send(Method::POST, path, body.collect::<Vec<_>>().join("&")).await
    }

    /// Posts a form and opens the page to which it leads.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, 303, "{path} leads somewhere: {}", answer.text());
        let location = answer.location.expect("a redirect has a location");
        self.get(location.split('#').next().unwrap()).await
    }

    pub async fn download(&mut self, path: &str) -> File {
        let response = self.answer(Method::GET, path, FORM, Body::empty()).await;
        let disposition = response.headers().get(header::CONTENT_DISPOSITION);
        let disposition = disposition.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.unwrap().to_vec();
        File { status, disposition, headers, bytes }
    }

    /// Posts a form with one file, as a browser does.
    pub async fn upload(&mut self, path: &str, file: &[u8]) -> Page {
        let head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n";
        let body = [head.as_bytes(), file, b"\r\n--part--\r\n"].concat();
        let response = self.answer(Method::POST, path, "multipart/form-data; boundary=part", Body::from(body)).await;
        page(response).await
    }

    /// Posts a form with several files of one field.
    pub async fn upload_files(&mut self, path: &str, files: &[(&str, &[u8])]) -> Page {
        let mut body = Vec::new();
        for (name, file) in files {
            let head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"";
            body.extend_from_slice(format!("{head}{name}\"\r\n\r\n").as_bytes());
            body.extend_from_slice(file);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--part--\r\n");
        let response = self.answer(Method::POST, path, "multipart/form-data; boundary=part", Body::from(body)).await;
        page(response).await
    }

    /// Posts a form with a file behind a value, and what it shows.
    pub async fn upload_as(&mut self, path: &str, name: &str, about: &str, file: &[u8]) -> Page {
        let about = format!("--part\r\nContent-Disposition: form-data; name=\"about\"\r\n\r\n{about}\r\n");
        let head = format!("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let body = [about.as_bytes(), head.as_bytes(), file, b"\r\n--part--\r\n"].concat();
        let response = self.answer(Method::POST, path, "multipart/form-data; boundary=part", Body::from(body)).await;
        page(response).await
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> Page {
        page(self.answer(method, path, FORM, Body::from(body)).await).await
    }

    async fn answer(&mut self, method: Method, path: &str, content: &str, body: Body) -> Response {
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, content);
        if method == Method::POST {
            request = request.header(header::ORIGIN, &self.origin);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.app.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        for value in response.headers().get_all(header::SET_COOKIE) {
            let pair = value.to_str().unwrap().split(';').next().unwrap();
            if pair.starts_with("baseline=") {
                self.cookie = Some(pair.to_owned());
            }
        }
        response
    }
}

async fn page(response: Response) -> Page {
    let status = response.status().as_u16();
    let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
    let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.unwrap();
    Page { status, location, body: String::from_utf8(bytes.to_vec()).unwrap() }
}

/// Percent-encodes everything but letters and digits.
fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
