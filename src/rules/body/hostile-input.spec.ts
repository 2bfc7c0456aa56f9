import { describe, expect, it } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import { htmlFaults } from '../../../test/support/allowed-html.js';
import { hostileHtml, hostileMarkdown } from '../../../test/support/hostile-content.js';
import type { Body } from './body.js';
import type { BodyResult } from './check/check-body.js';
import { bodyFromHtml } from './html/body-from-html.js';
import { bodyToHtml } from './html/body-to-html.js';
import { bodyFromMarkdown } from './markdown/body-from-markdown.js';
import { bodyToMarkdown } from './markdown/body-to-markdown.js';

/** As careless as a reader of Markdown can be: HTML passes, and so does every address. */
const careless = new MarkdownIt({ html: true });
careless.validateLink = () => true;

/** A piece as it is taken in: strictly, as from an editor, and leniently, as in an import. Refused ones are left out. */
function readings(read: (isLenient: boolean) => BodyResult): Body[] {
  return [read(false), read(true)].flatMap(({ body }) => (body ? [body] : []));
}

const pieces: readonly (readonly [string, readonly Body[]])[] = [
  ...hostileHtml.map((piece): [string, Body[]] => [
    `HTML ${piece}`,
    readings((isLenient) => bodyFromHtml(piece, ['html'], { isLenient })),
  ]),
  ...hostileMarkdown.map((piece): [string, Body[]] => [
    `Markdown ${piece}`,
    readings((isLenient) => bodyFromMarkdown(piece, ['markdown'], { isLenient })),
  ]),
];

/** Pieces for which a body says something; empty where none does. */
const found = (faultsOf: (body: Body) => readonly unknown[]) =>
  pieces.flatMap(([piece, bodies]) =>
    bodies.flatMap((body) => {
      const faults = faultsOf(body);
      return faults.length > 0 ? [{ piece, faults }] : [];
    }),
  );

describe('hostile input', () => {
  it('is a corpus that mostly is taken in, so that there is something to look at', () => {
    expect(pieces.length).toBeGreaterThan(350);
    expect(pieces.filter(([, bodies]) => bodies.length > 0).length).toBeGreaterThan(pieces.length * 0.8);
  });

  it.each([
    ['<script>x</script>', '<script>'],
    ['<p onclick="x">a</p>', '<p onclick="x">'],
    ['<a href="java&#10;script:x">a</a>', '<a href="java\nscript:x">'],
    ['<a href="//hostile.example/">a</a>', '<a href="//hostile.example/">'],
    ['<img src="https://hostile.example/x.png">', '<img src="https://hostile.example/x.png">'],
    [
      '<iframe src="https://www.youtube-nocookie.com.hostile.example/"></iframe>',
      '<iframe src="https://www.youtube-nocookie.com.hostile.example/">',
    ],
    ['<svg></svg>', '<svg> of http://www.w3.org/2000/svg'],
    ['<!-- x -->', 'a comment'],
    ['<noscript><p title="</noscript><img src=x onerror=y>"></noscript>', '<img onerror="y">'],
  ])('would be found, were %s let through', (html, fault) => {
    expect(htmlFaults(html)).toContain(fault);
  });

  it('leaves nothing in HTML but what an article may hold', () => {
    expect(found((body) => htmlFaults(bodyToHtml(body)))).toEqual([]);
  });

  it('leaves nothing in Markdown that the most careless reader makes more of', () => {
    // A figure without a file has an empty address, its caption is a title; blocks of ours stand in fences.
    const ours = /^<(?:img src=""|img title="[^]*"|pre|code class="language-(?:video|call-to-action)")>$/;
    const faultsOf = (body: Body) =>
      htmlFaults(careless.render(bodyToMarkdown(body))).filter((fault) => !ours.test(fault));
    expect(found(faultsOf)).toEqual([]);
  });

  it('is the same when the HTML made of it is taken in again', () => {
    const changes = found((body) => {
      const html = bodyToHtml(body, { videos: 'player' });
      const again = bodyFromHtml(html, ['html']);
      const twice = again.body ? bodyToHtml(again.body, { videos: 'player' }) : again.faults;
      return twice === html ? [] : [html, twice];
    });
    expect(changes).toEqual([]);
  });

  it('is the same when the Markdown made of it is taken in again', () => {
    const changes = found((body) => {
      const markdown = bodyToMarkdown(body);
      const again = bodyFromMarkdown(markdown, ['markdown']);
      const twice = again.body ? bodyToMarkdown(again.body) : again.faults;
      return twice === markdown ? [] : [markdown, twice];
    });
    expect(changes).toEqual([]);
  });
});
