import { expect, test } from 'vitest';
import { Status } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { CheckboxRow, InputRow, RadioRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { DateTime, Money, NumberText } from '#app/components/ui/format.tsx';
import { Menu } from '#app/components/ui/menu.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { Progress } from '#app/components/ui/progress.tsx';
import { Segmented } from '#app/components/ui/segmented.tsx';
import { Sparkline } from '#app/components/ui/sparkline.tsx';
import { html, links, NOW } from './render.tsx';

test('a progress bar carries its numbers and its sentence', () => {
  const markup = html(
    <Progress label="Cloud webinar" value={812} max={1310} sentence="812 of 1,310 sent, 2 refused" />,
  );
  expect(markup).toContain('role="progressbar"');
  expect(markup).toMatch(/aria-valuenow="812".*aria-valuetext="812 of 1,310"/);
  expect(markup).toContain('812 of 1,310 sent, 2 refused');
});

test('screen readers hear of progress at every tenth only', () => {
  const told = (value: number) =>
    /aria-live="polite"[^>]*>([^<]*)/.exec(html(<Progress label="Sending" value={value} max={100} />))?.[1];
  expect([9, 61, 69, 70].map(told)).toEqual(['', 'Sending: 60%', 'Sending: 60%', 'Sending: 70%']);
});

test('progress of nothing is empty and divides by nothing', () => {
  expect(html(<Progress label="Sending" value={0} max={0} />)).toContain('width:0%');
});

test('an error takes the place of the help and describes its field', () => {
  const field = plainField('email', { value: 'not', errors: ['This is not an e-mail address.'] });
  const markup = html(<InputRow field={field} label="E-mail" help="We write to it." />);
  expect(markup).toMatch(/<label for="field-email"/);
  expect(markup).toMatch(
    /<input(?=[^>]*id="field-email")(?=[^>]*aria-invalid="true")(?=[^>]*aria-describedby="field-email-error")(?=[^>]*value="not")/,
  );
  expect(markup).toMatch(/<p id="field-email-error"[^>]*>.*This is not an e-mail address\./);
  expect(markup).not.toContain('We write to it.');
});

test('without an error the help describes the field', () => {
  const markup = html(<InputRow field={plainField('email')} label="E-mail" help="We write to it." optional />);
  expect(markup).toContain('aria-describedby="field-email-help"');
  expect(markup).not.toContain('aria-invalid');
  expect(markup).toContain('optional');
});

test.each([
  ['a checkbox', <CheckboxRow key="1" field={plainField('x', { errors: ['Tick it.'] })} label="I may" />],
  ['a select', <SelectRow key="2" field={plainField('x', { errors: ['Choose.'] })} label="Country" options={[]} />],
  ['a radio group', <RadioRow key="3" field={plainField('x', { errors: ['Choose.'] })} label="When" options={[]} />],
  ['a file', <FileRow key="4" field={plainField('x', { errors: ['Choose.'] })} label="Logo" />],
])('%s is described by its error too', (_, row) => {
  expect(html(row)).toMatch(/aria-describedby="field-x-error"/);
});

test('a counter counts against its limit and does not cut off', () => {
  const markup = html(<InputRow field={plainField('subject', { value: 'Spring' })} label="Subject" counter={5} />);
  expect(markup).toContain('6 of 5 characters');
  expect(markup).not.toContain('maxLength');
});

test('money, numbers and dates are formatted for the reader, and nothing is a dash with a word', () => {
  expect(html(<Money value={{ amountMinor: 240_000, currency: 'EUR' }} />)).toContain('€2,400.00');
  expect(html(<NumberText value={1310} />)).toContain('1,310');
  expect(html(<NumberText value={null} />)).toMatch(/–.*None/);
  const date = html(<DateTime value={new Date(NOW - 240_000)} />);
  expect(date).toMatch(/<time dateTime="2026-05-12T11:56:00.000Z" title="Tuesday.*13:56.*">|<time dateTime=/i);
  expect(date).toContain('4 minutes ago');
});

test('a status says its reason and since when, not by colour alone', () => {
  const markup = html(<Status tone="warning" label="Paused" reason="You paused it" since={new Date(NOW)} />);
  expect(markup).toContain('Paused');
  expect(markup).toMatch(/title="You paused it, since /);
});

test('a sparkline tells its course in words', () => {
  expect(html(<Sparkline label="Clicks" values={[3, 9, 5]} />)).toContain(
    'aria-label="Clicks: from 3 to 5, lowest 3, highest 9"',
  );
});

test('a view switch changes its parameter only and leaves the usual view out of the address', () => {
  const options = [
    { value: 'desktop', label: 'Desktop' },
    { value: 'phone', label: 'Phone' },
  ];
  const at = (value: string, address: string) =>
    links(html(<Segmented label="Width" param="width" value={value} options={options} />, address));
  expect(at('desktop', '/p?scheme=dark')).toEqual(['/p?scheme=dark', '/p?scheme=dark&width=phone']);
  expect(at('phone', '/p?width=phone')[0]).toMatch(/^\/p\??$/);
});

test('a preview is a sandboxed frame whose address follows the page’s', () => {
  const markup = html(<PreviewFrame src="/preview/abc" title="Mail" />, '/p?scheme=dark&images=off');
  expect(markup).toMatch(
    /<iframe(?=[^>]*sandbox="")(?=[^>]*src="\/preview\/abc\?scheme=dark&amp;images=off&amp;part=html")/,
  );
  expect(markup).not.toContain('srcdoc');
});

test('without scripts a menu is a list of links and forms', () => {
  const markup = html(
    <Menu
      label="Your account"
      trigger={<button type="button">AR</button>}
      items={[
        { kind: 'link', to: '/profile', label: 'Profile' },
        { kind: 'form', action: '/sign-out', fields: { redirectTo: '/' }, label: 'Sign out' },
      ]}
    />,
  );
  const fallback = /<noscript>(.*)<\/noscript>/s.exec(markup)?.[1] ?? '';
  expect(links(fallback)).toEqual(['/profile']);
  expect(fallback).toMatch(/<form method="post" action="\/sign-out".*name="redirectTo".*Sign out/s);
});

test('without scripts a confirmation asks in place and sends what was typed', () => {
  const markup = html(
    <ConfirmDialog
      trigger={<button type="button">Delete</button>}
      title="Delete 14 launches?"
      confirmLabel="Delete 14 launches"
      action="/launches/delete"
      fields={{ state: 'draft' }}
      typed={{ expected: '14' }}
    />,
  );
  const fallback = /<noscript>(.*)<\/noscript>/s.exec(markup)?.[1] ?? '';
  expect(fallback).toMatch(
    /<form method="post" action="\/launches\/delete".*name="state" value="draft".*name="confirmation"/s,
  );
});

test('a submit button at rest is not pending', () => {
  expect(html(<SubmitButton variant="primary">Save the brand kit</SubmitButton>)).not.toContain('aria-busy');
});
