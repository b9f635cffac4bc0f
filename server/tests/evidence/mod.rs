mod attach;
mod comment;
mod withdraw;

use backend::{
    files::{Files, Stored},
    insert::evidence::{self, NewEvidence, Of},
};
use domain::{
    evidence::{FileName, FileType},
    id::UserId,
};

use crate::support::{Browser, Page, World};

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n";

/// What stands behind the value of an indicator in the third quarter of 2026.
pub fn value(indicator: i64) -> String {
    format!("/projects/DP.1649/progress/3/{indicator}")
}

/// Where a file for it is sent.
pub fn to(indicator: i64) -> String {
    format!("/projects/DP.1649/evidence?period=3&indicator={indicator}")
}

/// Sends a file, and opens the page to which that leads.
pub async fn send(browser: &mut Browser, indicator: i64, name: &str, content: &[u8]) -> Page {
    let answer = browser.upload_as(&to(indicator), name, "A signed list", content).await;
    assert_eq!((answer.status, answer.location), (303, Some(format!("{}#files", value(indicator)))));
    browser.get(&value(indicator)).await
}

/// A comment and a file behind indicator 1 in the third quarter, both with the id 1, by the project manager.
pub async fn arranged(world: &World) {
    let of = Of { indicator: world.indicator(1), period: world.period(3) };
    let by = UserId(1);
    let stored: Stored = Files::clone(&world.files).keep(PDF.to_vec()).await.unwrap();
    let tx = world.arrange().await;
    evidence::comment(&tx, of, "As in the register.", by).await.unwrap();
    let name = FileName::parse("list.pdf").unwrap();
    let new = NewEvidence { of, stored: &stored, kind: FileType::Pdf, name: &name, about: None, by };
    evidence::evidence(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
}
