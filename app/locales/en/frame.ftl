skip-to-content = Skip to content
nav-label = Main
nav-work = My work
nav-projects = Projects
nav-results = Results
nav-funding = Funding
nav-gender = Gender
nav-audit = Audit
sign-out = Sign out

sign-in-title = Sign in
sign-in-lead = What projects promise, report and achieve, from the first plan to the last audit.
sign-in-email = E-mail
sign-in-password = Password
sign-in-submit = Sign in

failure-back = Go to my work
failure-not-found-title = There is no such page
failure-not-found-text = It does not exist, or it is not open to you. Check the address, or look for it in the projects list.
failure-forbidden-title = You may see this, but not do it
failure-forbidden-text = Your roles do not include this action here. Ask the project manager or an administrator.
failure-refused-title = This could not be done
failure-refused-text = The input was refused. Nothing was changed.
failure-internal-title = Something went wrong on our side
failure-internal-text = Nothing was changed. Try again; if it happens again, tell the administrator.
failure-internal-id = Tell them this number: { $id }

menu = Menu
theme-label = Theme
theme-auto = As the system
theme-light = Light
theme-dark = Dark

breadcrumbs = Breadcrumbs
none = none
filter-all = All
filter-apply = Apply

form-kept = Your session had ended. What you typed is still here; check it and send it again.
form-refused = { $count ->
    [one] One thing must be corrected. Nothing was saved.
   *[other] { $count } things must be corrected. Nothing was saved.
}

pagination-label = Pages
pagination-range = { $from }–{ $to } of { $total }
pagination-previous = ‹ Previous
pagination-next = Next ›

demo-users-title = Demo users
demo-users-text = This server holds demo data. Each role has its own user, ROLE@demo.example, with the password baseline-demo.
role-administrator = Administrator
role-project-manager = Project manager
role-project-staff = Project staff
role-reviewer = Reviewer
role-endorser = Endorser
role-gender-focal-point = Gender focal point
role-fund-manager = Fund manager
role-headquarters-analyst = Headquarters analyst
role-auditor = Auditor
role-viewer = Viewer
