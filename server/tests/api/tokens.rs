use std::time::Duration;

use backend::{query::token, usecase::token::revoke};

use crate::support::{Who, World};

#[tokio::test]
async fn what_is_no_good_token_is_refused_alike() {
    let world = World::new().await;
    let good = world.token(Who::Viewer, 1).await;
    let revoked = world.token(Who::Viewer, 1).await;
    revoke(&world.operator(), revoked.id).await.unwrap();
    let bearer = format!("Bearer {}", good.token);
    let me = world.bearing(&bearer).get("/me").await.with(200);
    assert_eq!((&me["name"], &me["grants"][0]["role"]), (&"Viewer".into(), &"viewer".into()));
    assert_eq!(world.bearing(&bearer.replace("Bearer", "bearer")).get("/me").await.status, 200);
    let refused = world.bearing("Bearer baseline_00").get("/me").await;
    for authorization in [
        format!("Bearer {}", revoked.token),
        format!("Bearer {}x", good.token),
        format!("Basic {}", good.token),
        good.token.clone(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
    ] {
        let reply = world.bearing(&authorization).get("/me").await;
        assert_eq!((reply.status, &reply.json), (401, &refused.json), "{authorization}");
        assert_eq!(reply.header("www-authenticate"), refused.header("www-authenticate"));
    }
}

#[tokio::test]
async fn its_use_is_written_down() {
    let world = World::new().await;
    let client = world.client(Who::Viewer).await;
    let lines = token::of(&world.operator(), Who::Viewer.email()).await.unwrap();
    assert_eq!(lines[0].last_used_at, None);
    client.get("/me").await.with(200);
    for _ in 0..200 {
        let lines = token::of(&world.operator(), Who::Viewer.email()).await.unwrap();
        if lines[0].last_used_at.is_some() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the use of a token is written down");
}
