import type {SecureContextOptions} from 'node:tls';
import type {Answerer} from './answer/answerer.js';
import type {ServedEngine} from './answer/engine-answerer.js';
import type {Keeping} from './answer/run-options.js';
import type {Limits} from './limits.js';

export interface ServerOptions {
  /** One for all sessions. */
  readonly engine: ServedEngine;
  /** 127.0.0.1 unless told. Another one than this machine's own needs `tls`. */
  readonly host?: string;
  /** 5432 unless told; 0 takes one that is free. */
  readonly port?: number;
  /** `rowgate` unless told. */
  readonly user?: string;
  readonly password: string;
  /** `rowgate` unless told. */
  readonly database?: string;
  /** With a certificate, only encrypted sessions are taken. */
  readonly tls?: Pick<SecureContextOptions, 'cert' | 'key'>;
  /** Changes are refused unless told. */
  readonly allowWrites?: boolean;
  readonly limits?: Partial<Limits>;
  /** Settings that sessions begin with, by name, as in `rowgate.cache`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Asked before the engine. */
  readonly answerers?: readonly Answerer[];
  readonly keeping?: Keeping;
  /** Where it keeps what takes long to make, and says nothing of anybody. Without it, that is made when it is needed. */
  readonly cacheFolder?: string;
  /** An error that is not meant to be; the client is told nothing of what it is. */
  readonly onBug?: (error: unknown) => void;
}
