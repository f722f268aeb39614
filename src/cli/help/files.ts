/** The files that commands read or keep. */
export const files = {
  '~/.cache/rowgate': 'what can be made again, as compiled code',
  '~/.config/rowgate/config.yaml': 'accounts and limits; rowgate docs configuration',
  '~/.config/rowgate/queries': 'queries of your own, each in a file that ends with .sql',
  '~/.local/share/rowgate/local.db': 'local tables and views',
  '~/.local/state/rowgate/history': 'what was typed in the shell, but for secrets',
  '~/.local/state/rowgate/runs': 'journals of what was changed, without secrets',
} as const satisfies Readonly<Record<string, string>>;

export type FileName = keyof typeof files;
