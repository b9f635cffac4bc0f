//! The sheets: the total and whether it adds up, what each project indicator adds, every value, the overlaps, what does not count,
//! and the files.

use backend::{
    ctx::Ctx,
    query::results::{
        Overlap, Overlapped,
        overlap::Proposal,
        pack::{Beside, Pack, Piece, Why},
        provenance::{IndicatorPart, Leaf, PlacePart, RegionPart},
    },
    sheet::write::{Content, Table},
};
use domain::{
    format,
    indicator::{Kind, Operator},
    overlap::Method,
    quantity::{Quantity, QuantityError},
    value::Value,
};

use super::{Lacking, Left, moment, path};
use crate::{
    pages::results::filters,
    t,
    ui::{figure::figure, state::project_state_word},
};

pub(super) struct Sheets<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) pack: &'a Pack,
}

/// A contribution with where it stands in the tree.
struct Placed<'a> {
    region: &'a RegionPart,
    place: &'a PlacePart,
    part: &'a IndicatorPart,
}

/// The column in which a contribution adds, and the row of the first one, as a spreadsheet counts them.
const ADDS: &str = "I";
const FIRST: usize = 4;

fn columns<const N: usize>(columns: [(&str, f64); N]) -> Vec<(String, f64)> {
    columns.map(|(key, width)| (t!(key), width)).into()
}

fn at(micros: Option<i64>) -> Content {
    Content::text(micros.map(format::moment).unwrap_or_default())
}

fn yes(is: bool) -> String {
    if is { t!("pack-yes") } else { t!("pack-no") }
}

impl<'a> Sheets<'a> {
    pub(super) fn without_files(&self) -> Vec<Table> {
        vec![self.total(), self.contributions(), self.values(), self.overlaps(), self.beside()]
    }

    pub(super) fn with_files(&self, inside: &[&Piece], left: &[Left]) -> Vec<Table> {
        let mut tables = self.without_files();
        tables.push(self.files(inside, left));
        tables
    }

    fn table(&self, name: String, columns: Vec<(String, f64)>, rows: Vec<Vec<Content>>) -> Table {
        let corporate = &self.pack.of.corporate;
        let title = t!(
            "pack-title",
            framework = self.pack.results.framework.code.clone(),
            code = corporate.code.clone(),
            title = corporate.title.clone(),
            moment = moment(self.ctx)
        );
        Table { name, title, columns, rows: rows.into_iter().map(|row| (false, row)).collect() }
    }

    fn placed(&self) -> impl Iterator<Item = Placed<'a>> {
        self.pack.of.regions.iter().flat_map(|region| {
            let places = region.places.iter().flatten();
            places.flat_map(move |place| place.indicators.iter().map(move |part| Placed { region, place, part }))
        })
    }

    /// A number as such; a ratio as its halves, an answer by its words.
    fn value(&self, value: Option<Value>) -> Content {
        let corporate = &self.pack.of.corporate;
        match value {
            Some(answer @ (Value::Answer(_) | Value::YesNo(_))) => {
                Content::text(figure(corporate.kind, &corporate.answers, answer))
            }
            other => Content::value(other),
        }
    }

    fn amount(&self, amount: Result<Option<Value>, QuantityError>) -> Content {
        match amount {
            Ok(value) => self.value(value),
            Err(QuantityError::KindsDiffer) => Content::text(t!("results-kinds-differ")),
            Err(_) => Content::text(t!("results-too-large")),
        }
    }

    fn total(&self) -> Table {
        let (of, results) = (&self.pack.of, &self.pack.results);
        let (corporate, total) = (&of.corporate, &of.total);
        let said = |key: &str, content: Content| vec![Content::text(t!(key)), content];
        let year = results.years.shown.map_or_else(|| t!("filter-all"), |year| year.to_string());
        let projects = if results.which.is_everything() { t!("filter-all") } else { t!("pack-some") };
        let (gross, overlap) = match &total.overlap {
            Some(Overlapped::Net(net)) => (Ok(Some(Value::Count(net.gross))), net.overlap),
            Some(Overlapped::TooMuch { .. }) | None => (total.achieved, Quantity::ZERO),
        };
        let coverage = total.coverage;
        let mut rows = vec![
            said("results-framework", Content::text(results.framework.title.clone())),
            said("pack-indicator", Content::text(format!("{} · {}", corporate.code, corporate.title))),
            said("pack-definition", Content::text(corporate.definition.clone())),
            said("pack-unit", Content::text(corporate.unit.clone())),
            said("pack-operator", Content::text(t!(&format!("pack-operator-{}", corporate.operator.as_str())))),
            said("results-year", Content::text(year)),
            said("results-file-projects", Content::text(projects)),
        ];
        let chosen = filters::said(&results.which, &results.offered).into_iter();
        rows.extend(chosen.map(|(name, words)| vec![Content::text(name), Content::text(words)]));
        rows.extend([
            said("pack-moment", Content::text(moment(self.ctx))),
            said("pack-made", Content::text(t!("funding-file-utc", at = format::moment(self.ctx.now())))),
            said("pack-target", self.value(total.target)),
            said("pack-expected", Content::number(coverage.expected.to_string())),
            said("pack-reported", Content::number(coverage.reported.to_string())),
            said("pack-overdue", Content::number(coverage.overdue.to_string())),
        ]);
        if let Some(answers) = &total.answers {
            rows.extend(
                answers
                    .iter()
                    .map(|(answer, count)| vec![self.value(Some(*answer)), Content::number(count.to_string())]),
            );
            rows.push(said("pack-adds-up", Content::text(yes(self.pack.values_add_up()))));
        } else {
            let added = FIRST + rows.len();
            rows.extend([
                said("pack-from-values", self.amount(self.pack.from_values())),
                said("overlap-gross", self.amount(gross)),
                said("overlap-overlap", Content::number(overlap.to_string())),
                said("overlap-net", self.amount(total.achieved)),
                said("pack-adds-up", Content::text(yes(self.pack.values_add_up()))),
            ]);
            rows.extend(self.check(added));
        }
        self.table(t!("pack-sheet-total"), columns([("pack-what", 44.0), ("pack-is", 60.0)]), rows)
    }

    /// The same check by the spreadsheet itself, where it can add up: the sheet of contributions, less the overlap, is the total.
    /// `added` is the row in which the values stand added up; gross, overlap and net follow it.
    fn check(&self, added: usize) -> Option<Vec<Content>> {
        let corporate = &self.pack.of.corporate;
        let numbers =
            self.placed().all(|placed| matches!(self.value(placed.part.so_far), Content::Number(_) | Content::Blank));
        let last = FIRST + self.placed().count().saturating_sub(1);
        if corporate.kind != Kind::Count || corporate.operator != Operator::Sum || !numbers || last < FIRST {
            return None;
        }
        let sheet = t!("pack-sheet-contributions");
        let (overlap, net) = (added + 2, added + 3);
        let formula = format!(
            "=IF(ROUND(SUM('{sheet}'!{ADDS}{FIRST}:{ADDS}{last})-B{overlap}-B{net},4)=0,\"{}\",\"{}\")",
            t!("pack-yes"),
            t!("pack-no")
        );
        let result = yes(self.pack.values_add_up());
        Some(vec![Content::text(t!("pack-adds-up-here")), Content::Formula { formula, result }])
    }

    fn contributions(&self) -> Table {
        let rows = self.placed().map(|Placed { region, place, part }| {
            vec![
                Content::text(region.name.clone()),
                Content::text(place.name.clone()),
                Content::text(part.project.to_string()),
                Content::text(part.project_title.clone()),
                Content::text(part.title.clone()),
                Content::text(t!(&format!("pack-over-{}", part.accumulation.as_str()))),
                self.value(part.whole),
                Content::text(if part.share.is_whole() { String::new() } else { part.share.percent() }),
                self.value(part.so_far),
            ]
        });
        let headings = [
            ("projects-region", 30.0),
            ("pack-place", 24.0),
            ("pack-project", 12.0),
            ("pack-project-title", 44.0),
            ("pack-project-indicator", 44.0),
            ("pack-over", 24.0),
            ("pack-amounts", 16.0),
            ("pack-share", 10.0),
            ("pack-adds", 16.0),
        ];
        self.table(t!("pack-sheet-contributions"), columns(headings), rows.collect())
    }

    pub(super) fn values(&self) -> Table {
        let rows = self.placed().flat_map(|placed| {
            let leaves = placed.part.leaves.iter().flatten();
            leaves.map(|leaf| self.leaf(&placed, leaf)).collect::<Vec<_>>()
        });
        let headings = [
            ("projects-region", 30.0),
            ("pack-place", 24.0),
            ("pack-project", 12.0),
            ("pack-project-title", 44.0),
            ("pack-project-indicator", 44.0),
            ("pack-period", 16.0),
            ("pack-starts", 12.0),
            ("pack-ends", 12.0),
            ("pack-approved-value", 16.0),
            ("pack-counts", 10.0),
            ("pack-why", 34.0),
            ("pack-entered-by", 24.0),
            ("pack-entered-at", 20.0),
            ("pack-submitted-by", 24.0),
            ("pack-submitted-at", 20.0),
            ("pack-approved-by", 24.0),
            ("pack-approved-at", 20.0),
        ];
        self.table(t!("pack-sheet-values"), columns(headings), rows.collect())
    }

    fn leaf(&self, Placed { region, place, part }: &Placed, leaf: &Leaf) -> Vec<Content> {
        let why = match leaf.counts {
            true => String::new(),
            false => t!(&format!("pack-over-{}", part.accumulation.as_str())),
        };
        vec![
            Content::text(region.name.clone()),
            Content::text(place.name.clone()),
            Content::text(part.project.to_string()),
            Content::text(part.project_title.clone()),
            Content::text(part.title.clone()),
            Content::text(leaf.period.label()),
            Content::text(leaf.period.starts.to_string()),
            Content::text(leaf.period.ends.to_string()),
            self.value(Some(leaf.value)),
            Content::text(yes(leaf.counts)),
            Content::text(why),
            Content::text(leaf.author.clone()),
            at(Some(leaf.entered_at)),
            Content::text(leaf.submitter.clone().unwrap_or_default()),
            at(leaf.submitted_at),
            Content::text(leaf.reviewer.clone().unwrap_or_default()),
            at(leaf.reviewed_at),
        ]
    }

    fn overlaps(&self) -> Table {
        let of = &self.pack.of;
        let subtracted = !matches!(of.total.overlap, Some(Overlapped::TooMuch { .. }));
        let standing = of.overlaps.iter().map(|one| self.standing(one, subtracted));
        let rows = standing.chain(of.proposals.waiting.iter().map(waiting)).collect();
        let headings = [
            ("pack-stands", 30.0),
            ("overlap-projects", 30.0),
            ("pack-amounts", 14.0),
            ("overlap-method", 34.0),
            ("lock-reason", 60.0),
            ("pack-proposed-by", 24.0),
            ("pack-proposed-at", 20.0),
            ("pack-approved-by", 24.0),
            ("pack-approved-at", 20.0),
            ("overlap-judge-note", 40.0),
        ];
        self.table(t!("pack-sheet-overlaps"), columns(headings), rows)
    }

    /// Where it counts: of some projects only what lies among them, and in one year nothing.
    fn standing(&self, one: &Overlap, subtracted: bool) -> Vec<Content> {
        let results = &self.pack.results;
        let inside = one.projects.iter().all(|of| results.has(of.project));
        let stands = match (subtracted, inside) {
            _ if results.years.shown.is_some() => t!("pack-overlap-year"),
            (true, true) => t!("pack-subtracted"),
            (false, true) => t!("pack-overlap-too-large"),
            (_, false) => t!("pack-overlap-elsewhere"),
        };
        let approval = one.approval.as_ref();
        let codes: Vec<String> = one.projects.iter().map(|of| of.code.to_string()).collect();
        vec![
            Content::text(stands),
            Content::text(codes.join(", ")),
            Content::number(one.amount.to_string()),
            Content::text(approval.map(|of| method(of.method, &of.method_words)).unwrap_or_default()),
            Content::text(one.reason.clone()),
            Content::text(one.who.clone()),
            at(approval.map_or(Some(one.at), |of| Some(of.proposed_at))),
            Content::text(approval.map_or_else(|| t!("pack-unapproved"), |of| of.by.clone())),
            at(approval.map(|_| one.at)),
            Content::text(approval.map(|of| of.note.clone()).unwrap_or_default()),
        ]
    }

    fn beside(&self) -> Table {
        let rows = self.pack.beside.iter().map(|of: &Beside| {
            let why = match of.why {
                Why::Value(state) => t!(&format!("pack-not-approved-{}", state.as_str())),
                Why::Project(state) => t!("pack-project-is", state = project_state_word(state)),
            };
            vec![
                Content::text(of.project.to_string()),
                Content::text(of.project_title.clone()),
                Content::text(of.indicator.clone()),
                Content::text(of.period.as_ref().map(|period| period.label()).unwrap_or_default()),
                Content::text(why),
            ]
        });
        let headings = [
            ("pack-project", 12.0),
            ("pack-project-title", 44.0),
            ("pack-project-indicator", 44.0),
            ("pack-period", 16.0),
            ("pack-why", 50.0),
        ];
        self.table(t!("pack-sheet-beside"), columns(headings), rows.collect())
    }

    fn files(&self, inside: &[&Piece], left: &[Left]) -> Table {
        let taken = inside.iter().map(|piece| file(piece, path(piece)));
        let left = left.iter().map(|of| match of.what {
            Lacking::Piece(piece) => file(piece, of.why.said()),
            Lacking::Number(project, files) => {
                let mut row = vec![Content::Blank; 9];
                row[0] = Content::text(project.to_string());
                row[3] = Content::text(t!("pack-files", count = files));
                row[8] = Content::text(of.why.said());
                row
            }
        });
        let headings = [
            ("pack-project", 12.0),
            ("pack-project-indicator", 44.0),
            ("pack-period", 16.0),
            ("pack-file", 40.0),
            ("pack-bytes", 14.0),
            ("pack-sha256", 68.0),
            ("pack-attached-by", 24.0),
            ("pack-attached-at", 20.0),
            ("pack-where", 60.0),
        ];
        self.table(t!("pack-sheet-files"), columns(headings), taken.chain(left).collect())
    }
}

fn method(method: Method, words: &str) -> String {
    match method {
        Method::Other => words.to_owned(),
        _ => t!(&format!("overlap-method-{}", method.as_str())),
    }
}

fn waiting(one: &Proposal) -> Vec<Content> {
    let codes: Vec<String> = one.projects.iter().map(ToString::to_string).collect();
    vec![
        Content::text(t!("pack-proposed")),
        Content::text(codes.join(", ")),
        Content::number(one.amount.to_string()),
        Content::text(method(one.method, &one.method_words)),
        Content::text(one.reason.clone()),
        Content::text(one.who.clone()),
        at(Some(one.at)),
        Content::Blank,
        Content::Blank,
        Content::Blank,
    ]
}

fn file(piece: &Piece, place: String) -> Vec<Content> {
    vec![
        Content::text(piece.project.to_string()),
        Content::text(piece.indicator.clone()),
        Content::text(piece.period.label()),
        Content::text(piece.name.clone()),
        Content::number(piece.bytes.to_string()),
        Content::text(piece.hash.clone()),
        Content::text(piece.who.clone()),
        at(Some(piece.at)),
        Content::text(place),
    ]
}
