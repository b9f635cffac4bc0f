//! Who there is in the world of the tests: one person per role, and two strangers from another mission.

use backend::{
    ctx::Tx,
    insert::people::{self, NewUser},
    usecase::session::hash_password,
};
use domain::{
    id::{OfficeId, ProjectId, RegionId},
    policy::{Role, Scope},
};

use super::world::{PASSWORD, Who};

pub struct Offices {
    pub rwanda: OfficeId,
    pub yemen: OfficeId,
    pub regional: OfficeId,
    pub headquarters: OfficeId,
    pub east_africa: RegionId,
    pub project: ProjectId,
}

pub async fn make(tx: &Tx, at: &Offices) {
    let hash = hash_password(PASSWORD, b"sixteen-salt-byt").unwrap();
    let region = Scope::Region(at.east_africa);
    let people = [
        (Who::ProjectManager, at.rwanda, Role::ProjectManager, Scope::Office(at.rwanda)),
        (Who::ProjectStaff, at.rwanda, Role::ProjectStaff, Scope::Project(at.project)),
        (Who::Reviewer, at.regional, Role::Reviewer, region),
        (Who::Endorser, at.regional, Role::Endorser, region),
        (Who::GenderFocalPoint, at.headquarters, Role::GenderFocalPoint, Scope::Everything),
        (Who::FundManager, at.headquarters, Role::FundManager, Scope::Everything),
        (Who::HeadquartersAnalyst, at.headquarters, Role::HeadquartersAnalyst, Scope::Everything),
        (Who::Auditor, at.headquarters, Role::Auditor, Scope::Everything),
        (Who::Viewer, at.regional, Role::Viewer, region),
        (Who::Administrator, at.headquarters, Role::Administrator, Scope::Everything),
        (Who::Stranger, at.yemen, Role::ProjectManager, Scope::Office(at.yemen)),
        (Who::StrangeReviewer, at.yemen, Role::Reviewer, Scope::Office(at.yemen)),
    ];
    for (who, office, role, scope) in people {
        let new = NewUser { email: who.email(), name: who.name(), office, password_hash: &hash, demo: false };
        let user = people::user(tx, new).await.unwrap();
        people::grant(tx, user, role, scope).await.unwrap();
    }
}
