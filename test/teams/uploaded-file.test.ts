import { uploadedIn } from '../../src/teams/uploaded-file';

const downloadUrl = 'https://contoso.sharepoint.example/download?tempauth=x';
const sent = {
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name: 'pairs.csv',
  content: { downloadUrl, uniqueId: 'x', fileType: 'csv' },
};
const plain = { contentType: 'text/csv', name: 'pairs.csv', contentUrl: downloadUrl };
/** What Teams adds to a message by itself. */
const html = { contentType: 'text/html', content: '<p>map file</p>' };
const file = { kind: 'file', name: 'pairs.csv', url: downloadUrl };

it.each([
  ['a file as Teams sends it', [html, sent], file],
  ['a file as the Playground sends it', [plain], file],
  ['a file without a name', [{ ...sent, name: undefined }], { ...file, name: 'the file' }],
  ['two files', [sent, plain], { kind: 'several' }],
  ['no attachments', undefined, { kind: 'none' }],
  ['its text only', [html], { kind: 'none' }],
  ['a picture', [{ contentType: 'image/png', contentUrl: downloadUrl }], { kind: 'none' }],
  ['a file without an address', [{ ...sent, content: {} }], { kind: 'none' }],
  ['a file without anything', [{ contentType: sent.contentType }], { kind: 'none' }],
])('finds %s', (_what, attachments, found) => {
  expect(uploadedIn({ attachments: attachments })).toEqual(found);
});
