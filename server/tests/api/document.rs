//! The document tells every route, and every route is told by it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{Who, World};

/// One route with its description.
#[derive(Debug)]
pub struct Operation {
    pub method: String,
    /// After `/api/v1`, with `{parameters}`.
    pub path: String,
    pub told: Value,
}

pub async fn document(world: &World) -> Value {
    world.bearing("").get("/openapi.json").await.with(200)
}

pub async fn operations(world: &World) -> Vec<Operation> {
    let document = document(world).await;
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path.strip_prefix("/api/v1").expect("every path is told whole").to_owned();
        for (method, told) in methods.as_object().unwrap() {
            operations.push(Operation { method: method.to_uppercase(), path: path.clone(), told: told.clone() });
        }
    }
    operations
}

/// An address with something behind it.
pub fn address(path: &str) -> String {
    let path = path.replace("{code}", "DP.1649").replace("{period}", "3").replace("{node}", "2").replace("{lock}", "1");
    let path = path
        .replace("{year}/{row}", "2018/1")
        .replace("{year}", "2018")
        .replace("{rule}", "overhead")
        .replace("{kind}", "no-target")
        .replace("{line}", "1");
    let path = path.replace("{contribution}", "1").replace("{instalment}", "1");
    let path = path.replace("{comment}", "1").replace("{evidence}", "1").replace("{overlap}", "1");
    let path = path.replace("{link}", "1").replace("{proposal}", "1");
    let path = path.replace("{framework}/{indicator}", "MIGOF/P1.1").replace("{indicator}", "1");
    let path = path.replace("{framework}", "MIGOF").replace("{corporate}", "1");
    let path = path.replace("{area}", "1").replace("{result}", "1");
    assert!(!path.contains('{'), "{path}: say what stands for its parameters");
    path
}

/// A body is JSON, or a file.
fn is_told(content: &Value) -> bool {
    ["application/json", "application/octet-stream"].iter().any(|kind| content[kind]["schema"].is_object())
}

#[tokio::test]
async fn every_route_is_told_whole() {
    let world = World::new().await;
    let document = document(&world).await;
    let operations = operations(&world).await;
    let mut names = BTreeSet::new();
    for Operation { method, path, told } in &operations {
        let at = format!("{method} {path}");
        assert!(names.insert(told["operationId"].as_str().unwrap()), "{at}: the operationId is its own");
        assert!(told["summary"].as_str().is_some_and(|text| !text.is_empty()), "{at} has a summary");
        let responses = told["responses"].as_object().unwrap();
        let (status, good) = responses.iter().find(|(status, _)| status.starts_with('2')).expect("something good");
        assert!(status == "204" || is_told(&good["content"]), "{at}: {good}");
        if path == "/openapi.json" {
            continue;
        }
        for (status, bad) in responses.iter().filter(|(status, _)| status.starts_with('4')) {
            let schema = &bad["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{at}: {status}");
        }
        let expected: &[&str] = match method.as_str() {
            "GET" => &["401", "403", "404", "422"],
            _ => &["400", "401", "403", "404", "409", "413", "415", "422"],
        };
        assert!(expected.iter().all(|status| responses.contains_key(*status)), "{at} tells its errors");
        let writes = matches!(method.as_str(), "PUT" | "POST");
        assert_eq!(is_told(&told["requestBody"]["content"]), writes, "{at}: its body");
        let parameters =
            told["parameters"].as_array().map_or(0, |all| all.iter().filter(|p| p["in"] == "path").count());
        assert_eq!(parameters, path.matches('{').count(), "{at}: the parameters of its path");
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let text = document.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name} is told");
    }
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
}

#[tokio::test]
async fn what_the_document_does_not_tell_is_not_there() {
    let world = World::new().await;
    let auditor = world.client(Who::Auditor).await;
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for operation in operations(&world).await {
        told.entry(operation.path).or_default().insert(operation.method);
    }
    for (path, methods) in &told {
        for method in ["GET", "PUT", "POST", "DELETE", "PATCH"] {
            let reply = auditor.send(method, &address(path), None).await;
            assert_eq!(reply.status == 405, !methods.contains(method), "{method} {path}: {:#}", reply.json);
        }
    }
}

/// A route that is added or taken away is a change that scripts notice.
#[tokio::test]
async fn the_routes_are_these() {
    let world = World::new().await;
    let operations = operations(&world).await;
    let mut routes: Vec<String> = operations.iter().map(|of| format!("{} {}", of.method, of.path)).collect();
    routes.sort();
    let actuals = "/projects/{code}/periods/{period}/actuals";
    let mut expected: Vec<String> = [
        "GET /openapi.json",
        "GET /me",
        "GET /work",
        "GET /funding",
        "GET /funding/{year}/areas",
        "PUT /funding/{year}/areas",
        "GET /funding/{year}/{row}",
        "PUT /funding/{year}/{row}",
        "GET /contributions",
        "POST /contributions",
        "GET /contributions/{contribution}",
        "PUT /contributions/{contribution}",
        "DELETE /contributions/{contribution}",
        "POST /contributions/{contribution}/instalments",
        "DELETE /contributions/{contribution}/instalments/{instalment}",
        "PUT /contributions/{contribution}/allocations",
        "POST /contributions/{contribution}/convert",
        "GET /donors",
        "GET /mission",
        "POST /reminders",
        "GET /frameworks",
        "POST /frameworks",
        "GET /frameworks/{framework}",
        "PUT /frameworks/{framework}",
        "POST /frameworks/{framework}/areas",
        "PUT /frameworks/{framework}/areas/{area}",
        "DELETE /frameworks/{framework}/areas/{area}",
        "POST /frameworks/{framework}/results",
        "PUT /frameworks/{framework}/results/{result}",
        "DELETE /frameworks/{framework}/results/{result}",
        "POST /frameworks/{framework}/indicators",
        "PUT /frameworks/{framework}/indicators/{corporate}",
        "DELETE /frameworks/{framework}/indicators/{corporate}",
        "PUT /frameworks/{framework}/indicators/{corporate}/targets",
        "GET /links",
        "POST /links/confirm",
        "POST /links/refuse",
        "POST /links/{link}/end",
        "GET /projects/{code}/links",
        "GET /projects/{code}/indicators/{indicator}/suggestions",
        "POST /projects/{code}/indicators/{indicator}/links",
        "DELETE /projects/{code}/proposals/{proposal}",
        "GET /locks",
        "POST /locks",
        "POST /locks/{lock}/lift",
        "POST /overlap-proposals/{proposal}/approve",
        "POST /overlap-proposals/{proposal}/refuse",
        "DELETE /overlap-proposals/{proposal}",
        "POST /overlaps/{overlap}/withdraw",
        "POST /results/{framework}/{indicator}/overlaps",
        "POST /locks/{lock}/exceptions",
        "GET /projects",
        "GET /projects/{code}",
        "GET /projects/{code}/schedule",
        "PUT /projects/{code}/schedule",
        "GET /projects/{code}/matrix",
        "POST /projects/{code}/matrix/nodes",
        "PUT /projects/{code}/matrix/nodes/{node}",
        "DELETE /projects/{code}/matrix/nodes/{node}",
        "POST /projects/{code}/matrix/nodes/{node}/move",
        "POST /projects/{code}/matrix/indicators",
        "PUT /projects/{code}/matrix/indicators/{indicator}",
        "DELETE /projects/{code}/matrix/indicators/{indicator}",
        "GET /projects/{code}/matrix/indicators/{indicator}/targets",
        "PUT /projects/{code}/matrix/indicators/{indicator}/targets",
        "GET /projects/{code}/periods",
        "GET /projects/{code}/progress",
        "GET /projects/{code}/budget",
        "PUT /projects/{code}/budget",
        "PUT /projects/{code}/budget/lines/{line}/allocations/{year}/{row}",
        "DELETE /projects/{code}/budget/lines/{line}/allocations/{year}/{row}",
        "POST /projects/{code}/budget/convert",
        "POST /projects/{code}/budget/versions",
        "GET /projects/{code}/burn",
        "GET /projects/{code}/expenditure",
        "PUT /projects/{code}/expenditure",
        "POST /projects/{code}/expenditure/ledger",
        "GET /rates",
        "POST /rates",
        "GET /budget-rules",
        "PUT /budget-rules/{rule}",
        "GET /portfolio/calendar",
        "GET /portfolio/countries",
        "POST /portfolio/reminders",
        "GET /quality-rules",
        "PUT /quality-rules/{kind}",
        "GET /results",
        "GET /results/pivot",
        "GET /results/{framework}/{indicator}",
        "GET /results/{framework}/{indicator}/charts",
        "GET /results/{framework}/{indicator}/evidence",
    ]
    .map(str::to_owned)
    .into();
    expected.extend(["GET ", "PUT "].map(|method| format!("{method}{actuals}")));
    expected
        .extend(["GET ", "PUT "].map(|method| format!("{method}/projects/{{code}}/indicators/{{indicator}}/actuals")));
    expected.push(format!("PUT {actuals}/{{indicator}}"));
    let value = format!("{actuals}/{{indicator}}");
    expected.extend(["GET", "POST"].map(|method| format!("{method} {value}/comments")));
    expected.extend(["GET", "POST"].map(|method| format!("{method} {value}/evidence")));
    expected.push(format!("GET {value}/versions"));
    expected.push("DELETE /projects/{code}/comments/{comment}".into());
    expected.push("GET /projects/{code}/evidence/{evidence}".into());
    expected.push("POST /projects/{code}/evidence/{evidence}/withdraw".into());
    expected.extend(["submit", "approve", "return", "reopen"].map(|verb| format!("POST {actuals}/{verb}")));
    expected.sort();
    assert_eq!(routes, expected);
}

/// One would stand in the document for both.
#[test]
fn no_two_schemas_share_a_name() {
    let mut files = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/http/api"))];
    let mut names = BTreeSet::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for told in text.split("#[derive(").skip(1).filter(|told| told.split(')').next().unwrap().contains("ToSchema"))
        {
            let mut words = told.split_whitespace().skip_while(|word| !matches!(*word, "struct" | "enum")).skip(1);
            let name = words.next().unwrap().split(['<', '(']).next().unwrap().to_owned();
            assert!(names.insert(name.clone()), "{name} in {} is the name of another schema, too", path.display());
        }
    }
    assert!(names.len() > 100, "they are found: {}", names.len());
}
