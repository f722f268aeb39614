import type {Row} from '../row.js';
import type {PlanPart, PlanResult, Result, ResultHead, ResultPart} from './result.js';

/** The parts of a result that is there already. */
export function partsOf(result: Result): Generator<ResultPart, void>;
export function partsOf(result: PlanResult): Generator<PlanPart, void>;
export function* partsOf(result: PlanResult & Partial<Result>): Generator<PlanPart, void> {
  const {rows, complete, requests, ...head} = result;
  yield {kind: 'head', ...head};
  if (rows.length > 0) yield {kind: 'rows', rows};
  yield {kind: 'end', complete, notes: [], ...(requests !== undefined && {requests})};
}

/** The results that parts make, each once its last part has come. */
export function collectResults(parts: AsyncIterable<ResultPart>): AsyncGenerator<Result, void>;
export function collectResults(parts: AsyncIterable<PlanPart>): AsyncGenerator<PlanResult, void>;
export async function* collectResults(parts: AsyncIterable<PlanPart>): AsyncGenerator<PlanResult, void> {
  let head: ResultHead & Pick<Result, 'notes'> = {columns: [], notes: []};
  let batches: (readonly Row[])[] = [];
  for await (const part of parts) {
    if (part.kind === 'rows') {
      batches.push(part.rows);
    } else if (part.kind === 'head') {
      const {kind: _kind, isPaged: _isPaged, ...given} = part;
      head = given;
    } else {
      const {kind: _kind, ...end} = part;
      const rows = joinBatches(batches);
      batches = [];
      yield {...head, ...end, rows, notes: [...head.notes, ...end.notes]};
    }
  }
}

/** The one result that parts make. */
export function collectResult(parts: AsyncIterable<ResultPart>): Promise<Result>;
export function collectResult(parts: AsyncIterable<PlanPart>): Promise<PlanResult>;
export async function collectResult(parts: AsyncIterable<PlanPart>): Promise<PlanResult> {
  for await (const result of collectResults(parts)) return result;
  throw new Error('the parts of a result have no end');
}

/** Array.flat takes ten times as long. */
function joinBatches(batches: readonly (readonly Row[])[]): readonly Row[] {
  const [first = [], ...others] = batches;
  if (others.length === 0) return first;
  const rows = [...first];
  for (const batch of others) for (const row of batch) rows.push(row);
  return rows;
}
