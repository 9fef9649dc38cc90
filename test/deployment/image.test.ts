import { readdirSync } from 'node:fs';
import { describeOnDatabases } from '../store/databases';
import { layOutImage, type ImageTree } from './image-tree';
import { runImage, type RunningImage } from './run-image';

/** Docker itself is not needed: what the image holds is laid out here and started as the image starts it. */
describeOnDatabases('the image', ({ name, create }) => {
  let tree: ImageTree;
  let before: string[];
  let image: RunningImage;
  beforeAll(async () => {
    tree = layOutImage();
    before = tree.files();
    // With nothing said about a database it is SQLite's file on the volume.
    image = await runImage(tree, name === 'SQLite' ? {} : { DATABASE_URL: (await create()).url });
  });
  afterAll(async () => {
    await image.stop();
    tree.close();
  });

  test('is ready with the packages of production, secrets in files, nobody in particular, and no way to Autotask', async () => {
    expect((await fetch(`${image.url}/readyz`)).status).toBe(200);
  });

  test('calls itself healthy while it runs, and not when it is gone; it drains and exits 0 when told to stop', async () => {
    expect(await image.healthCheck()).toBe(0);
    expect(await image.stop()).toBe(0);
    expect(await image.healthCheck()).toBe(1);
  });

  test('wrote to /data and nowhere else', () => {
    expect(tree.files()).toEqual(before);
    expect(readdirSync(tree.data)).toEqual(name === 'SQLite' ? expect.arrayContaining(['sso.db']) : []);
  });
});
