import { testFuzz } from '../security/fuzz/test-fuzz';
import { writeResult } from './write-result';

testFuzz(10_000, ({ runs, seed, statuses, looked, fromDirectory, complaints, errors, isReady }) => {
  const failed = Object.entries(statuses).flatMap(([status, times]) =>
    Number(status) >= 500 && status !== '501' ? [times] : [],
  );
  writeResult('fuzzing', `${runs.toLocaleString('en-US')} generated activities (FUZZ_SEED=${seed})`, [
    { what: 'answered with 200', measured: statuses['200'] ?? 0, most: null, unit: '' },
    {
      what: 'answered 5xx (but 501, not implemented)',
      measured: failed.reduce((sum, times) => sum + times, 0),
      most: 0,
      unit: '',
    },
    { what: 'different cards and texts looked at', measured: looked, most: null, unit: '' },
    { what: 'of them with something from the directory', measured: fromDirectory, most: null, unit: '' },
    { what: 'with unescaped text, or other complaints', measured: complaints.length, most: 0, unit: '' },
    { what: 'errors in the log', measured: errors.length, most: 0, unit: '' },
    { what: 'the process is ready afterwards', measured: Number(isReady), most: null, least: 1, unit: '' },
  ]);
});
