//! Saving, submitting and approving one value: how long each takes and how many rows it writes.
//!
//! Through the forms of the pages: a project manager types into the grid of a period, a reviewer approves.

use anyhow::bail;

use super::timing::{Took, percentile};
use crate::tools::http::Client;
use crate::tools::{Result, step};

/// A cell that can be typed into: the project, its period, the indicator and the version that stands there.
struct Cell {
    project: String,
    period: String,
    indicator: String,
    version: u64,
}

/// Saves, submits and approves up to so many values, one after the other.
pub(super) fn measure(base: &str, projects: &[String], values: usize) -> Result {
    let (mut manager, mut reviewer) = (Client::new(base), Client::new(base));
    manager.sign_in("project-manager@demo.example", "baseline-demo")?;
    reviewer.sign_in("reviewer@demo.example", "baseline-demo")?;
    let (mut saved, mut submitted, mut approved) = (Vec::new(), Vec::new(), Vec::new());
    step("saving, submitting and approving values", || {
        for project in projects {
            for cell in cells(&text(&manager, &format!("/projects/{project}/progress"))?, project) {
                if approved.len() == values {
                    return Ok(());
                }
                // A share cannot be typed as "1": it is left out.
                let Some(took) = post(&manager, &cell, "", "1")? else { continue };
                saved.push(took);
                let Some(took) =
                    post(&manager, &Cell { version: cell.version + 1, ..cell_of(&cell) }, "submit-chosen", "1")?
                else {
                    bail!("{} of {project} could not be submitted", cell.indicator);
                };
                submitted.push(took);
                approved.extend(approve(&reviewer, &cell)?);
            }
        }
        Ok(())
    })?;
    println!(
        "\n| one value | values | median ms | p95 ms | rows written | statements |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    );
    for (what, mut took) in [("saving", saved), ("submitting", submitted), ("approving", approved)] {
        if took.is_empty() {
            bail!("nothing was found for {what}");
        }
        took.sort_unstable_by(|a, b| a.total.total_cmp(&b.total));
        let totals: Vec<_> = took.iter().map(|took| took.total).collect();
        let rows = took.iter().map(|took| took.rows).max().unwrap_or(0);
        let statements = took.iter().map(|took| took.statements).max().unwrap_or(0);
        let (median, most) = (percentile(&totals, 50), percentile(&totals, 95));
        println!("| {what} | {} | {median:.1} | {most:.1} | {rows} | {statements} |", took.len());
    }
    Ok(())
}

fn cell_of(cell: &Cell) -> Cell {
    Cell {
        project: cell.project.clone(),
        period: cell.period.clone(),
        indicator: cell.indicator.clone(),
        version: cell.version,
    }
}

fn text(client: &Client, path: &str) -> Result<String> {
    Ok(client.get_plain(path)?.into_body().read_to_string()?)
}

/// The parts of a page that stand between two texts.
fn between<'a>(page: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    page.split(from).skip(1).filter_map(move |rest| rest.split(to).next())
}

/// What can be typed into on the page of a period: rows with a total and without cells by sex.
fn cells(page: &str, project: &str) -> Vec<Cell> {
    let Some(period) = tags(page, "period").next().and_then(|tag| value(tag)) else { return Vec::new() };
    let named =
        |indicator: &str, cell: &str| tags(page, &format!("cells[i{indicator}.{cell}]")).next().map(str::to_owned);
    between(page, "name=\"cells[i", ".version]")
        .filter(|indicator| named(indicator, "total").is_some() && named(indicator, "female").is_none())
        .map(|indicator| Cell {
            project: project.to_owned(),
            period: period.to_owned(),
            indicator: indicator.to_owned(),
            version: named(indicator, "version").and_then(|tag| value(&tag)?.parse().ok()).unwrap_or(0),
        })
        .collect()
}

/// The inputs of this name, as their tags.
fn tags<'a>(page: &'a str, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let name = format!("name=\"{name}\"");
    page.split("<input").skip(1).filter_map(|rest| rest.split('>').next()).filter(move |tag| tag.contains(&name))
}

fn value(tag: &str) -> Option<&str> {
    between(tag, " value=\"", "\"").next()
}

/// None where the value was refused.
fn post(manager: &Client, cell: &Cell, then: &str, total: &str) -> Result<Option<Took>> {
    let (id, version) = (&cell.indicator, if cell.version == 0 { String::new() } else { cell.version.to_string() });
    let mut fields = vec![
        ("project".to_owned(), cell.project.clone()),
        ("period".to_owned(), cell.period.clone()),
        ("then".to_owned(), then.to_owned()),
        (format!("cells[i{id}.version]"), version),
        (format!("cells[i{id}.total]"), total.to_owned()),
    ];
    if !then.is_empty() {
        fields.push((format!("chosen[i{id}]"), "on".to_owned()));
    }
    let took = Took::of(&manager.post("/api/actual_save", &fields)?)?;
    // A refused form writes the session alone.
    Ok((took.rows > 1).then_some(took))
}

/// Approves what waits on the page of this period for this indicator: the last that was submitted.
fn approve(reviewer: &Client, cell: &Cell) -> Result<Option<Took>> {
    let page = text(reviewer, &format!("/projects/{}/progress?period={}", cell.project, cell.period))?;
    let newest = between(&page, "name=\"shown[v", "]").filter_map(|id| id.parse::<u64>().ok()).max();
    let Some(id) = newest else { return Ok(None) };
    let fields = [
        ("project".to_owned(), cell.project.clone()),
        ("period".to_owned(), cell.period.clone()),
        (format!("chosen[v{id}]"), "on".to_owned()),
    ];
    let took = Took::of(&reviewer.post("/api/actual_approve", &fields)?)?;
    Ok((took.rows > 1).then_some(took))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_cells_by_sex_can_be_typed_into() {
        let page = r#"<input type="hidden" name="period" value="7"><input name="cells[i3.version]" value="2"><input
            name="cells[i3.total]" value="9"><input name="cells[i4.version]" value=""><input name="cells[i4.female]"
            value=""><input name="cells[i4.total]" value=""><input name="cells[i5.version]" value="">"#;
        let found = cells(page, "DP.1649");
        let found: Vec<_> =
            found.iter().map(|cell| (cell.period.as_str(), cell.indicator.as_str(), cell.version)).collect();
        assert_eq!(found, [("7", "3", 2)]);
    }
}
