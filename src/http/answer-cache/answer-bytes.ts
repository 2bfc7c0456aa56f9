import type { Socket } from 'node:net';
import type { ServerResponse } from 'node:http';
import type { WholeAnswer } from './cached-answer.js';

/**
 * Where Node keeps the head it has made, and whether it has sent it. Nothing documents them: where they are not so, every answer
 * is written the usual way. Checking and joining a dozen headers, and handing the system head and body apart, take a third of
 * the time of an answer from memory (docs/adr/0011).
 */
const HEAD = '_header';
const IS_SENT = '_headerSent';
type WithHead = ServerResponse & { [HEAD]?: string | null; [IS_SENT]?: boolean };

const DATE = /\r\nDate: ([^\r]{29})\r\n/;
const VERSION = /\r\nX-Content-Version: ([^\r]*)\r\n/;
/** Lines that Node writes, or that are another's in the next answer. */
const NOT_OURS = new Set(['date', 'connection', 'keep-alive', 'x-content-version']);

/** Bytes by which the last head that Node wrote was longer than its headers alone: room for the next one. */
let addedByNode = 0;

/** An answer in one piece of memory: first its headers, and once it was sent its head as it went over the line; then its body. */
export class AnswerBytes {
  private bytes: Buffer;
  private bodyAt: number;
  /** Of what changes in the head; -1 while Node has not written it yet. */
  private dateAt = -1;
  private versionAt = -1;
  private version = '';
  private second = -1;
  /** The system may still have to read some of the bytes: they must stay as they are. */
  private isOnItsWay = false;

  constructor(headers: WholeAnswer['headers'], body: Buffer) {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.bodyAt = lines.length + addedByNode;
    // Cut out of a larger piece, or with other text, it would hold more than its length.
    this.bytes = Buffer.allocUnsafeSlow(this.bodyAt + body.length).fill('\n', 0, addedByNode);
    this.bytes.write(lines, addedByNode, 'latin1');
    body.copy(this.bytes, this.bodyAt);
  }

  /** Memory it holds. */
  get held(): number {
    return this.bytes.buffer.byteLength;
  }

  get body(): Buffer {
    return this.bytes.subarray(this.bodyAt);
  }

  /** Names and values, without those that Node adds. */
  get headers(): [name: string, value: string][] {
    const lines = this.bytes.toString('latin1', 0, this.bodyAt).split(/\r?\n/);
    const pairs = lines.map((line): [string, string] => {
      const at = line.indexOf(': ');
      return [line.slice(0, Math.max(0, at)), line.slice(at + 2)];
    });
    return pairs.filter(([name]) => name !== '' && !NOT_OURS.has(name.toLowerCase()));
  }

  /** Takes the head that Node has just written to a response, where it will do for others. */
  adopt(res: WithHead, version: string): void {
    const head = res[HEAD];
    if (typeof head !== 'string' || res[IS_SENT] === undefined || !isUsual(res)) return;
    const date = DATE.exec(head);
    const told = VERSION.exec(head);
    if (date === null || told?.[1] !== version) return;
    if (head.length !== this.bodyAt || this.isOnItsWay) {
      const { body } = this;
      if (this.dateAt < 0) addedByNode += head.length - this.bodyAt;
      this.bytes = Buffer.allocUnsafeSlow(head.length + body.length);
      body.copy(this.bytes, head.length);
      this.bodyAt = head.length;
      this.isOnItsWay = false;
    }
    this.bytes.write(head, 0, 'latin1');
    this.dateAt = date.index + '\r\nDate: '.length;
    this.versionAt = told.index + told[0].length - version.length - 2;
    this.version = version;
    this.second = -1;
  }

  /** Sends it all. False where it has to be written the usual way: nothing was sent then. */
  send(res: WithHead, status: number, version: string): boolean {
    const { socket } = res;
    if (this.dateAt < 0 || res[HEAD] !== null || res[IS_SENT] !== false) return false;
    if (!socket?.writable || res.destroyed || !isUsual(res) || res.getHeaderNames().length > 0) return false;
    if (version !== this.version) {
      // As many digits, or another head.
      if (version.length !== this.version.length) return false;
      this.change(version, this.versionAt);
      this.version = version;
    }
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.second) {
      this.change(dateOf(second), this.dateAt);
      this.second = second;
    }
    res.statusCode = status;
    res[HEAD] = SENT_AS_BYTES;
    res[IS_SENT] = true;
    socket.write(this.bytes);
    if (socket.writableLength > 0) this.isOnItsWay = true;
    res.end();
    return true;
  }

  private change(text: string, at: number): void {
    if (this.isOnItsWay) {
      const copy = Buffer.allocUnsafeSlow(this.bytes.length);
      this.bytes.copy(copy);
      this.bytes = copy;
      this.isOnItsWay = false;
    }
    this.bytes.write(text, at, 'latin1');
  }
}

/** What stands where Node looks whether there is a head. */
const SENT_AS_BYTES = 'HTTP/1.1';

/** A connection that stays open for more requests of HTTP/1.1: it gets the same lines about itself as others like it. */
function isUsual(res: ServerResponse): boolean {
  const { httpVersionMinor, httpVersionMajor, socket } = res.req;
  const { server } = socket as Socket & {
    readonly server?: { readonly maxRequestsPerSocket: number | null };
  };
  return (
    res.shouldKeepAlive &&
    httpVersionMinor === 1 &&
    httpVersionMajor === 1 &&
    res.sendDate &&
    !server?.maxRequestsPerSocket
  );
}

let date = { second: 0, text: '' };

/** As Node writes it. */
function dateOf(second: number): string {
  if (date.second !== second) date = { second, text: new Date(second * 1000).toUTCString() };
  return date.text;
}
