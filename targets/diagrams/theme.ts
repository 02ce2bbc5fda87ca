// The look of the drawings as CSS with custom properties: light by default, dark where the reader's system or the page
// around says so. A drawing carries it inside, so that it stands alone; the page takes it out and has it once.

const LIGHT = `--canvas:#ffffff;--ink:#1b2230;--muted:#5f6b7e;--wire:#8a95a8;--card:#ffffff;--card-line:#c4ccd8;
--quiet-line:#cfd6e0;--shade:#101828;--error:#d13438;--atomic:#7a4fd6;--start:#243247;--start-ink:#ffffff;--end:#e6eaf0;
--choice:#fff6db;--choice-line:#d3a11c;--throw:#fdecec;--h0:#2f6fed;--h1:#0d9488;--h2:#d4690c;--h3:#c2357f;--h4:#0a86c4;
--h5:#3f8f3f;--h6:#9a6b2f;--h7:#6d55d8;`;

const DARK = `--canvas:#12161d;--ink:#e8ecf3;--muted:#98a3b5;--wire:#76839a;--card:#1c222c;--card-line:#3d4858;
--quiet-line:#394353;--shade:#000000;--error:#ff7b72;--atomic:#b794ff;--start:#dfe6f1;--start-ink:#12161d;--end:#2c3543;
--choice:#332b12;--choice-line:#d9ad3c;--throw:#3a1f22;--h0:#7aa7ff;--h1:#2dd4bf;--h2:#ff9f4f;--h3:#f57bb8;--h4:#4cc2ff;
--h5:#74cc74;--h6:#d9b071;--h7:#ab9bff;`;

const HUES = [0, 1, 2, 3, 4, 5, 6, 7].map(hue => `.hue${hue}{--hue:var(--h${hue})}`).join('');

/** Fonts that the width table holds for: see `text.ts`. */
export const FONT_STACK = "Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

const RULES = `svg.mu{font-family:${FONT_STACK};font-size:13px;color-scheme:light dark}
svg.mu .canvas{fill:var(--canvas)}
svg.mu text{fill:var(--ink);text-anchor:start}
svg.mu text.middle{text-anchor:middle}
svg.mu .heading{font-size:20px;font-weight:600;letter-spacing:-.01em}
svg.mu .signature,svg.mu .doc{font-size:12px;fill:var(--muted)}
svg.mu .label{font-size:13px;font-weight:500}
svg.mu .kicker{font-size:10px;font-weight:600;fill:var(--hue,var(--muted));letter-spacing:.02em}
svg.mu .detail{font-size:11px;fill:var(--muted)}
svg.mu .row{font-size:11px}
svg.mu a{text-decoration:none;cursor:pointer}
svg.mu .card{fill:var(--card);stroke:var(--card-line);stroke-width:1.25}
svg.mu .shade{fill:var(--shade);opacity:.07}
svg.mu .bar{fill:var(--hue,var(--muted))}
svg.mu .chip{fill:var(--hue,var(--muted));fill-opacity:.1}
svg.mu .call .card{stroke:var(--hue,var(--card-line));stroke-opacity:.6}
svg.mu .transaction .card{stroke:var(--atomic)}
svg.mu .inner{fill:none;stroke:var(--atomic);stroke-width:1;opacity:.55}
svg.mu .glyph{fill:none;stroke:var(--atomic);stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}
svg.mu .extern .card{stroke:var(--wire)}
svg.mu .extern .inner{stroke:var(--wire);stroke-dasharray:3 2}
svg.mu .extern .glyph{stroke:var(--muted)}
svg.mu .timer .card,svg.mu .signal .card{stroke:var(--wire)}
svg.mu .timer .glyph,svg.mu .signal .glyph{stroke:var(--muted)}
svg.mu .begin .card{stroke:var(--wire);stroke-dasharray:6 3}
svg.mu .await .card{stroke:var(--wire)}
svg.mu .begin .glyph,svg.mu .await .glyph{stroke:var(--muted)}
svg.mu .settle .card{fill:var(--end);stroke:var(--wire);stroke-dasharray:6 3}
svg.mu .start .card{fill:var(--start);stroke:none}
svg.mu .start .label{fill:var(--start-ink)}
svg.mu .return .card,svg.mu .leave .card{fill:var(--end);stroke:var(--wire)}
svg.mu .choice .card{fill:var(--choice);stroke:var(--choice-line)}
svg.mu .throw .card{fill:var(--throw);stroke:var(--error)}
svg.mu .ledger{stroke:var(--atomic);stroke-width:1.75;fill:none}
svg.mu .ledger.always{fill:var(--atomic)}
svg.mu .frame{fill:none;stroke:var(--quiet-line);stroke-width:1}
svg.mu .run .frame{fill:var(--hue,var(--muted));fill-opacity:.055;stroke:var(--hue,var(--muted));stroke-opacity:.55;stroke-width:1.25}
svg.mu .fork .frame{fill:var(--muted);fill-opacity:.045;stroke:var(--wire);stroke-opacity:.8}
svg.mu .branch .frame{fill:var(--canvas);fill-opacity:.55;stroke:var(--quiet-line);stroke-dasharray:2 3}
svg.mu .each .frame{fill:var(--card);stroke:var(--wire);stroke-opacity:.8}
svg.mu .loop .frame,svg.mu .try .frame,svg.mu .finally .frame,svg.mu .saga .frame,svg.mu .inlined .frame{stroke:var(--wire);stroke-opacity:.75;stroke-dasharray:5 4}
svg.mu .catch .frame,svg.mu .undo .frame{stroke:var(--error);stroke-opacity:.55;stroke-dasharray:5 4;fill:var(--error);fill-opacity:.025}
svg.mu .atomic .frame{stroke:var(--atomic);fill:var(--atomic);fill-opacity:.04}
svg.mu .tag{font-size:11px;font-weight:600;fill:var(--muted)}
svg.mu .run .tag{fill:var(--hue,var(--muted))}
svg.mu .catch .tag,svg.mu .undo .tag{fill:var(--error)}
svg.mu .atomic .tag{fill:var(--atomic)}
svg.mu .name{font-size:11px;font-weight:400;fill:var(--muted)}
svg.mu .icon{fill:none;stroke:var(--muted);stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}
svg.mu .run .icon{stroke:var(--hue,var(--muted))}
svg.mu .edge{fill:none;stroke:var(--wire);stroke-width:1.5}
svg.mu .head{fill:var(--wire)}
svg.mu .edge.error{stroke:var(--error);stroke-dasharray:5 4}
svg.mu .head.error{fill:var(--error)}
svg.mu .crossed text{paint-order:stroke;stroke:var(--canvas);stroke-width:4px;stroke-opacity:.9;stroke-linejoin:round}
svg.mu .edge-label text{font-size:11px;fill:var(--muted);text-anchor:middle}
svg.mu .edge-label.error text{fill:var(--error)}
svg.mu .dot{fill:var(--canvas);stroke:var(--wire);stroke-width:1.75}
svg.mu .dot.join,svg.mu .dot.entry{fill:var(--wire)}
svg.mu .dot.error{fill:var(--error);stroke:var(--canvas)}
svg.mu .service .card{stroke:var(--hue,var(--card-line));stroke-opacity:.45}
svg.mu .band{fill:var(--hue,var(--muted));fill-opacity:.12}
svg.mu .service-name{font-size:14px;font-weight:600;fill:var(--hue,var(--ink))}
svg.mu .hit{fill:var(--hue,var(--muted));fill-opacity:0}
svg.mu a:hover .hit,svg.mu a.near .hit{fill-opacity:.1}
svg.mu a.lit .hit{fill:var(--h2);fill-opacity:.16}
svg.mu .dimmed{opacity:.55}
svg.mu .badge{fill:var(--hue,var(--muted));fill-opacity:.12}
svg.mu .entry{fill:var(--hue,var(--wire))}
svg.mu .cylinder{fill:var(--card);stroke:var(--hue,var(--wire));stroke-width:1.3}
svg.mu .edge.form-asynchronous{stroke-dasharray:6 4}
svg.mu .edge.form-fan-out{stroke-width:5}
svg.mu .edge.form-fan-out.gap{stroke:var(--canvas);stroke-width:2}
svg.mu .edge.form-transaction{stroke:var(--atomic);stroke-width:2.25}
svg.mu .head.form-transaction{fill:var(--atomic)}
svg.mu .edge.form-own{stroke-width:1.1;stroke-opacity:.75}
svg.mu .call-edge:hover .edge{stroke-width:3}
svg.mu a:hover .card,svg.mu a.near .card{stroke:var(--ink);stroke-opacity:1}
svg.mu a.lit .card{stroke:var(--h2);stroke-opacity:1;stroke-width:2.75}
svg.mu a.lit .frame{stroke:var(--h2);stroke-opacity:1;stroke-width:2.25;stroke-dasharray:none}
svg.mu a.lit .dot{stroke:var(--h2);stroke-width:3}
svg.mu a:focus-visible{outline:none}
svg.mu a:focus-visible .card,svg.mu a:focus-visible .frame,svg.mu a:focus-visible .dot{stroke:var(--h0);stroke-opacity:1;stroke-width:2.5}
svg.mu .legend text{font-size:11px;fill:var(--muted)}
svg.mu .rule{stroke:var(--quiet-line)}`;

/** For a drawing that stands alone: it follows the reader's system. */
export const DRAWING_STYLE = `svg.mu{${LIGHT}}@media (prefers-color-scheme:dark){svg.mu{${DARK}}}\n${HUES}\n${RULES}`;

/** For the page: `data-theme` on the root element decides, and without it the reader's system. */
export const PAGE_STYLE = `:root{${LIGHT}}@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK}}\n${HUES}\n${RULES}`;
