import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts that stand nowhere but in what is to vanish. */
export class Markers {
  constructor(private readonly texts: readonly string[]) {}

  /** Those of the markers a text holds, in whatever case and spelling, decoded or not. */
  in(text: string): string[] {
    const folded = `${text}\n${decoded(text)}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return this.texts.filter((marker) => folded.includes(marker.toLowerCase()));
  }

  /** The markers that stand in files of a folder and in their names, with the paths. */
  async inFolder(folder: string): Promise<string[]> {
    const found: string[] = [];
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isFile() ? await readFile(path, 'latin1') : '';
      for (const marker of this.in(`${path}\n${content}`)) found.push(`${path}: ${marker}`);
    }
    return found;
  }
}

/** Escapes of addresses and of JSON undone, where they are any. */
function decoded(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch {
        return escaped;
      }
    })
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
