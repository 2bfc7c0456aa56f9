import type MarkdownIt from 'markdown-it';

type InlineRule = Parameters<MarkdownIt['inline']['ruler']['push']>[1];
type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1];

const MARK = /\[\^([A-Za-z0-9][\w.:-]{0,63})\]/y;
const DEFINITION = /^\[\^([A-Za-z0-9][\w.:-]{0,63})\]:(?:[ \t]+|$)/;

/** `[^key]` within text: a token `citation_mark` with the key in `meta`. */
export const citationMark: InlineRule = (state, silent) => {
  MARK.lastIndex = state.pos;
  const key = state.src[state.pos] === '[' ? MARK.exec(state.src)?.[1] : undefined;
  if (key === undefined) return false;
  if (!silent) state.push('citation_mark', '', 0).meta = { key };
  state.pos += key.length + '[^]'.length;
  return true;
};

/**
 * `[^key]: text`, on as many lines as a paragraph would have: a token `citation_definition` with the key in `meta` and the
 * Markdown of the text as its content.
 */
export const citationDefinition: BlockRule = (state, startLine, endLine, silent) => {
  const lineAt = (line: number) =>
    state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();
  const first = lineAt(startLine);
  const found = DEFINITION.exec(first);
  if (!found || state.sCount[startLine]! - state.blkIndent >= 4) return false;
  if (silent) return true;
  const lines = [first.slice(found[0].length)];
  const others = state.md.block.ruler.getRules('paragraph');
  let next = startLine + 1;
  while (next < endLine && !state.isEmpty(next) && state.sCount[next]! >= state.blkIndent) {
    if (others.some((rule) => rule(state, next, endLine, true))) break;
    lines.push(lineAt(next));
    next += 1;
  }
  const token = state.push('citation_definition', '', 0);
  token.meta = { key: found[1] };
  token.content = lines.join(' ').trim();
  token.map = [startLine, next];
  state.line = next;
  return true;
};
