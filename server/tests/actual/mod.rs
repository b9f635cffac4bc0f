mod across;
mod approve;
mod chosen;
mod effect;
mod kinds;
mod progress;
mod reopen;
mod save;
mod send_back;
mod submit;
mod warning;

use backend::insert::people;
use domain::{
    id::{RegionId, UserId},
    policy::{Role, Scope},
};

use crate::support::{Browser, Page, Who, World};

/// The grid of a quarter of 2026: 1 officials trained (by sex), 2 referrals (percentage), 3 complaints.
pub fn grid(period: i64) -> String {
    format!("/projects/DP.1649/progress?period={period}")
}

/// The form as it stands on the page, with some cells typed anew, as a browser would send it.
fn typed(page: &Page, period: i64, then: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = vec![
        ("project".to_owned(), "DP.1649".to_owned()),
        ("period".to_owned(), period.to_string()),
        ("then".to_owned(), then.to_owned()),
    ];
    for indicator in 1..=3 {
        for cell in ["version", "told", "sex.female", "sex.male", "total"] {
            let name = format!("{indicator}.{cell}");
            let changed = changes.iter().find(|(changed, _)| *changed == name).map(|(_, text)| (*text).to_owned());
            if let Some(text) = page.input(&format!("cells[i{name}]")).map(|stands| changed.unwrap_or(stands)) {
                fields.push((format!("cells[i{name}]"), text));
            }
        }
    }
    let notes = changes.iter().filter(|(name, _)| name.ends_with(".narrative"));
    fields.extend(notes.map(|(name, text)| (format!("cells[i{name}]"), (*text).to_owned())));
    fields
}

/// Posts the form of `page` and opens the page to which it leads.
pub async fn send(browser: &mut Browser, page: &Page, period: i64, then: &str, changes: &[(&str, &str)]) -> Page {
    let fields = typed(page, period, then, changes);
    let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    browser.submit("/api/actual_save", &fields).await
}

/// Opens the grid, types, and posts it.
pub async fn enter(browser: &mut Browser, period: i64, then: &str, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(&grid(period)).await;
    send(browser, &page, period, then, changes).await
}

/// The ids of the values that the review form shows, in the order of the page.
pub fn shown(page: &Page) -> Vec<String> {
    let ids = page.body.split("name=\"shown[v").skip(1);
    ids.map(|rest| rest.split(']').next().unwrap().to_owned()).collect()
}

/// The reviewer approves everything that waits in a period.
async fn approved_by(world: &World, period: i64) {
    let mut reviewer = world.browser(Who::Reviewer).await;
    let ids = shown(&reviewer.get(&grid(period)).await);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    judge(&mut reviewer, "approve", period, &ids, "").await;
}

/// The ids of those that the review form shows without a warning.
pub fn plain(page: &Page) -> Vec<String> {
    let ids = page.body.split("name=\"plain[v").skip(1);
    ids.map(|rest| rest.split(']').next().unwrap().to_owned()).collect()
}

/// The ids of the values that can be reopened.
pub fn approved(page: &Page) -> Vec<String> {
    let (_, select) = page.body.split_once("name=\"actual\"").expect("there is a choice");
    let options = select.split("</select>").next().unwrap().split("<option value=\"").skip(1);
    options.map(|rest| rest.split('"').next().unwrap().to_owned()).filter(|id| !id.is_empty()).collect()
}

pub async fn judge(browser: &mut Browser, verb: &str, period: i64, chosen: &[&str], note: &str) -> Page {
    let period = period.to_string();
    let chosen: Vec<_> = chosen.iter().map(|id| format!("chosen[v{id}]")).collect();
    let mut fields = vec![("project", "DP.1649"), ("period", &period), ("note", note)];
    fields.extend(chosen.iter().map(|name| (name.as_str(), "on")));
    browser.submit(&format!("/api/actual_{verb}"), &fields).await
}

/// The project manager reviews as well: what four eyes are for.
async fn make_manager_a_reviewer(world: &World) {
    let tx = world.arrange().await;
    people::grant(&tx, UserId(1), Role::Reviewer, Scope::Region(RegionId(1))).await.unwrap();
    tx.commit().await.unwrap();
}
