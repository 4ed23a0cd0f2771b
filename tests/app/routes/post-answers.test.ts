import { beforeAll, expect, test } from 'vitest';
import type { PartnerPostId } from '#campaigns/kernel/ids.ts';
import { approvalToken } from '#campaigns/social/approval-token.ts';
import { getPartnerPost, listWaitingRows } from '#campaigns/social/partner-post-queries.ts';
import { aPost, aTopic } from '#tests/factories/social.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
beforeAll(async () => {
  stand = await webStand();
}, 120_000);

const HOUR = 3_600_000;
const EMAIL = 'ben@brightside.example';

/** A partner with a post to answer, its mail's link, and somebody who is signed in nowhere. */
async function aWaitingPost() {
  const made = await aPartnerWorld({ now: new Date() });
  const { partner, partnerCaller } = made;
  const topicId = await aTopic(made, 'requires_approval');
  await aPost(made, { topicId, content: { networks: ['linkedin'] } });
  const [copy] = await partnerCaller.inScope(listWaitingRows);
  const partnerPostId = copy?.id as PartnerPostId;
  const linkFor = (hours: number) =>
    `/posts/${approvalToken(stand.world.install.keys, {
      ...{ partnerId: partner.id, email: EMAIL },
      until: new Date(Date.now() + hours * HOUR),
    })}`;
  const stored = () =>
    partnerCaller.inScope(async (ctx) => {
      const { state, decidedBy } = await getPartnerPost(ctx, partnerPostId);
      const answers = { objectId: partnerPostId, action: { in: ['partner_post.approved', 'partner_post.declined'] } };
      return { state, decidedBy, answers: await ctx.db.auditEntry.count({ where: answers }) };
    });
  return { ...made, topicId, partnerPostId, link: linkFor(24), linkFor, stored, browser: stand.browser() };
}

const UNANSWERED = { state: 'waiting', decidedBy: '', answers: 0 };

test('the link shows the post without signing in; looking, also by programs that follow links, answers nothing', async () => {
  const { browser, link, stored } = await aWaitingPost();
  const page = await browser.get(link);
  expect(page.status).toBe(200);
  expect(page.text).toContain('New this spring. Solar with storage.');
  expect(page.text).toMatch(/name="answer"[^>]*value="approve"/);
  expect(page.headers.get('x-robots-tag')).toBe('noindex');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect((await browser.send(link, { method: 'HEAD' })).status).toBe(200);
  expect((await browser.get(link, { 'sec-purpose': 'prefetch' })).status).toBe(200);
  await browser.get(`${link}?answer=approve`);
  expect(await stored()).toEqual(UNANSWERED);
});

test('one POST approves, in the name of the address that the mail went to; a second one says that it is done', async () => {
  const { browser, link, partnerPostId, stored } = await aWaitingPost();
  for (let time = 0; time < 2; time += 1) {
    const answer = await browser.post(link, { partnerPostId, answer: 'approve' });
    expect(answer.status).toBe(303);
    const after = await browser.get(answer.location ?? '');
    expect(after.text).toContain('“Spring solar” is approved. It goes out when it is due.');
    expect(after.text).toContain('Nothing waits for an answer any more.');
    expect(await stored()).toEqual({ state: 'approved', decidedBy: EMAIL, answers: 1 });
  }
  expect(browser.cookies.has('session')).toBe(false);
});

test('declined by the same link, it is declined; what is out already stays as it is, and the page says so', async () => {
  const { browser, link, partnerPostId, partnerCaller, stored } = await aWaitingPost();
  const declined = await browser.post(link, { partnerPostId, answer: 'decline' });
  expect((await browser.get(declined.location ?? '')).text).toContain('is declined. It does not go out.');
  expect((await stored()).state).toBe('declined');
  await partnerCaller.inScope((ctx) => ctx.db.socialPartnerPost.updateMany({ data: { state: 'released' } }));
  const late = await browser.post(link, { partnerPostId, answer: 'decline' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('This post is out already, so it stays as it is.');
});

test('a link that was altered, is over, or is another partner’s answers nothing', async () => {
  const { browser, link, linkFor, partnerPostId, stored } = await aWaitingPost();
  const other = await aWaitingPost();
  const altered = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const token = link.slice('/posts/'.length);
  const named = `/posts/${token.replace(/^[^.]+/, other.partner.id)}`;
  for (const wrong of [altered, named, linkFor(-1), '/posts/x']) {
    expect((await browser.get(wrong)).status, wrong).toBe(404);
    expect((await browser.post(wrong, { partnerPostId, answer: 'approve' })).status, wrong).toBe(404);
  }
  expect((await browser.get(other.link)).status).toBe(200);
  expect((await browser.get(`${other.link}?answered=${partnerPostId}`)).status).toBe(404);
  expect((await browser.post(other.link, { partnerPostId, answer: 'approve' })).status).toBe(404);
  expect((await browser.post(link, { partnerPostId, answer: 'publish' })).status).toBe(422);
  const crossSite = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await browser.post(link, { partnerPostId, answer: 'approve' }, crossSite)).status).toBe(403);
  expect(await stored()).toEqual(UNANSWERED);
});
