//! One demo user per role, and those who write and review in the other missions. Nobody has a person's name.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    id::{OfficeId, ProjectId, RegionId, UserId},
    policy::{Role, Scope},
};

use super::{
    files::broken,
    past::Past,
    places::{HEADQUARTERS, Places, Seat},
};
use crate::{
    error::Result,
    insert::people::{self, NewUser},
    usecase::session::hash_password,
};

/// What all users who are meant to sign in share.
pub const PASSWORD: &str = "baseline-demo";
/// Not secret, as the password is public; fixed, so that the same demo is made twice.
const SALT: [u8; 16] = *b"baseline-demo-00";

/// The project that the user for project staff works on.
pub(super) const STAFFED: &str = "DP.1649";
/// Where the users who sign in sit.
pub(super) const MISSION: &str = "RWA";
const REGION: &str = "East Africa and the Horn of Africa";

/// Who works on one project.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hands {
    pub(super) manager: UserId,
    /// Enters values where there is one.
    pub(super) staff: Option<UserId>,
    pub(super) reviewer: UserId,
    pub(super) endorser: UserId,
    pub(super) focal_point: UserId,
    pub(super) fund_manager: UserId,
    pub(super) analyst: UserId,
}

#[derive(Debug)]
pub(super) struct People {
    roles: HashMap<Role, UserId>,
    managers: HashMap<OfficeId, UserId>,
    regional: HashMap<RegionId, (UserId, UserId)>,
    pub(super) count: usize,
}

impl People {
    /// The demo user of this role.
    pub(super) fn of(&self, role: Role) -> Option<UserId> {
        self.roles.get(&role).copied()
    }

    pub(super) fn hands(&self, seat: &Seat, staffed: bool) -> Result<Hands> {
        let missing = || broken("projects", &format!("nobody works at {}", seat.name));
        let role = |role| self.roles.get(&role).copied().ok_or_else(missing);
        let manager = self.managers.get(&seat.office).copied().ok_or_else(missing)?;
        let (reviewer, endorser) = self.regional.get(&seat.region).copied().ok_or_else(missing)?;
        Ok(Hands {
            manager,
            staff: if staffed { Some(role(Role::ProjectStaff)?) } else { None },
            reviewer,
            endorser,
            focal_point: role(Role::GenderFocalPoint)?,
            fund_manager: role(Role::FundManager)?,
            analyst: role(Role::HeadquartersAnalyst)?,
        })
    }

    /// Project staff see one project only, which is made after the people.
    pub(super) async fn assign_staff(&self, past: &Past, project: ProjectId) -> Result<()> {
        match self.roles.get(&Role::ProjectStaff) {
            Some(staff) => people::grant(past.tx(), *staff, Role::ProjectStaff, Scope::Project(project)).await,
            None => Ok(()),
        }
    }
}

/// `secret` is drawn at the edge: nobody knows the password of those who are not meant to sign in.
/// `offices` are those that project files name, each as often as it is named.
pub(super) async fn make(past: &Past, places: &Places, offices: &[String], secret: &[u8; 32]) -> Result<People> {
    let open = hash_password(PASSWORD, &SALT)?;
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let locked = hash_password(&hex, &SALT)?;
    let mission = places.seat(MISSION)?.clone();
    let region = places.seat(REGION)?.clone();
    let headquarters = places.headquarters.clone();

    let mut made = People { roles: HashMap::new(), managers: HashMap::new(), regional: HashMap::new(), count: 0 };
    for role in Role::ALL.iter().copied() {
        let (seat, scope) = match role {
            Role::ProjectManager => (&mission, Some(Scope::Office(mission.office))),
            Role::ProjectStaff => (&mission, None),
            Role::Reviewer | Role::Endorser | Role::Viewer => (&region, Some(Scope::Region(region.region))),
            Role::GenderFocalPoint
            | Role::FundManager
            | Role::HeadquartersAnalyst
            | Role::Auditor
            | Role::Administrator => (&headquarters, Some(Scope::Everything)),
        };
        let email = format!("{role}@demo.example");
        let new = NewUser { email: &email, name: title(role), office: seat.office, password_hash: &open, demo: true };
        let user = people::user(past.tx(), new).await?;
        if let Some(scope) = scope {
            people::grant(past.tx(), user, role, scope).await?;
        }
        made.roles.insert(role, user);
        made.count += 1;
    }
    let role = |made: &People, role| made.roles.get(&role).copied();
    if let (Some(manager), Some(reviewer), Some(endorser)) =
        (role(&made, Role::ProjectManager), role(&made, Role::Reviewer), role(&made, Role::Endorser))
    {
        made.managers.insert(mission.office, manager);
        made.regional.insert(region.region, (reviewer, endorser));
    }

    for place in offices {
        let seat = places.seat(place)?;
        if let Entry::Vacant(vacant) = made.managers.entry(seat.office) {
            let name = format!("Project manager, {}", seat.name);
            let email = format!("project-manager-{}@demo.example", slug(place));
            let scope = Scope::Office(seat.office);
            let user = other(past, &email, &name, seat.office, Role::ProjectManager, scope, &locked).await?;
            vacant.insert(user);
            made.count += 1;
        }
    }
    for (name, id) in &places.regions {
        if !made.regional.contains_key(id) {
            // What is global is reviewed and endorsed at headquarters.
            let place = if *id == headquarters.region { HEADQUARTERS } else { name };
            let seat = places.seat(place)?;
            let slug = slug(place);
            let scope = Scope::Region(*id);
            let mut pair = Vec::with_capacity(2);
            for (role, word) in [(Role::Reviewer, "Reviewer"), (Role::Endorser, "Endorser")] {
                let name = format!("{word}, {}", seat.name);
                let email = format!("{role}-{slug}@demo.example");
                pair.push(other(past, &email, &name, seat.office, role, scope, &locked).await?);
                made.count += 1;
            }
            made.regional.insert(*id, (pair[0], pair[1]));
        }
    }
    Ok(made)
}

async fn other(
    past: &Past,
    email: &str,
    name: &str,
    office: OfficeId,
    role: Role,
    scope: Scope,
    password_hash: &str,
) -> Result<UserId> {
    let user = people::user(past.tx(), NewUser { email, name, office, password_hash, demo: true }).await?;
    people::grant(past.tx(), user, role, scope).await?;
    Ok(user)
}

/// How a demo user is called, who is nobody in particular.
fn title(role: Role) -> &'static str {
    match role {
        Role::Administrator => "Administrator",
        Role::ProjectManager => "Project manager",
        Role::ProjectStaff => "Project staff",
        Role::Reviewer => "Reviewer",
        Role::Endorser => "Endorser",
        Role::GenderFocalPoint => "Gender focal point",
        Role::FundManager => "Fund manager",
        Role::HeadquartersAnalyst => "Headquarters analyst",
        Role::Auditor => "Auditor",
        Role::Viewer => "Viewer",
    }
}

/// A place as the part of an e-mail address.
fn slug(place: &str) -> String {
    let words = place.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
