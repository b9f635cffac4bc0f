//! What is tied to an appeal, by region, row or area: budgets and what was spent of them, and the indicators that depend on them.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    funding::counts,
    id::{AppealId, AppealRowId, IndicatorId, RegionId},
};
use sea_orm::FromQueryResult;

use super::{
    Appeal, By, Filter, Gift, STATUSES_UP_TO, Spent,
    cells::{self, Missing},
    given::{self, Gifts},
    sum,
};
use crate::{
    entity::project_cells::Model,
    error::{Error, Result},
    query::{
        all, scope,
        standing::{self, Standing, Tally},
    },
    reads::Reads,
};

/// Which cells: of an appeal, of some of its rows, of one area.
pub(super) struct Within {
    pub(super) appeal: AppealId,
    /// With their regions.
    pub(super) rows: HashMap<AppealRowId, RegionId>,
    /// Whether these are all its rows.
    pub(super) whole: bool,
    pub(super) area: Option<Area>,
}

/// What is tied to one line of the table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    pub(super) budgeted_usd: i64,
    pub(super) spent: Spent,
    pub(super) gift: Gift,
    pub(super) projects: u32,
    pub(super) not_converted: u32,
    pub(super) statuses: Option<Tally>,
}

/// By key: the id of a region or row, or the stored word of an area, as text.
#[derive(Debug, Default)]
pub(super) struct Tied {
    pub(super) parts: HashMap<String, Part>,
    /// Each project and each indicator once, however many lines of the table it is in.
    pub(super) total: Part,
}

#[derive(FromQueryResult)]
struct DependentRow {
    key: String,
    indicator_id: i64,
}

impl Within {
    /// The allocations that count, as what follows FROM: `al`, their lines `l`, the rows `r` they are tied to. It holds
    /// only numbers and words of our own, so it needs no parameters.
    pub(super) fn from(&self) -> String {
        let states = scope::states(counts);
        let mut from = format!(
            "FROM allocations al
             JOIN appeal_rows r ON r.id = al.appeal_row_id
             JOIN budget_lines l ON l.id = al.line_id AND l.retired_at IS NULL
             JOIN project_states s ON s.project_id = l.project_id AND s.superseded_at IS NULL AND s.state IN {states}
             WHERE al.superseded_at IS NULL AND r.appeal_id = {}",
            self.appeal
        );
        if !self.whole {
            let mut ids: Vec<String> = self.rows.keys().map(ToString::to_string).collect();
            ids.sort_unstable();
            let none = if ids.is_empty() { "NULL" } else { "" };
            from.push_str(&format!(" AND r.id IN ({none}{})", ids.join(", ")));
        }
        if let Some(area) = self.area {
            from.push_str(&format!(" AND al.area = '{area}'"));
        }
        from
    }

    /// Whether nothing of the appeal is left out.
    pub(super) fn is_everything(&self) -> bool {
        self.whole && self.area.is_none()
    }

    pub(super) fn has(&self, row: AppealRowId, area: &str) -> bool {
        self.rows.contains_key(&row) && self.area.is_none_or(|only| only.as_str() == area)
    }

    /// The key of a cell's line in the table; none where the cell is not asked for.
    pub(super) fn key(&self, by: By, row: AppealRowId, area: &str) -> Option<String> {
        let region = self.rows.get(&row)?;
        self.has(row, area).then(|| match by {
            By::Region => region.to_string(),
            By::Country => row.to_string(),
            By::Area => area.to_owned(),
        })
    }
}

/// The same key in SQL, over what follows [`Within::from`].
fn key(by: By) -> &'static str {
    match by {
        By::Region => "CAST(r.region_id AS TEXT)",
        By::Country => "CAST(r.id AS TEXT)",
        By::Area => "al.area",
    }
}

/// What projects and donors have tied to some appeals, before it is added up.
pub(super) struct Loaded {
    cells: Vec<Model>,
    missing: BTreeMap<i64, Missing>,
    gifts: HashMap<AppealId, Gifts>,
}

impl Loaded {
    /// Four statements.
    pub(super) async fn of(conn: &Reads, appeals: &[Appeal], filter: &Filter) -> Result<Self> {
        let ids: Vec<AppealId> = appeals.iter().map(|appeal| appeal.id).collect();
        Ok(Self {
            cells: cells::cells(conn, &ids, None).await?,
            missing: cells::missing(conn).await?,
            gifts: given::gifts(conn, appeals, filter).await?,
        })
    }

    pub(super) fn gifts(&self, appeal: AppealId) -> Result<&Gifts> {
        self.gifts.get(&appeal).ok_or_else(|| Error::internal("an appeal was not loaded"))
    }

    /// What is tied, without the indicators.
    pub(super) fn tied(&self, within: &Within, by: By) -> Result<Tied> {
        let mut tied = budgeted(&self.cells, &self.missing, within, by)?;
        let (lines, total) = self.gifts(within.appeal)?.by_line(within, by)?;
        for (key, gift) in lines {
            tied.part(Some(key)).gift = gift;
        }
        tied.total.gift = total;
        Ok(tied)
    }
}

/// What projects have tied to the cells.
pub(super) fn budgeted(cells: &[Model], missing: &BTreeMap<i64, Missing>, within: &Within, by: By) -> Result<Tied> {
    let mut tied = Tied::default();
    let mut projects: HashSet<(Option<String>, i64)> = HashSet::new();
    for cell in cells {
        let Some(key) = within.key(by, AppealRowId(cell.row_id), &cell.area) else { continue };
        for key in [Some(key), None] {
            let is_new = projects.insert((key.clone(), cell.project_id));
            let missing = missing.get(&cell.project_id).filter(|_| is_new).copied().unwrap_or_default();
            let part = tied.part(key);
            part.budgeted_usd = sum([part.budgeted_usd, cell.budgeted_usd].into_iter())?;
            part.spent.usd = sum([part.spent.usd, cell.spent_usd].into_iter())?;
            part.projects += u32::from(is_new);
            part.not_converted += missing.budget;
            part.spent.not_converted += missing.spent;
        }
    }
    Ok(tied)
}

impl Tied {
    fn part(&mut self, key: Option<String>) -> &mut Part {
        match key {
            Some(key) => self.parts.entry(key).or_default(),
            None => &mut self.total,
        }
    }

    /// Counts how the indicators stand that depend on the money. One that depends on several lines of the table is
    /// counted in each of them, and once in the total.
    ///
    /// Only where the projects are few enough; three statements.
    pub(super) async fn statuses(&mut self, conn: &Reads, within: &Within, by: By, today: NaiveDate) -> Result<()> {
        if !(1..=STATUSES_UP_TO).contains(&self.total.projects) {
            return Ok(());
        }
        let (key, from) = (key(by), within.from());
        let dependents: Vec<DependentRow> = all(
            conn,
            &format!(
                "WITH tied AS (SELECT DISTINCT {key} AS key, l.node_id {from} AND l.node_id IS NOT NULL)
                 SELECT DISTINCT t.key, i.id AS indicator_id FROM tied t {DEPENDENTS}"
            ),
            [],
        )
        .await?;
        let standings =
            standing::of_projects(conn, &format!("i.project_id IN (SELECT l.project_id {from})"), today).await?;
        let standings: HashMap<IndicatorId, Standing> =
            standings.into_iter().map(|standing| (standing.indicator, standing)).collect();
        for part in self.parts.values_mut().chain([&mut self.total]) {
            part.statuses = Some(Tally::default());
        }
        let mut counted = HashSet::new();
        for row in dependents {
            let Some(standing) = standings.get(&IndicatorId(row.indicator_id)) else { continue };
            if let Some(tally) = &mut self.part(Some(row.key)).statuses {
                tally.count(standing.status);
            }
            if let Some(tally) = self.total.statuses.as_mut().filter(|_| counted.insert(row.indicator_id)) {
                tally.count(standing.status);
            }
        }
        Ok(())
    }
}

/// From the nodes `t.node_id` that lines are tied to, the indicators `i` of the nodes `m` that depend on them: those of
/// the node and of all that stands under it; for an activity, which has none, those of the output it leads to.
pub(super) const DEPENDENTS: &str = "
    JOIN nodes n ON n.id = t.node_id
    JOIN nodes m ON m.project_id = n.project_id AND m.retired_at IS NULL
    LEFT JOIN nodes up ON up.id = m.parent_id
    JOIN indicators i ON i.node_id = m.id AND i.retired_at IS NULL
    WHERE (m.id = n.id OR m.parent_id = n.id OR up.parent_id = n.id OR (n.kind = 'activity' AND m.id = n.parent_id))";
