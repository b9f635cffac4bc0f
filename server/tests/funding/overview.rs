use domain::lifecycle::ProjectState;

use super::arrange::{self, Line};
use crate::support::{Who, World};

#[tokio::test]
async fn shows_the_appeal_as_printed_and_as_added_and_why_they_differ() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let page = world.browser(Who::HeadquartersAnalyst).await.get("/funding").await;
    assert_eq!(page.status, 200);
    for text in [
        "Required, as printed 2 863 504 889 its cells add to 2 866 657 598",
        "Printed and added figures differ by 3 152 709 in three places: \
         Cambodia (Principle 1, 2 350 757), Austria (Objective 2, 801 952), Nepal (1).",
        "Principle 1 is in the row, but not in its printed total.",
        "Objective 2 is in the row, but not in its printed total.",
        "Asia and the Pacific Total",
        "Global and multiregional initiatives",
        "no project has budgeted for it yet",
    ] {
        assert!(page.says(text), "{text:?} in {}", page.text());
    }
    // The grand total is explained by two of the three: the printed one has the dollar of Nepal.
    assert!(page.says("All regions Total 2 863 504 889 2 866 657 598 +3 152 709 Cambodia, Austria"), "{}", page.text());
}

#[tokio::test]
async fn groups_by_country_and_by_area() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut browser = world.browser(Who::Viewer).await;

    let page = browser.get("/funding?by=country").await;
    let links = page.body.matches("href=\"/funding/2018/").count();
    assert_eq!(links, 166 + 3, "every row, and the three that differ");

    let page = browser.get("/funding?appeal=2018&by=area").await;
    for area in ["Principle 1", "Principle 2", "Principle 3", "Objective 1", "Objective 2", "Objective 3"] {
        assert!(page.says(area), "{area}");
    }
    assert!(
        page.says("Institutional the organization itself 2 866 000 not printed"),
        "no printed total: {}",
        page.text()
    );
}

#[tokio::test]
async fn sums_what_projects_have_allocated_and_nothing_else() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let withdrawn = arrange::project(&world, "HM.0001", ProjectState::Withdrawn).await;
    let line = |description, minor, tied| Line {
        project: world.project(),
        node: Some(world.node(4)),
        description,
        currency: "USD",
        minor,
        rate: None,
        tied,
    };
    arrange::line(&world, line("Training", 30_000_000, Some((rwanda, arrange::area("Principle 1"), 25_000_000)))).await;
    arrange::line(&world, line("Referral", 20_000_000, Some((rwanda, arrange::area("Objective 3"), 10_000_000)))).await;
    arrange::line(&world, line("Not tied", 90_000_000, None)).await;
    let yen = Line { currency: "JPY", ..line("Equipment", 4_000_000, None) };
    arrange::line(&world, yen).await;
    let lost = Line {
        project: withdrawn,
        node: None,
        ..line("Lost", 1, Some((rwanda, arrange::area("Principle 1"), 70_000_000)))
    };
    arrange::line(&world, lost).await;

    let mut browser = world.browser(Who::FundManager).await;
    let page = browser.get("/funding").await;
    assert!(page.says("Budgeted by projects 350 000 < 0.1 % of what is required"), "{}", page.text());
    assert!(page.says("1 amount without a rate is not in this sum"));
    assert!(page.says("Gap 2 866 657 598 100 % of what is required"), "{}", page.text());
    assert!(page.says("Projects with money in it 1 3 indicators depend on it: ? 3 Unknown"), "{}", page.text());

    let page = browser.get("/funding?by=country&search=rwanda").await;
    assert!(page.says("Required, as printed 37 350 000 its cells add to the same"), "{}", page.text());
    assert!(
        page.says(
            "Rwanda East Africa and the Horn of Africa 37 350 000 350 000 + 1 not converted spent 0 0 received 0 37 350 000 0 % covered 1"
        ),
        "{}",
        page.text()
    );
    let page = browser.get("/funding?by=area&search=rwanda").await;
    assert!(
        page.says("migrants’ rights 7 000 000 250 000 + 1 not converted spent 0 0 received 0 7 000 000 0 % covered 1"),
        "{}",
        page.text()
    );
    assert!(page.says("Required, as printed 37 350 000"), "one row is left, whose total is printed");
    let page = browser.get("/funding?area=Objective+3").await;
    assert!(page.says("Budgeted by projects 100 000"), "{}", page.text());
}

#[tokio::test]
async fn says_in_words_where_more_was_received_than_required() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    arrange::received(&world, arrange::area("Principle 2"), 12_500_000).await;
    let page = world.browser(Who::Viewer).await.get("/funding?by=country&search=Rwanda&area=Principle+2").await;
    assert!(page.says("Beyond what is required 25 000 more was received than is required"), "{}", page.text());
    assert!(page.says("over by 25 000"));
    assert!(page.says("the source prints no total for this choice"));
}

#[tokio::test]
async fn filters_by_region_area_and_words() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut browser = world.browser(Who::Auditor).await;
    for (query, shows, hides) in [
        ("by=country&search=LAO%20PEOPLE%E2%80%99S", "Lao People’s Democratic Republic", "Cambodia"),
        ("by=country&search=%25", "Nothing in this appeal fits these filters.", "Rwanda"),
        ("by=country&search=%27%20OR%201%3D1", "Nothing in this appeal fits these filters.", "Rwanda"),
        ("by=country&area=Institutional", "2 866 000", "Rwanda"),
        ("by=country&region=1", "Rwanda", "Cambodia"),
        ("by=country&region=999", "Nothing in this appeal fits these filters.", "Rwanda"),
        ("search=asia", "South-Eastern Europe, Eastern Europe and Central Asia", "Austria"),
        ("by=nonsense&sort=nonsense&area=nonsense", "2 866 657 598", "Rwanda"),
    ] {
        let page = browser.get(&format!("/funding?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        assert!(page.says(shows), "{query}: {}", page.text());
        assert!(!page.says(hides), "{query}: {}", page.text());
    }
}

#[tokio::test]
async fn sorts_by_what_is_required_by_name_and_by_gap() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut browser = world.browser(Who::Viewer).await;
    let before = |text: &str, first: &str, second: &str| text.rfind(first).unwrap() < text.rfind(second).unwrap();
    let table = |page: &crate::support::Page| page.body.split("<table").last().unwrap().to_owned();
    for (sort, first, second) in [
        ("", "Middle East and North Africa", "European Economic Area"),
        ("name", "European Economic Area", "Middle East and North Africa"),
        ("gap", "Middle East and North Africa", "European Economic Area"),
    ] {
        let page = browser.get(&format!("/funding?sort={sort}")).await;
        assert!(before(&table(&page), first, second), "{sort}");
    }
}

#[tokio::test]
async fn without_an_appeal_says_how_to_import_one() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get("/funding").await;
    assert_eq!(page.status, 200);
    assert!(page.says("No appeal has been imported yet") && page.says("baseline import appeal DIR"));
}

#[tokio::test]
async fn is_not_there_for_a_year_without_appeal_nor_open_to_nobody() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    assert_eq!(world.browser(Who::Viewer).await.get("/funding?appeal=1999").await.status, 404);
    let page = world.nobody().get("/funding").await;
    assert_eq!((page.status, page.location.as_deref()), (303, Some("/login?next=%2Ffunding")));
    assert!(!page.says("2 863 504 889"));
}
