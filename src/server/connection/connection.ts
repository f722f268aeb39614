import {setMaxListeners} from 'node:events';
import type {Socket} from 'node:net';
import {type SecureContext, TLSSocket} from 'node:tls';
import type {BackendMessage} from '../protocol/backend-message.js';
import {createByteWriter} from '../protocol/byte-writer.js';
import {isMessageType} from '../protocol/decode-message.js';
import {encodeMessage} from '../protocol/encode-message.js';
import {createFrameReader, type Frame} from './frame-reader.js';

/** The stream of messages to and from a client. */
export interface Connection {
  /** Fires once the client is gone. */
  readonly gone: AbortSignal;
  readonly isEncrypted: boolean;
  /** The next message, or undefined once there is none to come. @throws RowgateError `protocol`, after which there is none. */
  read(isTyped: boolean): Promise<Frame | undefined>;
  /** Something has come in that was not read yet. */
  readonly hasMore: boolean;
  /** Reads nothing more, as if the client had left. */
  stopReading(): void;
  /** The longest message that is taken, in bytes. */
  allow(bytes: number): void;
  /** Puts a message behind those that wait to be sent. */
  send(message: BackendMessage): void;
  /** Sends bytes as they are, and nothing before them. */
  sendRaw(bytes: string): void;
  /** So much waits that it should be flushed before there is more. */
  readonly isFull: boolean;
  /** Sends what waits, and is fulfilled once the client can take more, is gone, or `signal` fires. */
  flush(signal?: AbortSignal): Promise<void>;
  /** Goes on encrypted. Gives whether that came about; if not, the connection is at its end. */
  encrypt(context: SecureContext): Promise<boolean>;
  /** Sends what waits, and ends it. */
  end(): void;
  /** Ends it at once. */
  destroy(): void;
}

/** Bytes from a client that are held while a statement runs; its further ones stay in the network. */
const mostAhead = 1_048_576;
/** Bytes to it that are put together before they are sent. */
const fullAt = 65_536;

export function createConnection(raw: Socket, limit: number): Connection {
  const reader = createFrameReader(limit, isMessageType);
  const writer = createByteWriter();
  const gone = new AbortController();
  // Every request under way for a statement listens.
  setMaxListeners(0, gone.signal);
  let socket: Socket = raw;
  let wake = () => {};
  let isWaiting = false;
  let isStopped = false;

  const leave = () => {
    gone.abort();
    wake();
  };
  const receive = (chunk: Buffer) => {
    reader.push(chunk);
    if (!isWaiting && reader.held > Math.min(mostAhead, reader.limit)) socket.pause();
    wake();
  };
  const listen = (to: Socket) => {
    to.on('data', receive);
    to.on('end', leave);
    to.on('close', leave);
    // What it was shows in the close.
    to.on('error', () => {});
  };
  raw.setNoDelay(true);
  raw.setKeepAlive(true, 60_000);
  listen(raw);

  return {
    gone: gone.signal,
    get isEncrypted() {
      return socket !== raw;
    },
    async read(isTyped) {
      for (;;) {
        // What a client has asked for that is gone already, nobody waits for.
        if (isStopped || (isTyped && gone.signal.aborted)) return undefined;
        const frame = reader.next(isTyped);
        if (frame !== undefined) return frame;
        if (gone.signal.aborted) return undefined;
        const more = new Promise<void>(resolve => {
          wake = resolve;
        });
        isWaiting = true;
        socket.resume();
        await more;
        isWaiting = false;
      }
    },
    get hasMore() {
      return reader.held > 0;
    },
    stopReading: () => {
      isStopped = true;
      wake();
    },
    allow: bytes => {
      reader.limit = bytes;
    },
    send: message => encodeMessage(writer, message),
    sendRaw: bytes => {
      if (!gone.signal.aborted) socket.write(bytes, 'latin1');
    },
    get isFull() {
      return writer.length >= fullAt;
    },
    async flush(signal) {
      if (writer.length === 0 || gone.signal.aborted) return;
      if (!socket.write(writer.take())) await untilDrained(socket, gone.signal, signal);
    },
    async encrypt(context) {
      for (const [name, listener] of [
        ['data', receive],
        ['end', leave],
      ] as const) {
        raw.off(name, listener);
      }
      const secure = new TLSSocket(raw, {isServer: true, secureContext: context});
      const isDone = await new Promise<boolean>(resolve => {
        secure.once('secure', () => resolve(true));
        for (const name of ['close', 'error', '_tlsError']) secure.once(name, () => resolve(false));
        gone.signal.addEventListener('abort', () => resolve(false), {once: true});
      });
      socket = secure;
      listen(secure);
      return isDone;
    },
    end: () => {
      if (writer.length > 0 && !gone.signal.aborted) socket.write(writer.take());
      socket.end();
      // A client that keeps its side open is not waited for.
      socket.destroySoon();
    },
    destroy: () => {
      socket.destroy();
      raw.destroy();
    },
  };
}

function untilDrained(socket: Socket, ...signals: readonly (AbortSignal | undefined)[]): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      socket.off('drain', done);
      for (const signal of signals) signal?.removeEventListener('abort', done);
      resolve();
    };
    socket.on('drain', done);
    for (const signal of signals) {
      if (signal?.aborted) done();
      else signal?.addEventListener('abort', done, {once: true});
    }
  });
}
