//! `/funding/contributions/:contribution`: how far one contribution has come, what it is allocated to, and what became of it. With
//! `?project=DP.1649` the lines of that project are offered to be paid for.

use backend::{
    error::{Error, Result},
    query::contribution::{
        choice::{self, LineChoice, RowChoice},
        one::{self, Contribution, Happened, What},
    },
};
use domain::{
    appeal::Areas,
    contribution::Stage,
    format,
    id::{ContributionId, RegionId},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    CELLS, LINES, LIST, allocations,
    fields::{Fields, hinted},
    form, instalments, says, words,
};
use crate::{
    api::contribution::{ConvertContribution, EditContribution, RetireContribution},
    flash::{self, Flash},
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request::{self, dated},
    t, ui,
};

/// What happened before is folded away.
const LATEST: usize = 12;

/// What was typed into the forms, for who may change the contribution, and what they offer.
#[derive(Default)]
pub(super) struct Forms {
    pub(super) record: Flash,
    pub(super) withdraw: Flash,
    pub(super) lines: Flash,
    pub(super) cells: Flash,
    edit: Flash,
    convert: Flash,
    retire: Flash,
    pub(super) rows: Vec<RowChoice>,
    /// The project whose lines are offered, with them; none of a code where there is no such project.
    pub(super) project: String,
    pub(super) choices: Option<Vec<LineChoice>>,
    regions: Vec<(RegionId, String)>,
    /// Of the appeal that it answers.
    pub(super) areas: Areas,
}

pub(super) struct Page {
    pub(super) of: Contribution,
    /// For who may change it.
    pub(super) forms: Option<Forms>,
    pub(super) today: chrono::NaiveDate,
}

#[component]
pub(crate) fn One() -> impl IntoView {
    let id = use_params_map().read_untracked().get("contribution").unwrap_or_default().parse::<ContributionId>();
    let project = use_query_map().read_untracked().get("project").unwrap_or_default();
    let load = async move { load(id.map_err(|_| Error::NotFound)?, project).await };
    page(Nav::Funding, load, |page| (title(&page.of), page.draw()))
}

fn title(of: &Contribution) -> String {
    format!("{} · {}", of.item.donor_name, of.item.reference)
}

async fn load(id: ContributionId, asked: String) -> Result<Page> {
    let visit = request::visit();
    let ctx = &visit.ctx;
    let of = one::contribution(ctx, id).await?;
    let today = ctx.day();
    if !of.may_edit {
        return Ok(Page { of, forms: None, today });
    }
    let of_form = |verb| form(verb, &id.to_string());
    let project = of.item.project.clone().unwrap_or_else(|| asked.trim().to_uppercase());
    let choices = match project.as_str() {
        "" => None,
        code => match choice::lines(ctx, code).await {
            Ok(lines) => Some(lines),
            Err(Error::NotFound) => None,
            Err(other) => return Err(other),
        },
    };
    let forms = Forms {
        record: flash::take(&visit, &of_form("record")).await,
        withdraw: flash::take(&visit, &of_form("withdraw")).await,
        lines: flash::take(&visit, &of_form(LINES)).await,
        cells: flash::take(&visit, &of_form(CELLS)).await,
        edit: flash::take(&visit, &of_form("edit")).await,
        convert: flash::take(&visit, &of_form("convert")).await,
        retire: flash::take(&visit, &of_form("retire")).await,
        rows: choice::rows(ctx, &of).await?,
        project,
        choices,
        regions: choice::regions(ctx).await?,
        areas: choice::areas(ctx, &of).await?,
    };
    Ok(Page { of, forms: Some(forms), today })
}

impl Page {
    fn draw(&self) -> AnyView {
        let item = &self.of.item;
        view! {
            <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
                <ol>
                    <li><a href=dated("/funding".into())>{t!("nav-funding")}</a></li>
                    <li><a href=dated(LIST.into())>{t!("contributions-title")}</a></li>
                    <li><a href=dated(format!("{LIST}?donor={}", item.donor))>{item.donor_name.clone()}</a></li>
                </ol>
            </nav>
            <div class="page-head" id="main-head">
                <h1>{title(&self.of)}</h1>
                <p class="lead">{words::purpose(item)}</p>
            </div>
            {as_at::ask(self.today)}
            {self.figures()}
            {self.convertible()}
            {self.over()}
            <div class="columns wide-left">
                {self.course()}
                {self.facts()}
            </div>
            {instalments::card(self)}
            {allocations::lines(self)}
            {allocations::cells(self)}
            {self.edit()}
            {self.retire()}
            {self.history()}
        }
        .into_any()
    }

    fn figures(&self) -> AnyView {
        let sums = self.of.item.sums;
        let figure = |label: String, value: AnyView, note: Option<String>| {
            view! {
                <div class="figure">
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                    <dd class="note">{note}</dd>
                </div>
            }
        };
        let share =
            |usd| format::percent_of(usd, sums.promised_usd).map(|share| t!("contribution-of-promised", share = share));
        let open = sums.stages.not_converted();
        let missing = |count: u32| (count > 0).then(|| t!("contribution-plus-missing", count = count));
        let received = sums.stages.received;
        let paid = if received.is_unknown() { t!("money-no-rate") } else { format::usd_exact(received.usd) };
        let promised_note = missing(open).unwrap_or_else(|| t!("contribution-promised-note"));
        view! {
            <dl class="figures">
                {figure(t!("contribution-promised"), words::promised(&sums).into_any(), Some(promised_note))}
                {figure(
                    t!("contribution-received"),
                    paid.into_any(),
                    missing(received.not_converted).or(share(received.usd)),
                )}
                {figure(t!("contribution-left-lines"), words::left(sums.left_for_lines()), Some(t!("contribution-left-lines-note")))}
                {figure(t!("contribution-left-cells"), words::left(sums.left_for_cells()), Some(t!("contribution-left-cells-note", year = self.of.item.year)))}
            </dl>
        }
        .into_any()
    }

    /// Instalments that have no rate: what that means, and the button once there is one.
    fn convertible(&self) -> Option<AnyView> {
        let open = self.of.item.sums.stages.not_converted();
        if open == 0 {
            return None;
        }
        let count = self.of.convertible;
        let form = (self.forms.is_some() && count > 0).then(|| {
            view! {
                <form method="post" action=ConvertContribution::url()>
                    <input type="hidden" name="contribution" value=self.of.item.id.to_string() />
                    <button class="btn" type="submit">{t!("budget-convert", count = count)}</button>
                </form>
            }
        });
        let why = if count > 0 { t!("contribution-convert-can") } else { t!("contribution-convert-cannot") };
        Some(
            view! {
                {self.forms.as_ref().and_then(|forms| ui::form::summary(&forms.convert))}
                <div class="notice warn">
                    <p>
                        <strong>{t!("contribution-not-converted", count = open)}</strong>
                        " " {why} " " <a href="/rates">{t!("budget-see-rates")}</a>
                    </p>
                    {form}
                </div>
            }
            .into_any(),
        )
    }

    /// Less is promised by now than was allocated.
    fn over(&self) -> Option<AnyView> {
        let sums = self.of.item.sums;
        let over = sums.left_for_lines().min(sums.left_for_cells());
        (over < 0).then(|| {
            view! { <p class="notice warn">{t!("contribution-over-notice", usd = format::usd_exact(-over))}</p> }
                .into_any()
        })
    }

    /// Promised, committed, received and allocated as bars on one scale.
    fn course(&self) -> AnyView {
        let sums = self.of.item.sums;
        let whole = sums.promised_usd;
        let bar = |name: String, usd: i64, figure: AnyView| {
            let share = domain::funding::share(usd, whole).unwrap_or(0);
            let percent = format::percent_of(usd, whole).unwrap_or_default();
            let label = t!("contribution-bar", name = name.clone(), share = percent.clone());
            view! {
                <li>
                    <span>{name}</span>
                    {ui::bar::bar(share, None, "", label)}
                    <span class="num">{figure} " " <small>{percent}</small></span>
                </li>
            }
        };
        let stages = Stage::ALL.iter().map(|stage| {
            let total = sums.stages.at(*stage);
            bar(words::stage(*stage), total.usd, words::total(total))
        });
        let stages = stages.collect_view();
        view! {
            <section class="card">
                <h2>{t!("contribution-course")}</h2>
                <ul class="bars">
                    {stages}
                    {bar(t!("contribution-for-lines"), sums.lines_usd, format::usd_exact(sums.lines_usd).into_any())}
                    {bar(t!("contribution-for-cells"), sums.cells_usd, format::usd_exact(sums.cells_usd).into_any())}
                </ul>
                <p class="hint">{t!("contribution-course-hint")}</p>
            </section>
        }
        .into_any()
    }

    fn facts(&self) -> AnyView {
        let item = &self.of.item;
        let conditions =
            if self.of.conditions.is_empty() { t!("contribution-no-conditions") } else { self.of.conditions.clone() };
        view! {
            <section class="card">
                <h2>{t!("contribution-agreement")}</h2>
                <dl class="facts">
                    <div><dt>{t!("contribution-donor-kind")}</dt><dd>{words::kind(item.kind)}</dd></div>
                    <div><dt>{t!("contribution-reference")}</dt><dd>{item.reference.clone()}</dd></div>
                    <div><dt>{t!("contribution-year")}</dt><dd>{item.year}</dd></div>
                    <div><dt>{t!("budget-currency")}</dt><dd>{item.currency.to_string()}</dd></div>
                    <div><dt>{t!("contribution-conditions")}</dt><dd>{conditions}</dd></div>
                </dl>
            </section>
        }
        .into_any()
    }

    fn edit(&self) -> Option<AnyView> {
        let forms = self.forms.as_ref()?;
        let fields = Fields { form: "edit", flash: &forms.edit };
        // After a conflict the version that it told of, so that saving again is a decision.
        let told = forms.edit.problem("").and_then(|problem| problem.args.get("version")).cloned();
        let version = told.unwrap_or_else(|| self.of.version.to_string());
        Some(
            view! {
                <details class="edit card" id="edit" open=!forms.edit.is_empty()>
                    <summary>{t!("contribution-edit")}</summary>
                    <form class="form" method="post" action=EditContribution::url() autocomplete="off">
                        {fields.summary()}
                        <p class="hint">{t!("contribution-edit-lead")}</p>
                        <input type="hidden" name="contribution" value=self.of.item.id.to_string() />
                        <input type="hidden" name="version" value=version />
                        {says::fields(fields, &forms.regions, &forms.areas, &(&self.of).into())}
                        <div class="form-actions">
                            <button class="btn primary" type="submit">{t!("contribution-save")}</button>
                        </div>
                    </form>
                </details>
            }
            .into_any(),
        )
    }

    /// Only where nothing was received and nothing is allocated: elsewhere it would be refused.
    fn retire(&self) -> Option<AnyView> {
        let forms = self.forms.as_ref()?;
        let sums = self.of.item.sums;
        let may = sums.stages.received.amounts == 0 && self.of.lines.is_empty() && self.of.cells.is_empty();
        if !may && forms.retire.is_empty() {
            return None;
        }
        let fields = Fields { form: "retire", flash: &forms.retire };
        Some(
            view! {
                <details class="edit card" id="retire" open=!forms.retire.is_empty()>
                    <summary>{t!("contribution-retire")}</summary>
                    <form class="form" method="post" action=RetireContribution::url()>
                        {fields.summary()}
                        <input type="hidden" name="contribution" value=self.of.item.id.to_string() />
                        <input type="hidden" name="version" value=self.of.version.to_string() />
                        {fields.area("reason", hinted(t!("contribution-why"), t!("contribution-retire-hint")), "")}
                        <div class="form-actions">
                            <button class="btn" type="submit">{t!("contribution-retire")}</button>
                        </div>
                    </form>
                </details>
            }
            .into_any(),
        )
    }

    fn history(&self) -> Option<AnyView> {
        if self.of.history.is_empty() {
            return None;
        }
        let lines = |some: &[Happened]| some.iter().map(happened).collect_view();
        let (latest, before) = self.of.history.split_at(self.of.history.len().min(LATEST));
        let before = (!before.is_empty()).then(|| {
            view! {
                <details class="edit">
                    <summary>{t!("contribution-history-before", count = before.len())}</summary>
                    <ol class="timeline">{lines(before)}</ol>
                </details>
            }
        });
        Some(
            view! {
                <section class="card">
                    <h2>{t!("contribution-history")}</h2>
                    <ol class="timeline">{lines(latest)}</ol>
                    {before}
                </section>
            }
            .into_any(),
        )
    }
}

fn happened(of: &Happened) -> AnyView {
    let (what, why) = match &of.what {
        What::Recorded { stage, amount } => {
            (t!("contribution-did-record", stage = words::stage(*stage), amount = words::money(*amount)), None)
        }
        What::Withdrawn { stage, amount, reason } => {
            let what = t!("contribution-did-withdraw", stage = words::stage(*stage), amount = words::money(*amount));
            (what, Some(reason.clone()))
        }
        What::Allocated { to, usd: 0 } => (t!("contribution-did-free", to = to.clone()), None),
        What::Allocated { to, usd } => {
            (t!("contribution-did-allocate", usd = format::usd_exact(*usd), to = to.clone()), None)
        }
    };
    let who = of.who.clone().map(|who| view! { <small>" " {who}</small> });
    view! {
        <li>
            <time>{format::day(of.at)}</time>
            <div>
                <p>{what} {who}</p>
                {why.map(|why| view! { <q>{why}</q> })}
            </div>
        </li>
    }
    .into_any()
}
