/** What one reader was shown. */
export interface Sighting {
  /** `X-Content-Version`. */
  readonly version: number;
  /** Of the article, null where it was not there. */
  readonly edition: number | null;
  /** As it was. */
  readonly title: string | null;
}

/** Holds what readers were shown against what writers were acknowledged. */
export class History {
  readonly violations: string[] = [];
  reads = 0;
  private readonly latencies: number[] = [];
  private readonly editions = new Map<string, { readonly edition: number; readonly version: number }[]>();

  published(slug: string, edition: number, version: number): void {
    const all = this.editions.get(slug) ?? [];
    all.push({ edition, version });
    this.editions.set(slug, all);
  }

  /** The least edition that whoever has seen a version may be shown. */
  editionAt(slug: string, version: number): number {
    const seen = (this.editions.get(slug) ?? []).filter((each) => each.version <= version);
    return Math.max(0, ...seen.map(({ edition }) => edition));
  }

  fresh(ms: number): void {
    this.latencies.push(ms);
  }

  check(slug: string, least: number | null, allowed: number, answer: Sighting, last: Sighting | null): void {
    this.reads += 1;
    const shown = `${slug} shows ${answer.title} at ${answer.version}`;
    if (least !== null && answer.version < least)
      this.violations.push(`${shown}: at least ${least} was asked for`);
    if ((answer.edition ?? 0) < allowed)
      this.violations.push(`${shown}: edition ${allowed} is older than what was asked for`);
    if (last && answer.version < last.version)
      this.violations.push(`${shown}: ${last.version} was seen on this connection`);
    if (answer.title?.startsWith('draft')) this.violations.push(`${shown}: a draft`);
    // Its own number promises as much.
    const promised = this.editionAt(slug, answer.version);
    if ((answer.edition ?? 0) < promised)
      this.violations.push(`${shown}: that version has edition ${promised}`);
  }

  summary(): string {
    const sorted = this.latencies.toSorted((one, other) => one - other);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
    const writes = [...this.editions.values()].reduce((sum, all) => sum + all.length, 0);
    const lines = this.violations.slice(0, 5).map((line) => `\n  ${line}`);
    return (
      `${this.reads} reads, ${writes} publishes, ${this.violations.length} violations${lines.join('')}, ` +
      `acknowledged to fresh p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${sorted.length} measured)`
    );
  }
}
