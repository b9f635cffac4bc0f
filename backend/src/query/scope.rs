//! Which projects a person may see or act on, as a condition for the WHERE of a list.

use domain::{
    lifecycle::ProjectState,
    policy::{Action, Scope, Subject, allows},
};

/// A condition over `p` (projects) for the scopes in which this person may do `action` in some
/// state. It holds only numbers of our own, so it needs no parameters.
pub(crate) fn may(subject: &Subject, action: Action) -> String {
    let somewhere = |role| ProjectState::ALL.iter().any(|state| allows(role, action, *state));
    condition(subject.grants.iter().filter(|grant| somewhere(grant.role)).map(|grant| grant.scope))
}

fn condition(scopes: impl Iterator<Item = Scope>) -> String {
    let mut parts = Vec::new();
    for scope in scopes {
        match scope {
            Scope::Everything => return "TRUE".into(),
            Scope::Region(id) => {
                parts.push(format!("p.office_id IN (SELECT b.id FROM offices b WHERE b.region_id = {id})"))
            }
            Scope::Office(id) => parts.push(format!("p.office_id = {id}")),
            Scope::Project(id) => parts.push(format!("p.id = {id}")),
        }
    }
    if parts.is_empty() { "FALSE".into() } else { format!("({})", parts.join(" OR ")) }
}

/// States for an SQL list: `('active', 'suspended')`.
pub(crate) fn states(which: impl Fn(ProjectState) -> bool) -> String {
    let words: Vec<_> =
        ProjectState::ALL.iter().filter(|state| which(**state)).map(|state| format!("'{}'", state.as_str())).collect();
    format!("({})", words.join(", "))
}
