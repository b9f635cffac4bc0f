//! The three doors: a draft typed into the grid, put through REST, or filled into the spreadsheet. What was refused comes back as
//! the sentence or code that was said.

use serde_json::{Value as Json, json};

use super::{
    Door,
    house::{House, Row},
};
use crate::{
    actual::{approved, shown},
    sheet::filled,
    support::{Page, Who},
};

/// Cells and the total of one quarter, as they are typed.
pub type Typed<'a> = &'a [(&'a str, &'a str)];

impl House {
    /// A draft of one quarter; what is said where it is refused.
    pub async fn draft(&self, door: Door, quarter: usize, typed: Typed<'_>) -> Result<(), String> {
        let period = self.periods[quarter - 1];
        match door {
            Door::Page => self.type_in(period, typed).await,
            Door::Rest => self.put(period, typed).await,
            Door::Sheet => self.bring(period, typed).await,
        }
    }

    /// The same, handed in and approved: through REST where it came through REST, else on the page.
    pub async fn report(&self, door: Door, quarter: usize, total: &str) {
        self.draft(door, quarter, &[("total", total)]).await.unwrap();
        let period = self.periods[quarter - 1];
        if door == Door::Rest {
            let address = format!("/projects/{}/periods/{period}/actuals", self.code);
            let (manager, reviewer) =
                (self.world.client(Who::ProjectManager).await, self.world.client(Who::Reviewer).await);
            manager.post(&format!("{address}/submit"), json!({})).await.with(200);
            let read = reviewer.get(&address).await.with(200);
            let id = &read["values"][0]["id"];
            reviewer.post(&format!("{address}/approve"), json!({ "chosen": [id] })).await.with(200);
            return;
        }
        let (code, at) = (self.code, period.to_string());
        let mut manager = self.world.browser(Who::ProjectManager).await;
        let fields = [("project", code), ("period", &at), ("then", "submit")];
        let page = manager.submit("/api/actual_save", &fields).await;
        assert!(page.says("1 value submitted."), "{}", page.text());
        let mut reviewer = self.world.browser(Who::Reviewer).await;
        let ids = shown(&reviewer.get(&self.grid(period)).await);
        let chosen = format!("chosen[v{}]", ids[0]);
        let fields = [("project", code), ("period", at.as_str()), (chosen.as_str(), "on")];
        let page = reviewer.submit("/api/actual_approve", &fields).await;
        assert!(page.says("1 value approved."), "{}", page.text());
    }

    /// The reviewer opens an approved value again.
    pub async fn reopen(&self, quarter: usize) {
        let period = self.periods[quarter - 1];
        let mut reviewer = self.world.browser(Who::Reviewer).await;
        let id = approved(&reviewer.get(&self.grid(period)).await).remove(0);
        let at = period.to_string();
        let fields = [("project", self.code), ("period", &at), ("actual", &id), ("reason", "It came late.")];
        let page = reviewer.submit("/api/actual_reopen", &fields).await;
        assert!(page.says("The value is open again"), "{}", page.text());
    }

    fn grid(&self, period: i64) -> String {
        format!("/projects/{}/progress?period={period}", self.code)
    }

    async fn type_in(&self, period: i64, typed: Typed<'_>) -> Result<(), String> {
        let mut manager = self.world.browser(Who::ProjectManager).await;
        let page = manager.get(&self.grid(period)).await;
        let name = |cell: &str| format!("cells[i{}.{cell}]", self.indicator);
        let mut fields = vec![
            ("project".to_owned(), self.code.to_owned()),
            ("period".to_owned(), period.to_string()),
            ("then".to_owned(), "save".to_owned()),
        ];
        for cell in ["version", "sex.female", "sex.male", "total"] {
            let stands = page.input(&name(cell)).unwrap();
            let text = typed.iter().find(|(known, _)| *known == cell).map_or(stands, |(_, text)| (*text).to_owned());
            fields.push((name(cell), text));
        }
        let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        said(&manager.submit("/api/actual_save", &fields).await, "saved as a draft.")
    }

    async fn put(&self, period: i64, typed: Typed<'_>) -> Result<(), String> {
        let manager = self.world.client(Who::ProjectManager).await;
        let address = format!("/projects/{}/periods/{period}/actuals", self.code);
        let version = manager.get(&address).await.with(200)["values"][0]["version"].clone();
        let mut body = json!({ "version": version, "total": null, "cells": [] });
        for (cell, text) in typed {
            match cell.split_once('.') {
                None => body["total"] = amount(text),
                Some((axis, category)) => {
                    let cell = json!({ "axis": axis, "category": category, "value": amount(text) });
                    body["cells"].as_array_mut().unwrap().push(cell);
                }
            }
        }
        let reply = manager.put(&format!("{address}/{}", self.indicator), body).await;
        if reply.status == 200 { Ok(()) } else { Err(reply.json["errors"][0].to_string()) }
    }

    async fn bring(&self, period: i64, typed: Typed<'_>) -> Result<(), String> {
        let mut manager = self.world.browser(Who::ProjectManager).await;
        let address = format!("/projects/{}/progress.xlsx?period={period}", self.code);
        let file = manager.download(&address).await.bytes;
        let row = Row::of(&file);
        let cells: Vec<(&str, &str)> = typed.iter().map(|(cell, text)| (row.place(heading(cell)), *text)).collect();
        let answer = manager.upload(&address, &filled(&file, &cells)).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let looked = manager.get(answer.location.unwrap().split('#').next().unwrap()).await;
        let at = period.to_string();
        let fields = [("project", self.code), ("period", at.as_str()), ("then", "all")];
        let applied = manager.submit("/api/sheet_apply", &fields).await;
        said(&applied, "1 value").map_err(|_| looked.text())
    }
}

fn said(page: &Page, done: &str) -> Result<(), String> {
    if page.says(done) { Ok(()) } else { Err(page.text()) }
}

/// "50/100" as its halves, else the number; "" is a blank.
fn amount(text: &str) -> Json {
    match text.split_once('/') {
        _ if text.is_empty() => Json::Null,
        None => json!(text),
        Some((numerator, denominator)) => json!({ "numerator": numerator, "denominator": denominator }),
    }
}

fn heading(cell: &str) -> &'static str {
    match cell {
        "sex.female" => "Sex: Female",
        "sex.male" => "Sex: Male",
        _ => "Total",
    }
}
