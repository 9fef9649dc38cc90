import { findChromium } from './find-chromium';

describe('findChromium', () => {
  it('takes the program that CHROMIUM_PATH names', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath);
  });

  it('says so where CHROMIUM_PATH names nothing, rather than taking another browser', () => {
    expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
      'CHROMIUM_PATH is /nowhere/chromium',
    );
  });
});
