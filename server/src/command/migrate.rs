//! `baseline migrate`

use backend::db::Db;

use super::Failure;
use crate::config::Config;

pub(super) async fn migrate(config: &Config) -> Result<(), Failure> {
    Db::migrate(&config.database_url).await?;
    println!("The database {} is up to date.", config.database_url);
    Ok(())
}
