import { describe, expect, it } from '@jest/globals';
import { fileTypeOf } from './file-type.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the type of a file', () => {
  it.each([
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/gif', 'GIF89a\x01\0'],
    ['image/gif', 'GIF87a'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['image/avif', '\0\0\0\x20ftypavif\0\0\0\0avifmif1'],
    ['image/avif', '\0\0\0\x1cftypmif1\0\0\0\0mif1avif'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['image/svg+xml', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg PUBLIC "x" "y">\n<svg>'],
    ['image/svg+xml', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
  ])('is %s by its first bytes', (mime, head) => {
    expect(fileTypeOf(bytes(head))).toBe(mime);
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<!doctype html><svg>'],
    ['HTML with a drawing', '<html><svg xmlns="http://www.w3.org/2000/svg">'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['gzip', '\x1f\x8b\x08\0'],
    ['ZIP', 'PK\x03\x04'],
    ['PDF', '%PDF-1.7'],
    ['TIFF', 'II*\0'],
    ['a sound', 'RIFF\x10\0\0\0WAVE'],
    ['a script', '#!/bin/sh\necho GIF89a'],
    ['half a signature', '\x89PN'],
  ])('is none of ours for %s', (_, head) => {
    expect(fileTypeOf(bytes(head))).toBeNull();
  });
});
