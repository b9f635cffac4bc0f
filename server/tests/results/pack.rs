//! What stands behind a total, to take away: the hashes hold, the values add up, and nobody gets a file of a project they may not read.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
};

use backend::{
    ctx::Tx,
    insert::evidence::{self, NewEvidence, Of},
};
use calamine::{Data, Reader as _, Xlsx};
use domain::{
    approval::ActualState,
    evidence::{FileName, FileType},
    id::UserId,
    lifecycle::ProjectState,
};
use serde_json::{Value, json};
use zip::ZipArchive;

use super::{
    Contributor, Linked, RWANDA, YEMEN, contributor,
    overlap::{judge, propose},
};
use crate::{
    evidence::PDF,
    support::{Who, World},
};

const PACK: &str = "/results/MIGOF/P1.1/evidence.zip";

/// A file behind the first quarter of an indicator.
async fn attached(world: &World, tx: &Tx, linked: &Linked, name: &str, content: &[u8]) {
    let of = Of { indicator: linked.indicator, period: linked.period(1) };
    let stored = world.files.keep(content.to_vec()).await.unwrap();
    let name = FileName::parse(name).unwrap();
    let new = NewEvidence { of, stored: &stored, kind: FileType::Pdf, name: &name, about: None, by: UserId(1) };
    evidence::evidence(tx, new).await.unwrap();
}

/// Projects in Rwanda (50 and 10, with a file and a draft), in Yemen (75, with a file), and one that does not count.
async fn arranged() -> World {
    let world = World::new().await;
    let tx = world.arrange().await;
    let first = contributor(&tx, Contributor::default()).await;
    first.approved(&tx, 1, "50").await;
    first.approved(&tx, 2, "10").await;
    first.value(&tx, 3, ActualState::Draft, ["7", "", ""]).await;
    attached(&world, &tx, &first, "liste signée.pdf", PDF).await;
    let second = contributor(&tx, Contributor { code: "HA.0002", office: YEMEN, ..<_>::default() }).await;
    second.approved(&tx, 1, "75").await;
    attached(&world, &tx, &second, "names.pdf", &[PDF, &b"%"[..]].concat()).await;
    let state = ProjectState::Proposal;
    contributor(&tx, Contributor { code: "HA.0003", state, office: RWANDA, ..<_>::default() }).await;
    tx.commit().await.unwrap();
    propose(&mut world.browser(Who::HeadquartersAnalyst).await, "HA.0001 HA.0002", "25").await;
    judge(&mut world.browser(Who::Administrator).await, "approve", "1", "").await;
    world
}

struct Opened {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    manifest: Value,
}

impl Opened {
    async fn read(world: &World, bytes: Vec<u8>) -> Self {
        let zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut opened = Self { zip, manifest: Value::Null };
        opened.manifest = serde_json::from_slice(&opened.content("manifest.json")).unwrap();
        let listed: BTreeSet<String> =
            opened.listed().iter().map(|of| of["path"].as_str().unwrap().to_owned()).collect();
        let mut there: BTreeSet<String> = opened.zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        there.remove("manifest.json");
        assert_eq!(listed, there, "the manifest names every file");
        for of in opened.listed() {
            let content = opened.content(of["path"].as_str().unwrap());
            assert_eq!(of["bytes"], json!(content.len()));
            let hash = world.files.keep(content).await.unwrap().hash;
            assert_eq!(of["sha256"], json!(hash), "{of}");
        }
        opened
    }

    fn listed(&self) -> Vec<Value> {
        self.manifest["files"].as_array().unwrap().clone()
    }

    fn content(&mut self, path: &str) -> Vec<u8> {
        let mut content = Vec::new();
        self.zip.by_name(path).unwrap().read_to_end(&mut content).unwrap();
        content
    }

    /// The rows of a sheet below its headings, joined.
    fn sheet(&mut self, name: &str) -> Vec<String> {
        sheet(&self.content("results.xlsx"), name)
    }
}

/// The rows of a sheet below its headings, joined.
pub fn sheet(book: &[u8], name: &str) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    let joined = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    range.rows().skip(3).map(joined).collect()
}

#[tokio::test]
async fn a_pack_holds_everything_with_its_hash_and_its_values_add_up() {
    let world = arranged().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = analyst.get("/results/MIGOF/P1.1").await;
    assert!(page.body.contains(&format!("href=\"{PACK}\"")), "the page leads to it");
    let file = analyst.download(PACK).await;
    assert_eq!((file.status, file.header("content-type")), (200, "application/zip"));
    assert_eq!(file.disposition, "attachment; filename=\"MIGOF-P1.1-evidence.zip\"");
    let mut pack = Opened::read(&world, file.bytes).await;
    let total = &pack.manifest["total"];
    assert_eq!((&total["achieved"], &total["gross"], &total["overlap"]), (&json!("110"), &json!("135"), &json!("25")));
    assert_eq!((&total["from_values"], &total["values_add_up"]), (&json!("135"), &json!(true)));
    assert_eq!((&pack.manifest["as_at"], &pack.manifest["filters"]), (&json!(null), &json!({})));
    let paths: Vec<Value> = pack.listed().iter().map(|of| of["path"].clone()).collect();
    let expected = ["evidence/HA.0001/1-liste sign_e.pdf", "evidence/HA.0002/2-names.pdf", "results.xlsx"];
    assert_eq!(json!(paths), json!(expected));
    assert_eq!(pack.manifest["left_out"], json!([]));
    let log = &pack.manifest["audit_log"]["sha256"];
    assert!(log.as_str().is_some_and(|hash| hash.len() == 64), "{log}");

    let total = pack.sheet("Total");
    for line in ["Gross|135", "Overlap|25", "Net|110", "The values add up to the total|yes"] {
        assert!(total.contains(&line.to_owned()), "{line}: {total:#?}");
    }
    assert!(
        total.iter().any(|line| line == "The sheet of contributions, less the overlap, is the total|yes"),
        "{total:#?}"
    );
    let values = pack.sheet("Values");
    assert_eq!(values.len(), 3, "{values:#?}");
    assert!(
        values.iter().any(|row| row.contains("|HA.0001|") && row.contains("|Q2 2026|2026-04-01|2026-06-30|10|yes|"))
    );
    assert!(values.iter().all(|row| row.contains("Project manager") && row.contains("Reviewer")), "{values:#?}");
    let beside = pack.sheet("Does not count");
    assert_eq!(beside.len(), 2, "{beside:#?}");
    assert!(beside[0].contains("Q3 2026|a value stands there as a draft") && !beside[0].contains('7'), "{beside:#?}");
    assert!(beside[1].starts_with("HA.0003|") && beside[1].ends_with("the project does not count: Proposal"));
    let overlaps = pack.sheet("Overlaps");
    assert!(overlaps[0].starts_with("subtracted|HA.0001, HA.0002|25|joint registration list|"), "{overlaps:#?}");
    assert_eq!(pack.sheet("Files").len(), 2);
}

#[tokio::test]
async fn files_of_projects_beyond_the_scope_are_left_out_and_counted() {
    let world = arranged().await;
    let mut viewer = world.browser(Who::Viewer).await;
    let mut pack = Opened::read(&world, viewer.download(PACK).await.bytes).await;
    let left =
        json!([{ "project": "HA.0002", "name": null, "sha256": null, "files": 1, "why": "project-not-visible" }]);
    assert_eq!(pack.manifest["left_out"], left);
    let paths: Vec<Value> = pack.listed().iter().map(|of| of["path"].clone()).collect();
    assert_eq!(json!(paths), json!(["evidence/HA.0001/1-liste sign_e.pdf", "results.xlsx"]));
    let files = pack.sheet("Files");
    assert!(files.iter().all(|row| !row.contains("names.pdf")), "{files:#?}");
    assert!(files[1].starts_with("HA.0002|") && files[1].ends_with("you may not read this project"), "{files:#?}");
    assert_eq!(pack.sheet("Values").len(), 3, "every contributor is named");
    // One region: its own total, without the overlap that reaches beyond it.
    let file = viewer.download(&format!("{PACK}?region=1")).await;
    assert_eq!(file.disposition, "attachment; filename=\"MIGOF-P1.1-region-1-evidence.zip\"");
    let mut pack = Opened::read(&world, file.bytes).await;
    assert_eq!(
        (&pack.manifest["total"]["achieved"], &pack.manifest["filters"]),
        (&json!("60"), &json!({ "region": "1" }))
    );
    assert_eq!(pack.manifest["total"]["values_add_up"], json!(true));
    assert!(pack.sheet("Overlaps")[0].starts_with("approved, beyond these projects"), "it is listed");
}

#[tokio::test]
async fn a_file_that_was_changed_on_the_disk_is_named_and_not_handed_out() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let first = contributor(&tx, Contributor::default()).await;
    first.approved(&tx, 1, "50").await;
    let of = Of { indicator: first.indicator, period: first.period(1) };
    let stored = backend::files::Stored { hash: "0".repeat(64), bytes: 9 };
    let name = FileName::parse("gone.pdf").unwrap();
    let new = NewEvidence { of, stored: &stored, kind: FileType::Pdf, name: &name, about: None, by: UserId(1) };
    evidence::evidence(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let file = world.browser(Who::Auditor).await.download(PACK).await;
    let pack = Opened::read(&world, file.bytes).await;
    let left = &pack.manifest["left_out"][0];
    assert_eq!((&left["name"], &left["why"]), (&json!("gone.pdf"), &json!("unreadable")));
}

#[tokio::test]
async fn a_past_day_has_its_own_pack_and_what_is_not_there_is_not_found() {
    let world = arranged().await;
    let mut auditor = world.browser(Who::Auditor).await;
    let file = auditor.download(&format!("{PACK}?as_at=2026-11-23")).await;
    assert_eq!(file.disposition, "attachment; filename=\"MIGOF-P1.1-2026-11-23-evidence.zip\"");
    let pack = Opened::read(&world, file.bytes).await;
    assert_eq!((&pack.manifest["as_at"], &pack.manifest["total"]["achieved"]), (&json!("2026-11-23"), &json!(null)));
    for ending in ["evidence.zip", "provenance.xlsx", "provenance.csv"] {
        for (address, status) in [
            (format!("/results/MIGOF/P1.1/{ending}?as_at=2027-01-01"), 404),
            (format!("/results/MIGOF/P1.1/{ending}?region=x"), 404),
            (format!("/results/MIGOF/P1.1/{ending}?region=99"), 404),
            (format!("/results/MIGOF/P9.9/{ending}"), 404),
            (format!("/results/NONE/P1.1/{ending}"), 404),
            (format!("/results/MIGOF/P1.1/{ending}"), 200),
        ] {
            assert_eq!(auditor.download(&address).await.status, status, "{address}");
        }
        let nobody = world.nobody().get(&format!("/results/MIGOF/P1.1/{ending}")).await;
        assert_eq!(
            (nobody.status, nobody.location.as_deref()),
            (303, Some("/login?next=%2Fresults%2FMIGOF%2FP1%252E1"))
        );
    }
}

#[tokio::test]
async fn the_values_are_taken_away_as_sheets_and_as_text() {
    let world = arranged().await;
    let mut stranger = world.browser(Who::Stranger).await;
    let book = stranger.download("/results/MIGOF/P1.1/provenance.xlsx").await;
    assert_eq!(sheet(&book.bytes, "Contributions").len(), 2);
    assert!(sheet(&book.bytes, "Total").contains(&"The values add up to the total|yes".to_owned()));
    let text = stranger.download("/results/MIGOF/P1.1/provenance.csv").await;
    assert_eq!(text.header("content-type"), "text/csv; charset=utf-8");
    let text = String::from_utf8(text.bytes).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("\"MIGOF P1.1 Officials trained on rights"), "{text}");
    assert!(lines[2].starts_with("Region,Country or office,Project,"), "{text}");
    assert_eq!(lines.len(), 6, "a row for each value: {text}");
    assert!(lines[3].contains(",2026-01-01,2026-03-31,75,yes,"), "the largest first: {text}");
}

#[tokio::test]
async fn programs_get_the_same_pack() {
    let world = arranged().await;
    let reply = world.client(Who::Viewer).await.get("/results/MIGOF/P1.1/evidence?region=1").await;
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/zip"));
    let pack = Opened::read(&world, reply.bytes).await;
    assert_eq!(pack.manifest["total"]["achieved"], json!("60"));
    let wrong = world.client(Who::Viewer).await.get("/results/MIGOF/P9.9/evidence").await;
    assert_eq!(wrong.status, 404);
}
