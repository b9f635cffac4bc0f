//! What a contribution is allocated to, in its two books: lines of budgets that it pays for, and cells of the appeal that it answers.

use backend::query::contribution::{
    choice::{LineChoice, RowChoice},
    one::{CellShare, LineShare},
};
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    LIST,
    fields::{Fields, hinted, said},
    one::{Forms, Page},
};
use crate::{api::contribution::AllocateContribution, pages::funding::area, request::dated, t};

pub(super) fn lines(page: &Page) -> AnyView {
    let rows = page.of.lines.iter().map(|share| line(page, share)).collect_view();
    let empty = page.of.lines.is_empty();
    let forms = page.forms.as_ref();
    view! {
        <section class="card flush" id="lines">
            <h2>{t!("contribution-lines")}</h2>
            <p class="hint">{t!("contribution-lines-hint")}</p>
            {forms.and_then(|forms| Fields { form: "line", flash: &forms.lines }.summary())}
            <table class="data" aria-label=t!("contribution-lines")>
                <thead>
                    <tr>
                        <th scope="col">{t!("budget-line")}</th>
                        <th scope="col" class="num">{t!("contribution-line-usd")}</th>
                        <th scope="col" class="num">{t!("contribution-line-paid")}</th>
                        <th scope="col" class="num">{t!("contribution-from-this")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="4">{t!("contribution-no-lines")}</td></tr> })}
                </tbody>
            </table>
            {forms.map(|forms| view! { <div class="card-foot">{choose_project(page, forms)} {new_line(page, forms)}</div> })}
        </section>
    }
    .into_any()
}

fn line(page: &Page, share: &LineShare) -> AnyView {
    let project = &share.project;
    let name = match project.opens {
        true => {
            let href = dated(format!("/projects/{}/budget#line-{}", project.code, share.line));
            view! { <a href=href>{share.description.clone()}</a> }.into_any()
        }
        false => share.description.clone().into_any(),
    };
    let usd = share.line_usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
    let form = page.forms.as_ref().map(|_| {
        let hidden = [("book", "line".to_owned()), ("line", share.line.to_string())];
        let label = format!("{}, {}", project.code, share.description);
        again(page, &hidden, share.usd, label)
    });
    view! {
        <tr>
            <th scope="row" class="name">
                {name} <small>{project.code.clone()} " · " {project.title.clone()} " · " {share.year}</small>
            </th>
            <td class="num" data-label=t!("contribution-line-usd")>{usd}</td>
            <td class="num" data-label=t!("contribution-line-paid")>{format::usd_exact(share.paid_usd)}</td>
            <td class="num" data-label=t!("contribution-from-this")>{format::usd_exact(share.usd)} {form}</td>
        </tr>
    }
    .into_any()
}

pub(super) fn cells(page: &Page) -> AnyView {
    let rows = page.of.cells.iter().map(|share| cell(page, share)).collect_view();
    let empty = page.of.cells.is_empty();
    let forms = page.forms.as_ref();
    view! {
        <section class="card flush" id="cells">
            <h2>{t!("contribution-cells", year = page.of.item.year)}</h2>
            <p class="hint">{t!("contribution-cells-hint")}</p>
            {forms.and_then(|forms| Fields { form: "cell", flash: &forms.cells }.summary())}
            <table class="data" aria-label=t!("contribution-cells", year = page.of.item.year)>
                <thead>
                    <tr>
                        <th scope="col">{t!("contribution-cell")}</th>
                        <th scope="col" class="num">{t!("contribution-cell-required")}</th>
                        <th scope="col" class="num">{t!("contribution-cell-answered")}</th>
                        <th scope="col" class="num">{t!("contribution-from-this")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="4">{t!("contribution-no-cells")}</td></tr> })}
                </tbody>
            </table>
            {forms.map(|forms| view! { <div class="card-foot">{new_cell(page, forms)}</div> })}
        </section>
    }
    .into_any()
}

fn cell(page: &Page, share: &CellShare) -> AnyView {
    let href = dated(format!("/funding/{}/{}", share.appeal, share.row));
    let required = share.required_usd.map_or_else(|| t!("funding-none-required"), format::usd_exact);
    let form = page.forms.as_ref().map(|_| {
        let hidden = [("book", "cell".to_owned()), ("row", share.row.to_string()), ("area", share.area.to_string())];
        again(page, &hidden, share.usd, format!("{}, {}", share.name, area(share.area)))
    });
    view! {
        <tr>
            <th scope="row" class="name"><a href=href>{share.name.clone()}</a> <small>{area(share.area)}</small></th>
            <td class="num" data-label=t!("contribution-cell-required")>{required}</td>
            <td class="num" data-label=t!("contribution-cell-answered")>{format::usd_exact(share.answered_usd)}</td>
            <td class="num" data-label=t!("contribution-from-this")>{format::usd_exact(share.usd)} {form}</td>
        </tr>
    }
    .into_any()
}

/// Another amount for what is allocated already.
fn again(page: &Page, hidden: &[(&'static str, String)], usd: i64, label: String) -> AnyView {
    let hidden = hidden.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone() /> });
    let hidden = hidden.collect_view();
    let label = t!("contribution-amount-for", what = label);
    view! {
        <details class="edit">
            <summary>{t!("contribution-change")} <span class="visually-hidden">" " {label.clone()}</span></summary>
            <form class="form panel" method="post" action=AllocateContribution::url() autocomplete="off">
                <input type="hidden" name="contribution" value=page.of.item.id.to_string() />
                <input type="hidden" name="before" value=usd.to_string() />
                {hidden}
                <input
                    type="text"
                    name="amount"
                    inputmode="decimal"
                    value=format::hundredths(usd)
                    aria-label=label
                />
                <button class="btn" type="submit">{t!("contribution-allocate")}</button>
                <p class="hint">{t!("contribution-change-hint")}</p>
            </form>
        </details>
    }
    .into_any()
}

/// Flexible money: first whose lines are to be paid for.
fn choose_project(page: &Page, forms: &Forms) -> Option<AnyView> {
    if page.of.item.project.is_some() {
        return None;
    }
    let unknown = (!forms.project.is_empty() && forms.choices.is_none())
        .then(|| view! { <p class="error" id="choose-project-error">{t!("contribution-no-project", code = forms.project.clone())}</p> });
    Some(
        view! {
            <form class="filters" method="get" action=format!("{LIST}/{}#lines", page.of.item.id)>
                <label class="filter">
                    {t!("contribution-choose-project")}
                    <input
                        type="text"
                        name="project"
                        value=forms.project.clone()
                        placeholder="DP.1649"
                        aria-describedby=unknown.is_some().then_some("choose-project-error")
                    />
                </label>
                <button class="btn outline" type="submit">{t!("contribution-show-lines")}</button>
                {unknown}
            </form>
        }
        .into_any(),
    )
}

fn new_line(page: &Page, forms: &Forms) -> Option<AnyView> {
    let choices = forms.choices.as_ref()?;
    if choices.is_empty() {
        return Some(
            view! { <p class="hint">{t!("contribution-project-no-lines", code = forms.project.clone())}</p> }
                .into_any(),
        );
    }
    let fields = Fields { form: "line", flash: &forms.lines };
    let option = |choice: &LineChoice| {
        let left = choice.left_usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
        let shown = t!(
            "contribution-line-choice",
            line = choice.description.clone(),
            year = choice.year.to_string(),
            left = left
        );
        (choice.id.to_string(), shown)
    };
    let none = (String::new(), t!("contribution-no-choice"));
    let options = std::iter::once(none).chain(choices.iter().map(option));
    let target =
        view! { {fields.select("line", said(t!("contribution-line-of", code = forms.project.clone())), options, "")} };
    Some(new(page, fields, "line", &forms.project, target.into_any()))
}

fn new_cell(page: &Page, forms: &Forms) -> AnyView {
    if forms.rows.is_empty() {
        let words = match page.of.item.project {
            Some(_) => t!("contribution-project-no-rows"),
            None => t!("contribution-no-rows", year = page.of.item.year.to_string()),
        };
        return view! { <p class="hint">{words}</p> }.into_any();
    }
    let fields = Fields { form: "cell", flash: &forms.cells };
    let option = |row: &RowChoice| (row.id.to_string(), format!("{} · {}", row.region, row.name));
    let none = || (String::new(), t!("contribution-no-choice"));
    let rows = std::iter::once(none()).chain(forms.rows.iter().map(option));
    let areas = forms.areas.iter().filter(|one| page.of.item.area.is_none_or(|own| own == *one));
    let areas = std::iter::once(none()).chain(areas.map(|one| (one.to_string(), area(one))));
    let target = view! {
        {fields.select("row", said(t!("contribution-row")), rows, "")}
        {fields.select("area", said(t!("contribution-area")), areas, "")}
    };
    new(page, fields, "cell", "", target.into_any())
}

fn new(page: &Page, fields: Fields<'_>, book: &'static str, project: &str, target: AnyView) -> AnyView {
    // Of the pool a project was just asked for.
    let asked = page.of.item.project.is_none() && !project.is_empty();
    let open = asked || !fields.flash.is_empty();
    let amount = hinted(t!("contribution-amount"), t!("contribution-amount-hint"));
    view! {
        <details class="edit add" open=open>
            <summary>{if book == "line" { t!("contribution-allocate-line") } else { t!("contribution-allocate-cell") }}</summary>
            <form class="form panel" method="post" action=AllocateContribution::url() autocomplete="off">
                <input type="hidden" name="contribution" value=page.of.item.id.to_string() />
                <input type="hidden" name="book" value=book />
                <input type="hidden" name="project" value=project.to_owned() />
                <div class="fields pairs">
                    {target}
                    {fields.input("amount", "text", amount, "")}
                </div>
                {fields.error("target")}
                <div class="form-actions"><button class="btn primary" type="submit">{t!("contribution-allocate")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
