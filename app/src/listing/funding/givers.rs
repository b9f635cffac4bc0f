//! Who gave: by donor, by earmarking, and on the way to areas and regions.

use backend::{
    query::funding::{Flow, FlowSource, Funding, Gift},
    sheet::listing::Entry,
};

use super::{Table, plain};
use crate::{
    pages::funding::{area, donor_kind, earmarking},
    t,
};

const FIGURES: [(&str, f64); 7] = [
    ("funding-file-promised", 20.0),
    ("funding-file-pledged", 20.0),
    ("funding-file-committed", 20.0),
    ("funding-file-received", 20.0),
    ("funding-file-tied", 20.0),
    ("funding-contributions", 14.0),
    ("funding-file-missing-given", 14.0),
];

pub(super) fn donors(found: &Funding) -> Table {
    let rows = found.givers.donors.iter().map(|line| {
        let names = vec![Entry::text(line.who.name.clone()), Entry::text(donor_kind(line.who.kind))];
        with(names, &line.gift, line.tied.promised_usd)
    });
    table(vec![("funding-donor", 44.0), ("funding-file-kind", 24.0)], rows.collect(), found)
}

pub(super) fn earmarkings(found: &Funding) -> Table {
    let rows = found
        .givers
        .earmarkings
        .iter()
        .map(|line| with(vec![Entry::text(earmarking(line.who))], &line.gift, line.tied.promised_usd));
    table(vec![("funding-earmarking", 30.0)], rows.collect(), found)
}

fn table(mut columns: Vec<(&'static str, f64)>, rows: Vec<Vec<Entry>>, found: &Funding) -> Table {
    let mut total = vec![Entry::text(t!("funding-total"))];
    total.resize(columns.len(), Entry::Blank);
    let gift = &found.total.gift;
    let untied = found.untied.map_or(0, |untied| untied.given.promised_usd);
    let total = with(total, gift, gift.given.promised_usd - untied);
    columns.extend(FIGURES);
    Table { columns, rows, total: Some(total), ..Table::default() }
}

fn with(mut names: Vec<Entry>, gift: &Gift, tied_usd: i64) -> Vec<Entry> {
    let given = gift.given;
    names.extend([
        Entry::Usd(given.promised_usd),
        Entry::Usd(given.pledged_usd),
        Entry::Usd(given.committed_usd),
        Entry::Usd(given.received_usd),
        Entry::Usd(tied_usd),
        Entry::Count(gift.contributions),
        Entry::Count(gift.not_converted),
    ]);
    names
}

/// Each way as a line: from where, to where, how much. Both halves of the way, one below the other.
pub(super) fn flow(found: &Funding) -> Table {
    let Flow { donors, areas, regions, given, used } = &found.flow;
    let donor = |at: usize| match donors.get(at).map(|(source, _)| source) {
        Some(FlowSource::Donor(_, name)) => name.clone(),
        Some(FlowSource::Others(count)) => t!("funding-other-donors", count = *count),
        None => String::new(),
    };
    let area = |at: usize| areas.get(at).map(|(of, _)| plain(area(*of))).unwrap_or_default();
    let region = |at: usize| {
        let id = regions.get(at).map(|(id, _)| *id);
        let known = found.regions.iter().find(|(known, _)| Some(*known) == id);
        known.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let line = |from: String, to: String, usd: i64| vec![Entry::text(from), Entry::text(to), Entry::Usd(usd)];
    let given = given.iter().map(|(from, to, usd)| line(donor(*from), area(*to), *usd));
    let used = used.iter().map(|(from, to, usd)| line(area(*from), region(*to), *usd));
    Table {
        columns: vec![("funding-file-from", 44.0), ("funding-file-to", 44.0), ("funding-file-promised", 20.0)],
        rows: given.chain(used).collect(),
        ..Table::default()
    }
}
