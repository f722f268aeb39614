/** An object type as an editor shows it best: its fields, and not how it was made. */
export type Shown<T> = T extends infer Fields ? {[Name in keyof Fields]: Fields[Name]} : never;
