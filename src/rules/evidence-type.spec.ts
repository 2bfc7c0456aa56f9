import { describe, expect, it } from '@jest/globals';
import { evidenceName, evidenceTypeOf } from './evidence-type.js';

describe('a file of evidence', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['<html>%PDF-1.7', null],
    ['PK\x03\x04', null],
    ['', null],
  ])('is told by its first bytes: %j', (bytes, mime) => {
    expect(evidenceTypeOf(Buffer.from(bytes, 'latin1'))).toBe(mime);
  });

  it.each([
    ['consent of 2026.pdf', 'consent of 2026.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\forms\\signed.pdf', 'signed.pdf'],
    ['a\r\nSet-Cookie: b=c', 'aSet-Cookie: b=c'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['..', 'evidence.pdf'],
    ['\ud800', 'evidence.pdf'],
    ['x'.repeat(500), 'x'.repeat(200)],
    [null, 'evidence.pdf'],
  ])('has a name that is only a name: %j', (sent, name) => {
    expect(evidenceName(sent, 'application/pdf')).toBe(name);
  });
});
