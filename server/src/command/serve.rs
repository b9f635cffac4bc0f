//! `baseline serve`

use std::net::SocketAddr;

use backend::{ctx::Ctx, db::Db, files::Files, query};
use tokio::net::TcpListener;

use super::Failure;
use crate::{
    config::{Config, Serve},
    http,
    mail::Post,
};

pub(super) async fn serve(config: &Config, options: &Serve) -> Result<(), Failure> {
    let db = Db::open(&config.database_url).await?;
    if !options.listen.ip().is_loopback() && !options.allow_demo && demo(&db).await? {
        return Err("this database has demo users, whose password is public; \
                    listen on loopback, or say --allow-demo if that is meant"
            .into());
    }
    let listener = TcpListener::bind(options.listen).await.map_err(|cause| match cause.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "port {} is in use by another program; stop it, or choose another with --listen {}:PORT",
            options.listen.port(),
            options.listen.ip()
        ),
        _ => format!("could not listen on {}: {cause}", options.listen),
    })?;
    let here = format!("http://{}", listener.local_addr()?);
    let url = options.url.as_deref().unwrap_or(&here);
    let post = Post::new(options.smtp_url.as_deref(), &config.data_dir, &options.mail_from, url)?;
    println!("Baseline serves on {here}");
    let (db, meter) = if options.measure {
        let (db, meter) = db.metered();
        (db, Some(meter))
    } else {
        (db, None)
    };
    let files = Files::new(&config.data_dir, options.max_upload);
    let settings = http::Options { tls: options.tls, files, meter, ..Default::default() };
    // Beside the requests, and gone with them: what it was about to send stays in the outbox.
    tokio::spawn(post.run(db.clone(), settings.clock.clone()));
    let app = http::app(db, settings);
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stopped())
        .await?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
async fn demo(db: &Db) -> Result<bool, Failure> {
    Ok(query::user::demo_exists(&Ctx::new(db.clone(), chrono::Utc::now(), None)).await?)
}

/// Ctrl-C, or the termination signal of a service manager.
async fn stopped() {
    let interrupt = async { tokio::signal::ctrl_c().await.ok() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<Option<()>>();
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}
