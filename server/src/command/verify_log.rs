//! `baseline verify-log`

use backend::{
    db::Db,
    event::verify::{Broken, Verdict, verify},
};

use super::Failure;
use crate::config::Config;

pub(super) async fn verify_log(config: &Config) -> Result<(), Failure> {
    let db = Db::open(&config.database_url).await?;
    match verify(&db).await? {
        Verdict::Sound { entries, head } => {
            println!("The audit log is sound: {entries} entries.\nHead: {head}");
            Ok(())
        }
        Verdict::Broken { id, why } => {
            let why = match why {
                Broken::Changed => "was changed after it was written",
                Broken::Missing => "is missing",
                Broken::Reordered => "does not follow the entry before it: entries were removed or reordered",
            };
            Err(format!("the audit log is broken: entry {id} {why}").into())
        }
    }
}
