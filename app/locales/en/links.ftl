# Links: what project indicators count towards, proposed by projects, confirmed by headquarters.

links-link = Counts towards
links-title = What the indicators count towards
links-lead = The project proposes which corporate result an indicator counts towards; headquarters confirms it. Until then nothing of it is in any total.
links-towards = Counts towards
links-nothing = Nothing yet
links-nothing-text = No corporate total contains anything of this indicator.
links-no-indicators = There are no indicators yet. They are added to the matrix.
links-of = Indicator { $number }: { $title }

link-waiting = Waits
link-standing = Counts
link-refused = Refused
link-withdrawn = Taken back
link-ended = Ended
link-share-of = { $share } of it
link-replaces = { $share } of it counts now
link-same-unit-said = “{ $own }” and “{ $corporate }” mean the same:
link-act-proposed = Proposed by { $who }, { $when }
link-act-confirmed = Confirmed by { $who }, { $when }
link-act-refused = Refused by { $who }, { $when }
link-act-withdrawn = Taken back by { $who }, { $when }
link-act-ended = Ended by { $who }, { $when }

results-share-of = Of this a share of { $share } counts here: { $share } of { $whole }

link-propose = Propose what it counts towards
link-corporate = Corporate result
link-nothing-fits = No corporate indicator is of the kind of this one, with the same answers. Headquarters defines them.
link-no-suggestion = None sounds like this one.
link-others = { $count ->
    [one] One more of the same kind
   *[other] { $count } more of the same kind
}
link-all-of-kind = { $count ->
    [one] One of the same kind
   *[other] { $count } of the same kind
}
link-counts-same = counts { $unit }, as this one does
link-counts-other = counts { $unit }
link-share = Share in percent
link-share-hint = Blank is the whole. Say 60 where only six tenths of what is reported belong there.
link-same-unit = Why the units are the same
link-same-unit-hint = Only where the corporate indicator does not count “{ $unit }” by that word.
link-propose-submit = Propose
link-propose-says = Headquarters decides. What is confirmed counts from then on; past days stay as they were.
link-withdraw = Take the proposal back
link-end = End
link-end-hint = Why it no longer counts there. Past days keep it.
link-end-submit = End the link
link-done-proposed = Proposed. It counts once headquarters has confirmed it.
link-done-withdrawn = The proposal is taken back.
link-done-ended = The link has ended: nothing of the indicator counts there any more.
link-done-confirmed = { $count ->
    [one] One link is confirmed and counts.
   *[other] { $count } links are confirmed and count.
}
link-done-refused = { $count ->
    [one] One proposal is refused.
   *[other] { $count } proposals are refused.
}

links-all-title = Links to corporate results
links-all-lead = What project indicators count towards. Projects propose, headquarters confirms; nobody decides about what they proposed themselves.
links-tabs = State of the links
links-tab-waiting = Waiting
links-tab-standing = Counting
links-tab-refused = Refused
links-tab-ended = Ended
links-search = Project or indicator
links-search-hint = DP.1649, trained, O1.1
links-none-waiting = Nothing waits for a decision.
links-none-standing = Nothing counts towards corporate results yet. Projects propose it in their matrix.
links-none-refused = Nothing was refused.
links-none-ended = No link has ended.
links-none-found-waiting = Nothing that waits fits these filters.
links-none-found-standing = No link fits these filters.
links-none-found-refused = Nothing that was refused fits these filters.
links-none-found-ended = No link that has ended fits these filters.
links-chosen = Chosen
links-choose = Choose { $title } of { $project }
links-own = Yours: another person decides
links-proposed = Proposed
links-by = { $who }, { $when }
links-who = Who and when
links-note = Note
links-note-hint = The project reads it. A refusal needs one.
links-confirm = Confirm the chosen
links-refuse = Refuse the chosen

work-links-line = { $count ->
    [one] One proposed link waits for confirmation
   *[other] { $count } proposed links wait for confirmation
}
work-links-meta = Projects proposed what their indicators count towards.

log-noun-link = Links
log-noun-proposal = Proposed links
act-link-propose = Link proposed
act-link-withdraw = Proposed link taken back
act-link-confirm = Link confirmed
act-link-refuse = Link refused
act-link-end = Link ended

problem-link-corporate-missing = Choose a corporate indicator.
problem-link-corporate-unknown = “{ $typed }” is no corporate indicator. Name framework and indicator, for example MIGOF/O1.1.
problem-link-kind = { $code } is of another kind: a count is not added to a percentage, nor an answer to either.
problem-link-answers = { $code } is a scale with other answers, or in another order. Their third is not this one’s third.
problem-link-unit = { $code } counts “{ $corporate }”, this indicator “{ $own }”. Say why both mean the same, or choose another.
problem-link-share = “{ $typed }” is no share. Type percent from 0.01 to 100, with at most two decimals; blank is the whole.
problem-link-share-not-added = { $code } is not added up over projects, so there is no part of it. Leave the share blank.
problem-link-stands = It counts there already, with this share.
problem-link-waits = This link is proposed already and waits for headquarters.
problem-link-none-chosen = Choose at least one proposal.
problem-link-own-proposal = You proposed this yourself: another person decides.
problem-link-note-missing = Say why. The project reads it.
problem-link-gone = One of the two indicators has been taken out since. Refuse the proposal.
problem-link-already-confirmed = Somebody else has confirmed this in the meantime.
problem-link-already-refused = Somebody else has refused this in the meantime.
problem-link-already-withdrawn = The project has taken this back in the meantime.
problem-link-ended = Somebody else has ended this link in the meantime.
problem-unit-is-linked = It counts towards a corporate result in “{ $unit }” ({ $code }). End that link before the unit becomes another.
