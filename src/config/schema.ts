import * as z from 'zod';

/** Every message here follows the key that it is about, and shows no value. */
const text = z.string({error: 'is to be a text'}).min(1, 'is empty');
const flag = z.boolean({error: 'is to be true or false'});
const map = 'is to be a map of keys and values';

function count(most: number): z.ZodNumber {
  const error = `is to be a whole number from 1 to ${most}`;
  return z.int({error}).min(1, error).max(most, error);
}

const waysToKeep = ['env', 'file', 'command', 'keystore'] as const;

/** Where a secret is: one of the ways. */
export const secretSchema = z
  .strictObject(
    {
      // A token that is pasted here has no such form, or is longer.
      env: text
        .regex(/^[A-Za-z_][A-Za-z0-9_]{0,49}$/, 'is to be the name of an environment variable')
        .optional(),
      file: text.optional(),
      command: z
        .array(text, {error: 'is to be a list of a program and its arguments'})
        .min(1, 'is empty')
        .optional(),
      keystore: z.strictObject({service: text, account: text}, {error: map}).optional(),
    },
    {error: 'is to say where the secret is, not the secret itself'},
  )
  .refine(found => waysToKeep.filter(way => found[way] !== undefined).length === 1, {
    error: `is to have exactly one of ${waysToKeep.join(', ')}`,
  });

export const connectionSchema = z.strictObject(
  {
    provider: text,
    token: secretSchema.optional(),
    client_id: text.optional(),
    client_secret: secretSchema.optional(),
    url: text.optional(),
    ca: text.optional(),
    concurrency: count(1000).optional(),
    read_only: flag.optional(),
    parameters: z
      .record(z.string(), z.string({error: 'is to be a text: put a number in quotes'}), {error: map})
      .optional(),
  },
  {error: map},
);

export const configSchema = z.strictObject(
  {
    connections: z.record(z.string(), connectionSchema, {error: map}).optional(),
    groups: z
      .record(
        z.string(),
        z.array(text, {error: 'is to be a list of connections'}).min(1, 'has no connections'),
        {error: map},
      )
      .optional(),
    read_only: flag.optional(),
    max_changes: count(1_000_000).optional(),
  },
  {error: map},
);

export type ConnectionEntry = z.infer<typeof connectionSchema>;
export type SecretEntry = z.infer<typeof secretSchema>;

/** The keys that a map at a place may have. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape);
  if (path.length === 2) return Object.keys(connectionSchema.shape);
  return path.at(-1) === 'keystore' ? ['service', 'account'] : waysToKeep;
}

/** Whether a place is that of a secret or in one. */
export function isSecretPlace([first, , key]: readonly PropertyKey[]): boolean {
  return first === 'connections' && (key === 'token' || key === 'client_secret');
}
