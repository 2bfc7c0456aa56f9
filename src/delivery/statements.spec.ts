import { describe, expect, it } from '@jest/globals';
import { variantOf } from './statements.js';

describe('a statement that comes in variants', () => {
  it('has a name for each variant, in its text too', () => {
    expect(variantOf('delivery.list', 'at', 'select 1')).toEqual({
      name: 'delivery.list:at',
      text: '-- delivery.list:at\nselect 1',
    });
    expect(variantOf('delivery.list', '', 'select 1').name).toBe('delivery.list');
  });

  it('has no name that PostgreSQL would cut', () => {
    expect(variantOf('delivery.list', 'x'.repeat(60), 'select 1').name).toBe('');
  });

  it('loses its name, but not its text, where there are too many, and keeps the one it has', () => {
    const first = variantOf('delivery.list', 'first', 'select 1');
    for (let number = 0; number < 300; number += 1) variantOf('delivery.list', `v${number}`, 'select 1');
    expect(variantOf('delivery.list', 'late', 'select 1')).toEqual({
      name: '',
      text: '-- delivery.list:late\nselect 1',
    });
    expect(variantOf('delivery.list', 'first', 'select 1')).toEqual(first);
  });
});
