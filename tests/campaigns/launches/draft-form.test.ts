import { expect, test } from 'vitest';
import { newId } from '#campaigns/kernel/ids.ts';
import { LaunchDraftForm } from '#campaigns/launches/draft-form.ts';

const HEAD = { launchId: newId('launch'), revision: '3' };
const zonesOf = (form: object) => LaunchDraftForm.parse({ ...HEAD, ...form }).zones;

test('an emptied field is kept as empty, although a form sends nothing for it', () => {
  expect(zonesOf({ zoneNames: 'headline:text:editable' })).toEqual({ headline: '' });
});

test('an optional part without its tick is left out, and with it comes back', () => {
  const zoneNames = ['offer:block:optional', 'note:text:optional'];
  expect(zonesOf({ zoneNames, zones: { note: 'Hi' } })).toEqual({ offer: null, note: null });
  expect(zonesOf({ zoneNames, zones: { note: 'Hi' }, shown: { offer: 'on', note: 'on' } })).toEqual({ note: 'Hi' });
});

test('links and images keep both of their parts', () => {
  const zoneNames = ['go:link:editable', 'hero:image:editable'];
  const zones = { go: { label: 'Go', href: 'https://a.example' }, hero: { alt: 'A bridge' } };
  expect(zonesOf({ zoneNames, zones })).toEqual({ go: zones.go, hero: { src: '', alt: 'A bridge' } });
});

test('a zone that the page did not show cannot be slipped in', () => {
  expect(zonesOf({ zoneNames: 'headline:text:editable', zones: { headline: 'A', footer: 'mine' } })).toEqual({
    headline: 'A',
  });
});

test('a time that is not complete changes nothing; a complete one is kept with its zone', () => {
  expect(LaunchDraftForm.parse({ ...HEAD, when: 'later' }).plan).toBeUndefined();
  const plan = { when: 'later', startsLocal: '2027-03-28T02:30', timeZone: 'Europe/Berlin' };
  expect(LaunchDraftForm.parse({ ...HEAD, ...plan }).plan).toEqual(plan);
  expect(LaunchDraftForm.parse({ ...HEAD, when: 'now' }).plan).toEqual({ when: 'now' });
});
