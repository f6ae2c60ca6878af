"""Names that a spreadsheet, a page or a terminal might run."""

HOSTILE = (
    '=HYPERLINK("http://x.example","a")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "a;=1+1",
    "</script><b onclick=alert(1)>",
)
