//! Donors, and what they give: for each project that a donor pays for, and a pool of flexible money from which the others live.
//!
//! Nobody is named: a donor bears its kind and a letter. All of it answers the imported appeal. What pays for a line answers the cell to
//! which the line is tied; nothing is allocated beyond what was promised, budgeted or required.

mod draw;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    contribution::{DonorKind, Purpose, Stage, Stages, expects_money, pays_for},
    id::{AppealRowId, ContributionId, DonorId, ProjectId, RegionId, UserId},
    money::Currency,
    policy::Role,
};
use serde::Serialize;

use self::draw::{Instalment, Planned};
use super::{
    framework::Rates,
    money::{Budget, BudgetLine, converted},
    past::{Past, moment, plus},
    people::People,
    places::Places,
    project::Made,
    random::Random,
};
use crate::{
    entity::{contribution_allocations, contribution_amounts},
    error::{Error, Result},
    event::Change,
    insert::contribution::{
        self as insert, NewAllocation, NewContribution, NewDonor, NewInstalment, Target, allocation_row, instalment_row,
    },
};

/// The year of the imported appeal.
const YEAR: i64 = 2018;

/// Who gives, how references begin, and in which currency. There is no rate for Swedish crowns.
const DONORS: [(&str, &str, DonorKind, &str); 17] = [
    ("Donor government A", "DGA", DonorKind::Government, "USD"),
    ("Donor government B", "DGB", DonorKind::Government, "EUR"),
    ("Donor government C", "DGC", DonorKind::Government, "CHF"),
    ("Donor government D", "DGD", DonorKind::Government, "JPY"),
    ("Donor government E", "DGE", DonorKind::Government, "USD"),
    ("Donor government F", "DGF", DonorKind::Government, "KWD"),
    ("Donor government G", "DGG", DonorKind::Government, "USD"),
    ("Donor government H", "DGH", DonorKind::Government, "SEK"),
    ("Union of states A", "UOS", DonorKind::Intergovernmental, "EUR"),
    ("Multi-donor trust fund A", "MTF", DonorKind::Un, "USD"),
    ("Joint programme fund B", "JPF", DonorKind::Un, "USD"),
    ("Development bank A", "DBA", DonorKind::DevelopmentBank, "USD"),
    ("Development bank B", "DBB", DonorKind::DevelopmentBank, "EUR"),
    ("Private foundation A", "PFA", DonorKind::Foundation, "USD"),
    ("Private foundation B", "PFB", DonorKind::Foundation, "CHF"),
    ("Company A", "COA", DonorKind::PrivateSector, "USD"),
    ("Gifts of individuals", "IND", DonorKind::Individuals, "USD"),
];
/// Who gives in a currency without a rate: to the pool, once.
const WITHOUT_RATE: usize = 7;
/// Who fills the pool.
const POOL: [usize; 8] = [0, 1, 8, 2, 4, 13, 15, 16];
/// How much of the pool is allocated, in percent.
const ALLOCATED: i64 = 70;

const CONDITIONS: [&str; 6] = [
    "",
    "A narrative and a financial report by 31 March of each year.",
    "What is not spent is returned within 90 days of the end of the project.",
    "The second instalment falls due with the interim report.",
    "The donor is named on all that is published.",
    "At most 7 % of it is overhead.",
];

/// A project that lives on the pool.
struct Needy {
    project: ProjectId,
    region: RegionId,
    lines: Vec<BudgetLine>,
}

/// What has been given so far; instalments and allocations are kept until the end and written some hundreds a statement.
pub(super) struct Giving {
    donors: Vec<DonorId>,
    /// What each cell asks for and no contribution answers yet, in cents.
    unanswered: HashMap<(AppealRowId, Area), i64>,
    needy: Vec<Needy>,
    amounts: Vec<contribution_amounts::ActiveModel>,
    allocations: Vec<contribution_allocations::ActiveModel>,
    by: Option<UserId>,
    projects: usize,
    written: usize,
}

/// A contribution as it was written.
struct Given {
    id: ContributionId,
    purpose: Purpose,
    /// Cents that are not allocated yet.
    left: i64,
    /// When it is allocated.
    at: i64,
    /// What it answers, over all projects.
    cells: BTreeMap<(AppealRowId, Area), i64>,
}

#[derive(Serialize)]
struct Added<'a> {
    donor: &'a str,
    reference: &'a str,
    earmarking: &'a str,
    year: i64,
}

#[derive(Serialize)]
struct Recorded<'a> {
    stage: &'a str,
    day: NaiveDate,
    amount: String,
    currency: &'a str,
}

impl Giving {
    /// The donors; before any project is made, while places still say what every cell asks for.
    pub(super) async fn new(past: &Past, places: &Places, people: &People) -> Result<Self> {
        let mut donors = Vec::new();
        for (name, _, kind, _) in DONORS {
            donors.push(insert::donor(past.tx(), NewDonor { name, kind, country: None }).await?);
        }
        Ok(Self {
            donors,
            unanswered: places.unmet.clone(),
            needy: Vec::new(),
            amounts: Vec::new(),
            allocations: Vec::new(),
            by: people.of(Role::FundManager),
            projects: 0,
            written: 0,
        })
    }

    /// What donors give for this project; one without a donor of its own waits for the pool.
    pub(super) async fn project(
        &mut self,
        past: &mut Past,
        made: &Made<'_>,
        region: RegionId,
        mut budget: Budget,
        rates: &Rates,
    ) -> Result<()> {
        self.projects += 1;
        let Some(endorsed) = made.steps.get(3).filter(|_| expects_money(made.file.state)) else { return Ok(()) };
        if made.file.funding != "earmarked" {
            if pays_for(made.file.state) {
                self.needy.push(Needy { project: made.id, region, lines: budget.lines });
            }
            return Ok(());
        }
        let mut random = Random::new(past.seed, &format!("donors of {}", made.file.code.as_str()));
        let earliest = made.steps.first().map_or(endorsed.day, |step| plus(step.day, 1));
        for percent in draw::shares(&mut random) {
            let donor = draw::donor(&mut random, DONORS.len(), WITHOUT_RATE);
            let planned = Planned {
                usd: budget.usd() / 100 * percent + budget.usd() % 100 * percent / 100,
                earliest,
                agreed: endorsed.day,
                begun: made.starts,
                today: past.today,
            };
            let purpose = Purpose::Project(made.id);
            if let Some(mut given) = self.give(past, donor, purpose, &planned, rates, &mut random).await? {
                self.spread(&mut given, made.id, region, &mut budget.lines);
                self.answer(&given);
            }
        }
        Ok(())
    }

    /// The pool, of which something is left, and what was piled up.
    pub(super) async fn finish(&mut self, past: &mut Past, places: &Places, rates: &Rates) -> Result<()> {
        past.tells = true;
        let mut random = Random::new(past.seed, "pool");
        let number = (self.projects / 5).clamp(8, 50);
        let needed: i64 = self.needy.iter().flat_map(|needy| &needy.lines).map(|line| line.left).sum();
        let each = needed / i64::try_from(number).unwrap_or(1);
        for nth in 0..number {
            let unrated = nth == number - 1;
            let donor = if unrated { WITHOUT_RATE } else { POOL[nth % POOL.len()] };
            // Every third is for a region, every third for an area; the first region is the world.
            let region = places.regions.get(1 + nth % places.regions.len().saturating_sub(1).max(1));
            let purpose = match nth % 3 {
                0 => Purpose::Any,
                1 => Purpose::Soft { region: region.map(|(_, region)| *region), area: None },
                _ => match draw::area(&mut random, &places.areas) {
                    None => Purpose::Any,
                    area => Purpose::Soft { region: None, area },
                },
            };
            let agreed = plus(past.today, -random.between(120, 420));
            let usd = draw::round(each / 100 * random.between(60, 150));
            let planned = Planned { usd, earliest: plus(agreed, -90), agreed, begun: agreed, today: past.today };
            let Some(mut given) = self.give(past, donor, purpose, &planned, rates, &mut random).await? else {
                continue;
            };
            given.left = given.left / 100 * ALLOCATED;
            for mut needy in std::mem::take(&mut self.needy) {
                if given.left > 0 {
                    self.spread(&mut given, needy.project, needy.region, &mut needy.lines);
                }
                self.needy.push(needy);
            }
            self.answer(&given);
        }
        insert::instalments(past.tx(), std::mem::take(&mut self.amounts)).await?;
        insert::allocations(past.tx(), std::mem::take(&mut self.allocations)).await
    }

    /// None where nothing would be given.
    async fn give(
        &mut self,
        past: &mut Past,
        donor: usize,
        purpose: Purpose,
        planned: &Planned,
        rates: &Rates,
        random: &mut Random,
    ) -> Result<Option<Given>> {
        let (name, prefix, _, currency) = DONORS[donor];
        let currency: Currency = currency.parse().map_err(Error::internal)?;
        // Before the first rates donors gave dollars; but for the one whose currency never had any.
        let known = rates.on(currency, planned.earliest).is_some() || donor == WITHOUT_RATE;
        let currency = if known { currency } else { Currency::USD };
        let instalments =
            planned.instalments(rates.on(currency, planned.agreed).map(|(_, rate)| rate), currency, random);
        let Some(first) = instalments.first().map(|first| first.day) else { return Ok(None) };
        self.written += 1;
        let reference = format!("{prefix}-{}-{:04}", YEAR % 100, self.written);
        let conditions = random.pick(&CONDITIONS).unwrap_or_default();
        let at = moment(first, random);
        let new = NewContribution {
            donor: self.donors[donor],
            reference: &reference,
            year: YEAR,
            currency,
            purpose,
            conditions,
        };
        let id = insert::contribution(past.at(at), new).await?;
        let about = |change: Change| match purpose.project() {
            Some(project) => change.project(project),
            None => change,
        };
        let earmarking = purpose.earmarking().as_str();
        let added = Added { donor: name, reference: &reference, earmarking, year: YEAR };
        let subject = format!("contribution:{id}");
        past.log_step(at, self.by, about(Change::new("contribution.add", subject.clone()).after(&added)?));
        let mut stages = Stages::default();
        let mut last = at;
        for Instalment { stage, day, amount } in instalments {
            let converted = converted(rates, amount, day)?;
            stages.add(stage, converted.map(|(_, usd)| usd)).map_err(Error::internal)?;
            let at = moment(day, random).max(last);
            let note = if stage == Stage::Received { "Payment" } else { "" };
            let new = NewInstalment { contribution: id, stage, day, amount, converted, note, user: self.by };
            self.amounts.push(instalment_row(&new, at));
            let recorded =
                Recorded { stage: stage.as_str(), day, amount: amount.to_string(), currency: amount.currency.as_str() };
            past.log_step(at, self.by, about(Change::new("contribution.record", subject.clone()).after(&recorded)?));
            last = at;
        }
        Ok(Some(Given { id, purpose, left: stages.promised_usd(), at: last, cells: BTreeMap::new() }))
    }

    /// Pays for lines of a project until nothing is left, and answers the cells to which they are tied.
    fn spread(&mut self, given: &mut Given, project: ProjectId, region: RegionId, lines: &mut [BudgetLine]) {
        for line in lines {
            let areas: Vec<Area> = line.cell.iter().map(|(_, area)| *area).collect();
            let usd = line.left.min(given.left);
            if usd <= 0 || given.purpose.admits_line(project, region, &areas).is_err() {
                continue;
            }
            line.left -= usd;
            given.left -= usd;
            self.allocate(given, Target::Line(line.id), usd);
            if let Some(cell) = line.cell
                && let Some(open) = self.unanswered.get_mut(&cell)
            {
                let answers = usd.min(line.tied).min(*open);
                line.tied -= answers;
                *open -= answers;
                *given.cells.entry(cell).or_default() += answers;
            }
        }
    }

    fn answer(&mut self, given: &Given) {
        for ((row, area), usd) in given.cells.iter().filter(|(_, usd)| **usd > 0) {
            self.allocate(given, Target::Cell(*row, *area), *usd);
        }
    }

    fn allocate(&mut self, given: &Given, target: Target, usd: i64) {
        let new = NewAllocation { contribution: given.id, target, usd, user: self.by };
        self.allocations.push(allocation_row(new, given.at));
    }
}
