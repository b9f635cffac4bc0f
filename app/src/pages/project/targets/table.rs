//! The table: a line for the whole and one for each period, a column for the total and each cell.

use domain::{
    aggregation::over_periods,
    axes::Split,
    grid::Column,
    indicator::{Accumulation, Kind},
    target::Place,
    value::Value,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{One, shown};
use crate::{
    api::target::ReviseIndicatorTargets,
    pages::project::matrix::{
        form::{hidden, version},
        indicator_anchor,
    },
    t,
    ui::figure,
    words::problem,
};

pub(super) fn table(one: &One) -> AnyView {
    let indicator = &one.planned.indicator;
    let grid = view! {
        <div class="grid-scroll" role="region" tabindex="0" aria-label=t!("targets-title")>
            <table class="grid targets">
                {head(one)}
                <tbody>
                    {line(one, Place::Whole)}
                    {one.planned.periods.iter().map(|(id, _)| line(one, Place::Period(*id))).collect_view()}
                </tbody>
                {together(one)}
            </table>
        </div>
    };
    if !one.may_edit {
        return grid.into_any();
    }
    let fields = vec![
        ("project", one.code.clone()),
        ("indicator", indicator.id.to_string()),
        ("version", version(&one.flash, indicator.version)),
    ];
    let cancel = format!("/projects/{}/matrix#{}", one.code, indicator_anchor(indicator.id));
    view! {
        <form class="stack" method="post" action=ReviseIndicatorTargets::url() autocomplete="off">
            {hidden(fields)}
            {grid}
            <p class="hint">{t!("targets-hint")}</p>
            <div class="form-actions">
                <button class="btn primary" type="submit">{t!("targets-save")}</button>
                <a class="btn" href=cancel>{t!("matrix-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn splits(one: &One) -> Vec<Split> {
    one.planned.indicator.axes.splits()
}

/// The total, then the cells, split by split.
fn columns(one: &One) -> Vec<Column> {
    let cells = splits(one).into_iter().flat_map(|split| split.cells).map(Column::Cell);
    std::iter::once(Column::Total).chain(cells).collect()
}

fn head(one: &One) -> AnyView {
    let axes = &one.planned.indicator.axes;
    let splits = splits(one);
    let deep = splits.len() > 1;
    let rows = deep.then_some("2");
    let names = splits.iter().filter(|_| deep).map(|split| {
        let name = figure::split(axes, &split.axis);
        view! { <th scope="colgroup" class="split" colspan=split.cells.len().to_string()>{name}</th> }
    });
    let names = names.collect_view();
    let cells = splits.iter().flat_map(|split| &split.cells).map(|cell| {
        view! { <th scope="col" class="num">{figure::category(axes, cell)}</th> }
    });
    let mut cells = Some(cells.collect_view().into_any());
    let flat = if deep { None } else { cells.take() };
    view! {
        <thead>
            <tr>
                <th scope="col" rowspan=rows>{t!("targets-for")}</th>
                <th scope="col" class="num" rowspan=rows>{t!("progress-total")}</th>
                {names}
                {flat}
            </tr>
            {cells.map(|cells| view! { <tr>{cells}</tr> })}
        </thead>
    }
    .into_any()
}

fn line(one: &One, place: Place) -> AnyView {
    let cells = columns(one).iter().map(|column| cell(one, place, column)).collect_view();
    view! {
        <tr>
            <th scope="row">{one.place(place)} {why(one, place)}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// What is wrong with a line, in sentences.
fn why(one: &One, place: Place) -> Option<AnyView> {
    let prefix = format!("{place}.");
    let wrong = one.flash.problems().iter().filter(|wrong| wrong.field.starts_with(&prefix));
    let said: Vec<String> = wrong
        .map(|wrong| {
            let column = wrong.field.split_once('.').and_then(|(_, column)| column.parse().ok());
            let column = column.map_or_else(String::new, |column: Column| one.column(&column));
            format!("{column}: {}", problem(wrong))
        })
        .collect();
    (!said.is_empty())
        .then(|| view! { <span class="remark error" id=format!("why-{place}")>{said.join(" ")}</span> }.into_any())
}

fn cell(one: &One, place: Place, column: &Column) -> AnyView {
    let indicator = &one.planned.indicator;
    let saved = one.planned.value(place, column);
    let total = if *column == Column::Total { " total" } else { "" };
    if !one.may_edit {
        return view! { <td class=format!("num locked{total}")>{shown(indicator, saved)}</td> }.into_any();
    }
    let field = format!("{place}.{column}");
    let value = one.flash.typed(&field).map_or_else(|| saved.map(Value::typed).unwrap_or_default(), str::to_owned);
    let label = t!("targets-cell", place = one.place(place), column = one.column(column));
    let wrong = one.flash.problem(&field).is_some();
    let input = match indicator.kind {
        Kind::Scale | Kind::YesNo => choice(one, &field, value, label, wrong),
        _ => view! {
            <input
                id=format!("c{field}")
                name=format!("cells[{field}]")
                inputmode=if indicator.kind == Kind::Count { "decimal" } else { "text" }
                placeholder=" "
                value=value
                aria-label=label
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("why-{place}"))
            />
        }
        .into_any(),
    };
    view! { <td class=format!("cell{total}")>{input}</td> }.into_any()
}

/// One of the answers, each in its words.
fn choice(one: &One, field: &str, value: String, label: String, wrong: bool) -> AnyView {
    let indicator = &one.planned.indicator;
    let answers: Vec<Value> = match indicator.kind {
        Kind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        _ => (1..).zip(&indicator.answers).map(|(place, _)| Value::Answer(place)).collect(),
    };
    let options = answers.into_iter().map(|answer| {
        let typed = answer.typed();
        let selected = typed == value;
        view! { <option value=typed selected=selected>{shown(indicator, Some(answer))}</option> }
    });
    let options = options.collect_view();
    view! {
        <select
            id=format!("c{field}")
            name=format!("cells[{field}]")
            aria-label=label
            aria-invalid=wrong.then_some("true")
        >
            <option value="" selected=value.is_empty()></option>
            {options}
        </select>
    }
    .into_any()
}

/// What the periods add to, where they are added.
fn together(one: &One) -> Option<AnyView> {
    let indicator = &one.planned.indicator;
    if indicator.accumulation != Accumulation::Sum || !indicator.kind.adds_up() {
        return None;
    }
    let sum = |column: &Column| {
        let values = one.planned.periods.iter().map(|(id, _)| one.planned.value(Place::Period(*id), column));
        over_periods(Accumulation::Sum, &values.collect::<Vec<_>>()).ok().flatten()
    };
    let cells =
        columns(one).into_iter().map(|column| view! { <td class="num locked">{shown(indicator, sum(&column))}</td> });
    let cells = cells.collect_view();
    Some(
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{t!("targets-together")}</th>
                    {cells}
                </tr>
            </tfoot>
        }
        .into_any(),
    )
}
