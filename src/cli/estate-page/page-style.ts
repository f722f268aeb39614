/** The style of the page. Its digest is in the page's policy. Colours are told apart by who sees few of them, too. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5; --panel: #ffffff; --ink: #1a1d21; --faint: #565d66; --line: #d9dce0; --link: #0b5a9e;
  --danger: #c9480a; --on-danger: #ffffff; --warning: #e8a317; --on-warning: #1a1d21;
  --fine: #0a6cae; --on-fine: #ffffff; --soft: #7cc0ea; --on-soft: #1a1d21;
  --other: #a5418a; --on-other: #ffffff; --quiet: #b4bac1; --on-quiet: #1a1d21;
  --bad: #fdeee6; --heat-held: #e3edf5; --on-heat-held: #1a1d21; --heat-read: #a9cfe9; --on-heat-read: #1a1d21;
  --heat-write: #2f83be; --on-heat-write: #ffffff; --heat-all: #c9480a; --on-heat-all: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #121518; --panel: #1a1e22; --ink: #e7e9eb; --faint: #a4acb4; --line: #343a41; --link: #7cc0ea;
    --danger: #ec7a45; --on-danger: #14171a; --warning: #f0b840; --on-warning: #14171a;
    --fine: #4a9fdc; --on-fine: #14171a; --soft: #b7dcf4; --on-soft: #14171a;
    --other: #d98cc4; --on-other: #14171a; --quiet: #6b737c; --on-quiet: #ffffff;
    --bad: #33211a; --heat-held: #242c33; --on-heat-held: #e7e9eb; --heat-read: #1f4661; --on-heat-read: #e7e9eb;
    --heat-write: #4a9fdc; --on-heat-write: #14171a; --heat-all: #ec7a45; --on-heat-all: #14171a;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 70rem; background: var(--page); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; font-weight: 650; }
h1 { font-size: 1.75rem; letter-spacing: -0.01em; }
h2 { font-size: 1.3125rem; }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 0.625rem; }
h4, h5 { font-size: 0.9375rem; }
h5 { margin-top: 1rem; }
p, ul { margin: 0.5rem 0; }
p { max-width: 46rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code, pre { font: 0.8125rem/1.5 ui-monospace, "SFMono-Regular", "Cascadia Mono", "DejaVu Sans Mono", monospace; }
code { overflow-wrap: anywhere; }
small, .remark { color: var(--faint); font-size: 0.8125rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.5rem 0.75rem; background: var(--panel); z-index: 1; }

header p { margin: 0.125rem 0 0.75rem; color: var(--faint); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin: 0; }
nav a { display: inline-block; padding: 0.125rem 0; }
section { margin-top: 1.5rem; padding: 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
section[aria-labelledby="summary"] { padding: 0; background: none; border: 0; }
.state { padding: 0.625rem 0.875rem; border-left: 4px solid var(--fine); background: var(--panel); max-width: none; }
.state.bad { border-color: var(--danger); background: var(--bad); }
.state p { margin: 0.125rem 0; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; list-style: none; padding: 0; margin: 1rem 0 0; }
.tile { display: block; height: 100%; padding: 0.75rem 0.875rem; background: var(--panel); color: var(--ink); text-decoration: none;
  border: 1px solid var(--line); border-top: 4px solid var(--line); border-radius: 8px; }
.tile:hover span { text-decoration: underline; }
.tile strong { display: block; font-size: 1.75rem; line-height: 1.15; font-variant-numeric: tabular-nums; font-weight: 650; }
.tile span, .tile small { display: block; }
.tile.high { border-top-color: var(--danger); } .tile.medium { border-top-color: var(--warning); } .tile.low { border-top-color: var(--soft); }

.badge { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 4px; font-size: 0.8125rem; text-transform: capitalize; }
.badge.high { background: var(--danger); color: var(--on-danger); }
.badge.medium { background: var(--warning); color: var(--on-warning); }
.badge.low { background: var(--soft); color: var(--on-soft); }
details { margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; }
summary h3, summary h4 { display: inline; margin: 0; }
.finding { border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 4px; padding: 0.375rem 0.875rem; }
.finding.high { border-left-color: var(--danger); } .finding.medium { border-left-color: var(--warning); } .finding.low { border-left-color: var(--soft); }
.finding[open] { padding-bottom: 0.875rem; }
summary .count { color: var(--faint); font-size: 0.8125rem; white-space: nowrap; margin-left: 0.375rem; }

.wide { position: relative; overflow-x: auto; margin: 0.625rem 0; background:
  linear-gradient(to right, var(--panel) 40%, transparent) left / 2.5rem 100% local no-repeat,
  linear-gradient(to left, var(--panel) 40%, transparent) right / 2.5rem 100% local no-repeat,
  linear-gradient(to right, var(--line), transparent) left / 0.75rem 100% scroll no-repeat,
  linear-gradient(to left, var(--line), transparent) right / 0.75rem 100% scroll no-repeat; }
table { border-collapse: collapse; width: 100%; font-size: 0.8125rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: 0.3125rem 0.75rem 0.3125rem 0; border-bottom: 1px solid var(--line); }
td { min-width: 5rem; max-width: 24rem; overflow-wrap: break-word; }
td.number, td:has(time) { min-width: 0; white-space: nowrap; }
th { color: var(--faint); font-weight: 600; white-space: nowrap; }
th button { all: unset; cursor: pointer; color: inherit; font: inherit; padding: 0.125rem 0; }
th button:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
th button::after { content: "↕"; opacity: 0.55; margin-left: 0.25rem; }
th[aria-sort="ascending"] button::after { content: "↑"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "↓"; opacity: 1; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
.none { color: var(--faint); }
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; font-size: 0.8125rem; }
.filter[hidden] { display: none; }
.filter input { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--faint); border-radius: 4px; padding: 0.25rem 0.5rem; width: 14rem; max-width: 100%; }
.filter output { color: var(--faint); }
.fix { margin: 0.5rem 0; }
figcaption { display: flex; gap: 0.75rem; align-items: center; font-size: 0.8125rem; color: var(--faint); }
pre { margin: 0.25rem 0; padding: 0.5rem 0.75rem; background: var(--page); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
.copy { font: inherit; color: inherit; background: none; border: 1px solid var(--faint); border-radius: 4px; padding: 0 0.5rem; cursor: pointer; }

.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0; font-size: 0.8125rem; }
.legend li { min-width: 0; overflow-wrap: anywhere; }
.legend svg { vertical-align: -0.0625rem; }
.chart { display: block; margin: 0.5rem 0; overflow: hidden; font-size: 13px; fill: var(--ink); }
.chart .remark { fill: var(--faint); font-size: 12px; }
.chart .small { font-size: 12px; }
.chart .count { font-variant-numeric: tabular-nums; font-weight: 600; }
.part { stroke: var(--panel); stroke-width: 2px; }
.maps { display: flex; flex-wrap: wrap; gap: 0 3rem; }
.maps > div { min-width: 0; max-width: 100%; }
.axis { stroke: var(--faint); } .grid { stroke: var(--line); }
.danger { fill: var(--danger); } .warning { fill: var(--warning); } .fine { fill: var(--fine); }
.soft { fill: var(--soft); } .other { fill: var(--other); } .quiet { fill: var(--quiet); }
.on-danger { fill: var(--on-danger); } .on-warning { fill: var(--on-warning); } .on-fine { fill: var(--on-fine); }
.on-soft { fill: var(--on-soft); } .on-other { fill: var(--on-other); } .on-quiet { fill: var(--on-quiet); }
.heat-held { fill: var(--heat-held); } .heat-read { fill: var(--heat-read); } .heat-write { fill: var(--heat-write); } .heat-all { fill: var(--heat-all); }
.on-heat-held { fill: var(--on-heat-held); } .on-heat-read { fill: var(--on-heat-read); } .on-heat-write { fill: var(--on-heat-write); } .on-heat-all { fill: var(--on-heat-all); }

@media (max-width: 56rem) { td { max-width: 15rem; } }
@media (max-width: 40rem) {
  body { padding: 1rem 0.75rem 3rem; }
  section { padding: 0.875rem; border-radius: 6px; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 0.5rem; }
  .finding { padding: 0.375rem 0.625rem; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --panel: #ffffff; --ink: #000000; --faint: #4a4f55; --line: #c4c8cc; --link: #0b5a9e;
    --danger: #c9480a; --on-danger: #ffffff; --warning: #e8a317; --on-warning: #1a1d21;
    --fine: #0a6cae; --on-fine: #ffffff; --soft: #7cc0ea; --on-soft: #1a1d21;
    --other: #a5418a; --on-other: #ffffff; --quiet: #b4bac1; --on-quiet: #1a1d21;
    --bad: #fdeee6; --heat-held: #e3edf5; --on-heat-held: #1a1d21; --heat-read: #a9cfe9; --on-heat-read: #1a1d21;
    --heat-write: #2f83be; --on-heat-write: #ffffff; --heat-all: #c9480a; --on-heat-all: #ffffff;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; padding: 0; max-width: none; }
  nav, .skip, .filter, .copy, th button::after { display: none !important; }
  section { border: 0; padding: 0; break-inside: auto; }
  h2, h3, h4, h5, summary { break-after: avoid; }
  tr, .fix, svg, .tiles li { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; background: none; }
  td { min-width: 0; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
