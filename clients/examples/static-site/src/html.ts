/** HTML that is safe to send as it is. */
export class Html {
  constructor(readonly text: string) {}
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** A template of HTML: whatever is put into it is escaped, unless it is HTML already. Null, undefined and false vanish. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + render(contents[index])).join(''));
}

/** Text that came as HTML from the service, which writes it from an allow-list of elements. */
export function trustedHtml(text: string): Html {
  return new Html(text);
}

/** Data for a script element: `<` is written as an escape, or `</script>` in a title would end it. */
export function jsonScript(type: string, data: unknown): Html {
  return new Html(`<script type="${type}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`);
}

function render(content: Content): string {
  if (content instanceof Html) return content.text;
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'object') return content.map(render).join('');
  return String(content).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
