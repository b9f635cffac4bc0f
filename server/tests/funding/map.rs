//! The map: every row of the appeal is on it or beside it, in the shade of its figure.

use super::arrange;
use crate::support::{Page, Who, World};

/// The link of the map with this text: its class and its shapes.
fn place(page: &Page, name: &str) -> (String, Vec<String>) {
    let map = page.body.split("class=\"world\"").nth(1).unwrap().split("</svg>").next().unwrap();
    let links: Vec<&str> = map.split("<a ").filter(|link| link.contains(&format!("<title>{name} \u{b7} "))).collect();
    let [link] = links[..] else { panic!("{name} is on the map once: {}", links.len()) };
    let class = link.split("class=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let shapes = link.split("world.svg#").skip(1).map(|code| code.split('"').next().unwrap().to_owned());
    (class, shapes.collect())
}

#[tokio::test]
async fn shows_every_row_on_the_map_or_beside_it() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let page = world.browser(Who::HeadquartersAnalyst).await.get("/funding?view=map").await;
    assert_eq!(page.status, 200);
    let map = page.body.split("class=\"world\"").nth(1).unwrap().split("</svg>").next().unwrap();
    assert_eq!(map.matches("world.svg#").count(), 1 + 160, "the land, and each country");
    assert_eq!(map.matches("href=\"/funding/2018/").count(), 156, "each row that stands for a country");
    let beside = page.body.split("id=\"beside\"").nth(1).unwrap().split("</table>").next().unwrap();
    assert_eq!(beside.matches("href=\"/funding/2018/").count(), 12, "ten for no country, two for three each");
    let three = place(&page, "Northern Triangle (El Salvador, Guatemala, Honduras)");
    assert_eq!(three.1, ["SLV", "GTM", "HND"]);
    assert_eq!(place(&page, "Rwanda").1, ["RWA"]);
    assert_eq!(place(&page, "Yemen").0, "shade-5", "one of the largest");
    assert!(page.says("do not imply official endorsement"), "{}", page.text());
    assert!(page.says("Global and multiregional initiatives"));
    assert!(page.body.contains("href=\"#figures\"") && page.body.contains("id=\"figures\""), "the map can be skipped");
    assert!(page.says("Rwanda East Africa and the Horn of Africa 37 350 000"), "the table has the figure");
}

#[tokio::test]
async fn the_shade_is_that_of_the_chosen_measure() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    arrange::rwanda(&world, arrange::area("Principle 1"), 700_000_000).await;
    arrange::received(&world, arrange::area("Principle 1"), 700_000_000).await;
    let mut browser = world.browser(Who::Viewer).await;
    for (query, shade, words) in [
        ("measure=budgeted", "shade-3", "Rwanda · 7 000 000 budgeted"),
        ("measure=promised", "shade-3", "Rwanda · 7 000 000 promised"),
        ("measure=received", "shade-3", "Rwanda · 7 000 000 received"),
        ("measure=coverage", "shade-2", "Rwanda · 18.7 % covered"),
        ("measure=coverage&area=Principle+1", "shade-5", "Rwanda · 100 % covered"),
        ("measure=gap&area=Principle+1", "shade-0", "Rwanda · covered"),
    ] {
        let page = browser.get(&format!("/funding?view=map&{query}")).await;
        assert_eq!(place(&page, "Rwanda").0, shade, "{query}");
        assert!(page.says(words), "{query}: {}", page.text());
    }
    let page = browser.get("/funding?view=map&measure=budgeted").await;
    assert_eq!(place(&page, "Yemen").0, "shade-0", "nothing is a shade of its own, not the lightest");
    assert!(page.says("under 25 % 25 %") || page.says("nothing budgeted"));
    arrange::received(&world, arrange::area("Principle 1"), 100).await;
    let page = browser.get("/funding?view=map&measure=gap&area=Principle+1").await;
    assert!(page.says("Rwanda · over by 1"), "a surplus is said in words: {}", page.text());
}

#[tokio::test]
async fn nothing_required_is_not_nothing_covered() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut browser = world.browser(Who::Viewer).await;
    let page = browser.get("/funding?by=area&region=1&search=rwanda").await;
    assert!(page.says("Institutional the organization itself 0 0 spent 0 0 received 0 – 0"), "{}", page.text());
    assert!(
        page.says("Principle 1 international standards, migrants’ rights 7 000 000 0 spent 0 0 received 0 7 000 000 0 % covered 0"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn the_map_keeps_what_was_chosen() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut browser = world.browser(Who::Viewer).await;
    let page = browser.get("/funding?view=map&measure=gap&area=Objective+2&region=1&as_at=2026-11-23").await;
    assert_eq!(page.status, 200);
    let kept = "view=map&amp;measure=gap&amp;region=1&amp;area=Objective%202";
    assert!(page.says("No appeal has been imported yet"), "it was not there on that day: {}", page.text());
    let page = browser.get("/funding?view=map&measure=gap&area=Objective+2&region=1").await;
    assert!(page.body.contains(kept), "sorting stays on the map");
    assert!(page.body.contains("name=\"area\" value=\"Objective 2\""), "and so does asking for a past day");
}
