import test from 'ava';
import {describeBlob} from '../../src/format/blob-description.js';
import {makePng} from './sample-result.js';

test('sizes are in powers of a thousand with one decimal', t => {
  t.is(describeBlob(new Uint8Array()), 'blob 0 B');
  t.is(describeBlob(new Uint8Array(999)), 'blob 999 B');
  t.is(describeBlob(new Uint8Array(1000)), 'blob 1.0 kB');
  t.is(describeBlob(new Uint8Array(4249)), 'blob 4.2 kB');
  t.is(describeBlob(new Uint8Array(999_949)), 'blob 999.9 kB');
  t.is(describeBlob(new Uint8Array(999_950)), 'blob 1.0 MB');
});

test('a PNG is told by the size in its header, and only a PNG', t => {
  t.is(describeBlob(makePng(128, 64, 312)), 'image/png 128×64 312 B');
  t.is(describeBlob(makePng(128, 64, 24).subarray(0, 23)), 'blob 23 B');
  const shifted = new Uint8Array(100);
  shifted.set(makePng(70_000, 1, 40), 5);
  t.is(describeBlob(shifted.subarray(5, 45)), 'image/png 70000×1 40 B');
  t.is(describeBlob(shifted), 'blob 100 B');
});
