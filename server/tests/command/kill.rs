//! Nothing that was acknowledged is lost when the program is killed in the middle of its writes.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};

use super::baseline;
use crate::support::{Who, World, database};

const ADDRESS: &str = "/projects/DP.1649/periods/3/actuals";

/// The program itself on a free port, and where it listens.
fn served(database: &str) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_baseline"))
        .args(["--database-url", database, "serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit_once("http://").expect("it says where it serves").1.to_owned();
    (child, address)
}

/// Puts a total; the version it became, or nothing where no answer came.
fn put(address: &str, token: &str, version: i64, total: i64) -> Option<i64> {
    let body = json!({ "version": version, "total": total.to_string() }).to_string();
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let head = format!(
        "PUT /api/v1{ADDRESS}/1 HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    let read: Value = serde_json::from_str(body).ok()?;
    read["version"].as_i64()
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_kill() {
    let database = database::address().await;
    let token = World::on(&database).await.token(Who::ProjectManager, 90).await.token;
    let (mut child, address) = served(&database);
    let (told, heard) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        let mut acknowledged = (0, 0);
        for total in 1.. {
            let Some(version) = put(&address, &token, acknowledged.0, total) else { break };
            acknowledged = (version, total);
            let _ = told.send(());
        }
        acknowledged
    });
    // Well under way, and in no relation to its writes.
    for _ in 0..25 {
        heard.recv_timeout(Duration::from_secs(60)).expect("it writes");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let (version, total) = writer.join().unwrap();
    assert!(total >= 25);

    let world = World::on(&database).await;
    let read = world.client(Who::ProjectManager).await.get(ADDRESS).await.with(200);
    let value = read["values"].as_array().unwrap().iter().find(|value| value["indicator"] == 1).unwrap();
    let now = (value["version"].as_i64().unwrap(), value["total"].as_str().unwrap().parse::<i64>().unwrap());
    // The last one may have been written although its answer never came.
    assert!([(version, total), (version + 1, total + 1)].contains(&now), "{now:?} after {version}, {total}");
    baseline(&database, &["verify-log"]).await.unwrap();
}
