import type {ColumnType} from '../catalog/column.js';
import type {JsonShape} from '../catalog/json-shape.js';
import type {Json} from '../row.js';

/** What says which values a column or a parameter has: either of them. */
export interface Typed {
  readonly type?: ColumnType;
  readonly values?: readonly string[];
  readonly shape?: JsonShape;
  readonly nullable?: boolean;
}

/** What results hold. */
interface ReadTypes {
  readonly text: string;
  readonly integer: number;
  readonly real: number;
  readonly boolean: boolean;
  readonly timestamp: string;
  readonly json: Json;
  readonly blob: Uint8Array;
}

/** What may be bound. */
interface WriteTypes {
  readonly text: string;
  readonly integer: number | bigint;
  readonly real: number | bigint;
  readonly boolean: boolean;
  readonly timestamp: string | Date;
  readonly json: string | readonly Json[] | {readonly [name: string]: Json};
  readonly blob: Uint8Array;
}

/**
 * A value in a result: a timestamp is ISO 8601 in UTC with `Z`, JSON is parsed. An integer is a number, but for one
 * beyond 2^53, which is a bigint whatever its type says.
 */
export type ReadValue<T extends Typed> = OrNull<T, ValueIn<T, ReadTypes>>;

/** A value to write. JSON is the value itself; where no form is documented, a text is taken for the text of JSON. */
export type WriteValue<T extends Typed> = OrNull<T, ValueIn<T, WriteTypes>>;

type ValueIn<T extends Typed, Types extends Readonly<Record<ColumnType, unknown>>> = T extends {
  readonly values: readonly (infer Value)[];
}
  ? Value
  : T extends {readonly shape: infer Shape}
    ? ShapeValue<Shape>
    : Types[T['type'] extends ColumnType ? T['type'] : 'text'];

// A union in a conditional type has no name, so that an editor shows the union itself.
type OrNull<T extends Typed, Value> = T extends {readonly nullable: true} ? Value | null : Value;

type ShapeValue<Shape> = Shape extends keyof ReadTypes
  ? ReadTypes[Shape]
  : Shape extends readonly [infer Item]
    ? readonly ShapeValue<Item>[]
    : {readonly [Field in keyof Shape]?: ShapeValue<Shape[Field]> | null};
