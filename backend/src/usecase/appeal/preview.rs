//! What importing the files of an appeal would change, row by row, before anything is written.
//!
//! It compares what the files say with what stands, as the import does, and says besides which amounts a person had set by hand: the
//! files would put theirs over them.

use std::collections::{BTreeMap, HashMap};

use domain::{
    appeal::{Area, Areas},
    policy::Wide,
};
use sea_orm::FromQueryResult;

use crate::{
    appeal_csv::{Appeal, COUNTRIES},
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::{
        all,
        appeal::{areas, by_year},
    },
};

/// An amount before and after, in cents; none where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub before_usd: Option<i64>,
    pub after_usd: Option<i64>,
    /// The one before was set by a person.
    pub by_hand: bool,
}

impl Moved {
    fn same(self) -> bool {
        self.before_usd == self.after_usd
    }
}

/// A row in which something would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPreview {
    pub region: String,
    pub name: String,
    /// It is not there yet.
    pub new: bool,
    /// By area; none for the printed total.
    pub amounts: Vec<(Option<Area>, Moved)>,
    /// It would stand for other countries, or at another place.
    pub placed: bool,
}

/// A printed total that would change; no region or no area means all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalPreview {
    pub region: Option<String>,
    pub area: Option<Area>,
    pub moved: Moved,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    pub year: i64,
    /// No appeal of this year was imported before.
    pub first: bool,
    pub rows: Vec<RowPreview>,
    /// Rows in which nothing would change.
    pub same: usize,
    pub totals: Vec<TotalPreview>,
    pub same_totals: usize,
    /// Areas that the appeal does not have yet, as all of them are where it is new.
    pub new_areas: Vec<Area>,
    /// Areas that would be said to be about something else.
    pub told_areas: usize,
    /// What the import would refuse: rows that are there and are not in the files.
    pub refused: Vec<Problem>,
}

impl Preview {
    /// Whether importing would write anything of what is shown.
    pub fn changes(&self) -> bool {
        !self.rows.is_empty() || !self.totals.is_empty() || !self.new_areas.is_empty() || self.told_areas > 0
    }
}

#[derive(FromQueryResult)]
struct RowRow {
    id: i64,
    region: String,
    name: String,
    position: i64,
}

#[derive(FromQueryResult)]
struct AmountRow {
    row_id: i64,
    area: Option<String>,
    usd: i64,
    by_hand: i64,
}

#[derive(FromQueryResult)]
struct CountryRow {
    row_id: i64,
    iso3: String,
}

#[derive(FromQueryResult)]
struct TotalRow {
    region: Option<String>,
    area: Option<String>,
    usd: i64,
}

/// A row as it stands.
#[derive(Default)]
struct Stands {
    position: i64,
    amounts: HashMap<Option<Area>, (i64, bool)>,
    countries: Vec<String>,
}

/// The same key in files and database: region and name as printed.
type Rows = BTreeMap<(String, String), Stands>;

/// For who may import.
pub async fn preview(ctx: &Ctx, appeal: &Appeal) -> Result<Preview> {
    ctx.wide(Wide::EditAppeal)?;
    let mut stands = rows(ctx, appeal.year).await?;
    let mut totals = totals(ctx, appeal.year).await?;
    let mut preview = Preview { year: appeal.year, first: totals.is_empty(), ..Preview::default() };
    let areas = match by_year(ctx.read(), appeal.year).await? {
        Some(id) => areas(ctx.read(), id).await?,
        None => Areas::default(),
    };
    for named in &appeal.areas {
        match &named.about {
            _ if !areas.has(named.area) => preview.new_areas.push(named.area),
            Some(about) if about != areas.about(named.area) => preview.told_areas += 1,
            _ => {}
        }
    }
    for (position, row) in (0..).zip(&appeal.rows) {
        let region = &appeal.regions[row.region];
        let before = stands.remove(&(region.clone(), row.name.clone()));
        let new = before.is_none();
        let mut before = before.unwrap_or_default();
        let cells = row.cells.iter().map(|cell| (Some(cell.area), cell.required_usd));
        let mut amounts = Vec::new();
        for (area, after) in cells.chain([(None, row.printed_usd)]) {
            amounts.push((area, moved(before.amounts.remove(&area), Some(after))));
        }
        amounts.extend(before.amounts.into_iter().map(|(area, before)| (area, moved(Some(before), None))));
        amounts.retain(|(_, moved)| !moved.same());
        let place = |area: Area| appeal.areas.iter().position(|known| known.area == area).unwrap_or(usize::MAX - 1);
        amounts.sort_by_key(|(area, _)| area.map_or(usize::MAX, place));
        let mut countries: Vec<String> = row.countries.iter().map(|(code, _)| code.to_string()).collect();
        countries.sort();
        let placed = !new && (before.position != position || before.countries != countries);
        if new || placed || !amounts.is_empty() {
            preview.rows.push(RowPreview { region: region.clone(), name: row.name.clone(), new, amounts, placed });
        } else {
            preview.same += 1;
        }
    }
    let vanished = stands.into_keys().map(|(_, name)| Problem::new(COUNTRIES, "row-vanished").with("found", name));
    preview.refused = vanished.collect();
    for total in &appeal.totals {
        let region = total.region.map(|region| appeal.regions[region].clone());
        let before = totals.remove(&(region.clone(), total.area));
        let moved = moved(before.map(|usd| (usd, false)), Some(total.printed_usd));
        if moved.same() {
            preview.same_totals += 1;
        } else {
            preview.totals.push(TotalPreview { region, area: total.area, moved });
        }
    }
    let gone = totals.into_iter().map(|((region, area), usd)| TotalPreview {
        region,
        area,
        moved: moved(Some((usd, false)), None),
    });
    preview.totals.extend(gone);
    Ok(preview)
}

fn moved(before: Option<(i64, bool)>, after_usd: Option<i64>) -> Moved {
    Moved { before_usd: before.map(|(usd, _)| usd), after_usd, by_hand: before.is_some_and(|(_, by_hand)| by_hand) }
}

fn area(word: Option<&str>) -> Result<Option<Area>> {
    word.map(str::parse).transpose().map_err(Error::internal)
}

async fn rows(ctx: &Ctx, year: i64) -> Result<Rows> {
    let rows: Vec<RowRow> = all(
        ctx.read(),
        "SELECT r.id, g.name AS region, r.printed_name AS name, r.position
         FROM appeal_rows r JOIN appeals a ON a.id = r.appeal_id JOIN regions g ON g.id = r.region_id
         WHERE a.year = $1",
        [year.into()],
    )
    .await?;
    let amounts: Vec<AmountRow> = all(
        ctx.read(),
        "SELECT c.row_id, c.area, c.required_usd AS usd, CAST(CASE WHEN c.reason IS NULL THEN 0 ELSE 1 END AS BIGINT) AS by_hand
           FROM appeal_cells c JOIN appeal_rows r ON r.id = c.row_id JOIN appeals a ON a.id = r.appeal_id
          WHERE a.year = $1 AND c.superseded_at IS NULL
         UNION ALL
         SELECT t.row_id, CAST(NULL AS TEXT), t.printed_usd, CAST(CASE WHEN t.reason IS NULL THEN 0 ELSE 1 END AS BIGINT)
           FROM appeal_row_totals t JOIN appeal_rows r ON r.id = t.row_id JOIN appeals a ON a.id = r.appeal_id
          WHERE a.year = $1 AND t.superseded_at IS NULL",
        [year.into()],
    )
    .await?;
    let countries: Vec<CountryRow> = all(
        ctx.read(),
        "SELECT x.row_id, c.iso3
         FROM appeal_row_countries x
         JOIN countries c ON c.id = x.country_id
         JOIN appeal_rows r ON r.id = x.row_id
         JOIN appeals a ON a.id = r.appeal_id
         WHERE a.year = $1 ORDER BY c.iso3",
        [year.into()],
    )
    .await?;
    let mut found = Rows::new();
    let mut keys = HashMap::new();
    for row in rows {
        let key = (row.region, row.name);
        keys.insert(row.id, key.clone());
        found.insert(key, Stands { position: row.position, ..Stands::default() });
    }
    let of = |id: i64| keys.get(&id).cloned();
    for amount in amounts {
        let area = area(amount.area.as_deref())?;
        if let Some(row) = of(amount.row_id).and_then(|key| found.get_mut(&key)) {
            row.amounts.insert(area, (amount.usd, amount.by_hand == 1));
        }
    }
    for country in countries {
        if let Some(row) = of(country.row_id).and_then(|key| found.get_mut(&key)) {
            row.countries.push(country.iso3);
        }
    }
    Ok(found)
}

/// The printed table as it stands.
async fn totals(ctx: &Ctx, year: i64) -> Result<HashMap<(Option<String>, Option<Area>), i64>> {
    let rows: Vec<TotalRow> = all(
        ctx.read(),
        "SELECT g.name AS region, t.area, t.printed_usd AS usd
         FROM appeal_totals t JOIN appeals a ON a.id = t.appeal_id LEFT JOIN regions g ON g.id = t.region_id
         WHERE a.year = $1 AND t.superseded_at IS NULL",
        [year.into()],
    )
    .await?;
    rows.into_iter().map(|row| Ok(((row.region, area(row.area.as_deref())?), row.usd))).collect()
}
