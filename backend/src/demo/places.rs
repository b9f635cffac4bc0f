//! Regions, countries, the appeal's rows, and an office for each place.

use std::collections::HashMap;

use domain::{
    appeal::{Area, Areas},
    code::CountryCode,
    id::{AppealRowId, CountryId, OfficeId, RegionId},
};
use sea_orm::EntityTrait;

use super::{
    files::{self, broken},
    past::Past,
};
use crate::{
    entity::{appeal_cells, appeal_row_countries, appeal_rows, countries, offices, regions},
    error::{Error, Result},
    insert::people::{self, OfficeKind},
    usecase::appeal,
};

/// An office with the region it reports to and the row of the appeal that its budgets are tied to.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    pub(super) office: OfficeId,
    pub(super) name: String,
    pub(super) region: RegionId,
    pub(super) row: Option<AppealRowId>,
}

#[derive(Debug)]
pub(super) struct Places {
    /// By name, in the order of the appeal.
    pub(super) regions: Vec<(String, RegionId)>,
    pub(super) countries: HashMap<CountryCode, CountryId>,
    /// How each country with a mission is called within a sentence.
    pub(super) called: HashMap<CountryCode, String>,
    missions: HashMap<CountryCode, Seat>,
    regional: HashMap<String, Seat>,
    pub(super) headquarters: Seat,
    /// The areas of the appeal.
    pub(super) areas: Areas,
    /// What each row asks for each area and no budget line is tied to yet, in cents.
    pub(super) unmet: HashMap<(AppealRowId, Area), i64>,
}

impl Places {
    /// The seat that a project file names: an ISO code, a region, or `HQ`.
    pub(super) fn seat(&self, name: &str) -> Result<&Seat> {
        if name == HEADQUARTERS {
            return Ok(&self.headquarters);
        }
        let mission = name.parse().ok().and_then(|iso3: CountryCode| self.missions.get(&iso3));
        mission.or_else(|| self.regional.get(name)).ok_or_else(|| broken("projects", &format!("no office {name:?}")))
    }

    pub(super) fn country(&self, iso3: CountryCode) -> Result<CountryId> {
        self.countries.get(&iso3).copied().ok_or_else(|| broken("projects", &format!("no country {iso3}")))
    }
}

/// How project files call headquarters.
pub(super) const HEADQUARTERS: &str = "HQ";
/// The row of a region's own projects.
const REGIONAL_ROW: &str = "Regional initiatives";

/// Imports the appeal and opens a mission in every country of it, a regional office for every region but the global one,
/// and headquarters.
pub(super) async fn make(past: &mut Past) -> Result<Places> {
    let file = files::appeal()?;
    appeal::write(past.tx(), &file).await?;

    let conn = past.tx().conn();
    let by_name: HashMap<_, _> =
        regions::Entity::find().all(conn).await?.into_iter().map(|row| (row.name, RegionId(row.id))).collect();
    let regions: Vec<_> = file.regions.iter().filter_map(|name| Some((name.clone(), *by_name.get(name)?))).collect();
    let global = file.regions.first().cloned().unwrap_or_default();
    let countries = countries::Entity::find().all(conn).await?;
    let rows = appeal_rows::Entity::find().all(conn).await?;
    let row_of: HashMap<_, _> = appeal_row_countries::Entity::find()
        .all(conn)
        .await?
        .into_iter()
        .map(|tie| (tie.country_id, AppealRowId(tie.row_id)))
        .collect();
    let row_named = |region: RegionId, name: &str| {
        rows.iter().find(|row| row.region_id == region.0 && row.printed_name == name).map(|row| AppealRowId(row.id))
    };
    let named = file.areas.iter().map(|of| (of.area, of.about.clone().unwrap_or_default()));
    let areas = Areas::new(named.collect());
    let mut unmet = HashMap::new();
    for cell in appeal_cells::Entity::find().all(conn).await? {
        let area: Area = cell.area.parse().map_err(Error::internal)?;
        unmet.insert((AppealRowId(cell.row_id), area), cell.required_usd);
    }

    let (mut missions, mut regional, mut headquarters) = (HashMap::new(), HashMap::new(), None);
    for (name, region) in &regions {
        if *name == global {
            let office = people::office(past.tx(), OfficeKind::Headquarters, "Headquarters", *region).await?;
            let row = row_named(*region, name);
            headquarters = Some(Seat { office, name: "Headquarters".into(), region: *region, row });
        } else {
            let title = format!("Regional office for {}", with_article(name));
            let office = people::office(past.tx(), OfficeKind::Regional, &title, *region).await?;
            let row = row_named(*region, REGIONAL_ROW);
            regional.insert(name.clone(), Seat { office, name: title, region: *region, row });
        }
    }
    let titles: Vec<_> =
        countries.iter().map(|country| format!("Mission in {}", with_article(&country.name))).collect();
    let new = countries.iter().zip(&titles).map(|(country, title)| offices::ActiveModel {
        kind: sea_orm::ActiveValue::Set("mission".into()),
        name: sea_orm::ActiveValue::Set(title.clone()),
        region_id: sea_orm::ActiveValue::Set(country.region_id),
        country_id: sea_orm::ActiveValue::Set(Some(country.id)),
        ..Default::default()
    });
    offices::Entity::insert_many(new).exec_without_returning(past.tx().conn()).await?;
    let ids: HashMap<_, _> = offices::Entity::find()
        .all(past.tx().conn())
        .await?
        .into_iter()
        .filter_map(|office| Some((office.country_id?, OfficeId(office.id))))
        .collect();
    let (mut codes, mut called) = (HashMap::new(), HashMap::new());
    for (country, title) in countries.iter().zip(titles) {
        let iso3: CountryCode = country.iso3.parse().map_err(Error::internal)?;
        codes.insert(iso3, CountryId(country.id));
        if let Some(office) = ids.get(&country.id) {
            let row = row_of.get(&country.id).copied();
            called.insert(iso3, with_article(&country.name));
            missions.insert(iso3, Seat { office: *office, name: title, region: RegionId(country.region_id), row });
        }
    }
    let headquarters = headquarters.ok_or_else(|| broken("appeal-2018", "has no region"))?;
    Ok(Places { regions, countries: codes, called, missions, regional, headquarters, areas, unmet })
}

/// The name of a place within a sentence: "the Gambia" for "Gambia, the", "the Plurinational State of Bolivia" for
/// "Bolivia, Plurinational State of".
pub(super) fn with_article(printed: &str) -> String {
    let turned = match printed.split_once(", ") {
        Some((name, "the")) => name.to_owned(),
        Some((name, before)) if before.ends_with(" of") => format!("{before} {name}"),
        _ => printed.to_owned(),
    };
    if let Some(rest) = turned.strip_prefix("The ") {
        return format!("the {rest}");
    }
    const MARKS: [&str; 8] =
        ["Republic", "Federation", "Federated", "Islands", "Kingdom", "States", "Economic Area", "State of"];
    const NAMES: [&str; 7] =
        ["Gambia", "Congo", "Netherlands", "Philippines", "Bahamas", "Comoros", "Middle East and North Africa"];
    let article = MARKS.iter().any(|mark| turned.contains(mark)) || NAMES.contains(&turned.as_str());
    if article { format!("the {turned}") } else { turned }
}

#[cfg(test)]
mod tests {
    use super::with_article;

    #[test]
    fn places_stand_well_in_a_sentence() {
        let cases = [
            ("Rwanda", "Rwanda"),
            ("Gambia, the", "the Gambia"),
            ("Bolivia, Plurinational State of", "the Plurinational State of Bolivia"),
            ("Iran, Islamic Republic of", "the Islamic Republic of Iran"),
            ("Philippines, the", "the Philippines"),
            ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
            ("The former Yugoslav Republic of Macedonia", "the former Yugoslav Republic of Macedonia"),
            ("European Economic Area", "the European Economic Area"),
            (
                "South-Eastern Europe, Eastern Europe and Central Asia",
                "South-Eastern Europe, Eastern Europe and Central Asia",
            ),
        ];
        for (printed, expected) in cases {
            assert_eq!(with_article(printed), expected);
        }
    }
}
