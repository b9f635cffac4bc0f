# Overlap: people whom several projects claim; proposed by one person, approved by another.
overlap-title = Overlap
overlap-gross = Gross
overlap-overlap = Overlap
overlap-net = Net
overlap-none = No overlap is approved: the total is gross.
overlap-too-much = Gross { $gross }. An overlap of { $overlap } was approved, but by what is approved now it can be at most { $most }, so nothing is subtracted. Withdraw it, or propose the right number.
overlap-line = { $amount } between { $projects }
overlap-known = How it is known: { $how }.
overlap-method-joint-list = joint registration list
overlap-method-sample = sample survey
overlap-method-same-place = estimate from working in the same place
overlap-method-other = another way, told below
overlap-method-choose = Choose
overlap-unapproved = Declared by { $who }, { $when }, before approvals were asked for.
overlap-approved = Proposed by { $who }, { $proposed }; approved by { $approver }, { $when }, and subtracted from then on.
overlap-note = “{ $note }”
overlap-waiting = { $count ->
    [one] 1 proposed, not subtracted
   *[other] { $count } proposed, not subtracted
}
overlap-proposed = Proposed by { $who }, { $when }.
overlap-would-replace = It would take the place of the { $amount } above.
overlap-replaces-nothing = The number whose place it should take does not stand any more.
overlap-own = You proposed it, so another person at headquarters decides about it.
overlap-take-back = Take it back
overlap-judge = Decide
overlap-judge-note = Note
overlap-judge-note-hint = Needed to refuse; kept with the decision and shown to everybody who reads the total.
overlap-approve = Approve and subtract
overlap-refuse = Refuse
overlap-propose = Propose an overlap
overlap-replace = Propose another number
overlap-another-approves = It is subtracted when another person at headquarters has approved it.
overlap-projects = Projects
overlap-projects-hint = The codes of two or more projects linked here, for example RR.1647, RR.1655.
overlap-amount = How many are counted more than once
overlap-amount-hint = What is to be subtracted from the sum of their claims. A person whom three projects reached is to be subtracted twice.
overlap-method = How it is known
overlap-method-hint = The better it is known, the better the total.
overlap-method-words = Another way
overlap-method-words-hint = Only where it is known in another way.
overlap-reason-hint = What was compared, when and by whom. It is shown to everybody who reads the total.
overlap-submit = Propose the overlap
overlap-replace-submit = Propose the number
overlap-withdraw = Withdraw
overlap-withdraw-hint = Why it no longer holds. Past days keep it.
overlap-withdraw-submit = Withdraw the overlap
overlap-earlier = { $count ->
    [one] 1 earlier overlap
   *[other] { $count } earlier overlaps
}
overlap-since = { $who }, { $when }.
overlap-ended-refused = Refused by { $who }, { $when }.
overlap-ended-taken-back = Taken back by { $who }, { $when }.
overlap-ended-withdrawn = Withdrawn by { $who }, { $when }.
overlap-ended-replaced = Replaced by another number, approved by { $who }, { $when }.
overlap-done-proposed = The overlap is proposed. It is subtracted when another person at headquarters has approved it.
overlap-done-approved = The overlap is approved, and the total is net of it.
overlap-done-refused = The overlap is refused; nothing was subtracted.
overlap-done-taken-back = The proposal is taken back.
overlap-done-withdrawn = The overlap is withdrawn.
work-overlaps = { $count ->
    [one] Decide about 1 proposed overlap
   *[other] Decide about { $count } proposed overlaps
}
work-since = since { $day }
log-noun-overlap = Overlaps
log-noun-overlap-proposal = Proposed overlaps
act-overlap-declare = Overlap declared
act-overlap-propose = Overlap proposed
act-overlap-approve = Overlap approved
act-overlap-refuse = Overlap refused
act-overlap-take-back = Proposed overlap taken back
act-overlap-withdraw = Overlap withdrawn
problem-overlap-not-added = Only a number that is added up over projects can have an overlap.
problem-overlap-needs-two = An overlap is between two or more projects. Name them by their codes.
problem-overlap-elsewhere = From a regional office an overlap is proposed where one of the projects is in the region.
problem-overlap-amount = “{ $typed }” is not a number above zero. Type digits, with a point before decimals.
problem-overlap-method = Choose how it is known.
problem-overlap-method-words = Say in which other way it is known.
problem-overlap-too-large = Between these projects at most { $most } can be claimed more than once: everybody whom the largest of them reached was reached.
problem-overlap-too-large-now = By what is approved now at most { $most } can be claimed more than once between these projects.
problem-overlap-own = You proposed this overlap, so another person decides about it.
problem-overlap-not-own = Another person proposed this overlap; only they can take it back.
problem-overlap-note-missing = Say in the note why it is refused; it is needed, and kept.
problem-overlap-decided = Somebody else has decided about this proposal in the meantime, or it was taken back.
problem-overlap-predecessor-gone = The overlap whose place this one should take was withdrawn or replaced in the meantime. Refuse it, or ask for a new proposal.
problem-overlap-withdrawn = Somebody else has withdrawn or replaced this overlap in the meantime.
