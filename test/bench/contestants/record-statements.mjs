import { appendFileSync } from 'node:fs';
import { Client } from 'pg';

// Loaded into the service before anything else: writes down every statement it sends, a line each, before it is sent.

const file = process.env.BENCH_RECORD;
const numbers = new WeakMap();
let clients = 0;
// Called with the client it belongs to.
// oxlint-disable-next-line typescript/unbound-method
const send = Client.prototype.query;

Client.prototype.query = function query(config, values, ...rest) {
  if (!numbers.has(this)) numbers.set(this, (clients += 1));
  const { name, text, values: own } = typeof config === 'string' ? { text: config } : config;
  const given = Array.isArray(values) ? values : (own ?? []);
  const line = { client: numbers.get(this), user: this.user, name, text, values: given.map(tagged) };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
  return send.call(this, config, values, ...rest);
};

/** What JSON does not know. Lists hold nothing of the kind. */
function tagged(value) {
  if (Buffer.isBuffer(value)) return { $bytes: value.toString('base64') };
  if (value instanceof Date) return { $date: value.toISOString() };
  return value;
}
