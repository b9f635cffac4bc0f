//! The instalments of a contribution by day, each with its rate; the form for another one, and for taking one back.

use backend::query::contribution::one::Instalment;
use domain::{contribution::Stage, format};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    fields::{Fields, hinted, said},
    one::{Forms, Page},
    words,
};
use crate::{
    api::contribution::{RecordInstalment, WithdrawInstalment},
    t,
};

pub(super) fn card(page: &Page) -> AnyView {
    let rows = page.of.instalments.iter().map(|instalment| row(page, instalment)).collect_view();
    let empty = page.of.instalments.is_empty();
    let may = page.forms.is_some();
    let columns = if may { "7" } else { "6" };
    view! {
        <section class="card flush" id="instalments">
            <h2>{t!("contribution-instalments")}</h2>
            {page.forms.as_ref().and_then(|forms| Fields { form: "withdraw", flash: &forms.withdraw }.summary())}
            <table class="data" aria-label=t!("contribution-instalments")>
                <thead>
                    <tr>
                        <th scope="col">{t!("instalment-day")}</th>
                        <th scope="col">{t!("instalment-stage")}</th>
                        <th scope="col" class="num">{t!("budget-original")}</th>
                        <th scope="col" class="num minor">{t!("funding-rate")}</th>
                        <th scope="col" class="num">"USD"</th>
                        <th scope="col">{t!("instalment-note")}</th>
                        {may.then(|| view! { <th scope="col"><span class="visually-hidden">{t!("instalment-withdraw")}</span></th> })}
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan=columns>{t!("contribution-no-instalments")}</td></tr> })}
                </tbody>
            </table>
            {page.forms.as_ref().map(|forms| record(page, forms))}
        </section>
    }
    .into_any()
}

fn row(page: &Page, of: &Instalment) -> AnyView {
    let rate = match of.rate {
        None => t!("funding-nothing").into_any(),
        Some(rate) => {
            let figure = format::rate(rate.ten_billionths);
            view! { {figure}<small class="under">{format::date(rate.day)}</small> }.into_any()
        }
    };
    let usd = of.usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
    let by = of
        .who
        .clone()
        .map(|who| view! { <small class="under">{t!("instalment-by", who = who, day = format::day(of.at))}</small> });
    let note = (!of.note.is_empty()).then(|| of.note.clone());
    view! {
        <tr>
            <th scope="row" class="name">{format::date(of.day)}</th>
            <td data-label=t!("instalment-stage")>{words::stage(of.stage)}</td>
            <td class="num" data-label=t!("budget-original")>{words::money(of.amount)}</td>
            <td class="num minor" data-label=t!("funding-rate")>{rate}</td>
            <td class="num" data-label="USD">{usd}</td>
            <td data-label=t!("instalment-note")>{note} {by}</td>
            {page.forms.as_ref().map(|forms| view! { <td>{withdraw(page, forms, of)}</td> })}
        </tr>
    }
    .into_any()
}

fn withdraw(page: &Page, forms: &Forms, of: &Instalment) -> AnyView {
    let open = forms.withdraw.typed("instalment") == Some(of.id.to_string().as_str());
    let typed = forms.withdraw.typed("reason").filter(|_| open).unwrap_or_default().to_owned();
    let id = format!("withdraw-{}-reason", of.id);
    let what = format!("{} {}", words::stage(of.stage), words::money(of.amount));
    view! {
        <details class="edit" open=open>
            <summary>{t!("instalment-withdraw")} <span class="visually-hidden">" " {what}</span></summary>
            <form class="form panel" method="post" action=WithdrawInstalment::url()>
                <input type="hidden" name="contribution" value=page.of.item.id.to_string() />
                <input type="hidden" name="instalment" value=of.id.to_string() />
                <div class="field">
                    <label for=id.clone()>{t!("contribution-why")}</label>
                    <input id=id name="reason" type="text" value=typed />
                </div>
                <button class="btn" type="submit">{t!("instalment-withdraw")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn record(page: &Page, forms: &Forms) -> AnyView {
    let fields = Fields { form: "record", flash: &forms.record };
    let stages = Stage::ALL.iter().map(|stage| (stage.to_string(), words::stage(*stage)));
    let currency = page.of.item.currency;
    let open = !forms.record.is_empty() || page.of.instalments.is_empty();
    view! {
        <details class="edit add card-foot" id="record" open=open>
            <summary>{t!("instalment-record")}</summary>
            <form class="form panel" method="post" action=RecordInstalment::url() autocomplete="off">
                {fields.summary()}
                <input type="hidden" name="contribution" value=page.of.item.id.to_string() />
                <div class="fields">
                    {fields.select("stage", hinted(t!("instalment-stage"), t!("instalment-stage-hint")), stages, "")}
                    {fields.input("day", "date", said(t!("instalment-day")), &page.today.to_string())}
                    {fields.input(
                        "amount",
                        "text",
                        hinted(t!("instalment-amount", currency = currency.to_string()), t!("instalment-amount-hint")),
                        "",
                    )}
                    {fields.input("note", "text", said(t!("instalment-note")), "")}
                </div>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("instalment-record")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
