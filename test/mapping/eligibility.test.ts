import { obstaclesOfResource, obstaclesOfUser } from '../../src/mapping/eligibility';
import { exampleResource, exampleUser } from './examples';

describe('a person may be mapped', () => {
  it.each(['Member', 'member', null])('when Entra calls them %p', (userType) => {
    expect(obstaclesOfUser(exampleUser({ userType }))).toEqual([]);
  });

  it('but not as a guest', () => {
    const obstacles = obstaclesOfUser(exampleUser({ userType: 'Guest' }));
    expect(obstacles).toEqual([{ code: 'user-is-guest', name: 'Jane Doe' }]);
  });

  it('but not with a disabled account', () => {
    const obstacles = obstaclesOfUser(exampleUser({ accountEnabled: false }));
    expect(obstacles).toEqual([{ code: 'user-disabled', name: 'Jane Doe' }]);
  });

  it('and is told every reason against it at once', () => {
    const obstacles = obstaclesOfUser(exampleUser({ userType: 'Guest', accountEnabled: false }));
    expect(obstacles.map(({ code }) => code)).toEqual(['user-is-guest', 'user-disabled']);
  });
});

describe('a resource may be mapped', () => {
  it.each(['Professional', 'Rapid API Userguide Licence', null])('with the licence %p', (licence) => {
    expect(obstaclesOfResource(exampleResource({ licence }))).toEqual([]);
  });

  it.each(['API User (system)', 'API User (API-only)', 'api user'])(
    'but not with the licence %p',
    (licence) => {
      const obstacles = obstaclesOfResource(exampleResource({ licence }));
      expect(obstacles).toEqual([{ code: 'resource-is-api-user', userName: 'jane.doe' }]);
    },
  );

  it('but not while it is inactive', () => {
    const obstacles = obstaclesOfResource(exampleResource({ isActive: false }));
    expect(obstacles).toEqual([{ code: 'resource-inactive', userName: 'jane.doe' }]);
  });
});
