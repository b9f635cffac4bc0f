//! Which projects are added up, and what can be chosen.

use std::cmp::Reverse;

use domain::{
    gender,
    id::{FrameworkId, OfficeId, RegionId},
};
use sea_orm::FromQueryResult;

use super::Framework;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

/// Which projects are added up; every one where nothing is chosen. All of it stands in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Of its office.
    pub region: Option<RegionId>,
    /// The ISO 3166 code (alpha-3) of a country in which the project works, or its office is.
    pub country: Option<String>,
    pub office: Option<OfficeId>,
    /// A kind of funding, by its word.
    pub funding: Option<String>,
    pub gender: Option<gender::Asked>,
    /// A target of the Sustainable Development Goals, as "10.7".
    pub sdg: Option<String>,
}

impl Which {
    /// What is chosen by these names; blank is every one. What cannot be, such as a region that is no number, is not found.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let get = |name| get(name).filter(|text| !text.is_empty());
        let number = |name| get(name).map(|text| text.parse().map_err(|_| Error::NotFound)).transpose();
        let marker = |text: String| text.parse().map_err(|_| Error::NotFound);
        Ok(Self {
            region: number("region")?.map(RegionId),
            country: get("country"),
            office: number("office")?.map(OfficeId),
            funding: get("funding"),
            gender: get("gender").map(marker).transpose()?,
            sdg: get("sdg"),
        })
    }

    /// The names and words of all that is chosen, as [`read`](Self::read) reads them.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            ("region", self.region.map(|region| region.to_string())),
            ("country", self.country.clone()),
            ("office", self.office.map(|office| office.to_string())),
            ("funding", self.funding.clone()),
            ("gender", self.gender.map(|marker| marker.as_str().to_owned())),
            ("sdg", self.sdg.clone()),
        ];
        pairs.into_iter().filter_map(|(name, chosen)| chosen.map(|chosen| (name, chosen))).collect()
    }

    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// The ids of the projects, as a statement to be put into another; none where it is every one. What was not [`offered`] is not
    /// found: a word that was comes from the database, and none of them has a quote.
    pub(super) fn projects(&self, offered: &Offered) -> Result<Option<String>> {
        let known = |known: bool| if known { Ok(()) } else { Err(Error::NotFound) };
        let mut parts = Vec::new();
        if let Some(region) = self.region {
            known(offered.regions.iter().any(|one| one.id == region))?;
            parts.push(format!("o.region_id = {region}"));
        }
        if let Some(country) = &self.country {
            known(offered.countries.iter().any(|(code, _)| code == country) && plain(country))?;
            let country = format!("(SELECT k.id FROM countries k WHERE k.iso3 = '{country}')");
            parts.push(format!(
                "(o.country_id = {country}
                  OR p.id IN (SELECT m.project_id FROM project_countries m WHERE m.country_id = {country}))"
            ));
        }
        if let Some(office) = self.office {
            known(offered.offices.iter().any(|(id, _)| *id == office))?;
            parts.push(format!("p.office_id = {office}"));
        }
        if let Some(funding) = &self.funding {
            known(offered.fundings.contains(funding) && plain(funding))?;
            parts.push(format!("p.funding = '{funding}'"));
        }
        let assessed = "SELECT e.project_id FROM gender_assessments e WHERE e.superseded_at IS NULL";
        match self.gender {
            None => {}
            Some(gender::Asked::Code(code)) => parts.push(format!("p.id IN ({assessed} AND e.code = '{code}')")),
            Some(gender::Asked::NotAssessed) => parts.push(format!("p.id NOT IN ({assessed})")),
        }
        if let Some(target) = &self.sdg {
            known(offered.sdgs.contains(target) && plain(target))?;
            parts.push(format!("p.id IN (SELECT t.project_id FROM project_sdgs t WHERE t.sdg_target = '{target}')"));
        }
        if parts.is_empty() {
            return Ok(None);
        }
        let condition = parts.join(" AND ");
        Ok(Some(format!("SELECT p.id FROM projects p JOIN offices o ON o.id = p.office_id WHERE {condition}")))
    }
}

/// It can stand between quotes.
fn plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

/// What can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// The newest first.
    pub frameworks: Vec<Framework>,
    /// In their usual order.
    pub regions: Vec<Region>,
    /// ISO 3166 code and name, by name.
    pub countries: Vec<(String, String)>,
    /// By name.
    pub offices: Vec<(OfficeId, String)>,
    /// Kinds of funding of which there are projects.
    pub fundings: Vec<String>,
    /// Targets of the Sustainable Development Goals to which projects contribute.
    pub sdgs: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Region {
    pub id: RegionId,
    pub name: String,
}

#[derive(FromQueryResult)]
struct OfferedRow {
    what: String,
    id: i64,
    word: String,
    name: String,
    /// Of a framework.
    year_from: i64,
    year_to: i64,
}

/// One statement.
pub(super) async fn offered(ctx: &Ctx) -> Result<Offered> {
    let rows: Vec<OfferedRow> = all(
        ctx.read(),
        "SELECT 'region' AS what, r.id, '' AS word, r.name, r.position AS place, 0 AS year_from, 0 AS year_to FROM regions r
         UNION ALL
         SELECT 'framework', f.id, f.code, f.title, 0, f.year_from, f.year_to FROM frameworks f
         UNION ALL
         SELECT 'country', k.id, k.iso3, k.name, 0, 0, 0 FROM countries k
         UNION ALL
         SELECT 'office', o.id, '', o.name, 0, 0, 0 FROM offices o
         UNION ALL
         SELECT 'funding', 0, f.funding, '', 0, 0, 0 FROM (SELECT DISTINCT p.funding FROM projects p) f
         UNION ALL
         SELECT 'sdg', 0, s.sdg_target, '', 0, 0, 0 FROM (SELECT DISTINCT t.sdg_target FROM project_sdgs t) s
         ORDER BY place, name, word",
        [],
    )
    .await?;
    let mut offered = Offered::default();
    for OfferedRow { what, id, word, name, year_from, year_to } in rows {
        match what.as_str() {
            "framework" => {
                offered.frameworks.push(Framework {
                    id: FrameworkId(id),
                    code: word,
                    title: name,
                    years: (year_from, year_to),
                });
            }
            "region" => offered.regions.push(Region { id: RegionId(id), name }),
            "country" => offered.countries.push((word, name)),
            "office" => offered.offices.push((OfficeId(id), name)),
            "funding" => offered.fundings.push(word),
            _ => offered.sdgs.push(word),
        }
    }
    offered.frameworks.sort_by_key(|framework| (Reverse(framework.years.0), framework.id));
    offered.sdgs.sort_by_cached_key(|target| numbers(target));
    Ok(offered)
}

/// "10.7" after "5.1", and "8.a" after "8.10".
fn numbers(target: &str) -> Vec<(u32, String)> {
    target.split('.').map(|part| (part.parse().unwrap_or(u32::MAX), part.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use domain::gender::GenderCode;

    use super::*;

    #[test]
    fn what_is_chosen_is_read_back_from_the_address() {
        let which = Which {
            region: Some(RegionId(3)),
            country: Some("YEM".into()),
            office: Some(OfficeId(12)),
            funding: Some("emergency-mechanism".into()),
            gender: Some(gender::Asked::Code(GenderCode::NotApplicable)),
            sdg: Some("10.7".into()),
        };
        let pairs = which.pairs();
        assert_eq!(pairs.len(), 6);
        let read = Which::read(|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, text)| text.clone()));
        assert_eq!(read.unwrap(), which);
        assert!(Which::read(|_| Some(String::new())).unwrap().is_everything());
        for (name, text) in [("region", "x"), ("office", "1.5"), ("gender", "3")] {
            let read = Which::read(|asked| (asked == name).then(|| text.to_owned()));
            assert!(matches!(read, Err(Error::NotFound)), "{name}={text}");
        }
    }

    #[test]
    fn only_what_is_offered_is_asked_for() {
        let word = "x' OR 'a' = 'a".to_owned();
        let offered = Offered { fundings: vec![word.clone()], ..Offered::default() };
        let which = Which { funding: Some(word), ..Which::default() };
        assert!(matches!(which.projects(&offered), Err(Error::NotFound)), "it cannot stand between quotes");
        let unknown = Which { country: Some("XXX".into()), ..Which::default() };
        assert!(matches!(unknown.projects(&Offered::default()), Err(Error::NotFound)));
        assert_eq!(Which::default().projects(&Offered::default()).unwrap(), None);
    }

    #[test]
    fn targets_of_the_goals_follow_their_numbers() {
        let mut targets = ["10.7", "8.a", "1.4", "8.10", "8.7"];
        targets.sort_by_cached_key(|target| numbers(target));
        assert_eq!(targets, ["1.4", "8.7", "8.10", "8.a", "10.7"]);
    }
}
