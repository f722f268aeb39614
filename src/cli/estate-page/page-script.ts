/**
 * What the page does by itself: tables sort and filter, commands are copied, and a link to something folded opens it. Without
 * it everything can be read. Its digest is in the page's policy.
 */
export const pageScript = String.raw`'use strict';
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const keyOf = (row, at) => row.cells[at].dataset.key ?? row.cells[at].textContent;
const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

function compare(a, b) {
  if (a === '' || b === '') return (a === '') - (b === '');
  const isNumber = a.trim() !== '' && b.trim() !== '' && !isNaN(a) && !isNaN(b);
  return isNumber ? Number(a) - Number(b) : collator.compare(a, b);
}

function sort(table, heading) {
  const headings = $$('thead th', table);
  const isDown = heading.getAttribute('aria-sort') === 'ascending';
  const at = headings.indexOf(heading);
  for (const each of headings) each.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((a, b) => {
    const [x, y] = [keyOf(a, at), keyOf(b, at)];
    // What has no value is last either way.
    return x === '' || y === '' ? compare(x, y) : compare(x, y) * (isDown ? -1 : 1);
  });
  for (const row of rows) body.append(row);
}

for (const table of $$('table')) {
  for (const heading of $$('thead th', table)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    button.addEventListener('click', () => sort(table, heading));
    heading.append(button);
  }
}

for (const input of $$('input[data-table]')) {
  const rows = [...document.getElementById(input.dataset.table).tBodies[0].rows];
  const output = input.parentElement.querySelector('output');
  input.parentElement.hidden = false;
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(word => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    output.value = words.length === 0 ? rows.length + ' rows' : shown + ' of ' + rows.length + ' rows';
  });
}

if (navigator.clipboard) {
  for (const button of $$('button[data-copy]')) {
    button.hidden = false;
    const [label] = button.childNodes;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        label.textContent = 'Copied';
      } catch {
        label.textContent = 'Not copied';
      }
      setTimeout(() => { label.textContent = 'Copy'; }, 2000);
    });
  }
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest('details');
  if (folded) folded.open = true;
}
addEventListener('hashchange', openTarget);
openTarget();

let opened = [];
addEventListener('beforeprint', () => {
  opened = $$('details:not([open])');
  for (const each of opened) each.open = true;
});
addEventListener('afterprint', () => {
  for (const each of opened) each.open = false;
});
`;
