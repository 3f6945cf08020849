/** The plain pages' style sheet. Colours are roles, each for light and dark. */
export const stylesheet = `
:root { --ink:#1a1f24; --ink-soft:#56616b; --paper:#fff; --paper-2:#f2f5f7; --line:#d5dce2; --accent:#0b5c8a; --accent-ink:#fff; --warn:#8a4b00; color-scheme:light dark }
@media (prefers-color-scheme:dark) { :root { --ink:#e8ecef; --ink-soft:#a3afb9; --paper:#14181c; --paper-2:#1f262c; --line:#36414a; --accent:#7cc4ee; --accent-ink:#0a1a24; --warn:#ffbf66 } }
* { box-sizing:border-box }
body { margin:0; font:16px/1.5 system-ui,sans-serif; color:var(--ink); background:var(--paper) }
header { display:flex; justify-content:space-between; align-items:center; gap:12px; padding:12px 16px; border-bottom:1px solid var(--line) }
main { max-width:720px; margin:0 auto; padding:16px } main:not(.chat) { padding-bottom:88px } .found,.search + .empty { margin:16px 0 }
a { color:var(--accent) } .brand { font-weight:600; color:var(--ink); text-decoration:none }
.quiet { color:var(--ink-soft); font-size:14px } .soft { color:var(--ink-soft); font-size:14px; margin:4px 0 }
main.frame.frame { max-width:none; padding:0 } .hidden { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap }
h1 { font-size:28px; line-height:1.25 } h2 { font-size:20px; margin:24px 0 8px } h3 { font-size:16px; margin:16px 0 4px; text-transform:capitalize }
ul,ol { margin:0 0 12px; padding-left:20px } li { margin:4px 0 }
label { display:block; font-weight:600; margin-bottom:4px }
input:not([type=hidden]),textarea { width:100%; font:inherit; padding:10px 12px; color:inherit; background:var(--paper); border:1px solid var(--ink-soft); border-radius:6px }
textarea { resize:vertical } .write { display:flex; gap:8px; align-items:flex-end } .chat .row { gap:0 16px }
button { font:inherit; min-height:44px; padding:8px 16px; border-radius:6px; border:1px solid var(--accent); background:var(--accent); color:var(--accent-ink); cursor:pointer }
button.second,.transcript button { background:none; color:var(--accent) } button[aria-pressed=true] { background:var(--accent); color:var(--accent-ink) }
button.quiet { background:none; border:0; color:var(--ink-soft); text-decoration:underline; padding:8px 0 }
:focus-visible { outline:2px solid var(--accent); outline-offset:2px }
.row { display:flex; gap:8px; flex-wrap:wrap; align-items:center; margin-top:8px } .search .row { flex-wrap:nowrap; margin:0 }
.ask { margin-top:32px; padding:16px; background:var(--paper-2); border-radius:10px } .ask h2 { margin-top:0 }
.notice,.empty { color:var(--ink-soft) } .problem { color:var(--warn); font-weight:600 }
.chat { display:flex; flex-direction:column; gap:8px; height:calc(100dvh - 54px); min-height:480px } .chat iframe { flex:1; min-height:200px; border:1px solid var(--line); border-radius:10px; width:100% }
.transcript { padding:12px; display:flex; flex-direction:column; gap:12px }
.line { max-width:85%; padding:8px 12px; border-radius:10px; overflow-wrap:anywhere } .line p { margin:4px 0; white-space:pre-wrap }
.line.bot p { white-space:normal }
.line.customer { align-self:flex-end; background:var(--accent); color:var(--accent-ink) }
.line.bot { background:var(--paper-2) } .line.agent { border:1px solid var(--line) }
.line.system { align-self:center; text-align:center; color:var(--ink-soft); font-size:14px }
.who { font-size:13px; font-weight:600 } .bot .who::before { content:"▪ " }
.choices { display:flex; flex-direction:column; gap:8px; align-items:flex-start; margin-top:8px } .choices button { text-align:left }
.standing { border-top:1px solid var(--line); padding-top:12px; font-variant-numeric:tabular-nums } .standing button,.line form button { margin:4px 8px 0 0 }
dt { font-weight:600; font-size:14px; margin-top:8px } dd { margin:0; overflow-wrap:anywhere } summary { cursor:pointer; color:var(--accent) }
pre { white-space:pre-wrap; background:var(--paper-2); padding:12px; border-radius:6px; font-size:14px } code { font-size:14px } code { overflow-wrap:anywhere } article { overflow-wrap:anywhere }
nav { display:flex; gap:4px 16px; flex-wrap:wrap; flex:1 } nav a { padding:10px 0 } nav a[aria-current] { color:var(--ink); text-decoration:none; font-weight:600 }
@media (max-width:520px) { header { flex-wrap:wrap; gap:0 12px } nav { order:1; flex-basis:100% } }
fieldset { border:0; padding:0; margin:0; min-width:0 } fieldset.row { margin:0; gap:0 8px } legend { float:left; margin:0 8px 0 0; padding:0; line-height:44px }
.tick { display:flex; gap:8px; align-items:center; font-weight:400; margin:0; min-height:44px; padding-right:8px } input[type=checkbox] { width:20px; height:20px; accent-color:var(--accent); margin:0 }
.people { list-style:none; padding:0 } .people li { padding:12px 16px; border:1px solid var(--line); border-radius:10px; margin:0 0 12px; overflow-wrap:anywhere } .people .row { justify-content:space-between } .people fieldset.row { justify-content:flex-start }
.people summary { padding:10px 0 } .people details p { max-width:48ch; margin:0 0 8px }
.method { font:600 13px/1 ui-monospace,monospace; border:1px solid var(--line); border-radius:6px; padding:4px 6px; margin-right:8px }
`
