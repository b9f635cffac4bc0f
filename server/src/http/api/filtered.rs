//! The filters of projects as the parameters of a route: those of the list, the calendar and the map are the same.

/// A struct of parameters: the filters, and some of its own.
macro_rules! filtered {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $more:ident: $of:ty),* $(,)? }) => {
        $(#[$about])*
        #[derive(serde::Deserialize, utoipa::IntoParams)]
        #[serde(deny_unknown_fields)]
        #[into_params(parameter_in = Query)]
        pub(crate) struct $name {
            /// Part of the code or title
            q: Option<String>,
            /// A state, such as active
            state: Option<String>,
            /// The number of a region
            region: Option<i64>,
            /// The code of a country, such as RWA
            country: Option<String>,
            /// The number of an office
            office: Option<i64>,
            /// A kind of funding, such as development-fund
            funding: Option<String>,
            /// A code of the gender marker, or not-assessed
            gender: Option<String>,
            /// An SDG target, such as 10.7
            sdg: Option<String>,
            /// An area of a framework, by its name
            area: Option<String>,
            /// A year on at least one day of which the project runs
            active: Option<String>,
            /// A day before which the project ends
            ends_before: Option<String>,
            /// on-track, at-risk, off-track or unknown: what at least one of its indicators is
            status: Option<String>,
            /// A kind of warning, or any
            warning: Option<String>,
            /// From 1
            page: Option<u64>,
            $($(#[$doc])* $more: $of,)*
        }

        impl $name {
            /// The filter, in this order. Errors: a word that is none of its field.
            fn filter(&self, sort: Option<&str>) -> Result<backend::query::portfolio::Filter, backend::error::Error> {
                let get = |name: &str| match name {
                    "q" => self.q.clone(),
                    "state" => self.state.clone(),
                    "region" => self.region.map(|id| id.to_string()),
                    "country" => self.country.clone(),
                    "office" => self.office.map(|id| id.to_string()),
                    "funding" => self.funding.clone(),
                    "gender" => self.gender.clone(),
                    "sdg" => self.sdg.clone(),
                    "area" => self.area.clone(),
                    "active" => self.active.clone(),
                    "ends_before" => self.ends_before.clone(),
                    "status" => self.status.clone(),
                    "warning" => self.warning.clone(),
                    "sort" => sort.map(str::to_owned),
                    "page" => self.page.map(|page| page.to_string()),
                    _ => None,
                };
                let (filter, problems) = backend::query::portfolio::Filter::read(get);
                if problems.is_empty() { Ok(filter) } else { Err(backend::error::Error::Invalid(problems)) }
            }
        }
    };
}

pub(crate) use filtered;
