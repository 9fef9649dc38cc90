import fc from 'fast-check';
import { preferWholeName, readWho, whoText } from '../../src/mapping/who';
import { exampleUser } from './examples';

describe('what was typed as a person is read', () => {
  it.each([
    ['3D5F0C1E-9b1a-4f6e-8a51-2c7d9e4b1a01', 'object-id'],
    ['{3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01}', 'object-id'],
    ['jane.doe@contoso.example', 'address'],
    ["o'neill+oncall@contoso.example", 'address'],
    ['jane.doe', 'name'],
    ['Jane Doe', 'name'],
    ['jane @ contoso', 'name'],
    ['@sso', 'name'],
    ['3d5f0c1e-9b1a-4f6e-8a51', 'name'],
  ])('%p as %s', (text, kind) => {
    expect(readWho(text).kind).toBe(kind);
  });

  it('an Object ID in lower case and without braces, as Entra writes it', () => {
    const read = readWho('{3D5F0C1E-9B1A-4F6E-8A51-2C7D9E4B1A01}');
    expect(whoText(read)).toBe('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01');
  });

  it('and everything else is repeated as it was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress()), (text) => {
        expect(whoText(readWho(text))).toBe(text);
      }),
    );
  });
});

describe('of people whose name begins with what was typed', () => {
  const jane = exampleUser();
  const miller = exampleUser({ id: 'other', displayName: 'Jane Doe-Miller' });
  const accented = exampleUser({ id: 'accented', displayName: 'Jané  DOE' });

  it('those with exactly that name are meant, whatever the case and accents', () => {
    expect(preferWholeName([miller, jane, accented], readWho('jane doe'))).toEqual([jane, accented]);
  });

  it('all are meant when nobody has exactly that name', () => {
    expect(preferWholeName([miller, jane], readWho('Jane'))).toEqual([miller, jane]);
  });

  it('all are meant when no name was typed', () => {
    expect(preferWholeName([miller, jane], readWho('jane.doe@contoso.example'))).toEqual([miller, jane]);
  });
});
