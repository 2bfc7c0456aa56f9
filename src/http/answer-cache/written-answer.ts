import type { Socket } from 'node:net';
import type { ServerResponse } from 'node:http';

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

/** An answer as it goes over the line, head and body in one piece: only the date and the content version change in it. */
export class WrittenAnswer {
  private second = -1;
  /** Some of the bytes may still have to be read by the system: they must stay as they are. */
  private isOnItsWay = false;

  private constructor(
    private bytes: Buffer,
    private readonly bodyAt: number,
    private readonly dateAt: number,
    private readonly versionAt: number,
    private version: string,
  ) {}

  /** The answer whose head has just been written to a response; null where that would not do for another. */
  static of(res: WithHead, version: string, body: Buffer): WrittenAnswer | null {
    const head = res[HEAD];
    if (typeof head !== 'string' || res[IS_SENT] === undefined || !isUsual(res)) return null;
    const date = DATE.exec(head);
    const told = VERSION.exec(head);
    if (date === null || told?.[1] !== version) return null;
    const bytes = Buffer.allocUnsafeSlow(head.length + body.length);
    bytes.write(head, 0, 'latin1');
    body.copy(bytes, head.length);
    const versionAt = told.index + told[0].length - version.length - 2;
    return new WrittenAnswer(bytes, head.length, date.index + '\r\nDate: '.length, versionAt, version);
  }

  get body(): Buffer {
    return this.bytes.subarray(this.bodyAt);
  }

  get headBytes(): number {
    return this.bodyAt;
  }

  /** Sends it all. False where it has to be written the usual way: nothing was sent then. */
  send(res: WithHead, status: number, version: string): boolean {
    const { socket } = res;
    if (res[HEAD] !== null || res[IS_SENT] !== false || !socket?.writable || res.destroyed) return false;
    if (!isUsual(res) || res.getHeaderNames().length > 0) return false;
    if (version !== this.version && !this.bear(version)) return false;
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

  /** False where it has not as many digits. */
  private bear(version: string): boolean {
    if (version.length !== this.version.length) return false;
    this.change(version, this.versionAt);
    this.version = version;
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
