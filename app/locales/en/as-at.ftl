# Pages about a past day.
as-at-title = As at the end of { $day }.
as-at-text = Values, targets, states and links are shown as they stood then; nothing can be changed here. Names and wording are today’s.
as-at-leave = Show the present
as-at-ask = As at a past day
as-at-day = Day (UTC)
as-at-show = Show that day
