map-skip = Skip the map: its figures are in the table
map-elsewhere = elsewhere
map-note = The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance. Shapes: Natural Earth, simplified; areas compare (Equal Earth).
map-between = { $from } to { $to }
map-from = { $from } and more
map-below = under { $to }
map-any = more than nothing
