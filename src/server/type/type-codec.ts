import type {BoundValue} from '../../plan/bind-parameters.js';
import type {Value} from '../../row.js';

/** A type of Postgres, and how its values are written and read. Each function gives undefined for what is no value of it. */
export interface TypeCodec {
  readonly name: string;
  readonly id: number;
  /** Id of the type of lists of it. */
  readonly listId?: number;
  /** In bytes; -1 where it varies. */
  readonly size: number;
  /** Writes a value as text. Null is never among them. */
  readonly print: (value: NonNullable<Value>) => string | undefined;
  /** Writes a value in binary; a string stands for its UTF-8. */
  readonly encode: (value: NonNullable<Value>) => Uint8Array | string | undefined;
  readonly parse: (text: string) => BoundValue | undefined;
  readonly decode: (bytes: Buffer) => BoundValue | undefined;
}
