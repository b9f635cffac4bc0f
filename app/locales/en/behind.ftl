# What stands behind one value: versions, comments, files.
behind-version = Version { $number }
behind-comments = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
behind-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
behind-no-files = no file
behind-open = Comment, attach a file
behind-of = What stands behind { $title }
behind-back = ‹ Progress, { $period }
behind-lead = { $unit } · { $period }
behind-stands = stands at { $value }
behind-blank = blank
behind-locked = { $through } and before is locked: files are neither attached nor withdrawn. Reason: { $reason }
behind-not-begun = This period begins on { $starts }. Values and files come from that day on.

behind-versions = Versions
behind-versions-none = Nothing has been written for this period yet. Every version of the value will be listed here, with what it changed and by whom.
behind-head-version = Version
behind-head-changed = What changed
behind-head-by = By
behind-same = The same value
behind-column = { $name }:
behind-difference = ({ $difference })
behind-noted = Note: “{ $text }”
behind-note-gone = Note taken away
behind-by = { $who }, { $when }
behind-by-author = Written by { $who }
behind-by-submitter = Submitted by { $who }

behind-talk = Comments
behind-talk-none = Nobody has said anything about this value yet. What is said here is seen by everybody who sees the project.
behind-withdrawn = Withdrawn by { $who }
behind-withdraw-comment = Withdraw
behind-withdraw-comment-of = Withdraw your comment of { $when }
behind-text = Your comment
behind-text-hint = Seen by everybody who sees the project, and kept. Up to 2,000 characters.
behind-say = Comment

behind-evidence = Files
behind-evidence-none = No file stands behind this value. Attendance lists, photographs, signed minutes: what shows that it is so.
behind-file-meta = { $kind }, { $size } · { $who }, { $when }
behind-file-later = After it was approved
behind-file-withdrawn = Withdrawn by { $who }, { $when }: “{ $reason }”
behind-file-kind = { $kind ->
    [pdf] PDF
    [png] PNG image
    [jpeg] JPEG image
    [webp] WebP image
    [docx] Word document
    [xlsx] Excel workbook
    [odt] OpenDocument text
    [ods] OpenDocument spreadsheet
   *[text] Plain text
}
behind-size-kilobytes = { $size } KB
behind-size-megabytes = { $size } MB
behind-withdraw-file = Withdraw this file
behind-withdraw-reason = Why it is withdrawn
behind-withdraw-hint = The file stays for the auditor and says that it was withdrawn.
behind-withdraw-submit = Withdraw the file
behind-evidence-stands = The value is handed in or approved with these files; they can be withdrawn once it is open again.
behind-file = File
behind-file-hint = PDF, PNG, JPEG, WebP, Word, Excel, OpenDocument or plain text, up to { $megabytes } MB
behind-about = What it shows
behind-about-hint = Such as: attendance list of 12 March, signed by the district
behind-attach = Attach the file

behind-done-comment = Your comment is kept.
behind-done-comment-withdrawn = Your comment is withdrawn.
behind-done-attached = “{ $name }” is attached.
behind-done-withdrawn = The file is withdrawn.

problem-comment-missing = Write what you want to say.
problem-comment-withdrawn = This comment is withdrawn already.
problem-evidence-missing = Choose a file.
problem-evidence-empty = This file is empty.
problem-evidence-too-large = This file is larger than { $megabytes } MB. Make it smaller, or attach it in parts.
problem-evidence-no-name = This file has no name that can be kept. Rename it, then attach it again.
problem-evidence-type = The content of “{ $name }” is of none of the types that are taken: PDF, PNG, JPEG, WebP, Word (docx), Excel (xlsx), OpenDocument (odt, ods), plain text (txt, csv).
problem-evidence-macros = “{ $name }” has a program (macros) in it. Save it without macros, then attach it again.
problem-evidence-other-type = “{ $name }” is not what its name says: by its content it is { $kind ->
    [pdf] a PDF
    [png] a PNG image
    [jpeg] a JPEG image
    [webp] a WebP image
    [docx] a Word document
    [xlsx] an Excel workbook
    [odt] an OpenDocument text
    [ods] an OpenDocument spreadsheet
   *[text] plain text
}. Give it a name that ends with .{ $ending }, or attach the right file.
problem-evidence-twice = The same file is attached already, as “{ $name }”.
problem-evidence-too-many = There are { $max } files already, which is the most. Put several into one document.
problem-evidence-stands = The value is { $state ->
    [submitted] handed in
   *[other] approved
} with this file. It can be withdrawn once the value is sent back or reopened.
problem-evidence-withdrawn = This file is withdrawn already.

act-comment-add = Comment made
act-comment-withdraw = Comment withdrawn
act-evidence-attach = File attached
act-evidence-withdraw = File withdrawn
log-noun-comment = Comment
log-noun-evidence = File
