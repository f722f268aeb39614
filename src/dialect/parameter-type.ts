import type {Method, Parameter, Verb} from '../catalog/method.js';
import type {Resource} from '../catalog/resource.js';
import type {Typed, WriteValue} from './value-type.js';

/** The names of a resource's columns. */
export type ColumnNames<R extends Resource> = R['columns'][number]['name'];

export type ColumnNamed<R extends Resource, Name> = Extract<R['columns'][number], {readonly name: Name}>;

/** The first method of a verb, which is the one that statements call. */
export type MethodFor<Methods extends readonly Method[], V extends Verb> = Methods extends readonly [
  infer First extends Method,
  ...infer Others extends readonly Method[],
]
  ? First['verb'] extends V
    ? First
    : MethodFor<Others, V>
  : never;

/** The parameters that a statement can give. */
export type GivenParameter<M extends Method> = Exclude<M['parameters'][number], {readonly fill: object}>;

/** The column that a parameter stands for, or its own name. */
export type ColumnName<P extends Parameter> = P extends {readonly column: infer Name extends string}
  ? Name
  : P['name'];

/** What says which values a parameter takes: the column that it carries, or itself. */
export type Carried<R extends Resource, P extends Parameter> = P extends {readonly type: string}
  ? P extends {readonly column: string}
    ? CarriedColumn<R, P>
    : Own<P>
  : CarriedColumn<R, P>;

type CarriedColumn<R extends Resource, P extends Parameter> =
  ColumnName<P> extends ColumnNames<R> ? Reshaped<ColumnNamed<R, ColumnName<P>>, P> : Own<P>;

type Reshaped<T extends Typed, P extends Parameter> = P extends {readonly shape: infer Shape}
  ? Omit<T, 'shape'> & {readonly shape: Shape}
  : T;

type Own<P extends Parameter> = P['required'] extends true ? P : P & {readonly nullable: true};

/** Whether a statement has to give it: what the environment may supply, it may leave out. */
export type IsNeeded<P extends Parameter> = P extends {readonly required: true}
  ? P extends {readonly env: string}
    ? false
    : true
  : false;

/** What may be written to a parameter. One that the API requires can't be null, whatever its column may be. */
export type WriteOf<R extends Resource, P extends Parameter> =
  Carried<R, P> extends infer T extends Typed
    ? Exclude<WriteValue<T>, P extends {readonly required: true} ? null : never>
    : never;
