// The look of the page around the drawings. Colours come from `theme.ts`.
import { FONT_STACK } from './theme.ts';

const MONO = "ui-monospace,'SF Mono',SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";

export const PAGE_LAYOUT = `
:root{--panel:#f7f8fa;--hover:#eceff4;--mark:#fff1d6;--near:#eef3fe;--accent:var(--h0);
--t-word:#7a2fb5;--t-special:#c2357f;--t-type:#0b6e8f;--t-string:#2f7a35;--t-number:#b0520a;--t-comment:#7b8698;--t-call:#1d4fc4;color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--panel:#171c24;--hover:#232b37;--mark:#4a3a15;--near:#1d2a42;
--t-word:#c79bff;--t-special:#ff8cc6;--t-type:#6fd0ec;--t-string:#8fd694;--t-number:#ffb074;--t-comment:#76839a;--t-call:#8fb4ff;color-scheme:dark}}
:root[data-theme=dark]{--panel:#171c24;--hover:#232b37;--mark:#4a3a15;--near:#1d2a42;
--t-word:#c79bff;--t-special:#ff8cc6;--t-type:#6fd0ec;--t-string:#8fd694;--t-number:#ffb074;--t-comment:#76839a;--t-call:#8fb4ff;color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--canvas);color:var(--ink);font:13px/1.45 ${FONT_STACK}}
button,input,select{font:inherit;color:inherit}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
header{display:flex;align-items:center;gap:10px;height:48px;padding:0 16px;border-bottom:1px solid var(--quiet-line);flex:none}
header strong{font-size:15px;font-weight:600;letter-spacing:-.01em;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.badge-text{font-size:11px;color:var(--muted);border:1px solid var(--quiet-line);border-radius:9px;padding:0 8px;line-height:18px}
.grow{flex:1}
.hint{font-size:11px;color:var(--muted);white-space:nowrap}
kbd{font:inherit;border:1px solid var(--quiet-line);border-radius:4px;padding:0 4px;margin-left:6px;background:var(--panel)}
#theme{display:grid;place-items:center;width:32px;height:32px;border:1px solid var(--quiet-line);border-radius:8px;background:none;cursor:pointer}
#theme:hover,.tools button:hover{background:var(--hover)}
main{flex:1;min-height:0;display:grid;grid-template-columns:216px minmax(0,1fr) minmax(340px,36%)}
nav{overflow:auto;padding:12px;background:var(--panel);border-right:1px solid var(--quiet-line)}
nav input{width:100%;height:32px;padding:0 10px;border:1px solid var(--quiet-line);border-radius:8px;background:var(--canvas);margin-bottom:10px}
nav h2{margin:14px 8px 4px;font-size:11px;font-weight:600;color:var(--hue,var(--muted))}
nav ul{list-style:none;margin:0;padding:0}
nav a{display:block;padding:5px 10px;border-radius:7px;color:inherit;text-decoration:none;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
nav a:hover{background:var(--hover)}
nav a[aria-current]{background:var(--accent);color:var(--canvas);font-weight:500}
#nothing{color:var(--muted);padding:0 10px}
.stage{position:relative;overflow:hidden;min-height:0;cursor:grab;touch-action:none;background-color:var(--canvas)}
.stage.dragging{cursor:grabbing;user-select:none}
.stage:focus-visible{outline-offset:-2px}
.drawing,.drawing svg{position:absolute;inset:0;width:100%;height:100%;display:block}
.drawing svg .canvas{fill:none}
.tools{position:absolute;right:14px;bottom:14px;display:flex;align-items:center;background:var(--card);border:1px solid var(--quiet-line);border-radius:10px;padding:3px;box-shadow:0 2px 8px rgb(16 24 40/.08);cursor:default}
.tools button{min-width:32px;height:30px;padding:0 8px;border:0;border-radius:7px;background:none;cursor:pointer}
.tools output{min-width:52px;text-align:center;color:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
aside{display:flex;flex-direction:column;min-width:0;min-height:0;border-left:1px solid var(--quiet-line);background:var(--panel)}
.tabs{display:flex;align-items:center;gap:2px;height:44px;padding:0 10px;border-bottom:1px solid var(--quiet-line);flex:none}
.tabs button{height:30px;padding:0 10px;border:0;border-radius:7px;background:none;cursor:pointer;color:var(--muted);white-space:nowrap}
.tabs button[aria-selected=true]{background:var(--hover);color:var(--ink);font-weight:500}
.tabs select{min-width:0;max-width:180px;height:30px;border:1px solid var(--quiet-line);border-radius:7px;background:var(--canvas);padding:0 6px}
.panel{flex:1;min-height:0;overflow:auto;font:12px/20px ${MONO};tab-size:2}
.panel .none{padding:0 16px;color:var(--muted);font-family:${FONT_STACK}}
.output:not([hidden])~.none{display:none}
.output{margin:0;padding:12px 16px;font:inherit;white-space:pre}
.file{list-style:none;margin:0;padding:10px 0;counter-reset:line;min-width:max-content}
.file li{counter-increment:line;display:flex;white-space:pre;padding-right:20px;border-left:3px solid transparent;scroll-margin:80px}
.file li::before{content:counter(line);flex:none;width:46px;padding-right:14px;text-align:right;color:var(--t-comment);opacity:.8;user-select:none}
.file li.drawn{cursor:pointer}
.file li.drawn::before{color:var(--accent);opacity:1}
.file li.near{background:var(--near)}
.file li.lit{background:var(--mark);border-left-color:var(--h2)}
.file li.drawn:focus-visible{outline-offset:-2px}
.file code{font:inherit}
.t-word{color:var(--t-word)}.t-special{color:var(--t-special);font-weight:600}.t-type{color:var(--t-type)}.t-string{color:var(--t-string)}
.t-number{color:var(--t-number)}.t-comment,.t-doc{color:var(--t-comment);font-style:italic}.t-decorator{color:var(--t-special)}.t-call{color:var(--t-call)}
@media (prefers-reduced-motion:no-preference){.file li,nav a,svg.mu .card,svg.mu .frame{transition:background-color .12s,stroke .12s}}
@media (max-width:1150px){main{grid-template-columns:184px minmax(0,1fr) minmax(320px,38%)}.hint{display:none}}
@media (max-width:899px){body{height:auto}main{display:block}nav{border-right:0;border-bottom:1px solid var(--quiet-line);max-height:220px}.stage{height:70vh}aside{height:70vh;border-left:0;border-top:1px solid var(--quiet-line)}}
@media print{nav,aside,header,.tools{display:none}main{display:block}.stage{height:100vh}}
`;
