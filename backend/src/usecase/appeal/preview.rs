//! What importing the files of an appeal would change, row by row, before anything is written.
//!
//! It is the import itself that tells: it runs in a transaction that is never committed, and what stands before and after is compared. Said
//! besides is which amounts a person had set by hand: the files put theirs over them.

use std::collections::{BTreeMap, HashMap};

use domain::{
    appeal::{Area, Areas},
    policy::Wide,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::write;
use crate::{
    appeal_csv::Appeal,
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

/// Everything that stands of an appeal; rows by region and name as printed.
struct Stood {
    rows: BTreeMap<(String, String), Stands>,
    totals: BTreeMap<(Option<String>, Option<Area>), i64>,
    areas: Areas,
}

/// For who may import. It imports, looks at what stands then, and takes all of it back.
pub async fn preview(ctx: &Ctx, appeal: &Appeal) -> Result<Preview> {
    ctx.wide(Wide::EditAppeal)?;
    let tx = ctx.write().await?;
    let before = stood(tx.conn(), appeal.year).await?;
    let first = before.totals.is_empty();
    let outcome = write(&tx, appeal).await;
    if let Err(Error::Invalid(refused)) = outcome {
        return Ok(Preview { year: appeal.year, first, refused, ..Preview::default() });
    }
    outcome?;
    let after = stood(tx.conn(), appeal.year).await?;
    Ok(Preview { year: appeal.year, first, ..told(before, after) })
}

/// What differs between two states of an appeal, the rows in the order of the second.
fn told(mut before: Stood, after: Stood) -> Preview {
    let mut preview = Preview::default();
    let mut rows: Vec<_> = after.rows.into_iter().collect();
    rows.sort_by_key(|(_, row)| row.position);
    for ((region, name), row) in rows {
        let earlier = before.rows.remove(&(region.clone(), name.clone()));
        let new = earlier.is_none();
        let mut earlier = earlier.unwrap_or_default();
        let placed = !new && (earlier.position != row.position || earlier.countries != row.countries);
        let mut amounts: Vec<(Option<Area>, Moved)> = row
            .amounts
            .into_iter()
            .map(|(area, (usd, _))| (area, moved(earlier.amounts.remove(&area), Some(usd))))
            .collect();
        amounts.extend(earlier.amounts.into_iter().map(|(area, before)| (area, moved(Some(before), None))));
        amounts.retain(|(_, moved)| !moved.same());
        amounts.sort_by_key(|(area, _)| area.map_or(usize::MAX, |area| after.areas.place(area)));
        if new || placed || !amounts.is_empty() {
            preview.rows.push(RowPreview { region, name, new, amounts, placed });
        } else {
            preview.same += 1;
        }
    }
    let mut totals: Vec<TotalPreview> = Vec::new();
    for ((region, area), usd) in after.totals {
        let earlier = before.totals.remove(&(region.clone(), area)).map(|usd| (usd, false));
        totals.push(TotalPreview { region, area, moved: moved(earlier, Some(usd)) });
    }
    let gone = before.totals.into_iter();
    totals.extend(gone.map(|((region, area), usd)| TotalPreview {
        region,
        area,
        moved: moved(Some((usd, false)), None),
    }));
    let all = totals.len();
    totals.retain(|total| !total.moved.same());
    preview.same_totals = all - totals.len();
    // The whole last, and of each region its total last.
    totals.sort_by_key(|total| {
        let place = total.area.map_or(usize::MAX, |area| after.areas.place(area));
        (total.region.is_none(), total.region.clone(), place)
    });
    preview.totals = totals;
    for (area, about) in after.areas.with_about() {
        if !before.areas.has(area) {
            preview.new_areas.push(area);
        } else if before.areas.about(area) != about {
            preview.told_areas += 1;
        }
    }
    preview
}

fn moved(before: Option<(i64, bool)>, after_usd: Option<i64>) -> Moved {
    Moved { before_usd: before.map(|(usd, _)| usd), after_usd, by_hand: before.is_some_and(|(_, by_hand)| by_hand) }
}

fn area(word: Option<&str>) -> Result<Option<Area>> {
    word.map(str::parse).transpose().map_err(Error::internal)
}

async fn stood(conn: &impl ConnectionTrait, year: i64) -> Result<Stood> {
    let areas = match by_year(conn, year).await? {
        Some(id) => areas(conn, id).await?,
        None => Areas::default(),
    };
    Ok(Stood { rows: rows(conn, year).await?, totals: totals(conn, year).await?, areas })
}

async fn rows(conn: &impl ConnectionTrait, year: i64) -> Result<BTreeMap<(String, String), Stands>> {
    let rows: Vec<RowRow> = all(
        conn,
        "SELECT r.id, g.name AS region, r.printed_name AS name, r.position
         FROM appeal_rows r JOIN appeals a ON a.id = r.appeal_id JOIN regions g ON g.id = r.region_id
         WHERE a.year = $1",
        [year.into()],
    )
    .await?;
    let amounts: Vec<AmountRow> = all(
        conn,
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
        conn,
        "SELECT x.row_id, c.iso3
         FROM appeal_row_countries x
         JOIN countries c ON c.id = x.country_id
         JOIN appeal_rows r ON r.id = x.row_id
         JOIN appeals a ON a.id = r.appeal_id
         WHERE a.year = $1 ORDER BY c.iso3",
        [year.into()],
    )
    .await?;
    let mut found: BTreeMap<(String, String), Stands> = BTreeMap::new();
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
async fn totals(conn: &impl ConnectionTrait, year: i64) -> Result<BTreeMap<(Option<String>, Option<Area>), i64>> {
    let rows: Vec<TotalRow> = all(
        conn,
        "SELECT g.name AS region, t.area, t.printed_usd AS usd
         FROM appeal_totals t JOIN appeals a ON a.id = t.appeal_id LEFT JOIN regions g ON g.id = t.region_id
         WHERE a.year = $1 AND t.superseded_at IS NULL",
        [year.into()],
    )
    .await?;
    rows.into_iter().map(|row| Ok(((row.region, area(row.area.as_deref())?), row.usd))).collect()
}
