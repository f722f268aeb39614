import type {EstateReport} from '../../../src/cli/estate/estate-report.js';

/** Names as somebody could give them who wants to act on whoever reads the report. */
export const hostile = [
  '<script>document.title = "taken"</script>',
  '</style><script>document.title = "taken"</script>',
  '"><img src=x onerror=\'document.title = "taken"\'>',
  '\u202egnp.exe\u202c\u2066',
  '&lt;b&gt;&amp;',
  '`;alert(1)//',
  'x'.repeat(300),
] as const;

/** A report whose every text is hostile. */
export function makeHostileReport(): EstateReport {
  const at = (index: number) => hostile[index % hostile.length] ?? '';
  const all = hostile.join(' ');
  return {
    madeAt: '2026-02-03T04:05:06.000Z',
    madeBy: 'rowgate 0.1.0',
    accounts: [
      {provider: 'linode', name: all, url: all, state: 'failed', reason: all},
      {provider: at(0), name: at(1), url: null, state: 'no credential', reason: all},
    ],
    complete: {reasons: [all]},
    requests: 3,
    counts: {
      clients: hostile.map(text => ({provider: text, state: text, exposure: text, clients: 2})),
      grants: hostile.map(text => ({provider: text, kind: text, state: 'ends soon' as const, grants: 1})),
    },
    timeline: hostile.map(text => ({
      ...{provider: text, kind: text, name: text, id: text},
      ...{ends: '2026-02-05T04:05:06.000Z', daysLeft: 2},
    })),
    scopes: hostile.map(text => ({provider: text, kind: text, name: text, scope: text, grants: 1})),
    hosts: hostile.map(text => ({host: text, clients: 1, byProvider: {[text]: 1}, plainHttp: true})),
    findings: [
      {
        ...{query: all, severity: 'high' as const, title: all, advice: all, missing: [all]},
        columns: [
          {name: at(0), type: 'text'},
          {name: all, type: null},
        ],
        rows: hostile.map(text => [text, {a: [text]}]),
        fixes: [{statement: all, command: all, rows: [0]}],
      },
    ],
    passed: [{query: all, severity: 'low', title: all}],
    notRun: [{query: all, severity: 'low', title: all, reason: all}],
    notes: [all],
  };
}
