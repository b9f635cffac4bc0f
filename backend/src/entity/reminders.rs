//! Messages about what is missing, one to one person; the outbox of their mails.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reminders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub sent_by: i64,
    pub missing: i64,
    pub returned: i64,
    pub items: String,
    /// Of who reminds, in their own words; blank where there is none.
    pub note: String,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub attempt_at: Option<i64>,
    pub attempts: i64,
    pub mailed_at: Option<i64>,
    pub failure: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
