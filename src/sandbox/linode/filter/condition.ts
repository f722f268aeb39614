/** A filter once it is read: what a row has to be like. */
export type Condition =
  | {readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[]}
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly operator: Operator;
      readonly value: string | boolean | null;
    };

export const operators = ['=', '+neq', '+gt', '+gte', '+lt', '+lte', '+contains'] as const;
export type Operator = (typeof operators)[number];

export interface Order {
  readonly field: string;
  readonly descending: boolean;
}
