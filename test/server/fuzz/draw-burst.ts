import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Draw} from '../../oracle/draw.js';
import {projectFolder} from '../../project-folder.js';
import {
  bind,
  close,
  describe,
  execute,
  flush,
  int16,
  int32,
  message,
  parse,
  simple,
  sync,
} from '../raw-client.js';

/** What clients sent in real sessions, as messages one after the other. See record.ts. */
const recordings: readonly (readonly Buffer[])[] = readFileSync(
  path.join(projectFolder, 'test', 'server', 'fuzz', 'recordings.txt'),
  'utf8',
)
  .trim()
  .split('\n')
  .map(line => splitMessages(Buffer.from(line, 'hex')));

function splitMessages(bytes: Buffer): readonly Buffer[] {
  const messages: Buffer[] = [];
  for (let offset = 0; offset + 5 <= bytes.length; ) {
    const end = offset + 1 + bytes.readInt32BE(offset + 1);
    messages.push(bytes.subarray(offset, end));
    offset = end;
  }
  return messages;
}

const texts: readonly string[] = [
  'SELECT 1',
  'SELECT id, label, public FROM oauth_clients WHERE label = $1',
  'SELECT expiry FROM linode.profile.apps WHERE expiry > $1 LIMIT $2',
  "SELECT $1, $2, CAST($3 AS REAL), x'00', NULL, 'ä𝕏'",
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
  'DECLARE c CURSOR WITH HOLD FOR SELECT value FROM json_each($1)',
  'FETCH 2 FROM c',
  'CLOSE c',
  "COPY (SELECT 1, 'a') TO STDOUT (FORMAT csv, HEADER, FORCE_QUOTE *)",
  'SET application_name = $$x$$',
  "SET statement_timeout TO '1s'",
  'SHOW ALL',
  'RESET ALL',
  'DISCARD ALL',
  'DEALLOCATE ALL',
  "SELECT version(), current_setting('x', true)",
  "SELECT label ILIKE $1, $2::timestamptz - interval '7 days', E'a\\tb' FROM linode.profile.apps",
  'SELECT id, unnest(string_to_array(scopes, $1)) AS s FROM linode.profile.apps WHERE id = ANY ($2::int8[])',
  "SELECT date_trunc('month', created), count(*)::int4, string_agg(label, ', ' ORDER BY id) FROM linode.profile.apps GROUP BY 1",
  'SELECT to_char(created, $1), extract(epoch FROM expiry - created) FROM linode.profile.apps ORDER BY 2 NULLS FIRST',
  'SELECT DISTINCT ON (scopes) scopes, label FROM linode.profile.apps ORDER BY scopes, created DESC',
  "SELECT v.a, v.b ->> 'x' FROM (VALUES ($1::jsonb, $2::jsonb)) AS v(b, a) WHERE v.b @> '{}'",
  'SELECT n FROM generate_series($1, $2) AS n OFFSET 1 FETCH FIRST 2 ROWS ONLY',
  'SELECT $1::numeric(5, 2), $2::bool IS NOT TRUE, round($3, 1), $4::date - $5::date',
  "UPDATE oauth_clients SET label = $1 WHERE id = 'a'",
  'DELETE FROM linode.profile.apps WHERE id = $1 RETURNING label',
  "EXEC oauth_clients.reset_secret @clientId = 'a'",
  'EXPLAIN SELECT * FROM oauth_clients',
  'SHOW RESOURCES IN linode.account',
  'SELECT E\'\\x41\' /* ; /* nested */ */; SELECT "quoted" -- end',
  '',
];

const names = ['', '', 'a', 'b', 'c'];
const types = [
  0, 16, 17, 20, 21, 23, 25, 114, 700, 701, 705, 1007, 1009, 1082, 1083, 1114, 1184, 1186, 1700, 2950, 3802,
  99_999,
];
const values = [
  '',
  '1',
  'x',
  't',
  '{1,NULL,"a\\"b"}',
  '2026-01-31 12:00:00+00',
  '1.5',
  '\\x00',
  '{"a": 1}',
  '1 day',
];

/** Some messages, right and wrong, as one piece. In half of them, lengths and types are right at least. */
export function drawBurst(draw: Draw, count: number): Buffer {
  const isFramed = draw.chance(50);
  const drawn = draw.chance(40)
    ? drawRecording(draw, count)
    : Array.from({length: count}, () => drawMessage(draw));
  const messages = drawn.map(each => (draw.chance(20) ? mutateBody(each, draw) : each));
  if (isFramed) return Buffer.concat(messages.filter(each => each[0] !== 0x58));
  const strange = Array.from({length: 1 + draw.below(3)}, () => drawStranger(draw));
  return mutate(Buffer.concat([...messages, ...strange]), draw, draw.below(12));
}

/** A message that no server takes. */
function drawStranger(draw: Draw): Buffer {
  return draw.pick([
    message('?', drawBytes(draw)),
    message('X'),
    Buffer.concat([Buffer.of(draw.below(256)), int32(draw.below(64)), drawBytes(draw)]),
  ]);
}

/** The same message with something else in it. */
function mutateBody(whole: Buffer, draw: Draw): Buffer {
  return message(whole.toString('latin1', 0, 1), mutate(whole.subarray(5), draw, 1 + draw.below(3)));
}

/** A recording from somewhere on, or its messages in another order. */
function drawRecording(draw: Draw, count: number): readonly Buffer[] {
  const recording = draw.pick(recordings);
  const start = draw.below(recording.length);
  if (draw.chance(50)) return recording.slice(start, start + count);
  return Array.from({length: count}, () => draw.pick(recording));
}

function drawMessage(draw: Draw): Buffer {
  const drawers: readonly (() => Buffer)[] = [
    () => simple(drawText(draw)),
    () => parse(drawText(draw), {name: draw.pick(names), types: drawList(draw, () => draw.pick(types))}),
    () =>
      bind({
        portal: draw.pick(names),
        name: draw.pick(names),
        values: drawList(draw, () => drawValue(draw)),
        binary: draw.chance(50),
        results: drawList(draw, () => draw.below(2)),
      }),
    () => describe(draw.pick(['S', 'P']), draw.pick(names)),
    () => execute(draw.pick(names), draw.below(3)),
    () => close(draw.pick(['S', 'P']), draw.pick(names)),
    () => sync,
    () => flush,
    () => message(draw.pick([...'dcfFp']), drawBytes(draw)),
    () =>
      message(
        'B',
        draw.pick(names),
        draw.pick(names),
        ...drawList(draw, () => int16(draw.below(65_536) - 32_768)),
      ),
  ];
  return draw.pick(drawers)();
}

function drawText(draw: Draw): string {
  const text = draw.pick(texts);
  if (!draw.chance(20)) return text;
  const at = draw.below(text.length + 1);
  const other = draw.pick(['', "'", '"', '$$', '/*', ';', '(', "E'\\", '\u{1f600}', draw.pick(texts)]);
  return text.slice(0, at) + other + text.slice(at + draw.below(3));
}

function drawValue(draw: Draw): Buffer | string | null {
  if (draw.chance(10)) return null;
  return draw.chance(50) ? draw.pick(values) : drawBytes(draw);
}

function drawBytes(draw: Draw): Buffer {
  return Buffer.from(Array.from({length: draw.pick([0, 1, 2, 4, 8, 16, 21])}, () => draw.below(256)));
}

function drawList<Item>(draw: Draw, item: () => Item): readonly Item[] {
  return Array.from({length: draw.below(4)}, item);
}

/** The bytes with so many of them changed, left out or put in. */
function mutate(bytes: Buffer, draw: Draw, times: number): Buffer {
  let mutated = Buffer.from(bytes);
  for (let time = 0; time < times; time++) {
    const at = draw.below(mutated.length + 1);
    const head = mutated.subarray(0, at);
    const rest = mutated.subarray(at + draw.below(3));
    mutated = Buffer.concat([head, drawBytes(draw), rest]);
  }
  return mutated;
}
