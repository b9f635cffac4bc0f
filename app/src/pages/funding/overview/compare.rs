//! Two appeals side by side: what each asks for and has, line by line, with the difference.

use backend::query::funding::{ComparedAppeal, Funding, Line, What};
use domain::{format, funding::Need};
use leptos::prelude::*;

use super::filters::group_word;
use crate::{
    pages::funding::{asked::Asked, words},
    request::dated,
    t,
};

pub(super) fn compare(asked: &Asked, funding: &Funding) -> Option<AnyView> {
    let other = funding.compared.as_ref()?;
    let (year, there) = (funding.appeal.year, other.appeal.year);
    let lines = funding.lines.iter().map(|line| row(line, year, Some(line.sums.need), line.compared)).collect_view();
    let heading = |words: String| view! { <th scope="col" class="num">{words}</th> };
    let headings = ["funding-required", "funding-budgeted"].map(|key| {
        view! {
            {heading(format!("{} {year}", t!(key)))}
            {heading(format!("{} {there}", t!(key)))}
            {heading(t!("funding-difference"))}
        }
    });
    Some(
        view! {
            <section class="card flush" aria-labelledby="side-by-side">
                <h2 id="side-by-side">{t!("funding-side-by-side", year = year, other = there)}</h2>
                <table class="data wide" aria-labelledby="side-by-side">
                    <thead>
                        <tr>
                            <th scope="col">{group_word(asked.view, asked.filter.by)}</th>
                            {headings.into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                    {only_there(other)}
                    <tfoot>
                        <tr>
                            <th scope="row">{t!("funding-total")}</th>
                            {figures(Some(funding.total.need), Some(other.total))}
                        </tr>
                    </tfoot>
                </table>
                <p class="foot-note">{t!("funding-side-by-side-note")}</p>
            </section>
        }
        .into_any(),
    )
}

/// What only the other appeal asks for.
fn only_there(other: &ComparedAppeal) -> Option<AnyView> {
    if other.only_there.is_empty() {
        return None;
    }
    let year = other.appeal.year;
    let lines = other.only_there.iter().map(|line| row(line, year, None, Some(line.sums.need))).collect_view();
    Some(
        view! {
            <tbody>
                <tr class="group"><th colspan="7" scope="rowgroup">{t!("funding-only-in", year = year)}</th></tr>
                {lines}
            </tbody>
        }
        .into_any(),
    )
}

/// `year` is that of the appeal to whose row the line leads.
fn row(line: &Line, year: i64, here: Option<Need>, there: Option<Need>) -> AnyView {
    let name = match &line.what {
        What::Region { name, .. } => name.clone().into_any(),
        What::Area(area, _) => words::area(*area).into_any(),
        What::Row { id, name, region, .. } => {
            let link = dated(format!("/funding/{year}/{id}"));
            view! { <a href=link>{name.clone()}</a>" "<small>{region.clone()}</small> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row" class="name">{name}</th>
            {figures(here, there)}
        </tr>
    }
    .into_any()
}

/// Where one of the two has no such line, there is no difference to tell either.
fn figures(here: Option<Need>, there: Option<Need>) -> AnyView {
    let three = |key: &str, usd: fn(Need) -> i64| {
        let cell = |label: String, words: String| view! { <td class="num" data-label=label>{words}</td> };
        let amount = |need: Option<Need>| need.map_or_else(|| t!("funding-nothing"), |need| format::usd(usd(need)));
        let difference = here.zip(there).map(|(here, there)| usd(here) - usd(there));
        let difference = difference.map_or_else(|| t!("funding-nothing"), words::difference);
        view! {
            {cell(t!(key), amount(here))}
            {cell(t!("funding-beside"), amount(there))}
            {cell(t!("funding-difference"), difference)}
        }
        .into_any()
    };
    view! {
        {three("funding-required", |need| need.required_usd)}
        {three("funding-budgeted", |need| need.budgeted_usd)}
    }
    .into_any()
}
