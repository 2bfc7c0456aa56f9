import { describe, expect, it } from '@jest/globals';
import { SignInLimiter } from './sign-in-limiter.js';

const noon = new Date('2026-01-01T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const limiter = (perAccount: number, perAddress: number) =>
  new SignInLimiter({ perAccount, perAddress, windowMinutes: 15 });

describe('attempts to sign in', () => {
  it('are refused for an account after its limit, whatever the address, and say until when', () => {
    const limits = limiter(2, 100);
    expect(limits.begin('ann@clinic.example', '192.0.2.1', noon)).toBeNull();
    expect(limits.begin('ann@clinic.example', '192.0.2.2', later(1))).toBeNull();
    expect(limits.begin('ann@clinic.example', '192.0.2.3', later(2))).toEqual(later(15));
    expect(limits.begin('ben@clinic.example', '192.0.2.1', later(2))).toBeNull();
  });

  it('are allowed again when the window is over', () => {
    const limits = limiter(1, 100);
    limits.begin('ann@clinic.example', '192.0.2.1', noon);
    expect(limits.begin('ann@clinic.example', '192.0.2.1', later(14.9))).toEqual(later(15));
    expect(limits.begin('ann@clinic.example', '192.0.2.1', later(15))).toBeNull();
  });

  it('are counted together for all addresses of one IPv6 network', () => {
    const limits = limiter(100, 2);
    expect(limits.begin('a', '2001:db8:0:1::5', noon)).toBeNull();
    expect(limits.begin('b', '2001:0db8::1:ffff:2:3:4', noon)).toBeNull();
    expect(limits.begin('c', '2001:db8:0:1:aaaa:bbbb:cccc:dddd', noon)).toEqual(later(15));
    expect(limits.begin('c', '2001:db8:0:2::5', noon)).toBeNull();
  });

  it('are counted together for an IPv4 address and its IPv6 spelling', () => {
    const limits = limiter(100, 1);
    limits.begin('a', '::ffff:192.0.2.1', noon);
    expect(limits.begin('b', '192.0.2.1', noon)).toEqual(later(15));
  });

  it('that went well give the account a new start', () => {
    const limits = limiter(2, 2);
    for (let n = 0; n < 10; n++) {
      expect(limits.begin('ann', '192.0.2.1', noon)).toBeNull();
      limits.succeed('ann', '192.0.2.1');
    }
  });

  it('under ever new names take a bounded memory', () => {
    const limits = limiter(1, 1_000_000);
    for (let n = 0; n < 50_000; n++) limits.begin(`user-${n}`, '192.0.2.1', noon);
    expect(limits['counters'].size).toBeLessThanOrEqual(20_000);
  });
});
