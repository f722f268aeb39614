/** The style of every page: light or dark as the system has it, and as wide as a phone. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1c2330; --dim: #586174; --back: #fff; --soft: #f3f5f8; --line: #d9dee6; --link: #0b57c4; --code: #7a2e8e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e3e7ee; --dim: #9aa5b8; --back: #14181f; --soft: #1d232d; --line: #323a47; --link: #7db4ff; --code: #dda2ee;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
a code { color: inherit; }
code, pre, .name { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
code { color: var(--code); overflow-wrap: anywhere; }
.frame { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 74rem; margin: 0 auto; }
nav { padding: 1.5rem 1rem; border-right: 1px solid var(--line); font-size: 0.9rem; }
nav h2 { margin: 1.2rem 0 0.3rem; font-size: 0.8rem; color: var(--dim); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.15rem 0.4rem; border-radius: 4px; overflow-wrap: anywhere; }
nav a[aria-current] { background: var(--soft); color: var(--text); font-weight: 600; }
main { padding: 1.5rem 2rem 4rem; }
h1 { margin: 0; font-size: 1.6rem; overflow-wrap: anywhere; }
h2 { margin: 2.2rem 0 0.6rem; font-size: 1.15rem; }
.summary { margin: 0.3rem 0 1.5rem; color: var(--dim); font-size: 1.05rem; }
pre { margin: 0.8rem 0; padding: 0.8rem 1rem; overflow-x: auto; background: var(--soft); border-radius: 6px; }
pre code { color: inherit; overflow-wrap: normal; }
dl { margin: 0; border-top: 1px solid var(--line); }
dl > div { display: grid; grid-template-columns: minmax(10rem, 17rem) minmax(0, 1fr); gap: 0.2rem 1rem; padding: 0.5rem 0;
  border-bottom: 1px solid var(--line); }
dl > div:target { background: var(--soft); }
dt { overflow-wrap: anywhere; }
dt a { color: inherit; }
dd { margin: 0; }
.facts { color: var(--dim); font-size: 0.88rem; overflow-wrap: anywhere; }
dl dl { margin-top: 0.4rem; border-top: 0; font-size: 0.94em; }
dl dl > div { padding: 0.2rem 0; border-bottom: 0; grid-template-columns: minmax(8rem, 12rem) minmax(0, 1fr); }
.all { display: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--back); padding: 0.3rem; }
@media (max-width: 48rem) {
  nav { border-right: 0; border-top: 1px solid var(--line); }
  main { padding: 1rem 1rem 2rem; }
  .all { display: block; margin: 0 0 0.5rem; }
  .frame { display: flex; flex-direction: column-reverse; }
  dl > div, dl dl > div { grid-template-columns: minmax(0, 1fr); }
}
@media print { nav { display: none; } .frame { display: block; } pre { white-space: pre-wrap; } }
`;
