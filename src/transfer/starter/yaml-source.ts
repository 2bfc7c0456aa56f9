import { isMap, isNode, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { StarterFault } from './starter-fault.js';
import { YamlFields, type YamlPlace } from './yaml-fields.js';

/** A piece of YAML within a file: knows which line a node stands on and gathers what is wrong. */
export class YamlSource implements YamlPlace {
  readonly #lines = new LineCounter();

  /** `firstLine` is the line of the file on which the YAML begins, 1 for a file that is all YAML. */
  constructor(
    readonly file: string,
    private readonly yaml: string,
    private readonly faults: StarterFault[],
    private readonly firstLine = 1,
  ) {}

  /** The top level as one mapping; null, with a fault, where it is something else. */
  mapping(): YamlFields | null {
    const contents = this.#parse();
    if (contents === undefined) return null;
    if (isMap(contents)) return this.#fieldsOf(contents);
    this.fault(null, 'Must hold `key: value` lines.');
    return null;
  }

  /** The top level as a list of mappings. An entry that is no mapping is a fault and left out. */
  list(): YamlFields[] {
    const contents = this.#parse();
    if (contents === undefined) return [];
    if (!isSeq(contents)) {
      this.fault(null, 'Must be a list: each entry begins with `- `. An empty list is `[]`.');
      return [];
    }
    return contents.items.flatMap((item) => {
      if (isMap(item)) return [this.#fieldsOf(item)];
      this.fault(item, 'Must be an entry with `key: value` lines.');
      return [];
    });
  }

  /** Records a fault at a node, or at the first line where there is none. */
  fault(node: unknown, message: string): void {
    this.faults.push({ file: this.file, line: this.lineOf(node), message });
  }

  lineOf(node: unknown): number {
    const start = isNode(node) ? node.range?.[0] : undefined;
    return start === undefined ? this.firstLine : this.#lines.linePos(start).line + this.firstLine - 1;
  }

  #parse(): unknown {
    const document = parseDocument(this.yaml, { lineCounter: this.#lines, prettyErrors: false });
    for (const problem of [...document.errors, ...document.warnings]) {
      const line = this.#lines.linePos(problem.pos[0]).line + this.firstLine - 1;
      this.faults.push({ file: this.file, line, message: `Not valid YAML: ${problem.message}` });
    }
    return document.errors.length > 0 ? undefined : document.contents;
  }

  #fieldsOf(map: YAMLMap): YamlFields {
    return new YamlFields(map, this);
  }
}
