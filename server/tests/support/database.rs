//! A database of its own for every test: a copy of a template that the first test makes.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    time::UNIX_EPOCH,
};

use backend::db::{self, Db};

use super::world;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A name that changes with every build of the tests, so that no template of an older schema is used.
fn build() -> u64 {
    let exe = std::env::current_exe().unwrap();
    let modified = exe.metadata().unwrap().modified().unwrap().duration_since(UNIX_EPOCH).unwrap();
    u64::try_from(modified.as_nanos() % 1_000_000_000_000).unwrap()
}

/// The address of a new copy.
pub async fn address() -> String {
    let mine = format!("baseline_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    match std::env::var("BASELINE_TEST_DATABASE_URL") {
        Ok(server) => postgres(&server, &mine).await,
        Err(_) => sqlite(&mine).await,
    }
}

async fn sqlite(mine: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let template = folder.join(format!("template-{}.db", build()));
    if !template.exists() {
        let making = folder.join(format!("{mine}.making"));
        let db = Db::migrate(&format!("sqlite://{}", making.display())).await.unwrap();
        world::fill(&db).await;
        db.close().await.unwrap();
        std::fs::rename(&making, &template).unwrap();
    }
    let copy = folder.join(format!("{mine}.db"));
    for old in ["db", "db-wal", "db-shm"] {
        let _ = std::fs::remove_file(copy.with_extension(old));
    }
    std::fs::copy(&template, &copy).unwrap();
    format!("sqlite://{}", copy.display())
}

/// `server` is the address of a PostgreSQL server with its maintenance database: postgres://user@host:port/postgres.
async fn postgres(server: &str, mine: &str) -> String {
    let base = server.rsplit_once('/').unwrap().0;
    let template = format!("baseline_template_{}", build());
    let making = format!("{mine}_making");
    // Whoever comes first makes it under another name; the rename is what counts.
    while db::create_postgres(server, mine, Some(&template)).await.is_err() {
        if db::create_postgres(server, &making, None).await.is_ok() {
            let db = Db::migrate(&format!("{base}/{making}")).await.unwrap();
            world::fill(&db).await;
            db.close().await.unwrap();
            let _ = db::create_postgres(server, &template, Some(&making)).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    format!("{base}/{mine}")
}
