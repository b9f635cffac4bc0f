use super::{enter, grid, judge, plain, shown};
use crate::{
    results,
    support::{Who, World},
};

#[tokio::test]
async fn what_has_no_warning_is_approved_in_one_step_and_the_rest_stays() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    let values = [("1.sex.female", "40"), ("1.total", "100"), ("2.total", "26/31"), ("3.total", "7")];
    enter(&mut manager, 3, "submit", &values).await;
    let page = reviewer.get(&grid(3)).await;
    assert!(page.says("Unspecified The cells leave 60 of 100 unspecified."), "{}", page.text());
    assert!(page.says("Approve the 2 without warnings") && !page.says("Approve all"), "{}", page.text());
    let (all, plain) = (shown(&page), plain(&page));
    assert_eq!((all.len(), plain.as_slice()), (3, &all[1..]));
    let names: Vec<_> =
        all.iter().map(|id| format!("shown[v{id}]")).chain(plain.iter().map(|id| format!("plain[v{id}]"))).collect();
    let mut fields = vec![("project", "DP.1649"), ("period", "3"), ("all", "plain")];
    fields.extend(names.iter().map(|name| (name.as_str(), "on")));
    let page = reviewer.submit("/api/actual_approve", &fields).await;
    assert!(page.says("2 values approved."), "{}", page.text());
    assert_eq!(shown(&page), all[..1], "the odd one still waits");
    assert!(!page.says("without warnings"), "no button for nothing: {}", page.text());
    let page = judge(&mut reviewer, "approve", 3, &[&all[0]], "").await;
    assert!(page.says("1 value approved."), "a warning is no refusal: {}", page.text());
}

#[tokio::test]
async fn who_types_and_who_reviews_are_warned_alike() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 2, "submit", &[("1.total", "30"), ("3.total", "12")]).await;
    let ids = shown(&reviewer.get(&grid(2)).await);
    judge(&mut reviewer, "approve", 2, &[&ids[0], &ids[1]], "").await;
    let page = enter(&mut manager, 3, "save", &[("1.total", "700"), ("3.total", "15")]).await;
    let said = [
        "700 is at least ten times 30, the largest value so far.",
        "With it the total is 730, beyond 150 % of the target of 400.",
        "15 is above the 12 of Q2 2026.",
    ];
    for said in said {
        assert!(results::plain(&page.body).contains(said), "{said}: {}", page.text());
    }
    assert!(page.says("Jump") && page.says("Rises"), "{}", page.text());
    let page = enter(&mut manager, 3, "submit", &[]).await;
    assert!(page.says("2 values submitted."), "a warning is no refusal: {}", page.text());
    let page = reviewer.get(&grid(3)).await;
    for said in said {
        assert!(results::plain(&page.body).contains(said), "{said}: {}", page.text());
    }
    assert!(plain(&page).is_empty() && !page.says("without warnings"), "{}", page.text());
}
