import { secretsOf } from '../../src/config/secrets-of';

describe('the secrets of a configuration', () => {
  it('are the values of the settings that hold some, and the user name that goes with them', () => {
    const config = {
      AUTOTASK_USERNAME: 'me@msp.example',
      AUTOTASK_SECRET: 'one',
      BOT_PASSWORD: 'two',
      TENANT_ID: 'none',
      PORT: 3978,
    };
    expect(secretsOf(config)).toEqual({ secrets: ['one', 'two'], names: ['me@msp.example'] });
  });

  it('are the address of a database and its password by itself, as it is written and as it is sent', () => {
    const url = 'postgres://sso:p%40ss@db.example:5432/sso?sslmode=require';
    expect(secretsOf({ DATABASE_URL: url }).secrets).toEqual([url, 'p%40ss', 'p@ss']);
  });

  it.each([
    ['a password that should have been encoded', 'postgres://sso:p@ss/w%d@db.example/sso', 'p@ss/w%d'],
    ['a password among the parameters', 'postgres://db.example/sso?user=a&password=hush&x=1', 'hush'],
  ])('%s', (_, url, password) => {
    expect(secretsOf({ DATABASE_URL: url }).secrets).toContain(password);
  });

  it.each(['file:data/sso.db', 'file:C:\\data\\sso.db'])('the path %s is none', (url) => {
    expect(secretsOf({ DATABASE_URL: url }).secrets).toEqual([]);
  });
});
