//! `/funding/contributions/new`: the form for a contribution, and for its donor where that one is new.

use backend::query::contribution::choice::{self, Offered};
use domain::{contribution::DonorKind, policy::Wide};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    ADD, LIST,
    fields::{Fields, hinted},
    says::{self, Present},
    words,
};
use crate::{
    api::contribution::AddContribution,
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
};

struct Page {
    /// For who may add one.
    form: Option<(Offered, Flash)>,
}

#[component]
pub(crate) fn New() -> impl IntoView {
    let load = async move {
        let visit = request::visit();
        let ctx = &visit.ctx;
        ctx.wide(Wide::ViewContributions)?;
        let may = ctx.past_day().is_none() && ctx.wide(Wide::EditContributions).is_ok();
        let form = if may { Some((choice::offered(ctx).await?, flash::take(&visit, ADD).await)) } else { None };
        Ok(Page { form })
    };
    page(Nav::Funding, load, |page| (t!("contribution-new"), page.draw()))
}

impl Page {
    fn draw(&self) -> AnyView {
        let form = match &self.form {
            Some((offered, flash)) => form(offered, flash),
            None => view! { <p class="notice">{t!("contribution-not-you")}</p> }.into_any(),
        };
        view! {
            <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
                <ol>
                    <li><a href="/funding">{t!("nav-funding")}</a></li>
                    <li><a href=LIST>{t!("contributions-title")}</a></li>
                </ol>
            </nav>
            <div class="page-head"><h1>{t!("contribution-new")}</h1></div>
            {form}
        }
        .into_any()
    }
}

fn form(offered: &Offered, flash: &Flash) -> AnyView {
    let fields = Fields { form: "new", flash };
    let names = offered.donors.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    let kinds = DonorKind::ALL.iter().map(|kind| (kind.to_string(), words::kind(*kind)));
    let kinds = std::iter::once((String::new(), t!("contribution-kind-known"))).chain(kinds);
    view! {
            <section class="card">
                {fields.summary()}
                <form class="form" method="post" action=AddContribution::url() autocomplete="off">
                    <datalist id="donors">{names}</datalist>
                    <div class="fields">
                        {fields.input("donor", "text", hinted(t!("contribution-donor"), t!("contribution-donor-hint")), "")}
                        {fields.select("donor_kind", hinted(t!("contribution-donor-kind"), t!("contribution-donor-kind-hint")), kinds, "")}
                        {fields.input("currency", "text", hinted(t!("budget-currency"), t!("contribution-currency-hint")), "USD")}
                    </div>
                    {says::fields(fields, &offered.regions, &offered.areas, &Present::new(offered.year))}
                    <div class="form-actions">
                        <button class="btn primary" type="submit">{t!("contribution-add")}</button>
                        <a class="btn" href=LIST>{t!("contribution-cancel")}</a>
                    </div>
                </form>
            </section>
        }
        .into_any()
}
